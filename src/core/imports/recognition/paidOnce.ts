const once =
  /[模版]费|模具|刀模|(?:开|制)[模版]|打样|样品费|运费|一次性|(?<!\p{L})(?:tool(?:ing|s)?|dies?|printing plates?|plates|mou?lds?|set[- ]?up|one[- ]?off|origination|artwork|freight|carriage|delivery charge)(?!\p{L})/iu

/** Whether goods are what is paid once beside them: tooling, plates, freight. What they cost is no price of a thousand. */
export const isPaidOnce = (name: string): boolean => once.test(name)

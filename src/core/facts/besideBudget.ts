/** What money is kept apart from a budget: "sits outside that", "comes on top". */
const apart = {
  latin:
    /\b(?:sits?|is|are|comes?|kept|held|counted|budgeted|treated|goes|stays?)\s+(?:(?:kept|held|counted|budgeted)\s+)?(?:outside|on top|separate(?:ly)?|apart|in addition|extra|over and above)\b/i,
  han: /\d[\d.,]*\s*[万亿kK]?元?[^，,。；;\d]{0,4}(?:另算|另计|另列|另外算|单独列|单列|另批|不在(?:这个?|总)?(?:预算|盘子|里面?|内)|不占预算|预算外)/,
} as const
const ofBudget = /\b(?:budget|envelope|total|overall|ceiling)\b|预算|总盘子|总额|总价|封顶/i
/** What stands in front of the words that keep it apart, back to where another thing begins. */
const inFront = (words: string, end: number): string =>
  words
    .slice(0, end)
    .split(/[.;。；]\s|[，,]\s*(?=\p{Script=Han})|, /u)
    .at(-1)!

/**
 * Whether the amount of a sentence stands beside the budget and is none: "Capex is capped at $85k and sits outside that",
 * 工装15万另算. "The budget is 470k, training comes on top" states one.
 */
export function isBesideBudget(words: string): boolean {
  const found = apart.latin.exec(words) ?? apart.han.exec(words)
  if (!found) return false
  const front = inFront(words, found.index + (/\p{Script=Han}/u.test(found[0]) ? found[0].length : 0))
  return /\d/.test(front) && !ofBudget.test(front)
}

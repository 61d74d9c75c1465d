/**
 * Slot form: `{product}` stands for a name of the deal, `{fact:downtimeHours}` for a fact of that kind,
 * `{subject:usageRate}` for the words by which that fact names its measure and `{by:customerAsk}` for whose words
 * they are, or to whom we gave them: the person addressed, a colleague of theirs, or their side.
 * A sentence is used only when every slot in it can be filled.
 */
export const nameSlots = ['product', 'account', 'person'] as const

const slotPattern = /\{([a-zA-Z]+(?::[a-zA-Z]+)?)\}/g

/** The slots of a sentence, in order of appearance, repeats kept: `['person', 'fact:downtimeHours']`. */
export function slotsOf(sentence: string): string[] {
  return [...sentence.matchAll(slotPattern)].map((match) => match[1]!)
}

/** The fact kind that a slot names; null for the names of the deal. */
export function factKindOfSlot(slot: string): string | null {
  const match = /^(?:fact|subject|by):(.+)$/.exec(slot)
  return match ? match[1]! : null
}

/** The fact kinds that a sentence names in its slots, without repeats. */
export function factKindsOf(sentence: string): string[] {
  return [...new Set(slotsOf(sentence).flatMap((slot) => factKindOfSlot(slot) ?? []))]
}

/** The sentence without its slots: what similarity and red-line checks of the wording look at. */
export function withoutSlots(sentence: string): string {
  return sentence.replace(slotPattern, ' ')
}

/** True when braces are balanced and each pair is a well-formed slot. */
export function slotsWellFormed(sentence: string): boolean {
  return !/[{}]/.test(withoutSlots(sentence))
}

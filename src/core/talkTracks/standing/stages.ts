const draft =
  /初稿|草稿|草案|初版|初步(?:版|稿|方案|报告|结论)|征求意见稿|讨论稿|\bdrafts?\b|\bpreliminary\b|\bfirst (?:cut|pass|version)\b/i
const last =
  /终稿|定稿|终版|正式(?:版|稿|报告)|最终(?:版|稿|报告|方案|报价)?|\bfinal(?:i[sz]ed)?\b(?! (?:days?|weeks?|say|decisions?|payments?|instal?ments?|acceptance|stages?|rounds?|minutes|call|meeting|test|approval))|\bbafo\b|\bbest and final\b/i

/** Which stage of a paper a text speaks of: its draft, or what it is in the end; null where it names none, or both. */
export function stageOf(text: string): 'draft' | 'final' | null {
  const [isDraft, isLast] = [draft.test(text), last.test(text)]
  return isDraft === isLast ? null : isDraft ? 'draft' : 'final'
}

/** Whether two texts speak of different stages of a paper: the draft that went out is not what they wait for in the end. */
export function areOfDifferentStages(one: string, other: string): boolean {
  const [left, right] = [stageOf(one), stageOf(other)]
  return left !== null && right !== null && left !== right
}

/** A text without the words that tell its stage. */
export const withoutStage = (text: string): string =>
  text.replaceAll(new RegExp(`${draft.source}|${last.source}`, 'gi'), ' ')

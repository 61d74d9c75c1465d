import { sideToldIn } from '../../deals/stancesSaid.ts'
import { tellsUpset } from '../../facts/chinese/viewRules.ts'
import type { Fact } from '../../facts/store.ts'

const moodDays = 10
/** "still cross about the outage", "was livid". */
const upsetInEnglish =
  /\b(?:still |quite |very |really |pretty )*(?:cross|angry|furious|annoyed|livid|fuming|upset|irritated|miffed|seething|not (?:happy|amused|best pleased))\b(?: (?:about|with|over|at|that))?/giu
/** Whether words tell only how somebody felt about what happened some days ago: 邓部长很火 takes no side by now. */
export const isPastMood = ({ text, occurredAt }: Pick<Fact, 'text' | 'occurredAt'>, asOf: number): boolean =>
  asOf - occurredAt > moodDays * 86_400_000 &&
  (tellsUpset.test(text) || text.search(upsetInEnglish) >= 0) &&
  sideToldIn(text.replace(tellsUpset, ' ').replaceAll(upsetInEnglish, ' ')) === null

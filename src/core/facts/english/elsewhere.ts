import type { FactKind } from '../../atoms/library/factKinds.ts'
import { matches } from '../cues/mayMatch.ts'

const han = /\p{Script=Han}/u
const ofOthers =
  /\b(?:neighbou?rs?['’]?s?|brother[- ]in[- ]law|my (?:kid|son|daughter|wife|husband|friend|mate|old (?:job|employer|company|place)|last (?:job|employer|company)|former|previous)\b|sister (?:plant|site|company)|used to be at|in the (?:newspaper|paper|news)|(?:read|saw|heard) somewhere|the average (?!time|wait|turnaround|of)\w+|industry (?:average|association)|most (?:of our )?customers|(?:we|you) (?:usually|typically|normally) see|other growers?|another (?:ship|site|plant|customer|company|firm)|all cranes in|newsletter|press release|was struck)\b/i
const ofOldTimes = /\b(?:back in|in) (?:19|20)[01]\d\b|\byears ago\b|\blong (?:gone|scrapped|since)\b/i
const supposed =
  /\b(?:if (?:we|i|it|they|you|he|she|there|a|the \w+) (?:only |ever )?(?:was|were|had|took|could|went|lost|got|ran|stood|is ever)|suppose|supposing|say you (?:had|were)|say we (?:had|were)|in the event of|hypothetical\w*|imagine|let['’]s say|would be nice|what would i be doing)\b/i
const inCapitals = /\bIF\b/

/** Whether a sentence tells of somebody else's affairs, or of what is long past. */
export const isElsewhere = (sentence: string): boolean =>
  matches(ofOthers, sentence) || matches(ofOldTimes, sentence)
/** Whether a sentence only supposes a case: its figures are nobody's. */
export const isSupposed = (sentence: string): boolean =>
  matches(supposed, sentence) || matches(inCapitals, sentence)

/** For the older rules, which look at figures alone: what is supposed is elsewhere too. */
export const isElsewhereInEnglish = (sentence: string): boolean =>
  !han.test(sentence) && (isElsewhere(sentence) || isSupposed(sentence))

/** Kinds that tell how things are: a figure that is only aimed at is none of theirs. */
const states: ReadonlySet<FactKind> = new Set<FactKind>([
  'downtimeHours',
  'repairHours',
  'waitingTime',
  'changeoverTime',
  'cycleTime',
  'scrapRate',
  'usageRate',
  'openTickets',
  'activeUsers',
  'caseVolume',
])
const aimed =
  /\b(?:wants?|target\w*|goal|aim\w*|objective|needs?|must|should|hope\w*|bring|get|reduc\w*|cut|down)\b[^.;!?\n]*\b(?:under|below|inside|less than|down to|max|at most|no more than|to|within|or less)\s*(?:the )?$/i
/** "wants scrap under 2 percent", "to get the wait below fifteen minutes": a wish, and no state of things. */
export const isOnlyAimedAt = (kind: FactKind, sentence: string, figureAt: number): boolean =>
  states.has(kind) && aimed.test(sentence.slice(0, figureAt))

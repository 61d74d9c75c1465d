import type { FactKind } from '../../atoms/library/factKinds.ts'
import { toSimplified } from '../../imports/matching/simplified.ts'
import { matches } from '../cues/mayMatch.ts'
import type { ProposedFact } from '../proposedFact.ts'
import type { SideOf } from '../whoSays/sides.ts'
import { headOfLine } from '../whoSays/stance.ts'
import { partsTold, tellsOurEnd } from './lineWords.ts'

/** A line of a note or message that tells how far we go is quoted whole: its conditions stand in it. */
interface Line {
  start: number
  text: string
}
const longest = 320

function linesIn(text: string): Line[] {
  return [...text.matchAll(/[^\n]+/g)].flatMap((match) => {
    const lead = /^\s*(?:[-*•·>]\s+|["“「])?/.exec(match[0])![0].length
    const words = match[0].slice(lead).trimEnd()
    return words.length < 3 ? [] : [{ start: match.index + lead, text: words.slice(0, longest) }]
  })
}

/** A question, also without its mark: 1,040起步？, "shall we open at 5?". */
const asked =
  /[?？]\s*["”」]?\s*$|吗\s*$|^(?:shall|should|can|could|may|do|is|are|what|how) (?:we|i|you|it)\b/i
const isAsked = (words: string): boolean => matches(asked, words.trim())

/** 董总：950封顶, "Marian: no cuts": a person of theirs heads the line, and no matter as in "KPI: can settle 7.5%". */
function isOfSomebodyOfTheirs(words: string, sideOf: SideOf): boolean {
  const { saidBy, speaker } = headOfLine(words)
  if (speaker !== 'customer' || saidBy === null) return false
  const side = sideOf(saidBy)
  return side === null ? /[总工]$|经理|主任|处长|长$/u.test(saidBy) : side !== 'ours'
}

/** Among ourselves, in a room of ours; or in a note of ours, where what stands beside our figure is settled as well. */
export type Where = 'team' | 'note'

/** The lines of words of ours that tell our own line. */
function ownLinesIn(text: string, where: Where, sideOf: SideOf): (Line & { parts: readonly string[] })[] {
  const lines = linesIn(text).map((line) => {
    const simple = toSimplified(line.text)
    return { ...line, parts: isAsked(line.text) ? [] : partsTold(simple), isEnd: tellsOurEnd(simple) }
  })
  const isSettled = where === 'team' || lines.some(({ isEnd, parts }) => isEnd && parts.length > 0)
  return lines.filter(
    ({ parts, isEnd, text: words }) =>
      parts.length > 0 &&
      isSettled &&
      (where === 'note' || isEnd || /\d/.test(words)) &&
      // What a line gives somebody of theirs to say is no line of ours.
      (where === 'team' || !isOfSomebodyOfTheirs(words, sideOf)),
  )
}

/** What such a line tells beside our own: what they ask, what others ask, who decides, what they may spend. */
const besideOurs: ReadonlySet<FactKind> = new Set<FactKind>([
  'askedPrice',
  'budgetAmount',
  'competitorName',
  'competitorOut',
  'competitorNews',
  'competitorOffer',
  'competitorPriceChange',
  'competitorGap',
  'peopleChange',
  'decisionRole',
  'keepQuiet',
  'ownOffer',
  'scopeChange',
])

/**
 * With our own line told as such: with what we begin, where we stop, what we may give and what not, each as its line has it.
 * Nothing else is read from such a line as terms, promises or wishes of a customer.
 */
export function withOwnLine(
  found: readonly ProposedFact[],
  text: string,
  where: Where,
  sideOf: SideOf = () => null,
): ProposedFact[] {
  if (found.some(({ kind }) => kind === 'ownLine')) return [...found]
  const lines = ownLinesIn(text, where, sideOf)
  if (lines.length === 0) return [...found]
  const rest = found.filter(
    ({ kind, start, end }) =>
      besideOurs.has(kind) ||
      !lines.some((line) => start < line.start + line.text.length && end > line.start),
  )
  return [
    ...rest,
    ...lines.map(
      ({ start, text: words, parts }): ProposedFact => ({
        kind: 'ownLine',
        subject: parts.join(' '),
        start,
        end: start + words.length,
        text: words,
        figures: [],
        speaker: 'team',
        stance: 'stated',
        saidBy: null,
      }),
    ),
  ]
}

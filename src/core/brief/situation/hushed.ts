import type { FactKind } from '../../atoms/library/index.ts'
import { isHush } from '../../facts/whoSays/stance.ts'
import { confidedPromise } from '../confided/confidences.ts'
import { groups, type Point, squeezed } from './points.ts'

/** "do NOT mention the fire" on a list of tasks: it stands among what is not for the customer, and is nothing to be done. */
export const isWordOfSilence = ({ kind, quote, fact }: Point, quiet: readonly Point[]): boolean =>
  kind === 'openTask' &&
  isHush(quote, 'note') &&
  quiet.some(
    (one) => one.fact.evidenceId === fact.evidenceId && squeezed(one.quote).includes(squeezed(quote)),
  )

const rivalKinds: ReadonlySet<string> = new Set<FactKind>(
  groups.flatMap(({ group, kinds }) => (group === 'rivals' ? kinds : [])),
)
/** A price, and nothing of torque, weeks or numbers of people. */
const price =
  /报价?了?\s*[¥￥]?\d|报了?[^，。；\d]{0,4}\d|[€£$¥￥]\s?\d|\d\s*(?:万|k\b|元)|(?:\b(?:is|are|at|came in at|bid|quoted)|听说|还是|不是)\s?\d{2,}(?!\s*(?:%|[A-Za-z\p{Script=Han}]))|(?<![\d.])\d{2,}(?:\.\d+)?(?=\s*(?:[,，;；。.]|$|基本))|(?<![\d.])\d{1,3}\.\d{1,2}(?=\s*(?:m\b|million|(?:a|per) (?:year|month|head|day|unit)|p\.?a\b|all in|flat|fixed|[,，;；]|$))/u
const inConfidence =
  /\b(?:between (?:you and me|us|ourselves)|in confidence|off the record|not supposed to know|come back to (?:him|her|them))\b|私下|别(?:说|讲)是|保密|别外传/i
const sourceKept = /\b(?:don['’]?t|do not|never) ask (?:me )?(?:how|where|who)\b|别问(?:我)?(?:怎么|哪|谁)/i

/**
 * Whether a rival's news came to us inside: its price told among ourselves, what somebody of theirs let us know, and what
 * the same record of a talk tells beside something in confidence.
 */
function isRivalInside({ kind, fact, words, speaker }: Point, quiet: readonly Point[]): boolean {
  if (!rivalKinds.has(kind) || kind === 'competitorName' || kind === 'competitorOut') return false
  if (speaker === 'team')
    return (
      fact.contactId !== null || kind === 'competitorOffer' || sourceKept.test(words) || price.test(words)
    )
  return (
    speaker === 'note' &&
    (kind === 'competitorOffer' || price.test(words)) &&
    quiet.some((one) => one.fact.evidenceId === fact.evidenceId && inConfidence.test(one.quote))
  )
}

/** What one of us tells of an offer or a counter has no name of theirs beside it. */
const toldByUs: ReadonlySet<string> = new Set<FactKind>(['ownOffer', 'askedPrice'])

/**
 * A point as one that may not be said, where what it was read from is among what nobody may hear; who told us in
 * confidence is named to us.
 */
export function hushedAmong(
  point: Point,
  quiet: readonly Point[],
  {
    nameOf,
    isTold,
    isAside,
  }: { nameOf: (contactId: string) => string | null; isTold: boolean; isAside: boolean },
): Point {
  // Our own line is nobody's word but ours, whomever its note names.
  if (point.kind === 'ownLine') return { ...point, saidBy: null, isHushed: true }
  const { evidenceId, span } = point.fact
  const isHushed = quiet.some(
    ({ fact }) =>
      fact.evidenceId === evidenceId &&
      ((fact.span.start < span.end && fact.span.end > span.start) ||
        (point.speaker === 'team' && fact.speaker === 'customer')),
  )
  const { contactId } = point.fact
  // What we promised whoever confided in us, between the two of us.
  if (point.fact.subject === confidedPromise) return { ...point, speaker: 'ours', isHushed: true }
  // What a rival asks was told to us by somebody who may not be betrayed, whether they asked for silence or not.
  if (!isHushed && !isAside && !isRivalInside(point, quiet)) return point
  return {
    ...point,
    isHushed: !isTold,
    saidBy: point.saidBy ?? (contactId === null || toldByUs.has(point.kind) ? null : nameOf(contactId)),
  }
}

import type { FactKind } from '../../atoms/library/index.ts'
import { hasDayPassed } from '../../dayPassed.ts'
import type { CustomerFact } from '../../talkTracks/types.ts'
import { clockBeside } from './dayNames.ts'
import { type Point, toCome } from './points.ts'

const dayMs = 86_400_000

/** That the day of something to come lies behind, whatever came of it: nobody may take it for one ahead. */
export function hasPassed(
  { figures }: CustomerFact,
  kind: FactKind,
  asOf: number,
  zone: string,
): { overdueSince?: string } {
  const day = String(figures[0]?.value ?? '')
  return toCome.has(kind) && day.length === 10 && hasDayPassed(day, asOf, zone) ? { overdueSince: day } : {}
}

const ofTests = /试机|试跑|试车|测试|试用|样机|样品|验收|\b(trials?|tests?|samples?|demo|FAT|SAT)\b/i
/** Whether a test whose day lies behind has been held, as what was told of it since says: nothing of it is to come. */
export const isOver = (
  fact: CustomerFact,
  facts: readonly CustomerFact[],
  asOf: number,
  zone: string,
): boolean =>
  fact.kind === 'acceptanceTestDate' &&
  hasDayPassed(String(fact.figures[0]?.value ?? '9999-12-31'), asOf, zone) &&
  facts.some(
    (other) =>
      (other.kind === 'trialResult' || (other.kind === 'handedOver' && ofTests.test(other.text))) &&
      other.occurredAt + dayMs >= Date.parse(String(fact.figures[0]?.value)),
  )

const ofAgreed: ReadonlySet<FactKind> = new Set<FactKind>([...toCome, 'deliveryDate', 'contractEndDate'])
const reported =
  /改[到成为]|延[到至]|提前|推迟|作废|说|通知|\b(?:moved?|extended|postponed|now|said|says|told|confirmed|changed|instead)\b/i
/** A day of which the customer or a record tells is not put off by what we say among ourselves, unless that reports it. */
export const isOnlyOursToSay = (
  { kind, speaker, text }: CustomerFact,
  known: readonly CustomerFact[],
): boolean =>
  speaker === 'team' &&
  ofAgreed.has(kind as FactKind) &&
  !reported.test(text) &&
  known.some((other) => other.kind === kind && other.speaker !== 'team')

/** The times of day of what is to come, beside the days. */
export const withClock = (point: Point): Point => {
  const clock = toCome.has(point.kind as FactKind)
    ? (clockBeside(point.fact.text) ?? (point.alike ? clockBeside(point.alike.text) : null))
    : null
  return clock === null ? point : { ...point, words: `${point.words} ${clock}` }
}

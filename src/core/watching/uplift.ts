import type { UpliftView } from '../../shared/contract/watching.ts'
import type { ReadableDb } from '../db/open.ts'
import { drawnView } from './holdout.ts'
import { type Call, matchedDifference } from './matched.ts'
import { advancesSince, apart, dayMs, horizonMs } from './outcomes.ts'
import { binEdges, binOf } from './populationStability.ts'
import { measureShare } from './statistics.ts'
import { listMarks, listOurCalls, listStagesOfDeals } from './store.ts'

const lookBackMs = 365 * dayMs
/** A call was prepared with advice that was shown for its deal within so long before it. */
const preparedMs = 7 * dayMs

/**
 * Calls and visits of the year that were prepared with advice against those that were not, among calls alike in stage,
 * age of the deal (thirds) and size of the customer (halves by deals), all as they were then. Amounts are no part of it: only
 * their newest version is kept, and deals that are won get one. Of a deal's calls the first counts, and the first 30 days
 * later. Nobody was drawn by lot: what makes a rep ask for advice may make deals move on as well.
 */
export function upliftView(db: ReadableDb, now: number): UpliftView {
  const fromAt = now - lookBackMs
  const toAt = now - horizonMs
  const marks = listMarks(db, 0, now + 1)
  const firstAdvice = marks[0]?.shownAt ?? now
  const shown = Map.groupBy(marks, ({ dealId }) => dealId)
  const advances = advancesSince(db, fromAt, now)
  const stageAt = stagesOver(db, fromAt)
  // Before the first advice nobody could have asked for any: those calls are of another time.
  const calls = apart(
    listOurCalls(db, Math.max(fromAt, firstAdvice), toAt),
    ({ dealId }) => dealId,
    ({ at }) => at,
  )
  const ageOf = ({ at, openedAt }: (typeof calls)[number]) => (openedAt === null ? null : at - openedAt)
  const ages = binEdges(
    calls.flatMap((call) => ageOf(call) ?? []),
    3,
  )
  const sizes = binEdges(
    calls.map(({ accountDeals }) => accountDeals),
    2,
  )
  const compared = calls.flatMap((call): Call[] => {
    const { dealId, accountId, at, accountDeals } = call
    const advanced = advances(dealId, at)
    const stage = stageAt(dealId, at)
    if (advanced === null || stage === null) return []
    const age = ageOf(call)
    return [
      {
        accountId,
        advised: (shown.get(dealId) ?? []).some(({ shownAt }) => shownAt <= at && shownAt > at - preparedMs),
        stratum: `${stage} ${age === null ? 'unknown' : binOf(ages, age)} ${binOf(sizes, accountDeals)}`,
        advanced,
      },
    ]
  })
  const rows = (advised: boolean) =>
    measureShare(
      compared
        .filter((call) => call.advised === advised)
        .map(({ accountId, advanced }) => ({ accountId, value: advanced ? 1 : 0 })),
    )
  return {
    fromAt: Math.max(fromAt, firstAdvice),
    toAt,
    calls: compared.length,
    ...matchedDifference(compared),
    advisedAdvanced: rows(true),
    othersAdvanced: rows(false),
    drawn: drawnView(db, now),
  }
}

/** Tells the stage of a deal at a moment since `fromAt`; null where it had ended or nothing is known. */
function stagesOver(db: ReadableDb, fromAt: number): (dealId: string, at: number) => string | null {
  const deals = Map.groupBy(listStagesOfDeals(db, fromAt), ({ dealId }) => dealId)
  return (dealId, at) => {
    const changes = deals.get(dealId) ?? []
    const later = changes.find(({ changedAt }) => changedAt !== null && changedAt > at)
    const stage = later ? later.fromStage : (changes[0]?.stage ?? null)
    return stage === 'won' || stage === 'lost' ? null : stage
  }
}

import { noDepartment } from '../../shared/contract/brief.ts'
import { type CalibrationView, segmentKinds } from '../../shared/contract/watching.ts'
import { buyingSteps } from '../../shared/vocabulary.ts'
import { calendarDay } from '../calendarDay.ts'
import type { ReadableDb } from '../db/open.ts'
import { apart, dayMs, horizonMs } from './outcomes.ts'
import { byQuarter } from './quarters.ts'
import type { MarkedCell } from './record.ts'
import { type Forecast, reliabilityOf } from './reliability.ts'
import { type AdviceMark, listAdvisedDeals, listMarks, listSeatRoles, listStepsAfter } from './store.ts'
import { segmentOf } from './use.ts'

/** Advice is looked back on for so long. */
export const lookBackMs = 730 * dayMs

/** A forecast with the advice that showed it. */
type Shown = Forecast & { mark: AdviceMark }
interface Watched {
  shown: number
  forecasts: Shown[]
  open: number
}

/**
 * Win probabilities as they were shown against how the deals ended. Of a deal's readings the first counts, and again
 * the first 30 days later; a deal that is still open counts once it has ended.
 */
export function winForecasts(db: ReadableDb, marks: readonly AdviceMark[], fromAt: number): Watched {
  const deals = new Map(listAdvisedDeals(db, fromAt).map((deal) => [deal.id, deal]))
  const shown = marks.filter(({ winValue, winPrior }) => winValue !== null && winPrior !== null)
  const counted = apart(
    shown,
    ({ dealId }) => dealId,
    ({ shownAt }) => shownAt,
  )
  let open = 0
  const forecasts = counted.flatMap((mark): Shown[] => {
    const deal = deals.get(mark.dealId)
    if (!deal || deal.outcome === 'open' || deal.closedAt === null) {
      if (deal) open += 1
      return []
    }
    if (deal.closedAt <= mark.shownAt) return []
    const { accountId } = mark
    return [
      {
        mark,
        accountId,
        probability: mark.winValue!,
        prior: mark.winPrior!,
        happened: deal.outcome === 'won',
      },
    ]
  })
  return { shown: shown.length, forecasts, open }
}

/**
 * Purchase intent as it was shown against the buying steps of that department and role within 30 days. Of a cell's
 * readings the first counts, and again the first whose 30 days do not overlap with those.
 */
export function intentForecasts(db: ReadableDb, marks: readonly AdviceMark[], now: number): Watched {
  const seats = new Map(
    listSeatRoles(db).map(({ dealId, contactId, role }) => [`${dealId}\n${contactId}`, role]),
  )
  const steps = Map.groupBy(
    listStepsAfter(db, marks[0]?.shownAt ?? now, buyingSteps),
    ({ accountId }) => accountId,
  )
  const shown = marks.flatMap((mark) =>
    (JSON.parse(mark.cells) as MarkedCell[]).map((cell) => ({ mark, cell })),
  )
  const counted = apart(
    shown,
    ({ mark, cell }) => `${mark.accountId}\n${cell.department}\n${cell.role}`,
    ({ mark }) => mark.shownAt,
  )
  let open = 0
  const forecasts = counted.flatMap(({ mark, cell }): Shown[] => {
    if (mark.shownAt + horizonMs > now) {
      open += 1
      return []
    }
    const happened = (steps.get(mark.accountId) ?? []).some(
      (step) =>
        step.at > mark.shownAt &&
        step.at <= mark.shownAt + horizonMs &&
        (step.department ?? noDepartment) === cell.department &&
        (seats.get(`${mark.dealId}\n${step.contactId}`) ?? step.role) === cell.role,
    )
    return [{ mark, accountId: mark.accountId, probability: cell.value, prior: cell.prior, happened }]
  })
  return { shown: shown.length, forecasts, open }
}

/** The errors of what was shown and of the prior, of some forecasts by themselves. */
function errorsOf(forecasts: readonly Shown[]) {
  const { brier, priorBrier } = reliabilityOf(forecasts)
  return { brier, priorBrier }
}

const versionsOf = (forecasts: readonly Shown[], of: (mark: AdviceMark) => string) =>
  [...Map.groupBy(forecasts, ({ mark }) => of(mark))]
    .map(([version, own]) => ({ version, n: own.length, ...errorsOf(own) }))
    .sort((a, b) => b.n - a.n)

const quartersOf = (forecasts: readonly Shown[], zone: string) =>
  byQuarter(
    forecasts.map((forecast) => ({ ...forecast, shownAt: forecast.mark.shownAt })),
    calendarDay(zone),
  ).map(({ quarter, own }) => ({ quarter, ...errorsOf(own) }))

function viewOf(
  of: CalibrationView[number]['of'],
  { shown, forecasts, open }: Watched,
  versionOf: (mark: AdviceMark) => string,
  zone: string,
): CalibrationView[number] {
  return {
    of,
    shown,
    counted: forecasts.length,
    open,
    versions: versionsOf(forecasts, versionOf),
    reliability: reliabilityOf(forecasts),
    quarters: quartersOf(forecasts, zone),
    segments: segmentKinds.flatMap((by) =>
      [...Map.groupBy(forecasts, ({ mark }) => segmentOf[by](mark))].flatMap(([value, own]) => {
        return value === null ? [] : [{ by, value, ...errorsOf(own) }]
      }),
    ),
  }
}

/**
 * Every probability that advice showed, against what came of it: as it was shown then, never computed anew. `zone` tells where
 * a quarter begins.
 */
export function calibrationView(db: ReadableDb, now: number, zone: string): CalibrationView {
  const fromAt = now - lookBackMs
  const marks = listMarks(db, fromAt, now + 1)
  return [
    viewOf('win', winForecasts(db, marks, fromAt), ({ winVersion }) => winVersion, zone),
    viewOf('intent', intentForecasts(db, marks, now), ({ intentVersion }) => intentVersion, zone),
  ]
}

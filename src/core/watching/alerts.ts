import type { WatchAlert } from '../../shared/contract/watching.ts'
import type { ReadableDb } from '../db/open.ts'
import { modelBytesOf, type WatchedAdvice, watchedAdvice, wordsOf } from './advice.ts'
import { calibrationView } from './calibration.ts'
import { driftView } from './drift.ts'
import { dayMs } from './outcomes.ts'
import { quoteCoverageView } from './quoteCoverage.ts'
import { measureQuantile, measureShare } from './statistics.ts'
import { marksState } from './store.ts'
import { patienceMs } from './use.ts'

const recentMs = 28 * dayMs
/** A model whose words fail in more than half of the tracks does not word them. */
const mostFallback = 0.5

function fallbackAlerts(db: ReadableDb, now: number): WatchAlert[] {
  const models = Map.groupBy(watchedAdvice(db, now - recentMs, now + 1), ({ asked }) => asked)
  return [...models].flatMap(([model, own]): WatchAlert[] => {
    if (model === null) return []
    const share = measureShare(
      own.flatMap((mark) =>
        wordsOf(mark).map(({ tier }) => ({
          accountId: mark.accountId,
          value: tier === 'composition' ? 1 : 0,
        })),
      ),
    )
    if (share.kind !== 'measured' || share.low <= mostFallback) return []
    return [{ code: 'watch.fallback', about: own[0]!.modelName ?? '', severity: 'caution', at: now }]
  })
}

const beforeMs = 84 * dayMs
/** What is worth a person's while, and not only surer than chance: half as slow again, a quarter more memory. */
const growths = [
  { code: 'watch.slower', of: ({ elapsedMs }: WatchedAdvice) => elapsedMs, times: 1.5 },
  { code: 'watch.moreMemory', of: modelBytesOf, times: 1.25 },
] as const

/** A model's median of the last four weeks against that of the twelve before, where their intervals lie apart. */
function growthAlerts(db: ReadableDb, now: number): WatchAlert[] {
  const since = now - recentMs
  const models = Map.groupBy(watchedAdvice(db, since - beforeMs, now + 1), ({ asked }) => asked)
  return [...models].flatMap(([model, own]) =>
    growths.flatMap(({ code, of, times }): WatchAlert[] => {
      if (model === null) return []
      const medianOf = (advice: readonly WatchedAdvice[]) =>
        measureQuantile(
          advice.flatMap((one) => of(one) ?? []),
          0.5,
        )
      const before = medianOf(own.filter(({ shownAt }) => shownAt < since))
      const recent = medianOf(own.filter(({ shownAt }) => shownAt >= since))
      if (before.kind !== 'measured' || recent.kind !== 'measured') return []
      if (recent.low <= before.high || recent.value < times * before.value) return []
      return [{ code, about: own[0]!.modelName ?? '', severity: 'caution', at: now }]
    }),
  )
}

/** Ranges that hold fewer prices than they promise, or so many that they are wider than they need be. */
function coverageAlerts(db: ReadableDb, now: number): WatchAlert[] {
  const { promised, inside } = quoteCoverageView(db, now, 'UTC')
  if (inside.kind !== 'measured') return []
  const alert = (code: WatchAlert['code'], severity: WatchAlert['severity']): WatchAlert[] => [
    { code, about: 'quoteRange', severity, at: now },
  ]
  if (inside.high < promised) return alert('watch.coverageLow', 'caution')
  return inside.low > promised ? alert('watch.rangeTooWide', 'note') : []
}

/** Advice of one source that is rejected half as often again as in the twelve weeks before, the intervals apart. */
function rejectionAlerts(db: ReadableDb, now: number): WatchAlert[] {
  // A week is given to decide, so that what nobody has looked at yet is not counted as kept.
  const until = now - patienceMs
  const since = until - recentMs
  const sources = Map.groupBy(watchedAdvice(db, since - beforeMs, until), ({ source }) => source)
  return [...sources].flatMap(([source, own]): WatchAlert[] => {
    const rejected = (advice: readonly WatchedAdvice[]) =>
      measureShare(advice.map(({ accountId, use }) => ({ accountId, value: use === 'rejected' ? 1 : 0 })))
    const before = rejected(own.filter(({ shownAt }) => shownAt < since))
    const recent = rejected(own.filter(({ shownAt }) => shownAt >= since))
    if (before.kind !== 'measured' || recent.kind !== 'measured') return []
    if (recent.low <= before.high || recent.value < 1.5 * before.value) return []
    const about = source === 'composition' ? 'composition' : (own[0]!.modelName ?? '')
    return [{ code: 'watch.rejectedMore', about, severity: 'caution', at: now }]
  })
}

/** What of the watching asks for a person, as data. Nothing that chance alone would show as often as not. */
export function computeAlerts(db: ReadableDb, now: number): WatchAlert[] {
  const drifts = driftView(db, now).features.flatMap(({ verdict, side, feature }): WatchAlert[] =>
    verdict === 'moved' || verdict === 'shifted'
      ? [
          {
            code: side === 'input' ? 'watch.inputDrift' : 'watch.outputDrift',
            about: feature,
            severity: verdict === 'shifted' ? 'caution' : 'note',
            at: now,
          },
        ]
      : [],
  )
  const calibrations = calibrationView(db, now, 'UTC').flatMap(({ of, reliability }): WatchAlert[] => {
    const { gain, shown, happened } = reliability
    const alert = (code: WatchAlert['code']): WatchAlert => ({
      code,
      about: of,
      severity: 'caution',
      at: now,
    })
    if (gain.kind === 'measured' && gain.high < 0) return [alert('watch.worseThanPrior')]
    if (shown === null || happened.kind !== 'measured') return []
    if (shown > happened.high) return [alert('watch.overconfident')]
    return shown < happened.low ? [alert('watch.underconfident')] : []
  })
  const order = { caution: 0, note: 1 } as const
  return [
    ...calibrations,
    ...coverageAlerts(db, now),
    ...rejectionAlerts(db, now),
    ...fallbackAlerts(db, now),
    ...growthAlerts(db, now),
    ...drifts,
  ].sort((a, b) => order[a.severity] - order[b.severity])
}

const hourMs = 3_600_000
const kept = new WeakMap<object, { state: string; alerts: WatchAlert[] }>()

/** The same, kept for an hour unless another advice was shown: the day's screen asks again and again. */
export function watchAlerts(db: ReadableDb, now: number): WatchAlert[] {
  const state = `${marksState(db)} ${Math.floor(now / hourMs)}`
  const known = kept.get(db)
  if (known?.state === state) return known.alerts
  const alerts = computeAlerts(db, now)
  kept.set(db, { state, alerts })
  return alerts
}

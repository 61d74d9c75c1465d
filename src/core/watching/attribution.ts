import type { AttributionRow, AttributionView, StrategyChangeView } from '../../shared/contract/watching.ts'
import { AppError } from '../../shared/errors.ts'
import type { Stage } from '../../shared/vocabulary.ts'
import { strategies } from '../atoms/library/index.ts'
import type { TrackUse } from '../brief/tracks/effects.ts'
import { transaction } from '../db/open.ts'
import { type Appended, appendLog } from '../log/append.ts'
import type { Session } from '../session.ts'
import { getSetting, isManager, setSetting } from '../settings/settings.ts'
import { type WatchedAdvice, watchedAdvice } from './advice.ts'
import { changesWeigh } from './changesInForce.ts'
import { advancesSince, dayMs } from './outcomes.ts'
import { measureDifference, measureShare, type Row } from './statistics.ts'
import { insertStrategyChange, listStrategyChanges, type StrategyChange } from './store.ts'

const lookBackMs = 365 * dayMs
/** A change of strategy is judged by so long before it and since. */
const aroundMs = 84 * dayMs

/** One strategy in one advice: that it was shown, and whether a track of it was taken. */
interface Suggestion {
  advice: WatchedAdvice
  strategy: string
  isTaken: boolean
}

function suggestionsOf(advice: readonly WatchedAdvice[]): Suggestion[] {
  return advice.flatMap((one) => {
    const taken = new Set(
      one.decisions.flatMap(({ part, action, used }) =>
        part.startsWith('track:') && action !== 'rejected' && used !== null
          ? [(JSON.parse(used) as TrackUse).strategy]
          : [],
      ),
    )
    return [...new Set(JSON.parse(one.strategies) as string[])].map((strategy) => ({
      advice: one,
      strategy,
      isTaken: taken.has(strategy),
    }))
  })
}

type Advances = ReturnType<typeof advancesSince>

const takenRow = ({ advice, isTaken }: Suggestion): Row => ({
  accountId: advice.accountId,
  value: isTaken ? 1 : 0,
})
/** What came of what was taken, as far as 30 days have passed. */
const outcomesOf = (suggestions: readonly Suggestion[], advances: Advances): Row[] =>
  suggestions.flatMap(({ advice, isTaken }) => {
    const moved = isTaken ? advances(advice.dealId, advice.shownAt) : null
    return moved === null ? [] : [{ accountId: advice.accountId, value: moved ? 1 : 0 }]
  })

function rowsOf(
  where: string | null,
  suggestions: readonly Suggestion[],
  advances: Advances,
): AttributionRow[] {
  return [...Map.groupBy(suggestions, ({ strategy }) => strategy)]
    .map(([strategy, own]) => {
      const others = suggestions.filter((suggestion) => suggestion.strategy !== strategy)
      return {
        where,
        strategy,
        shown: own.length,
        taken: measureShare(own.map(takenRow)),
        advanced: measureShare(outcomesOf(own, advances)),
        difference: measureDifference(outcomesOf(own, advances), outcomesOf(others, advances)),
      }
    })
    .sort((a, b) => b.shown - a.shown)
}

/** How the new strategy was taken where a change applies, and how deals moved on there, before it and since. */
function changeView(
  change: StrategyChange,
  suggestions: readonly Suggestion[],
  advances: Advances,
): StrategyChangeView {
  const around = suggestions.filter(
    ({ advice }) =>
      (change.region === null || advice.region === change.region) &&
      (change.stage === null || advice.stage === change.stage),
  )
  const within = (fromAt: number, toAt: number) => {
    const own = around.filter(({ advice }) => advice.shownAt >= fromAt && advice.shownAt < toAt)
    return {
      share: measureShare(
        own
          .filter(({ isTaken }) => isTaken)
          .map(({ advice, strategy }) => ({
            accountId: advice.accountId,
            value: strategy === change.toStrategy ? 1 : 0,
          })),
      ),
      advanced: measureShare(outcomesOf(own, advances)),
    }
  }
  return {
    ...change,
    before: within(change.at - aroundMs, change.at),
    after: within(change.at, change.at + aroundMs),
  }
}

/**
 * Which strategies were suggested and taken where, and how often the deals moved on within 30 days. Associations: better
 * deals may simply have got the better strategy.
 */
export function attributionView(session: Session, by: 'region' | 'stage'): AttributionView {
  const { db } = session
  const now = session.now()
  const fromAt = now - lookBackMs
  const advice = watchedAdvice(db, fromAt, now + 1)
  const suggestions = suggestionsOf(advice)
  const advances = advancesSince(db, fromAt, now)
  const places = [
    ...Map.groupBy(suggestions, ({ advice: { region, stage } }) => (by === 'region' ? region : stage) ?? ''),
  ]
  return {
    fromAt,
    toAt: now,
    regions: [...new Set(advice.flatMap(({ region }) => region ?? []))].sort(),
    strategies: [...strategies],
    rows: [
      ...rowsOf(null, suggestions, advances),
      ...places
        .sort((a, b) => b[1].length - a[1].length)
        .flatMap(([where, own]) => rowsOf(where, own, advances)),
    ],
    mayChange: isManager(db),
    changesWeigh: getSetting(db, changesWeigh),
    changes: listStrategyChanges(db).map((change) => changeView(change, suggestions, advances)),
  }
}

/**
 * Records that a strategy gives way to another, where and why; it is shown beside the report with before and after.
 * Refuses with `watching.managerNeeded` and `watching.sameStrategy`.
 */
export function changeStrategy(
  session: Session,
  change: {
    region: string | null
    stage: Stage | null
    fromStrategy: string | null
    toStrategy: string
    reason: string
  },
): Appended {
  const { db } = session
  if (!isManager(db)) throw new AppError('watching.managerNeeded')
  if (change.fromStrategy === change.toStrategy) throw new AppError('watching.sameStrategy')
  return transaction(db, () => {
    const id = session.newId('strategyChange')
    const logged = appendLog(db, session.stamp(), {
      kind: 'strategyChanged',
      body: { changeId: id, ...change },
    })
    insertStrategyChange(db, {
      id,
      ...change,
      at: session.now(),
      actor: session.actor(),
      logEntryHash: logged.hash,
    })
    return logged
  })
}

/** Lets recorded changes weigh in talk tracks from the next brief on, or no longer; logged. Refuses `watching.managerNeeded`. */
export function weighChanges(session: Session, { weigh }: { weigh: boolean }): { weigh: boolean } {
  const { db } = session
  if (!isManager(db)) throw new AppError('watching.managerNeeded')
  setSetting(db, session.stamp(), changesWeigh, weigh)
  return { weigh }
}

import type { HealthRow, HealthView } from '../../shared/contract/health.ts'
import { AppError } from '../../shared/errors.ts'
import type { HealthCheckId } from '../../shared/health.ts'
import { readWorkspaceSettings } from '../app/workspaceSettings.ts'
import { listOwnerNames } from '../deals/store.ts'
import { implementer, type Session, type Sessions } from '../session.ts'
import { recordChangeSet } from '../undo/changeSets.ts'
import type { HealthRuns } from './healthRuns.ts'
import { carrierOf, type Measured } from './measure.ts'
import { healthReport } from './report.ts'
import { healthReportDue } from './reportDue.ts'
import { healthOwners } from './schema.ts'
import {
  getHealthOf,
  getHealthOwner,
  listHealthDays,
  listHealthMonths,
  listHealthOwners,
  nameOf,
} from './store.ts'

/** Two years of days. */
const mostDays = 731
const mostListed = 500

function view(session: Session, runs: HealthRuns): HealthView {
  const { db } = session
  const { measured, progress, isStopped } = runs.look(session)
  const { actorName, ownOwners } = readWorkspaceSettings(db)
  return {
    health: measured?.health ?? getHealthOf(db, null),
    measuring: progress,
    isStopped,
    reportDue: healthReportDue(db, session.now(), session.zone()),
    owners: listHealthOwners(db),
    people: [...new Set([actorName, ...ownOwners, ...listOwnerNames(db)])].filter((name) => name !== '-'),
  }
}

/** What fails a check, first where the most is at stake among the open deals. */
function failingRows(
  session: Session,
  { failing, openDeals }: Measured,
  check: HealthCheckId,
): { rows: HealthRow[]; more: boolean } {
  const list = failing.get(check)
  if (!list) return { rows: [], more: false }
  const atStake = new Map<string, { openDeals: number; openAmountMinor: number }>()
  for (const deal of openDeals) {
    const id = carrierOf(list.kind, deal)
    if (id === null || !list.rows.has(id)) continue
    const sum = atStake.get(id) ?? { openDeals: 0, openAmountMinor: 0 }
    sum.openDeals += 1
    sum.openAmountMinor += deal.amountMinor
    atStake.set(id, sum)
  }
  const nothing = { openDeals: 0, openAmountMinor: 0 }
  const sorted = [...list.rows]
    .map(([id, row]) => ({ id, ...row, ...(atStake.get(id) ?? nothing) }))
    .sort(
      (a, b) => b.openAmountMinor - a.openAmountMinor || b.openDeals - a.openDeals || b.failing - a.failing,
    )
  return {
    rows: sorted.slice(0, mostListed).map((row) => ({
      kind: list.kind,
      ...row,
      ...nameOf(session.db, list.kind, row.id),
      fields: [...(row.fields ?? [])],
    })),
    more: sorted.length > mostListed,
  }
}

function assign(session: Session, check: HealthCheckId, ownerName: string | null): { changeSetId: string } {
  const { db } = session
  const changeSetId = recordChangeSet(db, session, 'health.assign', (changes) => {
    const values = { ownerName, updatedAt: session.now() }
    if (getHealthOwner(db, check)) changes.update(healthOwners, check, values)
    else changes.insert(healthOwners, { id: check, ...values })
  })
  session.changed('health')
  return { changeSetId }
}

/** How good the team's data is, what to repair first and who looks after it. */
export function healthProcedures(sessions: Sessions, runs: HealthRuns) {
  const os = implementer.health
  return {
    get: os.get.handler(() => view(sessions.require(), runs)),
    stop: os.stop.handler(() => {
      const session = sessions.require()
      const stopped = runs.stop(session)
      session.changed('health')
      return { stopped }
    }),
    again: os.again.handler(() => {
      const session = sessions.require()
      runs.again(session)
      session.changed('health')
      return {}
    }),
    rows: os.rows.handler(({ input }) => {
      const session = sessions.require()
      const { measured } = runs.look(session)
      if (!measured) throw new AppError('health.notMeasured')
      return failingRows(session, measured, input.check)
    }),
    assign: os.assign.handler(({ input }) => assign(sessions.require(), input.check, input.ownerName)),
    trend: os.trend.handler(() => {
      const { db } = sessions.require()
      return { days: listHealthDays(db, mostDays), months: listHealthMonths(db) }
    }),
    report: os.report.handler(({ input }) => {
      const session = sessions.require()
      const report = healthReport(session, input)
      session.changed('log', 'health')
      return report
    }),
  }
}

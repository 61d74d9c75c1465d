import type { AdapterView, GateReport, StudioView } from '../../shared/contract/studio.ts'
import { AppError } from '../../shared/errors.ts'
import { type ReadableDb, transaction } from '../db/open.ts'
import type { Adapter } from '../llm/index.ts'
import { type Appended, appendLog } from '../log/append.ts'
import { canonicalJson } from '../log/canonicalJson.ts'
import { sha256Hex } from '../log/entry.ts'
import type { Session } from '../session.ts'
import { actingRole, getSetting, isManager } from '../settings/settings.ts'
import { collectDataSet } from './collect.ts'
import { promotionApprover } from './promotionApproval.ts'
import { isOfRule } from './rulePairs.ts'
import {
  type AdapterRow,
  deleteWithdrawn,
  getAdapter,
  insertService,
  insertWithdrawn,
  listAdapterExamples,
  listAdapters,
  listServices,
  listServing,
  listWithdrawnIds,
  readAdapterBytes,
} from './store.ts'

const asAdapter = (db: ReadableDb, { id, name }: Pick<AdapterRow, 'id' | 'name'>): Adapter => ({
  id,
  name,
  bytes: () => readAdapterBytes(db, id),
})

/** The adapter that serves beside the model with this SHA-256; null for the model as it is. */
export function servingAdapter(db: ReadableDb, baseSha256: string): Adapter | null {
  const [newest] = listServices(db, baseSha256)
  const row = newest?.adapterId ? getAdapter(db, newest.adapterId) : null
  return row && asAdapter(db, row)
}

/** Refuses with `record.notFound`. */
export function requireAdapter(db: ReadableDb, id: string): { row: AdapterRow; adapter: Adapter } {
  const row = getAdapter(db, id)
  if (!row) throw new AppError('record.notFound', { kind: 'adapter', id })
  return { row, adapter: asAdapter(db, row) }
}

export const reportOf = ({ report }: AdapterRow): GateReport | null =>
  report === null ? null : (JSON.parse(report) as GateReport)

/** Reasons for which what was learned may no longer be used; others say only that it would not be learned today. */
const forbidding: ReadonlySet<string> = new Set(['withdrawn', 'noConsent', 'restricted', 'wordsGone'])

/** Ids of examples that may no longer be used although adapters may have learned from them. */
function forbiddenIds({ db, now }: Session): Set<string> {
  const { leftOut } = collectDataSet(db, now())
  return new Set(leftOut.flatMap(({ candidate, reason }) => (forbidding.has(reason) ? [candidate.id] : [])))
}

/** Every adapter, newest first; `loadedSha256` is the model that is loaded now. */
export function adapterViews(session: Session, loadedSha256: string | null): AdapterView[] {
  const { db } = session
  const learned = listAdapterExamples(db)
  const forbidden = forbiddenIds(session)
  const serving = listServing(db)
  const served = (row: AdapterRow) =>
    listServices(db, row.baseSha256).some(({ adapterId }) => adapterId === row.id)
  return listAdapters(db).map((row) => {
    const examples = learned.get(row.id) ?? []
    const { id, name, baseName, baseSha256, sha256, dataSha256, sizeBytes, createdAt, createdBy } = row
    return {
      id,
      name,
      baseName,
      baseSha256,
      sha256,
      dataSha256,
      sizeBytes,
      createdAt,
      createdBy,
      status: serving.get(baseSha256) === id ? 'serving' : served(row) ? 'retired' : 'challenger',
      fits: baseSha256 === loadedSha256,
      examples: examples.filter((one) => !isOfRule(one)).length,
      ofRules: examples.filter(isOfRule).length,
      withdrawn: examples.filter((exampleId) => forbidden.has(exampleId)).length,
      verdict: reportOf(row)?.verdict ?? null,
      isApproved: promotionApprover(db, row, session.now()) !== null,
    }
  })
}

const nameIn = (db: ReadableDb, id: string | null): string | null =>
  id === null ? null : (getAdapter(db, id)?.name ?? null)

/** Where a rollback would lead: what was replaced when the adapter that serves was promoted. */
function rollbackOf(db: ReadableDb, baseSha256: string): { fromId: string; toId: string | null } | null {
  const services = listServices(db, baseSha256)
  const fromId = services[0]?.adapterId
  if (!fromId) return null
  const promoted = services.find(({ kind, adapterId }) => kind === 'promoted' && adapterId === fromId)
  return promoted ? { fromId, toId: promoted.replacedId } : null
}

/** Of how many of the examples that an adapter has learned from no use may be made any more. */
function withdrawnOf(session: Session, adapterId: string): number {
  const forbidden = forbiddenIds(session)
  return (listAdapterExamples(session.db).get(adapterId) ?? []).filter((id) => forbidden.has(id)).length
}

export function rollbackView(session: Session, baseSha256: string): StudioView['rollback'] {
  const { db } = session
  const rollback = rollbackOf(db, baseSha256)
  return (
    rollback && {
      fromName: nameIn(db, rollback.fromId) ?? '',
      toName: nameIn(db, rollback.toId),
      withdrawn: rollback.toId === null ? 0 : withdrawnOf(session, rollback.toId),
    }
  )
}

function serve(
  session: Session,
  kind: 'promoted' | 'rolledBack',
  base: Pick<AdapterRow, 'baseSha256' | 'baseName'>,
  adapterId: string | null,
  reason: string,
  approver: string | null = null,
): Appended {
  const { db } = session
  const replacedId = listServing(db).get(base.baseSha256) ?? null
  const row = adapterId === null ? null : getAdapter(db, adapterId)
  const named = (name: string | null) => (name === null ? base.baseName : `${base.baseName} + ${name}`)
  return transaction(db, () => {
    const logged = appendLog(db, session.stamp(), {
      kind: 'modelChanged',
      body: {
        purpose: 'words',
        from: named(nameIn(db, replacedId)),
        to: named(row?.name ?? null),
        grounds: {
          change: kind,
          role: getSetting(db, actingRole),
          reason,
          ...(approver !== null && { approver }),
          adapterId,
          adapterSha256: row?.sha256 ?? null,
          baseSha256: base.baseSha256,
          dataSha256: row?.dataSha256 ?? null,
          comparisonHash: row?.report ? sha256Hex(row.report) : null,
        },
      },
    })
    insertService(db, {
      baseSha256: base.baseSha256,
      kind,
      adapterId,
      replacedId,
      reason,
      at: session.now(),
      actor: session.actor(),
      logEntryHash: logged.hash,
    })
    return logged
  })
}

/**
 * Whether whoever sits here may approve that an adapter serves: it words what the whole team says. Going back to what was
 * approved before is open to anybody, because whoever sees harm should stop it.
 */
export const mayPromote = (db: ReadableDb): boolean => isManager(db)

/**
 * Puts an adapter into service as a manager approves it, or as a certified approver did, with its entry in the log.
 * Refuses with `studio.managerNeeded`, `record.notFound`, `studio.otherModel`,
 * `studio.dataWithdrawn`, `studio.notCompared`, and `studio.gateNotPassed` where the comparison did not pass or was
 * with something else than what serves now.
 */
export function promoteAdapter(
  session: Session,
  adapterId: string,
  reason: string,
  loadedSha256: string | null,
): Appended {
  const { db } = session
  const known = getAdapter(db, adapterId)
  const approver = mayPromote(db) || !known ? null : promotionApprover(db, known, session.now())
  if (!mayPromote(db) && approver === null) throw new AppError('studio.managerNeeded')
  const { row } = requireAdapter(db, adapterId)
  const view = adapterViews(session, loadedSha256).find(({ id }) => id === adapterId)!
  if (!view.fits) throw new AppError('studio.otherModel')
  if (view.withdrawn > 0) throw new AppError('studio.dataWithdrawn')
  const report = reportOf(row)
  const serving = listServing(db).get(row.baseSha256) ?? null
  if (!report || report.championId !== serving) throw new AppError('studio.notCompared')
  if (report.verdict !== 'passed') throw new AppError('studio.gateNotPassed')
  return serve(session, 'promoted', row, adapterId, reason, approver)
}

/**
 * Goes back to what served before, or to the model as it is, with its entry in the log. Refuses with
 * `studio.nothingToRollBack`, and with `studio.rollbackWithdrawn` where what served before has learned from withdrawn data: as
 * little as it would be promoted does it come back. The model as it is can always be gone back to.
 */
export function rollbackAdapter(
  session: Session,
  baseSha256: string,
  to: 'previous' | 'model' = 'previous',
): Appended {
  const { db } = session
  const rollback = rollbackOf(db, baseSha256)
  if (!rollback) throw new AppError('studio.nothingToRollBack')
  const { row } = requireAdapter(db, rollback.fromId)
  if (to === 'model') return serve(session, 'rolledBack', row, null, 'rollback')
  const withdrawn = rollback.toId === null ? 0 : withdrawnOf(session, rollback.toId)
  if (withdrawn > 0)
    throw new AppError('studio.rollbackWithdrawn', { name: nameIn(db, rollback.toId), n: withdrawn })
  return serve(session, 'rolledBack', row, rollback.toId, 'rollback')
}

const adaptersThatLearned = (db: ReadableDb, exampleId: string): AdapterRow[] => {
  const learned = listAdapterExamples(db)
  return listAdapters(db).filter(({ id }) => learned.get(id)?.includes(exampleId))
}

/** Takes an example out of learning for good or until it is put back; returns the adapters that must be trained anew. */
export function withdrawExample(session: Session, exampleId: string, reason: string): AdapterRow[] {
  const { db } = session
  const { examples, leftOut } = collectDataSet(db, session.now())
  const known =
    examples.some(({ id }) => id === exampleId) || leftOut.some(({ candidate }) => candidate.id === exampleId)
  if (!known) throw new AppError('record.notFound', { kind: 'example', id: exampleId })
  const learned = adaptersThatLearned(db, exampleId)
  if (listWithdrawnIds(db).has(exampleId)) return learned
  transaction(db, () => {
    insertWithdrawn(db, { exampleId, reason, at: session.now(), actor: session.actor() })
    appendLog(db, session.stamp(), {
      kind: 'exampleWithdrawn',
      body: { exampleId, change: 'withdrawn', reason, adapters: learned.map(({ id }) => id) },
    })
  })
  return learned
}

/** Puts an example back that a person took out. Refuses with `record.notFound`. */
export function restoreExample(session: Session, exampleId: string): Appended {
  const { db } = session
  if (!listWithdrawnIds(db).has(exampleId))
    throw new AppError('record.notFound', { kind: 'example', id: exampleId })
  const adapters = adaptersThatLearned(db, exampleId).map(({ id }) => id)
  return transaction(db, () => {
    deleteWithdrawn(db, exampleId)
    return appendLog(db, session.stamp(), {
      kind: 'exampleWithdrawn',
      body: { exampleId, change: 'restored', reason: null, adapters },
    })
  })
}

/** SHA-256 of settings, for the log. */
export const hashOfSettings = (settings: string): string => sha256Hex(canonicalJson(JSON.parse(settings)))

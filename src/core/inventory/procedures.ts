import { setImmediate as breathe } from 'node:timers/promises'
import { type CoverageRow, coverageClasses, type DataAsset } from '../../shared/contract/inventory.ts'
import { countCitations } from '../brief/store.ts'
import { createJudge, readGrounds } from '../consent/recordings.ts'
import type { ReadableDb } from '../db/open.ts'
import { timeOfEvidenceKey } from '../evidence/evidenceKey.ts'
import { findSensitive, setSensitivity } from '../evidence/sensitivity.ts'
import { listPeople } from '../identity/parties.ts'
import { recordClassOf } from '../retention/classes.ts'
import { implementer, type Sessions } from '../session.ts'
import { describeSource } from './describeSource.ts'
import * as store from './store.ts'

/** Rows between two breaths, in which screens get their answers. */
const sliceRows = 20_000

/** How often each source stands behind the rows of a table. */
async function countBySource(
  db: ReadableDb,
  table: 'facts' | 'price_lines',
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  const last = store.lastRow(db, table)
  for (let row = 0; row < last; row += sliceRows) {
    for (const { sourceId, n } of store.countSlice(db, table, row, sliceRows))
      counts.set(sourceId, (counts.get(sourceId) ?? 0) + n)
    await breathe()
  }
  return counts
}

function countCited(db: ReadableDb): ReadonlyMap<string, number> {
  const citations = new Map(countCitations(db).map(({ evidenceId, n }) => [evidenceId, n]))
  const counts = new Map<string, number>()
  for (const { id, sourceId } of store.sourcesOfEvidence(db, [...citations.keys()]))
    counts.set(sourceId, (counts.get(sourceId) ?? 0) + citations.get(id)!)
  return counts
}

/** Every source with whose it is, on what ground we hold it, how much and how fresh it is, and what it contributes. */
export async function listAssets(db: ReadableDb, at: number): Promise<DataAsset[]> {
  const facts = await countBySource(db, 'facts')
  const comparables = await countBySource(db, 'price_lines')
  const cited = countCited(db)
  const gone = new Map(store.countGone(db).map(({ sourceId, n }) => [sourceId, n]))
  const grounds = readGrounds(db)
  const { judge } = createJudge(db, grounds, at)
  const nameOf = new Map(listPeople(db).map(({ id, name }) => [id, name]))
  const basisOf = new Map(grounds.consents.map(({ id, basis }) => [id, basis]))
  return store.listAssetRows(db).map((row): DataAsset => {
    const first = store.evidenceAtKey(db, row.firstKey)
    const shredded = gone.get(row.sourceId) ?? 0
    const judgement = row.speakers
      ? judge({ hash: row.contentHash, speakers: JSON.parse(row.speakers) as string[] })
      : null
    const broughtBy = row.owner === null ? null : (nameOf.get(row.owner) ?? row.owner)
    return {
      sourceId: row.sourceId as DataAsset['sourceId'],
      name: row.name,
      path: row.path,
      recordClass: recordClassOf(first.kind, row.format),
      broughtBy,
      owner: row.ownerName ?? broughtBy,
      isRecording: judgement !== null,
      value: row.assetValue,
      takenInAt: row.createdAt,
      consent:
        shredded === row.items
          ? first.consent
          : judgement === null
            ? first.consent
            : judgement.missing.length > 0
              ? 'missing'
              : 'given',
      bases: judgement
        ? [...new Set(judgement.consentIds.map((id) => basisOf.get(id)!))]
        : row.legalBasis === null
          ? []
          : [row.legalBasis],
      sensitivity: first.sensitivity,
      items: row.items,
      shredded,
      oldestAt: timeOfEvidenceKey(row.firstKey),
      newestAt: timeOfEvidenceKey(row.lastKey),
      facts: facts.get(row.sourceId) ?? 0,
      comparables: comparables.get(row.sourceId) ?? 0,
      cited: cited.get(row.sourceId) ?? 0,
    }
  })
}

/** How much of each class stands behind an account. */
export function coverageOfAccount(db: ReadableDb, account: { accountId: string; name: string }): CoverageRow {
  const behind = store.countBehindAccount(db, account.accountId)
  return {
    accountId: account.accountId as CoverageRow['accountId'],
    name: account.name,
    counts: coverageClasses.map((recordClass) =>
      behind
        .filter(({ kind, format }) => recordClassOf(kind, format) === recordClass)
        .reduce((sum, { n }) => sum + n, 0),
    ),
    newestAt:
      behind.length === 0 ? null : timeOfEvidenceKey(Math.max(...behind.map(({ lastKey }) => lastKey))),
  }
}

/** The inventory of data assets. */
export function inventoryProcedures(sessions: Sessions) {
  const os = implementer.inventory
  return {
    assets: os.assets.handler(async () => {
      const { db, now } = sessions.require()
      return listAssets(db, now())
    }),
    coverage: os.coverage.handler(async ({ input }) => {
      const { db } = sessions.require()
      const rows: CoverageRow[] = []
      for (const account of store.listCoveredAccounts(db, input.offset, input.limit)) {
        rows.push(coverageOfAccount(db, account))
        await breathe()
      }
      return { rows, total: store.countAccounts(db) }
    }),
    describe: os.describe.handler(({ input }) => {
      const session = sessions.require()
      const described = describeSource(session, input.sourceId, input.change)
      session.changed('consent', 'log')
      return described
    }),
    sensitive: os.sensitive.handler(({ input }) => findSensitive(sessions.require().db, input.before)),
    setSensitivity: os.setSensitivity.handler(({ input }) => {
      const session = sessions.require()
      const changed = setSensitivity(session, input.ids, input.sensitivity)
      session.changed('accounts', 'deals', 'evidence', 'brief', 'consent', 'log')
      return changed
    }),
    evidence: os.evidence.handler(({ input }) => {
      const { db } = sessions.require()
      const { sourceId, offset, limit } = input
      return {
        items: store.listEvidenceOfSource(db, sourceId, offset, limit).map((item) => ({
          ...item,
          evidenceId: item.evidenceId as never,
          shredded: item.shredded === 1,
        })),
        total: store.countEvidenceOfSource(db, sourceId),
      }
    }),
  }
}

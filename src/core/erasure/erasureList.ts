import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { type ShredReason, shredReasons } from '../../shared/vocabulary.ts'
import { withdrawConsent } from '../consent/withdraw.ts'
import { type ReadableDb, transaction, type WritableDb } from '../db/open.ts'
import { appendLog, logHead } from '../log/append.ts'
import { canonicalJson } from '../log/canonicalJson.ts'
import { type Stamp, sha256Hex } from '../log/entry.ts'
import { markReleased } from '../retention/store.ts'
import { eraseContact } from './eraseContact.ts'
import { shredEvidence } from './shredEvidence.ts'

const Ids = z.array(z.string())

/**
 * Everything that a workspace has let go of, by id and without a word of it: what a backup made earlier still holds and
 * must lose when it is restored.
 */
export const ErasureList = z.object({
  format: z.literal(1),
  workspaceId: z.string(),
  /** UTC ms. */
  writtenAt: z.int(),
  /** The log's last entry when it was written: what came later is not in it. */
  asOfSeq: z.int(),
  contactIds: Ids,
  consentIds: Ids,
  /** Legal holds that were released: they no longer stand in the way. */
  releasedHoldIds: Ids,
  evidenceIds: z.record(z.enum(shredReasons), Ids),
})
export type ErasureList = z.infer<typeof ErasureList>

const idsOf = (db: ReadableDb, sql: string): string[] =>
  (db.read(sql).all() as { id: string }[]).map(({ id }) => id)

/** What a workspace has let go of so far, read from what is left: tombstones, blanked contacts, withdrawals. */
export function erasuresOf(db: ReadableDb, workspaceId: string, at: number): ErasureList {
  const evidence = (reason: ShredReason, also = '') =>
    idsOf(
      db,
      `SELECT id FROM evidence WHERE shredded_at IS NOT NULL AND shred_reason = '${reason}' ${also} ORDER BY id`,
    )
  return {
    format: 1,
    workspaceId,
    writtenAt: at,
    asOfSeq: logHead(db).seq,
    contactIds: idsOf(db, "SELECT id FROM contacts WHERE name = '' AND deleted_at IS NOT NULL ORDER BY id"),
    consentIds: idsOf(db, 'SELECT id FROM consent_records WHERE withdrawn_at IS NOT NULL ORDER BY id'),
    releasedHoldIds: idsOf(db, 'SELECT id FROM legal_holds WHERE released_at IS NOT NULL ORDER BY id'),
    evidenceIds: {
      erased: evidence('erased'),
      withdrawn: evidence('withdrawn', "OR (shredded_at IS NULL AND consent = 'withdrawn')"),
      retention: evidence('retention'),
    },
  }
}

const united = (one: readonly string[], other: readonly string[]): string[] =>
  [...new Set([...one, ...other])].sort()

/** What either of two lists of one workspace lets go of: a restored workspace goes on beside the one it came from. */
export const uniteErasures = (one: ErasureList, other: ErasureList): ErasureList => ({
  ...one,
  writtenAt: Math.max(one.writtenAt, other.writtenAt),
  asOfSeq: Math.max(one.asOfSeq, other.asOfSeq),
  contactIds: united(one.contactIds, other.contactIds),
  consentIds: united(one.consentIds, other.consentIds),
  releasedHoldIds: united(one.releasedHoldIds, other.releasedHoldIds),
  evidenceIds: {
    erased: united(one.evidenceIds.erased, other.evidenceIds.erased),
    withdrawn: united(one.evidenceIds.withdrawn, other.evidenceIds.withdrawn),
    retention: united(one.evidenceIds.retention, other.evidenceIds.retention),
  },
})

export const isEmptyList = ({ contactIds, consentIds, evidenceIds }: ErasureList): boolean =>
  [contactIds, consentIds, ...Object.values(evidenceIds)].every((ids) => ids.length === 0)

const macOf = (text: string, dataKey: Uint8Array): Buffer =>
  createHmac('sha256', Buffer.from(hkdfSync('sha256', dataKey, '', 'sandtable erasure list', 32)))
    .update(text)
    .digest()

/** The list as it is kept beside a workspace: a line of JSON, and a line that only holders of its key can write. */
export function sealErasures(list: ErasureList, dataKey: Uint8Array): string {
  const text = canonicalJson(list)
  return `${text}\n${macOf(text, dataKey).toString('hex')}\n`
}

/**
 * Reads a sealed list. Null where it is another workspace's. Refuses with `backup.erasuresDamaged` what was changed by
 * somebody without the key, or is no list at all.
 */
export function openErasures(sealed: string, dataKey: Uint8Array, workspaceId: string): ErasureList | null {
  const [text = '', mac = ''] = sealed.split('\n')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new AppError('backup.erasuresDamaged', {}, error)
  }
  const whose = z.object({ workspaceId: z.string() }).safeParse(value)
  if (whose.success && whose.data.workspaceId !== workspaceId) return null
  const expected = macOf(text, dataKey)
  const given = Buffer.from(mac, 'hex')
  const list = ErasureList.safeParse(value)
  if (given.length !== expected.length || !timingSafeEqual(given, expected) || !list.success)
    throw new AppError('backup.erasuresDamaged')
  return list.data
}

export interface Reapplied {
  contacts: number
  consents: number
  evidence: number
  /** What a legal hold of the restored workspace keeps although the list lets go of it. */
  held: number
}

/** For the log, which people of both languages read. */
const reason = '恢复备份后按删除清单重新执行 / re-applied from the erasure list after a restore'

/**
 * Lets go, in a workspace that came back from a backup, of all that was let go of since the backup was made. What is
 * gone there already is passed over, so that doing it twice changes nothing. The log says what went.
 */
export function reapplyErasures(
  session: { db: WritableDb; stamp(): Stamp; now(): number },
  list: ErasureList | null,
  by: string,
): Reapplied {
  const { db, stamp } = session
  const among = (ids: readonly string[], sql: string): string[] =>
    (db.read(sql).all(JSON.stringify(ids)) as { id: string }[]).map(({ id }) => id)
  const done: Reapplied = { contacts: 0, consents: 0, evidence: 0, held: 0 }
  if (list !== null) {
    const holds = among(
      list.releasedHoldIds,
      'SELECT id FROM legal_holds WHERE released_at IS NULL AND id IN (SELECT value FROM json_each(?))',
    )
    for (const id of holds) markReleased(db, id, { at: session.now(), by, reason })
    const consents = among(
      list.consentIds,
      'SELECT id FROM consent_records WHERE withdrawn_at IS NULL AND id IN (SELECT value FROM json_each(?))',
    )
    for (const id of consents) {
      const counts = withdrawConsent(db, stamp(), id, reason, by)
      done.consents += 1
      done.evidence += counts.evidence
      done.held += counts.held
    }
    for (const shredReason of shredReasons) {
      const evidence = among(
        list.evidenceIds[shredReason],
        `SELECT id FROM evidence WHERE shredded_at IS NULL AND consent <> 'withdrawn'
           AND id IN (SELECT value FROM json_each(?))`,
      )
      const counts = transaction(db, () =>
        shredEvidence(db, evidence, { reason: shredReason, why: reason, stamp: stamp() }),
      )
      done.evidence += counts.evidence
      done.held += counts.held
    }
    const contacts = among(
      list.contactIds,
      "SELECT id FROM contacts WHERE name <> '' AND id IN (SELECT value FROM json_each(?))",
    )
    for (const id of contacts)
      try {
        done.evidence += eraseContact(session, id, reason).evidence
        done.contacts += 1
      } catch (error) {
        // A hold that stands in the restored workspace beats what another copy of it let go of.
        if (!(error instanceof AppError) || error.code !== 'retention.held') throw error
        done.held += 1
      }
  }
  appendLog(db, stamp(), {
    kind: 'erasuresReapplied',
    body: {
      listHash: list === null ? null : sha256Hex(canonicalJson(list)),
      asOfSeq: list?.asOfSeq ?? null,
      ...done,
    },
  })
  return done
}

import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { type ReadableDb, transaction } from '../db/open.ts'
import { checkApproval, findUsedApproval, spendApproval } from '../identity/approvals.ts'
import { SignedApproval } from '../identity/statements.ts'
import { appendLog, entryContent } from '../log/append.ts'
import { logBodies, sha256Hex } from '../log/entry.ts'
import { type MembershipRow, type StatementRow, statementsOfKind } from '../relays/store.ts'
import type { Session } from '../session.ts'
import { breakerScope, getSetting } from '../settings/settings.ts'
import { breakerState, dayIn, listFreezes } from './breaker.ts'
import { customerOf } from './customer.ts'
import * as store from './store.ts'
import { countingKeyOf, keyIdOf } from './touchMarks.ts'
import { subjectsOf, windowMs } from './touchSubjects.ts'

/**
 * The release of a customer, told to the team that counts contacts together. In it lies the entry of the log by which the
 * customer was frozen, which names them by the team's marks, and the approval of that very entry: so each workspace
 * judges for itself who released whom, by the approvers whom its own owner certified. Sealed under the team's counting
 * key, which the relay never gets.
 */
export const releaseKind = 'breakerReleased'

const ReleaseBody = z.object({
  /** By which key it is sealed. */
  key: z.string().regex(/^[0-9a-f]{8}$/),
  /** Hash of the entry of the freeze: told twice, it counts once. */
  freeze: z.string().regex(/^[0-9a-f]{64}$/),
  sealed: z.string().max(20_000),
})
type ReleaseBody = z.infer<typeof ReleaseBody>
const Release = z.object({ entry: z.string().max(10_000), approval: SignedApproval })
type Release = z.infer<typeof Release>
const Entry = z.object({ kind: z.literal('breakerFrozen'), actor: z.string(), body: logBodies.breakerFrozen })

const secretOf = (key: string): Buffer => Buffer.from(hkdfSync('sha256', key, '', 'sandtable releases 1', 32))
const nonceBytes = 12
const tagBytes = 16

function seal(key: string, { workspaceId }: MembershipRow, release: Release): string {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', secretOf(key), nonce).setAAD(Buffer.from(workspaceId))
  const sealed = Buffer.concat([cipher.update(JSON.stringify(release)), cipher.final()])
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url')
}

function unseal(key: string, { workspaceId }: MembershipRow, text: string): Release | null {
  try {
    const bytes = Buffer.from(text, 'base64url')
    const decipher = createDecipheriv('aes-256-gcm', secretOf(key), bytes.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    })
    decipher.setAAD(Buffer.from(workspaceId)).setAuthTag(bytes.subarray(-tagBytes))
    const plain = [decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]
    return Release.parse(JSON.parse(Buffer.concat(plain).toString('utf8')))
  } catch {
    return null
  }
}

const bodyOf = ({ body }: StatementRow): ReleaseBody | null => {
  const read = ReleaseBody.safeParse(JSON.parse(body))
  return read.success ? read.data : null
}

const toldIn = (db: ReadableDb, url: string): Set<string> =>
  new Set(statementsOfKind(db, url, releaseKind).flatMap((row) => bodyOf(row)?.freeze ?? []))

/** Releases of the last days that this workspace used an approval for and a team has not been told of. */
export function untoldReleases(session: Session, team: MembershipRow, key: string): ReleaseBody[] {
  const { db } = session
  const from = session.now() - windowMs
  const released = listFreezes(db).filter(({ releasedAt }) => releasedAt !== null && releasedAt >= from)
  if (released.length === 0) return []
  const told = toldIn(db, team.url)
  return released.flatMap(({ logEntryHash: freeze }) => {
    if (told.has(freeze)) return []
    const approval = findUsedApproval(db, freeze)
    const entry = approval && entryContent(db, freeze)
    // Frozen before contacts were counted together: nobody else could know whom it is about.
    if (!approval || !entry?.includes('"marks"')) return []
    return [{ key: keyIdOf(key), freeze, sealed: seal(key, team, { entry, approval }) }]
  })
}

/** What a release says of a freeze elsewhere; null where it doesn't hold together. */
function readRelease(team: MembershipRow, key: string, row: StatementRow) {
  const body = bodyOf(row)
  const release = body && body.key === keyIdOf(key) ? unseal(key, team, body.sealed) : null
  if (!release || sha256Hex(release.entry) !== body?.freeze) return null
  try {
    const entry = Entry.parse(JSON.parse(release.entry))
    return { freeze: body.freeze, entry, approval: release.approval }
  } catch {
    return null
  }
}

/** Whether an approval holds here for a freeze elsewhere: as of when the relay stored it, or for who is certified since. */
function holds(
  session: Session,
  row: StatementRow,
  { freeze, entry, approval }: NonNullable<ReturnType<typeof readRelease>>,
): boolean {
  const expected = {
    ...{ subject: freeze, action: 'breaker.release', requestedBy: entry.actor, role: 'compliance' as const },
    // Whose workspace that is nobody here can tell; the hash of its entry is in one log only.
    workspaceId: approval.statement.workspaceId,
  }
  const then = checkApproval(session.db, approval, expected, row.storedAt)
  if (then.ok || then.code !== 'approval.uncertified') return then.ok
  return checkApproval(session.db, approval, expected, session.now()).ok
}

/**
 * Releases here whom others released: the customers behind the marks, for the same day of theirs. A freeze that came
 * after the approval was signed stays, and so does one that the approver's own contact caused. What others counted is
 * settled as it is there. Each counts once; answers how many did. Looked through anew when somebody is certified.
 */
export function takeReleases(session: Session, team: MembershipRow): number {
  const { db } = session
  const key = countingKeyOf(session, team)
  if (key === null) return 0
  const from = session.now() - windowMs
  let taken = 0
  for (const row of statementsOfKind(db, team.url, releaseKind)) {
    if (row.storedAt < from || row.person === team.personId) continue
    const release = readRelease(team, key, row)
    if (!release || !holds(session, row, release)) continue
    if (transaction(db, () => settle(session, team, row, release))) taken += 1
  }
  return taken
}

function settle(
  session: Session,
  team: MembershipRow,
  row: StatementRow,
  { freeze, entry, approval }: NonNullable<ReturnType<typeof readRelease>>,
): boolean {
  const { db } = session
  const { approver, reason, issuedAt } = approval.statement
  const isByContact = getSetting(db, breakerScope) === 'contact'
  const subjects = new Map(
    [...subjectsOf(session, new Set(entry.body.marks ?? [])).values()].flatMap((told) => {
      const subject = isByContact ? told.contactId : told.accountId
      return subject === null ? [] : [[subject, told] as const]
    }),
  )
  const now = session.now()
  const { day } = entry.body
  let settled = 0
  for (const [subject, { accountId, contactId }] of subjects) {
    const customer = customerOf(session, accountId, contactId)
    const open = store.openFreeze(db, subject)
    if (open && (open.day !== day || open.actor === approver || open.frozenAt > issuedAt)) continue
    const isToday = dayIn(customer.zone, now) === day
    if (!open && (!isToday || breakerState(db, customer, now).count === 0)) continue
    const { hash } = appendLog(db, session.stamp(), {
      kind: 'breakerReleased',
      body: {
        ...{ subject, frozenHash: freeze, approver, reason },
        told: { relayUrl: team.url, number: row.number },
      },
    })
    const lastTouchId = store.lastTouchIdUntil(db, issuedAt)
    if (open) store.releaseFreeze(db, open.logEntryHash, { at: now, by: approver, reason, lastTouchId })
    // Frozen elsewhere only: the count starts anew here too.
    else
      store.insertFreeze(db, {
        ...{ logEntryHash: hash, subject, day, frozenAt: row.storedAt, actor: entry.actor, lastTouchId },
        ...{ releasedAt: now, releasedBy: approver, reason },
      })
    settled += 1
  }
  if (settled === 0) return false
  spendApproval(db, approval, now)
  return true
}

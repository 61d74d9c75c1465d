import { AppError } from '../../shared/errors.ts'
import { calendarDay } from '../calendarDay.ts'
import { type ReadableDb, transaction, type WritableDb } from '../db/open.ts'
import { type ApprovalRefusal, applyApproval } from '../identity/approvals.ts'
import { requireOwner } from '../identity/parties.ts'
import type { ApprovalRequest, SignedApproval } from '../identity/statements.ts'
import { appendLog } from '../log/append.ts'
import type { Stamp } from '../log/entry.ts'
import { breakerScope, getSetting } from '../settings/settings.ts'
import * as store from './store.ts'

/** Contacts with one customer in one calendar day that pass, over all sellers; the next is blocked (catalogue 49). */
export const contactsPerDay = 5

export interface Customer {
  accountId: string
  contactId?: string
  /** IANA name of the customer's time zone: their calendar day counts, not ours. */
  zone: string
}

export interface Touch {
  customer: Customer
  /** UTC ms. */
  at: number
  /** `call`, `visit`, `message`, … */
  channel: string
  /** Id of the activity or import item: the same reference is the same contact, however often it is recorded. */
  reference?: string
}

export type BreakerState =
  | { state: 'open'; subject: string; day: string; count: number; limit: number }
  | { state: 'frozen'; subject: string; day: string; count: number; limit: number; freeze: Freeze }

export interface Freeze {
  /** Hash of the `breakerFrozen` entry: what a release is bound to. */
  logEntryHash: string
  subject: string
  day: string
  frozenAt: number
  actor: string
  releasedAt: number | null
  releasedBy: string | null
  reason: string | null
}

/** The calendar day of a moment in a zone, `2026-11-21`. Refuses an unknown zone with `zone.unknown`. */
export function dayIn(zone: string, at: number): string {
  try {
    return calendarDay(zone)(at)
  } catch (error) {
    throw new AppError('zone.unknown', { zone }, error)
  }
}

/** What the breaker counts by: the account, or the contact where the team has set it so and one is named. */
export const breakerSubject = (db: ReadableDb, customer: Customer): string =>
  (getSetting(db, breakerScope) === 'contact' ? customer.contactId : undefined) ?? customer.accountId

export function breakerState(db: ReadableDb, customer: Customer, now: number): BreakerState {
  const subject = breakerSubject(db, customer)
  const day = dayIn(customer.zone, now)
  const common = { subject, day, count: store.openTouches(db, subject, day), limit: contactsPerDay }
  const freeze = store.openFreeze(db, subject)
  return freeze ? { ...common, state: 'frozen', freeze: asFreeze(freeze) } : { ...common, state: 'open' }
}

const asFreeze = ({ lastTouchId: _, ...freeze }: store.FreezeRow): Freeze => freeze

function freeze(
  db: WritableDb,
  stamp: Stamp,
  subject: string,
  day: string,
  count: number,
  retroactive: boolean,
) {
  const { hash } = appendLog(db, stamp, {
    kind: 'breakerFrozen',
    body: { subject, day, count, retroactive },
  })
  store.insertFreeze(db, {
    logEntryHash: hash,
    subject,
    day,
    frozenAt: stamp.at,
    actor: stamp.actor,
    lastTouchId: store.lastTouchId(db),
    releasedAt: null,
    releasedBy: null,
    reason: null,
  })
}

export type TouchVerdict = { allowed: true; state: BreakerState } | { allowed: false; state: BreakerState }

/**
 * Asks before contacting a customer. Contacts 1–5 of the customer's day pass and are counted; the 6th is blocked
 * before it is sent and freezes the customer until compliance releases them. A frozen customer blocks everything.
 */
export function requestTouch(db: WritableDb, stamp: Stamp, touch: Touch): TouchVerdict {
  return transaction(db, (): TouchVerdict => {
    const { customer } = touch
    const before = breakerState(db, customer, touch.at)
    if (touch.reference && store.touchKnown(db, touch.reference)) return { allowed: true, state: before }
    if (before.state === 'frozen') return { allowed: false, state: before }
    if (before.count >= contactsPerDay) {
      freeze(db, stamp, before.subject, before.day, before.count + 1, false)
      return { allowed: false, state: breakerState(db, customer, touch.at) }
    }
    insert(db, stamp, touch, before)
    return { allowed: true, state: breakerState(db, customer, touch.at) }
  })
}

/**
 * Counts a contact that has happened already (imported, or made on another laptop while offline). It can't be
 * blocked any more; when it makes more than five, the customer is frozen retroactively, and that shows.
 */
export function recordTouch(db: WritableDb, stamp: Stamp, touch: Touch): BreakerState {
  return transaction(db, () => {
    const before = breakerState(db, touch.customer, touch.at)
    if (insert(db, stamp, touch, before) && before.state === 'open' && before.count >= contactsPerDay)
      freeze(db, stamp, before.subject, before.day, before.count + 1, true)
    return breakerState(db, touch.customer, touch.at)
  })
}

const insert = (db: WritableDb, stamp: Stamp, touch: Touch, { subject, day }: BreakerState): boolean =>
  store.insertTouch(db, {
    subject,
    day,
    at: touch.at,
    actor: stamp.actor,
    channel: touch.channel,
    reference: touch.reference ?? null,
  })

/** Every freeze, those in force first. */
export const listFreezes = (db: ReadableDb): Freeze[] => store.freezes(db).map(asFreeze)

/** The file that goes to a compliance approver. Refuses with `breaker.notFrozen`. */
export function releaseRequest(db: ReadableDb, subject: string, now: number): ApprovalRequest {
  const open = store.openFreeze(db, subject)
  if (!open) throw new AppError('breaker.notFrozen', { subject })
  return {
    type: 'approvalRequest',
    workspaceId: requireOwner(db).workspaceId,
    subject: open.logEntryHash,
    action: 'breaker.release',
    requestedBy: open.actor,
    requestedAt: now,
    details: { customer: subject, day: open.day, frozenAt: open.frozenAt },
  }
}

export type ReleaseVerdict = { ok: true } | { ok: false; code: ApprovalRefusal | 'breaker.notFrozen' }

/**
 * Releases a frozen customer on the statement of a certified compliance approver, who is another person than the
 * one whose contact froze them. The day's count starts anew.
 */
export function releaseBreaker(
  db: WritableDb,
  stamp: Stamp,
  subject: string,
  signed: SignedApproval,
): ReleaseVerdict {
  return transaction(db, (): ReleaseVerdict => {
    const open = store.openFreeze(db, subject)
    if (!open) return { ok: false, code: 'breaker.notFrozen' }
    const verdict = applyApproval(db, stamp, signed, {
      subject: open.logEntryHash,
      action: 'breaker.release',
      requestedBy: open.actor,
      role: 'compliance',
    })
    if (!verdict.ok) return { ok: false, code: verdict.code }
    const { approver, reason } = verdict.statement
    store.releaseFreeze(db, open.logEntryHash, {
      at: stamp.at,
      by: approver,
      reason,
      lastTouchId: store.lastTouchId(db),
    })
    appendLog(db, stamp, {
      kind: 'breakerReleased',
      body: { subject, frozenHash: open.logEntryHash, approver, reason },
    })
    return { ok: true }
  })
}

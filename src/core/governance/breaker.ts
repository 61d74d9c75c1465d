import { randomBytes } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'
import { getAccount } from '../accounts/store.ts'
import { calendarDay } from '../calendarDay.ts'
import { getContact } from '../contacts/store.ts'
import { type ReadableDb, transaction, type WritableDb } from '../db/open.ts'
import { type ApprovalRefusal, applyApproval } from '../identity/approvals.ts'
import { requireOwner } from '../identity/parties.ts'
import type { ApprovalRequest, SignedApproval } from '../identity/statements.ts'
import { appendLog } from '../log/append.ts'
import type { Stamp } from '../log/entry.ts'
import { breakerScope, getSetting } from '../settings/settings.ts'
import * as store from './store.ts'
import { type TeamTouch, teamTouchesBetween } from './teamTouches.ts'

/** Contacts with one customer in one calendar day that pass, over all sellers; the next is blocked (catalogue 49). */
export const contactsPerDay = 5

export interface Customer {
  accountId: string
  contactId?: string
  /** IANA name of the customer's time zone: their calendar day counts, not ours. */
  zone: string
  /** What a team's statements call this customer, and the person there: what others told of them counts too. */
  marks?: { account: readonly string[]; contact: readonly string[] }
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

export type BreakerState = (Counted & { state: 'open' }) | (Counted & { state: 'frozen'; freeze: Freeze })

interface Counted {
  subject: string
  day: string
  /** Over all sellers, and how many of them were told by others. */
  count: number
  elsewhere: number
  limit: number
}

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

const dayMs = 86_400_000

/** Contacts of a day that others made with this customer and told of (`teamTouches.ts`). */
export function touchesElsewhere(db: ReadableDb, customer: Customer, day: string, near: number): TeamTouch[] {
  const { marks, zone } = customer
  if (!marks) return []
  // Who counts by person counts what was told of that person; without one, what was told of nobody can't be found out.
  const isByContact = getSetting(db, breakerScope) === 'contact'
  const dayOf = calendarDay(zone)
  return teamTouchesBetween(
    db,
    isByContact ? marks.contact : marks.account,
    near - 2 * dayMs,
    near + 2 * dayMs,
  ).filter(({ at }) => dayOf(at) === day)
}

/** As it stands: contacts counted here, and those that others told of since the last release. */
export function breakerState(db: ReadableDb, customer: Customer, now: number): BreakerState {
  const subject = breakerSubject(db, customer)
  const day = dayIn(customer.zone, now)
  const settled = store.settledAt(db, subject)
  const elsewhere = touchesElsewhere(db, customer, day, now).filter(
    ({ heardAt }) => settled === null || heardAt > settled,
  ).length
  const count = store.openTouches(db, subject, day) + elsewhere
  const common = { subject, day, count, elsewhere, limit: contactsPerDay }
  const freeze = store.openFreeze(db, subject)
  return freeze ? { ...common, state: 'frozen', freeze: asFreeze(freeze) } : { ...common, state: 'open' }
}

const asFreeze = ({ lastTouchId: _, ...freeze }: store.FreezeRow): Freeze => freeze

/** What the teams call whom a freeze is about: the release of it can be told to them by that. */
const marksOfSubject = ({ contactId, marks }: Customer, subject: string): readonly string[] =>
  (subject === contactId ? marks?.contact : marks?.account) ?? []

function freeze(
  db: WritableDb,
  stamp: Stamp,
  customer: Customer,
  { subject, day, elsewhere }: Counted,
  count: number,
  retroactive: boolean,
) {
  const marks = marksOfSubject(customer, subject).slice(0, 64)
  const { hash } = appendLog(db, stamp, {
    kind: 'breakerFrozen',
    body: {
      ...{ subject, day, count, retroactive },
      ...(elsewhere > 0 && { elsewhere }),
      ...(marks.length > 0 && { marks }),
    },
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
      freeze(db, stamp, customer, before, before.count + 1, false)
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
      freeze(db, stamp, touch.customer, before, before.count + 1, true)
    return breakerState(db, touch.customer, touch.at)
  })
}

/**
 * Freezes a customer with whom all sellers together made more than five contacts on the day of `at`: nobody saw it
 * when each made their own, because one of them was offline. Answers whether it did.
 */
export function freezeIfExceeded(db: WritableDb, stamp: Stamp, customer: Customer, at: number): boolean {
  return transaction(db, () => {
    const state = breakerState(db, customer, at)
    if (state.state === 'frozen' || state.count <= contactsPerDay) return false
    freeze(db, stamp, customer, state, state.count, true)
    return true
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
    token: randomBytes(16).toString('hex'),
  })

/** Every freeze, those in force first. */
export const listFreezes = (db: ReadableDb): Freeze[] => store.freezes(db).map(asFreeze)

/** What an approver knows a frozen customer by; whoever is gone from the records has no name. */
function namesOf(db: ReadableDb, subject: string): { account: string | null; contact: string | null } {
  const contact = getContact(db, subject)
  const account = getAccount(db, contact?.accountId ?? subject)
  return { account: account?.name ?? null, contact: contact?.name ?? null }
}

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
    details: { customer: subject, ...namesOf(db, subject), day: open.day, frozenAt: open.frozenAt },
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

import type { Offer } from '../../shared/contract/rooms.ts'
import type { Trace } from '../../shared/rooms/psu.ts'
import { type Activity, listActivitiesOfDeal } from '../activities/store.ts'
import { notToShare } from '../consent/sharing.ts'
import { listContactsOfAccount } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { requireDeal } from '../deals/store.ts'

const mostTraces = 300

/** What happened in a deal, from imported chats, mail and records: what a unit's workspace can link (catalogue 40). */
export function traceRows(db: ReadableDb, dealId: string, by: string, now: number): Map<string, Trace> {
  const { accountId } = requireDeal(db, dealId)
  const names = namesOf(db, accountId)
  return new Map(
    sharedActivities(db, listActivitiesOfDeal(db, dealId, now + 1, mostTraces), now).map((activity) => [
      activity.id,
      traceOf(activity, names, by, now),
    ]),
  )
}

/**
 * Activities as far as they are for a room as of `at`: not those whose words a person marked as restricted, nor what was
 * recorded without everybody who speaks there agreeing that it is passed on.
 */
export function sharedActivities(db: ReadableDb, rows: readonly Activity[], at: number): Activity[] {
  const kept = notToShare(
    db,
    rows.flatMap(({ evidenceId }) => evidenceId ?? []),
    at,
  )
  return rows.filter(({ evidenceId }) => evidenceId === null || !kept.has(evidenceId))
}

/** Names of a customer's people by id. */
export const namesOf = (db: ReadableDb, accountId: string): ReadonlyMap<string, string> =>
  new Map(listContactsOfAccount(db, accountId).map(({ id, name }) => [id, name]))

/** An activity as a trace with everything in it. */
export const traceOf = (
  { occurredAt, kind, summary, contactId }: Activity,
  names: ReadonlyMap<string, string>,
  by: string,
  now: number,
): Trace => ({
  ...{ at: occurredAt, kind, title: summary.trim().slice(0, 200) || kind },
  who: (contactId && names.get(contactId)?.slice(0, 80)) || '',
  ...{ by, publishedAt: now, about: null },
})

/** What was said and by whom is left out unless a person chooses to say it. */
export const traceFields = ['title', 'who'] as const

export const traceOffers = (
  rows: ReadonlyMap<string, Trace>,
  isPublished: (key: string) => boolean,
): Offer[] =>
  [...rows].map(([key, row]) => ({
    key,
    kind: 'trace',
    title: row.title,
    row,
    fields: traceFields.map((field) => ({ field, isPersonal: true, isOnByDefault: false })),
    isPublished: isPublished(key),
  }))

export const redactedTrace = (row: Trace, fields: readonly string[]): Trace => ({
  ...row,
  title: fields.includes('title') ? row.title : row.kind,
  who: fields.includes('who') ? row.who : '',
})

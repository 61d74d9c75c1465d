import type { Ground } from '../../shared/contract/captures.ts'
import { AppError } from '../../shared/errors.ts'
import type { AccountId } from '../../shared/ids.ts'
import { accountNames, requireAccount } from '../accounts/store.ts'
import { listContactsOfAccount } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { selectRows } from '../db/rows.ts'
import { listDealsOpenAt } from '../deals/store.ts'
import { evidence } from '../evidence/schema.ts'
import { sidesKnown } from '../market/sides.ts'
import { nameKeyOf } from '../nameKey.ts'
import type { Session } from '../session.ts'
import { type Changes, recordChangeSet } from '../undo/changeSets.ts'
import { rememberAlias } from './linkAliases.ts'
import { peopleOf } from './linkNamed.ts'
import type { People } from './people.ts'
import { createLinking, type Linking, linkSettled } from './unlinked/linkSettled.ts'

const mostListed = 200
const excerptLength = 160

/** A note, or all messages of one conversation in one source, that names no customer for sure. */
export interface UnlinkedItem {
  /** The newest piece of evidence; names the whole for `assignUnlinked`. */
  evidenceId: string
  kind: 'message' | 'note'
  title: string | null
  sourceName: string
  sourcePath: string | null
  items: number
  occurredAt: number
  excerpt: string
}

// A conversation is one whole; notes stand for themselves.
const whole = "CASE e.kind WHEN 'message' THEN coalesce(e.title, '') ELSE e.id END"
const unlinked =
  "e.account_id IS NULL AND e.kind IN ('message', 'note') AND e.text <> '' AND e.consent <> 'withdrawn'"

/** Notes and conversations without a customer, newest first. */
export const listUnlinked = (db: ReadableDb): UnlinkedItem[] =>
  db
    .read(
      `SELECT id AS evidenceId, kind, title, name AS sourceName, path AS sourcePath, items, at AS occurredAt,
        substr(text, 1, ${excerptLength}) AS excerpt
       FROM (SELECT e.id, e.kind, e.title, e.text, s.name, s.path, count(*) AS items, max(e.key) AS newest, e.occurred_at AS at
         FROM evidence e JOIN sources s ON s.id = e.source_id WHERE ${unlinked} GROUP BY e.source_id, ${whole})
       ORDER BY newest DESC LIMIT ${mostListed}`,
    )
    .all() as UnlinkedItem[]

const mostPerhaps = 3
const mostRead = 20_000

/** Finds the few customers of whom an unlinked note or conversation may speak, for a person to choose from. */
export function accountsPerhapsMeant(
  db: ReadableDb,
): (item: UnlinkedItem) => { accountId: AccountId; name: string }[] {
  let known: { people: People; names: ReadonlyMap<string, string> } | null = null
  return ({ evidenceId, kind, title, excerpt }) => {
    known ??= { people: peopleOf(db), names: accountNames(db) }
    const text = kind === 'note' ? excerpt : wordsBeside(db, evidenceId)
    const found = [...known.people.accountsPerhapsIn(`${title ?? ''}\n${text}`)]
    return found.length > mostPerhaps
      ? []
      : found.map((id) => ({ accountId: id as AccountId, name: known!.names.get(id) ?? '' }))
  }
}

/** What the unlinked messages of a message's conversation say. */
const wordsBeside = (db: ReadableDb, evidenceId: string): string =>
  (
    db
      .read(
        `SELECT e.text FROM evidence one JOIN evidence e ON e.source_id = one.source_id AND e.title IS one.title
         WHERE one.id = ? AND ${unlinked} ORDER BY e.key DESC LIMIT 200`,
      )
      .all(evidenceId) as { text: string }[]
  )
    .map(({ text }) => text)
    .join('\n')
    .slice(0, mostRead)

/** How many notes and conversations of an import belong to no customer, counted as `listUnlinked` lists them. */
export const countUnlinkedOfImport = (db: ReadableDb, importId: string): number =>
  (
    db
      .read(
        `SELECT count(*) AS n FROM (SELECT 1 FROM evidence e WHERE e.import_id = ? AND ${unlinked}
         GROUP BY e.source_id, ${whole})`,
      )
      .get(importId) as { n: number }
  ).n

/**
 * Gives a note, or all unlinked messages of its conversation, to an account: they become its activities and are read
 * for facts as if the import had known, and so will be what later imports bring of the conversation. One change set. Refuses with `record.notFound`.
 */
export function assignUnlinked(
  session: Session,
  evidenceId: string,
  accountId: string,
): { changeSetId: string; items: number } {
  const { db } = session
  requireAccount(db, accountId)
  const [one] = selectRows(db, evidence, 'id = ? AND account_id IS NULL', evidenceId)
  if (!one) throw new AppError('record.notFound', { kind: 'evidence', id: evidenceId })
  const rows =
    one.kind === 'message'
      ? selectRows(
          db,
          evidence,
          "source_id = ? AND kind = 'message' AND title IS ? AND account_id IS NULL AND text <> '' AND consent <> 'withdrawn' ORDER BY key",
          one.sourceId,
          one.title,
        )
      : [one]
  const sideOf = sidesKnown(db)
  const people = listContactsOfAccount(db, accountId)
  const changeSetId = recordChangeSet(db, session, 'evidence.assign', (changes) => {
    const linking = createLinking(session)
    for (const row of rows) {
      const author = nameKeyOf(row.author ?? '')
      const contact = people.find(
        ({ name, wechat, email }) =>
          author !== '' && [name, wechat, email].some((called) => called && nameKeyOf(called) === author),
      )
      link(session, linking, changes, row, {
        accountId,
        contactId: contact?.id ?? null,
        direction:
          row.kind === 'note' ? 'internal' : sideOf(row.author ?? '') === 'ours' ? 'outbound' : 'inbound',
      })
    }
    if (one.kind === 'message' && one.title)
      rememberAlias(db, changes, {
        id: session.newId('linkAlias'),
        kind: 'conversation',
        name: one.title,
        accountId,
        contactId: null,
        createdAt: session.now(),
        actor: session.actor(),
      })
  })
  return { changeSetId, items: rows.length }
}

function link(
  session: Session,
  linking: Linking,
  changes: Changes,
  row: typeof evidence.$inferSelect,
  about: {
    accountId: string
    contactId: string | null
    direction: 'inbound' | 'outbound' | 'internal'
  },
): void {
  const open = listDealsOpenAt(session.db, about.accountId, row.occurredAt)
  const named = open.filter(({ name }) => `${row.title ?? ''}\n${row.text}`.includes(name))
  const dealId = (named.length === 1 ? named[0] : open.length === 1 ? open[0] : undefined)?.id ?? null
  const grounds: Ground[] = [{ code: 'assigned', text: session.actor() }]
  linkSettled(changes, linking, { row, ...about, dealId, grounds })
}

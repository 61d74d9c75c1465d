import type { Direction } from '../../shared/vocabulary.ts'
import { getAccount } from '../accounts/store.ts'
import { type FactReading, factReading, insertActivityWithFacts } from '../activities/readInto.ts'
import { mayLearnFromSource } from '../consent/recordings.ts'
import type { ReadableDb } from '../db/open.ts'
import { selectRows } from '../db/rows.ts'
import { evidence } from '../evidence/schema.ts'
import { activityKindOf } from '../facts/buyingStep.ts'
import type { NewId } from '../newId.ts'
import type { Changes } from '../undo/changeSets.ts'
import { callsSomebody } from './formsOfAddress.ts'
import { abbreviationsOf } from './matching/abbreviations.ts'
import { namesOf } from './mentions.ts'
import { isAmongUs, type People } from './people.ts'

type Evidence = typeof evidence.$inferSelect

/** A talk of one source, or all notes of a source: read together, they may tell what each alone does not. */
interface Whole {
  sourceId: string
  sourceName: string
  kind: 'message' | 'note'
  title: string | null
}
/** Whose an unlinked item turned out to be. */
interface Settled {
  row: Evidence
  accountId: string
  contactId: string | null
  dealId: string | null
  direction: Direction
}

const mostWholes = 500
const mostItems = 5_000
const mostSearched = 50_000
const mostRead = 20_000
const mostSpeakers = 300
const summaryLength = 2000
const unlinked =
  "account_id IS NULL AND kind IN ('message', 'note') AND text <> '' AND consent <> 'withdrawn'"
// Mails of one subject may be several customers' threads; each is linked by who wrote and received it.
const isOfMails = /\.(eml|mbox|mbx|msg|zip)$/i

const wholes = (db: ReadableDb, where: string, ...parameters: unknown[]): Whole[] =>
  db
    .read(
      `SELECT DISTINCT u.source_id AS sourceId, s.name AS sourceName, u.kind,
        CASE u.kind WHEN 'message' THEN u.title END AS title
       FROM (${where}) u JOIN sources s ON s.id = u.source_id LIMIT ${mostWholes}`,
    )
    .all(...parameters) as Whole[]

/** The wholes with unlinked items of an import. */
export const unlinkedOfImport = (db: ReadableDb, importId: string): Whole[] =>
  wholes(db, `SELECT source_id, kind, title FROM evidence WHERE import_id = ? AND ${unlinked}`, importId)

/** The wholes of whose unlinked items one names an account, among the newest. */
export function unlinkedNaming(db: ReadableDb, accountId: string): Whole[] {
  const account = getAccount(db, accountId)
  if (account === null) return []
  const { full, beginning } = abbreviationsOf(account.name)
  const names = [...namesOf(account), ...full, ...(beginning === null ? [] : [beginning])]
  return wholes(
    db,
    `SELECT * FROM (SELECT source_id, kind, title, text FROM evidence WHERE ${unlinked}
       ORDER BY key DESC LIMIT ${mostSearched}) e
     WHERE EXISTS (SELECT 1 FROM json_each(?) n WHERE instr(lower(coalesce(e.title, '')), n.value) > 0
       OR instr(lower(e.text), n.value) > 0)`,
    JSON.stringify(names.map((name) => name.toLowerCase())),
  )
}

/**
 * The items of a whole that are some account's, seen together: all messages of a talk whose name or members tell the
 * account, and entries of a diary that name nothing but people of an account the diary writes of.
 */
export function* settled(db: ReadableDb, people: People, whole: Whole): Generator<Settled> {
  if (whole.kind === 'note') yield* notesSettled(db, people, whole)
  else yield* talkSettled(db, people, whole)
}

function* talkSettled(
  db: ReadableDb,
  people: People,
  { sourceId, sourceName, title }: Whole,
): Generator<Settled> {
  const rows = selectRows(
    db,
    evidence,
    `source_id = ? AND kind = 'message' AND title IS ? AND ${unlinked} ORDER BY key LIMIT ${mostItems}`,
    sourceId,
    title,
  )
  const members = isOfMails.test(sourceName) ? nobody : membersOf(db, sourceId, title)
  const together = isOfMails.test(sourceName)
    ? null
    : accountOfRoom(people, title ?? '', members, wordsOf(db, sourceId, title))
  for (const row of rows) {
    const accountId =
      together ?? people.ofTalk(title ?? '', row.text, members) ?? people.onlyAccountCalled(row.text)
    if (accountId === null) continue
    const contactId = row.author === null ? null : people.contactCalled(row.author, accountId)
    yield {
      row,
      accountId,
      contactId,
      dealId: people.dealOf(accountId, `${title ?? ''}\n${row.text}`, row.occurredAt),
      direction:
        contactId !== null
          ? 'inbound'
          : members.size === 0 || isAmongUs(title ?? '')
            ? 'internal'
            : 'outbound',
    }
  }
}

/**
 * The one account of a room. Where neither its name nor who takes part tells, and several customers are spoken of, the
 * team talks among itself: each message is whoever's it names.
 */
function accountOfRoom(
  people: People,
  title: string,
  members: ReadonlySet<string>,
  words: string,
): string | null {
  const byName = people.ofTalk(title, '', members)
  if (byName !== null) return byName
  const isMixed =
    members.size === 0 && people.accountsNamedIn(words).size > 1 && people.accountsNamedIn(title).size === 0
  return isMixed ? null : people.ofTalk(title, words, members)
}

/** The accounts of the known people who speak in a talk. */
const membersOf = (db: ReadableDb, sourceId: string, title: string | null): ReadonlySet<string> =>
  new Set(
    (
      db
        .read(
          `SELECT DISTINCT account_id AS accountId FROM evidence WHERE source_id = ? AND kind = 'message' AND title IS ?
            AND account_id IS NOT NULL AND contact_id IS NOT NULL`,
        )
        .all(sourceId, title) as { accountId: string }[]
    ).map(({ accountId }) => accountId),
  )

/** What was said in a talk, as far as it is read to decide between accounts that its name could mean. */
const wordsOf = (db: ReadableDb, sourceId: string, title: string | null): string =>
  (
    db
      .read(
        `SELECT text FROM evidence WHERE source_id = ? AND kind = 'message' AND title IS ?
         ORDER BY key LIMIT ${mostSpeakers}`,
      )
      .all(sourceId, title) as { text: string }[]
  )
    .map(({ text }) => text)
    .join('\n')
    .slice(0, mostRead)

interface Entry extends Evidence {
  /** Whether the entry says its day; one that does not stands at the day of its import. */
  isDated: number
}

function* notesSettled(db: ReadableDb, people: People, { sourceId }: Whole): Generator<Settled> {
  const entries = db
    .read(
      `SELECT e.id, e.kind, e.title, e.text, e.author, e.zone, e.account_id AS accountId, e.occurred_at AS occurredAt,
        e.known_at AS knownAt, e.occurred_at <> coalesce(i.started_at, -1) AS isDated
       FROM evidence e LEFT JOIN imports i ON i.id = e.import_id
       WHERE e.source_id = ? AND e.kind = 'note' AND e.text <> '' ORDER BY e.line LIMIT ${mostItems}`,
    )
    .all(sourceId) as Entry[]
  const written = new Set(entries.flatMap(({ accountId }) => accountId ?? []))
  const open = entries.filter(({ accountId }) => accountId === null)
  const give = (row: Entry, accountId: string): Settled => {
    row.accountId = accountId
    const words = wordsOfEntry(row)
    return {
      row,
      accountId,
      contactId: people.calledAt(accountId, words),
      dealId: people.dealOf(accountId, words, row.occurredAt),
      direction: 'internal',
    }
  }
  for (const row of open) {
    const named = people.accountSpokenOf(row.title ?? '', row.text)
    const isNamed = named !== null || people.accountsNamedIn(wordsOfEntry(row)).size > 0
    const accountId = isNamed ? named : people.accountOfPeopleIn(wordsOfEntry(row), written)
    if (accountId !== null) yield give(row, accountId)
  }
  // An entry that names nobody comes last, when what the day's other entries tell is known.
  for (const row of open) {
    const words = wordsOfEntry(row)
    if (row.accountId !== null || callsSomebody(words) || people.accountsNamedIn(words).size > 0) continue
    const accountId = accountOfDay(entries, row)
    if (accountId !== null) yield give(row, accountId)
  }
}
const wordsOfEntry = ({ title, text }: Entry): string => `${title ?? ''}\n${text}`

/** The one account of which the other entries of an entry's day are. */
function accountOfDay(entries: readonly Entry[], { id, occurredAt, isDated }: Entry): string | null {
  if (!isDated) return null
  const day = entries.filter((one) => one.isDated && one.occurredAt === occurredAt && one.id !== id)
  const accounts = new Set(day.map(({ accountId }) => accountId))
  const [only] = accounts
  return accounts.size === 1 ? (only ?? null) : null
}

const nobody: ReadonlySet<string> = new Set()
/** A picture, a file or a recalled message stands as its kind: it is linked, and states nothing. */
const isWordless = (text: string): boolean => /^\[[a-z_]+\]$/.test(text)

/** What linking needs beside the items; made once for all that are linked together. */
export interface Linking {
  reading: FactReading
  /** Whether models may learn from a source: a recording only where its consent says so. */
  mayLearnFrom(sourceId: string): boolean
}

export function createLinking({ db, newId, now }: { db: ReadableDb; newId: NewId; now(): number }): Linking {
  const known = new Map<string, boolean>()
  return {
    reading: factReading(db, newId),
    mayLearnFrom(sourceId) {
      const before = known.get(sourceId)
      if (before !== undefined) return before
      const may = mayLearnFromSource(db, sourceId, now())
      known.set(sourceId, may)
      return may
    },
  }
}

/** Links an item as the import would have, had it known: with its activity and what its text states. */
export function linkSettled(
  changes: Changes,
  { reading, mayLearnFrom }: Linking,
  { row, direction, ...whose }: Settled,
): void {
  changes.update(evidence, row.id, whose)
  if (isWordless(row.text)) return
  const isNote = row.kind === 'note'
  insertActivityWithFacts(
    changes,
    reading,
    { ...whose, occurredAt: row.occurredAt, knownAt: row.knownAt, evidenceId: row.id },
    {
      kind: isNote ? 'note' : activityKindOf(row.text, direction),
      direction,
      ownerName: direction === 'outbound' ? row.author : null,
      text: row.text,
      summary: (isNote ? [row.title, row.text].filter(Boolean).join('\n') : row.text).slice(0, summaryLength),
      zone: row.zone,
      notForLearning: mayLearnFrom(row.sourceId) ? null : 1,
    },
  )
}

import type { Ground } from '../../shared/contract/captures.ts'
import type { Direction } from '../../shared/vocabulary.ts'
import { aliasesOf, getAccount } from '../accounts/store.ts'
import { type FactReading, factReading, insertActivityWithFacts } from '../activities/readInto.ts'
import { calendarDay } from '../calendarDay.ts'
import { groundsOf } from '../captures/list.ts'
import { mayLearnFromSource } from '../consent/recordings.ts'
import { getContact } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { selectRows } from '../db/rows.ts'
import { evidence } from '../evidence/schema.ts'
import type { Locator } from '../evidence/store.ts'
import { activityKindOf } from '../facts/buyingStep.ts'
import { keptFromWhom } from '../facts/chinese/hushedInChinese.ts'
import { keptFor } from '../facts/promisesThem.ts'
import { sidesKnown } from '../market/sides.ts'
import type { NewId } from '../newId.ts'
import type { Changes } from '../undo/changeSets.ts'
import { fileTitle } from './formats/fileTitle.ts'
import { pastedMailsReader } from './formats/mail/pastedMails.ts'
import { callsSomebody } from './formsOfAddress.ts'
import { abbreviationsOf } from './matching/abbreviations.ts'
import { wholeNamesOf } from './matching/otherNames.ts'
import { accountOfMatter, mattersOf } from './matter.ts'
import { namesOf } from './mentions.ts'
import { isAmongUs, type People } from './people.ts'
import { accountOfRivals } from './rivalsOfAccounts.ts'
import { ownWords, withoutQuotes } from './take/ownWords.ts'
import { accountsAround, createTopics } from './talkTopics.ts'
import { accountsOfThings } from './things.ts'

type Evidence = typeof evidence.$inferSelect

/** A talk of one source, or all notes of a source: read together, they may tell what each alone does not. */
export interface Whole {
  sourceId: string
  sourceName: string
  /** As what the source was read; null where it is not known. */
  format: string | null
  kind: 'message' | 'note'
  title: string | null
}
/** Whose an unlinked item turned out to be. */
export interface Settled {
  row: Evidence
  accountId: string
  contactId: string | null
  dealId: string | null
  direction: Direction
  /** Why it is theirs. */
  grounds: Ground[]
  /** What of the text is read for facts, in its place; all of it where absent. */
  words?: string
}

/** Of what earlier imports left, and of what may name an account: what an import brings itself is looked at whole. */
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

const wholes = (db: ReadableDb, most: number, where: string, ...parameters: unknown[]): Whole[] =>
  db
    .read(
      `SELECT DISTINCT u.source_id AS sourceId, s.name AS sourceName, s.format, u.kind,
        CASE u.kind WHEN 'message' THEN u.title END AS title
       FROM (${where}) u JOIN sources s ON s.id = u.source_id LIMIT ${most}`,
    )
    .all(...parameters) as Whole[]

/** All wholes with unlinked items of an import. */
export const unlinkedOfImport = (db: ReadableDb, importId: string): Whole[] =>
  wholes(db, -1, `SELECT source_id, kind, title FROM evidence WHERE import_id = ? AND ${unlinked}`, importId)

/**
 * The newest wholes of earlier imports with unlinked items, where an import brought customers, people or deals by which they may be
 * linked now.
 */
export function unlinkedBefore(db: ReadableDb, importId: string): Whole[] {
  const { brought } = db
    .read(
      `SELECT EXISTS (SELECT 1 FROM accounts WHERE import_id = @importId)
        OR EXISTS (SELECT 1 FROM contacts WHERE import_id = @importId)
        OR EXISTS (SELECT 1 FROM deals WHERE import_id = @importId) AS brought`,
    )
    .get({ importId }) as { brought: 0 | 1 }
  if (brought === 0) return []
  return wholes(
    db,
    mostWholes,
    `SELECT source_id, kind, title FROM (SELECT source_id, kind, title, import_id FROM evidence WHERE ${unlinked}
       ORDER BY key DESC LIMIT ${mostSearched}) WHERE import_id IS NOT ?`,
    importId,
  )
}

/** The wholes of whose unlinked items one names an account, among the newest. */
export function unlinkedNaming(db: ReadableDb, accountId: string): Whole[] {
  const account = getAccount(db, accountId)
  if (account === null) return []
  const whole = wholeNamesOf({ name: account.name, aliases: aliasesOf(account) })
  const short = whole.map(abbreviationsOf).flatMap(({ full, beginning }) => [...full, beginning ?? []].flat())
  const names = [...new Set([...namesOf(account), ...whole, ...short])]
  return wholes(
    db,
    mostWholes,
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

function* talkSettled(db: ReadableDb, people: People, whole: Whole): Generator<Settled> {
  const { sourceId, sourceName, format, title } = whole
  const rows = selectRows(
    db,
    evidence,
    `source_id = ? AND kind = 'message' AND title IS ? AND text <> '' AND consent <> 'withdrawn'
      ORDER BY key LIMIT ${mostItems}`,
    sourceId,
    title,
  )
  const isPile = format === pastedMailsReader.format
  const isMail = isPile || isOfMails.test(sourceName)
  const members = isMail ? nobody : membersOf(db, people, rows)
  const words = isMail ? null : wordsOf(rows)
  const writers = isPile ? writersOf(db, sourceId) : []
  const isOurs = !isMail && members.length === 0 && isOurRoom(db, title ?? '', rows)
  const isCalled = people.accountsNamedIn(title ?? '').size > 0
  const together = isPile
    ? accountOfPile(db, people, fileTitle(sourceName), writers)
    : words === null
      ? null
      : accountOfRoom(people, title ?? '', accountsOf(members), isOurs && !isCalled ? '' : words)
  const ofRoom =
    together === null
      ? []
      : isPile
        ? groundsOfRoom(people, fileTitle(sourceName), '', together, writers)
        : groundsOfRoom(people, title ?? '', words!, together, members)
  const amongUs =
    isOurs ||
    (!isMail &&
      members.length === 0 &&
      words !== null &&
      (isOfSeveral(people, rows, words) || (together === null && isOfTwo(people, rows, title ?? '', words))))
  const ofFirstNames =
    amongUs && together === null && words !== null ? accountOfFirstNames(people, rows, words) : null
  // Where a room tells only its days nobody knows what followed within minutes.
  const isTimed = areTimed(rows)
  const answers = amongUs && together === null ? accountsAround(people, rows, { isTimed }) : null
  const sides = isMail || amongUs || together === null ? null : people.sidesInGroup(rows, title ?? '')
  const spokenOf = amongUs && together === null && words !== null ? people.accountsPerhapsIn(words) : null
  const topics = createTopics(people)
  const ofRival = amongUs && together === null ? accountOfRivals(db) : null
  const ofThing = amongUs && together === null ? accountsOfThings(db) : null
  for (const row of rows) {
    if (row.accountId !== null) {
      topics.told(row, row.accountId, groundsOf(row)[0]?.text ?? null)
      continue
    }
    const writer = row.author === null ? null : people.writer(row.author)
    const named =
      together ??
      writer?.accountId ??
      people.ofTalk(title ?? '', row.text, accountsOf(members)) ??
      people.onlyAccountCalled(row.text, { amongUs }) ??
      // Of two customers it is told of the one from whom the other's matter is to be kept.
      (amongUs ? people.onlyAccountCalled(keptFromWhom(row.text) ?? '', { amongUs }) : null) ??
      // Among ourselves whoever names a customer's people speaks of that customer.
      (spokenOf === null ? null : people.accountOfPeopleIn(row.text, spokenOf)) ??
      (spokenOf === null ? null : accountOfFirstNameHere(people, row.text)) ??
      (spokenOf === null ? null : accountOfTitleHere(people, row.text)) ??
      ofFirstNames ??
      (isMail && !isPile ? accountOfOwnMail(db, people, row) : null)
    const followed = named === null && amongUs && isTimed ? topics.before(row) : null
    const answered = named ?? followed?.accountId ?? answers?.get(row.id) ?? null
    const byRival =
      answered === null && people.accountsPerhapsIn(row.text).size === 0
        ? (ofRival?.(row.text) ?? null)
        : null
    const byThing = answered === null && byRival === null ? thingTold(people, ofThing, row.text) : null
    const accountId = answered ?? byRival?.accountId ?? byThing?.accountId ?? null
    if (accountId === null) continue
    const contactId = row.author === null ? null : people.contactCalled(row.author, accountId)
    const grounds: Ground[] =
      together !== null
        ? [...ofRoom]
        : followed !== null
          ? [{ code: 'topicBefore', text: followed.called }]
          : byRival !== null
            ? [{ code: 'sameMatter', text: byRival.rival }]
            : byThing !== null
              ? [{ code: 'sameMatter', text: byThing.called }]
              : named === null
                ? [{ code: 'talkGoesOn', text: null }]
                : groundsOfWords(people, title ?? '', row.text, accountId)
    if (named !== null) topics.told(row, accountId, grounds[0]?.text ?? null)
    if (contactId !== null) grounds.push(people.groundOfWriter(row.author!))
    const said = isMail ? ownWords(row.text) : withoutQuotes(row.text)
    const side = row.author === null ? undefined : sides?.get(row.author)
    const isOutbound = isPile
      ? people.isOurs(row.author ?? '', accountId)
      : members.length > 0 && !isAmongUs(title ?? '') && side !== null && side !== 'theirs'
    const direction =
      contactId !== null || side === 'theirs' ? 'inbound' : isOutbound ? 'outbound' : 'internal'
    yield {
      row,
      accountId,
      contactId,
      dealId: people.dealOf(accountId, `${title ?? ''}\n${row.text}`, row.occurredAt, grounds),
      direction,
      grounds,
      words: people.withoutOthers(
        named === null ? withoutQuestions(said) : said,
        accountId,
        keptFor(direction),
      ),
    }
  }
}

/** Whether somebody of this name has written to a customer for us. */
const hasWrittenForUs = (db: ReadableDb, name: string): boolean =>
  db
    .read(
      "SELECT 1 FROM activities WHERE direction = 'outbound' AND owner_name = ? AND deleted_at IS NULL LIMIT 1",
    )
    .get(name) !== undefined

/** Of mails that one of us writes. */
const longestOwnMail = 1500
/**
 * The account of whose people alone a short mail of ours calls somebody by the first name, where it may mean no other:
 * "rope report still not out. Not told Graham yet", to a colleague.
 */
function accountOfOwnMail(db: ReadableDb, people: People, { author, title, text }: Evidence): string | null {
  const words = `${title ?? ''}\n${ownWords(text)}`
  if (author === null || words.length > longestOwnMail) return null
  const account = people.accountOfFirstNamesIn(words, null)
  if (account === null || !(people.isOurs(author, account) || hasWrittenForUs(db, author))) return null
  return [...people.accountsPerhapsIn(words)].every((id) => id === account) ? account : null
}

/** By what a message speaks of an account: its names, else the people of it whom the message calls. */
function groundsOfWords(people: People, title: string, text: string, accountId: string): Ground[] {
  const told = people.groundsIn(title, text, accountId)
  if (told.length > 0) return told
  return people.peopleNamedIn(text, accountId).map((name) => ({ code: 'personAddressed', text: name }))
}

/** Whether colleagues talk among themselves: the room's name says so, or who is known of it is ours, and nobody theirs. */
function isOurRoom(db: ReadableDb, title: string, rows: readonly Evidence[]): boolean {
  if (isAmongUs(title)) return true
  const sideOf = sidesKnown(db)
  const sides = [...new Set(rows.flatMap(({ author }) => author ?? []))].map(sideOf)
  const ours = sides.filter((side) => side === 'ours').length
  return ours >= 2 && ours * 2 >= sides.length && !sides.includes('theirs')
}

/** Of a short talk that is all about one matter. */
const shortTalk = 24
const fewestCalled = 2

/**
 * The account that a short talk of our own is about which names no customer at all: of its people alone some are called by
 * their first names, in two messages at least (Priya, Tom).
 */
function accountOfFirstNames(people: People, rows: readonly Evidence[], words: string): string | null {
  if (rows.length > shortTalk) return null
  const account = people.accountOfFirstNamesIn(words, null)
  if ([...people.accountsPerhapsIn(words)].some((id) => id !== account)) return null
  const calling = rows.filter(({ text }) => people.accountOfFirstNamesIn(text, null) !== null)
  return calling.length < fewestCalled ? null : account
}

/** The one account of whose people alone a message calls somebody by the first name, where it may speak of no other. */
function accountOfFirstNameHere(people: People, text: string): string | null {
  const account = people.accountOfFirstNamesIn(text, null)
  return [...people.accountsPerhapsIn(text)].every((id) => id === account) ? account : null
}

/** The one account of whose people alone a message calls somebody by surname and title, where it may speak of no other. */
function accountOfTitleHere(people: People, text: string): string | null {
  const account = people.accountOfTitledIn(text)
  return [...people.accountsPerhapsIn(text)].every((id) => id === account) ? account : null
}

/**
 * Whether people speak of several customers, at least of one by name and of the others by the names of their people: no
 * customer does so of others.
 */
function isOfSeveral(people: People, rows: readonly Evidence[], words: string): boolean {
  if (new Set(rows.flatMap(({ author }) => author ?? [])).size < 2) return false
  const called = people.accountsCalledIn(words)
  if (called.size === 0) return false
  for (const accountId of people.accountsOfPeopleIn(words)) called.add(accountId)
  return called.size > 1
}

/**
 * Whether two who are nobody's on file speak of customers and their people as of others: one of us with an agent, a dealer or a
 * colleague. A talk that is called after a customer is with them.
 */
function isOfTwo(people: People, rows: readonly Evidence[], title: string, words: string): boolean {
  if (new Set(rows.flatMap(({ author }) => author ?? [])).size !== 2) return false
  if (people.accountsNamedIn(title).size > 0) return false
  return people.accountsCalledIn(words).size > 0 || people.accountsOfPeopleIn(words).size > 0
}

/** The one account of whose thing a message speaks that names nobody, or a name that several customers share. */
function thingTold(
  people: People,
  ofThing: ReturnType<typeof accountsOfThings> | null,
  text: string,
): { accountId: string; called: string } | null {
  if (ofThing === null || people.accountsCalledIn(text).size > 0) return null
  const perhaps = people.accountsPerhapsIn(text)
  if (perhaps.size === 1) return null
  return ofThing(text, people.namesAccount, perhaps.size === 0 ? null : perhaps)
}

/** A text with its questions blanked out in their place: asked without a name they may be of anything. */
const withoutQuestions = (text: string): string =>
  text.replace(/[^。！!.\n？?]*[？?]+/g, (question) => ' '.repeat(question.length))

/**
 * The account of mails that somebody copied together, where only its people write there and the file is called after it:
 * by a name of it, or by the word with which one begins (alder_mails of Alder Cartons Ltd).
 */
function accountOfPile(
  db: ReadableDb,
  people: People,
  title: string,
  members: readonly Member[],
): string | null {
  const [only, other] = accountsOf(members)
  const account = only === undefined || other !== undefined ? null : getAccount(db, only)
  if (account === null) return null
  const words = new Set(title.toLowerCase().split(/[^\p{L}]+/u))
  const isCalledSo = namesOf(account).some((name) => {
    const first = name.toLowerCase().split(/\s+/)[0]!
    return first.length >= shortestFirstWord && words.has(first)
  })
  return isCalledSo || people.accountsNamedIn(title).has(account.id) ? account.id : null
}
const shortestFirstWord = 4

/** Whether a talk tells more than the days of its messages. */
const areTimed = (rows: readonly Evidence[]): boolean =>
  new Set(rows.map(({ occurredAt }) => occurredAt)).size >
  new Set(rows.map(({ zone, occurredAt }) => calendarDay(zone)(occurredAt))).size

/**
 * The one account of a room. Of one of our own that is called after none nothing tells it (`words` is empty): colleagues who
 * once name a customer speak of other things as well. Where neither its name nor who takes part tells, and several customers
 * are spoken of, the team talks among itself: each message is whoever's it names.
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
    members.size === 0 && people.accountsPerhapsIn(words).size > 1 && people.accountsNamedIn(title).size === 0
  return isMixed ? null : people.ofTalk(title, words, members)
}

/** A known person who speaks in a talk. */
interface Member {
  accountId: string
  name: string
}
const accountsOf = (members: readonly Member[]): ReadonlySet<string> =>
  new Set(members.map(({ accountId }) => accountId))

const mostNamed = 3

/** What of a room tells its account: its name, who speaks in it, else what is said in it. */
function groundsOfRoom(
  people: People,
  title: string,
  words: string,
  accountId: string,
  members: readonly Member[],
): Ground[] {
  const [named] = people.groundsIn(title, '', accountId)
  const own = members.filter((member) => member.accountId === accountId).map(({ name }) => name)
  const told: Ground[] = []
  if (named?.text) told.push({ code: 'roomNamed', text: named.text, inTitle: true })
  if (own.length > 0) told.push({ code: 'roomMembers', text: own.slice(0, mostNamed).join('、') })
  if (told.length > 0) return told
  const said = people.groundsIn('', words, accountId).flatMap(({ text }) => text ?? [])
  return said.length === 0 ? [] : [{ code: 'roomWords', text: said.slice(0, mostNamed).join('、') }]
}

/** The known people who speak in a talk, and whose they are: by what is linked, and by who writes. */
function membersOf(db: ReadableDb, people: People, rows: readonly Evidence[]): Member[] {
  const members = new Map<string, Member>()
  for (const { contactId, accountId } of rows) {
    if (contactId === null || accountId === null || members.has(contactId)) continue
    const contact = getContact(db, contactId)
    if (contact !== null) members.set(contactId, { accountId, name: contact.name })
  }
  for (const author of new Set(rows.flatMap((row) => row.author ?? []))) {
    const writer = people.writer(author)
    if (writer !== null) members.set(writer.id, { accountId: writer.accountId, name: writer.name })
  }
  return [...members.values()]
}

/** The known people who write in all of a source, and whose they are. */
const writersOf = (db: ReadableDb, sourceId: string): Member[] =>
  db
    .read(
      `SELECT DISTINCT e.account_id AS accountId, c.name FROM evidence e JOIN contacts c ON c.id = e.contact_id
       WHERE e.source_id = ? AND e.kind = 'message' AND e.account_id IS NOT NULL`,
    )
    .all(sourceId) as Member[]

/** What was said in a talk, as far as it is read to decide between accounts that its name could mean. */
const wordsOf = (rows: readonly Evidence[]): string =>
  rows
    .slice(0, mostSpeakers)
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
      `SELECT e.id, e.kind, e.title, e.text, e.author, e.locator, e.zone, e.account_id AS accountId, e.occurred_at AS occurredAt,
        e.known_at AS knownAt, e.occurred_at <> coalesce(i.started_at, -1) AS isDated
       FROM evidence e LEFT JOIN imports i ON i.id = e.import_id
       WHERE e.source_id = ? AND e.kind = 'note' AND e.text <> '' ORDER BY e.line LIMIT ${mostItems}`,
    )
    .all(sourceId) as Entry[]
  const written = new Set(entries.flatMap(({ accountId }) => accountId ?? []))
  const open = entries.filter(({ accountId }) => accountId === null)
  const give = (row: Entry, accountId: string, grounds: Ground[]): Settled => {
    row.accountId = accountId
    const words = wordsOfEntry(row)
    const contactId = people.calledAt(accountId, words)
    const [named] = contactId === null ? [] : people.peopleNamedIn(words, accountId)
    if (named !== undefined && !grounds.some(({ text }) => text === named))
      grounds.push({ code: words.includes(named) ? 'personNamed' : 'personAddressed', text: named })
    return {
      row,
      accountId,
      contactId,
      dealId: people.dealOf(accountId, words, row.occurredAt, grounds),
      direction: 'internal',
      grounds,
      words: people.withoutOthers(row.text, accountId),
    }
  }
  for (const row of open) {
    const named = people.accountSpokenOf(row.title ?? '', row.text)
    const isNamed = named !== null || people.accountsNamedIn(wordsOfEntry(row)).size > 0
    const words = wordsOfEntry(row)
    const accountId = isNamed
      ? named
      : (people.accountOfPeopleIn(words, written) ??
        (row.text.length <= longestJotting
          ? people.accountOfFirstNamesIn(words, isTask.test(row.text) ? null : written)
          : null))
    if (accountId === null) continue
    const called = people.peopleNamedIn(wordsOfEntry(row), accountId)
    yield give(
      row,
      accountId,
      isNamed
        ? people.groundsIn(row.title ?? '', row.text, accountId)
        : [{ code: 'diaryPeople', text: called.slice(0, mostNamed).join('、') }],
    )
  }
  const ofThing = accountsOfThings(db)
  // An entry that names nobody comes last, when what the day's other entries tell is known.
  for (const row of open) {
    const words = wordsOfEntry(row)
    if (row.accountId !== null) continue
    if (callsSomebody(words) || people.accountsNamedIn(words).size > 0) {
      const told = isTask.test(row.text) ? thingTold(people, ofThing, row.text) : null
      if (told !== null) yield give(row, told.accountId, [{ code: 'sameMatter', text: told.called }])
      continue
    }
    const accountId = accountOfDay(entries, row)
    if (accountId !== null) {
      yield give(row, accountId, [{ code: 'diaryDay', text: null }])
      continue
    }
    const told = isTask.test(row.text) ? thingTold(people, ofThing, row.text) : null
    if (told !== null) {
      yield give(row, told.accountId, [{ code: 'sameMatter', text: told.called }])
      continue
    }
    // What minutes list without a name goes with a customer they name of whom alone others tell the same matter.
    for (const matter of mattersOf(row.text)) {
      const ofMatter = accountOfMatter(db, matter, sourceId)
      if (ofMatter === null || !written.has(ofMatter)) continue
      yield give(row, ofMatter, [{ code: 'sameMatter', text: matter.join(' ') }])
      break
    }
  }
}
/** A thing to be done or a line jotted down is about whom it calls: chase Judith. */
const longestJotting = 200
const isTask = /^\s*(?:[-*•]\s*)?(?:\[[ xX✓√]?\]|[☐□☑✅✔])/
const wordsOfEntry = ({ title, text }: Entry): string => `${title ?? ''}\n${text}`

/** The one account of which the other entries of an entry's day are. */
function accountOfDay(entries: readonly Entry[], { id, occurredAt, isDated }: Entry): string | null {
  if (!isDated) return null
  const day = entries.filter((one) => one.isDated && one.occurredAt === occurredAt && one.id !== id)
  const accounts = new Set(day.map(({ accountId }) => accountId))
  const [only] = accounts
  return accounts.size === 1 ? (only ?? null) : null
}

const nobody: Member[] = []
/** A picture, a file or a recalled message stands as its kind: it is linked, and states nothing. */
const isWordless = (text: string): boolean => /^\[[a-z_]+\]$/.test(text)

/** What linking needs beside the items; made once for all that are linked together. */
export interface Linking {
  reading: FactReading
  /** Whether models may learn from a source: a recording only where its consent says so. */
  mayLearnFrom(sourceId: string): boolean
}

export function createLinking(
  { db, newId, now }: { db: ReadableDb; newId: NewId; now(): number },
  heardRivals?: Set<string>,
): Linking {
  const known = new Map<string, boolean>()
  return {
    reading: factReading(db, newId, heardRivals),
    mayLearnFrom(sourceId) {
      const before = known.get(sourceId)
      if (before !== undefined) return before
      const may = mayLearnFromSource(db, sourceId, now())
      known.set(sourceId, may)
      return may
    },
  }
}

const isDatedByImport = ({ locator }: Evidence): boolean =>
  (JSON.parse(locator) as Locator).datedBy === 'import'

/** Links an item as the import would have, had it known: with its activity and what its text states. */
export function linkSettled(
  changes: Changes,
  { reading, mayLearnFrom }: Linking,
  { row, direction, grounds, words = row.text, ...whose }: Settled,
): void {
  changes.update(evidence, row.id, {
    ...whose,
    grounds: grounds.length === 0 ? null : JSON.stringify(grounds),
  })
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
      text: words,
      summary: (isNote ? [row.title, row.text].filter(Boolean).join('\n') : row.text).slice(0, summaryLength),
      zone: row.zone,
      notForLearning: mayLearnFrom(row.sourceId) ? null : 1,
      undated: isDatedByImport(row),
    },
  )
}

import { getAccount } from '../../accounts/store.ts'
import type { ReadableDb } from '../../db/open.ts'
import { sidesKnown } from '../../market/sides.ts'
import { namesOf } from '../mentions.ts'
import { isAmongUs, type People } from '../people.ts'
import { ownWords } from '../take/ownWords.ts'
import { accountsOf, type Member } from './roomMembers.ts'
import type { Evidence } from './settledItem.ts'

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
export function accountOfOwnMail(
  db: ReadableDb,
  people: People,
  { author, title, text }: Evidence,
): string | null {
  const words = `${title ?? ''}\n${ownWords(text)}`
  if (author === null || words.length > longestOwnMail) return null
  const account = people.accountOfFirstNamesIn(words, null)
  if (account === null || !(people.isOurs(author, account) || hasWrittenForUs(db, author))) return null
  return [...people.accountsPerhapsIn(words)].every((id) => id === account) ? account : null
}

/** Whether colleagues talk among themselves: the room's name says so, or who is known of it is ours, and nobody theirs. */
export function isOurRoom(db: ReadableDb, title: string, rows: readonly Evidence[]): boolean {
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
export function accountOfFirstNames(people: People, rows: readonly Evidence[], words: string): string | null {
  if (rows.length > shortTalk) return null
  const account = people.accountOfFirstNamesIn(words, null)
  if ([...people.accountsPerhapsIn(words)].some((id) => id !== account)) return null
  const calling = rows.filter(({ text }) => people.accountOfFirstNamesIn(text, null) !== null)
  return calling.length < fewestCalled ? null : account
}

/** The one account of whose people alone a message calls somebody by the first name, where it may speak of no other. */
export function accountOfFirstNameHere(people: People, text: string): string | null {
  const account = people.accountOfFirstNamesIn(text, null)
  return [...people.accountsPerhapsIn(text)].every((id) => id === account) ? account : null
}

/** The one account of whose people alone a message calls somebody by surname and title, where it may speak of no other. */
export function accountOfTitleHere(people: People, text: string): string | null {
  const account = people.accountOfTitledIn(text)
  return [...people.accountsPerhapsIn(text)].every((id) => id === account) ? account : null
}

/**
 * Whether people speak of several customers, at least of one by name and of the others by the names of their people: no
 * customer does so of others.
 */
export function isOfSeveral(people: People, rows: readonly Evidence[], words: string): boolean {
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
export function isOfTwo(people: People, rows: readonly Evidence[], title: string, words: string): boolean {
  if (new Set(rows.flatMap(({ author }) => author ?? [])).size !== 2) return false
  if (people.accountsNamedIn(title).size > 0) return false
  return people.accountsCalledIn(words).size > 0 || people.accountsOfPeopleIn(words).size > 0
}

/**
 * The account of mails that somebody copied together, where only its people write there and the file is called after it:
 * by a name of it, or by the word with which one begins (alder_mails of Alder Cartons Ltd).
 */
export function accountOfPile(
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

/**
 * The one account of a room. Of one of our own that is called after none nothing tells it (`words` is empty): colleagues who
 * once name a customer speak of other things as well. Where neither its name nor who takes part tells, and several customers
 * are spoken of, the team talks among itself: each message is whoever's it names.
 */
export function accountOfRoom(
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

import type { Ground } from '../../../shared/contract/captures.ts'
import { calendarDay } from '../../calendarDay.ts'
import { groundsOf } from '../../captures/list.ts'
import type { ReadableDb } from '../../db/open.ts'
import { listMessagesOfTalk } from '../../evidence/store.ts'
import { keptFor } from '../../facts/actions/promisesThem.ts'
import { keptFromWhom } from '../../facts/chinese/hushedInChinese.ts'
import { fileTitle } from '../formats/fileTitle.ts'
import { traitsOf } from '../formats/traits.ts'
import { isAmongUs, type People } from '../people.ts'
import { accountOfRivals } from '../rivalsOfAccounts.ts'
import { ownWords, withoutQuotes } from '../take/ownWords.ts'
import { accountsAround, createTopics } from '../talkTopics.ts'
import { accountsOfThings } from '../things.ts'
import {
  accountOfFirstNameHere,
  accountOfFirstNames,
  accountOfOwnMail,
  accountOfPile,
  accountOfRoom,
  accountOfTitleHere,
  isOfSeveral,
  isOfTwo,
  isOurRoom,
} from './accountOfTalk.ts'
import { accountsOf, groundsOfRoom, type Member, membersOf, wordsOf, writersOf } from './roomMembers.ts'
import type { Evidence, Settled } from './settledItem.ts'
import { thingTold } from './thingTold.ts'
import type { Whole } from './wholes.ts'

const mostItems = 5_000

/** The messages of a talk that are some account's: by its name and members, else each by what it names or follows. */
export function* talkSettled(db: ReadableDb, people: People, whole: Whole): Generator<Settled> {
  const { sourceId, sourceName, format, title } = whole
  const rows = listMessagesOfTalk(db, sourceId, title, mostItems)
  const traits = traitsOf(format)
  const isPile = traits?.isPile === true
  // Mails of one subject may be several customers' threads; each is linked by who wrote and received it.
  const isMail = traits?.family === 'mail'
  const isCalled = people.accountsNamedIn(title ?? '').size > 0
  const onFile = isMail ? nobody : membersOf(db, people, rows)
  const members = !isCalled && isAmongUs(title ?? '') && areGuests(onFile, rows) ? nobody : onFile
  const words = isMail ? null : wordsOf(rows)
  const writers = isPile ? writersOf(db, sourceId) : []
  const isOurs = !isMail && members.length === 0 && isOurRoom(db, title ?? '', rows)
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
  const heads = amongUs && together === null ? headsOf(people, rows) : []
  const ofThing = amongUs && together === null ? accountsOfThings(db) : null
  /** Whose each message is, by when it was written: the replies of a thread go with its first one. */
  const ofMoment = new Map<number, { accountId: string; called: string | null }>()
  for (const row of rows) {
    if (row.accountId !== null) {
      ofMoment.set(row.occurredAt, { accountId: row.accountId, called: groundsOf(row)[0]?.text ?? null })
      topics.told(row, row.accountId, groundsOf(row)[0]?.text ?? null)
      continue
    }
    const writer = row.author === null ? null : people.writer(row.author)
    const threadAt = amongUs ? (JSON.parse(row.locator) as { threadAt?: number }).threadAt : undefined
    const thread = threadAt === undefined ? undefined : ofMoment.get(threadAt)
    const named =
      together ??
      thread?.accountId ??
      writer?.accountId ??
      people.ofTalk(title ?? '', row.text, accountsOf(members)) ??
      people.onlyAccountCalled(row.text, { amongUs }) ??
      // Of two customers it is told of the one from whom the other's matter is to be kept.
      (amongUs ? people.onlyAccountCalled(keptFromWhom(row.text) ?? '', { amongUs }) : null) ??
      // Among ourselves whoever names a customer's people speaks of that customer.
      (spokenOf === null ? null : people.accountOfPeopleIn(row.text, spokenOf)) ??
      (spokenOf === null ? null : accountOfFirstNameHere(people, row.text)) ??
      (spokenOf === null ? null : accountOfTitleHere(people, row.text)) ??
      // 北岸：…: what one of us says to the others under a customer's name is of that customer.
      (amongUs ? people.headedBy(headIn(row.text)) : null) ??
      (amongUs && together === null ? accountOfHeads(people, heads, row.text) : null) ??
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
        : thread !== undefined
          ? [{ code: 'topicBefore', text: thread.called ?? '' }]
          : followed !== null
            ? [{ code: 'topicBefore', text: followed.called }]
            : byRival !== null
              ? [{ code: 'sameMatter', text: byRival.rival }]
              : byThing !== null
                ? [{ code: 'sameMatter', text: byThing.called }]
                : named === null
                  ? [{ code: 'talkGoesOn', text: null }]
                  : groundsOfWords(people, title ?? '', row.text, accountId)
    ofMoment.set(row.occurredAt, { accountId, called: grounds[0]?.text ?? null })
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
      words:
        // All of a reply is of its thread, whomever it names in passing.
        thread !== undefined
          ? said
          : people.withoutOthers(
              named === null ? withoutQuestions(said) : said,
              accountId,
              keptFor(direction),
            ),
    }
  }
}

/**
 * Whether those of a talk who are on file under some firm are few among its speakers: in a room of our own a colleague who went
 * over to a rival, or an agent, makes nothing of it that firm's.
 */
const areGuests = (members: readonly Member[], rows: readonly Evidence[]): boolean =>
  members.length * 2 < new Set(rows.flatMap(({ author }) => author ?? [])).size

/** By what a message speaks of an account: its names, else the people of it whom the message calls. */
function groundsOfWords(people: People, title: string, text: string, accountId: string): Ground[] {
  const told = people.groundsIn(title, text, accountId)
  if (told.length > 0) return told
  return people.peopleNamedIn(text, accountId).map((name) => ({ code: 'personAddressed', text: name }))
}

/** A text with its questions blanked out in their place: asked without a name they may be of anything. */
const withoutQuestions = (text: string): string =>
  text.replace(/[^。！!.\n？?]*[？?]+/g, (question) => ' '.repeat(question.length))

/** Whether a talk tells more than the days of its messages. */
const areTimed = (rows: readonly Evidence[]): boolean =>
  new Set(rows.map(({ occurredAt }) => occurredAt)).size >
  new Set(rows.map(({ zone, occurredAt }) => calendarDay(zone)(occurredAt))).size

/** A customer as a talk of our own calls it over what it says of it: 北岸 of 北岸：…. */
type Head = { readonly called: string; readonly accountId: string }

function headsOf(people: People, rows: readonly Evidence[]): Head[] {
  const heads = [...new Set(rows.map(({ text }) => headIn(text).trim()))]
  return heads.flatMap((called) => {
    const accountId = called === '' ? null : people.headedBy(called)
    return accountId === null ? [] : [{ called, accountId }]
  })
}

/**
 * The account that a message calls as the talk itself does over other messages, where it may name no other; else the one from
 * whom what it tells is to be kept.
 */
function accountOfHeads(people: People, heads: readonly Head[], text: string): string | null {
  const calledIn = (words: string): string | null => {
    const called = new Set(heads.flatMap((head) => (words.includes(head.called) ? [head.accountId] : [])))
    return called.size === 1 ? [...called][0]! : null
  }
  const only = calledIn(text)
  const rest = heads.reduce((words, { called }) => words.replaceAll(called, ' '), text)
  if (only !== null && [...people.accountsPerhapsIn(rest)].every((id) => id === only)) return only
  return calledIn(keptFromWhom(text) ?? '')
}

const headIn = (text: string): string => headOf.exec(text)?.groups?.head ?? ''
const headOf = /^\s*["“「]?(?<head>[^\n:："“「，。,.]{2,20})[:：](?!\/)/u

const nobody: Member[] = []

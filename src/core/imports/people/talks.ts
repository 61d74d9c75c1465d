import type { Contact } from '../../contacts/store.ts'
import type { Side } from '../../facts/whoSays/sides.ts'
import { nameKeyOf } from '../../nameKey.ts'
import type { MessageItem } from '../formats/format.ts'
import { mailMessageType } from '../formats/mail/mail.ts'
import { latinFormsOf } from '../matching/latinNames.ts'
import type { Where } from '../ownSide.ts'
import { nameFormsOf } from '../personNames.ts'
import { personNamed } from '../take/signature.ts'
import { sidesInCustomersGroup, sidesInTalk, turnsToOthers } from '../take/talkSides.ts'
import type { Directory } from './directory.ts'
import type { OwnMail } from './ownMail.ts'
import type { Persons } from './persons.ts'
import { isAmongUs, isCalledTeam, roomOf, talkAbout } from './rooms.ts'

/** What a talk as a whole tells of those who speak in it; null of whom nobody can say whose they are. */
export interface Talk {
  sides: ReadonlyMap<string, Side | null>
  isAmongUs: boolean
  /** The one account of those of a customer who speak in it, whatever else is named there; null in rooms of our own. */
  home: { accountId: string; contact: Contact } | null
  /** The account of its file's folder, where neither its name, nor who speaks, nor what is said tells another. */
  folder: string | null
}

/** The sides of a talk, with null for those of whom it tells none. */
const withoutUntold = (
  said: readonly MessageItem[],
  sides: ReadonlyMap<string, Side | null>,
): ReadonlyMap<string, Side | null> => new Map(said.map(({ sender }) => [sender, sides.get(sender) ?? null]))

/** Of which firm a chat says somebody to be behind the name: 谢志豪@锐隆, 邓伟@微信. */
const firmBehind = /[@＠]\s*([^@＠\s]{2,20})$/u
/** By which it is said of somebody who is of no firm there: whoever writes by it is from outside. */
const ofNoFirm = /^(?:微信|个人微信|wechat|weixin)$/i

/**
 * Tells of those whom nobody knows on whose side they are by the firm that the chat puts behind their names: that of one of ours,
 * or that of one of theirs; and who is of no firm where ours are of one is theirs.
 */
function tellByFirms(said: readonly { sender: string }[], known: Map<string, Side>): void {
  const firmOf = (sender: string): string | null => firmBehind.exec(sender)?.[1]?.toLowerCase() ?? null
  const sides = new Map<string, Side | null>()
  for (const [sender, side] of known) {
    const firm = firmOf(sender)
    if (firm !== null) sides.set(firm, (sides.get(firm) ?? side) === side ? side : null)
  }
  const isOursOfFirm = [...sides].some(([firm, side]) => side === 'ours' && !ofNoFirm.test(firm))
  for (const { sender } of said) {
    const firm = known.has(sender) ? null : firmOf(sender)
    if (firm === null) continue
    const side = ofNoFirm.test(firm) ? (isOursOfFirm ? 'theirs' : null) : sides.get(firm)
    if (side) known.set(sender, side)
  }
}

/** Messages that speak of people of a customer: where none of these speaks, and nobody is known, it is a room of ours. */
const leastSpokenOf = 2

/** Hears talks as wholes, and tells of each message in them who speaks, for whom and to whom. */
export function createTalks(
  { mentions, firstNames, unproven, contactOf, accountOfAddress, isOurs, aliasedSender }: Directory,
  { writerCalled, writer }: Persons,
  { noteOwnDomain }: OwnMail,
) {
  /** What a talk as a whole tells of those who speak in it. */
  const talkedIn = new Map<string, Talk>()
  /** Who spoke in rooms of our own without being on file: elsewhere they are ours as well. */
  const colleaguesHeard = new Set<string>()
  /** In whichever script somebody writes the name: 丁浩, Ding Hao. */
  const isColleagueHeard = (name: string): boolean =>
    colleaguesHeard.has(nameKeyOf(name)) ||
    latinFormsOf(name).spoken.some((form) => colleaguesHeard.has(form))
  const visited = new Set<string>()
  /** The account whose known people alone have spoken in a room; null where those of several have. */
  const speakers = new Map<string, string | null>()

  /** Who of the customers writes; in a room of our own a nickname is a colleague's. */
  function writerOf({ sender, conversation }: MessageItem): Contact | null {
    const named = contactOf(sender)
    if (!isAmongUs(conversation)) return named ?? writerCalled(sender)
    return named !== null && nameFormsOf(sender).includes(nameKeyOf(named.name)) ? named : null
  }

  /**
   * Those on file who speak for customers in a talk. What an account that a mere reference made has for people says nothing
   * against one that the records know.
   */
  function speakersOfTheirs(message: MessageItem, sides: ReadonlyMap<string, Side | null>): Contact[] {
    const speaking = [...sides].flatMap(([sender, side]) =>
      side === 'theirs' ? (writerOf({ ...message, sender }) ?? []) : [],
    )
    const proven = speaking.filter(({ accountId }) => !unproven.has(accountId))
    return proven.length > 0 ? proven : speaking
  }

  /** The one account of those who are known to speak for a customer in a talk; where nobody is, that of its name. */
  function accountOfSpeakers(message: MessageItem, sides: ReadonlyMap<string, Side | null>): string | null {
    const [only, other] = new Set(speakersOfTheirs(message, sides).map(({ accountId }) => accountId))
    return other !== undefined ? null : (only ?? whereOf(message, false).accountId)
  }

  /** Of whom a customer's talk is: the account of the people on file who speak in it. */
  function homeOf(message: MessageItem, sides: ReadonlyMap<string, Side | null>): Talk['home'] {
    const speaking = speakersOfTheirs(message, sides)
    const [contact] = speaking
    // A talk that is called after another customer is with that one, whoever of a partner speaks in it.
    const named = whereOf(message, false).accountId
    if (named !== null && named !== contact?.accountId && !unproven.has(named)) return null
    return contact !== undefined && speaking.every(({ accountId }) => accountId === contact.accountId)
      ? { accountId: contact.accountId, contact }
      : null
  }

  /** Whether a talk in a folder is of another account than the folder's; one of no account's folder is. */
  const speaksOfOthers = (
    conversation: string,
    said: readonly MessageItem[],
    folder: string | null,
  ): boolean => {
    const named = mentions.accountsNamedIn(
      `${talkAbout(conversation)}\n${said.map(({ text }) => text).join('\n')}`,
    )
    return folder === null || (named.size > 0 && !named.has(folder))
  }

  const talks = new Map<string, string | null>()
  /** With whom of a customer a message is: a mail with those to whom it goes, a chat with whom its name tells. */
  function whereOf(message: MessageItem, isMail: boolean): Where {
    const { conversation, receivers = [], receiverNames = [] } = message
    if (isMail) {
      const known = [...receivers, ...receiverNames].flatMap(
        (one) => contactOf(one)?.accountId ?? accountOfAddress(one) ?? [],
      )
      return { accountId: known[0] ?? null, isMail }
    }
    if (!talks.has(conversation)) talks.set(conversation, mentions.accountOfTalk(talkAbout(conversation), ''))
    return { accountId: talks.get(conversation)!, isMail }
  }

  /**
   * Hears messages that are taken together: who speaks in a talk tells what one message does not. `folder` is the account
   * after which the folder of their file is called.
   */
  function hear(items: readonly MessageItem[], folder: string | null = null): void {
    const messages = items.map((item) =>
      item.spokenBy === undefined ? item : { ...item, sender: item.spokenBy },
    )
    const talks = Map.groupBy(
      messages.filter(({ messageType }) => messageType !== mailMessageType),
      roomOf,
    )
    for (const message of messages) {
      if (message.messageType !== mailMessageType) continue
      noteOwnDomain(message.sender, message.senderId)
      for (const [at, name] of (message.receiverNames ?? []).entries())
        noteOwnDomain(name, message.receivers?.[at])
    }
    for (const [room, said] of talks) {
      const known = new Map<string, Side>()
      for (const message of said) {
        if (message.sender === '' || known.has(message.sender)) continue
        if (
          isOurs(message.sender, message.senderId, whereOf(message, false)) ||
          (isColleagueHeard(message.sender) && contactOf(message.sender) === null)
        )
          known.set(message.sender, 'ours')
        else if (aliasedSender(message.sender) ?? contactOf(message.senderId) ?? writerOf(message))
          known.set(message.sender, 'theirs')
      }
      tellByFirms(said, known)
      const speakers = new Set(said.map(({ sender }) => sender)).size
      const ours = [...known.values()].filter((side) => side === 'ours').length
      const [first] = said as [MessageItem, ...MessageItem[]]
      const isOfUs =
        (ours === known.size &&
          ours > 1 &&
          (ours === speakers || (ours * 2 >= speakers && !said.some(({ text }) => turnsToOthers(text))))) ||
        // "Castlemere bid team", where nobody speaks who is known to be of a customer.
        (ours === known.size &&
          speakers > 1 &&
          isCalledTeam(first.conversation) &&
          (ours > 0 ||
            said.filter(({ text }) => firstNames.namedIn(text).length > 0).length >= leastSpokenOf))
      const told = withoutGuests(said, sidesInTalk(said, known))
      const isOurTool = first.isTeamTool === true && ![...told.values()].includes('theirs')
      const isOurRoom = isOfUs || isAmongUs(first.conversation) || isOurTool
      if (isOurRoom)
        for (const { sender } of said)
          if (!known.has(sender) && personNamed(sender) !== null) colleaguesHeard.add(nameKeyOf(sender))
      const home = accountOfSpeakers(first, told)
      const isOfFolder = home === null && !speaksOfOthers(first.conversation, said, folder)
      const isCustomers = !isOurRoom && (home !== null || isOfFolder)
      talkedIn.set(room, {
        sides: !isCustomers
          ? told
          : home !== null
            ? sidesInCustomersGroup(said, told, first.conversation)
            : withoutUntold(said, sidesInCustomersGroup(said, told, '')),
        isAmongUs: isOfUs,
        home: isOurRoom ? null : homeOf(first, told),
        folder: isOfFolder ? folder : null,
      })
    }
  }

  /** In a room of our own that is called after no customer, the few who are on file under some firm speak as ours. */
  function withoutGuests(
    said: readonly Pick<MessageItem, 'sender' | 'conversation'>[],
    sides: ReadonlyMap<string, Side>,
  ): ReadonlyMap<string, Side> {
    const title = said[0]!.conversation
    const speakers = new Set(said.map(({ sender }) => sender))
    const theirs = [...sides.values()].filter((side) => side === 'theirs').length
    const isOurs =
      isAmongUs(title) && theirs * 2 < speakers.size && mentions.accountsNamedIn(talkAbout(title)).size === 0
    return isOurs && theirs > 0 ? new Map([...speakers].map((sender) => [sender, 'ours'])) : sides
  }

  /** On which side those speak who write in a customer's group of which all is there; null of whom nobody can say. */
  function sidesInGroup(
    rows: readonly { author: string | null; text: string }[],
    title: string,
  ): ReadonlyMap<string, Side | null> {
    const said = rows.map(({ author, text }) => ({ sender: author ?? '', text }))
    const known = new Map<string, Side>()
    for (const { sender } of said)
      if (isOurs(sender, undefined)) known.set(sender, 'ours')
      else if (writer(sender) !== null) known.set(sender, 'theirs')
    tellByFirms(said, known)
    return sidesInCustomersGroup(said, sidesInTalk(said, known), title)
  }

  return {
    hear,
    sidesInGroup,
    writerOf,
    accountOfSpeakers,
    whereOf,
    /** What the talk of a message tells; undefined where it was not heard. */
    talkOf: (message: MessageItem): Talk | undefined => talkedIn.get(roomOf(message)),
    /** The account whose people alone have spoken so far where a message stands. */
    speakersHere: (message: MessageItem): string | null => speakers.get(roomOf(message)) ?? null,
    /** Whether somebody of a customer has spoken so far where a message stands. */
    isVisited: (message: MessageItem): boolean => visited.has(roomOf(message)),
    /** Somebody of an account has spoken where a message stands. */
    noteVisit(message: MessageItem, accountId: string): void {
      const room = roomOf(message)
      visited.add(room)
      speakers.set(room, (speakers.get(room) ?? accountId) === accountId ? accountId : null)
    },
  }
}
export type Talks = ReturnType<typeof createTalks>

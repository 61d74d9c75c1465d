import type { Ground } from '../../shared/contract/captures.ts'
import type { Direction } from '../../shared/vocabulary.ts'
import { ownFirmIn } from '../accounts/ownFirm.ts'
import { aliasesOf, listAccounts } from '../accounts/store.ts'
import { holdsName, isAddressedIn, isNamedIn } from '../contacts/calledInText.ts'
import { type Contact, listLiveContacts } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { listDealsOpenAt, listOpenDealNames } from '../deals/store.ts'
import type { Side } from '../facts/sides.ts'
import { nameKeyOf } from '../nameKey.ts'
import { createFirstNames } from './firstNames.ts'
import type { MessageItem, NoteItem } from './formats/format.ts'
import { mailMessageType } from './formats/mail/mail.ts'
import { surnameOf, surnamesOf, titleAfterSurname } from './formsOfAddress.ts'
import { guestsIn, ofOffice } from './invited.ts'
import { noteTitleKey, readLinkAliases } from './linkAliases.ts'
import { domainsOf, isSharedDomain } from './mailDomain.ts'
import { initialsOf, isCalledByInitials } from './matching/initials.ts'
import { latinFormsOf, spelledInLatin } from './matching/latinNames.ts'
import { wordClassOf } from './matching/plainWords.ts'
import { createShortNames } from './matching/shortNames.ts'
import { createMentions, type Named } from './mentions.ts'
import { createOwnSide, type Where } from './ownSide.ts'
import { nameFormsOf } from './personNames.ts'
import { namesOfOthers } from './shortNameOthers.ts'
import { untold } from './take/cutByAccount.ts'
import type { KnownVoices } from './take/numberedVoices.ts'
import { personNamed, signatureOf, titleSigned } from './take/signature.ts'
import { sidesInCustomersGroup, sidesInTalk, turnsToOthers } from './take/talkSides.ts'
import { listUnprovenAccounts } from './unproven.ts'

export interface About {
  accountId: string | null
  contactId: string | null
  dealId: string | null
  direction: Direction
  /** Why it is about them, the account first. */
  grounds: Ground[]
  /** Who writes for the account and is not on file: a person to be made a contact of it. */
  stranger?: { name: string; email: string | null; title: string | null }
}

/** What a talk as a whole tells of those who speak in it; null of whom nobody can say whose they are. */
interface Talk {
  sides: ReadonlyMap<string, Side | null>
  isAmongUs: boolean
  /** The account of its file's folder, where neither its name, nor who speaks, nor what is said tells another. */
  folder: string | null
}

/** Titles that people put after a name in a chat: 周岚主任, Dr Lin. */
const honorific =
  /(副?主任|副?院长|副?科长|副?处长|副?部长|经理|总监|总|老师|医生|工程师|工|先生|女士|护士长|所长)$|^(dr|mr|ms|mrs|prof)\.?\s+/gi

/** A name that an address spells out, by which colleagues abroad call somebody: tony.shen@ is Tony Shen. */
function nameInAddress(email: string | null): string | null {
  const parts = /^(\p{Ll}{2,})[._-](\p{Ll}{2,})@/u.exec(email?.toLowerCase() ?? '')
  return parts === null ? null : `${capital(parts[1]!)} ${capital(parts[2]!)}`
}
const capital = (word: string): string => word[0]!.toUpperCase() + word.slice(1)

/** A line jotted down is no longer. */
const longestLine = 200
const ofReference =
  /\breferences?\b|\bref\.? (?:letter|visit|site|call)\b|\btestimonial|\bcase study\b|推荐信|推荐函|表扬信/i

/** A given name alone may be anybody's. */
const isWholeName = (form: string): boolean => form.includes(' ')

/**
 * Finds out whom a message or note is about: its writer or receivers by chat id, e-mail or name, else by the domain
 * of their e-mail, else by the accounts and people that its title and text name. Only what is unique counts; where two
 * could be meant, the item stays unlinked and is found by search all the same.
 */
export function createPeople(db: ReadableDb, ownPeople: readonly string[]) {
  const { accountIds: ownAccounts, colleagues, domains } = ownFirmIn(db)
  /** With what our own mails tell beside it. */
  const ownDomains = new Set(domains)
  const ourNames = [...ownPeople, ...colleagues].filter((name) => name.length > 1)
  const ourKeys = new Set(ourNames.map(nameKeyOf))
  const byKey = new Map<string, Contact | null>()
  const put = (key: string | null, contact: Contact) => {
    if (!key) return
    const tidy = nameKeyOf(key)
    byKey.set(tidy, byKey.has(tidy) && byKey.get(tidy)?.id !== contact.id ? null : contact)
  }
  const accountByDomain = new Map<string, string | null>()
  const putDomain = (address: string | null, accountId: string) => {
    const domain = address === null ? undefined : domainsOf(address)[0]
    if (domain === undefined || isSharedDomain(domain)) return
    const known = accountByDomain.get(domain)
    accountByDomain.set(domain, known === undefined || known === accountId ? accountId : null)
  }
  const contacts = listLiveContacts(db).filter(({ accountId }) => !ownAccounts.has(accountId))
  for (const contact of contacts) {
    put(contact.name, contact)
    put(contact.wechat, contact)
    put(contact.nickname, contact)
    put(contact.email, contact)
    put(nameInAddress(contact.email), contact)
    putDomain(contact.email, contact.accountId)
  }
  const everyAccount = listAccounts(db).filter(({ id }) => !ownAccounts.has(id))
  for (const { id, website } of everyAccount) putDomain(website, id)
  const unproven = listUnprovenAccounts(db)
  const openDeals = listOpenDealNames(db)
  const dealNamesOf = Map.groupBy(openDeals, ({ accountId }) => accountId)
  const initialsTold = (id: string, name: string): string[] => {
    const deals = (dealNamesOf.get(id) ?? []).map((deal) => deal.name)
    const initials = deals.length === 0 ? null : initialsOf(name)
    return initials !== null && isCalledByInitials(initials, deals) ? [initials] : []
  }
  const namedAccounts = everyAccount.map(({ id, name, aliases, evidenceId, code, importId }) => ({
    id,
    name,
    aliases: [...aliasesOf({ aliases }), ...initialsTold(id, name)],
    isUnproven: unproven.has(id),
    isCommon:
      evidenceId === null &&
      code === null &&
      importId !== null &&
      /^[A-Za-z]+$/.test(name) &&
      wordClassOf(name.toLowerCase()) === 'proper',
  }))
  // Who writes in two scripts writes names in both.
  const isBilingual = [...namedAccounts, ...contacts].some(({ name }) => /^\p{Script=Latin}/u.test(name))
  const shortNames = createShortNames(
    namedAccounts.filter(({ isUnproven }) => !isUnproven),
    {
      deals: openDeals,
      others: namesOfOthers(db, ownPeople),
      ...(isBilingual || ourNames.some((name) => /^\p{Script=Latin}/u.test(name))
        ? { spelled: spellingsOfShort }
        : {}),
    },
  )
  const spokenOf = (person: Contact): { id: string; accountId: string; name: string }[] => [
    person,
    ...(isBilingual && /^\p{Script=Han}/u.test(person.name)
      ? latinFormsOf(person.name).spoken.flatMap((name) =>
          isWholeName(name) && wordClassOf(name) === 'own' ? [{ ...person, name }] : [],
        )
      : []),
  ]
  const mentions = createMentions(
    namedAccounts,
    contacts.filter(({ name }) => !ourKeys.has(nameKeyOf(name))).flatMap(spokenOf),
    openDeals,
    surnamesOf(ownPeople),
    shortNames,
  )
  const firstNames = createFirstNames(contacts, ourNames)
  const contactsOf = Map.groupBy(contacts, ({ accountId }) => accountId)
  const contactById = new Map(contacts.map((contact) => [contact.id, contact]))
  const accountIds = new Set(everyAccount.map(({ id }) => id))
  const aliases = readLinkAliases(db)

  /** The account whose people write from an address's domain, or from the domain above it. */
  const accountOfAddress = (address: string | undefined): string | null => {
    if (!address?.includes('@')) return null
    for (const domain of domainsOf(address)) {
      const known = accountByDomain.get(domain)
      if (known !== undefined) return known
    }
    return null
  }

  const ownSide = createOwnSide([...ownPeople, ...colleagues], {
    contacts,
    domains: ownDomains,
    isContact: (key) => Boolean(byKey.get(key)),
    accountOfAddress,
    namesAccount: (words) => mentions.accountsNamedIn(words).size > 0,
  })
  const isOurs = (
    name: string,
    address: string | undefined,
    where: Where = { accountId: null, isMail: false },
  ): boolean => ownSide.isOurs(name, address, where)

  const contactOf = (name: string | undefined): Contact | null => {
    if (!name) return null
    for (const form of nameFormsOf(name)) {
      const known = byKey.get(form) ?? byKey.get(nameKeyOf(form.replace(honorific, '')))
      if (known) return known
    }
    return null
  }
  /** The person of an account whom the text names, by name or by surname and title; the only one, or none. */
  const contactIn = (text: string, accountId: string): Contact | null => {
    const colleagues = contactsOf.get(accountId) ?? []
    const byShortName = new Set(firstNames.calledByInitial(text).map(({ id }) => id))
    const named = colleagues.filter((contact) => byShortName.has(contact.id) || isNamedIn(text, contact))
    if (named.length > 0) return named.length === 1 ? named[0]! : null
    const addressed = colleagues.filter((contact) => isAddressedIn(text, contact, colleagues))
    return addressed.length === 1 ? addressed[0]! : null
  }

  /** The account of the person for whom a line of one's own says something is: "reference letter -> Dora", 样件 → 何工. */
  const addressedTo = (text: string): string | null => {
    const lines = text.split('\n').filter((line) => line.trim() !== '' && !/^\s*#/.test(line))
    if (lines.length !== 1 || text.length > longestLine) return null
    const who = /(?:->|→|=>)\s*(?<who>\p{L}[\p{L}’' -]{1,24})/u.exec(lines[0]!)?.groups?.who
    if (who === undefined) return null
    const [only, ...others] = firstNames.accountsIn(who)
    if (others.length > 0) return null
    return only ?? mentions.accountOfPeopleIn(who, accountIds)
  }

  /** The account of which several people are called by first names that only its people bear. */
  const accountOfFirstNames = (text: string): string | null => {
    const called = new Map<string, Set<string>>()
    for (const { word, accountId } of firstNames.namedIn(text))
      called.set(accountId, (called.get(accountId) ?? new Set()).add(word))
    const [only, ...others] = called
    return only !== undefined &&
      others.length === 0 &&
      only[1].size > 1 &&
      mentions.accountsNamedIn(text).size === 0
      ? only[0]
      : null
  }

  /** The one person of an account whom the words of an appointment name or call; of two who come it is with neither alone. */
  const onlyGuestIn = (text: string, accountId: string): string | null => {
    const colleagues = contactsOf.get(accountId) ?? []
    const called = colleagues.filter((one) => isNamedIn(text, one) || isAddressedIn(text, one, colleagues))
    return called.length === 1 ? called[0]!.id : null
  }

  /** Who writes under a name that tells the account and the form of address (秦部长-瑞穹采购); known people only. */
  const writerCalled = (name: string): Contact | null => {
    const accountId = mentions.accountIn(name, '')
    return accountId === null ? null : contactIn(name, accountId)
  }

  /** The deal that was open then: the one whose name or product the text says or speaks of, else the only one. */
  function dealOf(accountId: string, text: string, at: number | null, grounds: Ground[] = []): string | null {
    const open = listDealsOpenAt(db, accountId, at)
    const named = open.filter(
      (deal) => text.includes(deal.name) || (deal.product !== null && text.includes(deal.product)),
    )
    const spoken = named.length === 1 ? null : mentions.dealIn(text, accountId)
    const said = named.length === 1 ? named[0]! : (open.find(({ id }) => id === spoken) ?? null)
    const deal = said ?? (open.length === 1 ? open[0]! : null)
    if (deal === null) return null
    grounds.push(
      said === null
        ? { code: 'onlyOpenDeal', text: deal.name }
        : deal.product !== null && text.includes(deal.product) && !text.includes(deal.name)
          ? { code: 'productNamed', text: deal.product }
          : { code: 'dealNamed', text: deal.name },
    )
    return deal.id
  }

  /** By which of their names a contact was found. */
  const calledBy = (side: 'sender' | 'receiver', contact: Contact, called: string | undefined): Ground => {
    const key = nameKeyOf(called ?? '')
    const how =
      key === nameKeyOf(contact.email ?? '')
        ? 'Address'
        : key === nameKeyOf(contact.wechat ?? '')
          ? 'Id'
          : 'Name'
    return { code: `${side}${how}`, text: called ?? contact.name }
  }

  /** By what a title and text speak of an account. */
  const groundsIn = (title: string, text: string, accountId: string): Ground[] =>
    mentions.namesOfAccountIn(title, text, accountId).map(
      ({ as, of, text: called, inTitle }: Named): Ground => ({
        code: namedCodes[as],
        text: as === 'person' ? (contactById.get(of)?.name ?? called) : called,
        inTitle,
      }),
    )

  /** What a person said that the sender means; a contact of theirs who is still there. */
  const aliasedSender = (sender: string): Contact | null => {
    const id = aliases.senders.size === 0 ? undefined : aliases.senders.get(nameKeyOf(sender))
    return id ? (contactById.get(id) ?? null) : null
  }
  const aliasedConversation = (conversation: string): string | null => {
    const id =
      aliases.conversations.size === 0 ? undefined : aliases.conversations.get(nameKeyOf(conversation))
    return id && accountIds.has(id) ? id : null
  }
  /** What people said that notes of this title are about. */
  const aliasedNote = (title: string): { accountId: string; dealId: string | null } | null => {
    const told = aliases.notes.size === 0 ? null : aliases.notes.get(noteTitleKey(title))
    return told && accountIds.has(told.accountId) ? told : null
  }
  /** Of the wordings that a person explained, those in a note about the account. */
  const aliasedPeople = (accountId: string, text: string): { called: string; contact: Contact }[] =>
    (aliases.people.get(accountId) ?? []).flatMap(({ called, contactId }) => {
      const contact = contactById.get(contactId)
      return contact && text.includes(called) ? [{ called, contact }] : []
    })
  /** The domain of one of ours by name, whose mails tell that who else writes from it is a colleague. */
  const noteOwnDomain = (name: string | undefined, address: string | undefined): void => {
    if (!name || !address?.includes('@') || !nameFormsOf(name).some((form) => ownSide.keys.has(form))) return
    const [domain] = domainsOf(address)
    if (domain !== undefined && !isSharedDomain(domain) && accountOfAddress(address) === null)
      ownDomains.add(domain)
  }
  /** Who writes a mail for an account without being on file, by what stands at its foot. */
  const strangerOf = ({ sender, senderId, text }: MessageItem): About['stranger'] => {
    const name = personNamed(sender)
    if (name === null || ofOffice.test(name) || ofOffice.test(senderId?.split('@')[0] ?? '')) return undefined
    if (mentions.accountsNamedIn(name).size > 0) return undefined
    return { name, email: senderId ?? null, title: titleSigned(signatureOf(text, name), name) }
  }
  /** The only account that the foot of a mail names, where its writer signs. */
  const accountSigned = ({ sender, text }: MessageItem): string | null => {
    const name = personNamed(sender)
    const foot = name === null ? [] : signatureOf(text, name)
    const [only, ...others] =
      foot.length === 0 ? [] : mentions.accountsCalledIn(foot.join('\n'), { orInShort: false })
    return others.length === 0 ? (only ?? null) : null
  }
  /**
   * On whose side somebody is who is on file nowhere, and whose mail another one quotes: an address tells; else whoever wrote to
   * one of ours first, if it is not a mail of ours that quotes them without greeting them, and whoever wrote among the
   * customer's own people what those pass on to us.
   */
  function sideOfQuoted({
    senderId,
    receivers = [],
    receiverNames = [],
    quotedBy,
  }: MessageItem): Side | null {
    if (quotedBy === undefined) return null
    if (senderId?.includes('@')) return accountOfAddress(senderId) === quotedBy.accountId ? 'theirs' : null
    const isOur = (at: number): boolean => isOurs(receiverNames[at] || receivers[at] || '', receivers[at])
    if (receivers.length > 0 && isOur(0)) return quotedBy.isOurs && !quotedBy.isGreeted ? null : 'theirs'
    return quotedBy.isPassedOn && !quotedBy.isOurs && !receivers.some((_, at) => isOur(at)) ? 'theirs' : null
  }
  const roomOf = ({ conversation, conversationId }: MessageItem): string => conversationId ?? conversation
  /** What a talk as a whole tells of those who speak in it. */
  const talkedIn = new Map<string, Talk>()
  /** Who spoke in rooms of our own without being on file: elsewhere they are ours as well. */
  const colleaguesHeard = new Set<string>()
  const visited = new Set<string>()
  /** The account whose known people alone have spoken in a room; null where those of several have. */
  const speakers = new Map<string, string | null>()
  const talkAbout = (conversation: string): string =>
    // Slack's channel names have hyphens for spaces.
    `${conversation}\n${conversation.replaceAll(/[-_]+/g, ' ')}`

  /** Who of the customers writes; in a room of our own a nickname is a colleague's. */
  function writerOf({ sender, conversation }: MessageItem): Contact | null {
    const named = contactOf(sender)
    if (!isAmongUs(conversation)) return named ?? writerCalled(sender)
    return named !== null && nameFormsOf(sender).includes(nameKeyOf(named.name)) ? named : null
  }

  /** The one account of those who are known to speak for a customer in a talk; where nobody is, that of its name. */
  function accountOfSpeakers(message: MessageItem, sides: ReadonlyMap<string, Side | null>): string | null {
    const accounts = new Set(
      [...sides].flatMap(([sender, side]) =>
        side === 'theirs' ? (writerOf({ ...message, sender })?.accountId ?? []) : [],
      ),
    )
    const [only, other] = accounts
    return other !== undefined ? null : (only ?? whereOf(message, false).accountId)
  }

  /** The account of a folder, for words that may speak of no other. */
  const ofFolder = (words: string, folder: string | null): string | null =>
    folder !== null && [...mentions.accountsNamedIn(words)].every((id) => id === folder) ? folder : null
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

  return {
    /**
     * Hears messages that are taken together: who speaks in a talk tells what one message does not. `folder` is the account
     * after which the folder of their file is called.
     */
    hear(items: readonly MessageItem[], folder: string | null = null): void {
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
            (colleaguesHeard.has(nameKeyOf(message.sender)) && contactOf(message.sender) === null)
          )
            known.set(message.sender, 'ours')
          else if (aliasedSender(message.sender) ?? contactOf(message.senderId) ?? writerOf(message))
            known.set(message.sender, 'theirs')
        }
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
        const told = sidesInTalk(said, known)
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
          folder: isOfFolder ? folder : null,
        })
      }
    },
    /**
     * The account after which a file's folder is called, the innermost that means one; null where none or several are meant.
     * `path` is the file's in the folder that was dropped.
     */
    accountOfFolder(path: string): string | null {
      for (const part of path.split('/').slice(0, -1).reverse()) {
        const accountId = mentions.accountIn(part, '')
        if (accountId !== null) return accountId
        if (mentions.accountsNamedIn(part).size > 0) return null
      }
      return null
    },
    /** On which side those speak who write in a customer's group of which all is there; null of whom nobody can say. */
    sidesInGroup(
      rows: readonly { author: string | null; text: string }[],
      title: string,
    ): ReadonlyMap<string, Side | null> {
      const said = rows.map(({ author, text }) => ({ sender: author ?? '', text }))
      const known = new Map<string, Side>()
      for (const { sender } of said)
        if (isOurs(sender, undefined)) known.set(sender, 'ours')
        else if (this.writer(sender) !== null) known.set(sender, 'theirs')
      return sidesInCustomersGroup(said, sidesInTalk(said, known), title)
    },
    /** Whether the writer of a quoted mail is known to be ours or the customer's. */
    isOfASide: (message: MessageItem): boolean =>
      isOurs(message.sender, message.senderId, whereOf(message, true)) ||
      contactOf(message.senderId) !== null ||
      contactOf(message.sender) !== null ||
      sideOfQuoted(message) !== null,
    /** Whether a name is neither one of ours nor of anybody on file, and no customer's. */
    isNobodyKnown: (name: string, accountId: string): boolean =>
      !isOurs(name, undefined, { accountId, isMail: true }) &&
      !contacts.some((contact) => nameKeyOf(contact.name) === nameKeyOf(name)) &&
      mentions.accountsNamedIn(name).size === 0,
    /** Somebody who was made a contact since: their further messages are theirs. */
    meet(contact: Contact): void {
      contacts.push(contact)
      contactById.set(contact.id, contact)
      contactsOf.set(contact.accountId, [...(contactsOf.get(contact.accountId) ?? []), contact])
      put(contact.name, contact)
      put(contact.email, contact)
    },
    of(message: MessageItem, folder: string | null = null): About {
      const isMail = message.messageType === mailMessageType
      if (isMail) noteOwnDomain(message.sender, message.senderId)
      const talk = isMail ? undefined : talkedIn.get(roomOf(message))
      const isOwn =
        isOurs(message.sender, message.senderId, whereOf(message, isMail)) ||
        talk?.sides.get(message.sender) === 'ours'
      const aliased = isOwn ? null : aliasedSender(message.sender)
      const byId = isOwn || aliased ? null : contactOf(message.senderId)
      const sender = isOwn ? null : (aliased ?? byId ?? writerOf(message))
      const receivers = (message.receivers ?? []).flatMap(
        (receiver, at) => contactOf(receiver) ?? contactOf(message.receiverNames?.[at]) ?? [],
      )
      // Of whom of the customer a talk is, who speaks there on that side is.
      const isTheirs = sender === null && talk?.sides.get(message.sender) === 'theirs'
      const quotedSide = isOwn || sender !== null ? null : sideOfQuoted(message)
      const sendingAccount = isOwn
        ? null
        : (sender?.accountId ??
          (quotedSide === 'theirs' ? message.quotedBy!.accountId : null) ??
          accountOfAddress(message.senderId) ??
          (isMail ? accountSigned(message) : isTheirs ? accountOfSpeakers(message, talk!.sides) : null))
      const receivingAccount =
        receivers[0]?.accountId ??
        (message.receivers ?? []).map(accountOfAddress).find((id) => id !== null) ??
        message.quotedBy?.accountId ??
        null
      // Strangers write mails under the same subject.
      const told = isMail ? null : aliasedConversation(message.conversation)
      const byMention =
        told === null && sendingAccount === null && receivingAccount === null
          ? isMail
            ? mentions.accountIn(message.conversation, message.text)
            : mentions.accountOfTalk(talkAbout(message.conversation), message.text)
          : null
      // A room that is called by a name which a mere reference made is of those who speak in it.
      const spokeHere = isMail ? null : (speakers.get(message.conversationId ?? message.conversation) ?? null)
      const byRoom = byMention !== null && unproven.has(byMention) ? (spokeHere ?? byMention) : byMention
      const byFolder =
        (told ?? sendingAccount ?? receivingAccount ?? byRoom) !== null
          ? null
          : ofFolder(`${message.conversation}\n${message.text}`, isMail ? folder : (talk?.folder ?? null))
      const accountId = told ?? sendingAccount ?? receivingAccount ?? byRoom ?? byFolder
      // In a chat of the team who is no contact is one of us; anybody may write a mail that names a customer.
      const isFromOutside = isMail && !isOwn
      // A stranger's mail to the customer and us is said by neither.
      const isFromElsewhere =
        isFromOutside &&
        sendingAccount === null &&
        message.senderId?.includes('@') === true &&
        ownDomains.size > 0
      // Who writes speaks, and nobody else: not one to whom it goes as well.
      const met =
        sender ??
        (sendingAccount === null && !isFromElsewhere && receivers.length === 1 ? receivers[0]! : null)
      const contact = met?.accountId === accountId ? met : null
      // Once somebody of the customer has spoken there, what we say there is said to them.
      if (sendingAccount !== null) {
        const room = message.conversationId ?? message.conversation
        visited.add(room)
        speakers.set(room, (speakers.get(room) ?? sendingAccount) === sendingAccount ? sendingAccount : null)
      }
      const isOurRoom =
        isAmongUs(message.conversation) ||
        talk?.isAmongUs === true ||
        (isCalledTeam(message.conversation) && ![...(talk?.sides.values() ?? [])].includes('theirs')) ||
        (message.isTeamTool === true && !visited.has(message.conversationId ?? message.conversation))
      // Where nobody of the customer speaks, and the talk is not called after it, it is only spoken of.
      const isOnlySpokenOf =
        !isMail &&
        byMention !== null &&
        !visited.has(message.conversationId ?? message.conversation) &&
        ![...(talk?.sides.values() ?? [])].includes('theirs') &&
        mentions.accountsNamedIn(talkAbout(message.conversation)).size === 0
      const grounds: Ground[] = []
      if (told !== null) grounds.push({ code: 'conversationAlias', text: message.conversation })
      if (sender !== null && contact === sender)
        grounds.push(
          aliased
            ? { code: 'senderAlias', text: message.sender }
            : calledBy('sender', sender, byId ? message.senderId : message.sender),
        )
      else if (told === null && sendingAccount !== null)
        grounds.push(
          isTheirs
            ? { code: 'roomMembers', text: message.sender }
            : accountOfAddress(message.senderId) === null
              ? { code: 'personNamed', text: message.sender }
              : { code: 'senderDomain', text: domainsOf(message.senderId ?? '')[0] ?? null },
        )
      else if (told === null && receivingAccount !== null) {
        const receiver = [...(message.receivers ?? []), ...(message.receiverNames ?? [])].find(
          (one) => contactOf(one)?.id === receivers[0]?.id,
        )
        grounds.push(
          receivers[0]
            ? calledBy('receiver', receivers[0], receiver)
            : {
                code: 'receiverDomain',
                text:
                  domainsOf((message.receivers ?? []).find((one) => accountOfAddress(one)) ?? '')[0] ?? null,
              },
        )
      }
      if (byRoom !== null && byRoom !== byMention) {
        const name = contacts.find((one) => one.accountId === byRoom)?.name ?? null
        grounds.push({ code: 'roomMembers', text: name })
      } else if (byMention) grounds.push(...groundsIn(message.conversation, message.text, byMention))
      if (byFolder !== null) grounds.push({ code: 'folderNamed', text: null })
      const stranger =
        sender === null && sendingAccount !== null && sendingAccount === accountId
          ? strangerOf(message)
          : undefined
      return {
        ...(stranger !== undefined && { stranger }),
        accountId,
        contactId: contact?.id ?? null,
        dealId:
          accountId === null
            ? null
            : dealOf(accountId, `${message.conversation}\n${message.text}`, message.sentAt, grounds),
        direction:
          sendingAccount !== null
            ? 'inbound'
            : accountId === null ||
                (receivingAccount === null && (isFromOutside || isOurRoom || isOnlySpokenOf)) ||
                isFromElsewhere ||
                // In a customer's group nobody is ours for want of knowing whose they are.
                (!isOwn && talk?.sides.get(message.sender) === null)
              ? 'internal'
              : 'outbound',
        grounds,
      }
    },
    /** Whether one of us writes a mail to nobody but us. */
    isAmongOurselves({ sender, senderId, receivers = [], receiverNames = [] }: MessageItem): boolean {
      // A firm has one name in several countries: polarline.eu and polarline.cn.
      const firms = new Set([...ownDomains].map((domain) => domain.split('.')[0]!))
      const isOfFirm = (address: string | undefined): boolean =>
        address?.includes('@') === true &&
        accountOfAddress(address) === null &&
        domainsOf(address).some((domain) => ownDomains.has(domain) || firms.has(domain.split('.')[0]!))
      const isOne = (name: string, address: string | undefined): boolean =>
        isOfFirm(address) || isOurs(name, address, { accountId: null, isMail: true })
      return (
        receivers.length > 0 &&
        isOne(sender, senderId) &&
        receivers.every((address, at) => isOne(receiverNames[at] ?? address, address))
      )
    },
    /** Whose a part of a mail among ourselves is that a customer's name heads. */
    ofPart(message: MessageItem, accountId: string | null): About {
      const grounds: Ground[] =
        accountId === null ? [] : groundsIn(message.conversation, message.text, accountId)
      return {
        accountId,
        contactId: null,
        dealId: accountId === null ? null : dealOf(accountId, message.text, message.sentAt, grounds),
        direction: 'internal',
        grounds,
      }
    },
    /**
     * A text about one account with the sentences blanked out in which only another customer is named, every other character
     * in its place: what is said there of that one is no fact of this. What the customer asks about another stays, and
     * so does what `keeps` says.
     */
    withoutOthers(
      text: string,
      accountId: string,
      keeps: (sentence: string) => boolean = () => false,
    ): string {
      const others = (words: string): boolean => {
        const called = mentions.accountsCalledIn(words, { orInShort: true })
        if (called.has(accountId) || called.size === 0 || ofTheirs.test(words)) return false
        // Who is named as a reference is another customer by its nature.
        if (ofReference.test(words)) return false
        const own =
          mentions.accountsNamedIn(words).has(accountId) || mentions.peopleIn(words, accountId).length > 0
        return !own && !firstNames.namedIn(words).some((one) => one.accountId === accountId)
      }
      return text.replace(sentence, (words) =>
        others(words) && !keeps(words) ? words.replace(/[^\n]/g, ' ') : words,
      )
    },
    /**
     * The account that heads a note: named by its title, by the line at its top, else by its file and what stands above all
     * notes of it. Null where none of them names one for sure, or a title speaks of several.
     */
    accountHeading({ title, document, text }: NoteItem): string | null {
      const named = (words: string): string | null =>
        words === '' ? null : (mentions.accountIn(words, '') ?? this.onlyAccountIn(words))
      const addressed = addressedTo(text)
      if (addressed !== null) return addressed
      const own = named(title)
      if (own !== null || mentions.accountsNamedIn(title).size > 1) return own
      const head = headline(text, title)
      return named(head) ?? (mentions.accountsNamedIn(head).size > 1 ? null : named(document ?? ''))
    },
    /** What tells the two voices of a recorded call apart that a speech program has only numbered. */
    voices: {
      customerIn(title: string): Contact | null {
        const accountId = mentions.accountIn(title, '') ?? mentions.accountOfPeopleIn(title, accountIds)
        return accountId === null ? null : contactIn(title, accountId)
      },
      addresses(words: string, name: string): boolean {
        const surname = surnameOf(name)
        if (surname !== null)
          return new RegExp(`${surname}${titleAfterSurname}[，,]?(?:您|你)?好?`, 'u').test(words)
        const [first = ''] = name.split(' ')
        return new RegExp(
          `\\b(?:hi|hello|morning|afternoon|thanks|cheers|okay|ok|right),? ${first}\\b|^${first},`,
          'iu',
        ).test(words)
      },
      introducesUs: (words: string): boolean =>
        [...ownPeople, ...colleagues].some((own) => {
          const [first = ''] = own.split(' ')
          const called = surnameOf(own) === null ? [first] : [own, own.slice(1)]
          return called.some(
            (one) =>
              one.length > 1 &&
              (words.includes(`我${one}`) ||
                words.includes(`我是${one}`) ||
                new RegExp(`\\b(?:this is|it's|it is|i'm) ${one}\\b|\\b${one} here\\b`, 'i').test(words)),
          )
        }),
    } satisfies KnownVoices,
    /** The account that a cell or title and the words beside it are about, or null. */
    accountSpokenOf: (title: string, text: string): string | null => mentions.accountIn(title, text),
    /** Whether a mail to people of an account, or about it, is by one of us. */
    isOurs: (name: string, accountId: string): boolean =>
      isOurs(name, undefined, { accountId, isMail: true }),
    /** The account of a whole talk, by its name, by the accounts of those who take part, and by what was said in it. */
    ofTalk: (conversation: string, text: string, members: ReadonlySet<string>): string | null =>
      mentions.accountOfTalk(talkAbout(conversation), text, members),
    /**
     * The only account that a text calls by a name of the team's own records, however short, and `amongUs` also by a short name
     * that no other can be called by; else null.
     */
    onlyAccountCalled(text: string, { amongUs }: { amongUs: boolean }): string | null {
      const [only, ...others] = mentions.accountsCalledIn(text, { orInShort: amongUs })
      if (only === undefined || others.length > 0) return null
      return amongUs && this.accountsPerhapsIn(text).size > 1 ? null : only
    },
    /** The accounts of whose people a text names anybody by a name that nobody else on file has. */
    accountsOfPeopleIn: (text: string): Set<string> => mentions.accountsOfPeopleIn(text),
    /** The accounts that a text calls by names that only they have. */
    accountsCalledIn: (text: string): Set<string> => mentions.accountsCalledIn(text, { orInShort: true }),
    /** The accounts that a text may speak of, by any name or person, also where nothing tells which. */
    accountsPerhapsIn(text: string): Set<string> {
      const found = mentions.accountsNamedIn(text)
      for (const accountId of shortNames.perhapsIn(mentions.withoutNames(text))) found.add(accountId)
      for (const accountId of firstNames.accountsIn(text)) found.add(accountId)
      const ofPeople = mentions.accountOfPeopleIn(text, accountIds)
      if (ofPeople !== null) found.add(ofPeople)
      return found
    },
    /** Of the accounts that a few words may mean, the only one at a place that they name: Northgate Leeds. */
    accountAtPlaceIn(words: string): string | null {
      const perhaps = this.accountsPerhapsIn(words)
      if (perhaps.size < 2) return null
      const there = everyAccount.filter(
        ({ id, city, region }) =>
          perhaps.has(id) &&
          `${city ?? ''} ${region ?? ''}`
            .split(/[^\p{L}]+/u)
            .some(
              (place) => place.length >= (/\p{Script=Han}/u.test(place) ? 2 : 4) && holdsName(words, place),
            ),
      )
      return there.length === 1 ? there[0]!.id : null
    },
    /** The contact who writes under a name, whosever they are; null for one of us and for nobody known. */
    writer: (name: string): Contact | null =>
      isOurs(name, undefined) ? null : (contactOf(name) ?? writerCalled(name)),
    /** Whether a title names an account or somebody of one. */
    namesAccount: (title: string): boolean => mentions.accountsNamedIn(title).size > 0,
    /** The only account that a few words are about, by its names or its people's; null where none or several are. */
    onlyAccountIn(words: string): string | null {
      const called = mentions.accountsCalledIn(words, { orInShort: true })
      for (const accountId of firstNames.accountsIn(words)) called.add(accountId)
      if (called.size > 1) return null
      const [only] = called
      return only ?? mentions.accountOfPeopleIn(words, accountIds)
    },
    /** The only account that a few words are about, null where they name none, `untold` where another may be meant too. */
    accountToldIn(words: string): string | null | typeof untold {
      const only = this.onlyAccountIn(words)
      const perhaps = this.accountsPerhapsIn(words)
      return perhaps.size > 1 || (only === null && perhaps.size > 0) ? untold : only
    },
    /** By what a title and text speak of an account, and by what the whole of a talk does. */
    groundsIn,
    /** Why somebody who writes under a name is the contact that `contactCalled` finds. */
    groundOfWriter(name: string): Ground {
      const contact = contactOf(name)
      return contact ? calledBy('sender', contact, name) : { code: 'personAddressed', text: name }
    },
    /** The names of the people of an account whom a text names or calls. */
    peopleNamedIn: (text: string, accountId: string): string[] => {
      const named = mentions.peopleIn(text, accountId).flatMap((id) => contactById.get(id)?.name ?? [])
      const called = named.length > 0 ? null : contactIn(text, accountId)
      return called ? [called.name] : named
    },
    /** The accounts that a text names, also by names that others share. */
    accountsNamedIn: (text: string): Set<string> => mentions.accountsNamedIn(text),
    /** Of some accounts, the only one whose people a text names or calls by surname and title. */
    accountOfPeopleIn: (text: string, candidates: ReadonlySet<string>): string | null =>
      mentions.accountOfPeopleIn(text, candidates),
    /**
     * The only account of whose people a short text calls anybody by a Latin first name, of `candidates` where they are given;
     * null where it calls people of others too.
     */
    accountOfFirstNamesIn(text: string, candidates: ReadonlySet<string> | null): string | null {
      const [only, ...others] = firstNames.accountsIn(text)
      return only !== undefined && others.length === 0 && (candidates?.has(only) ?? true) ? only : null
    },
    /** The deal of an account that a text of that day is about, or null; `at` is UTC ms. */
    dealOf,
    /** The contact of an account who writes under a name, or null. */
    contactCalled(name: string, accountId: string): Contact['id'] | null {
      const contact = isOurs(name, undefined) ? null : (contactOf(name) ?? writerCalled(name))
      return contact !== null && contact.accountId === accountId ? contact.id : null
    },
    /** The account whose people an e-mail address is of, by its domain; null where none or several are. */
    accountOf: (address: string): string | null =>
      byKey.get(nameKeyOf(address))?.accountId ?? accountOfAddress(address),
    /** The contact of an account whom a name or a form of address means (孟主任); null where it isn't one person. */
    calledAt: (accountId: string, called: string): string | null =>
      aliasedPeople(accountId, called)[0]?.contact.id ?? contactIn(called, accountId)?.id ?? null,
    /** Those invited, by name, who are not on file and whose addresses tell the customer: people of it. */
    strangersInvited(invited: string, accountId: string): { name: string; email: string }[] {
      return guestsIn(invited).flatMap(({ name, address }) => {
        const person = personNamed(name)
        if (person === null || address === undefined || isOurs(name, address)) return []
        return accountOfAddress(address) === accountId &&
          !contactOf(address) &&
          this.isNobodyKnown(person, accountId)
          ? [{ name: person, email: address }]
          : []
      })
    },
    /** Of a meeting that names no account: by who was invited, else by the account and person its words name. */
    ofMeeting(invited: string | null, text: string, at: number | null): Omit<About, 'direction' | 'grounds'> {
      const guests = guestsIn(invited ?? '').filter(({ name, address }) => !isOurs(name, address))
      const known = guests.flatMap(({ name, address }) => contactOf(address) ?? contactOf(name) ?? [])
      const accountId =
        known[0]?.accountId ??
        guests.map(({ address }) => accountOfAddress(address)).find((id) => id !== null) ??
        mentions.accountIn(text, '') ??
        this.accountAtPlaceIn(text)
      const ofAccount = new Set(
        known.filter((contact) => contact.accountId === accountId).map(({ id }) => id),
      )
      const contactId =
        ofAccount.size === 1
          ? [...ofAccount][0]!
          : accountId === null || ofAccount.size > 1
            ? null
            : onlyGuestIn(text, accountId)
      return { accountId, contactId, dealId: accountId === null ? null : dealOf(accountId, text, at) }
    },
    /** `at` is UTC ms of the note. */
    ofNote(note: NoteItem, at: number, within: string | null = null, folder: string | null = null): About {
      const properties = Object.entries(note.properties ?? {})
      const named = properties.find(([key]) => /^(account|customer|客户|客户名称|医院)$/i.test(key))?.[1]
      const text = `${note.title}\n${note.text}`
      const grounds: Ground[] = []
      const byProperty = named ? mentions.accountIn(named, '') : null
      if (byProperty) grounds.push({ code: 'noteSays', text: named! })
      const told = byProperty ? null : aliasedNote(note.title)
      if (told) grounds.push({ code: 'noteAlias', text: note.title, inTitle: true })
      const byMention =
        byProperty || told
          ? null
          : (within ?? mentions.accountIn(note.title, note.text) ?? accountOfFirstNames(text))
      if (byMention) grounds.push(...groundsIn(note.title, note.text, byMention))
      const byText = byProperty ?? told?.accountId ?? byMention
      const byFolder = byText === null ? ofFolder(text, folder) : null
      if (byFolder !== null) grounds.push({ code: 'folderNamed', text: null })
      const accountId = byText ?? byFolder
      const person = properties.find(([key]) => /^(contact|person|联系人|拜访对象)$/i.test(key))?.[1]
      const given = contactOf(person)
      const explained = accountId === null ? [] : aliasedPeople(accountId, text)
      const onlyExplained =
        new Set(explained.map(({ contact }) => contact.id)).size === 1 ? explained[0]! : null
      const contact =
        given ??
        onlyExplained?.contact ??
        // With whom a talk was its title says; its lines speak of others as well.
        (accountId === null ? null : (contactIn(note.title, accountId) ?? contactIn(text, accountId)))
      const home = accountId ?? contact?.accountId ?? null
      const isTheirs = contact !== null && contact.accountId === home
      for (const { called, contact: meant } of explained)
        grounds.push({ code: 'personAlias', text: `${called} → ${meant.name}` })
      if (isTheirs && (given || contact !== onlyExplained?.contact))
        grounds.push(
          given
            ? { code: 'noteSays', text: person! }
            : { code: text.includes(contact.name) ? 'personNamed' : 'personAddressed', text: contact.name },
        )
      return {
        accountId: home,
        contactId: isTheirs ? contact.id : null,
        dealId:
          told?.dealId && listDealsOpenAt(db, told.accountId, at).some(({ id }) => id === told.dealId)
            ? told.dealId
            : home === null
              ? null
              : dealOf(home, text, at, grounds),
        direction: 'internal',
        grounds,
      }
    },
  }
}

/** The sides of a talk, with null for those of whom it tells none. */
const withoutUntold = (
  said: readonly MessageItem[],
  sides: ReadonlyMap<string, Side | null>,
): ReadonlyMap<string, Side | null> => new Map(said.map(({ sender }) => [sender, sides.get(sender) ?? null]))

/** A sentence or line, and what ends it. */
const sentence = /[^。；;！!？?\n]+?(?:[。；;！!？?\n]+|\.(?=\s)|$)/g
/** Who speaks of another customer here is the customer. */
const ofTheirs = /客户|对方|甲方|业主|院方|\b(customer|client|they asked|he asked|she asked)\b/i

const longestHeadline = 80
const namesOccasion =
  /\d|拜访|会议|纪要|电话|通话|交流|回访|跟进|记录|\b(visit|call|phone|meeting|minutes|notes?|review|catch[- ]?up|debrief|recap)\b/i

/** The line at the top of a text that says what all of it is about, as titles do; empty where there is none. */
function headline(text: string, title: string): string {
  const [first = '', second, ...more] = text.trim().split('\n')
  const line = first.trim()
  if (second === undefined || line === title || line.length > longestHeadline) return ''
  if (/^[-*•·–]\s|^\d{1,2}\s*[.)、．]|[。；;！!？?]|[.]\s*$/.test(line)) return ''
  const standsApart = second.trim() === '' && more.length > 0
  return standsApart || /[:：]$/.test(line) || namesOccasion.test(line) ? line : ''
}

const namedCodes = {
  account: 'accountNamed',
  short: 'shortName',
  onlyShort: 'onlyShortName',
  person: 'personNamed',
  deal: 'dealNamed',
} as const

/** How an account's short name is spelled in Latin letters, where that is long enough to be no other word: qinghe. */
const spellingsOfShort = (shortName: string): string[] => {
  const spelled = spelledInLatin(shortName)
  return spelled.length >= shortestSpelling ? [spelled] : []
}
const shortestSpelling = 5

/** A room in which a team talks among itself about a customer, by its name. */
export const isAmongUs = (conversation: string): boolean =>
  /内部|作战|战情|我方|(?<!\p{L})internal(?!\p{L})|(?<!\p{L})war[\s_-]?room(?!\p{L})/iu.test(conversation)

/** Messages that speak of people of a customer: where none of these speaks, and nobody is known, it is a room of ours. */
const leastSpokenOf = 2
/** A talk called after those of a seller who work on a deal: theirs, as long as nobody of a customer speaks in it. */
export const isCalledTeam = (conversation: string): boolean =>
  /(?<!\p{L})(?:core|deal|(?:key )?account|bid|tender|pursuit|capture|proposal|sales|pitch|KAM)[\s_-]?(?:team|room|squad|desk|group|crew|core|chat)(?!\p{L})|(?:投标|标书|攻坚|跟单|报价|大客户|销售|售前)(?:小?组|团队|专班|班子|部)?群?(?=$|[\s\p{P}])/iu.test(
    conversation,
  )

export type People = ReturnType<typeof createPeople>

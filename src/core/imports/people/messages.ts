import type { Ground } from '../../../shared/contract/captures.ts'
import type { Contact } from '../../contacts/store.ts'
import type { MessageItem } from '../formats/format.ts'
import { mailMessageType } from '../formats/mail/mail.ts'
import { domainsOf } from '../mailDomain.ts'
import type { About } from './about.ts'
import type { AccountWords } from './accountWords.ts'
import type { DealOf } from './dealSpokenOf.ts'
import type { Directory } from './directory.ts'
import type { ElsewhereOf } from './elsewhere.ts'
import { calledBy, type GroundsIn } from './grounds.ts'
import type { OwnMail } from './ownMail.ts'
import { isAmongUs, isCalledTeam, talkAbout } from './rooms.ts'
import type { Talk, Talks } from './talks.ts'
import type { Received, Writers, Written } from './writers.ts'

/** Of whom a message speaks, where neither who writes nor who receives it tells. */
interface Spoken {
  byMention: string | null
  byRoom: string | null
  byFolder: string | null
}
const oneOfUs = { isOwn: true, sender: null, isTheirs: false, accountId: null } as const
const ofNobody: Spoken = { byMention: null, byRoom: null, byFolder: null }

/** Tells whom messages are about. */
export function createMessages(
  { mentions, unproven, ownDomains, contacts, contactOf, accountOfAddress, aliasedConversation }: Directory,
  {
    ofFolder,
    groundsIn,
    dealOf,
    noteOwnDomain,
    talkOf,
    speakersHere,
    isVisited,
    noteVisit,
    whoWrites,
    whoReceives,
    strangerOf,
    elsewhereOf,
  }: Pick<AccountWords, 'ofFolder'> &
    Pick<OwnMail, 'noteOwnDomain'> &
    Pick<Talks, 'talkOf' | 'speakersHere' | 'isVisited' | 'noteVisit'> &
    Pick<Writers, 'whoWrites' | 'whoReceives' | 'strangerOf'> & {
      groundsIn: GroundsIn
      dealOf: DealOf
      elsewhereOf: ElsewhereOf
    },
) {
  /** By its words, by who speaks in its room, and by the folder of its file. */
  function spokenOf(message: MessageItem, talk: Talk | undefined, folder: string | null): Spoken {
    const isMail = message.messageType === mailMessageType
    const byMention = isMail
      ? mentions.accountIn(message.conversation, message.text)
      : mentions.accountOfTalk(talkAbout(message.conversation), message.text)
    // A room that is called by a name which a mere reference made is of those who speak in it.
    const spokeHere = isMail ? null : speakersHere(message)
    const byRoom = byMention !== null && unproven.has(byMention) ? (spokeHere ?? byMention) : byMention
    const byFolder =
      byRoom !== null
        ? null
        : ofFolder(`${message.conversation}\n${message.text}`, isMail ? folder : (talk?.folder ?? null))
    return { byMention, byRoom, byFolder }
  }

  /** Whether what is written in a talk is said among ourselves, as far as is known by now. */
  function isAmongOurs(message: MessageItem, talk: Talk | undefined, { byMention }: Spoken): boolean {
    const speaksTheirs = [...(talk?.sides.values() ?? [])].includes('theirs')
    const isRoom = message.messageType !== mailMessageType
    const isOurRoom =
      (isRoom && isAmongUs(message.conversation)) ||
      talk?.isAmongUs === true ||
      (isRoom && isCalledTeam(message.conversation) && !speaksTheirs) ||
      (message.isTeamTool === true && !isVisited(message))
    // Where nobody of the customer speaks, and the talk is not called after it, it is only spoken of.
    const isOnlySpokenOf =
      message.messageType !== mailMessageType &&
      byMention !== null &&
      !isVisited(message) &&
      !speaksTheirs &&
      mentions.accountsNamedIn(talkAbout(message.conversation)).size === 0
    return isOurRoom || isOnlySpokenOf
  }

  /** Whether a message of a chat stands in a room of our own that is called after no customer. */
  function isInOwnRoom(message: MessageItem): boolean {
    const talk = talkOf(message)
    return (
      isAmongOurs(message, talk, ofNobody) &&
      aliasedConversation(message.conversation) === null &&
      mentions.accountsNamedIn(talkAbout(message.conversation)).size === 0
    )
  }

  /** Why it is of an account by who receives it. */
  function groundOfReceiver(message: MessageItem, [first]: readonly Contact[]): Ground {
    if (first === undefined) {
      const address = (message.receivers ?? []).find((one) => accountOfAddress(one))
      return { code: 'receiverDomain', text: domainsOf(address ?? '')[0] ?? null }
    }
    const called = [...(message.receivers ?? []), ...(message.receiverNames ?? [])].find(
      (one) => contactOf(one)?.id === first.id,
    )
    return calledBy('receiver', first, called)
  }

  /** Why it is of an account by who writes and who receives it, if no person said of which the talk is. */
  function groundsOfSides(
    message: MessageItem,
    { sender, by, isTheirs, accountId }: Written,
    received: Received,
    { contact, told, talk }: { contact: Contact | null; told: string | null; talk: Talk | undefined },
  ): Ground[] {
    if (sender !== null && contact === sender)
      return [
        by === 'alias'
          ? { code: 'senderAlias', text: message.sender }
          : calledBy('sender', sender, by === 'id' ? message.senderId : message.sender),
      ]
    if (told !== null) return []
    if (accountId === null)
      return received.accountId === null ? [] : [groundOfReceiver(message, received.contacts)]
    // What a talk as a whole tells is told of it.
    if (accountId !== talk?.home?.accountId && talk?.home != null && unproven.has(accountId)) return []
    return [
      isTheirs
        ? { code: 'roomMembers', text: message.sender }
        : accountOfAddress(message.senderId) === null
          ? { code: 'personNamed', text: message.sender }
          : { code: 'senderDomain', text: domainsOf(message.senderId ?? '')[0] ?? null },
    ]
  }

  /** Why it is of an account by those who speak in its talk; the talk's own name comes first. */
  function groundsOfHome(message: MessageItem, { accountId, contact }: NonNullable<Talk['home']>): Ground[] {
    const [named] = groundsIn(message.conversation, '', accountId)
    return [named ?? { code: 'roomMembers', text: contact.name }]
  }

  /** Why it is of an account by what it speaks of. */
  function groundsOfSpoken(message: MessageItem, { byMention, byRoom, byFolder }: Spoken): Ground[] {
    const grounds: Ground[] = []
    if (byRoom !== null && byRoom !== byMention) {
      const name = contacts.find((one) => one.accountId === byRoom)?.name ?? null
      grounds.push({ code: 'roomMembers', text: name })
    } else if (byMention) grounds.push(...groundsIn(message.conversation, message.text, byMention))
    if (byFolder !== null) grounds.push({ code: 'folderNamed', text: null })
    return grounds
  }

  /** Whom a message is about. `folder` is the account after which the folder of its file is called. */
  function of(message: MessageItem, folder: string | null = null): About {
    const isMail = message.messageType === mailMessageType
    if (isMail) noteOwnDomain(message.sender, message.senderId)
    const talk = isMail ? undefined : talkOf(message)
    const writes = whoWrites(message, talk)
    // A colleague who went over to a rival since is on file there, and spoke in our room as one of us.
    const isOfOurRoom = isAmongUs(message.conversation) && talk?.sides.get(message.sender) === 'ours'
    const written: Written = isOfOurRoom ? { ...writes, ...oneOfUs } : writes
    const received = whoReceives(message)
    // Strangers write mails under the same subject.
    const told = isMail ? null : aliasedConversation(message.conversation)
    // What is said in a customer's talk is theirs, whoever else is named there: no talk is cut in two.
    const home = talk?.home ?? null
    const isOfReference = written.accountId !== null && unproven.has(written.accountId)
    const ofHome = home === null ? null : home.accountId
    const ofSides =
      told ?? (isOfReference ? ofHome : null) ?? written.accountId ?? received.accountId ?? ofHome
    const spoken = ofSides === null ? spokenOf(message, talk, folder) : ofNobody
    const isOurTalk =
      !isMail &&
      spoken.byMention !== null &&
      (isAmongUs(message.conversation) || talk?.isAmongUs === true) &&
      ![...(talk?.sides.values() ?? [])].includes('theirs')
    const elsewhere = isOurTalk ? elsewhereOf(message, spoken.byMention!) : null
    const accountId = ofSides ?? elsewhere?.accountId ?? spoken.byRoom ?? spoken.byFolder
    // In a chat of the team who is no contact is one of us; anybody may write a mail that names a customer.
    const isFromOutside = isMail && !written.isOwn
    // A stranger's mail to the customer and us is said by neither.
    const isFromElsewhere =
      isFromOutside &&
      written.accountId === null &&
      message.senderId?.includes('@') === true &&
      ownDomains.size > 0
    // Who writes speaks, and nobody else: not one to whom it goes as well.
    const isToOne = written.accountId === null && !isFromElsewhere && received.contacts.length === 1
    const met = written.sender ?? (isToOne ? received.contacts[0]! : null)
    const contact = met?.accountId === accountId ? met : null
    // Once somebody of the customer has spoken there, what we say there is said to them.
    if (written.accountId !== null) noteVisit(message, written.accountId)
    const isInternal =
      accountId === null ||
      (received.accountId === null && (isFromOutside || isAmongOurs(message, talk, spoken))) ||
      isFromElsewhere ||
      // In a customer's group nobody is ours for want of knowing whose they are.
      (!written.isOwn && talk?.sides.get(message.sender) === null)
    const grounds: Ground[] = [
      ...(told === null ? [] : [{ code: 'conversationAlias', text: message.conversation } as const]),
      ...groundsOfSides(message, written, received, { contact, told, talk }),
      ...(ofSides !== null && ofSides === home?.accountId && told === null && contact === null
        ? groundsOfHome(message, home)
        : []),
      ...(elsewhere === null ? groundsOfSpoken(message, spoken) : [elsewhere.ground]),
    ]
    const isStranger =
      written.sender === null && written.accountId !== null && written.accountId === accountId
    const stranger = isStranger ? strangerOf(message) : undefined
    return {
      ...(stranger !== undefined && { stranger }),
      ...(isFromOutside && written.accountId === null && { isOutsiders: true as const }),
      accountId,
      contactId: contact?.id ?? null,
      dealId:
        accountId === null
          ? null
          : dealOf(
              accountId,
              elsewhere === null ? `${message.conversation}\n${message.text}` : message.text,
              message.sentAt,
              grounds,
            ),
      direction: written.accountId !== null ? 'inbound' : isInternal ? 'internal' : 'outbound',
      grounds,
    }
  }

  /** Whose a part of a mail among ourselves is that a customer's name heads. */
  function ofPart(message: MessageItem, accountId: string | null): About {
    const grounds: Ground[] =
      accountId === null ? [] : groundsIn(message.conversation, message.text, accountId)
    return {
      accountId,
      contactId: null,
      dealId: accountId === null ? null : dealOf(accountId, message.text, message.sentAt, grounds),
      direction: 'internal',
      grounds,
    }
  }

  return { of, ofPart, isInOwnRoom }
}

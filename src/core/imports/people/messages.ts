import type { Ground } from '../../../shared/contract/captures.ts'
import type { Side } from '../../facts/sides.ts'
import type { MessageItem } from '../formats/format.ts'
import { mailMessageType } from '../formats/mail/mail.ts'
import { ofOffice } from '../invited.ts'
import { domainsOf } from '../mailDomain.ts'
import { personNamed, signatureOf, titleSigned } from '../take/signature.ts'
import type { About } from './about.ts'
import type { AccountWords } from './accountWords.ts'
import type { DealOf } from './dealSpokenOf.ts'
import type { Directory } from './directory.ts'
import { calledBy, type GroundsIn } from './grounds.ts'
import type { OwnMail } from './ownMail.ts'
import { isAmongUs, isCalledTeam, talkAbout } from './rooms.ts'
import type { Talks } from './talks.ts'

/** Tells whom messages are about. */
export function createMessages(
  {
    mentions,
    unproven,
    ownDomains,
    contacts,
    contactOf,
    accountOfAddress,
    isOurs,
    aliasedSender,
    aliasedConversation,
  }: Directory,
  {
    ofFolder,
    groundsIn,
    dealOf,
    noteOwnDomain,
    talkOf,
    speakersHere,
    isVisited,
    noteVisit,
    writerOf,
    accountOfSpeakers,
    whereOf,
  }: Pick<AccountWords, 'ofFolder'> &
    Pick<OwnMail, 'noteOwnDomain'> &
    Omit<Talks, 'hear' | 'sidesInGroup'> & {
      groundsIn: GroundsIn
      dealOf: DealOf
    },
) {
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

  /** Whether the writer of a quoted mail is known to be ours or the customer's. */
  const isOfASide = (message: MessageItem): boolean =>
    isOurs(message.sender, message.senderId, whereOf(message, true)) ||
    contactOf(message.senderId) !== null ||
    contactOf(message.sender) !== null ||
    sideOfQuoted(message) !== null

  /** Whom a message is about. `folder` is the account after which the folder of its file is called. */
  function of(message: MessageItem, folder: string | null = null): About {
    const isMail = message.messageType === mailMessageType
    if (isMail) noteOwnDomain(message.sender, message.senderId)
    const talk = isMail ? undefined : talkOf(message)
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
    const spokeHere = isMail ? null : speakersHere(message)
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
      sender ?? (sendingAccount === null && !isFromElsewhere && receivers.length === 1 ? receivers[0]! : null)
    const contact = met?.accountId === accountId ? met : null
    // Once somebody of the customer has spoken there, what we say there is said to them.
    if (sendingAccount !== null) noteVisit(message, sendingAccount)
    const isOurRoom =
      isAmongUs(message.conversation) ||
      talk?.isAmongUs === true ||
      (isCalledTeam(message.conversation) && ![...(talk?.sides.values() ?? [])].includes('theirs')) ||
      (message.isTeamTool === true && !isVisited(message))
    // Where nobody of the customer speaks, and the talk is not called after it, it is only spoken of.
    const isOnlySpokenOf =
      !isMail &&
      byMention !== null &&
      !isVisited(message) &&
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

  return { of, ofPart, isOfASide }
}

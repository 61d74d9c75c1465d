import type { Contact } from '../../contacts/store.ts'
import type { Side } from '../../facts/whoSays/sides.ts'
import type { MessageItem } from '../formats/format.ts'
import { mailMessageType } from '../formats/mail/mail.ts'
import { ofOffice } from '../invited.ts'
import { personNamed, signatureOf, titleSigned } from '../take/signature.ts'
import type { About } from './about.ts'
import type { Directory } from './directory.ts'
import type { Talk, Talks } from './talks.ts'

/** Who writes a message, and for whom. */
export interface Written {
  isOwn: boolean
  sender: Contact | null
  /** How the sender was found. */
  by: 'alias' | 'id' | 'name'
  /** Somebody who is on file nowhere and whose talk tells that they are of the customer. */
  isTheirs: boolean
  accountId: string | null
}

/** To whom of the customers a message goes. */
export interface Received {
  contacts: Contact[]
  accountId: string | null
}

/** Tells who writes a message and who receives it. */
export function createWriters(
  { mentions, contactOf, accountOfAddress, isOurs, aliasedSender }: Directory,
  { writerOf, accountOfSpeakers, whereOf }: Pick<Talks, 'writerOf' | 'accountOfSpeakers' | 'whereOf'>,
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

  /** Who writes: one of us, somebody on file, or somebody whose address, signature or talk tells of which account they are. */
  function whoWrites(message: MessageItem, talk: Talk | undefined): Written {
    const isMail = message.messageType === mailMessageType
    const isOwn =
      isOurs(message.sender, message.senderId, whereOf(message, isMail)) ||
      talk?.sides.get(message.sender) === 'ours'
    if (isOwn) return { isOwn, sender: null, by: 'name', isTheirs: false, accountId: null }
    const aliased = aliasedSender(message.sender)
    const byId = aliased ? null : contactOf(message.senderId)
    const sender = aliased ?? byId ?? writerOf(message)
    // Of whom of the customer a talk is, who speaks there on that side is.
    const isTheirs = sender === null && talk?.sides.get(message.sender) === 'theirs'
    const quotedSide = sender !== null ? null : sideOfQuoted(message)
    const accountId =
      sender?.accountId ??
      (quotedSide === 'theirs' ? message.quotedBy!.accountId : null) ??
      accountOfAddress(message.senderId) ??
      (isMail ? accountSigned(message) : isTheirs ? accountOfSpeakers(message, talk!.sides) : null)
    return { isOwn, sender, by: aliased ? 'alias' : byId ? 'id' : 'name', isTheirs, accountId }
  }

  /** To whom it goes, by address or name; a mail that another quotes was between the customer of that one and us. */
  function whoReceives(message: MessageItem): Received {
    const contacts = (message.receivers ?? []).flatMap(
      (receiver, at) => contactOf(receiver) ?? contactOf(message.receiverNames?.[at]) ?? [],
    )
    const accountId =
      contacts[0]?.accountId ??
      (message.receivers ?? []).map(accountOfAddress).find((id) => id !== null) ??
      message.quotedBy?.accountId ??
      null
    return { contacts, accountId }
  }

  return { whoWrites, whoReceives, strangerOf, isOfASide }
}
export type Writers = ReturnType<typeof createWriters>

import type { MessageItem, Place } from '../format.ts'
import type { MessageTime } from './messageTime.ts'

/** What a reader found of a message; an empty text, or none, is what the source does not tell. */
export type FoundMessage = {
  readonly at: Place
  readonly time: MessageTime
  readonly sender: string
  readonly senderId?: string
  /** Null where the source names nobody. */
  readonly receivers?: readonly string[] | null
  readonly conversation: string
  readonly conversationId?: string
  readonly messageId?: string
  readonly refersTo?: string
  /** Null where it began no thread. */
  readonly threadAt?: number | null
  readonly isTeamTool?: boolean
  readonly messageType: string
  readonly text: string
}

type Unfinished = { -readonly [Part in keyof MessageItem]: MessageItem[Part] }

/** The message with the parts that are known. One after the other, since to spread each into it takes ten times as long. */
export function messageItem(found: FoundMessage): MessageItem {
  const { at, time, sender, senderId, receivers, conversationId, messageId, refersTo, threadAt } = found
  const item = { kind: 'message', at, sentAt: time.sentAt, zone: time.zone, sender } as Unfinished
  if (senderId) item.senderId = senderId
  if (receivers) item.receivers = receivers
  item.conversation = found.conversation
  if (conversationId) item.conversationId = conversationId
  if (messageId) item.messageId = messageId
  if (refersTo) item.refersTo = refersTo
  if (threadAt !== undefined && threadAt !== null) item.threadAt = threadAt
  if (found.isTeamTool) item.isTeamTool = true
  item.messageType = found.messageType
  item.text = found.text
  return item
}

/** Those whom a source names, without the empty; null for nobody. */
export function namedReceivers(names: readonly string[]): readonly string[] | null {
  if (names.length === 0) return null
  const named = names.includes('') ? names.filter((name) => name !== '') : names
  return named.length === 0 ? null : named
}

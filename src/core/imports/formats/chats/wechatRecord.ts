import type { MessageItem, Place } from '../format.ts'
import { messageItem, namedReceivers } from './chatMessage.ts'
import { distinctLines, type Fields, firstText, isFields, textOf } from './fields.ts'
import type { MessageTime } from './messageTime.ts'
import { createNamesInUse } from './namesInUse.ts'
import { quoteOf } from './quote.ts'
import { readWechatContent } from './wechatContent.ts'

/** What holds for all messages of a file. */
export type WechatChat = {
  readonly conversation: string
  readonly conversationId: string
  readonly isGroup: boolean
  /** Kinds by the numbers of an export that has its own. */
  readonly kinds?: Readonly<Record<string, string>>
  readonly time: (value: unknown) => MessageTime
}

/** Exporters give the same things many names; the first field that holds something is taken. */
const names = {
  time: ['CreateTime', 'createTime', 'create_time', 'ts', 'timestamp', 'time', 'formattedTime', 'StrTime'],
  content: ['StrContent', 'strContent', 'content', 'parsedContent', 'message', 'text', 'msg'],
  type: ['localType', 'Type', 'msg_type', 'msgType', 'MsgType', 'type', 'type_name'],
  subType: ['SubType', 'subType', 'sub_type'],
  own: ['isSelf', 'is_self', 'isSend', 'is_send', 'IsSender', 'is_sender', 'isSender'],
  sender: ['senderDisplayName', 'senderName', 'sender_name', 'SenderName', 'groupNickname', 'accountName'],
  remark: ['Remark', 'remark', 'NickName', 'nickname', 'displayname'],
  senderId: ['senderUsername', 'sender_wxid', 'senderWxid', 'senderId', 'sender_id', 'wxid'],
  bareSender: ['sender', 'Sender', 'from'],
  conversation: ['talkerName', 'TalkerName', 'chat_room', 'chatRoom', 'room_name', 'roomName', 'sessionName'],
  conversationId: ['thread_id', 'conversation_id', 'talker', 'Talker', 'StrTalker', 'room_id', 'TalkerId'],
  messageId: [
    'server_id',
    'serverId',
    'MsgSvrID',
    'platformMessageId',
    'source_offset',
    'msgId',
    'message_id',
  ],
  localId: ['localId', 'local_id', 'seq'],
  refersTo: ['replyToMessageId', 'reply_to'],
} as const

/** Words that only exports of WeChat have among their fields or columns. */
const marks =
  /^(StrContent|StrTalker|MsgSvrID|IsSender|is_?send|is_?self|is_sender|localType|sender_?wxid|senderUsername|talker)$/i

/** Whether the fields (or columns) are those of a WeChat export's messages. */
export function looksLikeWechat(fields: readonly string[]): boolean {
  const has = (wanted: readonly string[]): boolean => fields.some((field) => wanted.includes(field))
  return has(names.time) && has(names.content) && fields.some((field) => marks.test(field))
}

const namesIn = createNamesInUse<keyof typeof names>(names)
type Names = ReturnType<typeof namesIn>

/** One message of a WeChat export, whatever exporter made it; null where it has neither words nor a kind. */
export function readWechatRecord(record: Fields, at: Place, chat: WechatChat): MessageItem | null {
  const named = namesIn(record)
  const stated = firstText(record, named.type)
  const own = isTrue(firstStated(record, named.own))
  const content = readWechatContent(stated, firstText(record, named.subType), contentOf(record, named))
  const when = named.time.find((name) => textOf(record[name]) !== '')
  if (when === undefined || (content.text === '' && stated === '')) return null
  const beyond = textOf(record['#10']).trim()
  const conversationId =
    firstText(record, named.conversationId) || (isWholeNumber(beyond) ? '' : beyond) || chat.conversationId
  const conversation = firstText(record, named.conversation) || chat.conversation
  const isGroup = isOfGroup(record, chat, conversationId)
  const { shown, senderId } = senderOf(record, named, own, content.senderId)
  const messageType = chat.kinds === undefined ? content.messageType : (chat.kinds[stated] ?? 'unknown')
  const isLine = messageType === 'system' || messageType === 'recall'
  const sender = shown || (own ? '我' : senderId) || (isGroup || isLine ? '' : conversation)
  if (sender === '' && !isLine) return null
  // The column after a header that is one short holds the server's number, or the chat's id.
  const serverId = firstText(record, named.messageId) || (isWholeNumber(beyond) ? beyond : '')
  return messageItem({
    at,
    time: chat.time(record[when]),
    sender,
    senderId,
    // In a talk of two the other side is who reads what I write.
    receivers: own && !isGroup ? readersOf(conversation, conversationId) : null,
    conversation: conversation || conversationId,
    conversationId,
    messageId: serverId || firstText(record, named.localId),
    refersTo: content.refersTo || firstText(record, named.refersTo),
    messageType,
    text: content.text,
  })
}

/**
 * Who sent it. Beside what I wrote the columns of a contact may hold the chat's other side; a name in the sender's own column
 * is mine.
 */
function senderOf(
  record: Fields,
  named: Names,
  own: boolean,
  prefixedId: string | undefined,
): { shown: string; senderId: string } {
  const bare = firstText(record, named.bareSender)
  const mine = own && bare !== '' && !looksLikeId(bare) ? bare : ''
  const contact = firstText(record, named.sender) || mine || firstText(record, named.remark)
  const bareId = contact === '' || contact === bare ? '' : bare
  // An id alone says nothing to a person: what I wrote is mine under any.
  const shown = contact || (own && looksLikeId(bare) ? '' : bare)
  const senderId = firstText(record, named.senderId) || bareId || (shown === '' ? bare : '')
  return { shown, senderId: senderId || (prefixedId ?? '') }
}

/** How WeChat numbers its accounts and rooms; whatever has no sign of a name. */
const looksLikeId = (text: string): boolean =>
  /^(wxid_|gh_)|@(chatroom|openim)$|^[a-z][\w-]{5,19}$/i.test(text)

function firstStated(record: Fields, names: readonly string[]): unknown {
  for (const name of names) if (record[name] !== undefined) return record[name]
  return undefined
}

const readersOf = (conversation: string, id: string): readonly string[] | null =>
  namedReceivers(conversation === id ? [id] : [conversation, id])

const isWholeNumber = (text: string): boolean => text === '' || /^\d+$/.test(text)

const isOfGroup = (record: Fields, chat: WechatChat, conversationId: string): boolean =>
  chat.isGroup ||
  conversationId.endsWith('@chatroom') ||
  isTrue(record.is_group_chat ?? record.isChatRoom ?? record.is_chatroom ?? record.isGroup) ||
  record.conversation_type === 'group'

/** Some exporters put the parts of a link or a quote beside an empty content. */
function contentOf(record: Fields, named: Names): string {
  const content = firstText(record, named.content)
  const { contents } = record
  if (!isFields(contents)) return content
  const { refer } = contents
  const quoted = isFields(refer) ? contentOf(refer, namesIn(refer)) : ''
  const lines = [content, textOf(contents.title), textOf(contents.desc), textOf(contents.url)]
  return distinctLines([...lines, quoted === '' ? '' : quoteOf(quoted)])
}

function isTrue(value: unknown): boolean {
  if (value === true || value === 1) return true
  if (value === undefined || value === 0) return false
  return /^(1|true|yes|是)$/i.test(textOf(value).trim())
}

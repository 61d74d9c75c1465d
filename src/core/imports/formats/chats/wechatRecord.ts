import type { MessageItem, Place } from '../format.ts'
import { type Fields, firstText, isFields, textOf } from './fields.ts'
import type { MessageTime } from './messageTime.ts'
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

/** One message of a WeChat export, whatever exporter made it; null where it has neither words nor a kind. */
export function readWechatRecord(record: Fields, at: Place, chat: WechatChat): MessageItem | null {
  const stated = firstText(record, names.type)
  const own = isTrue(names.own.map((name) => record[name]).find((value) => value !== undefined))
  const content = readWechatContent(stated, firstText(record, names.subType), contentOf(record))
  const when = names.time.map((name) => record[name]).find((value) => textOf(value) !== '')
  if (when === undefined || (content.text === '' && stated === '')) return null
  const { conversation, conversationId, isGroup } = conversationOf(record, chat)
  const { sender, senderId } = senderOf(record, content.senderId, own)
  const messageType = chat.kinds === undefined ? content.messageType : (chat.kinds[stated] ?? 'unknown')
  const isLine = messageType === 'system' || messageType === 'recall'
  const name = sender || (own ? '我' : '') || senderId || (isGroup || isLine ? '' : conversation)
  if (name === '' && !isLine) return null
  const ownId = rawId(record)
  const refersTo = content.refersTo || firstText(record, names.refersTo)
  // In a talk of two the other side is who reads what I write.
  const reader = [...new Set([conversation, conversationId])].filter((each) => each !== '')
  return {
    kind: 'message',
    at,
    ...chat.time(when),
    sender: name,
    ...(senderId === '' ? {} : { senderId }),
    ...(own && !isGroup && reader.length > 0 ? { receivers: reader } : {}),
    conversation: conversation || conversationId,
    ...(conversationId === '' ? {} : { conversationId }),
    ...(ownId === '' ? {} : { messageId: ownId }),
    ...(refersTo === '' ? {} : { refersTo }),
    messageType,
    text: content.text,
  }
}

/** Some exporters put the parts of a link or a quote beside an empty content. */
function contentOf(record: Fields): string {
  const content = firstText(record, names.content)
  const { contents } = record
  if (!isFields(contents)) return content
  const quoted = isFields(contents.refer) ? contentOf(contents.refer) : ''
  const lines = [content, textOf(contents.title), textOf(contents.desc), textOf(contents.url)]
  return [...new Set([...lines, quoted === '' ? '' : quoteOf(quoted)])]
    .filter((line) => line !== '')
    .join('\n')
}

/** The column after a header that is one short holds the server's number, or the chat's id. */
function rawId(record: Fields): string {
  const stated = firstText(record, names.messageId)
  const beyond = textOf(record['#10']).trim()
  return stated || (/^\d+$/.test(beyond) ? beyond : '') || firstText(record, names.localId)
}

function conversationOf(
  record: Fields,
  chat: WechatChat,
): { conversation: string; conversationId: string; isGroup: boolean } {
  const beyond = textOf(record['#10']).trim()
  const conversationId =
    firstText(record, names.conversationId) || (/^\d*$/.test(beyond) ? '' : beyond) || chat.conversationId
  const isGroup =
    chat.isGroup ||
    conversationId.endsWith('@chatroom') ||
    isTrue(record.is_group_chat ?? record.isChatRoom ?? record.is_chatroom ?? record.isGroup) ||
    record.conversation_type === 'group'
  return { conversation: firstText(record, names.conversation) || chat.conversation, conversationId, isGroup }
}

/**
 * Who sent it. Beside what I wrote the columns of a contact may hold the chat's other side; a name in the sender's own column
 * is mine.
 */
function senderOf(
  record: Fields,
  prefixedId: string | undefined,
  own: boolean,
): { sender: string; senderId: string } {
  const bare = firstText(record, names.bareSender)
  const mine = own && bare !== '' && !looksLikeId(bare) ? bare : ''
  const named = firstText(record, names.sender) || mine || firstText(record, names.remark)
  const id = firstText(record, names.senderId)
  const bareId = named === '' || named === bare ? '' : bare
  // An id alone says nothing to a person: what I wrote is mine under any.
  const sender = named || (own && looksLikeId(bare) ? '' : bare)
  return { sender, senderId: id || bareId || (sender === '' ? bare : '') || (prefixedId ?? '') }
}

/** How WeChat numbers its accounts and rooms; whatever has no sign of a name. */
const looksLikeId = (text: string): boolean =>
  /^(wxid_|gh_)|@(chatroom|openim)$|^[a-z][\w-]{5,19}$/i.test(text)

const isTrue = (value: unknown): boolean => value === true || /^(1|true|yes|是)$/i.test(textOf(value).trim())

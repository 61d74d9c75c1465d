import type { FormatReader, MessageItem, Place } from '../format.ts'
import { sniffJson } from '../tables/jsonValues.ts'
import { type Fields, firstText, isFields, parsedFields, textOf as text } from './fields.ts'
import { readJsonMessages } from './jsonMessages.ts'

/** WeCom chat archive (企业微信会话内容存档): decrypted messages as JSON Lines or an array. */
export const wecomReader: FormatReader = {
  format: 'wecom',
  traits: { family: 'chat', parts: 'one' },
  recognise(head) {
    if (sniffJson(head) === null) return 0
    const hasIds = /"msgid"\s*:/.test(head.text) && /"msgtime"\s*:/.test(head.text)
    const says = (field: string) => new RegExp(`"${field}"\\s*:`).test(head.text)
    // Exports of the archive leave out the receivers of a room, which has an id of its own.
    const isTalk = says('tolist') || (says('from') && says('roomid'))
    return hasIds && says('(msgtype|action)') && isTalk ? 0.98 : 0
  },
  read: (source, head, options) =>
    readJsonMessages(source, head, options, (value, at) => {
      const message = readWecomMessage(value, at)
      return message === null ? null : [message]
    }),
}

/** One archived message, or null where it lacks an id or a sender. */
export function readWecomMessage(value: unknown, at: Place): MessageItem | null {
  if (!isFields(value)) return null
  const messageId = text(value.msgid)
  const senderId = text(value.from) || text(value.user)
  if (messageId === '' || senderId === '') return null
  const receivers = Array.isArray(value.tolist) ? value.tolist.map(text).filter((name) => name !== '') : []
  const room = text(value.roomid)
  const messageType = text(value.msgtype) || text(value.action) || 'unknown'
  // A room has its own id; a talk of two is named after both, whoever writes.
  const conversationId = room || [senderId, ...receivers].sort().join('|')
  const time = Number(value.msgtime ?? value.time ?? 0)
  const refersTo = isFields(value.revoke) ? text(value.revoke.pre_msgid) : ''
  return {
    kind: 'message',
    at,
    sentAt: Number.isFinite(time) && time > 0 ? time : null,
    zone: 'UTC',
    sender: firstText(value, ['from_name', 'fromname', 'sender_name', 'user_name']) || senderId,
    senderId,
    receivers,
    conversation:
      firstText(value, ['room_name', 'roomname']) || room || [senderId, ...receivers].sort().join(', '),
    conversationId,
    messageId,
    ...(refersTo === '' ? {} : { refersTo }),
    messageType,
    text: describeBody(messageType, value),
  }
}

// Every type keeps its body under its own name, except docmsg (`doc`) and news (`info`).
function describeBody(messageType: string, value: Fields): string {
  const body = value[messageType] ?? value.doc ?? value.info ?? value.content
  if (!isFields(body)) return text(body)
  return describeFields(body).trim()
}

function describeFields(body: Fields): string {
  const title = [
    body.content,
    body.title,
    body.topic,
    body.filename,
    body.sph_name,
    body.username,
    body.corpname,
  ]
    .map(text)
    .find((part) => part !== '')
  const lines = [
    title ?? '',
    ...[body.description, body.feed_desc, body.address, body.remarks, body.link_url, body.url].map(text),
    ...listLines(body.item),
    ...listLines(body.details),
  ]
  return [...new Set(lines.filter((line) => line !== ''))].join('\n')
}

function listLines(value: unknown): string[] {
  if (!Array.isArray(value)) return []
  return value.filter(isFields).map((entry) => {
    const question = text(entry.ques)
    if (question !== '') return question
    const inner = parsedFields(entry.content)
    return (inner === null ? describeFields(entry) : describeFields(inner)).trim()
  })
}

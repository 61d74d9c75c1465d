import type { FormatReader, MessageItem, Place } from '../format.ts'
import { sniffJson } from '../tables/jsonValues.ts'
import { messageItem } from './chatMessage.ts'
import { distinctLines, type Fields, firstText, isFields, parsedFields, textOf as text } from './fields.ts'
import { readJsonMessages } from './jsonMessages.ts'
import { createNamesInUse } from './namesInUse.ts'

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
  read: (source, head, options) => readJsonMessages(source, head, options, readWecomMessage),
}

const namesIn = createNamesInUse({
  sender: ['from_name', 'fromname', 'sender_name', 'user_name'],
  room: ['room_name', 'roomname'],
})

/** One archived message, or null where it lacks an id or a sender. */
export function readWecomMessage(value: unknown, at: Place): MessageItem | null {
  if (!isFields(value)) return null
  const messageId = text(value.msgid)
  const senderId = text(value.from) || text(value.user)
  if (messageId === '' || senderId === '') return null
  const names = namesIn(value)
  const receivers = textsIn(value.tolist)
  const room = text(value.roomid)
  const messageType = text(value.msgtype) || text(value.action) || 'unknown'
  // A room has its own id; a talk of two is named after both, whoever writes.
  const people = room === '' ? [senderId, ...receivers].sort() : []
  const time = Number(value.msgtime ?? value.time ?? 0)
  return messageItem({
    at,
    time: { sentAt: Number.isFinite(time) && time > 0 ? time : null, zone: 'UTC' },
    sender: firstText(value, names.sender) || senderId,
    senderId,
    receivers,
    conversation: firstText(value, names.room) || room || people.join(', '),
    conversationId: room || people.join('|'),
    messageId,
    refersTo: isFields(value.revoke) ? text(value.revoke.pre_msgid) : '',
    messageType,
    text: describeBody(messageType, value),
  })
}

function textsIn(value: unknown): readonly string[] {
  const texts: string[] = []
  if (Array.isArray(value))
    for (const one of value) {
      const found = text(one)
      if (found !== '') texts.push(found)
    }
  return texts
}

// Every type keeps its body under its own name, except docmsg (`doc`) and news (`info`).
function describeBody(messageType: string, value: Fields): string {
  const body = value[messageType] ?? value.doc ?? value.info ?? value.content
  if (!isFields(body)) return text(body)
  return describeFields(body).trim()
}

function describeFields(body: Fields): string {
  const title =
    text(body.content) ||
    text(body.title) ||
    text(body.topic) ||
    text(body.filename) ||
    text(body.sph_name) ||
    text(body.username) ||
    text(body.corpname)
  const more = [
    text(body.description),
    text(body.feed_desc),
    text(body.address),
    text(body.remarks),
    text(body.link_url),
    text(body.url),
  ]
  return distinctLines([title, ...more, ...listLines(body.item), ...listLines(body.details)])
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

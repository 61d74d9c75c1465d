import type { FormatReader, MessageItem, Place, ReadBatch, ReadProblem } from './format.ts'
import { readJsonValues, sniffJson } from './jsonValues.ts'

type Fields = Readonly<Record<string, unknown>>

/** WeCom chat archive (企业微信会话内容存档): decrypted messages as JSON Lines or an array. */
export const wecomReader: FormatReader = {
  format: 'wecom',
  recognise(head) {
    if (head.encoding === null || sniffJson(head.text, head.complete) === null) return 0
    const hasIds = /"msgid"\s*:/.test(head.text) && /"msgtime"\s*:/.test(head.text)
    return hasIds && /"(msgtype|action)"\s*:/.test(head.text) && /"tolist"\s*:/.test(head.text) ? 0.98 : 0
  },
  async *read(source, head, options): AsyncGenerator<ReadBatch> {
    let items: MessageItem[] = []
    let problems: ReadProblem[] = []
    let bytesRead = 0
    const take = (): ReadBatch => {
      const batch = { tables: [], items, problems, bytesRead }
      items = []
      problems = []
      return batch
    }
    for await (const event of readJsonValues(source, head, options)) {
      bytesRead = event.bytesRead
      if (event.kind === 'refused') {
        yield { ...take(), refusal: event.refusal }
        return
      }
      const at: Place = { line: event.line }
      if (event.kind === 'problem') problems.push({ at, code: event.code, kept: false })
      else {
        const message = readWecomMessage(event.value, at)
        if (message === null) problems.push({ at, code: 'badMessage', kept: false })
        else items.push(message)
      }
      if (items.length + problems.length >= options.limits.batchItems) yield take()
    }
    if (items.length + problems.length > 0) yield take()
  },
}

/** One archived message, or null where it lacks an id or a sender. */
export function readWecomMessage(value: unknown, at: Place): MessageItem | null {
  if (!isFields(value)) return null
  const messageId = text(value.msgid)
  const sender = text(value.from) || text(value.user)
  if (messageId === '' || sender === '') return null
  const receivers = Array.isArray(value.tolist) ? value.tolist.map(text).filter((name) => name !== '') : []
  const room = text(value.roomid)
  const messageType = text(value.msgtype) || text(value.action) || 'unknown'
  // A room has its own id; a talk of two is named after both, whoever writes.
  const conversationId = room || [sender, ...receivers].sort().join('|')
  const time = Number(value.msgtime ?? value.time ?? 0)
  const refersTo = isFields(value.revoke) ? text(value.revoke.pre_msgid) : ''
  return {
    kind: 'message',
    at,
    sentAt: Number.isFinite(time) && time > 0 ? time : null,
    zone: 'UTC',
    sender,
    senderId: sender,
    receivers,
    conversation: room || [sender, ...receivers].sort().join(', '),
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
    const inner = typeof entry.content === 'string' ? parseInner(entry.content) : null
    return (inner === null ? describeFields(entry) : describeFields(inner)).trim()
  })
}

function parseInner(content: string): Fields | null {
  if (!content.startsWith('{')) return null
  try {
    const value: unknown = JSON.parse(content)
    return isFields(value) ? value : null
  } catch {
    return null
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

import type { FormatReader, ImportSource, MessageItem, Place, ReadOptions, SourceHead } from '../format.ts'
import { isDeeper, readJsonGroups, sniffJson } from '../tables/jsonValues.ts'
import { messageItem, namedReceivers } from './chatMessage.ts'
import { type Fields, fieldsIn, firstText, isFields, parsedFields, textOf, trimmedLines } from './fields.ts'
import { readJsonMessages } from './jsonMessages.ts'
import { createMessageTime, type MessageTime } from './messageTime.ts'
import { createNamesInUse } from './namesInUse.ts'

/**
 * Feishu and Lark (飞书): events of received messages, and answers of the message list, as JSON Lines, an array or one
 * object. Both give ids for people; names come from the mentions and member lists in the same file.
 */
export const feishuReader: FormatReader = {
  format: 'feishu',
  traits: { family: 'chat', parts: 'one' },
  recognise(head) {
    if (sniffJson(head) === null) return 0
    const has = (name: string): boolean => new RegExp(`"${name}"\\s*:`).test(head.text)
    if (eventName.test(head.text)) return 0.96
    if (!has('message_id') || !has('chat_id')) return 0
    return (has('message_type') || has('msg_type')) && has('create_time') ? 0.97 : 0
  },
  async *read(source, head, options) {
    const names = await namesIn(source, head, options)
    const time = createMessageTime(options)
    yield* readJsonMessages(source, head, options, (value, at) => {
      if (isBareMessage(value)) return readFeishuMessage(value, at, names, time)
      if (isOtherEvent(value)) return 'event'
      const found = messagesIn(value)
      const read = found.flatMap((message) => readFeishuMessage(message, at, names, time) ?? [])
      const isMember = found.length === 0 && isFields(value) && knowsPerson(value)
      return read.length > 0 || isMember || isEmptyAnswer(value) ? read : null
    })
  },
}

const eventName = /"event_type"\s*:\s*"im\.[\w.]+"/

/** Whether a value is one message of a list, and nothing around it: as nearly all are. */
const isBareMessage = (value: unknown): value is Fields =>
  isFields(value) &&
  value.event === undefined &&
  value.message === undefined &&
  value.data === undefined &&
  value.items === undefined &&
  textOf(value.message_id) !== ''

/** Whether a value is an event of a chat that says nothing: a recall, a reaction, a receipt, somebody who joined. */
function isOtherEvent(value: unknown): boolean {
  if (!isFields(value) || !isFields(value.event) || isFields(value.event.message)) return false
  const type = isFields(value.header) ? textOf(value.header.event_type) : ''
  return type.startsWith('im.') && !type.startsWith('im.message.receive')
}

/** The message of an event with its sender, or the messages of an answer; `[]` where there is none. */
function messagesIn(value: unknown): Fields[] {
  if (!isFields(value)) return []
  const event = isFields(value.event) ? value.event : value
  if (isFields(event.message)) return [{ ...event.message, sender: event.sender }]
  const items = isFields(value.data) ? value.data.items : value.items
  if (Array.isArray(items)) return items.filter(isFields)
  return textOf(value.message_id) === '' ? [] : [value]
}

function isEmptyAnswer(value: unknown): boolean {
  if (!isFields(value)) return false
  const items = isFields(value.data) ? value.data.items : value.items
  return Array.isArray(items) && items.every((item) => !isFields(item) || textOf(item.message_id) === '')
}

const knowsPerson = (fields: Fields): boolean =>
  textOf(fields.name) !== '' && firstText(fields, ['member_id', 'open_id', 'user_id']) !== ''

/**
 * Names by id over the whole file, so that a person bears one name from the first message on. Looks no further than
 * what may be held in memory; ids found later stay ids.
 */
async function namesIn(
  source: ImportSource,
  head: SourceHead,
  options: ReadOptions,
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>()
  if (!(await mayTellNames(source, head, options))) return names
  const learn = (fields: Fields): void => {
    const name = textOf(fields.name) || textOf(fields.sender_name)
    if (name === '') return
    for (const id of idsOf(fields)) names.set(id, name)
  }
  const learnFrom = (value: unknown): void => {
    if (!isFields(value)) return
    if (knowsPerson(value)) learn(value)
    const { data } = value
    for (const item of fieldsIn(isFields(data) ? data.items : value.items)) if (knowsPerson(item)) learn(item)
    for (const message of isBareMessage(value) ? [value] : messagesIn(value)) {
      for (const mention of fieldsIn(message.mentions)) learn(mention)
      if (isFields(message.sender)) learn(message.sender)
    }
  }
  for await (const events of readJsonGroups(source, head, options))
    for (const event of events) {
      if (event.kind === 'refused' || event.bytesRead > options.limits.packedBytes) return names
      if (event.kind === 'value') learnFrom(event.value)
      else if (event.kind === 'run')
        for (const value of event.values) if (!isDeeper(value, options.limits.depth)) learnFrom(value)
    }
  return names
}

/** Fields with names end so; in a message's own content, which is a string, a backslash stands between. An escape may hide one. */
const nameSigns = ['name"', '\\u'] as const
const longestSign = 5

/** Whether anything in the source may be a name, which is seen far sooner than it is parsed. */
async function mayTellNames(source: ImportSource, head: SourceHead, options: ReadOptions): Promise<boolean> {
  if (head.encoding?.startsWith('utf-16')) return true
  let before = Buffer.alloc(0)
  let seen = 0
  for await (const part of source.stream()) {
    const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength)
    const seam = Buffer.concat([before, bytes.subarray(0, longestSign)])
    if (nameSigns.some((sign) => seam.includes(sign) || bytes.includes(sign))) return true
    before = Buffer.concat([before, bytes]).subarray(-longestSign)
    seen += part.byteLength
    if (seen > options.limits.packedBytes) break
  }
  return false
}

/** An id is a text, or an object of one person's ids under different systems. */
function idsOf(fields: Fields): string[] {
  const nested = isFields(fields.id) ? fields.id : isFields(fields.sender_id) ? fields.sender_id : fields
  return idNamesIn(nested)
    .id.map((name) => textOf(nested[name]))
    .filter((id) => id !== '')
}

function firstIdOf(fields: Fields): string {
  const nested = isFields(fields.id) ? fields.id : isFields(fields.sender_id) ? fields.sender_id : fields
  for (const name of idNamesIn(nested).id) {
    const id = textOf(nested[name])
    if (id !== '') return id
  }
  return ''
}

const idNamesIn = createNamesInUse({ id: ['open_id', 'user_id', 'union_id', 'member_id', 'id'] })

/** One message, or null where it has no id, no sender or no conversation. */
export function readFeishuMessage(
  message: Fields,
  at: Place,
  names: ReadonlyMap<string, string>,
  time: (value: unknown) => MessageTime,
): MessageItem | null {
  const messageId = textOf(message.message_id)
  const conversationId = textOf(message.chat_id)
  const person = isFields(message.sender) ? message.sender : nobody
  const senderId = firstIdOf(person)
  const kind = kindOf(message)
  if (messageId === '' || conversationId === '' || (senderId === '' && kind !== 'system')) return null
  const mentions = fieldsIn(message.mentions)
  return messageItem({
    at,
    time: time(message.create_time),
    sender: textOf(person.sender_name) || textOf(person.name) || names.get(senderId) || senderId,
    senderId,
    receivers: namedReceivers(mentions.map((mention) => textOf(mention.name))),
    conversation: textOf(message.chat_name) || conversationId,
    conversationId,
    messageId,
    refersTo: textOf(message.parent_id) || textOf(message.root_id),
    messageType: message.deleted === true ? 'recall' : (plainTypes[kind] ?? kind),
    text: withNames(wordsOf(message, kind), mentions),
  })
}

const nobody: Fields = {}

const kindOf = (message: Fields): string =>
  textOf(message.message_type).trim() || textOf(message.msg_type).trim() || 'unknown'

const plainTypes: Readonly<Record<string, string>> = {
  audio: 'voice',
  media: 'video',
  share_user: 'card',
  share_chat: 'card',
  interactive: 'card',
}

function wordsOf(message: Fields, kind: string): string {
  const body = isFields(message.body) ? message.body.content : message.content
  const content = parsedFields(body)
  if (content === null) return textOf(body).trim()
  if (kind === 'system') return systemLine(content)
  if (isPlainText(content)) return textOf(content.text).trim()
  const localised = Object.values(content).find((value) => isFields(value) && Array.isArray(value.content))
  const post = isFields(localised) ? localised : content
  const summary = isFields(post.summary) ? post.summary : {}
  const lines = [
    firstText(post, ['title', 'topic']),
    textOf(summary.title),
    textOf(post.text),
    ...paragraphs(post.content ?? post.elements ?? summary.content),
    firstText(post, ['file_name', 'name']),
  ]
  return trimmedLines(lines)
}

/** Whether content has its text and nothing else: as most has. */
function isPlainText(content: Fields): boolean {
  for (const key in content) if (key !== 'text') return false
  return !isFields(content.text)
}

/** Rich text is a list of paragraphs, each a list of parts. */
function paragraphs(content: unknown): string[] {
  if (!Array.isArray(content)) return []
  return content.map((paragraph) => {
    const parts = Array.isArray(paragraph) ? paragraph : [paragraph]
    return fieldsIn(parts).map(partText).join('')
  })
}

function partText(part: Fields): string {
  if (part.tag === 'at') {
    const key = textOf(part.user_id)
    return key.startsWith('@_') ? key : `@${textOf(part.user_name) || key}`
  }
  const text = isFields(part.text) ? textOf(part.text.content) : textOf(part.text)
  const link = textOf(part.href)
  return part.tag === 'a' && link !== '' && link !== text ? `${text} (${link})` : text
}

/** `{from_user} invited {to_chatters} to this chat.` with the names filled in. */
function systemLine(content: Fields): string {
  return textOf(content.template).replace(/\{(\w+)\}/g, (_whole, key: string) => {
    const value = content[key]
    return Array.isArray(value) ? value.map(textOf).join('、') : textOf(value)
  })
}

/** Puts names where the text has `@_user_1`, in one pass, however many are mentioned. */
function withNames(text: string, mentions: readonly Fields[]): string {
  if (!text.includes('@_') && !text.includes('<at ')) return text
  const names = new Map(mentions.map((mention) => [textOf(mention.key), textOf(mention.name)]))
  return text
    .replace(/@_(all|user_\d+)/g, (key) =>
      key === '@_all' ? '@所有人' : `@${names.get(key) || key.slice(1)}`,
    )
    .replace(/<at user_id="[^"]*">([^<]*)<\/at>/g, '@$1')
}

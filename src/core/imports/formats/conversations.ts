import { type Fields, fieldsIn, firstText, isFields, textOf } from './fields.ts'
import { fileTitle } from './fileTitle.ts'
import type { FormatReader, MessageItem, Place, SourceHead } from './format.ts'
import { readJsonMessages } from './jsonMessages.ts'
import { headValues, type JsonShape, sniffJson } from './jsonValues.ts'
import { createMessageTime, type MessageTime } from './messageTime.ts'

/**
 * Conversations as JSON, whatever wrote them: lists of turns that say who spoke and what, alone or inside objects, one
 * object or thousands. Products with a format of their own have readers of their own.
 */
export const conversationsReader: FormatReader = {
  format: 'conversations',
  recognise(head) {
    const shape = shapeOf(head)
    if (shape === null) return 0
    const values = headValues(head, shape, 20)
    if (values.some((value) => conversationsIn(value, '').length > 0)) return 0.85
    if (isFlatList(values)) return 0.85
    return values.length === 0 && begunTurns.test(head.text) ? 0.82 : 0
  },
  read(source, head, options) {
    const shape = shapeOf(head) ?? undefined
    const fileName = fileTitle(head.name)
    const time = createMessageTime(options)
    // Turns that lie in the file without a conversation around them are one conversation.
    const flat = new Map<string, number>()
    return readJsonMessages(source, head, options, messagesOf, shape)

    function messagesOf(value: unknown, at: Place, key = ''): readonly MessageItem[] | null {
      const conversations = conversationsIn(value, shape === 'members' ? key : '')
      if (conversations.length > 0) {
        return conversations.flatMap((found, index) => {
          const own = found.id || `${at.line ?? 0}.${index}`
          const chat = {
            conversation: found.title || `${fileName} ${own}`,
            conversationId: `${fileName}:${own}`,
          }
          return found.turns.flatMap((turn, position) => messageOf(turn, at, chat, position, time) ?? [])
        })
      }
      const turn = turnOf(value, flatSpeakers)
      if (turn === null) return shape === 'wrapper' && !conversationKey.test(key) ? [] : null
      const id = isFields(value) ? firstText(value, conversationIds) : ''
      const position = flat.get(id) ?? 0
      flat.set(id, position + 1)
      const chat = {
        conversation: id || fileName,
        conversationId: id === '' ? fileName : `${fileName}:${id}`,
      }
      const message = messageOf(turn, at, chat, position, time)
      return message === null ? null : [message]
    }
  },
}

type Turn = { readonly speaker: string; readonly text: string; readonly time: unknown; readonly id: string }
type Conversation = { readonly id: string; readonly title: string; readonly turns: readonly Turn[] }

const speakers = [
  'speaker',
  'speaker_name',
  'role',
  'usr',
  'sender',
  'sender_name',
  'author',
  'from',
  'user',
  'who',
]
const flatSpeakers = ['speaker', 'speaker_name', 'role', 'usr', 'sender', 'from']
const texts = ['text', 'content', 'utterance', 'message', 'msg', 'value', 'body', 'transcript', 'sentence']
const times = [
  'time',
  'timestamp',
  'ts',
  'sent_at',
  'sentAt',
  'created_at',
  'createdAt',
  'create_time',
  'date',
]
const conversationIds = [
  'conversation_id',
  'conversationId',
  'convo_id',
  'dialogue_id',
  'dialog_id',
  'session_id',
]
const titles = ['title', 'topic', 'subject', 'conversation_name', 'name']

/** Lists under these names are talks; notes and comments of a record are none. */
const conversationKey =
  /^(messages?|turns?|dialog(ue)?s?|utterances?|logs?|chat_?(logs?|history)?|conversations?|history|transcript|talk)$/i
const plainSpeaker = /"(speaker|role|usr)"\s*:\s*"/

const begunTurns =
  /"(messages?|turns?|dialog(ue)?s?|utterances?|logs?|chat_?logs?|conversations?|history|transcript)"\s*:\s*\[\s*\{[^{}]{0,4000}"(text|content|utterance|message|value)"\s*:/i

/** An object whose members are conversations is read member by member, so that no size of it matters. */
function shapeOf(head: SourceHead): JsonShape | null {
  const shape = head.encoding === null ? null : sniffJson(head.text, head.complete)
  if (shape !== 'values') return shape
  const members = headValues(head, 'members', 5)
  const isMap = members.length > 0 && members.every((member) => conversationsIn(member, 'x').length > 0)
  return isMap || (!head.complete && members.length === 0) ? 'members' : shape
}

const deepest = 6

/** The conversations in a value: an object with a list of turns is one, whatever else it holds. */
function conversationsIn(value: unknown, key: string, depth = 0): Conversation[] {
  if (depth > deepest || typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) {
    const turns = turnsOf(value, key)
    if (turns !== null) return [{ id: '', title: '', turns }]
    return value.flatMap((inner) => conversationsIn(inner, '', depth + 1))
  }
  const fields = value as Fields
  const members = Object.entries(fields)
  const talks = members.map(([name, inner]) => turnsOf(inner, name)).filter((turns) => turns !== null)
  if (talks.length === 0) return members.flatMap(([name, inner]) => conversationsIn(inner, name, depth + 1))
  // The same talk may stand there twice, as spoken and prepared for a machine: the longer one, or the first.
  const turns = talks.reduce((best, next) => (next.length > best.length ? next : best))
  const id = firstText(fields, [...conversationIds, 'id', 'chat_id']) || key
  return [{ id, title: firstText(fields, titles), turns }]
}

/** The turns of a list, or null where it is a list of something else. */
function turnsOf(value: unknown, key: string): Turn[] | null {
  if (!Array.isArray(value) || value.length === 0) return null
  const isTalk = conversationKey.test(key)
  const isPairs = value.every((turn) => Array.isArray(turn) && turn.length === 2 && turn.every(isWords))
  if (isPairs) {
    const pairs = value as [string, string][]
    const who = new Set(pairs.map(([speaker]) => speaker))
    // In a talk somebody speaks again; the keys of a list of pairs do not.
    if (who.size === pairs.length && !isTalk) return null
    return pairs.map(([speaker, text]) => ({ speaker, text, time: undefined, id: '' }))
  }
  const field = speakerField(value, isTalk)
  if (field === null || !(isTalk || ['speaker', 'role', 'usr'].includes(field))) return null
  const turns = value.map((turn) => turnOf(turn, [field]))
  const read = turns.filter((turn) => turn !== null)
  return read.length * 5 >= value.length * 4 ? read : null
}

const isWords = (value: unknown): boolean => typeof value === 'string'

/** Which field names the speaker: `id` only where the same ones come again. */
function speakerField(turns: readonly unknown[], isTalk: boolean): string | null {
  const objects = fieldsIn(turns)
  const named = (field: string) => objects.filter((turn) => textOf(turn[field]) !== '').length
  const found = speakers.find((field) => named(field) * 5 >= turns.length * 4)
  if (found !== undefined) return found
  if (!isTalk || named('id') < turns.length) return null
  const ids = new Set(objects.map((turn) => textOf(turn.id)))
  return ids.size * 2 <= turns.length ? 'id' : null
}

function turnOf(value: unknown, fields: readonly string[]): Turn | null {
  if (!isFields(value)) return null
  const speaker = firstText(value, fields)
  const text = wordsOf(value)
  if (speaker === '' || text === null) return null
  const when = times.map((name) => value[name]).find((time) => textOf(time) !== '')
  const own = fields.includes('id') ? '' : firstText(value, ['message_id', 'messageId', 'id'])
  return { speaker, text, time: when, id: own }
}

/** What was said; null where the turn has no place for words. A body may be a list of parts. */
function wordsOf(turn: Fields): string | null {
  for (const name of texts) {
    const body = turn[name]
    if (typeof body === 'string') return body.trim()
    if (Array.isArray(body)) {
      const parts = body.map((part) => (isFields(part) ? firstText(part, texts) : textOf(part)))
      return parts
        .filter((part) => part !== '')
        .join('\n')
        .trim()
    }
  }
  return null
}

/** A list of turns without anything around it. Rows of a table may have an author too: few columns, and words. */
function isFlatList(values: readonly unknown[]): boolean {
  const turns = values.filter((value) => {
    const isSmall = isFields(value) && Object.keys(value).length <= 8
    return isSmall && plainSpeaker.test(JSON.stringify(value)) && turnOf(value, flatSpeakers) !== null
  })
  return turns.length >= 2 && turns.length * 5 >= values.length * 4
}

/** Who acts without speaking: the lines of a machine between those of people. */
const machine = /^(system|action|tool|function|event)$/i

function messageOf(
  turn: Turn,
  at: Place,
  chat: { conversation: string; conversationId: string },
  position: number,
  time: (value: unknown) => MessageTime,
): MessageItem | null {
  if (turn.text === '') return null
  return {
    kind: 'message',
    at,
    ...time(turn.time),
    sender: turn.speaker,
    ...chat,
    // Without ids of their own, equal words of one speaker are told apart by their place.
    messageId: turn.id || String(position + 1),
    messageType: machine.test(turn.speaker) ? 'system' : 'text',
    text: turn.text,
  }
}

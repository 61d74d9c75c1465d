import { fileTitle } from '../fileTitle.ts'
import type { FormatReader, MessageItem, Place, SourceHead } from '../format.ts'
import { headValues, type JsonShape, sniffJson } from '../tables/jsonValues.ts'
import { type Fields, firstText, isFields } from './fields.ts'
import { readJsonMessages } from './jsonMessages.ts'
import { createMessageTime, type MessageTime } from './messageTime.ts'
import { isPlainSpeaker, isTalkKey, speakerFields, type Turn, talkNames, turnOf, turnsOf } from './turns.ts'

/**
 * Conversations as JSON, whatever wrote them: lists of turns that say who spoke and what, alone or inside objects, one
 * object or thousands. Products with a format of their own have readers of their own.
 */
export const conversationsReader: FormatReader = {
  format: 'conversations',
  traits: { family: 'chat', parts: 'one', mayBeSpoken: 'talk' },
  recognise(head) {
    const shape = shapeOf(head)
    if (shape === null) return 0
    const values = headValues(head, shape, 20)
    if (values.some((value) => conversationsIn(value, '').length > 0)) return 0.85
    if (isOneTalk(values, shape === 'wrapper' && talkAtTop.test(head.text))) return 0.85
    return values.length === 0 && begunTalk.test(head.text) ? 0.82 : 0
  },
  read(source, head, options) {
    const shape = shapeOf(head) ?? undefined
    const time = createMessageTime(options)
    const file = fileTitle(head.name)
    const whole = shape === 'wrapper' ? nameBefore(head.text) || file : file
    // Turns that lie in the file without a conversation around them are one conversation.
    const positions = new Map<string, number>()
    return readJsonMessages(source, head, options, messagesOf, shape)

    function messagesOf(value: unknown, at: Place, key = ''): readonly MessageItem[] | null {
      const conversations = conversationsIn(value, shape === 'members' ? key : '')
      if (conversations.length > 0) {
        return conversations.flatMap((found, index) => {
          const own = found.id || `${at.line ?? 0}.${index}`
          const chat = { conversation: found.title || `${file} ${own}`, conversationId: `${file}:${own}` }
          return found.turns.flatMap((turn, position) => messageOf(turn, at, chat, position, time) ?? [])
        })
      }
      if (shape === 'wrapper' && !isTalkKey(key)) return []
      const turn = turnOf(value, speakerFields)
      if (turn === null) return null
      const id = isFields(value) ? firstText(value, conversationIds) : ''
      const position = positions.get(id) ?? 0
      positions.set(id, position + 1)
      const chat = { conversation: id || whole, conversationId: id === '' ? whole : `${file}:${id}` }
      const message = messageOf(turn, at, chat, position, time)
      return message === null ? null : [message]
    }
  },
}

type Conversation = { readonly id: string; readonly title: string; readonly turns: readonly Turn[] }

const conversationIds = [
  'conversation_id',
  'conversationId',
  'convo_id',
  'dialogue_id',
  'dialog_id',
  'session_id',
] as const
const titles = ['title', 'topic', 'subject', 'conversation_name', 'name'] as const

const talkAtTop = new RegExp(`"(${talkNames})"\\s*:\\s*\\[\\s*\\{`, 'i')
const begunTalk = new RegExp(
  `"(${talkNames})"\\s*:\\s*\\[\\s*\\{[^{}]{0,4000}"(text|content|utterance|message|value)"\\s*:`,
  'i',
)

/** An object whose members are conversations is read member by member, so that no size of it matters. */
function shapeOf(head: SourceHead): JsonShape | null {
  const shape = sniffJson(head)
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

/** Whether the values are turns themselves. Outside a list called messages, rows of a table could look the same. */
function isOneTalk(values: readonly unknown[], isUnderTalk: boolean): boolean {
  const turns = values.filter((value) => {
    if (!isFields(value)) return false
    const fields = isUnderTalk ? speakerFields : speakerFields.filter(isPlainSpeaker)
    return turnOf(value, fields) !== null && (isUnderTalk || Object.keys(value).length <= 8)
  })
  return turns.length >= (isUnderTalk ? 1 : 2) && turns.length * 5 >= values.length * (isUnderTalk ? 2 : 4)
}

/** What a file calls the chat whose messages it lists, from the few lines before them. */
function nameBefore(text: string): string {
  const [before = ''] = text.slice(0, 16_384).split(talkAtTop, 1)
  const quoted =
    /"(?:channel|chat|room|group)"\s*:\s*\{[^{}]*?"name"\s*:\s*("(?:[^"\\]|\\.)*")/i.exec(before)?.[1] ??
    /"(?:name|title|chat_name|topic)"\s*:\s*("(?:[^"\\]|\\.)*")/i.exec(before)?.[1]
  try {
    return quoted === undefined ? '' : String(JSON.parse(quoted)).trim()
  } catch {
    return ''
  }
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
  if (turn.text === '' && turn.media === '') return null
  return {
    kind: 'message',
    at,
    ...time(turn.time),
    sender: turn.speaker,
    ...(turn.speakerId === '' ? {} : { senderId: turn.speakerId }),
    ...chat,
    // Without ids of their own, equal words of one speaker are told apart by their place.
    messageId: turn.id || String(position + 1),
    messageType: machine.test(turn.speaker) ? 'system' : turn.text === '' ? turn.media : 'text',
    text: turn.text,
  }
}

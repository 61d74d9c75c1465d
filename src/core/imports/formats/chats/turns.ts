import { type Fields, fieldsIn, firstText, isFields, textOf } from './fields.ts'

/** What one speaker said at once, in whatever words a source puts it. */
export type Turn = {
  readonly speaker: string
  readonly speakerId: string
  readonly text: string
  /** As the source states it; undefined where it does not. */
  readonly time: unknown
  readonly id: string
  /** What was sent instead of words, or the empty string. */
  readonly media: string
}

export const speakerFields = [
  'speaker',
  'speaker_name',
  'role',
  'usr',
  'sender',
  'sender_name',
  'senderName',
  'author',
  'from',
  'user',
  'who',
] as const
const textFields = [
  'text',
  'content',
  'utterance',
  'message',
  'msg',
  'value',
  'body',
  'transcript',
  'sentence',
] as const
const timeFields = [
  'time',
  'timestamp',
  'ts',
  'sent_at',
  'sentAt',
  'created_at',
  'createdAt',
  'create_time',
  'createTime',
  'send_time',
  'sendTime',
  'msg_time',
  'msgTime',
  'datetime',
  'date',
] as const
const mediaFields: readonly (readonly [RegExp, string])[] = [
  [/^(photo|image|picture)$/, 'image'],
  [/^(voice|audio|voice_message)$/, 'voice'],
  [/^video$/, 'video'],
  [/^sticker(_emoji|s)?$/, 'sticker'],
  [/^(file|files|file_name|attachments?|media_type)$/, 'file'],
]

/** Lists under these names are talks; notes and comments of a record are none. */
export const talkNames =
  'messages?|turns?|dialog(?:ue)?s?|utterances?|chat_?(?:logs?|history)?|conversations?|transcript|talk'
const talkKey = new RegExp(`^(${talkNames})$`, 'i')

export const isTalkKey = (key: string): boolean => talkKey.test(key)

/** A turn with its speaker in one of these fields; null where there is no speaker or no place for words. */
export function turnOf(value: unknown, fields: readonly string[]): Turn | null {
  if (!isFields(value)) return null
  const field = fields.find((name) => speakerOf(value[name]) !== '')
  const text = wordsOf(value)
  if (field === undefined || text === null) return null
  const person = value[field]
  const ownId = isFields(person) ? firstText(person, ['id', 'uid', 'user_id']) : ''
  return {
    speaker: speakerOf(person),
    speakerId: ownId || firstText(value, [`${field}_id`, `${field}Id`]),
    text,
    time: timeFields.map((name) => value[name]).find((time) => textOf(time) !== ''),
    id: field === 'id' ? '' : firstText(value, ['message_id', 'messageId', 'id']),
    media: mediaOf(value),
  }
}

/** A person is a name, or an object that has one. */
function speakerOf(value: unknown): string {
  return isFields(value)
    ? firstText(value, ['nickname', 'displayName', 'name', 'username', 'id'])
    : textOf(value).trim()
}

/** What was said; null where there is no place for words. A body may be an object, or a list of parts. */
function wordsOf(turn: Fields): string | null {
  const field = textFields.find((name) => {
    const body = turn[name]
    return (
      typeof body === 'string' ||
      Array.isArray(body) ||
      (isFields(body) && firstText(body, textFields) !== '')
    )
  })
  if (field === undefined) return null
  const body = turn[field]
  if (typeof body === 'string') return body.trim()
  if (isFields(body)) return firstText(body, textFields)
  const parts = (body as unknown[]).map((part) =>
    isFields(part) ? firstText(part, textFields) : textOf(part),
  )
  // Parts with bare words among them are one text with links and names marked in it.
  const isMarkup = (body as unknown[]).some((part) => typeof part === 'string')
  return (isMarkup ? parts.join('') : parts.filter((part) => part !== '').join('\n')).trim()
}

function mediaOf(turn: Fields): string {
  for (const [name, value] of Object.entries(turn)) {
    const isThere = Array.isArray(value) ? value.length > 0 : isFields(value) || textOf(value) !== ''
    const kind = isThere ? mediaFields.find(([pattern]) => pattern.test(name)) : undefined
    if (kind !== undefined) return kind[1]
  }
  return ''
}

/** The turns of a list that stands under `key`, or null where it is a list of something else. */
export function turnsOf(value: unknown, key: string): Turn[] | null {
  if (!Array.isArray(value) || value.length === 0) return null
  const isTalk = isTalkKey(key)
  const isPairs = value.every((turn) => Array.isArray(turn) && turn.length === 2 && turn.every(isWords))
  if (isPairs) return turnsOfPairs(value as [string, string][], isTalk)
  const field = speakerField(value, isTalk)
  if (field === null || !(isTalk || isPlainSpeaker(field))) return null
  const turns = value.map((turn) => turnOf(turn, [field])).filter((turn) => turn !== null)
  return turns.length * 5 >= value.length * 4 ? turns : null
}

/** Fields that only talks have; a sender or an author other records have too. */
export const isPlainSpeaker = (field: string): boolean => /^(speaker|role|usr)$/.test(field)

const isWords = (value: unknown): boolean => typeof value === 'string'

function turnsOfPairs(pairs: readonly [string, string][], isTalk: boolean): Turn[] | null {
  const who = new Set(pairs.map(([speaker]) => speaker))
  // In a talk somebody speaks again; the keys of a list of pairs do not.
  if (who.size === pairs.length && !isTalk) return null
  return pairs.map(([speaker, text]) => ({
    speaker,
    speakerId: '',
    text,
    time: undefined,
    id: '',
    media: '',
  }))
}

/** Which field names the speaker: `id` only where the same ones come again. */
function speakerField(turns: readonly unknown[], isTalk: boolean): string | null {
  const objects = fieldsIn(turns)
  const named = (field: string) => objects.filter((turn) => speakerOf(turn[field]) !== '').length
  const found = speakerFields.find((field) => named(field) * 5 >= turns.length * 4)
  if (found !== undefined) return found
  if (!isTalk || named('id') < turns.length) return null
  const ids = new Set(objects.map((turn) => textOf(turn.id)))
  return ids.size * 2 <= turns.length ? 'id' : null
}

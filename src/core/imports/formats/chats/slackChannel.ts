import { fileTitle } from '../fileTitle.ts'
import { type FormatReader, type ReadBatch, refusedBatch, type SourceHead } from '../format.ts'
import { headValues, type JsonShape, sniffJson } from '../tables/jsonValues.ts'
import { type Fields, isFields, textOf as text } from './fields.ts'
import { readJsonMessages } from './jsonMessages.ts'
import { readSlackMessage, slackChannel, userName } from './slack.ts'

const looked = 20

function valuesOf(head: SourceHead): { shape: JsonShape; fields: readonly Fields[] } | null {
  const shape = head.encoding === null ? null : sniffJson(head)
  if (shape === null) return null
  const values = headValues(head, shape, looked)
  return values.length > 0 && values.every(isFields) ? { shape, fields: values } : null
}

const slackTime = /^\d{9,11}\.\d{3,6}$/

/** Seconds with a fraction as a string, and somebody or something that posted: no other product writes messages so. */
const isSlackMessage = (entry: Fields): boolean =>
  typeof entry.ts === 'string' &&
  slackTime.test(entry.ts) &&
  (typeof entry.text === 'string' || Array.isArray(entry.files) || Array.isArray(entry.blocks)) &&
  ['user', 'bot_id', 'username', 'user_profile', 'subtype'].some((key) => entry[key] !== undefined)

const slackId = /^[UWCGD][A-Z0-9]{1,}$/

/** An entry of `users.json`, `channels.json` and their like: an id of Slack's and what only such lists say. */
const isListed = (entry: Fields): boolean =>
  slackId.test(text(entry.id)) &&
  (Array.isArray(entry.members) ||
    (isFields(entry.profile) && (entry.team_id !== undefined || entry.real_name !== undefined)))

/**
 * What one channel's file is called: the channel, without what says that it is of Slack and of which day or month. A day's
 * own file does not name its channel.
 */
export function channelOf(name: string): string {
  const title = fileTitle(name)
  const channel = title
    .replace(/^slack[\s_-]+(?:export[\s_-]+|channel[\s_-]+)?/i, '')
    .replace(/[\s_-]*\(?20\d{2}(?:[-_.]?\d{2}){0,2}\)?$/, '')
    .trim()
  return channel === '' ? `Slack ${title}` : channel
}

/** One channel or one of its days, given without the export around it: its messages carry the names of who wrote. */
export const slackChannelReader: FormatReader = {
  format: 'slackChannel',
  traits: { family: 'chat' },
  recognise(head) {
    const values = valuesOf(head)
    if (values === null) return 0
    const messages = values.fields.filter(isSlackMessage).length
    return messages * 5 >= values.fields.length * 4 ? 0.95 : 0
  },
  read(source, head, options) {
    const shape = valuesOf(head)?.shape
    const channel = channelOf(head.name)
    // Who is mentioned before having written is found among the first messages.
    const names = new Map<string, string>()
    const context = slackChannel(names, channel, channel)
    const learn = (entry: Fields): void => {
      const called = isFields(entry.user_profile) ? userName(entry.user_profile) : ''
      if (called !== '' && text(entry.user) !== '') names.set(text(entry.user), called)
    }
    for (const value of shape === undefined ? [] : headValues(head, shape, 500))
      if (isFields(value)) learn(value)
    return readJsonMessages(
      source,
      head,
      options,
      (value, at) => {
        if (!isFields(value)) return null
        learn(value)
        return readSlackMessage(value, at, context)
      },
      shape,
    )
  },
}

/** A list of people or channels out of an export, given alone: nobody's customers and contacts, and no message either. */
export const slackListReader: FormatReader = {
  format: 'slackList',
  traits: { family: 'chat' },
  recognise(head) {
    const values = valuesOf(head)
    return values?.fields.every(isListed) ? 0.95 : 0
  },
  async *read(): AsyncGenerator<ReadBatch> {
    yield refusedBatch({ code: 'partOfExport' })
  },
}

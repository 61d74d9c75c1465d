import { openArchive } from '../archive.ts'
import {
  type FormatReader,
  type MessageItem,
  type Place,
  type ReadBatch,
  type ReadProblem,
  refusedBatch,
} from '../format.ts'
import { readAll } from '../source.ts'
import { messageItem } from './chatMessage.ts'
import { type Fields, fieldsIn, isFields, textOf as text } from './fields.ts'

const dayFile = /(?:^|\/)([^/]+)\/(\d{4}-\d{2}-\d{2})\.json$/

/** Slack workspace export: `users.json`, `channels.json` and a file per channel and day, zipped or as a folder. */
export const slackReader: FormatReader = {
  format: 'slack',
  traits: { family: 'chat' },
  recognise(head) {
    const hasUsers = head.entryNames.some((name) => /(^|\/)users\.json$/.test(name))
    return hasUsers && head.entryNames.some((name) => dayFile.test(name)) ? 0.97 : 0
  },
  async *read(source, _head, options): AsyncGenerator<ReadBatch> {
    const { limits } = options
    const archive = await openArchive(source, limits)
    if (!archive.ok) return yield refusedBatch(archive.refusal)
    const problems: ReadProblem[] = []
    const readJson = async (
      name: string,
    ): Promise<{ value: unknown; text?: string } | { refusal: ReadBatch['refusal'] }> => {
      const file = archive.files.find((candidate) => candidate.name === name)
      if (file === undefined) return { value: null }
      const opened = await file.open()
      if (!opened.ok) {
        // What would not fit ends the reading; one locked or damaged day does not.
        if (opened.refusal.code === 'tooLargeUnpacked') return { refusal: opened.refusal }
        problems.push({ at: { entry: name }, code: 'badEntry', kept: false })
        return { value: null }
      }
      const bytes = await readAll(opened.source, limits.packedBytes)
      if (bytes === null)
        return { refusal: { code: 'tooLarge', at: { entry: name }, limit: limits.packedBytes } }
      try {
        const text = new TextDecoder().decode(bytes)
        return { value: JSON.parse(text), text }
      } catch {
        problems.push({ at: { entry: name }, code: 'badEntry', kept: false })
        return { value: null }
      }
    }
    const usersFile = archive.files.find((file) => /(^|\/)users\.json$/.test(file.name))
    const root = usersFile?.name.replace(/users\.json$/, '') ?? ''
    const names = new Map<string, string>()
    const channelIds = new Map<string, string>()
    for (const list of ['users.json', 'channels.json', 'groups.json', 'dms.json', 'mpims.json']) {
      const read = await readJson(`${root}${list}`)
      if ('refusal' in read) return yield refusedBatch(read.refusal!)
      for (const entry of fieldsIn(read.value)) {
        if (list === 'users.json') names.set(text(entry.id), userName(entry))
        else channelIds.set(text(entry.name) || text(entry.id), text(entry.id))
      }
    }
    const days = archive.files
      .filter((file) => dayFile.test(file.name))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
    let bytesRead = 0
    let order = 0
    for (const [index, day] of days.entries()) {
      if (options.signal?.aborted) return yield refusedBatch({ code: 'cancelled' }, bytesRead)
      const read = await readJson(day.name)
      if ('refusal' in read) return yield refusedBatch(read.refusal!, bytesRead)
      const channel = dayFile.exec(day.name)![1]!
      const context = slackChannel(names, channel, channelIds.get(channel) ?? channel)
      const items: MessageItem[] = []
      const lines = linesOfElements(read.text ?? '')
      const entries = Array.isArray(read.value) ? read.value : []
      for (const [position, entry] of entries.entries()) {
        if (!isFields(entry)) continue
        order += 1
        const at = { entry: day.name, line: lines[position] ?? 1 }
        const message = readSlackMessage(entry, { ...at, order }, context)
        if (message === null) problems.push({ at, code: 'badMessage', kept: false })
        else items.push(message)
      }
      bytesRead = Math.round((source.byteLength * (index + 1)) / days.length)
      for (let from = 0; from === 0 || from < items.length; from += limits.batchItems) {
        const part = items.slice(from, from + limits.batchItems)
        yield { tables: [], items: part, problems: from === 0 ? problems.splice(0) : [], bytesRead }
      }
    }
    if (problems.length > 0) yield { tables: [], items: [], problems, bytesRead }
  },
}

/** The lines on which the elements of a list begin in the text of it. */
export function linesOfElements(json: string): number[] {
  const lines: number[] = []
  let [line, depth] = [1, 0]
  let isAwaited = false
  for (let at = 0; at < json.length; at++) {
    const character = json[at]!
    if (character === '\n') line++
    if (character <= ' ') continue
    const isListEnd = character === ']' && depth === 1
    if (isAwaited && !isListEnd) lines.push(line)
    isAwaited = false
    if (character === '"') {
      // A string holds no line end that is not written out.
      for (at++; at < json.length && json[at] !== '"'; at++) if (json[at] === '\\') at++
    } else if (character === '[' || character === '{') {
      depth++
      isAwaited = depth === 1
    } else if (character === ']' || character === '}') depth--
    else if (character === ',' && depth === 1) isAwaited = true
  }
  return lines
}

/** How teams name the channels that they share with other firms. */
const isForGuests = /(^|[-_])(ext|external|shared|guests?|connect)([-_]|$)/i

/** What holds for all messages of a channel. */
export type SlackChannel = {
  readonly names: ReadonlyMap<string, string>
  readonly channel: string
  readonly channelId: string
  readonly isTeamTool: boolean
}

export const slackChannel = (
  names: ReadonlyMap<string, string>,
  channel: string,
  channelId: string,
): SlackChannel => ({ names, channel, channelId, isTeamTool: !isForGuests.test(channel) })

/** One entry of a channel's day as a message; null for what is none. */
export function readSlackMessage(entry: Fields, at: Place, context: SlackChannel): MessageItem | null {
  const { names, channel, channelId } = context
  const time = Number(entry.ts)
  if (!Number.isFinite(time) || time <= 0) return null
  const senderId = text(entry.user) || text(entry.bot_id)
  const stamp = text(entry.ts)
  const thread = text(entry.thread_ts)
  const isReply = thread !== '' && thread !== stamp
  return messageItem({
    at,
    time: { sentAt: Math.round(time * 1000), zone: 'UTC' },
    sender: names.get(senderId) || profileName(entry) || text(entry.username) || senderId,
    senderId,
    conversation: channel,
    conversationId: channelId,
    messageId: `${channelId}:${stamp}`,
    refersTo: isReply ? `${channelId}:${thread}` : '',
    threadAt: isReply ? Math.round(Number(thread) * 1000) : null,
    isTeamTool: context.isTeamTool,
    messageType: text(entry.subtype) || text(entry.type) || 'message',
    text: messageText(entry, names),
  })
}

const profileName = ({ user_profile }: Fields): string =>
  isFields(user_profile) ? userName(user_profile) : ''

function messageText(entry: Fields, names: ReadonlyMap<string, string>): string {
  const own = text(entry.text)
  if (entry.attachments === undefined && entry.files === undefined) return readableMarkup(own, names)
  const attached = fieldsIn(entry.attachments).map((attachment) => {
    const own = [attachment.pretext, attachment.title, attachment.text]
      .map(text)
      .filter((part) => part !== '')
    return own.length > 0 ? own.join('\n') : text(attachment.fallback)
  })
  const files = fieldsIn(entry.files).map((file) => text(file.title) || text(file.name))
  const parts = [own, ...attached, ...files].filter((part) => part !== '')
  return readableMarkup(parts.join('\n'), names)
}

/** Slack's `<@U1>`, `<#C1|name>`, `<url|label>` and `&amp;` as a reader sees them. */
export function readableMarkup(markup: string, names: ReadonlyMap<string, string>): string {
  if (!markup.includes('<') && !markup.includes('&')) return markup
  return markup
    .replace(/<([^<>\n]+)>/g, (_whole, inner: string) => {
      const [target = '', label] = inner.split('|', 2)
      if (target.startsWith('@')) return `@${names.get(target.slice(1)) ?? label ?? target.slice(1)}`
      if (target.startsWith('#')) return `#${label ?? target.slice(1)}`
      if (target.startsWith('!')) return `@${label ?? target.slice(1)}`
      return label === undefined || label === target ? target : `${label} (${target})`
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

/** What somebody is called, by an entry of the list of people or a message's own `user_profile`. */
export function userName(entry: Fields): string {
  const profile = isFields(entry.profile) ? entry.profile : {}
  return (
    text(entry.real_name) ||
    text(profile.real_name) ||
    text(profile.display_name) ||
    text(entry.name) ||
    text(entry.id)
  )
}

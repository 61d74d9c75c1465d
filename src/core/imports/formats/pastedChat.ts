import { type FormatReader, type MessageItem, type ReadBatch, refusedBatch } from './format.ts'
import { readLines } from './lines.ts'
import { createZoneClock, isRealTime, type LocalTime } from './zonedTime.ts'

const day = String.raw`(?:(\d{4})\s?[-/.年]\s?)?(\d{1,2})\s?[-/.月]\s?(\d{1,2})日?`
const time = String.raw`(上午|下午|晚上|凌晨|中午|AM|PM)?\s?(\d{1,2}):(\d{2})(?::(\d{2}))?\s?(AM|PM)?`
const dayTime = `${day}[ T,，　]+(?:星期.|周.)?\\s?${time}`

const shapes: readonly { pattern: RegExp; sender: 'first' | 'last' }[] = [
  { pattern: new RegExp(`^\\[${dayTime}\\]\\s*(.{1,60}?)[:：]\\s*(.*)$`, 'i'), sender: 'last' },
  { pattern: new RegExp(`^(\\S.{0,59}?)[ \\t　]+${dayTime}\\s*[:：]?\\s*$`, 'i'), sender: 'first' },
  {
    pattern: new RegExp(`^${dayTime}[ \\t　]+[-–—]?\\s*([^:：]{1,40}?)\\s*[:：]\\s*(.*)$`, 'i'),
    sender: 'last',
  },
  { pattern: new RegExp(`^${dayTime}[ \\t　]+([^\\s:：，。,.]{1,20})\\s*$`, 'i'), sender: 'last' },
]

export type ChatHeading = {
  readonly sender: string
  readonly senderId?: string
  /** `year` is null where the line gives none. */
  readonly time: Omit<LocalTime, 'year'> & { readonly year: number | null }
  readonly firstText: string
}

/** A line that begins a message in pasted chat text: `张三 2026-03-01 10:22:11` and its usual variants. */
export function readChatHeading(line: string): ChatHeading | null {
  if (line.length > 4_000 || !/\d:\d{2}/.test(line)) return null
  for (const { pattern, sender } of shapes) {
    const found = pattern.exec(line)
    if (found === null) continue
    const parts = found.slice(1)
    const named = sender === 'first' ? parts.shift()! : parts[8]!
    const firstText = sender === 'first' ? '' : (parts[9] ?? '')
    const read = readTime(parts)
    if (read === null) continue
    const identified = /^(.+?)\s*[(（<]([\w@.-]{3,})[)）>]$/.exec(named.trim())
    return {
      sender: (identified?.[1] ?? named).trim(),
      ...(identified === null ? {} : { senderId: identified[2]! }),
      time: read,
      firstText,
    }
  }
  return null
}

function readTime(parts: readonly (string | undefined)[]): ChatHeading['time'] | null {
  const [year, month, dayOfMonth, half, hourText, minute, second, halfAfter] = parts
  const period = (half ?? halfAfter ?? '').toUpperCase()
  let hour = Number(hourText)
  if (['下午', '晚上', 'PM'].includes(period) && hour < 12) hour += 12
  if (['凌晨', '上午', 'AM'].includes(period) && hour === 12) hour = 0
  const read = {
    year: year === undefined ? null : Number(year),
    month: Number(month),
    day: Number(dayOfMonth),
    hour,
    minute: Number(minute),
    second: Number(second ?? 0),
  }
  return isRealTime({ ...read, year: read.year ?? 2024 }) ? read : null
}

/** Chat text copied out of WeChat, WeCom, QQ, DingTalk or WhatsApp into a file or the clipboard. */
export const pastedChatReader: FormatReader = {
  format: 'pastedChat',
  recognise(head) {
    if (head.encoding === null || head.entryNames.length > 0 || head.extension === 'csv') return 0
    const lines = head.text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '')
    const headings = lines.map(readChatHeading)
    const found = headings.filter((heading) => heading !== null)
    if (found.length === 0 || headings.slice(0, 4).every((heading) => heading === null)) return 0
    // A single message is enough for a paste; a text with a date here and there is not a chat.
    if (found.length === 1) return lines.length <= 6 && headings[0] !== null ? 0.6 : 0
    return found.length >= lines.length * 0.08 ? 0.92 : 0.3
  },
  async *read(source, head, options): AsyncGenerator<ReadBatch> {
    const { limits, zone } = options
    const utc = createZoneClock(zone)
    const conversation = source.name.replace(/^.*\//, '').replace(/\.[^.]*$/, '')
    let items: MessageItem[] = []
    let current: { heading: ChatHeading; lines: string[]; from: number; to: number; length: number } | null =
      null
    let year = options.yearHint ?? null
    let bytesRead = 0
    const flush = (): void => {
      if (current === null) return
      const { heading, lines, from, to } = current
      const text = lines.join('\n').trim()
      const stated = heading.time.year ?? year
      items.push({
        kind: 'message',
        at: { line: from, lineEnd: to },
        sentAt: stated === null ? null : utc({ ...heading.time, year: stated }),
        zone,
        sender: heading.sender,
        ...(heading.senderId === undefined ? {} : { senderId: heading.senderId }),
        conversation,
        messageType: mediaType(text),
        text,
      })
      current = null
    }
    for await (const line of readLines(source, head.encoding ?? 'utf-8', limits.cellCharacters)) {
      if (options.signal?.aborted) return yield refusedBatch({ code: 'cancelled' }, bytesRead)
      bytesRead = line.bytesRead
      if (bytesRead > limits.textBytes) {
        return yield refusedBatch({ code: 'tooLarge', limit: limits.textBytes }, bytesRead)
      }
      const heading = readChatHeading(line.text.trim())
      if (heading !== null) {
        flush()
        if (heading.time.year !== null) year = heading.time.year
        const first = heading.firstText === '' ? [] : [heading.firstText]
        current = { heading, lines: first, from: line.line, to: line.line, length: 0 }
      } else if (current !== null) {
        current.length += line.text.length
        if (current.length <= limits.cellCharacters) current.lines.push(line.text)
        if (line.text.trim() !== '') current.to = line.line
      }
      if (items.length >= limits.batchItems) {
        yield { tables: [], items, problems: [], bytesRead }
        items = []
      }
    }
    flush()
    if (items.length > 0) yield { tables: [], items, problems: [], bytesRead }
  },
}

function mediaType(text: string): string {
  if (/^\[(图片|photo|image)\]$/i.test(text)) return 'image'
  if (/^\[(语音|voice)\].*$/i.test(text)) return 'voice'
  if (/^\[(文件|file)\].*$/i.test(text)) return 'file'
  return 'text'
}

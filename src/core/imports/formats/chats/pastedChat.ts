import { lineWithin } from '../../../../shared/evidenceLine.ts'
import { isMonthName, monthNumber } from '../documents/dateText.ts'
import { yearOfPastDay } from '../documents/pastDay.ts'
import { fileTitle } from '../fileTitle.ts'
import { type FormatReader, type MessageItem, type ReadBatch, refusedBatch } from '../format.ts'
import { readLines } from '../lines.ts'
import { isRealTime, type LocalTime, zoneClock } from '../zonedTime.ts'

const dayMs = 86_400_000

const yearFirst = String.raw`(?:(?<year>\d{4})\s?[-/.年]\s?)?(?<month>\d{1,2})\s?[-/.月]\s?(?<day>\d{1,2})日?`
const yearLast = String.raw`(?<one>\d{1,2})[-/.](?<two>\d{1,2})[-/.](?<last>\d{4}|\d{2})`
const clock = String.raw`(?<before>上午|下午|晚上|凌晨|中午|AM|PM)?\s?(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?\s?(?<after>AM|PM)?`
const dayTime = String.raw`(?:${yearLast}|${yearFirst})[ T,，　]+(?:星期.|周.)?\s?${clock}`

const shapes: readonly RegExp[] = [
  new RegExp(`^\\[${dayTime}\\]\\s*(?<sender>.{1,60}?)[:：]\\s*(?<text>.*)$`, 'i'),
  new RegExp(`^\\[${dayTime}\\]\\s*(?<sender>[^:：\\]]{1,40})$`, 'i'),
  new RegExp(`^(?<sender>\\S.{0,59}?)\\s*[(（]${dayTime}[)）]\\s*[:：]\\s*(?<text>.*)$`, 'i'),
  new RegExp(`^(?<sender>\\S.{0,59}?)[ \\t　]+${dayTime}\\s*[:：]?\\s*$`, 'i'),
  new RegExp(`^${dayTime}[ \\t　]+[-–—]?\\s*(?<sender>[^:：]{1,40}?)\\s*[:：]\\s*(?<text>.*)$`, 'i'),
  new RegExp(`^${dayTime}[ \\t　]+(?<sender>[^\\s:：，。,.]{1,20})\\s*$`, 'i'),
]

/** What an export says of itself above or below its messages: 导出时间 2026-11-21 20:14, 共 128 条消息. */
const aboutExport =
  /^(?:(?:聊天记录)?(?:导出|备份|生成|打印)(?:时间|日期|于|人|者|工具|完成|自)?(?=$|[\s:：\d])|(?:以上)?(?:共计?|合计|总计)\s*\d+\s*条|(?:以上)?(?:为|是)?全部(?:聊天)?(?:记录|消息)|聊天记录(?:结束|完)|(?:chat )?(?:exported|generated|printed)(?: (?:on|at|by|from|with))?(?=$|[\s:])|export (?:date|time)|total(?: of)?:? \d+ messages?|\d+ messages? in total|end of (?:chat|export|conversation))/i
const rule = /^[\s\-—–=─_*·]*$/

/** The lines of the last message without what the export says of itself below it. */
function withoutFoot(lines: readonly string[]): readonly string[] {
  let end = lines.length
  for (let at = lines.length - 1; at >= 0; at--) {
    const bare = lines[at]!.replace(/^[\s\-—–=─_*·(（【[]+/, '')
    if (aboutExport.test(bare)) end = at
    else if (!rule.test(lines[at]!)) break
  }
  if (end === lines.length) return lines
  while (end > 0 && rule.test(lines[end - 1]!)) end--
  return lines.slice(0, end)
}

export type ChatHeading = {
  readonly sender: string
  readonly senderId?: string
  /** `year` is null where the line gives none. */
  readonly time: Omit<LocalTime, 'year'> & { readonly year: number | null }
  readonly firstText: string
}

/** A line that begins a message in pasted chat text: `张三 2026-03-01 10:22:11` and its usual variants. */
export function readChatHeading(line: string, order: 'dmy' | 'mdy' = 'mdy'): ChatHeading | null {
  if (line.length > 4_000 || !/\d:\d{2}/.test(line)) return null
  for (const shape of shapes) {
    const parts = shape.exec(line)?.groups
    const time = parts === undefined ? null : readTime(parts, order)
    if (parts === undefined || time === null) continue
    if (aboutExport.test(parts.sender!.trim())) return null
    const named = parts.sender!.trim().replace(/^(['"])(.+)\1$/, '$2')
    const identified = /^(.+?)\s*[(（<]([\w@.-]{3,})[)）>]$/.exec(named)
    return {
      sender: (identified?.[1] ?? named).trim(),
      ...(identified === null ? {} : { senderId: identified[2]! }),
      time,
      firstText: parts.text ?? '',
    }
  }
  return null
}

function readTime(
  parts: Readonly<Record<string, string | undefined>>,
  order: 'dmy' | 'mdy',
): ChatHeading['time'] | null {
  const period = (parts.before ?? parts.after ?? '').toUpperCase()
  let hour = Number(parts.hour)
  if (['下午', '晚上', 'PM'].includes(period) && hour < 12) hour += 12
  if (['凌晨', '上午', 'AM'].includes(period) && hour === 12) hour = 0
  const clockTime = { hour, minute: Number(parts.minute), second: Number(parts.second ?? 0) }
  const read =
    parts.last === undefined
      ? {
          year: parts.year === undefined ? null : Number(parts.year),
          month: Number(parts.month),
          day: Number(parts.day),
        }
      : {
          year: parts.last.length === 2 ? 2000 + Number(parts.last) : Number(parts.last),
          month: Number(order === 'mdy' ? parts.one : parts.two),
          day: Number(order === 'mdy' ? parts.two : parts.one),
        }
  return isRealTime({ ...read, ...clockTime, year: read.year ?? 2024 }) ? { ...read, ...clockTime } : null
}

const dayLine =
  /^\s*[-—–=─]{2,}\s*(?:(?<year>\d{4})\s?[-/.年]\s?)?(?<month>\d{1,2})\s?[-/.月]\s?(?<day>\d{1,2})日?(?:\s*(?:星期|周).)?\s*[-—–=─]{2,}\s*$/
/** The day that Slack writes over the first message of it. */
const englishDay =
  /^\s*[-—–=─]*\s*(?:(?<weekday>mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|rs|rsday|urday)?,?\s+)?(?:(?<name>[a-z]{3,9})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?|(?<dayFirst>\d{1,2})(?:st|nd|rd|th)?\s+(?<nameLast>[a-z]{3,9})\.?)(?:,?\s+(?<year>\d{4}))?\s*[-—–=─]*\s*$/i
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
/** A line that is only a time, under which `name: words` follow until the next, as some clients copy a chat. */
const timeAlone = new RegExp(`^${dayTime}$`, 'i')
const saidBy = /^(?<sender>[^\s:：，。,.!?！？][^:：，。,.!?！？]{0,29}?)\s*[:：]\s*(?<text>\S.*)$/

/** How a chat says its own name above its first message: 这是"…"的聊天记录, Chat history with …, #channel. */
const roomNames: readonly RegExp[] = [
  /(?:这是|以下是|以下为)?\s*[“"「『'](?<name>[^”"」』']{1,60})[”"」』']\s*的?(?:微信)?(?:群聊?)?的?聊天记录/,
  /(?:这是|以下是|以下为)(?<name>[^\s“”"「」：:，。]{1,40}?)的(?:微信)?(?:群聊?)?聊天记录/,
  /^\s*(?:wechat |whatsapp )?chat (?:history|log|export)?\s*(?:with|of|from)\s+[“"']?(?<name>[^”"'\n]{2,60}?)[”"']?\s*[:.]?\s*$/im,
]
const channel = /^#(?<name>[\p{L}\p{N}][\p{L}\p{N}_-]{1,79})(?=\s|$)/u
const linesAbove = 8

/** The room that the lines above the first message name; a channel is one of a tool of the team's own. */
function roomIn(text: string): { name: string; isTeamTool: boolean } | null {
  const lines = text
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, linesAbove)
  const named = channel.exec(lines[0]?.trim() ?? '')?.groups?.name
  if (named !== undefined) return { name: named, isTeamTool: true }
  const above = lines.join('\n')
  const name = roomNames.map((pattern) => pattern.exec(above)?.groups?.name?.trim()).find((found) => found)
  return name === undefined ? null : { name, isTeamTool: false }
}

const timedName = new RegExp(`^(?<sender>\\S.{0,39}?)[ \\t　]+${clock}$`, 'i')

type Day = { readonly year: number; readonly month: number; readonly day: number }

/**
 * A day between rules, as WeChat puts between the days of a chat that it sends by mail, or as Slack heads a day. One
 * without a year has to name its weekday, unless it stands between rules, and is of the latest year that fits by `now`.
 */
function readDayLine(line: string, now: number): Day | null {
  const ruled = dayLine.exec(line)?.groups
  const parts = ruled ?? (line.length <= 60 ? englishDay.exec(line)?.groups : undefined)
  if (parts === undefined) return null
  const name = parts.name ?? parts.nameLast
  if (name !== undefined && !isMonthName(name)) return null
  const month = name === undefined ? Number(parts.month) : monthNumber(name)!
  const day = Number(parts.day ?? parts.dayFirst)
  if (parts.year === undefined && parts.weekday === undefined && ruled === undefined) return null
  const weekday = parts.weekday === undefined ? null : weekdays.indexOf(parts.weekday.toLowerCase())
  const year = parts.year === undefined ? yearOfPastDay({ month, day }, now, weekday) : Number(parts.year)
  return isRealTime({ year, month, day }) ? { year, month, day } : null
}

/** `王主任  10:22` under a day line. */
function readTimedName(line: string, dayOfChat: () => Day | null): ChatHeading | null {
  const parts = line.length > 80 ? undefined : timedName.exec(line)?.groups
  const day = parts === undefined ? null : dayOfChat()
  if (parts === undefined || day === null) return null
  const { year, month, day: dayOfMonth } = day
  const time = readTime(
    { ...parts, year: String(year), month: String(month), day: String(dayOfMonth) },
    'mdy',
  )
  return time === null ? null : { sender: parts.sender!.trim(), time, firstText: '' }
}

/**
 * Goes through the lines of a chat and tells which of them begins a message, or a day. The first day of `text` is looked
 * for when a line needs it: of the many texts that are no chat hardly any does.
 */
function createHeadingReader(order: 'dmy' | 'mdy', now: number, text: string) {
  let day: Day | null | undefined
  const dayOfChat = (): Day | null => {
    if (day === undefined) day = firstDayOf(text, now)
    return day
  }
  let time: ChatHeading['time'] | null = null
  return (line: string): { heading: ChatHeading | null; day: Day | null; isTime: boolean } => {
    const text = line.trim()
    const ownDay = readDayLine(text, now)
    if (ownDay !== null) {
      day = ownDay
      return { heading: null, day, isTime: false }
    }
    const alone = text.length <= 40 ? timeAlone.exec(text)?.groups : undefined
    if (alone !== undefined) {
      time = readTime(alone, order)
      return { heading: null, day: null, isTime: time !== null }
    }
    const said = time === null ? undefined : saidBy.exec(text)?.groups
    const heading =
      readChatHeading(text, order) ??
      readTimedName(text, dayOfChat) ??
      (said === undefined ? null : { sender: said.sender!.trim(), time: time!, firstText: said.text! })
    return { heading, day: null, isTime: false }
  }
}

/** The first day that stands by itself: Slack writes it under the name of whoever spoke first. */
const firstDayOf = (text: string, now: number): Day | null => {
  for (const line of text.split(/\r\n|\n|\r/)) {
    const day = englishDay.test(line) ? readDayLine(line, now) : null
    if (day !== null) return day
  }
  return null
}

/** Reads the order of day and month off the first lines, where a number above 12 shows it. */
function orderOf(text: string, fallback: 'dmy' | 'mdy'): 'dmy' | 'mdy' {
  for (const found of text.matchAll(
    /(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](?:\d{4}|\d{2})[,\s]+\d{1,2}:\d{2}/g,
  )) {
    if (Number(found[1]) > 12) return 'dmy'
    if (Number(found[2]) > 12) return 'mdy'
  }
  return fallback
}

/** Chat text copied out of WeChat, WeCom, QQ, DingTalk or WhatsApp into a file or the clipboard. */
export const pastedChatReader: FormatReader = {
  format: 'pastedChat',
  recognise(head) {
    if (head.encoding === null || head.entryNames.length > 0 || head.extension === 'csv') return 0
    if (/^\s*<(!doctype|html)/i.test(head.text)) return 0
    const lines = head.text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '')
    const order = orderOf(head.text, 'mdy')
    // Of which year a day is makes no difference to what the text is.
    const anyTime = Date.now()
    const readHeading = createHeadingReader(order, anyTime, head.text)
    const first = lines.slice(0, 4).map(readHeading)
    if (first.every(({ heading, day }) => heading === null && day === null)) return 0
    const headings = [...first, ...lines.slice(4).map(readHeading)].map(({ heading }) => heading)
    const found = headings.filter((heading) => heading !== null)
    if (found.length === 0) return 0
    // A single message is enough for a paste; a text with a date here and there is not a chat.
    if (found.length === 1) return lines.length <= 6 && headings[0] !== null ? 0.6 : 0
    return found.length >= lines.length * 0.08 ? 0.92 : 0.3
  },
  async *read(source, head, options): AsyncGenerator<ReadBatch> {
    const { limits, zone } = options
    const utc = zoneClock(zone)
    const order = orderOf(head.text, options.dateOrder ?? 'mdy')
    const now = options.now ?? Date.now()
    const room = roomIn(head.text)
    const conversation = room?.name ?? fileTitle(source.name)
    let items: MessageItem[] = []
    let current: { heading: ChatHeading; lines: string[]; from: number; to: number; length: number } | null =
      null
    let year = options.yearHint ?? null
    const readHeading = createHeadingReader(order, now, head.text)
    let bytesRead = 0
    const flush = (isLast = false): void => {
      if (current === null) return
      const { heading, from, to } = current
      const lines = isLast ? withoutFoot(current.lines) : current.lines
      const whole = lines.join('\n')
      const text = whole.trim()
      const below = heading.firstText === '' ? from + 1 : from
      const textLine = lineWithin(whole, whole.length - whole.trimStart().length, below)
      const stated = heading.time.year ?? year
      const time = { ...heading.time, year: stated ?? 0 }
      // Nobody has written what is yet to come: a day without a year is of the year before then.
      const isAhead =
        heading.time.year === null && stated !== null && utc({ ...time, year: stated }) > now + dayMs
      items.push({
        kind: 'message',
        at: { line: from, lineEnd: to, ...(text !== '' && { textLine }) },
        sentAt: stated === null ? null : utc(isAhead ? { ...time, year: stated - 1 } : time),
        zone,
        sender: heading.sender,
        ...(heading.senderId === undefined ? {} : { senderId: heading.senderId }),
        conversation,
        ...(room?.isTeamTool && { isTeamTool: true as const }),
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
      const { heading, day, isTime } = readHeading(line.text)
      if (day !== null) {
        // Right under a name the day is that of the message.
        if (current !== null && current.lines.length === 0)
          current.heading = { ...current.heading, time: { ...current.heading.time, ...day } }
        else flush()
        continue
      }
      if (isTime) {
        flush()
        continue
      }
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
    flush(true)
    if (items.length > 0) yield { tables: [], items, problems: [], bytesRead }
  },
}

function mediaType(text: string): string {
  if (/^\[(图片|photo|image)\]$/i.test(text)) return 'image'
  if (/^\[(语音|voice)\].*$/i.test(text)) return 'voice'
  if (/^\[(文件|file)\].*$/i.test(text)) return 'file'
  return 'text'
}

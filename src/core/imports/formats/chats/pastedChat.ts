import { lineWithin } from '../../../../shared/evidenceLine.ts'
import { calendarDay } from '../../../calendarDay.ts'
import { workBeginsHour } from '../../../workday.ts'
import { fileTitle } from '../fileTitle.ts'
import {
  type FormatReader,
  type MessageItem,
  type ReadBatch,
  type ReadOptions,
  refusedBatch,
} from '../format.ts'
import { readLineGroups, type TextLine } from '../lines.ts'
import { zoneClock } from '../zonedTime.ts'
import {
  type ChatLayout,
  clockAlone,
  clockLineIn,
  layoutOf,
  saidBy,
  screenTimeAlone,
  timeAlone,
  timedName,
} from './chatLayout.ts'
import {
  type ChatDay,
  type ChatTime,
  dayTime,
  isEnglishDay,
  readBareDay,
  readClockTime,
  readDayLine,
  readNamedEnglishTime,
  readPlainDay,
  readScreenDay,
  screenTime,
} from './chatTime.ts'
import { quoteOf } from './quote.ts'
import { isNameLine, isSpeaker } from './speakerNames.ts'
import { readSystemLine } from './systemLines.ts'

const dayMs = 86_400_000

const shapes: readonly RegExp[] = [
  new RegExp(`^\\[${dayTime}\\]\\s*(?<sender>.{1,60}?)[:：]\\s*(?<text>.*)$`, 'i'),
  new RegExp(`^\\[${dayTime}\\]\\s*(?<sender>[^:：\\]]{1,40})$`, 'i'),
  new RegExp(`^(?<sender>\\S.{0,59}?)\\s*[(（]${dayTime}[)）]\\s*[:：]\\s*(?<text>.*)$`, 'i'),
  new RegExp(`^(?<sender>\\S.{0,59}?)[ \\t　]+${dayTime}\\s*[:：]?\\s*$`, 'i'),
  new RegExp(`^${dayTime}[ \\t　]+[-–—]?\\s*(?<sender>[^:：]{1,40}?)\\s*[:：]\\s*(?<text>.*)$`, 'i'),
  new RegExp(`^${dayTime}[ \\t　]+(?<sender>[^\\s:：，。,.]{1,20})\\s*$`, 'i'),
  // 11/19 16:55 方敏  图纸周五给: a name between a time and words, with more than a space behind it.
  new RegExp(
    `^${dayTime}[ \\t　]+(?<sender>我|\\p{Script=Han}{2,4}|\\p{Lu}\\p{Ll}[\\p{L}'’-]*(?: \\p{Lu}[\\p{L}'’-]+)?)(?:\\t|[ 　]{2,})(?<text>\\S.*)$`,
    'u',
  ),
]

/** What an export says of itself above or below its messages: 导出时间 2026-11-21 20:14, 共 128 条消息. */
const aboutExport =
  /^(?:(?:聊天记录)?(?:导出|备份|生成|打印)(?:时间|日期|于|人|者|工具|完成|自)?(?=$|[\s:：\d])|(?:以上)?(?:共计?|合计|总计)\s*\d+\s*条|(?:以上)?(?:为|是)?全部(?:聊天)?(?:记录|消息)|聊天记录(?:结束|完)|(?:chat )?(?:exported|generated|printed)(?: (?:on|at|by|from|with))?(?=$|[\s:])|export (?:date|time)|total(?: of)?:? \d+ messages?|\d+ messages? in total|end of (?:chat|export|conversation))/i
/** The same behind the room's own name, above the messages: 华东组(6人)  导出 2026-11-23 08:50, "Ada Quill, exported 23/11/2026 08:50". */
const endsInExport =
  /(?:^|[\s)）\]】·|,，;；-])(?:(?:聊天)?(?:记录)?(?:导出|备份|下载|打印|截图)(?:时间|日期|于|自)?|(?:chat )?(?:exported|downloaded|printed|saved)(?: (?:on|at))?|export(?: (?:date|time))?)\s*[:：]?$/i
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
  readonly time: ChatTime
  readonly firstText: string
  /** Only the time of the day is told. */
  readonly isUndated?: boolean
}

/** A line that begins a message in pasted chat text: `张三 2026-03-01 10:22:11` and its usual variants. */
export function readChatHeading(line: string, order: 'dmy' | 'mdy' = 'mdy'): ChatHeading | null {
  if (line.length > 4_000 || !/\d:\d{2}/.test(line)) return null
  for (const shape of shapes) {
    const parts = shape.exec(line)?.groups
    const time = parts === undefined ? null : readClockTime(parts, order)
    if (parts === undefined || time === null) continue
    if (aboutExport.test(parts.sender!.trim()) || endsInExport.test(parts.sender!.trim())) return null
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

/** How a chat says its own name above its first message: 这是"…"的聊天记录, Chat history with …, #channel. */
const roomNames: readonly RegExp[] = [
  /(?:这是|以下是|以下为)?\s*[“"「『'](?<name>[^”"」』']{1,60})[”"」』']\s*的?(?:微信)?(?:群聊?)?的?聊天记录/,
  /(?:这是|以下是|以下为)(?<name>[^\s“”"「」：:，。]{1,40}?)的(?:微信)?(?:群聊?)?聊天记录/,
  /^\s*(?:wechat |whatsapp )?chat (?:history|log|export)?\s*(?:with|of|from)\s+[“"']?(?<name>[^”"'\n]{2,60}?)[”"']?\s*[:.]?\s*$/im,
]
const channel = /^#(?<name>[\p{L}\p{N}][\p{L}\p{N}_-]{1,79})(?=\s|$)/u
const linesAbove = 8
/** A room of our own says so in its name: "Alder bid | Fernhill internal channel", 岭晟项目组（内部）. */
const ownRoom =
  /内部(?:群|讨论|频道)?\s*[)）]?(?:\s*[(（]\d+[)）])?\s*$|(?<!\p{L})internal (?:channel|chat|group|room)(?!\p{L})/iu
const longestRoom = 80

/** The room that the lines above the first message name; a channel is one of a tool of the team's own. */
function roomIn(text: string): { name: string; isTeamTool: boolean } | null {
  const lines = text
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, linesAbove)
  const named = channel.exec(lines[0]?.trim() ?? '')?.groups?.name
  if (named !== undefined) return { name: named, isTeamTool: true }
  const own = lines.findIndex((line) => ownRoom.test(line) && line.length <= longestRoom)
  if (own >= 0 && !lines.slice(0, own + 1).some((line) => /\d:\d{2}/.test(line)))
    return { name: lines[own]!.trim(), isTeamTool: /\bchannel\b|频道/i.test(lines[own]!) }
  const above = lines.join('\n')
  const name = roomNames.map((pattern) => pattern.exec(above)?.groups?.name?.trim()).find((found) => found)
  return name === undefined ? null : { name, isTeamTool: false }
}

/** Name and a day as a screen shows it, either of them first. */
const screenShapes: readonly RegExp[] = [
  new RegExp(`^(?<sender>\\S.{0,39}?)[ \\t　]+${screenTime}$`, 'i'),
  new RegExp(`^${screenTime}[ \\t　]+(?<sender>\\S.{0,39})$`, 'i'),
]
/** A time and then a name of several words. */
const timeThenName = new RegExp(`^${dayTime}[ \\t　]+(?<sender>\\S.{0,39})$`, 'i')

/** `王主任  10:22` under a day line. */
function readTimedName(line: string, known: ChatDay | null, mayBeUndated: boolean): ChatHeading | null {
  const parts =
    (known === null && !mayBeUndated) || line.length > 80 ? undefined : timedName.exec(line)?.groups
  if (parts === undefined) return null
  const { year, month, day: dayOfMonth } = known ?? { year: 2024, month: 1, day: 1 }
  const time = readClockTime(
    { ...parts, year: String(year), month: String(month), day: String(dayOfMonth) },
    'mdy',
  )
  if (time === null) return null
  return { sender: parts.sender!.trim(), time, firstText: '', ...(known === null && { isUndated: true }) }
}

/** Where and when a chat is read. */
interface Reading {
  order: 'dmy' | 'mdy'
  layout: ChatLayout
  now: number
  firstDay: ChatDay | null
  /** The day on which the chat stood on a screen. */
  shownOn: ChatDay
}

/** What a line of a chat is: the beginning of a message, a day, a time under the name above it, or words. */
type ReadLine =
  | { kind: 'message'; heading: ChatHeading; isNameAbove?: boolean }
  | { kind: 'day'; day: ChatDay }
  | { kind: 'time' }
  | { kind: 'words' }

/** Goes through the lines of a chat and tells which of them begins a message, or a day. */
function createLineReader({ order, layout, now, firstDay, shownOn }: Reading) {
  let day = firstDay
  let time: ChatTime | null = null
  let isNameNext = false
  /** Whether the line above was a name, so that this one is what was said. */
  let isWordsNext = false
  let above = ''
  /** Who spoke last under a name of their own, where times of the day stand under names. */
  let speaker = ''
  const words: ReadLine = { kind: 'words' }
  const timeOf = (text: string): ChatTime | null => {
    if (text.length > 40) return null
    const parts = timeAlone.exec(text)?.groups
    if (parts !== undefined) return readClockTime(parts, order)
    const shown = layout.hasScreenTimes ? screenTimeAlone.exec(text)?.groups : undefined
    return shown === undefined ? null : readClockTime(shown, order, shownOn)
  }
  const named = (line: string): ChatHeading | null => {
    const shown = layout.hasScreenTimes
      ? screenShapes.map((shape) => shape.exec(line)?.groups).find((parts) => parts !== undefined)
      : undefined
    const parts = shown ?? (layout.speakers.size > 0 ? timeThenName.exec(line)?.groups : undefined)
    const sender = parts?.sender?.trim() ?? ''
    const isName = shown === undefined ? layout.speakers.has(sender) : isNameLine(sender)
    const stated = parts !== undefined && isName ? readClockTime(parts, order, shownOn) : null
    return stated === null ? null : { sender, time: stated, firstText: '' }
  }
  const namedInWords = (line: string): ChatHeading | null => {
    const found = readNamedEnglishTime(line, now)
    return found === null || !isNameLine(found.sender) ? null : { ...found, firstText: '' }
  }
  const saying = (line: string): ChatHeading | null => {
    const parts = saidBy.exec(line)?.groups
    if (parts === undefined) return null
    const sender = parts.sender!.trim()
    if (layout.isByDay)
      return day !== null && (layout.isCalledChat || isSpeaker(sender))
        ? { sender, time: { ...day, hour: workBeginsHour }, firstText: parts.text! }
        : null
    return time === null ? null : { sender, time, firstText: parts.text! }
  }
  const byClock = (line: string): ChatHeading | null => {
    const parts = layout.hasClockLines && day !== null ? clockLineIn(line) : null
    if (parts === null || day === null || !isNameLine(parts.sender!)) return null
    const { year, month, day: dayOfMonth } = day
    const stated = readClockTime(
      { ...parts, year: String(year), month: String(month), day: String(dayOfMonth) },
      'mdy',
    )
    return stated === null ? null : { sender: parts.sender!.trim(), time: stated, firstText: parts.text! }
  }
  /** A time of the day alone, under a name or, of who spoke last, without one. */
  const underName = (text: string): ReadLine | null => {
    const parts = layout.overClock.size === 0 || text.length > 20 ? undefined : clockAlone.exec(text)?.groups
    if (parts === undefined) return null
    const isNameAbove = layout.overClock.has(above)
    if (isNameAbove) speaker = above
    if (speaker === '') return null
    const { year, month, day: dayOfMonth } = day ?? { year: 2024, month: 1, day: 1 }
    const stated = readClockTime(
      { ...parts, year: String(year), month: String(month), day: String(dayOfMonth) },
      'mdy',
    )
    if (stated === null) return null
    const heading = { sender: speaker, time: stated, firstText: '', ...(day === null && { isUndated: true }) }
    return { kind: 'message', heading, isNameAbove }
  }
  const read = (text: string, next: string): ReadLine => {
    const hasPlainDays =
      layout.isByDay || layout.hasTimedNames || layout.hasClockLines || layout.overClock.size > 0
    const ownDay =
      readDayLine(text, now) ??
      (layout.overClock.size > 0 ? readScreenDay(text, shownOn) : null) ??
      (hasPlainDays ? readPlainDay(text, now) : null) ??
      (layout.hasClockLines && clockLineIn(next) !== null ? readBareDay(text, now, order) : null)
    if (ownDay !== null) {
      day = ownDay
      return { kind: 'day', day }
    }
    const under = underName(text)
    if (under !== null) return under
    const stated = timeOf(text)
    if (stated !== null) {
      if (layout.nameAt === 'above') {
        const heading = { sender: above, time: stated, firstText: '' }
        return isNameLine(above) ? { kind: 'message', heading, isNameAbove: true } : words
      }
      time = stated
      isNameNext = layout.nameAt === 'below'
      return { kind: 'time' }
    }
    if (isNameNext && text !== '') {
      isNameNext = false
      isWordsNext = true
      return { kind: 'message', heading: { sender: text, time: time!, firstText: '' } }
    }
    if (time !== null && !isWordsNext && layout.furtherSpeakers.has(text)) {
      // A name at the end of a block is what somebody said: nothing stands below it.
      if (next !== '' && timeOf(next) === null && !layout.furtherSpeakers.has(next)) {
        isWordsNext = true
        return { kind: 'message', heading: { sender: text, time, firstText: '' } }
      }
    }
    if (text !== '') isWordsNext = false
    const clocked = byClock(text)
    if (clocked !== null) return { kind: 'message', heading: clocked }
    const dated = readChatHeading(text, order) ?? (layout.hasTimedNames ? namedInWords(text) : null)
    // Whoever speaks next under a time alone speaks on the day that was told last.
    if (dated !== null && layout.hasTimedNames && dated.time.year !== null)
      day = { year: dated.time.year, month: dated.time.month, day: dated.time.day }
    const heading =
      dated ??
      named(text) ??
      readTimedName(text, day, layout.hasTimedNames) ??
      (layout.nameAt === 'none' ? saying(text) : null)
    return heading === null ? words : { kind: 'message', heading }
  }
  /** `below` is the line after it, empty at the end. */
  return (line: string, below: string): ReadLine => {
    const text = line.trim()
    const found = read(text, below.trim())
    above = text
    return found
  }
}

/** The first day that stands by itself: Slack writes it under the name of whoever spoke first. */
const firstDayOf = (text: string, now: number): ChatDay | null => {
  for (const line of text.split(/\r\n|\n|\r/)) {
    const day = isEnglishDay(line) ? readDayLine(line, now) : null
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
  // Without a year a figure above 12 is a day as well: [17/11 6:55 PM].
  const short = [...text.matchAll(/(?<![\d/.-])(\d{1,2})[/.](\d{1,2})[,\s]+\d{1,2}:\d{2}/g)]
  if (short.some((found) => Number(found[1]) > 12) && !short.some((found) => Number(found[2]) > 12))
    return 'dmy'
  return fallback
}

/** The calendar day of a time, UTC ms, in a zone. */
function dayIn(zone: string, at: number): ChatDay {
  const [year, month, day] = calendarDay(zone)(at).split('-').map(Number) as [number, number, number]
  return { year, month, day }
}

/** Chat text copied out of WeChat, WeCom, QQ, DingTalk or WhatsApp into a file or the clipboard. */
export const pastedChatReader: FormatReader = {
  format: 'pastedChat',
  traits: { family: 'chat', parts: 'one', mayBeSpoken: 'talk' },
  recognise(head) {
    if (head.encoding === null || head.entryNames.length > 0 || head.extension === 'csv') return 0
    // So pages and JSON begin, and no chat; to look for headings in all their lines takes longer than all other looks.
    if (/^\s*(?:<(?:!doctype|html)|(?:\[\s*)?\{\s*")/i.test(head.text)) return 0
    const lines = head.text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '')
    const order = orderOf(head.text, 'mdy')
    // Of which year a day is makes no difference to what the text is.
    const now = Date.now()
    const layout = layoutOf(head.text, fileTitle(head.name), now)
    const firstDay = firstDayOf(head.text, now)
    const readLine = createLineReader({ order, layout, now, firstDay, shownOn: dayIn('UTC', now) })
    const readAt = (line: string, at: number): ReadLine => readLine(line, lines[at + 1] ?? '')
    const first = lines.slice(0, 4).map(readAt)
    // What does not begin as a chat is none: of most texts no more is read.
    if (!first.some(({ kind }) => kind === 'message' || kind === 'day')) return 0
    const read = [...first, ...lines.slice(4).map((line, at) => readAt(line, at + 4))]
    const found = read.filter(({ kind }) => kind === 'message')
    if (found.length === 0) return 0
    // A single message is enough for a paste; a text with a date here and there is not a chat.
    if (found.length === 1)
      return lines.length <= 6 && (read[0]!.kind === 'message' || layout.nameAt === 'above') ? 0.6 : 0
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
    let current: { heading: ChatHeading; lines: string[]; from: number; length: number } | null = null
    let last: { heading: ChatHeading; sentAt: number | null } | null = null
    let year = options.yearHint ?? null
    const readLine = createLineReader({
      order,
      layout: layoutOf(head.text, fileTitle(source.name), now),
      now,
      firstDay: firstDayOf(head.text, now),
      shownOn: dayIn(zone, savedAt(options, now)),
    })
    let bytesRead = 0
    const sentAtOf = ({ time, isUndated }: ChatHeading): number | null => {
      if (isUndated) return null
      const stated = time.year ?? year
      if (stated === null) return null
      const at = utc({ ...time, year: stated })
      // Nobody has written what is yet to come: a day without a year is of the year before then.
      return time.year === null && at > now + dayMs ? utc({ ...time, year: stated - 1 }) : at
    }
    const flush = (isLast = false): void => {
      if (current === null) return
      const { heading, from } = current
      const lines = isLast ? withoutFoot(current.lines) : current.lines
      const whole = withQuote(lines.join('\n'))
      const text = whole.trim()
      const below = heading.firstText === '' ? from + 1 : from
      const textLine = lineWithin(whole, whole.length - whole.trimStart().length, below)
      const to = lineWithin(whole, whole.trimEnd().length, below)
      const sentAt = sentAtOf(heading)
      items.push({
        kind: 'message',
        at: { line: from, lineEnd: text === '' ? from : to, ...(text !== '' && { textLine }) },
        sentAt,
        zone,
        sender: heading.sender,
        ...(heading.senderId === undefined ? {} : { senderId: heading.senderId }),
        conversation,
        ...(room?.isTeamTool && { isTeamTool: true as const }),
        messageType: mediaType(text),
        text,
      })
      last = { heading, sentAt }
      current = null
    }
    /** What the program itself says stands by itself, at the time of the message before it. */
    const tell = (line: string, at: number, { kind, who }: { kind: string; who: string }): void => {
      flush()
      const isOwn = /^(你|我|you)$/i.test(who)
      items.push({
        kind: 'message',
        at: { line: at, lineEnd: at, textLine: at },
        sentAt: last?.sentAt ?? null,
        zone,
        sender: isOwn ? '我' : who,
        conversation,
        ...(room?.isTeamTool && { isTeamTool: true as const }),
        messageType: kind,
        text: line,
      })
    }
    const groups = readLineGroups(source, head.encoding ?? 'utf-8', limits.cellCharacters)
    for await (const lines of withNext(groups))
      for (const { line, below } of lines) {
        if (options.signal?.aborted) return yield refusedBatch({ code: 'cancelled' }, bytesRead)
        bytesRead = line.bytesRead
        if (bytesRead > limits.textBytes) {
          return yield refusedBatch({ code: 'tooLarge', limit: limits.textBytes }, bytesRead)
        }
        const read = readLine(line.text, below)
        if (read.kind === 'day') {
          // Right under a name the day is that of the message.
          if (current !== null && current.lines.length === 0)
            current.heading = {
              ...current.heading,
              time: { ...current.heading.time, ...read.day },
              isUndated: false,
            }
          else flush()
          continue
        }
        if (read.kind === 'time') {
          flush()
          continue
        }
        const said = line.text.trim()
        const system = read.kind === 'words' && current !== null ? readSystemLine(said) : null
        if (read.kind === 'message') {
          const { heading, isNameAbove = false } = read
          // The line above was the name of this one, and no words of the last.
          if (isNameAbove) current?.lines.pop()
          flush()
          if (heading.time.year !== null && !heading.isUndated) year = heading.time.year
          const first = heading.firstText === '' ? [] : [heading.firstText]
          current = { heading, lines: first, from: line.line, length: 0 }
        } else if (system !== null && current !== null) {
          if (current.lines.some((one) => one.trim() !== '')) tell(said, line.line, system)
          else current.lines.push(line.text)
        } else if (current !== null) {
          current.length += line.text.length
          if (current.length <= limits.cellCharacters) current.lines.push(line.text)
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

type LineAbove = { readonly line: TextLine; readonly below: string }

/** Each line with the text of the one below it, as many at a time as come. */
async function* withNext(groups: AsyncIterable<readonly TextLine[]>): AsyncGenerator<readonly LineAbove[]> {
  let held: TextLine | null = null
  for await (const lines of groups) {
    const whole: LineAbove[] = []
    for (const line of lines) {
      if (held !== null) whole.push({ line: held, below: line.text })
      held = line
    }
    yield whole
  }
  if (held !== null) yield [{ line: held, below: '' }]
}

/** When the chat stood on a screen: when its file was saved, else now. */
const savedAt = ({ savedAt }: ReadOptions, now: number): number => Math.min(savedAt ?? now, now)

/** A message that WeChat quotes above an answer, 「区小玲：太高了」 over a rule: marked line by line, as mail does. */
const quoted = /^\s*「(?<words>[^」]{1,2000})」[ \t]*\n(?<rule>[ \t]*(?:[-—–─][ \t]?){5,}[ \t]*)\n/u

function withQuote(text: string): string {
  const found = quoted.exec(text)?.groups
  return found === undefined ? text : text.replace(quoted, `${quoteOf(found.words!)}\n>\n`)
}

/** What was sent instead of words. */
const mediaKinds: readonly (readonly [RegExp, string])[] = [
  [/^\[(图片|照片|表情|动画表情|photo|image|picture|sticker)\]$/i, 'image'],
  [/^\[(语音|voice|voice message|audio)\].*$/i, 'voice'],
  [/^\[(视频|video)\].*$/i, 'video'],
  [/^\[(文件|file)\].*$/i, 'file'],
]

function mediaType(text: string): string {
  const system = readSystemLine(text)
  return system?.kind ?? mediaKinds.find(([pattern]) => pattern.test(text))?.[1] ?? 'text'
}

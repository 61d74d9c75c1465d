import { isRealTime } from '../zonedTime.ts'
import type { ChatDay } from './chatTime.ts'

/** What a line of LINE's export is. A line that is none of these goes on with the message above it. */
export type LineOfChat =
  | { kind: 'day'; day: ChatDay }
  /** `sender` is empty where the program itself speaks. */
  | { kind: 'message'; hour: number; minute: number; sender: string; text: string }

/** How the export begins, in whatever language: `[LINE] Chat history with …`, `[LINE] …的聊天記錄`. */
export const headLine = /^\s*\[LINE\]\s*(?<title>\S.*?)\s*$/i
const savedLine = /^\s*(?:儲存日期|儲存時間|保存日時|存储日期|保存时间|saved on)\s*[:：]?/i
/** When the chat was saved, below its name. */
export const isSavedLine = (line: string): boolean => line.length <= 100 && savedLine.test(line)

const titles: readonly RegExp[] = [
  /^(?:chat history (?:with|in)|messages (?:with|in))\s+(?<name>.+)$/i,
  /^[與与](?<name>.+?)的(?:聊天(?:記錄|记录)?|對話)$/,
  /^(?<name>.+?)的(?:聊天(?:記錄|记录)?|對話)$/,
  /^(?<name>.+?)(?:とのトーク(?:履歴)?|のトーク(?:履歴)?)$/,
]

/** Whom or what a chat is called after by its first line or its file's name, without how many are in it. */
export function nameOfChat(title: string): string {
  const bare = title.replace(/^\s*\[LINE\]\s*/i, '').trim()
  const named = titles.map((one) => one.exec(bare)?.groups?.name).find((name) => name !== undefined)
  return (named ?? bare).replace(/\s*[(（]\d{1,4}[)）]$/, '').trim()
}

const weekdayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const weekdayMarks = ['日天', '一月', '二火', '三水', '四木', '五金', '六土']
const weekday = `(?:(?:週|周|星期|禮拜|礼拜)?[一二三四五六日天]|[月火水木金土日](?:曜日?)?|(?:sun|mon|tue|wed|thu|fri|sat)[a-z]*)`
const yearFirst = new RegExp(
  String.raw`^\s*(\d{4})[./-](\d{1,2})[./-](\d{1,2})\s*,?\s*[(（]?(${weekday})?[)）]?\s*$`,
  'i',
)
const yearLast = new RegExp(
  String.raw`^\s*(?:(${weekday}),?\s+)?(\d{1,2})[./](\d{1,2})[./](\d{4})\s*,?\s*[(（]?(${weekday})?[)）]?\s*$`,
  'i',
)

/** Sunday is 0; null for what is no name of a day. */
function weekdayOf(name: string | undefined): number | null {
  if (name === undefined) return null
  const english = weekdayNames.indexOf(name.slice(0, 3).toLowerCase())
  if (english >= 0) return english
  const mark = name.replace(/^(?:週|周|星期|禮拜|礼拜)/, '').slice(0, 1)
  // 月 and 日 are Monday and Sunday where nothing of the other language stands before them.
  const found = weekdayMarks.findIndex((marks) => marks.includes(mark))
  return found < 0 ? null : found
}

const weekdayIn = ({ year, month, day }: ChatDay): number =>
  new Date(Date.UTC(year, month - 1, day)).getUTCDay()

/**
 * The day above what was said on it. Where the year stands last the weekday tells whether 11/12/2026 is in November or
 * December, and `order` where it does not.
 */
export function readDay(line: string, order: 'dmy' | 'mdy'): ChatDay | null {
  if (line.length > 60) return null
  const first = yearFirst.exec(line)
  if (first !== null) {
    const day = { year: Number(first[1]), month: Number(first[2]), day: Number(first[3]) }
    return isRealTime({ ...day, hour: 0, minute: 0, second: 0 }) ? day : null
  }
  const last = yearLast.exec(line)
  if (last === null) return null
  const [, before, one, two, year, behind] = last
  const monthFirst = { year: Number(year), month: Number(one), day: Number(two) }
  const dayFirst = { year: Number(year), month: Number(two), day: Number(one) }
  const readings = (order === 'mdy' ? [monthFirst, dayFirst] : [dayFirst, monthFirst]).filter((day) =>
    isRealTime({ ...day, hour: 0, minute: 0, second: 0 }),
  )
  const named = weekdayOf(before ?? behind)
  return readings.find((day) => named === null || weekdayIn(day) === named) ?? readings[0] ?? null
}

/** Whether a day line names its weekday, as the program always does and people seldom. */
export const namesWeekday = (line: string): boolean => {
  const last = yearLast.exec(line)
  return (yearFirst.exec(line)?.[4] ?? last?.[1] ?? last?.[5]) !== undefined
}

const timeAt =
  /^(?<before>上午|下午|午前|午後|오전|오후|am|pm)?\s?(?<hour>\d{1,2}):(?<minute>\d{2})\s?(?<after>am|pm|a\.m\.|p\.m\.)?(?<gap>[\t ])(?<rest>.*)$/i

/** Who speaks in a line whose parts stand between blanks, as the program writes it on a computer. */
export type SplitName = (rest: string) => { sender: string; text: string }

/** What begins with a time of day; null for a line that goes on with another. */
export function readMessageLine(line: string, split: SplitName): (LineOfChat & { kind: 'message' }) | null {
  const found = timeAt.exec(line)?.groups
  if (found === undefined) return null
  const period = (found.before ?? found.after ?? '').toLowerCase().replaceAll('.', '')
  let hour = Number(found.hour)
  if (['下午', '午後', '오후', 'pm'].includes(period) && hour < 12) hour += 12
  if (['上午', '午前', '오전', 'am'].includes(period) && hour === 12) hour = 0
  const minute = Number(found.minute)
  if (hour > 23 || minute > 59) return null
  const rest = found.rest!
  if (found.gap === ' ') return { kind: 'message', hour, minute, ...split(rest) }
  const tab = rest.indexOf('\t')
  return tab < 0
    ? { kind: 'message', hour, minute, sender: '', text: rest }
    : { kind: 'message', hour, minute, sender: rest.slice(0, tab).trim(), text: rest.slice(tab + 1) }
}

/**
 * Finds where a name ends and the words begin, from lines in which both stand between blanks: a name is what all that begins
 * with its first word has in common. `known` is whom the chat is called after.
 */
export function nameSplitter(lines: readonly string[], known: string): SplitName {
  const shared = new Map<string, { words: string[]; count: number }>()
  for (const line of lines) {
    const found = timeAt.exec(line)?.groups
    if (found === undefined || found.gap !== ' ') continue
    const words = found.rest!.split(' ')
    const [first = ''] = words
    const before = shared.get(first)
    // Something is left to be said.
    const most = before?.words ?? words
    const same = most.findIndex((word, at) => at >= words.length - 1 || word !== words[at])
    shared.set(first, {
      words: most.slice(0, Math.max(1, same < 0 ? most.length : same)),
      count: (before?.count ?? 0) + 1,
    })
  }
  return (rest) => {
    if (known !== '' && rest.startsWith(`${known} `))
      return { sender: known, text: rest.slice(known.length + 1) }
    const words = rest.split(' ')
    if (words.length === 1) return { sender: '', text: rest }
    const met = shared.get(words[0]!)
    const length = met === undefined || met.count < 2 ? 1 : Math.min(met.words.length, words.length - 1)
    return { sender: words.slice(0, length).join(' '), text: words.slice(length).join(' ') }
  }
}

const kinds: readonly (readonly [RegExp, string])[] = [
  [/^☎/, 'call'],
  [/^\[?(?:貼圖|贴图|sticker|スタンプ)\]?$/i, 'sticker'],
  [/^\[?(?:照片|圖片|图片|photo|image|写真|画像|相簿|album|アルバム)\]?$/i, 'image'],
  [/^\[(?:相簿|albums?|アルバム)\]/i, 'image'],
  [/^\[?(?:影片|视频|video|動画)\]?$/i, 'video'],
  [/^\[?(?:語音訊息|语音消息|voice message|ボイスメッセージ)\]?$/i, 'voice'],
  [/^\[(?:檔案|文件|files?|ファイル)\]/i, 'file'],
  [/^\[(?:位置資訊|位置訊息|位置信息|location|位置情報)\]/i, 'location'],
  [/^\[(?:聯絡資訊|联系信息|contact|連絡先)\]/i, 'card'],
]

const recalled: readonly RegExp[] = [
  /^(?<who>.{1,60}?)\s?已?(?:收回|撤回)了?(?:一則)?(?:訊息|讯息|消息)。?$/,
  /^(?<who>.{1,60}?) unsent a message\.?$/i,
  /^(?<who>.{1,60}?)がメッセージの送信を取り消しました。?$/,
]
const ourselves = /^(?:您|你|我|you|あなた)$/i

/** What sort of message it is, and of one that was taken back who did it. */
export function kindOf({ sender, text }: { sender: string; text: string }): {
  messageType: string
  sender: string
} {
  const who = text.length > 100 ? undefined : recalled.map((one) => one.exec(text)?.groups?.who).find(Boolean)
  if (who !== undefined)
    return { messageType: 'recall', sender: sender || (ourselves.test(who.trim()) ? '我' : who.trim()) }
  const kind = kinds.find(([pattern]) => pattern.test(text))?.[1]
  return { messageType: kind ?? (sender === '' ? 'system' : 'text'), sender }
}

/** Several lines of one message stand between quotation marks. */
export const withoutMarks = (text: string): string =>
  text.includes('\n') && /^".*"\s*$/s.test(text) ? text.trimEnd().slice(1, -1).replaceAll('""', '"') : text

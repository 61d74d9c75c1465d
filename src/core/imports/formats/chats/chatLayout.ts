import { saysTranscript } from '../transcripts/writtenDown.ts'
import {
  clock,
  dayTime,
  isEnglishDay,
  isScreenDay,
  namedDayIn,
  readBareDay,
  readDayLine,
  readPlainDay,
  screenTime,
} from './chatTime.ts'
import { isNameLine, isSpeaker, mayBeName } from './speakerNames.ts'

/**
 * How a chat copied line by line is laid out, where its lines alone do not tell: whether the name stands above or below the
 * line of the time, who speaks, and whether days head lines that begin with a name.
 */
export interface ChatLayout {
  /** Where the name stands whose message a line with nothing but a time belongs to. */
  readonly nameAt: 'above' | 'below' | 'none'
  /** Names that come again, as a line of their own or behind a time. */
  readonly speakers: ReadonlySet<string>
  /** `name: words` under lines that are a day alone. */
  readonly isByDay: boolean
  /** The title says that it is a chat, so that any short name before a colon speaks. */
  readonly isCalledChat: boolean
  /** Days as a screen shows them (昨天 14:20) stand for times. */
  readonly hasScreenTimes: boolean
  /** A name and a time of the day alone begin messages (Ada Quill  [9:05 AM]), under a day or none. */
  readonly hasTimedNames: boolean
  /**
   * Names under which a time of the day stands alone on its line (`Ada Quill` over `9:41 AM`), as a channel is copied off the
   * screen; empty where none does. Such a time without a name above it begins the next message of who spoke last.
   */
  readonly overClock: ReadonlySet<string>
  /** A time of the day, a name and words on one line (`[20:14] 罗建国: 好`) are a message of the day that stands above. */
  readonly hasClockLines: boolean
  /**
   * Names on lines of their own that begin further messages under one time, as WeChat copies what was said within minutes;
   * empty where each time stands over one message.
   */
  readonly furtherSpeakers: ReadonlySet<string>
}

/** `[20:14] 罗建国: 好`, `20:14 - Ann: ok`, `罗建国 (20:14): 好`. */
export const clockLines: readonly RegExp[] = [
  new RegExp(
    `^[[(（【]?\\s*${clock}\\s*[\\])）】]?\\s*[-–—|]?\\s*(?<sender>[^\\s:：\\d\\[\\]][^:：\\[\\]]{0,39}?)\\s*[:：]\\s*(?<text>\\S.*)$`,
    'i',
  ),
  new RegExp(
    `^(?<sender>[^\\s:：\\d\\[\\]][^:：\\[\\]]{0,39}?)\\s*[[(（【]\\s*${clock}\\s*[\\])）】]\\s*[:：]\\s*(?<text>\\S.*)$`,
    'i',
  ),
]
/** The time, speaker and words of such a line. */
export const clockLineIn = (line: string): Record<string, string | undefined> | null => {
  if (line.length > 4_000 || !/\d:\d{2}/.test(line.slice(0, 60))) return null
  for (const shape of clockLines) {
    const parts = shape.exec(line)?.groups
    if (parts !== undefined) return parts
  }
  return null
}

export const timeAlone = new RegExp(`^${dayTime}$`, 'i')
export const screenTimeAlone = new RegExp(`^${screenTime}$`, 'i')
const behindTime = new RegExp(`^${dayTime}[ \\t　]+(?<sender>\\S.{0,39})$`, 'i')
const beforeScreenTime = new RegExp(`^(?<sender>\\S.{0,39}?)[ \\t　]+${screenTime}$`, 'i')
/** A line of a speaker and words behind a colon. */
export const saidBy =
  /^(?<sender>[^\s:：，。,.!?！？][^:：，。,.!?！？]{0,29}?)\s*[:：](?!\/\/)\s*(?<text>\S.*)$/

const chatWords =
  /群|聊天|微信|企微|钉钉|飞书|对话|私聊|\b(?:wechat|wecom|whats ?app|chat|slack|teams|dingtalk|lark|telegram|line)\b/i
/** What minutes and diaries are called, in which people also stand before colons. */
export const otherWords =
  /纪要|会议|例会|周会|日志|日记|日报|周报|拜访|minutes|meeting|diary|journal|\blog\b|visit/i

const linesAbove = 6
const isMost = (part: number, whole: number, share: number): boolean => part > 0 && part >= whole * share

/** The layout of a text by its first lines; `title` is its file's name. */
export function layoutOf(text: string, title: string, now: number): ChatLayout {
  const lines = text.split(/\r\n|\n|\r/).map((line) => line.trim())
  const above = lines.slice(0, linesAbove)
  const isCalledChat =
    (chatWords.test(title.replaceAll('_', ' ')) || above.slice(0, 2).some((line) => chatWords.test(line))) &&
    !otherWords.test(title)
  const speakers = speakersOf(lines)
  const none: ChatLayout = {
    nameAt: 'none',
    speakers,
    isByDay: false,
    isCalledChat,
    hasScreenTimes: hasScreenTimes(lines),
    hasTimedNames: false,
    hasClockLines: false,
    overClock: new Set(),
    furtherSpeakers: new Set(),
  }
  // A recording written down waits for consent: nothing here reads it as a chat.
  if (saysTranscript(title) || above.some(saysTranscript)) return none
  const nameAt = nameAtOf(lines)
  const isByDay =
    nameAt === 'none' && !otherWords.test(title) && !above.slice(0, 2).some((line) => otherWords.test(line))
      ? isSaidByDay(lines, isCalledChat, now)
      : false
  return {
    ...none,
    nameAt,
    isByDay,
    hasTimedNames: nameAt === 'none' && hasTimedNames(lines, now),
    hasClockLines: nameAt === 'none' && hasClockLines(lines, now),
    overClock: nameAt === 'none' ? namesOverClock(lines, now) : none.overClock,
    furtherSpeakers: nameAt === 'below' ? furtherSpeakersIn(lines) : none.furtherSpeakers,
  }
}

/** Hours after midnight before which nobody begins to chat. */
const wakingHour = 5
const fewestClockLines = 2

/**
 * Whether lines with a time of the day, a name and words stand under days. The marks of a recording count from its beginning
 * and under one day at most: those of a chat go back below a new day, or begin by day.
 */
function hasClockLines(lines: readonly string[], now: number): boolean {
  const filled = lines.filter((line) => line !== '')
  const isDay = (line: string): boolean =>
    readDayLine(line, now) !== null ||
    readPlainDay(line, now) !== null ||
    readBareDay(line, now, 'mdy') !== null
  const said = filled.flatMap((line, at) => {
    const parts = clockLineIn(line)
    return parts !== null && isNameLine(parts.sender!) ? [{ at, parts }] : []
  })
  const days = filled.flatMap((line, at) => (isDay(line) ? [at] : []))
  const [first] = said
  if (first === undefined || said.length < fewestClockLines || days.length === 0) return false
  // The first message stands right under its day, and so do others under theirs.
  const isUnderDays = days.every((day) => day > first.at || day === first.at - 1 || filled.length > 4)
  if (days[0]! > first.at || !isUnderDays || said.length * 2 < filled.length - days.length) return false
  const isAfternoon = /下午|晚上|傍晚|中午|pm/i.test(`${first.parts.before ?? ''}${first.parts.after ?? ''}`)
  return days.length > 1 || isAfternoon || Number(first.parts.hour) >= wakingHour
}

/** Names that begin messages below the first of a time: those that head other times, come again, or take turns with words. */
function furtherSpeakersIn(lines: readonly string[]): ReadonlySet<string> {
  const times = lines.flatMap((line, at) => (isTime(line) ? [at] : []))
  const blocks = times.map((at, index) =>
    lines.slice(at + 1, times[index + 1] ?? lines.length).filter((line) => line !== ''),
  )
  const known = new Set(blocks.flatMap(([head]) => (head !== undefined && isNameLine(head) ? [head] : [])))
  const counts = new Map<string, number>()
  for (const block of blocks) for (const line of block.slice(1)) counts.set(line, (counts.get(line) ?? 0) + 1)
  for (const [line, count] of counts) if (count > 1 && isNameLine(line) && isSpeaker(line)) known.add(line)
  // Somebody who speaks once: names and words take turns in the whole block.
  for (const block of blocks) {
    const heads = block.filter((_, at) => at % 2 === 0)
    const words = block.filter((_, at) => at % 2 === 1)
    const takesTurns =
      block.length > 2 &&
      heads.length === words.length &&
      heads.every((line) => known.has(line) || (isNameLine(line) && (isSpeaker(line) || mayBeName(line)))) &&
      heads.some((line) => known.has(line)) &&
      !words.some((line) => known.has(line))
    if (takesTurns) for (const head of heads) known.add(head)
  }
  const isShared = blocks.some((block) =>
    block.some(
      (line, at) => at > 1 && known.has(line) && at + 1 < block.length && !known.has(block[at + 1]!),
    ),
  )
  return isShared ? known : new Set()
}

/** A name with a time of the day behind it: 郝明远 18:31, Ada Quill  [9:05 AM]. */
export const timedName = new RegExp(`^(?<sender>\\S.{0,39}?)[ \\t　]+[[(（]?${clock}[\\])）]?$`, 'i')
const fewestTimed = 3

/**
 * Whether names with a time of the day begin messages: they come again, words stand under them, and a day stands by itself or
 * behind a name, or the times are those of a clock of twelve hours. Marks of a recording count from its beginning, and have neither.
 */
function hasTimedNames(lines: readonly string[], now: number): boolean {
  const filled = lines.filter((line) => line !== '')
  const heads = filled.flatMap((line, at) => {
    const parts = line.length <= 80 ? (namedDayIn(line) ?? timedName.exec(line)?.groups) : undefined
    const sender = parts?.sender?.trim() ?? ''
    return parts !== undefined && isNameLine(sender) && (isSpeaker(sender) || mayBeName(sender))
      ? [{ sender, at, isByClock: parts.before !== undefined || parts.after !== undefined }]
      : []
  })
  const distinct = new Set(heads.map(({ sender }) => sender)).size
  if (heads.length < fewestTimed || distinct < 2 || distinct === heads.length) return false
  const places = new Set(heads.map(({ at }) => at))
  if (heads.some(({ at }) => places.has(at + 1))) return false
  return (
    heads.every(({ isByClock }) => isByClock) ||
    filled.some(
      (line) =>
        readPlainDay(line, now) !== null ||
        readDayLine(line, now) !== null ||
        (line.length <= 80 && namedDayIn(line) !== undefined),
    )
  )
}

/** Nothing but a time of the day on a line: 9:41 AM, [14:05], 下午2:20. */
export const clockAlone = new RegExp(`^[[(（]?${clock}[\\])）]?$`, 'i')
const fewestOverClock = 3

/**
 * The names that stand over times of the day and begin messages there: words stand under the times, and somebody speaks again
 * or most are written as names are. The marks of a recording count from its beginning: those of a chat are by day, or stand under
 * several days.
 */
function namesOverClock(lines: readonly string[], now: number): ReadonlySet<string> {
  const none = new Set<string>()
  const filled = lines.filter((line) => line !== '')
  const times = filled.flatMap((line, at) => {
    const parts = line.length <= 20 ? clockAlone.exec(line)?.groups : undefined
    return parts === undefined ? [] : [{ at, parts }]
  })
  const [first] = times
  if (first === undefined || times.length < fewestOverClock) return none
  const isDay = (line: string): boolean => isScreenDay(line) || readDayLine(line, now) !== null
  const days = filled.filter((line) => isDay(line) || readPlainDay(line, now) !== null).length
  const isByClock = times.every(({ parts }) => parts.before !== undefined || parts.after !== undefined)
  if (!isByClock && days === 0) return none
  if (!isByClock && days < 2 && Number(first.parts.hour) < wakingHour) return none
  const above = times.flatMap(({ at }) => {
    const line = at === 0 ? '' : filled[at - 1]!
    return isNameLine(line) && !isDay(line) && (isSpeaker(line) || mayBeName(line)) ? [line] : []
  })
  const counts = new Map<string, number>()
  for (const name of above) counts.set(name, (counts.get(name) ?? 0) + 1)
  const names = new Set([...counts].flatMap(([name, count]) => (count > 1 || isSpeaker(name) ? [name] : [])))
  const isSaid = ({ at }: { at: number }): boolean => {
    const below = filled[at + 1]
    return below !== undefined && !clockAlone.test(below) && !isDay(below)
  }
  const isTalk =
    names.has(filled[first.at - 1] ?? '') &&
    above.length * 2 >= times.length &&
    names.size > 1 &&
    counts.size < above.length &&
    isMost(times.filter(isSaid).length, times.length, 0.9)
  return isTalk ? names : none
}

/** 周越 衡岭: a Chinese name with whose they are behind a blank. */
const nameAndTag = /^\p{Script=Han}{2,4}[ 　][\p{Script=Han}\p{Lu}][^\s,，。:：]{0,11}$/u
/** So many messages begin with a time and a name alone, that a name of two words is one as well where it stands but once. */
const fewestSuch = 3

/**
 * Names behind a time that come again, so that one of several words is known to be a name; in a chat where every message
 * begins so, a name with a tag also where it stands but once over words.
 */
function speakersOf(lines: readonly string[]): Set<string> {
  const counts = new Map<string, number>()
  const tagged = new Set<string>()
  for (const [at, line] of lines.entries()) {
    const sender = line.length <= 90 ? behindTime.exec(line)?.groups?.sender?.trim() : undefined
    if (sender === undefined || !isNameLine(sender)) continue
    counts.set(sender, (counts.get(sender) ?? 0) + 1)
    const below = lines[at + 1]?.trim() ?? ''
    if (nameAndTag.test(sender) && isSpeaker(sender) && below !== '' && !behindTime.test(below))
      tagged.add(sender)
  }
  const single = [...counts].reduce((all, [name, count]) => all + (/\s/.test(name) ? 0 : count), 0)
  return new Set(
    [...counts].flatMap(([name, count]) =>
      count > 1 || (tagged.has(name) && single >= fewestSuch) ? [name] : [],
    ),
  )
}

/** Whether 昨天 14:20 behind names, or alone beside other times, dates messages here. */
function hasScreenTimes(lines: readonly string[]): boolean {
  const senders = lines.flatMap((line) =>
    line.length <= 80 ? (beforeScreenTime.exec(line)?.groups?.sender?.trim() ?? []) : [],
  )
  const alone = lines.filter((line) => line.length <= 40 && screenTimeAlone.test(line)).length
  const isSpoken =
    senders.length > 1 && senders.every((name) => isNameLine(name) && (isSpeaker(name) || mayBeName(name)))
  return isSpoken || alone > 0
}

const isTime = (line: string): boolean =>
  line.length <= 40 && (timeAlone.test(line) || screenTimeAlone.test(line))

function nameAtOf(lines: readonly string[]): ChatLayout['nameAt'] {
  const times = lines.flatMap((line, at) => (isTime(line) ? [at] : []))
  if (times.length === 0) return 'none'
  const namesAbove = times.flatMap((at) => {
    const line = at > 0 ? lines[at - 1]! : ''
    return isNameLine(line) && !isTime(line) ? [line] : []
  })
  const namesBelow = times.flatMap((at) => {
    const line = lines.slice(at + 1).find((one) => one !== '') ?? ''
    return isNameLine(line) && !isTime(line) ? [line] : []
  })
  const aloneAbove = times.filter((at) => at > 0 && (at < 2 || lines[at - 2] === '')).length
  const isAbove = areNames(namesAbove, times.length)
  const isBelow = areNames(namesBelow, times.length) && isFollowedByWords(lines, times)
  if (isAbove && isBelow) {
    const [before, after] = [new Set(namesAbove).size, new Set(namesBelow).size]
    if (before !== after) return before < after ? 'above' : 'below'
    return isMost(aloneAbove, times.length, 0.8) ? 'above' : 'below'
  }
  return isAbove ? 'above' : isBelow ? 'below' : 'none'
}

/** Whether these are names: they come again and again, or each reads like one. */
function areNames(names: readonly string[], times: number): boolean {
  if (!isMost(names.length, times, 0.9)) return false
  const distinct = [...new Set(names)]
  if (times >= 4 && distinct.length * 2 <= names.length) return true
  const read = distinct.filter(isSpeaker)
  return read.length * 2 >= distinct.length && distinct.every((name) => isSpeaker(name) || mayBeName(name))
}

/** Whether words stand between the line under each time and the next time. */
const isFollowedByWords = (lines: readonly string[], times: readonly number[]): boolean =>
  isMost(
    times.filter(
      (at, index) =>
        lines.slice(at + 1, times[index + 1] ?? lines.length).filter((line) => line !== '').length > 1,
    ).length,
    times.length,
    0.9,
  )

const fewest = 3

/** Whether days head lines of which most begin with a name, as a group is copied out day by day. */
function isSaidByDay(lines: readonly string[], isCalledChat: boolean, now: number): boolean {
  const first = lines.findIndex((line) => readPlainDay(line, now) !== null || readDayLine(line, now) !== null)
  if (first < 0 || first > linesAbove || lines.some((line) => isTime(line))) return false
  const below = lines
    .slice(first)
    .filter((line) => line !== '' && readPlainDay(line, now) === null && !isEnglishDay(line))
  const heads = below.flatMap((line) => saidBy.exec(line)?.groups?.sender ?? [])
  const distinct = [...new Set(heads)]
  const known = distinct.filter(isSpeaker)
  const share = isCalledChat ? 0.7 : 0.9
  return (
    heads.length >= fewest &&
    isMost(heads.length, below.length, 0.6) &&
    isMost(known.length, distinct.length, share) &&
    (isCalledChat || (known.length > 1 && heads.length > distinct.length))
  )
}

import { isAtSpeakingPace } from './speakingPace.ts'
import { saysTranscript, titleSaysTranscript } from './writtenDown.ts'

/** What one voice says in a row, as somebody's program wrote it down. */
export interface SpokenTurn {
  /** Seconds by the mark before it; null where it has none. */
  second: number | null
  /** Empty where nobody is named. */
  speaker: string
  text: string
  /** Where it stands among the lines that were given, from 0. */
  from: number
  to: number
}

/** A mark of time as it is written: its seconds, and what shows whether it counts from the start of a recording. */
interface Mark {
  second: number
  /** Hours, minutes and seconds were written. */
  isFull: boolean
  /** The first number is no hour of a day. */
  isNoHour: boolean
}

const clockPattern = String.raw`(?:\d{1,2}[:：])?\d{1,3}[:：]\d{2}(?:[.,]\d{1,3})?`
const namePattern = String.raw`[^\s\d:：,，。.!！?？;；()（）[\]【】<>][^:：,，。!！?？;；()（）[\]【】<>\t]{0,38}?`
const [open, close] = ['[[(（【]', String.raw`[\])）】]`]

const shapes = {
  cue: new RegExp(`^(?<bare>${clockPattern})\\s*-->\\s*${clockPattern}\\s*$`),
  /** Zoom's saved captions: `[Ann Lee] 14:02:11`, the words below. */
  caption: /^\[(?<name>[^[\]]{1,40})\]\s+(?<bare>\d{1,2}:\d{2}:\d{2})$/,
  /** `张主任 00:05`, `Ann Lee (0:03):`, and words behind a mark in brackets, a colon or a tab. */
  nameThenMark: new RegExp(
    `^${open}?(?<name>${namePattern})${close}?\\s*[:：]?\\s*(?:${open}(?<bracketed>${clockPattern})${close}(?:\\s*[:：]\\s*|\\s+|\\s*$)|(?<=\\s|${close})(?<bare>${clockPattern})(?:\\s*[:：]\\s*|\\t\\s*|\\s*$)|(?<=\\p{L})(?<glued>${clockPattern})\\s*$)(?<text>.*)$`,
    'u',
  ),
  /** `[00:00:05] 张主任：…`, `0:03 Ann: …`. */
  markThenName: new RegExp(
    `^(?:${open}(?<bracketed>${clockPattern})${close}|(?<bare>${clockPattern})(?=\\s))\\s*[-–—]?\\s*${open}?(?<name>${namePattern})${close}?\\s*(?:[:：](?!\\/\\/)|\\t)\\s*(?<text>.*)$`,
  ),
  /** `[00:00:05] …`, `00:05 说话人 1`. */
  markThenWords: new RegExp(
    `^(?:${open}(?<bracketed>${clockPattern})${close}|(?<bare>${clockPattern})(?=\\s))\\s*[-–—]?\\s*(?<text>.+)$`,
  ),
  markAlone: new RegExp(`^${open}?(?<bare>${clockPattern})${close}?$`),
  name: new RegExp(`^${open}?(?<name>${namePattern})${close}?\\s*[:：](?!\\/\\/)\\s*(?<text>.*)$`),
} as const

/** What stands before a colon in any note and is nobody's name. */
const label =
  /^(会议|通话|录音|录制|开始|结束|拜访)?(时间|日期|地点|主题|时长|议题|议程|目的|编号|类型|方式|平台)$|^(参会|与会|出席|参加|主持|记录|列席|抄送)(人员?|者|方)?$|^(关键词|摘要|总结|纪要|备注|说明|结论|待办|下一步|附件|背景|预算|竞品|客户|联系人|文字记录|转写|问|答)$|^(date|time|place|location|venue|subject|topic|agenda|attendees|participants|present|duration|summary|keywords|notes?|action items?|next steps?|from|to|cc|re|https?|q|a|host|recorded|start|end)$/i

/** How programs call people whom they cannot tell. */
const machineVoice = /^((speaker|spk|voice|说话人|发言人|讲话人)[\s_-]*[a-z\d]{1,3})$/i

function readMark(text: string): Mark {
  const parts = text
    .replaceAll('：', ':')
    .replace(/[.,]\d+$/, '')
    .split(':')
    .map(Number)
  return {
    second: parts.reduce((sum, part) => sum * 60 + part, 0),
    isFull: parts.length === 3,
    isNoHour: parts[0]! > 23,
  }
}

type Read = { mark: Mark | null; name: string | null; text: string; isBracketed: boolean; isCue: boolean }

/** A turn begins with name and mark: what stands further on is words. */
const beginningCharacters = 200

/** One line as the beginning of a turn; null where it goes on with what was said. */
function readLine(line: string): Read | null {
  // Most lines of a document have none, and every one of them comes here.
  if (!line.includes(':') && !line.includes('：')) return null
  const whole = line.trim()
  const rest = whole.slice(beginningCharacters)
  const text = whole
    .slice(0, beginningCharacters)
    .replace(/^(?:[-*•>]\s+|\d{1,3}[.、)]\s*(?=\S*[:：]))/, '')
    .replaceAll('**', '')
    .replace(/^__(.+?)__/, '$1')
  if (text === '' || !/[:：]/.test(text)) return null
  for (const [kind, shape] of Object.entries(shapes)) {
    const found = shape.exec(text)?.groups
    if (found === undefined) continue
    const written = found.bracketed ?? found.bare ?? found.glued
    const name = found.name?.trim() ?? null
    if (name !== null && (label.test(name) || name.split(/\s+/).length > 5)) return null
    return {
      mark: written === undefined ? null : readMark(written),
      name,
      text: `${found.text ?? ''}${rest}`.trim(),
      isBracketed: found.bracketed !== undefined,
      isCue: kind === 'cue' || kind === 'caption',
    }
  }
  return null
}

interface Found extends SpokenTurn {
  mark: Mark | null
  isBracketed: boolean
  isCue: boolean
  isNamed: boolean
}

const shortName = (text: string | undefined): string | null => {
  const name = text?.trim() ?? ''
  return name !== '' &&
    name.length <= 30 &&
    !/[:：,，。!！?？;；]/.test(name) &&
    name.split(/\s+/).length <= 5
    ? name
    : null
}

const repeats = (names: readonly (string | null)[]): boolean => {
  const known = names.filter((name) => name !== null)
  return known.length * 5 >= names.length * 4 && new Set(known).size < known.length
}

/** Turns as the lines begin them; `Name: words` begins one only where that name does so again and again. */
function findTurns(lines: readonly string[]): Found[] {
  const reads = lines.map(readLine)
  const called = new Map<string, number>()
  for (const read of reads) if (read?.name) called.set(read.name, (called.get(read.name) ?? 0) + 1)
  const turns: Found[] = []
  for (const [from, read] of reads.entries()) {
    const begins =
      read !== null && (read.mark !== null || called.get(read.name!)! > 1 || machineVoice.test(read.name!))
    if (!begins) {
      const before = turns.at(-1)
      const words = lines[from]!.trim()
      if (before === undefined || words === '') continue
      before.text = before.text === '' ? words : `${before.text}\n${words}`
      before.to = from
      continue
    }
    const { mark, name, text, isBracketed, isCue } = read
    const before = turns.at(-1)
    // A cue, or a mark on a line of its own, is followed by who speaks.
    const goesOn = mark === null && before?.mark != null && before.text === '' && !before.isNamed
    if (goesOn) Object.assign(before, { speaker: name ?? '', isNamed: name !== null, text, to: from })
    else
      turns.push({
        ...{ second: mark?.second ?? null, speaker: name ?? '', text, from, to: from },
        ...{ mark, isBracketed, isCue, isNamed: name !== null },
      })
  }
  return nameBesideMarks(turns, lines)
}

/** Names that stand without a colon: behind the mark, or on the line after or before it. */
function nameBesideMarks(turns: Found[], lines: readonly string[]): Found[] {
  const open = turns.filter(({ mark, isNamed }) => mark !== null && !isNamed)
  if (open.length < 2) return turns
  const firstLines = open.map(({ text }) => shortName(text.split('\n')[0]))
  const hasMore = open.filter(({ text }) => text.includes('\n')).length * 5 >= open.length * 4
  if (hasMore && repeats(firstLines)) {
    for (const turn of open) {
      const [first = '', ...rest] = turn.text.split('\n')
      if (shortName(first) !== null)
        Object.assign(turn, { speaker: first.trim(), isNamed: true, text: rest.join('\n') })
    }
    return turns
  }
  const linesBefore = open.map(({ from }) => shortName(lines[from - 1]))
  if (!repeats(linesBefore)) return turns
  for (const [index, turn] of open.entries()) {
    const name = linesBefore[index]
    if (name == null) continue
    const previous = turns[turns.indexOf(turn) - 1]
    if (previous?.text.endsWith(name)) {
      previous.text = previous.text.slice(0, -name.length).trim()
      previous.to = Math.max(previous.from, turn.from - 2)
    }
    Object.assign(turn, { speaker: name, isNamed: true })
  }
  return turns
}

/** Turns that show by their pace alone that they were spoken. */
const leastRunningOn = 5

const latestStart = { short: 120, full: 600 }

/** Whether marks count from the start of a recording and not by the clock on the wall. */
function countsFromStart(marks: readonly Mark[]): boolean {
  const [first] = marks
  if (first === undefined) return false
  if (marks.some(({ isNoHour }) => isNoHour)) return true
  return first.second < (first.isFull ? latestStart.full : latestStart.short)
}

const isRising = (marks: readonly Mark[]): boolean => {
  const steps = marks.slice(1).filter((mark, index) => mark.second >= marks[index]!.second).length
  return steps * 5 >= (marks.length - 1) * 4
}

/** So many turns are a talk, and not two people who are named beside what they want. */
export const leastTurns = 4

/** Whether most of what stands there was said by those who speak again. */
function goesByTurns(named: readonly Found[], lines: readonly string[]): boolean {
  const people = new Map<string, number>()
  for (const { speaker } of named) people.set(speaker, (people.get(speaker) ?? 0) + 1)
  const byTurns = named.filter(({ speaker }) => people.get(speaker)! > 1)
  const filled = lines.filter((line) => line.trim() !== '').length
  return byTurns.length >= leastTurns && byTurns.length * 10 >= filled * 3
}

/**
 * Whether people speak by turns although nothing says that they were recorded: a talk that somebody wrote down, a
 * chat that was copied without its times, or a transcript whose marks were taken out.
 */
export const speaksByTurns = (lines: readonly string[]): boolean =>
  goesByTurns(
    findTurns(lines).filter(({ text, isNamed }) => text !== '' && isNamed),
    lines,
  )

const voiceAtStart =
  /^\s*(?:[-*•>]\s+)?(?:speaker|spk|voice|说话人|发言人|讲话人)[\s_-]*[a-z\d]{1,3}(?=\s*[:：]|\s+\d{1,2}[:：]\d{2})/i
const leastVoices = 2

/** Whether lines begin with people as only programs call them that cannot tell who speaks: 说话人 1, Speaker B. */
export const namesVoicesOfProgram = (lines: readonly string[]): boolean =>
  lines.filter((line) => voiceAtStart.test(line.slice(0, beginningCharacters))).length >= leastVoices

/** Paragraphs as the turns of a voice that nobody names; null where nothing is said. */
export function spokenParagraphs(lines: readonly string[]): SpokenTurn[] | null {
  const turns: SpokenTurn[] = []
  for (const [at, line] of lines.entries()) {
    const words = line.trim()
    if (words === '') continue
    const before = turns.at(-1)
    if (before?.to === at - 1) Object.assign(before, { text: `${before.text}\n${words}`, to: at })
    else turns.push({ second: null, speaker: '', text: words, from: at, to: at })
  }
  return turns.length === 0 ? null : turns
}

/**
 * The turns of a transcript that lies in a document or note: marks of time with speakers that count from the start of a
 * recording or run on as fast as people speak, voices as programs call them, or speakers by turns under a heading that
 * says so. Null where the lines are
 * anything else: minutes, agendas, schedules, chats and lists of calls have names and times too. Minutes by hand in
 * which people speak by turns without any mark of time and heading cannot be told from those, and are none.
 *
 * @param titles the file's name and the headings above the lines
 */
export function spokenTurns(titles: readonly string[], lines: readonly string[]): SpokenTurn[] | null {
  const all = findTurns(lines)
  const spoken = all.filter(({ text }) => text !== '')
  // Nobody else calls people so, and beside a mark that counts from the beginning no second one is needed.
  const markedVoices = spoken.filter(({ speaker, mark }) => mark !== null && machineVoice.test(speaker))
  const voiceMarks = markedVoices.map(({ mark }) => mark!)
  const isOfVoices = markedVoices.length > 0 && isRising(voiceMarks) && countsFromStart(voiceMarks)
  if (spoken.length < 2 && !isOfVoices) return null
  const isHeaded = titles.some(titleSaysTranscript) || lines.some(saysTranscript)
  const named = spoken.filter(({ isNamed }) => isNamed)
  const timed = named.filter(({ mark }) => mark !== null)
  const timedMarks = timed.map(({ mark }) => mark!)
  const voices = new Set(timed.map(({ speaker }) => speaker))
  const byMachine = named.filter(({ speaker }) => machineVoice.test(speaker))
  const recur = (turns: readonly Found[]) => new Set(turns.map(({ speaker }) => speaker)).size < turns.length
  const isTimed =
    timed.length >= 3 && voices.size < timed.length && isRising(timedMarks) && countsFromStart(timedMarks)
  const bare = spoken.filter(({ mark }) => mark !== null).map((turn) => ({ ...turn, mark: turn.mark! }))
  const bareMarks = bare.map(({ mark }) => mark)
  const isMarked =
    isRising(bareMarks) &&
    countsFromStart(bareMarks) &&
    (isHeaded ? bare.length >= 3 : bare.filter((turn) => turn.isBracketed || turn.mark.isFull).length >= 5)
  // Marks without seconds do not show how fast it went.
  const runsOn =
    timedMarks.every(({ isFull }) => isFull) &&
    isAtSpeakingPace(
      timed.map(({ mark, text }) => ({ second: mark!.second, text })),
      leastRunningOn,
    )
  const isTranscript =
    isTimed ||
    isOfVoices ||
    spoken.filter(({ isCue }) => isCue).length >= 2 ||
    (byMachine.length >= 3 && recur(byMachine)) ||
    isMarked ||
    (isHeaded && timed.length >= 2 && isRising(timedMarks)) ||
    (voices.size < timed.length && isRising(timedMarks) && runsOn) ||
    (isHeaded && goesByTurns(named, lines))
  return isTranscript
    ? spoken.map(({ second, speaker, text, from, to }) => ({ second, speaker, text, from, to }))
    : null
}

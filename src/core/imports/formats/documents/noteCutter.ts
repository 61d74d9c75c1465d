import { lineWithin } from '../../../../shared/evidenceLine.ts'
import type { DayOrder } from '../dayOrder.ts'
import type { NoteItem } from '../format.ts'
import { findDay, findHeadingDay, findYear } from './dateText.ts'
import { jottedLine } from './jotted.ts'

/** Longer notes go on in a further one. */
export const noteCharacters = 100_000

const titleCharacters = 120
const dayMs = 86_400_000

type Heading = { readonly level: number; readonly title: string; readonly date: string | null }

const datedLine =
  /^\s*(?:\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?|\d{1,2}月\d{1,2}[日号號]|20\d{6})(?=$|[\s:：,，、(（星周】\]]|[^\d\w])/

/** A diary's day that stands alone on its line, with the weather at most: 11.12, 11/18 周三 小雨. */
const shortDay =
  /^\s*\d{1,2}[./]\d{1,2}\s*(?:[(（]?(?:周|星期|礼拜)[一二三四五六日天][)）]?\s*)?(?:上午|下午|晚上?)?\s*(?:[大小中多暴雷阵转]?(?:晴|阴|雨|云|雪|雾|霾|风|冷|热)[转到间]?){0,4}\s*$/

/** A diary's day by its weekday, alone on its line: "Weds 18 Nov", 周三 11.18. */
const weekdayDay =
  /^\s*(?:(?:mon|tues?|weds?|wednes|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)(?<day>\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?:st|nd|rd|th)?)(?:,?\s+\d{4})?\s*:?\s*$/i
const longestWeekdayDay = 32

/** A day between rules or in heavy brackets begins a part of its own: ——10.15 去现场——, == 11/5 电话 ==. */
const ruledDay =
  /^\s*(?:[—–=~*_-]{2,}|【)\s*(?<day>\d{1,2}(?:[./]|月)\d{1,2}日?)(?![\d.:：/%-]|\s*(?:万|元|[-–~至到]))[^\n]{0,40}?(?:[—–=~*_-]{2,}|】)\s*$/

// "Call with Acme, 5 March 2026" above a paragraph.
const dateAtEnd =
  /(?:\d{1,2}[-/.月]\d{1,2}日?|[a-z]{3,9}\.?,? \d{4}|\d{1,2},? \d{4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2})\)?$/i

/** A Markdown heading, or a short plain line that begins with a day or, after a blank line, ends with one. */
function readHeading(
  line: string,
  isMarkdown: boolean,
  year: number | undefined,
  isAfterBlank: boolean,
): Heading | null {
  const marked = isMarkdown && line.startsWith('#') ? /^(#{1,6})\s+(.+?)\s*#*$/.exec(line) : null
  if (marked !== null) {
    return { level: marked[1]!.length, title: marked[2]!, date: findHeadingDay(marked[2]!, year) }
  }
  // Every line of a document comes here: most are told by their length or their first character.
  if (line.length > 80) return null
  const byWeekday = line.length <= longestWeekdayDay ? weekdayDay.exec(line)?.groups?.day : undefined
  if (byWeekday !== undefined) {
    const date = findDay(line, year) ?? findHeadingDay(byWeekday, year)
    if (date !== null) return { level: 7, title: line.trim(), date }
  }
  const ruled = /^\s*[—–=~*_【-]/.test(line) ? ruledDay.exec(line)?.groups?.day : undefined
  if (ruled !== undefined) {
    const date = findHeadingDay(ruled.replace(/^(\d+)[./](\d+)$/, '$1月$2日'), year)
    const title = line.replace(/^[\s—–=~*_【-]+|[\s—–=~*_】-]+$/g, '')
    if (date !== null) return { level: 7, title, date }
  }
  const mayEndDated = isAfterBlank && !isMarkdown
  if (!mayEndDated && !mayBeginDated(line)) return null
  const bare = line.replace(/^\s*[【[*]+/, '')
  const isTitle = mayEndDated && dateAtEnd.test(line.trim())
  const isShort = isAfterBlank && shortDay.test(bare)
  if (!(isTitle || isShort || datedLine.test(bare))) return null
  const date = isShort ? findHeadingDay(bare, year) : findDay(bare, year)
  return date === null ? null : { level: 7, title: line.trim().replace(/^[【[*]+|[】\]*]+$/g, ''), date }
}

const beginsDated = /[\d【[*]/

/** Whether a line begins with a digit, or with a mark behind which one may come. */
const mayBeginDated = (line: string): boolean => {
  const first = line.charCodeAt(0)
  // Anything but white space stands for itself; that is looked past.
  if (first > 32 && first < 0x7f) return beginsDated.test(line[0]!)
  return first >= 0x3400 && first <= 0x9fff ? false : beginsDated.test(line.trimStart().charAt(0))
}

/** Whether a text has headings that begin (or end) with a day; then only those cut it. */
export function hasDatedHeading(
  text: string,
  isMarkdown: boolean,
  year: number | undefined,
  signature: string | null = null,
): boolean {
  let isAfterBlank = true
  return text.split(/\r\n|\n|\r/).some((line) => {
    if (line.trim() === signature) return false
    const heading = readHeading(line, isMarkdown, year, isAfterBlank)
    isAfterBlank = line.trim() === ''
    return (heading?.date ?? null) !== null
  })
}

const boxMark = /^\s*(?:[-*•]\s*)?(?:\[[ xX✓√]?\]|[☐□☑✅✔√✓](?!\d))\s*/
const boxed = new RegExp(`${boxMark.source}\\S`)

/** A mark or number before a thing in a list. */
const bulletMark = /^\s*(?:[-*•·–]\s+|\d{1,2}\s*[.)、．]\s*)(?=\S)/
const tasks = /待办|代办|要做的|任务清单|工作清单|\bto[- ]?dos?\b|\btasks?\b|\baction (?:items|list)\b/i

/**
 * Whether a text is a list of things to do, each about whomever it names: boxes stand before most of its lines, or marks
 * in one that calls itself so.
 */
export function isChecklist(text: string, fileTitle = ''): boolean {
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '')
  const isMost = (count: number) => count >= 3 && count >= 0.6 * lines.length
  if (isMost(lines.filter((line) => boxed.test(line)).length)) return true
  const isCalledSo =
    tasks.test(fileTitle.replaceAll('_', ' ')) || tasks.test(lines[0]?.slice(0, longestPreface) ?? '')
  return isCalledSo && isMost(lines.filter((line) => boxed.test(line) || bulletMark.test(line)).length)
}
/** Letters of a line above a document's first note that says what it is, at most. */
const longestPreface = 80

const isFence = (line: string): boolean =>
  (line.includes('```') || line.includes('~~~')) && /^\s*(```|~~~)/.test(line)

export type NoteCutter = {
  /** What has been cut so far; the reader takes it away. */
  readonly items: NoteItem[]
  add(text: string, line: number): void
  /**
   * A heading that the document marks as one, level 1 to 6. The title of its note says what stands above it too: the
   * customer is often named in the document's title only.
   */
  addHeading(level: number, text: string, line: number): void
  finish(): void
}

/** Cuts the lines of a text or document into notes. `isMarkdown`: headings and front matter are written as marks. */
export function createNoteCutter(options: {
  isMarkdown: boolean
  isDated: boolean
  /** Days without their year begin the lines of its entries. */
  isJotted?: boolean
  /** Of those in mere figures, as the whole text tells it. */
  dayOrder?: DayOrder | null
  /** Each box is a note of its own, under the heading above it. */
  isChecklist?: boolean
  fileTitle: string
  /** Where the title itself has no day: the one of the file's name, say. */
  fileDate?: string | null
  /** The line that dates the whole, as a signature does: it begins no note. */
  signature?: string | null
  year: number | undefined
  /** UTC ms of the reading; without it no day is known to be yet to come. */
  now?: number
  properties?: Readonly<Record<string, string>>
}): NoteCutter {
  const { isMarkdown, isDated } = options
  /** The day that a line names as its own: one without a year that is yet to come is what the text speaks of. */
  const dayWritten = (text: string): string | null => {
    const day = findDay(text, year)
    const isToCome =
      day !== null && findDay(text, undefined) === null && Date.parse(day) > (options.now ?? Infinity) + dayMs
    return isToCome ? null : day
  }
  const items: NoteItem[] = []
  const properties: Record<string, string> = { ...options.properties }
  let year = options.year
  let frontMatter: 'maybe' | 'inside' | 'past' = 'maybe'
  let isFenced = false
  let isAfterBlank = true
  let fileDate = findDay(options.fileTitle, year) ?? options.fileDate ?? null
  let level = 0
  let title = options.fileTitle
  /** Of the heading above, whatever task the note is. */
  let heading = title
  let date = fileDate
  let lines: string[] = []
  let length = 0
  let lineStart = 1
  let lineEnd = 1
  let hasBody = false
  /** What heads the whole: the line above the first dated entry or task, or a heading without a day. */
  let preface: string | null = null
  let firstLines = 0
  const outline: { level: number; title: string }[] = [{ level: 0, title: options.fileTitle }]

  function flush(): void {
    if (hasBody) {
      const whole = lines.join('\n')
      // Blank lines above the first words are no part of the text.
      const textStart = whole.length - whole.trimStart().length
      items.push({
        kind: 'note',
        at: { lineStart: lineWithin(whole, textStart, lineStart), lineEnd },
        title,
        ...documentOf(title),
        date,
        text: whole.trim(),
        ...(Object.keys(properties).length === 0 ? {} : { properties: { ...properties } }),
      })
    }
    lines = []
    length = 0
    hasBody = false
  }

  /** The file and its preface, as far as a note's own title does not say them. */
  function documentOf(own: string): { document?: string } {
    const above = [options.fileTitle, preface].filter((one) => one !== null && !own.includes(one))
    return above.length === 0 ? {} : { document: above.join(' › ') }
  }

  function begin(begun: Heading, line: number, text: string): void {
    // A dated heading says something even when nothing stands under it ("3月5日 电话约主任").
    if (!hasBody && lines.length > 0 && date !== null && level > 0 && begun.level <= level) hasBody = true
    flush()
    level = begun.level
    title = begun.title
    heading = begun.title
    if (begun.date === null && isDated) preface = begun.title
    date = begun.date ?? (isDated ? null : fileDate)
    lines = [text]
    lineStart = line
    lineEnd = line
  }

  const isTask = (text: string): boolean =>
    options.isChecklist === true && (boxed.test(text) || bulletMark.test(text))

  /** What is to be done says itself whom it is about, as a title does. */
  function beginTask(text: string, line: number): void {
    flush()
    lineStart = line
    const task = text.replace(boxMark, '').replace(bulletMark, '')
    title = level > 0 ? `${heading} › ${task}` : task
    title = title.slice(0, titleCharacters)
  }

  function startsNote(heading: Heading): boolean {
    if (heading.date !== null) return true
    if (isDated) return level === 0 || heading.level <= level
    return heading.level <= 2
  }

  function addLine(text: string, line: number): void {
    if (length + text.length > noteCharacters) {
      flush()
      lineStart = line
    }
    lines.push(text)
    length += text.length
    const isFirst = items.length === 0 && !hasBody && level === 0
    if (isFirst && (isDated || options.isChecklist) && text.trim().length <= longestPreface && !isTask(text))
      preface ??= text.trim() || null
    if (text.trim() !== '') {
      hasBody = true
      lineEnd = line
    }
  }

  /** Whether the heading began a note; otherwise it is a line of the note that is open. */
  function cutAt(heading: Heading, line: number, text: string): boolean {
    year = findYear(heading.title) ?? year
    if (!startsNote(heading)) return false
    begin(heading, line, text)
    return true
  }

  /** A heading with those above it, the document's title first. */
  function pathTo(level: number, own: string): string {
    while (outline.at(-1)!.level >= level) outline.pop()
    if (outline.at(-1)!.title !== own) outline.push({ level, title: own })
    return outline.map((heading) => heading.title.slice(0, titleCharacters)).join(' › ')
  }

  return {
    items,
    add(text, line) {
      if (frontMatter === 'maybe') {
        if (text.trim() === '' && line < 3) return
        frontMatter = isMarkdown && text.trim() === '---' ? 'inside' : 'past'
        if (frontMatter === 'inside') return
        lineStart = line
      }
      if (frontMatter === 'inside') {
        if (text.trim() === '---' || line > 200) {
          frontMatter = 'past'
          fileDate = findDay(properties.date ?? properties.日期 ?? '', year) ?? fileDate
          date = fileDate
          title = properties.title ?? properties.标题 ?? title
          outline[0] = { level: 0, title }
          year = findYear(fileDate ?? '') ?? year
          lineStart = line + 1
          return
        }
        const pair = /^([^:：]{1,40})[:：]\s*(.*)$/.exec(text)
        if (pair !== null) properties[pair[1]!.trim()] = pair[2]!.trim().replace(/^["']|["']$/g, '')
        return
      }
      if (isFence(text)) isFenced = !isFenced
      const isSignature = options.signature != null && text.trim() === options.signature
      const jotted =
        options.isJotted && !isFenced
          ? jottedLine(text, options.now ?? Date.now(), options.dayOrder ?? null)
          : null
      const read =
        jotted !== null
          ? { level: 7, ...jotted }
          : isFenced || isSignature
            ? null
            : readHeading(text, isMarkdown, year, isAfterBlank)
      // A dated heading begins an entry of its own; any other one stands under those above it.
      const begun =
        read !== null && read.date === null ? { ...read, title: pathTo(read.level, read.title) } : read
      isAfterBlank = text.trim() === ''
      // The first words of a note that is dated nowhere else name its day, if any do: "Call with Acme - 17 Nov 2026, Teams".
      if (
        !isAfterBlank &&
        !isDated &&
        items.length === 0 &&
        firstLines < 3 &&
        begun === null &&
        text.length <= 100
      )
        date ??= fileDate = dayWritten(firstLines === 0 ? text : text.slice(0, 28))
      if (!isAfterBlank) firstLines += 1
      if (begun !== null && cutAt(begun, line, text)) return
      if (isTask(text)) beginTask(text, line)
      addLine(text, line)
    },
    addHeading(level, text, line) {
      if (frontMatter === 'maybe') {
        frontMatter = 'past'
        lineStart = line
      }
      isAfterBlank = false
      const own = text.replace(/\s+/g, ' ').trim()
      if (!cutAt({ level, title: pathTo(level, own), date: findDay(own, year) }, line, own))
        addLine(own, line)
    },
    finish() {
      if (!hasBody && lines.length > 0 && date !== null && level > 0) hasBody = true
      flush()
    },
  }
}

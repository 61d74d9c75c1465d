import { findDay } from './dateText.ts'

/** Lines at the beginning and at the end in which a document says of which day it is. */
const headLines = 8
const footLines = 4

const labels =
  '日期|時間|时间|签署日期|签订日期|签字日期|发文日期|印发日期|成文日期|发布日期|公示日期|公告日期|报告日期|会议日期|会议时间|拜访日期|拜访时间|拜訪日期|拜訪時間|會議日期|會議時間|记录日期|编制日期|填表日期|填报日期|制表日期|date|dated|issued|issue date|date of issue|meeting date|report date|signed on|published'
/** A label of its own: 截止日期 and 交货日期 are days that the document speaks of. */
const labelled = new RegExp(
  `(?:^|[\\s　|｜/(（【\\[，,;；])(?:${labels})\\s*[:：]\\s*([^\\s　].{0,40})`,
  'gi',
)

const longestTitle = 70
const fullDay = /(?<!\d)20\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}(?!\d)/g

const bareDay =
  /^[(（【[]?\s*(?:\D{0,8}[，,]\s*)?(?:\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?|(?:民[國国])?\s*1[01]\d\s*[/.年]\s*\d{1,2}\s*[/.月]\s*\d{1,2}\s*日?|\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9}\.?,? \d{4}|[a-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})\s*[)）】\]]?$/i

/**
 * The day that a document gives as its own: after a label such as 日期：, or alone on a line at its head or foot, as
 * letters and notices are dated, or in the short line that heads it. Null where there is none, or several that differ. `foot` is false where the text does
 * not reach the document's end.
 */
export function ownDay(text: string, { foot }: { foot: boolean }): string | null {
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '')
  const edges = [...lines.slice(0, headLines), ...(foot ? lines.slice(headLines).slice(-footLines) : [])]
  const days = new Set<string>()
  // What a note begins with is its title: "Acme - phone with Tom 2026-11-13 (Kevin)".
  const [first = ''] = lines
  if (
    first.length <= longestTitle &&
    !/[:：]|[。.；;]\s*$/.test(first) &&
    [...first.matchAll(fullDay)].length === 1
  ) {
    const day = findDay(first, undefined)
    if (day !== null) days.add(day)
  }
  for (const line of edges) {
    for (const [, said] of line.matchAll(labelled)) {
      const day = findDay(said!, undefined)
      if (day !== null) days.add(day)
    }
    // Letterheads set the day beside the title, as a cell of its own: OFFER Q-7    3 November 2026.
    for (const [at, cell] of cells(line).entries()) {
      if (!bareDay.test(cell) || ofAnother.test(cells(line)[at - 1] ?? '')) continue
      const alone = findDay(cell, undefined)
      if (alone !== null) days.add(alone)
    }
  }
  return days.size === 1 ? [...days][0]! : null
}

/** Years from which a document that was saved then would hardly speak of none before the next but one. */
const mostAhead = 1

/**
 * The day on which a document was saved, unless it is the one of a template: everything that the document names lies years
 * behind it.
 */
export function savedDayOf(saved: string | null, text: string): string | null {
  if (saved === null) return null
  const years = [...text.matchAll(/(?<!\d)20[0-4]\d(?!\d)/g)].map(([year]) => Number(year))
  const savedYear = Number(saved.slice(0, 4))
  return years.length > 0 && years.every((year) => year > savedYear + mostAhead) ? null : saved
}

const cells = (line: string): string[] =>
  line
    .trim()
    .split(/\t| {2,}|\s+[|｜]\s+/)
    .map((cell) => cell.trim())
/** What stands before a day that is not the document's: until when it holds, when goods come. */
const ofAnother =
  /有效|截止|到期|交货|交付|发货|付款|开始|结束|\b(valid|until|till|due|by|before|from|to|expires?|expiry|deliver\w*|ship\w*|payment|start\w*|end\w*|birth\w*|since)\b[^\p{L}]*$/iu

/**
 * The only day with its year that the head of a document names and that lies behind (`now`, UTC ms): "Our quotation of
 * 3 November 2026". Null where there are none or several.
 */
export function onlyDayAtHead(text: string, now: number): string | null {
  const head = text
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, headLines)
  const days = new Set<string>()
  for (const line of head)
    for (const found of line.matchAll(anyFullDay)) {
      const day = findDay(found[0], undefined)
      if (day === null) continue
      if (ofAnother.test(line.slice(0, found.index)) || Date.parse(day) > now) return null
      days.add(day)
    }
  return days.size === 1 ? [...days][0]! : null
}
const anyFullDay =
  /(?<!\d)20\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}(?!\d)日?|\b\d{1,2}(?:st|nd|rd|th)?[ -][a-z]{3,9}\.?,?[ -]20\d{2}\b|\b[a-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? 20\d{2}\b/gi

/** The day alone on the last line, below other text: it dates what stands above and begins nothing. */
export function signatureLine(text: string): string | null {
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '')
  const last = lines.at(-1)?.trim() ?? ''
  return lines.length > 1 && bareDay.test(last) ? last : null
}

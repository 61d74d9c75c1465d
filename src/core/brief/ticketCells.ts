import { type DateOrder, readDate } from '../imports/recognition/dateValue.ts'

/** A cell of a row's text. */
interface Cell {
  head: string
  value: string
}

const ofDue =
  /^(?:due|due (?:date|by|on)|deadline|target(?: date)?|to be (?:done|closed|solved) by|(?:要求|计划|应|承诺|预计)?(?:完成|解决|回复|答复|关闭|整改|结案)(?:期限|时限|日期|时间|日)?|(?:处理|整改|回复)?(?:期限|时限)|截止(?:日期|时间|日)?|到期(?:日|日期)?)$/i
const ofOwner =
  /^(?:owner|handler|handled by|assigned to|assignee|responsible|engineer|负责人?|责任人|处理人|跟进(?:人|者|人员)?|对接人?|承办人|经办人?|主办人?|工程师)$/i
const ofContent =
  /^(?:description|details?|issue|problem|complaint|what|subject|内容|投诉内容|问题|问题描述|描述|情况|详情|事由|投诉事项)$/i

/** "Owner 跟进", 责任人/Owner: a heading that says one thing in two languages. */
const inTwoLanguages =
  /^([\x20-\x7e]+?)[\s/|(（]+(\p{Script=Han}+)[)）]?$|^(\p{Script=Han}+)[\s/|(（]*([\x20-\x7e]+?)[)）]?$/u
const saysOneOf = (head: string, heads: RegExp): boolean =>
  [head, ...(inTwoLanguages.exec(head.trim())?.slice(1) ?? [])].some(
    (part) => part !== undefined && heads.test(part.trim()),
  )

const dayOf = (text: string, order: DateOrder, year: number): string | null => {
  const read = readDate(text, order, year)
  if (read === null || read.kind !== 'local') return null
  const { year: y, month, day } = read.time
  return `${y}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/**
 * What the row of a complaint says beside what was taken of it: by when it is due (`YYYY-MM-DD`), who looks after it, and
 * what it is about. `reportedOn` is the day on which it was reported, by which the order of day and month is told.
 */
export function ticketCells(
  cells: readonly Cell[],
  reportedOn: string,
): { due: string | null; owner: string | null; content: string | null } {
  const cellUnder = (heads: RegExp): string | null =>
    cells.find(({ head }) => saysOneOf(head, heads))?.value.trim() || null
  const year = Number(reportedOn.slice(0, 4))
  const isMonthFirst =
    cells.some(({ value }) => dayOf(value, 'mdy', year) === reportedOn) &&
    !cells.some(({ value }) => dayOf(value, 'dmy', year) === reportedOn)
  const due = cellUnder(ofDue)
  const day = due === null ? null : dayOf(due, isMonthFirst ? 'mdy' : 'dmy', year)
  return {
    // What was to be done before it was reported is due in the next year, or is no day of this.
    due: day === null || day < reportedOn ? null : day,
    owner: cellUnder(ofOwner),
    content: cellUnder(ofContent),
  }
}

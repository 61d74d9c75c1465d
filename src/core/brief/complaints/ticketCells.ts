import { type DateOrder, readDate } from '../../imports/recognition/dateValue.ts'

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

/** What is wrong, and with what; an order number or a remark of ours is neither. */
const ofFault =
  /^(?:问题|问题描述|故障|故障描述|故障现象|现象|不良现象|不良描述|缺陷|投诉(?:内容|事项|描述|原因)?|客诉(?:内容|事项|描述)?|内容|描述|情况|详情|事由|摘要|主题|问题简述|fault|defect|issue|problem|complaint|symptom|failure|description|details?|subject|summary|title|what(?: is| went)? wrong)(?: description| details?)?$/i
const ofObject =
  /^(?:设备(?:名称|型号)?|产品(?:名称|型号)?|机型|型号|机台|机号|品名|工位|部位|地点|位置|现场|场地|项目现场|site|unit|equipment|product|item|machine|model|asset|location|line|site ?\/ ?unit)$/i
const ofNumber =
  /^(?:编号|单号|序号|工单(?:编?号)?|(?:投诉|客诉|报修|售后)(?:单)?(?:编?号)|no\.?|number|(?:ticket|case|complaint|claim|rma|job)(?: ?(?:no\.?|number|id|ref))?|ref(?:erence)?\.?)$/i

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

/** What a row of complaints says is wrong: with which thing, its fault, and by which number it is kept. */
export interface TicketMatter {
  object: string | null
  fault: string | null
  number: string | null
}
/** What is wrong by the columns for it alone, and not by what the list says of states, orders or our own steps. */
export function ticketMatter(cells: readonly Cell[]): TicketMatter {
  const under = (heads: RegExp): string | null =>
    cells.find(({ head }) => saysOneOf(head, heads))?.value.trim() || null
  return { object: under(ofObject), fault: under(ofFault), number: under(ofNumber) }
}

const ofDemand =
  /^(?:要(?!是|么|不)|要求|索赔|客户(?:要|索赔|要求)|对方(?:要|索赔)|(?:they|customer|client) (?:claim|want|ask|demand)\w*|claims?\b|wants?\b|credit (?:requested|wanted)|(?:to be )?(?:replaced|replacement)\b)/i
/** 32天未结, "open for 9 days": a count that is another one every day. */
const ofElapsed =
  /\d+\s*(?:天|日|周|个?工作日)(?=(?:都|还|一直|仍)?(?:未|没))|(?:,\s*)?\b(?:open|unanswered|unresolved|outstanding)(?: for)? \d+ (?:days?|weeks?)\b|\b\d+ (?:days?|weeks?) (?:open|unanswered|unresolved|outstanding)\b/gi
const inPartDone =
  /\d+\s*(?:pcs|pieces|units?|台|件|只|个|条|张)?\s*(?:already )?(?:replaced|repaired|exchanged|swapped|fixed|已?(?:换|修|补)(?:好|完|了))|(?:replaced|repaired|exchanged|已?(?:换|修|补)(?:好|完|发)?了?)\s*\d+|(?:still|\d|one|two) (?:still )?outstanding|(?:还剩|尚余|剩下?)\s*\d/i
const ofCount = /^\d+ (?:of|out of) \d+\b.*$|^\d+\s*(?:台|件|只|个|条|张)(?:[中里/／].*)?$/i
const times = /\s*[x×]\s?\d+$/i
const sentenceEnd = /(?<=[。！？!?；;\n])|(?<=[a-z\d)]\.)\s+(?=\p{Lu})/u
const clauseStart = /(?<=[，,](?!\d{3}(?!\d))\s*)(?=[^\s，,])/u

/**
 * What is wrong as it may be said to whoever reported it: the first sentence of the fault without what they demand, without
 * a count of days that grows, and without how many it were where our remark says that some have been put right.
 */
export function matterSaid({ object, fault }: TicketMatter, remark: string): string | null {
  if (fault === null) return null
  const [first = ''] = fault.split(sentenceEnd)
  const isPartDone = inPartDone.test(remark)
  // What stays is told as it is written, with the marks between.
  const clauses = first
    .replaceAll(ofElapsed, '')
    .split(clauseStart)
    .filter((clause) => {
      const bare = clause.replace(/[\s，,。；;.]+$/u, '').trim()
      return bare !== '' && !ofDemand.test(bare) && !(isPartDone && ofCount.test(bare))
    })
  if (clauses.length === 0) return null
  const told = clauses
    .join('')
    .replace(/[\s，,。；;.]+$/u, '')
    .trim()
  const between = /\p{Script=Han}/u.test(fault) ? '，' : ', '
  const thing = isPartDone ? (object?.replace(times, '') ?? null) : object
  return thing === null || told.includes(thing) ? told : `${thing}${between}${told}`
}

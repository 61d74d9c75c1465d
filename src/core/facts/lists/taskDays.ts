import { isBareDay, lastSuch, nearestSuch } from '../days/daysAsSaid.ts'
import { dueDay } from '../days/dueDay.ts'
import { findFigures, weekdaysOfMonth } from '../figures.ts'
import type { FactFigure } from '../proposedFact.ts'
import type { Span } from '../sentences/clauseBreaks.ts'

/** 20号没给到, "21号冇send", "was due 18/11": the day on which it did not come is not when it is due. */
const missedOn =
  /^\s*[号日]?(?:上午|下午|晚上)?(?:就|都|也|还)?(?:没有?|未|冇)(?:给|交|到|来|发|收|拿|寄|出|有|send)/i
const slashed = /(?<![\d./])\d{1,2}\s*[/.]\s*\d{1,2}(?![\d/%]|\.\d|\s*(?:[%％万元公千吨kK]|kg|t\b))/g

/** 3.1 certs, V 2.4, 4.5米, "clause 5.2": a number with a dot that is of a type, a version, a size or a place in a paper. */
const ofKind = {
  behind:
    /^\s*(?:certs?\b|certificat|zeugnis|mill\b|material|inspection|firmware|release|version|(?:mm|cm|m|km|in|inch|bar|mbar|kw|kv|kva|v|a|t|tons?|l|g|kg|ghz|mhz|x|%)\b|证|材质|材证|质保书|质证|版|英?寸|米|毫米|厘米|倍|折|吨|千瓦|升|类|级)/iu,
  before:
    /(?:\b(?:v|ver|version|rev|revision|release|firmware|fw|sw|section|sect|clause|item|point|para|chapter|annex|type|class|step|phase|no|din|iso|en)\.?|§|#|第|型号?|版本|条款|章节?|附件|类型)\s*$/iu,
} as const
const behindByWhen =
  /(?:\b(?:by|on|before|until|till|due|for|was|from|to)|前|截止|[(（:：,，;；-])\s*(?:the\s+)?$/iu
/** Whether two numbers with a dot between are no day: 25.11 can be one anywhere, 3.1 before a noun only behind a word of when. */
function isOfKind(task: string, { index, 0: pair }: RegExpExecArray): boolean {
  if (!pair.includes('.')) return false
  const [before, after] = [task.slice(0, index), task.slice(index + pair.length)]
  if (ofKind.behind.test(after) || ofKind.before.test(before)) return true
  return /^\d\s*\.\s*\d$/.test(pair) && /^\s+\p{Script=Latin}/u.test(after) && !behindByWhen.test(before)
}

/** 18号就该给, "was due Fri 20th": the day is behind, however it is written. */
const wasDueBehind = /^\s*(?:st|nd|rd|th)?\s*[号日]?(?:就|本来?|早就?|原来?)(?:该|应)/i
const wasDueBefore =
  /(?:过了|已过|超过了?)\s*$|\b(?:was|were) (?:due|meant to (?:go|be|come))(?: on| by)?(?: (?:mon|tue|wed|thu|fri|sat|sun)\w*)?(?: the)?\s*$/i

/** 借到12/18, V3 12/8到期, "until 18 Dec", "18 Dec not Jan": a day of the thing that the task is about, and not when it is due. */
const endsBehind =
  /^\s*[日号]?\s*(?:到期(?!了)|止|截止|为止)|^\s*,?\s*(?:not|instead of|rather than)\s+(?:the\s+)?(?:\d|(?:end of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|next|this))|^\s*[,，]?\s*不是\s*\d/i
const endsBefore =
  /(?:有效期?(?:到|至)?|借到|用到|租到|直到|截至)\s*$|\b(?:until|till|expir(?:es|y|ing)(?: on)?|valid(?: to)?)\s+(?:the\s+)?$/i

/** 告诉周工参观改12/3: the day of what somebody is to be told, and not when they are to be told it. */
const toldOf =
  /(?:告诉|通知|转告|知会|同步(?:给)?|跟[^，,。；;\s]{1,6}说)[^，,。；;\n\d]{0,16}(?:改|挪|推|延|定|换|提前|调整?)(?:到|在|成|至|为)?\s*$/

/** "promised 20th", "due 18th", "by 25th": a day of this month or the one beside it, as a list has it in short. */
const bareNth =
  /\b(?:promised|due|owed|by|before|for|on|until)(?: (?:on|by|for))? (?:(?:mon|tue|wed|thu|fri|sat|sun)\p{Ll}* )?(?<day>[12]?\d|3[01])(?:st|nd|rd|th)\b(?! (?:of|floor|time|century|week|day|street|st\b|avenue|birthday|anniversary|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/giu

/** 老方会在26号问, "Dana will ask on the 26th": the day on which somebody asks after it is not the day by which it is due. */
const asksOn = (before: string, after: string): boolean =>
  (/(?:会|要|肯定|一定|准|说|得)(?:在|于)?\s*(?:(?:周|星期|礼拜)[一二三四五六日天])?\s*$/.test(before) &&
    /^\s*[号日]?(?:上午|下午|早上|晚上)?(?:会上|通话时?|开会时?|来|要|就|还|再)?(?:问|催|查|追|盯|过问|要说法)/.test(
      after,
    )) ||
  /\b(?:will|['’]ll|going to|gonna|wants to|is bound to) (?:ask|chase|check|enquire|want to know|bring (?:it|this) up|raise (?:it|this))(?: (?:about|for|after) (?:it|this|that|the \p{L}+))?(?: again)? (?:on |by )?(?:the )?(?:(?:mon|tue|wed|thu|fri)\w* )?(?:the )?$/iu.test(
    before,
  )

/** 9、10月负荷曲线, 12月账单: of which months something is, and not when it is due. */
const ofMonth =
  /^(?:份的?|的)?(?!底|初|末|中旬|上旬|下旬|前|之前|以前|内|份?[前内底]|给|发|交|出|到|要|约)\p{Script=Han}{2}/u

/** 3.14停机报告, 10月8号那批, "3 May outage report": a day behind us that names what happened then, and no day to come. */
const nameOfEvent = {
  han: /^[号日]?(?:的|那天的?|那|夜班|晚上|早上|上午|下午)*\p{Script=Han}{0,4}?(?:根因|原因分析|事故|故障|告警|报警|停机|宕机|断电|跳闸|中断|泄漏|漏水|漏报|误报|事件|异常|投诉|客诉|退货|返工|那[次批回单]|批次|这[次批回]|演练|会议?纪要|纪要|会上)/u,
  latin:
    /^(?:st|nd|rd|th)?(?:['’]s)? (?:\p{Ll}+ ){0,2}(?:outage|incident|failure|breakdown|accident|alarm|leak|trip|fault|stoppage|complaint|batch|lot|delivery|minutes|near[- ]miss)\b/u,
} as const
const namesEvent = (day: string, after: string, occurredAt: number): boolean =>
  day.length === 10 &&
  Date.parse(day) <= occurredAt &&
  (nameOfEvent.han.test(after) || nameOfEvent.latin.test(after))

/** The days of a line on a list of what is to be done: whichever way round they stand, those near to the list. */
export function daysOf(task: string, occurredAt: number): FactFigure[] {
  const pairs = [...task.matchAll(slashed)].flatMap((match) => {
    const day = isOfKind(task, match) ? null : dueDay(match[0], occurredAt)
    return day === null ? [] : [{ start: match.index, end: match.index + match[0].length, day }]
  })
  const named = weekdaysOfMonth(task, occurredAt).map(({ start, end, figure }) => ({
    start,
    end,
    day: String(figure.value),
  }))
  const bare = [...task.matchAll(bareNth)].flatMap((match) => {
    const { day } = match.groups!
    const written = new Date(occurredAt)
    const read = new Date(Date.UTC(written.getUTCFullYear(), written.getUTCMonth(), Number(day)))
    if (read.getUTCDate() !== Number(day)) return []
    const end = match.index + match[0].length
    const start = end - day!.length - 2
    return [{ start, end, day: nearestSuch(read.toISOString().slice(0, 10), occurredAt) }]
  })
  const isTaken = ({ start, end }: Span): boolean =>
    [...pairs, ...named].some((one) => one.start < end && one.end > start)
  const days = findFigures(task, occurredAt)
    .filter((figure) => figure.kind === 'date' && !isTaken(figure))
    .map(({ start, end, figure }) => {
      const day = String(figure.value)
      const isBare = day.length === 10 && isBareDay.test(task.slice(start, end))
      return { start, end, day: isBare ? nearestSuch(day, occurredAt) : day }
    })
  return [
    ...pairs,
    ...bare.filter((one) => [...named, ...days].every((two) => two.start >= one.end || two.end <= one.start)),
    ...named.filter((one) => !pairs.some((two) => two.start < one.end && two.end > one.start)),
    ...days,
  ]
    .sort((left, right) => left.start - right.start)
    .filter(({ start, end, day }) => {
      const [before, after] = [task.slice(0, start), task.slice(end)]
      return (
        !(day.length === 7 && ofMonth.test(after)) &&
        !namesEvent(day, after, occurredAt) &&
        !missedOn.test(after) &&
        !endsBehind.test(after) &&
        !endsBefore.test(before) &&
        !toldOf.test(before) &&
        !asksOn(before, after)
      )
    })
    .map(({ start, end, day }) => {
      const wasDue = wasDueBehind.test(task.slice(end)) || wasDueBefore.test(task.slice(0, start))
      return { value: wasDue && day.length === 10 ? lastSuch(day, occurredAt) : day, unit: 'date' }
    })
}

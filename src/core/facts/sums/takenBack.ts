import { isVoided } from '../chinese/voided.ts'
import { calledOff } from '../days/calledOff.ts'
import { isOfSpan } from '../days/daysAsSaid.ts'
import { type FoundFigure, findFigures } from '../figures.ts'
import type { FactFigure } from '../proposedFact.ts'
import { isDenied } from './denied.ts'
import { isOfReplaced } from './ofReplaced.ts'

/** 不是260万, 年初说350万, 原2年, 从2年延到3年, "instead of 40": a figure that the sentence itself takes back. */
const disowning =
  /\bno longer(?: [a-z]+){0,3}? (?:on|in|at|by|for)(?: (?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?)?(?: the)? $|(不是|并非|而非|不再是|(?:不用|不必|无需|无须|不需要|不要求)(?:再|等|赶|等到|赶在)?|(原(先|来|定|本)?|之前|以前|先前|本来|上次|早先|年初|去年|起初|一开始)(说|定|计划|安排|约|报|批|给)?(的|在|好)?(是|为)?)\s*$|(?<![a-z])(?:not|instead of|rather than) (?:the |your |our |my )$|(?<![a-z])(not|instead of|rather than|(?:up|down) from|(?:previously|formerly|originally)(?: w\/c| the week of)?|used to be|had (said|promised|written|planned))\s*$/i
const leaving =
  /(从|由|(?<![a-z])from(?: (?:mon|tues|wednes|thurs|fri|satur|sun)day,?| (?:mon|tue|wed|thu|fri|sat|sun),?)?(?: the)?)\s*$/i
const arriving = /^.{0,12}?(到|至|为|成|(?<![a-z])to(?![a-z]))/i

/** A day that is left for another, and not the first of a span: 从3月1号推到4月15号, "moved from 3 May to 9 May". */
const moved =
  /^.{0,12}?(推(迟)?|延(期|后|迟)?|改(期)?|调整?|提前?|挪|顺延|变更?)(到|至|为|成)|(?<![a-z])(mov|shift|push|postpon|reschedul|delay|slip|bring|brought|chang|put back|exten(?:d|sion)|defer)\w*[^.;]{0,40}(?<![a-z])from(?: (?:mon|tues|wednes|thurs|fri|satur|sun)day,?| (?:mon|tue|wed|thu|fri|sat|sun),?)?(?: the)?\s*$/i

/** "the board slipped from 27 Nov": where to, it does not say. */
const movedFrom =
  /(?<![a-z])(mov|shift|push|postpon|reschedul|delay|slip|bring|brought|chang|put back|exten(?:d|sion)|defer)\w*[^.;]{0,40}from(?: (?:mon|tues|wednes|thurs|fri|satur|sun)day,?| (?:mon|tue|wed|thu|fri|sat|sun),?)?(?: the)?\s*$/i

/** 12月4号的评审会改到12月18号, "the 4 December review has moved to the 18th": the day in front is left. */
const movedAway =
  /^(?:那天|当天)?\s*(?:上午|下午)?(?:改期?|推迟?|延(?:期|后|迟)?|挪|调整?|提前|顺延|推后|变更?)(?:到|至|为|成)\s*(?=(?:20\d\d年)?\d{1,2}\s*[月号日./-]|(?:下|本|这)?个?(?:周|星期|礼拜)[一二三四五六日天]|下个?月|明天|后天)|^[^。；;\n]{0,8}?[”"’』」]?\s*(?:更正|变更|修改|修订)[为成至]|^ (?:will|is to|shall) (?:now )?(?:be held|be|take place) (?:now )?on\b|^[^。；;\n]{0,10}?(有事|出差|请假|休假|外出|来不了|去不了|不行|不方便|没空|冲突|不在|开不了|赶不上|no good|does ?n[o'’]?t work|can['’]?t make)[^。；;\n]{0,40}?(改|挪|推|换|延|instead|move|make it|do it)|^的[^，。；;\n]{0,12}?(推迟?|延(期|后|迟)?|改(期)?|调整?|提前|挪|顺延|变更?)[^，。；;\n]{0,3}(到|至|为|成)|^ (?:[a-z]+ ){1,3}(?:(?:has|is|was|have) (?:been )?)?(?:mov|shift|push|postpon|reschedul|slip|brought forward)\w* (?:back |out |forward )?(?:to|until)\b/i

/** "trial moved 26 Nov -> 2 Dec", 试贴改 11/26 → 12/2. */
const arrowAway = /^\s*(?:->|=>|→)/
const moving = /(?:mov|shift|push|postpon|reschedul|delay|slip|改|推|延|挪|调整|变更)[^。；;\n]{0,40}$/i
const wasBefore = /\bwas (the week of |due (on )?|set for |planned (for|on) |on |scheduled (for|on) )?$/i
const nowOther = /\b(moved|now|changed|instead|shifted|pushed|brought|postponed|delayed)\b/i

const isGone =
  /^(?:\s[\p{L}-]+){0,3}?(?:['’]s|\s(?:is|are|was|were|has been|have been))(?: now| already| all| officially)?\s(?:gone|dead|history|off the table|off|withdrawn|pulled|scrapped|cancelled|canceled|frozen|out of date|superseded|no longer (?:there|available|on|valid|current))\b(?!\s(?:if|unless|by|after|before|on|at|until|when|from|in)\b)/iu

/** Whether a sentence says of a figure of its own that it does not hold, or holds no longer. */
export function isTakenBack(sentence: string, figure: FoundFigure): boolean {
  const { start, end, kind } = figure
  const before = sentence.slice(0, start)
  if (disowning.test(before) || isDenied(sentence, figure) || calledOff(sentence, figure)) return true
  if (isVoided(sentence, figure) || isOfReplaced(sentence, figure)) return true
  if (kind === 'date' && movedAway.test(sentence.slice(end))) return true
  if (kind === 'date' && arrowAway.test(sentence.slice(end)) && moving.test(before)) return true
  const after = sentence.slice(end)
  // "was the week of 8 February, so moved to 1 March": only what comes later says that the first is over.
  if (kind === 'date' && wasBefore.test(before) && nowOther.test(after)) return true
  if (kind === 'date')
    return (
      leaving.test(before) &&
      (moved.test(after) || movedFrom.test(before) || (moved.test(before) && arriving.test(after)))
    )
  // "the 500k capex is gone": unless a condition says when it would be.
  if (kind === 'money' && isGone.test(after)) return true
  // 账期30天改60天: of two measures the one in front is left.
  if (/^\s*[改变调延](?:到|成|为|至)?\s*\d/.test(after)) return true
  return leaving.test(before) && arriving.test(after)
}

/**
 * The figures that a sentence itself says no longer hold (原来说4月10号，现在3月25号); with `kept`, those in whose place that
 * one has come.
 */
export function takenBackIn(
  sentence: string,
  occurredAt: number,
  kept: FactFigure | null = null,
): FactFigure[] {
  const bare = kept === null ? [] : bareSumsLeft(sentence, kept)
  const figures = findFigures(sentence, occurredAt)
  const standing = figures.filter((figure) => !isTakenBack(sentence, figure))
  // Of several figures that hold, each took the place of the one next to it.
  const nextTo = ({ start, kind }: FoundFigure) =>
    standing
      .filter((one) => one.kind === kind)
      .toSorted((a, b) => Math.abs(a.start - start) - Math.abs(b.start - start))[0]
  const left = figures.flatMap((figure) => {
    if (!isTakenBack(sentence, figure)) return []
    // 因翁总12月8日至10日出差，…改到12月11日: the span of an absence is no day that was set before.
    if (figure.kind === 'date' && isOfSpan(sentence, figure.start, figure.end)) return []
    const replaced = nextTo(figure)
    const isOfKept = kept === null || !replaced || replaced.figure.value === kept.value
    return isOfKept ? [figure.figure] : []
  })
  return [...left, ...bare.filter(({ value }) => !left.some((one) => one.value === value))]
}

/** "£165k, not the 180 I gave you", "from 2.4 to 2.5m": the sum in front or behind is of the size of the one that holds. */
const bareSum =
  /(?<![a-z])(?:not|instead of|rather than|(?:up|down) from|used to be|was|from) (?:the |your |our |my |about |around )?[£€$¥]?(?<number>\d{1,4}(?:\.\d{1,2})?)(?=\s+(?:i|we|you|he|she|they|as|in|to|that|which|from|before)\b|[,.;)]?\s*$|[,;)])/gi
const scales = [1, 1e3, 1e4, 1e6] as const
const aMeasure = String.raw`\d[\d.,]*\s?(?:t|mt|kgs?|kilos?|tonnes?|tons?|pcs|pieces|units?|sets?|seats?|users?|people|heads?|staff|licen[cs]es|machines|vehicles|vans|trucks|sites?|beds?|rooms?|lines?|pallets?|drums?|lit(?:re|er)s?|m[23²³]|sqm|km|mm|cm|hours?|hrs?|days?|weeks?|months?|years?|%|percent|points?)(?![\p{L}\d])`
const measureBefore = new RegExp(`${aMeasure}[\\s,(]{0,3}(?:[\\p{L}]+ ){0,2}$`, 'iu')
const measureBehind = new RegExp(`^[\\s]*(?:down |up |back )?to (?:about |around |only )?${aMeasure}`, 'iu')
const ofGoods = /\b(?:volumes?|quantit(?:y|ies)|tonnage|head ?count|usage|consumption)\b[^.;,]{0,16}$/i
/** "130 t not 142", "volumes from 142 to 130": the bare number is of what stands beside it, and no money. */
const isOfMeasure = (sentence: string, start: number, end: number): boolean =>
  measureBefore.test(sentence.slice(0, start)) ||
  measureBehind.test(sentence.slice(end)) ||
  ofGoods.test(sentence.slice(0, start))
/** Sums further apart are not each other's. */
const mostApart = 2.5
/** 218万, 不是205; 现在218万（之前205）: what it was goes without its 万. */
const bareHan =
  /(?:不是|而非|原(?:来|先|报)?|之前|此前|以前|上次|前面|\bnot|\bwas)\s*(?:是|为|报(?:的|了)?|说(?:的)?)?\s*(?<number>\d{2,5}(?:\.\d{1,2})?)(?=\s*(?:[，,。.;；、)）]|$))/giu
function bareHanLeft(sentence: string, kept: FactFigure): FactFigure[] {
  const now = Number(kept.value)
  return [...sentence.matchAll(bareHan)].flatMap(({ index, 0: words, groups }) => {
    const value = Number((Number(groups!.number) * 1e4).toPrecision(12))
    const isSame = value === now || value >= now * mostApart || now >= value * mostApart
    return now < 1e4 || isSame || isOfMeasure(sentence, index, index + words.length)
      ? []
      : [{ ...kept, value }]
  })
}
function bareSumsLeft(sentence: string, kept: FactFigure): FactFigure[] {
  const now = Number(kept.value)
  if (kept.unit === 'date' || !(now >= 1e3)) return []
  if (/\p{Script=Han}/u.test(sentence)) return bareHanLeft(sentence, kept)
  return [...sentence.matchAll(bareSum)].flatMap(({ 0: words, index, groups }) => {
    if (isOfMeasure(sentence, index, index + words.length)) return []
    const number = Number(groups!.number)
    const values = scales
      .map((scale) => Number((number * scale).toPrecision(12)))
      .filter((value) => value !== now && value < now * mostApart && now < value * mostApart)
    return values.length === 1 ? [{ ...kept, value: values[0]! }] : []
  })
}

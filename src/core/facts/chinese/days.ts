import { allMatches } from '../cues/mayMatch.ts'
import type { FoundFigure } from '../figures.ts'

const iso = (year: number, month: number, day: number): string | null => {
  const read = new Date(Date.UTC(year, month - 1, day))
  return read.getUTCDate() === day ? read.toISOString().slice(0, 10) : null
}

/** 12.8那天, 12.8上线: a month and a day with a dot between them, where the words behind leave no other reading. */
const dotted =
  /(?<![\d.])(?<month>1[0-2]|[1-9])\.(?<day>[12]\d|3[01]|0?[1-9])(?=\s*(?:[号日](?![均活])|那天|当天|[之以]前|前(?!后)|周[一二三四五六日]|开标|上线|上会|开线|截止|到货|投产|过会|评标|验收|交货|送样|进场|投标|挂网|定标|切换|试机|发货|到厂|装机))(?:\s*[号日])?/g
/** 原来定12.22, 改到1.15: where the words in front leave no other reading, and nothing is counted behind. */
const dottedBehind =
  /(?<=(?:原(?:来|先)?定|定在|定于|[改挪推延][到至]|截止到?|开标)[:：]?\s*)(?<![\d.])(?<month>1[0-2]|[1-9])\.(?<day>[12]\d|3[01]|0?[1-9])(?=\s*(?:[，,。；;\n、)）]|$|上午|下午|[早晚]上?|\d{1,2}[点:：]))/g
/** 年底到期, 年底上线: the end of a year counts as its last day where something is due then. */
const yearEnd =
  /(?<![去前明后]|20\d\d|\d\d)(?:今年)?年[底末](?=(?:就)?(?:到期|期?满|结束|收回|截止|封账|关账|上线|投产|交货|到货|验收|拍板|出结果))/g
/** 月底 开标, 月底过会: the end of this month. */
const monthEnd =
  /(?<![\d一二三四五六七八九十]\s*|年|下个?|上个?)(?:本|这个)?月[底末](?=\s*(?:开标|验收|到期|上线|[过上]会|拍板|投产|截止|评|招|挂|签|要|必|得|送|装|进|完|付))/g
/** 昨晚, 前晚 */
const evening = /(?<which>昨|前)晚/g
/** 下个月12号, 这个月25号 */
const ofMonth = /(?<which>下|这|本)个?月(?:的)?\s*(?<day>[12]?\d|3[01])\s*[号日]/g

/** Days told by a month of the calendar before or after that of writing, or written with a dot. */
export function* spokenDays(sentence: string, occurredAt: number): Generator<FoundFigure> {
  const here = new Date(occurredAt)
  const [year, month] = [here.getUTCFullYear(), here.getUTCMonth() + 1]
  const found = (match: RegExpExecArray, value: string | null): FoundFigure[] =>
    value === null
      ? []
      : [
          {
            start: match.index,
            end: match.index + match[0].length,
            kind: 'date',
            figure: { value, unit: 'date' },
          },
        ]
  for (const match of [...allMatches(dotted, sentence), ...allMatches(dottedBehind, sentence)]) {
    const told = Number(match.groups!.month)
    yield* found(match, iso(told < month - 6 ? year + 1 : year, told, Number(match.groups!.day)))
  }
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate()
  for (const match of allMatches(monthEnd, sentence)) yield* found(match, iso(year, month, lastDay))
  for (const match of allMatches(evening, sentence)) {
    const back = match.groups!.which === '昨' ? 1 : 2
    yield* found(match, new Date(occurredAt - back * 86_400_000).toISOString().slice(0, 10))
  }
  for (const match of allMatches(yearEnd, sentence)) yield* found(match, iso(year, 12, 31))
  for (const match of allMatches(ofMonth, sentence)) {
    const told = month + (match.groups!.which === '下' ? 1 : 0)
    yield* found(
      match,
      told > 12 ? iso(year + 1, 1, Number(match.groups!.day)) : iso(year, told, Number(match.groups!.day)),
    )
  }
}

/** 明年3月底, 去年5月: the year that stands in words before a month without one. */
export function yearBefore(sentence: string, start: number, occurredAt: number): number | null {
  const word = /(?<word>今年|明年|后年|去年|前年)(?:的)?\s*$/.exec(sentence.slice(0, start))?.groups?.word
  if (word === undefined) return null
  const away = { 今年: 0, 明年: 1, 后年: 2, 去年: -1, 前年: -2 }[word]!
  return new Date(occurredAt).getUTCFullYear() + away
}

const dayOrMonth = /^\d{4}-\d\d(?:-\d\d)?$/
/**
 * 2027年3月15日到场，4月1日上线: a day without a year that would lie behind whoever writes is of the year that the plan
 * before it in the sentence has named, unless it would come before that.
 */
export function inYearOfPlan(
  value: string,
  start: number,
  dated: readonly { start: number; value: string }[],
  occurredAt: number,
): string {
  const before = dated.filter((one) => one.start < start).toSorted((one, other) => other.start - one.start)[0]
  const written = new Date(occurredAt).toISOString().slice(0, 10)
  if (!before || !dayOrMonth.test(value) || value >= written.slice(0, value.length)) return value
  const inYear = `${before.value.slice(0, 4)}${value.slice(4)}`
  return before.value > written.slice(0, before.value.length) && inYear >= before.value.slice(0, value.length)
    ? inYear
    : value
}

/** 货12月3号走，9号到: a day of the month behind one with its month is of that month, unless it would lie before it. */
export function inMonthOfBefore(
  value: string,
  start: number,
  dated: readonly { start: number; value: string }[],
): string {
  const before = dated.filter((one) => one.start < start && one.value.length === 10).at(-1)
  if (!before) return value
  const inMonth = `${before.value.slice(0, 8)}${value.slice(8)}`
  return inMonth > before.value && !Number.isNaN(Date.parse(inMonth)) ? inMonth : value
}

/** 周二去的: the last such day before that of writing. */
export const pastWeekdays = (text: string, occurredAt: number): FoundFigure[] =>
  [...text.matchAll(/(?<![下上本这个每])(?:周|星期|礼拜)(?<day>[一二三四五六日天])/g)].map((match) => {
    const wanted = '一二三四五六日'.indexOf(match.groups!.day!.replace('天', '日'))
    const today = (new Date(occurredAt).getUTCDay() + 6) % 7
    const back = (today - wanted + 6) % 7
    const value = new Date(occurredAt - (back + 1) * 86_400_000).toISOString().slice(0, 10)
    return {
      start: match.index,
      end: match.index + match[0].length,
      kind: 'date',
      figure: { value, unit: 'date' },
    }
  })

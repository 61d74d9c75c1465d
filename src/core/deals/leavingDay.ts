import type { Fact } from '../facts/store.ts'

const dayMs = 86_400_000
const monthsInEnglish = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']

/** A leaving that is only announced has happened after as long as these words reach, in days. */
const announced: readonly [RegExp, number][] = [
  [/(?<!去|前)年底|明年|next year|end of (the )?year/i, 400],
  [
    /下(?:个)?季度|下半年|next quarter|second half|\b(?:over|after|before|by) (?:the )?(?:summer|easter)|next (?:spring|summer|autumn|fall|winter)/i,
    180,
  ],
  [
    /(?:过完?|过了|春|新|开)(?:年|节)(?:以?后|之后|就|再|开工)?|(?<![今去前明]|\d|[一二三四五六七八九十两几半])年(?:以|之)?后|节(?:以|之)?后|开春|\b(?:in|into|after|early in|at the start of) (?:the )?(?:new year|christmas|xmas|holidays)\b/i,
    120,
  ],
  [/(?<!\d\s*|上个?|前个?)月底|下个?月|本月|next month|end of (the )?month|this month/i, 31],
  [/[下本这]个?周|周[一二三四五六日天末]|礼拜|星期|week|monday|tuesday|wednesday|thursday|friday/i, 7],
]
/** What is still to come, whenever it be: 要调去集团, "is leaving us", "gave notice". */
const toCome =
  /(?<![主不重需只])要(?!是|求|么|不是)|即将|将(?:要|于|会|在)?(?=[^，。；\n]{0,8}(?:离|调|退|走|辞))|(?<![开约])会(?=[^，。；\n议]{0,6}(?:离|调|退|走|辞))|准备|打算|计划|快(?=退|走|调|离)|马上|就要|就(?:会|得)?(?=[退走调离辞])|明年|提了?离职|交接(?:中|到|期)|\b(?:will|going to|about to|is leaving|are leaving|am leaving|['’](?:s|m|re|ll) leaving|be leaving|leaving (?:us|in|on|at|after|next|the)|leaves|retires|retiring|moves on|moving on|(?:gave|given|handed in|serving|on) (?:his|her|their|my)? ?notice)\b/i
/** A leaving to come of which no day was told counts after this long. */
const unnamedDays = 90
const hasHappened =
  /(?:走|调走|离职|退休|辞职)了[^，,。；;\n]{0,3}[（(]?(?:\d{1,2}月|去年|上个?月|前年|今年\d)|上个?(?:月|周|星期|礼拜)|去年|前[年天]|昨天|\blast (?:month|week|year)\b|\bleft (?:on |last |this )?(?:mon|tues|wednes|thurs|fri)day\b/i
const isPast = /[离调退走辞][职走休任]?了|\b(?:left|has left|have left|retired|resigned|moved|went|gone)\b/i
const namedMonth = new RegExp(
  `(?:(?<year>20\\d\\d)年)?(?<![\\d.])(?<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月(?!\\d)(?!前)|(?<!\\p{L})(?<word>${monthsInEnglish.join('|')})[a-z]*(?!\\p{L})\\.?(?: (?<wordYear>20\\d\\d))?`,
  'iu',
)
const monthOnly =
  /\b(?:in|by|from|until|till|since|of|early|late|mid)[\s-]|(?:january|february|march|april|june|july|august|sept|october|november|december)|\d{1,2}(?:st|nd|rd|th)?\s*$/i

/** The month that words name as a number from January, 0, of a year that they name or not; null where they name none. */
function monthIn(words: string): { year: number | null; month: number } | null {
  const found = namedMonth.exec(words)
  if (!found?.groups) return null
  const { year, month, word, wordYear } = found.groups
  if (word !== undefined) {
    // "may leave" and "march in" name no month: one stands after "in", behind a day, or in full.
    if (!monthOnly.test(words.slice(Math.max(0, found.index - 8), found.index + found[0].length))) return null
    return {
      year: wordYear ? Number(wordYear) : null,
      month: monthsInEnglish.indexOf(word.toLowerCase().slice(0, 3)),
    }
  }
  const number = /\d/.test(month!) ? Number(month) : numerals.indexOf(month!) + 1
  return { year: year ? Number(year) : null, month: number - 1 }
}

const yearsAway: readonly [RegExp, number][] = [
  [/明年|\bnext year\b/i, 1],
  [/去年|\blast year\b/i, -1],
  [/前年/, -2],
  [/今年|\bthis year\b/i, 0],
]

/** The first day (UTC ms) of a named month: the next where the leaving is to come, the last where it has happened, else the nearer. */
function startOfMonth({ year, month }: { year: number | null; month: number }, words: string, at: number) {
  if (year !== null) return Date.UTC(year, month, 1)
  const told = new Date(at)
  const ofYear = told.getUTCFullYear()
  const ahead = (month - told.getUTCMonth() + 12) % 12
  const next = Date.UTC(ofYear, told.getUTCMonth() + ahead, 1)
  const named = yearsAway.find(([cue]) => cue.test(words))?.[1]
  if (named !== undefined) return Date.UTC(ofYear + named, month, 1)
  if (ahead === 0) return next
  if (toCome.test(words)) return next
  return isPast.test(words) || ahead > 6 ? Date.UTC(ofYear, told.getUTCMonth() + ahead - 12, 1) : next
}

/**
 * When somebody has left by what was said of it, UTC ms: the day that the fact names, else the month, else as far as its
 * words reach ("next week", 年后). `sentence` is the one of the leaving.
 */
export function leavingDay({ values, occurredAt }: Pick<Fact, 'values' | 'occurredAt'>, sentence: string) {
  const day = (JSON.parse(values) as { value: number | string; unit: string }[]).find(
    ({ unit, value }) => unit === 'date' && /^\d{4}-\d\d-\d\d$/.test(String(value)),
  )
  if (day) return Math.max(occurredAt, Date.parse(String(day.value)))
  // 8月底走了 was told in November: a month that is named with what has happened lies behind.
  if (hasHappened.test(sentence)) return occurredAt
  const month = monthIn(sentence)
  if (month) return Math.max(occurredAt, startOfMonth(month, sentence, occurredAt))
  const days = announced.find(([words]) => words.test(sentence))?.[1]
  return occurredAt + (days ?? (toCome.test(sentence) ? unnamedDays : 0)) * dayMs
}

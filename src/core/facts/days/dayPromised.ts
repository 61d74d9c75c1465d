import { findFigures } from '../figures.ts'
import type { FactFigure, ProposedFact } from '../proposedFact.ts'
import { lastSuch } from './daysAsSaid.ts'

const owed: ReadonlySet<ProposedFact['kind']> = new Set<ProposedFact['kind']>([
  'openPromise',
  'openTask',
  'customerPromise',
])
const dayMs = 86_400_000
/** A day that is named without its year lies within so many days, before or ahead. */
const nearDays = 200

/** "we promised Priya", 我答应王工, "I had told them": right behind it stands the day that somebody was given. */
const promisedTo =
  /\b(?:we|i|you|they)(?:['’]d| had| have|['’]ve)? (?:promised|told|assured|said to|committed to|quoted)(?: (?:the )?(?!by\b|on\b|for\b|it\b)[\p{L}'’]+){0,2}(?: it)?(?: would be| was)?(?: by| on| for)?(?: the)?\s*$|(?:答应|承诺|说好|讲好|保证)(?:过|了)?(?:给|跟)?(?:\p{Script=Han}{0,4}?(?:总|工|经理|主任|老师|客户|人家|他们?|她们?|您|你们?|对方|那边)?(?:的)?(?:是|在)?)\s*$/iu
/** What stands at the day on which parts come in: no day that was given to anybody. */
const comesIn =
  /\b(?:lands?|landing|arrives?|arriving|due in|comes? (?:in|back)|(?:is|are) (?:back|here|in stock)|ready|shipped?|ships|from the (?:factory|supplier|printer|depot))\b|到货|到仓|才到|能到|到港|入库|回来|才有|出厂|做好|发货/iu

/**
 * Something owed with the day that was promised before the one on which what it waits for comes in: "packs land on 26 Nov,
 * we promised Ada 20 Nov" has been due on the 20th.
 */
export function withDayPromised(fact: ProposedFact, occurredAt: number): ProposedFact {
  if (!owed.has(fact.kind)) return fact
  const days = findFigures(fact.text, occurredAt).filter(({ kind }) => kind === 'date')
  const given = days.find(({ start }) => promisedTo.test(fact.text.slice(0, start)))
  const [first] = days
  if (given === undefined || first === undefined || given === first) return fact
  if (!comesIn.test(fact.text.slice(0, given.start))) return fact
  const day = String(given.figure.value)
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return fact
  const isAway = Date.parse(day) - occurredAt > nearDays * dayMs
  const due: FactFigure = {
    ...given.figure,
    value: isAway ? lastSuchYear(day) : isBare(fact.text, given) ? nearestBehind(day, occurredAt) : day,
  }
  return {
    ...fact,
    figures: [due, ...fact.figures.filter(({ value }) => value !== day && value !== due.value)],
  }
}

/** 20 Nov of the year before. */
const lastSuchYear = (day: string): string => `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`
const isBare = (text: string, { start, end }: { start: number; end: number }): boolean =>
  /^(?:the )?\d{1,2}\s*(?:号|日|st|nd|rd|th)$/i.test(text.slice(start, end).trim())
/** 20号 of a promise that is told with a later arrival: the last such day where that lies within days. */
const nearestBehind = (day: string, at: number): string => {
  const last = lastSuch(day, at)
  return at - Date.parse(last) <= 14 * dayMs ? last : day
}

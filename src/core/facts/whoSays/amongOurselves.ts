import { keptAmongUs } from '../actions/keptAmongUs.ts'
import { comingWeekdays, type FoundFigure, findFigures } from '../figures.ts'
import { withOwnLine } from '../ownLine/ownLine.ts'
import type { ProposedFact } from '../proposedFact.ts'
import { keptQuiet } from '../quiet/keptQuiet.ts'
import { longestLatinLine, trimmed } from '../sentences/clauseBreaks.ts'
import { isTakenBack } from '../sums/takenBack.ts'
import { tellsAllowance, tellsOwnCap } from './ownCaps.ts'

/** What was read in a room where only the team talks: nobody has said it to the customer. */
export const amongOurselves = (found: ProposedFact[], text: string, occurredAt: number): ProposedFact[] =>
  withOwnLine(
    withFigureBefore(
      withOwnMatters(
        withOwnWord(withOwnPlan(withOwnCap(found, text), text, occurredAt), text, occurredAt),
        text,
      ),
      text,
    ),
    text,
    'team',
  )
    // Among ourselves "8 days late" is our own worry, unless it tells of somebody's complaint.
    .filter(({ kind, text }) => kind !== 'userComplaint' || ofSomebodysComplaint.test(text))
    // "that's why we need the report": what we need among ourselves, no customer asks for.
    .filter(({ kind, text }) => kind !== 'customerAsk' || !(ourOwnNeed.test(text) || ofOurMaker.test(text)))
    // "oh no. Keep that inside": what is to be kept was said before, and a cry is no secret.
    .filter(({ kind, text }) => kind !== 'keepQuiet' || !onlyCry.test(text))
    .map((fact) => (fact.speaker === 'note' ? { ...fact, speaker: 'team' } : fact))

const onlyCry =
  /^\s*(?:oh (?:no|dear|god|my)|wow|ouch|damn|ugh|hm+|ok(?:ay)?|noted|thanks|天哪?|天啊|哎+呀?|唉|我去|好的?|收到|不会吧)[\s.!…。！，,]*$/iu

/** "Full report needs the factory, they want 3 more weeks": they are whoever makes it for us, and no customer. */
const ofOurMaker =
  /\b(?:factory|plant|supplier|vendor|lab|warehouse|forwarder|carrier|subcontractor|mill|foundry|printer|r&d)\b[^.;\n]{0,30}[,;–—-] ?(?:and |but |so )?they (?:want|need|ask|require)|(?:工厂|供应商|厂家|外协|实验室|仓库|货代|车间|底纸厂)[^，,。；;\n]{0,16}[，,]\s*(?:他们|他们?那边|那边)(?:还)?(?:要|想要|需要)/iu

/** "2080。明年要涨4%，先别讲": a bare figure that answers what was asked is as quiet as what follows it. */
const withFigureBefore = (found: ProposedFact[], text: string): ProposedFact[] =>
  found.map((fact) => {
    const before = fact.kind === 'keepQuiet' ? text.slice(0, fact.start) : ''
    if (!bareFigure.test(before)) return fact
    const start = text.search(/\S/)
    return { ...fact, start, text: text.slice(start, fact.end) }
  })
const bareFigure = /^\s*[^。.;；\n]{0,8}\d[\d.,]*\s*(?:[万元%折k]|[A-Za-z]{1,4})?[。.;；，,]\s*$/u

const ourOwnNeed =
  /^(?!.*\b(?:they|he|she|customer|client|wants?|asks?|asked)\b)[^.;\n]{0,24}\b(?:we|i|you) (?:still |also |really |do |all )*(?:need|want|have to have)\b/i

const ownPlan =
  /(?:^|[，,。；;\s])(?:我|我们|咱们?)(?:们)?\s?(?:\d{1,2}\s*[月/.])?\d{1,2}[号日]?(?:上午|下午|晚上|早上|中午)?[^，,。；;\n不没]{0,10}(?:去|带|到|送|寄|发|换|装|修|给|交)|\b(?:i['’]?ll|i will|will)\s+(?:send|bring|ship|fix|replace|deliver|have it|get it|post|courier)\b/i
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/** "will send Monday": the next day of that name, which nothing but its name tells. */
function englishWeekday(text: string, occurredAt: number): FoundFigure[] {
  const match = /\b(?<day>mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?\b/i.exec(text)
  if (match === null) return []
  const wanted = weekdays.indexOf(match.groups!.day!.toLowerCase())
  const ahead = ((wanted - new Date(occurredAt).getUTCDay() + 6) % 7) + 1
  const value = new Date(occurredAt + ahead * 86_400_000).toISOString().slice(0, 10)
  return [
    {
      start: match.index,
      end: match.index + match[0].length,
      kind: 'date',
      figure: { value, unit: 'date' },
    },
  ]
}

/** What one of us tells the others that he does on a day to come: 我24号上午带人去换, "will send Monday". */
function withOwnPlan(found: ProposedFact[], text: string, occurredAt: number): ProposedFact[] {
  if (text.length > longestLatinLine || !ownPlan.test(text) || /[?？]/.test(text)) return found
  if (found.some(({ kind }) => kind === 'openTask' || kind === 'openPromise' || kind === 'keepQuiet'))
    return found
  const written = new Date(occurredAt).toISOString().slice(0, 10)
  const days = [
    ...findFigures(text, occurredAt),
    ...comingWeekdays(text, occurredAt),
    ...englishWeekday(text, occurredAt),
  ]
    .filter(
      ({ kind, figure }) =>
        kind === 'date' && String(figure.value).length === 10 && String(figure.value) > written,
    )
    .sort((one, other) => one.start - other.start)
  const day = days.at(-1)
  if (day === undefined) return found
  const { start, end } = trimmed(text, 0, text.length)
  return [
    ...found,
    {
      kind: 'openTask',
      subject: 'plan',
      start,
      end,
      text: text.slice(start, end),
      figures: [day.figure],
      speaker: 'team',
      stance: 'promised',
      saidBy: null,
    },
  ]
}

const toldThem =
  /(?:^|[.:;,!]\s*|\b(?:i|we|have|just|already|also|and) )(?:told|promised|assured|confirmed to|agreed with|said to) (?!me\b|us\b|you\b)(?:\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?|them|him|her) (?:that )?(?:it|we|they|he|she|the \w+|our \w+|all|both)\b/iu
/** What one of us tells the others that he told somebody of the customer, of a day to come: "told Marit it stays until 11 Dec". */
function withOwnWord(found: ProposedFact[], text: string, occurredAt: number): ProposedFact[] {
  if (text.length > longestLatinLine || /[?？]|\p{Script=Han}/u.test(text) || !toldThem.test(text))
    return found
  if (found.some(({ kind }) => kind === 'openTask' || kind === 'openPromise' || kind === 'keepQuiet'))
    return found
  const written = new Date(occurredAt).toISOString().slice(0, 10)
  const [day] = findFigures(text, occurredAt).filter(
    (one) =>
      one.kind === 'date' &&
      String(one.figure.value).length === 10 &&
      String(one.figure.value) > written &&
      !isTakenBack(text, one),
  )
  if (day === undefined) return found
  const { start, end } = trimmed(text, 0, text.length)
  return [
    ...found,
    {
      kind: 'openPromise',
      subject: 'told them',
      start,
      end,
      text: text.slice(start, end),
      figures: [day.figure],
      speaker: 'team',
      stance: 'promised',
      saidBy: null,
    },
  ]
}

const withOwnMatters = (found: ProposedFact[], text: string): ProposedFact[] => [
  ...found,
  ...keptAmongUs(text, found),
]

/** A message that tells how far we would go is quoted as what nobody outside may hear. */
const withOwnCap = (found: ProposedFact[], text: string): ProposedFact[] =>
  tellsAllowance(text) && text.length <= longestAllowance
    ? // What may be offered stands with its condition and with how far it goes: a piece of it would forbid the offer.
      [...found.filter(({ kind }) => kind !== 'keepQuiet'), keptQuiet({ start: 0, text }, longestAllowance)]
    : withCap(found, text)
const longestAllowance = 240
const withCap = (found: ProposedFact[], text: string): ProposedFact[] =>
  tellsOwnCap(text) && !found.some(({ kind }) => kind === 'keepQuiet')
    ? [...found, keptQuiet({ start: 0, text })]
    : found

const ofSomebodysComplaint =
  /抱怨|投诉|不满|吐槽|骂|客户|对方|\bcomplain|\bmoan|\b(?:un|not )happy\b|\bfed up\b|\b(?:he|she|they|customer)(?:['’]s|['’]re| is| are| was| were)\b/i

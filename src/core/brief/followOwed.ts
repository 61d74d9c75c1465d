import type { Account } from '../accounts/store.ts'
import { aliasesOf } from '../accounts/store.ts'
import type { Contact } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { getEvidence } from '../evidence/store.ts'
import { isOneThing, likenessOfThings, thingWords } from './sameThing.ts'
import { sentenceAround } from './sentenceAround.ts'
import { type Told, toldSince } from './sinceThen.ts'
import type { Situation } from './situation.ts'

/** A step towards having something, which a later one leaves behind: what is on its way was confirmed and ordered. */
const preparing =
  /确认|核实|核对|询价|询|下单|订购|采购|订(?!周|票|酒店|高铁|会|合同)|\b(?:confirm|check|source|enquire|order|ask for a quote)\b/i
const underWay =
  /到货|已?发货|在途|寄出|已到|\b(?:arriv(?:es|ed|ing)|ordered|shipped|dispatched|landed|in stock|on (?:its|their) way)\b/i

const wentOut =
  /已(?:经)?[^，,。；;\n]{0,8}(?:发|寄|送|交|传|给)(?:出|走|到|过去|给|您|你|贵|邮箱|群)|(?:发|寄|送|交|传)(?:出|走|过去)了|(?:顺丰|快递|德邦|京东|专车|EMS)[^，,。；;\n]{0,4}(?:发|寄|送)|\b(?:sent|shipped|dispatched|posted|e-?mailed|handed over|delivered)\b/i
const inPart =
  /先(?:发|给|寄|交|送)|部分|剩|其余|还[差缺有少]|除了|没(?:有)?(?:发|给|寄|好)|未|[吗?？]|\b(?:part|partly|rest|remaining|still|not|except|but|will|to be)\b/i
/** The day of the month by which something was due, as somebody names it who sends it late: 原来说14号. */
const namesDay = (text: string, dueOn: string | null): boolean =>
  dueOn !== null &&
  new RegExp(`(?<!\\d)${Number(dueOn.slice(8))}\\s*(?:[号日]|st\\b|nd\\b|rd\\b|th\\b)`, 'i').test(text)

/** Whether what was told of something owed says that whoever owes it has sent it. */
function isSent(
  { words, dueOn, kind }: Situation[number]['points'][number],
  heard: readonly Told[],
  names: RegExp | null,
): boolean {
  const thing = thingWords(words, names)
  return heard.some((told) => {
    const isOwers = kind === 'customerPromise' ? told.speaker === 'customer' : told.speaker !== 'customer'
    if (!isOwers || !wentOut.test(told.words) || inPart.test(told.words)) return false
    const likeness = likenessOfThings(thing, thingWords(told.words, names))
    return likeness >= isOneThing || (likeness >= 1 && namesDay(told.words, dueOn))
  })
}

const ourAuthors = `SELECT DISTINCT e.author FROM evidence e JOIN activities a ON a.evidence_id = e.id
  WHERE e.account_id = ? AND e.kind = 'message' AND a.direction <> 'inbound' AND e.author IS NOT NULL LIMIT 40`

/**
 * Names that stand at anything of this customer, so that sharing them says nothing: its own, those of its people, and of
 * ours who write of it.
 */
export function namesOfCustomer(
  db: ReadableDb,
  account: Account,
  contacts: readonly Pick<Contact, 'name'>[],
): RegExp | null {
  const firm = [account.name, ...aliasesOf(account)].flatMap((name) =>
    (name.match(/[\p{Script=Latin}\d&]{2,}|\p{Script=Han}+/gu) ?? []).flatMap((word) =>
      /\p{Script=Han}{5,}/u.test(word)
        ? [word, word.slice(0, 4), word.slice(0, 2), word.slice(2, 4)]
        : [word],
    ),
  )
  const ours = db.read(ourAuthors).all(account.id) as { author: string }[]
  const people = [...contacts.map(({ name }) => name), ...ours.map(({ author }) => author)].flatMap((name) =>
    /\p{Script=Han}/u.test(name)
      ? [name, ...['总', '工', '主任', '经理', '主管', '总监'].map((title) => `${name[0]}${title}`)]
      : [name, ...name.split(/\s+/)],
  )
  const words = [...new Set([...firm, ...people])]
    .filter((word) => word.length > 1)
    .sort((one, other) => other.length - one.length)
  if (words.length === 0) return null
  const pattern = words.map((word) =>
    /^\p{Script=Latin}/u.test(word) ? `(?<!\\p{L})${RegExp.escape(word)}(?!\\p{L})` : RegExp.escape(word),
  )
  return new RegExp(pattern.join('|'), 'giu')
}

/** What one of us told the others to do, as against what somebody of the customer was told or told us. */
const isPlan = ({ kind, subject }: { kind: string; subject: string }): boolean =>
  kind === 'openTask' && subject === 'plan'

/** Whether a stretch of evidence is among what nobody outside the team may hear. */
export function quietIn(
  situation: Situation,
): (evidenceId: string, span: { start: number; end: number }) => boolean {
  const quiet = situation.flatMap(({ points }) =>
    points.flatMap(({ kind, fact }) => (kind === 'keepQuiet' ? [fact] : [])),
  )
  return (evidenceId, span) =>
    quiet.some(
      (fact) => fact.evidenceId === evidenceId && fact.span.start < span.end && fact.span.end > span.start,
    )
}

/**
 * A situation in which everything owed has what was told of it since, as of `asOf` (UTC ms). A step that a later one
 * leaves behind (confirming a part that is on its way) is owed no more.
 */
export function followOwed(
  db: ReadableDb,
  situation: Situation,
  {
    accountId,
    dealId,
    asOf,
    names,
  }: { accountId: string; dealId: string; asOf: number; names: RegExp | null },
): Situation {
  const owed = situation.find(({ group }) => group === 'owed')?.points ?? []
  const since = toldSince(
    db,
    owed.map(({ fact, answers, dueOn, kind, earlier }) => ({
      words: [
        fact.text,
        ...earlier.map(({ words }) => words),
        sentenceAround(getEvidence(db, fact.evidenceId)?.text ?? '', fact.span),
      ].join(' '),
      answers: answers?.text ?? null,
      evidenceIds: [fact, ...earlier.map((before) => before.fact)].map(({ evidenceId }) => evidenceId),
      isTheirs: kind === 'customerPromise',
      at: Math.min(fact.occurredAt, ...earlier.map((before) => before.fact.occurredAt)),
      undated: fact.undated,
      dueOn,
      isPlan: isPlan(fact),
    })),
    {
      accountId,
      dealId,
      asOf,
      names,
      isQuiet: quietIn(situation),
    },
  )
  const told = new Map(owed.map((point, at) => [point, since[at] ?? []]))
  const tellsOf = (
    one: Situation[number]['points'][number],
    other: Situation[number]['points'][number],
  ): boolean => (told.get(one) ?? []).some(({ evidenceId }) => evidenceId === other.fact.evidenceId)
  const isLeftBehind = (kind: string, words: string, heard: readonly Told[]): boolean =>
    kind === 'openTask' && preparing.test(words) && heard.some((one) => underWay.test(one.words))
  return situation
    .map(({ group, points }) => ({
      group,
      points: points.flatMap((point) => {
        // What tells on of something owed is told there.
        if (isPlan(point.fact) && owed.some((other) => other !== point && tellsOf(other, point))) return []
        const heard = told.get(point)
        if (heard === undefined || heard.length === 0) return [point]
        return isLeftBehind(point.kind, point.words, heard) || isSent(point, heard, names)
          ? []
          : [{ ...point, since: heard }]
      }),
    }))
    .filter(({ points }) => points.length > 0)
}

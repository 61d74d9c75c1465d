import type { Account } from '../../accounts/store.ts'
import { aliasesOf } from '../../accounts/store.ts'
import type { Contact } from '../../contacts/store.ts'
import type { ReadableDb } from '../../db/open.ts'
import { getEvidence } from '../../evidence/store.ts'
import type { SituationPointRead as OwedPoint, Situation } from '../situation/points.ts'
import { sentenceAround } from '../situation/sentenceAround.ts'
import { receiptsOf } from './receipts.ts'
import { isOneThing, likenessOfThings, thingWords } from './sameThing.ts'
import { type Told, toldSince } from './sinceThen.ts'
import { isTaskDone, tasksDone } from './tasksDone.ts'

/** A step towards having something, which a later one leaves behind: what is on its way was confirmed and ordered. */
const preparing =
  /确认|核实|核对|询价|询|下单|订购|采购|订(?!周|票|酒店|高铁|会|合同)|\b(?:confirm|check|source|enquire|order|ask for a quote)\b/i
const underWay =
  /到货|已?发货|在途|寄出|已到|\b(?:arriv(?:es|ed|ing)|ordered|shipped|dispatched|landed|in stock|on (?:its|their) way)\b/i

const wentOut =
  /已(?:经)?[^，,。；;\n]{0,8}(?:发|寄|送|交|传|给)(?:出|走|到|过去|给|您|你|贵|邮箱|群)|(?:发|寄|送|交|传)(?:出|走|过去)了|(?:顺丰|快递|德邦|京东|专车|EMS)[^，,。；;\n]{0,4}(?:发|寄|送)|[[【(（](?:文件|附件|file|attachment|document)[\]】)）]|附件(?:是|为|里|请|见|发)|\b(?:sent|shipped|dispatched|posted|e-?mailed|handed over|delivered|attached)\b/i
const inPart =
  /先(?:发|给|寄|交|送)|部分|剩|其余|还[差缺有少]|除了|没(?:有)?(?:发|给|寄|好)|未|[吗?？]|\b(?:part|partly|rest|remaining|still|not|except|but|will|to be)\b/i
/** Behind what was sent: what of it is still to come. */
const missing =
  /^[^\n]{0,60}(?:还[差缺没在]|没(?:有)?(?:发|给|寄|好|出|到)|剩|其余|随后|再补|\b(?:still|not yet|has ?n['’]?t|have ?n['’]?t|to follow|will follow|outstanding|missing|the (?:rest|other)|remaining|waiting)\b)/i
/** The day of the month by which something was due, as somebody names it who sends it late: 原来说14号. */
const namesDay = (text: string, dueOn: string | null): boolean =>
  dueOn !== null &&
  new RegExp(`(?<!\\d)${Number(dueOn.slice(8))}\\s*(?:[号日]|st\\b|nd\\b|rd\\b|th\\b)`, 'i').test(text)

/** The work that a duty is: 复核字数 is done where its owner says that it is 核了. */
const work = /复?核|确认|统计|汇总|盘点|整理|测算|审|签|盖章/g
const doneWith = (duty: string, told: string): boolean =>
  (duty.match(work) ?? []).some((verb) =>
    new RegExp(`(?<!没|未|不)${verb.replace('复', '')}(?:好|完|过|妥)?了(?!吗|没|[?？])`).test(told),
  )

/** Hall 3 + Hall 4, 1号、2号线: the numbered parts of a thing. */
const parts =
  /(?<head>\p{L}+)\s?(?<number>\d{1,3})(?![\d.:：]|\s*(?:%|[号日月年]))|(?<han>\d{1,2})(?=号(?:[线机楼库炉厅泵]|[、和及,，]))/gu
const partsIn = (text: string): Set<string> =>
  new Set([...text.matchAll(parts)].map(({ groups }) => groups!.number ?? groups!.han!))
/** Whether a thing of several numbered parts has come without one of them. */
function lacksPart(owed: string, told: string): boolean {
  const numbers = [...owed.matchAll(parts)]
  const heads = Map.groupBy(numbers, ({ groups }) => groups!.head?.toLowerCase() ?? '号')
  const there = partsIn(told)
  return [...heads.values()].some((same) => {
    const named = same.map(({ groups }) => groups!.number ?? groups!.han!)
    return named.length > 1 && named.some((one) => there.has(one)) && !named.every((one) => there.has(one))
  })
}

/** The first cell of a row of duties: behind it stand whose it is and by when. */
const thingPart = (words: string): string => words.split(/\s*[·|\t]\s*/)[0]!
const joins = /[、,，+＋&；;/]|和(?!解)|以及|及(?!时|格)|(?<!\p{L})(?:and|plus)(?!\p{L})/u
/** Whether of a thing that is joined of several (记录、图纸) what was sent names one and not the others. */
function lacksJoined(owed: string, told: string, names: RegExp | null): boolean {
  const sent = thingWords(told, names)
  const shares = owed
    .split(joins)
    .map((part) => thingWords(part, names))
    .filter(({ latin, han }) => latin.size > 0 || han.some((words) => words.length >= 2))
    .map((part) => likenessOfThings(part, sent))
  return shares.length > 1 && shares.some((share) => share > 0) && shares.includes(0)
}

/** What was told of something owed says that whoever owes it has sent it: all of it, a part, or nothing of the kind. */
function sentOf(
  { words, dueOn, kind }: Situation[number]['points'][number],
  heard: readonly Told[],
  names: RegExp | null,
): 'all' | 'part' | null {
  const thing = thingWords(words, names)
  const sent = heard.flatMap((told): ('all' | 'part')[] => {
    const isOwers = kind === 'customerPromise' ? told.speaker === 'customer' : told.speaker !== 'customer'
    const isDone = doneWith(words, told.words)
    if (!isOwers || !(isDone || wentOut.test(told.words))) return []
    const likeness = likenessOfThings(thing, thingWords(told.words, names))
    if (!(likeness >= isOneThing || (likeness >= 1 && (isDone || namesDay(told.words, dueOn))))) return []
    const isPart =
      inPart.test(told.words) ||
      missing.test(told.after ?? '') ||
      lacksPart(words, told.words) ||
      lacksJoined(thingPart(words), told.words, names)
    return [isPart ? 'part' : 'all']
  })
  // What somebody still waits for beside it is a part of it.
  const isHeld = heard.some(({ words: said }) => inPart.test(said) && !wentOut.test(said))
  return sent.length > 0 && (isHeld || sent.includes('part')) ? 'part' : (sent[0] ?? null)
}

const ourAuthors = `SELECT DISTINCT e.author FROM evidence e JOIN activities a ON a.evidence_id = e.id
  WHERE e.account_id = ? AND e.kind = 'message' AND a.direction <> 'inbound' AND e.author IS NOT NULL LIMIT 40`

/** What stands behind a surname where somebody is called. */
const ofAddress =
  '总 工 董 部 主任 经理 主管 总监 部长 处长 科长 厂长 院长 校长 局长 课长 组长 站长 老师 院 处'.split(' ')

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
      ? [name, ...ofAddress.map((title) => `${name[0]}${title}`)]
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

const asksAfter = ({ subject }: OwedPoint['fact']): boolean => subject === 'awaited' || subject === 'missed'
const dayOf = ({ figures }: OwedPoint['fact']): string | null =>
  figures.flatMap(({ unit, value }) => (unit === 'date' ? [String(value)] : []))[0] ?? null

/**
 * A point with all that was told of it in its order: what came after it as told since, what came before it as before.
 * Whoever asked after it before it was promised anew asks no more.
 */
function inOrder(point: OwedPoint, heard: readonly Told[], names: RegExp | null): OwedPoint {
  const { fact } = point
  const isAfter = (at: number, undated: boolean): boolean => !undated && !fact.undated && at > fact.occurredAt
  const isBefore = ({ at }: Told): boolean => at !== null && !fact.undated && at < fact.occurredAt
  const seen = new Set([fact.evidenceId, ...heard.map(({ evidenceId }) => evidenceId)])
  const own = thingWords(point.words, names)
  // Words that only name a day may be of anything: 会上答应20号给的.
  const isOfIt = (words: string): boolean => likenessOfThings(own, thingWords(words, names)) >= 1
  const later = point.earlier
    .filter(
      (one) =>
        isAfter(one.fact.occurredAt, one.fact.undated) &&
        !seen.has(one.fact.evidenceId) &&
        (asksAfter(one.fact) || isOfIt(one.words)),
    )
    .map(
      (one): Told => ({
        words: one.words,
        evidenceId: one.fact.evidenceId,
        span: one.fact.span,
        speaker: one.fact.speaker ?? 'note',
        contactId: one.fact.contactId,
        at: one.fact.occurredAt,
        day: dayOf(one.fact),
      }),
    )
  const earlier = point.earlier.filter(
    (one) => !isAfter(one.fact.occurredAt, one.fact.undated) && !asksAfter(one.fact),
  )
  const told = new Set(earlier.map((one) => one.fact.evidenceId))
  const before = heard
    .filter((one) => isBefore(one) && !told.has(one.evidenceId))
    .map(({ words, evidenceId, span, at }) => ({
      words,
      fact: { ...fact, evidenceId, span, text: words, occurredAt: at ?? fact.occurredAt },
    }))
  return {
    ...point,
    since: [...heard.filter((one) => !isBefore(one)), ...later].toSorted(
      (one, other) => (other.at ?? 0) - (one.at ?? 0),
    ),
    earlier: [...earlier, ...before],
  }
}

/** Whether a stretch of evidence is among what nobody outside the team may hear: a secret, or how far we would go. */
export function quietIn(
  situation: Situation,
): (evidenceId: string, span: { start: number; end: number }) => boolean {
  const quiet = situation.flatMap(({ points }) =>
    points.flatMap(({ kind, fact }) => (kind === 'keepQuiet' || kind === 'ownLine' ? [fact] : [])),
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
    owed.map(({ fact, alike, answers, dueOn, kind, earlier }) => ({
      words: [
        fact.text,
        alike?.text ?? '',
        ...earlier.map(({ words }) => words),
        sentenceAround(getEvidence(db, fact.evidenceId)?.text ?? '', fact.span),
      ].join(' '),
      answers: answers?.text ?? null,
      evidenceIds: [fact, ...(alike ? [alike] : []), ...earlier.map((before) => before.fact)].map(
        ({ evidenceId }) => evidenceId,
      ),
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
  const isQuiet = quietIn(situation)
  const receipts = receiptsOf(
    db,
    owed.map(({ fact, kind, dueOn }) => ({
      words: fact.text,
      at: fact.undated ? asOf : fact.occurredAt,
      evidenceId: fact.evidenceId,
      isTheirs: kind === 'customerPromise',
      contactId: fact.contactId,
      dueOn,
    })),
    { accountId, dealId, asOf, names, isQuiet },
  )
  const done = owed.length === 0 ? [] : tasksDone(db, accountId, { asOf, names })
  const isFiledDone = ({ kind, words, fact }: OwedPoint): boolean =>
    kind !== 'customerPromise' &&
    !fact.undated &&
    isTaskDone({ words: thingPart(words), at: fact.occurredAt }, done, names)
  const got = new Map(owed.map((point, at) => [point, receipts[at] ?? null]))
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
        const receipt = got.get(point) ?? null
        if (receipt?.isWhole) return []
        if (receipt === null && isFiledDone(point)) return []
        // Who has a part of it waits for the rest, by the day that was named for that.
        if (receipt) return [{ ...point, since: receipt.told, dueOn: receipt.dueOn, overdueSince: null }]
        const heard = told.get(point)
        if (heard === undefined) return [point]
        if (heard.length === 0) return [inOrder(point, heard, names)]
        if (isLeftBehind(point.kind, point.words, heard)) return []
        const sent = sentOf(point, heard, names)
        if (sent === 'all') return []
        // Of what came in part nobody may say that it has not come.
        return [{ ...inOrder(point, heard, names), ...(sent === 'part' && { overdueSince: null }) }]
      }),
    }))
    .filter(({ points }) => points.length > 0)
}

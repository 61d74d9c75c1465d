import type { ReadableDb } from '../../db/open.ts'
import { findFigures } from '../../facts/figures.ts'
import { rivalNames } from '../../facts/rivals/rivals.ts'
import type { Fact } from '../../facts/store.ts'
import type { FactFigure } from '../../talkTracks/types.ts'

const mostRead = 600
/** Answers that follow a question at the most, and how long after it. */
const mostAnswers = 6
const longestMs = 14 * 86_400_000
const longestAnswer = 120
/** Letters of an answer that tells a price and nothing else. */
const longestPrice = 12

interface Message {
  id: string
  sourceId: string
  title: string | null
  author: string | null
  contactId: string | null
  dealId: string | null
  text: string
  occurredAt: number
  knownAt: number
}

const isQuestion =
  /[?？]|(?:什么|啥|哪个|多高的?)(?:价位?|水平|条件|报价|档次|数)|多少钱?|报(?:了)?多少|怎么样|\bhow much\b|\bwhat(?:['’]s| is| are| do| did)\b|\b(?:any (?:idea|feel)|do you know|roughly) where\b/i
/** A sum as people say it who both know its unit, and no day, hour, share or count. */
const bareSum =
  /(?<!\d|[.:/-]|不是\s{0,2}|not\s|第)(?<sum>\d{2,4}(?:\.\d+)?)(?<scale>\s*(?:万|k))?(?!\d|[.:/]\d|\s*(?:[%％号点日月年天周个台套件人次分页吨升米方车桶箱]|公斤|千克|立方|kg\b|t\b|tonnes?|tons?|lit(?:re|er)s?|days?|weeks?|months?|years?|percent|am\b|pm\b|st\b|nd\b|rd\b|th\b))/giu
const mostLettersBesideSum = 40
const mostHanBeside = 2
const mostLatinBeside = 6
/** 口头报的 18.9万一个月, "they came in at 41k a month": an answer that begins with what somebody asks. */
const quotesSum =
  /^\s*(?:嗯|哦|好像|听说|据说|大概|应该|具体)?[，,]?\s*(?:他们?家?|那边|那家)?(?:上次|上周|昨天|前天|目前|现在|最新)?(?:是|也)?(?:口头|书面|电话里?|私下|正式|第[一二三]轮|首轮|最终)*(?:[跟给和]我们?)?(?:报|开|给|出)(?:出来|过来|的|了|价|到|是|在|大概|约)*\s*[￥¥$€£]?\d|^\s*(?:verbally|last i heard|i hear|i think|roughly|apparently)?,?\s*(?:(?:they|he|she)(?:['’]ve|['’]re|['’]d| are| have| had| were)?\s+)?(?:verbally |just |only )?(?:quoted|offered|came in|came out|put in|are in|in at|bid)\b(?: \w+){0,3} [£€$]?\s?\d/iu
/** Where the answer turns from them to us or to what somebody makes of it. */
const turnsToUs =
  /(?<=[，,。.；;！!])\s*(?=[^，,。.；;]*(?:你们|您|贵司|我(?:是|个人)?(?:觉得|认为|倾向|看)|\b(?:you|your|yours|I (?:think|like|prefer|would))\b))|(?<=[。；;！!\n])/iu

/** Something told of the one who was asked about, by no more than a word for it. */
const ofThem = /他家|他们家?|那家|那边|她们家|\bthey(?:['’]re|['’]ve|['’]d)?\b|\btheirs?\b/i
const saysMore =
  /\d|一半|不行|不好|不稳|不如|太?差|太?慢|偏?贵|便宜|没有|只有|缺|硬了|坏|\b(?:no|not|only|without|lacks?|poor|slow|cheap\w*|dear\w*|weak\w*|half|late|worse)\b/i

/** 他们折弯机是外购的, "their engineers are in Cork": goes on of whoever was named last. */
const goesOnOfThem =
  /^\s*(?:不过|但是?|而且|另外|and |but |though |plus )?\s*(?:他们(?!你)|他家|那家|那边|they(?:['’]re|['’]ve|['’]d)?\b|their\b)/i
const saysWeak = /就(?:一|两|1|2)|外购|贴牌|外包|代工|等了|拖|没|借/
const sittingMs = 20 * 60_000
const mostGoingOn = 3
const ofRivals: ReadonlySet<string> = new Set(['competitorOffer', 'competitorNews'])

/** The messages of an account's talks, in their order. */
const messagesOf = (db: ReadableDb, accountId: string, asOf: number): Message[] =>
  (
    db
      .read(
        `SELECT id, source_id AS sourceId, title, author, contact_id AS contactId, deal_id AS dealId, text,
          occurred_at AS occurredAt, known_at AS knownAt FROM evidence
         WHERE account_id = ? AND kind = 'message' AND known_at <= ? AND shredded_at IS NULL AND sensitivity <> 'restricted' AND text <> ''
         ORDER BY key DESC LIMIT ${mostRead}`,
      )
      .all(accountId, asOf) as Message[]
  ).reverse()

/** The rivals of an account's deals, and those whom somebody has named. */
export const rivalsOf = (
  db: ReadableDb,
  accountId: string,
  facts: readonly { kind: string; text: string }[],
): string[] => {
  const ofDeals = db
    .read(
      'SELECT DISTINCT competitor FROM deals WHERE account_id = ? AND competitor IS NOT NULL AND deleted_at IS NULL',
    )
    .all(accountId) as { competitor: string }[]
  return [
    ...new Set([
      ...rivalNames(ofDeals.map(({ competitor }) => competitor)),
      ...facts.filter(({ kind }) => kind === 'competitorName').map(({ text }) => text),
    ]),
  ]
}

/** Words round a sum that say how somebody has it, and that it is one. */
const aroundSum =
  /听说|据说|打听|打探|问(?:到|清楚|过)?|清楚|确认|大概|大约|差不多|好像|应该|估计|现在|目前|又|也|就|都|才|只|不是|原来|报价?|开价?|要|降|涨|到|左右|上下|出头|不到|多|他们?|那边|那家|他家|我|这次|万|[是在了吧吗呢啊哦嗯的]|\b(?:about|around|roughly|i|we|heard|hear|think|was|told|they|are|is|at|now|it|its|not|on|the|phone|down|up|to|came|in|have|come|offered|quoted|ok|yes|so|just|actually|scrap|k)\b|['’](?:re|s|ve)\b/giu
/** What an answer that begins with their price says of them, and the price; null for any other. */
function quotedIn(text: string, at: number): { words: string; value: FactFigure } | null {
  if (!quotesSum.test(text)) return null
  const [words = ''] = text.split(turnsToUs)
  const told = words.replace(/[，,；;。.\s]+$/u, '').slice(0, longestAnswer)
  const [first, second] = findFigures(told, at).filter(({ kind }) => kind === 'money')
  return first === undefined || second !== undefined ? null : { words: told, value: first.figure }
}
const sumIn = (text: string): { value: number; start: number; end: number } | null => {
  if (text.length > mostLettersBesideSum) return null
  const [only] = [...text.matchAll(bareSum)]
  const sum = only?.groups?.sum
  if (!only || sum === undefined) return null
  const rest = text.replaceAll(aroundSum, ' ').replaceAll(/[^\p{L}]+/gu, '')
  if (rest.length > (/\p{Script=Han}/u.test(rest) ? mostHanBeside : mostLatinBeside)) return null
  const scale = only.groups!.scale?.trim().toLowerCase()
  return {
    value: Number(sum) * (scale === '万' ? 1e4 : scale === 'k' ? 1e3 : 1),
    start: only.index,
    end: only.index + only[0].length,
  }
}

/**
 * What somebody of the customer answers to our question about a rival, in messages that do not name it again: 恒越那边什么价？ ·
 * 听说90左右 · 打听清楚了 88 不是90 · 不过他家膜片不行. It is told to us alone, and known to the team.
 */
export function rivalAnswers(
  db: ReadableDb,
  accountId: string,
  asOf: number,
  facts: readonly Fact[],
): Fact[] {
  const rivals = rivalsOf(db, accountId, facts)
  if (rivals.length === 0) return []
  const messages = messagesOf(db, accountId, asOf)
  const found: Fact[] = []
  for (const [at, asked] of messages.entries()) {
    // Of several named nobody could tell which is meant.
    const [rival, other] = rivals.filter((name) => asked.text.toLowerCase().includes(name.toLowerCase()))
    if (
      rival === undefined ||
      other !== undefined ||
      !isQuestion.test(asked.text) ||
      asked.contactId !== null
    )
      continue
    const talk = messages
      .slice(at + 1)
      .filter(({ sourceId, title }) => sourceId === asked.sourceId && title === asked.title)
    let taken = 0
    for (const answer of talk) {
      if (taken === mostAnswers || answer.occurredAt - asked.occurredAt > longestMs) break
      const isOurs = answer.author === asked.author || answer.contactId === null
      const sum = isOurs ? null : sumIn(answer.text)
      const quoted = isOurs || sum !== null ? null : quotedIn(answer.text, answer.occurredAt)
      const isTold = !isOurs && ofThem.test(answer.text) && saysMore.test(answer.text)
      if (isOurs && !isQuestion.test(answer.text) && taken === 0) continue
      if (sum === null && quoted === null && !isTold) break
      taken += 1
      const [base] = facts.filter(({ evidenceId }) => evidenceId === answer.id)
      if (base?.kind === 'keepQuiet') continue
      const text = quoted?.words ?? answer.text.slice(0, longestAnswer)
      // What comes with the price, and for how long it is, is told with it.
      const isMore = quoted !== null && quoted.words.length > longestPrice
      const figure = isMore ? null : (quoted?.value ?? (sum && { value: sum.value, unit: '' }))
      found.push(toldOf(rival, answer, { accountId, text, figure }))
    }
  }
  const taken = new Set(found.map(({ evidenceId }) => evidenceId))
  return [...found, ...goingOn(accountId, messages, facts).filter(({ evidenceId }) => !taken.has(evidenceId))]
}

/**
 * What whoever has told of a rival goes on to say of them in the messages right behind, without the name: 鼎力报了332万 ·
 * 他们折弯机是外购贴牌的.
 */
function goingOn(accountId: string, messages: readonly Message[], facts: readonly Fact[]): Fact[] {
  const told = facts.filter(({ kind }) => ofRivals.has(kind))
  const telling = new Set(told.map(({ evidenceId }) => evidenceId))
  return messages.flatMap((first, at) => {
    if (first.contactId === null || !telling.has(first.id)) return []
    // Of several named nobody could tell which is meant.
    const named = told.flatMap(({ evidenceId, subject }) =>
      evidenceId === first.id && first.text.includes(subject) && subject !== '' ? [subject] : [],
    )
    const [rival, other] = new Set(named)
    if (rival === undefined || other !== undefined) return []
    const next = messages
      .slice(at + 1, at + 2 + mostAnswers)
      .filter(
        ({ sourceId, title, contactId, occurredAt }) =>
          sourceId === first.sourceId &&
          title === first.title &&
          contactId === first.contactId &&
          occurredAt - first.occurredAt <= sittingMs,
      )
    const behind = next.findIndex(
      ({ id, text }) =>
        telling.has(id) || !goesOnOfThem.test(text) || !(saysMore.test(text) || saysWeak.test(text)),
    )
    return next
      .slice(0, behind < 0 ? mostGoingOn : Math.min(behind, mostGoingOn))
      .map((one) => toldOf(rival, one, { accountId, text: one.text.slice(0, longestAnswer), figure: null }))
  })
}

/** What a message tells of a rival whom it does not name: known to the team alone. */
const toldOf = (
  rival: string,
  answer: Message,
  { accountId, text, figure }: { accountId: string; text: string; figure: FactFigure | null },
): Fact => ({
  id: `${answer.id}.${rival}`,
  evidenceId: answer.id,
  spanStart: 0,
  spanEnd: text.length,
  kind: figure === null ? 'competitorNews' : 'competitorOffer',
  subject: rival,
  values: JSON.stringify(figure === null ? [] : [figure]),
  text,
  accountId,
  contactId: answer.contactId,
  dealId: answer.dealId,
  occurredAt: answer.occurredAt,
  knownAt: answer.knownAt,
  origin: 'rule',
  importId: null,
  retractedAt: null,
  speaker: 'team',
  stance: 'stated',
  undated: 0,
  unsure: null,
  decision: null,
  decidedAt: null,
  decidedBy: null,
  correctedFrom: null,
})

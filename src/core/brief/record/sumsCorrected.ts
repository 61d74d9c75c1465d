import { minorUnits } from '../../../shared/money.ts'
import type { ReadableDb } from '../../db/open.ts'
import { findFigures } from '../../facts/figures.ts'
import type { Receivable } from '../../quotes/receivableStore.ts'
import { bareSum, numberOfPaper, saysPaid } from './paperPaid.ts'

/** What people have said of an invoice since the list of what is owed was made, or of its being made out anew. */
export interface SumCorrection {
  /** What is left to pay, in minor units; null where that was not said. */
  openMinor: number | null
  /** A credit that was agreed and has not come: it lowers nothing yet. In minor units; null where none was told. */
  creditToComeMinor: number | null
  /** The day by which it is due since it was made out anew, UTC ms at midnight; null where that was not said. */
  dueAt: number | null
  /** The words that say so, from the message. */
  words: string
  at: number
  evidenceId: string
  span: { start: number; end: number }
}

export interface Said {
  id: string
  text: string
  at: number
}

const mostRead = 400
const longestWords = 140
const dayMs = 86_400_000
/** A list of one day may have been made before a sum that came on it. */
const sameDayMs = dayMs
/** Sums that add up to what a list still has as open show that it had not taken them in, for as long as bookkeeping lags. */
const lagMs = 7 * dayMs

const paidWords =
  /(?:到(?:了|账了?)|收到|回(?:了|款了?)|付了?|打了|打过来|汇了|入账|红冲了?|冲(?:了|掉)|抵了?|贷项|减免了?)[^\d，,。；;\n]{0,6}$|\b(?:paid(?: us)?|received|got|came in|remitted|sent us|credited|credit(?: note)?(?: for| of)?|knocked off|transferred|wired|Gutschrift|Zahlung|Teilzahlung|bezahlt(?: hat| haben| wurden)?|(?<=\s)überwiesen|erhalten|eingegangen)\b(?:\s+(?!INV)[A-Z]{1,4}[-/]?\d[\dA-Z/-]*)?[^\d.;\n]{0,16}$/i
const paidBehind =
  /^\s*(?:已?(?:到账?|收到|入账|到位)了?|(?:has |have |was |were )?(?:come in|arrived|been paid|landed|received|paid|credited)|(?:has |have )?(?:hit|reached|is in|are in|cleared(?: in)?) (?:the|our) (?:bank|account)|(?:has |have )?(?:cleared|come through|came through)\b|(?:sind |ist |wurden? )?(?:am \S+ )?(?:bezahlt|überwiesen|eingegangen|gutgeschrieben)\b)/i
const leftWords =
  /(?:还?剩(?:下|余)?|余款?|余额|尾款|还差|还欠|没付的|未付)[^\d，,。；;\n]{0,6}$|\b(?:remaining|balance(?: of| is)?|outstanding|still (?:owe|owes|owed|open|due)|leaves|short by|offen(?: bleiben| sind| ist)?|es fehlen|verbleib(?:en|t)|Rest(?:betrag)?(?: von)?)\b[^\d.;\n]{0,16}$/i
const leftBehind =
  /^\s*(?:没付|未付|没到|(?:is |are )?(?:left|outstanding|remaining|to go|to come|still (?:open|owed|due|outstanding|unpaid)|(?:remains? )?(?:open|unpaid)\b(?! (?:to|for|until|till|question)))|(?:sind |ist |bleiben |bleibt |stehen |steht )?(?:noch |weiterhin |immer noch )*(?:offen|aus)\b)/i
const remade =
  /重开|重新开|换开|改票|补开|新发票|\bre-?issued?\b|\bre-?invoiced?\b|\bnew invoice\b|\bcredited and re/i
const dueNow =
  /(?:新的?)?(?:到期日?|账期|付款日)[^\d。；;\n]{0,8}$|\b(?:new )?due(?: date| day)?(?: is| now| on| by|:|to)*\s*$/i

/** 一分没付，全额还欠着, "nothing has been paid": a part that a list has as come was another's. */
const nothingCame =
  /一分(?:钱)?(?:都|也)?没(?:付|给|到|收)|全额(?:还|都)?(?:欠|没付|未付)|(?:全部|整张|整笔)(?:还|都)(?:欠|没付)|\b(?:nothing (?:has )?(?:been )?(?:paid|come in|received)|still owed? in full|full amount (?:is )?(?:still )?(?:open|outstanding|owed|due)|not a (?:cent|penny) (?:paid|received))\b/i

/** A credit or payment that is only on its way leaves the sum as it is. */
const onlyPlanned =
  /走流程|在(?:走|办|申请|审批)|(?:开|批|走|办)完|等[^，,。]{0,10}(?:后|了|再)|准备|打算|将(?:会|要)?|\b(?:will|once|after|pending|to be (?:issued|credited|paid)|going to|in process)\b/i

/** 付了10万, 剩下的走下月流程: what has come is told before what is on its way. */
const isOnlyPlanned = (clause: string): boolean => {
  const planned = onlyPlanned.exec(clause)
  return planned !== null && !cameBefore.test(clause.slice(0, planned.index))
}
/** A credit is one of the ways in which a sum becomes less; until it is made out it is owed whole. */
const ofCredit =
  /(?:红冲|冲抵|贷项(?:通知单?)?|抵扣?|减免|折让)[^\d，,。；;\n]{0,6}$|\b(?:credit(?:ed)?(?: note| memo)?|Gutschrift)\b[^\d.;\n]{0,24}$/i
const creditToCome =
  /答应|承诺|说好|谈好|同意|申请|审批|待开|未开|还没|没(?:有)?(?:开|给|收|寄|见|到|办)|未(?:到|给|收|办)|要求|要开|会开|补开|催|(?:周|星期|礼拜)[一二三四五六日天](?:前)?[开给寄]|\b(?:promised|agreed|accepted|offered|owed?|owes|await\w*|waiting|expect\w*|until|request\w*|asked|asking|claim\w*|wants?|draft\w*|prepar\w*|approved|missing|was due|is due|overdue|where is|chas\w+|still|not yet|zugesagt|versprochen|vereinbart|fehlt|steht|folgt|noch nicht)\b|n['’]t\b|\b(?:do|does|did|has|have|is|was) not\b/i
const creditCame =
  /(?<![没未不有别]|再)(?:已经?(?:开|冲|抵|寄|入|收)|(?:开|冲|抵扣?|减免|入账|寄)(?:好|出)?了|收到)|(?<!(?:not|n['’]t|never|be|until|once|when|if|nicht)(?: \p{L}+){0,2} )\b(?:issued|booked|received|applied|deducted|attached|arrived|credited|netted|sent|given|raised|made out|erhalten|verbucht|ausgestellt)\b/iu
/** Whether a clause tells of a credit only that it was agreed, asked for or missed: it lowers what is owed when it comes. */
const isCreditToCome = (clause: string): boolean => creditToCome.test(clause) && !creditCame.test(clause)

const cameBefore = /(?:到|付|收|打|回|汇|结)(?:账)?了|到账|收到|\b(?:paid|received|came in|arrived)\b/i

/** Words around the end of a number that make an invoice of it: 118号票, 那张0774, "invoice 0871". */
const numberedBefore = /(?:发票|票|单|单号|编号|那张|那笔|invoice|inv\.?|no\.?|number|#)\s*$/i
const numberedBehind = /^\s*(?:号|那张|那笔|这张|这笔|的?(?:发票|票|单)|红冲|is\b|was\b|still\b|has\b)/i
const fewestAlone = 4
/** Whether a text calls an invoice by the last figures of its number. */
function endsItsNumber(text: string, number: string): boolean {
  const tail = /\d{3,4}$/.exec(number)?.[0]
  if (tail === undefined) return false
  return [
    ...text.matchAll(
      new RegExp(`(?<![\\d.,¥€£$/:：-])${tail}(?![\\d.,/:：%]|\\s*(?:元|万|k\\b|%|[号日](?!票|单)))`, 'gi'),
    ),
  ].some(
    ({ index }) =>
      (tail.length >= fewestAlone && index < longestLead) ||
      numberedBefore.test(text.slice(0, index)) ||
      numberedBehind.test(text.slice(index + tail.length)),
  )
}
/** Letters before a bare number at which a message begins: "0774 红冲了…". */
const longestLead = 12

/** 8月那张发票, "the August invoice": the month in which an invoice was made out. */
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
function namesItsMonth(text: string, issuedAt: number | null): boolean {
  if (issuedAt === null) return false
  const month = new Date(issuedAt).getUTCMonth()
  return new RegExp(
    `(?<!\\d)${month + 1}月份?(?:那|的|开的)*(?:一?[张笔期])?(?:发票|票|账单|款|货款|服务费)|\\b${months[month]}[a-z]* (?:invoice|bill)\\b`,
    'i',
  ).test(text)
}

const tidyNumber = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\-_/]+/g, '')
    .toLowerCase()

/** What a text holds that says anything of money that came, is left, or is due anew. */
const mayTell =
  /[到收进入回付打汇结剩余差欠款开票]|paid|settl|clear|receiv|remit|credit|balance|outstanding|left|owe|open|invoice|due|offen|gutschrift|bezahlt|überwiesen|rechnung/i

/** What a list still has to be done (`[ ] credit note 2180`) has not come about. */
const openTask = /^\s*(?:[-*•]\s*)?(?:\[\s?\]|[☐□])/

/** What was said among the messages and notes of an account that may be of its invoices, newest first. */
export function saidOfSums(db: ReadableDb, accountId: string, asOf: number): Said[] {
  const all = db
    .read(
      `SELECT id, text, occurred_at AS at FROM evidence WHERE account_id = ? AND kind IN ('message', 'note')
        AND occurred_at < ? AND known_at <= ? AND shredded_at IS NULL AND sensitivity <> 'restricted' AND consent <> 'withdrawn'
       ORDER BY occurred_at DESC LIMIT ${mostRead}`,
    )
    .all(accountId, asOf, asOf) as Said[]
  return all.filter(({ text }) => /\d/.test(text) && mayTell.test(text) && !openTask.test(text))
}

interface Clause {
  start: number
  text: string
}
/** Lines, and sentences within them. */
const clausesOf = (text: string): Clause[] =>
  [...text.matchAll(/[^。；;!！?？\n]+/g)].map(({ 0: words, index }) => ({ start: index, text: words }))

/** 100.000 CNY and 1.250,50: thousands as they are set apart in German; sums of money have no three places behind a point. */
const germanSum =
  /(?<![\d.,A-Za-z/-])(\d{1,3}(?:\.\d{3})+)(?:,(\d{2}))?(?![.,]?\d|\s?(?:[万千%％kK]\b|kg\b|[tg]\b|m\b|mm\b))/g
const withoutGermanPoints = (clause: string): string =>
  clause.replace(germanSum, (words, whole: string, cents: string | undefined) =>
    `${whole.replaceAll('.', '')}${cents === undefined ? '' : `.${cents}`}`.padStart(words.length),
  )
/** The sums of a clause that say what came, and those that say what is left. */
function sumsIn(said: string, at: number): { paid: number[]; left: number[]; credit: number[] } {
  const clause = withoutGermanPoints(said).replace(numberOfPaper, (words) => ' '.repeat(words.length))
  const paid: number[] = []
  const left: number[] = []
  const credit: number[] = []
  const figures = findFigures(clause, at).flatMap(({ kind, start, end, figure }) =>
    kind === 'money' && typeof figure.value === 'number'
      ? [{ start, end, figure: { value: figure.value } }]
      : [],
  )
  // Among colleagues a sum goes without its currency: 还欠10500.
  for (const { 0: bare, index } of clause.matchAll(bareSum))
    if (!figures.some(({ start, end }) => index < end && index + bare.length > start))
      figures.push({
        start: index,
        end: index + bare.length,
        figure: { value: Number(bare.replaceAll(',', '')) },
      })
  for (const { start, end, figure } of figures) {
    const [before, after] = [clause.slice(0, start), clause.slice(end)]
    if (leftWords.test(before) || leftBehind.test(after)) left.push(figure.value)
    else if (ofCredit.test(before) && isCreditToCome(clause)) credit.push(figure.value)
    else if (paidWords.test(before) || paidBehind.test(after)) paid.push(figure.value)
  }
  return { paid, left, credit }
}

const roundedShare = 0.98
const isNear = (one: number, other: number): boolean => Math.abs(one - other) <= 0.01 * Math.max(one, other)

/** 还差18.65, "86 still open": among colleagues what is left goes without its 万 or k as well. */
const bareLeft =
  /(?:还?剩(?:下|余)?|余款?|余额|尾款|还差|还欠|没付的|未付)(?:的|就|是|了|大概|大约)*\s*(\d{1,3}(?:\.\d{1,3})?)(?![\d.,:：\-/]*\d|\s*(?:%|[年月号日点万千wWkK]|[A-Za-z]|个|台|字|条|套|件|张|笔|天))/g
/** 又到了10万, "another 10k came in": of the same size as what the list has, and not the same. */
const anotherCame = /又|再[付到回打汇]|第[二三]笔|\b(?:another|a second|a further|again)\b/i
const bareScales = [1e4, 1e3] as const
/** Whether a clause says of a sum without its unit that it is left, which is what the list has as open already. */
const saysListed = (clause: string, open: number): boolean =>
  [...clause.matchAll(bareLeft)].some(([, sum]) =>
    bareScales.some((scale) => isNear(Number(sum) * scale, open)),
  )

/**
 * What is left of an invoice, in whole units, by what a clause says came and is left of it; null where it is of another, and
 * where what came is what the list has as received already (`received`).
 */
function leftOf(
  open: number,
  { paid, left }: { paid: readonly number[]; left: readonly number[] },
  { isMeant, received, isAnother }: { isMeant: boolean; received: number; isAnother: boolean },
): number | null {
  const isListed = !isAnother && left.length === 0 && paid.some((sum) => isNear(sum, received))
  if (received > 0 && isListed) return null
  for (const rest of left) {
    // 尾款18.6万 of 186,400 is the sum itself, in round figures.
    if (rest >= roundedShare * open) continue
    if (paid.some((sum) => isNear(sum + rest, open))) return rest
    if (isMeant && paid.length === 0) return rest
  }
  if (left.length > 0) return null
  const [sum, more] = paid
  return isMeant && sum !== undefined && more === undefined && sum <= open * 1.0001
    ? Math.max(0, open - sum)
    : null
}

const sumSaid = String.raw`(?<![\d.:：\-/])(?<sum>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s*(?<scale>万|[wW](?![a-z])|千|k(?![a-z]))?元?(?:块钱?)?`
const oneSum = '(?:那|这)一?(?:笔|张|单|票|期)(?:款子?|钱|货款|发票|尾款)?'
const hasCome =
  '(?:(?:已经?|都|也|总算|终于|昨天|今天|前天|刚刚?|上午|下午|早上|周[一二三四五六日天]|上周[一二三四五六日天]?|\\d{1,2}[号日]|银行)\\s*){0,3}(?:到账|到了|收到|进账|进来|入账|回款|回了|付了|付清|付掉|结了|结清|打过来|打了|汇过来|汇了)'
/** 12.6那笔昨天到账了, 那笔8万的款收到了, 31.5万已到账: one whole sum has come, whichever invoice it is of. */
const wholeCame = [
  new RegExp(`${sumSaid}的?${oneSum}${hasCome}`, 'gu'),
  new RegExp(`${oneSum}${sumSaid}的?(?:款子?|钱|货款|发票)?${hasCome}`, 'gu'),
  new RegExp(`${sumSaid}的?(?:款子?|钱|货款|尾款|发票)?${hasCome}`, 'gu'),
]
const isUnsure = /(?:没|未|不|吗|么|[?？]|如果|要是|再|才)/
const isCondition = /(?:等|如果|要是|只要|万一|是不是|有没有|看看?|问问?|催)[^，,]{0,8}$/
const scaleOf: Record<string, number> = { 万: 1e4, w: 1e4, W: 1e4, 千: 1e3, k: 1e3 }

/** Whether a clause says that just this sum has come; thousands and 万 may go without saying where 那笔 points at it. */
function saysCame(clause: string, open: number): boolean {
  return wholeCame.some((cue, at) =>
    [...clause.matchAll(cue)].some(({ 0: words, index, groups }) => {
      const after = clause.slice(index + words.length, index + words.length + 3)
      const before = clause.slice(0, index)
      if ([words, after].some((part) => isUnsure.test(part)) || isCondition.test(before)) return false
      const sum = Number(groups!.sum!.replaceAll(',', ''))
      const scales = groups!.scale !== undefined ? [scaleOf[groups!.scale]!] : at === 2 ? [1] : [1, 1e4, 1e3]
      return scales.some((scale) => Math.abs(sum * scale - open) <= 0.005 * open)
    }),
  )
}

/** The day that a clause says an invoice is due now; UTC ms. */
function newDueDay(clause: string, at: number): number | null {
  for (const { kind, start, end, figure } of findFigures(clause, at)) {
    const day =
      kind === 'date' && String(figure.value).length === 10 ? Date.parse(String(figure.value)) : Number.NaN
    if (Number.isNaN(day)) continue
    if (dueNow.test(clause.slice(0, start)) || /^\s*(?:到期|前付|due)/.test(clause.slice(end))) return day
  }
  return null
}

const mark = /^\s*(?:(?:[-*•]\s*)?(?:\[[ xX✓√]?\]|[☐□☑✅✔])|[-*•]|\d{1,2}\s*[.、)）](?!\d))?\s*/
const worded = (clause: Clause): { words: string; span: { start: number; end: number } } => {
  const lead = mark.exec(clause.text)![0].length
  const whole = clause.text.slice(lead).trimEnd()
  const words =
    whole.length > longestWords
      ? whole
          .slice(0, longestWords)
          .replace(/[^\p{Script=Han}\s]+$/u, '')
          .trimEnd()
      : whole
  return { words, span: { start: clause.start + lead, end: clause.start + lead + words.length } }
}

/**
 * What messages and notes say of one open invoice that its list does not: that a part came since the list was made
 * (`listedAt`, UTC ms), told by sums that add up or by the invoice's number, or that it was made out anew with another
 * day. `isOnly` where the customer has no other open invoice in its currency, `isOnlySum` where none of the same sum. Null where nothing was said.
 */
export function sumCorrected(
  said: readonly Said[],
  invoice: Receivable,
  {
    listedAt,
    isOnly,
    isOnlySum = false,
    others = [],
  }: {
    listedAt: number
    isOnly: boolean
    isOnlySum?: boolean
    /** The customer's other open invoices. */
    others?: readonly Pick<Receivable, 'number' | 'issuedAt'>[]
  },
): SumCorrection | null {
  const number = invoice.number === null ? null : tidyNumber(invoice.number)
  const open = invoice.openMinor / minorUnits(invoice.currency)
  const tail = (one: string | null) => /\d{3,4}$/.exec(one ?? '')?.[0]
  const isOwnTail = others.every((other) => tail(other.number) !== tail(invoice.number))
  const monthOf = (at: number | null) => at !== null && new Date(at).toISOString().slice(0, 7)
  const isOwnMonth = others.every((other) => monthOf(other.issuedAt) !== monthOf(invoice.issuedAt))
  let lesser: SumCorrection | null = null
  let agreed: SumCorrection | null = null
  for (const { id, text, at } of said) {
    const namesInFull = number !== null && number.length > 3 && tidyNumber(text).includes(number)
    for (const clause of clausesOf(text)) {
      const namesIt =
        namesInFull ||
        (isOwnTail && invoice.number !== null && endsItsNumber(clause.text, invoice.number)) ||
        (isOwnMonth && namesItsMonth(clause.text, invoice.issuedAt))
      if (at + sameDayMs >= listedAt && !isOnlyPlanned(clause.text)) {
        const whole = invoice.amountMinor ?? invoice.openMinor
        if (namesIt && whole > invoice.openMinor && nothingCame.test(clause.text))
          return {
            openMinor: whole,
            creditToComeMinor: null,
            dueAt: null,
            at,
            evidenceId: id,
            ...worded(clause),
          }
        const isWholeCame = (isOnlySum && saysCame(clause.text, open)) || (namesIt && saysPaid(clause.text))
        if (isWholeCame)
          return { openMinor: 0, creditToComeMinor: null, dueAt: null, at, evidenceId: id, ...worded(clause) }
        const sums = sumsIn(clause.text, at)
        const received = (invoice.amountMinor ?? invoice.openMinor) - invoice.openMinor
        const left = saysListed(clause.text, open)
          ? null
          : leftOf(open, sums, {
              isMeant: namesIt || isOnly,
              received: received / minorUnits(invoice.currency),
              isAnother: anotherCame.test(clause.text),
            })
        const told = left !== null && {
          openMinor: Math.round(left * minorUnits(invoice.currency)),
          creditToComeMinor: null,
          dueAt: null,
          at,
          evidenceId: id,
          ...worded(clause),
        }
        // Sums that add up to the invoice tell more than one of them alone.
        if (told && sums.left.length > 0 && sums.paid.length > 0) return told
        if (told) lesser ??= told
        const [credit, another] = sums.credit
        if (namesIt && credit !== undefined && another === undefined && credit < open)
          agreed ??= {
            openMinor: null,
            creditToComeMinor: Math.round(credit * minorUnits(invoice.currency)),
            dueAt: null,
            at,
            evidenceId: id,
            ...worded(clause),
          }
      }
      if (at + sameDayMs < listedAt && at + lagMs >= listedAt && !isOnlyPlanned(clause.text)) {
        const sums = sumsIn(clause.text, at)
        const rest = sums.paid.length === 1 && sums.left.length === 1 ? sums.left[0]! : null
        const isUntouched = (invoice.amountMinor ?? invoice.openMinor) === invoice.openMinor
        // Either side of what adds up is told to the last unit: round figures may be of something else.
        if (isUntouched && isOnlySum && rest !== null && sums.paid[0]! + rest === open)
          return {
            openMinor: Math.round(rest * minorUnits(invoice.currency)),
            creditToComeMinor: null,
            dueAt: null,
            at,
            evidenceId: id,
            ...worded(clause),
          }
      }
      if (!namesIt || !remade.test(text) || (invoice.issuedAt !== null && at < invoice.issuedAt)) continue
      const dueAt = newDueDay(clause.text, at)
      if (dueAt !== null && dueAt > at && (invoice.dueAt === null || dueAt > invoice.dueAt))
        return { openMinor: null, creditToComeMinor: null, dueAt, at, evidenceId: id, ...worded(clause) }
    }
  }
  return lesser ?? agreed
}

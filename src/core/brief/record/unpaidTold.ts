import { minorUnits } from '../../../shared/money.ts'
import type { ReadableDb } from '../../db/open.ts'
import { findFigures } from '../../facts/figures.ts'
import type { Receivable } from '../../quotes/receivableStore.ts'
import { otherCustomers } from '../rivals/rivalNotes.ts'
import { type Said, saidOfSums } from './sumsCorrected.ts'

/** A sum of which a message or note says that it is still to be paid, where no list tells of it. */
export interface UnpaidTold {
  minor: number
  currency: string
  /** The number of the invoice, where the words name it. */
  number: string | null
  /** The day on which it fell or falls due, `YYYY-MM-DD`; null where the words say none. */
  due: string | null
  words: string
  at: number
  evidenceId: string
  span: { start: number; end: number }
}

const dayMs = 86_400_000
/** What was said longer ago has been paid or is on a list. */
const mostDays = 120
const longestWords = 160

const sum =
  /(?<![\w.,:\-/])(?<before>[£€$¥￥]|(?:RMB|CNY|EUR|GBP|USD|HKD|SGD|AUD|CHF)\s?)?(?<number>\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{2})?|\d{4,7}(?:\.\d{1,2})?|\d{1,4}(?:\.\d{1,3})?(?=\s?(?:万|k\b))|\d{1,3}(?=\s?(?:€|£|EUR|GBP|USD))|(?<=[£€$¥￥])\d{1,3})\s?(?<scale>万|k\b)?\s?(?<after>元|RMB|CNY|EUR|GBP|USD|HKD|SGD|AUD|CHF|[€£])?(?![\w%])/giu
const currencies: Record<string, string> = {
  '£': 'GBP',
  '€': 'EUR',
  $: 'USD',
  '¥': 'CNY',
  '￥': 'CNY',
  元: 'CNY',
  RMB: 'CNY',
}
const isoOf = (written: string | undefined): string | null => {
  const code = written?.trim().toUpperCase()
  return code ? (currencies[code] ?? (/^[A-Z]{3}$/.test(code) ? code : null)) : null
}

/** Words right before a sum, or right behind it, that say it is still to be paid. */
const leftBefore =
  /(?:还?剩(?:下|余)?|余款?|余额|尾款|还差|还欠|欠(?:着|款)?|没付的?|未付的?|未收|没收到)[^\d，,。；;\n]{0,6}$|\b(?:remaining|balance(?: of| is)?|outstanding|still (?:owes?|owed|open|due|unpaid)|leaves|offen(?: bleiben| sind| ist)?|noch offen)\b[^\d.;\n]{0,16}$/i
const leftBehind =
  /^\s*(?:元|块)?\s*(?:还?没(?:付|到|收到|回|结)|未付|未到账|未回款|逾期|(?:is |are )?(?:still )?(?:left|outstanding|remaining|open|unpaid|overdue|owed|due|not paid|offen)\b(?! (?:to|for|until|day|from)))/i
/** What is left to pay by the terms of an offer is owed by nobody yet: 尾款20万验收后付, "balance £20,000 on delivery". */
const ofTerms =
  /首付|预付|定金|订金|(?:验收|交货|到货|发货|安装|调试|签约|签字|上线|竣工|开票)(?:合格)?(?:之?[前后]|时)|\b(?:deposit|down ?payment|(?:on|upon|after|before|at|with) (?:order|delivery|shipment|acceptance|completion|signature|commissioning|handover|installation))\b|\d\s?[%％]/i
/** Words that name a rest say that it is owed only beside others that do. */
const isOwed =
  /还|没|未|欠|催|逾期|到期|发票|\b(?:still|overdue|invoice|inv|chase|unpaid|owe[sd]?|open|due|offen|rechnung|credit note)\b/i
const ofPayment =
  /发票|票|[货尾余欠]款|款项|维护费|服务费|费用|年费|首付|付款|回款|应收|到期|逾期|质保金|质量保证金|保留金|\b(?:retention|invoices?|inv|payments?|paid|accounts|overdue|credit note|rechnung|gutschrift|fällig|dunning|chase|statement|AR)\b/i
const ofOther =
  /预算|库存|额度|名额|折扣|底价|报价|[?？]|吗|如果|要是|\b(?:budget|stock|seats?|quote|offer|discount|if|would|floor)\b/i
const invoiceNumber =
  /\b(?=[A-Z]{0,4}[-/]?[\dA-Z/-]*\d{4})[A-Z]{1,4}[-/]?\d[\dA-Z]*(?:[-/]\d+)*\b|(?<!\d)\d{8}(?!\d)(?=号?(?:那?张|票|发票))/g
const ofCredit = /^(?:CN|CR|PO|SO|QT|TK|KS|TS)[-/\d]/i
/** The number behind these words is that of the credit, and not of the invoice. */
const creditBefore =
  /(?:贷项(?:通知单?)?|红字(?:发票)?|\bcredit(?: note| memo)?|\bGutschrift)\s*(?:no\.?|nr\.?|#|号)?\s*$/i
const dueNear = /(?:到期|应付|逾期|\bdue|overdue|fällig)[^\d。；;\n]{0,16}$/i
const hasCome =
  /付清|结清|全部到账|已到账|到账了|收到了?(?:款|钱|全款|尾款)|款到了|\b(?:paid in full|has been paid|is paid|was paid|settled|money (?:is in|has arrived)|fully paid)\b/i

const sentencesOf = (text: string): { start: number; text: string }[] =>
  [...text.matchAll(/(?:[^。；;!！?？\n.]|\.(?!\s+[\p{Lu}\p{Script=Han}])|[?？](?!\s*$))+[?？]?/gu)].map(
    ({ 0: words, index }) => ({ start: index, text: words }),
  )

function toldIn(said: Said, isOfOthers: (line: string) => boolean): UnpaidTold | null {
  for (const { start, text } of sentencesOf(said.text)) {
    if (isOfOthers(text) || !ofPayment.test(said.text) || ofOther.test(text)) continue
    if (ofTerms.test(text) || !isOwed.test(text)) continue
    for (const found of text.matchAll(sum)) {
      const { before, number, scale, after } = found.groups!
      const end = found.index + found[0].length
      if (!leftBefore.test(text.slice(0, found.index)) && !leftBehind.test(text.slice(end))) continue
      const currency =
        isoOf(before) ??
        isoOf(after) ??
        isoOf(/\b(?:RMB|CNY|EUR|GBP|USD|HKD|SGD|AUD|CHF)\b|[£€]/.exec(text)?.[0]) ??
        (/\p{Script=Han}/u.test(text) ? 'CNY' : null)
      if (currency === null) continue
      const isGrouped = /[.,]\d{3}(?!\d)/.test(number!)
      const digits = isGrouped
        ? number!.replace(/[.,]\d{2}$/, '').replaceAll(/[.,]/g, '')
        : number!.replace(',', '.')
      const cents = isGrouped
        ? (/[.,](\d{2})$/.exec(number!.replace(/[.,]\d{3}(?=[.,]|$)/g, ''))?.[1] ?? '0')
        : '0'
      const value = (Number(digits) + Number(cents) / 100) * (scale === '万' ? 1e4 : scale ? 1e3 : 1)
      if (!(value >= 100)) continue
      const names = [...text.matchAll(invoiceNumber)]
        .filter(({ 0: name, index }) => !ofCredit.test(name) && !creditBefore.test(text.slice(0, index)))
        .map(([name]) => name)
      const due = findFigures(text, said.at).find(
        ({ kind, start: at, figure }) =>
          kind === 'date' && String(figure.value).length === 10 && dueNear.test(text.slice(0, at)),
      )
      const lead = /^\s*/.exec(text)![0].length
      const words = text.slice(lead).trimEnd().slice(0, longestWords)
      return {
        minor: Math.round(Number((value * minorUnits(currency)).toPrecision(12))),
        currency,
        number: names[0] ?? null,
        due: due === undefined ? null : String(due.figure.value),
        words,
        at: said.at,
        evidenceId: said.id,
        span: { start: start + lead, end: start + lead + words.length },
      }
    }
  }
  return null
}

/** What says that a sum came whole: it needs no figure. */
const settlements = (db: ReadableDb, accountId: string, asOf: number): { text: string; at: number }[] =>
  (
    db
      .read(
        `SELECT text, occurred_at AS at FROM evidence WHERE account_id = ? AND kind IN ('message', 'note') AND occurred_at BETWEEN ? AND ?
          AND known_at <= ? AND shredded_at IS NULL AND sensitivity <> 'restricted' AND consent <> 'withdrawn'
         ORDER BY occurred_at DESC LIMIT 400`,
      )
      .all(accountId, asOf - mostDays * dayMs, asOf, asOf) as { text: string; at: number }[]
  ).filter(({ text }) => hasCome.test(text))

const tidy = (number: string): string =>
  number
    .normalize('NFKC')
    .replaceAll(/[\s\-_/]+/g, '')
    .toLowerCase()

/**
 * What messages and notes say is still to be paid as of `asOf` (UTC ms), newest first: an invoice that no list has, and any
 * sum where the customer stands on no list at all. What was said to be settled since is left out.
 */
export function unpaidTold(
  db: ReadableDb,
  accountId: string,
  {
    asOf,
    listed,
    hasRows = false,
  }: {
    asOf: number
    listed: readonly Receivable[]
    /** Whether other records tell of sums that are not paid: they may be the same. */
    hasRows?: boolean
  },
): UnpaidTold[] {
  const said = saidOfSums(db, accountId, asOf).filter(({ at }) => asOf - at <= mostDays * dayMs)
  if (said.length === 0) return []
  const isOfOthers = otherCustomers(
    db,
    accountId,
    said.map(({ text }) => text),
  )
  const settled = settlements(db, accountId, asOf)
  const known = new Set(listed.flatMap(({ number }) => (number === null ? [] : [tidy(number)])))
  const found: UnpaidTold[] = []
  for (const one of said) {
    const told = toldIn(one, isOfOthers)
    if (told === null) continue
    if (told.number === null ? hasRows || listed.length > 0 : known.has(tidy(told.number))) continue
    const isTold = found.some(
      (other) =>
        (told.number !== null && other.number !== null && tidy(other.number) === tidy(told.number)) ||
        (other.minor === told.minor && other.currency === told.currency),
    )
    const isSettled = settled.some(
      (later) => later.at > told.at && (told.number === null || tidy(later.text).includes(tidy(told.number))),
    )
    if (!isTold && !isSettled) found.push(told)
  }
  return found
}

import { minorUnits } from '../../../shared/money.ts'
import { getProduct } from '../../catalog/store.ts'
import type { ReadableDb } from '../../db/open.ts'
import { isNote } from '../../imports/formats/tables/sheetNotes.ts'
import { listProjectQuotesOfAccount } from '../../quotes/projectQuoteStore.ts'
import { versionNumber } from '../../quotes/standing.ts'
import { listPriceLinesOfAccount } from '../../quotes/store.ts'
import { cellsOf } from '../record/rowCells.ts'
import { type QuoteRow, quoteRow } from './quoteRow.ts'

const mostRead = 400

/** What the lines of a quote are called. */
export const labels = {
  zh: {
    total: '合计',
    notAll: '单据上的总数，前面没有列全各项',
    currentQuote: '我方现报价',
    validTo: '有效至',
    isOver: '已过期，有效期到',
    free: '免费',
    noPrice: '不单列价',
    warranty: '质保',
    replaces: '替代',
    tax: '税率',
    minimum: '起订',
    apart: '选项，不在合计内',
  },
  en: {
    total: 'total',
    notAll: 'as the paper says; not all of its lines stand here',
    currentQuote: 'our current quote',
    validTo: 'valid until',
    isOver: 'ran out, was valid until',
    free: 'free',
    noPrice: 'no price of its own',
    warranty: 'warranty',
    replaces: 'replaces',
    tax: 'tax',
    minimum: 'min. order',
    apart: 'option, not in the total',
  },
} as const
export type Lang = keyof typeof labels

/** A quote as a rep looks at it, whether it prices a product or a whole project. */
export interface Offer {
  number: string | null
  version: string | null
  /** What it is of: a product, or what a whole is called. */
  of: string
  name: string | null
  price: string
  /** Of all of it, minor units; null of a rate, of which nobody says how many. */
  sumMinor: number | null
  /** For how long the price is: 月, month; null where it is once. */
  period: string | null
  stated: QuoteRow['stated']
  notes: readonly string[]
  isFree: boolean
  /** What it takes off the other lines of its paper: it has a price below nothing, and is no offer of its own. */
  isDeduction: boolean
  /** Whether its own row says that it may be ordered besides, and is not in what the paper comes to. */
  isOption?: boolean
  source: string | null
  /** The file that it stands in. */
  file: string | null
  currency: string
  volume: string | null
  /** Whether its row writes what it comes to. */
  hasOwnSum: boolean
  /** From how many on the price holds, or when it is given back. */
  aside: string | null
  terms: string | null
  validTo: number | null
  at: number
  isOpen: boolean
  isDraft: boolean
  /** Priced as one: a register's total of a quote whose lines may stand elsewhere. */
  isWhole: boolean
  evidenceId: string
}

const amount = (value: number, currency: string, lang: Lang): string => {
  const digits = minorUnits(currency) === 1 ? 0 : 2
  return new Intl.NumberFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', {
    style: 'currency',
    currency,
    // Rates of a word or of a part are written to more places than coins have.
    maximumFractionDigits: Math.max(digits, 6),
    minimumFractionDigits: digits,
  }).format(value)
}
export const money = (minor: number, currency: string, lang: Lang): string =>
  amount(minor / minorUnits(currency), currency, lang)

const aPeriod = /^(?:月|季|年|周|month|quarter|year|week)$/
/** 台/月: what is counted, and for how long its price is. */
function unitAndPeriod(unit: string | null): { unit: string | null; period: string | null } {
  const parts = unit?.split('/') ?? []
  const period = parts.length > 0 && aPeriod.test(parts.at(-1)!) ? parts.at(-1)! : null
  const rest = (period === null ? parts : parts.slice(0, -1)).join('/')
  return { unit: rest === '' ? null : rest, period }
}
/** A whole at so much a month says so before its other terms: /month · 60 months full service. */
function pricedForTime(terms: string | null): { period: string | null; terms: string | null } {
  const found = /^\/(month|year)(?: · |$)/.exec(terms ?? '')
  return found === null
    ? { period: null, terms }
    : { period: found[1]!, terms: terms!.slice(found[0].length) || null }
}
/** Priced at nothing because we are paid out of what it earns or by its use: that is not free. */
const isPaidOtherwise = ({ aside }: QuoteRow): boolean =>
  aside?.kind === 'given' &&
  /分成|分享|分润|抽成|提成|(?:我方|乙方)[^，,。；;]{0,6}\d+\s*[%％]|按(?:实际)?(?:用量|次|使用量?)(?:收|付|计|结)|\b(?:(?:revenue|profit|savings?|energy)[- ](?:shar\w+|split)|shared savings|\d\s?% (?:share|of)|share of|commission|royalt\w+|per (?:click|test|kWh)|pay[- ]per|out of (?:the )?savings)\b|合同能源管理/i.test(
    aside.words,
  )
interface RowText {
  id: string
  text: string
  source: string | null
  file: string | null
}
const rowTexts = (db: ReadableDb, evidenceIds: readonly string[]) =>
  new Map(
    (
      db
        .read(
          `SELECT e.id, e.text, e.source_id AS source, s.name AS file FROM evidence e
            LEFT JOIN sources s ON s.id = e.source_id
            WHERE e.id IN (SELECT value FROM json_each(?)) AND e.shredded_at IS NULL`,
        )
        .all(JSON.stringify(evidenceIds)) as RowText[]
    ).map((row) => [row.id, row]),
  )

/** A short code that people say (R500) stands before a name that has nothing of it. */
const isSaid = /^(?=.*[A-Za-z])(?=.*\d)[\w-]{2,7}$/
function nameWithCode(product: { name: string; code: string | null } | null): string | null {
  if (product === null) return null
  const { name, code } = product
  const isTold =
    code === null ||
    !isSaid.test(code) ||
    code.split('-').some((part) => /\d/.test(part) && name.toLowerCase().includes(part.toLowerCase()))
  return isTold ? name : `${code} ${name}`
}

/** All quotes to a customer that were known at `asOf`, of products and of wholes, newest first. */
export function offersOf(db: ReadableDb, accountId: string, asOf: number, lang: Lang): Offer[] {
  const language = lang === 'zh' ? 'zh-CN' : 'en-GB'
  const quoted = listPriceLinesOfAccount(db, accountId, mostRead).filter(
    (line) =>
      line.kind === 'quote' &&
      line.pricedAt < asOf &&
      line.knownAt <= asOf &&
      line.evidenceId !== null &&
      line.setApart !== 'cancelled',
  )
  const rows = rowTexts(
    db,
    quoted.flatMap(({ evidenceId }) => evidenceId ?? []),
  )
  const lines = quoted.flatMap((line): Offer[] => {
    const row = quoteRow(rows.get(line.evidenceId!)?.text ?? '', {
      ...line,
      isFree: line.setApart === 'free',
    })
    if (line.setApart === 'free' && !row.isFree) return []
    const { unit, period } =
      row.countsTime && line.quantity > 1 ? { unit: line.unit, period: null } : unitAndPeriod(line.unit)
    const price = `${amount(row.price, line.currency, lang)}${line.unit === null ? '' : `/${line.unit}`}`
    return [
      {
        ...line,
        of: line.productId,
        name: nameWithCode(getProduct(db, line.productId)),
        price: row.isFree ? labels[lang][isPaidOtherwise(row) ? 'noPrice' : 'free'] : price,
        sumMinor: row.sum === null ? null : Math.round(row.sum * minorUnits(line.currency)),
        period,
        stated: row.stated,
        hasOwnSum: row.hasOwnSum,
        notes: row.notes,
        isFree: row.isFree,
        isDeduction: line.setApart === 'deduction',
        isOption: isBesideTotal(rows.get(line.evidenceId!)?.text ?? ''),
        source: rows.get(line.evidenceId!)?.source ?? null,
        file: rows.get(line.evidenceId!)?.file ?? null,
        volume:
          line.quantity === 1 && !row.isFree
            ? null
            : [new Intl.NumberFormat(language).format(line.quantity), unit ?? '×'].join(' '),
        aside:
          row.aside === null
            ? null
            : row.aside.kind !== 'minimum'
              ? row.aside.words
              : `${labels[lang].minimum} ${row.aside.words}`,
        at: line.pricedAt,
        isOpen: line.outcome === 'open',
        isDraft: line.offTable === 'draft',
        isWhole: false,
        evidenceId: line.evidenceId!,
      },
    ]
  })
  const quotes = listProjectQuotesOfAccount(db, accountId, mostRead)
  const quoteTexts = rowTexts(
    db,
    quotes.flatMap(({ evidenceId }) => evidenceId ?? []),
  )
  const wholes = quotes.flatMap((quote): Offer[] =>
    quote.quotedAt >= asOf || quote.knownAt > asOf || quote.evidenceId === null
      ? []
      : [
          {
            ...quote,
            of: quote.project ?? quote.configuration ?? quote.id,
            name: quote.project ?? quote.configuration,
            ...pricedForTime(quote.terms),
            price: `${money(quote.totalMinor, quote.currency, lang)}${/^\/\w+/.exec(quote.terms ?? '')?.[0] ?? ''}`,
            sumMinor: quote.totalMinor,
            stated: null,
            hasOwnSum: false,
            notes: notesOf(quoteTexts.get(quote.evidenceId)?.text ?? ''),
            isFree: false,
            isDeduction: false,
            source: null,
            file: quoteTexts.get(quote.evidenceId)?.file ?? null,
            volume: null,
            aside: null,
            at: quote.quotedAt,
            isOpen: quote.outcome === 'open',
            isDraft: quote.outcome === 'draft',
            isWhole: true,
            evidenceId: quote.evidenceId,
          },
        ],
  )
  return [...lines, ...wholes].sort(
    (one, other) =>
      other.at - one.at || (versionNumber(other.version) ?? 0) - (versionNumber(one.version) ?? 0),
  )
}

const ofRemark = /^(?:备注|说明|附言|remarks?|comments?|notes?|bemerkung(?:en)?)$/i
const besideTotal =
  /(?:不|未)(?:计|含|包含|列)(?:入|在)?(?:本次|本单|全单|总|以上)?(?:的)?(?:合计|总价|总额|总计|金额)|\b(?:not|isn['’]t|aren['’]t) (?:counted |included |contained )?in (?:the |this |our )?(?:grand |sub)?-?(?:total|sum|price)\b|\bexcluded from (?:the )?(?:grand )?(?:total|sum)\b/i
/** Whether the remark of a row says that it is not in the total: 不计入本次合计, "not included in the total". */
export const isBesideTotal = (text: string): boolean =>
  cellsOf(text).some(({ head, value }) => ofRemark.test(head.trim()) && besideTotal.test(value))

const notesOf = (text: string): string[] =>
  cellsOf(text).flatMap(({ head, value }) => (isNote(head) ? [value.trim()] : []))

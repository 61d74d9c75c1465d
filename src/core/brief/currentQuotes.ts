import { minorUnits } from '../../shared/money.ts'
import { calendarDay } from '../calendarDay.ts'
import { getProduct } from '../catalog/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { listProjectQuotesOfAccount } from '../quotes/projectQuoteStore.ts'
import { versionNumber } from '../quotes/standing.ts'
import { listPriceLinesOfAccount } from '../quotes/store.ts'
import type { RecordPoint } from './customerRecord.ts'
import { quoteLines } from './quoteLines.ts'
import { cellsOf } from './rowCells.ts'

const dayMs = 86_400_000
/** An open quote of which nobody said how long it holds is still ours for so long. */
const withoutEndDays = 365
/** One that ran out is worth a word for so long. */
const afterEndDays = 183
const mostRead = 400
const mostCurrent = 6
const mostEarlier = 3

const labels = {
  zh: { total: '合计', currentQuote: '我方现报价', validTo: '有效至', isOver: '已过期，有效期到' },
  en: {
    total: 'total',
    currentQuote: 'our current quote',
    validTo: 'valid until',
    isOver: 'ran out, was valid until',
  },
} as const
type Lang = keyof typeof labels

/** A quote as a rep looks at it, whether it prices a product or a whole project. */
interface Offer {
  number: string | null
  version: string | null
  /** What it is of: a product, or what a whole is called. */
  of: string
  name: string | null
  price: string
  /** Of all of it, minor units. */
  sumMinor: number
  currency: string
  volume: string | null
  terms: string | null
  validTo: number | null
  at: number
  isOpen: boolean
  isDraft: boolean
  /** Priced as one: a register's total of a quote whose lines may stand elsewhere. */
  isWhole: boolean
  evidenceId: string
}

const money = (minor: number, currency: string, lang: Lang): string =>
  new Intl.NumberFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', { style: 'currency', currency }).format(
    minor / minorUnits(currency),
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

function offersOf(db: ReadableDb, accountId: string, asOf: number, lang: Lang): Offer[] {
  const language = lang === 'zh' ? 'zh-CN' : 'en-GB'
  const lines = listPriceLinesOfAccount(db, accountId, mostRead).flatMap((line): Offer[] =>
    line.kind !== 'quote' ||
    line.pricedAt >= asOf ||
    line.knownAt > asOf ||
    line.evidenceId === null ||
    line.setApart === 'cancelled' ||
    line.setApart === 'free'
      ? []
      : [
          {
            ...line,
            of: line.productId,
            name: nameWithCode(getProduct(db, line.productId)),
            price: `${money(line.unitPriceMinor, line.currency, lang)}${line.unit === null ? '' : `/${line.unit}`}`,
            sumMinor: Math.round(line.unitPriceMinor * line.quantity),
            volume:
              line.quantity === 1
                ? null
                : [new Intl.NumberFormat(language).format(line.quantity), line.unit ?? '×'].join(' '),
            at: line.pricedAt,
            isOpen: line.outcome === 'open',
            isDraft: line.offTable === 'draft',
            isWhole: false,
            evidenceId: line.evidenceId,
          },
        ],
  )
  const wholes = listProjectQuotesOfAccount(db, accountId, mostRead).flatMap((quote): Offer[] =>
    quote.quotedAt >= asOf || quote.knownAt > asOf || quote.evidenceId === null
      ? []
      : [
          {
            ...quote,
            of: quote.project ?? quote.configuration ?? quote.id,
            name: quote.project ?? quote.configuration,
            price: money(quote.totalMinor, quote.currency, lang),
            sumMinor: quote.totalMinor,
            volume: null,
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

const toldOf = ({ terms, validTo, volume }: Offer): number =>
  Number(terms !== null) + Number(validTo !== null) + Number(volume !== null)

/** The terms without their last clause where that says how long they hold: it is told as a day. */
const withoutEnd = ({ terms, validTo }: Offer): string | null =>
  validTo === null ? terms : terms?.replace(untilDay, '') || null
const untilDay = /[\s,，;；]*(?:(?:报价)?有效(?:期)?[至到:：]|\bvalid (?:until|till|til|to)\b)[^,，;；]*$/i

const ofTerms =
  /^(?:质保|保修|质保期|保修期|贸易条款|交货条件|交货方式|运输方式|备注|说明|附注|条件|warranty|guarantee|incoterms?|delivery terms|freight|shipping|remarks?|notes?|conditions?|comments?)(?:\s*[（(].*[)）])?$/i
const mostFurther = 4
const longestTerm = 80

/** What the rows of a quote say besides price, payment and time: warranty, incoterm, what is charged on top. */
function furtherTerms(db: ReadableDb, lines: readonly Offer[]): string[] {
  const told = lines.flatMap(({ evidenceId, terms, validTo }) => {
    const row = db
      .read(`SELECT text FROM evidence WHERE id = ? AND shredded_at IS NULL AND sensitivity <> 'restricted'`)
      .get(evidenceId) as { text: string } | undefined
    return cellsOf(row?.text ?? '').flatMap(({ head, value }) => {
      if (!ofTerms.test(head.trim()) || terms?.includes(value.trim())) return []
      const said = (validTo === null ? value : value.replace(untilClause, ' '))
        .replace(/\s{2,}/g, ' ')
        .replace(/^[\s,，;；]+|[\s,，;；]+$/g, '')
      if (said === '' || said.length > longestTerm) return []
      // Of a warranty the cell says only how long.
      return [/^(?:质保|保修|warranty|guarantee)/i.test(head.trim()) ? `${head.trim()} ${said}` : said]
    })
  })
  return [...new Set(told)]
    .filter(
      (one, at, all) => !all.some((other, before) => before !== at && other !== one && other.includes(one)),
    )
    .slice(0, mostFurther)
}
const untilClause =
  /(?:报价)?有效(?:期)?[至到:：]\s*[\d/.\-年月日]+|\bvalid (?:until|till|til|to) [\w .]+?(?=[,;]|$)/gi

/** One of each version of a quote: a register and the sheet itself tell of the same one, and who tells more is kept. */
function withoutDoubles(offers: readonly Offer[]): Offer[] {
  const best = new Map<string, Offer>()
  for (const offer of offers) {
    const key =
      offer.number === null
        ? `${offer.evidenceId}\n${offer.of}`
        : `${offer.number}\n${versionNumber(offer.version)}\n${offer.price.replace(/\/.*$/, '')}`
    const before = best.get(key)
    if (before === undefined || toldOf(offer) > toldOf(before)) best.set(key, offer)
  }
  return offers.filter((offer) => [...best.values()].includes(offer))
}

/** The papers that are open now, newest first: the lines of one quote stand together; what has no number stands alone. */
function openPapers(offers: readonly Offer[], asOf: number): Offer[][] {
  const isCurrent = (offer: Offer): boolean => {
    const end = offer.validTo ?? offer.at + withoutEndDays * dayMs
    if (!offer.isOpen || asOf - end > (offer.validTo === null ? 0 : afterEndDays * dayMs)) return false
    // What was turned down or ordered later closes what was asked before for the same.
    return !offers.some((other) => other !== offer && isOfOne(offer, other) && isNewer(other, offer))
  }
  return [
    ...Map.groupBy(offers.filter(isCurrent), (offer) =>
      offer.number === null
        ? `${offer.evidenceId}\n${offer.of}`
        : // C in a register is rev C on the paper.
          `${offer.number}\n${versionNumber(offer.version) ?? offer.version}`,
    ).values(),
  ]
}

const isNewer = (one: Offer, other: Offer): boolean =>
  one.number !== null && one.number === other.number && one.version !== other.version
    ? (versionNumber(one.version) ?? 0) > (versionNumber(other.version) ?? 0)
    : one.at > other.at
const isOfOne = (one: Offer, other: Offer): boolean =>
  (one.number !== null && one.number === other.number) || one.of === other.of

/** The lines of a quote; the total that a register gives is of them, and none beside them. */
function partsOf(paper: readonly Offer[]): { lines: readonly Offer[]; whole: Offer | undefined } {
  const parts = paper.filter(({ isWhole }) => !isWhole)
  const whole = parts.length > 0 ? paper.find(({ isWhole }) => isWhole) : undefined
  return { lines: whole === undefined ? paper : parts, whole }
}

const offersWithoutDrafts = (db: ReadableDb, accountId: string, asOf: number, lang: Lang): Offer[] =>
  withoutDoubles(offersOf(db, accountId, asOf, lang)).filter(({ isDraft }) => !isDraft)

/**
 * What our one open quote to a customer comes to as of `asOf` (UTC ms), in whole currency units; null where there is none,
 * where it has several currencies, and where there are several, of which nobody knows which this deal is about.
 */
export function openOfferTotal(
  db: ReadableDb,
  accountId: string,
  asOf: number,
): { total: number; currency: string; evidenceId: string; at: number } | null {
  const [paper, another] = openPapers(offersWithoutDrafts(db, accountId, asOf, 'en'), asOf)
  if (paper === undefined || another !== undefined) return null
  const { lines, whole } = partsOf(paper)
  const [first] = lines as [Offer, ...Offer[]]
  if (lines.some(({ currency }) => currency !== first.currency)) return null
  const minor = whole?.sumMinor ?? lines.reduce((sum, { sumMinor }) => sum + sumMinor, 0)
  const { currency, evidenceId, at } = first
  return { total: minor / minorUnits(currency), currency, evidenceId, at }
}

/**
 * What we ask this customer now, as of `asOf` (UTC ms): the newest quote of each product, or of each whole, that is open
 * and that no newer version took the place of; with unit, terms and how long it holds, and the ones before it.
 */
export function currentQuotes(
  db: ReadableDb,
  accountId: string,
  { asOf, lang, zone }: { asOf: number; lang: Lang; zone: string },
): RecordPoint[] {
  const offers = offersWithoutDrafts(db, accountId, asOf, lang)
  const dayOf = calendarDay(zone)
  return openPapers(offers, asOf)
    .slice(0, mostCurrent)
    .map((paper) => {
      const { lines, whole } = partsOf(paper)
      const [first] = lines as [Offer, ...Offer[]]
      const called = [first.number, first.version].filter(Boolean).join(' ')
      const told = paper.toSorted((one, other) => toldOf(other) - toldOf(one))[0]!
      const isOver = told.validTo !== null && asOf >= told.validTo + dayMs
      const validity =
        told.validTo === null
          ? null
          : `${isOver ? labels[lang].isOver : labels[lang].validTo} ${dayOf(told.validTo)}`
      const stated =
        lines.length === 1 && first.isWhole && first.number !== null
          ? quoteLines(db, accountId, { ...first, number: first.number })
          : null
      const statedText = stated
        ?.map(({ what, minor }) => `${what} ${money(minor, first.currency, lang)}`)
        .join(lang === 'zh' ? '；' : '; ')
      const priced =
        lines.length === 1
          ? [first.price, first.volume, called, statedText && `(${statedText})`]
          : [
              called,
              linesText(lines, lang),
              whole === undefined ? totalText(lines, lang) : `${labels[lang].total} ${whole.price}`,
            ]
      const words = [...priced, withoutEnd(told), ...furtherTerms(db, paper), validity]
        .filter(Boolean)
        .join(' · ')
      return {
        kind: 'currentQuote',
        label: labels[lang].currentQuote,
        about: lines.length === 1 ? first.name : null,
        words,
        quote: words,
        at: first.at,
        overdueSince: null,
        evidenceId: first.evidenceId,
        span: null,
        earlier: offers
          .filter((other) =>
            paper.some((offer) => other !== offer && isOfOne(offer, other) && isNewer(offer, other)),
          )
          .slice(0, mostEarlier)
          .map((before) => ({
            words: [before.price, before.number, before.version].filter(Boolean).join(' '),
            at: before.at,
            evidenceId: before.evidenceId,
          })),
      }
    })
}

/** The lines of a quote, what is dearest first: 润滑站 LX-3 2 × ¥78,500. */
const linesText = (lines: readonly Offer[], lang: Lang): string =>
  lines
    .toSorted((one, other) => other.sumMinor - one.sumMinor)
    .map(({ name, volume, price }) => [name, volume, price].filter(Boolean).join(' '))
    .join(lang === 'zh' ? '；' : '; ')

/** What the lines come to, where all are in one currency. */
function totalText(lines: readonly Offer[], lang: Lang): string | null {
  const [currency, other] = new Set(lines.map((line) => line.currency))
  if (currency === undefined || other !== undefined) return null
  const sum = lines.reduce((total, { sumMinor }) => total + sumMinor, 0) / minorUnits(currency)
  const format = new Intl.NumberFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', { style: 'currency', currency })
  return `${labels[lang].total} ${format.format(sum)}`
}

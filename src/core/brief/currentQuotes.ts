import { minorUnits } from '../../shared/money.ts'
import { calendarDay } from '../calendarDay.ts'
import { getProduct } from '../catalog/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { isNote } from '../imports/formats/tables/sheetNotes.ts'
import { isPaidOnce } from '../imports/recognition/paidOnce.ts'
import { listProjectQuotesOfAccount } from '../quotes/projectQuoteStore.ts'
import { replaces } from '../quotes/replaces.ts'
import { versionNumber } from '../quotes/standing.ts'
import { listPriceLinesOfAccount } from '../quotes/store.ts'
import type { RecordPoint } from './customerRecord.ts'
import { quoteLines } from './quoteLines.ts'
import { type QuoteRow, quoteRow } from './quoteRow.ts'
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
  zh: {
    total: '合计',
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
type Lang = keyof typeof labels

/** A quote as a rep looks at it, whether it prices a product or a whole project. */
interface Offer {
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
const money = (minor: number, currency: string, lang: Lang): string =>
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

function offersOf(db: ReadableDb, accountId: string, asOf: number, lang: Lang): Offer[] {
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

const notesOf = (text: string): string[] =>
  cellsOf(text).flatMap(({ head, value }) => (isNote(head) ? [value.trim()] : []))

const toldOf = ({ terms, validTo, volume }: Offer): number =>
  Number(terms !== null) + Number(validTo !== null) + Number(volume !== null)

/** The terms without their last clause where that says how long they hold: it is told as a day. */
const withoutEnd = ({ terms, validTo }: Offer): string | null =>
  validTo === null ? terms : terms?.replace(untilDay, '') || null
const untilDay = /[\s,，;；]*(?:(?:报价)?有效(?:期)?[至到:：]|\bvalid (?:until|till|til|to)\b)[^,，;；]*$/i

const ofTerms =
  /^(?:(?:本报价)?(?:替代|代替|取代)|replaces|supersedes|税|税率|含税|是否含税|含税情况|税费|tax|vat|gst|质保|保修|质保期|保修期|贸易条款|交货条件|交货方式|运输方式|备注|说明|附注|条件|warranty|guarantee|incoterms?|delivery terms|freight|shipping|remarks?|notes?|conditions?|comments?)(?:\s*[（(].*[)）])?$/i
const ofTax = /^(?:税|税率|含税|是否含税|含税情况|税费|tax|vat|gst)(?:\s*[（(].*[)）])?$/i
const ofReplacing = /^(?:(?:本报价)?(?:替代|代替|取代)|replaces|supersedes)$/i
const saysTax = /税|\b(?:vat|gst|tax|incl|excl|net|gross)/i
/** Whether words are in the other language than the one in which they are told. */
const isOtherScript = (words: string, lang: Lang): boolean =>
  /\p{Script=Han}/u.test(words) !== (lang === 'zh')
const tellsTerm =
  /\d|质保|保修|替代|取代|作废|不含|包含|另计|含税|\b(?:warrant\w*|guarante\w*|replaces?|supersed\w*|exclud\w*|includ\w*|not included|excl|incl|vat|on top|by others|by (?:the )?customer|subject to|only (?:with|if|for))\b/i
const mostFurther = 8
const longestTerm = 80

/** What the rows of a quote say besides price, payment and time: warranty, incoterm, what is charged on top. */
function furtherTerms(db: ReadableDb, lines: readonly Offer[], lang: Lang): string[] {
  const told = lines.flatMap(({ evidenceId, terms, validTo }) => {
    const row = db
      .read(`SELECT text FROM evidence WHERE id = ? AND shredded_at IS NULL AND sensitivity <> 'restricted'`)
      .get(evidenceId) as { text: string } | undefined
    return cellsOf(row?.text ?? '').flatMap(({ head, value }) => {
      if (isNote(head)) return noteOf(value.trim(), { terms, validTo })
      if (!ofTerms.test(head.trim()) || terms?.includes(value.trim())) return []
      // Remarks of a whole letter are told one by one, but for who signed it.
      if (value.length > longestTerm && /^remarks?$|^备注$/i.test(head.trim()))
        return underHeadings(value.split(/[;；]\s*/))
          .filter((one) => tellsTerm.test(one))
          .flatMap((one) => noteOf(one, { terms, validTo }))
      const said = (validTo === null ? value : value.replace(untilClause, ' '))
        .replace(/\s{2,}/g, ' ')
        .replace(/^[\s,，;；]+|[\s,，;；]+$/g, '')
      if (said === '' || said.length > longestTerm) return []
      // Of a warranty the cell says only how long, and of tax perhaps only how much or that it is in.
      if (/^(?:质保|保修|warranty|guarantee)/i.test(head.trim()))
        return [`${isOtherScript(head, lang) ? labels[lang].warranty : head.trim()} ${said}`]
      if (ofReplacing.test(head.trim())) return [`${labels[lang].replaces} ${said}`]
      if (!ofTax.test(head.trim())) return [said]
      const isBare = /^[\d.]+\s?[%％]$/.test(said)
      return isBare ? [`${labels[lang].tax} ${said}`] : saysTax.test(said) ? [said] : []
    })
  })
  return [...new Set(told)]
    .filter(
      (one, at, all) => !all.some((other, before) => before !== at && other !== one && other.includes(one)),
    )
    .slice(0, mostFurther)
}
/** What heads the remarks behind it: Optional, Not included, 选配. */
const headsRemarks =
  /^(?:optional(?: items?| extras?)?|options?|exclu(?:ded|sions?)|not included|inclu(?:ded|sions?)|选[配项]件?|可选项?|不含|不包含?|另计)\s*[:：]?$/i
/** Remarks with the heading under which they stand: "Optional: service contract". */
function underHeadings(remarks: readonly string[]): string[] {
  let heading: string | null = null
  return remarks.flatMap((remark) => {
    const said = remark.trim()
    if (said === '') return []
    if (headsRemarks.test(said)) {
      heading = said.replace(/\s*[:：]$/, '')
      return []
    }
    return [heading === null ? said : `${heading}: ${said}`]
  })
}
const longestNote = 160
const endOfNote = /^(?:本?报价|价格|报价单)?有效期?(?:至|到|[:：]).*\d|^valid (?:until|till|to)\b.*\d/i
/** A note of the paper itself, but for what its terms and its last day say already. */
const noteOf = (note: string, { terms, validTo }: Pick<Offer, 'terms' | 'validTo'>): string[] =>
  note.length > longestNote || terms?.includes(note) || (validTo !== null && endOfNote.test(note))
    ? []
    : [note]
const untilClause =
  /(?:报价)?有效(?:期)?[至到:：]\s*[\d/.\-年月日]+|\bvalid (?:until|till|til|to) [\w .]+?(?=[,;]|$)/gi

/** One of each version of a quote: a register and the sheet itself tell of the same one, and who tells more is kept. */
function withoutDoubles(offers: readonly Offer[]): Offer[] {
  const best = new Map<string, Offer[]>()
  for (const offer of offers) {
    const key =
      offer.number === null
        ? `${offer.evidenceId}\n${offer.of}`
        : `${offer.number}\n${versionNumber(offer.version)}\n${offer.price.replace(/\/.*$/, '')}`
    const before = best.get(key) ?? []
    const [first] = before
    // Two lines of one paper at the same price are two lines.
    if (first === undefined || (first.source !== null && first.source === offer.source))
      best.set(key, [...before, offer])
    else if (toldOf(offer) > toldOf(first)) best.set(key, [offer])
  }
  const kept = new Set([...best.values()].flat())
  return offers.filter((offer) => kept.has(offer))
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
        ? // The lines of a sheet without a number are of one paper where it says which version it is.
          offer.version === null || offer.source === null
          ? // So they are where the same is noted below all of them.
            offer.source !== null && offer.notes.length > 0
            ? `${offer.source}\n${offer.notes.join('\n')}\n${offer.at}`
            : `${offer.evidenceId}\n${offer.of}`
          : `${offer.source}\n${offer.version}\n${offer.at}`
        : // C in a register is rev C on the paper.
          `${offer.number}\n${versionNumber(offer.version) ?? offer.version}`,
    ).values(),
  ].filter((paper) => paper.some(({ isFree }) => !isFree))
}

const isNewer = (one: Offer, other: Offer): boolean =>
  // A paper that states no version is placed by its day.
  one.number !== null &&
  one.number === other.number &&
  one.version !== other.version &&
  one.version !== null &&
  other.version !== null
    ? (versionNumber(one.version) ?? 0) > (versionNumber(other.version) ?? 0)
    : one.at > other.at
const isOfOne = (one: Offer, other: Offer): boolean =>
  (one.number !== null && one.number === other.number) ||
  one.of === other.of ||
  isReplacement(one, other) ||
  isReplacement(other, one)

/** Whether a later paper says that it takes the place of an earlier one, or is filed as the next version of it. */
const isReplacement = (one: Offer, other: Offer): boolean =>
  one.at > other.at &&
  areOfTwoPapers(one, other) &&
  replaces({ ...one, says: [...one.notes, one.terms ?? ''] }, other)
const areOfTwoPapers = (one: Offer, other: Offer): boolean =>
  one.file !== null && other.file !== null && one.file !== other.file

/** The lines of a quote; the total that a register gives is of them, and none beside them. */
function partsOf(paper: readonly Offer[]): { lines: readonly Offer[]; whole: Offer | undefined } {
  const parts = paper.filter(({ isWhole }) => !isWhole)
  const whole = parts.length > 0 ? paper.find(({ isWhole }) => isWhole) : undefined
  if (whole !== undefined) return { lines: parts, whole }
  // A register and the paper itself tell of one sum: it stands once.
  const once = paper.filter(
    (one, at) =>
      !one.isWhole || !paper.slice(0, at).some((other) => other.isWhole && other.sumMinor === one.sumMinor),
  )
  return { lines: once, whole }
}

const offersWithoutDrafts = (db: ReadableDb, accountId: string, asOf: number, lang: Lang): Offer[] =>
  withoutDoubles(offersOf(db, accountId, asOf, lang)).filter(({ isDraft }) => !isDraft)

/** What our one open quote comes to, and by what it is called. */
export interface OpenOfferTotal {
  total: number
  perTime?: number
  currency: string
  evidenceId: string
  at: number
  number: string | null
  version: string | null
  validTo: number | null
}

/**
 * What our one open quote to a customer comes to as of `asOf` (UTC ms), in whole currency units; null where there is none,
 * where it has several currencies, and where there are several, of which nobody knows which this deal is about. Where the
 * paper's total is of several years, what one of them comes to is told as well.
 */
export function openOfferTotal(
  db: ReadableDb,
  accountId: string,
  asOf: number,
  /** Whether what is asked for a year counts: a contract of it is at least of so much. */
  { orPerYear = false }: { orPerYear?: boolean } = {},
): OpenOfferTotal | null {
  const [paper, another] = openPapers(offersWithoutDrafts(db, accountId, asOf, 'en'), asOf)
  if (paper === undefined || another !== undefined) return null
  const { lines, whole } = partsOf(paper)
  const [first] = lines as [Offer, ...Offer[]]
  if (lines.some(({ currency }) => currency !== first.currency)) return null
  const { currency, evidenceId, at } = first
  // So much a month is no sum that a budget could be held against.
  const isYear =
    orPerYear && lines.every(({ period, isFree }) => isFree || /^(?:年|year)$/.test(period ?? ''))
  if (!isYear && lines.some(({ period }) => period !== null)) return null
  const minor = whole?.sumMinor ?? sumOf(lines)
  if (minor === null) return null
  const added = addedUp(lines)
  const isOfLonger = added !== null && added > 0 && isOfLongerTime(minor / added, statedOf(lines)?.of ?? '')
  const perTime = isOfLonger ? { perTime: added / minorUnits(currency) } : {}
  const { number, version } = first
  const { validTo } = paper.toSorted((one, other) => toldOf(other) - toldOf(one))[0]!
  return {
    total: minor / minorUnits(currency),
    ...perTime,
    currency,
    evidenceId,
    at,
    number,
    version,
    validTo,
  }
}

/**
 * The one quote that lies with a customer as of `asOf` (UTC ms), by its number and version, with the day until which it
 * holds; null where there is none or several, and where the paper says neither.
 */
export function quoteOut(
  db: ReadableDb,
  accountId: string,
  { asOf, zone }: { asOf: number; zone: string },
): { name: string; validTo: string; evidenceId: string; at: number } | null {
  const [paper, another] = openPapers(offersWithoutDrafts(db, accountId, asOf, 'en'), asOf)
  if (paper === undefined || another !== undefined) return null
  const told = paper.toSorted((one, other) => toldOf(other) - toldOf(one))[0]!
  const name = [told.number, told.version].filter(Boolean).join(' ')
  return name === '' || told.validTo === null
    ? null
    : { name, validTo: calendarDay(zone)(told.validTo), evidenceId: told.evidenceId, at: told.at }
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
      const first = lines.find(({ isFree }) => !isFree) ?? lines[0]!
      const called = [first.number, first.version].filter(Boolean).join(' ')
      const told = paper.toSorted((one, other) => toldOf(other) - toldOf(one))[0]!
      const isOver = told.validTo !== null && asOf >= told.validTo + dayMs
      const validity =
        told.validTo === null
          ? null
          : `${isOver ? labels[lang].isOver : labels[lang].validTo} ${dayOf(told.validTo)}`
      const stated =
        lines.length === 1 && first.isWhole && first.number !== null && first.sumMinor !== null
          ? quoteLines(db, accountId, { ...first, number: first.number, sumMinor: first.sumMinor })
          : null
      const statedText = stated
        ?.map(({ what, minor }) => `${what} ${money(minor, first.currency, lang)}`)
        .join(lang === 'zh' ? '；' : '; ')
      const priced =
        lines.length === 1
          ? [first.price, first.volume, first.aside, called, statedText && `(${statedText})`]
          : [
              called,
              linesText(lines, lang),
              whole === undefined ? totalText(lines, lang) : `${labels[lang].total} ${whole.price}`,
            ]
      const words = [...priced, withoutEnd(told), ...furtherTerms(db, paper, lang), validity]
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
        earlier: earlierOf(paper, offers, lang),
      }
    })
}

const ofTime =
  /^(?:per|a|\/)\s*(?:month|quarter|year|week|annum)\s*|^p\.?\s?[am]\.?\s+|^(?:每|\/)(?:月|年|季度?|周)[,，、\s]*/i

/** What a paper took the place of, newest first: of several lines each by name, and what they came to where that is known. */
function earlierOf(paper: readonly Offer[], offers: readonly Offer[], lang: Lang): RecordPoint['earlier'] {
  const before = offers.filter(
    (other) =>
      !other.isFree &&
      paper.some((offer) => other !== offer && isOfOne(offer, other) && isNewer(offer, other)),
  )
  const isOfLines = paper.length > 1 || paper[0]!.isWhole
  const papers = Map.groupBy(before, (offer) =>
    isOfLines && (offer.number ?? offer.version) !== null
      ? `${offer.number}\n${offer.version}\n${offer.at}`
      : `${offer.evidenceId}\n${offer.of}`,
  )
  return [...papers.values()].slice(0, mostEarlier).map((lines) => {
    const [first] = lines as [Offer, ...Offer[]]
    const { lines: parts, whole } = partsOf(lines)
    const words =
      lines.length === 1
        ? [paper.length > 1 && !first.isWhole ? first.name : null, first.price, first.number, first.version]
        : [
            first.number,
            first.version,
            linesText(parts, lang),
            whole === undefined ? totalText(parts, lang) : `${labels[lang].total} ${whole.price}`,
          ]
    return { words: words.filter(Boolean).join(' '), at: first.at, evidenceId: first.evidenceId }
  })
}

/** What the lines come to, in minor units: as the paper says, else as they add up; null where one of them is a mere rate. */
function sumOf(lines: readonly Offer[]): number | null {
  const stated = statedOf(lines)
  if (stated !== null) return stated.minor
  return addedUp(lines)
}
const addedUp = (lines: readonly Offer[]): number | null =>
  lines.some(({ sumMinor }) => sumMinor === null)
    ? null
    : lines.reduce((sum, { sumMinor }) => sum + sumMinor!, 0)

/** What a paper may take off its lines, or add to them, in all: a sum farther away is one of something else. */
const farthest = { below: 0.5, above: 1.4 }
const aTime = /年|月|季|期|year|month|quarter|term|yrs?\b/i
const mostTimes = 60
/** Lines of a year, of which the paper gives the sum of the three years that it is for. */
const isOfLongerTime = (times: number, of: string): boolean =>
  times > 1 && times <= mostTimes && Math.abs(times - Math.round(times)) < 0.005 * times && aTime.test(of)
/** What the paper itself says that its lines come to. */
function statedOf(lines: readonly Offer[]): { minor: number; of: string } | null {
  const found = lines.find(({ stated }) => stated !== null)
  if (!found?.stated) return null
  const minor = Math.round(found.stated.total * minorUnits(found.currency))
  const added = addedUp(lines)
  const isOfOther =
    added !== null &&
    added > 0 &&
    (minor < farthest.below * added || minor > farthest.above * added) &&
    !isOfLongerTime(minor / added, found.stated.of)
  return isOfOther ? null : { minor, of: found.stated.of }
}

/** Lines below the total that the lines above them come to are not in it: what may be ordered besides. */
function withOptions(lines: readonly Offer[], lang: Lang): readonly Offer[] {
  const stated = statedOf(lines)
  const ordered = lines.toReversed()
  if (stated === null || lines.some(({ sumMinor }) => sumMinor === null)) return lines
  let sum = 0
  const last = ordered.findIndex((line) => {
    sum += line.sumMinor!
    return Math.abs(sum - stated.minor) <= 1
  })
  // What is free behind the last priced line is still in it.
  const rest = last < 0 ? [] : ordered.slice(last + 1).filter(({ sumMinor }) => sumMinor! > 0)
  return rest.length === 0 || rest.some(({ hasOwnSum }) => !hasOwnSum)
    ? lines
    : lines.map((line) =>
        rest.includes(line)
          ? {
              ...line,
              aside: [labels[lang].apart, line.aside].filter(Boolean).join(lang === 'zh' ? '，' : ', '),
            }
          : line,
      )
}

const inBrackets = (words: string, lang: Lang): string => (lang === 'zh' ? `（${words}）` : ` (${words})`)

/** The lines of a quote, what is dearest first: 润滑站 LX-3 2 × ¥78,500. */
const linesText = (lines: readonly Offer[], lang: Lang): string =>
  withOptions(lines, lang)
    // Of one paper the row that was read last comes first.
    .toReversed()
    .toSorted(
      (one, other) =>
        Number(isPaidOnce(one.name ?? '')) - Number(isPaidOnce(other.name ?? '')) ||
        (other.sumMinor ?? 0) - (one.sumMinor ?? 0),
    )
    .map(
      ({ name, volume, price, aside }) =>
        [name, volume, price].filter(Boolean).join(' ') + (aside === null ? '' : inBrackets(aside, lang)),
    )
    .join(lang === 'zh' ? '；' : '; ')

/** What the lines come to, where all are in one currency; with the tax and the time that it is of. */
function totalText(lines: readonly Offer[], lang: Lang): string | null {
  const [currency, other] = new Set(lines.map((line) => line.currency))
  if (currency === undefined || other !== undefined) return null
  const minor = sumOf(lines)
  if (minor === null) return null
  const [period, another] = new Set(lines.filter(({ isFree }) => !isFree).map((line) => line.period))
  // Of lines of which some are once and some a month there is no one sum, but for the one that the paper gives.
  const stated = statedOf(lines)
  if (another !== undefined && stated === null) return null
  const time = period == null || another !== undefined ? '' : `/${period}`
  const said = time === '' ? stated?.of : stated?.of.replace(ofTime, '')
  const of = !said ? '' : lang === 'zh' ? `（${said}）` : ` (${said})`
  return `${labels[lang].total} ${money(minor, currency, lang)}${time}${of}`
}

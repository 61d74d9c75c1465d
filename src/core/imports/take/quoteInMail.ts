import { minorUnits } from '../../../shared/money.ts'
import { insertProjectQuote, listProjectQuotesOfAccount } from '../../quotes/projectQuoteStore.ts'
import { toSimplified } from '../matching/simplified.ts'
import { currencyNamed } from '../recognition/currencyNames.ts'
import { decideDecimal, readNumber } from '../recognition/numberText.ts'
import { dayOfValidity } from '../recognition/validity.ts'
import type { Taking } from './taking.ts'
import { usualCurrencyOf } from './usualCurrency.ts'

/** A quotation that a mail of ours is itself, in its own lines. */
export interface MailQuote {
  /** Null where it has a version and no number. */
  number: string | null
  version: string
  items: readonly string[]
  total: number
  currency: string
  /** For how long the total is; null where it is once. */
  per: 'month' | 'year' | null
  terms: readonly string[]
}

const numbered =
  /(?<number>[A-Z]{1,5}[-/][\w/-]*\d[\w/-]*)[\s,(（]+(?<version>rev(?:ision)?\.?\s?[A-Z\d]|V\s?\d{1,2}|第.版)(?![\p{L}\d])/iu
/** That the mail gives the quote and does not only speak of it. */
/** A version alone, of which the subject says that it is of a quotation: 【宏远】报价单 v3. */
const versionOnly = /(?<version>rev(?:ision)?\.?\s?[A-Z\d]|V\s?\d{1,2}|第.版)(?![\p{L}\d])/iu
const ofQuotation = /报价|\b(?:quotation|quote|offer|proposal|pricing)\b/i
const givesIt =
  /\b(?:below|as follows|here(?:'s| is) (?:the|our)|replac(?:es?|ing)|supersed(?:es?|ing)|short version)\b|如下|取代|替代|以下(?:均|都|全部?)?(?:为|是)|以本版为准/i
const code = `(?:EUR|GBP|USD|CNY|RMB|CHF|SGD|AUD|HKD|JPY|SEK|NOK|DKK|MYR|[€£$¥￥])`
const sum = String.raw`\d{1,3}(?:[,. ]\d{3})+(?:[.,]\d{1,2})?|\d{4,}(?:[.,]\d{1,2})?`
const money = new RegExp(
  String.raw`(?<before>${code})\s?(?<one>${sum})|(?<other>${sum})\s?(?<behind>${code}|元)`,
  'iu',
)
/** The last line of a table says what it comes to, and leaves the currency to the reader: 合计 1,836,000. */
const bareTotal = new RegExp(
  String.raw`^(?:(?:未[税稅]|不?含[税稅]|[税稅][前后])?(?:合计|总计|总价|共计)(?:（[^）]*）|[(][^)]*[)])?|(?:grand )?total(?: [^\d]{0,30})?)[\s:：]*(?<figure>${sum})$`,
  'iu',
)
const ofTotal = /\btotal\b|\bin all\b|合计|总价|总计|共计|全年|整单/i
const perMonth = /\bper (?:calendar )?month\b|\/\s?month\b|\bp\.?c?\.?m\b|每月|[/／]月/i
const perYear = /\bper (?:year|annum)\b|\bp\.?a\b|\bannual\b|每年|[/／]年|年度/i
const anItem =
  /^(?:[-*•]\s*)?\d{1,6}\s?(?:x|×|\*|台|套|件|个|pcs|units?)\s?\S|^(?:[-*•]\s*)?\S[^,;，；]{1,60}?\s+(?:[€£$¥]|[A-Z]{3}\s)?\d[\d,]*(?:\.\d+)?(?:\s*(?:\/|per|each|元).{0,20})?$|^\S.{1,60}?\s\d+\s?\p{L}{0,4}\s*[×x*]\s*\d[\d,.]*\s*=\s*\d[\d,.]*$/iu
/** It is told as a day. */
const ofValidity =
  /^(?:this (?:offer|quote|quotation) is )?valid (?:until|till|to|through)\b|^(?:报价)?有效期?(?:至|到|[:：])/i
const longestLine = 140
const mostTerms = 8

/** Reads the quotation that a mail gives in its own words: its number with a version, lines of what is offered, and one sum. */
export function quoteInMail(subject: string, words: string, usual: string | null = null): MailQuote | null {
  if (!givesIt.test(toSimplified(words))) return null
  const title = toSimplified(subject)
  const found = (
    numbered.exec(subject) ??
    (ofQuotation.test(title) ? versionOnly.exec(subject) : null) ??
    numbered.exec(words)
  )?.groups
  if (found === undefined) return null
  // What stands below the greeting at the end is who writes.
  const [body = ''] = words.split(
    /^\s*(?:best|kind|warm|many)?\s*(?:regards|wishes|thanks)\b|^\s*(?:此致|祝好|顺颂)/imu,
  )
  const lines = body
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && line.length <= longestLine)
  const sums = lines.flatMap((line) => {
    const told = money.exec(line)?.groups
    const bare = bareTotal.exec(toSimplified(line))?.groups?.figure
    if (told === undefined && bare !== undefined && usual !== null)
      return [{ line, figure: bare, currency: usual }]
    return told !== undefined && (ofTotal.test(line) || perMonth.test(line) || perYear.test(line))
      ? [{ line, figure: told.one ?? told.other!, currency: told.before ?? told.behind! }]
      : []
  })
  const [only, another] = sums
  if (only === undefined || another !== undefined) return null
  const total = readNumber(only.figure, { decimal: decideDecimal([only.figure]) })?.value ?? 0
  const currency = only.currency === usual ? usual : currencyNamed(only.currency)
  const at = lines.indexOf(only.line)
  const items = lines.filter(
    (line, index) => index !== at && anItem.test(line) && !givesIt.test(line) && !/\d{4}$/.test(line),
  )
  if (total <= 0 || currency === null || items.length < 2) return null
  const from = lines.indexOf(items[0]!)
  return {
    number: found.number ?? null,
    version: found.version!,
    items,
    total,
    currency,
    per: perMonth.test(only.line) ? 'month' : perYear.test(only.line) ? 'year' : null,
    terms: lines
      .slice(Math.min(from, at))
      .filter(
        (line) =>
          !bareTotal.test(toSimplified(line)) &&
          !/^(?:与|和|跟|v\s?\d)/i.test(line) &&
          !items.includes(line) &&
          !ofValidity.test(line),
      )
      .slice(0, mostTerms),
  }
}

/** Keeps the quotation that a mail of ours to a customer gives, unless the records have that version from its own sheet. */
export function keepQuoteOfMail(
  { write }: Taking,
  mail: {
    subject: string
    words: string
    accountId: string
    occurredAt: number
    evidenceId: string
    sender: string | null
  },
): void {
  const { db, newId, importId, zone } = write
  const usual = usualCurrencyOf(db, mail.accountId, write.currency) ?? write.currency
  const quote = quoteInMail(mail.subject, mail.words, usual)
  if (quote === null) return
  const { number, version, items, total, currency, per, terms } = quote
  const isKept = listProjectQuotesOfAccount(db, mail.accountId, 400).some(
    (one) => one.number === number && one.version === version,
  )
  if (isKept) return
  insertProjectQuote(db, {
    id: newId('quote'),
    number,
    version,
    accountId: mail.accountId,
    dealId: null,
    project: null,
    configuration: items.join('; '),
    totalMinor: Math.round(total * minorUnits(currency)),
    finalMinor: null,
    currency,
    outcome: 'open',
    rival: null,
    rivalPriceMinor: null,
    rivalCurrency: null,
    ownerName: mail.sender,
    quotedAt: mail.occurredAt,
    validTo: dayOfValidity([mail.words], mail.occurredAt, zone),
    terms: [per === null ? null : `/${per}`, ...terms].filter(Boolean).join(' · '),
    knownAt: Math.min(mail.occurredAt, write.now),
    evidenceId: mail.evidenceId,
    importId,
    deletedAt: null,
  })
}

import { minorUnits } from '../../../shared/money.ts'
import { calendarDay } from '../../calendarDay.ts'
import type { ReadableDb } from '../../db/open.ts'
import type { Offer } from './offers.ts'
import { offersWithoutDrafts, openPapers, partsOf, toldOf } from './openPapers.ts'
import { addedUp, isOfLongerTime, statedOf, sumOf } from './paperTotal.ts'

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

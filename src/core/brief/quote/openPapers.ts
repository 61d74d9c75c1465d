import type { ReadableDb } from '../../db/open.ts'
import { replaces } from '../../quotes/replaces.ts'
import { versionNumber } from '../../quotes/standing.ts'
import { type Lang, type Offer, offersOf } from './offers.ts'

const dayMs = 86_400_000
/** An open quote of which nobody said how long it holds is still ours for so long. */
const withoutEndDays = 365
/** One that ran out is worth a word for so long. */
const afterEndDays = 183

export const toldOf = ({ terms, validTo, volume }: Offer): number =>
  Number(terms !== null) + Number(validTo !== null) + Number(volume !== null)

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
export function openPapers(offers: readonly Offer[], asOf: number): Offer[][] {
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
  ].filter((paper) => paper.some(({ isFree, isDeduction }) => !isFree && !isDeduction))
}

export const isNewer = (one: Offer, other: Offer): boolean =>
  // A paper that states no version is placed by its day.
  one.number !== null &&
  one.number === other.number &&
  one.version !== other.version &&
  one.version !== null &&
  other.version !== null
    ? (versionNumber(one.version) ?? 0) > (versionNumber(other.version) ?? 0)
    : one.at > other.at
export const isOfOne = (one: Offer, other: Offer): boolean =>
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
export function partsOf(paper: readonly Offer[]): { lines: readonly Offer[]; whole: Offer | undefined } {
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

export const offersWithoutDrafts = (db: ReadableDb, accountId: string, asOf: number, lang: Lang): Offer[] =>
  withoutDoubles(offersOf(db, accountId, asOf, lang)).filter(({ isDraft }) => !isDraft)

import { minorUnits } from '../../../shared/money.ts'
import type { FactKind } from '../../atoms/library/index.ts'
import { everyYear } from '../standing/standing.ts'
import type { CustomerFact } from '../types.ts'
import type { SayableFact, ShelfInput } from './factShelf.ts'

/** 招标, "tender": whoever buys so has fixed what is to be done, and asks for no other list. */
const ofTender = /招标|投标|磋商|竞谈|竞争性谈判|评标|标书|采购公告|\b(?:tender|ITT|RFP|BAFO|bid)\b/i
const ofDeciding: ReadonlySet<string> = new Set<FactKind>(['awardCriteria', 'tenderDate', 'offerDueDate'])

/**
 * Whether we may speak of what lies between our quote and their budget: not where somebody wants the price left alone, nor
 * where what is bought is fixed by a tender, nor while they ask for a price or terms, which come first.
 */
export const mayOpenGap = (
  { isPriceHeld }: Pick<ShelfInput, 'isPriceHeld'>,
  standing: readonly CustomerFact[],
  terms: readonly CustomerFact[],
): boolean =>
  isPriceHeld !== true &&
  terms.length === 0 &&
  !standing.some(({ kind, text }) => ofDeciding.has(kind) && ofTender.test(text))

/** What our quote comes to, where it lies above the budget that they told us of. */
export function offerAbove(
  { offer, asOf }: Pick<ShelfInput, 'offer' | 'asOf'>,
  budget: SayableFact | undefined,
): CustomerFact[] {
  const figure = budget?.fact.figures[0]
  if (!offer || !figure || typeof figure.value !== 'number') return []
  const currency = figure.currency ?? figure.unit
  const amount = figure.unit === 'minor' ? figure.value / minorUnits(currency) : figure.value
  const compared = sumsAgainst(offer, budget!.fact)
  const total = compared.at(-1)
  if (
    currency !== offer.currency ||
    compared.some((sum) => sum <= amount) ||
    total === undefined ||
    total > mostAbove * amount
  )
    return []
  return [
    {
      ...budget!.fact,
      id: `${offer.evidenceId} total`,
      kind: 'offerTotal',
      subject: '',
      figures: [{ value: total, unit: offer.currency, currency: offer.currency }],
      text: '',
      evidenceId: offer.evidenceId,
      span: { start: 0, end: 0 },
      contactId: null,
      speaker: 'ours',
      occurredAt: offer.at,
      knownAt: asOf,
      origin: 'inferred',
    },
  ]
}
const severalYears =
  /[二两三四五六七八九十\d]\s*年(?!度)|合同期|全周期|\b(?:\d|two|three|four|five|six|seven)[ -]years?\b|\b\d{2}[ -]months?\b/i
/** What of our quote is held against a budget: of several years' the year where it is a year's; where it says neither, both. */
function sumsAgainst(offer: NonNullable<ShelfInput['offer']>, { text }: CustomerFact): number[] {
  if (offer.perTime === undefined) return [offer.total]
  if (severalYears.test(text)) return [offer.total]
  return everyYear.test(text) ? [offer.perTime] : [offer.perTime, offer.total]
}

/** A quote that is further above a budget is one of something else. */
const mostAbove = 1.6

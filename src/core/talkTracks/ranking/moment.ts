import type { SellingStage } from '../../atoms/library/index.ts'
import type { CustomerFact, TalkTrackInput } from '../types.ts'

const dayMs = 86_400_000
/** A decision within so many days is near. */
const nearDays = 45

const selling: ReadonlySet<SellingStage> = new Set<SellingStage>([
  'qualify',
  'discover',
  'evaluate',
  'propose',
  'negotiate',
  'close',
])

type Moment = Pick<TalkTrackInput, 'asOf' | 'deal' | 'offer'>

const isNear = ({ kind, figures }: CustomerFact, asOf: number): boolean => {
  if (kind !== 'decisionDate') return false
  const day = Date.parse(String(figures[0]?.value))
  return day + dayMs > asOf && day - asOf <= nearDays * dayMs
}

/**
 * Whether a deal is late: our quote is out, or it is being bargained over, and the day of the decision is near. Then the
 * talk is of this deal, and no longer of how one might begin.
 */
export function isLate({ asOf, deal, offer }: Moment, standing: readonly CustomerFact[]): boolean {
  if (!selling.has(deal.stage)) return false
  const isQuoted =
    offer != null ||
    deal.stage === 'propose' ||
    deal.stage === 'negotiate' ||
    deal.stage === 'close' ||
    // Whoever told how offers are scored and until when they are taken in is past beginning.
    (standing.some(({ kind }) => kind === 'awardCriteria') &&
      standing.some(({ kind }) => kind === 'offerDueDate' || kind === 'tenderDate')) ||
    standing.some(({ kind, text }) => kind === 'handedOver' && /报价|\bquote|\brev\b/i.test(text))
  return isQuoted && standing.some((fact) => isNear(fact, asOf))
}

/** The stage for which a talk is chosen: with a quote out and the decision near it is being bargained over. */
export const stageOfTalk = (stage: SellingStage, late: boolean): SellingStage =>
  late && stage !== 'close' ? 'negotiate' : stage

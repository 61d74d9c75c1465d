import type { Brief, PriceVerdict } from '../../../shared/contract/brief.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Deal } from '../../deals/store.ts'
import type { Session } from '../../session.ts'
import { requireReason, requireUsable } from '../decisions/decide.ts'
import { requireAllowed } from '../decisions/permission.ts'
import { type Logged, recordAction } from '../decisions/recordAction.ts'
import type { BriefEngines } from '../draftBrief.ts'
import { quoteView } from './quoteView.ts'

/** What is kept of a price that was decided on: per unit, in integer minor units. */
export interface PriceUse {
  unitPriceMinor: number
  currency: string
  /** As it was judged when it was decided on; `escalate` waits for an approver. */
  guardrail: PriceVerdict
}

/** Judges a price by the limits in force now, which may be others than when the brief was shown. */
function judgePrice(
  session: Session,
  { brief, deal }: { brief: Brief; deal: Deal },
  unitPriceMinor: number,
  engines: BriefEngines,
): PriceUse {
  requireAllowed(session, deal, 'quote.propose')
  const quote = quoteView({
    session,
    deal,
    asOf: session.now(),
    lang: brief.lang,
    calibrations: engines.calibrations,
  })
  if (!quote) throw new AppError('record.notFound', { kind: 'quoteRange', id: brief.adviceId })
  const guardrail = quote.judge(unitPriceMinor)
  if (guardrail === 'prohibited')
    throw new AppError('brief.outsideAuthority', { unitPriceMinor, verdict: guardrail })
  return { unitPriceMinor, currency: quote.view.currency, guardrail }
}

/**
 * Adopts the target price. One outside the band is saved as needing approval; one that is prohibited by now is refused
 * with `brief.outsideAuthority`.
 */
export function adoptQuote(
  session: Session,
  adviceId: string,
  engines: BriefEngines,
): Logged & { guardrail: PriceVerdict } {
  const usable = requireUsable(session, adviceId, 'quoteRange')
  const target = usable.brief.quote?.advice?.targetMinor
  if (target === undefined) throw new AppError('record.notFound', { kind: 'quoteRange', id: adviceId })
  const used = judgePrice(session, usable, target, engines)
  return {
    ...recordAction(session, adviceId, {
      part: 'quoteRange',
      action: 'adopted',
      reason: null,
      used,
      details: { ...used },
    }),
    guardrail: used.guardrail,
  }
}

/** A price of the person's own. Prohibited prices are refused; one outside the band is saved as needing approval. */
export function editQuote(
  session: Session,
  input: { adviceId: string; unitPriceMinor: number; reason: string },
  engines: BriefEngines,
): Logged & { guardrail: PriceVerdict } {
  const usable = requireUsable(session, input.adviceId, 'quoteRange')
  requireReason(input.reason)
  const used = judgePrice(session, usable, input.unitPriceMinor, engines)
  return {
    ...recordAction(session, input.adviceId, {
      part: 'quoteRange',
      action: 'edited',
      reason: input.reason,
      used,
      details: { ...used },
    }),
    guardrail: used.guardrail,
  }
}

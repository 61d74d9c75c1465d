import type { AfterUse, Confidence, ConfidenceReason, CustomerFact, Effect, TrackSentence } from '../types.ts'

const dayMs = 86_400_000
const statingSections = ['opening', 'keyMessage', 'answer'] as const
/** The 80 % two-sided normal quantile. */
const z80 = 1.2816

/** Uses with Wilson's 80 % interval; below five uses the share is not worth an interval. */
export function afterUseOf(effect: Effect | undefined): AfterUse {
  const { used, advanced } = effect ?? { used: 0, advanced: 0 }
  if (used < 5) return { advanced, used, low: null, high: null }
  const share = advanced / used
  const spread = z80 ** 2 / used
  const centre = (share + spread / 2) / (1 + spread)
  const half = (z80 * Math.sqrt((share * (1 - share)) / used + spread / (4 * used))) / (1 + spread)
  return { advanced, used, low: Math.max(0, centre - half), high: Math.min(1, centre + half) }
}

/**
 * The label of a track with its reasons. A rule, and shown as one:
 * - low: nothing sourced, or fewer than a third of the stating sentences (opening, key messages, answers);
 * - high: at least half sourced, at least two facts, none older than 180 days, used five times or more;
 * - medium: the rest.
 */
export function confidenceOf(
  sentences: readonly TrackSentence[],
  facts: ReadonlyMap<string, CustomerFact>,
  afterUse: AfterUse,
  context: { asOf: number; roleKnown: boolean },
): Confidence {
  const stating = sentences.filter(({ section }) => (statingSections as readonly string[]).includes(section))
  const sourced = stating.filter(({ evidence }) => evidence.some(({ kind }) => kind !== 'rule'))
  const cited = new Set(
    sourced.flatMap(({ evidence }) =>
      evidence.flatMap((mark) => (mark.kind === 'rule' || mark.factId === null ? [] : [mark.factId])),
    ),
  )
  const ages = [...cited].map((id) => (context.asOf - (facts.get(id)?.occurredAt ?? context.asOf)) / dayMs)
  const oldestDays = Math.floor(Math.max(0, ...ages))
  const share = stating.length === 0 ? 0 : sourced.length / stating.length

  const reasons: ConfidenceReason[] = [
    { code: 'sourced', params: { sourced: sourced.length, sentences: stating.length } },
  ]
  if (sourced.length === 0) reasons.push({ code: 'discoveryOnly', params: {} })
  else if (cited.size < 2) reasons.push({ code: 'fewFacts', params: { facts: cited.size } })
  if (oldestDays > 180) reasons.push({ code: 'oldFacts', params: { days: oldestDays } })
  reasons.push({ code: afterUse.used >= 5 ? 'usedBefore' : 'rarelyUsed', params: { used: afterUse.used } })
  if (!context.roleKnown) reasons.push({ code: 'roleUnknown', params: {} })

  const solid = share >= 0.5 && cited.size >= 2 && oldestDays <= 180
  const label = share < 1 / 3 ? 'low' : solid && afterUse.used >= 5 && context.roleKnown ? 'high' : 'medium'
  return { label, sourced: sourced.length, sentences: stating.length, reasons }
}

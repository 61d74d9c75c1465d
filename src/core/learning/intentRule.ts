import type { IntentFeatures } from './intentFeatures.ts'

/** Changes whenever a number below changes, so that an old score can be told from a new one. */
export const INTENT_RULE_VERSION = 'intent-1'

export const intentRuleParts = [
  'recency',
  'frequency',
  'buyingSteps',
  'engagement',
  'others',
  'objections',
] as const
export type IntentRulePart = (typeof intentRuleParts)[number]

/**
 * A written rule for when there is too little history to learn from: 0–100 points, of which
 * recency up to 30 (halves every 30 days), frequency up to 20 (4 per inbound contact or 2 per other in 90
 * days), buying steps up to 30 (15 each in 180 days), engagement up to 10 (2.5 per visit, demo, content or
 * commitment in 90 days), the rest of the account up to 10 (1 per contact in 30 days, 5 per buying step in 90),
 * less 5 per objection or complaint in 90 days, at most 15. It orders attention; it is not a probability.
 */
export function intentRuleScore(features: IntentFeatures): {
  score: number
  parts: { part: IntentRulePart; points: number }[]
} {
  const f = (name: keyof IntentFeatures) => Number(features[name])
  const outbound = Math.max(0, f('cellActivities90') - f('cellInbound90'))
  const points: Record<IntentRulePart, number> = {
    recency: 30 * 0.5 ** (f('cellDaysSince') / 30),
    frequency: Math.min(20, 4 * f('cellInbound90') + 2 * outbound),
    buyingSteps: Math.min(30, 15 * f('cellBuyingSteps180')),
    engagement: Math.min(10, 2.5 * f('engagement90')),
    others: Math.min(10, f('othersActivities30') + 5 * f('othersBuyingSteps90')),
    objections: -Math.min(15, 5 * f('cellObjections90')),
  }
  const parts = intentRuleParts.map((part) => ({ part, points: points[part] }))
  const sum = parts.reduce((total, { points: own }) => total + own, 0)
  return { score: Math.max(0, Math.min(100, sum)), parts }
}

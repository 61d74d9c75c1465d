/** A competitor's price change. */
export type CompetitorMove = {
  id: string
  /** The product of ours that it competes with; null: all. */
  productId: string | null
  /** Null: everywhere. */
  region: string | null
  at: number
  knownAt?: number
  /** −800 is a cut of 8 %. */
  changeBps: number
}

/** A policy that may move prices: a reimbursement list, a volume tender, a tariff. */
export type PolicyEvent = {
  id: string
  /** Kind of policy; effects are learned per kind. */
  code: string
  region: string | null
  /** Null: all products, which the source must say; an event that names nothing is about something else. */
  productIds: readonly string[] | null
  at: number
  knownAt?: number
}

/** What one past prediction missed by: log of closed price over predicted point. */
export type PastError = {
  productId: string
  region: string | null
  at: number
  bundled: boolean
  error: number
}

export type Situation = Pick<PastError, 'productId' | 'region' | 'at' | 'bundled'>

export type Exposure = { strength: number; eventIds: string[] }

export type EventEffect = {
  /** Learned change of log price for the situation, shrunk towards none. */
  effect: number
  /** Standard error of it. */
  error: number
  /** Past prices that were exposed to events of this kind. */
  n: number
  eventIds: string[]
}

const MILLISECONDS_PER_DAY = 86_400_000
const HALF_LIFE_DAYS = 60
const REACH_DAYS = 240
const LEAST_EXPOSED = 5
/** Standard errors that an effect must lie away from none (95 %): a weaker one moves no price. */
const EVIDENT = 1.96
/** Prior of the pass-through: no effect, with this standard deviation (1 = fully passed through). */
const PRIOR_DEVIATION = 0.5
const LARGEST_ERROR = 0.5
const LARGEST_EFFECT = 0.15

const fades = (eventAt: number, at: number): number => {
  const age = (at - eventAt) / MILLISECONDS_PER_DAY
  return age < 0 || age > REACH_DAYS ? 0 : 2 ** (-age / HALF_LIFE_DAYS)
}

const inRegion = (event: string | null, situation: string | null): boolean =>
  event === null || event === situation

/** How strongly competitors' moves bear on a situation: the sum of their changes, fading over months. */
export const competitorExposure =
  (moves: readonly CompetitorMove[]) =>
  (situation: Situation): Exposure => {
    const exposure: Exposure = { strength: 0, eventIds: [] }
    for (const move of moves) {
      if (move.productId !== null && move.productId !== situation.productId) continue
      if (!inRegion(move.region, situation.region)) continue
      const strength =
        fades(Math.max(move.at, move.knownAt ?? move.at), situation.at) * (move.changeBps / 10_000)
      if (strength === 0) continue
      exposure.strength += strength
      exposure.eventIds.push(move.id)
    }
    return exposure
  }

/** The same for policies of one kind; its strength is 0.1 per event, so that the prior means ±5 %. */
export const policyExposure =
  (events: readonly PolicyEvent[], code: string) =>
  (situation: Situation): Exposure => {
    const exposure: Exposure = { strength: 0, eventIds: [] }
    for (const event of events) {
      if (event.code !== code || !inRegion(event.region, situation.region)) continue
      if (event.productIds !== null && !event.productIds.includes(situation.productId)) continue
      const strength = 0.1 * fades(Math.max(event.at, event.knownAt ?? event.at), situation.at)
      if (strength === 0) continue
      exposure.strength += strength
      exposure.eventIds.push(event.id)
    }
    return exposure
  }

export const bundleExposure = (situation: Situation): Exposure => ({
  strength: situation.bundled ? 0.1 : 0,
  eventIds: [],
})

/**
 * Effect of a kind of event on the price now, learned from what predictions missed by when such events were
 * fresh: ridge regression of past errors on exposure, which is the posterior mean under a normal prior around 0.
 * An association in time, not a proof of cause. With fewer than 5 exposed prices, or where none lies within the 95 %
 * interval of the effect, the effect is 0 and says n.
 * Null when no such event bears on the situation.
 */
export const eventEffect = (
  past: readonly PastError[],
  exposureOf: (situation: Situation) => Exposure,
  now: Situation,
): EventEffect | null => {
  const exposure = exposureOf(now)
  if (exposure.strength === 0) return null
  let [product, square, errors, n] = [0, 0, 0, 0]
  for (const one of past) {
    const error = Math.max(-LARGEST_ERROR, Math.min(LARGEST_ERROR, one.error))
    errors += error * error
    const { strength } = exposureOf(one)
    if (strength === 0) continue
    n += 1
    product += strength * error
    square += strength * strength
  }
  const none: EventEffect = { effect: 0, error: 0, n, eventIds: exposure.eventIds }
  if (n < LEAST_EXPOSED) return none
  const noise = Math.max(1e-6, errors / past.length)
  const precision = square + noise / (PRIOR_DEVIATION * PRIOR_DEVIATION)
  const raw = (product / precision) * exposure.strength
  const error = Math.sqrt(noise / precision) * Math.abs(exposure.strength)
  if (Math.abs(raw) < EVIDENT * error) return none
  return { ...none, effect: Math.max(-LARGEST_EFFECT, Math.min(LARGEST_EFFECT, raw)), error }
}

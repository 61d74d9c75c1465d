import type { Reading } from '../../shared/contract/reading.ts'
import type { ReadableDb } from '../db/open.ts'
import { type Deal, listOpenDealsOfOwner } from '../deals/store.ts'
import { moduleGate } from '../governance/rules.ts'
import { winReading, winScore } from './winEngine.ts'

const mostRanked = 60
/** The win rate that the firm declares until its own history says more. */
export const declaredPrior = { rate: 0.3, strength: 8 } as const

/** The win reading of a deal, or that governance has not enabled one. */
export const dealWinReading = (db: ReadableDb, deal: Deal, asOf: number): Reading =>
  moduleGate(db, 'winProbability').enabled
    ? winReading(db, deal, asOf, declaredPrior.rate)
    : {
        kind: 'notEnoughInformation',
        n: 0,
        needed: null,
        missing: ['moduleDisabled'],
        prior: declaredPrior.rate,
      }

/** The deal's place among the open deals of the same owner by win score; an order and nothing more. */
export function rankReading(db: ReadableDb, deal: Deal, asOf: number): Reading {
  const notEnough = (n: number, missing: string): Reading => ({
    kind: 'notEnoughInformation',
    n,
    needed: 3,
    missing: [missing],
    prior: null,
  })
  if (!moduleGate(db, 'winProbability').enabled) return notEnough(0, 'moduleDisabled')
  const own = winScore(db, deal, asOf)
  const others =
    deal.ownerName === null
      ? []
      : listOpenDealsOfOwner(db, deal.ownerName, mostRanked).filter((peer) => peer.id !== deal.id)
  const of = others.length + 1
  if (own === null || of < 3) return notEnough(of, 'openDeals')
  const better = others.filter((peer) => (winScore(db, peer, asOf) ?? 0) > own).length
  return { kind: 'rank', position: better + 1, of, n: of, reasons: [] }
}

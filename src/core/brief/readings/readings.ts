import type { Reading } from '../../../shared/contract/reading.ts'
import type { ReadableDb } from '../../db/open.ts'
import { type Deal, listOpenDealsOfOwner } from '../../deals/store.ts'
import { moduleGate } from '../../governance/rules.ts'
import { stateOf } from '../state.ts'
import { winLeftOut, winReading, winScore } from './winEngine.ts'

const mostRanked = 60
/** Fewest open deals, this one among them, of which an order says anything. */
const fewestRanked = 3
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

const hourMs = 3_600_000

/**
 * Keeps win scores between briefs, because every brief of an owner ranks against the same deals: made anew when
 * any record changed and with every hour, since features count days.
 */
export function createWinScores() {
  let kept: { key: string; scores: Map<string, number | null> } = { key: '', scores: new Map() }
  return (db: ReadableDb, asOf: number) => {
    const key = `${Math.floor(asOf / hourMs)} ${stateOf(db)}`
    if (kept.key !== key) kept = { key, scores: new Map() }
    const { scores } = kept
    return (deal: Deal): number | null => {
      let score = scores.get(deal.id)
      if (score === undefined) {
        score = winScore(db, deal, asOf)
        scores.set(deal.id, score)
      }
      return score
    }
  }
}
export type WinScores = ReturnType<typeof createWinScores>

/** The deal's place among the open deals of the same owner by win score; an order and nothing more. */
export function rankReading(db: ReadableDb, scores: WinScores, deal: Deal, asOf: number): Reading {
  const notEnough = (n: number, missing: string, needed: number | null): Reading => ({
    kind: 'notEnoughInformation',
    n,
    needed,
    missing: [missing],
    prior: null,
  })
  if (!moduleGate(db, 'winProbability').enabled) return notEnough(0, 'moduleDisabled', null)
  const scoreOf = scores(db, asOf)
  const own = scoreOf(deal)
  const others =
    deal.ownerName === null
      ? []
      : listOpenDealsOfOwner(db, deal.ownerName, mostRanked).filter((peer) => peer.id !== deal.id)
  const of = others.length + 1
  if (of < fewestRanked) return notEnough(of, 'openDeals', fewestRanked)
  // Deals there are, but no model that would put them in an order.
  if (own === null) return notEnough(of, 'winScores', null)
  const better = others.filter((peer) => (scoreOf(peer) ?? 0) > own).length
  return { kind: 'rank', position: better + 1, of, n: of, reasons: [], leftOut: winLeftOut(db) }
}

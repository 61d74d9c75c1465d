import type { HealthCell, HealthCheckResult, HealthFix } from '../../shared/contract/health.ts'
import type { Reading } from '../../shared/contract/reading.ts'
import {
  type HealthCheckId,
  healthCheckOf,
  healthKinds,
  healthKindWeights,
  healthMeasures,
  healthMeasureWeights,
  healthRuleVersion,
  healthUses,
  leastHealthRows,
} from '../../shared/health.ts'

/** A check's rows, and how far they are in order in sum. */
export type CheckTally = Pick<HealthCheckResult, 'id' | 'of' | 'good'>

/**
 * The share in order of each kind × measure: the mean over its checks of good ÷ of, weighted by the check. Checks of
 * fewer than twenty rows count for nothing; a cell of none but these has no value.
 */
export const healthCells = (checks: readonly CheckTally[]): HealthCell[] =>
  healthKinds.flatMap((kind) =>
    healthMeasures.flatMap((measure): HealthCell[] => {
      const own = checks.filter(({ id }) => {
        const check = healthCheckOf(id)
        return check.kind === kind && check.measure === measure
      })
      if (own.length === 0) return []
      const told = own.filter(({ of }) => of >= leastHealthRows)
      const weight = told.reduce((sum, { id }) => sum + healthCheckOf(id).weight, 0)
      const good = told.reduce((sum, { id, of, good }) => sum + (healthCheckOf(id).weight * good) / of, 0)
      return [
        {
          kind,
          measure,
          value: weight === 0 ? null : Math.min(1, good / weight),
          n: Math.max(...own.map(({ of }) => of)),
        },
      ]
    }),
  )

const weightOf = ({ kind, measure }: Pick<HealthCell, 'kind' | 'measure'>): number =>
  healthKindWeights[kind] * healthMeasureWeights[measure]

const weightOfAll = (cells: readonly HealthCell[]): number =>
  cells.reduce((sum, cell) => sum + weightOf(cell), 0)

/**
 * 100 × Σ weight × value ÷ Σ weight over the cells that have a value. Null where those weigh less than half of all that the
 * workspace has rows of: of a team with eight contacts and three deals, messages alone would be the one score.
 */
export function healthScore(cells: readonly HealthCell[]): number | null {
  const told = cells.filter(({ value }) => value !== null)
  const weight = weightOfAll(told)
  return weight === 0 || weight < weightOfAll(cells.filter(({ n }) => n > 0)) / 2
    ? null
    : (100 * told.reduce((sum, cell) => sum + weightOf(cell) * cell.value!, 0)) / weight
}

const mostReasons = 8

/**
 * The score as the rule score that it is, with the points that each cell costs; `n` is how many rows were read, and without a
 * score how many the cell has that comes nearest to being told.
 */
export function healthReading(cells: readonly HealthCell[], n: number): Reading {
  const score = healthScore(cells)
  if (score === null)
    return {
      kind: 'notEnoughInformation',
      n: Math.max(0, ...cells.flatMap((cell) => (cell.value === null ? cell.n : []))),
      needed: leastHealthRows,
      missing: ['rows'],
      prior: null,
    }
  const told = cells.filter(({ value }) => value !== null)
  const weight = weightOfAll(told)
  const reasons = told
    .map((cell) => ({
      code: `health.${cell.kind}.${cell.measure}`,
      params: { value: cell.value, n: cell.n },
      contribution: (-100 * weightOf(cell) * (1 - cell.value!)) / weight,
      evidenceIds: [],
    }))
    .filter(({ contribution }) => contribution < 0)
    .sort((a, b) => a.contribution - b.contribution)
    .slice(0, mostReasons)
  return { kind: 'ruleScore', score, n, ruleVersion: healthRuleVersion, reasons }
}

/** What failing rows of a check bear on among the open deals. */
export interface Reached {
  failing: number
  /** Those of them that are closed deals: nothing is repaired of an open one, but the win model learns from them. */
  failingClosed: number
  openDeals: number
  openAmountMinor: number
}

/**
 * What to repair, the most helpful first. Impact (0–100) is the share of all readings of the open deals that it would
 * help: the share of open deals reached, half by number and half by amount, times the share of the four uses (brief,
 * quote, win, intent) that read the field. What bears on all open deals alike (deals that a model cannot learn from,
 * evidence and activities of nobody) reaches them in the share in which rows fail. Closed deals that lack what the win
 * reading reads do the same for that one use, for the open deals that are not reached themselves.
 */
export function healthFixes(
  checks: readonly CheckTally[],
  reached: ReadonlyMap<HealthCheckId, Reached>,
  open: { deals: number; amountMinor: number },
): HealthFix[] {
  const score = healthScore(healthCells(checks))
  return checks
    .flatMap(({ id, of }): HealthFix[] => {
      const reach = reached.get(id)
      if (!reach || reach.failing === 0) return []
      const { uses, reach: how } = healthCheckOf(id)
      const learnedFrom = how === 'deal' && uses.includes('win') ? reach.failingClosed / of : 0
      const inProportion = how === 'all' || (reach.openDeals === 0 && learnedFrom > 0)
      const byNumber = open.deals === 0 ? 0 : reach.openDeals / open.deals
      const byAmount = open.amountMinor === 0 ? byNumber : reach.openAmountMinor / open.amountMinor
      const share = open.deals === 0 ? 0 : how === 'all' ? reach.failing / of : (byNumber + byAmount) / 2
      const byLearning = open.deals === 0 ? 0 : (1 - share) * learnedFrom
      const repaired = healthScore(
        healthCells(checks.map((check) => (check.id === id ? { ...check, good: check.of } : check))),
      )
      return [
        {
          check: id,
          failing: reach.failing,
          of,
          openDeals: inProportion ? open.deals : reach.openDeals,
          openAmountMinor: inProportion ? open.amountMinor : reach.openAmountMinor,
          uses: [...uses],
          impact: (100 * (share * uses.length + byLearning)) / healthUses.length,
          points: score === null || repaired === null ? 0 : Math.max(0, repaired - score),
          inProportion,
        },
      ]
    })
    .sort((a, b) => b.impact - a.impact || b.points - a.points || (a.check < b.check ? -1 : 1))
}

import type { Design } from './design.ts'
import type { Encoded } from './schema.ts'
import { marginShares, sharesByColumn, toProbability, type WinFit } from './winFit.ts'

/** How much one input moved a reading, in the reading's unit; all of a row's add up to reading − base. */
export type Contribution = { feature: string; contribution: number }

/**
 * A row's additive reasons carried over from log-odds to the probability shown: each share keeps its part of
 * the way from the base to the forecast. Where the shares cancel out, the slope at the margin converts them.
 */
export function probabilityReasons(
  fit: WinFit,
  encoded: Encoded,
  design: Design,
  row: number,
  read: (margin: number) => number = (margin) => toProbability(fit, margin),
): { base: number; reasons: Contribution[] } {
  const { base, byFeature } = marginShares(fit, encoded, design, row)
  const shares = sharesByColumn(fit.schema, byFeature)
  return { base: read(base), reasons: convertShares(base, shares, read) }
}

/** Converts shares of a margin into shares of `read(margin)`, largest first. */
export function convertShares(
  base: number,
  shares: ReadonlyMap<string, number>,
  read: (margin: number) => number,
): Contribution[] {
  let total = 0
  for (const share of shares.values()) total += share
  const margin = base + total
  const rate =
    Math.abs(total) > 1e-6
      ? (read(margin) - read(base)) / total
      : (read(margin + 1e-3) - read(margin - 1e-3)) / 2e-3
  return [...shares]
    .map(([feature, share]) => ({ feature, contribution: share * rate }))
    .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution) || (a.feature < b.feature ? -1 : 1))
}

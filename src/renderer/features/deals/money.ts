import { minorUnits } from '../../../shared/money.ts'

/** Reads an amount as typed in major units (`1,268,000`, `126.8万`) as minor units; null for what is no number. */
export function readAmount(text: string, currency: string): number | null {
  const match = /^(-?[\d,，\s]*\.?\d+)\s*(万|亿|k|m)?$/i.exec(text.trim())
  if (!match) return null
  const value = Number(match[1]!.replace(/[,，\s]/g, ''))
  const scale = { 万: 10_000, 亿: 100_000_000, k: 1_000, m: 1_000_000 }[match[2]?.toLowerCase() ?? ''] ?? 1
  const minor = Math.round(value * scale * minorUnits(currency))
  return Number.isSafeInteger(minor) ? minor : null
}

/** Minor units as a person would type them. */
export const writeAmount = (amountMinor: number | null, currency: string): string =>
  amountMinor === null ? '' : String(amountMinor / minorUnits(currency))

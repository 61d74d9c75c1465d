/** Reads a percentage as typed (`12.5`, `12.5%`) as basis points; null for what is none or lies beyond ±100 %. */
export function readBps(text: string): number | null {
  const match = /^([-−]?\d+(?:\.\d{1,2})?)\s*%?$/.exec(text.trim())
  if (!match) return null
  const bps = Math.round(Number(match[1]!.replace('−', '-')) * 100)
  return Math.abs(bps) <= 10_000 ? bps : null
}

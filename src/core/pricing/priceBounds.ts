import { offInvoiceMinor, type WaterfallItem } from './priceWaterfall.ts'

/** What breaking a rule leads to: someone with more authority decides, or nobody may. */
export type Severity = 'escalate' | 'prohibit'

export type FloorRule = {
  ruleId: string
  severity: Severity
} & (
  | { kind: 'price'; minor: number }
  /** Pocket price at least cost × (1 + markup); needs the cost floor. */
  | { kind: 'markupOverCost'; markupBps: number }
)

/** Delegated discount range off the list price; inside it the holder approves alone. */
export type Authority = {
  ruleId: string
  minDiscountBps: number
  maxDiscountBps: number
  floorRules?: readonly FloorRule[]
}

/** Highest lawful or agreed price: tender ceiling, volume-based procurement price, price-linkage clause. */
export type PolicyCap = { ruleId: string; maxMinor: number }

export type BoundCode =
  | 'costFloor'
  | 'marginFloor'
  | 'minPrice'
  | 'approvalBelow'
  | 'floorRule'
  | 'maxDiscount'
  | 'minDiscount'
  | 'policyCap'

export type Bound = {
  code: BoundCode
  ruleId: string
  side: 'atLeast' | 'atMost'
  /** Integer minor units of invoice price per unit. */
  minor: number
  severity: Severity
}

export type BoundsInput = {
  /** Least pocket price per unit, integer minor units. */
  costFloorMinor: number | null
  /** What the firm's price list says besides, per unit: cost with the least margin on it, least price, own say down to. */
  marginFloorMinor?: number | null
  minPriceMinor?: number | null
  approvalBelowMinor?: number | null
  listMinor: number | null
  waterfall?: readonly WaterfallItem[]
  authority: Authority | null
  policyCaps?: readonly PolicyCap[]
}

/**
 * All limits on the invoice price. Cost and markup bind the pocket price, so what is paid back after the invoice
 * is added to them. Lower limits round up and upper limits round down, so that no limit is crossed by rounding.
 */
export const priceBounds = (input: BoundsInput): Bound[] => {
  const bounds: Bound[] = []
  const paidBack = offInvoiceMinor(input.waterfall ?? [])
  const { costFloorMinor: cost, listMinor: list, authority } = input
  if (cost !== null) {
    bounds.push({
      code: 'costFloor',
      ruleId: 'costFloor',
      side: 'atLeast',
      minor: cost + paidBack,
      severity: 'escalate',
    })
  }
  for (const [code, minor, back] of [
    ['marginFloor', input.marginFloorMinor, paidBack],
    ['minPrice', input.minPriceMinor, 0],
    ['approvalBelow', input.approvalBelowMinor, 0],
  ] as const)
    if (minor != null)
      bounds.push({ code, ruleId: code, side: 'atLeast', minor: minor + back, severity: 'escalate' })
  for (const rule of authority?.floorRules ?? []) {
    const { ruleId, severity } = rule
    if (rule.kind === 'price') {
      bounds.push({ code: 'floorRule', ruleId, side: 'atLeast', minor: rule.minor, severity })
    } else if (cost !== null) {
      const minor = Math.ceil((cost * (10_000 + rule.markupBps)) / 10_000) + paidBack
      bounds.push({ code: 'floorRule', ruleId, side: 'atLeast', minor, severity })
    }
  }
  if (authority && list !== null) {
    const { ruleId, minDiscountBps, maxDiscountBps } = authority
    const least = Math.ceil((list * (10_000 - maxDiscountBps)) / 10_000)
    const most = Math.floor((list * (10_000 - minDiscountBps)) / 10_000)
    bounds.push({ code: 'maxDiscount', ruleId, side: 'atLeast', minor: least, severity: 'escalate' })
    bounds.push({ code: 'minDiscount', ruleId, side: 'atMost', minor: most, severity: 'escalate' })
  }
  for (const cap of input.policyCaps ?? []) {
    bounds.push({
      code: 'policyCap',
      ruleId: cap.ruleId,
      side: 'atMost',
      minor: cap.maxMinor,
      severity: 'prohibit',
    })
  }
  return bounds
}

export type Guardrail = {
  priceMinor: number
  outcome: 'selfApprove' | 'escalate' | 'prohibited'
  /** Limits crossed, with by how much (positive minor units). `noAuthority`: nothing says how low one may go alone. */
  violations: {
    code: BoundCode | 'noAuthority'
    ruleId: string | null
    severity: Severity
    byMinor: number
  }[]
}

/** Inside every limit: own decision. Outside: someone else's, or nobody's where a crossed limit prohibits. */
export const guardrail = (priceMinor: number, bounds: readonly Bound[]): Guardrail => {
  const violations: Guardrail['violations'] = bounds.flatMap((bound) => {
    const byMinor = bound.side === 'atLeast' ? bound.minor - priceMinor : priceMinor - bound.minor
    return byMinor > 0 ? [{ code: bound.code, ruleId: bound.ruleId, severity: bound.severity, byMinor }] : []
  })
  if (!bounds.some(({ code }) => code === 'maxDiscount' || code === 'approvalBelow')) {
    violations.push({ code: 'noAuthority', ruleId: null, severity: 'escalate', byMinor: 0 })
  }
  const prohibited = violations.some(({ severity }) => severity === 'prohibit')
  const outcome = prohibited ? 'prohibited' : violations.length > 0 ? 'escalate' : 'selfApprove'
  return { priceMinor, outcome, violations }
}

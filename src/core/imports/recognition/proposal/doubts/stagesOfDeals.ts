import type { Supposition } from './supposition.ts'

/** The share of rows from which on deals that come again at another stage are told step by step. */
const toldBySteps = 0.5

/**
 * Whether rows that look like deals are their steps: most name a deal that another row names too, at another stage, and a
 * day stands beside each. A deal stands once in a list of deals.
 */
export function isHistoryOfStages({ kind, columns, found }: Supposition): boolean {
  if (kind.id !== 'deals' || !found.some(({ spec }) => spec.type === 'date')) return false
  const mapped = (key: string) => found.find(({ spec }) => spec.key === key)
  const named = mapped('code') ?? mapped('name')
  const stage = mapped('stage')
  if (named === undefined || stage === undefined) return false
  const stagesOf = new Map<string, { rows: number; stages: Set<string> }>()
  for (const [row, cell] of columns[named.index]!.all.entries()) {
    const deal = cell.trim()
    if (deal === '') continue
    const known = stagesOf.get(deal) ?? { rows: 0, stages: new Set() }
    stagesOf.set(deal, known)
    known.rows += 1
    known.stages.add(columns[stage.index]!.all[row]!.trim())
  }
  const all = [...stagesOf.values()]
  const moved = all.filter(({ stages }) => stages.size > 1).reduce((sum, { rows }) => sum + rows, 0)
  return moved > 0 && moved >= toldBySteps * all.reduce((sum, { rows }) => sum + rows, 0)
}

/** What only a deal has, or what says whose it is. */
const ofDeal: ReadonlySet<string> = new Set([
  'account',
  'code',
  'amount',
  'customerBudget',
  'expectedCloseAt',
  'closedAt',
  'decidesOn',
  'winProbability',
  'contact',
  'lossReason',
  'outcome',
  'nextCallAt',
])

/** Whether rows would be deals of nobody, with a title and a stage and nothing else of a deal: what is said at a stage is none. */
export const isDealOfNobody = ({ kind, found, reading }: Supposition): boolean =>
  kind.id === 'deals' &&
  (reading.kindsInName.get(kind) ?? 0) === 0 &&
  !found.some(({ spec }) => ofDeal.has(spec.key))

import type { Drift, DriftFeature, DriftView } from '../../shared/contract/watching.ts'
import type { ReadableDb } from '../db/open.ts'
import { dayMs } from './outcomes.ts'
import { binEdges, binOf, stabilityByChance, stabilityIndex, stabilityMarks } from './populationStability.ts'
import { type AdviceMark, listInbound, listMarks } from './store.ts'

/** The last six weeks are compared with the twelve before them. */
const recentMs = 42 * dayMs
const referenceMs = 84 * dayMs
/** Accounts that each period needs. */
const accountsNeeded = 12
const mostInbound = 20_000

/** One sighting of a feature: a word of a closed list or a number. */
interface Sighting {
  accountId: string
  value: string | number
}

/**
 * Each account counts once in a period, in equal parts over its sightings: ten messages of one customer are no ten
 * customers. Gives counts by bin and their sum.
 */
function countByAccount(
  sightings: readonly Sighting[],
  bins: number,
  binOfValue: (value: Sighting['value']) => number,
) {
  const counts = new Array<number>(bins).fill(0)
  const accounts = Map.groupBy(sightings, ({ accountId }) => accountId)
  for (const own of accounts.values())
    for (const { value } of own) counts[binOfValue(value)]! += 1 / own.length
  return { counts, accounts: accounts.size }
}

/** How far a feature moved between two periods, whose bins are those of the first. */
export function driftOf(
  feature: DriftFeature,
  side: Drift['side'],
  reference: readonly Sighting[],
  recent: readonly Sighting[],
): Drift {
  const numbers = reference.flatMap(({ value }) => (typeof value === 'number' ? [value] : []))
  const edges = numbers.length > 0 ? binEdges(numbers) : []
  const isNumeric = numbers.length > 0
  const values = isNumeric
    ? []
    : [...new Set([...reference, ...recent].map(({ value }) => String(value)))].sort()
  const bins = isNumeric ? edges.length + 1 : values.length
  const place = (value: Sighting['value']) =>
    isNumeric ? binOf(edges, Number(value)) : values.indexOf(String(value))
  const before = countByAccount(reference, bins, place)
  const after = countByAccount(recent, bins, place)
  const periods = { reference: before.counts, recent: after.counts }
  const isEnough = Math.min(before.accounts, after.accounts) >= accountsNeeded && bins > 1
  const index = isEnough ? stabilityIndex(periods) : null
  const byChance = isEnough ? stabilityByChance(periods) : null
  return {
    feature,
    side,
    verdict: verdictOf(index, byChance),
    index,
    byChance,
    nReference: before.accounts,
    nRecent: after.accounts,
    bins: Array.from({ length: bins }, (_, bin) => ({
      value: isNumeric ? null : values[bin]!,
      from: isNumeric && bin > 0 ? edges[bin - 1]! : null,
      to: isNumeric && bin < edges.length ? edges[bin]! : null,
      reference: before.accounts > 0 ? before.counts[bin]! / before.accounts : 0,
      recent: after.accounts > 0 ? after.counts[bin]! / after.accounts : 0,
    })),
  }
}

/** An index beyond the conventional marks counts only beyond what chance alone makes of so few accounts. */
function verdictOf(index: number | null, byChance: number | null): Drift['verdict'] {
  if (index === null || byChance === null) return 'notEnough'
  if (index < stabilityMarks.moved) return 'stable'
  if (index <= byChance) return 'withinChance'
  return index < stabilityMarks.shifted ? 'moved' : 'shifted'
}

const sight = (
  marks: readonly AdviceMark[],
  of: (mark: AdviceMark) => readonly (string | number)[] | string | number | null,
): Sighting[] =>
  marks.flatMap((mark) => {
    const value = of(mark)
    if (value === null) return []
    return (typeof value === 'object' ? value : [value]).map((each) => ({
      accountId: mark.accountId,
      value: each,
    }))
  })

const features: readonly [
  DriftFeature,
  Drift['side'],
  (mark: AdviceMark) => readonly (string | number)[] | string | number | null,
][] = [
  ['stage', 'input', ({ stage }) => stage],
  ['role', 'input', ({ role }) => role],
  ['concern', 'input', ({ concern }) => concern],
  ['language', 'input', ({ lang }) => lang],
  ['strategy', 'output', ({ strategies }) => JSON.parse(strategies) as string[]],
  ['winProbability', 'output', ({ winValue }) => winValue],
  [
    'quoteWidth',
    'output',
    ({ quoteLowMinor, quotePointMinor, quoteHighMinor }) =>
      quoteLowMinor === null || quoteHighMinor === null || !quotePointMinor
        ? null
        : (quoteHighMinor - quoteLowMinor) / quotePointMinor,
  ],
]

const mostCommon = (values: readonly string[]): string | null =>
  [...Map.groupBy(values, (value) => value)].sort((a, b) => b[1].length - a[1].length)[0]?.[0] ?? null

/** What is advised on and what is advised, in the last six weeks against the twelve before; without its alerts. */
export function driftView(db: ReadableDb, now: number): Omit<DriftView, 'alerts'> {
  const cut = now - recentMs
  const fromAt = cut - referenceMs
  const [reference, recent] = [listMarks(db, fromAt, cut), listMarks(db, cut, now + 1)]
  const currency = mostCommon([...reference, ...recent].flatMap((mark) => mark.currency ?? []))
  const amount = (mark: AdviceMark) => (mark.currency === currency ? mark.amountMinor : null)
  const inbound = [
    listInbound(db, fromAt, cut, mostInbound),
    listInbound(db, cut, now + 1, mostInbound),
  ] as const
  const channels = inbound.map((all) => all.map(({ accountId, kind }) => ({ accountId, value: kind })))
  const lengths = inbound.map((all) =>
    all.flatMap(({ accountId, letters }) => (letters ? [{ accountId, value: letters }] : [])),
  )
  return {
    reference: { fromAt, toAt: cut, advice: reference.length },
    recent: { fromAt: cut, toAt: now, advice: recent.length },
    needed: accountsNeeded,
    currency,
    marks: stabilityMarks,
    features: [
      ...features.map(([feature, side, of]) =>
        driftOf(feature, side, sight(reference, of), sight(recent, of)),
      ),
      driftOf('amount', 'input', sight(reference, amount), sight(recent, amount)),
      driftOf('channel', 'input', channels[0]!, channels[1]!),
      driftOf('messageLength', 'input', lengths[0]!, lengths[1]!),
    ].sort((a, b) => (a.side === b.side ? 0 : a.side === 'input' ? -1 : 1)),
  }
}

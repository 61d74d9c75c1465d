import { describe, expect, test } from 'vitest'
import { type EvaluateWinInput, evaluateWin, type WinEvaluation } from './evaluateWin.ts'
import { aucWithVariance } from './metrics.ts'
import { seededRandom, shuffle } from './random.ts'
import type { RawTable } from './schema.ts'
import { storyDeals } from './testDeals.ts'

function evaluated(input: Omit<EvaluateWinInput, 'target' | 'positive'>): WinEvaluation {
  const result = evaluateWin({ target: 'status', positive: 'Won', ...input })
  if (!result.ok) throw new Error(result.refusal.code)
  return result.evaluation
}

function withColumn(
  table: RawTable,
  name: string,
  cell: (row: readonly string[], i: number) => string,
): RawTable {
  return { columns: [...table.columns, name], rows: table.rows.map((row, i) => [...row, cell(row, i)]) }
}

const train = storyDeals(320, 1).table
const test_ = storyDeals(300, 2)
const learned = evaluated({ train, test: test_.table })

describe('a team whose records carry a signal', () => {
  test('gets probabilities near the truth', () => {
    expect(learned.verdict).toBe('probability')
    expect(learned.n).toBe(300)
    const labels = test_.table.rows.map((row) => (row[6] === 'Won' ? 1 : 0))
    expect(learned.auc).toBeGreaterThan(aucWithVariance(test_.truth, labels)!.auc - 0.03)
    expect(learned.ece).toBeLessThan(0.12)
    const gap = learned.predictions.reduce((sum, p, i) => sum + Math.abs(p - test_.truth[i]!), 0) / 300
    expect(gap).toBeLessThan(0.1)
  })
  test('sees what counts and what does not', () => {
    const weight = (column: string) => learned.reasons.find((reason) => reason.column === column)?.weight ?? 0
    expect(new Set(learned.reasons.slice(0, 2).map(({ column }) => column))).toEqual(
      new Set(['champion', 'visits']),
    )
    expect(weight('amount')).toBeLessThan(0.15 * weight('champion'))
  })
  test('gets exactly the promised fields', () => {
    expect(Object.keys(learned).sort()).toEqual([
      'auc',
      'brier',
      'ece',
      'n',
      'predictions',
      'reasons',
      'suspects',
      'verdict',
    ])
  })
})

describe('everything but the score comes from the training rows', () => {
  const at = test_.table.columns.indexOf('status')
  const outcomes = test_.table.rows.map((row) => row[at]!)
  const relabelled = (cells: string[]): RawTable => ({
    columns: test_.table.columns,
    rows: test_.table.rows.map((row, i) => row.with(at, cells[i]!)),
  })

  test('permuting the test outcomes changes auc, brier and ece and nothing else', () => {
    const permuted = [...outcomes]
    const places = permuted.map((_, i) => i)
    shuffle(places, seededRandom(3))
    const again = evaluated({ train, test: relabelled(places.map((place) => permuted[place]!)) })
    const { auc, brier, ece, ...rest } = learned
    const { auc: otherAuc, brier: otherBrier, ece: otherEce, ...otherRest } = again
    expect(otherRest).toEqual(rest)
    expect([otherAuc, otherBrier, otherEce]).not.toEqual([auc, brier, ece])
  })

  test('without outcomes in the test rows the scores are null', () => {
    const { auc, brier, ece, ...rest } = learned
    expect(evaluated({ train, test: relabelled(outcomes.map(() => '')) })).toEqual({
      ...rest,
      auc: null,
      brier: null,
      ece: null,
    })
    const bare = {
      columns: test_.table.columns.filter((column) => column !== 'status'),
      rows: test_.table.rows.map((row) => row.toSpliced(at, 1)),
    }
    expect(evaluated({ train, test: bare })).toEqual({ ...rest, auc: null, brier: null, ece: null })
    expect([auc, brier, ece].every((value) => value !== null)).toBe(true)
  })
})

describe('a team whose records carry nothing', () => {
  const noise = storyDeals(400, 6, { signal: 0 })
  test('is told so, and shown its own win rate', () => {
    const found = evaluated({ train: noise.table, test: storyDeals(50, 8, { signal: 0 }).table })
    expect(found).toMatchObject({ verdict: 'not-enough-information', auc: 0.5, reasons: [] })
    const rate = noise.table.rows.filter((row) => row[6] === 'Won').length / 400
    expect(new Set(found.predictions).size).toBe(1)
    expect(found.predictions[0]).toBeCloseTo(rate, 2)
  })
  test('so is one with twenty deals', () => {
    const few = { columns: train.columns, rows: train.rows.slice(0, 20) }
    expect(evaluated({ train: few, test: test_.table }).verdict).toBe('not-enough-information')
  })
})

describe('columns that give the answer away', () => {
  const leaky = (table: RawTable) =>
    withColumn(table, 'close_value', (row, i) => (row[6] === 'Won' ? String(1000 + (i % 50)) : '0'))

  test('are left out unless kept', () => {
    const out = evaluated({ train: leaky(train), test: leaky(test_.table) })
    expect(out.suspects.map(({ column }) => column)).toEqual(['close_value'])
    expect(out.suspects[0]!.grounds).toEqual(['name-meaning', 'filled-after-outcome', 'implausible-skill'])
    expect(out.predictions).toEqual(learned.predictions)
    const kept = evaluated({ train: leaky(train), test: leaky(test_.table), keep: ['close_value'] })
    expect(kept.suspects.map(({ column }) => column)).toEqual(['close_value'])
    expect(kept.auc).toBeGreaterThan(0.99)
  })
  test('need not be in the test rows', () => {
    expect(evaluated({ train: leaky(train), test: test_.table }).predictions).toEqual(learned.predictions)
  })
})

describe('time', () => {
  test('a date is never a feature by its place in time: a win rate that drifts is not skill', () => {
    const random = seededRandom(31)
    const drifting: RawTable = {
      columns: ['opened', 'region', 'status'],
      rows: Array.from({ length: 500 }, (_, i) => [
        new Date(Date.UTC(2024, 0, 1) + i * 86_400_000).toISOString().slice(0, 10),
        ['East', 'West'][Math.floor(random() * 2)]!,
        random() < 0.2 + (0.6 * i) / 500 ? 'Won' : 'Lost',
      ]),
    }
    const found = evaluated({ train: drifting, test: drifting, time: 'opened' })
    expect(found.verdict).toBe('not-enough-information')
  })
  test('time-ordered validation finds a lasting signal too', () => {
    const found = evaluated({
      train: storyDeals(400, 4, { dated: true }).table,
      test: storyDeals(100, 5, { dated: true }).table,
      time: 'opened',
    })
    expect(found.verdict).toBe('probability')
    expect(found.reasons.some(({ column }) => column === 'opened')).toBe(false)
  })
})

describe('deals that are still open', () => {
  test('are neither lost nor scored', () => {
    const at = train.columns.indexOf('status')
    const open = (table: RawTable): RawTable => ({
      columns: table.columns,
      rows: [...table.rows, ...table.rows.slice(0, 60).map((row) => row.with(at, 'Negotiation'))],
    })
    const found = evaluated({ train: open(train), test: open(test_.table) })
    expect(found.n).toBe(360)
    expect(found.brier).toBeCloseTo(learned.brier!, 12)
  })
})

describe('refusals', () => {
  const refusal = (input: Partial<EvaluateWinInput>) => {
    const result = evaluateWin({ train, test: test_.table, target: 'status', positive: 'Won', ...input })
    return result.ok ? null : result.refusal
  }
  test('a column that is not there', () => {
    expect(refusal({ target: 'stage' })).toEqual({ code: 'columnMissing', table: 'train', column: 'stage' })
    expect(refusal({ time: 'when' })).toEqual({ code: 'columnMissing', table: 'train', column: 'when' })
    expect(refusal({ keep: ['won_date'] })).toEqual({
      code: 'columnMissing',
      table: 'train',
      column: 'won_date',
    })
    expect(refusal({ test: { columns: ['region', 'status'], rows: [['East', 'Won']] } })).toMatchObject({
      code: 'columnMissing',
      table: 'test',
    })
  })
  test('only one outcome', () => {
    expect(refusal({ positive: 'Gewonnen' })).toEqual({ code: 'oneClassOnly', labelled: 320, positives: 0 })
  })
  test('hardly any rows, or none to score', () => {
    expect(refusal({ train: { columns: train.columns, rows: train.rows.slice(0, 3) } })).toMatchObject({
      code: 'tooFewRows',
    })
    expect(refusal({ test: { columns: train.columns, rows: [] } })).toEqual({ code: 'noTestRows' })
  })
  test('a time that cannot be read', () => {
    expect(refusal({ time: 'region' })).toEqual({ code: 'timeUnreadable', column: 'region' })
  })
})

import { describe, expect, test } from 'vitest'
import { evaluateWin, type WinEvaluation } from '../../src/core/learning/evaluateWin.ts'
import type { RawTable } from '../../src/core/learning/schema.ts'
import { readTable, sharedData } from './readTable.ts'

const path = sharedData('crm_maven/sales_pipeline.csv')

/** 8,800 invented deals whose outcome nothing known at the start foretells. */
describe.skipIf(path === null)('crm_maven', () => {
  const deals = readTable(path, ',')
  const lookup = (file: string, key: string) => {
    const table = readTable(path?.replace('sales_pipeline.csv', file) ?? null, ',')
    const at = table.columns.indexOf(key)
    const columns = table.columns.filter((column) => column !== key)
    const rows = new Map(table.rows.map((row) => [row[at]!.replace(' ', ''), row.toSpliced(at, 1)]))
    return { columns, row: (name: string) => rows.get(name.replace(' ', '')) ?? columns.map(() => '') }
  }
  const agents = lookup('sales_teams.csv', 'sales_agent')
  const products = lookup('products.csv', 'product')
  const accounts = lookup('accounts.csv', 'account')
  /** The pipeline with everything that is known of agent, product and account. */
  const joined: RawTable = {
    columns: [...deals.columns, ...agents.columns, ...products.columns, ...accounts.columns],
    rows: deals.rows.map((row) => [
      ...row,
      ...agents.row(row[1]!),
      ...products.row(row[2]!),
      ...accounts.row(row[3]!),
    ]),
  }
  const closedAt = deals.columns.indexOf('close_date')

  function split(table: RawTable): { train: RawTable; test: RawTable } {
    const ended = table.rows.filter((row) => row[closedAt] !== '')
    return {
      train: { columns: table.columns, rows: ended.filter((row) => row[closedAt]! < '2017-10-01') },
      test: { columns: table.columns, rows: ended.filter((row) => row[closedAt]! >= '2017-10-01') },
    }
  }

  function evaluated(table: RawTable, time?: string, keep?: string[]): WinEvaluation {
    const result = evaluateWin({
      ...split(table),
      target: 'deal_stage',
      positive: 'Won',
      ...(time === undefined ? {} : { time }),
      ...(keep === undefined ? {} : { keep }),
    })
    if (!result.ok) throw new Error(result.refusal.code)
    return result.evaluation
  }

  test.each([
    ['the pipeline alone', deals, undefined],
    ['the pipeline by date of engagement', deals, 'engage_date'],
    ['the pipeline by date of closing', deals, 'close_date'],
    ['everything joined', joined, 'engage_date'],
  ] as const)('%s: not enough information', (_, table, time) => {
    const started = performance.now()
    const found = evaluated(table, time)
    console.log(
      `crm_maven: AUC ${found.auc!.toFixed(3)}, Brier ${found.brier!.toFixed(4)}, ${Math.round(performance.now() - started)} ms`,
    )
    expect(found.verdict).toBe('not-enough-information')
    expect(found.suspects.map(({ column }) => column)).toEqual(['close_date', 'close_value'])
    expect(found.auc).toBeCloseTo(0.5, 1)
    expect(found.brier).toBeCloseTo(0.24, 2)
  })

  test('kept on demand, the leak shines', () => {
    const found = evaluated(deals, undefined, ['close_value'])
    expect(found.auc).toBeGreaterThan(0.99)
    expect(found.suspects.map(({ column }) => column)).toEqual(['close_date', 'close_value'])
  })

  test('with the open deals left in: they are no losses, and what only ended deals have is noticed', () => {
    const open = deals.rows.filter((row) => row[closedAt] === '')
    const { train, test: held } = split(deals)
    const result = evaluateWin({
      train: { columns: train.columns, rows: [...train.rows, ...open] },
      test: held,
      target: 'deal_stage',
      positive: 'Won',
    })
    if (!result.ok) throw new Error(result.refusal.code)
    expect(result.evaluation.verdict).toBe('not-enough-information')
    const grounds = result.evaluation.suspects.find(({ column }) => column === 'close_date')?.grounds
    expect(grounds).toEqual(['name-meaning', 'filled-after-outcome'])
  })
})

import { describe, expect, test } from 'vitest'
import { encode, learnSchema, type RawTable } from './schema.ts'

function column(name: string, cells: string[]): RawTable {
  return { columns: [name], rows: cells.map((cell) => [cell]) }
}
const repeat = (count: number, make: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i))

describe('what a column becomes', () => {
  test('numbers stay numbers, blanks are missing', () => {
    const table = column('visits', [...repeat(30, (i) => String(i % 7)), '', 'n/a'])
    const schema = learnSchema(table, ['visits'])
    expect(schema.features[0]).toMatchObject({
      kind: 'numeric',
      column: 'visits',
      missing: true,
      low: 0,
      high: 6,
    })
    expect(encode(schema, table).values[31]).toBeNaN()
  })

  test('rare levels are pooled and missing is a level of its own', () => {
    const table = column('region', [...repeat(500, (i) => (i % 2 ? '华东' : '华北')), '西北', '东北', ''])
    const schema = learnSchema(table, ['region'])
    expect(schema.features[0]).toMatchObject({
      levels: ['华东', '华北', '…', ''],
      pooledLevel: 2,
      missingLevel: 3,
    })
    const codes = Array.from(encode(schema, column('region', ['华东', '西北', '', '火星'])).values)
    expect(codes).toEqual([0, 2, 3, 2])
  })

  test('a level never seen, without a pool to join, is no level', () => {
    const schema = learnSchema(
      column(
        'role',
        repeat(40, (i) => (i % 2 ? 'user' : 'champion')),
      ),
      ['role'],
    )
    expect(encode(schema, column('role', ['ghost'])).values[0]).toBe(-1)
  })

  test('long-tailed amounts are read on a logarithmic scale', () => {
    const table = column(
      'amount',
      repeat(300, (i) => String(Math.round(100 * 1.03 ** i))),
    )
    expect(learnSchema(table, ['amount']).features[0]).toMatchObject({ logarithm: true })
  })

  test('of a date: weekday; month only with two years; days since the reference; never the day itself', () => {
    const day = (i: number) => new Date(Date.UTC(2024, 0, 1) + i * 86_400_000).toISOString().slice(0, 10)
    const parts = (step: number, reference: string | null) =>
      learnSchema(
        {
          columns: ['opened', 'demo'],
          rows: Array.from({ length: 100 }, (_, i) => [day(i * step), day(i * step + (i % 9))]),
        },
        ['demo'],
        { reference },
      ).features.map((feature) => feature.kind === 'numeric' && feature.part)
    expect(parts(1, null)).toEqual(['weekday'])
    expect(parts(1, 'opened')).toEqual(['weekday', 'daysAfterReference'])
    expect(parts(8, 'opened')).toEqual(['weekday', 'month', 'daysAfterReference'])
  })

  test('days since the reference are counted row by row', () => {
    const table = {
      columns: ['opened', 'demo'],
      rows: Array.from({ length: 30 }, (_, i) => [
        '2025-01-01',
        `2025-01-${String(1 + (i % 9)).padStart(2, '0')}`,
      ]),
    }
    const schema = learnSchema(table, ['demo'], { reference: 'opened' })
    const at = schema.features.findIndex(
      (feature) => feature.kind === 'numeric' && feature.part === 'daysAfterReference',
    )
    const encoded = encode(schema, table)
    expect(encoded.values[5 * encoded.featureCount + at]).toBe(5)
  })
})

describe('what is left out, and why', () => {
  test.each([
    ['constant', 'currency', repeat(30, () => 'CNY')],
    ['empty', 'fax', repeat(30, () => '')],
    ['identifier', 'opportunity_id', repeat(30, (i) => `OPP${(i * 7919) % 1000}X`)],
    ['identifier', 'Opportunity Number', repeat(30, (i) => String((i * 7919) % 104_729))],
    ['identifier', 'row', repeat(30, (i) => String(i + 1))],
    [
      'longText',
      'notes',
      repeat(40, (i) => `the customer said something long about topic ${i % 15} and then more`),
    ],
    ['manyValues', 'contact', repeat(200, (i) => `Person ${i % 150}`)],
  ] as const)('%s: %s', (reason, name, cells) => {
    expect(learnSchema(column(name, [...cells]), [name])).toEqual({
      features: [],
      omitted: [{ column: name, reason, n: cells.length, missing: reason === 'empty' ? cells.length : 0 }],
    })
  })

  test.each([
    ['numbers', (i: number) => String(i % 7), 'numeric'],
    ['levels', (i: number) => (i % 2 ? '华东' : '华北'), 'categorical'],
    ['dates', (i: number) => `2026-01-${String(1 + (i % 28)).padStart(2, '0')}`, 'numeric'],
  ] as const)('%s: from 40 %% missing on, never below', (name, cell, kind) => {
    const missingOf = (missing: number) =>
      learnSchema(column(name, [...repeat(100 - missing, cell), ...repeat(missing, () => '')]), [name])
    expect(missingOf(39)).toMatchObject({ features: [{ kind }], omitted: [] })
    expect(missingOf(40)).toEqual({
      features: [],
      omitted: [{ column: name, reason: 'tooManyMissing', n: 100, missing: 40 }],
    })
  })
})

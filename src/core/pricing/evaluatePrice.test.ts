import { describe, expect, it } from 'vitest'
import {
  evaluatePrice,
  missingColumn,
  type PriceEvaluation,
  type RawRow,
  readPriceRows,
} from './evaluatePrice.ts'

const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

const isoDay = (days: number): string => new Date(days * 86_400_000).toISOString().slice(0, 10)

type World = {
  seed: number
  rows?: number
  items?: number
  /** Log price of an item at a moment, before noise. `years` since the start. */
  price: (item: number, years: number, random: () => number) => number
  noise: number
}

/** Orders of several items over four years, as a table of text. */
const ordersOf = ({ seed, rows = 2400, items = 24, price, noise }: World): RawRow[] => {
  const random = seeded(seed)
  const bases = Array.from({ length: items }, () => 2 + 4 * random())
  const at = Array.from({ length: rows }, () => 18_000 + Math.floor(random() * 1461)).sort((a, b) => a - b)
  return at.map((days) => {
    const item = Math.floor(items * random() ** 1.5)
    const log = bases[item]! + price(item, (days - 18_000) / 365.25, random) + noise * normal(random)
    return { 产品: `Catheter model ${item}`, 单价: `¥${Math.exp(log).toFixed(2)}`, 日期: isoDay(days) }
  })
}

const evaluated = (orders: readonly RawRow[]): PriceEvaluation => {
  const cut = Math.floor(orders.length * 0.75)
  const columns = { item: '产品', price: '单价', time: '日期' }
  return evaluatePrice({ train: orders.slice(0, cut), test: orders.slice(cut), ...columns })
}

const worlds: { name: string; widest: number; world: World }[] = [
  { name: 'steady prices with noise of 5 %', widest: 16, world: { seed: 1, noise: 0.05, price: () => 0 } },
  {
    name: 'inflation of 15 % a year',
    widest: 12,
    world: { seed: 2, noise: 0.03, price: (_, years) => 0.15 * years },
  },
  {
    name: 'a market that falls faster and faster',
    widest: 16,
    world: { seed: 3, noise: 0.03, price: (_, years) => -0.04 * years * years },
  },
  {
    name: 'seasons of ±15 %',
    widest: 30,
    world: { seed: 4, noise: 0.03, price: (_, years) => 0.15 * Math.sin(2 * Math.PI * years) },
  },
  {
    name: 'promotions: every fifth order 20 % off',
    widest: 30,
    world: { seed: 5, noise: 0.01, price: (_, __, random) => (random() < 0.2 ? Math.log(0.8) : 0) },
  },
  {
    name: 'noisy and quiet items side by side',
    widest: 30,
    world: { seed: 6, noise: 0, price: (item, _, random) => (item % 2 === 0 ? 0.005 : 0.2) * normal(random) },
  },
  {
    name: 'a price cut of 25 % half-way through the test',
    widest: 20,
    world: { seed: 7, noise: 0.04, price: (_, years) => (years > 3.5 ? Math.log(0.75) : 0) },
  },
]

describe('evaluatePrice', () => {
  it.each(worlds)('covers about 80 % under $name', ({ world, widest }) => {
    const report = evaluated(ordersOf(world))
    expect(report.coverage80).toBeGreaterThan(0.75)
    expect(report.coverage80).toBeLessThan(0.85)
    expect(report.medianWidthPct).toBeLessThan(widest)
  })

  it('gives quiet items narrower ranges than noisy ones', () => {
    const orders = ordersOf({
      seed: 8,
      noise: 0,
      price: (item, _, random) => (item % 2 === 0 ? 0.005 : 0.2) * normal(random),
    })
    const parity = (row: RawRow): number => Number(row.产品!.split(' ').at(-1)) % 2
    const cut = Math.floor(orders.length * 0.75)
    const of = (wanted: number): PriceEvaluation =>
      evaluatePrice({
        train: orders.slice(0, cut),
        test: orders.slice(cut).filter((row) => parity(row) === wanted),
        item: '产品',
        price: '单价',
        time: '日期',
      })
    expect(of(0).medianWidthPct!).toBeLessThan(of(1).medianWidthPct! / 5)
  })

  it('keeps list prices that never change exact and narrow', () => {
    const report = evaluated(ordersOf({ seed: 9, noise: 0, price: () => 0 }))
    expect(report.medianAbsPctError).toBe(0)
    expect(report.medianWidthPct).toBeLessThan(1)
    expect(report.coverage80).toBe(1)
  })

  it('gives a range for every row with an earlier comparable, however small the history', () => {
    const orders = ordersOf({ seed: 10, rows: 24, items: 6, noise: 0.05, price: () => 0 })
    const report = evaluated(orders)
    const cut = 18
    const expected = orders
      .slice(cut)
      .filter((row) => orders.some((other) => other.产品 === row.产品 && other.日期! < row.日期!)).length
    expect(report.n).toBe(6)
    expect(report.withEarlier).toBe(expected)
  })

  it('uses no price of the same or a later date', () => {
    const orders = ordersOf({ seed: 11, rows: 600, noise: 0.05, price: () => 0 })
    const cut = 450
    const columns = { item: '产品', price: '单价', time: '日期' }
    const lastDate = orders.at(-1)!.日期!
    const before = evaluatePrice({ train: orders.slice(0, cut), test: orders.slice(cut), ...columns })
    const shifted = orders.map((row) => (row.日期 === lastDate ? { ...row, 单价: '999999' } : row))
    const after = evaluatePrice({ train: shifted.slice(0, cut), test: shifted.slice(cut), ...columns })
    const lastQuarter = before.byPeriod.at(-1)!
    expect(after.medianWidthPct).toBe(before.medianWidthPct)
    expect(after.byPeriod.slice(0, -1)).toEqual(before.byPeriod.slice(0, -1))
    expect(after.byPeriod.at(-1)!.coverage).toBeLessThan(lastQuarter.coverage)
  })

  it('does not depend on the order of rows', () => {
    const orders = ordersOf({ seed: 12, rows: 400, noise: 0.05, price: () => 0 })
    const random = seeded(13)
    const columns = { item: '产品', price: '单价', time: '日期' }
    const shuffled = (rows: RawRow[]): RawRow[] =>
      rows
        .map((row) => ({ row, key: random() }))
        .sort((a, b) => a.key - b.key)
        .map(({ row }) => row)
    expect(
      evaluatePrice({ train: shuffled(orders.slice(0, 300)), test: shuffled(orders.slice(300)), ...columns }),
    ).toEqual(evaluatePrice({ train: orders.slice(0, 300), test: orders.slice(300), ...columns }))
  })

  it('reports exactly the agreed keys, and nulls when there is nothing to report', () => {
    const report = evaluatePrice({ train: [], test: [], item: 'i', price: 'p', time: 't' })
    expect(report).toEqual({
      n: 0,
      withEarlier: 0,
      coverage80: null,
      medianWidthPct: null,
      medianAbsPctError: null,
      byPeriod: [],
      byComparables: [],
    })
  })

  it('scores new items from similar names apart from the rest', () => {
    const train = Array.from({ length: 40 }, (_, at) => ({
      item: at % 2 === 0 ? 'Guide wire steel 150 cm' : 'Guide wire steel 180 cm',
      price: at % 2 === 0 ? '100' : '104',
      time: isoDay(18_000 + at),
    }))
    const test = [
      { item: 'Guide wire steel 200 cm', price: '102', time: isoDay(18_100) },
      { item: 'Ultrasound console', price: '90000', time: isoDay(18_100) },
    ]
    const report = evaluatePrice({ train, test, item: 'item', price: 'price', time: 'time' })
    expect(report.withEarlier).toBe(0)
    expect(report.byComparables).toMatchObject([{ comparables: '0', n: 2, coverage: 1 }])
  })
})

describe('readPriceRows', () => {
  it('refuses unusable rows by code and keeps the rest', () => {
    const table = [
      { i: 'Stent', p: '1,200', t: '3/5/24', q: '10' },
      { i: ' ', p: '1', t: '3/5/24', q: '' },
      { i: 'Stent', p: 'TBD', t: '3/5/24', q: '' },
      { i: 'Stent', p: '0', t: '3/5/24', q: '' },
      { i: 'Stent', p: '5', t: 'Date Not Captured', q: '' },
    ]
    const read = readPriceRows(table, { item: 'i', price: 'p', time: 't', quantity: 'q' })
    expect(read.rows.map(({ price }) => price)).toEqual([1200])
    expect(read.refused).toEqual([
      { at: 1, code: 'itemMissing' },
      { at: 2, code: 'priceUnreadable' },
      { at: 3, code: 'priceNotPositive' },
      { at: 4, code: 'timeUnreadable' },
    ])
  })

  it('names a column that is not there', () => {
    const input = {
      train: [{ i: 'x', p: '1', t: '2024-01-01' }],
      test: [],
      item: 'i',
      price: 'p',
      time: 'when',
    }
    expect(missingColumn(input)).toEqual({
      kind: 'refused',
      code: 'columnMissing',
      column: 'when',
      table: 'train',
    })
    expect(missingColumn({ ...input, time: 't' })).toBeNull()
  })
})

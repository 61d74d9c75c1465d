import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { evaluatePrice, readPriceRows } from '../../src/core/pricing/evaluatePrice.ts'
import { parseDay } from '../../src/core/pricing/parseDay.ts'

type Row = Record<string, string>

const path = fileURLToPath(
  new URL('../../../shared/data/scms_pricing/SCMS_Delivery_History_Dataset.csv', import.meta.url),
)
const present = existsSync(path)
if (!present)
  console.warn('SKIPPED: shared/data/scms_pricing is not here; price ranges are not checked on real orders')

const time = 'Delivered to Client Date'

const splitByDate = (rows: Row[], trainShare: number): { train: Row[]; test: Row[] } => {
  const sorted = rows
    .map((row) => ({ row, day: parseDay(row[time]!)! }))
    .sort((a, b) => a.day - b.day)
    .map(({ row }) => row)
  const cut = Math.floor(sorted.length * trainShare)
  return { train: sorted.slice(0, cut), test: sorted.slice(cut) }
}

const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.ceil(share * values.length))]!

/** Last price paid for the item on an earlier date, as |log ratio| to each test price. */
const lastPriceErrors = (split: { train: Row[]; test: Row[] }, price: string): number[] => {
  const columns = { item: 'Item Description', price, time }
  const rows = [
    ...readPriceRows(split.train, columns).rows.map((row) => ({ ...row, test: false })),
    ...readPriceRows(split.test, columns).rows.map((row) => ({ ...row, test: true })),
  ].sort((a, b) => a.point.day - b.point.day)
  const last = new Map<string, { day: number; price: number; before: number | null }>()
  return rows.flatMap((row) => {
    const seen = last.get(row.item)
    const earlier = seen ? (seen.day < row.point.day ? seen.price : seen.before) : null
    last.set(row.item, { day: row.point.day, price: row.price, before: earlier })
    return row.test && earlier !== null ? [Math.abs(Math.log(earlier / row.price))] : []
  })
}

describe.skipIf(!present)('price ranges on real order lines, 75/25 by date', () => {
  const rows = present
    ? Papa.parse<Row>(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''), {
        header: true,
        skipEmptyLines: true,
      }).data
    : []
  const split = splitByDate(rows, 0.75)
  const quantity = 'Line Item Quantity'
  const columnSets = [
    { price: 'Pack Price' },
    { price: 'Unit Price' },
    { price: 'Pack Price', quantity },
    { price: 'Pack Price', quantity, party: 'Vendor' },
    { price: 'Unit Price', quantity, party: 'Vendor' },
    { price: 'Pack Price', quantity, party: 'Country' },
    { price: 'Unit Price', quantity, party: 'Country' },
  ]

  it.each(columnSets)('$price, party $party, quantity $quantity', (columns) => {
    const report = evaluatePrice({ ...split, item: 'Item Description', time, ...columns })
    const baseline = lastPriceErrors(split, columns.price)
    expect(report.withEarlier).toBe(baseline.length)
    const factor = quantile(baseline, report.coverage80!)
    const baselineWidthPct = 100 * (Math.exp(factor) - Math.exp(-factor))
    const baselineErrorPct = 100 * (Math.exp(quantile(baseline, 0.5)) - 1)
    console.warn(
      `scms ${columns.price} / ${columns.party ?? 'no party'}: n ${report.withEarlier}, ` +
        `coverage ${report.coverage80!.toFixed(3)}, median width ${report.medianWidthPct!.toFixed(2)} % ` +
        `(last price widened to equal coverage ${baselineWidthPct.toFixed(2)} %), ` +
        `median error ${report.medianAbsPctError!.toFixed(2)} % (last price ${baselineErrorPct.toFixed(2)} %)`,
    )
    expect(report.coverage80).toBeGreaterThanOrEqual(0.77)
    expect(report.coverage80).toBeLessThanOrEqual(0.83)
    expect(report.medianWidthPct!).toBeLessThan(baselineWidthPct)
    expect(report.medianAbsPctError!).toBeLessThanOrEqual(baselineErrorPct + 1e-6)
    for (const period of report.byPeriod) {
      expect(period.coverage).toBeGreaterThan(0.7)
      expect(period.coverage).toBeLessThan(0.9)
    }
  })

  it('holds on other cuts in time too', () => {
    for (const share of [0.4, 0.5, 0.6]) {
      const report = evaluatePrice({
        ...splitByDate(rows, share),
        item: 'Item Description',
        price: 'Pack Price',
        time,
        quantity,
        party: 'Vendor',
      })
      expect(report.coverage80).toBeGreaterThanOrEqual(0.77)
      expect(report.coverage80).toBeLessThanOrEqual(0.83)
    }
  })
})

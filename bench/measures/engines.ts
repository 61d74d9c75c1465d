import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import Papa from 'papaparse'
import { evaluateWin } from '../../src/core/learning/evaluateWin.ts'
import { stratifiedFolds } from '../../src/core/learning/folds.ts'
import { aucWithVariance, brierScore } from '../../src/core/learning/metrics.ts'
import { seededRandom } from '../../src/core/learning/random.ts'
import { encode, learnSchema, type RawTable } from '../../src/core/learning/schema.ts'
import { DEFAULT_STRENGTH } from '../../src/core/learning/verdict.ts'
import { fitWin, forecast, prepareExamples } from '../../src/core/learning/winFit.ts'
import { evaluatePrice, readPriceRows } from '../../src/core/pricing/evaluatePrice.ts'
import { parseDay } from '../../src/core/pricing/parseDay.ts'
import { plainLogistic } from '../../tests/data/reference/plainLogistic.ts'
import { randomForest } from '../../tests/data/reference/randomForest.ts'
import { type Figure, quantile } from '../figure.ts'

/** A table of the real data beside the repository; null, said aloud, where it is absent. */
function readReal(path: string): RawTable | null {
  const file = resolve('../shared/data', path)
  if (!existsSync(file)) {
    console.error(`SKIPPED: ../shared/data/${path} is absent`)
    return null
  }
  const [columns = [], ...rows] = Papa.parse<string[]>(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''), {
    skipEmptyLines: true,
  }).data
  return { columns, rows }
}

const pick = (table: RawTable, rows: ArrayLike<number>): RawTable => ({
  columns: table.columns,
  rows: Array.from(rows, (row) => table.rows[row]!),
})

/** 219 deals, 10 times 5 folds: the engine and two plain models on the very same folds. */
function salvirt(): Figure[] {
  const table = readReal('salvirt_b2b/Salvirt_B2B_ML_dataset.csv')
  if (!table) return []
  const at = table.columns.indexOf('Status')
  const inputs = table.columns.filter((column) => column !== 'Status')
  const labels: number[] = table.rows.map((row) => (row[at] === 'Won' ? 1 : 0))
  const levels = inputs.map((column) => {
    const place = table.columns.indexOf(column)
    return { place, values: [...new Set(table.rows.map((row) => row[place]!))].sort() }
  })
  const oneHot = table.rows.map((row) =>
    levels.flatMap(({ place, values }) => values.map((value) => (row[place] === value ? 1 : 0))),
  )
  const folds = stratifiedFolds([...labels.keys()], labels, null, 5, 10, seededRandom(20))
  const scores = { engine: [] as number[][], logistic: [] as number[][], forest: [] as number[][] }
  for (const { train, test } of folds) {
    const y = Array.from(test, (row) => labels[row]!)
    const learned = Array.from(train, (row) => labels[row]!)
    const x = Array.from(train, (row) => oneHot[row]!)
    const add = (name: keyof typeof scores, p: number[]) =>
      scores[name].push([aucWithVariance(p, y)!.auc, brierScore(p, y)])
    const logistic = plainLogistic(x, learned)
    add(
      'logistic',
      Array.from(test, (row) => logistic(oneHot[row]!)),
    )
    const forest = randomForest(x, learned, 200, seededRandom(3))
    add(
      'forest',
      Array.from(test, (row) => forest(oneHot[row]!)),
    )
    const schema = learnSchema(pick(table, train), inputs)
    const examples = (rows: ArrayLike<number>) =>
      prepareExamples(
        schema,
        encode(schema, pick(table, rows)),
        Uint8Array.from(Array.from(rows, (row) => labels[row]!)),
        null,
        null,
      )
    const rate = learned.reduce((sum, label) => sum + label, 0) / learned.length
    const fit = fitWin(
      examples(train),
      Int32Array.from(train.keys()),
      { rate, strength: DEFAULT_STRENGTH },
      seededRandom(1),
    )
    const { encoded, design } = examples(test)
    add(
      'engine',
      Array.from(test, (_, row) => forecast(fit, encoded, design, row).probability),
    )
  }
  const mean = (name: keyof typeof scores, part: number) =>
    scores[name].reduce((sum, one) => sum + one[part]!, 0) / folds.length
  /** Mean paired difference over the folds and its standard error (corrected for overlapping training sets). */
  const difference = (against: 'logistic' | 'forest', part: number): [number, number] => {
    const gaps = scores.engine.map((one, fold) => one[part]! - scores[against][fold]![part]!)
    const middle = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
    const variance = gaps.reduce((sum, gap) => sum + (gap - middle) ** 2, 0) / (gaps.length - 1)
    return [middle, Math.sqrt(variance * (1 / gaps.length + 1 / 4))]
  }
  return [
    { part: 0, name: 'AUC', sign: 1 },
    { part: 1, name: 'Brier score', sign: -1 },
  ].map(({ part, name, sign }) => {
    const better = sign * (mean('logistic', part) - mean('forest', part)) > 0 ? 'logistic' : 'forest'
    const [gap, error] = difference(better, part)
    return {
      name: `Salvirt, 10 × 5 folds, paired: ${name}`,
      target: 'not worse than the better of logistic regression and random forest',
      measured: `${mean('engine', part).toFixed(4)} (logistic ${mean('logistic', part).toFixed(4)}, forest ${mean('forest', part).toFixed(4)})`,
      ratio: `paired difference ${gap >= 0 ? '+' : ''}${gap.toFixed(4)} ± ${error.toFixed(4)}`,
      met: sign * gap >= 0,
    }
  })
}

/** Invented deals that nothing foretells: the honest answer is that there is not enough information. */
function maven(): Figure[] {
  const table = readReal('crm_maven/sales_pipeline.csv')
  if (!table) return []
  const closed = table.columns.indexOf('close_date')
  const ended = table.rows.filter((row) => row[closed] !== '')
  const part = (keep: (row: readonly string[]) => boolean) => ({
    columns: table.columns,
    rows: ended.filter(keep),
  })
  return [undefined, 'engage_date', 'close_date'].map((time) => {
    const startedAt = performance.now()
    const result = evaluateWin({
      train: part((row) => row[closed]! < '2017-10-01'),
      test: part((row) => row[closed]! >= '2017-10-01'),
      target: 'deal_stage',
      positive: 'Won',
      ...(time !== undefined && { time }),
    })
    if (!result.ok) throw new Error(result.refusal.code)
    const { verdict, auc, suspects } = result.evaluation
    return {
      name: `crm_maven ${time ? `by ${time}` : 'without a time'}`,
      target: 'not-enough-information',
      measured: `${verdict}; AUC ${auc?.toFixed(3)}; suspects ${suspects.map(({ column }) => column).join(', ')}; ${((performance.now() - startedAt) / 1000).toFixed(1)} s`,
      ratio: '',
      met: verdict === 'not-enough-information',
    }
  })
}

type Row = Record<string, string>
const time = 'Delivered to Client Date'

/** The last price paid for the item on an earlier date, as |log ratio| to each test price. */
function lastPriceErrors(split: { train: Row[]; test: Row[] }, price: string): number[] {
  const columns = { item: 'Item Description', price, time }
  const rows = [
    ...readPriceRows(split.train, columns).rows.map((row) => ({ ...row, test: false })),
    ...readPriceRows(split.test, columns).rows.map((row) => ({ ...row, test: true })),
  ].sort((left, right) => left.point.day - right.point.day)
  const last = new Map<string, { day: number; price: number; before: number | null }>()
  return rows.flatMap((row) => {
    const seen = last.get(row.item)
    const earlier = seen ? (seen.day < row.point.day ? seen.price : seen.before) : null
    last.set(row.item, { day: row.point.day, price: row.price, before: earlier })
    return row.test && earlier !== null ? [Math.abs(Math.log(earlier / row.price))] : []
  })
}

/** Real order lines, 75/25 by date: coverage and width against last-price ranges widened to equal coverage. */
function scms(): Figure[] {
  const table = readReal('scms_pricing/SCMS_Delivery_History_Dataset.csv')
  if (!table) return []
  const sorted = table.rows
    .map((cells): Row => Object.fromEntries(table.columns.map((column, at) => [column, cells[at] ?? ''])))
    .sort((left, right) => parseDay(left[time]!)! - parseDay(right[time]!)!)
  const cut = Math.floor(sorted.length * 0.75)
  const split = { train: sorted.slice(0, cut), test: sorted.slice(cut) }
  const quantity = 'Line Item Quantity'
  return [
    { price: 'Pack Price' },
    { price: 'Pack Price', quantity, party: 'Vendor' },
    { price: 'Unit Price', quantity, party: 'Vendor' },
    { price: 'Unit Price', quantity, party: 'Country' },
  ].map((columns) => {
    const startedAt = performance.now()
    const report = evaluatePrice({ ...split, item: 'Item Description', time, ...columns })
    const seconds = (performance.now() - startedAt) / 1000
    const factor = quantile(lastPriceErrors(split, columns.price), report.coverage80!)
    const widened = 100 * (Math.exp(factor) - Math.exp(-factor))
    return {
      name: `scms_pricing: ${columns.price}${columns.party ? `, quantity and ${columns.party}` : ' alone'}`,
      target: 'coverage 0.77–0.83, narrower than the last price widened',
      measured: `coverage ${report.coverage80!.toFixed(3)}, median width ${report.medianWidthPct!.toFixed(2)} % (n = ${report.withEarlier}; ${seconds.toFixed(1)} s)`,
      ratio: `${(report.medianWidthPct! / widened).toFixed(2)} × the last price widened (${widened.toFixed(2)} %)`,
      met: report.coverage80! >= 0.77 && report.coverage80! <= 0.83 && report.medianWidthPct! < widened,
    }
  })
}

/** What the engines achieve on the real data beside the repository. */
export async function engines(): Promise<Figure[]> {
  return [...salvirt(), ...maven(), ...scms()]
}

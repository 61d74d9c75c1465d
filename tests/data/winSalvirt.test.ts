import { describe, expect, test } from 'vitest'
import { evaluateWin } from '../../src/core/learning/evaluateWin.ts'
import { stratifiedFolds } from '../../src/core/learning/folds.ts'
import { aucWithVariance, brierScore } from '../../src/core/learning/metrics.ts'
import { seededRandom } from '../../src/core/learning/random.ts'
import { encode, learnSchema } from '../../src/core/learning/schema.ts'
import { DEFAULT_STRENGTH } from '../../src/core/learning/verdict.ts'
import { fitWin, forecast, prepareExamples } from '../../src/core/learning/winFit.ts'
import { readTable, sharedData } from './readTable.ts'
import { plainLogistic } from './reference/plainLogistic.ts'
import { randomForest } from './reference/randomForest.ts'

const path = sharedData('salvirt_b2b/Salvirt_B2B_ML_dataset.csv')

/** 219 real B2B software deals with 22 traits of the buying committee and the process. */
describe.skipIf(path === null)('Salvirt', () => {
  const table = readTable(path, ';')
  const at = table.columns.indexOf('Status')
  const inputs = table.columns.filter((column) => column !== 'Status')
  const labels: number[] = table.rows.map((row) => (row[at] === 'Won' ? 1 : 0))
  const pick = (rows: ArrayLike<number>) => ({
    columns: table.columns,
    rows: Array.from(rows, (row) => table.rows[row]!),
  })

  test('paired over 4 × 5 folds: not worse than the better of logistic regression and a random forest', () => {
    const levels = inputs.map((_, j) => [...new Set(table.rows.map((row) => row[j]!))].sort())
    const oneHot = table.rows.map((row) =>
      levels.flatMap((own, j) => own.map((level) => (level === row[j] ? 1 : 0))),
    )
    const scores = { ours: [0, 0], logistic: [0, 0], forest: [0, 0] }
    const folds = stratifiedFolds([...labels.keys()], labels, null, 5, 4, seededRandom(20))
    for (const { train, test: held } of folds) {
      const y = Array.from(held, (row) => labels[row]!)
      const learned = Array.from(train, (row) => labels[row]!)
      const x = Array.from(train, (row) => oneHot[row]!)
      const add = (name: keyof typeof scores, p: number[]) => {
        scores[name][0]! += aucWithVariance(p, y)!.auc / folds.length
        scores[name][1]! += brierScore(p, y) / folds.length
      }
      const logistic = plainLogistic(x, learned)
      add(
        'logistic',
        Array.from(held, (row) => logistic(oneHot[row]!)),
      )
      const forest = randomForest(x, learned, 200, seededRandom(3))
      add(
        'forest',
        Array.from(held, (row) => forest(oneHot[row]!)),
      )
      const schema = learnSchema(pick(train), inputs)
      const examples = (rows: ArrayLike<number>) =>
        prepareExamples(
          schema,
          encode(schema, pick(rows)),
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
      const { encoded, design } = examples(held)
      add(
        'ours',
        Array.from(held, (_, row) => forecast(fit, encoded, design, row).probability),
      )
    }
    console.log(
      'Salvirt, 4 x 5 folds, AUC and Brier:',
      Object.entries(scores)
        .map(([name, [auc, brier]]) => `${name} ${auc!.toFixed(4)} ${brier!.toFixed(4)}`)
        .join('; '),
    )
    expect(scores.ours[0]).toBeGreaterThanOrEqual(Math.max(scores.logistic[0]!, scores.forest[0]!))
    expect(scores.ours[1]).toBeLessThanOrEqual(Math.min(scores.logistic[1]!, scores.forest[1]!))
  })

  test('a probability, and not one column suspected', () => {
    const even = table.rows.map((_, row) => row).filter((row) => row % 5 !== 0)
    const odd = table.rows.map((_, row) => row).filter((row) => row % 5 === 0)
    const result = evaluateWin({ train: pick(even), test: pick(odd), target: 'Status', positive: 'Won' })
    if (!result.ok) throw new Error(result.refusal.code)
    const { suspects, verdict, auc } = result.evaluation
    expect({ suspects, verdict }).toEqual({ suspects: [], verdict: 'probability' })
    expect(auc).toBeGreaterThan(0.7)
  })
})

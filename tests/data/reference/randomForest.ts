import type { Random } from '../../../src/core/learning/random.ts'

/**
 * A plain random forest on 0/1 and numeric columns, only to measure the product against: Breiman 2001, Gini
 * splits, sqrt(columns) tried per split, leaves of one row, mean of leaf shares (as scikit-learn predicts).
 */
export function randomForest(
  x: readonly (readonly number[])[],
  y: readonly number[],
  trees: number,
  random: Random,
): (row: readonly number[]) => number {
  const forest = Array.from({ length: trees }, () => {
    const rows = x.map(() => Math.floor(random() * x.length))
    return grow(x, y, rows, random)
  })
  return (row) => forest.reduce((sum, tree) => sum + follow(tree, row), 0) / trees
}

type Node = { share: number } | { column: number; threshold: number; left: Node; right: Node }

function follow(node: Node, row: readonly number[]): number {
  let at = node
  while ('column' in at) at = row[at.column]! <= at.threshold ? at.left : at.right
  return at.share
}

function grow(x: readonly (readonly number[])[], y: readonly number[], rows: number[], random: Random): Node {
  const won = rows.reduce((sum, row) => sum + y[row]!, 0)
  const leaf = { share: won / rows.length }
  if (won === 0 || won === rows.length) return leaf
  const width = x[0]!.length
  const wanted = Math.max(1, Math.floor(Math.sqrt(width)))
  const order = Array.from({ length: width }, (_, column) => column)
  let best: { impurity: number; column: number; threshold: number } | null = null
  let tried = 0
  for (let i = 0; i < width && tried < wanted; i++) {
    const j = i + Math.floor(random() * (width - i))
    const column = order[j]!
    order[j] = order[i]!
    const values = [...new Set(rows.map((row) => x[row]![column]!))].sort((a, b) => a - b)
    if (values.length < 2) continue
    tried++
    for (let v = 0; v + 1 < values.length; v++) {
      const threshold = (values[v]! + values[v + 1]!) / 2
      let n = 0
      let wonLeft = 0
      for (const row of rows) {
        if (x[row]![column]! > threshold) continue
        n++
        wonLeft += y[row]!
      }
      const impurity = gini(n, wonLeft) + gini(rows.length - n, won - wonLeft)
      if (best === null || impurity < best.impurity) best = { impurity, column, threshold }
    }
    order[i] = column
  }
  if (best === null) return leaf
  const { column, threshold } = best
  return {
    column,
    threshold,
    left: grow(
      x,
      y,
      rows.filter((row) => x[row]![column]! <= threshold),
      random,
    ),
    right: grow(
      x,
      y,
      rows.filter((row) => x[row]![column]! > threshold),
      random,
    ),
  }
}

function gini(n: number, won: number): number {
  return n === 0 ? 0 : (2 * won * (n - won)) / n
}

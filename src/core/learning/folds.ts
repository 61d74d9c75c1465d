import { type Random, shuffle } from './random.ts'

/** Row indices to learn from and to score. `repeat` tells apart the rounds of a repeated division. */
export type Fold = { train: Int32Array; test: Int32Array; repeat: number }

/** When a row's features are as of, and when its outcome became known (UTC ms, or any common unit). */
export type RowTimes = { at: Float64Array; knownAt: Float64Array }

/**
 * Repeated stratified folds: each fold has about the same share of won deals. Rows of one group (exact copies
 * of a row) stay together, because a copy on both sides of the split is an answer given away.
 */
export function stratifiedFolds(
  rows: ArrayLike<number>,
  labels: ArrayLike<number>,
  groups: ArrayLike<number> | null,
  parts: number,
  repeats: number,
  random: Random,
): Fold[] {
  const members = new Map<number, number[]>()
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    const key = groups ? groups[row]! : row
    const known = members.get(key)
    if (known) known.push(row)
    else members.set(key, [row])
  }
  const units = [...members.values()]
  const folds: Fold[] = []
  for (let repeat = 0; repeat < repeats; repeat++) {
    shuffle(units, random)
    const sizes = [new Int32Array(parts), new Int32Array(parts)]
    const partOf = new Map<number, number>()
    for (const unit of units) {
      const size = sizes[labels[unit[0]!]!]!
      let smallest = 0
      for (let part = 1; part < parts; part++) if (size[part]! < size[smallest]!) smallest = part
      for (const row of unit) {
        sizes[labels[row]!]![smallest]!++
        partOf.set(row, smallest)
      }
    }
    for (let part = 0; part < parts; part++) {
      const train: number[] = []
      const test: number[] = []
      for (const unit of units) for (const row of unit) (partOf.get(row) === part ? test : train).push(row)
      folds.push({ train: Int32Array.from(train).sort(), test: Int32Array.from(test).sort(), repeat })
    }
  }
  return folds.filter((fold) => fold.test.length > 0 && hasBoth(fold.train, labels))
}

/**
 * Forward blocks in time order: the first third only teaches, the rest is scored in `parts` blocks, each from
 * the rows whose outcome was known strictly before the block begins. Rows without a time take no part.
 */
export function forwardFolds(
  rows: ArrayLike<number>,
  labels: ArrayLike<number>,
  times: RowTimes,
  parts: number,
): Fold[] {
  const dated = Array.from(rows)
    .filter((row) => Number.isFinite(times.at[row]!) && Number.isFinite(times.knownAt[row]!))
    .sort((a, b) => times.at[a]! - times.at[b]! || a - b)
  const first = Math.floor(dated.length / 3)
  const folds: Fold[] = []
  for (let part = 0; part < parts; part++) {
    const from = times.at[dated[Math.floor(first + (part * (dated.length - first)) / parts)]!]
    const to =
      part + 1 < parts
        ? times.at[dated[Math.floor(first + ((part + 1) * (dated.length - first)) / parts)]!]
        : Number.POSITIVE_INFINITY
    if (from === undefined || to === undefined) continue
    const test = dated.filter((row) => times.at[row]! >= from && times.at[row]! < to)
    const train = dated.filter((row) => times.knownAt[row]! < from && times.at[row]! < from)
    if (test.length > 0 && hasBoth(train, labels))
      folds.push({ train: Int32Array.from(train).sort(), test: Int32Array.from(test).sort(), repeat: 0 })
  }
  return folds
}

function hasBoth(rows: ArrayLike<number>, labels: ArrayLike<number>): boolean {
  let positives = 0
  for (let i = 0; i < rows.length; i++) positives += labels[rows[i]!]!
  return positives > 1 && positives < rows.length - 1
}

import type { Encoded, Feature } from './schema.ts'

/** Rows as lists of non-zero entries: row i owns entries starts[i] .. starts[i + 1] - 1. */
export type Design = {
  rowCount: number
  columnCount: number
  starts: Int32Array
  columns: Int32Array
  values: Float64Array
  /** For each design column, the index of the feature that it belongs to. */
  featureOf: Int32Array
}

/** Design columns of each feature: one per level, or the standardised value and a flag for "missing". */
function widthOf(feature: Feature): number {
  return feature.kind === 'categorical' ? feature.levels.length : 2
}

/** The linear learner's view of encoded rows: standardised numbers, one column per level. */
export function toDesign(features: readonly Feature[], encoded: Encoded): Design {
  const offsets: number[] = []
  let columnCount = 0
  for (const feature of features) {
    offsets.push(columnCount)
    columnCount += widthOf(feature)
  }
  const featureOf = new Int32Array(columnCount)
  features.forEach((feature, f) => {
    featureOf.fill(f, offsets[f], offsets[f]! + widthOf(feature))
  })
  const { rowCount, featureCount } = encoded
  const starts = new Int32Array(rowCount + 1)
  const columns = new Int32Array(rowCount * featureCount)
  const values = new Float64Array(rowCount * featureCount)
  let entry = 0
  for (let row = 0; row < rowCount; row++) {
    starts[row] = entry
    for (let f = 0; f < featureCount; f++) {
      const feature = features[f]!
      const value = encoded.values[row * featureCount + f]!
      if (feature.kind === 'categorical') {
        if (value < 0) continue
        columns[entry] = offsets[f]! + value
        values[entry++] = 1
      } else if (Number.isNaN(value)) {
        if (!feature.missing) continue
        columns[entry] = offsets[f]! + 1
        values[entry++] = 1
      } else if (feature.deviation > 0) {
        columns[entry] = offsets[f]!
        values[entry++] = ((feature.logarithm ? Math.log1p(value) : value) - feature.mean) / feature.deviation
      }
    }
  }
  starts[rowCount] = entry
  return { rowCount, columnCount, starts, columns, values, featureOf }
}

/** Mean of every design column over the given rows. */
export function columnMeans(design: Design, rows: ArrayLike<number>): Float64Array {
  const means = new Float64Array(design.columnCount)
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    for (let entry = design.starts[row]!; entry < design.starts[row + 1]!; entry++) {
      means[design.columns[entry]!]! += design.values[entry]! / rows.length
    }
  }
  return means
}

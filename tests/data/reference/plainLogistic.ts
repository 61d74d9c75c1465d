/**
 * Plain logistic regression with the customary ridge of 1 (scikit-learn's C = 1), by gradient descent with
 * momentum, written apart from the product's own learner so that the comparison is with something else.
 */
export function plainLogistic(
  x: readonly (readonly number[])[],
  y: readonly number[],
): (row: readonly number[]) => number {
  const width = x[0]!.length
  const weights = new Float64Array(width + 1)
  const speed = new Float64Array(width + 1)
  const margin = (row: readonly number[]) => {
    let sum = weights[width]!
    for (let j = 0; j < width; j++) sum += weights[j]! * row[j]!
    return sum
  }
  // The curvature of the summed loss is at most |row|²/4 per row.
  const bound =
    x.reduce((sum, row) => sum + 1 + row.reduce((squares, value) => squares + value * value, 0), 0) / 4 + 1
  const rate = 8 / bound
  for (let step = 0; step < 1500; step++) {
    const gradient = new Float64Array(width + 1)
    x.forEach((row, i) => {
      const residual = 1 / (1 + Math.exp(-margin(row))) - y[i]!
      for (let j = 0; j < width; j++) gradient[j]! += residual * row[j]!
      gradient[width]! += residual
    })
    for (let j = 0; j <= width; j++) {
      speed[j] = 0.9 * speed[j]! - rate * 0.1 * (gradient[j]! + (j < width ? weights[j]! : 0))
      weights[j]! += speed[j]!
    }
  }
  return (row) => 1 / (1 + Math.exp(-margin(row)))
}

/**
 * Online ridge regression (recursive least squares with forgetting) of log(|residual| + grain) on a few features
 * of the situation: how far off a point price here usually is. Only its ordering and ratios are used; the range's
 * level comes from calibration, so a poor fit costs width, never coverage.
 */
export type Difficulty = {
  predict: (features: Float64Array) => number
  learn: (features: Float64Array, logError: number) => void
}

const FORGETTING = 0.9995

export const createDifficulty = (size: number, ridge = 3, start = -3): Difficulty => {
  const weights = new Float64Array(size)
  weights[0] = start
  const inverse = Array.from({ length: size }, (_, row) => {
    const line = new Float64Array(size)
    line[row] = 1 / ridge
    return line
  })
  const predict = (features: Float64Array): number => {
    let sum = 0
    for (let index = 0; index < size; index++) sum += weights[index]! * features[index]!
    return sum
  }
  const learn = (features: Float64Array, logError: number): void => {
    const gain = new Float64Array(size)
    let denominator = FORGETTING
    for (let row = 0; row < size; row++) {
      const line = inverse[row]!
      let sum = 0
      for (let column = 0; column < size; column++) sum += line[column]! * features[column]!
      gain[row] = sum
      denominator += sum * features[row]!
    }
    const error = logError - predict(features)
    // Forgetting inflates directions that are never excited; above this the old certainty is kept instead.
    const trace = inverse.reduce((sum, line, row) => sum + line[row]!, 0)
    const forget = trace > size * 10 ? 1 : FORGETTING
    for (let row = 0; row < size; row++) {
      weights[row]! += (gain[row]! / denominator) * error
      const line = inverse[row]!
      for (let column = 0; column < size; column++) {
        line[column] = (line[column]! - (gain[row]! * gain[column]!) / denominator) / forget
      }
    }
  }
  return { predict, learn }
}

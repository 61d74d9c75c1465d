/** The learning rate's course: a rise over the first steps, then half a cosine to what is left at the end. */
export type Course = { learningRate: number; warmUpShare: number; finalShare: number }

/** The learning rate of a step, counted from 1, among `steps` (Loshchilov & Hutter 2017, one cycle, with warm-up). */
export function learningRateAt(step: number, steps: number, course: Course): number {
  const { learningRate, warmUpShare, finalShare } = course
  const warmUp = Math.min(steps, Math.round(steps * warmUpShare))
  if (step <= warmUp) return (learningRate * step) / warmUp
  const done = steps === warmUp ? 1 : (step - warmUp) / (steps - warmUp)
  const cosine = (1 + Math.cos(Math.PI * done)) / 2
  return learningRate * (finalShare + (1 - finalShare) * cosine)
}

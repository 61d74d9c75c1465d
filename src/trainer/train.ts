import type { TrainingPoint, TrainingProgress, TrainingSettings } from '../core/training/protocol.ts'
import { countedTokens, lotsOf, microBatchOf, stepsOfEpoch } from './batches.ts'
import type { Checkpoints, JobState } from './checkpoint.ts'
import type { TrainableModel } from './model.ts'
import { learningRateAt } from './schedule.ts'
import type { TokenizedExample } from './tokenizer.ts'

export type TrainingRun = {
  model: TrainableModel
  settings: TrainingSettings
  training: readonly TokenizedExample[]
  heldOut: readonly TokenizedExample[]
  checkpoints: Checkpoints
  now: () => number
  onProgress: (progress: TrainingProgress) => void
  /** Settles when the next computation may begin; rejects with `Cancelled` when none may. */
  gate: () => Promise<void>
}

export type TrainingEnd = {
  steps: number
  bestStep: number
  heldOutLossBefore: number | null
  heldOutLoss: number | null
  curve: TrainingPoint[]
  endedEarly: boolean
  resumedFrom: number
}

/** The job was ended by whoever started it. */
export class Cancelled extends Error {
  override name = 'Cancelled'
}

/** The loss or its gradient is no number any more: the learning rate is too high for this model. */
export class Diverged extends Error {
  override name = 'Diverged'
}

// GPT-3's (Brown et al. 2020, appendix B): the second moment follows quicker than Adam's first authors had it.
const adam = { beta1: 0.9, beta2: 0.95, epsilon: 1e-8 }

/** Mean −log probability per counted token, in nats. */
async function meanLoss(
  model: TrainableModel,
  examples: readonly TokenizedExample[],
  tokensAtOnce: number,
  gate: () => Promise<void>,
): Promise<number> {
  let sum = 0
  let count = 0
  for (const lot of lotsOf(examples, tokensAtOnce)) {
    await gate()
    const logProbabilities = await model.logProbabilities(microBatchOf(lot, 0))
    for (const value of logProbabilities) sum -= value
    count += logProbabilities.length
  }
  return sum / count
}

const tokensOf = (examples: readonly TokenizedExample[]) =>
  examples.reduce((sum, { tokens }) => sum + tokens.length, 0)

/**
 * Trains the model in place and leaves it with the values of the lowest held-out loss, or the last where nothing is
 * held out. Goes on from a checkpoint where there is one; the outcome is then the same, to the last bit, as without
 * the break: a step depends on nothing but the state and its number. Throws `Cancelled`, `Diverged`.
 */
export async function train(run: TrainingRun): Promise<TrainingEnd> {
  const { model, settings, training, heldOut, checkpoints, now, onProgress } = run
  const { examplesPerStep, tokensAtOnce, seed, patience } = settings
  const stepsPerEpoch = Math.ceil(training.length / examplesPerStep)
  const steps = Math.max(1, Math.round(settings.epochs * stepsPerEpoch))
  const stepsPerLook = settings.stepsPerEvaluation ?? stepsPerEpoch

  let waitedMs = 0
  const gate = async () => {
    const since = now()
    await run.gate()
    waitedMs += now() - since
  }
  const look = () => meanLoss(model, heldOut, tokensAtOnce, gate)
  const resumed = checkpoints.read()
  if (resumed) model.writeState(resumed.learned)
  const state: Omit<JobState, 'learned'> = resumed ?? {
    step: 0,
    best: null,
    looksWithoutGain: 0,
    heldOutLossBefore: heldOut.length > 0 ? await look() : null,
    curve: [],
  }
  const resumedFrom = state.step
  const startedAt = now()
  waitedMs = 0
  let tokensDone = 0

  let epoch = -1
  let groups: TokenizedExample[][] = []
  const groupOf = (step: number) => {
    const wanted = Math.floor((step - 1) / stepsPerEpoch)
    if (wanted !== epoch) groups = stepsOfEpoch(training, examplesPerStep, seed, wanted)
    epoch = wanted
    return groups[(step - 1) % stepsPerEpoch]!
  }

  const takeStep = async (step: number): Promise<number> => {
    const group = groupOf(step)
    const counted = group.reduce((sum, example) => sum + countedTokens(example), 0)
    let loss = 0
    for (const lot of lotsOf(group, tokensAtOnce)) {
      await gate()
      const logProbabilities = await model.accumulate(microBatchOf(lot, 1 / counted))
      for (const value of logProbabilities) loss -= value / counted
    }
    const learningRate = learningRateAt(step, steps, settings)
    const { weightDecay, maxGradientNorm } = settings
    const { stepped } = await model.step({ ...adam, learningRate, weightDecay, maxGradientNorm })
    if (!stepped || !Number.isFinite(loss)) throw new Diverged(`at step ${step}`)
    tokensDone += tokensOf(group)
    return loss
  }

  const judge = (step: number, loss: number) => {
    if (state.best && loss >= state.best.loss) {
      state.looksWithoutGain += 1
      return
    }
    const values = new Map(model.learningNames().map((name) => [name, model.valuesOf(name)]))
    state.best = { step, loss, values }
    state.looksWithoutGain = 0
  }
  const isSpent = () => patience !== null && state.looksWithoutGain >= patience

  while (state.step < steps && !isSpent()) {
    const step = state.step + 1
    const trainingLoss = await takeStep(step)
    state.step = step
    const looks = heldOut.length > 0 && (step % stepsPerLook === 0 || step === steps)
    const heldOutLoss = looks ? await look() : null
    if (heldOutLoss !== null) judge(step, heldOutLoss)
    const point = { step, trainingLoss, heldOutLoss }
    state.curve.push(point)
    const seconds = (now() - startedAt - waitedMs) / 1000
    onProgress({
      point,
      steps,
      learningRate: learningRateAt(step, steps, settings),
      tokensPerSecond: seconds > 0 ? tokensDone / seconds : 0,
      secondsLeft: (seconds / (step - resumedFrom)) * (steps - step),
    })
    const isLast = step === steps || isSpent()
    if (isLast || step % settings.stepsPerCheckpoint === 0)
      checkpoints.write({ ...state, learned: model.readState() })
  }

  if (state.best) for (const [name, values] of state.best.values) model.setValues(name, values)
  return {
    steps: state.step,
    bestStep: state.best?.step ?? state.step,
    heldOutLossBefore: state.heldOutLossBefore,
    heldOutLoss: state.best?.loss ?? null,
    curve: state.curve,
    endedEarly: state.step < steps,
    resumedFrom,
  }
}

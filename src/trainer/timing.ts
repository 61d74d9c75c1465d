import type { TrainingSettings } from '../core/training/protocol.ts'
import { lotsOf, microBatchOf, paddedLength } from './batches.ts'
import type { TrainableModel } from './model.ts'
import type { TokenizedExample } from './tokenizer.ts'

/** Tokens of the first trial; a multiple of what lots are padded to. */
const leastTrial = 16
/** Trials grow fourfold, because what a computation costs whatever its size shows only beside a larger one. */
const growth = 4
/** After a trial of so long there is no further one; two there are always, where the examples are long enough. */
const longTrialMs = 400

type Trial = { tokens: number; ms: number }
/** What a computation costs whatever its size, and for each of its tokens. */
type Cost = { fixedMs: number; msPerToken: number }

/** The end of an example, in which there is something to predict. */
const endOf = ({ id, tokens, answerFrom }: TokenizedExample, length: number): TokenizedExample => {
  const cut = Math.max(0, tokens.length - length)
  return { id, tokens: tokens.slice(cut), answerFrom: Math.max(1, answerFrom - cut) }
}

/** Examples that together are computed as so many tokens, taken from the job's own. */
function trialLot(examples: readonly TokenizedExample[], tokens: number): TokenizedExample[] {
  const longest = examples.reduce((best, each) => (each.tokens.length > best.tokens.length ? each : best))
  const length = Math.min(tokens, paddedLength(longest.tokens.length))
  return Array.from({ length: Math.max(1, Math.floor(tokens / length)) }, () => endOf(longest, length))
}

function costOf(trials: readonly Trial[]): Cost {
  const [before, last] = [trials.at(-2), trials.at(-1)!]
  const slope = before ? (last.ms - before.ms) / (last.tokens - before.tokens) : 0
  // A machine that was busier during the smaller one would make the larger one look free.
  const msPerToken = slope > 0 ? Math.min(slope, last.ms / last.tokens) : last.ms / last.tokens
  return { fixedMs: last.ms - msPerToken * last.tokens, msPerToken }
}

const lotTokens = (lot: readonly TokenizedExample[]) => lot.length * paddedLength(lot[0]!.tokens.length)

/**
 * Seconds that a training takes if it does not end early, from a few computations of its own examples on this very
 * machine as it is now. What the model has taken up from them is of no use afterwards.
 */
export async function estimateSeconds(
  model: TrainableModel,
  settings: TrainingSettings,
  { training, heldOut }: { training: readonly TokenizedExample[]; heldOut: readonly TokenizedExample[] },
  now: () => number,
): Promise<number> {
  const { tokensAtOnce, examplesPerStep, epochs } = settings
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const startedAt = now()
    await work()
    return now() - startedAt
  }
  const costBy = async (compute: (lot: TokenizedExample[]) => Promise<unknown>): Promise<Cost> => {
    const trials: Trial[] = []
    const most = Math.max(...lotsOf(training, tokensAtOnce).map(lotTokens))
    for (let tokens = leastTrial; ; tokens = Math.min(most, tokens * growth)) {
      const lot = trialLot(training, tokens)
      trials.push({ tokens: lotTokens(lot), ms: await timed(() => compute(lot)) })
      const isLong = trials.length > 1 && trials.at(-1)!.ms >= longTrialMs
      if (isLong || tokens >= most) return costOf(trials)
    }
  }
  const costOfAll = (examples: readonly TokenizedExample[], { fixedMs, msPerToken }: Cost) =>
    lotsOf(examples, tokensAtOnce).reduce((sum, lot) => sum + fixedMs + msPerToken * lotTokens(lot), 0)

  // The very first computation of a process also pays for what is only done once.
  await model.accumulate(microBatchOf(trialLot(training, leastTrial), 1))
  const learning = await costBy((lot) => model.accumulate(microBatchOf(lot, 1)))
  const looking =
    heldOut.length > 0 ? await costBy((lot) => model.logProbabilities(microBatchOf(lot, 0))) : null
  const { learningRate, weightDecay, maxGradientNorm } = settings
  const stepMs = await timed(() =>
    model.step({ learningRate, beta1: 0.9, beta2: 0.95, epsilon: 1e-8, weightDecay, maxGradientNorm }),
  )
  const stepsPerEpoch = Math.ceil(training.length / examplesPerStep)
  const steps = Math.max(1, Math.round(epochs * stepsPerEpoch))
  const looks = 1 + Math.ceil(steps / (settings.stepsPerEvaluation ?? stepsPerEpoch))
  // Lots are made of the examples of one step, so that small steps don't fill them.
  const lotsOfEpoch = Array.from({ length: stepsPerEpoch }, (_, at) =>
    costOfAll(training.slice(at * examplesPerStep, (at + 1) * examplesPerStep), learning),
  )
  const epochMs = lotsOfEpoch.reduce((sum, ms) => sum + ms, 0) + stepMs * stepsPerEpoch
  const lookMs = looking ? costOfAll(heldOut, looking) : 0
  return ((epochMs * steps) / stepsPerEpoch + lookMs * looks) / 1000
}

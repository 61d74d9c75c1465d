import { type TrainingSettings, usualSettings } from '../training/index.ts'

/** Below this a model is one that we could have made ourselves: it learns fast and on one thread. */
const tinyBytes = 64 * 1024 * 1024
/** Steps of the optimiser that a training should have, whatever the number of examples; a tiny model's are short. */
const stepsWanted = { tiny: 300, other: 80 }
const epochs = { least: 3, most: 15 }

/** Examples to learn from below which a training would only learn them by heart. */
export const examplesNeeded = 20

/** Settings for a base and a number of examples: nobody who trains here need know what they mean. */
export function settingsFor(baseBytes: number, examples: number, cores: number): TrainingSettings {
  const tiny = baseBytes < tinyBytes
  const examplesPerStep = Math.min(8, Math.max(2, Math.floor(examples / 10)))
  const wanted = Math.ceil((stepsWanted[tiny ? 'tiny' : 'other'] * examplesPerStep) / examples)
  return {
    ...usualSettings,
    mode: tiny ? { kind: 'adapter', rank: 16, alpha: 32 } : { kind: 'adapter', rank: 8, alpha: 16 },
    learningRate: tiny ? 3e-3 : 3e-4,
    epochs: Math.min(epochs.most, Math.max(epochs.least, wanted)),
    examplesPerStep,
    maxTokens: 4096,
    threads: tiny ? 1 : Math.max(1, cores - 1),
    stepsPerCheckpoint: 10,
  }
}

/** Steps that such a training takes unless it ends early. */
export const stepsOf = ({ epochs: times, examplesPerStep }: TrainingSettings, examples: number): number =>
  Math.max(1, Math.round(times * Math.ceil(examples / examplesPerStep)))

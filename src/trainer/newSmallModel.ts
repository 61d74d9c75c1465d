import { seededRandom } from '../core/learning/random.ts'
import type { TrainingExample } from '../core/training/protocol.ts'
import { type GgufValue, type ModelShape, modelHeader, newTensors, writeGguf } from '../gguf/index.ts'
import { learnVocabulary } from './vocabulary.ts'

export type SmallModel = {
  name: string
  /** Tokens of its vocabulary at most. */
  vocabularySize: number
  seed: number
  shape: ModelShape
  /** Further values of its header. */
  values?: Readonly<Record<string, GgufValue>>
}

/** Sizes of a model of about 4.5 million values with a vocabulary of 4,096: 5 MB at 8 bits. */
export const usualShape: ModelShape = {
  architecture: 'llama',
  layers: 5,
  width: 256,
  // A multiple of 32, which packed rows need.
  hidden: 704,
  heads: 4,
  headsKv: 4,
  headSize: 64,
  contextLength: 1024,
  tied: true,
  ropeFrequencyBase: 10_000,
  normEpsilon: 1e-5,
}

/** Every text of an example that a vocabulary should serve. */
const textsOf = (example: TrainingExample): string[] =>
  example.kind === 'text' ? [example.text] : [example.system, example.prompt, example.answer]

/**
 * Writes a model that has learned nothing yet but the vocabulary of its corpus. Training all of it makes it a model;
 * the same corpus, sizes and seed give the same file.
 */
export function writeNewModel(path: string, corpus: readonly TrainingExample[], model: SmallModel): void {
  const vocabulary = learnVocabulary(corpus.flatMap(textsOf), model.vocabularySize)
  const tensors = newTensors(model.shape, vocabulary.tokens.length, seededRandom(model.seed))
  writeGguf(path, { ...modelHeader(model.name, model.shape, vocabulary), ...model.values }, tensors)
}

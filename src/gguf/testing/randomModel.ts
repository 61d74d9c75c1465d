import { seededRandom } from '../../core/learning/random.ts'
import {
  type ModelShape,
  modelHeader,
  newTensors,
  type Spread,
  spaceSign,
  type Vocabulary,
  vocabularyOf,
} from '../newModel.ts'
import { writeGguf } from '../writeGguf.ts'

/** A byte-complete vocabulary of a few letters. */
export const smallVocabulary = (): Vocabulary =>
  vocabularyOf([...`${spaceSign}abcdefghijklmnopqrstuvwxyz0123456789"{}[]:,.，。停机价格客户`])

/** Two layers of width 64: small enough for a test, large enough for every part to matter. */
export const smallShape: ModelShape = {
  architecture: 'llama',
  layers: 2,
  width: 64,
  hidden: 128,
  heads: 4,
  headsKv: 4,
  headSize: 16,
  contextLength: 8192,
  tied: true,
  ropeFrequencyBase: 10_000,
  normEpsilon: 1e-5,
}

/** Wide enough that the model's answers differ, and that no part of it can be left out unseen. */
export const wideSpread: Spread = { embedding: 0.3, matrix: 0.15, norm: 0.2, bias: 0.2 }

/**
 * Writes a complete model with random weights, a byte-complete tokenizer and a chat template. It talks nonsense,
 * and loads and runs as a real one does.
 */
export function writeRandomModel(path: string, seed = 1, change: Partial<ModelShape> = {}): void {
  const shape = { ...smallShape, ...change }
  const vocabulary = smallVocabulary()
  const tensors = newTensors(shape, vocabulary.tokens.length, seededRandom(seed), wideSpread)
  writeGguf(path, modelHeader('Random test model', shape, vocabulary), tensors)
}

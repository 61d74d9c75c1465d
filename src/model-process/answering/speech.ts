import type { LlamaModel, TokenBias } from 'node-llama-cpp'
import type { LlamaRuntime } from '../startLlama.ts'
import type { StringPlace } from './form.ts'
import { stringMasks } from './stringMasks.ts'
import { readVocabulary, type Vocabulary } from './vocabulary.ts'

/** What is known of a loaded model's tokens, so that it can be held to a form. */
export type Speech = {
  model: LlamaModel
  vocabulary: Vocabulary
  /** The tokens that may not follow within a string. */
  maskFor: (place: StringPlace) => TokenBias
}

/** Reads a model's vocabulary, once for as long as it is loaded. Broken off by the signal it rejects with its reason. */
export async function learnSpeech(
  { library }: LlamaRuntime,
  model: LlamaModel,
  signal?: AbortSignal,
): Promise<Speech> {
  const vocabulary = await readVocabulary(model, signal)
  return {
    model,
    vocabulary,
    maskFor: stringMasks(vocabulary, () => library.TokenBias.for(model)),
  }
}

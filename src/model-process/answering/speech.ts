import type { LlamaGrammarEvaluationState, LlamaModel, TokenBias } from 'node-llama-cpp'
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
  /** A grammar for one string that allows every token but the ones that end an answer: no bias keeps those away. */
  neverEnding: () => LlamaGrammarEvaluationState
}

/** A sign that no text holds. */
const noSign = '\\uFFFF'

/** Reads a model's vocabulary, once for as long as it is loaded. */
export async function learnSpeech({ llama, library }: LlamaRuntime, model: LlamaModel): Promise<Speech> {
  const vocabulary = readVocabulary(model)
  const grammar = await llama.createGrammar({ grammar: `root ::= [^${noSign}]* "${noSign}"` })
  return {
    model,
    vocabulary,
    maskFor: stringMasks(model, vocabulary, () => library.TokenBias.for(model)),
    neverEnding: () => new library.LlamaGrammarEvaluationState({ model, grammar }),
  }
}

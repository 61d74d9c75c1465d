import type { CompletionFailureCode, PhrasingFaultCode } from '../llm/index.ts'
import type { ExplainedSentence } from './explainQuote.ts'

export interface PhrasedExplanation {
  sentences: string[]
  tier: 'model' | 'composition'
  model: string | null
  /** Whether a model answered, with its own words or with the composed ones. */
  isAsked: boolean
  /** Why the templates stand; null where a model's words passed, it liked the templates best, or none was asked. */
  why: PhrasingFaultCode | CompletionFailureCode | null
}

/** The explanation as the templates say it. */
export const explainedAsComposed = (
  sentences: readonly ExplainedSentence[],
  why: PhrasedExplanation['why'],
): PhrasedExplanation => ({
  sentences: sentences.map(({ text }) => text),
  tier: 'composition',
  model: null,
  isAsked: false,
  why,
})

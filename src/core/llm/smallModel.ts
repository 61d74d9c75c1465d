import type { BuyingRole, Concern, Lang, SellingStage, Strategy } from '../atoms/library/index.ts'
import type { TrackSection } from '../talkTracks/index.ts'
import type { CompletionRequest } from './llm.ts'

/** Version of the small model's prompt and answer form; it and the model that learnt it go together. */
export const smallPromptVersion = 'sentence-1'

/** What a sentence is asked for; null where it isn't known or doesn't matter. */
export type SentenceRequest = {
  lang: Lang
  role: BuyingRole | null
  concern: Concern | null
  stage: SellingStage | null
  section: TrackSection
  strategy: Strategy | null
  /** The slots that it may have, without repeats. */
  slots: readonly string[]
}

/**
 * The small model's whole prompt: closed words in a fixed order and nothing of the customer. The model has learnt no
 * other form (`corpus/README.md`).
 */
export function sentencePrompt(request: SentenceRequest): string {
  const { lang, role, concern, stage, section, strategy, slots } = request
  return smallPrompt([lang, section, role, concern, stage, strategy], slots)
}

/** Closed words of at most this many letters are one token each, and still differ from one another in their place. */
const wordLength = 7

export function smallPrompt(words: readonly (string | null)[], slots: readonly string[]): string {
  const short = words.map((word) => word?.slice(0, wordLength) ?? '-')
  return [...short, ...[...slots].sort().map((slot) => `{${slot}}`)].join(' ')
}

/** The answer in the form that the grammar leaves. */
export const sentenceAnswer = (text: string): string => JSON.stringify(text)

/**
 * Asks for one of `texts`, by a grammar that leaves no other answer: of a few million parameters it has learnt which
 * sentences go with which scene, and no language of its own.
 */
export function choiceAmong(
  texts: readonly string[],
  request: SentenceRequest,
): Pick<CompletionRequest, 'system' | 'prompt' | 'schema' | 'maxTokens' | 'seed' | 'temperature'> {
  return {
    system: '',
    prompt: sentencePrompt(request),
    schema: { enum: texts },
    maxTokens: 240,
    seed: 1,
    temperature: 0,
  }
}

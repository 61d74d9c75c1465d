import type { BuyingRole, Concern, Lang, SellingStage, Strategy } from '../atoms/library/index.ts'
import type { TrackSection } from '../talkTracks/index.ts'
import type { CompletionRequest, OutputSchema } from './llm.ts'

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
  /** The slots that it must have, without repeats. */
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

const sentenceSchema: OutputSchema = { type: 'string', minLength: 4, maxLength: 240 }

export function sentenceCompletion(
  request: SentenceRequest,
  { seed, temperature }: { seed: number; temperature: number },
): Pick<CompletionRequest, 'system' | 'prompt' | 'schema' | 'maxTokens' | 'seed' | 'temperature'> {
  return {
    system: '',
    prompt: sentencePrompt(request),
    schema: sentenceSchema,
    maxTokens: 160,
    seed,
    temperature,
  }
}

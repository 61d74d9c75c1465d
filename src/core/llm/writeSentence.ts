import { slotsOf, slotsWellFormed, withoutSlots } from '../atoms/library/index.ts'
import type { CompletionFailureCode, Llm } from './llm.ts'
import { type SentenceRequest, sentenceCompletion } from './smallModel.ts'
import { isPermutation, wordingFault } from './wordingFault.ts'

export type WrittenSentence =
  | { outcome: 'written'; text: string; attempts: number; fit: number }
  /** No candidate passed. */
  | { outcome: 'refused'; attempts: number }
  | { outcome: 'failed'; code: CompletionFailureCode }

export type WritingOptions = {
  /** First seed; each further candidate takes the next. */
  seed: number
  mostCandidates: number
  /** How well a text that is right in form fits, 0–1; null: it may not be said. */
  judge: (text: string) => number | null
  /** A candidate that fits this well is taken at once. */
  enough: number
  signal?: AbortSignal
}

/** Slots, language, figures and section: what any sentence of this request must keep to. */
export function isOfRequest(text: string, { lang, slots, section }: SentenceRequest): boolean {
  if (!slotsWellFormed(text) || !isPermutation([...new Set(slotsOf(text))], slots)) return false
  if (wordingFault(withoutSlots(text), lang) !== null) return false
  return (section === 'question') === /[？?]/.test(text) || section === 'opening' || section === 'objection'
}

/**
 * Has the small model write a sentence: candidates one after the other until one fits well enough, else the best of
 * those that may be said. The first is drawn near the likeliest words, later ones more freely.
 */
export async function writeSentence(
  llm: Llm,
  request: SentenceRequest,
  { seed, mostCandidates, judge, enough, signal }: WritingOptions,
): Promise<WrittenSentence> {
  let best: { text: string; fit: number } | null = null
  let attempts = 0
  while (attempts < mostCandidates && (best === null || best.fit < enough)) {
    const answer = await llm.complete({
      ...sentenceCompletion(request, { seed: seed + attempts, temperature: attempts === 0 ? 0.4 : 0.8 }),
      ...(signal && { signal }),
    })
    attempts += 1
    if (answer.outcome === 'failed') {
      // One that ran too long may do better at another seed.
      if (answer.code === 'model.outputCutOff') continue
      return { outcome: 'failed', code: answer.code }
    }
    const text = typeof answer.json === 'string' ? answer.json.trim() : ''
    if (!isOfRequest(text, request)) continue
    const fit = judge(text)
    if (fit !== null && fit > (best?.fit ?? -1)) best = { text, fit }
  }
  return best ? { outcome: 'written', ...best, attempts } : { outcome: 'refused', attempts }
}

import type { BuyingRole, Lang } from '../atoms/library/index.ts'
import { type Completion, choiceAmong, type Llm } from '../llm/index.ts'
import type { ExplainedSentence } from './explainQuote.ts'
import { inOtherWords, wordingsOf } from './inOtherWords.ts'
import { explainedAsComposed, type PhrasedExplanation } from './phrasedExplanation.ts'

export type ChoosingOptions = {
  lang: Lang
  /** Judges a sentence as it would be shown. */
  admits: (text: string) => boolean
  /** For whom a call is prepared: with the language all that the small model is told. */
  role?: BuyingRole | null
  /** The adapter that serves beside the small model. */
  adapterId?: string | null
  signal?: AbortSignal
}

/**
 * What was chosen, by model, adapter, language, role and kind of sentence: the same question has the same answer, so it
 * is asked once while the program runs.
 */
const answered = new WeakMap<Llm, Map<string, string>>()

type Chosen = { template: string; model: string } | Extract<Completion, { outcome: 'failed' }>

async function choose(sentence: ExplainedSentence, llm: Llm, options: ChoosingOptions): Promise<Chosen> {
  const { lang, role = null, adapterId = null, signal } = options
  const state = llm.state()
  if (state.state !== 'ready') return { outcome: 'failed', code: 'model.absent' }
  const known = answered.get(llm) ?? new Map<string, string>()
  answered.set(llm, known)
  const key = [state.sha256, adapterId, lang, role, sentence.kind].join(' ')
  const earlier = known.get(key)
  if (earlier !== undefined) return { template: earlier, model: state.name }
  const texts = [sentence.template, ...wordingsOf(sentence, lang)]
  const answer = await llm.complete({
    ...choiceAmong(texts, {
      ...{ lang, role, concern: 'price', section: 'keyMessage' },
      // Stages it doesn't tell apart, and the slots of an explanation are none that it has learnt.
      ...{ stage: null, strategy: null, slots: [] },
    }),
    ...(signal && { signal }),
  })
  if (answer.outcome === 'failed') return answer
  const template = typeof answer.json === 'string' ? answer.json : ''
  if (texts.includes(template)) known.set(key, template)
  return { template, model: answer.model.name }
}

/**
 * Lets the small model word an explanation as it words tracks: for each sentence it chooses, for the role, among the
 * composed one and those that people wrote for that kind. Whatever it answers, somebody wrote it; what it chose passes
 * every check before it is said, and where it doesn't the composed sentence stands. The figures are the engine's.
 */
export async function chooseWordings(
  sentences: readonly ExplainedSentence[],
  llm: Llm,
  options: ChoosingOptions,
): Promise<PhrasedExplanation> {
  const { lang, admits } = options
  const texts: string[] = []
  let why: PhrasedExplanation['why'] = null
  let model: string | null = null
  let isAsked = false
  for (const sentence of sentences) {
    texts.push(sentence.text)
    // A model that has gone isn't asked again.
    if (why?.startsWith('model.')) continue
    const chosen = await choose(sentence, llm, options)
    if ('code' in chosen) {
      why = chosen.code
      continue
    }
    isAsked = true
    // The composed sentence suits best, which is an answer and no fault.
    if (chosen.template === sentence.template) continue
    const read = wordingsOf(sentence, lang).includes(chosen.template)
      ? inOtherWords(chosen.template, sentence, { lang, admits, isVetted: true })
      : { fault: 'output.form' as const }
    if ('fault' in read) {
      why = read.fault
      continue
    }
    texts[texts.length - 1] = read.text
    model = chosen.model
  }
  return model === null
    ? { ...explainedAsComposed(sentences, why), isAsked }
    : { sentences: texts, tier: 'model', model, isAsked, why: null }
}

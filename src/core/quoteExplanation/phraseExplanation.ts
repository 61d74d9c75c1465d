import { z } from 'zod'
import { slotsOf } from '../atoms/library/index.ts'
import {
  type CompletionFailureCode,
  type CompletionRequest,
  type Llm,
  mostLength,
  type OutputSchema,
  type PhrasingFaultCode,
  smallPromptVersion,
  templateFault,
} from '../llm/index.ts'
import { fillSlots } from '../talkTracks/index.ts'
import type { ExplainedSentence } from './explainQuote.ts'

type Lang = 'zh' | 'en'

export interface PhrasedExplanation {
  sentences: string[]
  tier: 'model' | 'composition'
  model: string | null
  /** Why the templates stand; null where a model's words passed or none was asked. */
  why: PhrasingFaultCode | CompletionFailureCode | null
}

const system: Record<Lang, string> = {
  zh: [
    '你把报价区间的说明改写得更顺，像同事之间当面解释。',
    '规则：意思和因果不变；花括号里的占位符原样保留，不增不减；不写任何数字、名称、承诺和新的理由；每句单独改写。按给定的 JSON 形式回答。',
  ].join(''),
  en: [
    'You rephrase the explanation of a price range so that it sounds like one colleague explaining it to another. ',
    'Rules: keep meaning and cause; keep every placeholder in braces as it is, none added, none dropped; write no figures, ',
    'names, promises or reasons of your own; rephrase each sentence by itself. Answer in the given JSON form.',
  ].join(''),
}

const labelOf = (at: number) => `s${at + 1}`

function schemaFor(sentences: readonly ExplainedSentence[]): OutputSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(
      sentences.map(({ template }, at) => [
        labelOf(at),
        { type: 'string', minLength: 4, maxLength: mostLength(template) } as const,
      ]),
    ),
  }
}

function requestFor(sentences: readonly ExplainedSentence[], lang: Lang, attempt: number): CompletionRequest {
  return {
    system: system[lang],
    prompt: sentences.map(({ template }, at) => `${labelOf(at)} ${template}`).join('\n'),
    schema: schemaFor(sentences),
    maxTokens: sentences.reduce((sum, { template }) => sum + mostLength(template), 64),
    temperature: attempt === 1 ? 0.3 : 0.7,
    seed: attempt,
  }
}

const Answer = z.record(z.string(), z.string())

/** The explanation as the templates say it. */
export const explainedAsComposed = (
  sentences: readonly ExplainedSentence[],
  why: PhrasedExplanation['why'],
): PhrasedExplanation => ({
  sentences: sentences.map(({ text }) => text),
  tier: 'composition',
  model: null,
  why,
})

const attemptsAllowed = 2

/** Words that would turn a direction round. */
const against: Record<'up' | 'down', RegExp> = {
  up: /压低|拉低|降|下调|减少|\b(?:down|lower\w*|reduc\w*|decreas\w*|cuts?|less)\b/i,
  down: /抬高|推高|上调|提高|拉高|增加|涨|\b(?:up|higher|rais\w*|increas\w*|lifts?|more)\b/i,
}

/**
 * Lets the model reword an explanation in slot form. Its words count only where every sentence keeps its slots, states
 * no figure of its own, keeps language and length, and passes `admits`; after one retry the templates stand. Nothing
 * but templates reaches the model: what the slots hold stays here.
 */
export async function phraseExplanation(
  sentences: readonly ExplainedSentence[],
  llm: Llm,
  { lang, admits, signal }: { lang: Lang; admits: (text: string) => boolean; signal?: AbortSignal },
): Promise<PhrasedExplanation> {
  const state = llm.state()
  // The small model knows sentences of talk tracks alone.
  if (sentences.length === 0 || (state.state === 'ready' && state.promptForm === smallPromptVersion))
    return explainedAsComposed(sentences, null)
  let why: PhrasedExplanation['why'] = null
  for (let attempt = 1; attempt <= attemptsAllowed; attempt += 1) {
    const answer = await llm.complete({ ...requestFor(sentences, lang, attempt), ...(signal && { signal }) })
    if (answer.outcome === 'failed') {
      why = answer.code
      if (answer.code === 'model.outputCutOff') continue
      break
    }
    const read = readAnswer(answer.json, sentences, lang, admits)
    if ('texts' in read) return { sentences: read.texts, tier: 'model', model: answer.model.name, why: null }
    why = read.fault
  }
  return explainedAsComposed(sentences, why)
}

function readAnswer(
  json: unknown,
  sentences: readonly ExplainedSentence[],
  lang: Lang,
  admits: (text: string) => boolean,
): { texts: string[] } | { fault: PhrasingFaultCode } {
  const answer = Answer.safeParse(json)
  if (!answer.success || Object.keys(answer.data).length !== sentences.length) return { fault: 'output.form' }
  const texts: string[] = []
  for (const [at, sentence] of sentences.entries()) {
    const said = answer.data[labelOf(at)]?.trim()
    if (said === undefined) return { fault: 'output.form' }
    const fault = templateFault(said, sentence, lang, 'model')
    if (fault) return { fault }
    // Slots in another order would put the low price where the high one is meant.
    if (slotsOf(said).join() !== slotsOf(sentence.template).join()) return { fault: 'output.slots' }
    const { text } = fillSlots(said, sentence.slots)
    const turned = sentence.direction !== null && against[sentence.direction].test(said)
    if (turned || !admits(text)) return { fault: 'output.refusedByCheck' }
    texts.push(text)
  }
  return { texts }
}

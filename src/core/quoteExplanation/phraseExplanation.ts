import { z } from 'zod'
import {
  type CompletionRequest,
  type Llm,
  mostLength,
  type OutputSchema,
  type PhrasingFaultCode,
  smallPromptVersion,
} from '../llm/index.ts'
import { type ChoosingOptions, chooseWordings } from './chooseWordings.ts'
import type { ExplainedSentence } from './explainQuote.ts'
import { inOtherWords } from './inOtherWords.ts'
import { explainedAsComposed, type PhrasedExplanation } from './phrasedExplanation.ts'

type Lang = 'zh' | 'en'

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

const attemptsAllowed = 2

/**
 * Lets whichever model there is reword an explanation in slot form: the small one chooses among hand-written words
 * (`chooseWordings`), any other writes its own. Its words count only where every sentence keeps its slots, states
 * no figure of its own, keeps language and length, and passes `admits`; after one retry the templates stand. Nothing
 * but templates reaches the model: what the slots hold stays here.
 */
export async function phraseExplanation(
  sentences: readonly ExplainedSentence[],
  llm: Llm,
  options: ChoosingOptions,
): Promise<PhrasedExplanation> {
  const state = llm.state()
  if (sentences.length === 0) return explainedAsComposed(sentences, null)
  if (state.state === 'ready' && state.promptForm === smallPromptVersion)
    return chooseWordings(sentences, llm, options)
  const { lang, admits, signal } = options
  let why: PhrasedExplanation['why'] = null
  let isAsked = false
  for (let attempt = 1; attempt <= attemptsAllowed; attempt += 1) {
    const answer = await llm.complete({ ...requestFor(sentences, lang, attempt), ...(signal && { signal }) })
    isAsked ||= answer.outcome === 'done'
    if (answer.outcome === 'failed') {
      why = answer.code
      if (answer.code === 'model.outputCutOff') continue
      break
    }
    const read = readAnswer(answer.json, sentences, lang, admits)
    if ('texts' in read)
      return { sentences: read.texts, tier: 'model', model: answer.model.name, isAsked, why: null }
    why = read.fault
  }
  return { ...explainedAsComposed(sentences, why), isAsked }
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
    const read = inOtherWords(said, sentence, { lang, admits, isVetted: false })
    if ('fault' in read) return read
    texts.push(read.text)
  }
  return { texts }
}

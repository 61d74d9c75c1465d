import { describe, expect, it } from 'vitest'
import { seededRandom } from '../learning/random.ts'
import { type Completion, type CompletionRequest, type Llm, smallPromptVersion } from '../llm/index.ts'
import { wordingsOf } from './inOtherWords.ts'
import { phraseExplanation } from './phraseExplanation.ts'
import { everySentence } from './testing/everySentence.ts'

const sentences = everySentence('zh', seededRandom(1))
const composed = sentences.map(({ text }) => text)
const all = { lang: 'zh', admits: (_: string) => true, role: 'approver' } as const

const leftTo = ({ schema }: CompletionRequest): readonly string[] => ('enum' in schema ? schema.enum : [])

/** The small model, played: a test says which of those that it is left it takes. */
function smallModelThat(takes: (texts: readonly string[], at: number) => string | null) {
  const asked: CompletionRequest[] = []
  const model = { name: 'sandtable-small', sha256: 'c'.repeat(64) }
  const llm: Llm = {
    state: () => ({ state: 'ready', ...model, sizeBytes: 1, promptForm: smallPromptVersion }),
    async complete(request): Promise<Completion> {
      asked.push(request)
      const json = takes(leftTo(request), asked.length)
      if (json === null) return { outcome: 'failed', code: 'model.crashed' }
      return { outcome: 'done', text: JSON.stringify(json), json, model, tokens: { prompt: 1, answer: 1 } }
    },
  }
  return { llm, asked }
}
const takesLast = (texts: readonly string[]) => texts.at(-1)!

describe('the small model words an explanation', () => {
  it('by a choice for each sentence among the composed one and all that people wrote for its kind', async () => {
    const { llm, asked } = smallModelThat(takesLast)
    const phrased = await phraseExplanation(sentences, llm, all)
    expect(phrased).toMatchObject({ tier: 'model', model: 'sandtable-small', isAsked: true, why: null })
    expect(asked.map(leftTo)).toEqual(
      sentences.map((sentence) => [sentence.template, ...wordingsOf(sentence, 'zh')]),
    )
    for (const [at, text] of phrased.sentences.entries()) expect(text).not.toBe(composed[at])
  })

  it('and is told language, place, role and price, and nothing of the customer: no figure reaches it', async () => {
    const { llm, asked } = smallModelThat(takesLast)
    await phraseExplanation(sentences, llm, all)
    for (const request of asked) {
      expect(request).toMatchObject({ system: '', prompt: 'zh keyMess approve price - -', temperature: 0 })
      expect(
        leftTo(request)
          .join('')
          .replace(/\{[^}]*\}/g, ''),
      ).not.toMatch(/\d/)
    }
  })

  it('is asked once for what it has answered, as long as model, adapter, language and role are the same', async () => {
    const { llm, asked } = smallModelThat(takesLast)
    const first = await phraseExplanation(sentences, llm, all)
    const others = everySentence('zh', seededRandom(2))
    await phraseExplanation(others, llm, all)
    expect(asked).toHaveLength(sentences.length)
    expect(await phraseExplanation(sentences, llm, all)).toEqual(first)
    await phraseExplanation(sentences, llm, { ...all, role: 'user' })
    expect(asked).toHaveLength(2 * sentences.length)
    await phraseExplanation(sentences, llm, { ...all, adapterId: 'adapter-1' })
    expect(asked).toHaveLength(3 * sentences.length)
  })

  it('may like every composed sentence best, which is an answer and no fault', async () => {
    const { llm } = smallModelThat((texts) => texts[0]!)
    expect(await phraseExplanation(sentences, llm, all)).toEqual({
      ...{ sentences: composed, tier: 'composition', model: null, isAsked: true, why: null },
    })
  })

  it('says nothing that a check refuses: there the composed sentence stands, and the others are the model’s', async () => {
    const { llm } = smallModelThat(takesLast)
    const said = await phraseExplanation(sentences, llm, all)
    const refused = said.sentences[0]!
    const rest = await phraseExplanation(sentences, llm, { ...all, admits: (text) => text !== refused })
    expect(rest).toMatchObject({ tier: 'model', why: null })
    expect(rest.sentences).toEqual([composed[0], ...said.sentences.slice(1)])
    expect(await phraseExplanation(sentences, llm, { ...all, admits: () => false })).toMatchObject({
      ...{ sentences: composed, tier: 'composition', isAsked: true, why: 'output.refusedByCheck' },
    })
  })

  it('shows nothing that nobody wrote, and asks a model that has gone no more', async () => {
    const babble = smallModelThat(() => '单价随便报。')
    expect(await phraseExplanation(sentences, babble.llm, all)).toMatchObject({
      ...{ sentences: composed, tier: 'composition', why: 'output.form' },
    })
    const gone = smallModelThat((texts, at) => (at > 2 ? null : takesLast(texts)))
    const phrased = await phraseExplanation(sentences, gone.llm, all)
    expect(gone.asked).toHaveLength(3)
    expect(phrased.tier).toBe('model')
    expect(phrased.sentences.slice(2)).toEqual(composed.slice(2))
    const crashed = smallModelThat(() => null)
    expect(await phraseExplanation(sentences, crashed.llm, all)).toMatchObject({
      ...{ tier: 'composition', isAsked: false, why: 'model.crashed' },
    })
  })
})

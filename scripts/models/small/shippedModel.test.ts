import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buyingRoles, concerns } from '../../../src/core/atoms/library/index.ts'
import { seededRandom } from '../../../src/core/learning/random.ts'
import { handWrittenLines } from '../../../src/core/llm/handWrittenLines.ts'
import { choiceAmong, type SentenceRequest, smallPromptVersion } from '../../../src/core/llm/smallModel.ts'
import { linesFor } from '../../../src/core/llm/writtenLines.ts'
import { phraseExplanation } from '../../../src/core/quoteExplanation/phraseExplanation.ts'
import { everySentence } from '../../../src/core/quoteExplanation/testing/everySentence.ts'
import { createLlamaEngine } from '../../../src/model-process/llamaEngine.ts'
import { shippedModelName } from '../../../src/shared/contract/models.ts'
import { openSmallModel } from './evaluate.ts'

const path = resolve('resources/models', `${shippedModelName}.gguf`)
const megabyte = 1024 * 1024

describe('the model that ships', () => {
  const engine = createLlamaEngine({ availableBytes: () => process.availableMemory() })
  beforeAll(async () => {
    expect(existsSync(path)).toBe(true)
    const loaded = await engine.load(path, () => {})
    expect(loaded).toMatchObject({
      outcome: 'loaded',
      model: { promptForm: smallPromptVersion, isAsStated: true },
    })
  })
  afterAll(() => engine.unload())

  const ask = async (request: SentenceRequest, texts: readonly string[]) => {
    const signal = new AbortController().signal
    const answer = await engine.complete({ ...choiceAmong(texts, request), adapter: null }, signal, () => {})
    return answer.outcome === 'done' ? answer.json : answer.code
  }
  const asked = {
    stage: 'evaluate',
    section: 'question',
    strategy: 'valueEvidence',
    slots: [],
  } as const

  it('is the one that its manifest and its card state, by size and checksum', () => {
    const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex')
    const { models } = JSON.parse(readFileSync(resolve('resources/models/manifest.json'), 'utf8'))
    const file = `${shippedModelName}.gguf`
    expect(models).toEqual([{ file, sizeBytes: statSync(path).size, sha256 }])
    expect(readFileSync(resolve('resources/models/README.md'), 'utf8')).toContain(sha256)
  })

  it('is small enough to come with the program', () => {
    expect(statSync(path).size).toBeLessThan(16 * megabyte)
  })

  it.each(['zh', 'en'] as const)(
    'says in %s one of the lines that it is given, the same each time',
    async (lang) => {
      for (const role of buyingRoles.slice(0, 2))
        for (const concern of concerns.slice(0, 2)) {
          const request = { ...asked, lang, role, concern }
          const texts = linesFor(handWrittenLines(), request).map(({ text }) => text)
          if (texts.length === 0) continue
          const answer = await ask(request, texts)
          expect(texts).toContain(answer)
          expect(await ask(request, texts)).toBe(answer)
        }
    },
  )

  it.each(['zh', 'en'] as const)(
    'words an explanation in %s by what people wrote for it, the same each time and with every figure',
    async (lang) => {
      const { llm, close } = await openSmallModel(path)
      const sentences = everySentence(lang, seededRandom(3))
      const composed = sentences.map(({ text }) => text)
      const options = { lang, role: 'approver', admits: () => true } as const
      const phrased = await phraseExplanation(sentences, llm, options)
      expect(phrased).toMatchObject({ tier: 'model', model: shippedModelName, why: null })
      expect(phrased.sentences.filter((text, at) => text !== composed[at]).length).toBeGreaterThan(
        sentences.length / 2,
      )
      const figures = (texts: readonly string[]) => texts.map((text) => (text.match(/\d/g) ?? []).sort())
      expect(figures(phrased.sentences)).toEqual(figures(composed))
      await close()
      // Another process, as it were, which has kept no answer.
      const again = await openSmallModel(path)
      expect(await phraseExplanation(sentences, again.llm, options)).toEqual(phrased)
      await again.close()
    },
  )

  it('knows for which role a question was written, mostly, where it is left them all', async () => {
    const lines = handWrittenLines().filter(({ lang, section }) => lang === 'en' && section === 'question')
    const texts = lines.map(({ text }) => text)
    let right = 0
    for (const role of buyingRoles) {
      const answer = await ask({ ...asked, lang: 'en', role, concern: 'service' }, texts)
      if (lines.find(({ text }) => text === answer)?.role === role) right += 1
    }
    // One in nine would be right by chance.
    expect(right).toBeGreaterThanOrEqual(4)
  })
})

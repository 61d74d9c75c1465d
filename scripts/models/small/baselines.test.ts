import { expect, it } from 'vitest'
import type { TrackLine } from '../corpus/readCorpus.ts'
import { lots, measureLikelihood } from './baselines.ts'

const asked = (texts: string[]) => ({
  ...{ system: '', prompt: '', schema: { enum: texts }, maxTokens: 9, temperature: 0, seed: 0 },
})
const drawn = async (llm: ReturnType<typeof lots>, texts: string[], times: number) => {
  const all: unknown[] = []
  for (let time = 0; time < times; time += 1) {
    const answer = await llm.complete(asked(texts))
    all.push(answer.outcome === 'done' ? answer.json : answer.code)
  }
  return all
}

it('lots fall on every sentence, by the same seed on the same ones, and where told never on the composed one', async () => {
  const texts = ['composed', 'one', 'two']
  const first = await drawn(lots(3), texts, 60)
  expect(await drawn(lots(3), texts, 60)).toEqual(first)
  expect(new Set(first)).toEqual(new Set(texts))
  expect(new Set(await drawn(lots(3, true), texts, 60))).toEqual(new Set(['one', 'two']))
  expect(new Set(await drawn(lots(3, true), ['composed'], 3))).toEqual(new Set(['composed']))
})

it('a line counts for the label under which its text is likeliest', async () => {
  const line = (role: string, text: string) =>
    ({
      lang: 'en',
      role,
      concern: 'price',
      stage: 'propose',
      section: 'question',
      strategy: 'usersFirst',
      text,
    }) as TrackLine
  const lines = [line('user', 'a'), line('coach', 'b'), line('coach', 'c')]
  // A model that finds everything likeliest when it is said to a coach, and is equal to the rest.
  const scores = async ({ prompt }: { prompt: string }) => (/coach/.test(prompt) ? -1 : -2)
  const judge = { role: () => Float64Array.of(1) }
  const { labels, lines: n } = await measureLikelihood(scores, 'en', lines, judge)
  expect(n).toBe(3)
  expect(labels.role).toMatchObject({ right: { right: 2, n: 3 }, commonest: 2 / 3 })
})

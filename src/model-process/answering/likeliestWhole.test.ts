import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ControlledEvaluateInputItem, LlamaContextSequence, Token } from 'node-llama-cpp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seededRandom } from '../../core/learning/random.ts'
import { writeRandomModel } from '../../gguf/testing/randomModel.ts'
import { scoreFrom } from '../answerScore.ts'
import { startLlama } from '../startLlama.ts'
import { likeliestWhole, type WeighingSequence } from './likeliestWhole.ts'

const going = new AbortController().signal
const tokensOf = (text: string) => [...text].map((letter) => letter.charCodeAt(0) as Token)

/**
 * A sequence whose words have the shares that the test writes down, by what stands before them; what it doesn't name is
 * certain. `read` is how often each beginning was taken in.
 */
function written(shares: Record<string, number>) {
  let said = ''
  const read: string[] = []
  const sequence = {
    get nextTokenIndex() {
      return said.length
    },
    async eraseContextTokenRanges([{ start, end }]: [{ start: number; end: number }]) {
      expect(end).toBe(said.length)
      said = said.slice(0, start)
    },
    async controlledEvaluate(items: ControlledEvaluateInputItem[]) {
      return items.map((item) => {
        const [token, options] = Array.isArray(item) ? item : [item, undefined]
        said += String.fromCharCode(token)
        read.push(said)
        const filter = options?.generateNext?.logits
        if (typeof filter !== 'object') return undefined
        const logits = filter.filter!.tokens!.map((next): [Token, number] => [
          next,
          Math.log(shares[said.slice(1) + String.fromCharCode(next)] ?? 1),
        ])
        // The weight of all is told relative to the largest logit; here all shares are of one.
        const largest = Math.max(...logits.map(([, logit]) => logit))
        return { next: { logits: new Map(logits), totalLogitWeight: Math.exp(-largest) } }
      })
    },
  }
  return { sequence: sequence as unknown as WeighingSequence, read }
}

const question = tokensOf('?')
const choose = (shares: Record<string, number>, texts: readonly string[], placesAtOnce = 16) => {
  const { sequence, read } = written(shares)
  const answers = texts.map(tokensOf)
  return likeliestWhole(sequence, answers, { pending: question, placesAtOnce, signal: going }).then(
    (place) => ({ said: place === null ? null : texts[place], read }),
  )
}

describe('the answer that is likeliest as a whole', () => {
  it('need not begin with the likeliest word', async () => {
    // Who goes by the first letter says what begins with a, though each of these is unlikely in the end.
    const shares = { a: 0.6, b: 0.4, ax: 0.5, ay: 0.5, bz: 0.9 }
    expect((await choose(shares, ['ax', 'ay', 'bz'])).said).toBe('bz')
    expect((await choose({ ...shares, ax: 0.9, ay: 0.1 }, ['ax', 'ay', 'bz'])).said).toBe('ax')
  })

  it('is the first of those that are equally likely, in whichever order they are read', async () => {
    for (const texts of [
      ['ax', 'bz', 'ay'],
      ['bz', 'ay', 'ax'],
      ['ay', 'ax', 'bz'],
    ])
      for (const placesAtOnce of [1, 2, 16])
        expect((await choose({ a: 0.5, b: 0.25, ax: 0.5, ay: 0.5 }, texts, placesAtOnce)).said).toBe(texts[0])
  })

  it('is found without reading to its end what began too unlikely, and nothing in common twice', async () => {
    const { said, read } = await choose({ a: 0.9, b: 0.1 }, ['axxx', 'bxxxxxxxxx'])
    expect(said).toBe('axxx')
    // The last letter ends an answer: nothing is asked behind it.
    expect(read).toEqual(['?', '?a', '?ax', '?axx'])
    const common = await choose({ commona: 0.9, commonb: 0.1 }, ['commona', 'commonb'])
    expect(new Set(common.read).size).toBe(common.read.length)
  })

  it('is no question where there is one answer', async () => {
    expect(await choose({}, ['a'])).toEqual({ said: 'a', read: [] })
  })

  it('is none where it was broken off before it was found, after what is under way then', async () => {
    const stop = new AbortController()
    const { sequence, read } = written({ a: 0.5, b: 0.5 })
    const interrupted: WeighingSequence = {
      nextTokenIndex: 0,
      eraseContextTokenRanges: (ranges) => sequence.eraseContextTokenRanges(ranges),
      async controlledEvaluate(items) {
        if (read.length > 4) stop.abort()
        return sequence.controlledEvaluate(items)
      },
    }
    const answers = ['abcdefghijklmnop', 'bcdefghijklmnopq'].map(tokensOf)
    const asked = { pending: question, placesAtOnce: 3, signal: stop.signal }
    expect(await likeliestWhole(interrupted, answers, asked)).toBeNull()
    expect(read.length).toBeLessThanOrEqual(4 + 2 * asked.placesAtOnce)
  })
})

describe('by llama.cpp itself', () => {
  const directory = mkdtempSync(join(tmpdir(), 'sandtable-whole-'))
  afterAll(() => rmSync(directory, { recursive: true }))
  let sequence: LlamaContextSequence
  let tokenize: (text: string) => Token[]
  let end: Token
  beforeAll(async () => {
    const path = join(directory, 'random.gguf')
    writeRandomModel(path)
    const { llama } = await startLlama()
    const model = await llama.loadModel({ modelPath: path, gpuLayers: 0 })
    const context = await model.createContext({ contextSize: 512, threads: 1 })
    sequence = context.getSequence()
    tokenize = (text) => model.tokenize(text, false, 'trimLeadingSpace')
    end = (model.tokens.eot ?? model.tokens.eos)!
  })

  it('it is the one of the greatest score, and often not the one of the likeliest first word', async () => {
    const random = seededRandom(5)
    const words = ['stop', 'the price', '停机', '价格', 'customer', '客户，', 'a 3', 'x']
    const anyWords = (count: number) =>
      Array.from({ length: count }, () => words[Math.floor(random() * words.length)]!).join(' ')
    const asked = tokenize('the customer asks for a price')
    let otherwise = 0
    for (let round = 0; round < 12; round += 1) {
      const beginnings = [anyWords(2), anyWords(1)]
      const texts = Array.from({ length: 7 }, (_, at) => `"${beginnings[at % 2]} ${at}${anyWords(3)}"`)
      const answers = texts.map((text) => [...tokenize(text), end])
      const scores: number[] = []
      const byFirstWord: number[] = []
      for (const answer of answers) {
        await sequence.clearHistory()
        scores.push((await scoreFrom(sequence, [...asked, ...answer], asked.length, going))!)
        await sequence.clearHistory()
        byFirstWord.push((await scoreFrom(sequence, [...asked, ...answer.slice(0, 3)], asked.length, going))!)
      }
      const best = scores.indexOf(Math.max(...scores))
      if (byFirstWord[best]! < Math.max(...byFirstWord)) otherwise += 1
      for (const placesAtOnce of [3, 16]) {
        await sequence.clearHistory()
        const weighed = { pending: asked, placesAtOnce, signal: going }
        expect(await likeliestWhole(sequence, answers, weighed)).toBe(best)
      }
    }
    expect(otherwise).toBeGreaterThan(0)
  })
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LlamaContextSequence, LlamaModel, Token } from 'node-llama-cpp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { OutputSchema } from '../../core/llm/llm.ts'
import { writeRandomModel } from '../../gguf/testing/randomModel.ts'
import { type LlamaRuntime, startLlama } from '../startLlama.ts'
import { type Answer, answerInForm } from './answerInForm.ts'
import { beginningOf } from './form.ts'
import { learnSpeech, type Speech } from './speech.ts'

// llama.cpp itself, with a model of random weights: it would write anything.

const directory = mkdtempSync(join(tmpdir(), 'sandtable-answer-'))
let runtime: LlamaRuntime
let model: LlamaModel
let speech: Speech
let sequence: LlamaContextSequence

beforeAll(async () => {
  const path = join(directory, 'random.gguf')
  writeRandomModel(path, 7)
  runtime = await startLlama()
  model = await runtime.llama.loadModel({ modelPath: path, gpuLayers: 0 })
  speech = await learnSpeech(runtime, model)
  sequence = (await model.createContext({ contextSize: 2048, threads: 1 })).getSequence()
})
beforeEach(() => sequence.clearHistory())
afterAll(async () => {
  await model.dispose()
  rmSync(directory, { recursive: true })
})

const question = () => model.tokenize('客户停机，谈价格。', true)

function answer(
  schema: OutputSchema,
  change: Partial<Parameters<typeof answerInForm>[3]> = {},
  by: Speech = speech,
): Promise<Answer> {
  return answerInForm(by, sequence, beginningOf(schema)!, {
    pending: question(),
    maxTokens: 1500,
    temperature: 0,
    seed: 1,
    signal: new AbortController().signal,
    onText: () => {},
    ...change,
  })
}
const told = (one: Answer): unknown => (one.end === 'done' ? JSON.parse(one.text) : one.end)

const everything: OutputSchema = {
  type: 'object',
  properties: {
    order: { type: 'array', items: { enum: ['1.a', '1.b'] }, minItems: 1, maxItems: 3 },
    none: { type: 'array', items: { type: 'integer' }, minItems: 0, maxItems: 2 },
    sure: { type: 'boolean' },
    share: { type: 'number' },
    count: { type: 'integer' },
    text: { type: 'string', minLength: 3, maxLength: 40 },
  },
}

/** Greedily, token by token, under llama.cpp's own grammar for the same texts. */
async function underGrammar(texts: readonly string[]): Promise<string> {
  await sequence.clearHistory()
  const grammar = await runtime.llama.createGrammarForJsonSchema({ enum: texts })
  const state = new runtime.library.LlamaGrammarEvaluationState({ model, grammar })
  const tokens: Token[] = []
  for await (const token of sequence.evaluate(question(), { grammarEvaluationState: state })) {
    tokens.push(token)
    const text = model.detokenize(tokens).trim()
    if (texts.some((one) => JSON.stringify(one) === text)) return text
  }
  throw new Error('no answer')
}

describe('an answer in a form', () => {
  it.each([0, 0.8])('has the form, at temperature %d, whatever the seed', async (temperature) => {
    for (let seed = 1; seed <= 5; seed += 1) {
      await sequence.clearHistory()
      const one = await answer(everything, { temperature, seed })
      expect(told(one)).toEqual({
        order: expect.arrayContaining([expect.stringMatching(/^1\.[ab]$/)]),
        none: expect.any(Array),
        sure: expect.any(Boolean),
        share: expect.any(Number),
        count: expect.any(Number),
        text: expect.stringMatching(/^.{3,40}$/su),
      })
    }
  })

  it('is of several texts the one that llama.cpp answers under its grammar, token by token', async () => {
    const offers = [
      ['停机', '停价', '客户', '价格'],
      ['a quote " in it', 'a quote in it', 'another'],
      ['yes', 'yes, but', 'yes and no'],
      ['🙂', '😀', '𠮷'],
    ]
    for (const texts of offers) {
      const byGrammar = await underGrammar(texts)
      await sequence.clearHistory()
      expect(await answer({ enum: texts })).toMatchObject({ end: 'done', text: byGrammar })
    }
  })

  it('is there as soon as no other begins so', async () => {
    const long = 'z'.repeat(400)
    const before = sequence.nextTokenIndex
    expect(await answer({ enum: [`a${long}`, `b${long}`, `c${long}`] })).toMatchObject({ end: 'done' })
    expect(sequence.nextTokenIndex - before - question().length).toBeLessThan(3)
  })

  it('comes piece by piece, and no piece is half a letter', async () => {
    const pieces: string[] = []
    const one = await answer(everything, { temperature: 1.5, onText: (text) => void pieces.push(text) })
    expect(one).toMatchObject({ end: 'done', text: pieces.join('') })
    expect(pieces.length).toBeGreaterThan(5)
    expect(pieces.join('')).not.toContain('\ufffd')
  })

  it('is the same for the same seed, and another for another', async () => {
    const asked: OutputSchema = { type: 'string', minLength: 20, maxLength: 40 }
    const texts: unknown[] = []
    for (const seed of [1, 1, 2]) {
      await sequence.clearHistory()
      texts.push(told(await answer(asked, { seed, temperature: 1 })))
    }
    expect(texts[1]).toBe(texts[0])
    expect(texts[2]).not.toBe(texts[0])
  })

  it('has the form even where nothing keeps a token away while it is drawn', async () => {
    const nothing = runtime.library.TokenBias.for(model)
    const unkept = { ...speech, maskFor: () => nothing }
    for (let seed = 1; seed <= 5; seed += 1) {
      await sequence.clearHistory()
      const one = await answer(
        { type: 'string', minLength: 30, maxLength: 60 },
        { seed, temperature: 1 },
        unkept,
      )
      expect(told(one)).toEqual(expect.stringMatching(/^.{30,60}$/su))
    }
  })

  it('is cut off, and broken off, where it is told to be', async () => {
    const long: OutputSchema = { type: 'string', minLength: 500, maxLength: 900 }
    expect(await answer(long, { maxTokens: 20 })).toEqual({ end: 'cutOff' })
    expect(await answer({ enum: ['x'.repeat(400)] }, { maxTokens: 20 })).toEqual({ end: 'cutOff' })
    const stop = new AbortController()
    await sequence.clearHistory()
    expect(await answer(long, { signal: stop.signal, onText: () => stop.abort() })).toEqual({
      end: 'cancelled',
    })
  })
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LlamaModel } from 'node-llama-cpp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeRandomModel } from '../../gguf/testing/randomModel.ts'
import { startLlama } from '../startLlama.ts'
import { answerInForm } from './answerInForm.ts'
import { beginningOf } from './form.ts'
import { learnSpeech, type Speech } from './speech.ts'
import { type Speaking, takeIn } from './takeIn.ts'

const directory = mkdtempSync(join(tmpdir(), 'sandtable-take-in-'))
let model: LlamaModel
let speech: Speech

beforeAll(async () => {
  const path = join(directory, 'random.gguf')
  writeRandomModel(path, 7)
  const runtime = await startLlama()
  model = await runtime.llama.loadModel({ modelPath: path, gpuLayers: 0 })
  speech = await learnSpeech(runtime, model)
})
afterAll(async () => {
  await model.dispose()
  rmSync(directory, { recursive: true })
})

const open = async (blockTokens = 64): Promise<Speaking> => {
  const context = await model.createContext({ contextSize: 1024, threads: 1 })
  return { sequence: context.getSequence(), questionTokens: 0, blockTokens }
}
const common = 'a long question begins like every other one, 停机价格. '.repeat(4)
const tokensOf = (text: string) => model.tokenize(text, true)
const signal = new AbortController().signal

async function ask(speaking: Speaking, text: string): Promise<unknown> {
  const pending = await takeIn(speaking, tokensOf(text), signal)
  const beginning = beginningOf({ type: 'string', minLength: 30, maxLength: 60 })!
  return answerInForm(speech, speaking.sequence, beginning, {
    pending: pending!,
    maxTokens: 300,
    temperature: 0.9,
    seed: 5,
    signal,
    onText: () => {},
  })
}

describe('taking in a question', () => {
  it('keeps what two questions have in common, in whole blocks', async () => {
    const speaking = await open()
    await ask(speaking, `${common}first`)
    const taken: number[] = []
    const { sequence } = speaking
    const evaluate = sequence.evaluateWithoutGeneratingNewTokens.bind(sequence)
    sequence.evaluateWithoutGeneratingNewTokens = (tokens, options) => {
      taken.push(tokens.length)
      return evaluate(tokens, options)
    }
    const question = tokensOf(`${common}second`)
    const pending = await takeIn(speaking, question, signal)
    expect(taken).toEqual([])
    expect(pending).toEqual(question.slice(-pending!.length))
    expect(pending!.length).toBeLessThanOrEqual(64)
    expect(sequence.contextTokens).toEqual(question.slice(0, -pending!.length))
  })

  it('changes no answer by what was asked before', async () => {
    const alone = await ask(await open(), `${common}second`)
    const speaking = await open()
    await ask(speaking, `${common}first`)
    expect(await ask(speaking, `${common}second`)).toEqual(alone)
    await ask(speaking, 'nothing in common')
    expect(await ask(speaking, `${common}second`)).toEqual(alone)
    expect(await ask(speaking, `${common}second`)).toEqual(alone)
  })

  it('leaves off after the block at which it is told to, and these may be small', async () => {
    const speaking = await open(16)
    const { sequence } = speaking
    const stop = new AbortController()
    const evaluate = sequence.evaluateWithoutGeneratingNewTokens.bind(sequence)
    sequence.evaluateWithoutGeneratingNewTokens = async (tokens, options) => {
      await evaluate(tokens, options)
      if (sequence.nextTokenIndex === 32) stop.abort()
    }
    const question = tokensOf(common)
    expect(question.length).toBeGreaterThan(64)
    expect(await takeIn(speaking, question, stop.signal)).toBeNull()
    expect(sequence.nextTokenIndex).toBe(32)
  })

  it('may be broken off', async () => {
    const speaking = await open()
    expect(await takeIn(speaking, tokensOf(common), AbortSignal.abort())).toBeNull()
    expect(await ask(speaking, `${common}second`)).toEqual(await ask(await open(), `${common}second`))
  })
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LlamaContextSequence, Token } from 'node-llama-cpp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeRandomModel } from '../gguf/testing/randomModel.ts'
import { scoreFrom } from './answerScore.ts'
import { startLlama } from './startLlama.ts'

const directory = mkdtempSync(join(tmpdir(), 'sandtable-score-'))
afterAll(() => rmSync(directory, { recursive: true }))

let sequence: LlamaContextSequence
let tokens: Token[]
beforeAll(async () => {
  const path = join(directory, 'random.gguf')
  writeRandomModel(path)
  const { llama } = await startLlama()
  const model = await llama.loadModel({ modelPath: path, gpuLayers: 0 })
  const context = await model.createContext({ contextSize: 512, threads: 1 })
  sequence = context.getSequence()
  tokens = model.tokenize('the customer stops, 停机价格 and asks for a price of 3 times what was said before')
})

const going = new AbortController().signal

describe('the score of an answer', () => {
  it('is the sum of what llama.cpp says of each of its tokens after those before', async () => {
    const from = 5
    const score = await scoreFrom(sequence, tokens, from, going)

    await sequence.clearHistory()
    const asked = tokens
      .slice(0, -1)
      .map((token): [Token, { generateNext: { probabilities: true } }] => [
        token,
        { generateNext: { probabilities: true } },
      ])
    const answers = await sequence.controlledEvaluate(asked)
    let expected = 0
    for (let at = from; at < tokens.length; at += 1)
      expected += Math.log(answers[at - 1]!.next.probabilities!.get(tokens[at]!)!)
    // Reckoned in other company, the last digits differ.
    const count = tokens.length - from
    expect(Math.abs(score! - expected) / count).toBeLessThan(1e-3)
    // More than are scored at once.
    expect(count).toBeGreaterThan(16)
  })

  it('brings a few numbers over for each of them, however many words the model knows', async () => {
    await sequence.clearHistory()
    const brought: (number | null)[] = []
    const counted: Pick<LlamaContextSequence, 'controlledEvaluate'> = {
      async controlledEvaluate(input, options) {
        const answers = await sequence.controlledEvaluate(input, options)
        for (const answer of answers)
          if (answer) brought.push(answer.next.probabilities ? null : (answer.next.logits?.size ?? 0))
        return answers
      },
    }
    await scoreFrom(counted, tokens, 1, going)
    expect(brought).toHaveLength(tokens.length - 1)
    for (const numbers of brought) expect([1, 2]).toContain(numbers)
  })

  it('is none where it was broken off', async () => {
    await sequence.clearHistory()
    expect(await scoreFrom(sequence, tokens, 5, AbortSignal.abort())).toBeNull()
  })
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { tensorTypes } from '../gguf/index.ts'
import { shippedModelName } from '../shared/contract/models.ts'
import {
  families,
  openFamily,
  ropeChanges,
  someTokens,
  wholeSequence,
  writeFamily,
} from './testing/families.ts'
import { llamaLogProbabilities } from './testing/llamaScores.ts'
import { openTokenizer } from './tokenizer.ts'

const directory = mkdtempSync(join(tmpdir(), 'sandtable-forward-'))
afterAll(() => rmSync(directory, { recursive: true }))

const path = join(directory, 'model.gguf')
const tokens = someTokens(48)

/** The largest difference between the trainer's log probabilities and llama.cpp's on a file. */
async function largestDifference(file = path, sequences: readonly number[][] = [tokens]): Promise<number> {
  const theirs = await llamaLogProbabilities(file, sequences)
  const model = await openFamily(file, { kind: 'adapter', rank: 2, alpha: 4 })
  let largest = 0
  for (const [at, sequence] of sequences.entries()) {
    const ours = await model.logProbabilities(wholeSequence(sequence))
    expect(ours).toHaveLength(theirs[at]!.length)
    largest = Math.max(largest, ...theirs[at]!.map((value, token) => Math.abs(value - ours[token]!)))
  }
  model.close()
  return largest
}

describe('what the trainer computes is what llama.cpp computes', () => {
  it.each(Object.entries(families))('on %s', async (_, change) => {
    writeFamily(path, change)
    expect(await largestDifference()).toBeLessThan(1e-4)
  })

  it('on llama with a factor for each frequency and positions scaled', async () => {
    writeFamily(path, {}, { extra: ropeChanges })
    expect(await largestDifference()).toBeLessThan(1e-4)
  })

  const types = Object.entries(tensorTypes).filter(([name]) => name !== 'f32' && name !== 'i32')
  const wide = { width: 256, hidden: 256, heads: 4, headsKv: 2, headSize: 64, layers: 2 }
  // Such matrices multiply with rounded activations. A spread that neither lengthens nor shortens what it is given:
  // otherwise one activation that two orders of summing round to different sides is blown up from layer to layer.
  const spread = { embedding: 0.2, matrix: 1 / 16, norm: 0.1, bias: 0.1 }
  it.each(types)('with matrices of type %s', async (_, type) => {
    writeFamily(path, { ...wide, architecture: 'qwen2' }, { type, spread })
    expect(await largestDifference()).toBeLessThan(1e-4)
  })

  it('on the model that ships, in both languages', async () => {
    const shipped = resolve('resources/models', `${shippedModelName}.gguf`)
    const tokenizer = await openTokenizer(shipped)
    const examples = [
      ['客户停机，谈价格。', '这次停机一共多少小时，您那边有记录吗？'],
      ['The line stood still; talk about price.', 'How many hours did the line stand still?'],
    ].map(([prompt, answer], at) =>
      tokenizer.tokenize({
        kind: 'conversation',
        id: String(at),
        system: 'S',
        prompt: prompt!,
        answer: answer!,
      }),
    )
    await tokenizer.close()
    const sequences = examples.map(({ tokens: of }) => [...of])
    expect(await largestDifference(shipped, sequences)).toBeLessThan(1e-3)
  })

  it('whether sequences come alone or padded beside others', async () => {
    writeFamily(path, families['qwen3: norms of queries and keys, heads wider than the model, untied']!)
    const model = await openFamily(path, { kind: 'adapter', rank: 2, alpha: 4 })
    const short = someTokens(9, 2)
    const alone = [
      await model.logProbabilities(wholeSequence(tokens)),
      await model.logProbabilities(wholeSequence(short)),
    ]
    const padded = [...short, ...new Array<number>(tokens.length - short.length).fill(2)]
    const together = await model.logProbabilities({
      tokens: Int32Array.from([...tokens, ...padded]),
      batch: 2,
      length: tokens.length,
      rows: Int32Array.from([
        ...tokens.slice(1).map((_, at) => at),
        ...short.slice(1).map((_, at) => tokens.length + at),
      ]),
      targets: Int32Array.from([...tokens.slice(1), ...short.slice(1)]),
      weights: new Float32Array(tokens.length + short.length - 2),
    })
    model.close()
    const expected = alone.flatMap((values) => [...values])
    expect(Math.max(...expected.map((value, at) => Math.abs(value - together[at]!)))).toBeLessThan(1e-4)
  })
})

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { floatTensor, readHeader, tensorTypes, writeGguf } from '../gguf/index.ts'
import { writeRandomModel } from '../gguf/testing/randomModel.ts'
import { type GgufSummary, inspectGguf } from './inspectGguf.ts'
import { contextThatFits, contextTokensOf, memoryNeeded, threadsFor } from './memory.ts'

const directory = mkdtempSync(join(tmpdir(), 'sandtable-gguf-'))
const sound = join(directory, 'sound.gguf')
const altered = join(directory, 'altered.gguf')
let bytes = Buffer.alloc(0)

beforeAll(() => {
  writeRandomModel(sound)
  bytes = readFileSync(sound)
})
afterAll(() => rmSync(directory, { recursive: true }))

async function readOf(content: Buffer) {
  writeFileSync(altered, content)
  const file = await open(altered, 'r')
  const reading = await readHeader(file, { passLongArrays: true })
  await file.close()
  if (reading.outcome !== 'read') throw new Error(reading.fault)
  return reading
}

async function codeOf(content: Buffer): Promise<string> {
  writeFileSync(altered, content)
  const inspection = await inspectGguf(altered)
  return inspection.outcome === 'refused' ? inspection.code : inspection.outcome
}

describe('looking through a GGUF before it is loaded', () => {
  it('reads what loading depends on', async () => {
    expect(await inspectGguf(sound)).toEqual({
      outcome: 'sound',
      summary: {
        architecture: 'llama',
        sizeBytes: bytes.length,
        tensorCount: 20,
        tensorBytes: expect.any(Number),
        layers: 2,
        embeddingLength: 64,
        headCount: 4,
        headCountKv: 4,
        keyLength: 16,
        valueLength: 16,
        contextLength: 8192,
        words: 314,
      },
    })
  })

  it('finds no file, and no model in a folder', async () => {
    const missing = await inspectGguf(join(directory, 'missing.gguf'))
    expect(missing).toEqual({ outcome: 'refused', code: 'model.notFound' })
    expect(await inspectGguf(directory)).toEqual({ outcome: 'refused', code: 'model.notFound' })
  })

  it.each([
    ['an empty file', Buffer.alloc(0)],
    ['a text', Buffer.from('Dear Ms Zhou, please find attached the model.')],
    ['zeros', Buffer.alloc(4096)],
    ['a header with absurd counts', Buffer.concat([Buffer.from('GGUF\x03\0\0\0'), Buffer.alloc(64, 0x7f)])],
  ])('refuses %s as no GGUF', async (_, content) => {
    expect(await codeOf(content)).toBe('model.notGguf')
  })

  it('refuses a file cut short, wherever it was cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 8, max: bytes.length - 33 }), async (length) => {
        expect(await codeOf(bytes.subarray(0, length))).toBe('model.truncated')
      }),
      { seed: 7, numRuns: 60 },
    )
  })

  it('refuses versions that it does not know, and the other byte order', async () => {
    const versioned = (version: number[]) =>
      Buffer.concat([bytes.subarray(0, 4), Buffer.from(version), bytes.subarray(8)])
    expect(await codeOf(versioned([1, 0, 0, 0]))).toBe('model.unsupported')
    expect(await codeOf(versioned([9, 0, 0, 0]))).toBe('model.unsupported')
    expect(await codeOf(versioned([0, 0, 0, 3]))).toBe('model.unsupported')
  })

  it('refuses a vocabulary with a token twice, at which llama.cpp would end the process', async () => {
    const [once, other] = [Buffer.from('<0x41>'), Buffer.from('<0x42>')]
    const twice = Buffer.from(bytes)
    once.copy(twice, twice.indexOf(other))
    expect(await codeOf(twice)).toBe('model.vocabulary')
  })

  it('refuses an adapter in place of a model', async () => {
    const tensor = floatTensor('blk.0.attn_q.weight.lora_a', [8, 2], new Float32Array(16))
    const header = {
      'general.architecture': { type: 'string', value: 'llama' },
      'general.type': { type: 'string', value: 'adapter' },
    } as const
    writeGguf(altered, header, [tensor])
    expect(await inspectGguf(altered)).toEqual({ outcome: 'refused', code: 'model.unsupported' })
  })

  it('refuses a pipe at once, to which nobody may ever write', async () => {
    const pipe = join(directory, 'pipe.gguf')
    execFileSync('mkfifo', [pipe])
    expect(await inspectGguf(pipe)).toEqual({ outcome: 'refused', code: 'model.notFile' })
    expect(await inspectGguf('/dev/zero')).toEqual({ outcome: 'refused', code: 'model.notFile' })
  })

  const withNumber = (key: string, value: number) => {
    const damaged = Buffer.from(bytes)
    damaged.writeUInt32LE(value, damaged.indexOf(key) + key.length + 4)
    return damaged
  }
  it.each([
    ['llama.attention.head_count', 0],
    ['llama.attention.head_count', 3_000_000],
    ['llama.block_count', 0],
    ['llama.block_count', 60],
    ['llama.context_length', 0],
    ['tokenizer.ggml.eos_token_id', 70_000],
  ])('refuses a header that states %s as %i', async (key, value) => {
    expect(await codeOf(withNumber(key, value))).toBe('model.shape')
  })

  it.each([
    ['no number', Number.NaN],
    ['infinite', Number.POSITIVE_INFINITY],
  ])('refuses weights of which one is %s, wherever it lies', async (_, value) => {
    const { header } = await readOf(bytes)
    await fc.assert(
      fc.asyncProperty(fc.nat(header.tensors.length - 1), fc.nat(1_000_000), async (tensor, place) => {
        const { offset, bytes: length, type } = header.tensors[tensor]!
        if (type !== tensorTypes.f32) return
        const damaged = Buffer.from(bytes)
        damaged.writeFloatLE(value, offset + 4 * (place % (length! / 4)))
        expect(await codeOf(damaged)).toBe('model.corrupt')
      }),
      { seed: 5, numRuns: 20 },
    )
  })

  it('comes to an answer for any damage to the header', async () => {
    const flips = fc.array(fc.tuple(fc.integer({ min: 0, max: 9000 }), fc.integer({ min: 0, max: 255 })), {
      minLength: 1,
      maxLength: 30,
    })
    await fc.assert(
      fc.asyncProperty(flips, async (changes) => {
        const damaged = Buffer.from(bytes)
        for (const [at, value] of changes) damaged[at] = value
        expect(await codeOf(damaged)).toMatch(/^(sound|model\.(notGguf|truncated|unsupported|vocabulary))$/)
      }),
      { seed: 11, numRuns: 120 },
    )
  })
})

describe('what a model will take', () => {
  /** The shape of a 1.5B model of the Qwen2 family at 8 bits. */
  const summary: GgufSummary = {
    architecture: 'qwen2',
    sizeBytes: 1_650_000_000,
    tensorCount: 339,
    tensorBytes: 1_640_000_000,
    layers: 28,
    embeddingLength: 1536,
    headCount: 12,
    headCountKv: 2,
    keyLength: 128,
    valueLength: 128,
    contextLength: 32_768,
    words: 151_936,
  }

  it('counts the file, keys and values of the context, the vocabulary, and buffers', () => {
    expect(contextTokensOf(summary)).toBe(4096)
    const keysAndValues = 2 * 28 * 4096 * 2 * 128 * 2
    expect(memoryNeeded(summary, 4096)).toBe(
      Math.ceil(1_650_000_000 * 1.1 + 151_936 * 1024 + keysAndValues + 192 * 1024 * 1024),
    )
  })

  it('counts the width that a family gives its heads, which need not be their share of the model’s', async () => {
    const wide = join(directory, 'wide.gguf')
    writeRandomModel(wide, 5, { architecture: 'qwen3', headsKv: 2, headSize: 32 })
    const inspection = await inspectGguf(wide)
    if (inspection.outcome === 'refused') throw new Error(inspection.code)
    const { summary: wider } = inspection
    expect(wider).toMatchObject({ embeddingLength: 64, headCount: 4, keyLength: 32, valueLength: 32 })
    const asShare = memoryNeeded({ ...wider, keyLength: 16, valueLength: 16 }, 4096)
    expect(memoryNeeded(wider, 4096) - asShare).toBe(2 * 4096 * 2 * (16 + 16) * 2)
  })

  it('gives it a shorter context where memory is short, and refuses what fits in none', () => {
    const enoughFor = (tokens: number) => memoryNeeded(summary, tokens)
    expect(contextThatFits(summary, enoughFor(4096))).toBe(4096)
    expect(contextThatFits(summary, enoughFor(4096) - 1)).toBe(2048)
    expect(contextThatFits(summary, enoughFor(1024))).toBe(1024)
    expect(contextThatFits(summary, enoughFor(1024) - 1)).toBeNull()
    // A model made for a short context has it whole or not at all.
    const short = { ...summary, contextLength: 512 }
    expect(contextThatFits(short, memoryNeeded(short, 512))).toBe(512)
    expect(contextThatFits(short, memoryNeeded(short, 512) - 1)).toBeNull()
  })

  it('runs a tiny model on one thread and leaves a core free beside a larger one', () => {
    expect(threadsFor({ ...summary, tensorBytes: 18_000_000 }, 8)).toBe(1)
    expect(threadsFor(summary, 8)).toBe(7)
    expect(threadsFor(summary, 1)).toBe(1)
    expect(threadsFor(summary, 64)).toBe(8)
  })
})

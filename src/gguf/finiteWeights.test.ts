import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { areWeightsFinite } from './finiteWeights.ts'
import { readHeader, type TensorInfo } from './readHeader.ts'
import { tensorTypes } from './tensorTypes.ts'

const directory = mkdtempSync(join(tmpdir(), 'sandtable-weights-'))
afterAll(() => rmSync(directory, { recursive: true }))
const path = join(directory, 'weights')

async function finite(content: Buffer, tensors: readonly TensorInfo[], withinMs = 60_000): Promise<boolean> {
  writeFileSync(path, content)
  const file = await open(path, 'r')
  try {
    return await areWeightsFinite(file, tensors, withinMs)
  } finally {
    await file.close()
  }
}

/** Of each type of weights: bytes of a block, and where its scale lies. */
it.each([
  ['q8_0', 34, 0],
  ['q2_K', 84, 80],
  ['q3_K', 110, 108],
  ['q4_K', 144, 2],
  ['q5_K', 176, 0],
  ['q6_K', 210, 208],
  ['bf16', 2, 0],
  ['f16', 2, 0],
] as const)(
  'finds one scale of %s that is no number, in the last of a thousand blocks',
  async (name, blockBytes, at) => {
    const content = Buffer.alloc(1000 * blockBytes, 0x11)
    const tensor = { name, dimensions: [], type: tensorTypes[name], offset: 0, bytes: content.length }
    expect(await finite(content, [tensor])).toBe(true)
    content.writeUInt16LE(name === 'bf16' ? 0x7f80 : 0x7e00, 999 * blockBytes + at)
    expect(await finite(content, [tensor])).toBe(false)
  },
)

it('reads a sample of a large tensor first, and all of it only while there is time', async () => {
  const content = Buffer.alloc(32 << 20)
  const tensor = { name: 'w', dimensions: [], type: tensorTypes.f32, offset: 0, bytes: content.length }
  content.writeFloatLE(Number.NaN, 1_000_000)
  expect(await finite(content, [tensor], 0)).toBe(true)
  expect(await finite(content, [tensor])).toBe(false)
  content.writeFloatLE(0, 1_000_000)
  content.writeFloatLE(Number.NaN, content.length - 4)
  expect(await finite(content, [tensor], 0)).toBe(false)
})

it('finds none in the model that ships', async () => {
  const shipped = readFileSync(new URL('../../resources/models/sandtable-small.gguf', import.meta.url))
  writeFileSync(path, shipped)
  const file = await open(path, 'r')
  const reading = await readHeader(file, { passLongArrays: true })
  await file.close()
  if (reading.outcome !== 'read') throw new Error(reading.fault)
  expect(await finite(shipped, reading.header.tensors)).toBe(true)
})

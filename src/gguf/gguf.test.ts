import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { floatTensor, type GgufValue, readHeader, writeGguf } from './index.ts'

const directory = mkdtempSync(join(tmpdir(), 'sandtable-gguf-format-'))
afterAll(() => rmSync(directory, { recursive: true }))
const path = join(directory, 'file.gguf')

async function read(passLongArrays = false) {
  const file = await open(path)
  const reading = await readHeader(file, { passLongArrays })
  await file.close()
  return reading
}

const small = fc.integer({ min: 0, max: 100 })
const value: fc.Arbitrary<GgufValue> = fc.oneof(
  small.map((each): GgufValue => ({ type: 'uint8', value: each })),
  small.map((each): GgufValue => ({ type: 'int16', value: -each })),
  small.map((each): GgufValue => ({ type: 'float32', value: each / 4 })),
  fc.double({ noNaN: true }).map((each): GgufValue => ({ type: 'float64', value: each })),
  fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((each): GgufValue => ({ type: 'uint64', value: each })),
  fc.boolean().map((each): GgufValue => ({ type: 'bool', value: each })),
  fc.string({ unit: 'grapheme' }).map((each): GgufValue => ({ type: 'string', value: each })),
  fc
    .array(fc.string({ unit: 'grapheme' }))
    .map((each): GgufValue => ({ type: 'array', of: 'string', value: each })),
  fc.array(small).map((each): GgufValue => ({ type: 'array', of: 'int32', value: each })),
)

describe('the GGUF format', () => {
  it('reads what was written, value for value and byte for byte', async () => {
    const header = fc.dictionary(fc.stringMatching(/^[a-z]{1,12}\.[a-z_]{1,12}$/), value, {
      noNullPrototype: true,
    })
    await fc.assert(
      fc.asyncProperty(
        header,
        fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 4 }),
        async (values, sizes) => {
          const tensors = sizes.map((size, at) =>
            floatTensor(`t${at}`, [size, 2], new Float32Array(size * 2).fill(at)),
          )
          writeGguf(path, values, tensors)
          const reading = await read()
          if (reading.outcome !== 'read') throw new Error(reading.fault)
          expect(Object.fromEntries(reading.header.values)).toEqual(values)
          const file = await open(path)
          for (const [at, { name, dimensions, offset, bytes }] of reading.header.tensors.entries()) {
            expect([name, dimensions]).toEqual([`t${at}`, [sizes[at], 2]])
            const { buffer } = await file.read(Buffer.alloc(bytes!), 0, bytes!, offset)
            expect(buffer).toEqual(Buffer.from(tensors[at]!.bytes()))
          }
          await file.close()
        },
      ),
      { numRuns: 60 },
    )
  })

  it('passes over long arrays where only the rest is asked for', async () => {
    const words: GgufValue = { type: 'array', of: 'string', value: ['价格', 'price'] }
    writeGguf(path, { words, 'a.b': { type: 'uint32', value: 7 } }, [])
    const reading = await read(true)
    expect(reading.outcome === 'read' && [...reading.header.values]).toEqual([
      ['words', null],
      ['a.b', { type: 'uint32', value: 7 }],
    ])
  })

  it('leaves the file that was there when a tensor turns out to have another size', () => {
    writeFileSync(path, 'as it was')
    const wrong = { ...floatTensor('t', [4], new Float32Array(4)), bytes: () => new Uint8Array(3) }
    expect(() => writeGguf(path, {}, [wrong])).toThrow('t: 3 bytes')
    expect(() => rmSync(`${path}.part`)).toThrow('ENOENT')
  })
})

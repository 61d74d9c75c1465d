import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packLog, packUpdates, unpackLog, unpackUpdates } from './packedUpdates.ts'

const entry = fc.record(
  {
    document: fc.string(),
    update: fc.uint8Array({ maxLength: 300 }),
    author: fc.string(),
    at: fc.nat(),
    sealed: fc.record({ counter: fc.nat(), epoch: fc.nat() }),
  },
  { requiredKeys: ['document', 'update', 'author', 'at'] },
)

test('updates come out of the package as they went in, also after they were handed to another thread', () =>
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 20 }), (entries) => {
      const packed = packUpdates(entries)
      const arrived = structuredClone(packed, { transfer: [packed.content.bytes.buffer] })
      expect(unpackUpdates(arrived)).toEqual(entries)
    }),
  ))

test('a log comes out of the package as it went in', () =>
  fc.assert(
    fc.property(
      fc.array(fc.record({ seq: fc.nat(), update: fc.uint8Array({ maxLength: 300 }) })),
      (entries) => {
        const packed = packLog(entries)
        const arrived = structuredClone(packed, { transfer: [packed.content.bytes.buffer] })
        expect(unpackLog(arrived)).toEqual(entries)
      },
    ),
  ))

import { expect, test } from 'vitest'
import { noteDelivered, type OpenDocument, openDocument } from './document.ts'
import { defaultLimits } from './limits.ts'
import { createLogCache, type LogCache } from './logCache.ts'
import { createWriter, openMemoryStorage } from './relayFixture.ts'

const write = createWriter(1)

/** A document that takes updates, and how often its log was read. */
async function logOf(updates: number) {
  const storage = openMemoryStorage()
  let reads = 0
  const document = await openDocument('psu', false, storage, defaultLimits, () => 0)
  const cache = createLogCache(
    {
      ...storage,
      readLog: (...args) => {
        reads++
        return storage.readLog(...args)
      },
    },
    1_000_000,
    1_000,
  )
  const deliver = async (value: string) => {
    const update = write(value)
    const [seq] = await storage.append([{ document: 'psu', update, author: '', at: 0 }])
    noteDelivered(document, null, { seq: seq!, update })
    cache.add(document, update)
  }
  for (let index = 0; index < updates; index++) await deliver(`minute ${index}`)
  return { document, cache, deliver, reads: () => reads }
}

const numbersAfter = async (cache: LogCache, document: OpenDocument, after: number) =>
  (await cache.piecesAfter(document, after))?.flatMap(({ first, count }) =>
    Array.from({ length: count }, (_, index) => first + index),
  )

test('[O2] who has everything gets nothing, and nothing is read or kept for them', async () => {
  const { document, cache, deliver, reads } = await logOf(3)
  expect(await cache.piecesAfter(document, 3)).toEqual([])
  await deliver('budget')
  expect(reads()).toBe(0)
  expect(await numbersAfter(cache, document, 3)).toEqual([4])
  expect(reads()).toBe(1)
})

test('[O2] what one asked for is there for the next, with what came meanwhile', async () => {
  const { document, cache, deliver, reads } = await logOf(3)
  expect(await numbersAfter(cache, document, 0)).toEqual([1, 2, 3])
  await deliver('budget')
  expect(await numbersAfter(cache, document, 1)).toEqual([2, 3, 4])
  expect(reads()).toBe(1)
})

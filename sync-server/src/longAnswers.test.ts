import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { updateMessage } from '../client/wire.ts'
import { connectBare, heardOf, openBare, sendOpen } from './bareClient.ts'
import { createWriter, openMemoryStorage, type RawClient, type RunningRelay, until } from './relayFixture.ts'
import type { Storage } from './storage.ts'
import { testScope } from './testScope.ts'

const { cleanUps, relayWith } = testScope()

const KiB = 1024
const pieceBytes = 256 * KiB
/** What may wait for a reader before the next piece waits too, that piece, and what frames it. */
const mostWaitingBytes = 1024 * KiB + pieceBytes + KiB
const large = 'board-of-a-large-tender'

/** A store with a document whose log has these sizes. */
async function storeWith(sizes: readonly number[]): Promise<Storage> {
  const storage = openMemoryStorage()
  const write = createWriter(1)
  await storage.append(
    sizes.map((size, index) => ({
      ...{ document: large, author: '', at: 0 },
      update: write(`${index}:${'x'.repeat(size)}`),
    })),
  )
  return storage
}

const relayOver = (storage: Storage): Promise<RunningRelay> =>
  relayWith({ storage, limits: { compactAfterBytes: Number.MAX_SAFE_INTEGER } })

async function bareIn(relay: RunningRelay): Promise<RawClient> {
  const client = await connectBare(relay)
  cleanUps.push(() => client.socket.terminate())
  return client
}

const bytesOf = (updates: readonly Uint8Array[]) => updates.reduce((sum, { length }) => sum + length, 0)
const lastNumber = (client: RawClient) =>
  heardOf(client, 'log').reduce((last, { first, updates }) => Math.max(last, first + updates.length - 1), 0)

test('[O7] a log comes in pieces of at most 256 KiB, in order, and a larger update alone', async () => {
  const sizes = Array.from({ length: 60 }, (_, index) => (index === 20 ? 700 * KiB : 30 * KiB))
  const relay = await relayOver(await storeWith(sizes))
  const client = await bareIn(relay)
  await openBare(client, large)
  await until(() => lastNumber(client) === sizes.length, 'all of it')
  let next = 1
  for (const { first, updates } of heardOf(client, 'log')) {
    expect(first).toBe(next)
    next += updates.length
    if (first <= 21 && 21 < next) expect(updates).toHaveLength(1)
    else expect(bytesOf(updates)).toBeLessThanOrEqual(pieceBytes)
  }
  expect(heardOf(client, 'log').length).toBeGreaterThan(6)
})

test('[O3][O7] a state comes in pieces of at most 256 KiB, which joined are one update', async () => {
  const storage = await storeWith(Array.from({ length: 40 }, () => 30 * KiB))
  const all = await storage.readLog(large, 0)
  const update = Y.mergeUpdates(all.map((entry) => entry.update))
  const stateVector = Y.encodeStateVectorFromUpdate(update)
  await storage.replaceWithSnapshot(large, { throughSeq: all.length, update, stateVector }, 0)
  const relay = await relayOver(storage)
  const client = await bareIn(relay)
  const { isState } = await openBare(client, large)
  expect(isState).toBe(true)
  await until(() => heardOf(client, 'state').some(({ isLast }) => isLast), 'the last piece')
  const pieces = heardOf(client, 'state')
  expect(pieces.map(({ isLast }) => isLast)).toEqual([...pieces.slice(1).map(() => false), true])
  for (const { piece } of pieces) expect(piece.length).toBeLessThanOrEqual(pieceBytes)
  expect(pieces.length).toBe(Math.ceil(bytesOf(pieces.map(({ piece }) => piece)) / pieceBytes))
  const joined = Buffer.concat(pieces.map(({ piece }) => piece))
  const doc = new Y.Doc()
  Y.applyUpdate(doc, joined)
  expect(doc.getArray('log').length).toBe(40)
})

test('[O7] who takes nothing holds back their own pieces only: others get all of it, and write, meanwhile', async () => {
  // More than the kernel keeps of a connection, however it is set.
  const sizes = Array.from({ length: 200 }, () => 120 * KiB)
  const relay = await relayOver(await storeWith(sizes))
  const stalled = await bareIn(relay)
  const [stalledAtRelay] = relay.sockets
  let mostWaiting = 0
  const watch = setInterval(() => {
    mostWaiting = Math.max(mostWaiting, stalledAtRelay!.writableLength)
  }, 1)
  cleanUps.push(() => clearInterval(watch))
  sendOpen(stalled, 1, large)
  stalled.socket.pause()
  await until(() => stalledAtRelay!.writableLength > 0, 'the relay waits for the stalled one')

  const quick = await bareIn(relay)
  await openBare(quick, large)
  await until(() => lastNumber(quick) === sizes.length, 'the quick one has all of it')

  const writer = await bareIn(relay)
  const { channel } = await openBare(writer, 'another-board')
  writer.socket.send(updateMessage(channel, 7, createWriter(2)('meanwhile')))
  await until(() => heardOf(writer, 'ack').some(({ id }) => id === 7), 'stored')

  expect(lastNumber(stalled)).toBeLessThan(sizes.length)
  expect(stalledAtRelay!.writableLength).toBeGreaterThan(0)
  expect(mostWaiting).toBeLessThanOrEqual(mostWaitingBytes)
  stalled.socket.resume()
  await until(() => lastNumber(stalled) === sizes.length, 'the stalled one has all of it too')
  expect(heardOf(stalled, 'log').reduce((count, { updates }) => count + updates.length, 0)).toBe(sizes.length)
  expect(mostWaiting).toBeLessThanOrEqual(mostWaitingBytes)
})

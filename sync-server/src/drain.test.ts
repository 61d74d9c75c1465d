import { mkdtempSync, rmSync } from 'node:fs'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { defaultLimits } from './limits.ts'
import { connectRaw } from './relayFixture.ts'
import { type RelayProcess, spawnRelay } from './relayProcess.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'relay-drain-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const ready = async ({ url }: RelayProcess): Promise<number | string> =>
  fetch(`${url.replace('ws:', 'http:')}/ready`).then(
    ({ status }) => status,
    (error: { cause?: { code?: string } }) => error.cause?.code ?? 'unreachable',
  )
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Tells it to stop, and asks whether it is ready until it is gone. */
async function stopAndAsk(relay: RelayProcess) {
  const exit = new Promise<number | null>((resolve) => relay.child.once('exit', resolve))
  expect(await ready(relay)).toBe(200)
  relay.child.kill('SIGTERM')
  const answers: (number | string)[] = []
  let isGone = false
  void exit.then(() => {
    isGone = true
  })
  while (!isGone) {
    await pause(100)
    answers.push(await ready(relay))
  }
  return { code: await exit, answers }
}

describe('[C4] while it stops, a relay', () => {
  test('says that it isn’t ready until it is gone, also while it waits for somebody who doesn’t close', async () => {
    const relay = await spawnRelay({ RELAY_DATA: folder, RELAY_AUTH: 'none' })
    const stuck = await connectRaw(relay.url, 'psu')
    ;(stuck.socket as unknown as { _socket: Socket })._socket.pause()
    const { code, answers } = await stopAndAsk(relay)
    stuck.socket.terminate()
    expect(code).toBe(0)
    // It is gone a moment before its parent hears of it.
    const whileHere = answers.slice(0, answers.lastIndexOf(503) + 1)
    expect(whileHere.length).toBeGreaterThan(answers.length * 0.8)
    expect(new Set(whileHere.slice(1))).toEqual(new Set([503]))
  })

  test('that a balancer stands before serves on for long enough to be asked, and takes nobody new', async () => {
    const relay = await spawnRelay({ RELAY_DATA: folder, RELAY_PROXY: '1' })
    const client = await connectRaw(relay.url, 'sandtable/rooms')
    const startedAt = performance.now()
    const stopping = stopAndAsk(relay)
    await pause(500)
    await expect(connectRaw(relay.url, 'sandtable/rooms')).rejects.toThrow('503')
    expect(await client.closed).toBe(1001)
    expect(performance.now() - startedAt).toBeGreaterThan(defaultLimits.lookAwayMs - 50)
    const { code, answers } = await stopping
    expect(code).toBe(0)
    expect(answers.filter((answer) => answer === 503).length).toBeGreaterThan(10)
  })
})

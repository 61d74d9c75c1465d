import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { connectProvider, connectRaw, createWriter, type RawClient, until } from './relayFixture.ts'
import { openSqliteStorage } from './storage/sqlite.ts'

const program = fileURLToPath(new URL('../bin/relay.ts', import.meta.url))

let folder: string
let running: ChildProcess | null = null
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'relay-kill-'))
})
afterEach(() => {
  running?.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** Starts the relay as a person would, on a free port, and reads from its log where it listens. */
async function start(): Promise<string> {
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, PORT: '0', RELAY_DATA: folder, RELAY_AUTH: 'none' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running = child
  let output = ''
  child.stdout.on('data', (part) => {
    output += part
  })
  child.stderr.on('data', (part) => {
    output += part
  })
  await until(() => output.includes('"listening"') || child.exitCode !== null, 'the relay listens')
  const line = output.split('\n').find((text) => text.includes('"listening"'))
  if (!line) throw new Error(`the relay did not start: ${output}`)
  return `ws://127.0.0.1:${JSON.parse(line).port}`
}

async function kill(): Promise<void> {
  const child = running!
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
}

const rooms = ['战情室', 'decision map', 'psu']
const valuesIn = async (url: string, room: string): Promise<Set<string>> => {
  const doc = new Y.Doc()
  const provider = connectProvider(url, room, doc)
  await until(() => provider.synced, `synced ${room}`)
  provider.destroy()
  return new Set(doc.getArray<string>('log').toArray())
}

async function hasSnapshot(): Promise<boolean> {
  const storage = openSqliteStorage(join(folder, 'relay.sqlite'))
  try {
    const heads = await Promise.all(rooms.map((room) => storage.readHead(room)))
    return heads.some((head) => head?.snapshot)
  } finally {
    await storage.close()
  }
}

type Sender = { room: string; client: RawClient; write: (value: string) => Uint8Array; sent: string[] }

test('[D1] kill -9 in the middle of the load, ten times: every acknowledged update is there afterwards', async () => {
  const delaysMs = fc.sample(fc.integer({ min: 5, max: 800 }), { numRuns: 10, seed: 20261121 })
  const acknowledged = new Map(rooms.map((room) => [room, new Set<string>()]))
  let clientId = 0
  const loadAndKill = async (delayMs: number): Promise<void> => {
    const url = await start()
    const senders: Sender[] = await Promise.all(
      rooms.map(async (room) => ({
        room,
        client: await connectRaw(url, `ack/${encodeURIComponent(room)}`),
        write: createWriter(++clientId),
        sent: [],
      })),
    )
    const startedAt = performance.now()
    while (performance.now() - startedAt < delayMs) {
      for (const sender of senders) {
        // Long enough that snapshots are made while the kills happen.
        const value = `${clientId}:${sender.room}:${sender.sent.length}`.padEnd(6000, '.')
        sender.client.sendUpdate(sender.write(value))
        sender.sent.push(value)
      }
      await new Promise((resolve) => setImmediate(resolve))
    }
    await kill()
    await Promise.all(senders.map(({ client }) => client.closed))
    for (const { room, client, sent } of senders)
      for (const value of sent.slice(0, client.acknowledged())) acknowledged.get(room)!.add(value)
  }
  for (const delayMs of delaysMs) await loadAndKill(delayMs)
  // On a busy machine a first snapshot takes longer than any of these loads, and must be among what is killed.
  for (let longer = 1; longer <= 5 && !(await hasSnapshot()); longer += 1) await loadAndKill(longer * 2000)
  expect(await hasSnapshot()).toBe(true)
  const url = await start()
  for (const room of rooms) {
    const found = await valuesIn(url, room)
    expect(acknowledged.get(room)!.size, `acknowledged in ${room}`).toBeGreaterThan(20)
    expect(
      [...acknowledged.get(room)!].filter((value) => !found.has(value)),
      `lost in ${room}`,
    ).toEqual([])
  }
  await kill()
}, 120_000)

test('[C4] SIGTERM ends the relay in order', async () => {
  const url = await start()
  const client = await connectRaw(url, 'psu')
  const exit = new Promise<number | null>((resolve) => running!.once('exit', resolve))
  running!.kill('SIGTERM')
  expect(await client.closed).toBe(1001)
  expect(await exit).toBe(0)
})

test('[C1] an address that others can reach is refused before anything is opened', async () => {
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, HOST: '0.0.0.0', RELAY_DATA: folder, RELAY_AUTH: 'none' },
  })
  let said = ''
  child.stderr.on('data', (part) => {
    said += part
  })
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(2)
  expect(said).toContain('without authentication')
})

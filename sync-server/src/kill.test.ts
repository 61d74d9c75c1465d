import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { killUnderLoad } from '../proof/kills.ts'
import { killSealedUnderLoad } from '../proof/sealedKills.ts'
import { connectRaw } from './relayFixture.ts'
import { spawnRelay } from './relayProcess.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'relay-kill-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('[D1] kill -9 in the middle of the load, 30 times: every acknowledged update is there afterwards', async () => {
  const { acknowledged, lost, snapshots } = await killUnderLoad(30, 20261121)
  expect(lost).toEqual([])
  expect(acknowledged).toBeGreaterThan(300)
  expect(snapshots).toBeGreaterThan(0)
}, 180_000)

test('[D1][E4] the same in a sealed room, 6 times: nothing is lost, and no device takes the relay for a liar', async () => {
  const { acknowledged, lost } = await killSealedUnderLoad(6, 20261122)
  expect(lost).toEqual([])
  expect(acknowledged).toBeGreaterThan(20)
}, 120_000)

test('[C4] SIGTERM ends the relay in order', async () => {
  const relay = await spawnRelay({ RELAY_DATA: folder, RELAY_AUTH: 'none' })
  const client = await connectRaw(relay.url, 'psu')
  const exit = new Promise<number | null>((resolve) => relay.child.once('exit', resolve))
  relay.child.kill('SIGTERM')
  expect(await client.closed).toBe(1001)
  expect(await exit).toBe(0)
})

test('[C1] an address that others can reach is refused before anything is opened', async () => {
  const program = fileURLToPath(new URL('../bin/relay.ts', import.meta.url))
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

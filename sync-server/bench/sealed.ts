/**
 * What sealing costs: the same people and edits in a sealed and in an unsealed workspace, in turns, in one run.
 *
 *   npm run bench:sealed [-- --seconds 4] [--rounds 3]
 *
 * Figures are ratios, sealed to unsealed, of medians over the rounds. One process plays all people, so their
 * processor time is that of all clients together. Linux only (/proc).
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import * as Y from 'yjs'
import type { RelayClient, SealedPace } from '../client/index.ts'
import { askRunning } from '../src/admin/socket.ts'
import { ask, connectClient, isOnline, joinBy, until } from '../src/relayFixture.ts'
import { type RelayProcess, spawnRelay } from '../src/relayProcess.ts'
import { hasStatus, joinSealed, letIn, switchOn } from '../src/sealedFixture.ts'
import { openSqliteStorage } from '../src/storage/sqlite.ts'

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '4' }, rounds: { type: 'string', default: '3' } },
})
const seconds = Number(values.seconds)
const room = 'board-of-the-measurement'
const writers = 4
const readers = 12
const editsPerSecond = 20

type Kind = { name: string; isSealed: boolean; pace: Partial<SealedPace> }
const kinds: Kind[] = [
  { name: 'unsealed', isSealed: false, pace: {} },
  { name: 'sealed, each edit alone', isSealed: true, pace: { batchMs: 0 } },
  { name: 'sealed, batches of 50 ms', isSealed: true, pace: { batchMs: 50 } },
]

/** Processor time of a process so far, in milliseconds. */
function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

/** Sixteen connections of one person's device: keys and rights are the same for each. */
async function enter(relay: RelayProcess, folder: string, kind: Kind): Promise<RelayClient[]> {
  const name = kind.name.slice(0, 8)
  const command = { do: 'createWorkspace', name, admin: 'Ana', hours: 1, sealed: kind.isSealed } as const
  const made = await askRunning(folder, command)
  if (!made?.ok) throw new Error('no workspace')
  const { code } = made.result as { code: string }
  const { url } = relay
  const count = writers + readers
  if (!kind.isSealed) {
    const { device } = await joinBy(url, code)
    const clients = Array.from({ length: count }, () => connectClient(url, device))
    await Promise.all(clients.map(isOnline))
    await clients[0]!.call('createRoom', { room, title: 'measured' })
    return clients
  }
  const { pace } = kind
  const ana = await joinSealed(code, { url, pace })
  await hasStatus(ana, 'unfounded')
  await ana.sealed.found()
  await ana.client.call('createRoom', { room, title: '' })
  // Writers are devices of their own, since each counts its own updates.
  const devices = [ana]
  while (devices.length < writers) {
    const invited = (await ask(ana.client, 'inviteDevice', {})) as { code: string }
    const next = await joinSealed(invited.code, { url, pace })
    await letIn(ana, next, 'admin')
    devices.push(next)
  }
  const others = await Promise.all(
    Array.from({ length: count - writers }, () => switchOn(ana, { url, pace })),
  )
  return [...devices, ...others].map(({ client }) => client)
}

type Figures = Record<string, number>

async function measure(kind: Kind): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'relay-bench-sealed-'))
  const relay = await spawnRelay({ RELAY_DATA: folder })
  const clients = await enter(relay, folder, kind)
  try {
    const shares = clients.map((client) => {
      const doc = new Y.Doc()
      return { doc, shared: client.share(room, doc, { mayHaveUnsent: false }) }
    })
    await until(() => shares.every(({ shared }) => shared.state().isSynced), 'synced')
    const latencies: number[] = []
    for (const { doc } of shares.slice(writers))
      doc.getMap<number>('cards').observe((event) => {
        for (const key of event.keysChanged) {
          const at = doc.getMap<{ at: number }>('cards').get(key)?.at
          if (at !== undefined) latencies.push(performance.now() - at)
        }
      })
    const serverBefore = cpuMs(relay.child.pid!)
    const ownBefore = process.cpuUsage()
    let edits = 0
    const end = performance.now() + seconds * 1000
    while (performance.now() < end) {
      for (const [index, { doc }] of shares.slice(0, writers).entries()) {
        doc.getMap('cards').set(`card ${index}:${edits % 50}`, { at: performance.now(), heat: edits % 100 })
        edits++
      }
      await new Promise((resolve) => setTimeout(resolve, 1000 / editsPerSecond))
    }
    await until(() => shares.slice(0, writers).every(({ shared }) => shared.state().waiting === 0), 'stored')
    await until(
      () => new Set(shares.map(({ doc }) => JSON.stringify(doc.getMap('cards').toJSON()).length)).size === 1,
      'equal',
    )
    const server = cpuMs(relay.child.pid!) - serverBefore
    const own = process.cpuUsage(ownBefore)
    latencies.sort((a, b) => a - b)
    const deliveries = edits * (writers + readers - 1)

    // A newcomer reads it all.
    const startedAt = performance.now()
    const newcomer = shares[writers]!
    newcomer.shared.leave()
    const doc = new Y.Doc()
    const again = clients[writers]!.share(room, doc, { mayHaveUnsent: false })
    await until(() => again.state().isSynced, 'synced again')
    const firstSyncMs = performance.now() - startedAt
    for (const client of clients) client.close()
    await relay.kill()
    const storage = openSqliteStorage(join(folder, 'relay.sqlite'))
    const [document] = await storage.listDocuments()
    await storage.close()
    return {
      'relay CPU, µs per edit and reader': (server * 1000) / deliveries,
      'clients’ CPU, µs per edit and reader': (own.user + own.system) / deliveries,
      'latency p50, ms': latencies[Math.floor(latencies.length / 2)] ?? Number.NaN,
      'latency p99, ms': latencies[Math.floor(latencies.length * 0.99)] ?? Number.NaN,
      'stored bytes per edit': document!.bytes / edits,
      'stored updates per edit': document!.head / edits,
      'first sync of the log, ms': firstSyncMs,
    }
  } finally {
    for (const client of clients) client.close()
    await relay.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

const median = (all: number[]): number => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)]!
const rounds: Figures[][] = []
for (let round = 0; round < Number(values.rounds); round++) {
  rounds.push([])
  for (const kind of kinds) rounds.at(-1)!.push(await measure(kind))
}
process.stdout.write(`| figure | ${kinds.map(({ name }) => name).join(' | ')} |\n`)
process.stdout.write(`| --- | ${kinds.map(() => '---').join(' | ')} |\n`)
for (const figure of Object.keys(rounds[0]![0]!)) {
  const medians = kinds.map((_, index) => median(rounds.map((round) => round[index]![figure]!)))
  const cells = medians.map(
    (value, index) => `${value.toFixed(1)}${index === 0 ? '' : ` (${(value / medians[0]!).toFixed(2)} ×)`}`,
  )
  process.stdout.write(`| ${figure} | ${cells.join(' | ')} |\n`)
}
process.exit(0)

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import { connectClient, connectRaw, createWriter, type RawClient, until } from '../src/relayFixture.ts'
import { patienceMs, spawnRelay } from '../src/relayProcess.ts'
import { openSqliteStorage } from '../src/storage/sqlite.ts'
import { createRandom } from './random.ts'

const rooms = ['战情室', 'decision map', 'psu']

type Sender = { room: string; client: RawClient; write: (value: string) => Uint8Array; sent: string[] }

const valuesIn = async (url: string, room: string): Promise<Set<string>> => {
  const client = connectClient(url)
  const doc = new Y.Doc()
  const shared = client.share(room, doc)
  await until(() => shared.state().isSynced, `synced ${room}`, patienceMs)
  client.close()
  return new Set(doc.getArray<string>('log').toArray())
}

async function snapshotsIn(folder: string): Promise<number> {
  const storage = openSqliteStorage(join(folder, 'relay.sqlite'))
  try {
    const heads = await Promise.all(rooms.map((room) => storage.readHead(room)))
    return heads.filter((head) => head?.snapshot).length
  } finally {
    await storage.close()
  }
}

const hasCompacted = async (url: string): Promise<boolean> =>
  /relay_compactions_total\{outcome="done"\} [1-9]/.test(
    await (await fetch(`${url.replace('ws:', 'http:')}/metrics`)).text(),
  )

/**
 * Writes into all rooms as fast as it goes for so long, and on until a snapshot was made if that is asked; then ends
 * the relay at once. What was acknowledged is added.
 */
async function loadAndKill(
  environment: Record<string, string>,
  round: number,
  { delayMs, untilCompacted }: { delayMs: number; untilCompacted: boolean },
  acknowledged: Map<string, Set<string>>,
): Promise<void> {
  const relay = await spawnRelay(environment)
  const senders: Sender[] = await Promise.all(
    rooms.map(async (room, index) => ({
      ...{ room, client: await connectRaw(relay.url, `ack/${encodeURIComponent(room)}`) },
      ...{ write: createWriter(round * rooms.length + index + 1), sent: [] },
    })),
  )
  const startedAt = performance.now()
  const isDone = async () =>
    performance.now() - startedAt >= delayMs && (!untilCompacted || (await hasCompacted(relay.url)))
  while (!(await isDone())) {
    for (const { room, client, write, sent } of senders) {
      // Long enough that snapshots are made while the kills happen.
      const value = `${round}:${room}:${sent.length}`.padEnd(3000, '.')
      client.sendUpdate(write(value))
      sent.push(value)
    }
    await new Promise((resolve) => setImmediate(resolve))
  }
  await relay.kill()
  await Promise.all(senders.map(({ client }) => client.closed))
  for (const { room, client, sent } of senders)
    for (const value of sent.slice(0, client.acknowledged())) acknowledged.get(room)!.add(value)
}

const killsPerStore = 30

/**
 * Kills the relay so many times under load, on a new store after every 30, and reads everything afterwards.
 *
 * @returns how many updates were acknowledged in all, and those of them that are not there
 */
export async function killUnderLoad(
  kills: number,
  seed: number,
  onRound: (done: number) => void = () => {},
): Promise<{ acknowledged: number; lost: string[]; snapshots: number }> {
  const random = createRandom(seed)
  const total = { acknowledged: 0, lost: [] as string[], snapshots: 0 }
  for (let done = 0; done < kills; ) {
    const folder = mkdtempSync(join(tmpdir(), 'relay-kills-'))
    const environment = { RELAY_DATA: folder, RELAY_AUTH: 'none' }
    const acknowledged = new Map(rooms.map((room) => [room, new Set<string>()]))
    try {
      for (let round = 0; round < killsPerStore && done < kills; round++, done++) {
        // Mostly soon; now and then when snapshots are being made, however long that takes on a busy machine.
        const when = { delayMs: 5 + random.below(295), untilCompacted: round % 10 === 9 }
        await loadAndKill(environment, round, when, acknowledged)
        onRound(done + 1)
      }
      total.snapshots += await snapshotsIn(folder)
      const relay = await spawnRelay(environment)
      for (const [room, values] of acknowledged) {
        const found = await valuesIn(relay.url, room)
        total.acknowledged += values.size
        total.lost.push(
          ...[...values].filter((value) => !found.has(value)).map((value) => value.slice(0, 40)),
        )
      }
      await relay.kill()
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  return total
}

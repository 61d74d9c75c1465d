import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type * as Y from 'yjs'
import { askRunning } from '../src/admin/socket.ts'
import { freePort } from '../src/localServers.ts'
import { until } from '../src/relayFixture.ts'
import { type RelayProcess, spawnRelay } from '../src/relayProcess.ts'
import {
  hasStatus,
  inviteSealed,
  joinSealed,
  quiet,
  type SealedLaptop,
  share,
  switchOn,
} from '../src/sealedFixture.ts'
import { createRandom } from './random.ts'

const room = 'board-of-the-kills'
const logOf = (doc: Y.Doc): string[] => doc.getArray<string>('log').toArray()

/** Two people who write as fast as it goes; what waits no longer is acknowledged. */
function createWriters(laptops: readonly SealedLaptop[]) {
  const writers = laptops.map((laptop) => ({ ...share(laptop, room), laptop, open: [] as string[] }))
  const acknowledged = new Set<string>()
  return {
    writers,
    acknowledged,
    write(value: string) {
      for (const [index, { doc, shared, open }] of writers.entries()) {
        if (shared.state().waiting === 0) for (const done of open.splice(0)) acknowledged.add(done)
        // A few at a time, so that there are moments in which nothing waits.
        if (open.length > 20) continue
        doc.getArray('log').push([`${value}:${index}`])
        open.push(`${value}:${index}`)
      }
    },
    faults: () => writers.map(({ shared }) => shared.state().sealed!.fault).filter((fault) => fault !== null),
  }
}

/**
 * Kills the relay so many times while two devices write into a sealed room that they snapshot and prune, and reads
 * everything afterwards as a device that has only its keychain.
 *
 * @throws Error when a device takes the relay for a liar, or the replicas differ
 */
export async function killSealedUnderLoad(
  kills: number,
  seed: number,
  onRound: (done: number) => void = () => {},
): Promise<{ acknowledged: number; lost: string[] }> {
  const random = createRandom(seed)
  const folder = mkdtempSync(join(tmpdir(), 'relay-sealed-kills-'))
  const environment = { RELAY_DATA: folder, PORT: String(await freePort()) }
  const pace = { batchMs: 1, snapshotAfterBytes: 30_000, snapshotDelayMs: 20, confirmDelayMs: 20 }
  const clients: SealedLaptop['client'][] = []
  let relay: RelayProcess = await spawnRelay(environment)
  const options = { url: relay.url, pace }
  try {
    const command = { do: 'createWorkspace', name: 'kills', admin: 'Ana', hours: 1, sealed: true } as const
    const made = await askRunning(folder, command)
    if (!made?.ok) throw new Error(`no workspace: ${JSON.stringify(made)}`)
    const ana = await joinSealed((made.result as { code: string }).code, options)
    clients.push(ana.client)
    await hasStatus(ana, 'unfounded')
    await ana.sealed.found()
    await ana.client.call('createRoom', { room, title: '' })
    const li = await inviteSealed(ana, { ...options, name: '李伟', room })
    clients.push(li.client)
    const { writers, acknowledged, write, faults } = createWriters([ana, li])
    for (let done = 0; done < kills; done++) {
      const end = performance.now() + 50 + random.below(250)
      for (let edit = 0; performance.now() < end; edit++) {
        write(`${done}:${edit}`)
        await new Promise((resolve) => setTimeout(resolve, 1))
      }
      await relay.kill()
      relay = await spawnRelay(environment)
      for (const client of clients) client.connect()
      onRound(done + 1)
    }
    const isEqual = () => new Set(writers.map(({ doc }) => JSON.stringify(logOf(doc)))).size === 1
    await until(
      () => faults().length > 0 || (writers.every(({ shared }) => shared.state().waiting === 0) && isEqual()),
      'both are equal',
      60_000,
    )
    if (faults().length > 0) throw new Error(`the relay was taken for a liar: ${JSON.stringify(faults())}`)
    write('last')
    await quiet(...writers.map(({ shared }) => shared))
    write('after')
    const anew = await switchOn(ana, options)
    clients.push(anew.client)
    const { doc, shared } = share(anew, room)
    await until(() => shared.state().isSynced, 'read anew')
    const found = new Set(logOf(doc))
    return {
      acknowledged: acknowledged.size,
      lost: [...acknowledged].filter((value) => !found.has(value)),
    }
  } finally {
    for (const client of clients) client.close()
    await relay.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as Y from 'yjs'
import { verifyStore } from '../src/admin/verify.ts'
import { openRegister } from '../src/auth/register.ts'
import { connectClient, until } from '../src/relayFixture.ts'
import { spawnRelay } from '../src/relayProcess.ts'
import { openSqliteStorage } from '../src/storage/sqlite.ts'

const source = fileURLToPath(new URL('./faultyDisk.c', import.meta.url))

/** Builds what makes disks fail; null where there is no C compiler, or no Linux. */
export function buildFaultyDisk(folder: string): string | null {
  if (process.platform !== 'linux') return null
  const library = join(folder, 'faultyDisk.so')
  const built = spawnSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl'], {
    encoding: 'utf8',
  })
  if (built.error) return null
  if (built.status !== 0) throw new Error(built.stderr)
  return library
}

/**
 * A relay on a disk that fails, people who write until so many changes are confirmed, and its end at once. What was
 * confirmed must be there when the disk is good again.
 */
export async function writeOnFaultyDisk(
  library: string,
  seed: number,
  changes: number,
): Promise<{ confirmed: number; faults: number; lost: string[]; storeFaults: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'relay-faults-'))
  const environment = { RELAY_DATA: folder, RELAY_AUTH: 'none' }
  try {
    // The store is made on a good disk: a relay that can't even begin is another story.
    await (await spawnRelay(environment)).kill()
    const sick = { ...environment, LD_PRELOAD: library, FAULT_EVERY: '20', FAULT_SEED: String(seed) }
    let relay = await spawnRelay(environment)
    await relay.kill()
    for (let tries = 0; ; tries++) {
      try {
        relay = await spawnRelay(sick)
        break
      } catch (error) {
        // It may fail to open its file; somebody starts it again.
        if (tries > 20) throw error
        sick.FAULT_SEED = String(seed + 1000 * (tries + 1))
      }
    }
    const people = Array.from({ length: 12 }, (_, index) => {
      const client = connectClient(relay.url)
      const doc = new Y.Doc()
      const written: string[] = []
      const confirmed: string[] = []
      const shared = client.share('board', doc)
      shared.onChange(() => {
        if (shared.state().waiting === 0 && shared.state().link === 'open')
          confirmed.push(...written.splice(0))
      })
      /** One change at a time: a refused one is sent again by the client after a while. */
      const write = (round: number) => {
        if (written.length > 0) return
        const value = `${index}:${round}`
        written.push(value)
        doc.getArray('log').push([value])
      }
      return { client, write, confirmed }
    })
    const confirmed = () => people.flatMap((person) => person.confirmed)
    for (let round = 0; confirmed().length < changes && round < changes * 100; round++) {
      for (const { client, write } of people) {
        client.connect()
        write(round)
      }
      await new Promise((resolve) => setTimeout(resolve, 4))
      if (relay.child.exitCode !== null) throw new Error(`the relay ended: ${relay.output().slice(-2000)}`)
    }
    const promised = confirmed()
    for (const { client } of people) client.close()
    const faults = relay.output().split('"event":"notStored"').length - 1
    await relay.kill()

    const good = await spawnRelay(environment)
    const reader = connectClient(good.url)
    const doc = new Y.Doc()
    const shared = reader.share('board', doc)
    await until(() => shared.state().isSynced, 'synced')
    reader.close()
    await good.kill()
    const found = new Set(doc.getArray<string>('log').toArray())
    const storage = openSqliteStorage(join(folder, 'relay.sqlite'))
    const { faults: storeFaults } = await verifyStore(storage, await openRegister(storage))
    await storage.close()
    return {
      confirmed: promised.length,
      faults,
      lost: promised.filter((value) => !found.has(value)),
      storeFaults,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

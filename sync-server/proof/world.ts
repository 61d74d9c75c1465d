import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Relay } from '../src/relay.ts'
import { openSqliteStorage } from '../src/storage/sqlite.ts'
import type { Storage } from '../src/storage.ts'
import { createNode } from './node.ts'
import { createRandom, type Random } from './random.ts'

/** What the devices of a simulated day meet: one relay or several nodes, and what may happen to them. */
export type World = {
  /** Where the next connection goes. */
  route(): string
  /** Of a hundred steps of a day, those in which something breaks here or comes back. */
  readonly disturbedSteps: number
  disturb(random: Random): Promise<void>
  /** Sees to it that somebody serves; what else is broken stays so. */
  serve(): Promise<void>
  /** Everything works again. */
  mend(): Promise<void>
  /** Kills all there is, and starts again from the store. */
  restart(): Promise<void>
  /** All relays that take updates just now. */
  ready(): Relay[]
  /** How all stands, for whoever reads why a day failed. */
  describe(): string
  /** Ends everything. */
  close(): Promise<void>
  /** The store, once everything has ended. */
  openStore(): Promise<Storage>
  /** Takes the store away. */
  remove(): Promise<void>
}
export type MakeWorld = (seed: number) => Promise<World>

/** One relay over a SQLite file. On every fifth day the disk now and then takes nothing: those days last longer, for who was refused waits. */
export const createOneRelay: MakeWorld = async (seed) => {
  const folder = mkdtempSync(join(tmpdir(), 'relay-simulation-'))
  const file = join(folder, 'relay.sqlite')
  const node = createNode(async () => ({ storage: openSqliteStorage(file) }), {
    slowness: createRandom(seed + 1),
    failures: seed % 5 === 0 ? 0.03 : 0,
  })
  await node.start()
  const serve = async () => {
    if (!node.relay()) await node.start()
  }
  return {
    route: node.url,
    disturbedSteps: 4,
    disturb: () => (node.relay() ? node.kill() : node.start()),
    ...{ serve, mend: serve },
    async restart() {
      await node.kill()
      await node.start()
    },
    ready: () => [node.relay()].filter((relay) => relay !== null),
    describe: () => `the relay ${node.relay() ? 'runs' : 'is dead'}, its log: ${node.lastWords().join(' ')}`,
    close: () => node.kill(),
    openStore: async () => openSqliteStorage(file),
    async remove() {
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

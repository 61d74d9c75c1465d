import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Bus } from '../src/bus.ts'
import { defaultLimits, type Limits } from '../src/limits.ts'
import type { Log } from '../src/log.ts'
import { createRelay, type Relay } from '../src/relay.ts'
import type { Storage } from '../src/storage.ts'
import type { Random } from './random.ts'

/** How a disk behaves: some appends take their time, so that kills fall between showing and storing; some fail. */
export type Disturbance = { slowness: Random; failures: number }

/** A relay on a fixed port that can be killed: what it had not stored by then is gone. */
export type Node = {
  url(): string
  /** Null while it is dead. */
  relay(): Relay | null
  /** The last warnings and errors in its log, for whoever reads why a day failed. */
  lastWords(): readonly string[]
  start(): Promise<void>
  kill(): Promise<void>
}

/** What a node stands on; made anew at each of its starts. */
export type Ground = { storage: Storage; bus?: Bus }

const limits: Limits = {
  ...{ ...defaultLimits, compactAfterBytes: 1500, compactLookMs: 20, recheckMs: 50 },
  ...{ keepLogBytes: 800, tellStoredMs: 10, owedRetryMs: 30, pollMs: 60, cutOffMs: 250 },
}

const wordsKept = 12

export function createNode(open: () => Promise<Ground>, { slowness, failures }: Disturbance): Node {
  let running: { relay: Relay; server: Server; die: () => void } | null = null
  let port = 0
  const words: string[] = []
  const log: Log = ({ level, ...line }) => {
    if (level === 'info') return
    words.push(JSON.stringify({ at: Math.round(performance.now()), ...line }))
    if (words.length > wordsKept) words.shift()
  }

  const start = async () => {
    const { storage, bus } = await open()
    let isDead = false
    // After its death nothing more reaches the store: what the store was asked before, it may still do.
    const mortal = new Proxy(storage, {
      get(target, key) {
        const value = Reflect.get(target, key) as unknown
        if (typeof value !== 'function' || key === 'close') return value
        return async (...args: unknown[]) => {
          if (key === 'append' && slowness.chance(0.5))
            await new Promise((resolve) => setTimeout(resolve, slowness.below(20)))
          if (isDead) throw new Error('dead')
          if (key === 'append' && slowness.chance(failures)) throw new Error('disk full')
          return value.apply(target, args)
        }
      },
    })
    const relay = await createRelay({
      ...{ storage: mortal, limits, now: Date.now, authentication: 'devices', log },
      ...(bus ? { bus } : {}),
    })
    const server = createServer()
    relay.attach(server)
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
    const sockets = new Set<Socket>()
    server.on('connection', (socket) => {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
    })
    const die = () => {
      isDead = true
      for (const socket of sockets) socket.destroy()
    }
    running = { relay, server, die }
  }
  return {
    url: () => `ws://127.0.0.1:${port}`,
    relay: () => running?.relay ?? null,
    lastWords: () => words,
    start,
    async kill() {
      if (!running) return
      const { relay, server, die } = running
      running = null
      die()
      await new Promise((resolve) => server.close(resolve))
      await relay.close()
    },
  }
}

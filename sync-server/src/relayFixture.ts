import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { WebSocket as RawSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import {
  createDevice,
  createDeviceKey,
  createRelayClient,
  type Device,
  joinWorkspace,
  type Membership,
  type RelayClient,
} from '../client/index.ts'
import { createWorkspace } from './auth/changes.ts'
import type { Bus } from './bus.ts'
import { defaultLimits, type Limits } from './limits.ts'
import type { LogEntry } from './log.ts'
import type { MetricsReaders } from './metricsReaders.ts'
import { createRelay, type Relay } from './relay.ts'
import { openSqliteStorage } from './storage/sqlite.ts'
import type { Storage } from './storage.ts'
import type { YjsThread } from './yjsThread.ts'

export type RunningRelay = {
  url: string
  relay: Relay
  logged: LogEntry[]
  /** The relay's ends of the connections, in the order in which they were opened. */
  sockets: Socket[]
  close(): Promise<void>
}

/** A store in memory. */
export const openMemoryStorage = (): Storage => openSqliteStorage(':memory:')

/** A relay on a free port of this machine: for tests. */
export async function startRelay({
  storage = openMemoryStorage(),
  limits = {},
  authentication = 'none',
  thread,
  bus,
  isBehindProxy = false,
  metricsReaders,
  now = Date.now,
}: {
  storage?: Storage
  limits?: Partial<Limits>
  authentication?: 'devices' | 'none'
  thread?: YjsThread
  bus?: Bus
  isBehindProxy?: boolean
  metricsReaders?: MetricsReaders
  now?: () => number
} = {}): Promise<RunningRelay> {
  const logged: LogEntry[] = []
  const relay = await createRelay({
    storage,
    authentication,
    // Compaction waits for nothing: whoever tests its waiting says how long.
    limits: { ...defaultLimits, compactLookMs: 0, ...limits },
    now,
    log: (entry) => logged.push(entry),
    ...(thread ? { thread } : {}),
    isBehindProxy,
    ...(bus ? { bus } : {}),
    ...(metricsReaders ? { metricsReaders } : {}),
  })
  const server = createServer()
  const sockets: Socket[] = []
  server.on('connection', (socket) => sockets.push(socket))
  relay.attach(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = async () => {
    server.close()
    await relay.close()
  }
  return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, relay, logged, sockets, close }
}

/** A stock client. It may reach the others only through the relay, not through a channel of this process. */
export const connectProvider = (url: string, room: string, doc = new Y.Doc()): WebsocketProvider =>
  new WebsocketProvider(url, room, doc, { disableBc: true, maxBackoffTime: 100 })

/** The updates behind the snapshot, and whether there is one. */
export async function tailOf(storage: Storage, document: string) {
  const head = await storage.readHead(document)
  const tail = await storage.readLog(document, head?.snapshot?.throughSeq ?? 0)
  return { hasSnapshot: (head?.snapshot ?? null) !== null, tail }
}

/** Waits until something holds, and says what didn't. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  what: string,
  limitMs = 60_000,
): Promise<void> {
  const deadline = performance.now() + limitMs
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`never: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

export type RawClient = {
  socket: RawSocket
  /** Every frame received, oldest first. */
  frames: Buffer[]
  closed: Promise<number>
  send(...bytes: number[]): void
  sendUpdate(update: Uint8Array): void
  acknowledged(): number
}

/** A client that says exactly what it is told to. */
export async function connectRaw(url: string, path: string): Promise<RawClient> {
  const socket = new RawSocket(`${url}/${path}`)
  const frames: Buffer[] = []
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  socket.on('message', (data: Buffer) => frames.push(data))
  socket.on('error', () => {})
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  return {
    socket,
    frames,
    closed,
    send: (...bytes) => socket.send(Uint8Array.from(bytes)),
    sendUpdate: (update) => socket.send(updateMessage(update)),
    acknowledged: () =>
      frames.filter((frame) => frame.length === 2 && frame[0] === 8 && frame[1] === 1).length,
  }
}

/** `update` as a stock client sends it. */
export function updateMessage(update: Uint8Array): Uint8Array {
  const length: number[] = []
  for (let rest = update.length; ; rest = Math.floor(rest / 128)) {
    length.push(rest < 128 ? rest : (rest % 128) | 0x80)
    if (rest < 128) break
  }
  return Uint8Array.from([0, 2, ...length, ...update])
}

/** One update that adds `value` to the list "log" of a document by `client`, after the `count` before it. */
export function createWriter(client: number): (value: string) => Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = client
  let last = new Uint8Array()
  doc.on('update', (update: Uint8Array) => {
    last = Uint8Array.from(update)
  })
  return (value) => {
    doc.getArray('log').push([value])
    return last
  }
}

/** A client of our own path. It stays until `close`. */
export const connectClient = (url: string, device: Device | null = null): RelayClient =>
  createRelayClient({
    url,
    device,
    program: 'test',
    createSocket: (address) => new RawSocket(address) as never,
  })

export type Member = { device: Device; membership: Membership }

const deviceOf = async (url: string, code: string): Promise<Member> => {
  const key = await createDeviceKey()
  const createSocket = (address: string) => new RawSocket(address) as never
  const membership = await joinWorkspace({ url, code, deviceName: 'laptop', key, createSocket })
  return { membership, device: await createDevice(key, membership) }
}

/** Joins by a code, as a person's first or next device. */
export const joinBy = deviceOf

/** A workspace in a relay with people, and its first admin. */
export async function createTeam({ url, relay }: RunningRelay): Promise<Member & { workspace: string }> {
  const made = await relay.register.change(() => createWorkspace('华东大客户', 'Ana', 1, Date.now()))
  if (!made.ok) throw new Error(made.why)
  return { ...(await deviceOf(url, made.result.code)), workspace: made.result.workspace }
}

/** The value that a method answers, or the code of its refusal. */
export const ask = async (client: RelayClient, method: string, argument: object = {}): Promise<unknown> =>
  client.call(method, argument).then(
    ({ value }) => value,
    (error: { code: number }) => error.code,
  )

export const isOnline = (client: RelayClient) => until(() => client.state().link === 'online', 'online')

import { WebSocket as RawSocket } from 'ws'
import * as Y from 'yjs'
import {
  createDevice,
  createDeviceKey,
  createRelayClient,
  type Device,
  type DeviceKey,
  joinWorkspace,
  type KeyStore,
  type Membership,
  openSealedWorkspace,
  type RelayClient,
  type SealedPace,
  type SealedWorkspace,
  type SharedDocument,
  type Socket,
} from '../client/index.ts'
import { createWorkspace } from './auth/changes.ts'
import { ask, type RunningRelay, until } from './relayFixture.ts'

/** A keychain that lasts as long as the test. */
export function createMemoryKeyStore(): KeyStore {
  const secrets = new Map<string, string>()
  return {
    read: async (name) => secrets.get(name) ?? null,
    write: async (name, secret) => void secrets.set(name, secret),
  }
}

export const quickPace: SealedPace = {
  ...{ batchMs: 0, snapshotAfterBytes: Number.POSITIVE_INFINITY, snapshotDelayMs: 0, confirmDelayMs: 0 },
}

/** A laptop in a sealed workspace: its device, its keychain, and its client when it is on. */
export type SealedLaptop = {
  device: Device
  membership: Membership
  key: DeviceKey
  keyStore: KeyStore
  sealed: SealedWorkspace
  client: RelayClient
}

export type CreateSocket = (url: string) => Socket
export const plainSocket: CreateSocket = (url) => new RawSocket(url) as never

/** Sockets that remember all that they send; `sent` is it as Latin-1. */
export function tappedSocket(): { createSocket: CreateSocket; sent: () => string } {
  const sent: Uint8Array[] = []
  const createSocket: CreateSocket = (url) => {
    const socket = plainSocket(url)
    const send = socket.send.bind(socket)
    socket.send = (data) => {
      sent.push(data)
      send(data)
    }
    return socket
  }
  return { createSocket, sent: () => Buffer.concat(sent).toString('latin1') }
}

export type SealedOptions = { url: string; createSocket?: CreateSocket; pace?: Partial<SealedPace> }

/** Switches a laptop on, with whatever its keychain holds. */
export async function switchOn(
  laptop: Omit<SealedLaptop, 'sealed' | 'client'>,
  { url, createSocket = plainSocket, pace }: SealedOptions,
): Promise<SealedLaptop> {
  const { device, membership, key, keyStore } = laptop
  const sealed = await openSealedWorkspace({
    ...{ workspace: membership.workspace.id, device, person: membership.person.id, key: key.x, keyStore },
  })
  const client = createRelayClient({
    ...{ url, device, program: 'test', createSocket, sealed, pace: { ...quickPace, ...pace } },
  })
  return { device, membership, key, keyStore, sealed, client }
}

export async function joinSealed(code: string, options: SealedOptions): Promise<SealedLaptop> {
  const key = await createDeviceKey()
  const { url, createSocket = plainSocket } = options
  const membership = await joinWorkspace({ url, code, deviceName: 'laptop', key, createSocket })
  const device = await createDevice(key, membership)
  return switchOn({ device, membership, key, keyStore: createMemoryKeyStore() }, options)
}

export const hasStatus = (laptop: Pick<SealedLaptop, 'sealed'>, status: string) =>
  until(() => laptop.sealed.state().status === status, `status ${status}`)

/** A sealed workspace in a relay with its founder. */
export async function foundSealed(
  { relay, url }: Pick<RunningRelay, 'relay' | 'url'>,
  options: Partial<SealedOptions> = {},
): Promise<SealedLaptop> {
  const made = await relay.register.change(() => createWorkspace('并购组', 'Ana', 1, Date.now(), true))
  if (!made.ok) throw new Error(made.why)
  const ana = await joinSealed(made.result.code, { url, ...options })
  await hasStatus(ana, 'unfounded')
  await ana.sealed.found()
  await hasStatus(ana, 'member')
  return ana
}

/** Lets a laptop in, as two people on the phone would: each reads a fingerprint to the other. */
export async function letIn(admin: SealedLaptop, laptop: SealedLaptop, role: 'admin' | 'member' = 'member') {
  await hasStatus(laptop, 'untrusted')
  if (!(await laptop.sealed.trust(admin.sealed.state().workspaceFingerprint!))) throw new Error('not trusted')
  const isAsking = async () =>
    (await admin.sealed.waiting()).some(({ device }) => device === laptop.device.id)
  await until(isAsking, 'asks to be let in')
  await admin.sealed.admit(laptop.device.id, laptop.sealed.state().deviceFingerprint, role)
  await hasStatus(laptop, 'member')
}

/** One more person of a sealed workspace, with a role in a room. */
export async function inviteSealed(
  admin: SealedLaptop,
  options: SealedOptions & { name: string; room?: string; role?: string; workspaceRole?: 'admin' | 'member' },
): Promise<SealedLaptop> {
  const { name, room, role = 'editor', workspaceRole = 'member' } = options
  const { code } = (await ask(admin.client, 'invite', { name, role: workspaceRole })) as { code: string }
  const laptop = await joinSealed(code, options)
  const person = laptop.membership.person.id
  if (room) await admin.client.call('grant', { room, person, role, expiresAt: null })
  await letIn(admin, laptop, workspaceRole)
  return laptop
}

export const isQuiet = (shared: SharedDocument) => shared.state().isSynced && shared.state().waiting === 0
export const quiet = (...all: SharedDocument[]) => until(() => all.every(isQuiet), 'synced and stored')
/** Offers a snapshot and tells through where: what is stored may be on its way through the log for a moment longer. */
export async function snapshotOf(shared: SharedDocument): Promise<number> {
  let through: number | null = null
  await until(async () => {
    through = await shared.makeSnapshot!()
    return through !== null
  }, 'a quiet moment for a snapshot')
  return through!
}
export const share = (laptop: SealedLaptop, name: string, doc = new Y.Doc(), options = {}) => ({
  doc,
  shared: laptop.client.share(name, doc, options),
})

/** Sockets on which what the relay says can be kept from the client, by the kind of message, and told later in its order. */
export function heldSocket() {
  let isHeld: (kind: number) => boolean = () => false
  const waiting: (() => void)[] = []
  const createSocket: CreateSocket = (url) => {
    const socket = plainSocket(url)
    return new Proxy(socket as object, {
      get: (target, key) => {
        const value = Reflect.get(target, key) as unknown
        return typeof value === 'function' ? value.bind(target) : value
      },
      set: (target, key, value) => {
        if (key !== 'onmessage' || !value) return Reflect.set(target, key, value)
        const listener = value as (event: { data: ArrayBuffer }) => void
        return Reflect.set(target, key, (event: { data: ArrayBuffer }) => {
          if (isHeld(new Uint8Array(event.data)[0]!)) waiting.push(() => listener(event))
          else listener(event)
        })
      },
    }) as Socket
  }
  return {
    createSocket,
    /** Keeps messages of these kinds from now on. */
    hold(...kinds: number[]) {
      isHeld = (kind) => kinds.includes(kind)
    },
    held: () => waiting.length,
    /** Tells all that was kept, in one turn. */
    release() {
      isHeld = () => false
      for (const tell of waiting.splice(0)) tell()
    },
  }
}

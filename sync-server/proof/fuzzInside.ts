import { toBase64UrlEncoded } from 'lib0/buffer'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { Device, Membership } from '../client/index.ts'
import { bodyOf, encodeHead } from '../client/sealed/envelope.ts'
import { signedBytes } from '../client/sealed/seal.ts'
import * as wire from '../client/wire.ts'
import { verifyStore } from '../src/admin/verify.ts'
import { grantRole, invitePerson } from '../src/auth/changes.ts'
import { connectBare, heard, heardOf, openBare } from '../src/bareClient.ts'
import {
  ask,
  connectClient,
  createTeam,
  joinBy,
  openMemoryStorage,
  type RawClient,
  startRelay,
  until,
} from '../src/relayFixture.ts'
import { foundSealed, inviteSealed, share } from '../src/sealedFixture.ts'
import { spoil } from './fuzz.ts'
import { createRandom, type Random } from './random.ts'

/** Somebody whom the relay knows and lets in, and who means harm. */
type Insider = { device: Device; membership: Membership; room: string }
type Channel = { channel: number; lineage: string }

const utf8 = new TextEncoder()
const part = (bytes: Uint8Array): string => toBase64UrlEncoded(bytes)

/** A compact JWS whose header or claims were spoilt first and signed then, by the device's own key. */
async function signedJws(random: Random, device: Device, header: object, claims: object): Promise<string> {
  const parts: Uint8Array[] = [header, claims].map((one) => utf8.encode(JSON.stringify(one)))
  const at = random.chance(0.3) ? 0 : 1
  parts[at] = random.chance(0.5)
    ? spoil(random, parts[at]!)
    : utf8.encode(JSON.stringify(altered(random, [header, claims][at]!)))
  const signed = parts.map(part).join('.')
  return `${signed}.${part(await device.sign(utf8.encode(signed)))}`
}

const strangeValues = [null, true, 0, -1, 2 ** 53, 1.5, '', 'x', 'x'.repeat(300), [], {}, '*', '__proto__']

/** JSON with a field taken away, added, or of another kind: its form is good, what it says is not. */
function altered(random: Random, good: object): object {
  const fields = Object.entries(good)
  const [name] = fields.length > 0 ? random.pick(fields) : ['x']
  if (random.chance(0.2)) return Object.fromEntries(fields.filter(([other]) => other !== name))
  if (random.chance(0.1)) return { ...good, constructor: 1 }
  return { ...good, [name]: random.pick(strangeValues) }
}

/** Every method, with arguments that are good in form; none that would put the insider out. */
const calls = (room: string): [string, object][] => [
  ['me', {}],
  ['rooms', {}],
  ['createRoom', { room: 'room-of-the-insider', title: '内线', about: 'x' }],
  ['renameRoom', { room, title: '内线', about: 'x' }],
  ['deleteRoom', { room: 'room-of-nobody-at-all' }],
  ['undeleteRoom', { room }],
  ['members', { room }],
  ['grant', { room, person: 'p-nobody', role: 'owner', expiresAt: null }],
  ['people', {}],
  ['invite', { name: '李伟', role: 'guest', hours: 1, room, roomRole: 'guest', roomExpiresAt: 4e12 }],
  ['inviteDevice', { person: 'p-nobody', hours: 1 }],
  ['removePerson', { person: 'p-nobody' }],
  ['revokeDevice', { device: 'd-nobody' }],
  ['versions', { document: room }],
  ['nameVersion', { document: room, name: 'v' }],
  ['readVersion', { document: room, version: 1 }],
  ['restoreVersion', { document: room, version: 1 }],
  ['deleteVersion', { document: room, version: 1 }],
  ['membership', {}],
  ['offerAgreement', { agreement: 'A'.repeat(43) }],
  ['sealedDevices', {}],
  ['readSnapshot', { document: room, through: 1 }],
]

function contents() {
  const doc = new Y.Doc()
  doc.getMap('cards').set('risk', { text: '客户换了采购总监', tags: [1, 2.5, null, true] })
  doc.getText('minutes').insert(0, '会议纪要')
  doc.getText('minutes').delete(1, 1)
  const awareness = new Awareness(doc)
  awareness.setLocalState({ name: '内线' })
  const presence = encodeAwarenessUpdate(awareness, [doc.clientID])
  awareness.destroy()
  return { update: Y.encodeStateAsUpdate(doc), vector: Y.encodeStateVector(doc), presence }
}

/** An envelope whose parts are this room's, this device's and nearly right, or spoilt, with a good signature. */
async function signedEnvelope(
  random: Random,
  { device, room }: Insider,
  kind: 'update' | 'snapshot' | 'confirmation',
): Promise<Uint8Array> {
  const header = {
    document: random.chance(0.9) ? room : 'another-room-entirely',
    epoch: random.pick([1, 1, 1, 2, 7]),
    device: random.chance(0.9) ? device.id : 'd-nobody',
    ...(random.chance(0.6)
      ? { seen: 0, seenHash: new Uint8Array(32) }
      : { seen: random.below(4), seenHash: new Uint8Array(32).fill(random.below(256)) }),
  }
  const sealed = { salt: new Uint8Array(16).fill(9), index: random.below(4) }
  const ciphertext = new Uint8Array(16 + random.below(40)).fill(3)
  const counters = new Map([[device.id, random.below(5)]])
  const good =
    kind === 'update'
      ? bodyOf(encodeHead({ kind, ...header, counter: 1 + random.below(40), ...sealed }), ciphertext)
      : kind === 'snapshot'
        ? bodyOf(encodeHead({ kind, ...header, counters, ...sealed }), ciphertext)
        : bodyOf(encodeHead({ kind, ...header, digest: new Uint8Array(32) }), null)
  const body = random.chance(0.3) ? spoil(random, good) : good
  return Uint8Array.of(...body, ...(await device.sign(signedBytes(body))))
}

/** One message of an insider: what it carries was spoilt, and what had to be signed was signed then. */
async function message(
  random: Random,
  insider: Insider,
  { channel, lineage }: Channel,
): Promise<Uint8Array<ArrayBuffer>> {
  const { device, membership, room } = insider
  const { update, vector, presence } = contents()
  const request = 1 + random.below(1000)
  const workspace = membership.workspace.id
  const now = Math.floor(Date.now() / 1000)
  const kinds: (() => Promise<Uint8Array<ArrayBuffer>> | Uint8Array<ArrayBuffer>)[] = [
    () => wire.updateMessage(channel, request, random.chance(0.5) ? update : spoil(random, update)),
    () => wire.awarenessMessage(channel, spoil(random, presence)),
    () =>
      wire.openMessage({
        ...{ request, document: `${room}#comments`, lineage, cursor: random.below(5) },
        ...{ wantsVector: true, stateVector: random.chance(0.5) ? vector : spoil(random, vector) },
      }),
    () => wire.openSealedMessage(request, room, random.chance(0.5) ? lineage : 'x', random.below(5)),
    () => wire.leaveMessage(random.below(5)),
    () => {
      const [method, argument] = random.pick(calls(room))
      return wire.callMessage(request, method, random.chance(0.3) ? argument : altered(random, argument))
    },
    () => wire.statementsMessage(request, random.chance(0.7) ? workspace : 'w-nobody', random.below(5)),
    async () => {
      const header = { alg: 'EdDSA', typ: 'sandtable-statement', cert: membership.certificate }
      const claims = { workspace, kind: 'vote', at: Date.now(), body: { room } }
      return wire.statementMessage(request, workspace, await signedJws(random, device, header, claims))
    },
    async () => {
      const header = { alg: 'EdDSA', typ: 'JWT', kid: device.id }
      const claims = { aud: device.relay, iat: now, exp: now + 300 }
      return wire.tokenMessage(await signedJws(random, device, header, claims))
    },
    async () => {
      const header = { alg: 'EdDSA', typ: 'sandtable-membership', kid: device.id }
      const change = random.pick<object>([
        { do: 'appoint', person: membership.person.id, role: 'admin' },
        { do: 'rotate', removed: [], key: { epoch: 2, wrapped: {}, previous: 'x', commitment: 'x' } },
        { do: 'admit', device: { id: 'd-nobody', person: 'p', role: 'member', key: 'x' }, wrapped: 'x.y' },
      ])
      const claims = { workspace, number: 2 + random.below(3), before: '', at: now, by: device.id, change }
      const entry = await signedJws(random, device, header, claims)
      return wire.callMessage(request, 'changeMembership', { entry })
    },
    async () => wire.sealedMessage(channel, request, await signedEnvelope(random, insider, 'update')),
    async () =>
      wire.offerSnapshotMessage(request, channel, await signedEnvelope(random, insider, 'snapshot')),
    async () =>
      wire.confirmSnapshotMessage(request, channel, await signedEnvelope(random, insider, 'confirmation')),
  ]
  return random.pick(kinds)()
}

const framesPerConnection = 20
const atOnce = 10

export type InsideResult = {
  frames: number
  connections: number
  /** With which code a connection ended. */
  closed: Record<number, number>
  /** Codes of answers and of refused updates: 0 is something done. */
  answered: Record<number, number>
  notStored: Record<number, number>
  stored: number
  logLines: number
}

/**
 * Throws messages of certified devices at a running relay, in an open and in a sealed workspace: their form is mostly
 * good and their signatures are, what they say is spoilt. Honest people work in both workspaces meanwhile.
 *
 * @throws Error when honest people are harmed, the relay makes an error, or its store holds what it should have refused
 */
export async function fuzzInside(
  frames: number,
  seed: number,
  onProgress: (done: number) => void = () => {},
): Promise<InsideResult> {
  const random = createRandom(seed)
  const storage = openMemoryStorage()
  const much = { updates: 1e9, bytes: 1e12, burst: 10 }
  const relay = await startRelay({
    ...{ storage, authentication: 'devices' },
    limits: { callsPerSecond: 1e9, callBurst: 1e9, wrongCodes: 1e9, writerRate: much, documentRate: much },
  })
  const { register } = relay.relay
  const rooms = {
    honest: 'room-of-honest-people',
    insider: 'room-of-one-insider',
    sealed: 'room-that-is-sealed',
  }
  const closing: (() => void)[] = []
  try {
    const ana = await createTeam(relay)
    const client = connectClient(relay.url, ana.device)
    closing.push(() => client.close())
    await until(() => client.state().link === 'online', 'online')
    for (const room of [rooms.honest, rooms.insider]) await client.call('createRoom', { room, title: '内线' })
    const made = await register.change((directory) =>
      invitePerson(
        directory,
        { workspace: ana.workspace, name: '内线', role: 'member', hours: 1 },
        Date.now(),
      ),
    )
    if (!made.ok) throw new Error(made.why)
    const member = await joinBy(relay.url, made.result.code)
    const granted = {
      room: rooms.insider,
      person: made.result.person,
      role: 'editor',
      expiresAt: null,
    } as const
    await register.change((directory) => grantRole(directory, granted, Date.now()))
    const founder = await foundSealed(relay)
    closing.push(() => founder.client.close())
    const sealedRooms = [rooms.sealed, `${rooms.sealed}-of-the-insider`]
    for (const room of sealedRooms) await founder.client.call('createRoom', { room, title: '' })
    const laptop = await inviteSealed(founder, { url: relay.url, name: '内线', room: sealedRooms[1]! })
    laptop.client.close()

    const honest = [
      { client, ...share({ client } as never, rooms.honest) },
      { client: founder.client, ...share(founder, rooms.sealed) },
    ]
    let breaks = 0
    for (const one of honest)
      one.client.onChange(() => {
        if (one.client.state().link !== 'online') breaks++
      })
    const work = async (round: number) => {
      for (const { doc } of honest) doc.getMap('cards').set('round', round)
      await until(
        () => honest.every(({ shared }) => shared.state().isSynced && shared.state().waiting === 0),
        `honest people work in round ${round}`,
      )
    }
    await work(0)
    const rolesOf = () =>
      JSON.stringify([...register.current().grant].filter(([id]) => !id.includes('insider')))
    const rolesBefore = rolesOf()
    const insiders: (Insider & { isSealed: boolean })[] = [
      { ...member, room: rooms.insider, isSealed: false },
      { device: laptop.device, membership: laptop.membership, room: sealedRooms[1]!, isSealed: true },
    ]
    const result: InsideResult = {
      ...{ frames: 0, connections: 0, closed: {}, answered: {}, notStored: {}, stored: 0, logLines: 0 },
    }
    const count = (into: Record<number, number>, code: number) => {
      into[code] = (into[code] ?? 0) + 1
    }
    const open = async (raw: RawClient, { room, isSealed }: (typeof insiders)[number]): Promise<Channel> => {
      if (!isSealed) return openBare(raw, room)
      raw.socket.send(wire.openSealedMessage(1, room, '', 0))
      await until(() => heardOf(raw, 'opened').length === 1, 'opened')
      return heardOf(raw, 'opened')[0]!
    }
    const attack = async () => {
      const insider = random.pick(insiders)
      const raw = await connectBare(relay, await insider.device.token(Date.now()))
      const channel = await open(raw, insider)
      for (let sent = 0; sent < framesPerConnection && raw.socket.readyState === 1; sent++) {
        const good = await message(random, insider, channel)
        raw.socket.send(random.chance(0.03) ? spoil(random, good) : good)
        result.frames++
      }
      // What is asked for is answered before the relay reads that it ends.
      raw.socket.send(Uint8Array.of(255, 255))
      count(result.closed, await raw.closed)
      result.connections++
      for (const said of heard(raw))
        if (said.type === 'answer') count(result.answered, said.code)
        else if (said.type === 'notStored') count(result.notStored, said.code)
        else if (said.type === 'ack') result.stored++
    }
    for (let round = 1; result.frames < frames; round++) {
      await Promise.all(Array.from({ length: atOnce }, attack))
      if (round % 20 !== 0 && result.frames < frames) continue
      await work(round)
      onProgress(result.frames)
    }
    if (breaks > 0) throw new Error('an honest connection broke')
    if (rolesOf() !== rolesBefore) throw new Error('a right of honest people has changed')
    if ((await ask(client, 'me')) === 4403) throw new Error('an honest person is out')
    const errors = relay.logged.filter(({ level }) => level === 'error')
    if (errors.length > 0) throw new Error(`the relay’s own errors: ${JSON.stringify(errors.slice(0, 3))}`)
    const { faults } = await verifyStore(storage, register)
    if (faults.length > 0) throw new Error(`the store has faults: ${faults.slice(0, 3).join('; ')}`)
    result.logLines = relay.logged.filter(({ event }) => event === 'connectionRefused').length
    return result
  } finally {
    for (const close of closing) close()
    await relay.close()
  }
}

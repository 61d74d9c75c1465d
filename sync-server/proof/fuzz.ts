import type { Socket } from 'node:net'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { bodyOf, encodeHead } from '../client/sealed/envelope.ts'
import * as wire from '../client/wire.ts'
import { protocolVersion } from '../client/words.ts'
import {
  connectClient,
  connectRaw,
  type RawClient,
  startRelay,
  until,
  updateMessage,
} from '../src/relayFixture.ts'
import { createRandom, type Random } from './random.ts'

/** Envelopes of every kind whose form is good; nobody signed them. */
export function sampleEnvelopes(): Uint8Array[] {
  const header = {
    document: 'fuzz',
    epoch: 1,
    device: 'd-fuzz',
    seen: 3,
    seenHash: new Uint8Array(32).fill(7),
  }
  const sealed = { salt: new Uint8Array(16).fill(9), index: 2 }
  const signed = (body: Uint8Array) => Uint8Array.of(...body, ...new Uint8Array(64).fill(5))
  const ciphertext = new Uint8Array(40).fill(3)
  const counters = new Map([['d-fuzz', 3]])
  return [
    signed(bodyOf(encodeHead({ kind: 'update', ...header, counter: 4, ...sealed }), ciphertext)),
    signed(bodyOf(encodeHead({ kind: 'snapshot', ...header, counters, ...sealed }), ciphertext)),
    signed(bodyOf(encodeHead({ kind: 'confirmation', ...header, digest: new Uint8Array(32) }), null)),
  ]
}

/** Good messages of both ways in, each kind at least once, to be spoilt. */
function samples(): { stock: Uint8Array[]; own: Uint8Array[] } {
  const doc = new Y.Doc()
  doc.getMap('cards').set('risk', { text: '客户换了采购总监', tags: [1, 2.5, null, true] })
  doc.getText('minutes').insert(0, '会议纪要')
  doc.getText('minutes').delete(1, 1)
  const update = Y.encodeStateAsUpdate(doc)
  const vector = Y.encodeStateVector(doc)
  const awareness = new Awareness(doc)
  awareness.setLocalState({ name: '李伟' })
  const presence = encodeAwarenessUpdate(awareness, [doc.clientID])
  awareness.destroy()
  const open = {
    request: 1,
    document: 'fuzz',
    lineage: 'x',
    cursor: 3,
    wantsVector: true,
    stateVector: vector,
  }
  const [sealedUpdate, snapshot, confirmation] = sampleEnvelopes() as [Uint8Array, Uint8Array, Uint8Array]
  return {
    stock: [
      updateMessage(update),
      Uint8Array.of(0, 0, vector.length, ...vector),
      Uint8Array.of(1, presence.length, ...presence),
      Uint8Array.of(3),
    ],
    own: [
      wire.helloMessage([protocolVersion], 'a.b.c', 'fuzz'),
      wire.tokenMessage('a.b.c'),
      wire.openMessage(open),
      wire.leaveMessage(1),
      wire.updateMessage(1, 2, update),
      wire.awarenessMessage(1, presence),
      wire.callMessage(1, 'versions', { document: 'fuzz' }),
      wire.statementsMessage(1, 'w1', 0),
      wire.statementMessage(1, 'w1', 'a.b.c'),
      wire.joinMessage(1, '00000-00000', { device: 'x', jwk: {} }),
      wire.openSealedMessage(1, 'fuzz', 'x', 3),
      wire.sealedMessage(1, 2, sealedUpdate),
      wire.offerSnapshotMessage(1, 1, snapshot),
      wire.confirmSnapshotMessage(1, 1, confirmation),
    ],
  }
}

/** A message that is random, cut off, changed in places, lies about a length, or has something behind its end. */
export function spoil(random: Random, good: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(good)
  switch (random.below(6)) {
    case 0:
      return Uint8Array.from({ length: random.below(200) }, () => random.below(256))
    case 1:
      return bytes.subarray(0, random.below(bytes.length))
    case 2:
      for (let times = 1 + random.below(4); times > 0; times--)
        bytes[random.below(bytes.length)] = random.below(256)
      return bytes
    case 3: {
      const at = random.below(bytes.length)
      return Uint8Array.of(...bytes.subarray(0, at), 255, 255, 255, 255, 15, ...bytes.subarray(at))
    }
    case 4:
      return Uint8Array.of(...bytes, ...Array.from({ length: 1 + random.below(8) }, () => random.below(256)))
    default: {
      const at = random.below(bytes.length)
      return Uint8Array.of(...bytes.subarray(0, at), ...bytes.subarray(random.below(bytes.length)))
    }
  }
}

/** Writes, past the client's WebSocket, a frame with bits that nobody agreed on. */
export const breakFrames = ({ socket }: Pick<RawClient, 'socket'>): void => {
  ;(socket as unknown as { _socket: Socket })._socket.write(Uint8Array.of(0xf2, 0x83, 0, 0, 0, 0, 1, 2, 3))
}

const framesPerConnection = 20
const atOnce = 20

export type FuzzResult = {
  frames: number
  connections: number
  closed: Record<number, number>
  logLines: number
}

/**
 * Throws so many spoilt messages at a running relay, 20 a connection, on both ways in, while two honest people work;
 * their edits must arrive and their connections stay.
 *
 * @throws Error when the honest ones are harmed
 */
export async function fuzz(
  frames: number,
  seed: number,
  onProgress: (done: number) => void = () => {},
): Promise<FuzzResult> {
  const random = createRandom(seed)
  const good = samples()
  const relay = await startRelay()
  const honest = [0, 1].map(() => {
    const client = connectClient(relay.url)
    const doc = new Y.Doc()
    let breaks = 0
    client.onChange(() => {
      if (client.state().link === 'offline' && relay.url) breaks++
    })
    return { client, doc, shared: client.share('honest', doc), breaks: () => breaks }
  })
  await until(() => honest.every(({ shared }) => shared.state().isSynced), 'honest people are in')
  const [li, ana] = honest as [(typeof honest)[0], (typeof honest)[0]]
  const breaksBefore = honest.map(({ breaks }) => breaks())
  const result: FuzzResult = { frames: 0, connections: 0, closed: {}, logLines: 0 }

  const attack = async () => {
    const isOwn = random.chance(0.6)
    const client = await connectRaw(relay.url, isOwn ? 'sandtable/rooms' : 'fuzz')
    if (isOwn && random.chance(0.8)) {
      client.socket.send(wire.helloMessage([protocolVersion], '', 'fuzz'))
      if (random.chance(0.5))
        client.socket.send(
          wire.openMessage({
            ...{ request: 1, document: 'fuzz', lineage: '', cursor: 0, wantsVector: false },
            stateVector: new Uint8Array(),
          }),
        )
    }
    for (let sent = 0; sent < framesPerConnection; sent++) {
      if (client.socket.readyState !== 1) break
      client.socket.send(spoil(random, random.pick(isOwn ? good.own : good.stock)))
      result.frames++
    }
    // A frame that is none, behind messages that are none.
    if (random.chance(0.3)) breakFrames(client)
    // What happened to be good leaves it open: then it hangs up itself.
    client.socket.send(Uint8Array.of(255, 255))
    const code = await client.closed
    result.closed[code] = (result.closed[code] ?? 0) + 1
    result.connections++
  }
  try {
    for (let round = 0; result.frames < frames; round++) {
      await Promise.all(Array.from({ length: atOnce }, attack))
      if (round % 50 === 0) {
        li.doc.getMap('cards').set('round', round)
        await until(
          () => ana.doc.getMap('cards').get('round') === round,
          `honest people work in round ${round}`,
        )
        onProgress(result.frames)
      }
    }
    if (honest.some(({ breaks }, index) => breaks() !== breaksBefore[index]))
      throw new Error('an honest connection broke')
    const errors = relay.logged.filter(({ level }) => level === 'error')
    if (errors.length > 0) throw new Error(`the relay’s own errors: ${JSON.stringify(errors.slice(0, 3))}`)
    result.logLines = relay.logged.filter(({ event }) => event === 'connectionRefused').length
    return result
  } finally {
    for (const { client } of honest) client.close()
    await relay.close()
  }
}

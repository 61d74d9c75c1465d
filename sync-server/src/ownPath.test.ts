import { describe, expect, test } from 'vitest'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { createRelayClient, type Socket } from '../client/index.ts'
import { awarenessMessage, decodeRelayMessage, leaveMessage, updateMessage } from '../client/wire.ts'
import { fromClient, fromRelay } from '../client/words.ts'
import { connectBare, heardOf, openBare, sendOpen } from './bareClient.ts'
import {
  createTeam,
  createWriter,
  isOnline,
  openMemoryStorage,
  type RawClient,
  type RunningRelay,
  until,
} from './relayFixture.ts'
import { plainSocket } from './sealedFixture.ts'
import { testScope } from './testScope.ts'

const { cleanUps, online, relayWith } = testScope()

async function bareIn(relay: RunningRelay, token = ''): Promise<RawClient> {
  const client = await connectBare(relay, token)
  cleanUps.push(() => client.socket.terminate())
  return client
}

const answerTo = async (client: RawClient, request: number) => {
  const answer = () => heardOf(client, 'answer').find((message) => message.request === request)
  await until(() => answer() !== undefined, `an answer to ${request}`)
  return answer()!
}

/** A number above all that a list of messages has. */
const unknownIn = (messages: Record<string, number>) => Math.max(...Object.values(messages)) + 1

describe('a message that one side does not know', () => {
  test('[H3] from the relay is ignored, and the client goes on as before', async () => {
    const unknown = Uint8Array.of(unknownIn(fromRelay), 1, 2, 3)
    expect(decodeRelayMessage(unknown)).toBeNull()
    const relay = await relayWith()
    const sockets: Socket[] = []
    const createSocket = (url: string) => {
      sockets.push(plainSocket(url))
      return sockets.at(-1)!
    }
    const client = createRelayClient({ url: relay.url, device: null, program: 'test', createSocket })
    cleanUps.push(() => client.close())
    await isOnline(client)
    const doc = new Y.Doc()
    const shared = client.share('psu', doc)
    await until(() => shared.state().isSynced, 'synced')
    sockets[0]!.onmessage!({ data: unknown.buffer })
    doc.getMap('cards').set('after', true)
    await until(() => shared.state().waiting === 0, 'stored')
    expect(sockets).toHaveLength(1)
    expect(client.state().link).toBe('online')
  })

  test('[H3][M1] from a client closes with 4400', async () => {
    const relay = await relayWith()
    const client = await bareIn(relay)
    client.send(unknownIn(fromClient), 1, 2, 3)
    expect(await client.closed).toBe(4400)
  })
})

describe('opening and leaving', () => {
  test('[O8] an open that is refused is answered with its request and a code, and the connection goes on', async () => {
    const relay = await relayWith({ authentication: 'devices', limits: { documentsPerConnection: 2 } })
    const ana = await createTeam(relay)
    const admin = await online(relay, ana)
    for (const room of ['board-of-the-morning', 'board-of-the-evening', 'board-of-the-night'])
      await admin.call('createRoom', { room, title: '晨会' })
    const client = await bareIn(relay, await ana.device.token(Date.now()))
    const refusals: [number, string, number][] = [
      [11, 'a/b', 4400],
      [12, 'room-that-nobody-has-made', 4404],
    ]
    for (const [request, document, code] of refusals) {
      sendOpen(client, request, document)
      expect(await answerTo(client, request)).toMatchObject({ code, value: { why: expect.any(String) } })
    }
    const { channel } = await openBare(client, 'board-of-the-morning')
    sendOpen(client, 13, 'board-of-the-morning')
    expect((await answerTo(client, 13)).code).toBe(4409)
    await openBare(client, 'board-of-the-evening')
    sendOpen(client, 14, 'board-of-the-night')
    expect((await answerTo(client, 14)).code).toBe(4429)
    expect(heardOf(client, 'opened')).toHaveLength(2)
    client.socket.send(updateMessage(channel, 5, createWriter(1)('still there')))
    await until(() => heardOf(client, 'ack').some(({ id }) => id === 5), 'stored')
  })

  test('[O8] an open that the store can’t serve is answered with 1011, and works once the store does', async () => {
    const storage = openMemoryStorage()
    let isBroken = true
    const relay = await relayWith({
      storage: {
        ...storage,
        readHead: async (document) => {
          if (isBroken) throw new Error('disk gone')
          return storage.readHead(document)
        },
      },
    })
    const client = await bareIn(relay)
    sendOpen(client, 21, 'psu')
    expect((await answerTo(client, 21)).code).toBe(1011)
    isBroken = false
    await openBare(client, 'psu')
  })

  test('[O8] leave has no answer, takes the channel’s presences along, and its updates are told to nobody who left', async () => {
    const relay = await relayWith()
    const leaves = await bareIn(relay)
    const stays = await bareIn(relay)
    const left = await openBare(leaves, 'psu')
    const other = await openBare(leaves, 'map')
    const stayed = await openBare(stays, 'psu')
    const doc = new Y.Doc()
    const awareness = new Awareness(doc)
    cleanUps.push(() => awareness.destroy())
    awareness.setLocalState({ name: '李伟' })
    leaves.socket.send(awarenessMessage(left.channel, encodeAwarenessUpdate(awareness, [awareness.clientID])))
    await until(() => heardOf(stays, 'awareness').length === 1, 'Li is there')
    const before = leaves.frames.length
    leaves.socket.send(leaveMessage(left.channel))
    await until(() => heardOf(stays, 'awareness').length === 2, 'Li is gone')
    const gone = Buffer.from(heardOf(stays, 'awareness')[1]!.update).toString('latin1')
    expect(gone).toContain('null')
    expect(gone).not.toContain('name')
    const newcomer = await bareIn(relay)
    await openBare(newcomer, 'psu')

    stays.socket.send(updateMessage(stayed.channel, 1, createWriter(1)('after Li left')))
    await until(() => heardOf(stays, 'ack').length === 1, 'stored')
    leaves.socket.send(updateMessage(left.channel, 2, createWriter(2)('not open')))
    leaves.socket.send(updateMessage(other.channel, 3, createWriter(3)('open')))
    await until(() => heardOf(leaves, 'ack').some(({ id }) => id === 3), 'the other document is still open')
    const since = leaves.frames.slice(before).map((frame) => decodeRelayMessage(frame)!)
    expect(since.map(({ type }) => type).sort()).toEqual(['ack', 'notStored'])
    expect(since.find(({ type }) => type === 'notStored')).toMatchObject({ id: 2, code: 4404 })
    expect(heardOf(newcomer, 'awareness')).toEqual([])
    await openBare(leaves, 'psu')
  })
})

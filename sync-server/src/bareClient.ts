import * as wire from '../client/wire.ts'
import { decodeRelayMessage, type RelayMessage } from '../client/wire.ts'
import { protocolVersion } from '../client/words.ts'
import { connectRaw, type RawClient, type RunningRelay, until } from './relayFixture.ts'

/** What the relay has said to a bare client of our own path, oldest first. */
export const heard = (client: RawClient): RelayMessage[] =>
  client.frames.map((frame) => decodeRelayMessage(frame)).filter((message) => message !== null)

/** Those of one type. */
export const heardOf = <T extends RelayMessage['type']>(client: RawClient, type: T) =>
  heard(client).filter((message): message is RelayMessage & { type: T } => message.type === type)

/** A client of our own path that says exactly what it is told to, after `hello`. */
export async function connectBare({ url }: Pick<RunningRelay, 'url'>, token = ''): Promise<RawClient> {
  const client = await connectRaw(url, 'sandtable/rooms')
  client.socket.send(wire.helloMessage([protocolVersion], token, 'test'))
  await until(() => heardOf(client, 'welcome').length === 1, 'welcome')
  return client
}

export type OpenedBy = { lineage?: string; cursor?: number; stateVector?: Uint8Array; wantsVector?: boolean }

/** Asks for a document; `request` is the caller's. */
export const sendOpen = (client: RawClient, request: number, document: string, given: OpenedBy = {}) =>
  client.socket.send(
    wire.openMessage({
      ...{ request, document, lineage: '', cursor: 0, stateVector: new Uint8Array(), wantsVector: false },
      ...given,
    }),
  )

/** Opens a document and waits until the relay says so. */
export async function openBare(client: RawClient, document: string, given: OpenedBy = {}) {
  const request = 1000 + heard(client).length
  sendOpen(client, request, document, given)
  const answer = () => heardOf(client, 'opened').find((message) => message.request === request)
  await until(() => answer() !== undefined, `opened ${document}`)
  return answer()!
}

import { may, type Role, roomOf } from '../client/words.ts'
import type { Who } from './auth/access.ts'
import type { Connection } from './connection.ts'
import type { OpenDocument, Reader } from './document.ts'
import {
  acknowledgedFrame,
  awarenessFrame,
  type ClientMessage,
  decodeMessage,
  keepAliveFrame,
  syncStep1Frame,
} from './protocol.ts'
import type { Served, Services } from './services.ts'
import { encodeStateVector, knowsStructs } from './stateVector.ts'

/** One document for a client of y-websocket. */
export type Stock = Served & {
  receive(data: Buffer, isBinary: boolean): Promise<void> | void
}

/** Serves a document that the caller has acquired; `ended` releases it. */
export function serveStock(
  services: Services,
  connection: Connection,
  target: { document: OpenDocument; who: Who; wantsAcknowledgements: boolean },
): Stock {
  const { documents, access, limits } = services
  const { document, who, wantsAcknowledgements } = target
  const { room, writing } = roomOf(document.name)
  const reader: Reader = { kind: 'stock', write: (frame) => connection.write(frame) }

  const refuse = (reason: 'malformed' | 'roomFull' | 'forbidden', why: string) =>
    connection.refuse(reason, why)

  const write = ({ update, shape, isStep2 }: ClientMessage & { type: 'update' }) => {
    const role = access.roleIn(who, room)
    if (!role) return refuse('forbidden', 'no role in the room')
    if (!may(role, writing)) {
      if (shape.ranges.length === 0 && !shape.deletes) return
      // A stock client sends all the deletions it knows of, also to say nothing.
      if (isStep2 && knowsStructs(document.vector, shape)) return
      services.metrics.updatesRefused.inc({ reason: 'forbidden' })
      return refuse('forbidden', `writes as ${role}`)
    }
    documents.write({
      ...{ document, update, shape, author: who.device, reader },
      settle: (outcome) => {
        if (outcome.ok) {
          if (wantsAcknowledgements) connection.writeLate(acknowledgedFrame)
        } else if (outcome.reason === 'roomFull') refuse('roomFull', outcome.why)
        else connection.close('failed')
      },
    })
    const waitMs = services.writeWaitMs(who.person || connection, document, update.length)
    if (waitMs > 0) connection.holdBack(waitMs)
  }

  const receive = async (message: ClientMessage): Promise<void> => {
    if (message.type === 'update') write(message)
    else if (message.type === 'syncStep1')
      connection.answer(await services.catchUp.framesFor(document, message.stateVector, message.vector))
    else if (message.type === 'awareness') {
      const accepted = document.presences.accept(message.presences, reader, limits.presencesPerConnection)
      if (accepted) documents.tellPresences(document, accepted, reader)
      else refuse('malformed', 'too many presences')
    } else {
      const present = document.presences.list()
      if (present.length > 0) connection.write(awarenessFrame(present))
    }
  }

  const listen = (role: Role) => documents.listen(document, reader, may(role, writing))

  connection.write(syncStep1Frame(encodeStateVector(document.vector)))
  const present = document.presences.list()
  if (present.length > 0) connection.write(awarenessFrame(present))
  const role = access.roleIn(who, room)
  if (role) listen(role)

  return {
    receive(data, isBinary) {
      const decoded = isBinary ? decodeMessage(data, limits) : { ok: false as const, why: 'text' }
      if (!decoded.ok) return refuse('malformed', decoded.why)
      return receive(decoded.message)
    },
    recheck() {
      // Its token let it in and can't be renewed on this path: what ends it is revocation (T3, T4).
      if (!access.isActive(who)) connection.close('forbidden')
      else {
        const role = access.roleIn(who, room)
        if (role) listen(role)
        else connection.close(access.isDeleted(room) ? 'notFound' : 'forbidden')
      }
    },
    heartbeat: () => connection.write(keepAliveFrame),
    ended() {
      documents.unlisten(document, reader)
      documents.tellPresences(document, document.presences.leave(reader), reader)
      documents.release(document)
    },
  }
}

import { createRouterClient } from '@orpc/server'
import * as Y from 'yjs'
import type { RoomDocument, RoomEvent } from '../../shared/contract/rooms.ts'
import { createApprovalPost } from '../approvals/approvalPost.ts'
import { approvalsProcedures } from '../approvals/procedures.ts'
import { governanceProcedures } from '../governance/procedures.ts'
import { createTouchTelling } from '../governance/touchTelling.ts'
import { createKeyRing } from '../identity/keyRing.ts'
import { newDevice, requireOwner } from '../identity/parties.ts'
import { logProcedures } from '../log/procedures.ts'
import { createAnchoring } from '../relays/anchoring.ts'
import { relaysProcedures } from '../relays/procedures.ts'
import { createRelays } from '../relays/relays.ts'
import { openWebSocket } from '../relays/webSocket.ts'
import { witnessesOf } from '../relays/witnesses.ts'
import { openOffice } from '../testOffice.ts'
import { createLiveRooms } from './liveRooms.ts'
import { roomsForRelays, roomsProcedures } from './procedures.ts'

/** For tests: an office with rooms, and screens on them. */
export function openOfficeWithRooms() {
  const office = openOffice()
  const ring = createKeyRing(Buffer.alloc(32, 1))
  const device = newDevice(office.db, ring, 'laptop', office.clock.now)
  const me = requireOwner(office.db).personId
  Object.assign(office.session.workspace, { ring, device, me })
  const relays = createRelays({ openSocket: openWebSocket })
  /** What waits for longer than a test does: it happens when the test says so. */
  const waiting = new Set<() => void>()
  const live = createLiveRooms({
    relays,
    later(work, milliseconds) {
      if (milliseconds >= 3_600_000) {
        waiting.add(work)
        return () => void waiting.delete(work)
      }
      const timer = setTimeout(work, milliseconds)
      return () => clearTimeout(timer)
    },
  })
  const telling = createTouchTelling(relays)
  const governance = createRouterClient(governanceProcedures(office.sessions, telling))
  const approvals = createRouterClient(
    approvalsProcedures(
      office.sessions,
      createApprovalPost(relays, (session) => telling.tellAll(session)),
    ),
  )
  const log = createRouterClient(
    logProcedures(office.sessions, (session) => witnessesOf(session, openWebSocket)),
  )
  const rooms = createRouterClient(roomsProcedures(office.sessions, live, relays))
  const relaysClient = createRouterClient(relaysProcedures(office.sessions, relays, roomsForRelays))
  let screens = 0
  relays.attach(office.session)
  live.attach(office.session)
  return {
    ...office,
    live,
    rooms,
    governance,
    approvals,
    log,
    /** From now on checkpoints go to the relays by themselves. */
    anchorDaily: () => createAnchoring(relays),
    relays: relaysClient,
    /** Signs any statement, as a changed program could. */
    state: (url: string, kind: string, body: object) => relays.state(office.session, url, kind, body),
    /** An hour goes by. */
    passHour() {
      office.clock.now += 3_600_000
      for (const work of [...waiting]) {
        waiting.delete(work)
        work()
      }
    },
    /** The workspace closes, and opens again. */
    close() {
      live.detach()
      relays.detach()
    },
    reopen() {
      relays.attach(office.session)
      live.attach(office.session)
    },
    /** A screen with a room open: its own Y.Doc, in step with core as the renderer's is. */
    async screen(roomId: string, readOnly = false) {
      screens += 1
      const id = `screen-${String(screens).padStart(4, '0')}`
      const stop = new AbortController()
      const events: RoomEvent[] = []
      const doc = new Y.Doc()
      const comments = new Y.Doc()
      const docOf = (document: RoomDocument) => (document === 'board' ? doc : comments)
      const stream = live.listen(office.session, roomId, { screen: id, readOnly }, stop.signal)
      const first = await stream.next()
      if (first.done || first.value.kind !== 'state') throw new Error('a room begins with its state')
      Y.applyUpdate(doc, Buffer.from(first.value.update, 'base64'), 'core')
      Y.applyUpdate(comments, Buffer.from(first.value.comments.update, 'base64'), 'core')
      const ended = (async () => {
        for await (const event of stream) {
          events.push(event)
          if (event.kind === 'update')
            Y.applyUpdate(docOf(event.document), Buffer.from(event.update, 'base64'), 'core')
        }
      })()
      for (const document of ['board', 'comments'] as const)
        docOf(document).on('update', (update: Uint8Array, origin: unknown) => {
          if (origin !== 'core') live.push(office.session, roomId, id, document, update)
        })
      return {
        id,
        doc,
        comments,
        events,
        first: first.value,
        async close() {
          stop.abort()
          await ended
        },
      }
    },
  }
}

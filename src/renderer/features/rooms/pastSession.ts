import { fromBase64 } from 'lib0/buffer'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { RoomDocument, RoomSummary, RoomVersion } from '../../../shared/contract/rooms.ts'
import { type Collection, type Rows, watchRows } from '../../../shared/rooms/records.ts'
import type { RoomSession, RoomState } from './session.ts'

/**
 * A room as it was in a version, for the same screens that draw it as it is: nobody is there, nothing can be changed,
 * and nothing of it changes. Its comments lie among the records of its board.
 */
export function openPastSession(room: RoomSummary, version: RoomVersion, content: string): RoomSession {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, fromBase64(content), 'core')
  const comments = new Y.Doc()
  const awareness = new Awareness(doc)
  awareness.setLocalState(null)
  const state: RoomState = {
    ...{ phase: 'ready', room, status: null, me: null, unsaved: 0, refused: 0, error: null },
  }
  const watched = new Map<string, ReturnType<typeof watchRows<unknown>>>()
  const nothing = () => () => undefined
  return {
    roomId: room.id,
    readOnly: true,
    isWall: true,
    past: version,
    doc,
    awareness,
    watch<Row>(collection: Collection<Row>, document: RoomDocument = 'board') {
      const key = `${document} ${collection.name}`
      const known =
        watched.get(key) ??
        watchRows(document === 'board' ? doc : comments, collection as Collection<unknown>)
      watched.set(key, known)
      return known as unknown as { read(): Rows<Row>; subscribe(listener: () => void): () => void }
    },
    state: () => state,
    subscribe: nothing,
    people: () => nobody,
    subscribePeople: nothing,
    present: () => {},
    caret: () => null,
    change: () => null,
    comment: () => null,
    undo: () => {},
    redo: () => {},
    close(): void {
      for (const each of watched.values()) each.stop()
      awareness.destroy()
      doc.destroy()
      comments.destroy()
    },
  }
}

const nobody: ReturnType<RoomSession['people']> = []

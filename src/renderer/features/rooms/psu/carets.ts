import { Extension } from '@tiptap/core'
import { yCursorPlugin } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import type { RoomSession } from '../session.ts'
import styles from './psu.module.css'

type Position = { anchor: Y.RelativePosition; head: Y.RelativePosition }

/** Any colour in the form that the plugin asks for: ours come by class. */
const colour = '#000000'

/** The presences of a room as the caret plugin wants them: those who write in this text, and this person. */
function caretsOf(session: RoomSession, fragment: string) {
  const stops = new Map<() => void, () => void>()
  return {
    clientID: session.doc.clientID,
    getLocalState() {
      const caret = session.caret()
      return { cursor: caret?.fragment === fragment ? caret : null }
    },
    setLocalStateField(_: string, position: Position | null) {
      const toJson = Y.relativePositionToJSON
      session.present({
        caret: position && { fragment, anchor: toJson(position.anchor), head: toJson(position.head) },
      })
    },
    getStates: () =>
      new Map(
        session
          .people()
          .filter(({ caret }) => caret?.fragment === fragment)
          .map(({ client, name, tint, caret }) => [
            client,
            { user: { name, tint, color: colour }, cursor: caret },
          ]),
      ),
    on: (_: string, listener: () => void) => void stops.set(listener, session.subscribePeople(listener)),
    off(_: string, listener: () => void) {
      stops.get(listener)?.()
      stops.delete(listener)
    },
  }
}
type Who = { name: string; tint: number }

function buildCaret({ name, tint }: Who): HTMLElement {
  const caret = document.createElement('span')
  caret.className = styles.caret ?? ''
  caret.dataset.tint = String(tint)
  caret.append('\u2060')
  const label = document.createElement('span')
  label.append(document.createElement('span'))
  label.firstElementChild!.textContent = name
  caret.append(label, '\u2060')
  return caret
}

/** Shows where others write in a text, and tells them where this person does. */
export const Carets = (session: RoomSession, fragment: string) =>
  Extension.create({
    name: 'carets',
    addProseMirrorPlugins: () => [
      yCursorPlugin(caretsOf(session, fragment) as never, {
        cursorBuilder: buildCaret,
        selectionBuilder: ({ tint }: Who) => ({
          class: styles.selected ?? '',
          'data-tint': String(tint),
        }),
      }),
    ],
    onDestroy: () => session.present({ caret: null }),
  })

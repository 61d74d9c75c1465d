/** Deterministic war-room boards: sticky notes as Y.Map in a Y.Map, comments as Y.Array, bodies as Y.Text. */
import * as Y from 'yjs'

export const rng = (seed) => () => {
  seed |= 0
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}
const WORDS =
  'budget decision champion risk legal pricing renewal pilot security board sponsor timeline rollout blocker contract quarter owner next step agreed'.split(
    ' ',
  )

/**
 * notes: notes created up front; edits: further transactions (60 % move, 25 % text, 10 % colour/owner, 4 % comment,
 * 1 % delete+create); authors: number of client ids that take turns. onEdit(i, doc) is called after each edit.
 */
export const makeBoard = ({
  notes = 2000,
  edits = 20000,
  authors = 20,
  seed = 7,
  gc = true,
  textShare = 0.25,
  onEdit,
} = {}) => {
  const r = rng(seed)
  const doc = new Y.Doc({ gc })
  const ids = Array.from({ length: authors }, () => Math.floor(r() * 2 ** 31))
  const board = doc.getMap('notes')
  const keys = []
  const words = (n) => Array.from({ length: n }, () => WORDS[Math.floor(r() * WORDS.length)]).join(' ')
  let n = 0
  const create = () => {
    const k = `n${(n++).toString(36)}`
    const m = new Y.Map()
    m.set('x', Math.floor(r() * 8000))
    m.set('y', Math.floor(r() * 8000))
    m.set('color', '#ffd966')
    m.set('owner', `u${Math.floor(r() * authors)}`)
    m.set('text', new Y.Text(words(8)))
    m.set('comments', new Y.Array())
    board.set(k, m)
    keys.push(k)
  }
  const as = (f) => {
    doc.clientID = ids[Math.floor(r() * authors)]
    doc.transact(f)
  }
  for (let i = 0; i < notes; i++) as(create)
  for (let i = 0; i < edits; i++) {
    as(() => {
      const p = r()
      const k = keys[Math.floor(r() * keys.length)]
      const m = board.get(k)
      if (p < textShare) {
        const t = m.get('text')
        const at = Math.floor(r() * (t.length + 1))
        if (r() < 0.25 && t.length > 12) t.delete(Math.min(at, t.length - 4), 4)
        else t.insert(at, `${words(1)} `)
      } else if (p < 0.85) {
        m.set('x', Math.floor(r() * 8000))
        m.set('y', Math.floor(r() * 8000))
      } else if (p < 0.95)
        m.set(r() < 0.5 ? 'color' : 'owner', r() < 0.5 ? '#a4c2f4' : `u${Math.floor(r() * authors)}`)
      else if (p < 0.99) m.get('comments').push([{ by: 'u1', at: 1790000000000 + i, text: words(6) }])
      else {
        board.delete(k)
        keys.splice(keys.indexOf(k), 1)
        create()
      }
    })
    onEdit?.(i, doc)
  }
  return doc
}

import { expect, test } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { cleanPresences } from './presences.ts'

const presenting = {
  ...{ since: 1_795_000_000_000, view: 'map', selected: 'node:1', left: 0, column: null },
  ...{ frame: { x: 0.5, y: 0.5, width: 0.4, height: 0.6 }, asOf: null },
}
const person = { person: 'per_ZHAO', name: '赵敏', tint: 1, pointer: null, at: null, caret: null }

/** What is left of what somebody says of themselves. */
function passed(state: object): unknown {
  const theirs = new Awareness(new Y.Doc())
  theirs.setLocalState(state)
  const clean = cleanPresences(encodeAwarenessUpdate(theirs, [theirs.clientID]))
  const ours = new Awareness(new Y.Doc())
  if (clean) applyAwarenessUpdate(ours, clean, 'relay')
  const said = ours.getStates().get(theirs.clientID)
  for (const awareness of [theirs, ours]) awareness.destroy()
  return said
}

test('what a presenter shows passes, within bounds that a screen can draw; anything else takes the presence along', () => {
  expect(passed({ ...person, presenting })).toEqual({ ...person, presenting })
  expect(passed(person)).toEqual({ ...person, presenting: null })
  for (const bad of [
    { ...presenting, frame: { x: 0, y: 0, width: 0, height: 1 } },
    { ...presenting, view: 'elsewhere' },
    { ...presenting, column: { zone: '<b>', top: 0 } },
    { ...presenting, left: 1e9 },
  ])
    expect(passed({ ...person, presenting: bad })).toBeUndefined()
  expect(passed({ ...person, presenting: { ...presenting, html: '<b>' } })).toEqual({ ...person, presenting })
})

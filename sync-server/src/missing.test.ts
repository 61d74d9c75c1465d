import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { missingFrom } from './missing.ts'
import { decodeStateVector } from './stateVector.ts'
import { readUpdateShape } from './updateShape.ts'

type Edit = { author: number; kind: number; at: number; text: string }

const edit: fc.Arbitrary<Edit> = fc.record({
  author: fc.nat(2),
  kind: fc.nat(5),
  at: fc.nat(1000),
  text: fc.constantFrom('budget', '预算 🚀', 'x'),
})

function apply(doc: Y.Doc, { kind, at, text }: Edit): void {
  const minutes = doc.getText('minutes')
  const agenda = doc.getArray('agenda')
  if (kind <= 1) minutes.insert(at % (minutes.length + 1), text)
  else if (kind === 2 && minutes.length > 0) minutes.delete(at % minutes.length, 1)
  else if (kind === 3) agenda.push([{ text }, at])
  else if (kind === 4) doc.getMap('cards').set(`card ${at % 4}`, { text, bytes: Uint8Array.of(1) })
  else if (minutes.length > 0) minutes.format(at % minutes.length, 1, { bold: true })
}

const contentOf = (doc: Y.Doc) =>
  JSON.stringify([
    doc.getText('minutes').toDelta(),
    doc.getArray('agenda').toJSON(),
    Object.entries(doc.getMap('cards').toJSON()).sort(),
  ])

describe('what a client lacks', () => {
  test('[S2] brings a document of any earlier moment to the latest state', () => {
    let shorter = 0
    fc.assert(
      fc.property(fc.array(edit, { minLength: 2, maxLength: 40 }), fc.nat(), (edits, moment) => {
        const authors = [0, 1, 2].map((client) => {
          const doc = new Y.Doc()
          doc.clientID = client + 1
          return doc
        })
        const before = new Y.Doc()
        edits.forEach((next, index) => {
          const doc = authors[next.author]!
          apply(doc, next)
          const update = Y.encodeStateAsUpdate(doc)
          for (const other of authors) Y.applyUpdate(other, update)
          if (index <= moment % edits.length) Y.applyUpdate(before, update)
        })
        const whole = Y.encodeStateAsUpdate(authors[0]!)
        const missing = missingFrom(whole, decodeStateVector(Y.encodeStateVector(before)))
        readUpdateShape(missing)
        if (missing.length < whole.length) shorter++
        Y.applyUpdate(before, missing)
        expect(contentOf(before)).toBe(contentOf(authors[0]!))
        expect(before.store.pendingStructs).toBeNull()
      }),
      { numRuns: 300, seed: 20261121 },
    )
    expect(shorter).toBeGreaterThan(200)
  })

  test('[S2] is nothing but deletions for one who has everything', () => {
    const doc = new Y.Doc()
    doc.getArray('agenda').push(['a', 'b', 'c'])
    doc.getArray('agenda').delete(1, 1)
    const whole = Y.encodeStateAsUpdate(doc)
    const missing = missingFrom(whole, decodeStateVector(Y.encodeStateVector(doc)))
    expect(readUpdateShape(missing)).toMatchObject({ ranges: [], deletes: true })
  })

  test('[S2] keeps the gap in an author’s clocks', () => {
    const doc = new Y.Doc()
    doc.clientID = 5
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    for (const word of ['a', 'b', 'c', 'd']) doc.getArray('words').push([word])
    const withGap = Y.mergeUpdates([updates[0]!, updates[1]!, updates[3]!])
    expect(readUpdateShape(missingFrom(withGap, new Map([[5, 1]]))).ranges).toEqual([
      { client: 5, from: 1, contiguousTo: 2, to: 4 },
    ])
    expect(readUpdateShape(missingFrom(withGap, new Map([[5, 2]]))).ranges).toEqual([
      { client: 5, from: 3, contiguousTo: 4, to: 4 },
    ])
  })
})

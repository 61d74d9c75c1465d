import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { MalformedBytes } from '../client/bytes.ts'
import { defaultLimits } from './limits.ts'
import { decodeMessage } from './protocol.ts'
import { readUpdateShape } from './updateShape.ts'

/** A document with every kind of content that Yjs has. */
function richDocument(client: number): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = client
  const map = doc.getMap('cards')
  map.set('number', -12345.5)
  map.set('big', 12345678901234567890n)
  map.set('nested', { price: [1, 2, { floor: null, open: true, closed: false }], note: '报价 🚀' })
  map.set('bytes', Uint8Array.of(1, 2, 3))
  map.set('child', new Y.Doc({ guid: 'child', meta: { of: 'deal' } }))
  const list = doc.getArray('agenda')
  list.push(['open', 2, { never: undefined }, null])
  list.delete(1, 1)
  const text = doc.getText('minutes')
  text.insert(0, 'The buyer asked for a discount')
  text.format(4, 5, { bold: true })
  text.insertEmbed(3, { image: 'chart.png' })
  text.delete(0, 2)
  const fragment = doc.getXmlFragment('page')
  const paragraph = new Y.XmlElement('p')
  // Yjs's types leave the hook out of what a fragment may hold; its code does not.
  fragment.insert(0, [paragraph, new Y.XmlHook('mention') as unknown as Y.XmlElement, new Y.XmlText('hello')])
  paragraph.setAttribute('class', 'lead')
  return doc
}

const acceptsUpdate = (update: Uint8Array): boolean => {
  try {
    readUpdateShape(update)
    return true
  } catch (error) {
    expect(error).toBeInstanceOf(MalformedBytes)
    return false
  }
}

describe('reading an update’s shape', () => {
  test('[M2] every kind of content that Yjs writes is accepted, and the ranges are Yjs’s own', () => {
    const one = richDocument(7)
    const two = richDocument(4_000_000_000)
    const update = Y.mergeUpdates([Y.encodeStateAsUpdate(one), Y.encodeStateAsUpdate(two)])
    const meta = Y.parseUpdateMeta(update)
    const { ranges, deletes } = readUpdateShape(update)
    expect(deletes).toBe(true)
    expect(new Map(ranges.map(({ client, from }) => [client, from]))).toEqual(meta.from)
    expect(new Map(ranges.map(({ client, to }) => [client, to]))).toEqual(meta.to)
  })

  test('a gap in an author’s clocks ends what counts as contiguous', () => {
    const doc = new Y.Doc()
    doc.clientID = 5
    const updates: Uint8Array[] = []
    doc.on('update', (update) => updates.push(update))
    for (const word of ['a', 'b', 'c']) doc.getArray('words').push([word])
    const withGap = Y.mergeUpdates([updates[0]!, updates[2]!])
    expect(readUpdateShape(withGap).ranges).toEqual([{ client: 5, from: 0, contiguousTo: 1, to: 3 }])
  })

  test('[M3] authors out of order are refused: merging them would lose another author’s structs', () => {
    const struct = (client: number) => [1, client, 0, 0, 1]
    expect(acceptsUpdate(Uint8Array.of(2, ...struct(9), ...struct(3), 0))).toBe(true)
    expect(acceptsUpdate(Uint8Array.of(2, ...struct(3), ...struct(9), 0))).toBe(false)
    expect(acceptsUpdate(Uint8Array.of(2, ...struct(3), ...struct(3), 0))).toBe(false)
  })

  test('[M2] a length that claims more bytes than there are is refused, even inside a larger buffer', () => {
    const secret = Buffer.from(new ArrayBuffer(1000))
    const lying = Uint8Array.of(1, 1, 1, 0, 4, 1, 1, 97, 100, 98)
    secret.set(lying)
    expect(acceptsUpdate(secret.subarray(0, lying.length))).toBe(false)
  })

  test('[M2] what is accepted of 5,000 spoilt updates, Yjs reads to the same end and merges', () => {
    const valid = [richDocument(7), richDocument(900_000)].map((doc) => Y.encodeStateAsUpdate(doc))
    const honest = Y.encodeStateAsUpdate(richDocument(12))
    let accepted = 0
    fc.assert(
      fc.property(
        fc.constantFrom(...valid),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 3 }),
        fc.nat(),
        fc.boolean(),
        (update, changes, cut, isCut) => {
          const spoilt = Uint8Array.from(isCut ? update.subarray(0, cut % update.length) : update)
          for (const [place, value] of changes) if (spoilt.length > 0) spoilt[place % spoilt.length] = value
          if (!acceptsUpdate(spoilt)) return
          accepted++
          Y.decodeUpdate(spoilt)
          const merged = Y.mergeUpdates([spoilt, honest])
          readUpdateShape(merged)
          Y.diffUpdate(merged, Y.encodeStateVectorFromUpdate(honest))
        },
      ),
      { numRuns: 5000, seed: 20261121 },
    )
    expect(accepted).toBeGreaterThan(500)
  })

  test('[M1] 20,000 random messages are either read or refused, and nothing else happens', () => {
    const outcomes = { read: 0, refused: 0 }
    fc.assert(
      fc.property(
        fc.constantFrom([0, 0], [0, 1], [0, 2], [1], [2], [3], []),
        fc.uint8Array({ maxLength: 60 }),
        fc.boolean(),
        (types, payload, isFramed) => {
          const length = isFramed ? [payload.length] : []
          const { ok } = decodeMessage(Uint8Array.from([...types, ...length, ...payload]), defaultLimits)
          outcomes[ok ? 'read' : 'refused']++
        },
      ),
      { numRuns: 20_000, seed: 5 },
    )
    expect(outcomes.read).toBeGreaterThan(100)
    expect(outcomes.refused).toBeGreaterThan(1000)
  })

  test('[M1] a value nested 1,000,000 deep is refused and does not exhaust the stack', () => {
    const nested = new Uint8Array(2_000_000).fill(1)
    for (let at = 0; at < nested.length; at += 2) nested[at] = 117
    expect(acceptsUpdate(Uint8Array.from([1, 1, 1, 0, 8, 1, 1, 97, 1, ...nested]))).toBe(false)
  })
})

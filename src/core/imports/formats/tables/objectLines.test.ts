import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createAssembledRoom, createPlainRoom, type RunRoom } from './objectLines.ts'

const linesOf = (room: RunRoom, run: string) => {
  const bytes = Buffer.from(run)
  bytes.copy(room.bytes(bytes.length + 1))
  const found = room.lines(bytes.length)
  return found && { ...found, lineOffsets: found.lineOffsets && Array.from(found.lineOffsets) }
}
const printed = (rows: readonly object[], indent: number): string =>
  JSON.stringify(rows, null, indent)
    .replace(/^\[/, ',')
    .replace(/\s*\]$/, '')

it.each([
  ['assembled', createAssembledRoom()!],
  ['plain', createPlainRoom()],
])('%s: tells on which line each object begins', (_, room) => {
  expect(
    linesOf(room, ',\n  {\n    "a": 1\n  },\n  {},\n\n  {\n    "b": {\n      "c": [\n  {}]}\n  }'),
  ).toEqual({
    lineOffsets: [1, 4],
    lineEnds: 10,
  })
  expect(linesOf(room, ',{"a":1},{"b":2}')).toEqual({ lineOffsets: null, lineEnds: 0 })
  expect(linesOf(room, ',{"a":1},\n{"b":2}')).toBeNull()
})

it('assembled and plain tell the same, whatever was in the room before', () => {
  const [assembled, plain] = [createAssembledRoom()!, createPlainRoom()]
  const row = fc.dictionary(fc.string({ maxLength: 9 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 5 })
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 0, max: 5 }),
      fc.array(fc.tuple(fc.nat(), fc.constantFrom('\n', '{', '},\n  {', ' ', 'é', '\r\n')), { maxLength: 3 }),
      (rows, indent, spoilt) => {
        let run = printed(rows, indent)
        for (const [at, added] of spoilt) {
          const place = 1 + (at % run.length)
          run = run.slice(0, place) + added + run.slice(place)
        }
        expect(linesOf(assembled, run)).toEqual(linesOf(plain, run))
      },
    ),
  )
})

it('has room for a run of any length', () => {
  const rows = Array.from({ length: 40_000 }, (_, at) => ({ at }))
  const found = linesOf(createAssembledRoom()!, printed(rows, 1))
  expect(found!.lineEnds).toBe(120_000)
  expect(found!.lineOffsets!.slice(0, 3)).toEqual([1, 4, 7])
  expect(found!.lineOffsets).toHaveLength(40_000)
})

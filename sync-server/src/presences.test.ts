import { describe, expect, test } from 'vitest'
import { createPresences } from './presences.ts'

const keptMs = 30_000

function roomAt(start = 0) {
  const clock = { at: start }
  return { clock, presences: createPresences(() => clock.at, keptMs) }
}
const here = (client: number, clock: number, name = 'Li Wei') => ({
  client,
  clock,
  state: JSON.stringify({ name }),
})

describe('presences', () => {
  test('[A2] an echo of what is known is no news', () => {
    const { presences } = roomAt()
    const [ana, ben] = [{}, {}]
    expect(presences.accept([here(1, 5)], ana, 8)).toHaveLength(1)
    expect(presences.accept([here(1, 5)], ben, 8)).toEqual([])
    expect(presences.accept([here(1, 4)], ben, 8)).toEqual([])
  })

  test('[A3] who brought a presence takes it along, even when others have echoed it', () => {
    const { presences } = roomAt()
    const [ana, ben] = [{}, {}]
    presences.accept([here(1, 5)], ana, 8)
    presences.accept([here(1, 5), here(2, 1)], ben, 8)
    expect(presences.leave(ana)).toEqual([{ client: 1, clock: 5, state: null }])
    expect(presences.list().map(({ client }) => client)).toEqual([2])
    expect(presences.accept([here(1, 5)], ben, 8)).toEqual([])
  })

  test('[A3] a presence that is not renewed is gone, and one that is renewed stays', () => {
    const { clock, presences } = roomAt()
    presences.accept([here(1, 1), here(2, 1)], {}, 8)
    clock.at = 20_000
    presences.accept([here(2, 2)], {}, 8)
    clock.at = 31_000
    expect(presences.list().map(({ client }) => client)).toEqual([2])
  })

  test('[A4] one connection cannot fill the room', () => {
    const { presences } = roomAt()
    const crowd = Array.from({ length: 9 }, (_, client) => here(client, 1))
    expect(presences.accept(crowd, {}, 8)).toBeNull()
    expect(presences.list()).toEqual([])
  })
})

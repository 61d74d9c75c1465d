import { expect, it } from 'vitest'
import { eachAtLeisure } from './atLeisure.ts'

it('lets the event loop go round while it goes through many, and goes through all of them in order', async () => {
  let clock = 0
  let rounds = 0
  const done: number[] = []
  let going = true
  const round = () => {
    rounds += 1
    if (going) setImmediate(round)
  }
  setImmediate(round)
  await eachAtLeisure(
    Array.from({ length: 100 }, (_, at) => at),
    (one) => {
      clock += 1
      done.push(one)
    },
    () => clock,
  )
  going = false
  expect(done).toEqual(Array.from({ length: 100 }, (_, at) => at))
  expect(rounds).toBeGreaterThanOrEqual(4)
})

it('leaves off where it is told to', async () => {
  const stop = new AbortController()
  let clock = 0
  const done: number[] = []
  const work = eachAtLeisure(
    [1, 2, 3, 4],
    (one) => {
      clock += 25
      done.push(one)
      if (one === 2) stop.abort()
    },
    () => clock,
    stop.signal,
  )
  await expect(work).rejects.toMatchObject({ name: 'AbortError' })
  expect(done).toEqual([1, 2])
})

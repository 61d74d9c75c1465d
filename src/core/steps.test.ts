import { describe, expect, it } from 'vitest'
import { streamed } from './steps.ts'

async function all<Step, Result>(stream: AsyncGenerator<Step, Result, void>) {
  const steps: Step[] = []
  for (;;) {
    const next = await stream.next()
    if (next.done) return { steps, result: next.value }
    steps.push(next.value)
  }
}

describe('work as a stream', () => {
  it('tells every step in order, those told at once too, and then what came of it', async () => {
    const stream = streamed<number, string>(async (tell) => {
      tell(1)
      tell(2)
      await new Promise((resolve) => setImmediate(resolve))
      tell(3)
      return 'done'
    })
    expect(await all(stream)).toEqual({ steps: [1, 2, 3], result: 'done' })
  })

  it('fails as the work does, after what it told before', async () => {
    const stream = streamed<number, never>(async (tell) => {
      tell(1)
      throw new Error('no more')
    })
    expect(await stream.next()).toEqual({ done: false, value: 1 })
    await expect(stream.next()).rejects.toThrow('no more')
  })
})

import type { ClientContext, ClientLink } from '@orpc/client'
import { describe, expect, it } from 'vitest'
import { backoffMs, createLine, type OpenLine } from './line.ts'
import { LineLost } from './refusal.ts'

/** A clock that stands still until it is told to run what waits. */
function stillClock() {
  let at = 1_000
  let waiting: { due: number; run(): void }[] = []
  return {
    clock: {
      now: () => at,
      after: (milliseconds: number, run: () => void) => {
        const entry = { due: at + milliseconds, run }
        waiting.push(entry)
        return () => {
          waiting = waiting.filter((each) => each !== entry)
        }
      },
    },
    async advance(milliseconds: number) {
      at += milliseconds
      const due = waiting.filter((each) => each.due <= at)
      waiting = waiting.filter((each) => each.due > at)
      for (const each of due) each.run()
      await Promise.resolve()
      await Promise.resolve()
      await Promise.resolve()
    },
  }
}

/** A core that can be reached or not, and whose line can be cut. */
function core() {
  let reachable = true
  let close = () => {}
  const answers: { path: readonly string[]; answer(value: unknown): void }[] = []
  const link: ClientLink<ClientContext> = {
    call: (path) => new Promise((answer) => answers.push({ path, answer })),
  }
  return {
    answers,
    open: async (): Promise<OpenLine> => {
      if (!reachable) throw new Error('unreachable')
      return {
        link,
        onClose: (listener) => {
          close = listener
        },
        close: () => close(),
      }
    },
    cut: () => {
      reachable = false
      close()
    },
    restore: () => {
      reachable = true
    },
  }
}

const options = { context: {} }

describe('the line to the core', () => {
  it('waits longer after each failure, but never longer than eight seconds', () => {
    expect([1, 2, 3, 4, 9, 400].map(backoffMs)).toEqual([250, 500, 1_000, 2_000, 8_000, 8_000])
  })

  it('says when it broke and when it tries again, and comes back by itself', async () => {
    const { clock, advance } = stillClock()
    const far = core()
    const line = createLine(far.open, clock)
    await advance(0)
    expect(line.state()).toEqual({ state: 'online' })

    far.cut()
    expect(line.state()).toEqual({ state: 'offline', since: 1_000, retryAt: 1_250, attempt: 1 })
    await advance(250)
    expect(line.state()).toEqual({ state: 'offline', since: 1_000, retryAt: 1_750, attempt: 2 })

    far.restore()
    await advance(500)
    expect(line.state()).toEqual({ state: 'online' })
  })

  it('refuses what was under way when it broke, because nobody knows whether it ran', async () => {
    const { clock, advance } = stillClock()
    const far = core()
    const line = createLine(far.open, clock)
    await advance(0)
    const call = line.link.call(['brief', 'adopt'], {}, options)
    far.cut()
    await expect(call).rejects.toBeInstanceOf(LineLost)
  })

  it('holds calls made while it is down until it is back', async () => {
    const { clock, advance } = stillClock()
    const far = core()
    const line = createLine(far.open, clock)
    await advance(0)
    far.cut()
    const call = line.link.call(['today', 'get'], {}, options)
    far.restore()
    await advance(250)
    far.answers.at(-1)?.answer('today')
    await expect(call).resolves.toBe('today')
  })

  it('tries at once when a person asks', async () => {
    const { clock, advance } = stillClock()
    const far = core()
    const line = createLine(far.open, clock)
    await advance(0)
    far.cut()
    far.restore()
    line.retryNow()
    await advance(0)
    expect(line.state()).toEqual({ state: 'online' })
  })
})

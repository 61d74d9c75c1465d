import { describe, expect, it } from 'vitest'
import { fuzzTargets, wholeTarget } from './fuzz/targets.ts'
import { createReadingTime, ReadingRefused } from './readingTime.ts'
import { openImport, readOptions } from './registry.ts'
import { bytesSource } from './source.ts'

const megabyte = 1024 ** 2

describe('the time for one file', () => {
  /** A clock that is put on by hand. */
  const clockOf = () => {
    const clock = { at: 0, now: () => clock.at }
    return clock
  }
  const limits = { milliseconds: 1000, millisecondsPerMegabyte: 100 }

  it('ends a reading that takes longer than any may, and more for each megabyte', () => {
    const clock = clockOf()
    const time = createReadingTime(limits, 10 * megabyte, clock.now, clock.now)
    clock.at = 2000
    expect(() => time.check()).not.toThrow()
    clock.at = 2001
    expect(() => time.check()).toThrow(ReadingRefused)
  })

  it('does not count what others do with what was read', () => {
    const clock = clockOf()
    const time = createReadingTime(limits, 0, clock.now, clock.now)
    clock.at = 600
    time.rest()
    clock.at = 60_000
    time.goOn()
    clock.at = 60_300
    expect(() => time.check()).not.toThrow()
    clock.at = 60_500
    expect(() => time.check()).toThrow(ReadingRefused)
  })

  it('does not hold it against a file that the machine was busy with others, unless for very long', () => {
    const clock = clockOf()
    const work = clockOf()
    const time = createReadingTime(limits, 0, clock.now, work.now)
    clock.at = 9_000
    work.at = 900
    expect(() => time.check()).not.toThrow()
    time.rest()
    work.at = 5_000
    time.goOn()
    work.at = 5_090
    expect(() => time.check()).not.toThrow()
    work.at = 5_200
    expect(() => time.check()).toThrow(ReadingRefused)
    const waiting = createReadingTime(limits, 0, clock.now, work.now)
    clock.at += 20_001
    expect(() => waiting.check()).toThrow(ReadingRefused)
  })

  it('gives everything else its turn only after it was kept waiting', async () => {
    const clock = clockOf()
    const time = createReadingTime(limits, 0, clock.now, clock.now)
    clock.at = 10
    expect(time.pause()).toBeUndefined()
    clock.at = 100
    let hadTurn = false
    setImmediate(() => {
      hadTurn = true
    })
    await time.pause()
    expect(hadTurn).toBe(true)
  })
})

/** Of these nothing is read beyond the first bytes, by which they were recognised. */
const knownByTheirHead: ReadonlySet<string> = new Set(['users.json', 'callback.jsonl', 'quote.txt'])

describe('every reader asks for the time', () => {
  const targets = fuzzTargets.filter(([name]) => !knownByTheirHead.has(name))
  it.each(targets.map((target) => [target[0], target] as const))(
    '%s is refused where there is none',
    async (name, target) => {
      const limits = { milliseconds: -1, millisecondsPerMegabyte: 0 }
      const opened = await openImport(
        bytesSource(name, wholeTarget(target)),
        readOptions({ zone: 'UTC', limits }),
      )
      let code = opened.ok ? undefined : opened.refusal.code
      if (opened.ok) for await (const { refusal } of opened.batches) code ??= refusal?.code
      expect(code).toBe('tooSlow')
    },
  )
})

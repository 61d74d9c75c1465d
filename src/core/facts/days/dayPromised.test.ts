import { describe, expect, it } from 'vitest'
import { extractFacts } from '../extract.ts'

const owed = new Set(['openPromise', 'openTask', 'customerPromise'])
const dueOf = (text: string, at: number) =>
  extractFacts(text, at, 'team').flatMap(({ kind, figures }) => (owed.has(kind) ? [figures[0]?.value] : []))

describe('the day of a promise beside the one on which what it waits for comes in', () => {
  it.each([
    ['filter frames arrive 26 Nov, we promised Oona 20 Nov', '2026-11-20'],
    ['gauges for the Leith yard are due in on 27 Nov, I told Mr Bell 19 Nov', '2026-11-19'],
    ['阀芯26号到货，我们答应王工20号的', '2026-11-20'],
  ])('%s', (text, due) => {
    for (const day of ['2026-11-18', '2026-11-23'])
      for (const found of dueOf(text, Date.parse(`${day}T08:00:00Z`))) expect(found).toBe(due)
  })

  it('is that of the promise alone where nothing comes in, or nothing else was promised', () => {
    const at = Date.parse('2026-11-18T08:00:00Z')
    expect(dueOf('we promised Oona the frames by 20 Nov', at)).toEqual(['2026-11-20'])
  })
})

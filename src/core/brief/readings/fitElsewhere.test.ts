import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { WinExample } from '../../learning/winModel.ts'
import { fitElsewhere } from './fitElsewhere.ts'
import { fitModel, type WinJob } from './fits.ts'

const day = 86_400_000

/** Every other deal had a champion, and mostly those were won. */
const examples = Array.from(
  { length: 60 },
  (_, at): WinExample => ({
    dealId: `dea_${at}`,
    asOf: at * day,
    closedAt: (at + 20) * day,
    features: { champion: at % 2, buyingSteps90: at % 5 },
    won: at % 2 === 1 ? at % 7 !== 0 : at % 9 === 0,
  }),
)
const job: WinJob = {
  kind: 'win',
  examples,
  asOf: 100 * day,
  prior: { rate: 0.3, strength: 8 },
  serving: null,
}

describe('a fit in a thread of its own', () => {
  it('gives the very model that it gives here, and leaves this thread free meanwhile', async () => {
    let turns = 0
    const turning = setInterval(() => {
      turns += 1
    }, 1)
    const fitted = await fitElsewhere(join(import.meta.dirname, 'fitWorker.ts'))(job)
    clearInterval(turning)
    expect(fitted).toEqual(fitModel(job))
    expect(turns).toBeGreaterThan(0)
  })

  it('happens here where no thread can start', async () => {
    const fitted = await fitElsewhere(join(import.meta.dirname, 'noWorker.ts'))(job)
    expect(fitted).toEqual(fitModel(job))
  })
})

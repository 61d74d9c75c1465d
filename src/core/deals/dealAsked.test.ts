import { describe, expect, it } from 'vitest'
import { seededRandom } from '../learning/random.ts'
import { openOffice } from '../testOffice.ts'
import { dealAsked } from './dealAsked.ts'

/** Four customers; Inkwell Paper has two open deals, and two customers have a deal called alike. */
function office() {
  const { db, story } = openOffice()
  const osprey = story.account({ name: 'Osprey Tooling Ltd', aliases: JSON.stringify(['OTL Group']) })
  const inkwell = story.account({ name: 'Inkwell Paper Mills plc' })
  const rongcheng = story.account({ name: '浙江戎澄水务集团有限公司', aliases: JSON.stringify(['戎澄']) })
  const noyon = story.account({ name: 'Noyon Steel' })
  const deals = {
    press: story.deal({ accountId: osprey, name: 'Appleton press line', code: 'OPP-7' }),
    oldPress: story.deal({ accountId: osprey, name: 'Annual service', outcome: 'lost', stage: 'lost' }),
    dryer: story.deal({ accountId: inkwell, name: 'Dryer hood' }),
    service: story.deal({ accountId: inkwell, name: 'Annual service (2027)' }),
    pumps: story.deal({ accountId: rongcheng, name: '三厂 潜水泵更换' }),
    valve: story.deal({ accountId: noyon, name: 'Nopean valve retrofit' }),
    serviceToo: story.deal({ accountId: noyon, name: 'Annual service (2027)' }),
  }
  const asked = (spoken: string) => {
    const { deal, candidates } = dealAsked(db, spoken, 10)
    const name = (id: string) => Object.entries(deals).find(([, one]) => one === id)![0]
    return deal ? name(deal.id) : candidates!.map(({ id }) => name(id)).sort()
  }
  return { db, deals, asked }
}

describe('the deal that somebody asks for', () => {
  it.each([
    ['OPP-7', 'press'],
    ['opp-7', 'press'],
    ['appleton  PRESS line', 'press'],
    ['三厂潜水泵更换', 'pumps'],
    ['Osprey Tooling Ltd', 'press'],
    ['OTL Group', 'press'],
    ['osprey tooling', 'press'],
    ['戎澄', 'pumps'],
    ['Inkwell Paper Mills plc', ['dryer', 'service']],
    ['Annual service (2027)', ['service', 'serviceToo']],
    ['Inkwell Paper Mills — Annual service 2027', 'service'],
    ['Annual service (2027) Noyon Steel', 'serviceToo'],
  ])('%s', (spoken, meant) => {
    expect(office().asked(spoken)).toEqual(meant)
  })

  it('is the id, whatever else is called so', () => {
    const { deals, asked } = office()
    expect(asked(deals.serviceToo)).toBe('serviceToo')
  })

  it.each([
    // A stranger's name: two letters of a customer's and two of a deal's tell nothing.
    ['Apple Inc', []],
    ['Nope', ['valve']],
    ['No', ['valve']],
    ['Noyon App', []],
    ['Inkjet World', []],
    // What was asked for holds more than any name does.
    ['三厂 潜水泵更换 北京', []],
    // Parts of names are offered, and never taken, also where there is one.
    ['Appleton', ['press']],
    ['戎澄 潜水泵', ['pumps']],
    ['ospr dryer', []],
    ['Inkwell dryer', ['dryer']],
  ])('is not guessed from %s', (spoken, offered) => {
    expect(office().asked(spoken)).toEqual(offered)
  })

  it('is none for a name that no customer and no deal bears, however it is spelled', () => {
    const { db } = office()
    const random = seededRandom(20_261_123)
    const letters = 'abcdefghijklmnoprstuvwyz澄水务集团三厂潜泵北京 '
    const known = ['osprey', 'inkwell', 'noyon', 'otl']
    for (let round = 0; round < 600; round++) {
      const spoken = Array.from(
        { length: 2 + Math.floor(random() * 12) },
        () => [...letters][Math.floor(random() * [...letters].length)]!,
      ).join('')
      if (known.some((name) => spoken.includes(name))) continue
      expect([spoken, dealAsked(db, spoken, 10).deal?.name]).toEqual([spoken, undefined])
    }
  })
})

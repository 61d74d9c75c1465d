import { describe, expect, it } from 'vitest'
import { extractFacts } from '../extract.ts'
import type { SideOf } from '../whoSays/sides.ts'

const november = Date.UTC(2026, 10, 22)
const sideOf: SideOf = (name) =>
  ['Vera', 'Vera Lang', 'Paul', '方敏', '方工'].includes(name) ? 'theirs' : name === '罗宁' ? 'ours' : null
const tasks = (text: string) =>
  extractFacts(text, november, 'note', null, sideOf).map(({ kind, figures }) => [
    kind,
    ...figures.map(({ value }) => value),
  ])

describe('a list of ours', () => {
  it.each([
    ['- [ ] 8D!!! 方工会在27号问', 'openTask'],
    ['- [ ] leak report, Paul will ask on the 26th', 'openTask'],
  ])('%s: the day on which somebody asks is no due day', (text, kind) => {
    expect(tasks(text)).toEqual([[kind]])
  })

  it('what we are to ask on a day is due on it', () => {
    expect(tasks('- [ ] 27号问一下方工接线图')).toEqual([['openTask', '2026-11-27']])
  })

  it.each([
    ['- [ ] vera site list - she said 18 Nov, nothing yet. chase', 'customerPromise'],
    ['- [ ] chase Vera for the site list, was due 18 Nov', 'customerPromise'],
    ['- [ ] 方敏 图纸 说好11月18号，还没来，催', 'customerPromise'],
    ['- [ ] site list for Vera by 27 Nov', 'openTask'],
  ])('%s is of whoever owes it', (text, kind) => {
    expect(tasks(text).map(([one]) => one)).toEqual([kind])
  })
})

describe('what is set for everybody', () => {
  it.each([
    '公告12月8号挂网，报名到14号下午5点，保证金五万',
    '开标12月22日上午9点',
    'The tender notice goes out on 8 December.',
  ])('%s is promised to nobody', (text) => {
    const kinds = extractFacts(text, november, 'customer').map(({ kind }) => kind)
    expect(kinds).not.toContain('customerPromise')
  })

  it('but who will send it to us promises it', () => {
    const kinds = extractFacts('公告12月8号挂网，挂出来我当天发您', november, 'customer').map(
      ({ kind }) => kind,
    )
    expect(kinds).toContain('customerPromise')
  })
})

it('"today was the date for it": it was due on the day of writing', () => {
  const [told] = extractFacts(
    'Hi Yue, today was the date for the test report. I have nothing.',
    november,
    'customer',
  )
  expect([told?.kind, told?.figures[0]?.value]).toEqual(['openPromise', '2026-11-22'])
})

describe('what notes list as said', () => {
  const owed = (text: string) =>
    extractFacts(text, Date.UTC(2026, 10, 10), 'note', null, sideOf).map(({ kind, text: said, figures }) => [
      kind,
      said,
      ...figures.map(({ value }) => value),
    ])

  it('is promised thing by thing, each by its day', () => {
    expect(
      owed('we said: leak report by Fri 13 Nov, the permit by the 20th, two spare pumps by 27 nov'),
    ).toEqual([
      ['openPromise', 'leak report by Fri 13 Nov', '2026-11-13'],
      ['openPromise', 'the permit by the 20th', '2026-11-20'],
      ['openPromise', 'two spare pumps by 27 nov', '2026-11-27'],
    ])
    expect(owed('我们答应：纠正报告11月13号前，样件11月27号寄到')).toEqual([
      ['openPromise', '纠正报告11月13号前', '2026-11-13'],
      ['openPromise', '样件11月27号寄到', '2026-11-27'],
    ])
  })

  it('of theirs, at the name of whoever is to give it', () => {
    expect(owed('Vera: site list by Weds 18 Nov')).toEqual([
      ['customerPromise', 'Vera: site list by Weds 18 Nov', '2026-11-18'],
    ])
    expect(owed('他们答应：点位表11月18号前')).toEqual([
      ['customerPromise', '点位表11月18号前', '2026-11-18'],
    ])
  })

  it('what one of them thinks or says by a day is nothing that they owe', () => {
    expect(
      owed('Vera: said the plant closes by 18 Nov').filter(([kind]) => kind === 'customerPromise'),
    ).toEqual([])
  })
})

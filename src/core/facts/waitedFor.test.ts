import { describe, expect, it } from 'vitest'
import { extractFacts } from './extract.ts'
import type { SideOf } from './whoSays/sides.ts'
import { isConfided } from './whoSays/stance.ts'

const at = Date.UTC(2026, 4, 21)
const sideOf: SideOf = (name) => (name === '温宁' || name === 'Marta' ? 'theirs' : null)
const tasks = (line: string) =>
  extractFacts(`# week\n- [ ] ${line}`, at, 'note', null, sideOf).map(({ kind, figures }) => [
    kind,
    figures[0]?.value,
  ])

describe('a thing to be done', () => {
  it.each([
    ['云栖 图纸 等温宁 24号', ['customerPromise', '2026-05-24']],
    ['pump samples - waiting for Marta, 24 May', ['customerPromise', '2026-05-24']],
    ['等待安排时间 24号', ['openTask', '2026-05-24']],
    ['labels - waiting for Joost, 24 May', ['openTask', '2026-05-24']],
    ['温宁 3、4月曲线还欠着', ['customerPromise', undefined]],
    ['Marta still owes us the site list', ['customerPromise', undefined]],
  ])('%s: is theirs where we wait for one of them', (line, told) => {
    expect(tasks(line)).toEqual([told])
  })
  it.each([
    ['refund 1.2k, promised 18th, finance is slow', '2026-05-18'],
    ['photos to Marta by Fri 29th', '2026-05-29'],
    ['move the desks by 5th floor lift', undefined],
  ])('%s: is due on the day that it names in short', (line, day) => {
    expect(tasks(line).map(([, value]) => value)).toEqual([day])
  })
})

it('what nobody may say is kept quiet, and nothing to be done', () => {
  for (const line of ['do NOT mention the move', '涨价的事先别跟客户提'])
    expect(tasks(line).map(([kind]) => kind)).toEqual(['keepQuiet'])
  expect(tasks('别忘了跟温宁说改期').map(([kind]) => kind)).toContain('openTask')
})

describe('what is to reach them by a day', () => {
  const promises = (text: string) =>
    extractFacts(text, at, 'ours').flatMap(({ kind, figures }) =>
      kind === 'openPromise' ? [figures[0]?.value] : [],
    )
  it.each([
    'Both of these. The £900 credit note for the dented rack will be with Marta by 29 May.',
    'A corrected invoice will be issued by Friday 29 May.',
    'The refund shall reach you no later than 29 May.',
  ])('%s: is promised', (text) => {
    expect(promises(text)).toEqual(['2026-05-29'])
  })
  it.each(['The review will be with Marta on 29 May', 'The steel will be with us by 29 May'])(
    '%s: is not',
    (text) => {
      expect(promises(text)).toEqual([])
    },
  )
})

it.each([
  '恒丰报了85万。别说我讲的',
  '这话别跟人说是我说的：还有二十万',
  '他们88万，别说是从我这儿听的',
  'There is 12k left in my own line which finance does not know about.',
  '我这边还有八万机动，采购那边不知道',
])('%s: is told in confidence', (text) => {
  expect(isConfided(text, 'customer')).toBe(true)
})
it('and what nobody is to keep is not', () => {
  expect(isConfided('你们的优势要多讲，别说我没提醒', 'customer')).toBe(false)
  expect(isConfided('Finance does not know about the new tariff you sent', 'customer')).toBe(false)
  expect(isConfided('采购不知道怎么填那张表', 'customer')).toBe(false)
})

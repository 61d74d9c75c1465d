import { expect, it } from 'vitest'
import { cutByAccount } from './cutByAccount.ts'
import { partsBySection } from './sections.ts'

const headedBy = (heading: string): string | null =>
  /^潮汐/.test(heading) ? 'tide' : /^(?:北岸|North Quay)/i.test(heading) ? 'quay' : null
const accountOf = (words: string): string | null => (words.includes('石浦') ? 'shipu' : null)
const parts = (text: string) =>
  partsBySection(text, headedBy, (words) => cutByAccount(words, accountOf)).map(
    ({ start, end, accountId }) => [accountId, text.slice(start, end).trim()],
  )

it('below a heading all lines are of its account, whomever they name', () => {
  const text =
    '周会 内部\n\n一、潮汐二期\n  底价480。\n  参观改去石浦。\n二、北岸大修\n  V2 211万。\n三、其他：年会12月。'
  expect(parts(text)).toEqual([
    [null, '周会 内部'],
    ['tide', '一、潮汐二期\n  底价480。\n  参观改去石浦。'],
    ['quay', '二、北岸大修\n  V2 211万。'],
    [null, '三、其他：年会12月。'],
  ])
})
it('in other forms of numbering', () => {
  expect(parts('1) NORTH QUAY (NQ)\n - floor 40k\n2) Party\n - 11 Dec')).toEqual([
    ['quay', '1) NORTH QUAY (NQ)\n - floor 40k'],
    [null, '2) Party\n - 11 Dec'],
  ])
})
it('no sections where nothing is headed so, or all of it is of one', () => {
  expect(parts('潮汐来电，改期。\n北岸没回。')).toEqual([])
  expect(parts('一、潮汐电控\n二、潮汐泵')).toEqual([])
})

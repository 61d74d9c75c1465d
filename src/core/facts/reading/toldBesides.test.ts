import { describe, expect, it } from 'vitest'
import { extractFacts } from '../extract.ts'
import type { SideOf } from '../whoSays/sides.ts'

const sideOf: SideOf = Object.assign(
  (name: string) => (/^(?:Orla|洪师傅)$/.test(name) ? ('theirs' as const) : null),
  {
    isCustomer: () => false,
  },
)
const at = Date.UTC(2026, 9, 12, 2)
const read = (text: string, by: 'customer' | 'note' | 'ours' = 'note') =>
  extractFacts(text, at, by, null, sideOf)
const told = (text: string, by?: 'customer' | 'note' | 'ours') =>
  read(text, by).map(({ kind, figures, text: words }) => [kind, figures[0]?.value, words])

describe('what comes in parts', () => {
  it.each([
    ['首批3台11月6日到货，其余5台12月20日发。', '2026-12-20', '首批3台11月6日到货，其余5台12月20日发'],
    [
      'supply: 6 pumps + 2 skids shipped by 4 Nov. The other 4 pumps arrive 9 Dec. 不要再说月底全部到',
      '2026-12-09',
      '6 pumps + 2 skids shipped by 4 Nov. The other 4 pumps arrive 9 Dec',
    ],
  ])('%s is told as one, by the last day', (text, day, words) => {
    const found = told(text).filter(([kind]) => kind === 'deliveryDate')
    expect(found).toEqual([['deliveryDate', day, words]])
  })

  it.each([
    '10月20日培训2人，11月3日开会3个部门。',
    'We pay 3 invoices by 4 Nov and 2 invoices on 9 Dec.',
    '区经理说11月6日3台、12月20日5台，做不到。',
  ])('nothing of %s', (text) => {
    expect(
      told(text).filter(([kind, , words]) => kind === 'deliveryDate' && /[，,].*\d/.test(String(words))),
    ).toEqual([])
  })
})

describe('deadlines in wordings of their own', () => {
  it.each([
    ['Papers close with me on Friday 23 October at noon.', 'offerDueDate', '2026-10-23'],
    ['贵司最终报价（盖章）请在10月23日17:00前给到我。', 'offerDueDate', '2026-10-23'],
    ['10月26号（周一）上午9:00采购例会定，另一家也那天过会。', 'decisionDate', '2026-10-26'],
    ['26日上午10点院务委员会，别漏材料', 'decisionDate', '2026-10-26'],
    ['Committee stays 26 Oct.', 'decisionDate', '2026-10-26'],
  ])('%s', (text, kind, day) => {
    expect(told(text, 'customer')).toContainEqual([kind, day, expect.anything()])
  })
  it.each([
    'Our team will present the results to your board on 26 October.',
    '上次10月8日的例会定了什么？',
    'The committee was held on 26 October, was it not?',
  ])('none in %s', (text) => {
    expect(told(text, 'customer').filter(([kind]) => kind === 'decisionDate')).toEqual([])
  })
})

it('one of us tells what somebody of theirs still owes', () => {
  expect(
    told("Orla still hasn't sent the floor plan, was due Thu 8th. Can't quote without it"),
  ).toContainEqual(['customerPromise', '2026-10-08', expect.stringContaining('Orla')])
  expect(told('洪师傅的图纸还没给，原定8号。')).toContainEqual([
    'customerPromise',
    '2026-10-08',
    expect.anything(),
  ])
})

it('试机合格后 tells the day of what follows', () => {
  const found = told('试机合格后11月18日正式投产。', 'customer')
  expect(found.map(([kind]) => kind)).toContain('goLiveDate')
  expect(found.map(([kind]) => kind)).not.toContain('acceptanceTestDate')
})

it('a clock ends no words that announce wishes', () => {
  expect(
    told('报价请于10月30日17:00前在系统提交,评审时间另定。', 'customer').map(([, , words]) => words),
  ).not.toContain('00前在系统提交')
})

import { describe, expect, it } from 'vitest'
import { extractFacts } from '../extract.ts'
import type { Speaker } from '../whoSays/stance.ts'
import { weightChangesIn, withChanges } from './weightChanges.ts'
import { weightItems } from './weights.ts'

const november = Date.UTC(2026, 10, 10)
const told = (text: string) =>
  weightChangesIn(text).map(({ start, end, changes }) => [
    text.slice(start, end),
    changes.map(({ label, weight }) => `${label} ${weight}`),
  ])

describe('some of the weights are told to be other ones now', () => {
  it.each([
    ['打分表也调了,交期提到30,价格降到35,其他不变', '交期提到30,价格降到35', ['交期 30', '价格 35']],
    ['评分改一下：售后从10分提到20分', '售后从10分提到20分', ['售后 20']],
    [
      '权重：价格35分(原40),资质范围30分(原25)',
      '价格35分(原40),资质范围30分(原25)',
      ['价格 35', '资质范围 30'],
    ],
    [
      'They changed the scoring. Cost is 40 now, uptime 25. Rest stays.',
      'Cost is 40 now, uptime 25',
      ['Cost 40', 'uptime 25'],
    ],
    ['Weights: quality goes up from 20 to 30', 'quality goes up from 20 to 30', ['quality 30']],
  ])('%s', (text, words, changes) => expect(told(text)).toEqual([[words, changes]]))

  it.each([
    '价格降到35就能签',
    'The price is 35 now.',
    '交期提到30天',
    '评分会上再说',
    'the scoring is due on 4 May',
  ])('no weight in: %s', (text) => expect(told(text)).toEqual([]))
})

describe('the whole list after a change', () => {
  const list = weightItems('Price\t40\nLead time\t30\nService quality\t20\nTraining\t10')
  it('has the criteria that are called in short, dearest first', () => {
    expect(
      withChanges(list, [
        { label: 'price', weight: 35 },
        { label: 'service', weight: 25 },
      ])?.map(({ label, weight }) => `${label} ${weight}`),
    ).toEqual(['Price 35', 'Lead time 30', 'Service quality 25', 'Training 10'])
  })
  it('is not made up where it would not come to 100, or a name fits none', () => {
    expect(withChanges(list, [{ label: 'price', weight: 35 }])).toBeNull()
    expect(withChanges(list, [{ label: 'safety', weight: 40 }])).toBeNull()
  })
})

it('a weight is no price that they ask for, and no goal', () => {
  const kinds = (text: string, by: Speaker = 'customer') =>
    extractFacts(text, november, by).map(({ kind }) => kind)
  expect(kinds('评分也动了,交期提到35,价格降到35,另外两个不变')).toEqual(['awardCriteria'])
  expect(kinds('你们价格要降到35万')).toContain('askedPrice')
})

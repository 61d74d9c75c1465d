import { describe, expect, it } from 'vitest'
import type { Speaker } from '../whoSays/stance.ts'
import { statedPlainly } from './statedPlainly.ts'

const at = Date.UTC(2026, 9, 12)
const told = (text: string, by: Speaker = 'customer') =>
  statedPlainly(text, at, by).map(({ kind, text: words }) => [kind, words])

describe('who has the pen', () => {
  it.each([
    ["The only signature on the order is Maren's.", "The only signature on the order is Maren's"],
    ['超十万的采购一律岳总最后签,林工写意见', '超十万的采购一律岳总最后签'],
    ['由院务委员会集体决定，周五开会', '由院务委员会集体决定'],
  ])('%s', (text, words) => expect(told(text)).toEqual([['decisionRole', words]]))
  it.each(['一律岳总最后签吗？', '合同签了，款也付了', 'Two signatures are missing on page 3.'])(
    'not in %s',
    (text) => expect(told(text).filter(([kind]) => kind === 'decisionRole')).toEqual([]),
  )
})

describe('how a trial came out', () => {
  it.each(['复测200件,破0', '测试结果看到了,1/500,可以', '周三复试80件,漏2件,没过'])('%s', (text) =>
    expect(told(text).map(([kind]) => kind)).toEqual(['trialResult']),
  )
  it.each(['下周复测200件,要求破0', '复测200件,破了怎么办？', '标准:复测不良≤2件'])('not in %s', (text) =>
    expect(told(text)).toEqual([]),
  )
})

it('an offer of somebody without a name', () => {
  expect(statedPlainly('A domestic supplier is at USD 410,000 with two years', at, 'customer')).toMatchObject(
    [
      {
        kind: 'competitorOffer',
        subject: 'domestic supplier',
        figures: [{ value: 410_000, currency: 'USD' }],
      },
    ],
  )
  expect(statedPlainly('国产的才报62万', at, 'customer')).toMatchObject([
    { kind: 'competitorOffer', figures: [{ value: 620_000 }] },
  ])
  expect(statedPlainly('国产的才报62万', at, 'ours')).toEqual([])
})

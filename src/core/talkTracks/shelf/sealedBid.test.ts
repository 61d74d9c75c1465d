import { expect, it } from 'vitest'
import type { CustomerFact } from '../types.ts'
import { sealedBid } from './sealedBid.ts'

const asOf = Date.parse('2026-11-20T00:00:00Z')
const due = (text: string, day = '2026-12-02', kind = 'offerDueDate') =>
  ({
    id: 'one',
    kind,
    subject: '',
    text,
    figures: [{ value: day, unit: 'date' }],
    evidenceId: 'mail',
    speaker: 'customer',
    occurredAt: asOf,
  }) as unknown as CustomerFact

it.each([
  '响应文件12月2日10点前密封递交到三楼',
  '开标定在12月2日上午',
  'Sealed tenders by 2 December, noon, at the estates office',
  'the bid opening is on 2 December',
])('a bid handed in closed has its day from them: %s', (text) => {
  expect(sealedBid([due(text)], { asOf })?.day).toMatchObject({
    kind: 'bidDay',
    figures: [{ value: '2026-12-02' }],
  })
})

it.each([
  '最终报价12月2日前发我邮箱',
  'please send your best offer by 2 December',
  '今年不招标，12月2日前报价即可',
])('an offer that is asked for by mail is no sealed bid: %s', (text) =>
  expect(sealedBid([due(text)], { asOf })).toBeNull(),
)

it('knows the tender from the message that named the day, and names no day that is gone', () => {
  const heard = [{ text: '各投标单位：时间如下', evidenceId: 'mail', contactId: null, occurredAt: asOf }]
  expect(sealedBid([due('12月2日9点截止')], { asOf, heard })?.day).not.toBeNull()
  expect(sealedBid([due('开标11月2日', '2026-11-02', 'tenderDate')], { asOf })).toEqual({ day: null })
})

it('names no day for a bid whose papers are still to be published', () => {
  const days = [due('公告12月1日挂网', '2026-12-01', 'tenderDate'), due('投标截止12月22日', '2026-12-22')]
  expect(sealedBid(days, { asOf })).toEqual({ day: null })
})

it.each(['锐标 最终报价沟通', '商务谈判一轮', 'Commercial terms call', 'go through your final offer'])(
  'a call held on the offer (%s) does not refuse to speak of it',
  (callPurpose) => {
    const bid = [due('密封递交最终报价，12月2日17:00前')]
    expect(sealedBid(bid, { asOf })).not.toBeNull()
    expect(sealedBid(bid, { asOf, callPurpose })).toBeNull()
  },
)

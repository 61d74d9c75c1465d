import { describe, expect, it } from 'vitest'
import { extractFacts } from '../extract.ts'
import type { Speaker } from '../whoSays/stance.ts'

const told = (text: string, by: Speaker): string[] =>
  extractFacts(text, Date.UTC(2026, 9, 1), by)
    .filter(({ kind }) => kind === 'keepQuiet')
    .map((fact) => fact.text)
const others = (text: string, by: Speaker): string[] =>
  extractFacts(text, Date.UTC(2026, 9, 1), by)
    .filter(({ kind }) => kind !== 'keepQuiet' && kind !== 'championNote')
    .map(({ kind }) => kind)

describe('what somebody says that nobody is to know', () => {
  it.each([
    'Ruth is stepping down after the audit, nobody knows yet',
    'nobody else knows this: the depot closes in June',
    'Owen moves to the Lyon office - he told Carla only',
    'Confidential: the bakery line may be sold next year',
    'He told me privately that finance would rather lease',
    'not yet public knowledge: they lost the airport contract',
    '秦厂长想退二线，这话不能传',
    '（私下）她跟我说明年想换岗',
    '悄悄跟我说领导已经内定了老供应商',
    '大家都还不知道，二期要搬到滁州',
  ])('is for us alone, and nothing else is read of it: %s', (text) => {
    expect(told(text, 'note')).toHaveLength(1)
    expect(others(text, 'note')).toEqual([])
  })

  it.each([
    "don't raise the recall with Brixham until the lab has answered",
    'Offer the swap, do not volunteer anything more',
    'our lease on the Hull depot ends in March, clients do not know',
    '代理合同12月底到期不续了，客户面前先不要说',
    '韩总跟前别提涨价',
    '不要在群里聊返点',
  ])('is kept among ourselves: %s', (text) => {
    expect(told(text, 'team')).toHaveLength(1)
  })

  it('covers what stands before a word of silence that tells nothing itself', () => {
    expect(told('Met Ines. She has an offer from a bank. NOT for sharing with anyone.', 'note')).toContain(
      'She has an offer from a bank',
    )
  })

  it('is a confidence where a customer says so', () => {
    expect(told('私下跟您讲，隔壁那家报了41万', 'customer')).toHaveLength(1)
    expect(told("please don't tell Marcus, the board wants a second source", 'customer')).toHaveLength(1)
  })

  it.each([
    'Does it need a permit? Nobody knows yet.',
    'Who signs above 50k nobody knows yet',
    '谁签字大家都还不知道',
    'Please raise the invoice with the customer number on it',
    'This e-mail is confidential and intended solely for the addressee.',
    '私下联系评委的取消资格',
    "Don't raise a ticket before Monday",
  ])('is nothing of the kind in: %s', (text) => {
    expect(told(text, 'note')).toEqual([])
  })
})

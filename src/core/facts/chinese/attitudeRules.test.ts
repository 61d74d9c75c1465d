import { describe, expect, it } from 'vitest'
import { extractFacts } from '../extract.ts'
import type { Speaker } from '../whoSays/stance.ts'

/** Where people stand who say it without a word for it. */

const at = Date.UTC(2026, 9, 28, 9)
const told = (kind: string, text: string, by: Speaker = 'customer') =>
  extractFacts(text, at, by).flatMap((fact) => (fact.kind === kind ? [fact.text] : []))

it.each([
  ['客户催了两周，我是不赞成冷链再交给你们家的', '客户催了两周，我是不赞成冷链再交给你们家的'],
  ['要是下个月还漏，我宁愿找别家', '要是下个月还漏，我宁愿找别家'],
  ['老线的尾巴不了结就不谈新线', '老线的尾巴不了结就不谈新线'],
  ['我们不想再用你们的了', '我们不想再用你们的了'],
  ['报告这样写，我这边打分不会给高', '报告这样写，我这边打分不会给高'],
  ['我个人支持继续做', '我个人支持继续做'],
  ['我觉得你们到场快、备件近，放心', '我觉得你们到场快、备件近，放心'],
  ['还是倾向不换，你们熟', '还是倾向不换，你们熟'],
  ['你们这套做法不用停线，我是认可的', '你们这套做法不用停线，我是认可的'],
])('%s', (text, words) => expect(told('attitude', text)).toEqual([words]))

it('who would stay is meant of us where a note says so of ours', () => {
  expect(told('attitude', '殷部表示模具沿用我们的，倾向不换', 'note')).toEqual([
    '殷部表示模具沿用我们的，倾向不换',
  ])
  expect(told('attitude', '他们倾向不换，跟老供应商做了十年', 'note')).toEqual([])
})

it.each([
  '我宁可贵一点也要快',
  '你们的报价我不认可的',
  '你们改了我才认可的',
  '我们宁愿用你们的',
  '我不同意这个付款条件',
  '我支持他的意见',
  '你们不想再用的托盘可以退',
  '你们觉得我们靠谱吗？',
  '问题不大，不谈也行',
])('nobody takes sides in: %s', (text) => expect(told('attitude', text)).toEqual([]))

it('what somebody will not have worries them', () => {
  expect(told('statedConcern', '周末断水我不同意的，客房全满')).toEqual(['周末断水我不同意的，客房全满'])
  expect(told('statedConcern', '不是我不同意的')).toEqual([])
})

describe('money', () => {
  it('that is still too high worries', () => {
    expect(told('statedConcern', '收到了。212000还是高')).toEqual(['212000还是高'])
    expect(told('statedConcern', '温度30还高于标准')).toEqual([])
  })
  it('that is to be paid otherwise is a wish', () => {
    expect(told('customerAsk', '租金我们希望季付，年付财务过不去')).toEqual([
      '租金我们希望季付，年付财务过不去',
    ])
    expect(told('customerAsk', '账期我只接受60天以上')).toEqual(['账期我只接受60天以上'])
  })
})

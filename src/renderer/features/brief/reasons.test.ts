import { describe, expect, it } from 'vitest'
import { createFormat, priceScale } from '../../i18n/format.ts'
import { reasonWords, wordDriver, wordReason } from './reasons.ts'

const zh = createFormat('zh', 'Asia/Shanghai')
const en = createFormat('en', 'Asia/Shanghai')

describe('reasons in words', () => {
  it('counts as a person would', () => {
    const silent = { code: 'win.daysSinceInbound', params: { value: 9.4 } }
    const once = { code: 'intent.cellObjections90', params: { value: 1 } }
    expect([wordReason(zh, silent), wordReason(en, silent), wordReason(en, once)]).toEqual([
      '客户 9 天没有主动联系',
      'Quiet on their side for 9 days',
      '1 objection in 90 days',
    ])
  })

  it('lets what happened speak for a driver', () => {
    expect(wordDriver(zh, { code: 'policyEvent', params: { detail: '省级价格联动公告' } })).toBe(
      '省级价格联动公告',
    )
    expect(wordDriver(zh, { code: 'policyEvent', params: { detail: null } })).toBe('政策事件')
  })
})

describe('guardrails in words', () => {
  const scale = priceScale('zh', 18_500_000, 'CNY')
  const rail = (lang: 'zh' | 'en', code: string, params: Record<string, number>) =>
    reasonWords[lang].guardrail[code]!(params, scale.format)

  it('say what we have already offered, and why going above it needs a reason', () => {
    const above = { targetMinor: 15_200_200, openMinor: 14_600_000 }
    expect(rail('zh', 'aboveOpenQuote', above)).toBe('目标 15.2 高于我方已报的 14.6，涨价要有理由')
    expect(rail('en', 'aboveOpenQuote', above)).toBe(
      'Target 15.2 is above our open quote of 14.6: going up needs a reason',
    )
    expect(rail('zh', 'heldToOpenQuote', above)).toBe('我方已报 14.6，建议不高于它')
  })

  it('give the floor with its margin', () => {
    expect(rail('zh', 'marginFloor', { minor: 12_682_927, marginBps: 1800 })).toBe(
      '最低毛利 18%，不低于 12.7',
    )
  })

  it('name what is missing and nothing else', () => {
    expect(rail('zh', 'bandWithoutList', { maxDiscountBps: 750 })).toBe(
      '缺目录价，授权的 7.5% 折扣算不出价格，报价须批准',
    )
    expect(rail('zh', 'noListPrice', {})).toBe('缺目录价，看不出折扣')
    expect(rail('zh', 'noAuthority', {})).toBe('没有设授权区间，报价须批准')
  })
})

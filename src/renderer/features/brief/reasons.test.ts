import { describe, expect, it } from 'vitest'
import { createFormat } from '../../i18n/format.ts'
import { wordDriver, wordReason } from './reasons.ts'

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

import { describe, expect, it } from 'vitest'
import { extractFacts } from '../extract.ts'
import { daysOf } from '../lists/taskDays.ts'
import type { Speaker } from '../whoSays/stance.ts'
import { isSellersToGive } from './promisedOrSet.ts'

const at = Date.UTC(2026, 9, 14, 9)
const told = (text: string, by: Speaker = 'customer') =>
  extractFacts(text, at, by).map(({ kind, figures: [first] }) => `${kind} ${first?.value ?? ''}`.trim())

describe('what a customer sets us', () => {
  it.each(['样稿22号中午12点前交稿，各家一样', '20号前统一递交标书', '10月23日前交样，大家都一样'])(
    '%s: is ours to do',
    (text) => {
      expect(told(text).filter((one) => one.startsWith('customerPromise'))).toEqual([])
      expect(told(text).some((one) => one.startsWith('openTask 2026-10-2'))).toBe(true)
    },
  )
  it('and not what they give us themselves', () => {
    expect(told('平面图我22号前提交给你们')).toContain('customerPromise 2026-10-22')
  })
})

describe('what only a seller can give', () => {
  it.each([
    ['三家入围，第二轮报价10月23日交，密封', '2026-10-23'],
    ['标书10月26日送到招采办', '2026-10-26'],
    ['最终报价10月20日16:00前交到采购部', '2026-10-20'],
  ])('%s: is promised by no customer', (text, day) => {
    expect(told(text).filter((one) => one.startsWith('customerPromise'))).toEqual([])
    expect(told(text).some((one) => one.endsWith(day))).toBe(true)
  })
  it('and what they do with offers themselves is theirs', () => {
    expect(told('别家的报价我22号发你参考')).toContain('customerPromise 2026-10-22')
    expect(told('报价模板22号发给你们')).toContain('customerPromise 2026-10-22')
  })
})

it('a payment that was made promises nothing', () => {
  expect(told('上月那张 今天付了8万 剩下的走流程')).toEqual([])
  expect(told('今天先付了8万，剩下的25号付清')).toContain('customerPromise 2026-10-25')
})

it('the rest is promised by its new day, however politely', () => {
  expect(told('做了600条，剩下的26号一起给您行吗', 'ours')).toContain('openPromise 2026-10-26')
  expect(told('26号能给我们答复吗', 'ours')).not.toContain('openPromise 2026-10-26')
})

it('a file that a chat shows is given, whatever is said beside it', () => {
  expect(told('[文件] 车间平面_0918.dwg  晚了两天哈').some((one) => one.startsWith('handedOver'))).toBe(true)
  expect(told('文件在平面图里').some((one) => one.startsWith('handedOver'))).toBe(false)
})

it('the day of what somebody is to be told is not when they are to be told it', () => {
  expect(daysOf('告诉周工参观改10/30', at)).toEqual([])
  expect(daysOf('通知殷部评审挪到10月30日', at)).toEqual([])
  expect(daysOf('10/30前告诉周工参观改期', at).map(({ value }) => value)).toEqual(['2026-10-30'])
})

it('18.9万一个月 supposes nothing', () => {
  expect(told('他们报的 17.2万一个月')).not.toContain('statedConcern 172000')
  expect(told('万一线停了谁来修').some((one) => one.startsWith('statedConcern'))).toBe(true)
})

describe('what is to reach whoever writes is wanted of us', () => {
  it.each([
    ['终版图册10月28日前给我，月底我要上会', '2026-10-28'],
    ['年检证你们的10月底到期，新的最晚26号给我', '2026-10-26'],
    ['20号开评审会，测厚清单19号前发过来', '2026-10-19'],
  ])('%s', (text, day) => {
    expect(told(text).filter((one) => one.startsWith('customerPromise'))).toEqual([])
    expect(told(text)).toContain(`openTask ${day}`)
  })
  it('and what they give us is theirs', () => {
    expect(told('你们先别急，点检表我26号发你们')).toContain('customerPromise 2026-10-26')
  })
  it('and until when a paper holds is no day of giving', () => {
    expect(
      told('The old permit expires on 30 November, we will send you the new one by 20 November'),
    ).toContain('customerPromise 2026-11-20')
  })
})

describe('what others of theirs give us', () => {
  it.each([
    ['Petra sends you the signed layout by Thursday 22 October.', 'customer', 'customerPromise 2026-10-22'],
    ['Omar gives us the cable list by 20 Oct', 'note', 'customerPromise 2026-10-20'],
    ['Cable list from Omar was due today, nothing here yet', 'note', 'customerPromise 2026-10-14'],
  ] as const)('%s', (text, by, expected) => {
    expect(told(text, by)).toContain(expected)
  })
  it('and a day of their own plan is none of ours', () => {
    expect(
      told('We need to have the order placed by 18 December').some((one) => one.startsWith('openTask')),
    ).toBe(false)
    expect(told('Board packs must be in by 2 December', 'note')).not.toContain('decisionDate 2026-12-02')
  })
  it('and when the line stands still is told beside another day', () => {
    expect(
      told('交期:要求2027年2月26日前到厂,年修窗口3月10日至3月28日,错过等一年', 'note').some((one) =>
        one.startsWith('maintenanceWindow'),
      ),
    ).toBe(true)
  })
})

it('figures beside the day on which offers are handed in are no days of their own', () => {
  expect(isSellersToGive('标书10月23日交，评分价格45、交期25、服务30')).toBe(true)
  expect(isSellersToGive('标书10月23日交，我20号把图纸给你们')).toBe(false)
})

import { describe, expect, it } from 'vitest'
import { stancesInRemark } from './stancesInRemarks.ts'

const told = (remark: string, head = '备注') =>
  stancesInRemark({
    id: 'row',
    text: `姓名: 谢衡\n部门: 设备科\n${head}: ${remark}`,
    occurredAt: 1,
    contactId: 'xie',
  }).map(({ side, words }) => [side, words])

describe('where somebody stands by the remark in their own line of a list', () => {
  it.each([
    ['只要数据能导出来她没意见', 'condition'],
    ['挺我们', 'for'],
    ['反对换', 'against'],
    ['只看价格', 'neutral'],
  ])('%s', (remark, side) => expect(told(remark)).toEqual([[side, remark]]))
  it('in English too', () => {
    expect(told('She only looks at the total', 'Notes')).toEqual([['neutral', 'She only looks at the total']])
    expect(told('fine as long as the trucks are booked', 'Remarks')[0]?.[0]).toBe('condition')
  })
  it.each([
    '2024年反对过',
    '8月调走',
    '周三上午在',
    '以前支持我们',
    '跟我们熟吗',
    '反对',
    'neutral',
    'prefers mail',
    'with us 6 yrs',
  ])('none: %s', (remark) => expect(told(remark)).toEqual([]))
  it('and not by a cell that holds something else', () => {
    expect(told('支持我们', '公司')).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { setApartBy } from './setApart.ts'

describe('a line that is no comparable', () => {
  it.each([
    ['已取消', [], 'cancelled'],
    ['作废', [], 'cancelled'],
    ['Cancelled by customer', [], 'cancelled'],
    ['已退货', [], 'returned'],
    ['Refunded', [], 'returned'],
    [null, ['客户资金没到位，订单取消'], 'cancelled'],
    ['已发货', ['翻新机，半年质保'], 'used'],
    [null, ['GTX-200（样机）'], 'used'],
    [null, ['ex-demo, 6 months warranty'], 'used'],
    ['完成', ['随主机赠送'], 'free'],
    [null, ['FOC with the main order'], 'free'],
  ] as const)('%s %s is %s', (status, remarks, reason) => {
    expect(setApartBy(status, remarks)).toBe(reason)
  })

  it.each([
    ['已完成', ['分两批交货']],
    ['未取消', []],
    ['Delivered', ['return visit booked for training', 'used in theatre 3']],
    [null, ['免费培训两次', '三年免费质保']],
    [null, ['客户问过退货政策']],
    ['执行中', [null]],
  ] as const)('%s %s is an ordinary sale', (status, remarks) => {
    expect(setApartBy(status, remarks)).toBeNull()
  })
})

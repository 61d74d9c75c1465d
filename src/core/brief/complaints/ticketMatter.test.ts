import { describe, expect, it } from 'vitest'
import { cellsOf } from '../record/rowCells.ts'
import { matterSaid, ticketMatter } from './ticketCells.ts'

const row = (cells: Record<string, string>) =>
  cellsOf(
    Object.entries(cells)
      .map(([head, value]) => `${head}: ${value}`)
      .join('\n'),
  )
const said = (fault: string, remark = '', object: string | null = null) =>
  matterSaid({ object, fault, number: null }, remark)

describe('what a row of complaints says is wrong', () => {
  it('stands in the columns for it, and an order number is no number of a complaint', () => {
    expect(
      ticketMatter(row({ 订单号: 'DD-204', 产品: '手套', 问题: '指尖开胶', 处理: '答应换 还没发' })),
    ).toEqual({ object: '手套', fault: '指尖开胶', number: null })
    expect(
      ticketMatter(row({ Ref: 'Q-17', Account: 'Marlow', Summary: 'gate jams', Comment: 'ask Jo' })),
    ).toEqual({ object: null, fault: 'gate jams', number: 'Q-17' })
  })
  it('is told without what they demand and without what is added behind it', () => {
    expect(said('5号线密封漏油，7只/90只，要8D报告')).toBe('5号线密封漏油，7只/90只')
    expect(said('freezer down twice (3 Oct, 9 Oct), they claim £900')).toBe(
      'freezer down twice (3 Oct, 9 Oct)',
    )
    expect(said('Short by 4 m. Replacement on the next truck')).toBe('Short by 4 m')
  })
  it('without a count that grows, or that our remark says is less by now', () => {
    expect(said('3单报销21天未结')).toBe('3单报销未结')
    expect(said('hum, 4 of 30 units', '3 replaced in May; 1 still outstanding', 'XB-2 x4')).toBe('XB-2, hum')
    expect(said('hum, 4 of 30 units', 'under test', 'XB-2 x4')).toBe('XB-2 x4, hum, 4 of 30 units')
  })
  it('as it is written otherwise', () =>
    expect(said('证书晚了9个工作日,其中2张编号打错', '', '力矩扳手')).toBe(
      '力矩扳手，证书晚了9个工作日,其中2张编号打错',
    ))
  it('and is nothing where no column tells it', () =>
    expect(matterSaid(ticketMatter(row({ 状态: '未结' })), '')).toBeNull())
})

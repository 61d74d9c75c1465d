import { describe, expect, it } from 'vitest'
import { createTableBuilder } from './tableShape.ts'

/** A report that prints each customer once has the lines below it under the same one. */

const read = (...rows: string[][]) => {
  const table = createTableBuilder({ sheet: '应收', cellCharacters: 1000 })
  for (const [at, cells] of rows.entries()) table.add(cells, at + 1)
  table.finish()
  const { items, problems } = table.take()
  return {
    names: items.map(({ cells }) => Object.values(cells)[0]),
    cells: items.map(({ cells }) => cells),
    told: problems.map(({ code, at }) => `${code} ${at.line}`),
  }
}

describe('a table that prints each customer once', () => {
  it('carries name and code down to the total of the group', () => {
    const { names, cells, told } = read(
      ['购货单位', '客户编码', '单据号', '到期日', '金额', '余额'],
      ['澄湖水泵有限公司', 'K-014', 'AR-501', '2026-09-30', '52000', '12000'],
      ['', '', 'AR-502', '2026-12-15', '8000', '8000'],
      ['小计', '', '', '', '60000', '20000'],
      ['沐岭阀门有限公司', 'K-022', 'AR-510', '2026-10-31', '7300', '7300'],
      ['合计', '', '', '', '67300', '27300'],
    )
    expect(names).toEqual(['澄湖水泵有限公司', '澄湖水泵有限公司', '沐岭阀门有限公司'])
    expect(cells[1]).toMatchObject({ 客户编码: 'K-014', 单据号: 'AR-502' })
    expect(told).toContain('nameCarriedDown 3')
  })

  it('carries it without totals where several groups stand so', () => {
    const { names } = read(
      ['Customer', 'Document', 'Due', 'Open'],
      ['Kestrel Dairies Ltd', 'RV-1', '2026-10-01', '1200.00'],
      ['', 'RV-2', '2026-11-01', '300.00'],
      ['', 'RV-3', '2026-12-01', '410.00'],
      ['Torvald Marine AS', 'RV-7', '2026-10-05', '90.00'],
      ['', 'RV-8', '2026-11-05', '95.00'],
    )
    expect(names).toEqual([
      'Kestrel Dairies Ltd',
      'Kestrel Dairies Ltd',
      'Kestrel Dairies Ltd',
      'Torvald Marine AS',
      'Torvald Marine AS',
    ])
  })

  it('leaves a customer who was left out, a row of another shape and what stands above the first name', () => {
    // Each row names its customer, also the next of the same one.
    expect(
      read(
        ['客户', '工单', '日期', '数量'],
        ['澄湖水泵', 'W-1', '2026-09-01', '3'],
        ['澄湖水泵', 'W-2', '2026-09-02', '4'],
        ['', 'W-3', '2026-09-03', '5'],
        ['沐岭阀门', 'W-4', '2026-09-04', '6'],
        ['', 'W-5', '2026-09-05', '7'],
      ).names,
    ).toEqual(['澄湖水泵', '澄湖水泵', '', '沐岭阀门', ''])
    expect(
      read(
        ['客户', '工单', '日期', '数量', '故障', '状态'],
        ['澄湖水泵', 'W-1', '2026-09-01', '3', '漏水', '处理中'],
        ['', 'W-2', '', '', '', '作废'],
        ['沐岭阀门', 'W-4', '2026-09-04', '6', '异响', '处理中'],
        ['', 'W-5', '', '', '', '作废'],
      ).names,
    ).toEqual(['澄湖水泵', '', '沐岭阀门', ''])
    expect(
      read(
        ['客户', '单号', '日期', '金额'],
        ['', 'AR-1', '2026-09-01', '300'],
        ['澄湖水泵', 'AR-2', '2026-09-02', '400'],
        ['', 'AR-3', '2026-09-02', '400'],
        ['小计', '', '', '1100'],
        ['', 'AR-4', '2026-09-04', '600'],
      ).names,
    ).toEqual(['', '澄湖水泵', '澄湖水泵', ''])
  })
})

import { describe, expect, it } from 'vitest'
import { takeTerms } from './tableFoot.ts'

const table = (...rows: string[][]) => rows.map((cells) => ({ cells }))
const head = ['型号', '品名', '数量', '单价']
const line = ['HC-A14', '堆高叉车', '8', '428000']

describe('what stands below the lines of a printed sheet', () => {
  it('holds for each of them, in one cell, in two, or as a sentence', () => {
    const { lines, terms } = takeTerms(
      table(
        head,
        line,
        ['', '合计', '', '3424000'],
        ['付款方式:预付30%,到货60%,验收10%'],
        ['质保', '', '12个月', ''],
        ['以上价格含税'],
        ['报价有效期至2026年12月15日。'],
      ),
      0,
    )
    expect(terms).toEqual([
      { label: '付款方式', value: '预付30%,到货60%,验收10%' },
      { label: '质保', value: '12个月' },
      { label: '有效期至', value: '2026年12月15日' },
    ])
    expect(lines.map(({ cells }) => cells[0])).toEqual(['型号', 'HC-A14', '', '以上价格含税'])
    expect(
      takeTerms(
        table(
          ['Model', 'Item', 'Qty', 'Price'],
          line,
          ['Payment: 30 days net'],
          ['This offer is valid until 31 Dec 2026.'],
        ),
        0,
      ).terms,
    ).toEqual([
      { label: 'Payment', value: '30 days net' },
      { label: 'Valid until', value: '31 Dec 2026' },
    ])
  })

  it('is nothing where a list of two columns is about terms itself, and never a line', () => {
    expect(takeTerms(table(['条款', '内容'], ['付款方式', '月结60天']), 0).terms).toEqual([])
    expect(takeTerms(table(head, ['交期', '', '', ''], line, ['客户：北汀风电']), 0).terms).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { sharedValues } from './tableHead.ts'

const rows = (...lines: string[][]) => lines.map((cells) => ({ cells }))

describe('what stands above a table', () => {
  it('is a version too, in a cell of its own beside what the paper is, and nowhere else', () => {
    const told = (...cells: string[]) =>
      sharedValues(rows(cells), { isLetter: true }).map(({ value }) => value)
    expect(told('OFFER', 'GB-71', 'Issue 2')).toEqual(['GB-71', 'Issue 2'])
    expect(told('报 价 单', 'V4')).toEqual(['V4'])
    expect(told('Drawing list', 'Rev C')).toEqual([])
  })

  it('is told of all its rows, in one cell or in two', () => {
    expect(
      sharedValues(
        rows(
          ['清禾食品 报价单', '', ''],
          ['客户：清禾食品有限公司', '', '日期：2026-11-06'],
          ['报价单号：', 'Q-118', ''],
        ),
      ),
    ).toEqual([
      { label: '客户', value: '清禾食品有限公司' },
      { label: '日期', value: '2026-11-06' },
      { label: '报价单号', value: 'Q-118' },
    ])
    expect(
      sharedValues(rows(['Customer: Harrow Castings   Quote no: Q-7', 'Valid until:', '31 Dec 2026'])),
    ).toEqual([
      { label: 'Customer', value: 'Harrow Castings' },
      { label: 'Quote no', value: 'Q-7' },
      { label: 'Valid until', value: '31 Dec 2026' },
    ])
  })
  it('needs no colon where labels and values stand in turn, and is not what heads columns', () => {
    expect(
      sharedValues(
        rows(
          ['报价单号', 'QT-118 V2', '', '日期', '2026-11-12'],
          ['客户', '北汀风电股份有限公司', '', '项目', '成品仓一期'],
        ),
      ),
    ).toEqual([
      { label: '报价单号', value: 'QT-118 V2' },
      { label: '日期', value: '2026-11-12' },
      { label: '客户', value: '北汀风电股份有限公司' },
      { label: '项目', value: '成品仓一期' },
    ])
    expect(
      sharedValues(rows(['客户', '日期', '金额'], ['日期', '金额'], ['Customer', 'Date', 'Amount', 'Notes'])),
    ).toEqual([])
  })
  it('is no business of the rows where it is about the sheet itself', () => {
    expect(
      sharedValues(rows(['导出时间：2026-11-20', '单位：万元'], ['Printed: today', 'Tel: 0512-1'])),
    ).toEqual([])
  })
})

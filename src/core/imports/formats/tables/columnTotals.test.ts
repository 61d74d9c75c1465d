import { describe, expect, it } from 'vitest'
import { linesThatAddUp } from './columnTotals.ts'

const rows = (...cells: string[][]) => cells.map((own, at) => ({ cells: own, line: at + 1 }))
const heading = ['No', 'What', 'Qty', 'Rate', 'Amount']

describe('a row that says what the rows above it come to', () => {
  it('is told by its figure, whatever it is called', () => {
    const table = rows(
      heading,
      ['1', 'Grease traps', '4', '120', '480'],
      ['2', 'Drains', '2', '310', '620'],
      ['ENGAGEMENT PRICE', '', '', '', 'HK$1,100'],
    )
    expect([...linesThatAddUp(table, 0)]).toEqual([4])
  })

  it('is none where the figure is another, where it fills the columns, and where one line stands above', () => {
    const two = [
      ['1', 'Grease traps', '4', '120', '480'],
      ['2', 'Drains', '2', '310', '620'],
    ]
    const none = (...cells: string[][]) => expect([...linesThatAddUp(rows(heading, ...cells), 0)]).toEqual([])
    none(...two, ['Retainer', '', '', '', '1,000'])
    none(...two, ['3', 'Both again', '1', '1100', '1100'])
    none(two[0]!, ['Call-out', '', '', '', '480'])
  })
})

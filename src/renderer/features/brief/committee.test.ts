import { describe, expect, it } from 'vitest'
import { nextCell } from './Committee.tsx'

const filled = [
  [false, true, false],
  [false, false, false],
  [true, false, true],
]

describe('moving over the heatmap', () => {
  it('skips cells in which nobody has that role', () => {
    expect(nextCell(filled, { row: 2, column: 0 }, { rows: 0, columns: 1 })).toEqual({ row: 2, column: 2 })
  })

  it('takes the nearest one where the line has nobody else', () => {
    expect(nextCell(filled, { row: 0, column: 1 }, { rows: 1, columns: 0 })).toEqual({ row: 2, column: 0 })
  })

  it('stays where it is at the edge', () => {
    expect(nextCell(filled, { row: 2, column: 2 }, { rows: 0, columns: 1 })).toEqual({ row: 2, column: 2 })
  })
})

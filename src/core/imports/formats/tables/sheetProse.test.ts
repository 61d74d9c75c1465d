import { describe, expect, it } from 'vitest'
import { proseOfSheet } from './sheetProse.ts'

const rows = (...lines: string[][]) => lines.map((cells, at) => ({ cells, line: at + 1 }))
const linesOf = (sheet: string, ...lines: string[][]) =>
  proseOfSheet(sheet, rows(...lines))?.map(({ line }) => line) ?? null

describe('a sheet on which somebody wrote remarks', () => {
  it('is read as notes, its blank lines left out', () => {
    expect(
      linesOf(
        '备注',
        ['V1 8/2 31万；V2 9/10 29.5万，减了两台泵', ''],
        [''],
        ['', '阀门换成国产的，周工同意'],
      ),
    ).toEqual([1, 3])
    expect(linesOf('Notes', ['Marlow: 18 beds, not 20'], ['Ask Joan who signs'])).toEqual([1, 2])
    expect(linesOf('Sheet3', ['The 40 in the tracker is last year’s count, ask Ines'])).toEqual([1])
  })

  it('and is none where it lists names, holds figures or has columns', () => {
    expect(linesOf('客户', ['客户名称'], ['云栖酒店'], ['海棠医院'])).toBeNull()
    expect(linesOf('Sheet2', ['Acme'], ['Borealis Ltd'], ['Carton King'])).toBeNull()
    expect(linesOf('notes', ['9.1'], ['12'])).toBeNull()
    expect(linesOf('备注', ['汇率', '9.1'])).toBeNull()
    expect(linesOf('说明', [''])).toBeNull()
  })
})

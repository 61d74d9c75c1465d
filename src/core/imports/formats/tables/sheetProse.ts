import type { SheetRow } from './tableShape.ts'

/** A sheet called so holds remarks, whatever else its lines look like. */
const calledNotes =
  /^(?:备注|说明|注意(?:事项)?|笔记|备忘|随记|杂记|notes?|remarks?|comments?|memo|read ?me|to ?do)\b|(?:备注|说明|笔记)$/i
/** Marks between clauses, and more words than a name has. */
const prose = /[，。；：！？,;!?]|:\s|\p{L}\s+\p{L}+\s+\p{L}+\s+\p{L}+/u
const mostLines = 60
const fewestLetters = 6

/**
 * What somebody wrote down on a sheet of its own: lines with one filled cell each, which are no table. Null for a list of
 * names, a sheet of figures and everything that has columns.
 */
export function proseOfSheet(sheet: string, rows: readonly SheetRow[]): SheetRow[] | null {
  const filled = rows.flatMap(({ cells, line }) => {
    const texts = cells.filter((cell) => cell.trim() !== '')
    return texts.length === 0 ? [] : [{ cells: texts.map((text) => text.trim()), line }]
  })
  if (filled.length === 0 || filled.length > mostLines || filled.some(({ cells }) => cells.length > 1))
    return null
  const told = filled.filter(({ cells: [text] }) => prose.test(text!))
  const isProse = calledNotes.test(sheet.trim()) ? told.length > 0 : told.length * 2 > filled.length
  const letters = filled
    .map(({ cells }) => cells[0]!)
    .join('')
    .replaceAll(/[^\p{L}]/gu, '')
  return isProse && letters.length >= fewestLetters ? filled : null
}

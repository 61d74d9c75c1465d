import type { CustomerFact } from '../../talkTracks/types.ts'
import { cellsOf } from '../record/rowCells.ts'

/** Letters of a line that tells how it is decided, and of one in which somebody leaves. */
const longestLine = { decisionRole: 320, other: 120 }
/** A line up to the end of a span in it, of a change of people the whole line; null for one that is too long. */
export function lineFrom(text: string, { kind, span }: Pick<CustomerFact, 'kind' | 'span'>): string | null {
  const behind = text.indexOf('\n', span.end)
  const end = kind === 'decisionRole' ? span.end : behind < 0 ? text.length : behind
  const start = text.lastIndexOf('\n', span.start - 1) + 1
  const line = text
    .slice(start + headOfCell(text, start, span.start), end)
    .replaceAll('**', '')
    .replace(/^\s*(?:[-*•]|\d+[.、)])\s*/, '')
    .trim()
  return line.length > longestLine[kind === 'decisionRole' ? kind : 'other'] ? null : line
}

/** Columns from which on lines of `heading: value` are the cells of a row. */
const fewestCells = 3
/** Letters of the heading before what a cell of a row tells: whoever reads it wants no name of a column. */
function headOfCell(text: string, start: number, told: number): number {
  const cell = cellsOf(text).find((one) => one.start === start)
  const letters = cell === undefined ? 0 : cell.head.length + 2
  return start + letters <= told && cellsOf(text).length >= fewestCells ? letters : 0
}

import { hash } from 'node:crypto'
import { text, type Values } from '../plan/planning.ts'

/** Rows of one table that are remembered: later ones of a larger table are not compared. */
const mostRemembered = 500_000

/**
 * Tells the rows of one table that are an order which stands in it already: the same number, and the same in every cell but
 * the remark, in which somebody may have noted that it is there twice.
 */
export function createOrdersAgain(remarkColumn: string | null) {
  const seen = new Set<string>()
  return (values: Values, cells: Readonly<Record<string, string>>): boolean => {
    const number = text(values, 'number')
    if (number === null) return false
    let content = ''
    for (const column in cells)
      if (column !== remarkColumn && cells[column] !== '') content += `${column}\t${cells[column]}\n`
    const key = hash('sha256', content, 'base64').slice(0, 16)
    if (seen.has(key)) return true
    if (seen.size < mostRemembered) seen.add(key)
    return false
  }
}

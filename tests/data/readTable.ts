import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { RawTable } from '../../src/core/learning/schema.ts'

/** Path of a real data set beside the repository; null, loudly, where it is absent. */
export function sharedData(path: string): string | null {
  const found = fileURLToPath(new URL(`../../../shared/data/${path}`, import.meta.url))
  if (existsSync(found)) return found
  console.warn(`SKIPPED: ../shared/data/${path} is absent, so nothing was measured on it`)
  return null
}

/**
 * A delimited file with simple quoting (no line breaks inside a cell), as these data sets have. Of one that is absent an
 * empty table: a suite is put together before it is skipped.
 */
export function readTable(path: string | null, delimiter: string): RawTable {
  if (path === null) return { columns: [], rows: [] }
  const [columns = [], ...rows] = readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => {
      const cells: string[] = []
      let cell = ''
      let quoted = false
      for (const char of line) {
        if (char === '"') quoted = !quoted
        else if (char === delimiter && !quoted) {
          cells.push(cell)
          cell = ''
        } else cell += char
      }
      return [...cells, cell]
    })
  return { columns, rows }
}

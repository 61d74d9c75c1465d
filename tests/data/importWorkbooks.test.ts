import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { openImport, readOptions } from '../../src/core/imports/formats/registry.ts'
import { fileSource } from '../../src/core/imports/formats/source.ts'

const data = join(import.meta.dirname, '../../../shared/data')
const sheetjs = join(data, 'xlsx_sheetjs')
const exceljs = join(data, 'xlsx_exceljs')
const hasData = existsSync(sheetjs) && existsSync(exceljs)
if (!hasData) console.warn(`SKIPPED: real workbooks are absent (${data})`)

/** The rows of a workbook, sheet and line before the cells, and how it ended. */
async function read(path: string): Promise<{ rows: string[]; problems: string[]; refusal: string | null }> {
  const opened = await openImport(await fileSource(path), readOptions({ zone: 'UTC' }))
  if (!opened.ok) return { rows: [], problems: [], refusal: opened.refusal.code }
  expect(opened.format).toBe(path.endsWith('.csv') ? 'csv' : 'spreadsheet')
  const rows: string[] = []
  const problems: string[] = []
  let refusal: string | null = null
  for await (const batch of opened.batches) {
    refusal = batch.refusal?.code ?? refusal
    problems.push(...batch.problems.map(({ code }) => code))
    for (const item of batch.items) {
      if (item.kind !== 'row') continue
      const cells = Object.values(item.cells).map((cell) => cell.replace(/\s+/g, ' ').trim())
      rows.push(`${item.at.sheet} ${item.at.line}: ${cells.join(' | ')}`)
    }
  }
  return { rows, problems, refusal }
}

describe.skipIf(!hasData)('workbooks that nobody here wrote', () => {
  // The workbook library remarks on every odd record.
  vi.spyOn(console, 'error').mockImplementation(() => {})

  it('say the same as XLS, XLSX and ODS', async () => {
    const twins = Map.groupBy(
      readdirSync(sheetjs).filter((name) => /\.(xls|xlsx|xlsm|ods)$/.test(name)),
      (name) => name.replace(/\.\w+$/, ''),
    )
    const differing: Record<string, number> = {}
    let compared = 0
    for (const [name, files] of twins) {
      if (files.length < 2 || name.startsWith('password')) continue
      const [first, ...others] = await Promise.all(files.map((file) => read(join(sheetjs, file))))
      for (const other of others) {
        compared++
        expect([name, other.refusal, other.rows.length]).toEqual([name, null, first!.rows.length])
        const wrong = other.rows.filter((row, index) => row !== first!.rows[index]).length
        if (wrong > 0) differing[name] = wrong
      }
    }
    expect(compared).toBeGreaterThanOrEqual(25)
    // Saved on different days: NOW(), TODAY() and RAND() have other values, and an ODS has no error cells.
    expect(Object.keys(differing)).toEqual(['formula_stress_test'])
    expect(differing.formula_stress_test).toBeLessThan(20)
  })

  it('have as many rows as the CSV files beside them', async () => {
    const expected = readdirSync(join(sheetjs, 'expected'))
    for (const book of new Set(expected.map((name) => name.replace(/\.\d+\.csv$/, '')))) {
      const parts = expected.filter((name) => name.startsWith(`${book}.`))
      const wanted = await Promise.all(parts.map((name) => read(join(sheetjs, 'expected', name))))
      const count = wanted.reduce((sum, { rows }) => sum + rows.length, 0)
      expect([book, (await read(join(sheetjs, book))).rows.length]).toEqual([book, count])
    }
  })

  it('keep hidden sheets back in every format', async () => {
    for (const extension of ['xls', 'xlsx', 'ods']) {
      const { problems } = await read(join(sheetjs, `sheet_visibility.${extension}`))
      expect([extension, problems]).toEqual([extension, ['hiddenSheet', 'hiddenSheet']])
    }
  })

  it('count days from 1904 where they say so', async () => {
    const { rows } = await read(join(exceljs, '1904.xlsx'))
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatch(/\d{4}-\d{2}-\d{2}/)
  })

  it('end in rows or in a refusal that says why', async () => {
    const ends: Record<string, number> = {}
    for (const folder of [sheetjs, exceljs]) {
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !/\.(xls|xlsx|xlsm|ods)$/.test(entry.name)) continue
        const { refusal } = await read(join(entry.parentPath, entry.name))
        ends[refusal ?? 'read'] = (ends[refusal ?? 'read'] ?? 0) + 1
      }
    }
    console.warn(`real workbooks: ${JSON.stringify(ends)}`)
    expect(Object.keys(ends).sort()).toEqual(['passwordProtected', 'read'])
  })
})

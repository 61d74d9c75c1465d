import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { detectEncoding } from '../../src/core/imports/formats/encoding.ts'
import { type ReadBatch, refusalCodes } from '../../src/core/imports/formats/format.ts'
import { openImport, readOptions } from '../../src/core/imports/formats/registry.ts'
import { fileSource } from '../../src/core/imports/formats/source.ts'
import { proposeMatches } from '../../src/core/imports/matching/match.ts'
import { conversionContext, createRowConverter } from '../../src/core/imports/recognition/convert.ts'
import { profileOf, proposeKinds } from '../../src/core/imports/recognition/proposal.ts'

const data = join(import.meta.dirname, '../../../shared/data')
const hasData = existsSync(data)
if (!hasData) console.warn(`SKIPPED: real import data is absent (${data})`)

const options = readOptions({ zone: 'Asia/Shanghai' })

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'SOURCE.txt')
    .map((entry) => join(entry.parentPath, entry.name))
}

type Outcome = {
  format: string | null
  items: Extract<ReadBatch['items'][number], object>[]
  columns: readonly string[]
  rejected: number
  refusal: string | null
}

async function read(path: string): Promise<Outcome> {
  const opened = await openImport(await fileSource(path), options)
  if (!opened.ok) return { format: null, items: [], columns: [], rejected: 0, refusal: opened.refusal.code }
  const outcome: Outcome = { format: opened.format, items: [], columns: [], rejected: 0, refusal: null }
  for await (const batch of opened.batches) {
    outcome.items.push(...batch.items)
    outcome.columns = batch.tables[0]?.columns ?? outcome.columns
    outcome.rejected += batch.problems.filter(({ kept }) => !kept).length
    outcome.refusal = batch.refusal?.code ?? outcome.refusal
  }
  return outcome
}

describe.skipIf(!hasData)('files that nobody here wrote', () => {
  it('in many encodings end in items without broken characters, or in a coded refusal', async () => {
    const ends: Record<string, number> = {}
    for (const path of filesIn(join(data, 'encoding_chardet'))) {
      const { format, items, refusal } = await read(path)
      ends[format ?? refusal!] = (ends[format ?? refusal!] ?? 0) + 1
      if (refusal !== null) expect(refusalCodes).toContain(refusal)
      expect(refusal).not.toBe('unreadable')
      if (format !== 'html' && format !== 'transcript') continue
      expect(items.length).toBeGreaterThan(0)
      for (const item of items) {
        const text = item.kind === 'row' ? Object.values(item.cells).join(' ') : item.text
        expect([relative(data, path), text.includes('\ufffd')]).toEqual([relative(data, path), false])
      }
    }
    console.warn(`encoding_chardet: ${JSON.stringify(ends)}`)
    // The rest are feeds, which have a reader of their own.
    expect(ends).toMatchObject({ html: 3, transcript: 1 })
  })

  it('agree with csv-spectrum and csv-test-data on every good table', async () => {
    let compared = 0
    for (const [tables, expected] of [
      ['csv_spectrum/csvs', 'csv_spectrum/json'],
      ['csv_test_data/csv', 'csv_test_data/json'],
    ] as const) {
      for (const file of readdirSync(join(data, tables))) {
        const json = join(data, expected, file.replace('.csv', '.json'))
        if (!existsSync(json)) continue
        const want: unknown = JSON.parse(readFileSync(json, 'utf8'))
        // Files whose expectation is of bare arrays have no header; a table of one row of words has none to lose.
        if (!Array.isArray(want) || want.length === 0 || Array.isArray(want[0])) continue
        const { items } = await read(join(data, tables, file))
        const got = items.map((item) => (item.kind === 'row' ? { ...item.cells } : null))
        const filled = want.filter((row) => Object.values(row as object).some((value) => value !== ''))
        expect({ file, got }).toEqual({ file, got: filled })
        compared++
      }
    }
    expect(compared).toBeGreaterThanOrEqual(12)
  })

  it('refuse passwords by name', async () => {
    const locked = filesIn(join(data, 'xlsx_sheetjs')).filter((path) => /password/.test(path))
    expect(locked.length).toBeGreaterThanOrEqual(5)
    for (const path of locked) expect((await read(path)).refusal).toBe('passwordProtected')
  })
})

describe.skipIf(!hasData)('known sets', () => {
  it.each([
    ['crm_maven/sales_pipeline.csv', 8_800, 'deals'],
    ['crm_maven/accounts.csv', 85, 'accounts'],
    ['crm_maven/products.csv', 7, 'products'],
    ['scms_pricing/SCMS_Delivery_History_Dataset.csv', 6_514, 'orders'],
  ])('%s gives %i rows, recognised as %s', async (file, rows, kind) => {
    const { items, columns, rejected } = await read(join(data, file))
    expect([items.length, rejected]).toEqual([rows, 0])
    const cells = items.flatMap((item) => (item.kind === 'row' ? [item.cells] : []))
    const [best] = proposeKinds(
      { columns, rows: cells.slice(0, 200), fileName: file.replace(/^.*\//, '') },
      { zone: 'Asia/Shanghai', currency: 'USD', dateOrder: 'mdy' },
    )
    expect(best).toMatchObject({ kind })
    const convert = createRowConverter(profileOf(best!), conversionContext('Asia/Shanghai', 'USD'))
    const usable = cells.filter((row) => convert(row).isUsable).length
    expect(usable).toBe(rows)
  })

  it('crm_maven deals link to the catalogue, except GTXPro, which is asked about', async () => {
    const namesIn = async (file: string, column: string): Promise<string[]> => {
      const { items } = await read(join(data, 'crm_maven', file))
      return [...new Set(items.flatMap((item) => (item.kind === 'row' ? [item.cells[column] ?? ''] : [])))]
    }
    const catalogue = (await namesIn('products.csv', 'product')).map((name) => ({ id: name, name }))
    const sold = await namesIn('sales_pipeline.csv', 'product')
    const found = proposeMatches(
      sold.map((name) => ({ name })),
      catalogue,
      'product',
    )
    const asked = sold.filter((_, index) => found[index]!.kind !== 'exact')
    expect([sold.length, asked]).toEqual([7, ['GTXPro']])
    expect(found[sold.indexOf('GTXPro')]).toMatchObject({ kind: 'proposal', proposals: [{ id: 'GTX Pro' }] })
    const accounts = (await namesIn('accounts.csv', 'account')).map((name) => ({ id: name, name }))
    const buyers = (await namesIn('sales_pipeline.csv', 'account')).filter((name) => name !== '')
    const linked = proposeMatches(
      buyers.map((name) => ({ name })),
      accounts,
      'account',
    )
    expect(linked.filter(({ kind }) => kind === 'exact')).toHaveLength(85)
  })

  it('crm_maven sales_teams gives 35 rows and is not forced into a kind', async () => {
    const { items, columns } = await read(join(data, 'crm_maven/sales_teams.csv'))
    expect(items).toHaveLength(35)
    const [best] = proposeKinds({ columns, rows: [] }, { zone: 'UTC', currency: 'USD', dateOrder: 'mdy' })
    expect(best?.score ?? 0).toBeLessThan(0.5)
  })

  it('reads every archived WeCom message', async () => {
    const path = join(data, 'im_wecom/msgaudit_samples.jsonl')
    const lines = readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
    const { format, items, rejected } = await read(path)
    expect([format, items.length, rejected]).toEqual(['wecom', lines.length, 0])
    const texts = items.flatMap((item) =>
      item.kind === 'message' && item.messageType !== 'revoke' ? [item.text] : [],
    )
    // A video, a reaction and the like have no words; most types do.
    expect(texts.filter((text) => text !== '').length).toBeGreaterThanOrEqual(lines.length - 4)
  })

  it('reads every message of a Slack export, sender by name', async () => {
    const { format, items, rejected } = await read(join(data, 'slack_export/testarchive.zip'))
    expect([format, items.length, rejected]).toEqual(['slack', 158, 0])
    const people = items.filter((item) => item.kind === 'message' && item.senderId?.startsWith('U'))
    expect(people.length).toBeGreaterThan(50)
    for (const item of people) expect(item).not.toMatchObject({ sender: expect.stringMatching(/^U0/) })
  })
})

describe.skipIf(!hasData)('encodings', () => {
  const wanted: Record<string, string> = {
    GB2312: 'gb18030',
    Big5: 'big5',
    'UTF-16LE': 'utf-16le',
    'UTF-16BE': 'utf-16be',
    'UTF-16': 'utf-16be',
    'utf-8-sig': 'utf-8',
  }

  it('of whole files are all found', () => {
    const wrong: string[] = []
    let all = 0
    for (const [folder, encoding] of Object.entries(wanted)) {
      for (const path of filesIn(join(data, 'encoding_chardet', folder))) {
        all++
        if (detectEncoding(readFileSync(path))?.encoding !== encoding) wrong.push(relative(data, path))
      }
    }
    expect(wrong).toEqual([])
    expect(all).toBeGreaterThanOrEqual(34)
  })

  it('of short Chinese lines are found at least 97 times in 100', () => {
    let right = 0
    let all = 0
    for (const folder of ['GB2312', 'Big5']) {
      for (const path of filesIn(join(data, 'encoding_chardet', folder))) {
        for (const line of linesOf(readFileSync(path))) {
          if (line.filter((byte) => byte >= 0x80).length < 24) continue
          all++
          if (detectEncoding(line)?.encoding === wanted[folder]) right++
        }
      }
    }
    console.warn(`encoding of short Chinese lines: ${right} of ${all} right`)
    expect(all).toBeGreaterThan(500)
    expect(right / all).toBeGreaterThan(0.97)
  })

  function linesOf(bytes: Uint8Array): Uint8Array[] {
    const lines: Uint8Array[] = []
    for (let from = 0, at = 0; at < bytes.length; at++) {
      if (bytes[at] !== 10) continue
      lines.push(bytes.subarray(from, at))
      from = at + 1
    }
    return lines
  }
})

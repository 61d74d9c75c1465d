import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Refusal } from '../../src/core/imports/formats/format.ts'
import { openImport, readOptions } from '../../src/core/imports/formats/registry.ts'
import { fileSource } from '../../src/core/imports/formats/source.ts'
import { openImportDesk } from '../../src/core/imports/importFixture.ts'

const data = join(import.meta.dirname, '../../../shared/data')
const hasData = existsSync(data)
if (!hasData) console.warn(`SKIPPED: real import data is absent (${data})`)

const folders =
  /^(csv_.*|xlsx_.*|eml_.*|im_.*|vcard_ezvcard|ics_ical4j|encoding_chardet|slack_export|abcd_sample|crosswoz|casino)$/

const options = readOptions({ zone: 'Asia/Shanghai', now: Date.UTC(2026, 5, 1) })

const refusalText = ({ code, at }: Refusal): string => {
  const place = at && Object.entries(at).map(([key, value]) => `${key} ${value}`)
  return `refused: ${[code, ...(place ?? [])].join(', ')}`
}

/** The files in an archive, as the import would ask about them. */
async function contentsOf(path: string): Promise<string> {
  const desk = openImportDesk()
  try {
    const files = await desk.inspect([basename(path), readFileSync(path)])
    return `archive of ${files.map(({ name, shape, error }) => `${name} (${error?.reason ?? shape})`).join(', ')}`
  } finally {
    await desk.close()
  }
}

/** What a file ends in, in one line: its format, how many items, how many left out with a reason, and the refusal. */
async function endOf(path: string): Promise<string> {
  const opened = await openImport(await fileSource(path), options)
  if (!opened.ok) return opened.refusal.detail === 'zip' ? contentsOf(path) : refusalText(opened.refusal)
  let items = 0
  let leftOut = 0
  let refusal = ''
  for await (const batch of opened.batches) {
    items += batch.items.length
    leftOut += batch.problems.filter(({ kept }) => !kept).length
    if (batch.refusal) refusal = `; ${refusalText(batch.refusal)}`
  }
  return `${opened.format} ${items}${leftOut > 0 ? `, left out ${leftOut}` : ''}${refusal}`
}

describe.skipIf(!hasData)('every file that nobody here wrote', () => {
  // The workbook library remarks on every odd record.
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
  })
  afterEach(() => {
    vi.restoreAllMocks()
  })

  it('ends in its counts or in its refusal, as it did when they were looked at', async () => {
    const paths = readdirSync(data)
      .filter((name) => folders.test(name))
      .flatMap((folder) => readdirSync(join(data, folder), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile() && entry.name !== 'SOURCE.txt')
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
    const lines: string[] = []
    for (const path of paths) lines.push(`${relative(data, path)}: ${await endOf(path)}`)
    // This code stands for an exception that a reader did not expect.
    expect(lines.filter((line) => line.includes('unreadable'))).toEqual([])
    expect(lines.filter((line) => line.includes('refused')).length).toBeLessThan(lines.length * 0.15)
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('reference/everyFile.txt')
  })
})

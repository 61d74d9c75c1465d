import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readAllItems } from './readAllItems.ts'
import { sharedData } from './readTable.ts'

const folder = sharedData('vcard_ezvcard')

describe.skipIf(folder === null)('vCards that phones and mail programs wrote', () => {
  it('are a row for each card, each with a name', async () => {
    const paths = readdirSync(folder!, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.vcf'))
      .map((entry) => join(entry.parentPath, entry.name))
    expect(paths.length).toBeGreaterThanOrEqual(16)
    let cards = 0
    for (const path of paths) {
      const begun = readFileSync(path, 'latin1').match(/^BEGIN:VCARD/gim)?.length
      const { format, items, problems, refusal } = await readAllItems(path)
      expect([path, format, items.length, problems, refusal]).toEqual([path, 'vcard', begun, [], null])
      for (const item of items) expect(item).toMatchObject({ kind: 'row', cells: { Name: /./ } })
      cards += items.length
    }
    console.warn(`vCards: ${cards} cards of ${paths.length} files`)
  })

  it('in forms other than text end politely', async () => {
    for (const name of ['io/json/jcard-example.json', 'io/xml/rfc6351-example.xml']) {
      const { items, refusal, problems } = await readAllItems(join(folder!, name))
      expect(items).toEqual([])
      expect(refusal !== null || problems.every(({ at, kept }) => !kept && at.line !== undefined)).toBe(true)
    }
  })
})

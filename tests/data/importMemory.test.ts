import { describe, expect, it } from 'vitest'
import { openImport, readOptions } from '../../src/core/imports/formats/registry.ts'

const options = readOptions({ zone: 'Asia/Shanghai' })

describe('a long table', () => {
  it('keeps memory flat over a long table', async () => {
    const piece = Buffer.from(
      `${Array.from({ length: 1000 }, (_, row) => `Account ${row},"note, ${row}",${row}`).join('\n')}\n`,
    )
    const pieces = 3000
    const source = {
      name: 'long.csv',
      byteLength: piece.byteLength * pieces,
      async *stream() {
        yield Buffer.from('account,note,amount\n')
        for (let index = 0; index < pieces; index++) yield piece
      },
    }
    const before = process.memoryUsage.rss()
    let rows = 0
    let most = 0
    const opened = await openImport(source, options)
    if (opened.ok) {
      for await (const batch of opened.batches) {
        rows += batch.items.length
        if (rows % 100_000 === 0) most = Math.max(most, process.memoryUsage.rss() - before)
      }
    }
    expect(rows).toBe(1000 * pieces)
    console.warn(`memory over ${rows} rows: ${Math.round(most / 1024 ** 2)} MB above the start`)
    expect(most).toBeLessThan(300 * 1024 ** 2)
  })
})

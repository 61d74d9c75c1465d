import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { openImport, readOptions } from '../../src/core/imports/formats/registry.ts'
import { bytesSource } from '../../src/core/imports/formats/source.ts'

const options = readOptions({ zone: 'Asia/Shanghai' })

describe('speed and memory', () => {
  it('reads CSV at 0.7 of papaparse or better', async () => {
    const lines = ['account,product,amount,date,note']
    for (let row = 0; row < 120_000; row++)
      lines.push(`Account ${row % 2000},"GTX, Pro",${row * 3},2026-01-${(row % 28) + 10},plain words ${row}`)
    const text = lines.join('\n')
    const bytes = Buffer.from(text)
    const own: number[] = []
    const library: number[] = []
    for (let round = 0; round < 9; round++) {
      const start = performance.now()
      let rows = 0
      const opened = await openImport(bytesSource('x.csv', bytes), options)
      if (opened.ok) for await (const batch of opened.batches) rows += batch.items.length
      own.push(performance.now() - start)
      expect(rows).toBe(120_000)
      const again = performance.now()
      const parsed = Papa.parse(new TextDecoder().decode(bytes), { header: true })
      library.push(performance.now() - again)
      expect(parsed.data).toHaveLength(120_000)
    }
    const ratio = Math.min(...library) / Math.min(...own)
    console.warn(
      `CSV: ${Math.round(120_000 / (Math.min(...own) / 1000))} rows/s, ${ratio.toFixed(2)} × papaparse`,
    )
    expect(ratio).toBeGreaterThan(0.7)
  })

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

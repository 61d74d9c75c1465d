import type { ImportSource } from '../../src/core/imports/formats/format.ts'
import { openImport, readOptions } from '../../src/core/imports/formats/registry.ts'
import type { Figure } from '../figure.ts'

const mib = 2 ** 20
/** What reading may take beside what the process has already. */
const mostMib = 300

const words = (at: number): string => `预算已经批下来 ${at} 万元, price and delivery of the unit. `.repeat(5)
const mail = (at: number): string =>
  `From a@b.example Tue Jun  2 10:00:00 2026\nFrom: Zhou Lan <zhou${at}@renji.example>\nTo: qian@us.example\nSubject: offer ${at}\nDate: Tue, 2 Jun 2026 10:00:00 +0800\nMessage-ID: <${at}@renji.example>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n${`预算已经批下来 ${at} 万元，下周安排演示。\n`.repeat(60)}\n`

/** What one piece of each input holds, again and again after its first line. */
const inputs: Record<string, { first: string; piece: string; itemsInPiece: number }> = {
  csv: {
    first: 'account,note,amount\n',
    piece: Array.from({ length: 3000 }, (_, row) => `第${row}人民医院,"${words(row)}",${row}\n`).join(''),
    itemsInPiece: 3000,
  },
  mbox: { first: '', piece: Array.from({ length: 40 }, (_, at) => mail(at)).join(''), itemsInPiece: 40 },
  jsonl: {
    first: '',
    piece: Array.from(
      { length: 1500 },
      (_, at) => `${JSON.stringify({ account: `第${at}人民医院`, amount: at, note: words(at) })}\n`,
    ).join(''),
    itemsInPiece: 1500,
  },
}

/** The most memory of the process while files of `bytes` are read to their end, item by item as an import does. */
export async function memory(bytes: number): Promise<Figure[]> {
  const base = process.memoryUsage.rss()
  const figures: Figure[] = []
  for (const [ending, { first, piece, itemsInPiece }] of Object.entries(inputs)) {
    const content = Buffer.from(piece)
    const pieces = Math.ceil(bytes / content.byteLength)
    // Made as it is read: what a disk would add is not asked here.
    const source: ImportSource = {
      name: `long.${ending}`,
      byteLength: first.length + pieces * content.byteLength,
      async *stream() {
        if (first !== '') yield Buffer.from(first)
        for (let at = 0; at < pieces; at += 1)
          for (let from = 0; from < content.byteLength; from += 65_536)
            yield Buffer.from(content.subarray(from, from + 65_536))
      },
    }
    const opened = await openImport(source, readOptions({ zone: 'Asia/Shanghai' }))
    if (!opened.ok) throw new Error(`${ending}: ${opened.refusal.code}`)
    let items = 0
    let most = 0
    for await (const batch of opened.batches) {
      items += batch.items.length
      most = Math.max(most, process.memoryUsage.rss() - base)
    }
    if (items !== pieces * itemsInPiece) throw new Error(`${ending}: ${items} items`)
    figures.push({
      name: `reading ${ending} of ${(source.byteLength / mib).toFixed(0)} MiB, most memory over the base`,
      target: `≤ ${mostMib} MiB`,
      measured: `${(most / mib).toFixed(0)} MiB (${items.toLocaleString('en')} items)`,
      ratio: '',
      met: most <= mostMib * mib,
    })
  }
  return figures
}

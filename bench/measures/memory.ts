import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ImportSource } from '../../src/core/imports/formats/format.ts'
import { openImport, readOptions } from '../../src/core/imports/formats/registry.ts'
import { fileSource } from '../../src/core/imports/formats/source.ts'
import type { Figure } from '../figure.ts'
import { largeOldColumns, largeOldRows, writeLargeOldWorkbook } from './largeOldWorkbook.ts'
import { largeWorkbookColumns, largeWorkbookRows, writeLargeWorkbook } from './largeWorkbook.ts'

const mib = 2 ** 20
/** What reading may take beside what the process has already. */
const mostMib = 300

const words = (at: number): string => `预算已经批下来 ${at} 万元, price and delivery of the unit. `.repeat(5)
const mail = (at: number): string =>
  `From a@b.example Tue Jun  2 10:00:00 2026\nFrom: Zhou Lan <zhou${at}@renji.example>\nTo: qian@us.example\nSubject: offer ${at}\nDate: Tue, 2 Jun 2026 10:00:00 +0800\nMessage-ID: <${at}@renji.example>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n${`预算已经批下来 ${at} 万元，下周安排演示。\n`.repeat(60)}\n`

const objects = Array.from({ length: 1500 }, (_, at) => ({
  account: `第${at}人民医院`,
  amount: at,
  note: words(at),
}))
const records = objects.map((object) => JSON.stringify(object))

type Input = { first: string; piece: string; last?: string; itemsInPiece: number; itemsBefore?: number }

/** What one piece of each input holds, again and again after its first line. */
const inputs: Record<string, Input> = {
  csv: {
    first: 'account,note,amount\n',
    piece: Array.from({ length: 3000 }, (_, row) => `第${row}人民医院,"${words(row)}",${row}\n`).join(''),
    itemsInPiece: 3000,
  },
  mbox: { first: '', piece: Array.from({ length: 40 }, (_, at) => mail(at)).join(''), itemsInPiece: 40 },
  jsonl: { first: '', piece: records.map((record) => `${record}\n`).join(''), itemsInPiece: records.length },
  json: {
    first: '[{}',
    piece: records.map((record) => `,${record}`).join(''),
    last: ']',
    itemsInPiece: records.length,
    itemsBefore: 1,
  },
  'printed.json': {
    first: '[\n  {}',
    piece: JSON.stringify(objects, null, 2).replace(/^\[/, ',').replace(/\n\]$/, ''),
    last: '\n]',
    itemsInPiece: objects.length,
    itemsBefore: 1,
  },
  txt: {
    first: '',
    piece: Array.from(
      { length: 1500 },
      (_, at) => `周岚 2026-03-${10 + (at % 18)} 10:${10 + (at % 40)}:11\n${words(at)}\n`,
    ).join(''),
    itemsInPiece: 1500,
  },
  md: {
    first: '# 拜访记录\n\n',
    piece: Array.from(
      { length: 300 },
      (_, at) => `## 2026-03-${10 + (at % 18)} 第${at}人民医院\n\n${`${words(at)}\n`.repeat(4)}\n`,
    ).join(''),
    itemsInPiece: 300,
  },
}

/** Formats whose file is held whole, if not what is in it: such a file is refused by its size, before any of it is read. */
const heldWhole: Record<string, readonly number[]> = {
  xlsx: [0x50, 0x4b, 3, 4],
  zip: [0x50, 0x4b, 3, 4],
  xls: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
  pdf: [0x25, 0x50, 0x44, 0x46, 0x2d],
}

/**
 * The most memory of the process while files of `bytes` are read to their end, item by item as an import does; of all
 * formats one after the other, or of some by their ending.
 */
export async function memory(bytes: number, formats?: readonly string[]): Promise<Figure[]> {
  const base = process.memoryUsage.rss()
  const figures: Figure[] = []
  for (const [ending, { first, piece, last = '', itemsInPiece, itemsBefore = 0 }] of Object.entries(inputs)) {
    if (formats && !formats.includes(ending)) continue
    const content = Buffer.from(piece)
    const pieces = Math.ceil(bytes / content.byteLength)
    // Made as it is read: what a disk would add is not asked here.
    const source: ImportSource = {
      name: `long.${ending}`,
      byteLength: first.length + pieces * content.byteLength + last.length,
      async *stream() {
        if (first !== '') yield Buffer.from(first)
        for (let at = 0; at < pieces; at += 1)
          for (let from = 0; from < content.byteLength; from += 65_536)
            yield Buffer.from(content.subarray(from, from + 65_536))
        if (last !== '') yield Buffer.from(last)
      },
    }
    const { most, items } = await mostWhileRead(source, base)
    if (items !== pieces * itemsInPiece + itemsBefore) throw new Error(`${ending}: ${items} items`)
    figures.push(
      figureOf(`reading ${ending} of ${(source.byteLength / mib).toFixed(0)} MiB`, { most, items }),
    )
  }
  if (formats?.includes('xlsx') ?? true) figures.push(await readingWorkbook(base))
  if (formats?.includes('xls') ?? true) figures.push(await readingOldWorkbook(base))
  for (const [ending, mark] of Object.entries(heldWhole))
    if (formats?.includes(ending) ?? true) figures.push(await refusing(ending, mark, bytes))
  return figures
}

const readingWorkbook = (base: number): Promise<Figure> =>
  readingFile(base, 'xlsx', largeWorkbookRows, async (path) => {
    const { packedBytes, unpackedBytes } = await writeLargeWorkbook(path)
    const cells = `${largeWorkbookRows.toLocaleString('en')} × ${largeWorkbookColumns} cells`
    return `${(packedBytes / mib).toFixed(0)} MiB (${(unpackedBytes / mib).toFixed(0)} MiB unpacked, ${cells})`
  })

const readingOldWorkbook = (base: number): Promise<Figure> =>
  readingFile(base, 'xls', largeOldRows, async (path) => {
    const bytes = writeLargeOldWorkbook(path)
    return `${(bytes / mib).toFixed(0)} MiB (${largeOldRows.toLocaleString('en')} × ${largeOldColumns} cells)`
  })

/** From a file that is made first, so that nothing of it is held but what the reader holds. `write` tells its size. */
async function readingFile(
  base: number,
  ending: string,
  rows: number,
  write: (path: string) => Promise<string>,
): Promise<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-memory-'))
  try {
    const path = join(folder, `long.${ending}`)
    const size = await write(path)
    const { most, items } = await mostWhileRead(await fileSource(path), base)
    if (items !== rows) throw new Error(`${ending}: ${items} items`)
    return figureOf(`reading ${ending} of ${size}`, { most, items })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The most memory over the base while a source is read to its end, and how many items it has. */
async function mostWhileRead(source: ImportSource, base: number): Promise<{ most: number; items: number }> {
  const opened = await openImport(source, readOptions({ zone: 'Asia/Shanghai' }))
  if (!opened.ok) throw new Error(`${source.name}: ${opened.refusal.code}`)
  let items = 0
  let most = 0
  for await (const batch of opened.batches) {
    items += batch.items.length
    most = Math.max(most, process.memoryUsage.rss() - base)
  }
  return { most, items }
}

const figureOf = (what: string, { most, items }: { most: number; items: number }): Figure => ({
  name: `${what}, most memory over the base`,
  target: `≤ ${mostMib} MiB`,
  measured: `${(most / mib).toFixed(0)} MiB (${items.toLocaleString('en')} items)`,
  ratio: '',
  met: most <= mostMib * mib,
})

async function refusing(ending: string, mark: readonly number[], bytes: number): Promise<Figure> {
  const base = process.memoryUsage.rss()
  const piece = Buffer.alloc(65_536)
  const source: ImportSource = {
    name: `long.${ending}`,
    byteLength: bytes,
    async *stream() {
      yield Buffer.from([...mark, ...piece.subarray(mark.length)])
      for (let at = piece.byteLength; at < bytes; at += piece.byteLength) yield Buffer.from(piece)
    },
  }
  const opened = await openImport(source, readOptions({ zone: 'Asia/Shanghai' }))
  let refusal = opened.ok ? undefined : opened.refusal
  if (opened.ok) for await (const batch of opened.batches) refusal ??= batch.refusal
  const most = Math.max(0, process.memoryUsage.rss() - base)
  const isNamed = refusal?.code === 'tooLarge' && refusal.limit !== undefined
  return {
    name: `refusing ${ending} of ${(bytes / mib).toFixed(0)} MiB, memory over what it was`,
    target: `≤ ${mostMib} MiB, the limit named`,
    measured: `${(most / mib).toFixed(0)} MiB (${refusal?.code}, ${((refusal?.limit ?? 0) / mib).toFixed(0)} MiB)`,
    ratio: '',
    met: isNamed && most <= mostMib * mib,
  }
}

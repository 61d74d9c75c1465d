import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { readApart, workerFileOf } from '../apart.ts'
import { fileTitle } from '../fileTitle.ts'
import {
  type FormatReader,
  type NoteItem,
  type ReadBatch,
  type ReadProblem,
  refusedBatch,
} from '../format.ts'
import { bytesSource, readAll } from '../source.ts'
import type { CodeEvent } from './codeWorker.ts'
import { beginsWithRecord } from './contentRecords.ts'
import { imageSize, isJpeg, isPng } from './imageSize.ts'
import { isMecard, vcardOfMecard } from './mecard.ts'
import { vcardReader } from './vcard.ts'

/**
 * A picture with a QR code (PNG, JPEG): a contact card in it is read as a vCard is; a link or text is kept as what it
 * is, a note, and a link is told to be no more than a link. Words on the picture itself are not read. The picture is
 * unpacked in a thread of its own, after its head has said how large it becomes.
 */
export const codeImageReader: FormatReader = {
  format: 'codeImage',
  traits: { family: 'card' },
  recognise: (head) => (isPng(head.bytes) || isJpeg(head.bytes) ? 0.95 : 0),
  async *read(source, head, options): AsyncGenerator<ReadBatch> {
    const { limits, signal } = options
    if (signal?.aborted) return yield refusedBatch({ code: 'cancelled' })
    const bytes = await readAll(source, limits.packedBytes)
    if (bytes === null) return yield refusedBatch({ code: 'tooLarge', limit: limits.packedBytes })
    const size = imageSize(bytes)
    if (size === null) return yield refusedBatch({ code: 'damaged' }, bytes.byteLength)
    if (size.bytes > limits.unpackedBytes) {
      const detail = `${size.width} × ${size.height}`
      return yield refusedBatch({ code: 'tooLargeUnpacked', limit: limits.unpackedBytes, detail })
    }
    let texts: string[] = []
    let isDamaged = false
    const release = await turn()
    try {
      for await (const event of readApart<CodeEvent>(workerFile, { bytes, wasm: wasmOf() }, limits, signal)) {
        if (event.kind === 'refused') {
          const detail = 'detail' in event && event.detail !== undefined ? { detail: event.detail } : {}
          return yield refusedBatch({ code: event.code, ...detail }, bytes.byteLength)
        }
        if (event.kind === 'damaged') isDamaged = true
        if (event.kind === 'codes') texts = [...new Set(event.texts.filter((text) => text.trim() !== ''))]
      }
    } finally {
      release()
    }
    if (isDamaged) return yield refusedBatch({ code: 'damaged' }, bytes.byteLength)
    if (texts.length === 0) return yield refusedBatch({ code: 'noCode' }, bytes.byteLength)
    const cards = texts.filter((text) => isCard(text))
    const others = texts.filter((text) => !isCard(text))
    if (cards.length === 0) return yield notesOf(others, fileTitle(source.name), limits.cellCharacters)
    const file = bytesSource(source.name, Buffer.from(vcardFileOf(cards, others)))
    yield* vcardReader.read(file, { ...head, encoding: 'utf-8' }, options)
  },
}

/** Pictures that are unpacked at once: each may take two hundred megabytes, and a folder holds thousands. */
const atOnce = 2
let unpacking = 0
const waiting: (() => void)[] = []

/** Waits until there is room for another picture, and gives how to leave it. */
async function turn(): Promise<() => void> {
  if (unpacking >= atOnce)
    await new Promise<void>((resolve) => {
      waiting.push(resolve)
    })
  else unpacking += 1
  return () => {
    // Who waits longest takes the place over.
    const next = waiting.shift()
    if (next) next()
    else unpacking -= 1
  }
}

const workerFile = workerFileOf('cards', 'codeWorker')

let wasm: Uint8Array | null = null
/** The library's own program, read once from beside it. */
const wasmOf = (): Uint8Array => {
  wasm ??= new Uint8Array(
    readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')),
  )
  return wasm
}

const isCard = (text: string): boolean => beginsWithRecord(text, 'VCARD') || isMecard(text)

/** The cards as one vCard file. What else the picture holds, such as the code of a chat program, goes with the first. */
function vcardFileOf(cards: readonly string[], others: readonly string[]): string {
  const further = others.map((text) => `X-CODE:${text.replaceAll(/\s+/g, ' ')}\r\n`).join('')
  return cards
    .map((text) => (isMecard(text) ? vcardOfMecard(text) : text.trim()))
    .map((text, at) => (at === 0 ? text.replace(/END\s*:\s*VCARD\s*$/i, (end) => `${further}${end}`) : text))
    .join('\r\n')
}

/** Nothing but an address: of a WeChat or WeCom contact, of a page, of a payment. */
const isLink = (text: string): boolean => /^[a-z][a-z\d+.-]*:\S+$/i.test(text.trim())

function notesOf(texts: readonly string[], title: string, mostCharacters: number): ReadBatch {
  const problems: ReadProblem[] = []
  const items = texts.map((text, index): NoteItem => {
    const line = index + 1
    if (isLink(text)) problems.push({ at: { line }, code: 'linkOnly', kept: true })
    const at = { lineStart: line, lineEnd: line }
    return { kind: 'note', at, title, date: null, text: text.trim().slice(0, mostCharacters) }
  })
  return { tables: [], items, problems, bytesRead: 0 }
}

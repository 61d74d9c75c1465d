import { withoutRadicals } from './cjkRadicals.ts'
import { createCMapSource } from './pdfCMaps.ts'

export type PdfEvent =
  | { readonly kind: 'opened'; readonly pages: number; readonly title: string; readonly author: string }
  /** Text is null where the page cannot be read. */
  | { readonly kind: 'page'; readonly page: number; readonly text: string | null }
  | { readonly kind: 'refused'; readonly code: 'passwordProtected' | 'damaged'; readonly detail: string }
  | { readonly kind: 'done' }

/** A piece of text as the library places it on a page. */
type Piece = {
  readonly str: string
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
  readonly hasEOL: boolean
}

/** Reads a PDF page by page; text only, no pictures, no scripts. */
export async function* readPdf(bytes: Uint8Array, mostPages: number): AsyncGenerator<PdfEvent> {
  const pdfjs = await import('unpdf/pdfjs')
  const task = pdfjs.getDocument({
    data: bytes,
    verbosity: 0,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    enableXfa: false,
    cMapPacked: false,
    BinaryDataFactory: class {
      readonly fetch = createCMapSource().fetch
    },
  })
  try {
    const document = await task.promise
    const { info } = await document.getMetadata().catch(() => ({ info: {} }))
    const { Title, Author } = info as { Title?: unknown; Author?: unknown }
    const word = (value: unknown): string => (typeof value === 'string' ? value.trim().slice(0, 200) : '')
    yield { kind: 'opened', pages: document.numPages, title: word(Title), author: word(Author) }
    for (let page = 1; page <= Math.min(document.numPages, mostPages); page++) {
      const text = await readPage(document, page).catch(() => null)
      yield { kind: 'page', page, text }
    }
    yield { kind: 'done' }
  } catch (error) {
    const { name = '', message = '' } = error as Error
    const code = name === 'PasswordException' ? 'passwordProtected' : 'damaged'
    yield { kind: 'refused', code, detail: message.slice(0, 200) }
  } finally {
    await task.destroy().catch(() => {})
  }
}

type Document = Awaited<ReturnType<typeof import('unpdf/pdfjs')['getDocument']>['promise']>

async function readPage(document: Document, number: number): Promise<string> {
  const page = await document.getPage(number)
  try {
    const content = await page.getTextContent()
    return pageText(content.items.filter((item): item is typeof item & Piece => 'str' in item))
  } finally {
    page.cleanup()
  }
}

// What a font without a table for its glyphs gives in place of text.
const noCharacters = /[\0\ufffd-\uffff]/g

type Line = { text: string; right: number }

/**
 * The lines of a page. A gap wider than two characters parts columns and becomes a tab; a line that fills the page's
 * width goes on in the next, as paragraphs are set.
 */
export function pageText(pieces: readonly Piece[]): string {
  const lines: Line[] = []
  let line: Line = { text: '', right: 0 }
  for (const { str, transform, width, height, hasEOL } of pieces) {
    const left = transform[4] ?? 0
    if (str !== '') {
      const isGap = line.text !== '' && left - line.right > 2 * Math.max(height, 4)
      const isWideSpace = str.trim() === '' && width > 2 * Math.max(height, 4)
      if ((isGap || isWideSpace) && line.text.trim() !== '') line.text = `${line.text.trimEnd()}\t`
      if (!isWideSpace) line.text += str
      line.right = left + width
    }
    if (!hasEOL) continue
    lines.push(line)
    line = { text: '', right: 0 }
  }
  lines.push(line)
  const widest = lines.reduce((most, { right }) => Math.max(most, right), 0)
  let text = ''
  let before: Line | null = null
  for (const current of lines) {
    const own = withoutRadicals(current.text.replace(noCharacters, '')).trimEnd()
    if (own.trim() === '') continue
    if (before === null) text = own
    else if (goesOn(before, own, widest)) text += endsWide(text) ? own.trimStart() : ` ${own.trimStart()}`
    else text += `\n${own}`
    before = { text: own, right: current.right }
  }
  return text
}

function goesOn(before: Line, next: string, widest: number): boolean {
  if (before.text.includes('\t') || next.includes('\t') || before.text.length < 20) return false
  return before.right > 0.92 * widest && !/[。！？；：.!?;:]["”’)）]?$/.test(before.text)
}

const endsWide = (text: string): boolean => /[\u3000-\u9fff\uff00-\uffef“”‘’…—]$/.test(text)

import { Parser } from 'htmlparser2'
import type { ReadingTime } from '../readingTime.ts'

/** Elements that stand on lines of their own. */
const blocks: ReadonlySet<string> = new Set(
  'address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody tfoot thead tr ul'.split(
    ' ',
  ),
)

/** Elements whose content nobody reads. */
const unseen: ReadonlySet<string> = new Set(['head', 'script', 'style', 'template', 'title', 'noscript'])

/** The parser looks through all open elements at each end tag: a page that is nested deeper is read on without its tags. */
const deepest = 512
/** Paragraphs are shorter; to look at the end of a line takes as long as the line is. */
const longestLine = 20_000
const pieceCharacters = 64 * 1024

/** Reads a page piece by piece; `readUntil` is where the rest is no longer read as elements. */
function createReader(html: string) {
  const lines: string[] = []
  let line = ''
  let isAfterBlank = true
  let hidden = 0
  let quotes = 0
  let preformatted = 0
  let depth = 0
  let readUntil = html.length
  let link: { address: string; from: number } | null = null

  const endLine = (): void => {
    const text = preformatted > 0 ? line.trimEnd() : line.trim()
    line = ''
    if (link !== null) link = { ...link, from: 0 }
    if (text === '' && isAfterBlank) return
    lines.push(text === '' ? '' : '> '.repeat(Math.min(quotes, 9)) + text)
    isAfterBlank = text === ''
  }
  const breakLine = (): void => {
    if (line.trim() !== '') endLine()
  }
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth++
        if (depth > deepest && readUntil === html.length) readUntil = parser.endIndex + 1
        if (readUntil < html.length) return
        if (unseen.has(name)) hidden++
        if (name === 'br') {
          if (line.trim() === '') isAfterBlank = false
          endLine()
        } else if (blocks.has(name)) breakLine()
        if (name === 'blockquote') quotes++
        if (name === 'pre') preformatted++
        if (name === 'li') line += '- '
        if ((name === 'td' || name === 'th') && line.trim() !== '') line += '  '
        if (name === 'img' && attributes.alt) line += attributes.alt
        if (name === 'a' && /^(https?|mailto|tel):/i.test(attributes.href ?? ''))
          link = { address: attributes.href!, from: line.length }
      },
      ontext(text) {
        if (hidden > 0 || readUntil < html.length) return
        if (line.length > longestLine) endLine()
        if (preformatted > 0) {
          const [first = '', ...more] = text.split('\n')
          line += first
          for (const next of more) {
            endLine()
            line = next
          }
          return
        }
        const spaced = text.replace(/[ \t\r\n\f\u00a0]+/g, ' ')
        line += line === '' || /\s$/.test(line) ? spaced.trimStart() : spaced
      },
      onclosetag(name) {
        depth--
        if (readUntil < html.length) return
        if (unseen.has(name)) hidden = Math.max(0, hidden - 1)
        if (name === 'a' && link !== null) {
          const words = line.slice(link.from).trim()
          const address = link.address.replace(/^(mailto|tel):/i, '')
          if (words === '') line += address
          else if (!words.includes(address) && !address.includes(words)) line += ` (${address})`
          link = null
        }
        if (!blocks.has(name)) return
        breakLine()
        if (name === 'blockquote') quotes = Math.max(0, quotes - 1)
        if (name === 'pre') preformatted = Math.max(0, preformatted - 1)
        if (name === 'p' && !isAfterBlank) {
          lines.push('')
          isAfterBlank = true
        }
      },
    },
    { decodeEntities: true },
  )
  return {
    /** Reads the next piece from a place; false where there is none. */
    read(from: number): boolean {
      if (from >= html.length || readUntil < html.length) return false
      parser.write(html.slice(from, from + pieceCharacters))
      return true
    },
    end(): string {
      if (readUntil === html.length) parser.end()
      breakLine()
      if (readUntil < html.length) lines.push(withoutTags(html.slice(readUntil)))
      return lines.join('\n').trim()
    },
  }
}

/**
 * The words of an HTML text as a reader sees them: paragraphs on lines, list items with a dash, cells of a row
 * apart, quoted parts with `>`, a link with its address where its words do not say it. Others have their turn between pieces.
 */
export async function htmlText(html: string, time?: ReadingTime): Promise<string> {
  const reader = createReader(html)
  for (let from = 0; reader.read(from); from += pieceCharacters) {
    const pause = time?.pause()
    if (pause !== undefined) await pause
  }
  return reader.end()
}

/** The same of what is short, as a cell of a table is. */
export function shortHtmlText(html: string): string {
  const reader = createReader(html)
  for (let from = 0; reader.read(from); ) from += pieceCharacters
  return reader.end()
}

const withoutTags = (html: string): string =>
  html
    .replace(/<[^<>]*>/g, ' ')
    .replace(/[ \t\r\n\f\u00a0]+/g, ' ')
    .trim()

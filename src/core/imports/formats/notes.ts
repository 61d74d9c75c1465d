import { findDay, findYear } from './dateText.ts'
import { type FormatReader, type NoteItem, type ReadBatch, refusedBatch } from './format.ts'
import { readLines } from './lines.ts'

const noteCharacters = 100_000

/**
 * Plain text and Markdown notes. Headings (or, in plain text, lines) that begin with a day cut the text into
 * dated notes; without them Markdown's first two heading levels do; else the whole file is one note.
 */
export const notesReader: FormatReader = {
  format: 'notes',
  recognise(head) {
    if (head.encoding === null || head.text.trim() === '') return 0
    if (['md', 'markdown'].includes(head.extension)) return 0.85
    if (/^\s*(<\?xml|<!doctype|<html|\{\\rtf|%PDF)/i.test(head.text)) return 0
    if (['txt', 'text', 'log', ''].includes(head.extension)) return 0.5
    return 0
  },
  async *read(source, head, options): AsyncGenerator<ReadBatch> {
    const { limits } = options
    const isMarkdown =
      head.extension === 'md' || head.extension === 'markdown' || /^#{1,6}\s/m.test(head.text)
    const fileTitle = source.name.replace(/^.*\//, '').replace(/\.[^.]*$/, '')
    const cut = createNoteCutter({
      isMarkdown,
      fileTitle,
      isDated: hasDatedHeading(head.text, isMarkdown, options.yearHint ?? findYear(head.text)),
      year: options.yearHint ?? findYear(fileTitle) ?? findYear(head.text),
    })
    let bytesRead = 0
    for await (const line of readLines(source, head.encoding ?? 'utf-8', noteCharacters)) {
      if (options.signal?.aborted) return yield refusedBatch({ code: 'cancelled' }, bytesRead)
      bytesRead = line.bytesRead
      if (bytesRead > limits.textBytes) {
        return yield refusedBatch({ code: 'tooLarge', limit: limits.textBytes }, bytesRead)
      }
      cut.add(line.text, line.line)
      if (cut.items.length >= limits.batchItems) {
        yield { tables: [], items: cut.items.splice(0), problems: [], bytesRead }
      }
    }
    cut.finish()
    if (cut.items.length > 0) yield { tables: [], items: cut.items, problems: [], bytesRead }
  },
}

type Heading = { readonly level: number; readonly title: string; readonly date: string | null }

const datedLine =
  /^\s*(?:\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?|\d{1,2}月\d{1,2}[日号號]|20\d{6})(?=$|[\s:：,，、(（星周】\]]|[^\d\w])/

// "Call with Acme, 5 March 2026" above a paragraph.
const dateAtEnd =
  /(?:\d{1,2}[-/.月]\d{1,2}日?|[a-z]{3,9}\.?,? \d{4}|\d{1,2},? \d{4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2})\)?$/i

/** A Markdown heading, or a short plain line that begins with a day or, after a blank line, ends with one. */
function readHeading(
  line: string,
  isMarkdown: boolean,
  year: number | undefined,
  isAfterBlank: boolean,
): Heading | null {
  const marked = isMarkdown ? /^(#{1,6})\s+(.+?)\s*#*$/.exec(line) : null
  if (marked !== null) {
    return { level: marked[1]!.length, title: marked[2]!, date: findDay(marked[2]!, year) }
  }
  const bare = line.replace(/^\s*[【[*]+/, '')
  const isTitle = isAfterBlank && !isMarkdown && dateAtEnd.test(line.trim())
  if (line.length > 80 || !(datedLine.test(bare) || isTitle)) return null
  const date = findDay(bare, year)
  return date === null ? null : { level: 7, title: line.trim().replace(/^[【[*]+|[】\]*]+$/g, ''), date }
}

function hasDatedHeading(text: string, isMarkdown: boolean, year: number | undefined): boolean {
  let isAfterBlank = true
  return text.split(/\r\n|\n|\r/).some((line) => {
    const heading = readHeading(line, isMarkdown, year, isAfterBlank)
    isAfterBlank = line.trim() === ''
    return (heading?.date ?? null) !== null
  })
}

function createNoteCutter(options: {
  isMarkdown: boolean
  isDated: boolean
  fileTitle: string
  year: number | undefined
}): { items: NoteItem[]; add(text: string, line: number): void; finish(): void } {
  const { isMarkdown, isDated } = options
  const items: NoteItem[] = []
  const properties: Record<string, string> = {}
  let year = options.year
  let frontMatter: 'maybe' | 'inside' | 'past' = 'maybe'
  let isFenced = false
  let isAfterBlank = true
  let fileDate = findDay(options.fileTitle, year)
  let level = 0
  let title = options.fileTitle
  let date = fileDate
  let lines: string[] = []
  let length = 0
  let lineStart = 1
  let lineEnd = 1
  let hasBody = false

  function flush(): void {
    if (hasBody) {
      items.push({
        kind: 'note',
        at: { lineStart, lineEnd },
        title,
        date,
        text: lines.join('\n').trim(),
        ...(Object.keys(properties).length === 0 ? {} : { properties: { ...properties } }),
      })
    }
    lines = []
    length = 0
    hasBody = false
  }

  function begin(heading: Heading, line: number, text: string): void {
    // A dated heading says something even when nothing stands under it ("3月5日 电话约主任").
    if (!hasBody && lines.length > 0 && date !== null && level > 0 && heading.level <= level) hasBody = true
    flush()
    level = heading.level
    title = heading.title
    date = heading.date ?? (isDated ? null : fileDate)
    lines = [text]
    lineStart = line
    lineEnd = line
  }

  function startsNote(heading: Heading): boolean {
    if (heading.date !== null) return true
    if (isDated) return level === 0 || heading.level <= level
    return heading.level <= 2
  }

  return {
    items,
    add(text, line) {
      if (frontMatter === 'maybe') {
        if (text.trim() === '' && line < 3) return
        frontMatter = isMarkdown && text.trim() === '---' ? 'inside' : 'past'
        if (frontMatter === 'inside') return
        lineStart = line
      }
      if (frontMatter === 'inside') {
        if (text.trim() === '---' || line > 200) {
          frontMatter = 'past'
          fileDate = findDay(properties.date ?? properties.日期 ?? '', year) ?? fileDate
          date = fileDate
          title = properties.title ?? properties.标题 ?? title
          year = findYear(fileDate ?? '') ?? year
          lineStart = line + 1
          return
        }
        const pair = /^([^:：]{1,40})[:：]\s*(.*)$/.exec(text)
        if (pair !== null) properties[pair[1]!.trim()] = pair[2]!.trim().replace(/^["']|["']$/g, '')
        return
      }
      if (/^\s*(```|~~~)/.test(text)) isFenced = !isFenced
      const heading = isFenced ? null : readHeading(text, isMarkdown, year, isAfterBlank)
      isAfterBlank = text.trim() === ''
      if (heading !== null) {
        year = findYear(heading.title) ?? year
        if (startsNote(heading)) {
          begin(heading, line, text)
          return
        }
      }
      if (length + text.length > noteCharacters) {
        flush()
        lineStart = line
      }
      lines.push(text)
      length += text.length
      if (text.trim() !== '') {
        hasBody = true
        lineEnd = line
      }
    },
    finish() {
      if (!hasBody && lines.length > 0 && date !== null && level > 0) hasBody = true
      flush()
    },
  }
}

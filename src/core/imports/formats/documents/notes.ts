import { type FormatReader, type ReadBatch, refusedBatch } from '../format.ts'
import { readLineGroups } from '../lines.ts'
import { findDay, findYear } from './dateText.ts'
import { isJottedDown, jottedOrder } from './jotted.ts'
import { createNoteCutter, hasDatedHeading, isChecklist, noteCharacters } from './noteCutter.ts'
import { ownDay, signatureLine } from './ownDate.ts'
import { findPastDay } from './pastDay.ts'

/** A note is a page where a row is a line: what waits to be handed over is kept as small. */
const notesInBatch = 100

/** Letters of a line that heads a text, at most. */
const longestHead = 80

/** The day without a year that the line heading a text gives, else the one of its name. `now` is UTC ms. */
function pastDayOfHead(text: string, fileTitle: string, now: number): string | null {
  const head = /^\s*(?:#+\s*)?(\S.*)/.exec(text)?.[1]?.trim() ?? ''
  // A day with its year is read by whoever cuts the text.
  if (findDay(fileTitle, undefined) !== null || findDay(head, undefined) !== null) return null
  return (head.length <= longestHead ? findPastDay(head, now) : null) ?? findPastDay(fileTitle, now)
}

/**
 * Plain text and Markdown notes. Headings (or, in plain text, lines) that begin with a day cut the text into
 * dated notes; without them Markdown's first two heading levels do; else the whole file is one note.
 */
export const notesReader: FormatReader = {
  format: 'notes',
  traits: { family: 'document', parts: 'one', mayBeSpoken: 'document' },
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
    const { complete } = head
    const year = options.yearHint ?? findYear(head.text)
    const lastDay = complete ? signatureLine(head.text) : null
    // A diary's last entry may be a bare day; a text with no other day above is dated by it.
    const signature =
      lastDay !== null && !hasDatedHeading(head.text, isMarkdown, year, lastDay) ? lastDay : null
    const now = options.now ?? Date.now()
    const isJotted = !isChecklist(head.text, fileTitle) && isJottedDown(head.text, now)
    const isDated = isJotted || hasDatedHeading(head.text, isMarkdown, year, signature)
    const cut = createNoteCutter({
      isMarkdown,
      fileTitle,
      isDated,
      isJotted,
      dayOrder: isJotted ? jottedOrder(head.text) : null,
      isChecklist: isChecklist(head.text, fileTitle),
      signature,
      fileDate: isDated
        ? null
        : (ownDay(head.text, { foot: complete }) ?? pastDayOfHead(head.text, fileTitle, now)),
      year: options.yearHint ?? findYear(fileTitle) ?? findYear(head.text),
      now,
    })
    let bytesRead = 0
    for await (const lines of readLineGroups(source, head.encoding ?? 'utf-8', noteCharacters)) {
      if (options.signal?.aborted) return yield refusedBatch({ code: 'cancelled' }, bytesRead)
      bytesRead = lines.at(-1)!.bytesRead
      if (bytesRead > limits.textBytes) {
        return yield refusedBatch({ code: 'tooLarge', limit: limits.textBytes }, bytesRead)
      }
      for (const { text, line } of lines) {
        cut.add(text, line)
        if (cut.items.length >= Math.min(limits.batchItems, notesInBatch))
          yield { tables: [], items: cut.items.splice(0), problems: [], bytesRead }
      }
    }
    cut.finish()
    if (cut.items.length > 0) yield { tables: [], items: cut.items, problems: [], bytesRead }
  },
}

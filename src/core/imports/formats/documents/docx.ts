import { type FormatReader, type ReadBatch, type ReadProblem, type Refusal, refusedBatch } from '../format.ts'
import { findDay, findYear } from './dateText.ts'
import { createNoteCutter, hasDatedHeading } from './noteCutter.ts'
import { nextTurn, type OfficePackage, openOfficePackage, type PartOutcome } from './officePackage.ts'
import { ownDay, savedDayOf, signatureLine } from './ownDate.ts'
import { findPastDay } from './pastDay.ts'
import { createListMarks, readListKinds, readWordStyles, type WordStyles } from './wordStyles.ts'
import { createWordScanner, type WordBlock } from './wordText.ts'

const mainPart = /^word\/document\d*\.xml$/

/** Word documents: notes cut at their headings as Markdown is; places count paragraphs. */
export const docxReader: FormatReader = {
  format: 'docx',
  traits: { family: 'document', parts: 'one', mayBeSpoken: 'document' },
  recognise: (head) => (head.entryNames.some((name) => mainPart.test(name)) ? 0.95 : 0),
  async *read(source, _head, options): AsyncGenerator<ReadBatch> {
    const opened = await openOfficePackage(source, options)
    if (!opened.ok) return yield refusedBatch(opened.refusal)
    const office = opened.package
    const problems: ReadProblem[] = []
    // Without its styles or footnotes a document still says what it says; a bomb or a cancel ends the reading.
    const mayMiss = (part: string, outcome: PartOutcome): Refusal | null => {
      if (outcome.ok) return null
      if (outcome.refusal.code !== 'damaged') return outcome.refusal
      problems.push({ at: { entry: part }, code: 'badEntry', kept: false })
      return null
    }
    const [styles, stylesRead] = await readWordStyles(office)
    const [listKinds, listsRead] = await readListKinds(office)
    const [footnotes, footnotesRead] = await readFootnotes(office)
    const [{ author, savedDay }, authorRead] = await readProperties(office)
    for (const [part, outcome] of [
      ['word/styles.xml', stylesRead],
      ['word/numbering.xml', listsRead],
      ['word/footnotes.xml', footnotesRead],
      ['docProps/core.xml', authorRead],
    ] as const) {
      const refusal = mayMiss(part, outcome)
      if (refusal !== null) return yield refusedBatch(refusal)
    }
    const lines: DocumentLine[] = []
    const lineOf = createLineMaker(styles, createListMarks(listKinds))
    const labels = new Map<string, string>()
    const labelOf = (note: string): string => {
      if (!labels.has(note)) labels.set(note, `[${labels.size + 1}]`)
      return labels.get(note)!
    }
    const main = [...office.names].find((name) => mainPart.test(name))!
    let isAfterBlank = false
    const read = await office.parse(
      main,
      createWordScanner((block) => {
        // Blank ones without end would cost as much as text.
        const blank = isBlank(block)
        if (blank && isAfterBlank) return
        isAfterBlank = blank
        const line = lineOf(block)
        if (line === null) return
        lines.push(line)
        for (const note of line.notes) {
          const text = `${labelOf(note)} ${footnotes.get(note) ?? ''}`.trim()
          lines.push({ ...line, level: null, text })
        }
      }, labelOf),
    )
    const fileTitle = source.name.replace(/^.*\//, '').replace(/\.[^.]*$/, '')
    const text = linesAtStart(lines)
    const year = options.yearHint ?? findYear(fileTitle) ?? findYear(text)
    const now = options.now ?? Date.now()
    const isWhole = text.length <= charactersAtStart
    const lastDay = isWhole ? signatureLine(text) : null
    const signature = lastDay !== null && !hasDatedHeading(text, false, year, lastDay) ? lastDay : null
    const isDated = hasDatedHeading(text, false, year, signature)
    const cut = createNoteCutter({
      isMarkdown: false,
      isDated,
      signature,
      fileTitle: lines.find((line) => line.isTitle)?.text ?? fileTitle,
      fileDate:
        dayNotAhead(findDay(fileTitle, year), now) ??
        (isDated ? null : ownDay(text, { foot: isWhole })) ??
        findPastDay(fileTitle, now) ??
        (isDated ? null : dayOfFirstLine(text, now)) ??
        (isDated ? null : savedDayOf(savedDay, `${fileTitle}\n${text}`)),
      year,
      ...(author === '' ? {} : { properties: { author } }),
    })
    for (const [index, line] of lines.entries()) {
      if (index % linesPerTurn === 0) await (options.time === undefined ? nextTurn() : options.time.pause())
      if (line.level !== null) cut.addHeading(line.level, line.text, line.line)
      else if (line.text.includes('\n')) for (const part of line.text.split('\n')) cut.add(part, line.line)
      else cut.add(line.text, line.line)
    }
    cut.finish()
    const bytesRead = source.byteLength
    for (let from = 0; from < cut.items.length; from += options.limits.batchItems) {
      const items = cut.items.slice(from, from + options.limits.batchItems)
      yield { tables: [], items, problems: problems.splice(0), bytesRead }
    }
    if (!read.ok) yield { ...refusedBatch(read.refusal, bytesRead), problems }
    else if (cut.items.length === 0) yield { ...refusedBatch({ code: 'empty' }, bytesRead), problems }
  },
}

/** A day of a file's name whose year only the text gave may lie ahead: then the year is another. */
const dayNotAhead = (day: string | null, now: number): string | null =>
  day !== null && Date.parse(day) > now + 86_400_000 ? null : day

const longestTitle = 70
/** The day without a year that the short line above a document gives. */
function dayOfFirstLine(text: string, now: number): string | null {
  const [first = ''] = text.trimStart().split('\n', 1)
  return first.length > longestTitle ? null : findPastDay(first, now)
}

const linesPerTurn = 20_000
const charactersAtStart = 128 * 1024

const isBlank = (block: WordBlock): boolean =>
  block.kind === 'paragraph' && block.notes.length === 0 && block.text.trim() === ''

/** What a document begins with shows whether days cut it. */
function linesAtStart(lines: readonly DocumentLine[]): string {
  let text = ''
  for (const line of lines) {
    if (text.length > charactersAtStart) break
    text += `${line.text}\n`
  }
  return text
}

type DocumentLine = {
  readonly text: string
  readonly line: number
  /** 1 to 6 for a heading, else null. */
  readonly level: number | null
  readonly isTitle: boolean
  readonly notes: readonly string[]
}

/** Makes lines of the blocks of a document in their order; null for one that says nothing more. */
function createLineMaker(
  styles: WordStyles,
  markOf: ReturnType<typeof createListMarks>,
): (block: WordBlock) => DocumentLine | null {
  let isAfterBlank = true
  return (block) => {
    const { line, notes } = block
    const style = block.kind === 'row' || block.style === null ? undefined : styles.get(block.style)
    const text = block.kind === 'row' ? block.cells.map(oneLine).join('\t').trimEnd() : block.text.trimEnd()
    const isBlank = text.trim() === ''
    // One blank line tells as much as a page of them. A table of contents repeats the headings.
    if (style?.isContents || (isBlank && isAfterBlank)) return null
    isAfterBlank = isBlank
    if (block.kind === 'row' || isBlank) return { text, line, level: null, isTitle: false, notes }
    const outline = block.outline ?? style?.outline ?? null
    const level = outline !== null && outline >= 0 && outline <= 5 ? outline + 1 : null
    const list = level === null ? (block.list ?? style?.list ?? null) : null
    const marked = list === null ? text : markOf(list) + text
    return { text: marked, line, level, isTitle: style?.isTitle === true, notes }
  }
}

const oneLine = (cell: string): string => cell.replace(/\s+/g, ' ').trim()

/** Texts of footnotes and endnotes by the ids that paragraphs refer to them by. */
async function readFootnotes(office: OfficePackage): Promise<[ReadonlyMap<string, string>, PartOutcome]> {
  const notes = new Map<string, string>()
  let outcome: PartOutcome = { ok: true }
  for (const kind of ['footnote', 'endnote']) {
    let id = ''
    const scanner = createWordScanner(
      (block) => {
        const text = block.kind === 'row' ? block.cells.join(' ') : block.text.trim()
        notes.set(id, [notes.get(id) ?? '', text].filter(Boolean).join(' '))
      },
      undefined,
      (element) => {
        if (element.name === kind) id = `${kind[0]}${element.attribute('id')}`
      },
    )
    const read = await office.parse(`word/${kind}s.xml`, scanner)
    if (!read.ok) outcome = read
  }
  return [notes, outcome]
}

/** Who wrote the document, and the day on which it was saved last; the wall clock of whoever saved it is not told. */
async function readProperties(
  office: OfficePackage,
): Promise<[{ author: string; savedDay: string | null }, PartOutcome]> {
  const said = { creator: '', modified: '' }
  let inside: keyof typeof said | null = null
  const outcome = await office.parse('docProps/core.xml', {
    open: ({ name }) => {
      inside = name === 'creator' || name === 'modified' ? name : null
    },
    text: (text) => {
      if (inside !== null && said[inside].length < 200) said[inside] += text
    },
    close: () => {
      inside = null
    },
  })
  const day = /^\d{4}-\d{2}-\d{2}/.exec(said.modified.trim())?.[0] ?? null
  return [{ author: said.creator.trim(), savedDay: day }, outcome]
}

import { fileTitle } from '../fileTitle.ts'
import type {
  ImportItem,
  ImportSource,
  MessageItem,
  NoteItem,
  ReadBatch,
  ReadOptions,
  RowItem,
} from '../format.ts'
import { createTimeFinder } from './recordingTime.ts'
import { type SpokenTurn, saysTranscript, spokenTurns } from './spokenTurns.ts'

/** Documents hold whatever was written into them; tables show in their columns what they are, chats in their name. */
const documents: ReadonlySet<string> = new Set(['notes', 'docx', 'pptx', 'pdf', 'html'])
const tables: ReadonlySet<string> = new Set(['csv', 'spreadsheet'])

/** What is listened to of a document before it is let go on: hours of talk are a hundredth of it. */
const mostCharacters = 16_000_000

export interface Heard {
  isTranscript: boolean
  batches: AsyncIterable<ReadBatch>
}

/**
 * Finds out whether what a reader gives is a transcript in the clothes of another format, and if so gives its turns as
 * a transcript's reader would: one way in for all that was recorded. Everything else passes unchanged.
 */
export async function hearWritten(
  format: string,
  batches: AsyncIterable<ReadBatch>,
  source: ImportSource,
  options: ReadOptions,
): Promise<Heard> {
  if (documents.has(format)) return hearDocument(batches, source, options)
  if (tables.has(format)) return hearTable(batches, source, options)
  if (format === 'pastedChat' && saysTranscript(fileTitle(source.name)))
    return { isTranscript: true, batches: mapItems(batches, asSpoken) }
  return { isTranscript: false, batches }
}

async function* mapItems(
  batches: AsyncIterable<ReadBatch>,
  map: (item: ImportItem) => ImportItem,
): AsyncGenerator<ReadBatch> {
  for await (const batch of batches) yield { ...batch, items: batch.items.map(map) }
}

const asSpoken = (item: ImportItem): ImportItem =>
  item.kind === 'message' ? { ...item, messageType: 'transcript' } : item

/** What was read already, and then the rest. */
async function* goOn(read: readonly ReadBatch[], rest: AsyncIterator<ReadBatch>): AsyncGenerator<ReadBatch> {
  try {
    yield* read
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value
  } finally {
    await rest.return?.()
  }
}

async function hearDocument(
  batches: AsyncIterable<ReadBatch>,
  source: ImportSource,
  options: ReadOptions,
): Promise<Heard> {
  const iterator = batches[Symbol.asyncIterator]()
  const read: ReadBatch[] = []
  let characters = 0
  while (characters < mostCharacters) {
    const next = await iterator.next()
    if (next.done === true) break
    read.push(next.value)
    for (const item of next.value.items) if (item.kind === 'note') characters += item.text.length
  }
  const notes = read.flatMap(({ items }) => items.filter((item): item is NoteItem => item.kind === 'note'))
  const title = source.name.replace(/^.*\//, '').replace(/\.[^.]*$/, '')
  const { lines, places } = linesOf(notes)
  const turns = spokenTurns([title, ...notes.map((note) => note.title)], lines)
  if (turns === null) return { isTranscript: false, batches: goOn(read, iterator) }
  await iterator.return?.()
  const items = spokenItems(turns, { lines, places, title, options })
  return { isTranscript: true, batches: replay(read, items, options.limits.batchItems) }
}

interface LinePlace {
  note: NoteItem
  line: number
}

function linesOf(notes: readonly NoteItem[]): { lines: string[]; places: LinePlace[] } {
  const lines: string[] = []
  const places: LinePlace[] = []
  for (const note of notes)
    for (const [at, line] of note.text.split('\n').entries()) {
      lines.push(line)
      places.push({ note, line: Math.min(note.at.lineStart + at, note.at.lineEnd) })
    }
  return { lines, places }
}

/** The turns as messages; what stands before the first of them stays a note. */
function spokenItems(
  turns: readonly SpokenTurn[],
  {
    lines,
    places,
    title,
    options,
  }: { lines: readonly string[]; places: readonly LinePlace[]; title: string; options: ReadOptions },
): ImportItem[] {
  const findTime = createTimeFinder(options.zone)
  const before = lines.slice(0, turns[0]!.from)
  const preface = before.join('\n').trim()
  const first = places[0]!
  const recordedAt: number | null =
    findTime(preface) ?? findTime(title) ?? (first.note.date === null ? null : findTime(first.note.date))
  const note: NoteItem[] =
    preface === ''
      ? []
      : [
          {
            ...first.note,
            at: { ...first.note.at, lineEnd: places[before.length - 1]!.line },
            text: preface,
          },
        ]
  return [
    ...note,
    ...turns.map(({ second, speaker, text, from, to }): MessageItem => {
      const { page } = places[from]!.note.at
      return {
        kind: 'message',
        at: {
          line: places[from]!.line,
          lineEnd: places[to]!.line,
          ...(page !== undefined && { page }),
          ...(second !== null && { second }),
        },
        sentAt: recordedAt === null ? null : recordedAt + (second ?? 0) * 1000,
        zone: options.zone,
        sender: speaker,
        conversation: title,
        messageType: 'transcript',
        text: text.slice(0, options.limits.cellCharacters),
      }
    }),
  ]
}

/** The same reading with other items: problems and a refusal stay what they were. */
async function* replay(
  read: readonly ReadBatch[],
  items: readonly ImportItem[],
  batchItems: number,
): AsyncGenerator<ReadBatch> {
  const problems = read.flatMap((batch) => batch.problems)
  const { bytesRead, refusal } = read.at(-1)!
  for (let from = 0; from < items.length; from += batchItems)
    yield {
      tables: [],
      items: items.slice(from, from + batchItems),
      problems: from === 0 ? problems : [],
      bytesRead,
    }
  if (refusal !== undefined) yield { tables: [], items: [], problems: [], bytesRead, refusal }
}

const columnNames = {
  speaker: /^(speaker(name|label)?|说话人|发言人|讲话人)$/,
  text: /^(text|transcript|utterance|content|sentence|words|内容|文本|文字|发言内容|说话内容|转写(内容|文本)?)$/,
  start: /^(start(time)?|begin(time)?|timestamp|time|offset|timecode|开始(时间)?|时间(戳|点)?|起始时间)$/,
} as const

const tidy = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-()]+/g, '')

/** Seconds of `00:01:05`, `1:05` or `65.2`; null for a time by the clock or a day. */
function secondsOf(cell: string): number | null {
  if (!/^\d{1,5}(\.\d+)?s?$|^(\d{1,2}:)?\d{1,3}:\d{2}([.,]\d+)?$/.test(cell.trim())) return null
  const parts = cell.trim().replace(/s$/, '').replace(',', '.').split(':').map(Number)
  return parts.reduce((sum, part) => sum * 60 + part, 0)
}

/** A table with a column of speakers, one of words and one of marks that count from the start. */
async function hearTable(
  batches: AsyncIterable<ReadBatch>,
  source: ImportSource,
  options: ReadOptions,
): Promise<Heard> {
  const iterator = batches[Symbol.asyncIterator]()
  const next = await iterator.next()
  const read = next.done === true ? [] : [next.value]
  const whole = goOn(read, iterator)
  const rows = (read[0]?.items ?? []).filter((item): item is RowItem => item.kind === 'row').slice(0, 50)
  const columns = Object.keys(rows[0]?.cells ?? {})
  const find = (role: keyof typeof columnNames) =>
    columns.find((column) => columnNames[role].test(tidy(column)))
  const [speaker, text, start] = [find('speaker'), find('text'), find('start')]
  if (speaker !== undefined && text !== undefined && start !== undefined) {
    const seconds = rows.map(({ cells }) => secondsOf(cells[start] ?? ''))
    if (seconds.length > 0 && seconds.filter((second) => second !== null).length * 5 >= seconds.length * 4) {
      const title = fileTitle(source.name)
      const recordedAt = createTimeFinder(options.zone)(title)
      const message = (item: ImportItem): ImportItem => {
        if (item.kind !== 'row') return item
        const second = secondsOf(item.cells[start] ?? '')
        return {
          kind: 'message',
          at: { ...item.at, ...(second !== null && { second: Math.floor(second) }) },
          sentAt: recordedAt === null ? null : recordedAt + (second ?? 0) * 1000,
          zone: options.zone,
          sender: item.cells[speaker]?.trim() ?? '',
          conversation: title,
          messageType: 'transcript',
          text: item.cells[text]?.trim() ?? '',
        }
      }
      return { isTranscript: true, batches: withoutTables(mapItems(whole, message)) }
    }
  }
  const isNamed = saysTranscript(fileTitle(source.name)) && read[0]?.items[0]?.kind === 'message'
  return isNamed
    ? { isTranscript: true, batches: mapItems(whole, asSpoken) }
    : { isTranscript: false, batches: whole }
}

/** A table of turns is not told as a table, so that nobody is asked what its columns mean. */
async function* withoutTables(batches: AsyncIterable<ReadBatch>): AsyncGenerator<ReadBatch> {
  for await (const batch of batches) yield { ...batch, tables: [] }
}

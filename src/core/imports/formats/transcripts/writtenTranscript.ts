import { fileTitle } from '../fileTitle.ts'
import type {
  FormatTraits,
  ImportItem,
  ImportSource,
  MessageItem,
  NoteItem,
  ReadBatch,
  ReadOptions,
  RowItem,
} from '../format.ts'
import { createTimeFinder } from './recordingTime.ts'
import { isAtSpeakingPace } from './speakingPace.ts'
import { spokenColumns, spokenRow, tellingRows } from './spokenRows.ts'
import { type SpokenTurn, spokenParagraphs, spokenTurns } from './spokenTurns.ts'
import { beginsAsRecorded, saysWholeTranscript, titleSaysTranscript } from './writtenDown.ts'

/** What is listened to of a document before it is let go on: hours of talk. */
const firstCharacters = 300_000
/** What is read of one that was found to be a transcript: it is a hundred times what a long meeting has. */
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
  { mayBeSpoken }: FormatTraits,
  batches: AsyncIterable<ReadBatch>,
  source: ImportSource,
  options: ReadOptions,
): Promise<Heard> {
  // Documents hold whatever was written into them; tables show in their columns what they are, chats in their name.
  if (mayBeSpoken === 'document') return hearDocument(batches, source, options)
  if (mayBeSpoken === 'table') return hearTable(batches, source, options)
  if (mayBeSpoken === 'talk') return hearMessages(batches, source)
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
  let isRead = false
  const readUpTo = async (most: number): Promise<void> => {
    while (!isRead && characters < most) {
      const next = await iterator.next()
      if (next.done === true) isRead = true
      else {
        read.push(next.value)
        for (const item of next.value.items) if (item.kind === 'note') characters += item.text.length
      }
    }
  }
  const title = source.name.replace(/^.*\//, '').replace(/\.[^.]*$/, '')
  const listen = () => {
    const notes = read.flatMap(({ items }) => items.filter((item): item is NoteItem => item.kind === 'note'))
    const { lines, places } = linesOf(notes)
    const turns =
      spokenTurns([title, ...notes.map((note) => note.title)], lines) ??
      (saysWholeTranscript(title) || beginsAsRecorded(lines) ? spokenParagraphs(lines) : null)
    return { turns, lines, places }
  }
  await readUpTo(firstCharacters)
  let heard = listen()
  if (heard.turns !== null && !isRead) {
    await readUpTo(mostCharacters)
    heard = listen()
  }
  const { turns, lines, places } = heard
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

/** A table of turns; its other sheets stay what they are. */
async function hearTable(
  batches: AsyncIterable<ReadBatch>,
  source: ImportSource,
  options: ReadOptions,
): Promise<Heard> {
  const iterator = batches[Symbol.asyncIterator]()
  const next = await iterator.next()
  const read = next.done === true ? [] : [next.value]
  const whole = goOn(read, iterator)
  const title = fileTitle(source.name)
  const first = read[0]?.items[0]
  if (first?.kind === 'message' && (titleSaysTranscript(title) || runsOn(read[0]!)))
    return { isTranscript: true, batches: mapItems(whole, asSpoken) }
  if (first?.kind !== 'row') return { isTranscript: false, batches: whole }
  const isOfTable = (item: ImportItem): item is RowItem =>
    item.kind === 'row' && item.at.sheet === first.at.sheet && item.at.entry === first.at.entry
  const rows = read[0]!.items.filter(isOfTable).slice(0, tellingRows)
  const spoken = spokenColumns(Object.keys(first.cells), rows, title)
  if (spoken === null) return { isTranscript: false, batches: whole }
  const toTurn = spokenRow(spoken, title, options.zone)
  return {
    isTranscript: true,
    batches: withoutTables(mapItems(whole, (item) => (isOfTable(item) ? toTurn(item) : item))),
  }
}

/** Messages of whatever wrote them, where the name of their file or their pace says that they were spoken. */
async function hearMessages(batches: AsyncIterable<ReadBatch>, source: ImportSource): Promise<Heard> {
  const iterator = batches[Symbol.asyncIterator]()
  const next = await iterator.next()
  const whole = goOn(next.done === true ? [] : [next.value], iterator)
  const isSpoken =
    next.done !== true &&
    next.value.items[0]?.kind === 'message' &&
    (titleSaysTranscript(fileTitle(source.name)) || runsOn(next.value))
  return isSpoken
    ? { isTranscript: true, batches: mapItems(whole, asSpoken) }
    : { isTranscript: false, batches: whole }
}

/** Messages that show by their pace alone that they were spoken: more than of a document, for they have days. */
const leastRunningOn = 8

function runsOn({ items }: ReadBatch): boolean {
  const said = items.filter((item): item is MessageItem => item.kind === 'message')
  const timed = said.flatMap(({ sentAt, text }) => (sentAt === null ? [] : [{ second: sentAt / 1000, text }]))
  const voices = new Set(said.map(({ sender }) => sender))
  return timed.length === said.length && voices.size < said.length && isAtSpeakingPace(timed, leastRunningOn)
}

/** A table of turns is not told as a table, so that nobody is asked what its columns mean. */
async function* withoutTables(batches: AsyncIterable<ReadBatch>): AsyncGenerator<ReadBatch> {
  for await (const batch of batches) yield { ...batch, tables: [] }
}

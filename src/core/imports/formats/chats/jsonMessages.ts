import {
  type ImportSource,
  type MessageItem,
  type Place,
  type ReadBatch,
  type ReadLimits,
  type ReadOptions,
  type ReadProblem,
  type Refusal,
  refusedBatch,
  type SourceHead,
} from '../format.ts'
import { isDeeper, type JsonShape, type JsonTold, readJsonGroups } from '../tables/jsonValues.ts'

/**
 * The messages of one JSON value. An empty list for what belongs to the format and is no message; null for what
 * should have been one and is not; `event` for what took place in the chat and is left out by name.
 */
export type MessagesOfValue = (
  value: unknown,
  at: Place,
  list?: string,
) => MessageItem | readonly MessageItem[] | 'event' | null

/**
 * A chat that is JSON: its values come as many at a time as a piece of the source has, whatever the size of the file, and
 * become messages. A value that is none is reported at its line and passed over.
 */
export async function* readJsonMessages(
  source: ImportSource,
  head: SourceHead,
  options: ReadOptions,
  messagesOf: MessagesOfValue,
  shape?: JsonShape,
): AsyncGenerator<ReadBatch> {
  const messages = createMessages(options.limits, messagesOf)
  for await (const events of readJsonGroups(source, head, options, shape)) {
    for (const event of events) {
      const refusal = event.kind === 'refused' ? event.refusal : messages.take(event)
      if (refusal === null) continue
      yield* messages.batches()
      yield { ...messages.rest(event.bytesRead), refusal }
      return
    }
    yield* messages.batches()
  }
  if (messages.areEventsOnly()) yield refusedBatch({ code: 'eventsOnly' }, messages.bytesRead())
  else if (!messages.isEmpty()) yield messages.rest(messages.bytesRead())
}

/** Makes messages of what was parsed. Apart from the reading: a plain loop runs several times as fast as one that waits. */
function createMessages(limits: ReadLimits, messagesOf: MessagesOfValue) {
  let full: ReadBatch[] = []
  let items: MessageItem[] = []
  let problems: ReadProblem[] = []
  let bytesRead = 0
  let count = 0
  let events = 0
  let others = 0

  function rest(bytesRead: number): ReadBatch {
    const batch = { tables: [], items, problems, bytesRead }
    items = []
    problems = []
    return batch
  }

  function add(message: MessageItem, at: Place): void {
    count++
    const isLong = message.text.length > limits.cellCharacters
    if (isLong) problems.push({ at, code: 'cellTooLong', kept: true })
    items.push(isLong ? { ...message, text: message.text.slice(0, limits.cellCharacters) } : message)
    if (items.length >= limits.batchItems) full.push(rest(bytesRead))
  }

  function takeValue(value: unknown, at: Place, list: string | undefined): void {
    const found = messagesOf(value, at, list)
    if (found === null) {
      others++
      problems.push({ at, code: 'badMessage', kept: false })
    } else if (found === 'event') {
      events++
      problems.push({ at, code: 'chatEvent', kept: false })
    } else if (isList(found)) for (const message of found) add(message, at)
    else add(found, at)
  }

  const tooMany = (at: Place): Refusal | null =>
    count > limits.rows ? { code: 'tooManyRows', at, limit: limits.rows } : null

  const closeIfFull = (): void => {
    if (items.length + problems.length >= limits.batchItems) full.push(rest(bytesRead))
  }

  return {
    take(event: JsonTold): Refusal | null {
      bytesRead = event.bytesRead
      let at: Place = { line: event.line }
      if (event.kind === 'problem') {
        problems.push({ at, code: event.code, kept: false })
        closeIfFull()
        return null
      }
      const { list } = event
      const values = event.kind === 'run' ? event.values : [event.value]
      const lineOffsets = event.kind === 'run' ? event.lineOffsets : null
      for (let index = 0; index < values.length; index++) {
        if (lineOffsets !== null) at = { line: event.line + lineOffsets[index]! }
        const value = values[index]
        // A value that came alone was looked at when it came.
        if (event.kind === 'run' && isDeeper(value, limits.depth))
          problems.push({ at, code: 'tooDeep', kept: false })
        else takeValue(value, at, list)
        const refusal = tooMany(at)
        if (refusal !== null) return refusal
        closeIfFull()
      }
      return null
    },
    /** The batches that are full since the last call. */
    batches(): readonly ReadBatch[] {
      const taken = full
      full = []
      return taken
    },
    rest,
    bytesRead: () => bytesRead,
    isEmpty: () => items.length + problems.length === 0,
    areEventsOnly: () => events > 0 && count + others === 0,
  }
}

const isList = (found: MessageItem | readonly MessageItem[]): found is readonly MessageItem[] =>
  Array.isArray(found)

import {
  type ImportSource,
  type MessageItem,
  type Place,
  type ReadBatch,
  type ReadOptions,
  type ReadProblem,
  refusedBatch,
  type SourceHead,
} from '../format.ts'
import { type JsonShape, readJsonValues } from '../tables/jsonValues.ts'

/**
 * The messages of one JSON value. An empty list for what belongs to the format and is no message; null for what
 * should have been one and is not; `event` for what took place in the chat and is left out by name.
 */
export type MessagesOfValue = (
  value: unknown,
  at: Place,
  list?: string,
) => readonly MessageItem[] | 'event' | null

/**
 * A chat that is JSON: its values come one by one, whatever the size of the file, and become messages. A value that
 * is none is reported at its line and passed over.
 */
export async function* readJsonMessages(
  source: ImportSource,
  head: SourceHead,
  options: ReadOptions,
  messagesOf: MessagesOfValue,
  shape?: JsonShape,
): AsyncGenerator<ReadBatch> {
  const { limits } = options
  let items: MessageItem[] = []
  let problems: ReadProblem[] = []
  let bytesRead = 0
  let count = 0
  let events = 0
  let others = 0
  const take = (): ReadBatch => {
    const batch = { tables: [], items, problems, bytesRead }
    items = []
    problems = []
    return batch
  }
  for await (const event of readJsonValues(source, head, options, shape)) {
    bytesRead = event.bytesRead
    if (event.kind === 'refused') {
      yield { ...take(), refusal: event.refusal }
      return
    }
    const at: Place = { line: event.line }
    if (event.kind === 'problem') problems.push({ at, code: event.code, kept: false })
    else {
      const found = messagesOf(event.value, at, event.list)
      if (found === 'event') events++
      else if (found === null) others++
      if (found === 'event' || found === null)
        problems.push({ at, code: found === null ? 'badMessage' : 'chatEvent', kept: false })
      const messages = found === 'event' ? null : found
      for (const message of messages ?? []) {
        count++
        const isLong = message.text.length > limits.cellCharacters
        if (isLong) problems.push({ at, code: 'cellTooLong', kept: true })
        items.push(isLong ? { ...message, text: message.text.slice(0, limits.cellCharacters) } : message)
        if (items.length >= limits.batchItems) yield take()
      }
      if (count > limits.rows) {
        yield { ...take(), refusal: { code: 'tooManyRows', at, limit: limits.rows } }
        return
      }
    }
    if (items.length + problems.length >= limits.batchItems) yield take()
  }
  if (events > 0 && count + others === 0) yield refusedBatch({ code: 'eventsOnly' }, bytesRead)
  else if (items.length + problems.length > 0) yield take()
}

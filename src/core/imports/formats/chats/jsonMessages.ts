import type {
  ImportSource,
  MessageItem,
  Place,
  ReadBatch,
  ReadOptions,
  ReadProblem,
  SourceHead,
} from '../format.ts'
import { type JsonShape, readJsonValues } from '../tables/jsonValues.ts'

/**
 * The messages of one JSON value. An empty list for what belongs to the format and is no message; null for what
 * should have been one and is not.
 */
export type MessagesOfValue = (value: unknown, at: Place, list?: string) => readonly MessageItem[] | null

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
      const messages = messagesOf(event.value, at, event.list)
      if (messages === null) problems.push({ at, code: 'badMessage', kept: false })
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
  if (items.length + problems.length > 0) yield take()
}

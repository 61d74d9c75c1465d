import type { ImportSource, ReadLimits, Refusal } from '../format.ts'
import { type ContentLine, readContentLines } from './contentLines.ts'

/** Whether a text begins as a file of such records does; a mail may hold one further down without being one. */
export const beginsWithRecord = (text: string, name: string): boolean =>
  new RegExp(`^[\\s\\ufeff]*BEGIN[ \\t]*:[ \\t]*${name}[ \\t]*(\\r|\\n|$)`, 'i').test(text.slice(0, 4096))

/** What stands between `BEGIN:NAME` and `END:NAME`. */
export type ContentRecord = {
  readonly name: string
  readonly line: number
  lineEnd: number
  readonly lines: ContentLine[]
  /** The record that this one stands in, where that is read too. */
  readonly parent: ContentRecord | null
  /** Whether something was left out because the record is larger than any that people make. */
  isCut: boolean
  isEnded: boolean
}

export type RecordEvent =
  | { readonly kind: 'record'; readonly record: ContentRecord; readonly bytesRead: number }
  /** A line of what the records stand in: a calendar's method and name. */
  | { readonly kind: 'around'; readonly content: ContentLine; readonly bytesRead: number }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly bytesRead: number }

type Open = { readonly name: string; readonly record: ContentRecord | null; size: number }

/**
 * The records of a vCard or iCalendar file by the names in `wanted`, inner ones before those that they stand in.
 * Lines named in `unread` are kept without their value. One without an end is handed over where the outer one ends.
 */
export async function* readContentRecords(
  source: ImportSource,
  encoding: string,
  options: { limits: ReadLimits; signal?: AbortSignal },
  { wanted, unread }: { wanted: ReadonlySet<string>; unread: ReadonlySet<string> },
): AsyncGenerator<RecordEvent> {
  const { limits } = options
  const open: Open[] = []
  let bytesRead = 0
  const close = (isEnded: boolean): RecordEvent | null => {
    const { record } = open.pop()!
    if (record === null) return null
    record.isEnded = isEnded
    return { kind: 'record', record, bytesRead }
  }
  for await (const events of readContentLines(source, encoding, options))
    for (const event of events) {
      bytesRead = event.bytesRead
      if (event.kind === 'refused') return yield event
      const top = open.at(-1)
      if (event.kind === 'rest') {
        if (top !== undefined) addRest(top, event.text, limits, unread)
        continue
      }
      const { content } = event
      if (content.name === 'BEGIN') {
        const name = content.value.trim().toUpperCase()
        if (open.length >= limits.depth) {
          const refusal: Refusal = { code: 'damaged', at: { line: content.line } }
          return yield { kind: 'refused', refusal, bytesRead }
        }
        const parent = open.findLast(({ record }) => record !== null)?.record ?? null
        const { line } = content
        const record = { name, line, lineEnd: line, lines: [], parent, isCut: false, isEnded: false }
        open.push({ name, record: wanted.has(name) ? record : null, size: 0 })
      } else if (content.name === 'END') {
        const name = content.value.trim().toUpperCase()
        const from = open.findLastIndex((one) => one.name === name)
        if (from < 0) continue
        while (open.length > from) {
          const { record } = open.at(-1)!
          if (record !== null) record.lineEnd = content.line
          const closed = close(open.length === from + 1)
          if (closed !== null) yield closed
        }
      } else if (top === undefined || top.record === null) yield { kind: 'around', content, bytesRead }
      else add(top, content, limits, unread)
    }
  while (open.length > 0) {
    const closed = close(false)
    if (closed !== null) yield closed
  }
}

function add(open: Open, content: ContentLine, limits: ReadLimits, unread: ReadonlySet<string>): void {
  const record = open.record!
  record.lineEnd = content.line
  const isUnread = unread.has(content.name)
  if (!isUnread) open.size += content.value.length
  if (open.size > limits.cellCharacters * 4 || record.lines.length >= limits.columns) record.isCut = true
  // Without its value it still keeps what is broken off it from joining the line before.
  else record.lines.push(isUnread ? { ...content, value: '' } : content)
}

function addRest(open: Open, text: string, limits: ReadLimits, unread: ReadonlySet<string>): void {
  const { record } = open
  const last = record?.lines.at(-1)
  if (record === null || last === undefined || unread.has(last.name)) return
  open.size += text.length
  if (open.size > limits.cellCharacters * 4) record.isCut = true
  else record.lines[record.lines.length - 1] = { ...last, value: `${last.value}\n${text.trim()}` }
}

import { fileTitle } from '../fileTitle.ts'
import {
  type FormatReader,
  type MessageItem,
  type ReadBatch,
  refusedBatch,
  type SourceHead,
} from '../format.ts'
import { readLineGroups } from '../lines.ts'
import { zoneClock } from '../zonedTime.ts'
import type { ChatDay } from './chatTime.ts'
import {
  headLine,
  isSavedLine,
  kindOf,
  nameOfChat,
  nameSplitter,
  namesWeekday,
  readDay,
  readMessageLine,
  withoutMarks,
} from './lineText.ts'

/**
 * A chat that LINE saved as text: its name and the day of saving, then the days with what was said on each, a time, a name
 * and words between tabs, or between blanks where a computer saved it. The program's own lines have no name.
 */
export const lineReader: FormatReader = {
  format: 'line',
  traits: { family: 'chat', parts: 'one' },
  recognise(head) {
    if (head.encoding === null || head.entryNames.length > 0) return 0
    const lines = linesOf(head)
    const first = lines[0] ?? ''
    const isHeaded = first.length <= 200 && headLine.test(first)
    if (!isHeaded && !(/^\[LINE\]/i.test(head.name) && namesWeekday(first))) return 0
    const split = nameSplitter(lines, '')
    const says = (line: string): boolean =>
      readDay(line, 'mdy') !== null || readMessageLine(line, split) !== null
    return lines.slice(isHeaded ? 1 : 0, 6).some(says) ? 0.98 : 0
  },
  async *read(source, head, options): AsyncGenerator<ReadBatch> {
    const { limits, zone } = options
    const utc = zoneClock(zone)
    const lines = linesOf(head)
    const title = headLine.exec(lines[0] ?? '')?.groups?.title
    const conversation = nameOfChat(title ?? fileTitle(source.name)) || fileTitle(source.name)
    const split = nameSplitter(lines, conversation)
    const order = orderOf(lines, options.dateOrder ?? 'mdy')
    let items: MessageItem[] = []
    let bytesRead = 0
    let count = 0
    let day: ChatDay | null = null
    let isAfterBlank = true
    let current: {
      at: number
      hour: number
      minute: number
      sender: string
      lines: string[]
      length: number
    } | null = null
    const flush = (): void => {
      if (current === null) return
      const { at, hour, minute, sender, lines } = current
      while (lines.length > 1 && lines.at(-1)!.trim() === '') lines.pop()
      const text = withoutMarks(lines.join('\n')).trim()
      items.push({
        kind: 'message',
        at: { line: at, lineEnd: at + lines.length - 1, textLine: at },
        sentAt: day === null ? null : utc({ ...day, hour, minute, second: 0 }),
        zone,
        conversation,
        ...kindOf({ sender, text }),
        text,
      })
      count++
      current = null
    }
    const take = (): ReadBatch => {
      const batch = { tables: [], items, problems: [], bytesRead }
      items = []
      return batch
    }
    for await (const group of readLineGroups(source, head.encoding ?? 'utf-8', limits.cellCharacters)) {
      if (options.signal?.aborted) return yield refusedBatch({ code: 'cancelled' }, bytesRead)
      for (const { text: raw, line, bytesRead: soFar } of group) {
        bytesRead = soFar
        const text = line === 1 ? raw.replace(/^\uFEFF/, '') : raw
        const isBelowBlank = isAfterBlank
        isAfterBlank = text.trim() === ''
        const isOpen = current !== null && isUnended(current.lines)
        const told = readDay(text, order)
        // The program leaves a line free above a day; people write days into their words.
        if (told !== null && (current === null || isBelowBlank || (namesWeekday(text) && !isOpen))) {
          flush()
          day = told
          continue
        }
        const message = readMessageLine(text, split)
        if (message !== null && (message.sender !== '' || !isOpen)) {
          flush()
          const { hour, minute, sender } = message
          current = { at: line, hour, minute, sender, lines: [message.text], length: message.text.length }
        } else if (current !== null && !isSavedLine(text) && current.length < limits.cellCharacters) {
          current.lines.push(text)
          current.length += text.length
        }
        if (count > limits.rows)
          return yield { ...take(), refusal: { code: 'tooManyRows', limit: limits.rows } }
        if (items.length >= limits.batchItems) yield take()
      }
      if (bytesRead > limits.textBytes)
        return yield { ...take(), refusal: { code: 'tooLarge', limit: limits.textBytes } }
    }
    flush()
    if (count === 0) return yield refusedBatch({ code: 'empty' }, bytesRead)
    if (items.length > 0) yield take()
  },
}

/** Whether words began with a quotation mark that no line has ended yet: more of them follow. */
function isUnended(lines: readonly string[]): boolean {
  const last = lines.at(-1)!.trimEnd()
  return lines[0]!.startsWith('"') && !(last.endsWith('"') && (lines.length > 1 || last.length > 1))
}

const linesOf = ({ text }: SourceHead): string[] =>
  text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')

/** Whether 3/11/2026 is in March or November: any day of the chat above the twelfth tells. */
function orderOf(lines: readonly string[], fallback: 'dmy' | 'mdy'): 'dmy' | 'mdy' {
  for (const line of lines) {
    const as = { mdy: readDay(line, 'mdy'), dmy: readDay(line, 'dmy') }
    if (as.mdy === null || as.dmy === null || as.mdy.month !== as.dmy.month) continue
    const [, first, second] = /^\D*(\d{1,2})[./](\d{1,2})[./]\d{4}/.exec(line) ?? []
    if (first === undefined || first === second) continue
    return Number(first) === as.mdy.month ? 'mdy' : 'dmy'
  }
  return fallback
}

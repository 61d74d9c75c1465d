import { fileTitle } from '../fileTitle.ts'
import { type FormatReader, type MessageItem, type ReadBatch, refusedBatch } from '../format.ts'
import { readLineGroups } from '../lines.ts'
import { leastTurns } from '../transcripts/spokenTurns.ts'
import { titleSaysTranscript } from '../transcripts/writtenDown.ts'
import { otherWords, saidBy } from './chatLayout.ts'
import { isSpeaker, mayBeName } from './speakerNames.ts'

/** Of the lines so many begin with who says them; the others go on with what was said. */
const leastShare = 0.7
const linesAbove = 2
const longestName = 24

/**
 * A chat copied as `name: words`, line by line and without a time, as WeChat copies what was marked. Lines of a note begin so
 * as well: it is a talk where people take turns of whom one is known as ours or as a customer's.
 */
export const copiedTurnsReader: FormatReader = {
  format: 'copiedTurns',
  traits: { family: 'chat', parts: 'one' },
  recognise(head) {
    const { isKnownPerson } = head
    if (isKnownPerson === undefined || head.encoding === null || head.entryNames.length > 0) return 0
    if (!['txt', 'text', 'log', ''].includes(head.extension)) return 0
    const title = fileTitle(head.name)
    const lines = head.text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '')
    const above = [title, ...lines.slice(0, linesAbove).filter((line) => senderIn(line) === null)]
    if (above.some((line) => otherWords.test(line) || titleSaysTranscript(line))) return 0
    const senders = lines.flatMap((line) => senderIn(line) ?? [])
    const people = [...new Set(senders)]
    const isTalk =
      senders.length >= leastTurns &&
      senders.length >= lines.length * leastShare &&
      people.length > 1 &&
      people.length * 2 <= senders.length &&
      takesTurns(senders, people) &&
      people.every((name) => isKnownPerson(name) || isSpeaker(name) || mayBeName(name)) &&
      people.some(isKnownPerson)
    return isTalk ? 0.91 : 0
  },
  async *read(source, head, options): AsyncGenerator<ReadBatch> {
    const { limits, zone } = options
    const conversation = fileTitle(source.name)
    let items: MessageItem[] = []
    let current: { sender: string; lines: string[]; from: number; to: number; length: number } | null = null
    let bytesRead = 0
    const flush = (): void => {
      if (current === null) return
      const { sender, lines, from, to } = current
      const at = { line: from, ...(to > from && { lineEnd: to }), textLine: from }
      const text = lines.join('\n').trim()
      items.push({ kind: 'message', at, sentAt: null, zone, sender, conversation, messageType: 'text', text })
      current = null
    }
    for await (const lines of readLineGroups(source, head.encoding ?? 'utf-8', limits.cellCharacters)) {
      if (options.signal?.aborted) return yield refusedBatch({ code: 'cancelled' }, bytesRead)
      for (const line of lines) {
        bytesRead = line.bytesRead
        const sender = senderIn(line.text)
        if (sender !== null) {
          flush()
          const said = saidBy.exec(line.text.trim())!.groups!.text!
          current = { sender, lines: [said], from: line.line, to: line.line, length: said.length }
        } else if (current !== null && line.text.trim() !== '') {
          current.length += line.text.length
          if (current.length <= limits.cellCharacters) current.lines.push(line.text.trim())
          current.to = line.line
        }
      }
      if (bytesRead > limits.textBytes)
        return yield refusedBatch({ code: 'tooLarge', limit: limits.textBytes }, bytesRead)
      if (items.length >= limits.batchItems) {
        yield { tables: [], items, problems: [], bytesRead }
        items = []
      }
    }
    flush()
    if (items.length > 0) yield { tables: [], items, problems: [], bytesRead }
  },
}

/** Who says a line; null where it begins with nobody. */
function senderIn(line: string): string | null {
  const text = line.trim()
  const sender = text.length > 4_000 ? undefined : saidBy.exec(text)?.groups?.sender?.trim()
  return sender === undefined || sender.length > longestName || !/\p{L}/u.test(sender) ? null : sender
}

/** Whether each of two at least speaks again after somebody else did: a list of people with remarks has each once. */
function takesTurns(senders: readonly string[], people: readonly string[]): boolean {
  const again = people.filter((name) => {
    const first = senders.indexOf(name)
    const last = senders.lastIndexOf(name)
    return senders.slice(first, last).some((other) => other !== name)
  })
  return again.length > 1
}

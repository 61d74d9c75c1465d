import { decodeText } from './encoding.ts'
import type { ImportSource } from './format.ts'

export type TextLine = { readonly text: string; readonly line: number; readonly bytesRead: number }

/** A text source line by line (LF, CRLF or CR). A longer line is handed over in pieces of `maxCharacters`. */
export async function* readLines(
  source: ImportSource,
  encoding: string,
  maxCharacters: number,
): AsyncGenerator<TextLine> {
  for await (const lines of readLineGroups(source, encoding, maxCharacters)) yield* lines
}

/** The same as many lines at a time as a piece of the source has: waiting for each would take longer than reading it. */
export async function* readLineGroups(
  source: ImportSource,
  encoding: string,
  maxCharacters: number,
): AsyncGenerator<TextLine[]> {
  let rest = ''
  let line = 1
  let bytesRead = 0
  for await (const part of decodeText(source, encoding)) {
    bytesRead = part.bytesRead
    // A CR at the very end may be half of a CRLF: it waits for the next piece.
    const buffer = rest + part.text
    const usable = buffer.endsWith('\r') ? buffer.length - 1 : buffer.length
    const texts = buffer.slice(0, usable).split(/\r\n|\n|\r/)
    rest = texts.pop()! + buffer.slice(usable)
    const lines = texts.map(
      (text): TextLine => ({ text: text.replaceAll('\0', ''), line: line++, bytesRead }),
    )
    while (rest.length > maxCharacters) {
      lines.push({ text: rest.slice(0, maxCharacters), line, bytesRead })
      rest = rest.slice(maxCharacters)
    }
    if (lines.length > 0) yield lines
  }
  if (rest !== '') yield [{ text: rest.replace(/\r$/, '').replaceAll('\0', ''), line, bytesRead }]
}

/** Text whose line ends are all `\n`, without null characters. */
export function plainLineEnds(text: string): string {
  const plain = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  return plain.includes('\0') ? plain.replaceAll('\0', '') : plain
}

/** A text source piece by piece, its line ends all `\n`, without null characters. */
export async function* readPlainText(
  source: ImportSource,
  encoding: string,
): AsyncGenerator<{ text: string; bytesRead: number }> {
  let rest = ''
  for await (const { text, bytesRead } of decodeText(source, encoding)) {
    // A CR at the very end may be half of a CRLF: it waits for the next piece.
    const buffer = rest + text
    rest = buffer.endsWith('\r') ? '\r' : ''
    yield { text: plainLineEnds(rest === '' ? buffer : buffer.slice(0, -1)), bytesRead }
  }
  if (rest !== '') yield { text: '\n', bytesRead: source.byteLength }
}

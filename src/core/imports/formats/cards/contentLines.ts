import type { ImportSource, ReadLimits, Refusal } from '../format.ts'
import { readLineGroups } from '../lines.ts'

/**
 * A line of a vCard or iCalendar file: `group.NAME;PARAM=value:value`. Read tolerantly, since the programs that write
 * these files bend the rules of RFC 5545 and RFC 6350 and nobody should lose a card to that.
 */
export type ContentLine = {
  /** Lines count from 1; where the folded line begins. */
  readonly line: number
  readonly group: string
  /** In capitals. */
  readonly name: string
  /** By name in capitals; a value without a name (vCard 2.1 `TEL;CELL:`) is a TYPE. */
  readonly params: ReadonlyMap<string, readonly string[]>
  /** As it stands: still escaped, still quoted-printable. */
  readonly value: string
}

export type ContentEvent =
  | { readonly kind: 'line'; readonly content: ContentLine; readonly bytesRead: number }
  /** A line that is none: it belongs to the value above, which was folded without the space that marks it. */
  | { readonly kind: 'rest'; readonly text: string; readonly line: number; readonly bytesRead: number }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly bytesRead: number }

/** Unfolds a file into content lines, many at a time; a line longer than a cell may be is handed over cut off. */
export async function* readContentLines(
  source: ImportSource,
  encoding: string,
  { limits, signal }: { limits: ReadLimits; signal?: AbortSignal },
): AsyncGenerator<ContentEvent[]> {
  let parts: string[] = []
  let size = 0
  let line = 0
  let isSoftlyBroken = false
  let bytesRead = 0
  const finish = (into: ContentEvent[]): void => {
    const text = parts.join('')
    parts = []
    size = 0
    if (text.trim() === '') return
    const content = parseContentLine(text, line)
    into.push(
      content === null ? { kind: 'rest', text, line, bytesRead } : { kind: 'line', content, bytesRead },
    )
  }
  for await (const group of readLineGroups(source, encoding, limits.cellCharacters)) {
    if (signal?.aborted) return yield [{ kind: 'refused', refusal: { code: 'cancelled' }, bytesRead }]
    bytesRead = group[0]!.bytesRead
    if (bytesRead > limits.textBytes) {
      return yield [{ kind: 'refused', refusal: { code: 'tooLarge', limit: limits.textBytes }, bytesRead }]
    }
    const events: ContentEvent[] = []
    for (const read of group) {
      const isPiece = read.line === line && parts.length > 0
      const isFolded = parts.length > 0 && (read.text[0] === ' ' || read.text[0] === '\t')
      if (!isPiece && !isFolded && !isSoftlyBroken) {
        finish(events)
        line = read.line
      }
      // A soft break of quoted-printable goes without its mark, a fold without its space.
      const added: string = isSoftlyBroken || isPiece ? read.text : isFolded ? read.text.slice(1) : read.text
      if (size < limits.cellCharacters) parts.push(added)
      size += added.length
      isSoftlyBroken = added.endsWith('=') && isQuotedPrintable(parts[0] ?? '')
      if (isSoftlyBroken) parts[parts.length - 1] = added.slice(0, -1)
    }
    yield events
  }
  const events: ContentEvent[] = []
  finish(events)
  yield events
}

const isQuotedPrintable = (start: string): boolean => /^[^:]*quoted-printable/i.test(start)

/** Null where the text has no name and colon. */
export function parseContentLine(text: string, line: number): ContentLine | null {
  const head = /^\s*(?:([A-Za-z0-9_-]+)\.)?([A-Za-z][A-Za-z0-9_-]*)(?=[;:])/.exec(text)
  if (head === null) return null
  const params = new Map<string, string[]>()
  let at = head[0].length
  while (text[at] === ';') {
    const named = /^;\s*([A-Za-z0-9_-]+)\s*=/.exec(text.slice(at, at + 100))
    at += named === null ? 1 : named[0].length
    const values: string[] = []
    do {
      if (values.length > 0) at++
      const quoted = text[at] === '"' ? text.indexOf('"', at + 1) : -1
      const end = quoted < 0 ? endOfParameter(text, at) : quoted + 1
      values.push(
        (quoted < 0 ? text.slice(at, end) : text.slice(at + 1, quoted)).replace(
          /\^[n^']/g,
          (mark) => ({ '^n': '\n', '^^': '^', "^'": '"' })[mark]!,
        ),
      )
      at = end
    } while (text[at] === ',' && params.size < mostParameters)
    // What stands between a closing quote and the next mark is nobody's.
    if (at < text.length && !';:'.includes(text[at]!)) at = endOfParameter(text, at)
    const bare = named === null ? values[0]!.trim() : ''
    const name = named?.[1]?.toUpperCase() ?? (encodings.test(bare) ? 'ENCODING' : 'TYPE')
    if (params.size < mostParameters) params.set(name, [...(params.get(name) ?? []), ...values])
  }
  if (text[at] !== ':') return null
  return {
    line,
    group: head[1] ?? '',
    name: head[2]!.toUpperCase(),
    params,
    value: text.slice(at + 1),
  }
}

const mostParameters = 100
const encodings = /^(quoted-printable|base64|b|8bit|7bit)$/i

function endOfParameter(text: string, from: number): number {
  let at = from
  while (at < text.length && !',;:'.includes(text[at]!)) at++
  return at
}

/** All values of a parameter in small letters, `TYPE=work,voice` and `TYPE=work;TYPE=voice` alike. */
export const paramWords = ({ params }: ContentLine, name: string): string[] =>
  (params.get(name) ?? []).flatMap((value) => value.toLowerCase().split(',')).map((word) => word.trim())

/** The value as text. */
export const textValue = (content: ContentLine): string => unescaped(decoded(content, content.value))

/** The components of a structured value, split at `;` before anything is decoded. */
export const structuredValue = (content: ContentLine): string[] =>
  splitUnescaped(content.value, ';').map((part) => unescaped(decoded(content, part)))

/** Backslashes of both standards; vCard 2.1 leaves commas bare, which reads the same. */
function unescaped(text: string): string {
  if (!text.includes('\\')) return text.trim()
  return text
    .replace(/\\([\\,;:nN"])/g, (_whole, mark: string) => (mark === 'n' || mark === 'N' ? '\n' : mark))
    .trim()
}

export function splitUnescaped(text: string, mark: ';' | ','): string[] {
  const parts: string[] = []
  let from = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === mark) {
      parts.push(text.slice(from, at))
      from = at + 1
    }
  }
  return [...parts, text.slice(from)]
}

/** Quoted-printable and base64 text in the charset that the line names, UTF-8 otherwise. */
function decoded(content: ContentLine, value: string): string {
  const encoding = (content.params.get('ENCODING')?.[0] ?? '').toLowerCase()
  if (encoding === 'quoted-printable') {
    const bytes: number[] = []
    for (let at = 0; at < value.length; at++) {
      const hex = value[at] === '=' ? /^[0-9a-f]{2}/i.exec(value.slice(at + 1, at + 3)) : null
      if (hex === null) bytes.push(...Buffer.from(value[at]!))
      else {
        bytes.push(Number.parseInt(hex[0], 16))
        at += 2
      }
    }
    return decodeBytes(Uint8Array.from(bytes), content).replaceAll('\r\n', '\n')
  }
  if ((encoding === 'base64' || encoding === 'b') && content.params.has('CHARSET'))
    return decodeBytes(Buffer.from(value, 'base64'), content)
  return value
}

function decodeBytes(bytes: Uint8Array, content: ContentLine): string {
  try {
    return new TextDecoder(content.params.get('CHARSET')?.[0] ?? 'utf-8').decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}

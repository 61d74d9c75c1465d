import { codePageLabel } from '../codePages.ts'
import type { CompoundEntry } from '../compoundFile.ts'
import { detectEncoding } from '../encoding.ts'

/** Storages of an item: its recipients, its attachments. */
export const storages = (entry: CompoundEntry, prefix: string): CompoundEntry[] =>
  (entry.children ?? []).filter(
    ({ name, children }) => children !== null && name.toLowerCase().startsWith(prefix),
  )

/** A property that is kept in a stream of its own, by its id and type. */
export const streamOf = (entry: CompoundEntry, tag: string): CompoundEntry | undefined =>
  entry.children?.find(
    ({ name, children }) => children === null && name.toLowerCase() === `__substg1.0_${tag}`,
  )

/** A text property: UTF-16, or in the code page that the message states. */
export function textOf(entry: CompoundEntry, id: string): string {
  const wide = streamOf(entry, `${id}001f`)
  if (wide !== undefined) return new TextDecoder('utf-16le').decode(wide.read()).replace(/\0.*$/s, '')
  const narrow = streamOf(entry, `${id}001e`)
  return narrow === undefined ? '' : decodeCodePage(narrow.read(), entry).replace(/\0.*$/s, '')
}

/** Bytes of a text in the code page that the item states. */
export function decodeCodePage(bytes: Uint8Array, entry: CompoundEntry): string {
  const numbers = [32, 24, 8].map((offset) => fixedValues(entry, offset))
  const page = ['3fde', '3ffd'].flatMap((id) => numbers.flatMap((values) => values.get(id)?.number ?? []))[0]
  const label = page === undefined ? undefined : codePageLabel(page)
  if (label !== undefined) return new TextDecoder(label).decode(bytes)
  const detected = detectEncoding(bytes)
  return new TextDecoder(detected?.encoding ?? 'utf-8').decode(bytes)
}

export type FixedValue = { readonly number: number; readonly high: number }

/** Values of a fixed size by their property id; `offset` is how long the head of the property stream is. */
export function fixedValues(entry: CompoundEntry, offset: number): Map<string, FixedValue> {
  const values = new Map<string, FixedValue>()
  const stream = entry.children?.find(({ name }) => name.toLowerCase() === '__properties_version1.0')
  if (stream === undefined) return values
  const bytes = Buffer.from(stream.read())
  for (let at = offset; at + 16 <= bytes.byteLength; at += 16) {
    const id = bytes
      .readUInt16LE(at + 2)
      .toString(16)
      .padStart(4, '0')
    values.set(id, { number: bytes.readUInt32LE(at + 8), high: bytes.readUInt32LE(at + 12) })
  }
  return values
}

/** UTC ms of a count of 100 ns since 1601; null where it lies outside what people write mails in. */
export function fileTime(value: FixedValue | undefined): number | null {
  if (value === undefined) return null
  const at = Math.round((value.high * 2 ** 32 + value.number) / 10_000) - 11_644_473_600_000
  return at > Date.UTC(1970, 0, 2) && at < Date.UTC(2200, 0, 1) ? at : null
}

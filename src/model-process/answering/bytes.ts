/**
 * Bytes of UTF-8, one to a character: tokens may end in the midst of a letter, and as strings they can be cut,
 * compared and looked up.
 */
export type Bytes = string

export const bytesOf = (text: string): Bytes => Buffer.from(text, 'utf8').toString('latin1')
export const textOf = (bytes: Bytes): string => Buffer.from(bytes, 'latin1').toString('utf8')

/** True of a byte that goes on with a letter begun before it. */
export const isContinuation = (byte: number): boolean => (byte & 0xc0) === 0x80

/**
 * What is still to come of a letter of UTF-8: how many bytes, and the bounds of the next one. Only so many letters are
 * written in a way that nothing else could be meant by.
 */
export type Awaited = { bytes: number; from: number; to: number } | null

const any: readonly NonNullable<Awaited>[] = [1, 2, 3].map((bytes) => ({ bytes, from: 0x80, to: 0xbf }))
const [one, two, three] = any as [NonNullable<Awaited>, NonNullable<Awaited>, NonNullable<Awaited>]
/** After these, what another letter or half of one would be written as is left out. */
const narrower = new Map<number, NonNullable<Awaited>>([
  [0xe0, { ...two, from: 0xa0 }],
  [0xed, { ...two, to: 0x9f }],
  [0xf0, { ...three, from: 0x90 }],
  [0xf4, { ...three, to: 0x8f }],
])

/** What is to come after a byte; undefined where it may not stand there. */
export function afterByte(awaited: Awaited, byte: number): Awaited | undefined {
  if (awaited) {
    if (byte < awaited.from || byte > awaited.to) return undefined
    return any[awaited.bytes - 2] ?? null
  }
  if (byte < 0x80) return null
  if (byte < 0xc2 || byte > 0xf4) return undefined
  return narrower.get(byte) ?? (byte < 0xe0 ? one : byte < 0xf0 ? two : three)
}

/** Puts text together out of bytes that come in pieces; what ends within a letter waits for the rest of it. */
export function streamedText(onText: (text: string) => void): { push(bytes: Bytes): void; text(): string } {
  const decoder = new TextDecoder()
  let whole = ''
  return {
    push(bytes) {
      const piece = decoder.decode(Buffer.from(bytes, 'latin1'), { stream: true })
      if (piece === '') return
      whole += piece
      onText(piece)
    },
    text: () => whole,
  }
}

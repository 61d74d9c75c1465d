/**
 * Bytes of UTF-8, one to a character: tokens may end in the midst of a letter, and as strings they can be cut,
 * compared and looked up.
 */
export type Bytes = string

export const bytesOf = (text: string): Bytes => Buffer.from(text, 'utf8').toString('latin1')
export const textOf = (bytes: Bytes): string => Buffer.from(bytes, 'latin1').toString('utf8')

/** True of a byte that goes on with a letter begun before it. */
export const isContinuation = (byte: number): boolean => (byte & 0xc0) === 0x80

/** Bytes that follow the first one of a letter; null where no letter begins so. */
export function followersOf(first: number): number | null {
  if (first < 0x80) return 0
  if (first >= 0xc2 && first <= 0xdf) return 1
  if (first >= 0xe0 && first <= 0xef) return 2
  if (first >= 0xf0 && first <= 0xf4) return 3
  return null
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

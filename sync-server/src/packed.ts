/**
 * Many pieces of bytes on their way to another thread, in one buffer that is handed over: each buffer that travels by
 * itself costs more than the bytes of a small update, on both sides.
 */
export type Packed = {
  bytes: Uint8Array<ArrayBuffer>
  /** Where each piece ends in `bytes`. */
  ends: number[]
}

export function pack(pieces: readonly Uint8Array[]): Packed {
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  const ends: number[] = []
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
    ends.push(at)
  }
  return { bytes, ends }
}

/** Views into the buffer. */
export const unpack = ({ bytes, ends }: Packed): Uint8Array[] =>
  ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end))

import { varUintLength, writeVarUint } from '../client/bytes.ts'

/** A field of a message: a number, a text or bytes with their length, or bytes as they are. */
export type Field = number | string | Uint8Array | { raw: Uint8Array }

/**
 * A message as a whole WebSocket frame (binary, final, unmasked, as servers send), so that one buffer serves every
 * reader.
 */
export function frame(fields: readonly Field[], allocate = Buffer.allocUnsafeSlow): Uint8Array {
  const encoded = fields.map((field) => (typeof field === 'string' ? Buffer.from(field) : field))
  const lengthOf = (field: (typeof encoded)[number]) =>
    typeof field === 'number'
      ? varUintLength(field)
      : field instanceof Uint8Array
        ? varUintLength(field.length) + field.length
        : field.raw.length
  const length = encoded.reduce<number>((sum, field) => sum + lengthOf(field), 0)
  const headerLength = length < 126 ? 2 : length < 65536 ? 4 : 10
  const bytes = allocate(headerLength + length)
  bytes[0] = 0x82
  if (headerLength === 2) bytes[1] = length
  else if (headerLength === 4) {
    bytes[1] = 126
    bytes.writeUInt16BE(length, 2)
  } else {
    bytes[1] = 127
    bytes.writeBigUInt64BE(BigInt(length), 2)
  }
  let at = headerLength
  for (const field of encoded) {
    if (typeof field === 'number') at = writeVarUint(bytes, at, field)
    else {
      const content = field instanceof Uint8Array ? field : field.raw
      if (field instanceof Uint8Array) at = writeVarUint(bytes, at, field.length)
      bytes.set(content, at)
      at += content.length
    }
  }
  return bytes
}

/** One that nobody keeps once it is sent: it may share its memory with others. */
export const passingFrame = (fields: readonly Field[]): Uint8Array => frame(fields, Buffer.allocUnsafe)

import { tensorBytes } from './tensorTypes.ts'
import { arrayType, type GgufValue, type ScalarType, valueTypes } from './values.ts'
import { writeWhole } from './writeWhole.ts'

export type GgufTensor = {
  name: string
  /** Fastest-changing dimension first. */
  dimensions: readonly number[]
  /** The type's number in the file; see `tensorTypes`. */
  type: number
  /** The tensor's bytes, asked for when its turn comes, so that a large model is never in memory whole. */
  bytes: () => Uint8Array
}

const alignment = 32

function fixed(size: number, write: (bytes: Buffer) => void): Buffer {
  const bytes = Buffer.alloc(size)
  write(bytes)
  return bytes
}

const uint32 = (value: number) => fixed(4, (bytes) => bytes.writeUInt32LE(value))
const uint64 = (value: number | bigint) => fixed(8, (bytes) => bytes.writeBigUInt64LE(BigInt(value)))

function string(value: string): Buffer {
  const bytes = Buffer.from(value, 'utf8')
  return Buffer.concat([uint64(bytes.length), bytes])
}

function scalar(type: ScalarType, value: number | bigint | boolean | string): Buffer {
  switch (type) {
    case 'uint8':
      return Buffer.from([Number(value)])
    case 'int8':
      return fixed(1, (bytes) => bytes.writeInt8(Number(value)))
    case 'uint16':
      return fixed(2, (bytes) => bytes.writeUInt16LE(Number(value)))
    case 'int16':
      return fixed(2, (bytes) => bytes.writeInt16LE(Number(value)))
    case 'uint32':
      return uint32(Number(value))
    case 'int32':
      return fixed(4, (bytes) => bytes.writeInt32LE(Number(value)))
    case 'float32':
      return fixed(4, (bytes) => bytes.writeFloatLE(Number(value)))
    case 'bool':
      return Buffer.from([value ? 1 : 0])
    case 'string':
      return string(String(value))
    case 'uint64':
      return uint64(BigInt(value))
    case 'int64':
      return fixed(8, (bytes) => bytes.writeBigInt64LE(BigInt(value)))
    case 'float64':
      return fixed(8, (bytes) => bytes.writeDoubleLE(Number(value)))
  }
}

function valueBytes(value: GgufValue): Buffer {
  if (value.type !== 'array')
    return Buffer.concat([uint32(valueTypes[value.type]), scalar(value.type, value.value)])
  const items = value.value.map((item) => scalar(value.of, item))
  return Buffer.concat([uint32(arrayType), uint32(valueTypes[value.of]), uint64(items.length), ...items])
}

const paddingAfter = (bytes: number) => (alignment - (bytes % alignment)) % alignment

/** `values` as a tensor of 32-bit floats. */
export function floatTensor(name: string, dimensions: readonly number[], values: Float32Array): GgufTensor {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
  return { name, dimensions, type: 0, bytes: () => bytes }
}

/**
 * Writes a GGUF of version 3 whole or not at all. Throws where a tensor's bytes don't have its size.
 */
export function writeGguf(
  path: string,
  header: ReadonlyMap<string, GgufValue> | Readonly<Record<string, GgufValue>>,
  tensors: readonly GgufTensor[],
): void {
  const entries = header instanceof Map ? [...header] : Object.entries(header as Record<string, GgufValue>)
  // Offsets are counted from our own alignment, whatever the file was aligned to that a header came from.
  const keys = entries
    .filter(([key]) => key !== 'general.alignment')
    .map(([key, value]) => Buffer.concat([string(key), valueBytes(value)]))
  let offset = 0
  const infos = tensors.map(({ name, dimensions, type }) => {
    const size = tensorBytes(type, dimensions)
    if (size === null) throw new Error(`${name}: tensor type ${type} can't be written`)
    const info = [
      string(name),
      uint32(dimensions.length),
      ...dimensions.map(uint64),
      uint32(type),
      uint64(offset),
    ]
    offset += size + paddingAfter(size)
    return Buffer.concat(info)
  })
  const head = [Buffer.from('GGUF'), uint32(3), uint64(tensors.length), uint64(keys.length)]
  const start = Buffer.concat([...head, ...keys, ...infos])

  writeWhole(path, (write) => {
    write(start)
    write(Buffer.alloc(paddingAfter(start.length)))
    for (const { name, dimensions, type, bytes } of tensors) {
      const content = bytes()
      if (content.length !== tensorBytes(type, dimensions))
        throw new Error(`${name}: ${content.length} bytes`)
      write(content)
      write(Buffer.alloc(paddingAfter(content.length)))
    }
  })
}

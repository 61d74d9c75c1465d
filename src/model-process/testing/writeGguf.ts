import { writeFileSync } from 'node:fs'

/** A value of the header with its type's number in the file. */
export type GgufValue =
  | { type: 'uint32' | 'int32' | 'float32'; value: number }
  | { type: 'bool'; value: boolean }
  | { type: 'string'; value: string }
  | { type: 'strings'; value: readonly string[] }
  | { type: 'floats' | 'ints'; value: readonly number[] }

export type GgufTensor = {
  name: string
  /** Fastest-changing dimension first. */
  dimensions: readonly number[]
  values: Float32Array
}

const alignment = 32
const typeNumbers = { uint32: 4, int32: 5, float32: 6, bool: 7, string: 8, array: 9 } as const

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function uint64(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt(value))
  return bytes
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32LE(value)
  return bytes
}

function float32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeFloatLE(value)
  return bytes
}

function string(value: string): Buffer {
  const bytes = Buffer.from(value, 'utf8')
  return Buffer.concat([uint64(bytes.length), bytes])
}

function array(type: number, items: readonly Buffer[]): Buffer {
  return Buffer.concat([uint32(typeNumbers.array), uint32(type), uint64(items.length), ...items])
}

function valueBytes(value: GgufValue): Buffer {
  switch (value.type) {
    case 'uint32':
      return Buffer.concat([uint32(typeNumbers.uint32), uint32(value.value)])
    case 'int32':
      return Buffer.concat([uint32(typeNumbers.int32), int32(value.value)])
    case 'float32':
      return Buffer.concat([uint32(typeNumbers.float32), float32(value.value)])
    case 'bool':
      return Buffer.concat([uint32(typeNumbers.bool), Buffer.from([value.value ? 1 : 0])])
    case 'string':
      return Buffer.concat([uint32(typeNumbers.string), string(value.value)])
    case 'strings':
      return array(typeNumbers.string, value.value.map(string))
    case 'floats':
      return array(typeNumbers.float32, value.value.map(float32))
    case 'ints':
      return array(typeNumbers.int32, value.value.map(int32))
  }
}

const padded = (bytes: Buffer): Buffer => {
  const rest = bytes.length % alignment
  return rest === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(alignment - rest)])
}

/** Writes a GGUF of version 3 with 32-bit float tensors. */
export function writeGguf(
  path: string,
  header: Readonly<Record<string, GgufValue>>,
  tensors: readonly GgufTensor[],
): void {
  const keys = Object.entries(header).map(([key, value]) => Buffer.concat([string(key), valueBytes(value)]))
  const data: Buffer[] = []
  let offset = 0
  const infos = tensors.map(({ name, dimensions, values }) => {
    const bytes = padded(Buffer.from(values.buffer, values.byteOffset, values.byteLength))
    const info = Buffer.concat([
      string(name),
      uint32(dimensions.length),
      ...dimensions.map(uint64),
      uint32(0),
      uint64(offset),
    ])
    data.push(bytes)
    offset += bytes.length
    return info
  })
  const head = [Buffer.from('GGUF'), uint32(3), uint64(tensors.length), uint64(keys.length)]
  writeFileSync(path, Buffer.concat([padded(Buffer.concat([...head, ...keys, ...infos])), ...data]))
}

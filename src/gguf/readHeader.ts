import type { FileHandle } from 'node:fs/promises'
import { tensorBytes } from './tensorTypes.ts'
import { arrayType, type GgufValue, type ScalarType, scalarBytes, scalarTypeOf } from './values.ts'

export type TensorInfo = {
  name: string
  /** Fastest-changing dimension first. */
  dimensions: number[]
  /** The type's number in the file. */
  type: number
  /** First byte in the file. */
  offset: number
  /** Null for a type that isn't known here. */
  bytes: number | null
}

export type GgufHeader = {
  /** Null for an array that was passed over. */
  values: Map<string, GgufValue | null>
  tensors: TensorInfo[]
  /** Whether the vocabulary has a token twice, where it was passed over: llama.cpp ends its process at one. */
  repeatsToken: boolean
}

export type GgufFault = 'notGguf' | 'truncated' | 'unsupported'

export type HeaderReading = { outcome: 'read'; header: GgufHeader } | { outcome: 'faulty'; fault: GgufFault }

const versions = [2, 3]
const mostTensors = 1_000_000
const mostKeys = 100_000
const mostKeyBytes = 65_535

/** The header ends before the file says it does. */
const endOfFile = Symbol('end of file')
/** The header says something that no GGUF says. */
const nonsense = Symbol('nonsense')
/** A version or byte order that isn't known here. */
const unknownForm = Symbol('unknown form')

/** Reads forward through a file in large chunks; throws `endOfFile` when asked for more than there is. */
function createReader(file: FileHandle, sizeBytes: number) {
  const chunkBytes = 1 << 20
  let chunk = Buffer.alloc(0)
  let at = 0
  let chunkStart = 0

  const need = async (bytes: number): Promise<Buffer> => {
    if (at + bytes > sizeBytes) throw endOfFile
    if (at < chunkStart || at + bytes > chunkStart + chunk.length) {
      const length = Math.min(Math.max(chunkBytes, bytes), sizeBytes - at)
      const next = Buffer.alloc(length)
      let read = 0
      while (read < length) {
        const { bytesRead } = await file.read(next, read, length - read, at + read)
        if (bytesRead === 0) throw endOfFile
        read += bytesRead
      }
      chunk = next
      chunkStart = at
    }
    const slice = chunk.subarray(at - chunkStart, at - chunkStart + bytes)
    at += bytes
    return slice
  }

  const uint64 = async () => {
    const value = (await need(8)).readBigUInt64LE()
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw nonsense
    return Number(value)
  }
  return {
    position: () => at,
    goBack(position: number) {
      at = position
    },
    bytes: need,
    skip(bytes: number) {
      if (at + bytes > sizeBytes) throw endOfFile
      at += bytes
    },
    uint32: async () => (await need(4)).readUInt32LE(),
    uint64,
    async string(most: number) {
      const length = await uint64()
      if (at + length > sizeBytes) throw endOfFile
      if (length > most) throw nonsense
      return (await need(length)).toString('utf8')
    },
    /** A letter a byte: two that are no text differ as they do in the file. */
    async rawString(most: number) {
      const length = await uint64()
      if (at + length > sizeBytes) throw endOfFile
      if (length > most) throw nonsense
      return (await need(length)).toString('latin1')
    },
    async skipString() {
      const length = await uint64()
      if (at + length > sizeBytes) throw endOfFile
      at += length
    },
  }
}

type Reader = ReturnType<typeof createReader>

async function readScalar(reader: Reader, type: ScalarType): Promise<number | bigint | boolean | string> {
  // A chat template is long; nothing in a header is longer than the file.
  if (type === 'string') return reader.string(Number.MAX_SAFE_INTEGER)
  const bytes = await reader.bytes(scalarBytes[type])
  switch (type) {
    case 'uint8':
      return bytes.readUInt8()
    case 'bool':
      return bytes.readUInt8() !== 0
    case 'int8':
      return bytes.readInt8()
    case 'uint16':
      return bytes.readUInt16LE()
    case 'int16':
      return bytes.readInt16LE()
    case 'uint32':
      return bytes.readUInt32LE()
    case 'int32':
      return bytes.readInt32LE()
    case 'float32':
      return bytes.readFloatLE()
    case 'uint64':
      return bytes.readBigUInt64LE()
    case 'int64':
      return bytes.readBigInt64LE()
    case 'float64':
      return bytes.readDoubleLE()
  }
}

/** A value; null for an array of strings, or of more than 1,024 numbers, where arrays are passed over. */
async function readValue(reader: Reader, number: number, passLongArrays: boolean): Promise<GgufValue | null> {
  if (number !== arrayType) {
    const type = scalarTypeOf(number)
    if (type === undefined) throw nonsense
    return { type, value: await readScalar(reader, type) } as GgufValue
  }
  const of = scalarTypeOf(await reader.uint32())
  const count = await reader.uint64()
  if (of === undefined) throw nonsense
  if (passLongArrays && of === 'string') {
    for (let item = 0; item < count; item += 1) await reader.skipString()
    return null
  }
  if (passLongArrays && of !== 'string' && count > 1024) {
    reader.skip(count * scalarBytes[of])
    return null
  }
  const value: unknown[] = []
  for (let item = 0; item < count; item += 1) value.push(await readScalar(reader, of))
  return { type: 'array', of, value } as GgufValue
}

/** Whether the strings of the array that comes next hold one twice; llama.cpp gives empty ones names of their own. */
async function hasRepeated(reader: Reader): Promise<boolean> {
  if ((await reader.uint32()) !== arrayType || scalarTypeOf(await reader.uint32()) !== 'string') return false
  const count = await reader.uint64()
  const seen = new Set<string>()
  for (let item = 0; item < count; item += 1) {
    const token = await reader.rawString(mostKeyBytes)
    if (token !== '' && seen.has(token)) return true
    seen.add(token)
  }
  return false
}

async function readAll(reader: Reader, sizeBytes: number, passLongArrays: boolean): Promise<GgufHeader> {
  if ((await reader.bytes(4)).toString('latin1') !== 'GGUF') throw nonsense
  // A file of the other byte order has a version beyond 16 bits.
  if (!versions.includes(await reader.uint32())) throw unknownForm
  const tensorCount = await reader.uint64()
  const keyCount = await reader.uint64()
  if (tensorCount > mostTensors || keyCount > mostKeys) throw nonsense

  const values: GgufHeader['values'] = new Map()
  let repeatsToken = false
  for (let key = 0; key < keyCount; key += 1) {
    const name = await reader.string(mostKeyBytes)
    if (passLongArrays && name === 'tokenizer.ggml.tokens') {
      const start = reader.position()
      repeatsToken = await hasRepeated(reader)
      reader.goBack(start)
    }
    values.set(name, await readValue(reader, await reader.uint32(), passLongArrays))
  }

  const tensors: TensorInfo[] = []
  let dataEnd = 0
  for (let tensor = 0; tensor < tensorCount; tensor += 1) {
    const name = await reader.string(mostKeyBytes)
    const dimensionCount = await reader.uint32()
    if (dimensionCount > 8) throw nonsense
    const dimensions: number[] = []
    for (let at = 0; at < dimensionCount; at += 1) dimensions.push(await reader.uint64())
    const type = await reader.uint32()
    const bytes = tensorBytes(type, dimensions)
    const offset = await reader.uint64()
    if (!Number.isSafeInteger(offset + (bytes ?? 0))) throw nonsense
    tensors.push({ name, dimensions, type, offset, bytes })
    dataEnd = Math.max(dataEnd, offset + (bytes ?? 1))
  }

  const alignment = numberOf(values, 'general.alignment') ?? 32
  if (!Number.isInteger(alignment) || alignment < 1 || alignment > 1 << 20) throw nonsense
  const dataStart = Math.ceil(reader.position() / alignment) * alignment
  if (dataStart + dataEnd > sizeBytes) throw endOfFile
  for (const tensor of tensors) tensor.offset += dataStart
  return { values, tensors, repeatsToken }
}

/** A number of the header; of an array its largest. Undefined where there is none. */
export function numberOf(values: GgufHeader['values'], key: string): number | undefined {
  const found = values.get(key)
  if (found?.type === 'array') {
    return found.of === 'string' || found.of === 'bool' ? undefined : Math.max(0, ...found.value.map(Number))
  }
  const value = found?.value
  return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : undefined
}

/** A string of the header. Undefined where there is none. */
export function stringOf(values: GgufHeader['values'], key: string): string | undefined {
  const found = values.get(key)
  return found?.type === 'string' ? found.value : undefined
}

/**
 * Reads a GGUF's header and sees to it that it is sane and that every tensor lies inside the file. Tensor data isn't
 * read. With `passLongArrays` the vocabulary, which can be megabytes, is passed over.
 */
export async function readHeader(
  file: FileHandle,
  { passLongArrays = false }: { passLongArrays?: boolean } = {},
): Promise<HeaderReading> {
  const { size } = await file.stat()
  try {
    return { outcome: 'read', header: await readAll(createReader(file, size), size, passLongArrays) }
  } catch (error) {
    if (error === nonsense) return { outcome: 'faulty', fault: 'notGguf' }
    if (error === unknownForm) return { outcome: 'faulty', fault: 'unsupported' }
    if (error !== endOfFile) throw error
    return { outcome: 'faulty', fault: (await startsAsGguf(file)) ? 'truncated' : 'notGguf' }
  }
}

async function startsAsGguf(file: FileHandle): Promise<boolean> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
  return bytesRead === 4 && buffer.toString('latin1') === 'GGUF'
}

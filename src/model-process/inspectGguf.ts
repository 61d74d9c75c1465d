import { type FileHandle, open } from 'node:fs/promises'
import { tensorBytes } from './ggufTypes.ts'

/** What a GGUF's header says, as far as loading it depends on it. */
export type GgufSummary = {
  architecture: string
  sizeBytes: number
  tensorCount: number
  /** Bytes of all tensors whose type is known. */
  tensorBytes: number
  layers: number
  embeddingLength: number
  headCount: number
  headCountKv: number
  contextLength: number
}

export type GgufInspection =
  | { outcome: 'sound'; summary: GgufSummary }
  | {
      outcome: 'refused'
      code: 'model.notFound' | 'model.notGguf' | 'model.truncated' | 'model.unsupported'
    }

const versions = [2, 3]
const mostTensors = 1_000_000
const mostKeys = 100_000
const mostKeyBytes = 65_535
const fixedSizes: Readonly<Record<number, number>> = {
  0: 1,
  1: 1,
  2: 2,
  3: 2,
  4: 4,
  5: 4,
  6: 4,
  7: 1,
  10: 8,
  11: 8,
  12: 8,
}
const stringType = 8
const arrayType = 9

/** The header ends before the file says it does. */
const endOfFile = Symbol('end of file')
/** The header says something that no GGUF says. */
const nonsense = Symbol('nonsense')

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
    async skipString() {
      const length = await uint64()
      if (at + length > sizeBytes) throw endOfFile
      at += length
    },
  }
}

type Reader = ReturnType<typeof createReader>

async function readNumber(reader: Reader, type: number): Promise<number> {
  const bytes = await reader.bytes(fixedSizes[type]!)
  switch (type) {
    case 0:
    case 7:
      return bytes.readUInt8()
    case 1:
      return bytes.readInt8()
    case 2:
      return bytes.readUInt16LE()
    case 3:
      return bytes.readInt16LE()
    case 4:
      return bytes.readUInt32LE()
    case 5:
      return bytes.readInt32LE()
    case 6:
      return bytes.readFloatLE()
    case 10:
      return Number(bytes.readBigUInt64LE())
    case 11:
      return Number(bytes.readBigInt64LE())
    default:
      return bytes.readDoubleLE()
  }
}

/** Numbers and short strings as they are; long arrays are passed over, short ones of numbers kept. */
async function readValue(reader: Reader, type: number): Promise<number | string | number[] | null> {
  if (type === stringType) {
    const length = await reader.uint64()
    if (length > mostKeyBytes) {
      reader.skip(length)
      return null
    }
    return (await reader.bytes(length)).toString('utf8')
  }
  if (type !== arrayType) {
    if (fixedSizes[type] === undefined) throw nonsense
    return readNumber(reader, type)
  }
  const itemType = await reader.uint32()
  const count = await reader.uint64()
  if (itemType === stringType) {
    for (let item = 0; item < count; item += 1) await reader.skipString()
    return null
  }
  const itemBytes = fixedSizes[itemType]
  if (itemBytes === undefined) throw nonsense
  if (count > 1024) {
    reader.skip(count * itemBytes)
    return null
  }
  const items: number[] = []
  for (let item = 0; item < count; item += 1) items.push(await readNumber(reader, itemType))
  return items
}

async function readHeader(reader: Reader, sizeBytes: number): Promise<GgufInspection> {
  if ((await reader.bytes(4)).toString('latin1') !== 'GGUF') throw nonsense
  const version = await reader.uint32()
  // A version beyond 16 bits is a file of the other byte order.
  if (version > 0xffff) return { outcome: 'refused', code: 'model.unsupported' }
  if (!versions.includes(version)) return { outcome: 'refused', code: 'model.unsupported' }
  const tensorCount = await reader.uint64()
  const keyCount = await reader.uint64()
  if (tensorCount > mostTensors || keyCount > mostKeys) throw nonsense

  const values = new Map<string, number | string | number[] | null>()
  for (let key = 0; key < keyCount; key += 1) {
    const name = await reader.string(mostKeyBytes)
    values.set(name, await readValue(reader, await reader.uint32()))
  }

  let knownBytes = 0
  let dataEnd = 0
  for (let tensor = 0; tensor < tensorCount; tensor += 1) {
    await reader.string(mostKeyBytes)
    const dimensionCount = await reader.uint32()
    if (dimensionCount > 8) throw nonsense
    const dimensions: number[] = []
    for (let at = 0; at < dimensionCount; at += 1) dimensions.push(await reader.uint64())
    const bytes = tensorBytes(await reader.uint32(), dimensions)
    const offset = await reader.uint64()
    if (!Number.isSafeInteger(offset + (bytes ?? 0))) throw nonsense
    knownBytes += bytes ?? 0
    dataEnd = Math.max(dataEnd, offset + (bytes ?? 1))
  }

  const number = (key: string): number | undefined => {
    const value = values.get(key)
    if (Array.isArray(value)) return Math.max(0, ...value)
    return typeof value === 'number' ? value : undefined
  }
  const alignment = number('general.alignment') ?? 32
  if (!Number.isInteger(alignment) || alignment < 1 || alignment > 1 << 20) throw nonsense
  const dataStart = Math.ceil(reader.position() / alignment) * alignment
  if (dataStart + dataEnd > sizeBytes) throw endOfFile

  const architecture = values.get('general.architecture')
  const isModel = (values.get('general.type') ?? 'model') === 'model'
  if (typeof architecture !== 'string' || architecture === 'clip' || !isModel || tensorCount === 0) {
    return { outcome: 'refused', code: 'model.unsupported' }
  }
  const headCount = number(`${architecture}.attention.head_count`) ?? 1
  return {
    outcome: 'sound',
    summary: {
      architecture,
      sizeBytes,
      tensorCount,
      tensorBytes: knownBytes,
      layers: number(`${architecture}.block_count`) ?? 0,
      embeddingLength: number(`${architecture}.embedding_length`) ?? 0,
      headCount,
      headCountKv: number(`${architecture}.attention.head_count_kv`) ?? headCount,
      contextLength: number(`${architecture}.context_length`) ?? 0,
    },
  }
}

/**
 * Looks through a GGUF's header before llama.cpp gets to see the file: magic, version, sane counts, and every
 * tensor inside the file. Garbage and files cut short are refused with a code; what is sound here may still be
 * refused by llama.cpp. Reads the header only.
 */
export async function inspectGguf(path: string): Promise<GgufInspection> {
  let file: FileHandle
  try {
    file = await open(path, 'r')
  } catch {
    return { outcome: 'refused', code: 'model.notFound' }
  }
  try {
    const stats = await file.stat()
    if (!stats.isFile()) return { outcome: 'refused', code: 'model.notFound' }
    return await readHeader(createReader(file, stats.size), stats.size)
  } catch (error) {
    if (error === nonsense) return { outcome: 'refused', code: 'model.notGguf' }
    if (error !== endOfFile) throw error
    return { outcome: 'refused', code: (await startsAsGguf(file)) ? 'model.truncated' : 'model.notGguf' }
  } finally {
    await file.close()
  }
}

async function startsAsGguf(file: FileHandle): Promise<boolean> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
  return bytesRead === 4 && buffer.toString('latin1') === 'GGUF'
}

import { type FileHandle, open } from 'node:fs/promises'
import { type GgufHeader, numberOf, readHeader, stringOf } from '../gguf/index.ts'

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
  /** Values of one head's key and of its value; some families give them widths of their own. */
  keyLength: number
  valueLength: number
  contextLength: number
  /** Words of the vocabulary. */
  words: number
  /** The form in which the model was taught to be asked; absent in models that follow instructions. */
  promptForm?: string
}

export type GgufInspection =
  | { outcome: 'sound'; summary: GgufSummary }
  | {
      outcome: 'refused'
      code: 'model.notFound' | 'model.notGguf' | 'model.truncated' | 'model.unsupported' | 'model.vocabulary'
    }

function summaryOf({ values, tensors }: GgufHeader, sizeBytes: number): GgufSummary | null {
  const architecture = stringOf(values, 'general.architecture')
  const isModel = (stringOf(values, 'general.type') ?? 'model') === 'model'
  if (!architecture || architecture === 'clip' || !isModel || tensors.length === 0) return null
  const number = (key: string) => numberOf(values, `${architecture}.${key}`)
  const headCount = number('attention.head_count') ?? 1
  const embeddingLength = number('embedding_length') ?? 0
  const shareOfHead = headCount > 0 ? embeddingLength / headCount : 0
  const promptForm = stringOf(values, 'sandtable.promptForm')
  return {
    architecture,
    sizeBytes,
    tensorCount: tensors.length,
    tensorBytes: tensors.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0),
    layers: number('block_count') ?? 0,
    embeddingLength,
    headCount,
    headCountKv: number('attention.head_count_kv') ?? headCount,
    keyLength: number('attention.key_length') ?? shareOfHead,
    valueLength: number('attention.value_length') ?? shareOfHead,
    contextLength: number('context_length') ?? 0,
    words: tensors.find(({ name }) => name === 'token_embd.weight')?.dimensions[1] ?? 0,
    ...(promptForm && { promptForm }),
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
    const reading = await readHeader(file, { passLongArrays: true })
    if (reading.outcome === 'faulty') return { outcome: 'refused', code: `model.${reading.fault}` }
    if (reading.header.repeatsToken) return { outcome: 'refused', code: 'model.vocabulary' }
    const summary = summaryOf(reading.header, stats.size)
    return summary ? { outcome: 'sound', summary } : { outcome: 'refused', code: 'model.unsupported' }
  } finally {
    await file.close()
  }
}

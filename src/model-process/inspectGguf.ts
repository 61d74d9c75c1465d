import { type FileHandle, open, stat } from 'node:fs/promises'
import { areWeightsFinite, type GgufHeader, numberOf, readHeader, stringOf } from '../gguf/index.ts'

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
      code:
        | 'model.notFound'
        | 'model.notFile'
        | 'model.notGguf'
        | 'model.truncated'
        | 'model.unsupported'
        | 'model.vocabulary'
        | 'model.shape'
        | 'model.corrupt'
    }

/** How long the weights of a model are looked at: a small one is read whole by then. */
const weightsWithinMs = 1_500
/** A pipe nobody writes to and a share that is gone answer nothing for ever. */
const openedWithinMs = 10_000

/** More of anything than any model has, and less than a damaged count mostly is. */
const most = { layers: 10_000, heads: 100_000, embedding: 10_000_000, context: 1 << 30 }

/**
 * Whether the header states sizes that a model can have: at none of them llama.cpp divides by nothing, or loads what can
 * say nothing. Families without attention state no heads, and some state them by layer.
 */
function isPossible({ values, tensors }: GgufHeader, summary: GgufSummary): boolean {
  const { layers, embeddingLength, headCount, headCountKv, contextLength, words } = summary
  const has = (name: string) => tensors.some((tensor) => tensor.name === name)
  const stated = (key: string) => values.has(`${summary.architecture}.${key}`)
  const attends = has('blk.0.attn_q.weight') || has('blk.0.attn_qkv.weight')
  const end = numberOf(values, 'tokenizer.ggml.eos_token_id')
  return (
    !(stated('block_count') && layers < 1) &&
    layers <= most.layers &&
    !(stated('embedding_length') && embeddingLength < 1) &&
    embeddingLength <= most.embedding &&
    contextLength <= most.context &&
    !(stated('context_length') && contextLength === 0) &&
    headCount <= most.heads &&
    headCountKv <= most.heads &&
    !(attends && (headCount < 1 || headCountKv < 1 || headCount % headCountKv !== 0)) &&
    !(layers > 0 && has('blk.0.attn_norm.weight') && !has(`blk.${layers - 1}.attn_norm.weight`)) &&
    (end === undefined || words === 0 || (end >= 0 && end < words))
  )
}

/** Resolves to null where `work` takes longer than `ms`. */
const within = <Done>(ms: number, work: Promise<Done>): Promise<Done | null> => {
  const { promise, resolve } = Promise.withResolvers<null>()
  const timer = setTimeout(() => resolve(null), ms)
  return Promise.race([work, promise]).finally(() => clearTimeout(timer))
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
 * tensor inside the file; then whether its weights are numbers. Garbage, pipes and devices, files cut short and sizes that no
 * model has are refused with a code; what is sound here may still be refused by llama.cpp.
 */
export async function inspectGguf(path: string): Promise<GgufInspection> {
  let file: FileHandle | null
  try {
    // Before it is opened, since a pipe opens only once somebody writes.
    const before = await within(openedWithinMs, stat(path))
    if (before && !before.isFile())
      return { outcome: 'refused', code: before.isDirectory() ? 'model.notFound' : 'model.notFile' }
    file = before && (await within(openedWithinMs, open(path, 'r')))
  } catch {
    return { outcome: 'refused', code: 'model.notFound' }
  }
  if (file === null) return { outcome: 'refused', code: 'model.notFile' }
  try {
    const stats = await file.stat()
    const reading = await readHeader(file, { passLongArrays: true })
    if (reading.outcome === 'faulty') return { outcome: 'refused', code: `model.${reading.fault}` }
    if (reading.header.repeatsToken) return { outcome: 'refused', code: 'model.vocabulary' }
    const summary = summaryOf(reading.header, stats.size)
    if (!summary) return { outcome: 'refused', code: 'model.unsupported' }
    if (!isPossible(reading.header, summary)) return { outcome: 'refused', code: 'model.shape' }
    const isSound = await areWeightsFinite(file, reading.header.tensors, weightsWithinMs)
    return isSound ? { outcome: 'sound', summary } : { outcome: 'refused', code: 'model.corrupt' }
  } finally {
    await file.close()
  }
}

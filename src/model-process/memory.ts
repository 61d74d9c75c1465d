import type { GgufSummary } from './inspectGguf.ts'

/** Context that a talk track needs with room to spare: prompt, schema and answer, in tokens. */
export const wantedContextTokens = 4096
const kvBytesPerValue = 2
/** Compute buffers and the runtime itself; measured at 60–250 MB for models up to 2 GB. */
const overheadBytes = 192 * 1024 * 1024
/** llama.cpp's vocabulary and ours, each with its texts: some 150 MB for the 151,936 words of a Qwen. */
const bytesPerWord = 1024
const overheadShare = 0.1

/** Tokens of context to make: what a brief needs, or what the model was trained for where that is less. */
export function contextTokensOf(summary: GgufSummary): number {
  return summary.contextLength > 0
    ? Math.min(wantedContextTokens, summary.contextLength)
    : wantedContextTokens
}

/** A talk track in a short context: below this a brief's prompt has no room for an answer. */
const leastContextTokens = 1024

/**
 * Tokens of context to make with this much memory: what is wanted, or half of it, or a quarter. Null where the model
 * doesn't fit even so.
 */
export function contextThatFits(summary: GgufSummary, availableBytes: number): number | null {
  const wanted = contextTokensOf(summary)
  const sizes = [wanted, wanted / 2, wanted / 4].map(Math.floor)
  const possible = sizes.filter((tokens) => tokens === wanted || tokens >= leastContextTokens)
  return possible.find((tokens) => memoryNeeded(summary, tokens) <= availableBytes) ?? null
}

/**
 * Bytes that a model will take: its file, keys and values of the context at 16 bits
 * (layers × tokens × kv heads × (key + value) × 2 bytes), 1 KB for each word, and a tenth plus 192 MB for buffers.
 */
export function memoryNeeded(summary: GgufSummary, tokens: number): number {
  const file = summary.sizeBytes * (1 + overheadShare)
  return Math.ceil(file + summary.words * bytesPerWord + keysAndValues(summary, tokens) + overheadBytes)
}

const keysAndValues = ({ layers, headCountKv, keyLength, valueLength }: GgufSummary, tokens: number) =>
  layers * tokens * headCountKv * (keyLength + valueLength) * kvBytesPerValue

/** Bytes that one context more on a loaded model will take: its keys and values, an adapter's file, and buffers. */
export function memoryOfContext(summary: GgufSummary, tokens: number, adapterBytes: number): number {
  return Math.ceil(keysAndValues(summary, tokens) + overheadBytes + adapterBytes * (1 + overheadShare))
}

const tinyBytes = 64 * 1024 * 1024

/** Whether a model is so small that nothing but one thread of the processor is worth beginning for it. */
export const isTiny = (summary: GgufSummary): boolean => summary.tensorBytes < tinyBytes

/**
 * Tokens of a question that are taken in at once. Nothing breaks that off, and somebody who cancels wants the next answer:
 * blocks of a model that takes long over each are small. The same for a file always, whatever the machine: an answer depends
 * on it in its last bits.
 */
export const blockTokensFor = (summary: GgufSummary): number =>
  isTiny(summary) ? largeBlockTokens : smallBlockTokens
const largeBlockTokens = 64
const smallBlockTokens = 8

/**
 * Threads for generation. A tiny model runs on one: its matrices are so small that threads spend their time
 * waiting for each other. Larger ones leave one core to the product.
 */
export function threadsFor(summary: GgufSummary, cores: number): number {
  if (isTiny(summary)) return 1
  return Math.max(1, Math.min(8, cores - 1))
}

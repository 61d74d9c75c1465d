import { type GgufHeader, rowsFit, type TensorInfo, tensorBytes, tensorTypes } from '../gguf/index.ts'

/** What learns: a low-rank change of every matrix of the layers, or the whole of a small model. */
export type TrainingMode = { kind: 'adapter'; rank: number; alpha: number } | { kind: 'full' }

export type PlannedTensor = {
  name: string
  dimensions: readonly number[]
  /** The type it has in memory. */
  type: number
  learns: boolean
  /** Weight decay holds for matrices, not for norms and biases. */
  decays: boolean
  from: { file: TensorInfo } | 'random' | 'zero'
}

/** The matrices that an adapter changes: llama.cpp takes them for each of these architectures. */
const adaptable = /^blk\.\d+\.(attn_(q|k|v|output)|ffn_(gate|up|down))\.weight$/
/** Data that no training changes. */
const constant = /^rope_freqs\.weight$/

/** Tensor types that the trainer computes with; ggml unpacks each of them. */
const trainableTypes = new Set<number>([
  ...Object.entries(tensorTypes).flatMap(([name, number]) => (name === 'i32' ? [] : [number])),
  // Older quantised forms.
  ...[2, 3, 6, 7],
])

export const lowRankNames = (name: string) => ({ down: `${name}.lora_a`, up: `${name}.lora_b` })

export type Planning =
  | { outcome: 'planned'; tensors: PlannedTensor[] }
  | { outcome: 'unsupported'; why: string }

/** Which tensors a training keeps in memory, in which type, and which of them learn. */
export function planTensors({ tensors }: GgufHeader, mode: TrainingMode): Planning {
  const foreign = tensors.find(({ type }) => !trainableTypes.has(type))
  if (foreign) return { outcome: 'unsupported', why: `${foreign.name} is of tensor type ${foreign.type}` }
  const planned = tensors.flatMap((info): PlannedTensor[] => {
    const { name, dimensions } = info
    const learns = mode.kind === 'full' && !constant.test(name)
    const isMatrix = dimensions.length === 2
    const own: PlannedTensor = {
      name,
      dimensions,
      type: learns ? tensorTypes.f32 : info.type,
      learns,
      decays: isMatrix,
      from: { file: info },
    }
    if (mode.kind === 'full' || !adaptable.test(name)) return [own]
    const [from, to] = dimensions as [number, number]
    const names = lowRankNames(name)
    const change = { type: tensorTypes.f32, learns: true, decays: true }
    return [
      own,
      { ...change, name: names.down, dimensions: [from, mode.rank], from: 'random' },
      { ...change, name: names.up, dimensions: [mode.rank, to], from: 'zero' },
    ]
  })
  return { outcome: 'planned', tensors: planned }
}

/** Bytes of what stays in memory throughout: all tensors, and of each that learns a gradient and two moments. */
export const tensorMemory = (tensors: readonly PlannedTensor[]): number =>
  tensors.reduce((sum, { type, dimensions, learns }) => {
    return sum + (tensorBytes(type, dimensions) ?? 0) * (learns ? 4 : 1)
  }, 0)

/** The type in which a matrix can be written when `wanted` is asked for: blocks must fit its rows. */
export function writableType(
  wanted: number,
  { dimensions, name }: { dimensions: readonly number[]; name: string },
): number {
  // Norms and biases are added to and multiplied with floats; llama.cpp wants them as such.
  if (dimensions.length < 2 || constant.test(name)) return tensorTypes.f32
  return rowsFit(wanted, dimensions[0]!) ? wanted : tensorTypes.f16
}

/** How many values learn. */
export const learningValues = (tensors: readonly PlannedTensor[]): number =>
  tensors.reduce(
    (sum, { learns, dimensions }) => sum + (learns ? dimensions.reduce((a, b) => a * b, 1) : 0),
    0,
  )

import {
  type Architecture,
  architectures,
  type GgufHeader,
  type ModelShape,
  numberOf,
  parametersOf,
  stringOf,
  type TensorInfo,
} from '../gguf/index.ts'
import { ropeModeNeox } from './ggml/functions.ts'

/** What a model's header says about its computation, beyond its sizes. */
export type TrainableShape = ModelShape & { ropeMode: number; ropeFrequencyScale: number }

export type ShapeReading =
  | { outcome: 'read'; shape: TrainableShape }
  | { outcome: 'unsupported'; why: string }

const isTrainable = (name: string | undefined): name is Architecture =>
  (architectures as readonly (string | undefined)[]).includes(name)

/** The tensors that the trainer computes with. A model with others would be computed wrongly. */
const knownTensor =
  /^(token_embd\.weight|output\.weight|output_norm\.weight|rope_freqs\.weight|blk\.\d+\.((attn|ffn)_norm\.weight|attn_[qk]_norm\.weight|(attn_(q|k|v|output)|ffn_(gate|up|down))\.(weight|bias)))$/

/**
 * What is wrong with the tensors of a model of this shape; null where they fit. ggml would end the process over
 * sizes that don't, so they are compared before it sees them.
 */
function tensorFault(tensors: readonly TensorInfo[], shape: ModelShape): string | null {
  const found = new Map(tensors.map((info) => [info.name, info.dimensions.join(' × ')]))
  const vocabularySize = tensors.find(({ name }) => name === 'token_embd.weight')?.dimensions[1] ?? 0
  for (const { name, dimensions, role } of parametersOf(shape, vocabularySize)) {
    const size = found.get(name)
    if (size === undefined && role !== 'bias') return `no tensor ${name}`
    if (size !== undefined && size !== dimensions.join(' × ')) return `tensor ${name} of ${size}`
    // Any matrix of a layer may have a bias beside it.
    const bias = role === 'matrix' ? found.get(name.replace(/weight$/, 'bias')) : undefined
    if (bias !== undefined && bias !== String(dimensions[1])) return `the bias of ${name} has ${bias} values`
  }
  const outside = tensors.find(({ name }) => Number(/^blk\.(\d+)\./.exec(name)?.[1] ?? 0) >= shape.layers)
  return outside ? `tensor ${outside.name} beyond ${shape.layers} layers` : null
}

/** Reads a model's shape from its header, or says in English what the trainer can't do with it. */
export function readShape({ values, tensors }: GgufHeader): ShapeReading {
  const unsupported = (why: string): ShapeReading => ({ outcome: 'unsupported', why })
  const architecture = stringOf(values, 'general.architecture')
  if (!isTrainable(architecture)) return unsupported(`architecture ${architecture ?? 'not named'}`)
  if ((stringOf(values, 'general.type') ?? 'model') !== 'model') return unsupported('the file is no model')
  const foreign = tensors.find(({ name }) => !knownTensor.test(name))
  if (foreign) return unsupported(`tensor ${foreign.name}`)

  const perLayer = [...values].find(
    ([key, value]) => key.startsWith(`${architecture}.`) && value?.type === 'array',
  )
  if (perLayer) return unsupported(`${perLayer[0]} of each layer`)

  const number = (key: string) => numberOf(values, `${architecture}.${key}`)
  const need = {
    layers: 'block_count',
    width: 'embedding_length',
    hidden: 'feed_forward_length',
    heads: 'attention.head_count',
  }
  const sizes = Object.entries(need).map(([name, key]) => [name, number(key) ?? 0] as const)
  const missing = sizes.find(([, size]) => !Number.isInteger(size) || size <= 0)
  if (missing) return unsupported(`no ${architecture}.${need[missing[0] as keyof typeof need]}`)
  const { layers, width, hidden, heads } = Object.fromEntries(sizes) as Record<keyof typeof need, number>

  const headsKv = number('attention.head_count_kv') ?? heads
  const headSize = number('attention.key_length') ?? width / heads
  if (heads % headsKv !== 0) return unsupported(`${heads} heads over ${headsKv}`)
  if (!Number.isInteger(headSize)) return unsupported(`${heads} heads over a width of ${width}`)
  if ((number('attention.value_length') ?? headSize) !== headSize)
    return unsupported('keys and values of two sizes')
  if ((number('rope.dimension_count') ?? headSize) !== headSize)
    return unsupported('rope over a part of each head')
  if ((number('expert_count') ?? 0) > 0) return unsupported('a mixture of experts')
  if (number('attention.scale')) return unsupported('a scale of its own for attention')
  // llama.cpp takes a factor without a type for a linear one.
  const scaling = stringOf(values, `${architecture}.rope.scaling.type`) ?? 'linear'
  if (scaling !== 'none' && scaling !== 'linear') return unsupported(`rope scaling ${scaling}`)
  const ropeFactor = number('rope.scaling.factor') ?? number('rope.scale_linear') ?? 0
  const normEpsilon = number('attention.layer_norm_rms_epsilon')
  if (normEpsilon === undefined) return unsupported(`no ${architecture}.attention.layer_norm_rms_epsilon`)

  const shape: TrainableShape = {
    architecture,
    layers,
    width,
    hidden,
    heads,
    headsKv,
    headSize,
    contextLength: number('context_length') ?? 0,
    tied: !tensors.some(({ name }) => name === 'output.weight'),
    ropeFrequencyBase: number('rope.freq_base') ?? 10_000,
    normEpsilon,
    ropeMode: architecture === 'llama' ? 0 : ropeModeNeox,
    ropeFrequencyScale: scaling === 'linear' && ropeFactor > 0 ? 1 / ropeFactor : 1,
  }
  const fault = tensorFault(tensors, shape)
  return fault ? unsupported(fault) : { outcome: 'read', shape }
}

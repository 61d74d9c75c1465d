import { closeSync, openSync, readSync } from 'node:fs'
import type { Random } from '../core/learning/random.ts'
import { type TensorInfo, tensorTypes, valueCount } from '../gguf/index.ts'
import {
  type Decoder,
  type DecoderInputs,
  type DecoderShape,
  describeDecoder,
  type Layer,
} from './decoder.ts'
import {
  computeOnce,
  contextBytes,
  type Engine,
  OutOfMemory,
  readFloats,
  writeValues,
} from './ggml/engine.ts'
import type { Context, Ggml, Buffer as GgmlBuffer, Graph, Tensor } from './ggml/functions.ts'
import type { TrainableShape } from './modelShape.ts'
import { lowRankNames, type PlannedTensor, type TrainingMode } from './plan.ts'
import { type Linear, type Parameter, piecesOf } from './tape.ts'

/** Sequences padded to one length, and the places after which a prediction counts. */
export type MicroBatch = {
  /** [batch × length] token ids. */
  tokens: Int32Array
  batch: number
  length: number
  /** Places in `tokens` after which a token is predicted, and which it is. */
  rows: Int32Array
  targets: Int32Array
  /** What each prediction counts in the loss. */
  weights: Float32Array
}

export type AdamwSettings = {
  learningRate: number
  beta1: number
  beta2: number
  epsilon: number
  /** Share of the learning rate by which matrices shrink at each step. */
  weightDecay: number
  /** Gradients longer than this are shortened to it; Infinity leaves them. */
  maxGradientNorm: number
}

type Learning = { parameter: Parameter; first: Tensor; second: Tensor; decays: boolean }

type Placed = { decoder: Decoder; parameters: Map<string, Parameter>; learning: Learning[] }

const dimensionsOf4 = (dimensions: readonly number[]): [number, number, number, number] => [
  dimensions[0] ?? 1,
  dimensions[1] ?? 1,
  dimensions[2] ?? 1,
  dimensions[3] ?? 1,
]

const newTensor = (ggml: Ggml, context: Context, type: number, dimensions: readonly number[]) =>
  ggml.newTensor(context, type, ...dimensionsOf4(dimensions))

/** Describes every tensor of the plan in a context, and joins them to a decoder. Nothing is allocated. */
function placeTensors(
  ggml: Ggml,
  context: Context,
  planned: readonly PlannedTensor[],
  shape: TrainableShape,
  mode: TrainingMode,
): Placed {
  const parameters = new Map<string, Parameter>()
  const learning: Learning[] = []
  for (const { name, dimensions, type, learns, decays } of planned) {
    const floats = () => newTensor(ggml, context, tensorTypes.f32, dimensions)
    const tensor = newTensor(ggml, context, type, dimensions)
    const parameter: Parameter = { name, tensor, dimensions, type, gradient: learns ? floats() : null }
    parameters.set(name, parameter)
    if (!learns) continue
    ggml.setParameter(tensor)
    learning.push({ parameter, first: floats(), second: floats(), decays })
  }

  const optional = (name: string) => parameters.get(name) ?? null
  const need = (name: string): Parameter => {
    const found = parameters.get(name)
    if (!found) throw new Error(`the model has no ${name}`)
    return found
  }
  const linear = (name: string): Linear => {
    const names = lowRankNames(`${name}.weight`)
    const down = optional(names.down)
    const scale = mode.kind === 'adapter' ? mode.alpha / mode.rank : 0
    return {
      weight: need(`${name}.weight`),
      bias: optional(`${name}.bias`),
      lowRank: down && { down, up: need(names.up), scale },
    }
  }
  const layer = (at: number): Layer => {
    const block = `blk.${at}`
    return {
      attentionNorm: need(`${block}.attn_norm.weight`),
      query: linear(`${block}.attn_q`),
      key: linear(`${block}.attn_k`),
      value: linear(`${block}.attn_v`),
      queryNorm: optional(`${block}.attn_q_norm.weight`),
      keyNorm: optional(`${block}.attn_k_norm.weight`),
      output: linear(`${block}.attn_output`),
      feedForwardNorm: need(`${block}.ffn_norm.weight`),
      gate: linear(`${block}.ffn_gate`),
      up: linear(`${block}.ffn_up`),
      down: linear(`${block}.ffn_down`),
    }
  }
  const embedding = need('token_embd.weight')
  const decoder: Decoder = {
    embedding,
    layers: Array.from({ length: shape.layers }, (_, at) => layer(at)),
    outputNorm: need('output_norm.weight'),
    head: optional('output.weight') ?? embedding,
    rope: {
      dimensions: shape.headSize,
      mode: shape.ropeMode,
      frequencyBase: shape.ropeFrequencyBase,
      frequencyScale: shape.ropeFrequencyScale,
      factors: optional('rope_freqs.weight')?.tensor ?? null,
    },
    heads: shape.heads,
    headsKv: shape.headsKv,
    headSize: shape.headSize,
    normEpsilon: shape.normEpsilon,
  }
  return { decoder, parameters, learning }
}

function newInputs(ggml: Ggml, context: Context, { batch, length, rows }: DecoderShape): DecoderInputs {
  const { i32, f32 } = tensorTypes
  const input = (type: number, ...dimensions: number[]) => {
    const tensor = newTensor(ggml, context, type, dimensions)
    ggml.setInput(tensor)
    return tensor
  }
  return {
    tokens: input(i32, batch * length),
    positions: input(i32, length),
    mask: input(f32, length, length),
    rows: input(i32, rows),
    targets: input(i32, rows),
    places: input(i32, rows),
    weights: input(f32, 1, rows),
  }
}

function fillInputs(
  ggml: Ggml,
  inputs: DecoderInputs,
  microBatch: MicroBatch,
  vocabularySize: number,
  train: boolean,
): void {
  const { tokens, length, rows, targets, weights } = microBatch
  const mask = new Float32Array(length * length)
  for (let row = 0; row < length; row += 1)
    mask.fill(Number.NEGATIVE_INFINITY, row * length + row + 1, (row + 1) * length)
  writeValues(ggml, inputs.tokens, tokens)
  writeValues(
    ggml,
    inputs.positions,
    Int32Array.from({ length }, (_, at) => at),
  )
  writeValues(ggml, inputs.mask, mask)
  writeValues(ggml, inputs.rows, rows)
  writeValues(
    ggml,
    inputs.places,
    targets.map((target, row) => row * vocabularySize + target),
  )
  // Nothing but the way back asks for these, and what a graph doesn't hold has no room.
  if (!train) return
  writeValues(ggml, inputs.targets, targets)
  writeValues(ggml, inputs.weights, weights)
}

/**
 * Tensors that describing one computation may take: about 350 a layer both ways with low-rank changes, some outside the
 * layers, and what each piece of a matrix takes on the way back.
 */
const describedTensors = ({ layers, head }: Decoder): number => {
  const matrices = layers.flatMap(({ query, key, value, output, gate, up, down }) =>
    [query, key, value, output, gate, up, down].map(({ weight }) => weight),
  )
  const pieces = [...matrices, head].reduce((sum, matrix) => sum + piecesOf(matrix), 0)
  return 512 * (layers.length + 1) + 8 * pieces
}

const shapeOf = ({ batch, length, rows }: MicroBatch, recompute: boolean): DecoderShape => ({
  batch,
  length,
  rows: rows.length,
  recompute,
})

/** Bytes that training a micro-batch takes beside the tensors that stay; nothing is allocated. */
export function measureActivations(
  { ggml, backend }: Engine,
  planned: readonly PlannedTensor[],
  shape: TrainableShape,
  mode: TrainingMode,
  of: DecoderShape,
): number {
  const weights = ggml.newContext(contextBytes(ggml, planned.length * 4 + 64))
  const { decoder, parameters } = placeTensors(ggml, weights, planned, shape, mode)
  const tensors = describedTensors(decoder)
  const context = ggml.newContext(contextBytes(ggml, tensors))
  const allocator = ggml.newAllocator(ggml.defaultBufferType(backend))
  try {
    // Without data the tensors that stay count as part of the graph. As outputs their room is never used again, so
    // that it can be taken off whole; as inputs they lie in front of everything else, whose room is then as little torn
    // apart as when it is computed.
    let staying = 0
    for (const { tensor, gradient, type, dimensions } of parameters.values()) {
      for (const each of gradient ? [tensor, gradient] : [tensor]) {
        ggml.setInput(each)
        ggml.setOutput(each)
        staying += Number(ggml.rowBytes(type, valueCount(dimensions)))
      }
    }
    const graph = ggml.newGraph(context, tensors, false)
    describeDecoder(ggml, context, graph, decoder, newInputs(ggml, context, of), of, true)
    const sizes = new BigUint64Array(1)
    ggml.measureGraph(allocator, graph, null, null, sizes)
    return Math.max(0, Number(sizes[0]) - staying)
  } finally {
    ggml.freeAllocator(allocator)
    ggml.freeContext(context)
    ggml.freeContext(weights)
  }
}

const chunkBytes = 16 << 20

/** Copies a tensor's bytes from the file. */
function copyTensor(ggml: Ggml, file: number, { offset, bytes }: TensorInfo, to: Tensor): void {
  const chunk = Buffer.alloc(Math.min(chunkBytes, bytes!))
  for (let at = 0; at < bytes!; ) {
    const read = readSync(file, chunk, 0, Math.min(chunk.length, bytes! - at), offset + at)
    if (read === 0) throw new Error('the model file has become shorter')
    ggml.writeTensor(to, chunk, at, read)
    at += read
  }
}

/** Unpacks a tensor of the file into 32-bit floats. */
export async function unpackTensor(engine: Engine, file: number, info: TensorInfo): Promise<Float32Array> {
  const { ggml } = engine
  return computeOnce(engine, 16, (context, graph) => {
    const packed = newTensor(ggml, context, info.type, info.dimensions)
    ggml.setInput(packed)
    const floats = ggml.cast(context, packed, tensorTypes.f32)
    ggml.setOutput(floats)
    ggml.expandGraph(graph, floats)
    return {
      fill: () => copyTensor(ggml, file, info, packed),
      read: () => readFloats(ggml, floats, valueCount(info.dimensions)),
    }
  })
}

/** PyTorch's first values of a linear layer, uniform within ±1/√inputs (He et al. 2015 with a = √5). */
function uniformWithin(values: Float32Array, inputs: number, random: Random): Float32Array {
  const bound = 1 / Math.sqrt(inputs)
  for (let at = 0; at < values.length; at += 1) values[at] = bound * (2 * random() - 1)
  return values
}

export type ModelOptions = {
  path: string
  shape: TrainableShape
  planned: readonly PlannedTensor[]
  mode: TrainingMode
  /** Draws the adapter's first values. */
  random: Random
  /** Compute the layers' insides again on the way back: about a third slower, with a fraction of the memory. */
  recompute: boolean
}

/** The numbers that training changes: of each tensor that learns its values and AdamW's two moments. */
export type LearnedState = {
  steps: number
  tensors: {
    name: string
    dimensions: readonly number[]
    values: Float32Array
    first: Float32Array
    second: Float32Array
  }[]
}

/**
 * A model in memory that can be asked for probabilities and trained. Calls follow one another. Throws `OutOfMemory`
 * where its tensors find no room.
 */
export async function openModel(engine: Engine, options: ModelOptions) {
  const { ggml, backend } = engine
  const { path, shape, planned, mode, random, recompute } = options
  const context = ggml.newContext(contextBytes(ggml, planned.length * 4 + 64))
  const { decoder, parameters, learning } = placeTensors(ggml, context, planned, shape, mode)
  const settings = {
    matrix: ggml.newTensor(context, 0, 7, 1, 1, 1),
    other: ggml.newTensor(context, 0, 7, 1, 1, 1),
  }
  const clip = ggml.newTensor(context, tensorTypes.f32, 1, 1, 1, 1)
  const buffer: GgmlBuffer | null = ggml.allocateTensors(context, backend)
  if (!buffer) {
    ggml.freeContext(context)
    throw new OutOfMemory('no memory for the model')
  }
  const vocabularySize = decoder.head.dimensions[1]!
  let steps = 0

  const zero = (tensor: Tensor, dimensions: readonly number[]) =>
    writeValues(ggml, tensor, new Float32Array(valueCount(dimensions)))
  const clearGradients = () => {
    for (const { parameter } of learning) zero(parameter.gradient!, parameter.dimensions)
  }

  const file = openSync(path, 'r')
  try {
    for (const { name, dimensions, type, from } of planned) {
      const { tensor } = parameters.get(name)!
      if (from === 'zero') zero(tensor, dimensions)
      else if (from === 'random') {
        writeValues(
          ggml,
          tensor,
          uniformWithin(new Float32Array(valueCount(dimensions)), dimensions[0]!, random),
        )
      } else if (from.file.type === type) copyTensor(ggml, file, from.file, tensor)
      else writeValues(ggml, tensor, await unpackTensor(engine, file, from.file))
    }
  } finally {
    closeSync(file)
  }
  for (const { parameter, first, second } of learning) {
    zero(first, parameter.dimensions)
    zero(second, parameter.dimensions)
  }
  clearGradients()

  const run = (microBatch: MicroBatch, train: boolean): Promise<Float32Array> =>
    computeOnce(engine, describedTensors(decoder), (graphContext: Context, graph: Graph) => {
      const of = shapeOf(microBatch, recompute)
      const inputs = newInputs(ggml, graphContext, of)
      const chosen = describeDecoder(ggml, graphContext, graph, decoder, inputs, of, train)
      return {
        fill: () => fillInputs(ggml, inputs, microBatch, vocabularySize, train),
        // Below a float's smallest the logarithm would be −∞; no real loss comes near.
        read: () => readFloats(ggml, chosen, of.rows).map((p) => Math.log(Math.max(p, 1e-38))),
      }
    })

  /** √Σg² over everything that learns. */
  const gradientNorm = async (): Promise<number> => {
    const squares = await computeOnce(engine, learning.length * 4 + 16, (graphContext, graph) => {
      const sums = learning.map(({ parameter }) => {
        const sum = ggml.sum(graphContext, ggml.square(graphContext, parameter.gradient!))
        ggml.setOutput(sum)
        ggml.expandGraph(graph, sum)
        return sum
      })
      return { fill: () => {}, read: () => sums.map((sum) => readFloats(ggml, sum, 1)[0]!) }
    })
    return Math.sqrt(squares.reduce((total, square) => total + square, 0))
  }

  return {
    shape,
    vocabularySize,

    /** Natural logarithms of the probabilities that the model gives to the batch's targets. */
    logProbabilities: (microBatch: MicroBatch): Promise<Float32Array> => run(microBatch, false),

    /** The same, and adds the gradients of −Σ weight × log probability to those collected so far. */
    accumulate: (microBatch: MicroBatch): Promise<Float32Array> => run(microBatch, true),

    /** One step of AdamW (Loshchilov & Hutter 2019) along the collected gradients, which are then cleared. */
    async step({ learningRate, beta1, beta2, epsilon, weightDecay, maxGradientNorm }: AdamwSettings) {
      const norm = await gradientNorm()
      // A step along a gradient that is no number would destroy the model.
      if (!Number.isFinite(norm)) return { gradientNorm: norm, stepped: false }
      steps += 1
      const corrections = [1 / (1 - beta1 ** steps), 1 / (1 - beta2 ** steps)]
      const settingsWith = (decay: number) =>
        Float32Array.from([learningRate, beta1, beta2, epsilon, decay, ...corrections])
      writeValues(ggml, settings.matrix, settingsWith(weightDecay))
      writeValues(ggml, settings.other, settingsWith(0))
      writeValues(ggml, clip, Float32Array.from([Math.min(1, maxGradientNorm / (norm + 1e-12))]))
      await computeOnce(engine, learning.length * 4 + 16, (graphContext, graph) => {
        for (const { parameter, first, second, decays } of learning) {
          const gradient = ggml.multiply(graphContext, parameter.gradient!, clip)
          const by = decays ? settings.matrix : settings.other
          ggml.expandGraph(graph, ggml.adamwStep(graphContext, parameter.tensor, gradient, first, second, by))
        }
        return { fill: () => {}, read: () => {} }
      })
      clearGradients()
      return { gradientNorm: norm, stepped: true }
    },

    clearGradients,

    /** The collected gradient of a tensor that learns. */
    gradientOf(name: string): Float32Array {
      const { gradient, dimensions } = parameters.get(name)!
      return readFloats(ggml, gradient!, valueCount(dimensions))
    },

    learningNames: () => learning.map(({ parameter }) => parameter.name),

    valuesOf(name: string): Float32Array {
      const { tensor, dimensions } = parameters.get(name)!
      return readFloats(ggml, tensor, valueCount(dimensions))
    },

    /** Replaces the values of a tensor of 32-bit floats. */
    setValues(name: string, values: Float32Array): void {
      writeValues(ggml, parameters.get(name)!.tensor, values)
    },

    readState(): LearnedState {
      const read = (tensor: Tensor, dimensions: readonly number[]) =>
        readFloats(ggml, tensor, valueCount(dimensions))
      return {
        steps,
        tensors: learning.map(({ parameter: { name, tensor, dimensions }, first, second }) => ({
          name,
          dimensions,
          values: read(tensor, dimensions),
          first: read(first, dimensions),
          second: read(second, dimensions),
        })),
      }
    },

    writeState(state: LearnedState): void {
      const byName = new Map(state.tensors.map((tensor) => [tensor.name, tensor]))
      for (const { parameter, first, second } of learning) {
        const stored = byName.get(parameter.name)!
        writeValues(ggml, parameter.tensor, stored.values)
        writeValues(ggml, first, stored.first)
        writeValues(ggml, second, stored.second)
      }
      steps = state.steps
      clearGradients()
    },

    close(): void {
      ggml.freeBuffer(buffer)
      ggml.freeContext(context)
    },
  }
}

export type TrainableModel = Awaited<ReturnType<typeof openModel>>

import { type ModelShape, tensorBytes, tensorTypes } from '../../src/gguf/index.ts'
import { contextBytes, type Engine } from '../../src/trainer/ggml/engine.ts'
import type { Tensor } from '../../src/trainer/ggml/functions.ts'
import type { TrainingMode } from '../../src/trainer/plan.ts'

/** What a step is given: so many sequences of such a length, of whose places so many are asked for. */
export type StepWork = {
  shape: ModelShape
  vocabularySize: number
  mode: TrainingMode
  /** The tensor type of the base's matrices. */
  type: number
  batch: number
  length: number
  rows: number
}

/** [outer, columns], summed over `inner`, in `lots` of one kind side by side, `times` in a step. */
export type Product = {
  inner: number
  outer: number
  columns: number
  lots: number
  times: number
  /** Of the matrix, whose rows are `inner` long. */
  type: number
}

/** Milliseconds by the clock and of the processor. */
export type Cost = { ms: number; cpuMs: number }

/** ggml has a second way for products with so short a side, which is then the quicker one. */
const narrow = 32
/** Of one timing about so many operations, 10 to 20 milliseconds. */
const timedOperations = 1e9
/** At most this many of a kind in one graph, so that its start counts as little as in a step's. */
const nodesAtOnce = 16
/** 0.07 as a scale of 16 bits, 44 as a packed value, 2⁻³⁹ as 32 bits: none so small that a processor would take longer. */
const anyByte = 0x2c

/**
 * The matrix products that a step can't do without: forward, back to the inputs of whatever learns, and to what learns.
 * An adapter's base has no gradients of its own, its first layer none by its input, and its own two products count both
 * ways. What lies behind the last layer's attention is needed at the places that are asked for alone.
 */
export function productsOf({ shape, vocabularySize, mode, type, batch, length, rows }: StepWork): Product[] {
  const { f32 } = tensorTypes
  const { layers, width, hidden, heads, headsKv, headSize } = shape
  const tokens = batch * length
  const one = (inner: number, outer: number, columns: number, times: number, of: number = f32): Product => ({
    ...{ inner, outer, columns, times },
    ...{ lots: 1, type: of },
  })
  /** Of a matrix; `back` is how often its input's gradient is asked for. */
  const matrix = (from: number, to: number, columns: number, times: number, back = times): Product[] => {
    const own = [one(from, to, columns, times, type), one(to, from, columns, back)]
    if (mode.kind === 'full') return [...own, one(columns, from, to, times)]
    const { rank } = mode
    return [
      ...own,
      // Down and up, back through both, and to both.
      ...[one(from, rank, columns, times), one(rank, to, columns, times)],
      ...[one(to, rank, columns, times), one(rank, from, columns, back)],
      ...[one(columns, from, rank, times), one(columns, to, rank, times)],
    ]
  }
  const attended = heads * headSize
  const keys = headsKv * headSize
  const learnsBelow = mode.kind === 'full' ? layers : layers - 1
  const afterAttention = (columns: number, times: number): Product[] => [
    ...matrix(attended, width, columns, times),
    ...matrix(width, hidden, columns, 2 * times),
    ...matrix(hidden, width, columns, times),
  ]
  const head = [
    one(width, vocabularySize, rows, 1, type),
    one(vocabularySize, width, rows, 1),
    ...(mode.kind === 'full' ? [one(rows, width, vocabularySize, 1)] : []),
  ]
  const attention = (inner: number, outer: number, times: number): Product => ({
    ...{ inner, outer, columns: length, times },
    ...{ lots: heads * batch, type: f32 },
  })
  return [
    ...matrix(width, attended, tokens, layers, learnsBelow),
    ...matrix(width, keys, tokens, 2 * layers, 2 * learnsBelow),
    ...afterAttention(tokens, layers - 1),
    ...afterAttention(rows, 1),
    ...head,
    // Scores and mix, and the four products of their way back.
    attention(headSize, length, 2 * layers),
    attention(length, headSize, 4 * layers),
  ].filter(({ times }) => times > 0)
}

/** What ggml takes for one of a kind, by its product of rows or by that of columns. */
async function costOf(
  { ggml, backend }: Engine,
  { inner, outer, columns, lots, type }: Product,
  way: 'rows' | 'columns',
): Promise<Cost> {
  const operations = 2 * inner * outer * columns * lots
  const nodes = Math.min(nodesAtOnce, Math.max(1, Math.round(timedOperations / operations)))
  const often = Math.max(1, Math.round(timedOperations / operations / nodes))
  const context = ggml.newContext(contextBytes(ggml, 64))
  const tensor = (kind: number, n0: number, n1: number) => ggml.newTensor(context, kind, n0, n1, lots, 1)
  const left = way === 'rows' ? tensor(type, inner, outer) : tensor(type, outer, inner)
  const right =
    way === 'rows' ? tensor(tensorTypes.f32, inner, columns) : tensor(tensorTypes.f32, columns, inner)
  const product: (left: Tensor, right: Tensor) => Tensor = (a, b) =>
    way === 'rows' ? ggml.multiplyMatrices(context, a, b) : ggml.outerProduct(context, a, b)
  const graph = ggml.newGraph(context, 64, false)
  for (let node = 0; node < nodes; node += 1) ggml.expandGraph(graph, product(left, right))
  const buffer = ggml.allocateTensors(context, backend)!
  const fill = (to: Tensor, bytes: number) =>
    ggml.writeTensor(to, new Uint8Array(bytes).fill(anyByte), 0, bytes)
  fill(left, tensorBytes(type, [inner, outer, lots])!)
  fill(right, inner * columns * lots * 4)
  await ggml.compute(backend, graph)
  const before = process.cpuUsage()
  const startedAt = performance.now()
  for (let run = 0; run < often; run += 1) await ggml.compute(backend, graph)
  const ms = performance.now() - startedAt
  const { user, system } = process.cpuUsage(before)
  ggml.freeBuffer(buffer)
  ggml.freeContext(context)
  return { ms: ms / often / nodes, cpuMs: (user + system) / 1000 / often / nodes }
}

/** What ggml takes for nothing but these products, each by the quicker of its ways. */
export async function bareProducts(engine: Engine, products: readonly Product[]): Promise<Cost> {
  const total = { ms: 0, cpuMs: 0 }
  for (const product of products) {
    const costs = [await costOf(engine, product, 'rows')]
    const shortest = Math.min(product.inner, product.outer, product.columns)
    if (product.type === tensorTypes.f32 && shortest <= narrow)
      costs.push(await costOf(engine, product, 'columns'))
    const { ms, cpuMs } = costs.reduce((best, cost) => (cost.cpuMs < best.cpuMs ? cost : best))
    total.ms += ms * product.times
    total.cpuMs += cpuMs * product.times
  }
  return total
}

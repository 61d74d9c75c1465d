import {
  type Backend,
  type Context,
  declareFunctions,
  type Ggml,
  type Graph,
  type Tensor,
} from './functions.ts'
import { loadGgml } from './library.ts'

/** ggml with a CPU back end. One computation at a time. */
export type Engine = {
  ggml: Ggml
  backend: Backend
  /** Threads of each computation from now on. */
  setThreads(threads: number): void
}

let functions: Promise<Ggml> | null = null

/** Starts ggml on the processor. Throws `EngineUnavailable` where it can't run. */
export async function startEngine(threads: number): Promise<Engine> {
  functions ??= loadGgml().then(declareFunctions)
  const ggml = await functions
  const { backend, setThreads } = ggml.startCpu()
  setThreads(threads)
  return { ggml, backend, setThreads }
}

/** Room for the descriptions of this many tensors and graph nodes. */
export const contextBytes = (ggml: Ggml, tensors: number): number =>
  Number(ggml.tensorOverhead()) * tensors + Number(ggml.graphOverhead(tensors, false)) + 1024

/**
 * Describes a graph, computes it once and reads results from it; everything it took is given back.
 * `fill` writes the inputs when they have their place.
 */
export async function computeOnce<Result>(
  { ggml, backend }: Engine,
  tensors: number,
  describe: (context: Context, graph: Graph) => { fill: () => void; read: () => Result },
  allocator = ggml.newAllocator(ggml.defaultBufferType(backend)),
): Promise<Result> {
  const context = ggml.newContext(contextBytes(ggml, tensors))
  try {
    const graph = ggml.newGraph(context, tensors, false)
    const { fill, read } = describe(context, graph)
    if (!ggml.allocateGraph(allocator, graph)) throw new Error('no memory for the graph')
    fill()
    await ggml.compute(backend, graph)
    return read()
  } finally {
    ggml.freeContext(context)
  }
}

/** A tensor's values as 32-bit floats; it must be of that type. */
export function readFloats(ggml: Ggml, tensor: Tensor, count: number): Float32Array {
  const values = new Float32Array(count)
  ggml.readTensor(tensor, values, 0, values.byteLength)
  return values
}

export const writeValues = (ggml: Ggml, tensor: Tensor, values: ArrayBufferView): void =>
  ggml.writeTensor(tensor, values, 0, values.byteLength)

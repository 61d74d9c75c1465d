import {
  type Backend,
  type Context,
  declareFunctions,
  type Ggml,
  type Graph,
  type GraphAllocator,
  type Tensor,
} from './functions.ts'
import { loadGgml } from './library.ts'

/** ggml with a CPU back end. One computation at a time. */
export type Engine = {
  ggml: Ggml
  backend: Backend
  /** Holds what graphs compute; grows to the largest. */
  allocator: GraphAllocator
  /** Threads of each computation from now on. */
  setThreads(threads: number): void
  close(): void
}

let functions: Promise<Ggml> | null = null

/** Starts ggml on the processor. Throws `EngineUnavailable` where it can't run. */
export async function startEngine(threads: number): Promise<Engine> {
  functions ??= loadGgml().then(declareFunctions)
  const ggml = await functions
  const { backend, setThreads } = ggml.startCpu()
  setThreads(threads)
  const allocator = ggml.newAllocator(ggml.defaultBufferType(backend))
  return {
    ggml,
    backend,
    allocator,
    setThreads,
    close() {
      ggml.freeAllocator(allocator)
      ggml.freeBackend(backend)
    },
  }
}

/** Room for the descriptions of this many tensors, and for a graph of as many nodes. */
export const contextBytes = (ggml: Ggml, tensors: number): number =>
  Number(ggml.tensorOverhead()) * tensors + Number(ggml.graphOverhead(tensors, false)) + 1024

/** What a described graph needs before it is computed, and what is taken from it after. */
export type GraphUse<Result> = { fill: () => void; read: () => Result }

/** Describes a graph of at most `tensors` tensors, computes it once and reads from it. */
export async function computeOnce<Result>(
  { ggml, backend, allocator }: Engine,
  tensors: number,
  describe: (context: Context, graph: Graph) => GraphUse<Result>,
): Promise<Result> {
  const context = ggml.newContext(contextBytes(ggml, tensors))
  try {
    const graph = ggml.newGraph(context, tensors, false)
    const { fill, read } = describe(context, graph)
    if (!ggml.allocateGraph(allocator, graph)) throw new OutOfMemory('no memory for the graph')
    fill()
    await ggml.compute(backend, graph)
    return read()
  } finally {
    ggml.freeContext(context)
  }
}

/** The memory that was asked for isn't there. */
export class OutOfMemory extends Error {
  override name = 'OutOfMemory'
}

/** Values of a tensor of 32-bit floats. */
export function readFloats(ggml: Ggml, tensor: Tensor, count: number): Float32Array {
  const values = new Float32Array(count)
  ggml.readTensor(tensor, values, 0, values.byteLength)
  return values
}

export const writeValues = (ggml: Ggml, tensor: Tensor, values: ArrayBufferView): void =>
  ggml.writeTensor(tensor, values, 0, values.byteLength)

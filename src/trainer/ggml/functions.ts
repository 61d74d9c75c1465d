import koffi, { type TypeObject } from 'koffi'
import type { GgmlLibraries } from './library.ts'

declare const opaque: unique symbol
/** A pointer of ggml's, told apart by what it points to. */
type Pointer<Name extends string> = { readonly [opaque]: Name }
export type Tensor = Pointer<'tensor'>
export type Context = Pointer<'context'>
export type Graph = Pointer<'graph'>
export type Backend = Pointer<'backend'>
export type Buffer = Pointer<'buffer'>
export type BufferType = Pointer<'bufferType'>
export type GraphAllocator = Pointer<'graphAllocator'>
type Device = Pointer<'device'>
type Registry = Pointer<'registry'>

/** Half-split pairs (Qwen) instead of neighbouring ones (Llama). */
export const ropeModeNeox = 2
const cpuDevice = 0

const pointer = 'void *'

/**
 * The functions of ggml that the trainer calls, with its argument order. All of them build a description; work is
 * done by `compute` alone. A violated assertion inside ggml ends the process.
 */
export function declareFunctions({ base, registry, directory }: GgmlLibraries) {
  // One name per process: koffi keeps them in one table.
  const initParameters = koffi.struct({ mem_size: 'size_t', mem_buffer: pointer, no_alloc: 'bool' })
  const from =
    (library: GgmlLibraries['base']) =>
    <Signature extends (...values: never[]) => unknown>(
      name: string,
      result: string,
      parameters: (string | TypeObject)[],
    ) =>
      library.func(`ggml_${name}`, result, parameters) as unknown as Signature
  const declare = from(base)
  const register = from(registry)

  const init = declare<(parameters: object) => Context>('init', pointer, [initParameters])
  const compute = base.func('ggml_backend_graph_compute', 'int', [pointer, pointer])
  const setThreads = koffi.proto('void', [pointer, 'int'])

  const loadBackends = register<(directory: string) => void>('backend_load_all_from_path', 'void', ['str'])
  const deviceByType = register<(type: number) => Device | null>('backend_dev_by_type', pointer, ['int'])
  const startDevice = declare<(device: Device, parameters: null) => Backend | null>(
    'backend_dev_init',
    pointer,
    [pointer, 'str'],
  )
  const registryOf = declare<(device: Device) => Registry>('backend_dev_backend_reg', pointer, [pointer])
  const procedureOf = declare<(registry: Registry, name: string) => unknown>(
    'backend_reg_get_proc_address',
    pointer,
    [pointer, 'str'],
  )

  type Unary = (context: Context, value: Tensor) => Tensor
  type Binary = (context: Context, left: Tensor, right: Tensor) => Tensor
  const unary = (name: string) => declare<Unary>(name, pointer, [pointer, pointer])
  const binary = (name: string) => declare<Binary>(name, pointer, [pointer, pointer, pointer])
  type Rope = (
    context: Context,
    value: Tensor,
    positions: Tensor,
    factors: Tensor | null,
    dimensions: number,
    mode: number,
    originalContext: number,
    frequencyBase: number,
    frequencyScale: number,
    extension: number,
    attentionFactor: number,
    betaFast: number,
    betaSlow: number,
  ) => Tensor
  const rope = (name: string) =>
    declare<Rope>(name, pointer, [
      ...[pointer, pointer, pointer, pointer, 'int', 'int', 'int'],
      ...['float', 'float', 'float', 'float', 'float', 'float'],
    ])

  return {
    /** A CPU back end; throws where the machine's processor has none. `setThreads` holds for later computations. */
    startCpu(): { backend: Backend; setThreads: (threads: number) => void } {
      // llama.cpp in this process may have loaded them before.
      if (!deviceByType(cpuDevice)) loadBackends(directory)
      const device = deviceByType(cpuDevice)
      const backend = device && startDevice(device, null)
      if (!backend) throw new Error('ggml has no back end for this processor')
      const procedure = procedureOf(registryOf(device), 'ggml_backend_set_n_threads')
      return { backend, setThreads: (threads) => koffi.call(procedure, setThreads, backend, threads) }
    },
    freeBackend: declare<(backend: Backend) => void>('backend_free', 'void', [pointer]),
    defaultBufferType: declare<(backend: Backend) => BufferType>('backend_get_default_buffer_type', pointer, [
      pointer,
    ]),
    /** Computes a graph on a thread of its own, so that messages are still heard; rejects with ggml's status. */
    compute: (backend: Backend, graph: Graph): Promise<void> =>
      new Promise((resolve, reject) => {
        compute.async(backend, graph, (error: unknown, status: number) => {
          if (error) reject(error)
          else if (status !== 0) reject(new Error(`ggml could not compute: status ${status}`))
          else resolve()
        })
      }),

    /** A context that describes tensors and holds none of their data. */
    newContext: (bytes: number): Context => init({ mem_size: bytes, mem_buffer: null, no_alloc: true }),
    freeContext: declare<(context: Context) => void>('free', 'void', [pointer]),
    tensorOverhead: declare<() => number>('tensor_overhead', 'size_t', []),
    graphOverhead: declare<(size: number, gradients: boolean) => number>('graph_overhead_custom', 'size_t', [
      'size_t',
      'bool',
    ]),
    allocateTensors: declare<(context: Context, backend: Backend) => Buffer | null>(
      'backend_alloc_ctx_tensors',
      pointer,
      [pointer, pointer],
    ),
    freeBuffer: declare<(buffer: Buffer) => void>('backend_buffer_free', 'void', [pointer]),
    writeTensor: declare<(tensor: Tensor, data: ArrayBufferView, offset: number, bytes: number) => void>(
      'backend_tensor_set',
      'void',
      [pointer, pointer, 'size_t', 'size_t'],
    ),
    readTensor: declare<(tensor: Tensor, data: ArrayBufferView, offset: number, bytes: number) => void>(
      'backend_tensor_get',
      'void',
      [pointer, pointer, 'size_t', 'size_t'],
    ),
    rowBytes: declare<(type: number, values: number) => number>('row_size', 'size_t', ['int', 'int64_t']),
    quantize: declare<
      (
        type: number,
        values: Float32Array,
        bytes: Uint8Array,
        start: number,
        rows: number,
        rowLength: number,
        importance: null,
      ) => number
    >('quantize_chunk', 'size_t', ['int', pointer, pointer, 'int64_t', 'int64_t', 'int64_t', pointer]),

    newGraph: declare<(context: Context, size: number, gradients: boolean) => Graph>(
      'new_graph_custom',
      pointer,
      [pointer, 'size_t', 'bool'],
    ),
    expandGraph: declare<(graph: Graph, tensor: Tensor) => void>('build_forward_expand', 'void', [
      pointer,
      pointer,
    ]),
    nodeCount: declare<(graph: Graph) => number>('graph_n_nodes', 'int', [pointer]),
    newAllocator: declare<(type: BufferType) => GraphAllocator>('gallocr_new', pointer, [pointer]),
    freeAllocator: declare<(allocator: GraphAllocator) => void>('gallocr_free', 'void', [pointer]),
    allocateGraph: declare<(allocator: GraphAllocator, graph: Graph) => boolean>(
      'gallocr_alloc_graph',
      'bool',
      [pointer, pointer],
    ),
    /** Writes the bytes that a graph would take to `sizes`, and takes none. */
    measureGraph: declare<
      (allocator: GraphAllocator, graph: Graph, nodes: null, leafs: null, sizes: BigUint64Array) => void
    >('gallocr_reserve_n_size', 'void', [pointer, pointer, pointer, pointer, pointer]),

    newTensor: declare<
      (context: Context, type: number, n0: number, n1: number, n2: number, n3: number) => Tensor
    >('new_tensor_4d', pointer, [pointer, 'int', 'int64_t', 'int64_t', 'int64_t', 'int64_t']),
    setParameter: declare<(tensor: Tensor) => void>('set_param', 'void', [pointer]),
    setInput: declare<(tensor: Tensor) => void>('set_input', 'void', [pointer]),
    setOutput: declare<(tensor: Tensor) => void>('set_output', 'void', [pointer]),

    add: binary('add'),
    addInPlace: binary('add_inplace'),
    subtract: binary('sub'),
    multiply: binary('mul'),
    /** `right × leftᵀ` in rows: left [k, n], right [k, m] give [n, m]. Left may be quantised. */
    multiplyMatrices: binary('mul_mat'),
    /** `left` [m, k] and `right` [n, k], which may lie transposed, give [m, n], summed over k. Quick where k or n is small. */
    outerProduct: binary('out_prod'),
    scale: declare<(context: Context, value: Tensor, factor: number) => Tensor>('scale', pointer, [
      pointer,
      pointer,
      'float',
    ]),
    square: unary('sqr'),
    sum: unary('sum'),
    /** Sums `value` over what was repeated to make its shape from that of `like`. */
    repeatBack: binary('repeat_back'),
    silu: unary('silu'),
    siluBack: binary('silu_back'),
    rmsNorm: declare<(context: Context, value: Tensor, epsilon: number) => Tensor>('rms_norm', pointer, [
      pointer,
      pointer,
      'float',
    ]),
    rmsNormBack: declare<(context: Context, gradient: Tensor, value: Tensor, epsilon: number) => Tensor>(
      'rms_norm_back',
      pointer,
      [pointer, pointer, pointer, 'float'],
    ),
    softMax: declare<
      (context: Context, value: Tensor, mask: Tensor | null, scale: number, bias: number) => Tensor
    >('soft_max_ext', pointer, [pointer, pointer, pointer, 'float', 'float']),
    softMaxBack: declare<
      (context: Context, gradient: Tensor, result: Tensor, scale: number, bias: number) => Tensor
    >('soft_max_ext_back', pointer, [pointer, pointer, pointer, 'float', 'float']),
    rope: rope('rope_ext'),
    ropeBack: rope('rope_ext_back'),
    getRows: binary('get_rows'),
    getRowsBack: declare<(context: Context, gradient: Tensor, rows: Tensor, like: Tensor) => Tensor>(
      'get_rows_back',
      pointer,
      [pointer, pointer, pointer, pointer],
    ),
    adamwStep: declare<
      (
        context: Context,
        parameter: Tensor,
        gradient: Tensor,
        first: Tensor,
        second: Tensor,
        settings: Tensor,
      ) => Tensor
    >('opt_step_adamw', pointer, [pointer, pointer, pointer, pointer, pointer, pointer]),

    cast: declare<(context: Context, value: Tensor, type: number) => Tensor>('cast', pointer, [
      pointer,
      pointer,
      'int',
    ]),
    contiguous: unary('cont'),
    transpose: unary('transpose'),
    permute: declare<
      (context: Context, value: Tensor, axis0: number, axis1: number, axis2: number, axis3: number) => Tensor
    >('permute', pointer, [pointer, pointer, 'int', 'int', 'int', 'int']),
    reshape: declare<
      (context: Context, value: Tensor, n0: number, n1: number, n2: number, n3: number) => Tensor
    >('reshape_4d', pointer, [pointer, pointer, 'int64_t', 'int64_t', 'int64_t', 'int64_t']),
    /** Columns `n0` × rows `n1` from `offset` bytes on, rows `rowBytes` apart. */
    view: declare<
      (context: Context, value: Tensor, n0: number, n1: number, rowBytes: number, offset: number) => Tensor
    >('view_2d', pointer, [pointer, pointer, 'int64_t', 'int64_t', 'size_t', 'size_t']),
  }
}

export type Ggml = ReturnType<typeof declareFunctions>

import { closeSync, openSync } from 'node:fs'
import { open } from 'node:fs/promises'
import {
  floatTensor,
  type GgufFault,
  type GgufHeader,
  type GgufTensor,
  type GgufValue,
  numberOf,
  readHeader,
  stringOf,
  tensorTypes,
  valueCount,
  writeGguf,
} from '../gguf/index.ts'
import type { Engine } from './ggml/engine.ts'
import type { Ggml } from './ggml/functions.ts'
import { unpackTensor } from './model.ts'
import { lowRankNames, writableType } from './plan.ts'

export type FileFault = 'notFound' | GgufFault

export type FileReading = { outcome: 'read'; header: GgufHeader } | { outcome: 'faulty'; fault: FileFault }

/** Reads the header of the file at `path`, the vocabulary included. */
export async function readModelFile(path: string): Promise<FileReading> {
  const file = await open(path, 'r').catch(() => null)
  if (!file) return { outcome: 'faulty', fault: 'notFound' }
  try {
    return (await file.stat()).isFile() ? await readHeader(file) : { outcome: 'faulty', fault: 'notFound' }
  } finally {
    await file.close()
  }
}

/** `values` as a tensor of the file in the given type, packed by ggml; the type must fit the rows. */
export function packedTensor(
  ggml: Ggml,
  name: string,
  dimensions: readonly number[],
  type: number,
  values: Float32Array,
): GgufTensor {
  if (type === tensorTypes.f32) return floatTensor(name, dimensions, values)
  const rowLength = dimensions[0]!
  const rows = valueCount(dimensions) / rowLength
  return {
    name,
    dimensions,
    type,
    bytes() {
      const bytes = new Uint8Array(Number(ggml.rowBytes(type, rowLength)) * rows)
      ggml.quantize(type, values, bytes, 0, rows, rowLength, null)
      return bytes
    },
  }
}

export type NamedValues = { name: string; dimensions: readonly number[]; values: Float32Array }

/**
 * Writes a whole model with the header of the file that it was trained from. Matrices take `type` where it fits
 * their rows and 16-bit floats where not; norms and biases stay 32-bit floats.
 */
export function writeModel(
  ggml: Ggml,
  path: string,
  header: ReadonlyMap<string, GgufValue>,
  tensors: readonly NamedValues[],
  type: number,
): void {
  writeGguf(
    path,
    header,
    tensors.map(({ name, dimensions, values }) =>
      packedTensor(ggml, name, dimensions, writableType(type, { name, dimensions }), values),
    ),
  )
}

/** The header's values, none passed over, as a new file takes them. */
export const wholeHeader = ({ values }: GgufHeader): Map<string, GgufValue> =>
  new Map([...values].flatMap(([key, value]) => (value ? [[key, value] as const] : [])))

export type AdapterDescription = {
  architecture: string
  name: string
  alpha: number
  /** What it was made of: hashes of base and data, settings, metrics, as one JSON text. */
  provenance: string
}

/** Writes an adapter in the form that llama.cpp loads. */
export function writeAdapter(
  path: string,
  description: AdapterDescription,
  tensors: readonly NamedValues[],
): void {
  const string = (value: string): GgufValue => ({ type: 'string', value })
  writeGguf(
    path,
    {
      'general.type': string('adapter'),
      'general.architecture': string(description.architecture),
      'general.name': string(description.name),
      'adapter.type': string('lora'),
      'adapter.lora.alpha': { type: 'float32', value: description.alpha },
      'sandtable.provenance': string(description.provenance),
    },
    tensors.map(({ name, dimensions, values }) => floatTensor(name, dimensions, values)),
  )
}

/** W + scale × B A, W [from, to], A [from, rank], B [rank, to], in place. */
function addLowRank(
  weight: Float32Array,
  [from, to]: readonly [number, number],
  { down, up, rank, scale }: { down: Float32Array; up: Float32Array; rank: number; scale: number },
): void {
  for (let row = 0; row < to; row += 1) {
    for (let inner = 0; inner < rank; inner += 1) {
      const factor = scale * up[row * rank + inner]!
      for (let column = 0; column < from; column += 1)
        weight[row * from + column]! += factor * down[inner * from + column]!
    }
  }
}

/**
 * Writes the model at `basePath` with the adapter's changes added to its matrices. Each changed matrix keeps the
 * type it had in the base, or takes `type`; all others are copied as they are.
 */
export async function mergeAdapter(
  engine: Engine,
  basePath: string,
  adapterPath: string,
  path: string,
  type?: number,
): Promise<void> {
  const base = await readModelFile(basePath)
  const adapter = await readModelFile(adapterPath)
  if (base.outcome === 'faulty' || adapter.outcome === 'faulty') throw new Error('both files must be sound')
  const changes = new Map(adapter.header.tensors.map((info) => [info.name, info]))
  const alpha = numberOf(adapter.header.values, 'adapter.lora.alpha') ?? 1
  if (stringOf(adapter.header.values, 'general.type') !== 'adapter') throw new Error('the file is no adapter')

  const baseFile = openSync(basePath, 'r')
  const adapterFile = openSync(adapterPath, 'r')
  try {
    const tensors: GgufTensor[] = []
    for (const info of base.header.tensors) {
      const names = lowRankNames(info.name)
      const down = changes.get(names.down)
      const up = changes.get(names.up)
      const values = await unpackTensor(engine, baseFile, info)
      if (down && up) {
        const rank = down.dimensions[1]!
        addLowRank(values, info.dimensions as [number, number], {
          down: await unpackTensor(engine, adapterFile, down),
          up: await unpackTensor(engine, adapterFile, up),
          rank,
          scale: alpha / rank,
        })
      }
      const written = type === undefined ? info.type : writableType(type, info)
      tensors.push(packedTensor(engine.ggml, info.name, info.dimensions, written, values))
    }
    writeGguf(path, wholeHeader(base.header), tensors)
  } finally {
    closeSync(baseFile)
    closeSync(adapterFile)
  }
}

import type { FileHandle } from 'node:fs/promises'
import type { TensorInfo } from './readHeader.ts'

type Place = readonly [offset: number, mask: number, bytes: 2 | 4]
const f16 = (offset: number): Place => [offset, 0x7c00, 2]

/**
 * Where a block keeps the numbers that all of it is multiplied by, by the tensor type's number in the file: [bytes of a block,
 * places]. A float whose exponent is all ones is infinite or no number. Types without any such float are not here.
 */
const scales: Readonly<Record<number, readonly [bytes: number, ...places: Place[]]>> = {
  0: [4, [0, 0x7f80_0000, 4]],
  1: [2, f16(0)],
  2: [18, f16(0)],
  3: [20, f16(0), f16(2)],
  6: [22, f16(0)],
  7: [24, f16(0), f16(2)],
  8: [34, f16(0)],
  10: [84, f16(80), f16(82)],
  11: [110, f16(108)],
  12: [144, f16(0), f16(2)],
  13: [176, f16(0), f16(2)],
  14: [210, f16(208)],
  16: [66, f16(0)],
  17: [74, f16(0)],
  18: [98, f16(0)],
  20: [18, f16(0)],
  21: [110, f16(0)],
  22: [82, f16(0)],
  23: [136, f16(0)],
  30: [2, [0, 0x7f80, 2]],
}

/** Whether every scale in whole blocks of this type is a finite number. */
function areFinite(chunk: Buffer, type: number): boolean {
  const [blockBytes, ...places] = scales[type]!
  for (let at = 0; at + blockBytes <= chunk.length; at += blockBytes)
    for (const [offset, mask, bytes] of places) {
      const bits = bytes === 4 ? chunk.readUInt32LE(at + offset) : chunk.readUInt16LE(at + offset)
      if ((bits & mask) === mask) return false
    }
  return true
}

const windowBytes = 1 << 16
/** Windows of each tensor that are looked at first, spread over it. */
const windowsFirst = 8

/**
 * Whether the weights of a model are numbers. Of each tensor windows spread over it are read first, then what lies between,
 * for `withinMs` at most: a small model is read whole, of a large one a sample. Weights that are integers say nothing.
 */
export async function areWeightsFinite(
  file: FileHandle,
  tensors: readonly TensorInfo[],
  withinMs: number,
): Promise<boolean> {
  const buffer = Buffer.alloc(windowBytes)
  const isSound = async ({ type, offset, bytes }: TensorInfo, window: number): Promise<boolean> => {
    const blockBytes = scales[type]![0]
    const step = Math.floor(windowBytes / blockBytes) * blockBytes
    const from = window * step
    const length = Math.min(step, bytes! - from)
    const { bytesRead } = await file.read(buffer, 0, length, offset + from)
    return areFinite(buffer.subarray(0, bytesRead), type)
  }
  const weighed = tensors.filter(({ type, bytes }) => scales[type] && bytes)
  const windowsOf = ({ type, bytes }: TensorInfo) => {
    const blockBytes = scales[type]![0]
    return Math.ceil(bytes! / (Math.floor(windowBytes / blockBytes) * blockBytes))
  }
  const endsAt = performance.now() + withinMs
  const spread = (windows: number): Set<number> => {
    const every = Math.max(1, (windows - 1) / (windowsFirst - 1))
    return new Set(
      Array.from({ length: Math.min(windows, windowsFirst) }, (_, at) =>
        Math.min(windows - 1, Math.round(at * every)),
      ),
    )
  }
  for (const tensor of weighed)
    for (const window of spread(windowsOf(tensor))) if (!(await isSound(tensor, window))) return false
  for (const tensor of weighed) {
    const windows = windowsOf(tensor)
    const seen = spread(windows)
    for (let window = 0; window < windows; window += 1) {
      if (seen.has(window)) continue
      if (performance.now() > endsAt) return true
      if (!(await isSound(tensor, window))) return false
    }
  }
  return true
}

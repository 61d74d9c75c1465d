/** Tensor types of the format that the product itself reads or writes, with their numbers in the file (llama.cpp's ggml). */
export const tensorTypes = {
  f32: 0,
  f16: 1,
  q8_0: 8,
  q2_K: 10,
  q3_K: 11,
  q4_K: 12,
  q5_K: 13,
  q6_K: 14,
  i32: 26,
  bf16: 30,
} as const

/** Values in a block of each tensor type and the bytes it takes, by the type's number in the file. */
const blocks: Readonly<Record<number, readonly [values: number, bytes: number]>> = {
  0: [1, 4],
  1: [1, 2],
  2: [32, 18],
  3: [32, 20],
  6: [32, 22],
  7: [32, 24],
  8: [32, 34],
  9: [32, 36],
  10: [256, 84],
  11: [256, 110],
  12: [256, 144],
  13: [256, 176],
  14: [256, 210],
  15: [256, 292],
  16: [256, 66],
  17: [256, 74],
  18: [256, 98],
  19: [256, 50],
  20: [32, 18],
  21: [256, 110],
  22: [256, 82],
  23: [256, 136],
  24: [1, 1],
  25: [1, 2],
  26: [1, 4],
  27: [1, 8],
  28: [1, 8],
  29: [256, 56],
  30: [1, 2],
  34: [256, 54],
  35: [256, 66],
  39: [32, 17],
}

/** Values of a tensor of these dimensions. */
export const valueCount = (dimensions: readonly number[]): number =>
  dimensions.reduce((product, size) => product * size, 1)

/** Bytes of a tensor, or null for a type that isn't known here; llama.cpp may still know it. */
export function tensorBytes(type: number, dimensions: readonly number[]): number | null {
  const block = blocks[type]
  if (!block) return null
  return Math.ceil(valueCount(dimensions) / block[0]) * block[1]
}

/** Whether rows of `rowLength` values can be stored in this type: blocks don't cross rows. */
export function rowsFit(type: number, rowLength: number): boolean {
  const block = blocks[type]
  return block !== undefined && rowLength % block[0] === 0
}

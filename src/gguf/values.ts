/** Kinds of value in a GGUF's header with their numbers in the file. */
export const valueTypes = {
  uint8: 0,
  int8: 1,
  uint16: 2,
  int16: 3,
  uint32: 4,
  int32: 5,
  float32: 6,
  bool: 7,
  string: 8,
  uint64: 10,
  int64: 11,
  float64: 12,
} as const

export const arrayType = 9

export type ScalarType = keyof typeof valueTypes
export type NumberType = Exclude<ScalarType, 'string' | 'bool' | 'uint64' | 'int64'>

/** A value of the header with its type, so that a header that was read can be written again as it was. */
export type GgufValue =
  | { type: NumberType; value: number }
  | { type: 'uint64' | 'int64'; value: bigint }
  | { type: 'bool'; value: boolean }
  | { type: 'string'; value: string }
  | { type: 'array'; of: NumberType; value: readonly number[] }
  | { type: 'array'; of: 'uint64' | 'int64'; value: readonly bigint[] }
  | { type: 'array'; of: 'bool'; value: readonly boolean[] }
  | { type: 'array'; of: 'string'; value: readonly string[] }

const scalarTypes = new Map<number, ScalarType>(
  Object.entries(valueTypes).map(([name, number]) => [number, name as ScalarType]),
)

export const scalarTypeOf = (number: number): ScalarType | undefined => scalarTypes.get(number)

/** Bytes of each scalar of fixed size. */
export const scalarBytes: Readonly<Record<Exclude<ScalarType, 'string'>, number>> = {
  uint8: 1,
  int8: 1,
  uint16: 2,
  int16: 2,
  uint32: 4,
  int32: 4,
  float32: 4,
  bool: 1,
  uint64: 8,
  int64: 8,
  float64: 8,
}

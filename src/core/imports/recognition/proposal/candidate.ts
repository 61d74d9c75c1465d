import type { ColumnConversion } from '../profile.ts'
import type { FieldSpec } from '../recordKinds.ts'
import type { ColumnGround } from './kindProposal.ts'

/** A field that a column could stand for, and how sure that is. */
export type Candidate = {
  /** The column's place in the table. */
  readonly index: number
  readonly spec: FieldSpec
  readonly confidence: number
  readonly grounds: readonly ColumnGround[]
  readonly conversion: ColumnConversion
}

/** Whether the field's own word heads the column, or one like it. */
export const isByWord = ({ grounds }: Candidate): boolean =>
  grounds.includes('sameWord') || grounds.includes('similarWord')

/** Scores are told to three places. */
export function roundScore(value: number): number {
  return Math.round(value * 1000) / 1000
}

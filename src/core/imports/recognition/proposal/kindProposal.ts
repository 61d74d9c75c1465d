import type { ColumnConversion } from '../profile.ts'
import type { RecordKindId } from '../recordKinds.ts'

export type ColumnProposal = {
  readonly column: string
  /** Null where no field fits; the wizard offers the kind's other fields. */
  readonly field: string | null
  /** The field that was recognised, also where none keeps it and the column stays in the evidence only. */
  readonly recognised: string | null
  /** How sure that is, 0–1, also where no field keeps it. */
  readonly certainty: number
  /** 0–1; 0 where no field keeps the column. */
  readonly confidence: number
  readonly grounds: readonly ColumnGround[]
  readonly conversion: ColumnConversion
}

export const columnGrounds = [
  'sameWord',
  'similarWord',
  'tellingPart',
  'knownValues',
  'valuesFit',
  'valuesDoNotFit',
  'orderUncertain',
] as const

export type ColumnGround = (typeof columnGrounds)[number]

export type KindProposal = {
  readonly kind: RecordKindId
  /** 0–1. */
  readonly score: number
  readonly grounds: {
    readonly requiredMet: number
    readonly requiredAll: number
    readonly mappedColumns: number
    readonly columns: number
    readonly tellingFields: readonly string[]
    readonly nameSpeaksForIt: boolean
  }
  readonly columns: readonly ColumnProposal[]
}

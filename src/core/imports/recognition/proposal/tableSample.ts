import type { DateOrder } from '../dateValue.ts'
import type { KnownNames } from '../knownNames.ts'

export type TableSample = {
  readonly columns: readonly string[]
  /** The first rows, 200 are enough. */
  readonly rows: readonly Readonly<Record<string, string>>[]
  /** File name and sheet name, where there are any. */
  readonly fileName?: string
  readonly sheet?: string
}

export type ProposalContext = {
  readonly zone: string
  readonly currency: string
  /** Order of day and month where a whole column leaves it open. */
  readonly dateOrder: DateOrder
  /** Year of dates written without one. */
  readonly year?: number
  /** UTC ms; by it 月底 and a coming day without a year are read. */
  readonly now?: number
  /** Names that the workspace or the other files of the same drop hold. */
  readonly names?: KnownNames
}

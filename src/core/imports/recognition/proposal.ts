import type { ImportProfile } from './profile.ts'
import type { KindProposal } from './proposal/kindProposal.ts'
import { isExpenseClaim, isMachineLog } from './proposal/nothingOfOurs.ts'
import { proposeKind } from './proposal/proposeKind.ts'
import { readingOf } from './proposal/reading.ts'
import { readTable } from './proposal/readTable.ts'
import type { ProposalContext, TableSample } from './proposal/tableSample.ts'
import { type RecordKind, recordKinds } from './recordKinds.ts'

export {
  type ColumnGround,
  type ColumnProposal,
  columnGrounds,
  type KindProposal,
} from './proposal/kindProposal.ts'
export type { ProposalContext, TableSample } from './proposal/tableSample.ts'

/** Score from which a proposed kind may be taken without asking. */
export const confidentScore = 0.6

/**
 * What a table seems to hold: every record kind whose fields its columns could fill, best first, each with a
 * column mapping. Empty where nothing fits.
 *
 * Score = 0.4 × required groups met + 0.25 × share of columns mapped + 0.2 × telling fields (two suffice)
 * + 0.15 × the file's or sheet's name + 0.05 × a heading that speaks of the kind, times 0.5 where a required group is
 * missing, times 0.4 where what is required was only guessed and nothing ties the rows to a customer or product, and
 * times what `doubts` leave.
 */
export function proposeKinds(sample: TableSample, context: ProposalContext): KindProposal[] {
  const table = readTable(sample)
  if (isExpenseClaim(sample, table.columns) || isMachineLog(table.columns)) return []
  const reading = readingOf(table, context)
  return recordKinds
    .map((kind) => proposeKind(kind, sample, table.columns, reading))
    .filter((proposal) => proposal.score > 0.15)
    .sort((left, right) => right.score - left.score)
    .map(withinOne)
}

/** A score may be a little more than whole where all speaks for a kind, which tells it from another in sorting. */
const withinOne = (proposal: KindProposal): KindProposal => ({
  ...proposal,
  score: Math.min(1, proposal.score),
})

/** The mapping of a table to one given kind, for `--as KIND` and the wizard's other choice. */
export function proposeMapping(
  sample: TableSample,
  kind: RecordKind,
  context: ProposalContext,
): KindProposal {
  const table = readTable(sample)
  return withinOne(proposeKind(kind, sample, table.columns, readingOf(table, context)))
}

/** The profile that a proposal stands for: its mapped columns. */
export function profileOf(proposal: KindProposal, name?: string): ImportProfile {
  const columns = proposal.columns.flatMap(({ column, field, conversion }) =>
    field === null ? [] : [{ column, field, conversion }],
  )
  return { version: 1, ...(name === undefined ? {} : { name }), recordKind: proposal.kind, columns }
}

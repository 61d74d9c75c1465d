import type { ReadableDb } from '../../db/open.ts'
import { selectRow } from '../../db/rows.ts'
import { currencyNamed } from '../recognition/currencyNames.ts'
import { findCurrency } from '../recognition/numberText.ts'
import { type ImportProfile, ImportProfile as ImportProfileSchema } from '../recognition/profile.ts'
import {
  type ColumnProposal,
  confidentScore,
  type KindProposal,
  type ProposalContext,
  proposeKinds,
  proposeMapping,
  type TableSample,
} from '../recognition/proposal.ts'
import { type RecordKindId, recordKind } from '../recognition/recordKinds.ts'
import { importProfiles } from '../schema.ts'
import { headerFingerprint } from './mappingOf.ts'

/** Currencies of those who write the day before the month. */
const dayFirst = new Set(['GBP', 'EUR', 'AUD', 'NZD', 'CHF', 'INR', 'SEK', 'NOK', 'DKK', 'PLN', 'BRL', 'ZAR'])

/** How whoever made a table writes 09/11/2026, by the currency of its prices: in pounds and euros the day stands first. */
export function usualDateOrder({ columns, rows }: TableSample, ours: string): 'dmy' | 'mdy' {
  const inHeadings = columns.flatMap((column) => findCurrency(column) ?? [])
  const inCells = rows
    .slice(0, 20)
    .flatMap((row) =>
      Object.values(row).flatMap((cell) => currencyNamed(cell) ?? (/[£€]\s?\d/.test(cell) ? 'GBP' : [])),
    )
  const said = new Set([...inHeadings, ...inCells])
  const all = said.size === 0 ? [ours] : [...said]
  return all.some((one) => dayFirst.has(one)) && !said.has('USD') ? 'dmy' : 'mdy'
}

/** Columns that say something in most rows and were not recognised as anything. A saved profile was made by a person. */
export function missedColumns(
  { rows }: TableSample,
  best: KindProposal | null | undefined,
): ReadonlySet<string> {
  const filled = (column: string) => rows.filter((row) => (row[column] ?? '').trim() !== '').length
  return new Set(
    (best?.columns ?? []).flatMap(({ column, field, recognised }) =>
      field === null && recognised === null && !column.startsWith('#') && filled(column) * 2 >= rows.length
        ? [column]
        : [],
    ),
  )
}

/** A column that names in its cells could still explain: one that nothing or little was recognised of. */
export const isLeftOpen = ({ certainty }: ColumnProposal): boolean => certainty < 0.7

/**
 * What a table is taken for; undefined where a person has to say it. A deal, complaint or return made of something else stands
 * in everything that is advised of its customer: below the score of a sure one none is made unasked.
 */
export const bestOf = (proposals: readonly KindProposal[]): KindProposal | undefined =>
  proposals
    .slice(0, 1)
    .find(({ kind, score }) => score >= (neverGuessed.has(kind) ? confidentScore : leastScore))

/** What somebody has said that a table is: it is that, however little speaks for it, where it has what the kind requires. */
export const asAsked = (
  [first]: readonly KindProposal[],
  wanted: RecordKindId | undefined,
): KindProposal | undefined =>
  first !== undefined && first.kind === wanted && first.grounds.requiredMet === first.grounds.requiredAll
    ? first
    : undefined

const neverGuessed: ReadonlySet<RecordKindId> = new Set(['deals', 'serviceTickets', 'returns'])

/** Below this nothing is proposed: a person says what a table is that looks like no record of ours. */
const leastScore = 0.35

/** The kinds that a table may hold, best first: what was asked for, what the format states, what the columns say. */
export function proposalsFor(
  sample: TableSample,
  reading: ProposalContext,
  wanted: RecordKindId | undefined,
  stated: RecordKindId | undefined,
): KindProposal[] {
  if (wanted) return [proposeMapping(sample, recordKind(wanted), reading)]
  const proposed = proposeKinds(sample, reading)
  if (!stated) return proposed
  const certain = { ...proposeMapping(sample, recordKind(stated), reading), score: 1 }
  return [certain, ...proposed.filter(({ kind }) => kind !== stated)]
}

export function savedProfile(
  db: ReadableDb,
  columns: readonly string[],
): { name: string; profile: ImportProfile } | null {
  const row = selectRow(
    db,
    importProfiles,
    'header_fingerprint = ? ORDER BY updated_at DESC LIMIT 1',
    headerFingerprint(columns),
  )
  return row && { name: row.name, profile: ImportProfileSchema.parse(JSON.parse(row.profile)) }
}

import { asksFor, tellsOfKind } from '../headingParts.ts'
import type { RecordKind, RecordKindId } from '../recordKinds.ts'
import { type Candidate, isByWord } from './candidate.ts'
import type { ReadColumn } from './columns.ts'

/** What headings of a kind speak of, where the rest of two kinds looks alike: a price that was ordered, offered or heard. */
const headingsOf: Partial<Record<RecordKindId, RegExp>> = {
  orders: /order|\bpo\b|shipped|deliver|invoice|下单|订货|订单|发货|发的|发给|出货|出库/,
  quotes: /quot|offer|报价|报的|报了|报出/,
  returns: /return|\brma\b|退/,
  competitorPrices: /competit|rival|their|对手|竞品|友商|他们|人家|听说/,
}

/** Whether a column tells of the kind, by its heading or by sentences in its cells. */
export function isTelling(kind: RecordKind, { asked }: ReadColumn, found: Candidate): boolean {
  if (isByWord(found) || isProse(found) || isListOfJobs(kind, found)) return true
  return tellsOfKind(kind.id, found.spec) && asksFor(asked, kind.id, found.spec)
}

const isProse = ({ spec, grounds }: Candidate): boolean =>
  spec.key === 'text' && grounds.includes('knownValues')

/** A column of titles stands beside people, whatever heads it. */
const isListOfJobs = (kind: RecordKind, { spec, grounds }: Candidate): boolean =>
  kind.id === 'contacts' && spec.key === 'title' && grounds.includes('knownValues')

/** Whether any heading speaks of the kind. */
export const hasHeadingOf = (kind: RecordKind, columns: readonly ReadColumn[]): boolean =>
  columns.some(({ header }) => headingsOf[kind.id]?.test(header.plain) ?? false)

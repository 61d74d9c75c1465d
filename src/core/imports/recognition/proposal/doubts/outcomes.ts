import type { RecordKindId } from '../../recordKinds.ts'
import type { Supposition } from './supposition.ts'

const outcome =
  /^(?:won|lost|closed[ -](?:won|lost)|win|loss|赢单|输单|丢单|赢|输|丢|已?成交|未成交|中标|未中标|落标)$/i

/** Kinds that list things: nothing of them is won or lost. */
const ofThings: ReadonlySet<RecordKindId> = new Set([
  'products',
  'priceList',
  'stock',
  'accounts',
  'contacts',
])

/** Whether rows that would be goods, customers or people were each won or lost: they are what became of deals or quotes. */
export const isWonOrLost = ({ kind, columns }: Supposition): boolean =>
  ofThings.has(kind.id) &&
  columns.some(
    ({ different, values }) =>
      values.length > 1 && different.length > 1 && different.every((cell) => outcome.test(cell)),
  )

import type { ReadableDb } from '../../db/open.ts'
import type { PriceLine } from '../../quotes/store.ts'
import { cellsOf } from './rowCells.ts'

const numbersRows = /^(?:序号?|项次|行次|行号|编号|no\.?|item(?: no\.?)?|line(?: no\.?)?|sn|pos\.?|#)$/i
/** 1, 1台, 1 set, 一套, "1.00". */
const saysOne = /^(?:1(?:\.0+)?|一|单|one)\s*(?:\p{Script=Han}{1,2}|[a-z]{1,6}\.?)?$/iu
/** 1台 or 一批 within what was ordered: "LS-5 1台", "2026年服务 一项". */
const saysOneWithin =
  /(?:^|[^\d.])(?:1|一)\s?(?:台|套|个|件|批|项|次|组|把|支|年|sets?\b|units?\b|pcs\b|lots?\b|x\b|×)/i

/**
 * The lines of orders whose row says nowhere how many: an order book that has a sum and no number counts nothing, and one
 * is no number of it.
 */
export function uncountedLines(db: ReadableDb, lines: readonly PriceLine[]): ReadonlySet<string> {
  const ones = lines.filter(
    ({ quantity, unit, evidenceId }) => quantity === 1 && unit === null && evidenceId !== null,
  )
  if (ones.length === 0) return new Set()
  const rows = db
    .read(
      'SELECT id, text FROM evidence WHERE id IN (SELECT value FROM json_each(?)) AND shredded_at IS NULL',
    )
    .all(JSON.stringify(ones.map(({ evidenceId }) => evidenceId))) as { id: string; text: string }[]
  const textOf = new Map(rows.map(({ id, text }) => [id, text]))
  return new Set(
    ones
      .filter(({ evidenceId }) => {
        const text = textOf.get(evidenceId!)
        return (
          text !== undefined &&
          !cellsOf(text).some(
            ({ head, value }) =>
              !numbersRows.test(head.trim()) && (saysOne.test(value.trim()) || saysOneWithin.test(value)),
          )
        )
      })
      .map(({ id }) => id),
  )
}

import type { ReadHeader } from './header.ts'

/**
 * Whether a cell is a number by which a system knows a record and that nobody reads: 0015g00000KqT1AAAV, a GUID,
 * zcrm_4876876000000421001, 64f0a1b2c3d4e5f600000001. No person, firm or thing is called so.
 */
export function isRecordId(cell: string): boolean {
  const text = cell.trim()
  return (
    /^\{?[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}\}?$/i.test(text) ||
    /^[\da-f]{24,40}$/i.test(text) ||
    /^[a-z]{2,8}_\d{12,}$/i.test(text) ||
    // Fifteen letters and figures, or eighteen: a prefix of three, zeros in between.
    /^(?=(?:.*\d){5})(?=.*[A-Za-z])[A-Za-z\d]{3}[A-Za-z\d]{2}0{2,5}[A-Za-z\d]{5,8}(?:[A-Z0-5]{3})?$/.test(
      text,
    )
  )
}

/** Whether a cell is a number that a team gives its people or records: C-201, CON00317. */
export const isNumberOfRecord = (cell: string): boolean =>
  isRecordId(cell) || /^[A-Z]{1,5}[-_]?\d{2,}$/.test(cell.trim())

/** Whether a heading asks for the number of a record: Contact ID, AccountId, Account Name.id, 客户编码, 数据ID. */
export const asksForRecordId = ({ plain }: ReadHeader): boolean =>
  /(?:^|[\s\p{Script=Han}])(?:ids?|guid|uuid|checksum)$|(?:编号|编码|代码|内码|标识)$/u.test(plain)

/** Letters of a number at the most. */
const longestNumber = 40

/** Whether cells are numbers of records: by their shape alone, or by a figure in each under a heading that asks for it. */
export function areRecordIds(cells: readonly string[], header: ReadHeader): boolean {
  if (cells.length === 0) return false
  if (cells.filter(isRecordId).length >= 0.8 * cells.length) return true
  return (
    asksForRecordId(header) && cells.every((cell) => cell.length <= longestNumber && /^\S*\d\S*$/.test(cell))
  )
}

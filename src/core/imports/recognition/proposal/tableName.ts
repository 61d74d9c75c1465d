import { toSimplified } from '../../matching/simplified.ts'
import { readHeader } from '../header.ts'
import { type RecordKind, recordKinds } from '../recordKinds.ts'
import type { TableSample } from './tableSample.ts'

/** The words that kinds are called by: how long each counts, and whether it stands in a name. */
const namesOfKinds = recordKinds.map(({ names }) =>
  names.map((word) => {
    const isChinese = /[一-鿿]/.test(word)
    const alone = new RegExp(`(^|[^a-z])${word}($|[^a-z])`)
    return {
      length: word.length * (isChinese ? 3 : 1),
      isIn: (name: string): boolean => (isChinese ? name.includes(word) : alone.test(name)),
    }
  }),
)

/** For each kind the length of its longest word in a name; 0 where it has none. */
const lengthsIn = (name: string): readonly number[] =>
  namesOfKinds.map((words) =>
    words.reduce((longest, { length, isIn }) => (length > longest && isIn(name) ? length : longest), 0),
  )

/**
 * By kind, 1 where the sheet or file is called like it; longer words win ("拜访计划" is not a plan of anything). What a sheet
 * is called goes before what its file is: a file of several sheets bears the names of them all.
 */
export function kindsInName({ fileName = '', sheet = '' }: TableSample): ReadonlyMap<RecordKind, number> {
  const ofSheet = lengthsIn(readHeader(sheet).plain)
  const ofBoth = lengthsIn(`${readHeader(fileName.replace(/\.[^.]*$/, '')).plain} ${readHeader(sheet).plain}`)
  const telling = ofSheet.some((length) => length > 0) ? ofSheet : ofBoth
  const best = Math.max(...telling)
  return new Map(recordKinds.map((kind, at) => [kind, ofBoth[at] === 0 ? 0 : telling[at] === best ? 1 : 0.4]))
}

/** A supplier's offer states what we pay, whatever its columns are called. */
export const isOfSupplier = ({ fileName = '', sheet = '' }: TableSample): boolean =>
  /供应商|供货商|供方|采购报价|进货价|supplier|vendor.{0,3}(quote|price|offer)/i.test(
    toSimplified(`${fileName} ${sheet}`.normalize('NFKC')),
  )

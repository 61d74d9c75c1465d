import { currencyOfCell } from '../currencyNames.ts'
import { namedBy } from '../knownNames.ts'
import { readEnum, readEnumExactly } from '../readEnum.ts'
import type { FieldSpec, RecordKind } from '../recordKinds.ts'
import { quoteOutcomes } from '../valueWords.ts'
import { mostCompared, type ReadColumn, shareOf } from './columns.ts'
import type { Reading } from './reading.ts'
import { mainDates, readByValues } from './speakingCells.ts'

/**
 * What the cells themselves say for a field, 0–1: the share of them that are known names or words of it, or have the
 * shape that only it has; null where they say nothing either way.
 */
export function valueScore(
  column: ReadColumn,
  kind: RecordKind,
  spec: FieldSpec,
  reading: Reading,
): number | null {
  const { different } = column
  if (different.length === 0) return null
  const named = namedBy(kind.id, spec)
  if (named !== null) {
    const known = reading.names?.share(named, different) ?? null
    // Names of several words may be known as products, and are no codes.
    if (
      spec.type === 'code' &&
      different.filter((cell) => /\S\s+\S+\s+\S/.test(cell)).length * 2 > different.length
    )
      return 0
    if (named === 'account') return Math.max(known ?? 0, shareOf(column, 'company')) || known
    if (kind.id === 'contacts' && spec.key === 'name')
      return Math.max(known ?? 0, listsPeople(column) ? shareOf(column, 'person') : 0) || known
    // Who was met stands with the customer in one cell; whoever reads it finds both.
    if (spec.key === 'contact' && reading.names?.leads(different)) return 0.9
    return known
  }
  switch (spec.type) {
    case 'stage':
      return different.length > 20 ? 0 : shareOf(column, 'stage')
    case 'email':
      return shareOf(column, 'email')
    case 'phone':
      return spec.key === 'phone' ? null : shareOf(column, 'mobile')
    case 'enum':
      return readByValues.has(`${kind.id}.${spec.key}`) ? choiceScore(column, spec) : null
    case 'date':
      return mainDates.has(spec.key) ? shareOf(column, 'day') : null
    case 'text':
      if (spec.key === 'currency')
        return different.filter((cell) => currencyOfCell(cell) !== null).length / different.length || null
      if (spec.key === 'configuration') return shareOf(column, 'configuration')
      if (kind.id === 'contacts' && spec.key === 'title')
        return different.length < 2 ? null : shareOf(column, 'job') || null
      return kind.id === 'activities' && spec.key === 'text' ? proseScore(column) : null
    default:
      return null
  }
}

/**
 * Whether a column could list people, one a row. Who of ours is on something stands in many a row, under a heading that
 * asks for it.
 */
const listsPeople = ({ values, different, asked }: ReadColumn): boolean =>
  different.length >= 2 &&
  different.length >= 0.9 * Math.min(values.length, mostCompared) &&
  !asked.includes('owner')

/** Letters of a state that is no remark. */
const longestState = 24

/** Different values of a column of choices at the most. */
const mostChoices = 15

/** Share of the cells that are, word for word, choices of the field; a column of one value says nothing. */
function choiceScore({ values, different }: ReadColumn, spec: FieldSpec): number | null {
  if (different.length < 2 || different.length > mostChoices || values.length < 3) return null
  const choices = spec.values ?? {}
  const { unknown: _, ...telling } = choices
  // What became of a quote is seldom said in one word: 被V3替代, expired 30/9.
  const keyOf = (value: string) =>
    readEnumExactly(value, telling) ??
    (choices === quoteOutcomes && value.length <= longestState ? readEnum(value, telling) : null)
  const read = values.map(keyOf).filter((key) => key !== null)
  return new Set(read).size < 2 ? 0 : read.length / values.length
}

/** Sentences, each of its own: what people write down and not what they choose from. */
function proseScore({ values, different }: ReadColumn): number {
  if (values.length < 3 || different.length < Math.min(values.length, mostCompared) * 0.8) return 0
  const lengths = values.map((value) => value.trim().length * (/[一-鿿]/.test(value) ? 2 : 1))
  const long = lengths.filter((length) => length >= 24).length / lengths.length
  return long >= 0.6 ? 0.5 + long / 2 : 0
}

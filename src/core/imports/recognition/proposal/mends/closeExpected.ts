import { convertCell } from '../../convert.ts'
import { type FieldSpec, fieldOf } from '../../recordKinds.ts'
import { decideConversion } from '../columnConversion.ts'
import type { Mapping } from '../mapping.ts'

/**
 * A pipeline keeps one date, under `Close`, and fills it with quarters and with days to come: of its open deals that is
 * when they are expected, and of the others when they closed.
 */
export function letCloseBeExpected({ kind, columns, fieldOfColumn, reading }: Mapping): void {
  const expected = fieldOf(kind, 'expectedCloseAt')
  const mapped = [...fieldOfColumn.values()]
  const closed = mapped.find(({ spec }) => spec.key === 'closedAt')
  if (expected === null || closed === undefined || mapped.some(({ spec }) => spec === expected)) return
  const { values } = columns[closed.index]!
  const read = (value: string, spec: FieldSpec) => {
    const converted = convertCell(value, spec, { dateOrder: closed.conversion.dateOrder }, reading)
    return converted.ok && typeof converted.value === 'number' ? converted.value : null
  }
  const isToCome = (value: string): boolean => {
    const at = read(value, closed.spec)
    return at === null ? read(value, expected) !== null : at > (reading.now ?? Number.POSITIVE_INFINITY)
  }
  if (values.filter(isToCome).length * 2 < values.length || values.length === 0) return
  const { conversion } = decideConversion(columns[closed.index]!, expected, reading)
  fieldOfColumn.set(closed.index, { ...closed, spec: expected, conversion })
}

import { minorUnits } from '../../../shared/money.ts'
import type { FactKind } from '../../atoms/library/factKinds.ts'
import type { ProposedFact } from '../../facts/proposedFact.ts'
import { number, text, type Values } from '../plan/planning.ts'
import type { FieldValue } from '../recognition/convert.ts'
import type { RecordKindId } from '../recognition/recordKinds.ts'

/** Cells that state a fact by standing under their heading: what the customer has to spend, when they decide, when they need it. */
export const statedInCell: Partial<Record<RecordKindId, Readonly<Record<string, FactKind>>>> = {
  deals: { customerBudget: 'budgetAmount', decidesOn: 'decisionDate', wantedOn: 'deliveryDate' },
  accounts: { paymentTerms: 'paymentTerm' },
}
const daysToPay =
  /^(?:net|月结|账期|开票后|发票后)?\s*(\d{1,3})\s*(?:d|days?|天|日)?(?:\s*(?:net|eom|from invoice|after invoice|内|付款))?$/i

/** The calendar day of a UTC time in a zone, `YYYY-MM-DD`. */
const dayIn = (at: number, zone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(at)

function figureOf(
  value: FieldValue | undefined,
  zone: string,
  kind: FactKind,
): ProposedFact['figures'] | null {
  if (kind === 'paymentTerm') {
    const days = typeof value === 'string' ? daysToPay.exec(value.normalize('NFKC').trim())?.[1] : undefined
    return days === undefined ? null : [{ value: Number(days), unit: 'days' }]
  }
  if (typeof value === 'number') return [{ value: dayIn(value, zone), unit: 'date' }]
  if (typeof value !== 'object' || value === null) return null
  const { amountMinor, currency } = value
  return [{ value: amountMinor / minorUnits(currency), unit: currency, currency }]
}

/**
 * The facts that a row's cells state by their columns, with the field of each: what the team noted of the customer, no
 * word of theirs. Of a closed deal nothing is to come.
 */
export function factsOfCells(
  kind: RecordKindId,
  values: Values,
  cellOf: (field: string) => string,
  zone: string,
): { field: string; fact: ProposedFact }[] {
  if (text(values, 'outcome') !== null && text(values, 'outcome') !== 'open') return []
  if (number(values, 'closedAt') !== null) return []
  return Object.entries(statedInCell[kind] ?? {}).flatMap(([field, factKind]) => {
    const figures = figureOf(values[field], zone, factKind)
    const cell = cellOf(field)
    if (figures === null || cell === '') return []
    const fact: ProposedFact = {
      kind: factKind,
      subject: '',
      start: 0,
      end: cell.length,
      text: cell,
      figures,
      speaker: 'note',
      stance: 'stated',
      saidBy: null,
    }
    return [{ field, fact }]
  })
}

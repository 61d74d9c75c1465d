import type { PlannedFile } from '../../shared/contract/imports.ts'
import { previewImport } from './formats/preview.ts'
import { isRecordKind } from './inspection/inspection.ts'
import { partOfItem } from './inspection/partOf.ts'
import { profileOfPlan } from './inspection/profileOfPlan.ts'
import { choicesOf, conversionContext, convertCell } from './recognition/convert.ts'
import { fieldOf, recordKind } from './recognition/recordKinds.ts'
import type { ImportContext } from './runImport.ts'

/** Rows that are looked through: a column of choices shows all of them in far fewer. */
const mostRows = 5000

/** Different values of one column that are listed; more are no choices but texts. */
const mostValues = 50

/** The cells of a planned table's columns of choices that are not understood as it is planned, with how often each stands there. */
export async function unreadValues(
  context: Pick<ImportContext, 'uploads' | 'options' | 'zone' | 'currency' | 'now'>,
  plan: PlannedFile,
): Promise<{ rows: number; complete: boolean; unread: { column: string; value: string; count: number }[] }> {
  const none = { rows: 0, complete: true, unread: [] }
  if (!isRecordKind(plan.recordKind)) return none
  const kind = recordKind(plan.recordKind)
  const columns = profileOfPlan(plan).columns.flatMap(({ column, field, conversion = {} }) => {
    const spec = fieldOf(kind, field)
    return spec === null || choicesOf(spec).length === 0
      ? []
      : [{ column, spec, conversion, counts: new Map<string, number>() }]
  })
  if (columns.length === 0) return none
  const { items, complete } = await previewImport(
    await context.uploads.source(plan.uploadId),
    { ...context.options, keepsTables: true },
    mostRows,
  )
  const rows = items.filter(
    (item) => item.kind === 'row' && (plan.part === null || partOfItem(item) === plan.part),
  )
  const reading = conversionContext(context.zone, context.currency, context.now())
  for (const item of rows)
    if (item.kind === 'row')
      for (const { column, spec, conversion, counts } of columns) {
        const value = (item.cells[column] ?? '').trim()
        if (value === '') continue
        const seen = counts.get(value)
        if (seen !== undefined) counts.set(value, seen + 1)
        else if (counts.size < mostValues && !convertCell(value, spec, conversion, reading).ok)
          counts.set(value, 1)
      }
  const unread = columns.flatMap(({ column, counts }) =>
    [...counts]
      .sort((a, b) => b[1] - a[1])
      .map(([value, count]) => ({ column, value: value.slice(0, 200), count })),
  )
  return { rows: rows.length, complete, unread }
}

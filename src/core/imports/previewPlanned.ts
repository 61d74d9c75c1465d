import type { ImportPreviewView, PlannedFile } from '../../shared/contract/imports.ts'
import { minorUnits } from '../../shared/money.ts'
import { listAccounts } from '../accounts/store.ts'
import { calendarDay } from '../calendarDay.ts'
import { listProducts } from '../catalog/store.ts'
import { transaction } from '../db/open.ts'
import type { Session } from '../session.ts'
import type { ImportItem, NoteItem } from './formats/format.ts'
import { previewImport } from './formats/preview.ts'
import { toldThoughKept } from './importFile.ts'
import { isRecordKind } from './inspection/inspection.ts'
import { partOfItem } from './inspection/partOf.ts'
import { profileOfPlan } from './inspection/profileOfPlan.ts'
import { createMatchIndex } from './matching/match.ts'
import { planners } from './plan/index.ts'
import { isRefusal, type RowRefusal } from './plan/planning.ts'
import { type ConvertedRow, conversionContext, createRowConverter } from './recognition/convert.ts'
import type { RecordKindId } from './recognition/recordKinds.ts'
import type { ImportContext } from './runImport.ts'
import { createBatch } from './take/batch.ts'
import { createRowYears } from './take/rowYears.ts'
import { createWriteContext } from './writeContext.ts'

/** A note as it is shown: a dated note's first line is its title already. */
const noteText = ({ title, text }: NoteItem): string => {
  const [first = ''] = text.split('\n')
  return (sameLine(first, title) ? text : `${title}\n${text}`).slice(0, 400)
}
const sameLine = (line: string, title: string): boolean => {
  const bare = (words: string) => words.replace(/^[\s#*【[]+|[\s#*】\]]+$/g, '')
  return bare(line) === bare(title)
}

/** Refusals that later files of the same import cannot lift: a deal that is not there yet may still come. */
const ownFault: ReadonlySet<RowRefusal['code']> = new Set([
  'notPositive',
  'notANumber',
  'notADate',
  'looksLikeReturn',
  'productMissing',
  'atomIncomplete',
  'unknownStage',
])

const takenBack = new Error('taken back')

/**
 * Why rows would be left out though their cells can be read, as the very planner of the import says: each row is planned
 * in a transaction that is taken back.
 */
function refusalsOf(
  session: Session,
  context: ImportContext,
  { kind, mapping }: { kind: RecordKindId; mapping: PlannedFile['mapping'] },
  rows: ReadonlyMap<ImportItem, ConvertedRow>,
): Map<ImportItem, RowRefusal> {
  const refused = new Map<ImportItem, RowRefusal>()
  const fields = new Set(mapping.flatMap(({ field }) => field ?? []))
  try {
    transaction(session.db, () => {
      const { write } = createWriteContext(context, 'preview', session.now(), createBatch())
      for (const [item, { values, rejections, isUsable }] of rows) {
        if (!isUsable) continue
        const unread = rejections.length === 0 ? undefined : new Set(rejections.map(({ field }) => field))
        const plan = planners[kind](values, write, unread, fields)
        if (isRefusal(plan) && ownFault.has(plan.code)) refused.set(item, plan)
      }
      throw takenBack
    })
  } catch (error) {
    if (error !== takenBack) throw error
  }
  return refused
}

const itemValues = (item: ImportItem): Record<string, string | null> =>
  item.kind === 'message'
    ? {
        at: item.sentAt === null ? null : new Date(item.sentAt).toISOString(),
        who: item.sender,
        text: item.text || `[${item.messageType}]`,
      }
    : item.kind === 'note'
      ? { at: item.date, who: null, text: noteText(item) }
      : {}

/**
 * The first rows as they would be read and taken, with every problem in its place: also that a row would be left out,
 * before anything is imported. Changes nothing.
 */
export async function previewPlanned(
  session: Session,
  context: ImportContext,
  plan: PlannedFile,
): Promise<ImportPreviewView> {
  const { options, zone, currency, uploads } = context
  const columnOf = new Map(plan.mapping.flatMap(({ column, field }) => (field ? [[field, column]] : [])))
  const keepsTables = isRecordKind(plan.recordKind)
  const source = await previewImport(
    await uploads.source(plan.uploadId),
    { ...options, keepsTables, isByHand: plan.isByHand === true },
    100,
  )
  const inPart = (item: ImportItem) => {
    const part = partOfItem(item)
    return plan.part === null || part === null || part === plan.part
  }
  const items = source.items.filter(inPart).slice(0, 50)
  if (!isRecordKind(plan.recordKind)) {
    return {
      fields: ['at', 'who', 'text'],
      rows: items.map((item) => {
        const line =
          ('line' in item.at ? item.at.line : 'lineStart' in item.at ? item.at.lineStart : null) ?? null
        return {
          place: { line, sheet: null },
          values: itemValues(item),
          problems: source.problems.flatMap(({ code, at }) =>
            toldThoughKept.has(code) && at.line === line ? [{ column: null, code, value: null }] : [],
          ),
        }
      }),
      proposals: [],
    }
  }
  const named = { ...plan, fileName: uploads.name(plan.uploadId) }
  const profile = profileOfPlan(named)
  const convert = createRowConverter(profile, conversionContext(zone, currency, session.now()))
  const years = createRowYears(profile, calendarDay(zone)(session.now()))
  years.look(source.items.filter(inPart))
  years.finish()
  const converted = new Map<ImportItem, ConvertedRow>()
  for (const item of items)
    if (item.kind === 'row') converted.set(item, convert(item.cells, years.of(item.at, item.cells)))
  const refused = refusalsOf(session, context, { kind: plan.recordKind, mapping: plan.mapping }, converted)
  const names = new Map<'account' | 'product', Set<string>>([
    ['account', new Set()],
    ['product', new Set()],
  ])
  const rows = items.flatMap((item) => {
    if (item.kind !== 'row') return []
    const { values, rejections, told } = converted.get(item)!
    const refusal = refused.get(item)
    for (const entity of ['account', 'product'] as const) {
      const field = plan.recordKind === `${entity}s` ? 'name' : entity
      if (typeof values[field] === 'string') names.get(entity)!.add(values[field])
    }
    return [
      {
        place: { line: item.at.line ?? null, sheet: item.at.sheet ?? null },
        values: Object.fromEntries(
          Object.entries(values).map(([field, value]) => [
            field,
            typeof value === 'object'
              ? `${value.amountMinor / minorUnits(value.currency)} ${value.currency}`
              : String(value),
          ]),
        ),
        problems: [
          ...[...rejections, ...told].map(({ column, code, value }) => ({
            column: column || null,
            code,
            value,
          })),
          ...(refusal
            ? [{ column: columnOf.get(refusal.field) ?? null, code: refusal.code, value: refusal.value }]
            : []),
        ],
      },
    ]
  })
  const { db } = session
  const existing = {
    account: listAccounts(db).map(({ id, name }) => ({ id, name })),
    product: listProducts(db).map(({ id, name }) => ({ id, name })),
  }
  const proposals = (['account', 'product'] as const).flatMap((entity) => {
    const index = createMatchIndex(entity, existing[entity])
    const nameOf = new Map(existing[entity].map(({ id, name }) => [id, name]))
    return [...names.get(entity)!].flatMap((name) => {
      const found = index.match({ name })
      return found.kind === 'proposal'
        ? found.proposals.slice(0, 1).map((proposal) => ({
            entity,
            name,
            existing: nameOf.get(proposal.id) ?? '',
            score: proposal.score,
            reasons: [...proposal.reasons],
          }))
        : []
    })
  })
  return { fields: profile.columns.map(({ field }) => field), rows, proposals }
}

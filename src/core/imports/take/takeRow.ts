import type { Ground } from '../../../shared/contract/captures.ts'
import type { PlannedFile } from '../../../shared/contract/imports.ts'
import { getAccount } from '../../accounts/store.ts'
import { factKinds } from '../../atoms/library/factKinds.ts'
import { getContact } from '../../contacts/store.ts'
import type { ProposedFact } from '../../facts/proposedFact.ts'
import { fileTitle } from '../formats/fileTitle.ts'
import type { RowItem } from '../formats/format.ts'
import { isPaperTitle } from '../formats/tables/sheetNotes.ts'
import { profileOfPlan } from '../inspection/profileOfPlan.ts'
import { planners } from '../plan/index.ts'
import { isRefusal, number, text as textOf, type Values } from '../plan/planning.ts'
import { conversionContext, createRowConverter } from '../recognition/convert.ts'
import type { RecordKindId } from '../recognition/recordKinds.ts'
import { saysVoid } from '../recognition/voidSheet.ts'
import { insertRejection } from '../store.ts'
import { versionOf } from '../tableVersions.ts'
import { createOrdersAgain } from './ordersAgain.ts'
import { createRowConflicts } from './rowConflicts.ts'
import type { RowYears } from './rowYears.ts'
import { factsOfCells } from './statedInCell.ts'
import { type Reading, type Taken, type Taking, writeEvidence, writeFacts } from './taking.ts'
import { createUsualCurrency } from './usualCurrency.ts'

/** Records in which people write what they heard, and the fields in which they do. */
const speaksFreely: ReadonlySet<RecordKindId> = new Set([
  'activities',
  'tenderFeedback',
  'returns',
  'policyEvents',
  'accounts',
  'contacts',
  'deals',
  'quotes',
])
/** Records that are kept up to date: their remarks are of no day that the record tells. */
const ofNoDay: ReadonlySet<RecordKindId> = new Set(['accounts', 'contacts', 'deals'])
/** Records of which one that is void is none: who replaced an offer keeps it on a sheet of its own. */
const mayBeVoid: ReadonlySet<RecordKindId> = new Set([
  'quotes',
  'orders',
  'returns',
  'receivables',
  'deals',
  'priceList',
  'products',
  'stock',
])
const ofExport = /导出|(?<![a-z])export(?:ed|s)?(?![a-z])/i
export const freeText: ReadonlySet<string> = new Set([
  'subject',
  'text',
  'result',
  'nextStep',
  'feedback',
  'reason',
  'title',
  'impact',
  'remark',
  'concern',
  'situation',
  'need',
])

/** Letters of a title that may be a deal's name. */
const leastDealName = 4

/** Makes what takes the rows of one table: each becomes evidence and a record, a duplicate or rejections. */
export function createRowTaker(
  taking: Taking,
  file: PlannedFile & { fileName: string; today: string; contentHash: string | null },
  kind: RecordKindId,
  years: Pick<RowYears, 'of'>,
) {
  const { write, fileId, freshHash } = taking
  const { db, importId } = write
  const convert = createRowConverter(
    profileOfPlan(file),
    conversionContext(write.zone, write.currency, write.now),
  )
  const planner = planners[kind]
  const isVoid = mayBeVoid.has(kind) && file.part !== file.fileName && saysVoid(file.part ?? '')
  const writtenOn = ofNoDay.has(kind) || kind === 'receivables' ? dayOfTable(file.fileName, write.now) : null
  const usualCurrency = createUsualCurrency(write)
  const conflictsOf = createRowConflicts(kind)
  const fields = new Set(file.mapping.flatMap(({ field }) => field ?? []))
  const columnOf = new Map(file.mapping.flatMap(({ column, field }) => (field ? [[field, column]] : [])))
  const freeColumns = new Map(
    speaksFreely.has(kind)
      ? file.mapping.flatMap(({ column, field }) => (field && freeText.has(field) ? [[column, field]] : []))
      : [],
  )

  /** Of a row that calls its account by a name cut short: the words by which it was found. */
  const groundsOfRow = (values: Values, accountId: string | null): Ground[] => {
    const cell = kind === 'accounts' || accountId === null ? null : textOf(values, 'account')
    if (cell === null) return []
    const { id, isCutShort, account } = write.linker.referred(cell)
    if (id === null && write.linker.meantBeside(cell) === accountId)
      return [{ code: 'onlyShortName', text: cell }]
    return isCutShort && id === accountId ? [{ code: 'onlyShortName', text: account }] : []
  }

  /** The customer of the deal that a part of a title is called like: 三期 车间冷水站   报价 V2. */
  const accountOfDealIn = (parts: readonly string[]): string | null =>
    parts
      .map((part) => part.trim())
      .filter((part) => part.length >= leastDealName)
      .map((part) => write.linker.accountOfDealNamed(part))
      .find((found) => found !== null) ?? null

  const titleColumn = file.mapping.find(({ column }) => isPaperTitle(column))?.column
  let addressed: string | null | undefined
  /** Whose a quotation is that has no customer in its cells: whom its title, else the file's name speaks of. */
  const addressedIn = (cells: RowItem['cells']): string | null => {
    if (addressed !== undefined) return addressed
    const title = titleColumn === undefined ? '' : (cells[titleColumn] ?? '')
    const people = write.people()
    const name = fileTitle(file.fileName).replaceAll(/[_-]+/g, ' ')
    const id =
      people.accountSpokenOf('', title) ??
      people.accountSpokenOf('', name) ??
      people.accountSpokenOf(name, '') ??
      people.onlyAccountCalled(`${title}\n${name}`, { amongUs: true }) ??
      accountOfDealIn([...title.split(/\s{2,}|\s·\s/), name])
    addressed = id === null ? null : (getAccount(db, id)?.name ?? null)
    return addressed
  }
  const withAddressed = (values: Values, cells: RowItem['cells']): Values => {
    if (kind !== 'quotes' || textOf(values, 'account') !== null || textOf(values, 'deal') !== null)
      return values
    const account = addressedIn(cells)
    return account === null ? values : { ...values, account }
  }

  const validColumn =
    columnOf.get('validTo') ??
    file.mapping.find(({ column }) =>
      /^(?:报价|价格)?有效期限?$|^(?:validity|valid(?: for)?)$/i.test(column.trim()),
    )?.column
  /** For how long a quote holds, where its cell says no day: 90天, 30 days. */
  const withValidFor = (values: Values, cells: RowItem['cells']): Values => {
    const cell = kind === 'quotes' && validColumn !== undefined ? (cells[validColumn] ?? '').trim() : ''
    if (cell === '' || number(values, 'validTo') !== null) return values
    return { ...values, validFor: /\p{Script=Han}/u.test(cell) ? `有效期${cell}` : `valid ${cell}` }
  }

  const isOrderAgain = kind === 'orders' ? createOrdersAgain(columnOf.get('remark') ?? null) : null

  return (item: RowItem): Taken => {
    const {
      values: read,
      rejections,
      told,
      isUsable,
    } = convert(item.cells, years.of(item.at, item.cells), usualCurrency)
    const values = isUsable ? withValidFor(withAddressed(read, item.cells), item.cells) : read
    const tellRejections = (kept: boolean) => {
      for (const { column, code, value } of kept ? [...rejections, ...told] : rejections)
        insertRejection(db, { importId, fileId }, item.at, { column, code, value, kept })
    }
    if (isVoid) {
      insertRejection(db, { importId, fileId }, item.at, {
        column: null,
        code: 'sheetVoid',
        value: file.part,
      })
      return 'rejected'
    }
    if (!isUsable) {
      tellRejections(false)
      return 'rejected'
    }
    let content = kind as string
    let text = ''
    const free: { cell: string; start: number; field: string }[] = []
    const startOf = new Map<string, number>()
    for (const column in item.cells) {
      const cell = item.cells[column]!
      if (cell === '') continue
      content += `\n${column}\t${cell}`
      if (text !== '') text += '\n'
      text += `${column}: `
      startOf.set(column, text.length)
      const field = freeColumns.get(column)
      if (field !== undefined) free.push({ cell, start: text.length, field })
      text += cell
    }
    if (isOrderAgain?.(values, item.cells)) return 'duplicates'
    // What is owed is told anew by every list of it, in the same words or not.
    const contentHash = freshHash(kind === 'receivables' ? `${content}\n#${file.contentHash}` : content)
    if (contentHash === null) return 'duplicates'
    const unread = rejections.length === 0 ? undefined : new Set(rejections.map(({ field }) => field))
    const plan = planner(values, write, unread, fields)
    if (isRefusal(plan)) {
      const column = columnOf.get(plan.field) ?? null
      insertRejection(db, { importId, fileId }, item.at, {
        column,
        code: plan.code,
        value: plan.value || (item.cells[column ?? ''] ?? ''),
      })
      return 'rejected'
    }
    tellRejections(true)
    for (const { field, line } of conflictsOf(plan, values, item.at.line ?? null)) {
      const column = columnOf.get(field) ?? null
      insertRejection(db, { importId, fileId }, item.at, {
        column,
        code: 'conflictingRows',
        value: `${item.cells[column ?? ''] ?? ''}${line === null ? '' : ` ≠ ${line}`}`,
        kept: true,
      })
    }
    const evidenceId = writeEvidence(
      taking,
      {
        ...plan,
        ...(writtenOn !== null && plan.occurredAt === write.now && { occurredAt: writtenOn }),
        grounds: groundsOfRow(values, plan.accountId),
      },
      {
        kind: 'row',
        locator: { line: item.at.line ?? null, sheet: item.at.sheet ?? null },
        author: null,
        title: null,
        text,
        contentHash,
        zone: write.zone,
        consent: plan.consent,
        sensitivity: plan.sensitivity,
      },
    )
    const result = plan.write(evidenceId)
    // A row that tells when it was last changed says how things were then, else a table that is filed under a day does.
    const changedOn = typeof values.updatedAt === 'number' ? Math.min(write.now, values.updatedAt) : null
    const saidOn = changedOn ?? writtenOn
    const isKeptByHand = changedOn === null && saidOn !== null && !ofExport.test(file.fileName)
    const about = saidOn === null ? plan : { ...plan, occurredAt: saidOn }
    // What a person wrote into a cell may state facts: each cell is read by itself, and a span lies within it.
    for (const { cell, start, field } of free)
      writeFacts(taking, evidenceId, cell, about, {
        offset: start,
        undated: ofNoDay.has(kind) && changedOn === null,
        // Whom the row is about is who its cell says has spoken.
        contactOf: (name) =>
          plan.contactId !== null && getContact(db, plan.contactId)?.name === name ? plan.contactId : null,
        ...(field === 'nextStep' && { mend: planned }),
        // Prices that a policy moves are no rival's, and its figures are nobody's budget.
        ...(kind === 'policyEvents' && { mend: () => [] }),
        ...(kind === 'contacts' && contactCell(cell, field)),
      })
    // A row's stamp tells that some cell of it was changed, not that this one was, and the day of an export nothing at all:
    // nothing says since when it holds. A table that is kept by hand says how things were on the day under which it is filed.
    const stated = factsOfCells(
      kind,
      values,
      (field) => item.cells[columnOf.get(field) ?? ''] ?? '',
      write.zone,
    ).map((one) => ({ ...one, undated: ofNoDay.has(kind) && !isKeptByHand }))
    for (const { field, fact, undated } of [...stated, ...(plan.states ?? [])])
      writeFacts(taking, evidenceId, fact.text, about, {
        offset: startOf.get(columnOf.get(field)!)!,
        undated,
        mend: () => [fact],
      })
    return result === 'inserted' ? 'accepted' : result === 'updated' ? 'updated' : 'duplicates'
  }
}

/** The day under which a table is filed, at noon, UTC ms; null where its name gives none. */
function dayOfTable(fileName: string, now: number): number | null {
  const { day } = versionOf(fileName, now)
  return day === null ? null : Math.min(now, Date.parse(`${day}T12:00:00Z`))
}

/** What stands under "next step" is to be done, whatever it names. */
const planned = (found: ProposedFact[]): ProposedFact[] =>
  found.map((fact) => (fact.stance === 'stated' ? { ...fact, stance: 'promised' } : fact))

/** Letters of a concern at the most, so that it can be said in one breath. */
const longestConcern = 60

/**
 * What stands beside a contact: what they care about are their words, whole; a remark on them is the team's own view,
 * of which only figures are facts.
 */
function contactCell(cell: string, field: string): Reading {
  if (field !== 'concern')
    return {
      mend: (found) =>
        found.map((fact) => (factKinds[fact.kind].value === 'text' ? { ...fact, stance: 'thought' } : fact)),
    }
  const text = cell.trim()
  const whole: ProposedFact = {
    kind: 'statedConcern',
    subject: text.slice(0, 8),
    start: cell.indexOf(text),
    end: cell.indexOf(text) + text.length,
    text,
    figures: [],
    speaker: 'customer',
    stance: 'stated',
    saidBy: null,
  }
  return {
    by: 'customer',
    mend: (found) => [
      ...(text.length >= 4 && text.length <= longestConcern ? [whole] : []),
      ...found.filter((fact) => fact.kind !== 'statedConcern'),
    ],
  }
}

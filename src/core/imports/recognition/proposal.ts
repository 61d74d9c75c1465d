import { isOfSheet } from '../formats/tables/sheetNotes.ts'
import { toSimplified } from '../matching/simplified.ts'
import { type CellShape, cellShapes, looksLikeNoName, unitOfPrice } from './cellShapes.ts'
import { type ConversionContext, conversionContext, convertCell } from './convert.ts'
import { currencyOfCell } from './currencyNames.ts'
import { type DateOrder, decideDateOrder } from './dateValue.ts'
import { headerSimilarity, type ReadHeader, readHeader } from './header.ts'
import { asksFor, type Concept, conceptsOf, partScore, tellsOfKind } from './headingParts.ts'
import { rowOrderOf } from './inferredYears.ts'
import { type KnownNames, type Named, namedBy } from './knownNames.ts'
import { decideDecimal, readNumber } from './numberText.ts'
import { couldBePerson } from './personCell.ts'
import { withoutIncluded } from './productList.ts'
import type { ColumnConversion, ImportProfile } from './profile.ts'
import { readEnum, readEnumExactly } from './readEnum.ts'
import {
  type FieldSpec,
  fieldOf,
  isTarget,
  type RecordKind,
  type RecordKindId,
  recordKinds,
} from './recordKinds.ts'
import { quoteOutcomes } from './valueWords.ts'

export type TableSample = {
  readonly columns: readonly string[]
  /** The first rows, 200 are enough. */
  readonly rows: readonly Readonly<Record<string, string>>[]
  /** File name and sheet name, where there are any. */
  readonly fileName?: string
  readonly sheet?: string
}

export type ProposalContext = {
  readonly zone: string
  readonly currency: string
  /** Order of day and month where a whole column leaves it open. */
  readonly dateOrder: DateOrder
  /** Year of dates written without one. */
  readonly year?: number
  /** UTC ms; by it 月底 and a coming day without a year are read. */
  readonly now?: number
  /** Names that the workspace or the other files of the same drop hold. */
  readonly names?: KnownNames
}

export type ColumnProposal = {
  readonly column: string
  /** Null where no field fits; the wizard offers the kind's other fields. */
  readonly field: string | null
  /** The field that was recognised, also where none keeps it and the column stays in the evidence only. */
  readonly recognised: string | null
  /** How sure that is, 0–1, also where no field keeps it. */
  readonly certainty: number
  /** 0–1; 0 where no field keeps the column. */
  readonly confidence: number
  readonly grounds: readonly ColumnGround[]
  readonly conversion: ColumnConversion
}

export const columnGrounds = [
  'sameWord',
  'similarWord',
  'tellingPart',
  'knownValues',
  'valuesFit',
  'valuesDoNotFit',
  'orderUncertain',
] as const
export type ColumnGround = (typeof columnGrounds)[number]

export type KindProposal = {
  readonly kind: RecordKindId
  /** 0–1. */
  readonly score: number
  readonly grounds: {
    readonly requiredMet: number
    readonly requiredAll: number
    readonly mappedColumns: number
    readonly columns: number
    readonly tellingFields: readonly string[]
    readonly nameSpeaksForIt: boolean
  }
  readonly columns: readonly ColumnProposal[]
}

type ReadColumn = {
  readonly column: string
  readonly known: KnownHeader
  readonly header: ReadHeader
  /** What the heading asks for in somebody's own words, the likeliest first. */
  readonly asked: readonly Concept[]
  /** Every row's cell, and the filled ones. */
  readonly all: readonly string[]
  readonly values: readonly string[]
  /** The first different ones. */
  readonly different: readonly string[]
  readonly shares: Map<CellShape, number>
}

/** Different cells that are compared with names: more make a column no clearer. */
const mostCompared = 40

type KnownWords = ReadonlyMap<FieldSpec, readonly ReadHeader[]>

type Reading = ProposalContext &
  ConversionContext & { readonly known: KnownWords; readonly kindsInName: ReadonlyMap<RecordKind, number> }

let known: KnownWords | null = null

/** Every field's labels (the first three) and words, read once for all columns. */
function knownWords(): KnownWords {
  // Read when the first table is recognised: thousands of words, the same for every table.
  known ??= new Map(
    recordKinds.flatMap(({ fields }) =>
      fields.map((spec) => [spec, [spec.zh, spec.en, spec.key, ...spec.words].map(readHeader)] as const),
    ),
  )
  return known
}

/** What a heading alone says for a field: by the field's own word and by the telling part, each 0–1. */
type Chance = { readonly spec: FieldSpec; readonly word: number; readonly part: number }

/** A header read, with the fields it may stand for in the kinds asked about so far: the files of a folder have the same few. */
type KnownHeader = {
  readonly read: ReadHeader
  readonly asked: readonly Concept[]
  readonly chances: Map<RecordKind, readonly Chance[]>
}
const headers = new Map<string, KnownHeader>()

function knownHeader(column: string): KnownHeader {
  const met = headers.get(column)
  if (met) return met
  if (headers.size >= 2000) headers.clear()
  const read = readHeader(column)
  const asked = column.startsWith('#') ? [] : conceptsOf(read.spelled ?? read)
  const header = { read, asked, chances: new Map() }
  headers.set(column, header)
  return header
}

/** The fields of a kind that a column of this heading may stand for: by what it is called, or by what stands in it. */
function chancesOf(header: KnownHeader, kind: RecordKind, words: KnownWords): readonly Chance[] {
  const met = header.chances.get(kind)
  if (met) return met
  const chances = kind.fields
    .map((spec) => ({
      spec,
      word: wordScore(header.read, spec, words),
      part: partScore(header.asked, kind.id, spec),
    }))
    .filter(({ spec, word, part }) => word >= leastWord || part > 0 || maySpeakByCells(kind, spec))
  header.chances.set(kind, chances)
  return chances
}

/** A table taken apart; one that is looked at again with more names is the same table. */
type ReadTable = {
  readonly columns: readonly ReadColumn[]
  readonly kindsInName: ReadonlyMap<RecordKind, number>
}
const tables = new WeakMap<TableSample, ReadTable>()

function readTable(sample: TableSample): ReadTable {
  const met = tables.get(sample)
  if (met) return met
  const table = { columns: readColumns(sample), kindsInName: kindsInName(sample) }
  tables.set(sample, table)
  return table
}

function readColumns(sample: TableSample): ReadColumn[] {
  return sample.columns.map((column) => {
    const all = sample.rows.map((row) => row[column] ?? '')
    const known = knownHeader(column)
    const values = all.filter((value) => value.trim() !== '')
    const different = [...new Set(values.map((value) => value.trim()))].slice(0, mostCompared)
    return {
      column,
      known,
      header: known.read,
      asked: known.asked,
      all,
      values,
      different,
      shares: new Map(),
    }
  })
}

/** Score from which a proposed kind may be taken without asking. */
export const confidentScore = 0.6

/**
 * What a table seems to hold: every record kind whose fields its columns could fill, best first, each with a
 * column mapping. Empty where nothing fits.
 *
 * Score = 0.4 × required groups met + 0.25 × share of columns mapped + 0.2 × telling fields (two suffice)
 * + 0.15 × the file's or sheet's name + 0.05 × a heading that speaks of the kind, times 0.5 where a required group is
 * missing, and where what is required was only guessed and nothing ties the rows to a customer or product.
 */
export function proposeKinds(sample: TableSample, context: ProposalContext): KindProposal[] {
  const { columns, kindsInName } = readTable(sample)
  if (isExpenseClaim(sample, columns) || isMachineLog(columns)) return []
  const reading = {
    ...context,
    ...conversionContext(context.zone, context.currency, context.now),
    known: knownWords(),
    kindsInName,
  }
  return recordKinds
    .map((kind) => proposeKind(kind, sample, columns, reading))
    .filter((proposal) => proposal.score > 0.15)
    .sort((left, right) => right.score - left.score)
    .map(withinOne)
}

/** A score may be a little more than whole where all speaks for a kind, which tells it from another in sorting. */
const withinOne = (proposal: KindProposal): KindProposal => ({
  ...proposal,
  score: Math.min(1, proposal.score),
})

/** The mapping of a table to one given kind, for `--as KIND` and the wizard's other choice. */
export function proposeMapping(
  sample: TableSample,
  kind: RecordKind,
  context: ProposalContext,
): KindProposal {
  const { columns, kindsInName } = readTable(sample)
  const conversions = conversionContext(context.zone, context.currency, context.now)
  const read = { known: knownWords(), kindsInName }
  return withinOne(proposeKind(kind, sample, columns, { ...context, ...conversions, ...read }))
}

/** The profile that a proposal stands for: its mapped columns. */
export function profileOf(proposal: KindProposal, name?: string): ImportProfile {
  const columns = proposal.columns.flatMap(({ column, field, conversion }) =>
    field === null ? [] : [{ column, field, conversion }],
  )
  return { version: 1, ...(name === undefined ? {} : { name }), recordKind: proposal.kind, columns }
}

function proposeKind(
  kind: RecordKind,
  sample: TableSample,
  columns: readonly ReadColumn[],
  reading: Reading,
): KindProposal {
  const candidates: Candidate[] = []
  for (const [index, column] of columns.entries()) {
    if (isOfSheet(column.column)) continue
    for (const chance of chancesOf(column.known, kind, reading.known)) {
      const fit = fitOf(column, kind, chance, reading)
      if (fit === null) continue
      const { confidence, grounds, conversion } = fit
      candidates.push({ index, spec: chance.spec, confidence, grounds, conversion })
    }
  }
  candidates.sort((left, right) => right.confidence - left.confidence)
  const fieldOfColumn = new Map<number, Candidate>()
  const usedFields = new Set<string>()
  for (const candidate of candidates) {
    if (fieldOfColumn.has(candidate.index) || usedFields.has(candidate.spec.key)) continue
    fieldOfColumn.set(candidate.index, candidate)
    usedFields.add(candidate.spec.key)
  }
  preferConsistentPrice(columns, candidates, fieldOfColumn)
  letProductsTellPrices(kind, columns, fieldOfColumn)
  letQuotedBePrice(candidates, fieldOfColumn)
  letPriceBeTotal(kind, columns, fieldOfColumn)
  letConfigurationBeProduct(kind, columns, fieldOfColumn)
  letModelBeCode(kind, columns, fieldOfColumn)
  letNameBeProduct(kind, columns, candidates, fieldOfColumn)
  letProjectBeProduct(kind, columns, fieldOfColumn)
  letDifferentBeProduct(kind, columns, fieldOfColumn)
  letVariantsDiffer(kind, columns, fieldOfColumn)
  letCodeNameProduct(kind, fieldOfColumn)
  letInvoiceNumberOrders(kind, fieldOfColumn)
  letCustomerBeCalledByCode(kind, fieldOfColumn)
  letOtherCurrenciesBePrices(kind, columns, candidates, fieldOfColumn, reading)
  letCloseBeExpected(kind, columns, fieldOfColumn, reading)
  letOwnViewBeRemark(kind, columns, fieldOfColumn)
  letContentBeFault(kind, columns, fieldOfColumn, reading)
  const isSuppliers = isOfSupplier(sample)
  if (isSuppliers) letPriceBeCost(kind, fieldOfColumn)
  const proposals = columns.map(({ column }, index): ColumnProposal => {
    const found = fieldOfColumn.get(index)
    const recognised = found?.spec.key ?? null
    return found === undefined || !isTarget(kind, found.spec)
      ? {
          column,
          field: null,
          recognised,
          certainty: found?.confidence ?? 0,
          confidence: 0,
          grounds: [],
          conversion: {},
        }
      : {
          column,
          field: recognised,
          recognised,
          certainty: found.confidence,
          confidence: found.confidence,
          grounds: found.grounds,
          conversion: found.conversion,
        }
  })
  usedFields.clear()
  for (const found of fieldOfColumn.values()) {
    const { asked } = columns[found.index]!
    const isMeant =
      isByWord(found) || found.grounds.includes('knownValues') || asksFor(asked, kind.id, found.spec)
    if (isMeant) usedFields.add(found.spec.key)
  }
  const requiredMet = kind.required.filter((group) => group.some((key) => usedFields.has(key))).length
  const isGuessed = restsOnGuesses(kind, [...fieldOfColumn.values()])
  const speaking = new Set(
    [...fieldOfColumn.values()].flatMap((found) =>
      isTelling(kind, columns[found.index]!, found) ? [found.spec.key] : [],
    ),
  )
  const tellingFields = kind.telling.filter((key) => speaking.has(key))
  const named = columns.filter(
    ({ column, values }) => !column.startsWith('#') && !isOfSheet(column) && values.length > 0,
  ).length
  const sure = [...fieldOfColumn.values()].filter(({ confidence }) => confidence >= 0.5).length
  const strength = reading.kindsInName.get(kind) ?? 0
  const base =
    0.4 * (requiredMet / kind.required.length) +
    0.25 * Math.min(1, sure / Math.max(1, Math.min(named, 12))) +
    0.2 * Math.min(1, tellingFields.length / 2) +
    0.15 * strength +
    0.05 * Number(columns.some(({ header }) => headingsOf[kind.id]?.test(header.plain) ?? false))
  const isMissing = requiredMet < kind.required.length
  const doubt =
    (isSuppliers && ourPrices.has(kind.id) ? 0.6 : 1) *
    (isPlanOfWhatWasSold(kind, columns) ? 0.4 : 1) *
    (notOfPastBusiness.has(kind.id) && isPastBusiness(columns) ? 0.4 : 1) *
    (kind.id === 'accounts' && namesNobody(sample, columns, [...fieldOfColumn.values()]) ? 0.3 : 1) *
    (kind.id === 'returns' && !speaksOfReturns(sample, columns) ? 0.3 : 1) *
    debtDoubt(kind, columns, [...fieldOfColumn.values()]) *
    (isAboutPartsOfAccounts(kind, columns, [...fieldOfColumn.values()]) ? 0.4 : 1) *
    (strength === 0 && isUntold(kind, columns, tellingFields) ? 0.5 : 1) *
    (strength === 0 && isBareList(kind, columns, [...fieldOfColumn.values()], reading) ? 0.4 : 1)
  return {
    kind: kind.id,
    score: round((isMissing ? base * 0.5 : base) * doubt * (isGuessed ? 0.4 : 1)),
    grounds: {
      requiredMet,
      requiredAll: kind.required.length,
      mappedColumns: fieldOfColumn.size,
      columns: columns.length,
      tellingFields,
      nameSpeaksForIt: strength > 0,
    },
    columns: proposals,
  }
}

/** What headings of a kind speak of, where the rest of two kinds looks alike: a price that was ordered, offered or heard. */
const headingsOf: Partial<Record<RecordKindId, RegExp>> = {
  orders: /order|\bpo\b|shipped|deliver|invoice|下单|订货|订单|发货|发的|发给|出货|出库/,
  quotes: /quot|offer|报价|报的|报了|报出/,
  returns: /return|\brma\b|退/,
  competitorPrices: /competit|rival|their|对手|竞品|友商|他们|人家|听说/,
}

/** Whether a column tells of the kind, by its heading or by sentences in its cells. */
function isTelling(kind: RecordKind, { asked }: ReadColumn, found: Candidate): boolean {
  if (isByWord(found) || isProse(found) || isListOfJobs(kind, found)) return true
  return tellsOfKind(kind.id, found.spec) && asksFor(asked, kind.id, found.spec)
}

const isProse = ({ spec, grounds }: Candidate): boolean =>
  spec.key === 'text' && grounds.includes('knownValues')

/** A column of titles stands beside people, whatever heads it. */
const isListOfJobs = (kind: RecordKind, { spec, grounds }: Candidate): boolean =>
  kind.id === 'contacts' && spec.key === 'title' && grounds.includes('knownValues')

const isByWord = ({ grounds }: Candidate): boolean =>
  grounds.includes('sameWord') || grounds.includes('similarWord')

/** Fields that tie a record to somebody or something that we deal with. */
const anchors: ReadonlySet<string> = new Set([
  'account',
  'contact',
  'deal',
  'product',
  'productCode',
  'people',
  'competitor',
])

/**
 * Whether what a kind requires was found by what people ask for or by what stands in the cells alone, and nothing ties the
 * rows to a customer or product: a log of a machine, a roster and a diary have days, people and sentences too.
 */
function restsOnGuesses(kind: RecordKind, found: readonly Candidate[]): boolean {
  const sureFields = new Set(found.filter(isByWord).map(({ spec }) => spec.key))
  if (kind.required.every((group) => group.some((key) => sureFields.has(key)))) return false
  return !found.some(({ spec }) => anchors.has(spec.key) || namedBy(kind.id, spec) === 'account')
}

/** Rows from which on names that come again tell something. */
const rowsThatTell = 4

/**
 * Whether a table that looks like one of accounts names each of them again and again: its rows are people, orders or
 * visits then, and must not be merged into accounts for what stands beside the name.
 */
function isAboutPartsOfAccounts(
  kind: RecordKind,
  columns: readonly ReadColumn[],
  found: readonly Candidate[],
): boolean {
  const name = kind.id === 'accounts' ? found.find(({ spec }) => spec.key === 'name') : undefined
  if (name === undefined) return false
  const filled = columns[name.index]!.values.map((value) => value.trim())
  return filled.length >= rowsThatTell && new Set(filled).size <= 0.7 * filled.length
}

/** Kinds that a day and a customer beside it would make of a report or a request: something of their own has to tell of them. */
const madeOfDoubt: ReadonlySet<RecordKindId> = new Set(['deals', 'serviceTickets', 'returns'])
/** A day and a number are told of anything that has a form. */
const ofAnyForm: ReadonlySet<string> = new Set(['returnedAt', 'number', 'reportedAt'])

const isUntold = (kind: RecordKind, columns: readonly ReadColumn[], telling: readonly string[]): boolean =>
  madeOfDoubt.has(kind.id) &&
  telling.every((key) => ofAnyForm.has(key)) &&
  !columns.some(({ header }) => headingsOf[kind.id]?.test(header.plain) ?? false)

/** What lists of anything head their columns with: code and name of countries, currencies and departments as of customers. */
const saysNothing =
  /^(?:(?:中文|英文)?(?:名称|名字|全称|简称|名)|编号|编码|代码|代号|值|描述|说明|标签|备注|序号|(?:full |short )?names?|codes?|ids?|keys?|values?|desc(?:ription)?|labels?|titles?|number|no|abbreviation|remarks?|notes?)$/

/** Kinds of which a name alone makes a record, and by which shape or known names its cells can tell that they are such. */
const madeOfNames: Partial<Record<RecordKindId, { named: Named; shape: CellShape | null }>> = {
  accounts: { named: 'account', shape: 'company' },
  contacts: { named: 'contact', shape: 'person' },
  products: { named: 'product', shape: null },
}

/** Whether a table holds codes and names of which nothing says that they are customers, people or products. */
function isBareList(
  kind: RecordKind,
  columns: readonly ReadColumn[],
  found: readonly Candidate[],
  { names }: Reading,
): boolean {
  const made = madeOfNames[kind.id]
  if (made === undefined || found.length === 0) return false
  if (!found.every(({ index }) => saysNothing.test(columns[index]!.header.plain))) return false
  return !found.some(({ index }) => {
    const column = columns[index]!
    // Nobody's name stands under 名称, though 华东 could be one.
    const isOfThings = kind.id === 'contacts' && /称|描述|说明|desc/.test(column.header.plain)
    if (column.different.length === 0 || isOfThings) return false
    const isKnown = (names?.share(made.named, column.different) ?? 0) >= 0.5
    return isKnown || (made.shape !== null && shareOf(column, made.shape) >= 0.5)
  })
}

type Candidate = {
  readonly index: number
  readonly spec: FieldSpec
  readonly confidence: number
  readonly grounds: readonly ColumnGround[]
  readonly conversion: ColumnConversion
}

/**
 * Where a table has several prices, the one that times the quantity gives the total is the unit price: a
 * price per pack and a price per piece in the pack look alike by name.
 */
function preferConsistentPrice(
  columns: readonly ReadColumn[],
  candidates: readonly Candidate[],
  fieldOfColumn: Map<number, Candidate>,
): void {
  const mapped = (key: string): Candidate | undefined =>
    [...fieldOfColumn.values()].find(({ spec }) => spec.key === key)
  const [quantity, total, price] = [mapped('quantity'), mapped('total'), mapped('unitPrice')]
  if (quantity === undefined || total === undefined || price === undefined) return
  const numbers = (index: number): (number | null)[] =>
    columns[index]!.all.map(
      (value) => readNumber(value, { decimal: decideDecimal(columns[index]!.values) })?.value ?? null,
    )
  const [quantities, totals] = [numbers(quantity.index), numbers(total.index)]
  const consistency = (candidate: Candidate): number => {
    const prices = numbers(candidate.index)
    let checked = 0
    let fitting = 0
    for (const [row, one] of prices.entries()) {
      const [many, all] = [quantities[row]!, totals[row]!]
      if (one === null || many === null || all === null || all === 0) continue
      checked++
      if (Math.abs((one * many) / all - 1) < 0.02) fitting++
    }
    return checked < 5 ? 0 : fitting / checked
  }
  const now = consistency(price)
  if (now >= 0.5) return
  const better = candidates
    .filter(({ spec, index }) => spec.key === 'unitPrice' && (fieldOfColumn.get(index) ?? price) === price)
    .map((candidate) => ({ candidate, fits: consistency(candidate) }))
    .sort((left, right) => right.fits - left.fits)[0]
  if (better === undefined || better.fits < 0.8 || better.candidate.index === price.index) return
  fieldOfColumn.delete(price.index)
  fieldOfColumn.set(better.candidate.index, better.candidate)
}

/** Rows that have to multiply alike before that decides which column is which. */
const leastProducts = 2
const isPriced: ReadonlySet<RecordKindId> = new Set(['quotes', 'orders'])
const ofMoney: ReadonlySet<string> = new Set(['unitPrice', 'total', 'quotedPrice', 'finalPrice', 'listPrice'])

/**
 * The figures decide where headings do not: of two columns of which the one times the quantity is the other in every row, the
 * one is the price and the other what the line comes to, in whatever words and language they are headed.
 */
function letProductsTellPrices(
  kind: RecordKind,
  columns: readonly ReadColumn[],
  fieldOfColumn: Map<number, Candidate>,
): void {
  const [price, total] = [fieldOf(kind, 'unitPrice'), fieldOf(kind, 'total')]
  const mapped = [...fieldOfColumn.values()]
  const quantity = mapped.find(({ spec }) => spec.key === 'quantity')
  if (!isPriced.has(kind.id) || price === null || total === null || quantity === undefined) return
  // Where both are known by their own words nothing is open.
  if (
    ['unitPrice', 'total'].every((key) => mapped.some((one) => one.spec.key === key && one.confidence >= 0.8))
  )
    return
  const numbers = columns.map(({ all, values }) => {
    const decimal = decideDecimal(values)
    return all.map((value) => readNumber(value, { decimal })?.value ?? null)
  })
  const isOpen = (index: number): boolean => {
    const found = fieldOfColumn.get(index)
    return (
      index !== quantity.index &&
      !isOfSheet(columns[index]!.column) &&
      (found === undefined || ofMoney.has(found.spec.key))
    )
  }
  const counts = numbers[quantity.index]!
  const multiplies = (one: number, whole: number): boolean => {
    let checked = 0
    let telling = 0
    for (const [row, count] of counts.entries()) {
      const [each, all] = [numbers[one]![row], numbers[whole]![row]]
      if (count === null || each == null || all == null || each === 0) continue
      if (Math.abs(count * each - all) > Math.max(0.01, 0.001 * Math.abs(all))) return false
      checked++
      if (count !== 1) telling++
    }
    return checked >= leastProducts && telling > 0
  }
  for (const one of columns.keys()) {
    if (!isOpen(one)) continue
    const whole = [...columns.keys()].find(
      (other) => other !== one && isOpen(other) && multiplies(one, other),
    )
    if (whole === undefined) continue
    const sure = (index: number, spec: FieldSpec): Candidate => {
      const known = fieldOfColumn.get(index)
      if (known?.spec === spec) return known
      const { currency } = columns[index]!.header
      const conversion = {
        decimal: decideDecimal(columns[index]!.values),
        ...(currency !== null && { currency }),
        ...(spec === price &&
          columns[index]!.header.perTime !== null && { unit: columns[index]!.header.perTime }),
      }
      return { index, spec, confidence: 0.8, grounds: ['similarWord', 'valuesFit'], conversion }
    }
    for (const [index, { spec }] of [...fieldOfColumn])
      if ((spec === price || spec === total) && index !== one && index !== whole) fieldOfColumn.delete(index)
    fieldOfColumn.set(one, sure(one, price))
    fieldOfColumn.set(whole, sure(whole, total))
    return
  }
}

/** Orders that state no other price than the one that was quoted closed at it. */
function letQuotedBePrice(candidates: readonly Candidate[], fieldOfColumn: Map<number, Candidate>): void {
  const mapped = [...fieldOfColumn.values()]
  const quoted = mapped.find(({ spec }) => spec.key === 'quotedPrice')
  if (quoted === undefined || mapped.some(({ spec }) => spec.key === 'unitPrice' || spec.key === 'total'))
    return
  const price = candidates.find(({ index, spec }) => index === quoted.index && spec.key === 'unitPrice')
  if (price !== undefined) fieldOfColumn.set(quoted.index, price)
}

/** A price of one is no sum of a line, whatever else its heading says: EUR/month each, 单价(月租/台). */
const saysOfOne = /单价|\beach\b|\bper (?:unit|piece|item)\b|\bunit (?:price|rate|cost)\b/i

/** Headings that say of what a price is. */
const saysPerUnit = /单|每|[一/](台|套|件|个|只|吨)|均价|\b(unit|each|per|apiece)\b/
/** Pairs of rows of one product and different quantities from which on their prices can be compared. */
const leastPairs = 4
const mostApart = { perUnit: 0.2, ofAsWritten: 0.35 }

/**
 * 成交价 may head the price of one and of all: where one product's price goes up and down with the quantity, and what it
 * makes for one piece hardly differs, the column holds totals.
 */
function letPriceBeTotal(
  kind: RecordKind,
  columns: readonly ReadColumn[],
  fieldOfColumn: Map<number, Candidate>,
): void {
  const total = fieldOf(kind, 'total')
  const mapped = (key: string) => [...fieldOfColumn.values()].find(({ spec }) => spec.key === key)
  const [price, quantity, product] = [
    mapped('unitPrice'),
    mapped('quantity'),
    mapped('product') ?? mapped('productCode'),
  ]
  if (total === null || price === undefined || quantity === undefined || product === undefined) return
  if (mapped('total') !== undefined || saysPerUnit.test(columns[price.index]!.header.plain)) return
  const read = (index: number, row: number): number => {
    const { all, values } = columns[index]!
    return readNumber(all[row] ?? '', { decimal: decideDecimal(values) })?.value ?? 0
  }
  const last = new Map<string, { price: number; quantity: number }>()
  const asWritten: number[] = []
  const perUnit: number[] = []
  for (const [row, name] of columns[product.index]!.all.entries()) {
    const here = { price: read(price.index, row), quantity: read(quantity.index, row) }
    if (name.trim() === '' || here.price <= 0 || here.quantity <= 0) continue
    const before = last.get(name.trim())
    last.set(name.trim(), here)
    if (before === undefined || before.quantity === here.quantity) continue
    asWritten.push(Math.abs(Math.log(here.price / before.price)))
    perUnit.push(Math.abs(Math.log((here.price * before.quantity) / (before.price * here.quantity))))
  }
  if (perUnit.length < leastPairs) return
  const [each, whole] = [medianOf(perUnit), medianOf(asWritten)]
  if (each <= mostApart.perUnit && each <= mostApart.ofAsWritten * whole)
    fieldOfColumn.set(price.index, { ...price, spec: total })
}

const medianOf = (values: readonly number[]): number =>
  values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0

/** Prices per unit are of a product each, whatever heads the cell that names it: 内容, for a price of 元/kg. */
function letConfigurationBeProduct(
  kind: RecordKind,
  columns: readonly ReadColumn[],
  fieldOfColumn: Map<number, Candidate>,
): void {
  const mapped = (key: string) => [...fieldOfColumn.values()].find(({ spec }) => spec.key === key)
  const [configuration, price, product] = [
    mapped('configuration'),
    mapped('unitPrice'),
    fieldOf(kind, 'product'),
  ]
  if (kind.id !== 'quotes' || configuration === undefined || price === undefined || product === null) return
  if (mapped('product') !== undefined || mapped('productCode') !== undefined) return
  const { header } = columns[price.index]!
  const isPerUnit = mapped('total') === undefined && (header.per !== null || saysPerUnit.test(header.plain))
  const hasOne = (key: string): boolean => {
    const column = mapped(key)
    return column !== undefined && columns[column.index]!.different.length === 1
  }
  // The lines of one printed quotation: what is counted and priced in each of them is another thing.
  const { values, different } = columns[configuration.index]!
  // One paper has one number; without one, all of it is for one customer, of one day or version.
  const isOnePaper =
    hasOne('number') ||
    (mapped('number') === undefined && hasOne('account') && (hasOne('quotedAt') || hasOne('version')))
  const areLines =
    isOnePaper &&
    mapped('quantity') !== undefined &&
    different.length > 1 &&
    different.length === values.length
  if (!isPerUnit && !areLines) return
  // What stands in brackets behind what it includes makes no list of things of it.
  const listing = different.filter((cell) => cellShapes.configuration(withoutIncluded(cell)))
  if (listing.length > 0.3 * different.length) return
  fieldOfColumn.set(configuration.index, { ...configuration, spec: product })
}

/** Kinds with a row for each product. */
const rowPerProduct: ReadonlySet<RecordKindId> = new Set(['products', 'priceList'])

/** A list with names (口扫主机) and models (TS-500), each model once and no other code, knows its products by model. */
function letModelBeCode(
  kind: RecordKind,
  columns: readonly ReadColumn[],
  fieldOfColumn: Map<number, Candidate>,
): void {
  const mapped = [...fieldOfColumn.values()]
  const model = mapped.find(({ spec }) => spec.key === 'specification')
  const code = fieldOf(kind, 'productCode') ?? fieldOf(kind, 'code')
  if (!rowPerProduct.has(kind.id) || model === undefined || code === null) return
  if (mapped.some(({ spec }) => spec === code)) return
  const { values } = columns[model.index]!
  const isCode = values.filter((value) => /^(?=.*\d)[a-z\d][a-z\d\-./+ ]{1,30}$/i.test(value.trim()))
  if (isCode.length < 2 || isCode.length < 0.9 * values.length) return
  if (new Set(isCode).size < isCode.length) return
  fieldOfColumn.set(model.index, { ...model, spec: code })
}

/** Where a code was taken for the product and another column names it, the one is the code and the other the name. */
function letNameBeProduct(
  kind: RecordKind,
  columns: readonly ReadColumn[],
  candidates: readonly Candidate[],
  fieldOfColumn: Map<number, Candidate>,
): void {
  const mapped = [...fieldOfColumn.values()]
  const product = mapped.find(({ spec }) => spec.key === 'product')
  const code = fieldOf(kind, 'productCode')
  if (product === undefined || code === null || mapped.some(({ spec }) => spec === code)) return
  const asCode = candidates.find(({ index, spec }) => index === product.index && spec === code)
  const name = candidates.find(({ index, spec }) => spec.key === 'product' && !fieldOfColumn.has(index))
  if (name === undefined) return
  // Item and Description: whatever heads them, the one that holds mere codes is the code.
  const holdsCodes = isOfCodes(columns[product.index]!) && !isOfCodes(columns[name.index]!)
  if (!holdsCodes && (asCode === undefined || asCode.confidence < 0.9)) return
  fieldOfColumn.set(product.index, asCode ?? { ...product, spec: code, conversion: {} })
  fieldOfColumn.set(name.index, name)
}

/**
 * 项目 heads projects in a register and the items of one quotation: with how many, or by which unit, and what each costs
 * beside it, for one customer at most, and another in every row, it holds what is priced.
 */
function letProjectBeProduct(
  kind: RecordKind,
  columns: readonly ReadColumn[],
  fieldOfColumn: Map<number, Candidate>,
): void {
  const product = fieldOf(kind, 'product')
  const mapped = [...fieldOfColumn.values()]
  const deal = mapped.find(({ spec }) => spec.key === 'deal')
  if (kind.id !== 'quotes' || product === null || deal === undefined) return
  const has = (key: string): boolean => mapped.some(({ spec }) => spec.key === key)
  const isPriced = has('unitPrice') && (has('quantity') || has('unit'))
  if (has('product') || has('productCode') || !isPriced) return
  const { values, different } = columns[deal.index]!
  const account = mapped.find(({ spec }) => spec.key === 'account')
  const isOfOne = account === undefined || columns[account.index]!.different.length < 2
  if (isOfOne && different.length > 1 && different.length === values.length)
    fieldOfColumn.set(deal.index, { ...deal, spec: product, conversion: {} })
}

/** A word that could name what is priced: words, and few of them. */
const longestGoods = 40

/**
 * The lines of one quotation differ in something: where no column names what is priced, the first column of words that are
 * other ones in every row does (语种方向, Route, Lane), beside a price of each.
 */
function letDifferentBeProduct(
  kind: RecordKind,
  columns: readonly ReadColumn[],
  fieldOfColumn: Map<number, Candidate>,
): void {
  const product = fieldOf(kind, 'product')
  const mapped = [...fieldOfColumn.values()]
  const has = (key: string): boolean => mapped.some(({ spec }) => spec.key === key)
  if (kind.id !== 'quotes' || product === null || !has('unitPrice')) return
  if (['product', 'productCode', 'configuration'].some(has) || !(has('quantity') || has('unit'))) return
  const account = mapped.find(({ spec }) => spec.key === 'account')
  if (account !== undefined && columns[account.index]!.different.length > 1) return
  const price = mapped.find(({ spec }) => spec.key === 'unitPrice')!
  const priced = columns[price.index]!.values.length
  const index = columns.findIndex(
    ({ values, different, header }, at) =>
      !fieldOfColumn.has(at) &&
      !rowCount.test(header.plain) &&
      different.length > 1 &&
      different.length === values.length &&
      values.length >= priced &&
      different.every((cell) => cell.length <= longestGoods && /\p{L}{2}/u.test(cell)),
  )
  if (index < 0) return
  fieldOfColumn.set(index, {
    index,
    spec: product,
    confidence: 0.66,
    grounds: ['tellingPart'],
    conversion: {},
  })
}

/**
 * One service in several languages, one shirt in several colours: where the same product stands in several rows of one
 * quotation and another column of words tells each from the others, it is part of what is priced. They are different items and
 * no versions of one.
 */
function letVariantsDiffer(
  kind: RecordKind,
  columns: readonly ReadColumn[],
  fieldOfColumn: Map<number, Candidate>,
): void {
  const variant = kind.id === 'quotes' ? fieldOf(kind, 'variant') : null
  const mapped = [...fieldOfColumn.values()]
  const product = mapped.find(({ spec }) => spec.key === 'product')
  const account = mapped.find(({ spec }) => spec.key === 'account')
  if (variant === null || product === undefined) return
  if (mapped.some(({ spec }) => spec === variant || spec.key === 'productCode')) return
  if (account !== undefined && columns[account.index]!.different.length > 1) return
  const goods = columns[product.index]!
  if (goods.different.length === goods.values.length) return
  const index = columns.findIndex(({ all, header, different }, at) => {
    const found = fieldOfColumn.get(at)
    const isFree = found === undefined || (found.spec.key === 'specification' && different.length > 1)
    if (!isFree || rowCount.test(header.plain)) return false
    if (
      different.length < 2 ||
      !different.every((cell) => cell.length <= longestGoods && /\p{L}/u.test(cell))
    )
      return false
    const pairs = goods.all.flatMap((name, row) =>
      name.trim() === '' ? [] : [`${name.trim()}\n${all[row]!.trim()}`],
    )
    return (
      new Set(pairs).size === pairs.length &&
      all.filter((cell) => cell.trim() !== '').length >= pairs.length / 2
    )
  })
  if (index < 0) return
  fieldOfColumn.set(index, {
    index,
    spec: variant,
    confidence: 0.66,
    grounds: ['tellingPart'],
    conversion: {},
  })
}

/** Whether all cells of a column are single words in capitals and figures, some with a figure: MQ-F12, FRT. */
const isOfCodes = ({ different }: ReadColumn): boolean =>
  different.length > 1 &&
  different.every((cell) => /^[A-Z\d][A-Z\d._/-]{1,19}$/.test(cell)) &&
  different.some((cell) => /\d/.test(cell))

/** A table that knows its products by code alone refers to them by it. */
function letCodeNameProduct(kind: RecordKind, fieldOfColumn: Map<number, Candidate>): void {
  const mapped = [...fieldOfColumn.values()]
  const code = mapped.find(({ spec }) => spec.key === 'productCode')
  const product = fieldOf(kind, 'product')
  if (code === undefined || product === null || mapped.some(({ spec }) => spec.key === 'product')) return
  fieldOfColumn.set(code.index, { ...code, spec: product })
}

/** What was sold is known by the invoice where the table gives it no other number. */
function letInvoiceNumberOrders(kind: RecordKind, fieldOfColumn: Map<number, Candidate>): void {
  const mapped = [...fieldOfColumn.values()]
  const invoice = mapped.find(({ spec }) => spec.key === 'invoiceNumber')
  const number = kind.id === 'orders' ? fieldOf(kind, 'number') : null
  if (invoice === undefined || number === null || mapped.some(({ spec }) => spec === number)) return
  fieldOfColumn.set(invoice.index, { ...invoice, spec: number })
}

/** People beside no other name of their customer than its short name or its code belong to what is called so. */
function letCustomerBeCalledByCode(kind: RecordKind, fieldOfColumn: Map<number, Candidate>): void {
  const account = kind.id === 'contacts' ? fieldOf(kind, 'account') : null
  const mapped = [...fieldOfColumn.values()]
  if (account === null || mapped.some(({ spec }) => spec === account)) return
  const called = ['accountShortName', 'accountCode'].flatMap(
    (key) => mapped.find(({ spec }) => spec.key === key) ?? [],
  )[0]
  if (called !== undefined) fieldOfColumn.set(called.index, { ...called, spec: account })
}

/** Prices of a list that may stand beside each other in several currencies. */
const inOtherCurrencies = ['listPrice', 'floorPrice'] as const

/** `List £` beside `List RMB`: one is the list price, and the other is it too, in another currency. */
function letOtherCurrenciesBePrices(
  kind: RecordKind,
  columns: readonly ReadColumn[],
  candidates: readonly Candidate[],
  fieldOfColumn: Map<number, Candidate>,
  reading: Reading,
): void {
  if (!rowPerProduct.has(kind.id)) return
  const currencyOf = (index: number): string => columns[index]!.header.currency ?? reading.currency
  for (const key of inOtherCurrencies) {
    const first = [...fieldOfColumn.values()].find(({ spec }) => spec.key === key)
    if (first === undefined) continue
    const taken = new Set([currencyOf(first.index)])
    for (const candidate of candidates) {
      const { index, spec } = candidate
      const other = fieldOf(kind, `${key}${taken.size + 1}`)
      if (spec.key !== key || fieldOfColumn.has(index) || other === null) continue
      if (columns[index]!.header.currency === null || taken.has(currencyOf(index))) continue
      taken.add(currencyOf(index))
      fieldOfColumn.set(index, { ...candidate, spec: other })
    }
  }
}

/**
 * A pipeline keeps one date, under `Close`, and fills it with quarters and with days to come: of its open deals that is
 * when they are expected, and of the others when they closed.
 */
function letCloseBeExpected(
  kind: RecordKind,
  columns: readonly ReadColumn[],
  fieldOfColumn: Map<number, Candidate>,
  reading: Reading,
): void {
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

/**
 * What a team writes of how somebody is to deal with (好不好说话 / 在乎啥, Mood) is its own view, whatever else the heading
 * asks for: no words of that person, and a choice only where it is written as one.
 */
function letOwnViewBeRemark(
  kind: RecordKind,
  columns: readonly ReadColumn[],
  fieldOfColumn: Map<number, Candidate>,
): void {
  const remark = kind.id === 'contacts' ? fieldOf(kind, 'remark') : null
  const mapped = [...fieldOfColumn.values()]
  if (remark === null || mapped.some(({ spec }) => spec === remark)) return
  for (const [index, { asked, values }] of columns.entries()) {
    const found = fieldOfColumn.get(index)
    if (asked[0] !== 'attitude' || values.length === 0) continue
    if (found !== undefined && found.spec.key !== 'concern') continue
    fieldOfColumn.set(index, {
      index,
      spec: remark,
      confidence: 0.66,
      grounds: ['tellingPart'],
      conversion: {},
    })
    return
  }
}

const saysContent =
  /^(?:主要|具体|详细)?(?:内容|情况|事项|详情|事由|经过)(?:描述|说明|摘要)?$|^(?:描述|说明)$|^(?:content|details?|description|text|summary|what)$/

const ofTickets: ReadonlySet<string> = new Set(['reportedAt', 'status', 'engineer', 'resolution', 'dueAt'])

/** A list of complaints tells under 内容 what each is of, where no column of its own does. */
function letContentBeFault(
  kind: RecordKind,
  columns: readonly ReadColumn[],
  fieldOfColumn: Map<number, Candidate>,
  { kindsInName }: Pick<Reading, 'kindsInName'>,
): void {
  const fault = kind.id === 'serviceTickets' ? fieldOf(kind, 'fault') : null
  const mapped = [...fieldOfColumn.values()]
  if (fault === null || mapped.some(({ spec }) => spec === fault)) return
  if (mapped.filter((found) => ofTickets.has(found.spec.key) && isByWord(found)).length < 2) return
  for (const [index, { header }] of columns.entries()) {
    const found = fieldOfColumn.get(index)
    // Description heads goods as well, and among complaints it is what they are of.
    const isTaken = found !== undefined && isByWord(found) && found.spec.key !== 'product'
    if (!saysContent.test(header.plain) || isTaken) continue
    if (found?.spec.key === 'product' && !/^(?:description|details?|描述|说明)$/.test(header.plain)) continue
    fieldOfColumn.set(index, {
      index,
      spec: fault,
      confidence: 0.66,
      // In a file that is called complaints 内容 is as good as a word of its own.
      grounds: [(kindsInName.get(kind) ?? 0) > 0 ? 'similarWord' : 'tellingPart'],
      conversion: {},
    })
    return
  }
}

const expenseWords =
  /报销|差旅|餐费|餐饮费|打车|停车费|住宿费|交通费|招待费|费用明细|费用单|垫付|expenses?([^a-z]|$)|reimburse|mileage|per diem|travel claim/i

/** What people spent on the road has a date, an amount and an invoice as an order has, and sells nothing. */
function isExpenseClaim(sample: TableSample, columns: readonly ReadColumn[]): boolean {
  const name = `${sample.fileName ?? ''} ${sample.sheet ?? ''}`
  const headers = columns.map(({ header }) => header.joined)
  const sells = headers.some((header) =>
    /产品|商品|型号|品名|货号|物料|订单|报价|product|item|sku|quantity|qty|order|quote/.test(header),
  )
  if (sells) return false
  if (expenseWords.test(name)) return true
  if (headers.some((header) => /报销|费用类型|费用类别|费用项目|expense|mileage/.test(header))) return true
  const cells = columns.flatMap(({ header, values }) =>
    /事由|用途|摘要|说明|项目|purpose|description|reason/.test(header.joined) ? values : [],
  )
  const spent = cells.filter((cell) => expenseWords.test(cell)).length
  return spent > 0 && spent >= cells.length / 2
}

/** Whether most of a column's cells are figures. */
const holdsFigures = ({ values }: ReadColumn): boolean =>
  values.length > 0 &&
  values.filter((value) => readNumber(value, { decimal: decideDecimal(values) }) !== null).length * 2 >
    values.length

/** Whether rows that have a day and a customer, as a visit to come has, state at which price something was sold. */
const isPlanOfWhatWasSold = (kind: RecordKind, columns: readonly ReadColumn[]): boolean =>
  kind.id === 'visitPlans' &&
  columns.some(
    (column) =>
      asksForInvoice.test(column.header.plain) ||
      (column.asked.some((one) => one === 'unitPrice' || one === 'sum' || one === 'amount') &&
        holdsFigures(column)),
  )

/** Kinds as which a register of what was sold year by year may be read, and is none of. */
const notOfPastBusiness: ReadonlySet<RecordKindId> = new Set([
  'deals',
  'accounts',
  'visitPlans',
  'tenderFeedback',
  'products',
  'priceList',
])
const stateOfContract =
  /^(?:已?(?:到期|期满|终止|完成|完结|结束|履行完毕|结案|续保|续约|续签|失效|作废|废)|有效|生效|在保|在约|履行中|履约中|执行中|服务中|(?:expired?|in force|active|ended|complete|completed|done|lapsed|renewed|void|voided|cancell?ed|terminated|current|matured|running)\b)/iu
const ofPeriod =
  /年度|年份|期间|周期|起期|起保|生效|开始|到期|截止|保单年|period|\byear\b|\bstart|\bend\b|inception|expir|effective|\bfrom\b|\bterm\b/i
const sumHeading = /金额|保费|年费|费用|服务费|合同额|价|premium|\bfee|amount|value|price|total|\bsum\b/i

/**
 * Whether a table tells of contracts year by year: each row with its period, its sum and a state that a contract has (到期,
 * in force, void) and no open deal.
 */
const isPastBusiness = (columns: readonly ReadColumn[]): boolean =>
  columns.some(
    ({ different }) =>
      different.length > 0 &&
      different.filter((cell) => stateOfContract.test(cell)).length >= 0.7 * different.length,
  ) &&
  columns.some(({ header }) => ofPeriod.test(header.plain)) &&
  columns.some((column) => sumHeading.test(column.header.plain) && holdsFigures(column))

const ofOffer = /报\s*价|\bquot(?:e|es|ation|ations)\b|\boffer\b|\bpro ?forma\b/i
/** What stands in a column of measures or of labels, and is nobody's name. */
const noNameOfFirm =
  /^(?:\p{Script=Han}|[a-z]{1,3}\d?|日期|项目|编号|序号|合计|总计|小计|备注|说明|单位|数量|date|item|items|total|notes?|remarks?|description|month|year|each|unit|units|set|lot)$/iu

/** Whether what would be the names of accounts are measures or labels, or the table is by its name a quotation. */
function namesNobody(
  { fileName = '', sheet = '' }: TableSample,
  columns: readonly ReadColumn[],
  found: readonly Candidate[],
): boolean {
  if (ofOffer.test(`${fileName.replaceAll(/[_-]/g, ' ')} ${sheet}`.normalize('NFKC'))) return true
  const name = found.find(({ spec }) => spec.key === 'name')
  if (name === undefined) return false
  const { different } = columns[name.index]!
  return different.filter((cell) => noNameOfFirm.test(cell)).length * 2 > different.length
}

const ofReturns =
  /退|换货|召回|返(?:修|厂|还|工|货)|\breturn|\brma\b|refund|recall|(?:sent|came|come|taken|took|shipped|goods|units|went) back|\bback from\b/i

/**
 * Whether a table says anywhere that goods came back. Reasons, numbers and days stand in a register of complaints and in a
 * summary of sales as well: without a word of it nothing was returned.
 */
const speaksOfReturns = (
  { fileName = '', sheet = '' }: TableSample,
  columns: readonly ReadColumn[],
): boolean =>
  ofReturns.test(toSimplified(`${fileName} ${sheet}`.normalize('NFKC'))) ||
  columns.some(
    ({ header, different }) =>
      ofReturns.test(header.plain) || different.some((cell) => cell.length <= 12 && ofReturns.test(cell)),
  )

/** Fields of which a list of orders has one at least, and a list of what is owed none. */
const ofGoods: ReadonlySet<string> = new Set(['product', 'productCode', 'quantity', 'unitPrice', 'freight'])
const asksWhatIsOwed =
  /\bdue\b|outstanding|unpaid|overdue|arrears|owed|owing|balance|到期|应付|未收|未付|未回|欠款|账龄|逾期/

const asksForInvoice = /\binv(?:oices?)?\b|发票|票号|开票/
/** Kinds for whose rows an invoice that is open may be taken where they are read by their figures alone. */
const mistakenForDebt: ReadonlySet<RecordKindId> = new Set([
  'deals',
  'returns',
  'accounts',
  'quotes',
  'tasks',
])

/**
 * How far a table may be the other of two that look alike: rows with an invoice, a sum and the day on which it falls due
 * are what customers owe where no goods stand beside them, and orders where they do. They are never deals.
 */
function debtDoubt(kind: RecordKind, columns: readonly ReadColumn[], found: readonly Candidate[]): number {
  if (kind.id === 'receivables') {
    // Days overdue are counted as well, and are no goods.
    const isOwn = new Set(found.filter(isByWord).map(({ index }) => index))
    const isOfGoods = columns.some(
      ({ asked }, index) =>
        !isOwn.has(index) && (asked[0] === 'product' || asked[0] === 'count' || asked[0] === 'unitPrice'),
    )
    return isOfGoods ? 0.5 : 1
  }
  const plain = columns.map(({ header }) => (header.spelled ?? header).plain)
  const isOwed = plain.some((heading) => asksWhatIsOwed.test(heading))
  if (mistakenForDebt.has(kind.id))
    return isOwed && plain.some((heading) => asksForInvoice.test(heading)) ? 0.5 : 1
  if (kind.id !== 'orders' || found.some(({ spec }) => ofGoods.has(spec.key))) return 1
  return isOwed ? 0.5 : 1
}

const logLevel = /^(trace|debug|info|notice|warn(ing)?|err(or)?|crit(ical)?|fatal|severe)$/i

/** A column of log levels: nobody was met, and a message is what a machine wrote. */
const isMachineLog = (columns: readonly ReadColumn[]): boolean =>
  columns.some(({ different }) => different.length > 0 && different.every((cell) => logLevel.test(cell)))

/** Kinds whose prices are the ones that we ask. */
const ourPrices: ReadonlySet<RecordKindId> = new Set(['priceList', 'quotes', 'orders', 'competitorPrices'])

/** A supplier's offer states what we pay, whatever its columns are called. */
const isOfSupplier = ({ fileName = '', sheet = '' }: TableSample): boolean =>
  /供应商|供货商|供方|采购报价|进货价|supplier|vendor.{0,3}(quote|price|offer)/i.test(
    toSimplified(`${fileName} ${sheet}`.normalize('NFKC')),
  )

function letPriceBeCost(kind: RecordKind, fieldOfColumn: Map<number, Candidate>): void {
  const cost = fieldOf(kind, 'costPrice')
  const mapped = [...fieldOfColumn.values()]
  if (cost === null || mapped.some(({ spec }) => spec.key === 'costPrice')) return
  const price = mapped.find(({ spec }) => ['salesPrice', 'unitPrice', 'listPrice'].includes(spec.key))
  if (price !== undefined) fieldOfColumn.set(price.index, { ...price, spec: cost })
}

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

/** By kind, 1 where the sheet or file is called like it; longer words win ("拜访计划" is not a plan of anything). */
function kindsInName({ fileName = '', sheet = '' }: TableSample): ReadonlyMap<RecordKind, number> {
  const file = fileName.replace(/\.[^.]*$/, '')
  const name = `${readHeader(file).plain} ${readHeader(sheet).plain}`
  const lengths = namesOfKinds.map((words) =>
    words.reduce((longest, { length, isIn }) => (length > longest && isIn(name) ? length : longest), 0),
  )
  const best = Math.max(...lengths)
  return new Map(
    recordKinds.map((kind, at) => [kind, lengths[at] === 0 ? 0 : lengths[at] === best ? 1 : 0.4]),
  )
}

/** A heading less like a field's words than this is another word. */
const leastWord = 0.5

type Fit = { confidence: number; grounds: ColumnGround[]; conversion: ColumnConversion }

/**
 * How well a column fits a field, from what its heading is called, what it asks for and what stands in it. The field's own
 * word says most; a telling part of the heading and known names in the cells say less, and more together.
 */
function fitOf(column: ReadColumn, kind: RecordKind, chance: Chance, reading: Reading): Fit | null {
  const { spec, word } = chance
  if (spec.key !== 'lineNumber' && countsRows(column)) return null
  if (spec.key === 'total' && saysOfOne.test(column.column)) return null
  const byWord = word < leastWord ? null : fitOfWord(column, spec, reading, word)
  if (byWord !== null && byWord.confidence >= 0.8) return byWord
  const byGrounds = fitOfGrounds(column, kind, chance, reading)
  if (byWord === null || byGrounds === null) return byWord ?? byGrounds
  return byGrounds.confidence > byWord.confidence ? byGrounds : byWord
}

const rowCount =
  /^(序号|序|项次|行次|行号|项|编号|no|nr|num|lfd nr|item|item no|item #|line|line no|line #|sl|sl no|s no|s n|s\/n|sn|sr|sr no|pos|position|ref|index|#|№)$/

/** 1, 2, 3 … under 序号: the number of a row is no code of what stands in it, with words below them (合计, 付款) or none. */
function countsRows({ header, values }: ReadColumn): boolean {
  if (!rowCount.test(header.plain)) return false
  const below = values.findIndex((value) => !/^\d+$/.test(value.trim()))
  const numbers = below < 0 ? values : values.slice(0, below)
  return (
    numbers.length > 0 &&
    numbers.length * 2 >= values.length &&
    numbers.every((value, at) => Number(value) === at + 1) &&
    // Terms have figures as well: 60 months full service. A code of its own has no words.
    (below < 0 || values.slice(below).every((value) => !/\d/.test(value) || isWordy(value)))
  )
}

const isWordy = (value: string): boolean => /\p{Script=Han}{4}|\p{L}{2,}\s+\p{L}{2,}/u.test(value)

/** 高, 中, 低 rate something: 中 is no tender that was won. */
const ratesSomething = ({ different }: ReadColumn): boolean => different.some((cell) => /^[高低]$/.test(cell))

function fitOfWord(column: ReadColumn, spec: FieldSpec, reading: Reading, word: number): Fit | null {
  if (spec.key === 'outcome' && ratesSomething(column)) return null
  const { conversion, isUncertain } = decideConversion(column, spec, reading)
  const shape = shapeScore(column, spec, conversion, reading)
  if (shape !== null && shape < 0.35 && !(word >= 0.9 && isOwnChoice(column, spec))) return null
  const grounds: ColumnGround[] = [word >= 0.9 ? 'sameWord' : 'similarWord']
  if (shape !== null) grounds.push(shape >= 0.8 ? 'valuesFit' : 'valuesDoNotFit')
  if (isUncertain) grounds.push('orderUncertain')
  const confidence = round(shape === null ? word * 0.9 : word * (0.5 + 0.5 * shape))
  return { confidence, grounds, conversion }
}

/** The same without the field's own word: by the heading's telling part, and by names and shapes in the cells. */
function fitOfGrounds(
  column: ReadColumn,
  kind: RecordKind,
  { spec, part }: Chance,
  reading: Reading,
): Fit | null {
  const values = valueScore(column, kind, spec, reading)
  if (part === 0 && (values === null || values < 0.6)) return null
  const { conversion, isUncertain } = decideConversion(column, spec, reading)
  const shape = shapeScore(column, spec, conversion, reading)
  if (shape !== null && shape < 0.5 && !(part >= 0.6 && isOwnChoice(column, spec))) return null
  const grounds: ColumnGround[] = []
  if (part > 0) grounds.push('tellingPart')
  if (values !== null && values >= 0.5) grounds.push('knownValues')
  if (shape !== null && shape >= 0.8) grounds.push('valuesFit')
  if (isUncertain) grounds.push('orderUncertain')
  const confidence =
    part === 0 ? 0.4 + 0.2 * values! : part + 0.14 * (values ?? 0) - (values === 0 ? 0.06 : 0)
  return { confidence: round(confidence * (shape === null ? 1 : 0.6 + 0.4 * shape)), grounds, conversion }
}

/** Whether cells can say anything for a field, whatever they hold: where not, `valueScore` gives null or 0. */
function maySpeakByCells({ id }: RecordKind, spec: FieldSpec): boolean {
  if (namedBy(id, spec) !== null) return true
  switch (spec.type) {
    case 'stage':
    case 'email':
      return true
    case 'phone':
      return spec.key !== 'phone'
    case 'enum':
      return readByValues.has(`${id}.${spec.key}`)
    case 'date':
      return mainDates.has(spec.key)
    case 'text':
      return (
        spec.key === 'currency' ||
        spec.key === 'configuration' ||
        (id === 'contacts' && spec.key === 'title') ||
        (id === 'activities' && spec.key === 'text')
      )
    default:
      return false
  }
}

/**
 * What the cells themselves say for a field, 0–1: the share of them that are known names or words of it, or have the
 * shape that only it has; null where they say nothing either way.
 */
function valueScore(column: ReadColumn, kind: RecordKind, spec: FieldSpec, reading: Reading): number | null {
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

/** Choices whose own words nobody writes under another heading: what somebody does in a purchase, and where they stand. */
const readByValues: ReadonlySet<string> = new Set([
  'contacts.buyingRole',
  'contacts.support',
  'quotes.outcome',
])

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

/** Share of the different cells of a column that have a shape; counted once, for all the fields that have it. */
function shareOf({ different, shares }: ReadColumn, shape: CellShape): number {
  const known = shares.get(shape)
  if (known !== undefined) return known
  const share = different.filter(cellShapes[shape]).length / different.length
  shares.set(shape, share)
  return share
}

/** The dates without which a record of its kind says nothing; that a day is a plan, its heading has to say. */
const mainDates: ReadonlySet<string> = new Set(['happenedAt', 'orderedAt', 'quotedAt'])
/** Sentences, each of its own: what people write down and not what they choose from. */
function proseScore({ values, different }: ReadColumn): number {
  if (values.length < 3 || different.length < Math.min(values.length, mostCompared) * 0.8) return 0
  const lengths = values.map((value) => value.trim().length * (/[一-鿿]/.test(value) ? 2 : 1))
  const long = lengths.filter((length) => length >= 24).length / lengths.length
  return long >= 0.6 ? 0.5 + long / 2 : 0
}

/** Headers that say that there is a choice and not of what: their values decide alone. */
const vague = /^(状态|类型|进展|进度|status|type|active|progress|kind|mode|won)$/

/** A column of a few short values under a telling header is a choice in the team's own words: a person is asked. */
function isOwnChoice(column: ReadColumn, spec: FieldSpec): boolean {
  if (spec.type !== 'enum' || vague.test(column.header.joined)) return false
  const different = new Set(column.values)
  return different.size <= 20 && [...different].every((value) => value.length <= 20)
}

/** 1 for the field's own label, 0.97 downwards for its words in their order, less for similar headers. */
function wordScore(header: ReadHeader, spec: FieldSpec, known: KnownWords): number {
  // One of several names in a header counts nearly as the whole, the first a little more than the others.
  let best = Math.max(
    0,
    ...header.parts.map((part, index) => {
      const score = wordScore(part, spec, known)
      return score >= 0.85 ? score * (0.93 - Math.min(0.1, index * 0.03)) : 0
    }),
  )
  // A heading may be short for something else, as its values will show.
  if (header.spelled !== null) best = Math.max(best, 0.96 * wordScore(header.spelled, spec, known))
  for (const [index, word] of known.get(spec)!.entries()) {
    const likeness = headerSimilarity(header, word)
    const worth = index < 3 ? 1 : 0.97 - Math.min(0.1, index * 0.002)
    best = Math.max(best, likeness === 1 ? worth : likeness * 0.8)
  }
  return best
}

/** In which every day that a calendar has can be. */
const leapYear = 2024

/** Share of filled cells that the field's type can read; null for free text, where anything fits. */
function shapeScore(
  column: ReadColumn,
  spec: FieldSpec,
  conversion: ColumnConversion,
  conversions: ConversionContext,
): number | null {
  if (column.values.length === 0) return null
  switch (spec.type) {
    case 'text':
      return spec.key === 'unit' ? unitScore(column) : null
    // Teams name their stages as they like; those that we do not know are asked for.
    case 'stage':
      return null
    case 'account':
    case 'contact':
    case 'deal':
    case 'product':
    case 'person': {
      // Names are seldom dates or amounts; numbers of records may be.
      if (/(^|[^a-z])(id|no|number|code|sku)($|[^a-z])|编号|编码|代码|货号|单号|#/.test(column.header.plain))
        return 1
      const noNames = column.values.filter((value) =>
        spec.type === 'contact'
          ? !couldBePerson(value)
          : (readNumber(value, { decimal: '.' }) !== null && !/^\d{4,}$/.test(value)) ||
            looksLikeNoName(value),
      )
      return 1 - noNames.length / column.values.length
    }
    case 'code': {
      // 有 and 无 under 发票 are no numbers of anything.
      const codes = column.values.filter((value) => value.length <= 60)
      const numbered = codes.filter((value) => /[\da-z]/i.test(value)).length
      return (codes.length - 0.7 * (codes.length - numbered)) / column.values.length
    }
    case 'phone':
      return (
        column.values.filter((value) => /^[+\d\s()\-./,;转ext#*]{5,60}$/i.test(value)).length /
        column.values.length
      )
    case 'url':
      return column.values.filter((value) => /\.[a-z]{2,}/i.test(value)).length / column.values.length
    default: {
      // A day without a year is a day; whoever imports it says of which year.
      const dated = spec.type === 'date' ? { ...conversion, year: conversion.year ?? leapYear } : conversion
      const read = column.values.map((value) => convertCell(value, spec, dated, conversions))
      const filled = read.filter((converted) => !converted.ok || converted.value !== null)
      if (filled.length === 0) return null
      return filled.filter((converted) => converted.ok).length / filled.length
    }
  }
}

/** What services are priced by: 千字(中文), source word, man-day. No customer is called so. */
const unitOfService =
  /^(?:[千万百]字|人[天日月次时]|课时|工时|台[班时年月]|[每/]?(?:页|字|小时|分钟|天|日|周|月|季|年|次|趟|场|班|人|组|份|车|票|单)|平方米?|立方米?|延米)(?:\s*[（(].{1,12}[)）])?$|^[a-z]+(?:[\s/-][a-z]+){0,2}$/
/** 单位 heads units of measure and customers alike: the former are few and short (台, 套, pcs). */
function unitScore({ values, different }: ReadColumn): number {
  const isShort = (value: string): boolean =>
    (readNumber(value, { decimal: '.' }) === null &&
      value.trim().length <= (/[一-鿿]/.test(value) ? 3 : 8)) ||
    unitOfPrice.test(value.trim()) ||
    (value.trim().length <= 20 && unitOfService.test(value.trim()))
  const short = values.filter(isShort).length / values.length
  return different.length > 10 ? Math.min(short, 0.3) : short
}

/** What a price is for; of one of a line also for how long, which tells a rent from a sale. */
const unitOfPriceOf = (spec: FieldSpec, { per, perTime }: ReadHeader): string | null =>
  spec.key === 'unitPrice' ? perTime : per

function decideConversion(
  column: ReadColumn,
  spec: FieldSpec,
  context: ProposalContext,
): { conversion: ColumnConversion; isUncertain: boolean } {
  const { header, values } = column
  switch (spec.type) {
    case 'date': {
      const { order: usual, isCertain } = decideDateOrder(values, context.dateOrder)
      const order = orderOfPairs(values, callDays.has(spec.key) ? context.now : undefined) ?? usual
      const year = (spec.ahead ? null : onlyYearIn(values)) ?? context.year
      const rowOrder = spec.ahead ? null : rowOrderOf(column.all, order)
      const conversion = {
        dateOrder: order,
        ...(year !== undefined && { year }),
        ...(rowOrder !== null && { rowOrder }),
      }
      return { conversion, isUncertain: !isCertain }
    }
    case 'money':
      return {
        conversion: {
          decimal: decideDecimal(values),
          ...(header.multiplier === null ? {} : { multiplier: header.multiplier }),
          ...(header.currency === null ? {} : { currency: header.currency }),
          ...(unitOfPriceOf(spec, header) === null ? {} : { unit: unitOfPriceOf(spec, header)! }),
        },
        isUncertain: false,
      }
    case 'quantity':
      return {
        conversion: {
          decimal: decideDecimal(values),
          ...(header.multiplier === null ? {} : { multiplier: header.multiplier }),
          ...(header.measure === null ? {} : { unit: header.measure }),
        },
        isUncertain: false,
      }
    case 'percent':
    case 'discount':
      return { conversion: decideShare(column, spec.type === 'discount'), isUncertain: false }
    default:
      return { conversion: {}, isUncertain: false }
  }
}

/** The days of calls and visits that are to come: lists of these weeks. */
const callDays: ReadonlySet<string> = new Set(['plannedAt', 'nextAt', 'nextCallAt'])
const twoFigures = /^(\d{1,2})[-/.](\d{1,2})$/
const halfYearMs = 183 * 86_400_000

/**
 * Whether the day or the month stands first in a column of days without a year (25/11): as it must, or in a column of calls
 * that are to come so that they lie nearest to `now`. Null where either may be, and where a day is written otherwise.
 */
function orderOfPairs(values: readonly string[], now: number | undefined): 'dmy' | 'mdy' | null {
  const pairs = values.flatMap((value) => {
    const found = twoFigures.exec(value.normalize('NFKC').trim())
    return found === null ? [] : [[Number(found[1]), Number(found[2])] as const]
  })
  if (pairs.length === 0 || pairs.length < values.length) return null
  const [isDayFirst, isDayLast] = [pairs.some(([first]) => first > 12), pairs.some(([, last]) => last > 12)]
  if (isDayFirst !== isDayLast) return isDayFirst ? 'dmy' : 'mdy'
  if (isDayFirst || now === undefined) return null
  const awayFrom = (month: number, day: number): number => {
    const away = Math.abs(Date.UTC(new Date(now).getUTCFullYear(), month - 1, day) - now)
    return away > halfYearMs ? Math.abs(2 * halfYearMs - away) : away
  }
  const [dayFirst, monthFirst] = [
    pairs.reduce((sum, [first, last]) => sum + awayFrom(last, first), 0),
    pairs.reduce((sum, [first, last]) => sum + awayFrom(first, last), 0),
  ]
  return dayFirst === monthFirst ? null : dayFirst < monthFirst ? 'dmy' : 'mdy'
}

/** The year of all the dates that have one, where others of the column have none. */
function onlyYearIn(values: readonly string[]): number | null {
  const years = values.map((value) => /(?<!\d)((?:19|20)\d{2})(?=[-/.年])/.exec(value)?.[1])
  const stated = new Set(years.filter((year) => year !== undefined))
  return stated.size === 1 && years.includes(undefined) ? Number([...stated][0]) : null
}

// Plain numbers that all stay within 1 are shares; Chinese price lists state what is left to pay, as 折 does.
function decideShare(column: ReadColumn, isDiscount: boolean): ColumnConversion {
  const decimal = decideDecimal(column.values)
  const read = column.values
    .map((value) => readNumber(value, { decimal }))
    .filter((number) => number !== null)
  const plain = read.filter(({ sign }) => sign === null).map(({ value }) => Math.abs(value))
  const percentScale = plain.length > 0 && !column.header.isPercent && Math.max(...plain) <= 1 ? 1 : 100
  if (!isDiscount) return { decimal, percentScale }
  const shares = read
    .filter(({ sign }) => sign !== '折')
    .map(({ value, sign }) => value / (sign === '%' ? 100 : percentScale))
    .sort((left, right) => left - right)
  const middle = shares[Math.floor(shares.length / 2)] ?? 0
  const saysPaid = read.some(({ sign }) => sign === '折')
  const meaning = saysPaid || (column.header.hasChinese && middle > 0.5) ? 'paid' : 'off'
  return { decimal, percentScale, discountMeaning: meaning }
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}

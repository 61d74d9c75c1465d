import type { ColumnConversion } from '../profile.ts'
import { areRecordIds, isRecordId } from '../recordIds.ts'
import type { FieldSpec, RecordKind } from '../recordKinds.ts'
import { roundScore } from './candidate.ts'
import { decideConversion } from './columnConversion.ts'
import { type ReadColumn, rowCount } from './columns.ts'
import { type Chance, leastWord } from './headings.ts'
import type { ColumnGround } from './kindProposal.ts'
import type { Reading } from './reading.ts'
import { shapeScore } from './shapeScore.ts'
import { valueScore } from './valueScore.ts'

type Fit = { confidence: number; grounds: ColumnGround[]; conversion: ColumnConversion }

/**
 * How well a column fits a field, from what its heading is called, what it asks for and what stands in it. The field's own
 * word says most; a telling part of the heading and known names in the cells say less, and more together.
 */
export function fitOf(column: ReadColumn, kind: RecordKind, chance: Chance, reading: Reading): Fit | null {
  const { spec, word } = chance
  if (spec.key !== 'lineNumber' && countsRows(column)) return null
  if (takesNoIds(kind, spec) && holdsIds(column)) return null
  if (word < ownWord && isOwnNumber.test(column.header.plain)) return null
  if (word < ownWord && chance.part === 0 && mereName.test(column.header.plain)) return null
  if (word < ownWord && otherNames.has(spec.key)) return null
  if (word < ownWord && spec.key === 'productCode' && ofPaper.test(column.header.plain)) return null
  if (kind.id === 'accounts' && spec.key === 'name' && isOfRecordIds(column)) return null
  if (spec.key === 'total' && (saysOfOne.test(column.column) || weighs(column))) return null
  const byWord = word < leastWord ? null : fitOfWord(column, spec, reading, word)
  if (byWord !== null && byWord.confidence >= 0.8) return byWord
  const byGrounds = fitOfGrounds(column, kind, chance, reading)
  if (byWord === null || byGrounds === null) return byWord ?? byGrounds
  return byGrounds.confidence > byWord.confidence ? byGrounds : byWord
}

/** From which on a heading is a word of the field itself. */
const ownWord = 0.85
/** The number of the row's own record: it names no customer, person or deal beside it. */
const isOwnNumber =
  /^(?:id|record id|row id|guid|uuid|(?:what|who|owner|parent|created by|last modified by|modified by|reports to|record type|system modstamp) id|数据id|唯一性?id|唯一标识)$/
/** What a row is called says not by whom it is owned, or where it is. */
const mereName = /^(?:name|名称|title|标题)$/
/** Other names of a customer: their columns say so in a word of their own. */
const otherNames: ReadonlySet<string> = new Set(['formerName', 'foreignName', 'otherName'])
/** The number of an order, an invoice or a line is no number of goods. */
const ofPaper = /\b(?:po|so|order|invoice|inv|booking|job|line|quote|doc|document)\b|订单|单据|合同|发票|行号/
const isOfRecordIds = ({ different }: ReadColumn): boolean =>
  different.length > 0 && different.every(isRecordId)

/** Columns of numbers of records, found once. */
const ofIds = new WeakMap<ReadColumn, boolean>()

/** Whether a column holds numbers by which a system knows its records. */
function holdsIds(column: ReadColumn): boolean {
  const known = ofIds.get(column)
  if (known !== undefined) return known
  const holds = areRecordIds(column.different, column.header)
  ofIds.set(column, holds)
  return holds
}

/** Whether what fills a field is said in words: no number of a record is a name, a title, a phone or an amount. */
const takesNoIds = ({ id }: RecordKind, { type, key }: FieldSpec): boolean =>
  type === 'person' ||
  type === 'phone' ||
  type === 'money' ||
  type === 'quantity' ||
  type === 'enum' ||
  (type === 'text' && (id === 'contacts' || id === 'deals' || key !== 'name'))

/** A price of one is no sum of a line, whatever else its heading says: EUR/month each, 单价(月租/台). */
const saysOfOne = /单价|\beach\b|\bper (?:unit|piece|item)\b|\bunit (?:price|rate|cost)\b/i

/** 合计(t), "Total kg": what goods weigh is no sum of money, and (m) may stand for millions. */
const weighs = ({ header: { measure, currency, per } }: ReadColumn): boolean =>
  measure !== null && measure !== 'm' && currency === null && per === null

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
  const confidence = roundScore(shape === null ? word * 0.9 : word * (0.5 + 0.5 * shape))
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
  return {
    confidence: roundScore(confidence * (shape === null ? 1 : 0.6 + 0.4 * shape)),
    grounds,
    conversion,
  }
}

/** Headers that say that there is a choice and not of what: their values decide alone. */
const vague = /^(状态|类型|进展|进度|status|type|active|progress|kind|mode|won)$/

/** A column of a few short values under a telling header is a choice in the team's own words: a person is asked. */
function isOwnChoice(column: ReadColumn, spec: FieldSpec): boolean {
  if (spec.type !== 'enum' || vague.test(column.header.joined)) return false
  const different = new Set(column.values)
  return different.size <= 20 && [...different].every((value) => value.length <= 20)
}

import type { Consent, Sensitivity } from '../../../shared/vocabulary.ts'
import { accountNotGiven } from '../../accounts/notGiven.ts'
import { getAccount } from '../../accounts/store.ts'
import type { WritableDb } from '../../db/open.ts'
import { getDeal } from '../../deals/store.ts'
import type { ProposedFact } from '../../facts/proposedFact.ts'
import type { ReliabilityOfCues } from '../../facts/reliability.ts'
import type { NewId } from '../../newId.ts'
import { workBeginsHour } from '../../workday.ts'
import type { Linker } from '../linking/linker.ts'
import { firmName } from '../matching/sameFirm.ts'
import type { People } from '../people.ts'
import type { FieldValue, MoneyValue } from '../recognition/convert.ts'
import { isRecordId } from '../recognition/recordIds.ts'
import type { AheadText } from '../take/ahead.ts'
import type { Batch } from '../take/batch.ts'
import type { ReadFacts } from '../take/rememberedReading.ts'

export type Values = Readonly<Record<string, FieldValue>>

export interface WriteContext {
  db: WritableDb
  /** Evidence, activities and facts go here; they are in the database when the batch is committed. */
  batch: Batch
  newId: NewId
  /** UTC ms of the import. */
  now: number
  zone: string
  currency: string
  importId: string
  linker: Linker
  /** Those that were known when the first row of a file was linked by people. */
  people(): People
  /** What is known of the people whom rows of the file have named, so that not every row looks them up. */
  met: Map<string, { knownAt: number; hasDepartment: boolean; hasRole: boolean }>
  /** Whether a newer version of the table that is being read came in before: it fills gaps and changes nothing. */
  isOutdated: boolean
  /** Reads what a text states and does, with the names that were known when the file was begun. */
  readFacts: ReadFacts
  /** Has remarks read by a thread that `readFacts` will be asked for soon. */
  readAhead(texts: readonly AheadText[]): void
  /** Takes up the rivals that a note of the file names in its headings, where the file is one on rivals. */
  hearRivals(title: string, text: string): void
  lang: 'zh' | 'en'
  /** How often the cues of facts were right so far. */
  reliability: ReliabilityOfCues
}

/** What a row turned out to be about, before its evidence is written; `write` then makes or changes the record. */
export interface RowPlan {
  accountId: string | null
  contactId: string | null
  dealId: string | null
  /** UTC ms at which it happened; the import's time for what has no date of its own. */
  occurredAt: number
  /** UTC ms at which the team came to know it: a dated record of its own was known when it was made. */
  knownAt: number
  consent: Consent
  sensitivity: Sensitivity
  /** What the row states of itself, with the field whose cell says it. */
  states?: readonly { field: string; fact: ProposedFact; undated: boolean }[]
  write(evidenceId: string): 'inserted' | 'updated' | 'unchanged'
}

/** Why a row cannot become a record though its cells could be read. */
export interface RowRefusal {
  code:
    | 'unknownDeal'
    | 'unknownStage'
    | 'notPositive'
    | 'notANumber'
    | 'notADate'
    | 'looksLikeReturn'
    | 'accountMissing'
    | 'productMissing'
    | 'notAPerson'
    | 'atomIncomplete'
    | 'rowVoid'
  field: string
  value: string
}

export const isRefusal = (plan: RowPlan | RowRefusal): plan is RowRefusal => 'code' in plan

export const text = (values: Values, field: string): string | null => {
  const value = values[field]
  return typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : null
}
export const number = (values: Values, field: string): number | null => {
  const value = values[field]
  return typeof value === 'number' ? value : null
}
export const money = (values: Values, field: string): MoneyValue | null => {
  const value = values[field]
  return typeof value === 'object' ? value : null
}
export const given = <T extends object>(patch: T): Partial<T> =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== null)) as Partial<T>

/** What a row may change of a record: all that it says, or of an outdated table only what the record has not. */
export const changesOf = <T extends object>(
  { isOutdated }: Pick<WriteContext, 'isOutdated'>,
  before: Partial<Record<keyof T, unknown>> | null,
  patch: Partial<T>,
): Partial<T> =>
  isOutdated && before !== null
    ? (Object.fromEntries(
        Object.entries(patch).filter(([key]) => (before[key as keyof T] ?? null) === null),
      ) as Partial<T>)
    : patch

/** A dated record of the team's own was known when it happened, never later than the import. */
export const knownBy = (at: number | null, now: number): number => (at === null ? now : Math.min(at, now))

export const workBeginsMs = workBeginsHour * 3_600_000
const clocks = new Map<string, Intl.DateTimeFormat>()

/** When a call is due: a cell that says only the day means the day's work, which nobody begins at midnight. UTC ms. */
export function dueAt(at: number, zone: string): number {
  let clock = clocks.get(zone)
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'medium', hourCycle: 'h23' })
    clocks.set(zone, clock)
  }
  return clock.format(at) === '00:00:00' ? at + workBeginsMs : at
}

/** A plan with what it leaves out filled in. */
export function plan(
  context: WriteContext,
  about: {
    accountId?: string | null
    contactId?: string | null
    dealId?: string | null
    at?: number | null
    personal?: boolean
  },
  write: RowPlan['write'],
): RowPlan {
  const at = about.at ?? null
  return {
    accountId: about.accountId ?? null,
    contactId: about.contactId ?? null,
    dealId: about.dealId ?? null,
    occurredAt: at ?? context.now,
    knownAt: knownBy(at, context.now),
    consent: about.personal ? 'unknown' : 'notRequired',
    sensitivity: about.personal ? 'personal' : 'internal',
    write,
  }
}

/**
 * The account to which a row refers, made where nobody knows it. A short name that several may have is decided by the
 * people, the place or the deal that the cell and `words`, the row's own, name.
 */
export const accountOf = (values: Values, context: WriteContext, words = ''): string | null => {
  const name = text(values, 'account')
  if (name === null) return null
  return meantBeside(name, values, context) ?? accountReferred(name, context, words)
}

/**
 * Whom a cell means that names no account we know: the customer of the deal whose number stands in the row of a short name, or of the
 * deal that the cell itself names, where one column is for either. A firm's whole name is that firm's, whatever stands beside it.
 */
function meantBeside(cell: string, values: Values, context: WriteContext): string | null {
  const { linker } = context
  const { id, account } = linker.referred(cell)
  if (id !== null || firmName(account)?.law != null) return null
  const numbered = isShort.test(account.trim())
    ? ['dealCode', 'deal'].map((field) => text(values, field))
    : []
  const dealId = numbered.map((told) => told && linker.dealNumbered(told)).find(Boolean) ?? null
  const accountId = accountOfDeal(context, dealId) ?? linker.accountOfDealNamed(cell)
  if (accountId === null || getAccount(context.db, accountId)?.name === accountNotGiven) return null
  linker.tellMeant(cell, accountId)
  return accountId
}

/** A name that is written short. A longer one that nobody knows may be who buys for the deal's customer. */
const isShort = /^(?:\p{Script=Han}{1,4}|(?:(?!\p{Script=Han})[\p{L}\p{N}&.-]){1,12})$/u

/** The deal to which a row refers: by its number where it gives one, else by its name. */
export function dealOf(values: Values, context: WriteContext, accountId: string | null): string | null {
  const code = text(values, 'dealCode')
  const numbered = code === null ? null : context.linker.dealNumbered(code)
  const name = text(values, 'deal')
  return numbered ?? (name === null ? null : context.linker.deal(name, accountId))
}

export function accountReferred(cell: string, context: WriteContext, words = ''): string | null {
  const reference = context.linker.referred(cell)
  if (reference.id !== null) return reference.id
  const ofPerson = context.linker.accountOfSomebody(cell)
  if (ofPerson !== null) return ofPerson
  // P. Raman is somebody, whoever it is: nothing is sold to a name with an initial.
  if (isInitialled.test(cell.trim())) return null
  // A number that only another system can read is no name of a customer.
  if (isRecordId(cell) || /^\d{4,}$/.test(cell.trim())) return null
  const decided = reference.isOpen ? context.people().accountSpokenOf('', `${cell}\n${words}`) : null
  return decided ?? context.linker.accountReferred(reference).id
}
const isInitialled = /^(?:(?:Mr|Ms|Mrs|Dr)\.?\s)?(?:\p{Lu}\.\s?){1,2}\p{Lu}\p{Ll}[\p{L}'’-]+$/u
/** The people whom the cell of the contact names, each made where nobody knows them. */
export function contactsOf(
  values: Values,
  context: WriteContext,
  accountId: string | null,
): readonly string[] {
  const cell = text(values, 'contact')
  return cell === null || accountId === null ? [] : context.linker.contactsReferred(cell, accountId)
}
/** The person to whom a row refers; null where it names several, of whom nobody knows which is meant. */
export const contactOf = (values: Values, context: WriteContext, accountId: string | null): string | null => {
  const [only, ...others] = contactsOf(values, context, accountId)
  return only !== undefined && others.length === 0 ? only : null
}
/** The model that a specification column gives, where it is one: `TS-500`, and not `10 支/盒` or `500ml`. */
export const modelOf = (values: Values): string | null => {
  const specification = text(values, 'specification')?.normalize('NFKC').trim() ?? ''
  const isModel = /^[a-z][a-z\d]*([-\s/.][a-z\d]+)*$/i.test(specification) && /\d/.test(specification)
  return isModel && specification.length <= 24 ? specification : null
}
/**
 * The product that a row names: by its code where it has one, else by its name, else by its model. In a list of
 * products `modelTells` two models of one name apart.
 */
export const productOf = (
  values: Values,
  context: WriteContext,
  { modelTells = false } = {},
): string | null => {
  const code = text(values, 'productCode')
  const model = modelOf(values)
  const name = text(values, 'product') ?? code ?? model
  const ledBy = name === null || code !== null ? null : context.linker.productLedByCode(name)
  if (ledBy !== null) return ledBy
  return name === null ? null : context.linker.product(name, code, { model, modelTells }).id
}
export const accountOfDeal = (context: WriteContext, dealId: string | null): string | null =>
  dealId === null ? null : getDeal(context.db, dealId)!.accountId

/** Where an account is: the region of a record that names none. */
export const regionOf = (context: WriteContext, accountId: string | null): string | null =>
  accountId === null ? null : (getAccount(context.db, accountId)?.region ?? null)

/**
 * Reads a converted row: what to write, or why it cannot be written. Records that it names are linked or made.
 * `unread` holds the fields whose cell says something that could not be read.
 */
export type Planner = (
  values: Values,
  context: WriteContext,
  unread?: ReadonlySet<string>,
  /** The fields for which the table has a column. */
  fields?: ReadonlySet<string>,
) => RowPlan | RowRefusal

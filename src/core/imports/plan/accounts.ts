import type { BuyingRole, Support } from '../../../shared/vocabulary.ts'
import { accounts } from '../../accounts/schema.ts'
import { type Account, aliasesOf, getAccount } from '../../accounts/store.ts'
import { contacts } from '../../contacts/schema.ts'
import { getContact } from '../../contacts/store.ts'
import { updateRow } from '../../db/rows.ts'
import { roleInWords } from '../../deals/rolesSaid.ts'
import { findFigures } from '../../facts/figures.ts'
import { nameKeyOf } from '../../nameKey.ts'
import { updateNoting } from '../../undo/changeSets.ts'
import { isFormOfAddress } from '../formsOfAddress.ts'
import { type DuplicateMark, duplicateMark } from '../matching/duplicateMarks.ts'
import { namesInCell, namesWithin } from '../matching/otherNames.ts'
import { joinedName, nicknameInRemark, splitNickname } from '../personNames.ts'
import { cellShapes } from '../recognition/cellShapes.ts'
import { isNoPerson } from '../recognition/personCell.ts'
import { readEnumExactly } from '../recognition/readEnum.ts'
import { isNumberOfRecord, isRecordId } from '../recognition/recordIds.ts'
import { buyingRoleWords } from '../recognition/valueWords.ts'
import { dayLeftIn } from './leftOn.ts'
import {
  accountOf,
  changesOf,
  given,
  knownBy,
  money,
  number,
  type Planner,
  plan,
  text,
  type Values,
  type WriteContext,
} from './planning.ts'
import { accountInList, calledAbroad, chatIdOf } from './whoIsWho.ts'

/** The other names in a cell: 蜀康口腔/蜀康集团. */
const shortNames = (cell: string | null, name: string): string[] =>
  namesInCell(cell ?? '').filter((one) => one !== name)

/** The fields of a list of customers that give another name of one: short, former, foreign, or any. */
const otherNameFields = ['shortName', 'formerName', 'foreignName', 'otherName'] as const

/** All other names that a row of a customer gives it, those within its name too: Moss Ltd (formerly Vale Ltd). */
function otherNamesOf(values: Values, name: string): string[] {
  const within = namesWithin(name)
  const told = otherNameFields.flatMap((field) => shortNames(text(values, field), name))
  return [...new Set([...(within === null ? [] : [within.name, ...within.others]), ...told])]
}

/** The other names of an account with new ones beside them, or null where there is nothing to add. */
function aliasesWith(account: Account | null, called: readonly string[]): string | null {
  const known = account ? aliasesOf(account) : []
  const all = [...new Set([...known, ...called])]
  return all.length === known.length ? null : JSON.stringify(all)
}

export const planAccount: Planner = (values, context) => {
  const { db, now, importId } = context
  /** Who stands beside an account in a list of accounts, each known once; a title beside them is the first's. */
  function writeContacts(cell: string, accountId: string, evidenceId: string): void {
    for (const [at, { id, made }] of context.linker
      .contacts(cell, accountId, { mayBeInitial: true })
      .entries()) {
      const title = at === 0 ? text(values, 'contactTitle') : null
      if (made) updateRow(db, contacts, id, { evidenceId, ...(title && { title }) })
      else if (title && getContact(db, id)?.title === null)
        updateNoting(db, importId, contacts, id, { title })
    }
  }
  const mark = duplicateMark(text(values, 'name')!, [text(values, 'remark') ?? ''])
  if (mark?.name === '') return { code: 'rowVoid', field: 'name', value: text(values, 'name')! }
  const second = mark === null ? null : planSecondRecord(mark, context)
  if (second !== null) return second
  const name = mark?.name ?? text(values, 'name')!
  const website = text(values, 'website')
  const phone = text(values, 'phone')
  const city = text(values, 'city')
  const called = otherNamesOf(values, name)
  const { id, made } = context.linker.account(name, text(values, 'code'), {
    aliases: called,
    ...(website && { website }),
    ...(phone && { phone }),
    ...(city && { city }),
  })
  const revenue = money(values, 'revenue')
  const createdAt = number(values, 'createdAt')
  const person = text(values, 'contact')
  // A parent that is given by its number is called by its name, or not at all.
  const parent = text(values, 'parentName')
  const parentId = parent === null ? null : context.linker.accountNamed(parent)
  const parentName =
    parent === null || !isRecordId(parent) ? parent : parentId && (getAccount(db, parentId)?.name ?? null)
  return plan(context, { accountId: id, at: createdAt }, (evidenceId) => {
    if (person !== null && !isNoPerson(person)) writeContacts(person, id, evidenceId)
    const fields = given({
      aliases: aliasesWith(made ? null : getAccount(db, id), called),
      code: text(values, 'code'),
      industry: text(values, 'industry'),
      region: text(values, 'region'),
      city,
      tier: text(values, 'level'),
      ownerName: text(values, 'ownerName'),
      parentName,
      website,
      phone,
      employees: number(values, 'employees') === null ? null : Math.round(number(values, 'employees')!),
      annualRevenueMinor: revenue?.amountMinor ?? null,
      currency: revenue?.currency ?? null,
    })
    if (made) {
      updateRow(db, accounts, id, { ...fields, evidenceId, knownAt: knownBy(createdAt, now) })
      return 'inserted'
    }
    const known = getAccount(db, id)
    if (
      !updateNoting(
        db,
        importId,
        accounts,
        id,
        changesOf<typeof accounts.$inferInsert>(context, known, fields),
      )
    )
      return 'unchanged'
    updateNoting(db, importId, accounts, id, { evidenceId, updatedAt: now })
    return 'updated'
  })
}

/**
 * A second record of a customer who is on file: its name is one more of theirs, and nothing else of it counts. Null where the one
 * that is kept is not on file yet, or where this one has records of its own: both are put together when all tables are read.
 */
function planSecondRecord({ name, into }: DuplicateMark, context: WriteContext): ReturnType<Planner> | null {
  const { db, now, importId, linker } = context
  const keptId = into === null ? null : linker.accountNamed(into)
  const ownId = linker.accountNamed(name)
  if (keptId === null || (ownId !== null && ownId !== keptId)) return null
  return plan(context, { accountId: keptId }, () => {
    const kept = getAccount(db, keptId)!
    const aliases = nameKeyOf(kept.name) === nameKeyOf(name) ? null : aliasesWith(kept, [name])
    if (aliases === null) return 'unchanged'
    updateNoting(db, importId, accounts, keptId, { aliases, updatedAt: now })
    linker.learnAccountName(keptId, name)
    return 'updated'
  })
}

/**
 * The customer of a contact's row. Where the row gives it a code or a short name beside its name, as a list that is kept of
 * customers does, both are the customer's from now on.
 */
function customerOf(values: Values, context: WriteContext, words: string): string | null {
  const { db, now, importId } = context
  const [code, shortName, name] = ['accountCode', 'accountShortName', 'account'].map((field) =>
    text(values, field),
  )
  if (!name || (!code && !shortName)) return accountOf(values, context, words)
  const called = shortNames(shortName ?? null, name)
  const { id, made } = context.linker.account(name, code ?? null, { aliases: called })
  const before = getAccount(db, id)
  const aliases = aliasesWith(made ? null : before, called)
  const isNew = (before?.code ?? null) === null && code
  if (aliases !== null || isNew)
    updateNoting(db, importId, accounts, id, {
      ...(aliases !== null && { aliases }),
      ...(isNew && { code }),
      updatedAt: now,
    })
  return id
}

/** Under 称呼 stands how people are spoken to, and often no more than 先生 or Ms. */
const honorificAlone =
  /^(?:先生|女士|小姐|太太|老师|同志|师傅|经理|总监?|工程师|工|主任|医生|博士|教授|mr|mrs|ms|miss|mx|dr|prof|sir|madam)\.?$/i

/** What a row says of somebody whom it names by a number alone, as a list of roles in deals does. */
function planRoleByNumber(values: Values, context: WriteContext): ReturnType<Planner> {
  const { db, importId, now } = context
  const number = text(values, 'contactCode')!
  const contact = context.linker.contactNumbered(number)
  if (contact === null) return { code: 'notAPerson', field: 'contactCode', value: number }
  const role = text(values, 'buyingRole') as BuyingRole | null
  const about = { accountId: contact.accountId, contactId: contact.id, personal: true }
  return plan(context, about, (evidenceId) => {
    const told = role === null || role === 'unknown' || contact.buyingRole === role ? null : role
    if (told === null || contact.buyingRole !== null) return 'unchanged'
    updateNoting(db, importId, contacts, contact.id, { buyingRole: told, evidenceId, updatedAt: now })
    return 'updated'
  })
}

export const planContact: Planner = (values, context, _unread, fields) => {
  const { db, now, importId } = context
  if (text(values, 'name') === null && text(values, 'lastName') === null) {
    const named = ['lastName', 'name'].find((field) => fields?.has(field))
    return named === undefined
      ? planRoleByNumber(values, context)
      : { code: 'notAPerson', field: named, value: '' }
  }
  const { name, nickname: besideName } = splitNickname(
    text(values, 'name') ?? joinedName(text(values, 'lastName'), text(values, 'firstName')),
  )
  const called = text(values, 'nickname')
  const toldNickname = called !== null && honorificAlone.test(called.trim()) ? null : called
  const nickname =
    (toldNickname === null || nameKeyOf(toldNickname) === nameKeyOf(name) ? besideName : toldNickname) ??
    nicknameInRemark(name, text(values, 'remark'))
  if (isNoPerson(name) || isNumberOfRecord(name) || cellShapes.email(name))
    return { code: 'notAPerson', field: 'name', value: name }
  const phone = text(values, 'mobile') ?? text(values, 'phone')
  const email = text(values, 'email')
  // Many a card names no employer; the address from which somebody writes does.
  const accountId =
    customerOf(values, context, name) ??
    (email === null ? null : context.people().accountOf(email)) ??
    (fields?.has('account') === true ? null : accountInList(values, name, context))
  if (accountId === null) return { code: 'accountMissing', field: 'account', value: '' }
  // Of whom a card has the name that they go by abroad, the Chinese one is the other.
  const abroad = calledAbroad({ name, nickname: besideName }, accountId, context)
  const otherName = abroad === null ? nickname : name
  const { id, made } = context.linker.contact(abroad ?? name, accountId, {
    ...(phone && { phone }),
    ...(email && { email }),
    ...(otherName && { nickname: otherName }),
  })
  const createdAt = number(values, 'createdAt')
  const consent = values.consent === true ? 'given' : values.consent === false ? 'withdrawn' : 'unknown'
  const about = { accountId, contactId: id, at: createdAt, personal: true }
  const planned = plan(context, about, (evidenceId) => {
    const before = getContact(db, id)
    const support = knownBefore(before?.support, text(values, 'support') as Support | null)
    const remark = text(values, 'remark')
    const { title, toldBeside } = titleOf(text(values, 'title'))
    const ours = before?.buyingRole ? null : onOurSide(remark)
    const told = before?.buyingRole
      ? null
      : (roleInRemark(remark) ?? (values.isDecider === true ? 'economicBuyer' : null))
    const fields = given({
      department: text(values, 'department'),
      title,
      buyingRole:
        knownBefore(before?.buyingRole, text(values, 'buyingRole') as BuyingRole | null) ?? ours ?? told,
      support: ours !== null && (support === null || support === 'supporter') ? 'mentor' : support,
      phone,
      email,
      wechat: text(values, 'wechat') ?? chatIdOf(values),
      nickname: otherName,
      leftAt: leftAtOf(values, toldBeside, before?.leftAt ?? null, now),
    })
    if (made) {
      updateRow(db, contacts, id, { ...fields, evidenceId, knownAt: knownBy(createdAt, now) })
      return 'inserted'
    }
    if (
      !updateNoting(
        db,
        importId,
        contacts,
        id,
        changesOf<typeof contacts.$inferInsert>(context, before, fields),
      )
    )
      return 'unchanged'
    updateNoting(db, importId, contacts, id, { evidenceId, updatedAt: now })
    return 'updated'
  })
  return { ...planned, consent }
}

/** Makes whom a cell of customers names beside its customer a person there: Amara Bell of `Amara Bell, Corvan Marine Ltd`. */
export function keepAddressee(
  values: Values,
  context: WriteContext,
  accountId: string | null,
  evidenceId: string,
): void {
  const cell = text(values, 'account')
  if (cell === null || accountId === null) return
  const { account, persons, unit } = context.linker.referred(cell)
  const [person, other] = persons
  if (account === cell || person === undefined || other !== undefined || isFormOfAddress(person)) return
  // A. Brannigan is somebody of whom another file has the whole name, or nobody yet.
  if (/^\p{Lu}\.(?:\s|\p{Lu})/u.test(person)) return
  const { id, made } = context.linker.contact(person, accountId, { mayBeInitial: true })
  if (made) updateRow(context.db, contacts, id, { evidenceId, ...(unit && { department: unit }) })
}

/** A remark that begins with it (内线,愿意在会上帮我们讲) tells who guides us, beside what a person does there. */
function onOurSide(remark: string | null): 'coach' | 'champion' | null {
  const first = remark?.split(/[,，;；。、\s(（]/)[0] ?? ''
  const { coach, champion } = buyingRoleWords
  return readEnumExactly(first, { coach: coach!, champion: champion! }) as 'coach' | 'champion' | null
}

/** What a remark tells of the say that somebody has there: 技术一票否决, signs above EUR 500k. */
const roleInRemark = (remark: string | null): BuyingRole | null =>
  (remark ?? '')
    .split(/[,，;；。、\n]/)
    .map(roleInWords)
    .find((role) => role !== null) ?? null

/** What was known of a person stays where a file only says that it is not known. */
const knownBefore = <Known extends string>(before: Known | null | undefined, said: Known | null) =>
  said === 'unknown' && before ? null : said

/** A person on a list of those who left is gone, from the day of the import where the list gives none. */
function leftAtOf(
  values: Values,
  besideTitle: string | null,
  before: number | null,
  now: number,
): number | null {
  const said = number(values, 'leftAt')
  if (said !== null) return said
  if (before !== null) return null
  if (values.employment === 'left')
    return (
      [text(values, 'employmentSaid'), besideTitle, leavingIn(text(values, 'remark'))]
        .map((told) => (told === null ? null : (dayLeftIn(told, now) ?? endOfMonthIn(told, now))))
        .find((day) => day !== null) ?? now
    )
  return (
    leftByRemark(text(values, 'standing'), now) ??
    leftByRemark(text(values, 'remark'), now) ??
    leftByRemark(besideTitle, now)
  )
}

/** What of a remark says that somebody left: "left 30/10", and no other day that it names. */
const leavingIn = (remark: string | null): string | null =>
  (remark ?? '')
    .split(/[,，;；。\n]/)
    .find((one) => (hasLeft.test(one.trim()) || /\bleft\b/i.test(one)) && !isToCome.test(one)) ?? null

/** A title, and the remark that stands in brackets behind it where that says that somebody left: 工艺经理（已离职 8/28）. */
function titleOf(cell: string | null): { title: string | null; toldBeside: string | null } {
  const [, title, told] = /^(.*?)\s*[（(【[]([^（()）】\]]*)[）)】\]]\s*$/.exec(cell ?? '') ?? []
  return title && told && (hasLeft.test(told.trim()) || hasMoved.test(told.trim()))
    ? { title, toldBeside: told }
    : { title: cell, toldBeside: null }
}

const hasLeft =
  /(?<!以后|前任|他|她)(走了|离职了?|辞职了?|退休了?|调走了?|不在了)(?!.{0,4}(以后|之后|接))|^(has )?left\b|\b(has left|resigned|retired|no longer (there|with them)|gone since)\b/i
/** 已调福建, 10月调去苏州公司了: to another place, and no other department of the same house. */
const hasMoved =
  /(?:(?:已经?|被|月(?:底|初|份)?|年)调(?![价试休整研低高货配节查制薪岗])(?:往|去|到|任|至)?|^调(?:往|去|任|至))(?!\p{Script=Han}{0,8}(?:部|科|处|室|组|车间|中心))\p{Script=Han}{2,}/u

/** What is only to come, or asked: 下个月要调走, may have left? */
const isToCome =
  /(?:要|将|会|准备|打算|计划|可能|是否|有没有|下个?月|明年)\p{Script=Han}{0,4}(?:走|离职|辞职|退休|调)|[吗么?？]|\b(?:will|may|might|going to|about to|plans? to|if)\b/iu
const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** The last day of a month that is told without a day (Sept 2026, 10月调走), UTC ms; null where none is told. */
function endOfMonthIn(clause: string, now: number): number | null {
  const [, latin, latinYear] = /\b([A-Za-z]{3})[a-z]*\.?(?: (20\d\d))?\b/.exec(monthIn(clause) ?? '') ?? []
  const [, hanYear, han] = /(?:(20\d\d)\s?年)?\s?(1[0-2]|[1-9])月/.exec(clause) ?? []
  const month = latin ? monthNames.indexOf(latin.toLowerCase()) : han ? Number(han) - 1 : -1
  if (month < 0) return null
  const told = Number(latinYear ?? hanYear ?? 0)
  const thisYear = new Date(now).getUTCFullYear()
  const year = told || (Date.UTC(thisYear, month) > now ? thisYear - 1 : thisYear)
  return Date.UTC(year, month + 1, 0)
}
const monthIn = (clause: string): string | null =>
  /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?(?: 20\d\d)?\b/i.exec(clause)?.[0] ?? null

/** When somebody is gone by the remark on them (10月底走了, left 30 Oct); its day where it gives one, else today. UTC ms. */
function leftByRemark(remark: string | null, now: number): number | null {
  const clause = (remark ?? '')
    .split(/[,，;；。\n]/)
    .find((one) => (hasLeft.test(one.trim()) || hasMoved.test(one.trim())) && !isToCome.test(one))
  if (clause === undefined) return null
  const day = findFigures(clause, now).find(({ kind }) => kind === 'date')?.figure.value
  const at =
    day === undefined || !/^\d{4}-\d\d-\d\d$/.test(String(day))
      ? (dayLeftIn(clause, now) ?? endOfMonthIn(clause, now) ?? now)
      : Date.parse(String(day))
  return Number.isNaN(at) || at > now ? now : at
}

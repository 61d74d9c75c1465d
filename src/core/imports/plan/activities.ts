import {
  type ActivityKind,
  type BuyingRole,
  buyingSteps,
  type Direction,
} from '../../../shared/vocabulary.ts'
import { insertVisitPlan } from '../../activities/store.ts'
import { calendarDay } from '../../calendarDay.ts'
import { contacts } from '../../contacts/schema.ts'
import { getContact } from '../../contacts/store.ts'
import { updateRow } from '../../db/rows.ts'
import { listedIn } from '../../deals/guestList.ts'
import { attendanceInRemark } from '../../deals/guests.ts'
import { deals } from '../../deals/schema.ts'
import { getDeal } from '../../deals/store.ts'
import { updateNoting } from '../../undo/changeSets.ts'
import { isFormOfAddress } from '../formsOfAddress.ts'
import { isRecordId } from '../recognition/recordIds.ts'
import {
  accountOf,
  accountOfDeal,
  contactOf,
  dealOf,
  dueAt,
  isRefusal,
  knownBy,
  number,
  type Planner,
  plan,
  text,
  type Values,
  type WriteContext,
  workBeginsMs,
} from './planning.ts'
import { planTask } from './tasks.ts'

const inboundKinds: ReadonlySet<string> = new Set([
  ...buyingSteps,
  'objection',
  'complaint',
  'contentViewed',
  'competitorNamed',
  'commitment',
])

const directionOf = (word: string | null, kind: ActivityKind): Direction => {
  if (word !== null && /来|入|inbound|incoming|received|客户/i.test(word)) return 'inbound'
  if (word !== null && /去|出|outbound|outgoing|sent|我方/i.test(word)) return 'outbound'
  if (inboundKinds.has(kind)) return 'inbound'
  return kind === 'note' ? 'internal' : 'outbound'
}

/** Whom a row is about: what its columns name, else who took part and what its words say. */
function linkMeeting(values: Values, context: WriteContext, at: number, spoken: readonly string[]) {
  const cell = text(values, 'account')
  // A list of what is to be done for whom names people: 给谁, 方敏. Nobody is made a customer by it.
  const somebody = cell !== null && context.linker.isSomebody(cell) ? cell : null
  const words = [somebody, text(values, 'contact'), ...spoken.map((field) => text(values, field))]
    .filter(Boolean)
    .join('\n')
  // A note may hang on a customer as well as on a deal of theirs, in one column.
  const parent = text(values, 'deal')
  const named =
    somebody === null
      ? (accountOf(values, context, words) ?? (parent === null ? null : context.linker.accountNamed(parent)))
      : null
  const referred = dealOf(values, context, named)
  const accountId = named ?? accountOfDeal(context, referred)
  if (accountId === null) {
    const meeting = context
      .people()
      .ofMeeting(text(values, 'people') ?? text(values, 'contact') ?? somebody, words, at)
    return meeting.accountId === null ? ofLeadingAccount(text(values, 'contact'), context) : meeting
  }
  const contactId = contactOf(values, context, accountId) ?? personBeside(values, context, accountId)
  return { accountId, dealId: referred, contactId }
}

/** The person who stands beside the account in its cell (汇屿 孔令宇), where the row names no other. */
function personBeside(values: Values, context: WriteContext, accountId: string): string | null {
  const cell = text(values, 'account')
  const persons = cell === null ? [] : context.linker.referred(cell).persons
  const [person] = persons
  if (person === undefined || persons.length > 1 || text(values, 'contact') !== null) return null
  // A form of address is no name to make a contact of: it means somebody who is known, or nobody.
  return isFormOfAddress(person)
    ? context.people().calledAt(accountId, person)
    : context.linker.contact(person, accountId).id
}

/** Whom a cell means that begins with an account's very name and goes on with whom one met there: 汇屿 孔令宇. */
function ofLeadingAccount(cell: string | null, context: WriteContext) {
  const words = cell === null || cell.length > 120 ? [] : cell.trim().split(/(?<=[\s/、,，:：])/)
  for (let count = words.length; count > 0; count--) {
    const name = words
      .slice(0, count)
      .join('')
      .replace(/[\s/、,，:：]+$/, '')
    const accountId = name === '' ? null : context.linker.accountNamed(name)
    if (accountId === null) continue
    const rest = words.slice(count).join('').trim()
    return {
      accountId,
      dealId: null,
      contactId: (rest && context.people().calledAt(accountId, rest)) || null,
    }
  }
  return { accountId: null, dealId: null, contactId: null }
}

/** What a row tells of the person it is about: the first day on which they were known, department and role where none is. */
function noteMeeting(context: WriteContext, contactId: string, at: number, values: Values): void {
  const { db, importId, met } = context
  const department = text(values, 'department')
  const said = text(values, 'buyingRole')
  const role = said === 'unknown' ? null : said
  const before = met.get(contactId)
  const isNews =
    before === undefined ||
    before.knownAt > at ||
    (department !== null && !before.hasDepartment) ||
    (role !== null && !before.hasRole)
  if (!isNews) return
  const contact = getContact(db, contactId)
  if (contact === null) return
  const isOfImport = contact.importId === importId
  // A person who was spoken to was known then, whatever day the address book was exported.
  if (isOfImport && contact.knownAt > at) updateRow(db, contacts, contactId, { knownAt: at })
  const gaps = {
    ...(department && !contact.department && { department }),
    ...(role && !contact.buyingRole && { buyingRole: role as BuyingRole }),
  }
  if (Object.keys(gaps).length > 0) updateNoting(db, importId, contacts, contactId, gaps)
  met.set(contactId, {
    knownAt: isOfImport ? Math.min(contact.knownAt, at) : Number.NEGATIVE_INFINITY,
    hasDepartment: Boolean(contact.department ?? department),
    hasRole: Boolean(contact.buyingRole ?? role),
  })
}

const notDone =
  /^(?:not started|open|to ?do|planned|scheduled|in progress|waiting(?: on someone else)?|deferred|pending|upcoming|no|false|0|未开始|未完成|待办|待处理|计划中|进行中|未执行|否|offen|geplant|in arbeit)$/i
/** Talks that people agree on a day for. */
const agreedOn: ReadonlySet<string> = new Set(['meeting', 'visit', 'call', 'demo'])
const hourMs = 3_600_000

const picked = (values: Values, keys: readonly string[]): Values =>
  Object.fromEntries(keys.flatMap((key) => (values[key] === undefined ? [] : [[key, values[key]]])))

/**
 * What a log of activities keeps that has not taken place: a talk to come is a plan, anything else that is open is to be done
 * by its day. Null for what took place, as most rows did.
 */
function planAhead(values: Values, context: WriteContext, at: number): ReturnType<Planner> | null {
  const state = text(values, 'state')?.trim() ?? null
  const isOpen = state !== null && notDone.test(state)
  const isToCome = at > context.now + hourMs
  if (!isOpen && !(isToCome && state === null)) return null
  const [subject, said] = [text(values, 'subject'), text(values, 'text')]
  const kind = text(values, 'activityType')
  if (isToCome && kind !== null && agreedOn.has(kind)) {
    const planned = planVisit(
      {
        ...picked(values, ['account', 'contact', 'people', 'deal', 'ownerName', 'location']),
        plannedAt: at,
        ...(subject && { purpose: subject }),
        ...(said && { remark: said }),
      },
      context,
    )
    if (!isRefusal(planned)) return planned
  }
  const task = subject ?? said
  if (!isOpen || task === null) return null
  const due = calendarDay(context.zone)(at)
  const planned = planTask(
    {
      ...picked(values, ['account', 'deal', 'ownerName']),
      task,
      due,
      forWhom: text(values, 'contact') ?? '',
    },
    context,
  )
  if (isRefusal(planned)) return planned
  return {
    ...planned,
    states: (planned.states ?? []).map((one) => ({ ...one, field: subject === null ? 'text' : 'subject' })),
  }
}

export const planActivity: Planner = (values, context) => {
  const at = number(values, 'happenedAt')!
  const ahead = planAhead(values, context, at)
  if (ahead !== null) return ahead
  const { accountId, dealId, contactId } = linkMeeting(values, context, at, ['subject', 'text', 'location'])
  const kind = (text(values, 'activityType') ?? 'note') as ActivityKind
  const minutes = number(values, 'durationMinutes')
  const summary = [
    text(values, 'subject'),
    text(values, 'text'),
    text(values, 'result'),
    text(values, 'nextStep'),
  ]
    .filter(Boolean)
    .join('\n')
  return plan(context, { accountId, dealId, contactId, at }, (evidenceId) => {
    if (contactId !== null) noteMeeting(context, contactId, at, values)
    context.batch.activity({
      id: context.newId('activity'),
      kind,
      direction: directionOf(text(values, 'direction'), kind),
      accountId,
      dealId,
      contactId,
      ownerName: text(values, 'ownerName'),
      summary,
      durationMs: minutes === null ? null : Math.round(minutes * 60_000),
      occurredAt: at,
      zone: context.zone,
      knownAt: knownBy(at, context.now),
      evidenceId,
      importId: context.importId,
      deletedAt: null,
    })
    const nextAt = number(values, 'nextAt')
    if (nextAt !== null) expectCall(context, dealId, { contactId }, nextAt)
    return 'inserted'
  })
}

const weekMs = 7 * 86_400_000

/**
 * The next call of an open deal is the first that is still to come; of several plans the earliest holds. It stays with whom
 * the deal is talked about, where they are among those invited or nobody is.
 */
export function expectCall(
  context: Pick<WriteContext, 'db' | 'zone' | 'now' | 'importId'>,
  dealId: string | null,
  { contactId, attendees = null }: { contactId: string | null; attendees?: string | null },
  day: number,
): void {
  const at = dueAt(day, context.zone)
  if (dealId === null || at <= context.now) return
  const { nextCallAt, nextCallContactId, outcome } = getDeal(context.db, dealId)!
  if (outcome !== 'open') return
  if (
    nextCallAt === null ||
    nextCallAt < context.now ||
    at < nextCallAt ||
    (isOnlyDay(nextCallAt, context.zone) && at - nextCallAt < weekMs)
  )
    updateNoting(context.db, context.importId, deals, dealId, {
      nextCallAt: at,
      nextCallContactId: isInvited(context.db, nextCallContactId, attendees)
        ? nextCallContactId
        : (contactId ?? nextCallContactId),
    })
}

/** Whether a list of those invited has somebody's name. */
function isInvited(db: WriteContext['db'], contactId: string | null, attendees: string | null): boolean {
  const name = contactId === null ? undefined : getContact(db, contactId)?.name
  return name !== undefined && attendees?.includes(name) === true
}

/** A sales system often says no more than the day of the next meeting, and keeps an old one: an appointment knows better. */
const isOnlyDay = (at: number, zone: string): boolean => dueAt(at - workBeginsMs, zone) === at

const isDone = (status: string | null): boolean =>
  status !== null && /^(已?完成|已拜访|已执行|done|completed?|visited|yes|是|√|✓)$/i.test(status.trim())

const longestList = 300
const longestInvited = 2000

/** Who is expected by what an appointment's description says, our own side's lines left out; null where it is empty. */
function theirSide(description: string | null): string | null {
  const lines = (description ?? '')
    .split(/\n|\\n/)
    .filter((line) => line.trim() !== '' && !/^\s*(我方|我司|我们|our side|us)\s*[:：]/i.test(line))
  return lines.length === 0 ? null : lines.join('\n').slice(0, longestList)
}

/** Who is expected: those invited, with those whom the description lists beside them, else whom it tells in any way. */
function expectedIn(values: Values, contactId: string | null, context: WriteContext): string | null {
  const remark = text(values, 'remark')
  const invited = text(values, 'people') ?? nameOfContact(values, contactId, context)
  if (invited === null) return theirSide(remark)
  const listed = (remark ?? '').split(/\n|\\n/).filter((line) => listedIn(line) !== null)
  return [invited, ...listed].join('\n').slice(0, longestInvited)
}

/** Whom the row's cell names, by name also where it has a number of theirs. */
function nameOfContact(values: Values, contactId: string | null, { db }: WriteContext): string | null {
  const cell = text(values, 'contact')
  if (cell === null || !isRecordId(cell)) return cell
  return contactId === null ? null : (getContact(db, contactId)?.name ?? null)
}

/** A zone that this system knows by the name that a calendar gives it. */
function knownZone(name: string | null): string | null {
  if (name === null || !name.includes('/')) return null
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return null
  }
}

export const planVisit: Planner = (values, context) => {
  const plannedAt = number(values, 'plannedAt')!
  const { accountId, dealId, contactId } = linkMeeting(values, context, plannedAt, [
    'purpose',
    'remark',
    'location',
  ])
  if (accountId === null) return { code: 'accountMissing', field: 'account', value: '' }
  const invited = text(values, 'people')
  if (invited !== null)
    for (const { name, email } of context.people().strangersInvited(invited, accountId))
      context.linker.contact(name, accountId, { email })
  const doneAt = number(values, 'completedAt') ?? (isDone(text(values, 'planStatus')) ? plannedAt : null)
  return plan(
    context,
    { accountId, dealId, contactId, at: Math.min(plannedAt, context.now) },
    (evidenceId) => {
      insertVisitPlan(context.db, {
        id: context.newId('visitPlan'),
        accountId,
        dealId,
        contactId,
        ownerName: text(values, 'ownerName'),
        // Who declined stands in the remark, and whoever prepares the call has to know.
        purpose: [text(values, 'purpose') ?? '', ...attendanceInRemark(text(values, 'remark'))].join('\n'),
        place: text(values, 'location'),
        attendees: expectedIn(values, contactId, context),
        plannedAt,
        // By whose clock it was written down, which may be another than ours.
        zone: knownZone(text(values, 'zone')) ?? context.zone,
        doneAt,
        evidenceId,
        knownAt: knownBy(plannedAt, context.now),
        importId: context.importId,
        deletedAt: null,
      })
      if (doneAt === null)
        expectCall(context, dealId, { contactId, attendees: text(values, 'people') }, plannedAt)
      return 'inserted'
    },
  )
}

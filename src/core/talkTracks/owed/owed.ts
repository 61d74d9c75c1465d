import type { ConcludedKind, Lang } from '../../atoms/library/index.ts'
import { hasDayPassed } from '../../dayPassed.ts'
import { daysNamed } from '../../facts/days/daysNamed.ts'
import { addressOf, greetingOf } from '../address.ts'
import { formatDate } from '../formatFigure.ts'
import { weightOfDebt } from '../shelf/gravity.ts'
import { stageOf } from '../standing/stages.ts'
import { speaksOf, thingNamed } from '../standing/thingNamed.ts'
import type { CustomerFact, TalkTrackInput } from '../types.ts'
import { type Recipient, recipientOf } from './recipient.ts'
import { mayOwnUpTo, restOf, waitsOnThem } from './stillOwed.ts'

const dayMs = 86_400_000
/** What was due longer ago than this is more often settled than owed. */
const longestOverdueDays = 45

type Grounds = Pick<
  TalkTrackInput,
  | 'asOf'
  | 'zone'
  | 'deal'
  | 'askedBefore'
  | 'toldAlone'
  | 'offer'
  | 'newDays'
  | 'firstDays'
  | 'callAt'
  | 'heard'
> &
  Partial<Pick<TalkTrackInput, 'committee' | 'heldAgainst' | 'lang' | 'guests' | 'person'>>

/** What we are to give by a day, as our promises and to-dos name it; `isAlone` where one person was told alone. */
type Owed = {
  thing: string
  due: string
  fact: CustomerFact
  isAlone: boolean
  /** Our own later word on what is left of it. */
  rest: CustomerFact | null
}

const isOurs = ({ kind, speaker }: CustomerFact): boolean =>
  // A reminder of theirs ("the report was due on the 18th") tells of our promise as well as our own words.
  (kind === 'openPromise' && speaker !== 'team') || (kind === 'openTask' && speaker !== 'team')

/** Whether a thing that is owed is a quote of ours. */
export const isQuote = (thing: string): boolean =>
  /报价|^(?:rev|[vr]\d)|quote|quotation|proposal/i.test(thing)

const isoDay = (value: unknown): string | null => {
  const day = String(value)
  return /^\d{4}-\d\d-\d\d$/.test(day) ? day : null
}

const daysOf = ({ figures }: CustomerFact): string[] =>
  figures.flatMap(({ unit, value }) => (unit === 'date' ? (isoDay(value) ?? []) : []))
const dueOf = (fact: CustomerFact): string | null => daysOf(fact)[0] ?? null

/** Ours to the customer first, then what notes tell of it, each newest first. */
const rankOf = ({ kind, speaker }: CustomerFact): number =>
  kind === 'openPromise' ? (speaker === 'ours' ? 0 : 1) : 2

/** Whether a text names a day by which something was due that passed before `asOf`. */
const isBehind = (due: string, { asOf, zone }: Pick<TalkTrackInput, 'asOf' | 'zone'>): boolean =>
  hasDayPassed(due, asOf, zone)

const ofRest = /剩下|剩余|其余|余下|\b(?:the rest|remaining|remainder|the others?)\b/i
/** "2100 are done, the rest on the 25th, all right?": what we said later to the same person of what is left of it. */
const restPromised = (
  promise: CustomerFact,
  facts: readonly CustomerFact[],
  account: string,
): CustomerFact | null =>
  promise.contactId === null
    ? null
    : (facts.find(
        (fact) =>
          fact.kind === 'openPromise' &&
          fact.speaker === 'ours' &&
          fact.contactId === promise.contactId &&
          fact.occurredAt > promise.occurredAt &&
          dueOf(fact) !== null &&
          ofRest.test(fact.text) &&
          thingNamed(fact.text, account) === null,
      ) ?? null)

function owedIn(facts: readonly CustomerFact[], grounds: Grounds): Owed[] {
  const { asOf, deal, askedBefore, offer, toldAlone, firstDays, heard = [] } = grounds
  const items: Owed[] = []
  const ranked = facts
    .filter(isOurs)
    .toSorted((left, right) => rankOf(left) - rankOf(right) || right.occurredAt - left.occurredAt)
  for (const fact of ranked) {
    const first = [fact.firstDay, firstDays?.get(fact.id)?.day].flatMap((day) => day ?? []).toSorted()[0]
    const told = dueOf(fact)
    // The day on which it was to come before it was moved is the one that we missed.
    const due = first !== undefined && (told === null || first < told) ? first : told
    if (due === null) continue
    const asked = askedBefore?.get(fact.evidenceId)
    const named =
      thingNamed(fact.text, deal.account) ?? (asked === undefined ? null : thingNamed(asked, deal.account))
    if (named === null) continue
    const isAlone = toldAlone?.has(fact.evidenceId) ?? false
    if (isAlone && !mayOwnUpTo(fact, named, facts, grounds)) continue
    // What we quoted since is the quote that was asked for.
    if (isQuote(named) && offer && offer.at >= Date.parse(due) - dayMs) continue
    if (waitsOnThem(named, fact, facts)) continue
    const left = isQuote(named) ? named : restOf(named, fact, heard, asOf)
    if (left === null) continue
    const rest = restPromised(fact, facts, deal.account)
    const thing =
      rest === null ? left : /\p{Script=Han}/u.test(left) ? `剩下的${left}` : `rest of the ${left}`
    items.push({ thing, due, fact, isAlone, rest })
  }
  return items
}

/** Whether something is late of which nobody else on the call may hear: asking whether all has come would draw it out. */
const isLateUnsaid = (facts: readonly CustomerFact[], grounds: Grounds): boolean =>
  facts.some((fact) => {
    if (!isOurs(fact) || !grounds.toldAlone?.has(fact.evidenceId)) return false
    const due = dueOf(fact)
    if (due === null || !isBehind(due, grounds)) return false
    const thing = thingNamed(fact.text, grounds.deal.account)
    return thing !== null && !mayOwnUpTo(fact, thing, facts, grounds)
  })

/** Whether two name one thing: by their words, as the quote that is waited for, or by the last of them for one day. */
function isOneThing(one: Owed, other: Owed): boolean {
  // The quote that went out, or is late, is not the final offer that they want in the end.
  if (isQuote(one.thing) && isQuote(other.thing) && isFinal(one.thing) !== isFinal(other.thing)) return false
  if (speaksOf(one.thing, other.thing) || speaksOf(other.thing, one.thing)) return true
  if (isQuote(one.thing) && isQuote(other.thing)) return true
  return one.due === other.due && headOf(one.thing) === headOf(other.thing)
}
const isFinal = (thing: string): boolean => stageOf(thing) === 'final'
const headOf = (thing: string): string =>
  /\p{Script=Han}{2}$/u.exec(thing)?.[0] ?? thing.toLowerCase().split(/\s+/).at(-1)!.replace(/s$/, '')

/** One of each thing: the earliest day that we gave for it, said as the promise names it. */
function withoutDoubles(items: readonly Owed[]): { item: Owed; all: Owed[] }[] {
  const groups: { item: Owed; all: Owed[] }[] = []
  for (const one of items) {
    const same = groups.find(({ item }) => isOneThing(one, item))
    if (!same) {
      groups.push({ item: one, all: [one] })
      continue
    }
    same.all.push(one)
    if (one.due < same.item.due) same.item = { ...same.item, due: one.due }
  }
  return groups
}

/** What one of us told the others that they will do: the day counts, the words stay with us. */
const isDutyOfTeam = ({ kind, speaker }: CustomerFact): boolean =>
  speaker === 'team' && (kind === 'openPromise' || kind === 'openTask')

/** Whether a fact's own words name a day: "was due 13/11, now Tue 24", 19号到期，24号出. */
const namesDay = (fact: CustomerFact, day: string): boolean =>
  dueOf(fact) === day || daysIn(fact.text, fact.occurredAt).some((one) => one.slice(8) === day.slice(8))

/** 26号会问, "Ann asks on the 26th": the day on which they ask is none on which it comes. */
const asksThen =
  /\d\s*[号日][^，,。；;\n]{0,4}(?:问|催)|\b(?:will|to) (?:ask|chase)\b|\b(?:asks?|chases?) (?:\p{L}+ ){0,2}(?:on|about)\b/iu

/** A day now in sight; `isInternal` where only what we say among ourselves names it. */
type NewDay = { day: string; fact: CustomerFact; isInternal: boolean }

const isInternalOn = (day: string, { speaker, evidenceId }: CustomerFact, facts: readonly CustomerFact[]) =>
  speaker === 'team' &&
  !facts.some(
    (fact) => fact.speaker === 'ours' && fact.evidenceId !== evidenceId && daysOf(fact).includes(day),
  )

/** The day now in sight for what is overdue: the newest word of ours that speaks of it names a day still to come. */
function newDayOf(
  { item, all }: { item: Owed; all: readonly Owed[] },
  facts: readonly CustomerFact[],
  { asOf, zone, askedBefore, newDays }: Grounds,
): NewDay | null {
  const now = { asOf, zone }
  const rest = all.flatMap((one) => one.rest ?? [])[0]
  const restDay = rest === undefined ? null : dueOf(rest)
  if (rest !== undefined && restDay !== null && !isBehind(restDay, now))
    return { day: restDay, fact: rest, isInternal: false }
  const since = Math.min(...all.map(({ fact }) => fact.occurredAt))
  const told = facts
    .filter(
      (fact) =>
        (fact.speaker === 'ours' || fact.speaker === 'note' || isDutyOfTeam(fact)) &&
        // "Fri 20th" in a note without a day of its own may be of any month, unless it names the day that has gone by too.
        (!fact.undated || namesDay(fact, item.due)) &&
        fact.kind !== 'keepQuiet' &&
        fact.kind !== 'customerPromise' &&
        !asksThen.test(fact.text) &&
        fact.occurredAt >= since &&
        (speaksOf(fact.text, item.thing) || speaksOf(askedBefore?.get(fact.evidenceId) ?? '', item.thing)),
    )
    .toSorted((left, right) => right.occurredAt - left.occurredAt)
  for (const fact of told) {
    const days = daysIn(fact.text, fact.occurredAt)
      .concat(daysOf(fact))
      // 19号 in a note without a day is the day that went by, and no later one.
      .filter((day) => !(fact.undated && day.slice(8) === item.due.slice(8)))
      .filter((day) => day > item.due && !isBehind(day, now))
    const [day] = days
    if (day !== undefined) return { day, fact, isInternal: isInternalOn(day, fact, facts) }
  }
  // A list of ours that has the thing for a later day than it was promised for knows the new one: 19号拖了，24号出.
  const [listed] = all
    .flatMap(({ fact }) => {
      const day =
        fact.kind !== 'openTask' || asksThen.test(fact.text)
          ? null
          : [dueOf(fact), ...daysIn(fact.text, Date.parse(item.due))]
              .filter((one): one is string => one !== null && one > item.due && !isBehind(one, now))
              .toSorted()
              .at(-1)
      return day ? [{ day, fact }] : []
    })
    .toSorted((left, right) => right.fact.occurredAt - left.fact.occurredAt)
  if (listed !== undefined) return { ...listed, isInternal: isInternalOn(listed.day, listed.fact, facts) }
  for (const { fact } of all) {
    const told = newDays?.get(fact.id)
    if (told === undefined || told.day <= item.due || isBehind(told.day, now)) continue
    const { day, evidenceId, span, at, isInternal = false } = told
    return { day, fact: { ...fact, evidenceId, span, occurredAt: at }, isInternal }
  }
  return null
}

/** The days that a text names, read from `at` (UTC ms) on. */
const daysIn = (text: string, at: number): string[] => daysNamed(text, at).map(({ day }) => day)

const concluded = (
  of: CustomerFact,
  kind: ConcludedKind,
  subject: string,
  more: Partial<CustomerFact>,
): CustomerFact => ({ ...of, kind, subject, ...more })

const dated = (day: string): Pick<CustomerFact, 'figures'> => ({ figures: [{ value: day, unit: 'date' }] })

/** The new quote that we are to give by the day of the call, with that day; nothing where none is owed or no call is known. */
export function offerByCall(facts: readonly CustomerFact[], grounds: Grounds): CustomerFact[] {
  const { callAt } = grounds
  if (callAt == null) return []
  const callDay = new Date(callAt).toISOString().slice(0, 10)
  const [next] = owedIn(facts, grounds)
    .filter(({ thing, due }) => isQuote(thing) && !isBehind(due, grounds) && due <= callDay)
    .toSorted((left, right) => (left.due < right.due ? -1 : 1))
  if (next === undefined) return []
  const { thing, due, fact } = next
  return [
    concluded(fact, 'revisedOffer', thing, { text: thing }),
    concluded(fact, 'revisedOfferDay', thing, dated(due)),
  ]
}

/** The new quote that we are to give after the call, with its day; nothing where one is to come by the call. */
export function offerAfterCall(facts: readonly CustomerFact[], grounds: Grounds): CustomerFact[] {
  const { callAt } = grounds
  if (callAt == null || offerByCall(facts, grounds).length > 0) return []
  const callDay = new Date(callAt).toISOString().slice(0, 10)
  const [next] = owedIn(facts, grounds)
    .filter(({ thing, due }) => isQuote(thing) && due > callDay)
    .toSorted((left, right) => (left.due < right.due ? -1 : 1))
  if (next === undefined) return []
  const { thing, due, fact } = next
  return [
    concluded(fact, 'nextOffer', thing, { text: thing }),
    concluded(fact, 'nextOfferDay', thing, dated(due)),
  ]
}

/**
 * What we owe the customer at the time of the brief, concluded from promises and to-dos that hold: what is overdue, the
 * gravest first, with the day now in sight where a record names one, what is due before the call, and what comes later.
 */
export function owedAsOf(facts: readonly CustomerFact[], grounds: Grounds): CustomerFact[] {
  const groups = withoutDoubles(owedIn(facts, grounds))
  const { asOf, callAt } = grounds
  const callDay = callAt == null ? null : new Date(callAt).toISOString().slice(0, 10)
  const isBeforeCall = (day: string): boolean => callDay !== null && day < callDay
  const overdue = groups
    .filter(
      ({ item: { due } }) => isBehind(due, grounds) && asOf - Date.parse(due) <= longestOverdueDays * dayMs,
    )
    // The quote that they wait for goes before any paper, then what they ask for and make something depend on; of equal
    // ones what is latest.
    .map((group) => ({
      ...group,
      weight: weightOfDebt(
        group.item.thing,
        group.all.map(({ fact }) => fact.text),
        facts,
        grounds,
      ),
    }))
    .toSorted(
      (left, right) =>
        Number(isQuote(right.item.thing)) - Number(isQuote(left.item.thing)) ||
        right.weight - left.weight ||
        (left.item.due < right.item.due ? -1 : 1),
    )
  const dueByCall = (isLateUnsaid(facts, grounds) ? [] : groups)
    .filter(({ item: { thing, due } }) => !isQuote(thing) && !isBehind(due, grounds) && isBeforeCall(due))
    .toSorted((left, right) => (left.item.due < right.item.due ? -1 : 1))
  const coming = groups
    // What is due before the call is there by then, or late; what one of them alone was told is no news for the others.
    .filter(({ item: { due, isAlone } }) => !isAlone && !isBehind(due, grounds) && !isBeforeCall(due))
    .toSorted((left, right) => (left.item.due < right.item.due ? -1 : 1))
  const late = overdue.map((group) => {
    const next = newDayOf(group, facts, grounds)
    const isByCall = next !== null && isBeforeCall(next.day)
    // A day that only our own talk names was promised to nobody, and is nobody's to hear.
    return {
      ...group,
      isByCall,
      next: next?.isInternal ? null : next,
      recipient: recipientIn(group, grounds),
    }
  })
  // Of each kind the first has a sentence of its own.
  const further = late.filter((group) => group !== late.find(({ isByCall }) => isByCall === group.isByCall))
  const [lead] = late
  const hearer = lead?.recipient?.contactId ?? grounds.person?.contactId ?? null
  return [
    ...late.flatMap(({ item: { thing, due, fact: told }, isByCall, next, recipient }) => {
      const fact = forWhom(told, recipient, grounds)
      // By the call it is there if that day holds: nobody says then that it is still to come.
      if (isByCall)
        return [
          concluded(fact, 'lateItemByCall', thing, { text: thing }),
          concluded(fact, 'lateItemSince', thing, dated(due)),
          ...(next ? [concluded(next.fact, 'lateItemDay', thing, dated(next.day))] : []),
        ]
      return [
        concluded(fact, 'overdueItem', thing, { text: thing }),
        concluded(fact, 'overdueSince', thing, dated(due)),
        ...(next ? [concluded(next.fact, 'newDueDay', thing, dated(next.day))] : []),
      ]
    }),
    ...listOf('alsoOverdue', further, { ...grounds, hearer }),
    ...listOf(
      'dueByCall',
      dueByCall.map((group) => ({ ...group, recipient: recipientIn(group, grounds) })),
      {
        ...grounds,
        hearer,
      },
    ),
    ...coming.flatMap((group) => {
      const { thing, due, fact: told } = group.item
      const fact = forWhom(told, recipientIn(group, grounds), grounds)
      // Whose day is the call's own is given on it, and no day to come.
      if (due === callDay) return [concluded(fact, 'itemAtCall', thing, { text: thing })]
      return [
        concluded(fact, 'comingItem', thing, { text: thing }),
        concluded(fact, 'comingDay', thing, dated(due)),
      ]
    }),
  ]
}

const recipientIn = (
  { item, all }: { item: Owed; all: readonly Owed[] },
  grounds: Grounds,
): Recipient | null =>
  recipientOf(
    item.thing,
    all.map(({ fact }) => fact),
    grounds,
  )
/** A fact as owed to whoever it was promised to: put to them where they sit there, and else to nobody in particular. */
const forWhom = (
  fact: CustomerFact,
  recipient: Recipient | null,
  { guests = [], person }: Pick<Grounds, 'guests' | 'person'>,
): CustomerFact => {
  if (recipient === null || recipient.contactId === fact.contactId) return fact
  const isThere = [...guests, ...(person ? [person] : [])].some(
    ({ contactId }) => contactId === recipient.contactId,
  )
  return { ...fact, contactId: isThere ? recipient.contactId : null }
}

/** Things that are named together at the most: nobody listens to more. */
const mostTogether = 3

/** Several things that we owe as one fact that lists them with their days, on the evidence of each; nothing for none. */
function listOf(
  kind: ConcludedKind,
  groups: readonly {
    item: Owed
    next?: { day: string; fact: CustomerFact } | null
    recipient?: Recipient | null
  }[],
  { lang = 'en', hearer }: Pick<Grounds, 'lang'> & { hearer: string | null },
): CustomerFact[] {
  // In whose language a thing is named is not in the other's list.
  const told = groups
    .filter(
      ({ item: { thing } }) => /\p{Script=Han}/u.test(thing) === (lang === 'zh') || !/\p{L}{6,}/u.test(thing),
    )
    .slice(0, mostTogether)
  const [first, ...rest] = [
    ...told.map(({ item }) => item.fact),
    ...told.flatMap(({ next }) => (next ? [next.fact] : [])),
  ]
  if (first === undefined) return []
  const text = told
    .map(({ item: { thing, due }, next, recipient = null }) =>
      nameWithDay(thing, due, {
        ...{ kind, lang, next: next?.day ?? null },
        recipient: recipient === null || recipient.contactId === hearer ? null : recipient,
      }),
    )
    .join(lang === 'zh' ? '、' : ', ')
  const joined = rest.filter(({ id }) => id !== first.id)
  return [concluded(first, kind, '', { text, figures: [], ...(joined.length > 0 && { joined }) })]
}

const nameWithDay = (
  thing: string,
  due: string,
  {
    kind,
    lang,
    next,
    recipient,
  }: { kind: ConcludedKind; lang: Lang; next: string | null; recipient: Recipient | null },
): string => {
  const say = (day: string) => formatDate({ value: day, unit: 'date' }, lang) ?? day
  const to =
    recipient === null ? '' : lang === 'en' ? greetingOf(recipient, lang) : addressOf(recipient, lang)
  if (lang === 'en')
    return `the ${thing}${to && ` for ${to}`} of ${say(due)}${next === null ? '' : ` (now for ${say(next)})`}`
  const moved = next === null ? '' : `（现排${say(next)}）`
  return kind === 'alsoOverdue'
    ? `原定${say(due)}${to && `给${to}`}的${thing}${moved}`
    : `${say(due)}${to && `给${to}`}的${thing}`
}

import { calendarDay } from '../../calendarDay.ts'
import type { ReadableDb } from '../../db/open.ts'
import type { SaidOfGuests } from '../../deals/attendance.ts'
import { traitsOf } from '../../imports/formats/traits.ts'
import { type CallMessage, daysIn, messagesAround, type ToldDay } from './callRows.ts'
import { isOnGuests, type SaidSince, saidSince } from './callSince.ts'
import {
  agrees,
  blockAround,
  callSentence,
  callsOff,
  cancels,
  moves,
  ofCall,
  ownWords,
  placeIn,
  proposes,
  scriptOf,
  slotAtOnce,
} from './callWords.ts'
import { customerZone, senderZone } from './customerZone.ts'
import { aTime, clocksIn, minutesIn, momentBy, type ToldClock } from './toldClock.ts'
import type { ToldZone } from './zonesOfCountries.ts'

/** A message that moves the call which the calendar has, on its old day or already on the new, or agrees one that no calendar has. */
export interface MovedCall {
  /** `YYYY-MM-DD`, and the time as it was written; null where it names none. */
  day: string
  clock: string | null
  /** Whether the calendar has the new day and time already. */
  isInCalendar: boolean
  /** The moment, UTC ms; null where no time was named, or one by a clock that may not be ours. */
  callAt: number | null
  /** The slot that was left, as the message tells it: day `YYYY-MM-DD` and time as it was written, each null where it does not. */
  former: { day: string | null; clock: string | null } | null
  /** Where, as the message says; null where it does not. */
  place: string | null
  /** The time as whoever wrote calls it, where that is another than ours. */
  theirClock: string | null
  /** Whether the time may be by either clock: a customer of another zone told it and did not say by which. */
  isClockOpen: boolean
  /** What was said of who takes part there and who does not, oldest first. */
  guests: SaidOfGuests[]
  /** What was said since of where it is and who comes, oldest first. */
  since: SaidSince[]
  /** Whether who moved it speaks as one who takes part. */
  isTheirOwn: boolean
  quote: string
  evidenceId: string
  start: number
  end: number
  direction: CallMessage['direction']
  contactId: string | null
  at: number
}

const dayMs = 86_400_000
/** A call is moved by days and not by weeks. */
const mostAway = 10
/** An appointment is made for the weeks ahead. */
const mostAhead = 30
/** Letters before a sentence in which another slot is said not to hold. */
const cancelledBefore = 240
/** Letters between a day and its time, and between a time and the same by the reader's clock. */
const near = { clock: 40, otherClock: 160 }
/** Two clocks that tell one moment. */
const sameMomentMs = 5 * 60_000

interface Planned {
  at: number
  day: string
  clock: string
}

/**
 * What a message of the last weeks says of another day or time for the call at `callAt` (UTC ms), or, where no call is
 * planned, of one to come; null where nobody moved it. The newest message counts, also where the calendar followed it.
 */
export function movedCall(
  db: ReadableDb,
  accountId: string,
  callAt: number | null,
  { asOf, zone }: { asOf: number /** IANA time zone of whoever reads it. */; zone: string },
): MovedCall | null {
  const messages = messagesAround(db, accountId, asOf)
  const planned: Planned | null =
    callAt === null ? null : { at: callAt, day: calendarDay(zone)(callAt), clock: clockTold(callAt, zone) }
  const toldIn = (index: number): MovedCall | null => {
    const message = messages[index]!
    const own = ownWords(message.text)
    for (const match of own.matchAll(callSentence)) {
      const said = match[0]
      const slot = slotIn(own, match, message, planned)
      if (slot === null) continue
      const { day } = slot
      if (Date.parse(day.value) + dayMs <= asOf) continue
      const isAsked = message.direction === 'outbound' && /[?？]\s*$/.test(said)
      if (isAsked && !isAgreedTo(messages.slice(0, index), message)) continue
      const clocks = clocksIn(said)
      const behindDay = clocks.filter(({ start }) => start >= slot.from && start < slot.from + near.clock)
      // 原来14:00改到10:30: the time that is left stands before the one that holds.
      const told =
        behindDay.find(({ start }) => !leavesClock.test(said.slice(0, start))) ?? behindDay[0] ?? null
      if (planned === null && (told === null || Date.parse(day.value) > asOf + mostAhead * dayMs)) continue
      if (planned !== null && Math.abs(Date.parse(day.value) - Date.parse(planned.day)) / dayMs > mostAway)
        continue
      const behind = match.index + (told?.end ?? day.end)
      const moment = momentOf(message, day.value, told, own.slice(behind, behind + near.otherClock), {
        ours: zone,
        ownZone: () => (message.direction === 'inbound' ? senderZone(db, message, zone) : null),
        theirZone: () => customerZone(db, accountId, messages, zone),
      })
      const zonesHeard = (): (ToldZone | null)[] => [
        message.direction === 'inbound' ? senderZone(db, message, zone) : null,
        customerZone(db, accountId, messages, zone),
      ]
      const isInCalendar =
        planned !== null &&
        (isThere(planned, day.value, told, moment.at) || isByTheirClock(planned, day.value, told, zonesHeard))
      const isOtherClock =
        isInCalendar && told !== null && told.owner === null && told.minutes !== minutesIn(planned!.clock)
      const theirClock = isOtherClock ? told.clock : moment.theirClock
      const clockEnd = told?.end ?? slot.from
      const block = blockAround(own, match.index)
      const left = formerSlot(own.slice(block.start, match.index), said, {
        day,
        clockEnd,
        at: message.at,
      })
      // Of an appointment that no calendar has, another day before it is a former one only where the words move it.
      const former =
        planned === null && !slot.isMove
          ? null
          : withQuotedClock(left, message.text.slice(own.length), message.at)
      // What tells neither another slot nor another clock may speak of something else that day.
      if (isInCalendar && former === null && theirClock === null) continue
      const first = match.index + said.length - said.trimStart().length
      const quote = said.trim()
      const since = saidSince(messages.slice(0, index), {
        day: day.value,
        told: { at: message.at, sourceId: message.sourceId },
      })
      return {
        day: day.value,
        clock: told?.clock ?? null,
        isInCalendar,
        callAt: isInCalendar ? callAt : moment.at,
        isClockOpen: !isInCalendar && moment.isOpen,
        former,
        place: placeIn(own.slice(match.index + clockEnd).split('\n')[0]!),
        theirClock,
        guests: guestsSaid(own, match.index + day.start, block.end, message, messages.slice(0, index)),
        since,
        isTheirOwn: message.direction === 'inbound' && ownPart.test(own.slice(block.start, block.end)),
        quote,
        evidenceId: message.id,
        start: first,
        end: first + quote.length,
        direction: message.direction,
        contactId: message.contactId,
        at: message.at,
      }
    }
    return null
  }
  for (const index of messages.keys()) {
    const found = toldIn(index)
    if (found === null) continue
    if (found.direction === 'inbound') return found
    // What we only say back was told by whoever called the meeting, with who comes and what was left.
    for (let older = index + 1; older < messages.length; older++) {
      const { direction, at } = messages[older]!
      if (found.at - at > saidBackWithin) break
      const told = direction === 'inbound' ? toldIn(older) : null
      if (told !== null && isSameSlot(told, found)) return told
    }
    return found
  }
  return null
}

/** So long after a call was moved somebody of us says its slot back. */
const saidBackWithin = 4 * dayMs
const isSameSlot = (one: MovedCall, other: MovedCall): boolean =>
  one.day === other.day &&
  (other.clock === null ||
    (one.callAt !== null && other.callAt !== null
      ? Math.abs(one.callAt - other.callAt) <= sameMomentMs
      : one.clock !== null && minutesIn(one.clock) === minutesIn(other.clock)))

/** What was said of where the call at `callAt` (UTC ms) is held and who comes to it, oldest first, where nobody moved it. */
export function saidOfCall(
  db: ReadableDb,
  accountId: string,
  callAt: number,
  { asOf, zone }: { asOf: number; zone: string },
): SaidSince[] {
  return saidSince(messagesAround(db, accountId, asOf), { day: calendarDay(zone)(callAt), told: null })
}

/** The day that a sentence tells for a call, with where its time may stand; null where it tells none. */
function slotIn(
  own: string,
  match: RegExpExecArray,
  { title, at }: CallMessage,
  planned: Planned | null,
): { day: ToldDay; from: number; isMove: boolean } | null {
  const said = match[0]
  const script = scriptOf(said)
  const moving = moves[script].exec(said)
  const cue = moving ?? (planned === null ? agrees[script].exec(said) : null)
  if (movesAnother(said)) return null
  const told = daysIn(said, at)
  const target = moving === null ? null : targetOf(said, told)
  // 会改14:00，系统我明天改: a time that stands for itself is one of the day that the call has.
  const days =
    target === 'clock' && planned !== null
      ? [{ value: planned.day, start: clockMoved.exec(said)!.index, end: clockMoved.exec(said)!.index }]
      : told
  if (days.length === 0) return null
  if (cue) {
    if (target !== null && target !== 'clock') return { day: target, from: target.end, isMove: true }
    // Where to stands behind the word of moving; an appointment may begin with its day.
    const day =
      days.find(({ start }) => start >= cue.index + cue[0].length - 1 && start - cue.index < 80) ??
      days.find(({ start }) => start >= cue.index && start - cue.index < 80) ??
      (planned === null || days.length === 1 ? days.find(({ end }) => cue.index - end <= 24) : undefined)
    // 周三的会换到A座: a day that only stands before is the call's, and what moved is something else.
    const isMoved =
      moving !== null &&
      !isCancelledAt(said, day) &&
      (day === undefined || day.end > cue.index || clocksIn(said).some(({ start }) => start >= cue.index))
    if (day && (moving === null || isMoved))
      return {
        day,
        from: moving ? Math.max(day.end, cue.index) : day.end,
        isMove: moving !== null || goesOnMoving(own, match.index, said) || leavesAndProposes(said, day.start),
      }
  }
  // "Tuesday does not work. Can we do Thursday 10:00?"; 周二的会改了。改到周四10点。
  const lead = said.length - said.trimStart().length
  const block = blockAround(own, match.index)
  const before = own.slice(Math.max(block.start, match.index - cancelledBefore), match.index)
  const proposal = proposes[script].exec(said)
  const earlier = `${before}${proposal ? said.slice(0, proposal.index) : ''}`
  if (!callsOff(earlier)) return null
  const isOfPlanned = planned !== null && daysIn(earlier, at).some(({ value }) => value === planned.day)
  if (!isOfPlanned && !ofCall[script].test(`${title ?? ''}\n${earlier}\n${said}`)) return null
  const day = days.find(({ start, end, value }) =>
    value !== planned?.day || isOfPlanned === false
      ? (proposal !== null && (start >= proposal.index || proposal.index - end <= near.clock)) ||
        start - lead <= slotAtOnce
      : false,
  )
  if (!day || isCancelledAt(said, day)) return null
  // Without a word of proposing, a day with its time.
  if (
    proposal === null &&
    !clocksIn(said).some(({ start }) => start >= day.end && start < day.end + near.clock)
  )
    return null
  return { day, from: day.end, isMove: true }
}

const mover = `(?:改期?|挪|推迟?|换|延期?|提前|顺延|调整?)(?:到|至|成|在|为)?`
const moverEnds = new RegExp(`${mover}\\s*(?:下)?$`)
const clockMoved = new RegExp(
  `${mover}(?:上午|下午|早上|晚上|中午)?\\s*(?:\\d{1,2}[:：]\\d\\d|[\\d一二三四五六七八九十两]{1,3}\\s*点)`,
)

/**
 * Where to a slot is moved: the day right behind a word of moving, whatever other days the sentence gives as reasons, or
 * `clock` where a time stands there and no day before it; null where neither does.
 */
function targetOf(said: string, days: readonly ToldDay[]): ToldDay | 'clock' | null {
  const day = days.find(({ start }) => moverEnds.test(said.slice(0, start)))
  if (day) return day
  const clock = clockMoved.exec(said)
  return clock !== null && !days.some(({ start }) => start < clock.index) ? 'clock' : null
}

/** 试机从12月1日改到12月3日8:30: what is moved has a name of its own, and it is no call. */
const namedMove =
  /(?:^|[\s，,。；;:：)）、])(?<what>[^\s，,。；;:：)）、\d]{2,12}?)(?:时间|日期)?(?:从|由|原定?)[^，,。；;\n]{1,16}?(?:改|挪|推|延|提前|调)(?:期|整|迟)?(?:到|至|成)/u
const movesAnother = (said: string): boolean => {
  const what = namedMove.exec(said)?.groups?.what
  return (
    what !== undefined &&
    !/会|通话|电话|见面|面谈|拜访|沟通|时间|下?周|星期|[这那]个?|我们?|您|你们?/.test(what)
  )
}

const opensMoving = /^\s*(?:那|就|先|暂|现)?(?:定)?(?:改|挪|换|推|延|提前|顺延)(?:期)?(?:到|至|成|在|为)/
/** 24号的会开不了了。改到25号下午2点半，腾讯会议: a sentence that goes on where the one before it called a slot off. */
const goesOnMoving = (own: string, at: number, said: string): boolean =>
  opensMoving.test(said) &&
  cancels.han.test(own.slice(Math.max(blockAround(own, at).start, at - cancelledBefore), at))

/** "the 24th call, my boss is away, let us take Thursday": one slot is called off and another proposed in one breath. */
const leavesAndProposes = (said: string, dayAt: number): boolean =>
  scriptOf(said) === 'latin' && callsOff(said.slice(0, dayAt)) && proposes.latin.test(said.slice(0, dayAt))

/** Whether the words behind a day say that it does not hold: "Tuesday doesn't work", 周二不行. */
function isCancelledAt(said: string, day: ToldDay | undefined): boolean {
  if (!day) return false
  const behind = said.slice(day.end, day.end + 30)
  return scriptOf(said) === 'han'
    ? /^[^，,。；;]{0,8}(?:不行|[来去赶]不了|没空|没时间|冲突|不方便|开不了|有事)/.test(behind)
    : /^[^.;:?\n]{0,12}\b(?:does|do|wo|ca|is)n['’]?t\b|^[^.;:?\n]{0,12}\b(?:does not|do not|is not|no longer|cannot|is out|is off|clashes)\b/i.test(
        behind,
      )
}

const yes =
  /\b(?:works|fine|ok|okay|yes|sure|perfect|good|great|confirmed?|see you|agreed|suits)\b|好|可以|行|没问题|OK|收到|没有问题|嗯/i
const no =
  /\b(?:not|can['’]?t|cannot|doesn['’]?t|won['’]?t|unfortunately|sorry)\b|不行|不可以|不好|来不了|没空/i
/** What we ask is agreed where the other side says so within days. `newer`: newest first. */
const isAgreedTo = (newer: readonly CallMessage[], asked: CallMessage): boolean =>
  newer.some(({ direction, text, at }) => {
    const own = ownWords(text)
    return direction === 'inbound' && at - asked.at <= 3 * dayMs && yes.test(own) && !no.test(own)
  })

/** The moment of a slot, and the time by their clock where it is told by another than ours. */
function momentOf(
  { direction, at, format }: CallMessage,
  day: string,
  told: ToldClock | null,
  behind: string,
  {
    ours,
    ownZone,
    theirZone,
  }: {
    ours: string
    /** The zone of whoever wrote, where something of their own tells it. */
    ownZone: () => string | null
    /** That of the customer as a whole. */
    theirZone: () => string | null
  },
): { at: number | null; theirClock: string | null; isOpen: boolean } {
  if (told === null) return { at: null, theirClock: null, isOpen: false }
  const { owner, zone, minutes, clock, zoneWords } = told
  const isOurs = owner === null || owner === (direction === 'inbound' ? 'reader' : 'writer')
  const others = clocksIn(behind)
  const restated = others.find((other) => other.owner === (direction === 'inbound' ? 'reader' : 'writer'))
  const named = others.find(
    (other) =>
      other.zone !== null &&
      /^\s*(?:[(（/=]|or\b|即|也就是)[^.;。；\n]{0,12}$/.test(behind.slice(0, other.start)),
  )
  // 5pm our time (9am UK): the second clock names its zone, and so tells the moment without a guess.
  if (zone === null && named && direction === 'inbound' && owner !== 'reader') {
    const own = ownZone()
    const beside = `${clock} (${[named.clock, named.zoneWords].filter(Boolean).join(' ')})`
    const moment = momentAgreed(own ?? ours, { day, minutes }, { zone: named.zone!, minutes: named.minutes })
    if (moment === null && own !== null) return { at: null, theirClock: beside, isOpen: true }
    const at = moment ?? momentBy(named.zone!, day, named.minutes)
    return { at, theirClock: at === momentBy(ours, day, minutes) ? null : beside, isOpen: false }
  }
  if (isOurs && zone === null && !restated) {
    const byOurs = momentBy(ours, day, minutes)
    const away = owner === null && direction === 'inbound' ? (ownZone() ?? theirZone()) : null
    return away !== null && momentBy(away, day, minutes) !== byOurs
      ? { at: null, theirClock: null, isOpen: true }
      : { at: byOurs, theirClock: null, isOpen: false }
  }
  const own = zone ?? ownZone()
  const theirs = own ?? theirZone()
  // A mail that states our own offset, from nobody knows where: what others of the customer have is a guess.
  if (own === null && !restated && traitsOf(format)?.isAsSent && theirs !== null && theirs !== ours)
    return { at: null, theirClock: null, isOpen: true }
  const moment =
    theirs !== null ? momentBy(theirs, day, minutes) : restated ? momentBy(ours, day, restated.minutes) : null
  // The same clock under another name is no other.
  if (moment !== null && moment === momentBy(ours, day, minutes))
    return { at: moment, theirClock: null, isOpen: false }
  const name = zoneWords ?? (typeof theirs === 'string' ? offsetName(moment ?? at, theirs) : null)
  return { at: moment, theirClock: [clock, name].filter(Boolean).join(' '), isOpen: false }
}

/** The moment of a time by a zone's clock that another clock tells too, be it of the day before or after; null where they differ. */
function momentAgreed(
  zone: string,
  { day, minutes }: { day: string; minutes: number },
  other: { zone: ToldZone; minutes: number },
): number | null {
  const moment = momentBy(zone, day, minutes)
  const apart = (moment - momentBy(other.zone, day, other.minutes)) % dayMs
  return apart === 0 ? moment : null
}

const offsetName = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'shortOffset' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value ?? timeZone

/** Whether a slot is the one that the calendar has. */
function isThere(planned: Planned, day: string, told: ToldClock | null, moment: number | null): boolean {
  if (told !== null && told.owner !== null && moment !== null)
    return Math.abs(moment - planned.at) <= sameMomentMs
  return day === planned.day && (told === null || !isNearBy(told.minutes, minutesIn(planned.clock)!))
}

/** Whether a time that does not say by whose clock it is tells the moment of the calendar by that of the customer. */
const isByTheirClock = (
  planned: Planned,
  day: string,
  told: ToldClock | null,
  zones: () => (ToldZone | null)[],
): boolean =>
  told !== null &&
  told.owner === null &&
  zones().some(
    (zone) => zone !== null && Math.abs(momentBy(zone, day, told.minutes) - planned.at) <= sameMomentMs,
  )

/** The slot that was left with its time, where only what a mail quotes below names that: "shall we say Wednesday 25 at 14:00?" */
function withQuotedClock(former: MovedCall['former'], quoted: string, at: number): MovedCall['former'] {
  if (former === null || former.day === null || former.clock !== null || quoted === '') return former
  const plain = quoted.replaceAll(/^[ \t]*>+[ \t]?/gm, '')
  for (const day of daysIn(plain, at)) {
    if (day.value !== former.day) continue
    const told = clocksIn(plain.slice(day.end, day.end + near.clock)).find(({ start }) => start <= 12)
    if (told) return { day: former.day, clock: [told.clock, told.zoneWords].filter(Boolean).join(' ') }
  }
  return former
}

/** What a message that moved a call, and the answer to who comes, say of those at it. */
function guestsSaid(
  own: string,
  start: number,
  end: number,
  message: CallMessage,
  newer: readonly CallMessage[],
): SaidOfGuests[] {
  const speakerId = message.direction === 'inbound' ? message.contactId : null
  const elsewhere = [...own.slice(end).matchAll(callSentence)]
    .map(([words]) => words.trim())
    .filter((words) => isOnGuests(words))
  const answer = whoComes(newer, message)
  return [
    { words: own.slice(start, end), speakerId },
    ...elsewhere.map((words) => ({ words, speakerId })),
    ...(answer ? [answer] : []),
  ]
}

const asksWhoComes =
  /都?(?:有)?(?:谁|哪些人|哪几位)[^，,。；;\n]{0,4}(?:参加|来|到场|出席|在)|(?:^|[，,。；;！!\s])(?:那|都|请问|您那边|你们?那?边|那边|这边|贵方|对方|还)*(?:有|是)?(?:谁|哪些人|哪几位|哪几个人?|几位|几个人)(?:呢|啊|呀)?\s*(?=[?？])|(?:参加|到场|来)的?(?:有|是)?(?:谁|哪些人|哪几位)|\bwho(?:['’]s| is| are| will be| else| all)? ?(?:is )?(?:joining|coming|attending|on (?:the call|it|your side)|in (?:the (?:room|call)|on it)|there)\b|\bwho (?:else|from your (?:side|end|team))\b[^.;\n]{0,24}\?|\bwho (?:do|should|can) (?:we|I) expect\b/i
/** So long after a call was moved it is asked and answered who comes. */
const whoComesWithin = 2 * 3_600_000

/** The answer to who comes to a call that was moved, in words that say so; null where nobody asked. `newer`: newest first. */
function whoComes(newer: readonly CallMessage[], moved: CallMessage): SaidOfGuests | null {
  const asked = newer.findLast(
    ({ text, at, direction }) =>
      direction === 'outbound' && at - moved.at <= whoComesWithin && asksWhoComes.test(text),
  )
  if (!asked) return null
  const answer = newer
    .slice(0, newer.indexOf(asked))
    .findLast(({ direction, at }) => direction === 'inbound' && at - asked.at <= whoComesWithin)
  const line = answer?.text.split('\n')[0]
  if (line === undefined) return null
  return {
    words: scriptOf(line) === 'han' ? `参加 ${line}` : `Joining: ${line}`,
    speakerId: answer!.contactId,
  }
}

const ownPart =
  /我|咱|[来到]现场|现场见|[来到]公司|(?<![发寄传拿送带转推提])过来|[见等]你们|\b(?:I|we|our|us|me|my)\b/

/** What a time that was left is told by: 原来2点, "not 2pm". */
const clockLeft = new RegExp(
  `(?:原(?:来|定|本|先)?|本来|\\bfrom|\\bnot|\\binstead of|\\brather than)(?:的|是|在|at|the|\\s)*(?<clock>${aTime.source})`,
  'i',
)

/** What stands right before a time that is left. */
const leavesClock =
  /(?:原(?:来|定|本|先)?|本来|\bfrom|\bnot|\binstead of|\brather than|\bwas)(?:的|是|在|约|上午|下午|早上|晚上|中午|at|the|\s)*$/i

/** A weekday that is told to hold no longer, without its date or time. */
const dayLeft =
  /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*(?=[^.;:?\n]{0,20}\b(?:(?:does|do|wo|ca|is)n['’]?t|does not|is not|no longer|cannot|is out|is off|clashes)\b)/

/** The slot that a message leaves: the last other day before the new one with the time behind it, or a time said to be the old one. */
function formerSlot(
  before: string,
  said: string,
  {
    day,
    clockEnd,
    at,
  }: { day: ToldDay; clockEnd: number /** Offset in `said` behind the new time. */; at: number },
): MovedCall['former'] {
  const left = before + said.slice(0, day.start)
  const timeBehind = (end: number): string | null => {
    const told = /^[\s,，的）)at]{0,5}/i.exec(left.slice(end))![0].length
    const clock = aTime.exec(left.slice(end + told, end + told + 14))
    return clock?.index === 0 && minutesIn(clock[0]) !== null ? clock[0].trim() : null
  }
  const cancelled = dayLeft.exec(left)?.index
  const slots = daysIn(left, at)
    .filter(({ value }) => value !== day.value)
    .filter(({ value }) => Math.abs(Date.parse(value) - Date.parse(day.value)) <= mostAway * dayMs)
    // A weekday alone may be any other day: its time, or that it is off, makes it the slot.
    .filter(
      ({ start, end }) =>
        !/^[A-Z][a-z]+$/.test(left.slice(start, end)) || timeBehind(end) !== null || start === cancelled,
    )
  const slot = slots.findLast(({ end }) => timeBehind(end) !== null) ?? slots.at(-1)
  if (slot) return { day: slot.value, clock: timeBehind(slot.end) }
  const clock = (clockLeft.exec(said.slice(clockEnd)) ?? clockLeft.exec(left))?.groups?.clock?.trim()
  return clock !== undefined && minutesIn(clock) !== null ? { day: null, clock } : null
}

/** The time of day of a moment in a zone, `14:30`. */
const clockTold = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at)

/** Two times of a day further apart are rather those of two clocks: 10:00 in London is 18:00 in Shanghai. */
const mostApartMinutes = 320
const isNearBy = (one: number, other: number): boolean =>
  one !== other && Math.abs(one - other) <= mostApartMinutes

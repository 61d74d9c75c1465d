import type { Brief, SituationPoint } from '../../shared/contract/brief.ts'
import type { EvidenceId } from '../../shared/ids.ts'
import { calendarDay } from '../calendarDay.ts'
import { clockIn } from '../captures/suggestion.ts'
import { getContact } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { comingWeekdays, findFigures } from '../facts/figures.ts'
import { zoneClock } from '../imports/formats/zonedTime.ts'
import { formatDate } from '../talkTracks/formatFigure.ts'
import type { EvidenceLabels } from './tracksView.ts'

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
  /** What the message says behind the new day: who takes part there, and who does not. */
  attending: string
  /** Whether who moved it speaks as one who takes part. */
  isTheirOwn: boolean
  quote: string
  evidenceId: string
  start: number
  end: number
  direction: 'inbound' | 'outbound' | 'internal'
  contactId: string | null
  at: number
}

const dayMs = 86_400_000
/** A call is moved by days and not by weeks, and whoever moves it writes shortly before. */
const mostAway = 10
const lately = 21

const moves = {
  // A meeting of the customer's own, at which bids are judged or boards decide, is no call of ours.
  han: /(?:(?<!评标|定标|评审|开标|议标|招标|比选|专家|董事|党委|办公|例|股东|年)会|会议|电话|通话|见面|面谈|面聊|洽谈|拜访|沟通|碰头|交流|时间|约)(?!员|计)[^，,。；;\n]{0,10}?(?:改|挪|推迟?|提前|调整?|换|延)(?:到|至|成|在|为)?|(?:改|挪|推|提前|调|换|延)(?:到|至|成)[^，,。；;\n]{0,14}(?:开会|见面|通话|碰|拜访|过来|聊)|(?<!评标|定标|评审|开标|议标|招标|比选|专家|董事|党委|办公|例|股东|年|机)会(?!员|计)[^。；;？?\n]{1,20}[，, ](?:改|挪|推|换|延)(?:到|至|成|在)?(?=\s*(?:下?周|下?星期|下?礼拜|明天|后天|\d{1,2}\s*[号日月./])[^，,。；;\n]{0,6}点)/,
  latin:
    /\b(?:call|meeting|visit|session|demo|review)\b[^.;\n]{0,20}\b(?:moves?|moved|is moving|changes?|shifts?)\b[^.;\n]{0,40}\bto\b|\b(?:can|could|shall) we (?:do|say|make it|have it|try)\b(?=[^.;?\n]{0,40}\d{1,2}(?:[:.]\d\d|\s?[ap]m\b))|\bmake it\b(?= (?:on )?(?:mon|tue|wed|thu|fri|the \d|\d))|\b(?:move|moving|moved|shift|push|bring|put|reschedule|rescheduled|change|make|do)\b[^.;\n]{0,30}\b(?:call|meeting|visit|session|catch[- ]?up|demo|review|appointment|slot|it)\b[^.;\n]{0,24}\b(?:to|for|on|until|instead|forward|back)\b/i,
} as const
/** "…的会改了。改到周三上午9:30", "Moved: Thu 26th 09:30": a sentence that only says where to, behind one of the call or none. */
const onlyWhereTo = {
  han: /^\s*(?:就|那就?|现)?(?:改|挪|推|提前|调|换|延)(?:到|至|成|在)(?=[^，,。；;\n]{0,16}\d{1,2}\s*[:：点])/,
  latin:
    /^\s*(?:it['’]?s |now )?(?:moved|rescheduled|postponed|brought forward)(?: to|:)\s*(?=[^.;\n]{0,40}\d{1,2}(?:[:.]\d\d|\s?[ap]m\b))/i,
} as const
const ofCall = {
  han: /(?<!评标|定标|评审|开标|议标|招标|比选|专家|董事|党委|办公|例|股东|年|机)会(?!员|计)|会议|电话|通话|见面|拜访|沟通|碰头|交流/,
  latin: /\b(?:call|meeting|visit|session|demo|review|teams|zoom)\b/i,
} as const
function goesOnMoving(
  text: string,
  at: number,
  said: string,
  script: 'han' | 'latin',
): RegExpExecArray | null {
  const found = onlyWhereTo[script].exec(said)
  if (found === null) return null
  const before = text.slice(0, at).trim()
  return before === '' ||
    ofCall[script].test(before.split(/[。！!？?；;\n]/).findLast((one) => one !== '') ?? '')
    ? found
    : null
}

const aTime =
  /(?:上午|下午|早上|中午|晚上)?\s*\d{1,2}[.:：]\d{2}\s*(?:am|pm)?|\b\d{1,2}\s*(?:am|pm)\b|(?:上午|下午|早上|中午|晚上)?\s*(?:\d{1,2}|[一二两三四五六七八九十]{1,2})\s*点(?:半|\d{1,2}分?)?/i

/** Words of an appointment that is new, of which a time of day tells that it is one. */
const agrees = {
  han: /(?<!评标|定标|评审|开标|议标|招标|比选|专家|董事|党委|办公|例|股东|年)(?:会议|面谈|开会|见面|通话|电话|过来|拜访|碰(?:头|一下|面)|见)|[周号日]见/,
  latin: /\b(?:call|meet|meeting|speak|talk|see you|teams|zoom|visit|catch[- ]?up)\b/i,
} as const
/** An appointment is made for the weeks ahead. */
const mostAhead = 30

const sentence = /[^。！？!?；;\n]+?(?:[。！？!?；;\n]|(?<=[a-z\d)][.])\s+(?=[A-Z])|$)/g

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
  const dayOf = calendarDay(zone)
  const rows = db
    .read(
      `SELECT e.id, e.text, e.occurred_at AS at, a.direction, a.contact_id AS contactId FROM evidence e
        JOIN activities a ON a.evidence_id = e.id AND a.deleted_at IS NULL
       WHERE e.account_id = ? AND e.kind = 'message' AND e.shredded_at IS NULL AND e.known_at <= ?
        AND e.occurred_at BETWEEN ? AND ? ORDER BY e.key DESC LIMIT 80`,
    )
    .all(accountId, asOf, asOf - lately * dayMs, asOf) as {
    id: string
    text: string
    at: number
    direction: MovedCall['direction']
    contactId: string | null
  }[]
  const planned = callAt === null ? null : { day: dayOf(callAt), clock: clockTold(callAt, zone) }
  for (const { id, text, at, direction, contactId } of rows) {
    // What a mail quotes was written before.
    const own = text.split(/\n\s*(?:>|-{4,}|_{4,}|On .{0,80}wrote:|发件人[:：])/)[0]!
    for (const match of own.matchAll(sentence)) {
      const said = match[0]
      const script = /\p{Script=Han}/u.test(said) ? 'han' : 'latin'
      const moving = moves[script].exec(said) ?? goesOnMoving(own, match.index, said, script)
      const cue = moving ?? (planned === null ? agrees[script].exec(said) : null)
      if (!cue) continue
      const days = [...findFigures(said, at), ...comingWeekdays(said, at)].filter(
        ({ kind, figure }) => kind === 'date' && String(figure.value).length === 10,
      )
      // Where to stands behind the word of moving; an appointment may begin with its day.
      const day =
        days.find(({ start }) => start >= cue.index + cue[0].length - 1 && start - cue.index < 80) ??
        days.find(({ start }) => start >= cue.index && start - cue.index < 80) ??
        (planned === null || days.length === 1 ? days.find(({ end }) => cue.index - end <= 24) : undefined)
      if (!day) continue
      const value = String(day.figure.value)
      if (Date.parse(value) + dayMs <= asOf) continue
      const first = match.index + said.length - said.trimStart().length
      const quote = said.trim()
      const from = moving ? Math.max(day.end, cue.index) : day.end
      const told = aTime.exec(said.slice(from, from + 40))
      const clock = told && minutesIn(told[0]) !== null ? told[0].trim() : null
      let isInCalendar = false
      if (planned === null) {
        if (clock === null || Date.parse(value) > asOf + mostAhead * dayMs) continue
      } else {
        const away = Math.abs(Date.parse(value) - Date.parse(planned.day)) / dayMs
        if (away > mostAway) continue
        isInCalendar =
          value === planned.day && (clock === null || !isNearBy(minutesIn(clock)!, minutesIn(planned.clock)!))
      }
      const clockEnd = clock === null ? from : from + told!.index + told![0].length
      const zoneSaid = clock === null ? null : (zoneWords.exec(said.slice(clockEnd))?.[0].trim() ?? null)
      // Of us somebody of the customer says "your time", and we "our time".
      const isOurs = zoneSaid !== null && (direction === 'inbound' ? ofYou : ofMe).test(zoneSaid)
      const zoneTold = isOurs ? null : zoneSaid
      const block = blockAround(own, match.index)
      // Whoever writes by their own clock may say ours beside it: 11:30 our time (AEDT). That should be 08:30 for you.
      const ourClock =
        direction === 'inbound'
          ? (byOurClock.exec(own.slice(match.index, block.end))?.groups?.clock ?? null)
          : null
      const isOtherClock = isInCalendar && clock !== null && minutesIn(clock) !== minutesIn(planned!.clock)
      const theirClock =
        isOtherClock || zoneTold !== null
          ? [clock, zoneTold?.replace(ofSpeaker, '').trim()].filter(Boolean).join(' ')
          : null
      const behind = toldBehind(rows, { id, at, contactId, direction })
      const former = formerSlot(own.slice(block.start, match.index), said, { day, value, clockEnd, at })
      // What tells neither another slot nor another clock may speak of something else that day.
      if (isInCalendar && former === null && theirClock === null) continue
      return {
        day: value,
        clock,
        isInCalendar,
        callAt: isInCalendar ? callAt : momentOf(value, zoneTold === null ? clock : ourClock, zone),
        former,
        place: laterPlace(rows, { id, value }) ?? placeIn(own.slice(match.index + clockEnd).split('\n')[0]!),
        theirClock,
        attending: [
          own.slice(match.index + day.start, block.end),
          nextBlock(own, block.end),
          behind,
          whoComes(rows, { id, at }),
          ...repliesOfGuests(db, rows, id),
        ].join('\n'),
        isTheirOwn:
          direction === 'inbound' && ownPart.test(`${own.slice(block.start, block.end)}\n${behind}`),
        quote,
        evidenceId: id,
        start: first,
        end: first + quote.length,
        direction,
        contactId,
        at,
      }
    }
  }
  return null
}

const asksWhoComes =
  /都?(?:有)?(?:谁|哪些人|哪几位)[^，,。；;\n]{0,4}(?:参加|来|到场|出席|在)|(?:参加|到场|来)的?(?:有|是)?(?:谁|哪些人|哪几位)|\bwho(?:['’]s| is| are| will be| else)? ?(?:is )?(?:joining|coming|attending|on the call|in the (?:room|call)|there)\b/i
/** So long after a call was moved it is asked and answered who comes. */
const whoComesWithin = 2 * 3_600_000

/** Who comes, told right behind what moved the call: 参加: 祝总 单总 我. */
const tellsWhoComes =
  /^\s*(?:参加|参会|与会|到会|出席|列席|到场|来的?)(?:的?(?:人员?|人有|的?有|的?是))?\s*[:：]|^\s*(?:attend(?:ees|ing|ance)?|joining|participants|present|on the call|who['’]s (?:joining|coming))\b/i

/** What whoever moved the call writes behind it of who comes; empty where nobody does. `rows`: newest first. */
function toldBehind(
  rows: readonly { id: string; text: string; at: number; contactId: string | null; direction: string }[],
  moved: { id: string; at: number; contactId: string | null; direction: string },
): string {
  const behind = rows
    .slice(
      0,
      Math.max(
        0,
        rows.findIndex(({ id }) => id === moved.id),
      ),
    )
    .findLast(
      ({ text, at, contactId, direction }) =>
        contactId === moved.contactId &&
        direction === moved.direction &&
        at - moved.at <= whoComesWithin &&
        tellsWhoComes.test(text),
    )
  if (behind === undefined) return ''
  // What is listed behind the colon comes by the word before it.
  return behind.text.replace(
    /^(\s*[^:：\n]{1,20})[:：]\s*/,
    /\p{Script=Han}/u.test(behind.text) ? '参加 ' : 'Joining ',
  )
}

/** The answer to who comes to a call that was moved, in words that say so; empty where nobody asked. `rows`: newest first. */
function whoComes(
  rows: readonly { id: string; text: string; at: number; direction: MovedCall['direction'] }[],
  moved: { id: string; at: number },
): string {
  const after = rows.slice(
    0,
    rows.findIndex(({ id }) => id === moved.id),
  )
  const asked = after.findLast(
    ({ text, at, direction }) =>
      direction === 'outbound' && at - moved.at <= whoComesWithin && asksWhoComes.test(text),
  )
  if (!asked) return ''
  const answer = after
    .slice(0, after.indexOf(asked))
    .findLast(({ direction, at }) => direction === 'inbound' && at - asked.at <= whoComesWithin)
  const line = answer?.text.split('\n')[0]
  if (line === undefined) return ''
  return /\p{Script=Han}/u.test(line) ? `参加 ${line}` : `Joining: ${line}`
}

/** Whose clock a time is by, where the words behind it say so. */
const zoneWords =
  /^\s*\(?(?:(?:UK|US|UAE|GMT|BST|CET|CEST|EST|EDT|CDT|PST|PDT|UTC|IST|JST|A[EWC][SD]T|SGT|HKT|NZ[SD]T|[A-Z]\p{Ll}+) time\b|(?:GMT|BST|CET|CEST|EST|EDT|CDT|PST|PDT|UTC|JST|KST|A[EWC][SD]T|SGT|HKT|NZ[SD]T)\b(?:[+-]\d{1,2})?|(?:your|our|my|local) time\b(?:\s*\((?:[A-Z]{3,5}|[A-Z]\p{Ll}+)(?: time)?\))?|(?:北京|当地|英国|本地|你们|我们)时间)/u
const ofYou = /^\(?(?:your\b|你们)/i
const ofMe = /^\(?(?:our\b|my\b|local\b|我们|本地)/i
/** Words of a clock that only say that it is the speaker's. */
const ofSpeaker = /^\(?(?:(?:your|our|my|local) time\b|(?:我们|你们|本地|当地)时间)/i
/** A time by the clock of whoever is written to. */
const byOurClock =
  /(?<clock>\d{1,2}[:.：]\d{2}(?:\s*[ap]m)?|\d{1,2}\s*[ap]m)\s*\(?(?:for (?:you|your (?:side|team))\b|(?:on )?your (?:time|end|side|clock)\b|at your end\b|yours\b|(?:你们?|贵方)(?:那边|那里)?的?时间)/i
const ownPart = /我|咱|\b(?:I|we|our|us|me|my)\b/

/** The paragraph of a text in which an offset lies. */
function blockAround(text: string, at: number): { start: number; end: number } {
  const before = text.lastIndexOf('\n\n', at)
  const after = text.indexOf('\n\n', at)
  return { start: before < 0 ? 0 : before + 2, end: after < 0 ? text.length : after }
}

/** The paragraph behind the one that moved a call, where it says who takes part: "Priya and Dale are on. Tom sends apologies." */
function nextBlock(text: string, end: number): string {
  const next = blockAround(text, Math.min(text.length, end + 2))
  const words = text.slice(Math.max(end, next.start), next.end).trim()
  return end < text.length && words.length <= longestBlock && saysWhoComes.test(words) ? words : ''
}
const longestBlock = 300
const saysWhoComes =
  /apologies|\b(?:is|are) (?:on|in|joining)\b|\bdial(?:s|ling|ing)? in\b|\bjoin(?:s|ing)?\b|参加|到会|出席|列席/i

/** "I can't make it", 我周四出差，不参加了: of the call, by somebody of the customer, since it was moved. */
const declines =
  /我[^。；;\n]{0,14}(?:不参加|参加不了|来不了|去不了|不来|不到场|请假)|\bI(?:['’]m| am)? (?:(?:ca|wo)n['’]?t|cannot|unable to|not able to|not) (?:be able to )?(?:join|attend|make it|come|be there)\b/i
const mostReplies = 12

/** Who of the customer wrote since that they will not come, as clauses with their names. `rows`: newest first. */
function repliesOfGuests(
  db: ReadableDb,
  rows: readonly { id: string; text: string; direction: string; contactId: string | null }[],
  movedId: string,
): string[] {
  return rows
    .slice(
      0,
      Math.max(
        0,
        rows.findIndex(({ id }) => id === movedId),
      ),
    )
    .slice(-mostReplies)
    .flatMap(({ text, direction, contactId }) => {
      if (direction !== 'inbound' || text.length > longestBlock) return []
      const name = contactId === null ? null : (getContact(db, contactId)?.name ?? null)
      if (name === null || !declines.test(text)) return []
      return [/\p{Script=Han}/u.test(text) ? `${name}不参加` : `${name} cannot join`]
    })
}

const places = {
  han: /(?:[^，,。；;、\s（(]{0,12}(?:会议室|办公室|展厅|接待室|[一二三四五六七八九十\d]楼)|腾讯会议|钉钉会议|飞书会议|线上|视频会议)/,
  latin:
    /\b(?:Microsoft Teams|MS Teams|Teams|Zoom|Google Meet|Webex|on site|(?:at )?(?:our|your) (?:office|place|site|plant|yard)|(?:meeting )?[Rr]oom [\w-]+|[Bb]oard ?room)\b/,
} as const
/** Where a call is held, by the words behind its time. */
function placeIn(words: string): string | null {
  const near = words.slice(0, 60)
  return (places.han.exec(near)?.[0] ?? places.latin.exec(near)?.[0] ?? null)?.trim() ?? null
}

/** 地点改到B栋2楼蓝海厅, "the room has changed to Boardroom 2": where a call is held now, whose day stays. */
const placeMoved = {
  han: /(?:地点|地方|会议室|房间|场地)[^，,。；;\n]{0,6}?(?:改|换|挪|移|调)(?:到|至|成|在|为)\s*(?<place>[^，,。；;\n：:]{2,24})/,
  latin:
    /\b(?:[Rr]oom|[Vv]enue|[Ll]ocation|[Pp]lace)\b[^.;\n]{0,24}?\b(?:changed|moved|switched|is now)\b(?: to)?\s+(?<place>[^.,;\n]{2,40})/,
} as const
/** The place of a call as a newer message of the customer gives it, unless that speaks of another day. `rows`: newest first. */
function laterPlace(
  rows: readonly { id: string; text: string; at: number; direction: string }[],
  moved: { id: string; value: string },
): string | null {
  for (const { text, at, direction } of rows.slice(
    0,
    rows.findIndex(({ id }) => id === moved.id),
  )) {
    if (direction !== 'inbound') continue
    for (const [said] of text.matchAll(sentence)) {
      const script = /\p{Script=Han}/u.test(said) ? 'han' : 'latin'
      const place = placeMoved[script].exec(said)?.groups?.place?.trim()
      if (place === undefined) continue
      const days = [...findFigures(said, at), ...comingWeekdays(said, at)].filter(
        ({ kind, figure }) => kind === 'date' && String(figure.value).length === 10,
      )
      if (days.every(({ figure }) => String(figure.value) === moved.value)) return place
    }
  }
  return null
}

/** What a time that was left is told by: 原来2点, "not 2pm". */
const clockLeft = new RegExp(
  `(?:原(?:来|定|本|先)?|本来|\\bfrom|\\bnot|\\binstead of|\\brather than)(?:的|是|在|at|the|\\s)*(?<clock>${aTime.source})`,
  'i',
)

/** "Tuesday 15:00", of a slot that was agreed: the next such day after that of writing. */
const weekdaysWithTime = (text: string, at: number) =>
  [
    ...text.matchAll(
      /\b(?<day>Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:[a-z]*day|s|r|rs)?(?=,? (?:at )?\d{1,2}(?:[:.]\d\d|\s?[ap]m))/g,
    ),
  ].map((match) => {
    const wanted = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(match.groups!.day!)
    const ahead = ((wanted - new Date(at).getUTCDay() + 6) % 7) + 1
    return {
      start: match.index,
      end: match.index + match[0].length,
      kind: 'date' as const,
      figure: { value: new Date(at + ahead * dayMs).toISOString().slice(0, 10), unit: 'date' },
    }
  })

/** The slot that a message leaves: the last other day before the new one with the time behind it, or a time said to be the old one. */
function formerSlot(
  before: string,
  said: string,
  {
    day,
    value,
    clockEnd,
    at,
  }: {
    day: { start: number }
    value: string /** Offset in `said` behind the new time. */
    clockEnd: number
    at: number
  },
): MovedCall['former'] {
  const left = before + said.slice(0, day.start)
  const slots = [...findFigures(left, at), ...comingWeekdays(left, at), ...weekdaysWithTime(left, at)]
    .filter(({ kind, figure }) => kind === 'date' && String(figure.value).length === 10)
    .filter(({ figure }) => String(figure.value) !== value)
    .filter(
      ({ figure }) => Math.abs(Date.parse(String(figure.value)) - Date.parse(value)) <= mostAway * dayMs,
    )
    .toSorted((one, other) => one.start - other.start)
  const timeBehind = (end: number): string | null => {
    const told = /^[\s,，的）)at]{0,5}/i.exec(left.slice(end))![0].length
    const clock = aTime.exec(left.slice(end + told, end + told + 14))
    return clock?.index === 0 && minutesIn(clock[0]) !== null ? clock[0].trim() : null
  }
  const slot = slots.findLast(({ end }) => timeBehind(end) !== null) ?? slots.at(-1)
  if (slot) return { day: String(slot.figure.value), clock: timeBehind(slot.end) }
  const clock = (clockLeft.exec(said.slice(clockEnd)) ?? clockLeft.exec(left))?.groups?.clock?.trim()
  return clock !== undefined && minutesIn(clock) !== null ? { day: null, clock } : null
}

/** The moment of a day and a time by the clocks of a zone; null without a time. */
function momentOf(day: string, clock: string | null, zone: string): number | null {
  const minutes = clock === null ? null : minutesIn(clock)
  if (minutes === null) return null
  const [year, month, date] = day.split('-').map(Number)
  return zoneClock(zone)({
    year: year!,
    month: month!,
    day: date!,
    hour: Math.floor(minutes / 60),
    minute: minutes % 60,
  })
}

/** The time of day of a moment in a zone, `14:30`. */
const clockTold = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at)

/** Two times of a day further apart are rather those of two clocks: 10:00 in London is 18:00 in Shanghai. */
const mostApartMinutes = 320
const isNearBy = (one: number, other: number): boolean =>
  one !== other && Math.abs(one - other) <= mostApartMinutes

/** Minutes since midnight of a time as it was written, 10.30 too; null for none. */
function minutesIn(clock: string): number | null {
  const time = clockIn(clock.replace(/(\d)\.(\d\d)/, '$1:$2'))
  return time && time.hour * 60 + time.minute
}

/** The time of the new slot, and by whose clock where that is not ours and its words do not say it. */
function clockWords({ clock, theirClock }: MovedCall, lang: 'zh' | 'en'): string | null {
  if (theirClock === null) return clock
  const saysWhose = /\btime\b|时间|\b[A-Z]{3,5}\b/.test(theirClock)
  return saysWhose ? theirClock : `${theirClock}${{ zh: '（对方时间）', en: ' (their time)' }[lang]}`
}

/** The new slot in words, as far as the message tells it. */
const slotWords = (day: string, clock: string | null, lang: 'zh' | 'en'): string =>
  [formatDate({ value: day, unit: 'date' }, lang) ?? day, clock]
    .filter(Boolean)
    .join(lang === 'zh' ? ' ' : ', ')

/** What a brief's head says of a moved or agreed call; `planned` is the calendar's day and time in words. */
export function callMovedView(
  moved: MovedCall,
  lang: 'zh' | 'en',
  planned: string | null,
): Brief['callMoved'] {
  const { former } = moved
  const left = former && slotWords(former.day ?? moved.day, former.clock, lang)
  return {
    words: slotWords(moved.day, clockWords(moved, lang), lang),
    from: moved.isInCalendar ? left : planned,
    isInCalendar: moved.isInCalendar,
    theirClock: moved.theirClock,
  }
}

/** The same as the first of a brief's dates; `nameOf` gives the name of a contact, `planned` the calendar's day and time, null where it has none. */
export function movedCallView(
  moved: MovedCall,
  {
    lang,
    planned,
    nameOf,
    labels,
  }: {
    lang: 'zh' | 'en'
    planned: string | null
    nameOf: (contactId: string) => string | null
    labels: EvidenceLabels
  },
): SituationPoint {
  const mark: SituationPoint['mark'] = {
    kind: 'source',
    label: labels.labelOf(moved.evidenceId),
    evidenceId: moved.evidenceId as EvidenceId,
    ruleId: null,
    start: moved.start,
    end: moved.end,
  }
  const told = callMovedView(moved, lang, planned)!
  return {
    kind: 'movedCall',
    label:
      planned === null
        ? { zh: '约定的通话', en: 'call agreed' }[lang]
        : told.from === null
          ? { zh: '通话时间', en: 'call time' }[lang]
          : { zh: '通话改期', en: 'call moved' }[lang],
    about: null,
    words: told.words,
    quote: moved.quote,
    speaker: moved.direction === 'inbound' ? 'customer' : moved.direction === 'outbound' ? 'ours' : 'note',
    saidBy: moved.direction === 'inbound' && moved.contactId ? nameOf(moved.contactId) : null,
    at: moved.at,
    state: 'holds',
    overdueSince: null,
    dueOn: null,
    mark,
    answers: null,
    since: [],
    isHushed: false,
    earlier: told.from === null ? [] : [{ words: told.from, at: moved.at, mark }],
  }
}

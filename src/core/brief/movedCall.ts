import type { SituationPoint } from '../../shared/contract/brief.ts'
import type { EvidenceId } from '../../shared/ids.ts'
import { clockIn } from '../captures/suggestion.ts'
import type { ReadableDb } from '../db/open.ts'
import { comingWeekdays, findFigures } from '../facts/figures.ts'
import { formatDate } from '../talkTracks/formatFigure.ts'
import type { EvidenceLabels } from './tracksView.ts'

/** A message that moves the call which the calendar still has on its old day, or agrees one that no calendar has. */
export interface MovedCall {
  /** `YYYY-MM-DD`, and the time as it was written; null where it names none. */
  day: string
  clock: string | null
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
  han: /(?:(?<!评标|定标|评审|开标|议标|招标|比选|专家|董事|党委|办公|例|股东|年)会|会议|电话|通话|见面|拜访|沟通|碰头|交流|时间|约)(?!员|计)[^，,。；;\n]{0,10}?(?:改|挪|推迟?|提前|调整?|换|延)(?:到|至|成|在|为)?|(?:改|挪|推|提前|调|换|延)(?:到|至|成)[^，,。；;\n]{0,14}(?:开会|见面|通话|碰|拜访|过来|聊)/,
  latin:
    /\b(?:call|meeting|visit|session|demo|review)\b[^.;\n]{0,20}\b(?:moves?|moved|is moving|changes?|shifts?)\b[^.;\n]{0,40}\bto\b|\bmake it\b(?= (?:on )?(?:mon|tue|wed|thu|fri|the \d|\d))|\b(?:move|moving|moved|shift|push|bring|put|reschedule|rescheduled|change|make|do)\b[^.;\n]{0,30}\b(?:call|meeting|visit|session|catch[- ]?up|demo|review|appointment|slot|it)\b[^.;\n]{0,24}\b(?:to|for|on|until|instead|forward|back)\b/i,
} as const
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
 * planned, of one to come; null where nobody moved it, or the calendar has it already. The newest message counts.
 */
export function movedCall(
  db: ReadableDb,
  accountId: string,
  callAt: number | null,
  { asOf, dayOf, clockOf }: { asOf: number; dayOf: (at: number) => string; clockOf: (at: number) => string },
): MovedCall | null {
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
  const planned = callAt === null ? null : { day: dayOf(callAt), clock: clockOf(callAt) }
  for (const { id, text, at, direction, contactId } of rows) {
    // What a mail quotes was written before.
    const own = text.split(/\n\s*(?:>|-{4,}|_{4,}|On .{0,80}wrote:|发件人[:：])/)[0]!
    for (const match of own.matchAll(sentence)) {
      const said = match[0]
      const script = /\p{Script=Han}/u.test(said) ? 'han' : 'latin'
      const moving = moves[script].exec(said)
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
      const told = aTime.exec(said.slice(from, from + 40))?.[0]?.trim()
      const clock = told !== undefined && minutesIn(told) !== null ? told : null
      if (planned === null) {
        if (clock === null || Date.parse(value) > asOf + mostAhead * dayMs) continue
      } else {
        const away = Math.abs(Date.parse(value) - Date.parse(planned.day)) / dayMs
        const isSameTime = clock === null || !isNearBy(minutesIn(clock)!, minutesIn(planned.clock)!)
        if (away > mostAway || (value === planned.day && isSameTime)) continue
      }
      return {
        day: value,
        clock,
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

/** Two times of a day further apart are rather those of two clocks: 10:00 in London is 18:00 in Shanghai. */
const mostApartMinutes = 320
const isNearBy = (one: number, other: number): boolean =>
  one !== other && Math.abs(one - other) <= mostApartMinutes

/** Minutes since midnight of a time as it was written, 10.30 too; null for none. */
function minutesIn(clock: string): number | null {
  const time = clockIn(clock.replace(/(\d)\.(\d\d)/, '$1:$2'))
  return time && time.hour * 60 + time.minute
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
  const day = formatDate({ value: moved.day, unit: 'date' }, lang) ?? moved.day
  return {
    kind: 'movedCall',
    label:
      planned === null
        ? { zh: '约定的通话', en: 'call agreed' }[lang]
        : { zh: '通话改期', en: 'call moved' }[lang],
    about: null,
    words: [day, moved.clock].filter(Boolean).join(lang === 'zh' ? ' ' : ', '),
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
    earlier: planned === null ? [] : [{ words: planned, at: moved.at, mark }],
  }
}

import type { Brief, SituationPoint } from '../../../shared/contract/brief.ts'
import type { EvidenceId } from '../../../shared/ids.ts'
import { formatDate } from '../../talkTracks/formatFigure.ts'
import { onlyConfirms } from '../owed/confirms.ts'
import type { EvidenceLabels } from '../tracks/tracksView.ts'
import type { SaidSince } from './callSince.ts'
import type { MovedCall } from './movedCall.ts'

/** The new slot in words, as far as the message tells it. */
const slotWords = (day: string, clock: string | null, lang: 'zh' | 'en'): string =>
  [formatDate({ value: day, unit: 'date' }, lang) ?? day, clock]
    .filter(Boolean)
    .join(lang === 'zh' ? ' ' : ', ')

const openClock = { zh: '（没说按哪边的钟）', en: ' (whose clock is not said)' }
const clocksDiffer = { zh: '（两边的钟对不上）', en: ' (the two clocks do not agree)' }

/** What a brief's head says of a moved or agreed call; `planned` is the calendar's day and time in words, `tell` puts a moment so. */
export function callMovedView(
  moved: MovedCall,
  lang: 'zh' | 'en',
  planned: string | null,
  tell: (at: number) => string,
): Brief['callMoved'] {
  const { former, callAt, theirClock } = moved
  const left = former && slotWords(former.day ?? moved.day, former.clock, lang)
  // Beside a slot by our clock the new one stands by ours too.
  const words =
    callAt !== null && theirClock !== null && !moved.isInCalendar
      ? `${tell(callAt)} (${theirClock})`
      : `${slotWords(moved.day, theirClock ?? moved.clock, lang)}${
          moved.isClockOpen && moved.clock !== null
            ? (theirClock === null ? openClock : clocksDiffer)[lang]
            : ''
        }`
  return {
    words,
    from: moved.isInCalendar || planned === null ? left : planned,
    isInCalendar: moved.isInCalendar,
    ...(planned === null && { isOnlyTold: true }),
    theirClock,
  }
}

const speakerOf = (direction: MovedCall['direction']): 'customer' | 'ours' | 'note' =>
  direction === 'inbound' ? 'customer' : direction === 'outbound' ? 'ours' : 'note'

interface Naming {
  /** The name of a contact. */
  nameOf: (contactId: string) => string | null
  labels: EvidenceLabels
}

const markOf = (
  { evidenceId, start, end }: Pick<SaidSince, 'evidenceId' | 'start' | 'end'>,
  { labels }: Naming,
): SituationPoint['mark'] => ({
  kind: 'source',
  label: labels.labelOf(evidenceId),
  evidenceId: evidenceId as EvidenceId,
  ruleId: null,
  start,
  end,
})

const nameIn = (one: Pick<SaidSince, 'direction' | 'contactId'>, { nameOf }: Naming): string | null =>
  one.direction === 'inbound' && one.contactId ? nameOf(one.contactId) : null

/** That we said yes to it, and who of us comes, is no news, nor is a bare yes of theirs; where it is held may be. */
const isNews = ({ direction, place, quote, isAnswer }: SaidSince): boolean =>
  isAnswer !== true &&
  (place !== null || direction === 'inbound' || (direction === 'outbound' && !onlyConfirms(quote)))

/** What was said since of a call's place and guests, newest first as a point's tail has it. */
const sinceView = (said: readonly SaidSince[], naming: Naming): SituationPoint['since'] =>
  said
    .filter(isNews)
    .toReversed()
    .map((one) => ({
      words: one.quote,
      speaker: speakerOf(one.direction),
      saidBy: nameIn(one, naming),
      at: one.at,
      day: null,
      mark: markOf(one, naming),
    }))

/** What was said of a call that nobody moved, as the first of a brief's dates; `planned` is its day and time in words. */
export function saidOfCallView(
  said: readonly SaidSince[],
  { lang, planned, ...naming }: Naming & { lang: 'zh' | 'en'; planned: string },
): SituationPoint[] {
  const [first, ...more] = said.filter(isNews)
  return first === undefined
    ? []
    : [
        {
          kind: 'movedCall',
          label: { zh: '通话安排', en: 'about the call' }[lang],
          about: null,
          words: `${planned} · ${first.quote}`,
          quote: first.quote,
          speaker: speakerOf(first.direction),
          saidBy: nameIn(first, naming),
          at: first.at,
          state: 'holds',
          overdueSince: null,
          dueOn: null,
          mark: markOf(first, naming),
          answers: null,
          since: sinceView(more, naming),
          isHushed: false,
          earlier: [],
        },
      ]
}

/** The same as the first of a brief's dates; `nameOf` gives the name of a contact, `planned` the calendar's day and time, null where it has none. */
export function movedCallView(
  moved: MovedCall,
  {
    lang,
    planned,
    nameOf,
    labels,
    tell,
  }: {
    lang: 'zh' | 'en'
    planned: string | null
    tell: (at: number) => string
    nameOf: (contactId: string) => string | null
    labels: EvidenceLabels
  },
): SituationPoint {
  const mark = markOf(moved, { nameOf, labels })
  const told = callMovedView(moved, lang, planned, tell)!
  return {
    kind: 'movedCall',
    label:
      told.from !== null
        ? { zh: '通话改期', en: 'call moved' }[lang]
        : planned === null
          ? { zh: '约定的通话', en: 'call agreed' }[lang]
          : { zh: '通话时间', en: 'call time' }[lang],
    about: null,
    words: told.words,
    quote: moved.quote,
    speaker: speakerOf(moved.direction),
    saidBy: nameIn(moved, { nameOf, labels }),
    at: moved.at,
    state: 'holds',
    overdueSince: null,
    dueOn: null,
    mark,
    answers: null,
    // Our repeating where it is held, as they had said it, is no news.
    since: sinceView(
      moved.since.filter(
        ({ direction, place, quote }) =>
          direction === 'inbound' ||
          place === null ||
          moved.place?.includes(place) !== true ||
          !onlyConfirms(quote),
      ),
      { nameOf, labels },
    ),
    isHushed: false,
    earlier: told.from === null ? [] : [{ words: told.from, at: moved.at, mark }],
  }
}

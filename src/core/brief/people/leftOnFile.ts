import type { SituationPoint } from '../../../shared/contract/brief.ts'
import type { EvidenceId } from '../../../shared/ids.ts'
import { calendarDay } from '../../calendarDay.ts'
import { isAddressedIn, isNamedIn } from '../../contacts/calledInText.ts'
import type { Contact } from '../../contacts/store.ts'
import type { EvidenceLabels } from '../tracks/tracksView.ts'

/** Somebody who has left by a list of people, and what says so. */
export interface LeftPoint {
  words: string
  evidenceId: string
  label: string
}

const dayMs = 86_400_000
/** Who left longer ago is missed by nobody, unless they had a part in deciding. */
const newsDays = 400

const labels = {
  zh: { label: '人员变动', left: '名单上已离开', after: '接替的是' },
  en: { label: 'change of people', left: 'has left, by the list of contacts', after: 'succeeded by' },
} as const

/** 接吴斌, "took over from Bram", "replaces T. Ashby": whose place somebody has taken, in their own line of a list. */
const takesPlace =
  /(?:接替|接任|接手|顶替|接(?!口|待|触|单|收|受|到|着|下|入|送|头|洽|口))(?<han>\p{Script=Han}{2,4})|\b(?:[Tt]ook over from|takes over from|taking over from|takes over for|[Rr]eplac(?:es|ed|ing)|[Ss]uccessor (?:of|to)|succeeds|succeeded|instead of|in place of|(?:came|here) after|took .{0,12} job)\s+(?<latin>\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}'’-]+){0,2})/gu
/** 现在找章晨, "now: Anouk Visser": whom one turns to instead, in the line of who left. */
const turnTo =
  /(?:现在?|改|以后|目前)(?:都|要|就)?(?:找|是|由|联系)\s*(?<han>\p{Script=Han}{2,4})|\b(?:[Nn]ow|[Cc]ontact|[Aa]sk|[Ss]peak to|[Ss]uccessor(?: is)?|replaced by|succeeded by)[: ]+(?<latin>\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){0,2})/gu

type Listed = Pick<Contact, 'id' | 'name' | 'nickname' | 'title' | 'leftAt' | 'evidenceId'> & {
  knownAt?: number
  updatedAt?: number | null
}
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
/** Whether the row of a list names the month of a day in any way: 9月, 30/9, Sept, 2026-09. */
function namesMonth(row: string, at: number): boolean {
  const month = new Date(at).getUTCMonth() + 1
  return new RegExp(
    `(?<!\\d)0?${month}\\s?月|[-/.]0?${month}(?!\\d)|(?<!\\d)0?${month}[-/.]|\\b${months[month - 1]}[a-z]*\\b`,
    'i',
  ).test(row)
}
/** T. Ashby and Ashby of Tom Ashby. */
const isInitialed = (called: string, name: string): boolean => {
  const [first = '', ...more] = name.split(' ')
  return more.length > 0 && called.replace(/\.(?=\s|$)/, '') === `${first[0]} ${more.join(' ')}`
}
const isCalled = (words: string, one: Listed, people: readonly Listed[]): boolean =>
  isNamedIn(words, one) || isAddressedIn(words, one, people) || isInitialed(words, one.name)

/** Who took the place of somebody who left, by what stands in the rows of a list; null where it is nobody's or of several. */
function successorOf(
  left: Listed,
  people: readonly Listed[],
  rowOf: (evidenceId: string) => string,
): string | null {
  const rowsOf = (one: Listed) => (one.evidenceId === null ? '' : rowOf(one.evidenceId))
  const named = [...rowsOf(left).matchAll(turnTo)].flatMap(({ groups }) =>
    people.filter(
      (one) =>
        one.id !== left.id && one.leftAt === null && isCalled(groups!.han ?? groups!.latin!, one, people),
    ),
  )
  const after = people.filter(
    (one) =>
      one.id !== left.id &&
      one.leftAt === null &&
      [...rowsOf(one).matchAll(takesPlace)].some(({ groups }) =>
        isCalled(groups!.han ?? groups!.latin!, left, people),
      ),
  )
  const found = new Set([...named, ...after].map(({ name }) => name))
  return found.size === 1 ? [...found][0]! : null
}

/** Whoever a list only marks as gone has no day on which they left: what is kept is when the list was taken in. */
const unknownWithinMs = 10 * 60_000
const monthOf = (at: number, zone: string): string => calendarDay(zone)(at).slice(0, 7)

/**
 * The people of an account who have left by a list, as of `asOf` (UTC ms), with the month, unless `changes` tell of them
 * by name; `deciding` are the ids of those who had a part in deciding.
 */
export const leftOnFile = (
  people: readonly Listed[],
  changes: readonly string[],
  {
    asOf,
    lang,
    zone,
    deciding,
    rowOf = () => '',
  }: {
    asOf: number
    lang: 'zh' | 'en'
    zone: string
    deciding: ReadonlySet<string>
    /** The text of the row of a list in which somebody stands. */
    rowOf?: (evidenceId: string) => string
  },
): LeftPoint[] =>
  people.flatMap((person) => {
    const { id, name, title, leftAt, evidenceId } = person
    if (leftAt === null || leftAt > asOf || evidenceId === null) return []
    if (asOf - leftAt > newsDays * dayMs && !deciding.has(id)) return []
    if (changes.some((words) => isNamedIn(words, person))) return []
    // A list that says no day was taken in on the day that would stand here.
    const isKnown = ![person.knownAt, person.updatedAt].some(
      (takenIn) => takenIn != null && Math.abs(takenIn - leftAt) < unknownWithinMs,
    )
    const isTold = isKnown || namesMonth(rowOf(evidenceId), leftAt)
    const when = isTold ? ` (${monthOf(leftAt, zone)})` : ''
    const after = successorOf(person, people, rowOf)
    const followed =
      after === null ? '' : lang === 'zh' ? `，${labels.zh.after}${after}` : `, ${labels.en.after} ${after}`
    return [
      {
        words: `${[name, title].filter(Boolean).join(', ')}: ${labels[lang].left}${when}${followed}`,
        evidenceId,
        label: labels[lang].label,
      },
    ]
  })

/** The same among who decides and who changes. */
export const leftView = (points: readonly LeftPoint[], evidence: EvidenceLabels): SituationPoint[] =>
  points.map(({ words, evidenceId, label }) => ({
    kind: 'peopleChange',
    label,
    about: null,
    words,
    quote: words,
    speaker: null,
    saidBy: null,
    at: null,
    state: 'holds',
    dueOn: null,
    overdueSince: null,
    answers: null,
    since: [],
    isHushed: false,
    earlier: [],
    mark: {
      kind: 'source',
      label: evidence.labelOf(evidenceId),
      evidenceId: evidenceId as EvidenceId,
      ruleId: null,
      start: null,
      end: null,
    },
  }))

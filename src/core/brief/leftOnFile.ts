import type { SituationPoint } from '../../shared/contract/brief.ts'
import type { EvidenceId } from '../../shared/ids.ts'
import { calendarDay } from '../calendarDay.ts'
import { isNamedIn } from '../contacts/calledInText.ts'
import type { Contact } from '../contacts/store.ts'
import type { EvidenceLabels } from './tracksView.ts'

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
  zh: { label: '人员变动', left: '名单上已离开' },
  en: { label: 'change of people', left: 'has left, by the list of contacts' },
} as const

/** Whoever a list only marks as gone has no day on which they left: what is kept is when the list was taken in. */
const unknownWithinMs = 10 * 60_000
const monthOf = (at: number, zone: string): string => calendarDay(zone)(at).slice(0, 7)

/**
 * The people of an account who have left by a list, as of `asOf` (UTC ms), with the month, unless `changes` tell of them
 * by name; `deciding` are the ids of those who had a part in deciding.
 */
export const leftOnFile = (
  people: readonly (Pick<Contact, 'id' | 'name' | 'nickname' | 'title' | 'leftAt' | 'evidenceId'> &
    Partial<Pick<Contact, 'knownAt' | 'updatedAt'>>)[],
  changes: readonly string[],
  {
    asOf,
    lang,
    zone,
    deciding,
  }: { asOf: number; lang: 'zh' | 'en'; zone: string; deciding: ReadonlySet<string> },
): LeftPoint[] =>
  people.flatMap((person) => {
    const { id, name, title, leftAt, evidenceId } = person
    if (leftAt === null || leftAt > asOf || evidenceId === null) return []
    if (asOf - leftAt > newsDays * dayMs && !deciding.has(id)) return []
    if (changes.some((words) => isNamedIn(words, person))) return []
    const isKnown = ![person.knownAt, person.updatedAt].some(
      (takenIn) => takenIn != null && Math.abs(takenIn - leftAt) < unknownWithinMs,
    )
    return [
      {
        words: `${[name, title].filter(Boolean).join(', ')}: ${labels[lang].left}${isKnown ? ` (${monthOf(leftAt, zone)})` : ''}`,
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

import type { Brief, SituationGroup, SituationPoint } from '../../../shared/contract/brief.ts'
import { isInOtherTongue } from '../../../shared/otherTongue.ts'
import { filled, type Say } from './printedWords.ts'

/** Kinds that are told about a person; of the others what they are about belongs to the label. */
const ofPeople: ReadonlySet<string> = new Set([
  'attitude',
  'customerAsk',
  'statedConcern',
  'userComplaint',
  'keepQuiet',
])

/** What holds now, a line a point: what, who said it and when, and what it replaced. */
export function situationLines(
  { situation, lang }: Brief,
  say: Say,
  dayOf: (at: number) => string,
  cite: (label: string) => void,
): string[] {
  if (situation.length === 0) return []
  const pointLine = (point: SituationPoint, group: SituationGroup['group']): string => {
    cite(point.mark.label)
    // That somebody wrote is no saying of ours, also where what they wrote stays with us.
    const who = point.saidBy ?? (point.kind === 'lastContact' ? null : point.speaker && say.by[point.speaker])
    const isForeign = point.speaker !== null && isInOtherTongue(point.words, lang)
    const source = [who, point.at === null ? null : dayOf(point.at), isForeign ? say.otherTongue : null]
      .filter(Boolean)
      .join(', ')
    const told = source === '' ? '' : ` (${source})`
    const about =
      point.about === null
        ? point.label
        : `${point.label}${ofPeople.has(point.kind) ? ' ·' : ''} ${point.about}`
    const [former] = group === 'changed' ? point.earlier : []
    if (former) cite(former.mark.label)
    const words = former ? `${former.words} → ${point.words}` : point.words
    const before = (former ? [] : point.earlier).map(({ words: said, at, mark }) => {
      cite(mark.label)
      const told =
        at === null
          ? filled(say.earlierUndated, { words: said })
          : filled(say.earlier, { words: said, day: dayOf(at) })
      return `${told} [${mark.label}]`
    })
    const day = point.overdueSince ?? point.dueOn
    const due = day && filled(point.overdueSince === null ? say.due : say.overdue, { day })
    const answers = point.answers && filled(say.answers, { words: point.answers.words })
    if (point.answers) cite(point.answers.mark.label)
    // A brief that was shown before this was told has none.
    const since = (point.since ?? []).map(({ words: told, saidBy, speaker, at, mark }) => {
      cite(mark.label)
      const source = [saidBy ?? say.by[speaker], at === null ? null : dayOf(at)].filter(Boolean).join(', ')
      return `${filled(point.kind === 'currentQuote' ? say.also : say.since, { words: told, source })} [${mark.label}]`
    })
    const notes = [
      point.isHushed ? say.hushed : null,
      answers,
      due,
      ...since,
      point.state === 'disputed' ? say.disputed : null,
    ]
      .filter(Boolean)
      .join('; ')
    // What it took the place of stands below it, a line each: one behind the other they read as one.
    return [
      `    - ${about}: ${words}${told} [${point.mark.label}]${notes === '' ? '' : ` · ${notes}`}`,
      ...before.map((one) => `        ${one}`),
    ].join('\n')
  }
  return [
    say.situation,
    ...situation.flatMap(({ group, points }) => [
      `  ${say.groups[group]}`,
      ...points.map((point) => pointLine(point, group)),
    ]),
    '',
  ]
}

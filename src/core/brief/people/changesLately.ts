import type { Brief, SituationPoint } from '../../../shared/contract/brief.ts'
import { isRestated } from '../owed/restated.ts'
import { ofChange } from './changeOfPeople.ts'

const dayMs = 86_400_000
/** What changed longer ago both sides know by now. */
const latelyDays = 45
const mostChanges = 8

/** Of a list of people only those of whom it tells a change: a comma within brackets parts nobody. */
function changedIn(words: string): string {
  const people = words.split(/、(?![^（(]*[）)])/)
  const changed = people.filter((one) => ofChange.test(one))
  return people.length > 1 && changed.length > 0 ? changed.join('、') : words
}

/** What held before and was another thing: what somebody only says again changes nothing. */
const changedFrom = ({ words, earlier }: SituationPoint): SituationPoint['earlier'] =>
  earlier.filter((before) => !isRestated(before.words, words))

/**
 * What changed of late, from what to what: the call, the money and days of which something else held before, and the
 * people. Money and days stand once more under their own heading, with what was said since; `asOf` in UTC ms.
 */
export function changesLately(groups: Brief['situation'], asOf: number): Brief['situation'] {
  const isLate = ({ at }: SituationPoint) => at !== null && asOf - at <= latelyDays * dayMs
  const points = groups.flatMap(({ group, points: own }) =>
    own.filter(
      (point) =>
        isLate(point) &&
        point.state === 'holds' &&
        (point.kind === 'peopleChange' ||
          ((group === 'money' || group === 'dates') && changedFrom(point).length > 0)),
    ),
  )
  const told = points.slice(0, mostChanges).map(
    (point): SituationPoint => ({
      ...point,
      kind: 'change',
      words: point.earlier.length > 0 ? point.words : changedIn(point.words),
      earlier: changedFrom(point).slice(0, 1),
      answers: null,
      // What was said of it since stands under its own heading.
      since: [],
      dueOn: null,
      overdueSince: null,
    }),
  )
  return told.length > 0 ? [{ group: 'changed', points: told }] : []
}

/** The groups without the changes of people that stand among `changed` word for word, with nothing more to say. */
export function withoutToldChanges(
  groups: Brief['situation'],
  changed: Brief['situation'],
): Brief['situation'] {
  const told = new Set(
    changed.flatMap(({ points }) => points.map(({ words, mark }) => `${mark.evidenceId}\n${words}`)),
  )
  return groups.flatMap(({ group, points }) => {
    const left = points.filter(
      ({ kind, words, mark, since, answers }) =>
        kind !== 'peopleChange' ||
        since.length > 0 ||
        answers !== null ||
        !told.has(`${mark.evidenceId}\n${words}`),
    )
    return left.length > 0 ? [{ group, points: left }] : []
  })
}

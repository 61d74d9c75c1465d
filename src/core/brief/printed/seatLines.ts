import type { Brief, IntentCell } from '../../../shared/contract/brief.ts'
import { stanceWords, taskWords } from '../../../shared/roleWords.ts'
import type { StanceSide, Support } from '../../../shared/vocabulary.ts'
import { filled, type Say } from './printedWords.ts'
import { intentText } from './readingLines.ts'

/** Which stance a support on file amounts to. */
const sidesOf: Partial<Record<Support, StanceSide>> = {
  mentor: 'for',
  supporter: 'for',
  neutral: 'neutral',
  nonSupporter: 'against',
  enemy: 'against',
}

/** Letters of a clause that stands beside a name. */
const longestClause = 40
/** What somebody finds with the reason for it. */
const longestStance = 110
/** A clause with what turns it, without which it would say too much. */
const longestTurned = 130
const isTooLong = (words: string, most: number): boolean =>
  words.length >
  (/[，,；;]\s*(?:但|不过|可是|只是|前提|只要|除非|不然|否则|要不|因为|由于|毕竟|but|though|although|however|provided|unless|because|since)/i.test(
    words,
  )
    ? longestTurned
    : most)

/** The people of a cell, each with what they do and where they stand, and the reading that they share or have alone. */
export function seatLines(
  { lang, evidence }: Brief,
  { department, buyingRole, people, reading }: IntentCell,
  say: Say,
  { cite, dayOf }: { cite: (label: string) => void; dayOf: (at: number) => string },
): string[] {
  const marked = (words: string, evidenceId: string): string => {
    const label = evidence.find((one) => one.evidenceId === evidenceId)?.label
    if (label === undefined) return words
    cite(label)
    return `${words} [${label}]`
  }
  const quoted = (words: string) => filled(say.quoted, { words })
  // Advice of earlier versions told no tasks, stances or readings of people.
  const told = people.map(
    ({
      name,
      title,
      left,
      roleFrom,
      support,
      tasks = [],
      stances = [],
      confides = null,
      reading: own = null,
    }) => {
      const does = tasks.map(({ task, words, evidenceId }) =>
        marked(
          task === 'scores' || isTooLong(words, longestClause)
            ? taskWords[lang][task]
            : `${taskWords[lang][task]} ${quoted(words)}`,
          evidenceId,
        ),
      )
      const stands = stances.flatMap(({ side, words, evidenceId, at, isHushed = false, isOlder = false }) => {
        const isLong = isTooLong(words, longestStance)
        // A view without its words says nothing.
        if (isLong && (side === 'view' || side === 'condition')) return []
        const stand = isLong ? stanceWords[lang][side] : `${stanceWords[lang][side]} ${quoted(words)}`
        const told = marked(
          isOlder ? filled(say.earlier, { words: stand, day: dayOf(at) }) : stand,
          evidenceId,
        )
        return [isHushed ? `${told} · ${say.hushed}` : told]
      })
      const notes = [
        title,
        left && say.left,
        // What was said of somebody tells it in their words; a list that says otherwise stands beside it.
        stances.length === 0 || support === 'unknown'
          ? say.supports[support]
          : sidesOf[support] === stances[0]!.side
            ? ''
            : filled(say.onList, { support: say.supports[support] }),
        roleFrom === 'title' && say.roleByTitle,
        ...does,
        ...stands,
        confides && stances.length === 0 && marked(say.confides, confides.evidenceId),
      ].filter(Boolean)
      const person = notes.length === 0 ? name : `${name} (${notes.join(', ')})`
      return own ? `${person} — ${intentText(say, own)}` : person
    },
  )
  // Who has a part that a list calls in its own words, or that was told, is in no unknown role.
  const roleOf = ({ roleOnList = null, tasks = [] }: IntentCell['people'][number]): string =>
    buyingRole !== 'unknown'
      ? say.roles[buyingRole]
      : roleOnList !== null
        ? filled(say.roleOnList, { role: roleOnList })
        : tasks[0] === undefined
          ? say.roles.unknown
          : taskWords[lang][tasks[0].task]
  const headOf = (person: IntentCell['people'][number]) => `  ${department} · ${roleOf(person)}`
  if (people.some(({ reading: own }) => own))
    return told.map((person, at) => `${headOf(people[at]!)}: ${person}`)
  return [`${headOf(people[0]!)}: ${told.join(', ')} — ${intentText(say, reading)}`]
}

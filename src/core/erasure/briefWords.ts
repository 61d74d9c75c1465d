import type { Brief, SituationPoint, TrackSentence } from '../../shared/contract/brief.ts'
import type { ShredReason } from '../../shared/vocabulary.ts'

/** As many bars as the words had characters, so that every span in the text stays where it was. */
export const bars = (text: string): string => '▇'.repeat(text.length)

/** Whether this is what stood there before bars were put over some of it. */
export const isBarredAs = (barred: string, text: string): boolean =>
  barred.length === text.length &&
  Array.from({ length: text.length }, (_, at) => barred[at] === '▇' || barred[at] === text[at]).every(Boolean)

const barSentence = (sentence: TrackSentence): TrackSentence => ({
  ...sentence,
  text: bars(sentence.text),
  redLines: [],
})

function mapSentences(brief: Brief, map: (sentence: TrackSentence) => TrackSentence): Brief {
  return {
    ...brief,
    tracks: brief.tracks.map((track) => ({
      ...track,
      sections: {
        opening: track.sections.opening.map(map),
        keyMessages: track.sections.keyMessages.map(map),
        questions: track.sections.questions.map(map),
        objections: track.sections.objections.map(({ objection, answer }) => ({
          objection: map(objection),
          answer: map(answer),
        })),
        nextStep: track.sections.nextStep.map(map),
      },
    })),
  }
}

/** Empties what a brief says to its person; what was cited, counted and decided stays. */
export const blankTracks = (brief: Brief): Brief => mapSentences(brief, barSentence)

/** Puts bars over names wherever a brief says them. */
export function barNames(brief: Brief, names: readonly string[]): Brief {
  const bar = (value: unknown): unknown => {
    if (typeof value === 'string')
      return names.reduce((text, name) => text.replaceAll(name, bars(name)), value)
    if (Array.isArray(value)) return value.map(bar)
    if (value !== null && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, bar(inner)]))
    return value
  }
  return bar(brief) as Brief
}

/**
 * Bars over a point that was read from what is gone, and over what it replaced, what it answers and what was
 * told since where that is gone.
 */
function barPoint(point: SituationPoint, gone: ReadonlySet<string>): SituationPoint {
  const isGone = ({ mark }: Pick<SituationPoint, 'mark'>) =>
    mark.evidenceId !== null && gone.has(mark.evidenceId)
  const own = isGone(point)
    ? { words: bars(point.words), quote: bars(point.quote), about: null, saidBy: null }
    : {}
  return {
    ...point,
    ...own,
    earlier: point.earlier.map((before) =>
      isGone(before) ? { ...before, words: bars(before.words) } : before,
    ),
    answers:
      point.answers && isGone(point.answers)
        ? { ...point.answers, words: bars(point.answers.words) }
        : point.answers,
    since: (point.since ?? []).map((told) =>
      isGone(told) ? { ...told, words: bars(told.words), saidBy: null } : told,
    ),
  }
}

/** Bars over what is told of people from what is gone: what they do, where they stand, what they confided. */
function barPeople(committee: Brief['committee'], gone: ReadonlySet<string>): Brief['committee'] {
  const bar = <Said extends { words: string; evidenceId: string }>(said: Said): Said =>
    gone.has(said.evidenceId) ? { ...said, words: bars(said.words) } : said
  return {
    ...committee,
    // Advice of earlier versions told none of it.
    cells: (committee.cells ?? []).map((cell) => ({
      ...cell,
      people: cell.people.map((person) => ({
        ...person,
        tasks: (person.tasks ?? []).map(bar),
        stances: (person.stances ?? []).map(bar),
        confides: person.confides ? bar(person.confides) : null,
      })),
    })),
  }
}

/** Bars over the new slot of a call where the message that moved it is gone. */
function barMove(brief: Brief, gone: ReadonlySet<string>): Pick<Brief, 'callMoved' | 'callPlace' | 'guests'> {
  const { callMoved = null, callPlace = null } = brief
  const points = (brief.situation ?? [])
    .flatMap((group) => group.points)
    .filter(({ kind }) => kind === 'movedCall')
  const goes = ({ evidenceId }: { evidenceId: string | null }) => evidenceId !== null && gone.has(evidenceId)
  const isGone = points.some(({ mark }) => goes(mark))
  const isSinceGone = points.some(({ since }) => (since ?? []).some(({ mark }) => goes(mark)))
  const guests = (brief.guests ?? []).map((guest) =>
    isGone || isSinceGone ? { ...guest, part: null } : guest,
  )
  if (!isGone && !isSinceGone) return { callMoved, callPlace, guests }
  return {
    callMoved:
      callMoved === null || !isGone
        ? callMoved
        : {
            ...callMoved,
            words: bars(callMoved.words),
            from: callMoved.from && bars(callMoved.from),
            theirClock: callMoved.theirClock && bars(callMoved.theirClock),
          },
    callPlace: callPlace && (isSinceGone || !callMoved?.isInCalendar) ? bars(callPlace) : callPlace,
    guests,
  }
}

/** Takes what evidence said out of a brief, and says at the citation why: it is gone, or it may not be passed on. */
export function withoutEvidence(
  brief: Brief,
  gone: ReadonlySet<string>,
  why: { gone: ShredReason } | { withheld: true },
): Brief {
  const cites = ({ marks }: TrackSentence) =>
    marks.some(({ evidenceId }) => evidenceId !== null && gone.has(evidenceId))
  return {
    ...mapSentences(brief, (sentence) => (cites(sentence) ? barSentence(sentence) : sentence)),
    ...barMove(brief, gone),
    committee: barPeople(brief.committee, gone),
    situation: (brief.situation ?? []).map((group) => ({
      ...group,
      points: group.points.map((point) => barPoint(point, gone)),
    })),
    evidence: brief.evidence.map((item) =>
      gone.has(item.evidenceId) ? { ...item, author: null, excerpt: '', pieces: [], ...why } : item,
    ),
  }
}

import type { Brief, TrackSentence } from '../../../shared/contract/brief.ts'
import { notToShare } from '../../consent/sharing.ts'
import type { ReadableDb } from '../../db/open.ts'
import { bars, withoutEvidence } from '../../erasure/briefWords.ts'
import { getEvidence } from '../../evidence/store.ts'
import { excerptText, withoutStretches } from '../printed/excerpts.ts'
import { limitRule } from './tracksView.ts'

/** So many characters in a row are somebody's words: Chinese says much in few. */
const quoteLength = { han: 8, other: 24 }

const plain = (text: string): string => text.replace(/[\s\p{P}]+/gu, '').toLowerCase()

/** Whether a sentence repeats a stretch of what was said, word for word. */
export function quotes(sentence: string, said: string): boolean {
  const [own, theirs] = [plain(sentence), plain(said)]
  const length = /\p{Script=Han}/u.test(own) ? quoteLength.han : quoteLength.other
  if (own.length <= length) return own !== '' && own === theirs
  for (let from = 0; from + length <= own.length; from += 1)
    if (theirs.includes(own.slice(from, from + length))) return true
  return false
}

/** A brief as it may leave: bars over what recordings said that nobody agreed to pass on, and how many those are. */
export interface Shareable {
  brief: Brief
  edited: Map<number, string[]>
  withheld: number
}

/** The committee without who confides in us, and without what words that are to be kept quiet say of people. */
const withoutConfidences = (
  committee: Brief['committee'],
  hushed: ReadonlySet<string | null>,
): Brief['committee'] => ({
  ...committee,
  cells: (committee.cells ?? []).map((cell) => ({
    ...cell,
    people: cell.people.map((person) => ({
      ...person,
      tasks: (person.tasks ?? []).filter(({ evidenceId }) => !hushed.has(evidenceId)),
      stances: (person.stances ?? []).filter(
        ({ evidenceId, isHushed }) => !isHushed && !hushed.has(evidenceId),
      ),
      confides: null,
    })),
  })),
})

/**
 * A brief without what the team told itself to keep quiet and what else the same words say among ourselves (a rival's price
 * told in confidence), and without the evidence that only this cites.
 */
export function withoutQuiet(brief: Brief): Brief {
  const quiet = brief.situation.filter(({ group }) => group === 'quiet')
  // What only words told to us alone say is in no evidence that leaves either.
  const aside = new Set([
    ...brief.situation.flatMap(({ points }) =>
      points.flatMap(({ isHushed, mark }) => (isHushed ? [mark.evidenceId] : [])),
    ),
    ...(brief.committee?.cells ?? []).flatMap(({ people }) =>
      people.flatMap(({ stances }) =>
        (stances ?? []).flatMap(({ isHushed, evidenceId }) => (isHushed ? [evidenceId] : [])),
      ),
    ),
  ])
  if (quiet.length === 0 && aside.size === 0) return { ...brief, tracks: brief.tracks.map(withoutLimits) }
  const hushed = new Set(quiet.flatMap(({ points }) => points.map(({ mark }) => mark.evidenceId)))
  const situation = brief.situation
    .filter(({ group }) => group !== 'quiet')
    .map(({ group, points }) => ({
      group,
      points: points
        .filter(
          ({ mark, speaker, isHushed }) => !isHushed && (speaker !== 'team' || !hushed.has(mark.evidenceId)),
        )
        .map((point) => ({
          ...point,
          since: (point.since ?? []).filter(({ mark }) => !hushed.has(mark.evidenceId)),
        })),
    }))
    .filter(({ points }) => points.length > 0)
  const committee = withoutConfidences(brief.committee, hushed)
  const tracks = brief.tracks.map(withoutLimits)
  const rest = JSON.stringify([situation, tracks, committee, brief.quote, brief.projectPrice])
  return {
    ...brief,
    committee,
    situation,
    tracks,
    evidence: brief.evidence.flatMap((item) =>
      !hushed.has(item.evidenceId) && !(aside.has(item.evidenceId) && !rest.includes(item.evidenceId))
        ? [item]
        : rest.includes(item.evidenceId)
          ? [
              withoutWords(
                item,
                quiet.flatMap(({ points }) => points),
              ),
            ]
          : [],
    ),
  }
}

/** What is printed of a piece of evidence, without the words in it that are to be kept quiet. */
function withoutWords(
  item: Brief['evidence'][number],
  quiet: readonly Brief['situation'][number]['points'][number][],
): Brief['evidence'][number] {
  if (item.pieces === undefined) return item
  const left = quiet.flatMap(({ mark: { evidenceId, start, end } }) =>
    evidenceId === item.evidenceId && start !== null && end !== null ? [{ start, end }] : [],
  )
  const lines = new Map(item.pieces.map(({ start, line }) => [start, line]))
  const pieces = withoutStretches(item.pieces, left).map((piece) => ({
    ...piece,
    line: lines.get(piece.start) ?? item.line,
  }))
  return { ...item, pieces, excerpt: excerptText(pieces) }
}

/** A track without the hints at limits of our own. */
function withoutLimits(track: Brief['tracks'][number]): Brief['tracks'][number] {
  const plain = (sentence: TrackSentence): TrackSentence => ({
    ...sentence,
    marks: sentence.marks.filter(({ ruleId }) => ruleId !== limitRule),
  })
  const { opening, keyMessages, questions, objections, nextStep } = track.sections
  return {
    ...track,
    sections: {
      opening: opening.map(plain),
      keyMessages: keyMessages.map(plain),
      questions: questions.map(plain),
      objections: objections.map(({ objection, answer }) => ({
        objection: plain(objection),
        answer: plain(answer),
      })),
      nextStep: nextStep.map(plain),
    },
  }
}

/** Takes out of a brief, and out of a person's own wording of its tracks, what may not be passed on. */
export function shareable(
  db: ReadableDb,
  whole: Brief,
  edited: ReadonlyMap<number, readonly string[]>,
  at: number,
): Shareable {
  const brief = withoutQuiet(whole)
  const present = brief.evidence.filter(({ gone }) => gone === undefined)
  const withheld = notToShare(
    db,
    present.map(({ evidenceId }) => evidenceId),
    at,
  )
  const said = [...withheld].map((id) => getEvidence(db, id)!.text)
  return {
    brief: withheld.size === 0 ? brief : withoutEvidence(brief, withheld, { withheld: true }),
    edited: new Map(
      [...edited].map(([track, sentences]) => [
        track,
        sentences.map((sentence) =>
          said.some((text) => quotes(sentence, text)) ? bars(sentence) : sentence,
        ),
      ]),
    ),
    withheld: withheld.size,
  }
}

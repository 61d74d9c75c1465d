import type { Brief } from '../../../shared/contract/brief.ts'
import { sentencesOf } from '../tracks/tracksView.ts'

/** A place of a piece of evidence that a line of the brief cites. */
export interface CitedPlace {
  evidenceId: string
  /** Null for what is read from the whole, as a row. */
  start: number | null
  end: number | null
  /** What the line says, which may be more of the text than the place that it points at. */
  words?: string
}

/** A stretch of evidence as it is printed, and where it begins in its text. */
export interface ExcerptPiece {
  start: number
  text: string
}

/** Every place that the lines of a brief cite, with what they say. */
export function citedPlaces({
  situation,
  tracks,
  committee,
}: Pick<Brief, 'situation' | 'tracks' | 'committee'>): CitedPlace[] {
  const points = situation.flatMap((group) => group.points)
  return [
    ...points.flatMap(({ mark, words, quote, answers, earlier, since }) => [
      { ...mark, words },
      { ...mark, words: quote },
      ...(answers ? [{ ...answers.mark, words: answers.words }] : []),
      ...earlier.map((before) => ({ ...before.mark, words: before.words })),
      ...(since ?? []).map((told) => ({ ...told.mark, words: told.words })),
    ]),
    ...tracks.flatMap((track) => sentencesOf(track).flatMap(({ marks }) => marks)),
    ...committee.cells
      .flatMap(({ people }) => people)
      .flatMap(({ tasks, stances, confides }) => [...tasks, ...stances, ...(confides ? [confides] : [])]),
  ].flatMap(({ evidenceId, ...place }) => (evidenceId === null ? [] : [{ ...place, evidenceId }]))
}

/** Letters of a piece that are printed from where it begins, so that what is cited has its surroundings. */
const fewestLetters = 160
/** A place that is longer is not printed whole: its line quotes no more of it. */
const mostOfPlace = 480
/** Pieces that stand no farther apart are one. */
const nearLetters = 24
/** A row up to this length is printed whole: its cells are read together. */
const longestRow = 400

const squeezed = (text: string): { plain: string; at: number[] } => {
  const at: number[] = []
  let plain = ''
  for (let index = 0; index < text.length; index += 1) {
    const letter = text[index]!
    if (/[\s\p{P}\p{S}]/u.test(letter)) continue
    plain += letter.toLowerCase()
    at.push(index)
  }
  return { plain, at }
}

/** Where words stand in a text, be their lines broken as they may; of several places the one nearest to `near`. */
export function placeOfWords(
  text: string,
  words: string,
  near: number,
): { start: number; end: number } | null {
  const whole = squeezed(text)
  const sought = squeezed(words.replace(/…$/u, '')).plain
  if (sought === '') return null
  let best: { start: number; end: number } | null = null
  for (let from = whole.plain.indexOf(sought); from >= 0; from = whole.plain.indexOf(sought, from + 1)) {
    const found = { start: whole.at[from]!, end: whole.at[from + sought.length - 1]! + 1 }
    if (best === null || Math.abs(found.start - near) < Math.abs(best.start - near)) best = found
  }
  return best
}

/** Where the clause or word begins that stands before `start`, not far from it: no excerpt begins within a word. */
function clauseBefore(text: string, start: number): number {
  const near = text.slice(Math.max(0, start - fewestLetters / 4), start)
  const marks = [...near.matchAll(/[。！？!?；;，,：:\n]\s*|\.\s+/gu)]
  const mark = marks.at(-1)
  if (mark) return start - near.length + mark.index + mark[0].length
  const space = near.indexOf(' ')
  return space < 0 ? start : start - near.length + space + 1
}

/** Where a piece begins whose first cited words stand at `start`. */
function beginOf(text: string, start: number): number {
  if (start < fewestLetters / 2) return 0
  const line = text.lastIndexOf('\n', start - 1) + 1
  return start - line > fewestLetters / 2 ? clauseBefore(text, start) : line
}

/** Where a piece ends that holds what is cited up to `end`: not within a word, and with its sentence where that is near. */
function endOf(text: string, from: number, end: number): number {
  const least = Math.max(end, Math.min(text.length, from + fewestLetters))
  const near = text.slice(least, least + fewestLetters / 2)
  if (least === text.length || near.length < fewestLetters / 2) return text.length
  const stop = /[。！？!?；;\n]|\.(?=\s)/u.exec(near)
  if (stop) return least + stop.index + (stop[0] === '\n' ? 0 : stop[0].length)
  const pause = /[，,、]|\s/u.exec(near)
  return pause ? least + pause.index : least
}

/**
 * The stretches of a piece of evidence in which everything stands that is cited of it, in their order; every line finds
 * its own words there. `isRow` for a row of a table, which is read whole.
 */
export function excerptPieces(
  text: string,
  places: readonly Omit<CitedPlace, 'evidenceId'>[],
  isRow = false,
): ExcerptPiece[] {
  if (isRow && text.length <= longestRow) return [{ start: 0, text }]
  const ranges = places.flatMap(({ start, end, words }) => {
    const said = words === undefined ? null : placeOfWords(text, words, start ?? 0)
    if (start === null || end === null || end <= start) return said ? [said] : [{ start: 0, end: 0 }]
    const own = { start, end: Math.min(end, start + mostOfPlace) }
    return said === null ? [own] : [own, said]
  })
  const windows = (ranges.length === 0 ? [{ start: 0, end: 0 }] : ranges)
    .map(({ start, end }) => {
      const from = beginOf(text, start)
      return { from, to: endOf(text, from, end) }
    })
    .sort((one, other) => one.from - other.from)
  const joined: { from: number; to: number }[] = []
  for (const { from, to } of windows) {
    const last = joined.at(-1)
    if (last && from <= last.to + nearLetters) last.to = Math.max(last.to, to)
    else joined.push({ from, to })
  }
  return joined.map(({ from, to }) => ({ start: from, text: text.slice(from, to).trimEnd() }))
}

/** Pieces as they are printed: what is left out of the text between and before them shows as "…". */
export const excerptText = (pieces: readonly ExcerptPiece[]): string =>
  pieces.map(({ start, text }, at) => `${at > 0 ? ' ' : ''}${start > 0 ? '…' : ''}${text}`).join('')

/** Pieces without the stretches of their text that may not be told. */
export function withoutStretches(
  pieces: readonly ExcerptPiece[],
  left: readonly { start: number; end: number }[],
): ExcerptPiece[] {
  const cut = (piece: ExcerptPiece, { start, end }: { start: number; end: number }): ExcerptPiece[] => {
    const till = piece.start + piece.text.length
    if (end <= piece.start || start >= till) return [piece]
    return [
      { start: piece.start, text: piece.text.slice(0, Math.max(0, start - piece.start)) },
      { start: end, text: piece.text.slice(end - piece.start) },
    ].filter(({ text }) => text.trim() !== '')
  }
  return left.reduce<ExcerptPiece[]>(
    (kept, stretch) => kept.flatMap((piece) => cut(piece, stretch)),
    [...pieces],
  )
}

import { splitAt } from '../cues/mayMatch.ts'

/** A sentence as it stands in its text: where it begins, in UTF-16 offsets, and what it says. */
export interface Sentence {
  start: number
  text: string
}

const sentencePattern = /[^。！？!?；;\n]+[。！？!?；;]?/g

/** Words that are written short with a full stop, behind which a sentence goes on: "Mr. Keane", "approx. 40", "incl. VAT". */
const shortened =
  'approx|dept|no|nr|vs|inc|incl|excl|st|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thurs?|fri|hrs?|mos?|wks?|mins?|avg|max|min|ca|mr|mrs|ms|dr|prof|ing|ref|ext|fig|vol|eg|ie|esp|resp|pos|qty|tel|art|sec|para'
/** A full stop ends an English sentence when a space and a capital follow; decimals and abbreviations do not. */
const englishStop =
  /(?<=(?:[a-z0-9)%]|[A-Z]{2})[.])(?<!\b(?:[Mm]rs?|[Mm]s|[Dd]r|[Pp]rof|[Mm]essrs|[Ii]ng|vs|approx|incl|excl|ca|[Ff]ig)[.])\s+(?=[A-Z\u4e00-\u9fff])/
/** In a chat in small letters it does when any letter follows, and a figure where no capital began. */
const smallStop = new RegExp(`(?<=[a-z\\d)%]{2}[.]+)(?<!\\b(?:${shortened})[.])\\s+(?=[a-z])`)
const smallStopBeforeFigure = new RegExp(`(?<=[a-z\\d)%]{2}[.]+)(?<!\\b(?:${shortened})[.])\\s+(?=[a-z\\d])`)

/** What a list puts before a line is no word of it. */
const leadingBullet =
  /^(?:(?:[-*•·]\s*)?(?:\[[ xX✓√]?\]|[☐□☑✅✔])|[-*•·]|\d{1,2}\s*[.、)）](?!\d)|[（(]\d{1,2}[)）])\s*/

/**
 * The sentences of a text in their order; what is too short to state anything is none. Where `isWhole` is given, those that
 * end before a small letter, as in chats, are told apart as well, save in what it calls one.
 */
export function* sentencesOf(text: string, isWhole?: (words: string) => boolean): Generator<Sentence> {
  for (const match of text.matchAll(sentencePattern)) {
    let start = match.index
    for (const piece of splitAt(englishStop, match[0])) {
      const at = text.indexOf(piece, start)
      yield* isWhole === undefined || isWhole(piece) ? told(text, piece, at) : smallOnes(text, piece, at)
      start = at + piece.length
    }
  }
}

function* told(text: string, piece: string, at: number): Generator<Sentence> {
  const trimmed = piece.trim().replace(leadingBullet, '')
  if (trimmed.length >= 4) yield { start: text.indexOf(trimmed, at), text: trimmed }
}

function* smallOnes(text: string, piece: string, from: number): Generator<Sentence> {
  const stop = /^[^\p{L}\d]*\p{Ll}/u.test(piece) ? smallStopBeforeFigure : smallStop
  let at = from
  for (const part of splitAt(stop, piece)) {
    at = text.indexOf(part, at)
    yield* told(text, part, at)
    at += part.length
  }
}

/** What is left of a line from a sentence on. */
export function lineFrom(text: string, sentenceStart: number): string {
  const lineEnd = text.indexOf('\n', sentenceStart)
  return text.slice(sentenceStart, lineEnd < 0 ? text.length : lineEnd)
}

/** The whole line in which a sentence stands. */
export const lineAround = (text: string, sentenceStart: number): string =>
  text.slice(text.lastIndexOf('\n', sentenceStart - 1) + 1, sentenceStart) + lineFrom(text, sentenceStart)

/** What stands behind a sentence in its line, up to the next end of one: also what is too short to state anything. */
export const saidNext = (text: string, { start, text: said }: Sentence): string | null =>
  /^[。！？!?；;.\s]*([^。！？!?；;\n]+)/.exec(lineFrom(text, start + said.length))?.[1] ?? null

/** Whether a sentence stands in the same line as one before it. */
export const isSameLine = (text: string, one: Sentence, other: Pick<Sentence, 'start'>): boolean =>
  !text.slice(one.start + one.text.length, other.start).includes('\n')

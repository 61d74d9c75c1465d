/** A sentence as it stands in its text: where it begins, in UTF-16 offsets, and what it says. */
export interface Sentence {
  start: number
  text: string
}

const sentencePattern = /[^。！？!?；;\n]+[。！？!?；;]?/g

/** A full stop ends an English sentence when a space and a capital follow; decimals and abbreviations do not. */
const englishStop = /(?<=(?:[a-z0-9)%]|[A-Z]{2})[.])\s+(?=[A-Z])/

/** What a list puts before a line is no word of it. */
const leadingBullet =
  /^(?:(?:[-*•·]\s*)?(?:\[[ xX✓√]?\]|[☐□☑✅✔])|[-*•·]|\d{1,2}\s*[.、)）](?!\d)|[（(]\d{1,2}[)）])\s*/

/** The sentences of a text in their order; what is too short to state anything is none. */
export function* sentencesOf(text: string): Generator<Sentence> {
  for (const match of text.matchAll(sentencePattern)) {
    let start = match.index
    for (const piece of match[0].split(englishStop)) {
      const at = text.indexOf(piece, start)
      const trimmed = piece.trim().replace(leadingBullet, '')
      if (trimmed.length >= 4) yield { start: text.indexOf(trimmed, at), text: trimmed }
      start = at + piece.length
    }
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

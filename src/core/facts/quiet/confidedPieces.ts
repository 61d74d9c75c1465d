import type { ProposedFact } from '../proposedFact.ts'
import { longestLatinLine, longestLine, type Span } from '../sentences/clauseBreaks.ts'
import { sentencesOf } from '../sentences/sentences.ts'
import { isConfided, isPromiseOf, tellsItsSecret } from '../whoSays/stance.ts'
import { keptQuiet } from './keptQuiet.ts'

/** With what a letter ends, and what is put below it. */
const signOff =
  /^(?:cheers|thanks?|thx|regards|best|kind regards|many thanks|yours|ps\b|p\.s\.|lg\b|vg\b|gru(?:ß|ss)|viele grüße|祝(?:好|商祺|顺利)|此致|顺颂|谢谢[^，。]{0,4}$)/iu
/** Pieces that are told of one confidence at the most. */
const mostPieces = 6

/** Letters that the word of secrecy may take behind what it is about. */
const roomForWord = 100

/** What was told in confidence, in pieces that can each be shown whole: a long mail tells more than one thing. */
function piecesOfConfidence(text: string, { start, end }: Span): { start: number; text: string }[] {
  const whole = text.slice(start, end)
  const longest = /\p{Script=Han}/u.test(whole) ? longestLine : longestLatinLine
  if (whole.trim().length <= longest) return [{ start, text: whole }]
  const pieces: { start: number; text: string }[] = []
  let lead: number | null = null
  for (const sentence of sentencesOf(whole)) {
    const at = start + sentence.start
    const last = pieces.at(-1)
    const isOnlyWord = isConfided(sentence.text, 'customer') && !tellsItsSecret(sentence.text)
    if (signOff.test(sentence.text)) continue
    // What one of them promises us is no secret of theirs.
    if (!isOnlyWord && isPromiseOf('customer', sentence.text, /\d/.test(sentence.text))) continue
    const reach = last ? at + sentence.text.length - last.start : 0
    const isApart = last !== undefined && /\n\s*\n/.test(text.slice(last.start + last.text.length, at))
    if (last && (isOnlyWord ? !isApart : reach <= longest && !isApart))
      last.text = text.slice(last.start, at + sentence.text.length)
    else if (!isOnlyWord) {
      const from = lead !== null && at + sentence.text.length - lead <= longest ? lead : at
      pieces.push({ start: from, text: text.slice(from, at + sentence.text.length) })
      lead = null
    }
    // The word of secrecy alone is told with what it is about, where that leaves room for it.
    else lead = at
  }
  if (pieces.length === 0) return [{ start, text: whole }]
  return pieces.slice(0, mostPieces)
}

/** What a text tells in confidence, each piece as what is to be kept quiet. */
export const toldInConfidence = (text: string, confided: Span): ProposedFact[] =>
  piecesOfConfidence(text, confided).map((piece) => ({
    ...keptQuiet(piece, roomForWord),
    speaker: 'customer',
  }))

import type { ProposedFact } from '../proposedFact.ts'
import { longestLatinLine, longestLine, trimmed } from '../sentences/clauseBreaks.ts'
import { sentencesOf } from '../sentences/sentences.ts'
import { isHush, type Speaker } from '../whoSays/stance.ts'

/** What we told each other to keep to ourselves: a warning for whoever makes the call, and for nobody else's ears. */
export function keptQuiet({ start, text }: { start: number; text: string }, more = 0): ProposedFact {
  const longest = more + (/\p{Script=Han}/u.test(text) ? longestLine : longestLatinLine)
  const quote = trimmed(text, 0, Math.min(text.length, longest))
  return {
    kind: 'keepQuiet',
    subject: 'quiet',
    start: start + quote.start,
    end: start + quote.end,
    text: text.slice(quote.start, quote.end),
    figures: [],
    speaker: 'team',
    stance: 'stated',
    saidBy: null,
  }
}

/** All of a text, told in a message that asks for silence on everything in it. */
export const wholeKeptQuiet = (text: string): ProposedFact => {
  const start = text.search(/\S/)
  return keptQuiet({ start: Math.max(0, start), text: text.trim() })
}

/** Whether any sentence of a text asks for silence: what another says of a customer takes nothing from it. */
export const mayHush = (text: string, by: Speaker): boolean =>
  isHush(text, by) ||
  (by === 'note' &&
    isHush(text, 'team') &&
    [...sentencesOf(text)].some((sentence) => isHush(sentence.text, by)))

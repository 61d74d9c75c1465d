import { isMeantForCall } from '../whoSays/atTheCall.ts'
import type { SentenceReading } from './textReading.ts'

/** Tells what one of us means to say, ask or settle at the call: it is to be done there, and nothing is decided yet. */
export function tellMeantForCall(sentence: SentenceReading): void {
  const { said, text, start, within } = sentence
  if (!isMeantForCall(text, said.speaker) || said.thought) return
  const end = text.replace(/[\s。.！!；;]+$/u, '').length
  if (within.found.some((one) => one.start < start + end && one.end > start)) return
  within.found.push({
    kind: 'openTask',
    subject: 'atCall',
    start,
    end: start + end,
    text: text.slice(0, end),
    figures: sentence.own.filter(({ kind }) => kind === 'date').map(({ figure }) => figure),
    speaker: said.speaker,
    stance: 'promised',
    saidBy: null,
  })
}

import type { TalkTrackInput } from '../types.ts'

const dayMs = 86_400_000
/** Shorter than that of concerns: what is on their mind now is what was said last. */
const halfLifeDays = 7
/** So much more this very person's words count than a colleague's. */
const ownWords = 2

/** A customer's words, and how much they say of what is on their mind now. */
export type WordsHeard = { text: string; weight: number }

/**
 * What the customer's people hold against buying and wrote lately, to find sentences that fit it: halved every week,
 * and doubled where whoever is called said it themselves.
 */
export function wordsHeard({
  objections,
  heard = [],
  asOf,
  person,
}: Pick<TalkTrackInput, 'objections' | 'heard' | 'asOf' | 'person'>): WordsHeard[] {
  const told = new Set(objections.map(({ text }) => text))
  const recent = heard.filter(({ text }) => !told.has(text))
  return [
    ...[...told].map((text) => ({ text, weight: 1 })),
    ...recent.map(({ text, contactId, occurredAt }) => ({
      text,
      weight:
        0.5 ** (Math.max(0, asOf - occurredAt) / dayMs / halfLifeDays) *
        (contactId !== null && contactId === person?.contactId ? ownWords : 1),
    })),
  ]
}

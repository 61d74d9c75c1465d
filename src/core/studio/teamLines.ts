import { concerns } from '../atoms/library/index.ts'
import type { WrittenLine } from '../llm/index.ts'
import { bigramsOf, jaccard } from '../talkTracks/ranking/similarity.ts'
import type { DataSet } from './dataSet.ts'
import { speaksOfSomebody } from './strangers/ofSomebody.ts'

/** Two sentences that share this much of their character pairs say the same. */
const sameFrom = 0.6
/** Customers to whom a sentence must have been said before it counts as the team's and no longer as one customer's. */
const accountsNeeded = 2

/** Roles, concerns or stages for which a sentence was said before it counts as one for all of them. */
const generalFrom = 3

type Said = WrittenLine & { accountId: string }

/** What reps wrote themselves, in place of composed sentences or in approved messages, by example and sentence. */
function saidIn({ examples }: Pick<DataSet, 'examples'>): Said[] {
  return examples.flatMap(({ origin, use, accountId, lang, track, sent, changed, scene }) => {
    if (use === 'heldOut' || scene === null) return []
    // Who was written to without a role on file is not anybody.
    if (origin === 'message' && scene.role === null) return []
    return track.sentences.flatMap((sentence) => {
      const concern = scene.concernOf(sentence)
      if (!changed.includes(sentence.id) || concern === null) return []
      const text = sent.get(sentence.id)!
      if (speaksOfSomebody(text, lang)) return []
      return [
        {
          accountId,
          lang,
          section: sentence.section,
          role: scene.role,
          stage: scene.stage,
          strategy: track.strategy,
          concerns: [concern],
          text,
        },
      ]
    })
  })
}

const isGeneral = (said: readonly unknown[]): boolean => new Set(said).size >= generalFrom

/**
 * The sentences that this team says: those that reps wrote, in nearly the same words, to customers of two accounts at
 * least, so that what was meant for one customer alone is never put before another. One that was said to people of
 * three roles is for any, and so it is with concerns and stages. One that speaks of a third person is for nobody else. Held-out accounts give none, and neither does an
 * example that was withdrawn. Newest first, as the examples are.
 */
export function teamLines(examples: DataSet['examples']): WrittenLine[] {
  const lines = saidIn({ examples }).map((line) => ({ ...line, grams: bigramsOf(line.text) }))
  const isSameAs = (one: (typeof lines)[number]) => (other: (typeof lines)[number]) =>
    other.lang === one.lang && other.section === one.section && jaccard(other.grams, one.grams) >= sameFrom
  const known = new Set<string>()
  return lines.flatMap((line) => {
    const same = lines.filter(isSameAs(line))
    if (new Set(same.map(({ accountId }) => accountId)).size < accountsNeeded) return []
    const { accountId: _, grams: __, ...said } = line
    const own: WrittenLine = {
      ...said,
      role: isGeneral(same.map(({ role }) => role)) ? null : said.role,
      stage: isGeneral(same.map(({ stage }) => stage)) ? null : said.stage,
      concerns: isGeneral(same.flatMap(({ concerns: of }) => of)) ? concerns : said.concerns,
      strategy: null,
    }
    const key = JSON.stringify(own)
    if (known.has(key)) return []
    known.add(key)
    return [own]
  })
}

import type { Reliability } from '../../shared/contract/captures.ts'
import type { ReadableDb } from '../db/open.ts'

/**
 * What is believed of a cue before anybody has looked at what it found: as if four of five had been confirmed, which
 * is about what the rules get right of messages that they were not made on (`docs/facts.md`).
 */
export const prior = { right: 4, wrong: 1 } as const
/** Below this share a proposal arrives as unsure: with the prior, from the third rejection on without a confirmation. */
export const leastEstimate = 0.55

/** The mean of the Beta distribution after `right` confirmations and `wrong` rejections. */
export const estimateOf = (right: number, wrong: number): number =>
  (right + prior.right) / (right + wrong + prior.right + prior.wrong)

/** Cues that differ in their figures, case or spacing alone are one: 到13.8万, 到 15万. */
export const cueKeyOf = (cue: string): string =>
  cue
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\d+([.,]\d+)*/g, '#')
    .replaceAll(/\s+/g, '')
    .slice(0, 40)

/**
 * How often what each cue proposed was right, by what people made of it: a confirmation counts for it, also one that
 * only mended whose it was; a rejection and a corrected kind count against it. Read once per import.
 */
export function createReliability(db: ReadableDb) {
  const counts = new Map<string, { right: number; wrong: number }>()
  const rows = db
    .read(
      `SELECT coalesce(json_extract(corrected_from, '$.kind'), kind) AS kind, subject,
        decision = 'rejected' OR json_extract(corrected_from, '$.kind') IS NOT NULL AS isWrong, count(*) AS n
       FROM facts INDEXED BY facts_decided WHERE decision IS NOT NULL AND origin = 'rule' GROUP BY 1, 2, 3`,
    )
    .all() as { kind: string; subject: string; isWrong: 0 | 1; n: number }[]
  for (const { kind, subject, isWrong, n } of rows) {
    const key = `${kind}\n${cueKeyOf(subject)}`
    const count = counts.get(key) ?? { right: 0, wrong: 0 }
    count[isWrong ? 'wrong' : 'right'] += n
    counts.set(key, count)
  }
  const of = (kind: string, cue: string): Reliability => {
    const { right, wrong } = counts.get(`${kind}\n${cueKeyOf(cue)}`) ?? { right: 0, wrong: 0 }
    return { right, wrong, estimate: estimateOf(right, wrong) }
  }
  return {
    of,
    /** Why a proposal is not used until it is confirmed; null where its cue has been right often enough. */
    doubt: (kind: string, cue: string): 'cueRejected' | null =>
      counts.size > 0 && of(kind, cue).estimate < leastEstimate ? 'cueRejected' : null,
  }
}
export type ReliabilityOfCues = ReturnType<typeof createReliability>

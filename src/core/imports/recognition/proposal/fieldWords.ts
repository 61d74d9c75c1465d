import { headerSimilarity, type ReadHeader, readHeader } from '../header.ts'
import { type FieldSpec, recordKinds } from '../recordKinds.ts'

/** What exports call each field, ready to be compared. */
export type KnownWords = ReadonlyMap<FieldSpec, readonly ReadHeader[]>

let known: KnownWords | null = null

/** Every field's labels (the first three) and words, read once for all columns. */
export function knownWords(): KnownWords {
  // Read when the first table is recognised: thousands of words, the same for every table.
  known ??= new Map(
    recordKinds.flatMap(({ fields }) =>
      fields.map((spec) => [spec, [spec.zh, spec.en, spec.key, ...spec.words].map(readHeader)] as const),
    ),
  )
  return known
}

/** 1 for the field's own label, 0.97 downwards for its words in their order, less for similar headers. */
export function wordScore(header: ReadHeader, spec: FieldSpec, known: KnownWords): number {
  // One of several names in a header counts nearly as the whole, the first a little more than the others.
  let best = Math.max(
    0,
    ...header.parts.map((part, index) => {
      const score = wordScore(part, spec, known)
      return score >= 0.85 ? score * (0.93 - Math.min(0.1, index * 0.03)) : 0
    }),
  )
  // A heading may be short for something else, as its values will show.
  if (header.spelled !== null) best = Math.max(best, 0.96 * wordScore(header.spelled, spec, known))
  for (const [index, word] of known.get(spec)!.entries()) {
    const likeness = headerSimilarity(header, word)
    const worth = index < 3 ? 1 : 0.97 - Math.min(0.1, index * 0.002)
    best = Math.max(best, likeness === 1 ? worth : likeness * 0.8)
  }
  return best
}

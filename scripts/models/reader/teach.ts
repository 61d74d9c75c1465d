import {
  buyingRoles,
  concerns,
  type Lang,
  sellingStages,
  withoutSlots,
} from '../../../src/core/atoms/library/index.ts'
import { type FeatureSort, featuresOf } from '../../../src/core/messageReading/features.ts'
import type { HeadName } from '../../../src/core/messageReading/labels.ts'
import { messageObjections, messageSentiments } from '../../../src/core/messageReading/labels.ts'
import type { Corpus } from '../corpus/readCorpus.ts'
import { type Example, type Learning, learnSoftmax, type Softmax } from './learn.ts'

/** Chosen by cross-validation on the development messages. */
const decay = 0.15
const learning: Record<HeadName, Learning> = {
  concern: { rounds: 45, decay },
  // Hardly learnable from what lines tell: fewer steps do.
  role: { rounds: 20, decay },
  stage: { rounds: 20, decay },
  objection: { rounds: 20, decay },
  sentiment: { rounds: 20, decay },
  addressee: { rounds: 20, decay },
}
/**
 * How much features count before it is known how rare they are. Lists that were put together by hand stand for many
 * words, and parts of words are many. For concerns chosen by cross-validation, and in English by how a writer is read of
 * whom nothing was learnt. The other questions are read as well either way in cross-validation; with heavy lists they
 * read plain short sentences more surely.
 */
const weightOf: Record<'concern' | 'others', Record<FeatureSort, number>> = {
  concern: { word: 1, part: 0.5, class: 1.5, field: 2 },
  others: { word: 1, part: 0.5, class: 3, field: 5 },
}
/** A feature met less often tells of one line only, one met in more than this share of a language's lines of nothing. */
const fewest = 2
const mostShare = 0.3

export const answersOf: Record<HeadName, readonly string[]> = {
  concern: concerns,
  role: buyingRoles,
  stage: sellingStages,
  objection: messageObjections,
  sentiment: messageSentiments,
  addressee: buyingRoles,
}

/**
 * How much a sentence of a rep counts beside a customer's message where concerns are learnt. In Chinese there are few
 * messages, and the sentences are worth as much. Chosen by cross-validation.
 */
const ourWeight: Record<Lang, number> = { zh: 1, en: 0.5 }

type Labelled = { text: string; label: string | null; also?: readonly string[]; weight?: number }

/**
 * What each question is learnt from; of concerns, what reps say as well. Nothing but the corpus: whatever else changes in the
 * product, the same lines teach the same.
 */
function lessons(corpus: Corpus, lang: Lang): Record<HeadName, Labelled[]> {
  const [messages, trackLines, edits] = [
    corpus.messages.filter((line) => line.lang === lang),
    corpus.trackLines.filter((line) => line.lang === lang),
    corpus.edits.filter((line) => line.lang === lang),
  ]
  const ours = [...trackLines, ...edits].map(({ text, concern, also }) => ({
    text: withoutSlots(text),
    label: concern,
    also,
    weight: ourWeight[lang],
  }))
  return {
    concern: [...messages.map(({ text, concern, also }) => ({ text, label: concern, also })), ...ours],
    role: messages.map(({ text, role }) => ({ text, label: role })),
    stage: messages.map(({ text, stage }) => ({ text, label: stage })),
    objection: messages.map(({ text, objection }) => ({ text, label: objection })),
    sentiment: messages.map(({ text, sentiment }) => ({ text, label: sentiment })),
    addressee: trackLines.map(({ text, role }) => ({ text, label: role })),
  }
}

export type Taught = {
  rows: ReadonlyMap<number, number>
  /** How much each row's feature counts for a question, a byte. */
  sizes: Record<HeadName, Uint8Array>
  heads: Record<HeadName, Softmax>
}

const features = new Map<string, ReadonlyMap<number, FeatureSort>>()
const featuresKept = (text: string): ReadonlyMap<number, FeatureSort> => {
  const known = features.get(text) ?? featuresOf(text)
  features.set(text, known)
  return known
}

/** The rows of a text among those that were learnt, and how much each counts; of length 1 together. */
export function rowsOf(
  rows: Taught['rows'],
  sizes: Uint8Array,
  text: string,
): Pick<Example, 'rows' | 'sizes'> {
  const own = Int32Array.from([...featuresKept(text).keys()].flatMap((feature) => rows.get(feature) ?? []))
  const length = Math.sqrt(own.reduce((sum, row) => sum + sizes[row]! ** 2, 0))
  return { rows: own, sizes: Float32Array.from(own, (row) => sizes[row]! / length) }
}

/**
 * The features that are learnt, with their rows and sizes. A feature's size is its weight times the square of the
 * logarithm of how rare it is (after Spärck Jones 1972), as a byte.
 */
function rowsFrom(texts: ReadonlySet<string>): Pick<Taught, 'rows' | 'sizes'> {
  const sorts = new Map<number, FeatureSort>()
  const counts = new Map<number, number>()
  for (const text of texts)
    for (const [feature, sort] of featuresKept(text)) {
      counts.set(feature, (counts.get(feature) ?? 0) + 1)
      sorts.set(feature, sort)
    }
  const kept = [...counts].filter(([, count]) => count >= fewest && count <= mostShare * texts.size)
  const sizesBy = (weights: Record<FeatureSort, number>) =>
    Uint8Array.from(kept, ([feature, count]) =>
      Math.min(255, Math.round(2 * weights[sorts.get(feature)!] * Math.log(texts.size / count) ** 2)),
    )
  const others = sizesBy(weightOf.others)
  return {
    rows: new Map(kept.map(([feature], row) => [feature, row])),
    sizes: {
      concern: sizesBy(weightOf.concern),
      role: others,
      stage: others,
      objection: others,
      sentiment: others,
      addressee: others,
    },
  }
}

/** Learns every question from the lines of one language. The same lines give the same weights. */
export function teach(corpus: Corpus, lang: Lang, only?: readonly HeadName[]): Taught {
  const taught = lessons(corpus, lang)
  const texts = new Set(Object.values(taught).flatMap((lines) => lines.map(({ text }) => text)))
  const { rows, sizes } = rowsFrom(texts)
  const heads = {} as Record<HeadName, Softmax>
  for (const [name, lines] of Object.entries(taught) as [HeadName, Labelled[]][]) {
    if (only && !only.includes(name)) continue
    const answers = answersOf[name]
    const examples = lines.flatMap(({ text, label, also = [], weight }): Example[] =>
      label === null
        ? []
        : [
            {
              ...rowsOf(rows, sizes[name], text),
              label: answers.indexOf(label),
              also: also.map((one) => answers.indexOf(one)),
              weight,
            },
          ],
    )
    heads[name] = learnSoftmax(examples, { features: rows.size, classes: answers.length }, learning[name])
  }
  return { rows, sizes, heads }
}

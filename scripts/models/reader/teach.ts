import {
  buyingRoles,
  concerns,
  libraryAtoms,
  sellingStages,
  talkParts,
  withoutSlots,
} from '../../../src/core/atoms/library/index.ts'
import { featuresOf } from '../../../src/core/messageReading/features.ts'
import type { HeadName } from '../../../src/core/messageReading/labels.ts'
import { messageObjections, messageSentiments } from '../../../src/core/messageReading/labels.ts'
import type { Corpus } from '../corpus/readCorpus.ts'
import { type Example, type Learning, learnSoftmax, type Softmax } from './learn.ts'

/** Chosen by cross-validation on the development messages. */
const learning: Learning = { rounds: 15, rate: 0.3, decay: 0.003, seed: 3 }
/** A feature met less often tells of one line only, one met in more than this share of lines of nothing. */
const fewest = 2
const mostShare = 0.25

export const answersOf: Record<HeadName, readonly string[]> = {
  concern: concerns,
  role: buyingRoles,
  stage: sellingStages,
  objection: messageObjections,
  sentiment: messageSentiments,
  addressee: buyingRoles,
}

type Labelled = { text: string; label: string | null; also?: readonly string[] }

/** What each question is learnt from; what reps say and atoms tell of concerns as well as messages do. */
function lessons({ messages, trackLines, edits }: Corpus): Record<HeadName, Labelled[]> {
  const ours = [...trackLines, ...edits].map(({ text, concern, also }) => ({
    text: withoutSlots(text),
    label: concern,
    also,
  }))
  const atoms = libraryAtoms.flatMap(({ talk, trigger }) =>
    talkParts.flatMap((part) => {
      const [label, ...also] = trigger.concerns
      return talk[part] === undefined ? [] : [{ text: withoutSlots(talk[part]), label: label!, also }]
    }),
  )
  return {
    concern: [
      ...messages.map(({ text, concern, also }) => ({ text, label: concern, also })),
      ...ours,
      ...atoms,
    ],
    role: messages.map(({ text, role }) => ({ text, label: role })),
    stage: messages.map(({ text, stage }) => ({ text, label: stage })),
    objection: messages.map(({ text, objection }) => ({ text, label: objection })),
    sentiment: messages.map(({ text, sentiment }) => ({ text, label: sentiment })),
    addressee: trackLines.map(({ text, role }) => ({ text, label: role })),
  }
}

export type Taught = { rows: ReadonlyMap<number, number>; heads: Record<HeadName, Softmax> }

const features = new Map<string, readonly number[]>()
const featuresKept = (text: string): readonly number[] => {
  const known = features.get(text) ?? featuresOf(text)
  features.set(text, known)
  return known
}

/** The rows of a text among those that were learnt. */
export const rowsOf = ({ rows }: Pick<Taught, 'rows'>, text: string): Int32Array =>
  Int32Array.from(featuresKept(text).flatMap((feature) => rows.get(feature) ?? []))

/** Learns every question from a corpus. The same corpus gives the same weights. */
export function teach(corpus: Corpus, only?: readonly HeadName[]): Taught {
  const taught = lessons(corpus)
  const texts = new Set(Object.values(taught).flatMap((lines) => lines.map(({ text }) => text)))
  const counts = new Map<number, number>()
  for (const text of texts)
    for (const feature of featuresKept(text)) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  const rows = new Map<number, number>()
  for (const [feature, count] of counts)
    if (count >= fewest && count <= mostShare * texts.size) rows.set(feature, rows.size)
  const heads = {} as Record<HeadName, Softmax>
  for (const [name, lines] of Object.entries(taught) as [HeadName, Labelled[]][]) {
    if (only && !only.includes(name)) continue
    const answers = answersOf[name]
    const examples = lines.flatMap(({ text, label, also = [] }): Example[] =>
      label === null
        ? []
        : [
            {
              rows: rowsOf({ rows }, text),
              label: answers.indexOf(label),
              also: also.map((one) => answers.indexOf(one)),
            },
          ],
    )
    heads[name] = learnSoftmax(examples, { features: rows.size, classes: answers.length }, learning)
  }
  return { rows, heads }
}

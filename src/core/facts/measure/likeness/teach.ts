import { actionKinds } from '../../../../shared/vocabulary.ts'
import { featureCount } from '../../likeness/features.ts'
import { addUp } from '../../likeness/likeness.ts'
import { labelledMessages } from '../labelled.ts'
import { actionsFound, type LabelledMessage } from '../score.ts'
import { type Example, examplesOf, type MessageExamples, withLikeliestClauses } from './examples.ts'
import { type Learning, learn, shuffled, type Weights } from './learn.ts'

/** Chosen by cross-validation on the development messages. */
const learning: Learning = { kinds: actionKinds.length, rounds: 24, decay: 0.002, rate: 0.4, seed: 7 }
const folds = 5
const foldSeed = 11
/** Shares of right ones, of what likeness alone proposes, from which on a score is fair or strong. */
export const wanted = { fair: 0.8, strong: 0.9 } as const
/** So many proposals must stand behind a limit: three lucky ones are no share. */
const fewest = 6

const clausesOf = (messages: readonly MessageExamples[]): Example[] =>
  messages.flatMap(({ clauses }) => clauses)

/** Learns from messages with labelled clauses, then again with those that are labelled as a whole. */
function taught(marked: readonly MessageExamples[], whole: readonly MessageExamples[]): Weights {
  const first = learn(clausesOf(marked), learning)
  return learn(clausesOf([...marked, ...withLikeliestClauses(first, whole)]), learning)
}

/** A message's likest clause for each kind: the score, and whether the message is labelled with it. */
interface Judged {
  message: LabelledMessage
  scores: Float64Array
  isLabelled: readonly boolean[]
  /** Kinds that the rules propose anyway. */
  isTold: readonly boolean[]
}

function judge({ table, bias }: Weights, { message, clauses }: MessageExamples): Judged {
  const scores = new Float64Array(actionKinds.length).fill(-Infinity)
  const sums = new Float64Array(actionKinds.length)
  for (const { features } of clauses) {
    addUp(table, bias, features, sums)
    for (const [kind, sum] of sums.entries()) scores[kind] = Math.max(scores[kind]!, sum)
  }
  const told = actionsFound(message, () => [])
  return {
    message,
    scores,
    isLabelled: actionKinds.map((kind) => message.acts.includes(kind)),
    isTold: actionKinds.map((kind) => told.has(kind)),
  }
}

/** The lowest score from which on at least `share` of what likeness alone proposes of a kind was right. */
export function limitOf(judged: readonly Judged[], kind: number, share: number): number {
  const ordered = judged.toSorted((a, b) => b.scores[kind]! - a.scores[kind]!)
  let right = 0
  let limit = Number.POSITIVE_INFINITY
  for (const [at, one] of ordered.entries()) {
    if (one.isLabelled[kind]) right += 1
    if (at + 1 >= fewest && right / (at + 1) >= share) limit = one.scores[kind]!
  }
  return limit
}

export interface Taught {
  weights: Weights
  fair: number[]
  strong: number[]
  /** Of messages that were not learnt from: proposals where the rules say nothing. */
  silent: { kind: string; fair: Share; strong: Share }[]
}
export interface Share {
  right: number
  of: number
  /** Labelled ones that the rules do not propose. */
  wanted: number
}

const bothLanguages = (part: 'dev' | 'tune'): MessageExamples[] =>
  (['zh', 'en'] as const).flatMap((lang) => labelledMessages(lang, part)).map(examplesOf)

/** Every development message as judged by what the others teach. */
export function crossValidated(): Judged[] {
  const marked = bothLanguages('dev')
  const whole = bothLanguages('tune')
  const order = shuffled([...marked.keys()], foldSeed)
  return Array.from({ length: folds }, (_, fold) => {
    const kept = new Set(order.filter((_, at) => at % folds === fold))
    const weights = taught(
      marked.filter((_, at) => !kept.has(at)),
      whole,
    )
    return marked.filter((_, at) => kept.has(at)).map((one) => judge(weights, one))
  }).flat()
}

/** Cross-validates, sets the limits, and learns from all development and tune messages. Takes some seconds. */
export function teach(): Taught {
  const judged = crossValidated()
  const kinds = [...actionKinds.keys()]
  const fair = kinds.map((kind) => limitOf(judged, kind, wanted.fair))
  const strong = kinds.map((kind) => Math.max(fair[kind]!, limitOf(judged, kind, wanted.strong)))
  const shareOf = (kind: number, limit: number): Share => {
    const silent = judged.filter(({ isTold }) => !isTold[kind])
    const proposed = silent.filter(({ scores }) => scores[kind]! >= limit)
    return {
      right: proposed.filter(({ isLabelled }) => isLabelled[kind]).length,
      of: proposed.length,
      wanted: silent.filter(({ isLabelled }) => isLabelled[kind]).length,
    }
  }
  return {
    weights: taught(bothLanguages('dev'), bothLanguages('tune')),
    fair,
    strong,
    silent: kinds.map((kind) => ({
      kind: actionKinds[kind]!,
      fair: shareOf(kind, fair[kind]!),
      strong: shareOf(kind, strong[kind]!),
    })),
  }
}

/** Limits that no score reaches. */
const never = 99

/** The source of `likeness/weights.ts`: each weight in a step of 1/127 of the largest of its kind. */
export function renderWeights({ weights: { table, bias }, fair, strong }: Taught): string {
  const kinds = actionKinds.length
  const scale = actionKinds.map((_, kind) => {
    let largest = 0
    for (let row = 0; row < featureCount; row += 1)
      largest = Math.max(largest, Math.abs(table[row * kinds + kind]!))
    return Number((largest / 127).toPrecision(6))
  })
  const packed = Buffer.from(
    Int8Array.from(table, (weight, at) => Math.round(weight / scale[at % kinds]!)).buffer,
  ).toString('base64')
  const rounded = (numbers: Iterable<number>): string =>
    `[${[...numbers].map((one) => (Number.isFinite(one) ? Number(one.toFixed(4)) : never)).join(', ')}]`
  return `// biome-ignore-all format: made by \`npm run learn\`, which tells how; do not edit by hand.
/** What the labelled development messages teach of the words of actions: base64 of one signed byte a weight. */
export const learnt = {
  kinds: [${actionKinds.map((kind) => `'${kind}'`).join(', ')}],
  bias: ${rounded(bias)},
  fair: ${rounded(fair)},
  strong: ${rounded(strong)},
  scale: [${scale.join(', ')}],
  packed:
    '${packed}',
} as const
`
}

import { actionKinds } from '../../../../shared/vocabulary.ts'
import { clausesOf, type Span } from '../../likeness/clauses.ts'
import { featuresOf, wordsOf } from '../../likeness/features.ts'
import { addUp } from '../../likeness/likeness.ts'
import { directionOf, type LabelledMessage } from '../score.ts'
import type { Weights } from './learn.ts'

/** A clause as its features, and which of the kinds it is of; `silent` kinds are not learnt from it. */
export interface Example {
  features: Int32Array
  kinds: ReadonlySet<number>
  silent: ReadonlySet<number>
}

/** A labelled message as its clauses. */
export interface MessageExamples {
  message: LabelledMessage
  clauses: readonly Example[]
}

/** The number of an action; -1 of a rival's name, which is not learnt. */
const numberOf = (act: string): number => (actionKinds as readonly string[]).indexOf(act)

/** Whether a clause is labelled: half of the shorter of clause and label is common to both. */
const isIn = (clause: Span, label: Span): boolean =>
  Math.min(clause.end, label.end) - Math.max(clause.start, label.start) >=
  0.5 * Math.min(clause.end - clause.start, label.end - label.start)

/** Clauses of a message whose labels say which words they mean. */
export function examplesOf(message: LabelledMessage): MessageExamples {
  const spans = clausesOf(message.text)
  const words = spans.map(({ start, end }) => wordsOf(message.text.slice(start, end)))
  return {
    message,
    clauses: spans.map((clause, index) => ({
      features: featuresOf(words, index, directionOf(message.from)),
      kinds: new Set(
        (message.spans ?? [])
          .filter((label) => isIn(clause, label))
          .flatMap(({ act }) => (numberOf(act) < 0 ? [] : [numberOf(act)])),
      ),
      silent: new Set(),
    })),
  }
}

/**
 * Of messages that are labelled as a whole, the clause that is likest by what was learnt so far stands for each label;
 * whether the others are of that kind too is not learnt from them.
 */
export function withLikeliestClauses(
  { table, bias }: Weights,
  messages: readonly MessageExamples[],
): MessageExamples[] {
  const sums = new Float64Array(actionKinds.length)
  return messages.map(({ message, clauses }) => {
    const found = clauses.map(({ features }) => ({
      features,
      kinds: new Set<number>(),
      silent: new Set<number>(),
    }))
    for (const act of message.acts) {
      const kind = numberOf(act)
      if (kind < 0) continue
      const scores = clauses.map(({ features }) => {
        addUp(table, bias, features, sums)
        return sums[kind]!
      })
      const likeliest = scores.indexOf(Math.max(...scores))
      for (const [index, one] of found.entries())
        if (index === likeliest) one.kinds.add(kind)
        else one.silent.add(kind)
    }
    return { message, clauses: found }
  })
}

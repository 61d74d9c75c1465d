import type { BuyingRole, Concern, SellingStage } from '../atoms/library/index.ts'
import { featuresOf } from './features.ts'
import type { HeadName, MessageObjection, MessageSentiment } from './labels.ts'
import { readerModel } from './model.ts'

/** The likeliest answer and its share, 0–1: a score by which to abstain and no calibrated probability. */
export type Guess<Answer extends string> = { answer: Answer; share: number }

type Answers = {
  concern: Concern
  role: BuyingRole
  stage: SellingStage
  objection: MessageObjection
  sentiment: MessageSentiment
  /** Of a sentence of ours: the role that it is worded for. */
  addressee: BuyingRole
}

/** A text taken apart once, to be asked several things. */
export type ReadText = { rows: Int32Array }

export function takeApart(text: string): ReadText {
  const { rows } = readerModel()
  return { rows: Int32Array.from(featuresOf(text).flatMap((feature) => rows.get(feature) ?? [])) }
}

/** Shares of every answer to one question, in the order of its closed list; they add up to 1. */
export function sharesOf(name: HeadName, { rows }: ReadText): Float64Array {
  const { width, table, heads } = readerModel()
  const { answers, from, scale, bias } = heads[name]
  const sums = new Float64Array(answers.length)
  for (const row of rows)
    for (let one = 0; one < sums.length; one += 1) sums[one]! += table[row * width + from + one]!
  const length = rows.length === 0 ? 0 : 1 / Math.sqrt(rows.length)
  let total = 0
  for (let one = 0; one < sums.length; one += 1) {
    sums[one] = Math.exp(sums[one]! * length * scale[one]! + bias[one]!)
    total += sums[one]!
  }
  return sums.map((sum) => sum / total)
}

/** The likeliest answer to one question on a text. */
export function guess<Name extends HeadName>(name: Name, text: ReadText): Guess<Answers[Name]> {
  const shares = sharesOf(name, text)
  let best = 0
  for (let one = 1; one < shares.length; one += 1) if (shares[one]! > shares[best]!) best = one
  return { answer: readerModel().heads[name].answers[best] as Answers[Name], share: shares[best]! }
}

import type { BuyingRole, Concern, Lang, SellingStage } from '../atoms/library/index.ts'
import { featuresOf } from './features.ts'
import type { HeadName, MessageObjection, MessageSentiment } from './labels.ts'
import { headOf } from './model.ts'

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
export type ReadText = { lang: Lang; features: readonly number[] }

/** A text with a Han letter in it is read as Chinese. */
export const takeApart = (text: string): ReadText => ({
  lang: /\p{Script=Han}/u.test(text) ? 'zh' : 'en',
  features: [...featuresOf(text).keys()],
})

/** Shares of every answer to one question, in the order of its closed list; they add up to 1. */
export function sharesOf(name: HeadName, { lang, features }: ReadText): Float64Array {
  const { table, from, answers, scale, bias } = headOf(name, lang)
  const { rows, width, weights, sizes } = table
  const sums = new Float64Array(answers.length)
  let squares = 0
  for (const feature of features) {
    const row = rows.get(feature)
    if (row === undefined) continue
    const size = sizes[row]!
    squares += size * size
    for (let one = 0; one < sums.length; one += 1) sums[one]! += size * weights[row * width + from + one]!
  }
  // Long texts and short ones count alike.
  const length = squares === 0 ? 0 : 1 / Math.sqrt(squares)
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
  return { answer: headOf(name, text.lang).answers[best] as Answers[Name], share: shares[best]! }
}

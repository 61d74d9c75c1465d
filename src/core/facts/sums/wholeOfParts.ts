import { type FoundFigure, findFigures } from '../figures.ts'
import type { ProposedFact } from '../proposedFact.ts'
import { isTakenBack } from './takenBack.ts'

const isNear = (one: number, other: number): boolean => Math.abs(one - other) <= 0.005 * Math.max(one, other)
/** What stands in front of a part of what was named before it. */
const ofWhich =
  /(?:其中|里面|包括|包含|含|\b(?:of which|of that|thereof|including|incl\.?|inside that))[^。；;.\d]{0,12}$/i
const sumOf = ({ figure }: FoundFigure): number => Number(figure.value)

/** 420k, 1.2m: sums that go without their currency in English talk. */
const bareScaled = /(?<![\w.,])(?<number>\d{1,4}(?:\.\d{1,3})?)\s?(?<scale>k|m)(?![\p{L}\d²³])/giu
/** The sums of a sentence that hold. */
function sumsIn(sentence: string, occurredAt: number): FoundFigure[] {
  const sums = findFigures(sentence, occurredAt).filter(({ kind }) => kind === 'money')
  for (const { 0: words, index, groups } of sentence.matchAll(bareScaled)) {
    const [start, end] = [index, index + words.length]
    if (sums.some((one) => one.start < end && one.end > start)) continue
    const value = Number(groups!.number) * (groups!.scale!.toLowerCase() === 'k' ? 1e3 : 1e6)
    sums.push({ start, end, kind: 'money', figure: { value: Number(value.toPrecision(12)), unit: '' } })
  }
  return sums
    .filter((one) => sumOf(one) > 0 && !isTakenBack(sentence, one))
    .sort((one, other) => one.start - other.start)
}

const isOver = /(?:超(?:了|出|过)?|高出|多出|差|\b(?:over|above|short)(?: by)?)\s*[£€$¥]?$/i
/** Whether a sum is said to be that of all: 240k in total, 一共300万. */
const saysWhole = (sentence: string, { start, end }: FoundFigure): boolean =>
  /(?:一共|总共|合计|总计|总额|共|\b(?:total|overall|altogether|sum)\b)[^，,。；;.\d]{0,8}$/i.test(
    sentence.slice(0, start),
  ) || /^\s*(?:in total|overall|altogether|all (?:in|told)|together)\b/i.test(sentence.slice(end))

/** The sum of which another is a part: it is named too, and all its parts are, or "of which" stands before the part. */
function wholeOf(part: FoundFigure, sums: readonly FoundFigure[], sentence: string): FoundFigure | null {
  const larger = sums.filter((one) => one !== part && sumOf(one) > sumOf(part))
  const byParts = larger.find((whole) => {
    const others = sums.filter((one) => one !== whole && sumOf(one) < sumOf(whole))
    const total = others.reduce((sum, one) => sum + sumOf(one), 0)
    // 预算215k，报价226.4k，超11.4k: by how much a price is above the budget makes no whole of it.
    const isDifference = others.some(({ start }) => isOver.test(sentence.slice(0, start)))
    const isNamed = whole.start < part.start || saysWhole(sentence, whole)
    return others.length > 1 && !isDifference && isNamed && isNear(total, sumOf(whole))
  })
  if (byParts !== undefined) return byParts
  const before = larger.findLast(({ end }) => end <= part.start)
  return before !== undefined && ofWhich.test(sentence.slice(before.end, part.start)) ? before : null
}

/**
 * A budget of which only a part was read, as the whole that the same sentence names: "420k in total, 380k capex and 40k
 * opex" is a budget of 420k. `sentence` is the one in which the fact stands, with its place in the text.
 */
export function asWhole(
  fact: ProposedFact,
  sentence: { start: number; text: string },
  occurredAt: number,
): ProposedFact {
  if (fact.kind !== 'budgetAmount') return fact
  const sums = sumsIn(sentence.text, occurredAt)
  if (sums.length < 2) return fact
  const part = sums.find((one) => sumOf(one) === Number(fact.figures[0]?.value))
  const whole = part === undefined ? null : wholeOf(part, sums, sentence.text)
  if (whole === null) return fact
  const start = Math.min(fact.start, sentence.start + whole.start)
  const end = Math.max(fact.end, sentence.start + whole.end)
  const text = sentence.text.slice(start - sentence.start, end - sentence.start)
  // A whole without its currency is in that of its part.
  const { currency } = fact.figures[0] ?? {}
  const figure =
    whole.figure.unit === '' && currency !== undefined
      ? { ...whole.figure, unit: currency, currency }
      : whole.figure
  return { ...fact, start, end, text, figures: [figure] }
}

import { bareBudgets, bareCuts } from '../denied.ts'
import { type FoundFigure, findFigures } from '../figures.ts'
import { inMoneyOf } from '../moneyBeside.ts'

/** The figures of a sentence, with the budget that it names without the unit of the text's other sums. */
export function createSentenceFigures(text: string, occurredAt: number): (sentence: string) => FoundFigure[] {
  let sums: FoundFigure[] | null = null
  return (sentence) => {
    const read = findFigures(sentence, occurredAt)
    // A sum that is named with its unit is read already; one without is none of the quantities round it.
    const cuts = bareCuts(sentence, text)
      .filter(
        ({ start, end }) =>
          !read.some((one) => one.start < end && one.end > start && one.kind !== 'quantity'),
      )
      .map((cut) => ({ ...cut, figure: inMoneyOf(cut.figure, read) }))
    const figures = [
      ...read.filter(({ start, end }) => !cuts.some((cut) => cut.start < end && cut.end > start)),
      ...cuts,
    ].sort((one, other) => one.start - other.start)
    if (!/预算|额度|盘子|[批给]的数|上限|封顶|budget|ceiling|\bcap\b|limit/i.test(sentence)) return figures
    sums ??= findFigures(text, occurredAt).filter(({ kind }) => kind === 'money')
    return [...figures, ...bareBudgets(sentence, text, sums)].sort((one, other) => one.start - other.start)
  }
}

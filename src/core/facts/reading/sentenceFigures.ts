import { matches } from '../cues/mayMatch.ts'
import { type FoundFigure, findFigures } from '../figures.ts'
import { bareBudgets, bareCuts } from '../sums/denied.ts'
import { inMoneyOf } from '../sums/moneyBeside.ts'

/** (自己摘的 10/30), (notes of 3 May), （更新于5月3日）: when somebody wrote it down, and no day of what is told. */
const isDayOfWriting = (sentence: string, { kind, start, end }: FoundFigure): boolean =>
  kind === 'date' &&
  writtenBefore.test(sentence.slice(0, start)) &&
  /^[^()（）]{0,12}[)）]/.test(sentence.slice(end))
const writtenBefore =
  /[(（][^()（）\d]{0,8}(?:摘(?:的|录|抄|要)?|抄(?:的|录)?|整理(?:的|于)?|记(?:的|录|于)|录入(?:于)?|更新(?:于|至)?|打印(?:于)?|导出(?:于)?|截图|下载(?:于)?|(?:notes?|copied|written|typed|printed|exported|downloaded|updated|screenshot|extract(?:ed)?|as)(?: (?:of|on|from|at|it))?)[^()（）\d]{0,4}$/iu

const maySayBudget = /预算|额度|盘子|[批给]的数|上限|封顶|budget|ceiling|\bcap\b|limit/i

/** The figures of a sentence, with the budget that it names without the unit of the text's other sums. */
export function createSentenceFigures(text: string, occurredAt: number): (sentence: string) => FoundFigure[] {
  let sums: FoundFigure[] | null = null
  return (sentence) => {
    const read = findFigures(sentence, occurredAt).filter((figure) => !isDayOfWriting(sentence, figure))
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
    if (!matches(maySayBudget, sentence)) return figures
    sums ??= findFigures(text, occurredAt).filter(({ kind }) => kind === 'money')
    return [...figures, ...bareBudgets(sentence, text, sums)].sort((one, other) => one.start - other.start)
  }
}

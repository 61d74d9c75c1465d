import type { FactKind } from '../../atoms/library/factKinds.ts'
import { isPartArriving } from '../actions/partArrival.ts'
import { isOfOtherMatter } from '../criteria/otherDecision.ts'
import type { SentenceToRead, ToldInEnglish } from '../english/englishFacts.ts'
import { isWeighed } from '../lists/awardCriteria.ts'
import { type Span, trimmed } from '../sentences/clauseBreaks.ts'
import { isSameLine } from '../sentences/sentences.ts'
import { isTakenBack } from '../sums/takenBack.ts'
import { stanceOf } from '../whoSays/stance.ts'
import { clausesOfDay } from './daysOfClauses.ts'
import { type RuleReading, stanceAt, worries } from './textReading.ts'

/** A sentence as the wordings of English read it; `taken` and `kinds` go on being the rules' own. */
export function inEnglish({
  text,
  start,
  index,
  said,
  figures,
  taken,
  kinds,
  within,
}: RuleReading): SentenceToRead {
  const earlier = within.sentences[index - 1]
  return {
    text,
    whole: within.text,
    occurredAt: within.occurredAt,
    by: said.speaker,
    figures,
    taken,
    kinds,
    isTakenBack,
    before: earlier && isSameLine(within.text, earlier, { start }) ? earlier.text : null,
  }
}

/** "Net 60 here, and I want the fee spelled out": only the clause of the figure tells of it. */
function clauseAround(sentence: string, figureAt: number, kind: FactKind): Span {
  const start = sentence.slice(0, figureAt).search(/, (?:and|but) (?!.*, (?:and|but) )/i)
  // "2.5m, but that has to cover the installation as well": what a budget is for belongs to it.
  const behind = sentence
    .slice(figureAt)
    .search(kind === 'budgetAmount' ? /, (?:and|but) (?!(?:that|this|it|which)\b)/i : /, (?:and|but) /i)
  return { start: Math.max(0, start), end: behind < 0 ? sentence.length : figureAt + behind }
}

const ofGoods =
  /\b(?:nothing held|stocks?|stocked|goods|parts|spares|inventory|warehouses?|shipments?|ships?|shipped|consolidate[sd]?|door to door|kits?|vials|pallets?)\b/i
const ofData =
  /\b(?:data|servers?|cloud|host(?:ed|ing)?|back-?ups?|databases?|records?|files?|images?|logs?|on[- ]?prem\w*|tenant|instance|software|system|VPN)\b/i

/** Tells what a wording of English states, unless that has been told. */
export function tellEnglish(sentence: RuleReading, told: ToldInEnglish): void {
  const { said, figures, taken, kinds, within } = sentence
  const { found, text } = within
  // "nothing held locally": goods lie somewhere too.
  if (told.kind === 'dataLocation' && ofGoods.test(sentence.text) && !ofData.test(sentence.text)) return
  if (told.kind === 'decisionDate' && isOfOtherMatter(sentence.text)) return
  if (told.kind === 'deliveryDate' && isPartArriving(sentence.text, told.start)) return
  const clause = told.figureAt === undefined ? told : clauseAround(sentence.text, told.figureAt, told.kind)
  const day = figures.find(
    ({ kind, start, end }) => kind === 'date' && start <= (told.figureAt ?? -1) && end > told.figureAt!,
  )
  const own = day === undefined ? clause : clausesOfDay(sentence.text, day, figures)
  const edges = trimmed(
    sentence.text,
    Math.max(told.start, clause.start, own.start),
    Math.min(clause.end, own.end),
  )
  const [start, end] = [sentence.start + edges.start, sentence.start + edges.end]
  // Weights are told as such, whatever words stand before them: "evaluation", "the panel agreed".
  if (told.figures.length === 0 && isWeighed(within.criteria, start, end)) return
  // A line that was quoted for the kind has told it; a name is told once.
  const isToldAlready = found.some(
    (one) =>
      one.kind === told.kind &&
      one.figures.length === 0 &&
      told.figures.length === 0 &&
      ((one.start < end && one.end > start) || one.text === text.slice(start, end)),
  )
  if (isToldAlready) return
  kinds.add(told.kind)
  for (const figure of figures)
    if (figure.start <= (told.figureAt ?? -1) && figure.end > told.figureAt!) taken.add(figure)
  found.push({
    kind: told.kind,
    subject: told.subject,
    start,
    end,
    text: text.slice(start, end),
    figures: told.figures,
    speaker: said.speaker,
    stance:
      told.figureAt === undefined || said.thought || said.planned
        ? stanceAt(sentence, told.start, told.start, worries.has(told.kind))
        : stanceOf(sentence.text.slice(clause.start, clause.end), 0, 0, said.speaker),
    saidBy: said.saidBy,
  })
}

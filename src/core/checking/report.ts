import { type Alteration, alter, type Operator, operators } from './alterations.ts'
import { type Checker, prepareCheck } from './check.ts'
import type { BaseSentence, Story } from './fixtures/story.ts'

export type OperatorRow = { operator: Operator; n: number; caught: number; missed: string[] }

export type Measurement = {
  lang: 'zh' | 'en'
  set: 'written before' | 'held out'
  citations: 'its own' | 'whole brief'
  originals: number
  /** Originals that were blocked although nothing was changed. */
  falseAlarms: string[]
  altered: number
  figureRecall: number
  relationRecall: number
  nameRecall: number
  rewritePassRate: number
  rows: OperatorRow[]
}

const rate = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole)

/**
 * Runs every alteration of the sentences through the checker. With `its own` a sentence is checked against the facts
 * that it cites; with `whole brief` against every fact of the story, where a wrong figure is likelier to exist.
 */
export function measure(
  story: Story,
  set: Measurement['set'],
  citations: Measurement['citations'],
): Measurement {
  const sentences = set === 'held out' ? story.heldOut : story.sentences
  const checkers = new Map<BaseSentence, Checker>()
  const shared = checkerFor(
    story,
    story.citations.map((citation) => citation.factId),
  )
  const checker = (from: BaseSentence): Checker => {
    if (citations === 'whole brief') return shared
    const made = checkers.get(from) ?? checkerFor(story, from.cites)
    checkers.set(from, made)
    return made
  }
  const blocked = (from: BaseSentence, text: string): boolean =>
    checker(from)(text, story.lang).verdict === 'blocked'

  const falseAlarms = sentences
    .map((from) => ({ from, text: from.text.replace(/[‹›]/g, '') }))
    .filter(({ from, text }) => blocked(from, text))
    .map(({ text }) => text)
  const alterations = alter(story, sentences)
  const rows = Object.keys(operators).map((name): OperatorRow => {
    const operator = name as Operator
    const mustBlock = operators[operator] !== 'rewrite'
    const own = alterations.filter((one) => one.operator === operator)
    const missed = own.filter((one) => blocked(one.from, one.text) !== mustBlock).map((one) => one.text)
    return { operator, n: own.length, caught: own.length - missed.length, missed }
  })
  const recall = (kind: Alteration['class']): number => {
    const own = rows.filter((row) => operators[row.operator] === kind)
    return rate(
      own.reduce((sum, row) => sum + row.caught, 0),
      own.reduce((sum, row) => sum + row.n, 0),
    )
  }
  return {
    lang: story.lang,
    set,
    citations,
    originals: sentences.length,
    falseAlarms,
    altered: alterations.filter((one) => one.class !== 'rewrite').length,
    figureRecall: recall('figure'),
    relationRecall: recall('relation'),
    nameRecall: recall('name'),
    rewritePassRate: recall('rewrite'),
    rows: rows.filter((row) => row.n > 0),
  }
}

const checkerFor = (story: Story, factIds: readonly string[]): Checker =>
  prepareCheck({
    citations: story.citations.filter((citation) => factIds.includes(citation.factId)),
    known: story.known,
    asOf: story.asOf,
    accountId: story.accountId,
  })

import { type Alteration, alter, type Operator, operators } from './alterations.ts'
import { type Checker, prepareCheck } from './check.ts'
import type { BaseSentence, Story } from './fixtures/story.ts'
import type { StrangeKind } from './fixtures/strangeNames.ts'

export type OperatorRow = { operator: Operator; n: number; caught: number; missed: string[] }

export type Measurement = {
  lang: 'zh' | 'en'
  set: 'development' | 'held out'
  citations: 'its own' | 'whole brief'
  originals: number
  /** Originals that were blocked although nothing was changed. */
  falseAlarms: string[]
  altered: number
  figureRecall: number
  relationRecall: number
  /** Savings, payback and multiples that nobody stated, told in words. */
  claimRecall: number
  nameRecall: number
  rewritePassRate: number
  /** Strange names by their shape. */
  names: { kind: StrangeKind; n: number; caught: number }[]
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
  const alterations = alter(story, sentences, set)
  // A strange name is caught when this very name is said to be unknown (a model: to be a code that nothing states), not when something else is amiss.
  const isRight = (one: Alteration): boolean => {
    if (one.strange === undefined)
      return blocked(one.from, one.text) === (operators[one.operator] !== 'rewrite')
    const start = one.text.indexOf(one.strange.name)
    const end = start + one.strange.name.length
    return checker(one.from)(one.text, story.lang).spans.some(
      (span) => ['name.unknown', 'code.value'].includes(span.code) && span.start < end && span.end > start,
    )
  }
  const right = new Set(alterations.filter(isRight))
  const rows = Object.keys(operators).map((name): OperatorRow => {
    const operator = name as Operator
    const own = alterations.filter((one) => one.operator === operator)
    const missed = own.filter((one) => !right.has(one)).map((one) => one.text)
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
    claimRecall: recall('claim'),
    nameRecall: recall('name'),
    rewritePassRate: recall('rewrite'),
    names: [...new Set(alterations.flatMap(({ strange }) => strange?.kind ?? []))].map((kind) => {
      const own = alterations.filter((one) => one.strange?.kind === kind)
      return { kind, n: own.length, caught: own.filter((one) => right.has(one)).length }
    }),
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

const percent = (value: number): string => `${(value * 100).toFixed(1)} %`

const titles: Record<Operator, string> = {
  digit: 'a digit changed',
  tenfold: 'ten times the value',
  scale: '万/亿/千, k/m slipped',
  decimalDropped: 'decimal point dropped',
  unit: 'another unit or currency',
  percentOrPoints: 'percent for percentage points, or the reverse',
  fold: 'another 折',
  rangeEnd: 'one end of a range moved',
  date: 'date, quarter or year shifted',
  added: 'a clause with an invented figure added',
  ratePeriod: 'another period of a rate (每月 → 每年, a day → a week)',
  oneOfTime: 'a clause with an invented “one” of time (一年回本, live in a week)',
  multipleInWords: 'a clause with an invented multiple in words (减半, tenfold)',
  swappedFigures: 'two figures of the sentence exchanged',
  swappedSubject: 'another known product or firm in the place',
  direction: 'direction reversed',
  bound: 'bound reversed (at least, within, before)',
  difference: 'a level told as a difference',
  saving: 'a level told as a saving',
  negation: 'negated',
  unknownName: 'an unknown name in the place of a known one',
  unknownInClause: 'an unknown name in a clause of its own',
  numeralSystem: 'same value in words or Chinese numerals',
  wideDigits: 'same value in full-width digits',
  separators: 'same value without thousands separators',
  conversion: 'same value in another unit (declared conversion)',
}

const strangeTitles: Record<StrangeKind, string> = {
  wellKnown: 'a firm that everybody knows, by its bare name',
  madeUp: 'a made-up name that no dictionary has',
  plainWord: 'a name that is a word of the language (蓝海, Summit)',
  withTrade: 'a name with its trade (恒拓电子, Calder Plastics)',
  fullName: 'a full name (…有限公司, … Ltd)',
  institution: 'a school, port, bank or authority',
  productCode: 'a model of letters and digits',
  productInWords: 'a product in words (灵犀平台, Plant Pilot)',
  otherScript: 'letters of another kind (Siemens in Chinese, Bühler, iQPlant)',
}

const kindTitles: Record<Alteration['class'], string> = {
  figure: 'figure',
  relation: 'relation',
  claim: 'claim in words',
  name: 'name',
  rewrite: 'must pass',
}

/** The published proof: one table per language, set and citation scope, with every miss in full. */
export function renderReport(measurements: readonly Measurement[]): string {
  const lines = [
    '# What the checker catches',
    '',
    'Written by `src/core/checking/proof.test.ts`; do not edit by hand.',
    '',
    'Hand-written sentences of two sales stories (a medical-device distributor in Chinese, an industrial-software firm',
    'in English) are altered one thing at a time. A meaning that changed must be blocked, a value that was only written',
    'differently must pass. *Its own*: the sentence is held against the facts that it cites. *Whole brief*: against',
    'every fact of the story, where a wrong figure is likelier to stand somewhere. Where figures stand in a sentence is',
    'marked by hand, and the alterations share no code with the checker.',
    '',
    '*Development* sentences were used while the checker was made: some 80 per language first, 41 more when it worked. Of',
    'those 41, 3 Chinese and 5 English ones were blocked without cause at their first run, and no altered figure passed',
    'when held against their own facts. *Held out* sentences and their six extra facts per language were written after',
    'that was mended. At their first run recall on figures was again 100 %, and 5 of 40 untouched Chinese and 3 of 40',
    'untouched English sentences were blocked without cause; the general causes (articles of time, "lower than X" as',
    'comparison, "we" as subject, dates that look forward) were then mended. So the table shows the state after both',
    'rounds: expect about one free paraphrase in ten to be blocked without cause, and wording close to the evidence to pass.',
    '',
    'Strange names come in two ways: in the place of a known one, and in a clause of their own (“{} already uses it”). They are',
    'of nine shapes, written down by the hand that wrote the finder and its list of well-known firms, so the row of those',
    'firms says little about firms that the list lacks. A name counts as caught only when the name itself is said to be',
    'unknown. *Held out* names and clauses were held against the finder when it worked: at their first run 69.5 % of the',
    'Chinese and 95.3 % of the English ones were caught, models that were blocked as unknown codes not yet counted; then what',
    'the development names had shown was mended, and nothing of what the held-out ones missed.',
    '',
    'Claims in words are a cost told as a saving (停机 41 小时 → 省下 41 小时, “saves 41 hours”), a payback or start within “one” of a',
    'time, and multiples without digits (减半, tenfold); with them came another period of a rate (每月 → 每年), which counts as a',
    'figure. The checker had not been made for these four: before it was, it caught 41 of 241 of them in Chinese development',
    'sentences and 18 of 158 in English ones, 11 of 64 and 14 of 55 in held-out ones. They come in three sets of wordings. The',
    'second was first run when the first was mended: 39 of 64 and 34 of 55 were caught, rates included; then the lists of verbs grew. The',
    'third, *held out*, was first run after that: 29 of 64 and 21 of 55, since a list of verbs catches what its author thought of. Then two',
    'rules without words were made (a “one” of time is a claim unless another figure is told for it; a figure that is said again in',
    'another clause must share words with its evidence there), and no wording of that set entered a list. So a saving told in a verb that',
    'no list has, in the place of the level itself, passes: none of those 20 was caught.',
    '',
    '| Language | Sentences | Held against | Untouched | Blocked without cause | Altered | Figures caught | Relations caught | Claims in words caught | Names caught | Rewrites passed |',
    '|---|---|---|--:|--:|--:|--:|--:|--:|--:|--:|',
    ...measurements.map(
      (one) =>
        `| ${one.lang} | ${one.set} | ${one.citations} | ${one.originals} | ${one.falseAlarms.length} | ${one.altered} | ${percent(one.figureRecall)} | ${percent(one.relationRecall)} | ${percent(one.claimRecall)} | ${percent(one.nameRecall)} | ${percent(one.rewritePassRate)} |`,
    ),
    '',
    'What it cannot do: judge a paraphrase whose words share nothing with the evidence (such a figure is blocked, a false',
    'alarm); tell two figures of one fact apart when neither words, dates nor owners differ; see a reversal whose verb is',
    'not in its lists; check claims without figure or name (these are marked as unverified, not blessed). Dates counted',
    'forward from today ("next week", 今年) are marked, not blocked, unless a figure hangs on them. A firm or product whose name is',
    'a word of the language (Summit, 远望, 灵犀平台) passes, unless the sentence tells a deed of it; a bare Chinese name passes where',
    'the sentence says neither whose thing, nor who did, nor with whom; one that the dictionary happens to cut as a word (柏森)',
    'passes everywhere.',
  ]
  for (const one of measurements) lines.push('', ...renderOne(one))
  return `${lines.join('\n')}\n`
}

function renderOne(one: Measurement): string[] {
  const misses = one.rows.filter((row) => row.missed.length > 0)
  return [
    `## ${one.lang}, ${one.set}, ${one.citations}`,
    '',
    '| Alteration | Kind | n | Right | Missed |',
    '|---|---|--:|--:|--:|',
    ...one.rows.map(
      (row) =>
        `| ${titles[row.operator]} | ${kindTitles[operators[row.operator]]} | ${row.n} | ${row.caught} | ${row.missed.length} |`,
    ),
    ...(one.citations === 'its own'
      ? [
          '',
          '| Strange name | n | Caught |',
          '|---|--:|--:|',
          ...one.names.map(({ kind, n, caught }) => `| ${strangeTitles[kind]} | ${n} | ${caught} |`),
        ]
      : []),
    ...(one.falseAlarms.length === 0
      ? []
      : ['', 'Untouched but blocked:', '', ...one.falseAlarms.map((text) => `- ${text}`)]),
    ...(misses.length === 0
      ? []
      : [
          '',
          'Missed:',
          '',
          ...misses.flatMap((row) => row.missed.map((text) => `- ${titles[row.operator]}: ${text}`)),
        ]),
  ]
}

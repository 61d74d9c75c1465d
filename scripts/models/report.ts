import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Llm } from '../../src/core/llm/llm.ts'
import { sharesOf, takeApart } from '../../src/core/messageReading/readMessage.ts'
import { concernsShown } from '../../src/core/talkTracks/index.ts'
import type { CheckedCorpus } from './corpus/corpus.ts'
import type { Corpus, Message } from './corpus/readCorpus.ts'
import { fitFigures, fitHead, fitParts } from './fit/fitParts.ts'
import { abstainingRows, type Limits, limitsFile, wantedPrecision } from './reader/byWriter.ts'
import { messageHeads, percent, type Reading, readAll } from './reader/measure.ts'
import { type ReaderFigures, readerFigures } from './readerFigures.ts'
import {
  compositionAlone,
  type LikelihoodFigures,
  likelihoodLabels,
  lots,
  measureLikelihood,
  type Scores,
} from './small/baselines.ts'
import { type BriefFigures, casesOfMessages, casesOfScenes, measureBriefs } from './small/briefs.ts'
import {
  type Beside,
  type ChoosingFigures,
  heldOutScenes,
  type Judge,
  measureChoosing,
  openSmallModel,
} from './small/evaluate.ts'
import {
  type ExplanationCheck,
  type ExplanationFigures,
  explanationChecks,
  measureExplanations,
} from './small/explanations.ts'
import { type BriefCheck, briefChecks } from './small/judgeBrief.ts'

const langs = ['zh', 'en'] as const
const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]) =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')

/** The reader as it ships: rounded weights, of the features that were kept. */
const shipped = (head: (typeof messageHeads)[number] | 'addressee', text: string) =>
  sharesOf(head, takeApart(text))

const readerTables = ({ accuracy, naming, ranking }: ReaderFigures): string[] => [
  table(['question', 'language', 'right', 'right or also named', 'always the commonest'], accuracy),
  '',
  table(
    ['concerns named by', 'language', 'of those named, right', 'of those there are, named', 'F1'],
    naming,
  ),
  '',
  'The first of the library’s atoms, ranked by what the message is about, answers first one of its concerns:',
  '',
  table(['language', 'by cues', 'by the reader'], ranking),
]

const count = (corpus: Corpus, lang: string) => {
  const of = (lines: readonly { lang: string }[]) => lines.filter((line) => line.lang === lang).length
  return [of(corpus.messages), of(corpus.trackLines), of(corpus.edits)]
}

const judgeOfReader: Judge = { role: (text) => shipped('addressee', text) }

const beside = ({ chosen, byChance }: Beside) =>
  `${percent(chosen)}; by chance ${(byChance * 100).toFixed(1)} %`

const choosingTable = (all: readonly ChoosingFigures[]) => {
  const line = (name: string, of: (figures: ChoosingFigures) => string | number) => [name, ...all.map(of)]
  return table(
    ['figure', ...all.map(({ lang, scenes }) => `${lang}, ${scenes} scenes`)],
    [
      line('among every line of a section: lines', (one) => one.candidates.toFixed(0)),
      line('written for the role', (one) => beside(one.role)),
      line('on the concern', (one) => beside(one.concern)),
      line('both', (one) => beside(one.both)),
      line(
        'among those for role and concern: sentences with an answer, valid JSON and a legal choice',
        (one) => percent(one.answered),
      ),
      line('written for that stage or the one beside it', (one) => beside(one.stage)),
      line('written for the strategy', (one) => beside(one.strategy)),
      line('three whole tracks, nothing said twice, every check passed', (one) => percent(one.checked)),
      line('three whole tracks, median', (one) => `${one.medianMs.toFixed(0)} ms`),
    ],
  )
}

const checkWords: Record<BriefCheck, string> = {
  form: 'the brief is of the form that the product promises',
  threeTracks: 'three tracks of different strategies, each with every section',
  nothingDropped: 'no sentence had to be left out when it was shown',
  slotsFilled: 'no slot is left open',
  evidence: 'whatever is cited exists and is of this customer',
  checker: 'the checker of figures and names passes every sentence',
  redLines: 'no statutory red line is crossed',
  saidOnce: 'nothing is said twice in the three tracks',
  role: 'every sentence was written for the role',
  concern: 'each track speaks of what the customer raised, where the record says that they raised something',
}

const briefsTable = (all: readonly (readonly [string, BriefFigures])[]) => {
  const line = (name: string, of: (figures: BriefFigures) => string | number) => [
    name,
    ...all.map(([, one]) => of(one)),
  ]
  return table(
    ['figure', ...all.map(([name, { lang, briefs }]) => `${lang}, ${name}: ${briefs} briefs`)],
    [
      line('the model’s answers: valid JSON and one of the sentences that it was left', (one) =>
        percent(one.legal),
      ),
      line('**three tracks in which every check holds**', (one) => `**${percent(one.whole)}**`),
      ...briefChecks.map((check) => line(`— ${checkWords[check]}`, (one) => percent(one.checks[check]))),
      line('tracks worded for the role, by the labels of those who wrote the sentences', (one) =>
        percent(one.forRole),
      ),
      line('sentences that the model may word: worded by a line that it chose', (one) => percent(one.chosen)),
      line('— left as composed, by its choice', (one) => percent(one.left)),
      line('— as composed, since nobody wrote another that may be said there', (one) =>
        percent(one.neverAsked),
      ),
      line('briefs whose record says that the customer raised something', (one) => percent(one.raised)),
      line('— and names the concern that the message’s writer labelled', (one) => percent(one.raisedRight)),
      line('composed tracks that the reader takes for ones for the role', (one) =>
        percent(one.composedByReader),
      ),
      line('the same after wording', (one) => percent(one.wordedByReader)),
      line(
        'a brief from request to shown, median and slowest',
        (one) => `${one.medianMs.toFixed(0)} ms, ${one.slowestMs.toFixed(0)} ms`,
      ),
      line('— while so many processes wanted the machine’s cores, on average', (one) => one.load),
    ],
  )
}

const explanationsHead = '## Explanations of quote ranges, worded by the small model'

const explanationCheckWords: Record<ExplanationCheck, string> = {
  figures: 'every figure is the engine’s and none is missing',
  slotsFilled: 'no slot is left open',
  direction: 'no direction is turned round',
  checker: 'the checker of figures and names passes it, with the composed sentence on file',
  redLines: 'no statutory red line is crossed, not even of medical devices',
}

const besideMs = (one: { with: number; without: number }) =>
  `${one.with.toFixed(1)} ms, ${one.without.toFixed(1)} ms`

const explanationsTable = (all: readonly ExplanationFigures[]) => {
  const line = (name: string, of: (figures: ExplanationFigures) => string | number) => [name, ...all.map(of)]
  return table(
    [
      'figure',
      ...all.map(({ lang, briefs, sentences }) => `${lang}: ${briefs} briefs, ${sentences} sentences`),
    ],
    [
      ...explanationChecks.map((check) =>
        line(`sentences: ${explanationCheckWords[check]}`, (one) => percent(one.checks[check])),
      ),
      line('sentences in other words than the composed ones', (one) => percent(one.differing)),
      line('briefs with such a sentence', (one) => percent(one.briefsWorded)),
      line(
        'kinds of sentence that came up, and other wordings that were said',
        (one) => `${one.kinds}, ${one.wordings}`,
      ),
      line(
        'answers that a brief’s explanation asked for, median and most',
        (one) => `${one.asked.median}, ${one.asked.most}`,
      ),
      line('a brief with the model, median: with a worded explanation, and without', (one) =>
        besideMs(one.medianMs),
      ),
      line('— of it the processor worked', (one) => besideMs(one.medianProcessorMs)),
      line(
        '— and of that for the model’s answers on the explanation, median and most; for one answer on a track, median',
        ({ answersProcessorMs: { median, most, oneForTrack } }) =>
          `${median.toFixed(1)} ms, ${most.toFixed(1)} ms; ${oneForTrack.toFixed(1)} ms`,
      ),
      line('— while so many processes wanted the machine’s cores, on average', (one) => one.load),
    ],
  )
}

/** The section on what the small model says of quote ranges. */
async function explanationParts(llm: Llm, heldOut: Corpus, every: number): Promise<string[]> {
  const figures: ExplanationFigures[] = []
  for (const lang of langs) {
    const own = heldOut.messages.filter((message) => message.lang === lang)
    const measured = await measureExplanations(llm, lang, casesOfScenes(own, every))
    console.log(
      `${lang} explanations: ${percent(measured.differing)} differ, ${measured.faults.length} faults`,
    )
    figures.push(measured)
  }
  const faults = figures.flatMap(({ lang, faults: own }) => own.map((fault) => `- ${lang}: ${fault}`))
  return [
    '',
    explanationsHead,
    '',
    `Briefs of held-out scenes (${oneIn(every)} of the ${heldOutScenes.length}), each on a deal for one of thirty products with a drawn history`,
    'of prices: none, too short, or long enough for a range; with and without a floor, an offer in hand or an earlier order. For each',
    'sentence the model chose among the composed one and those that people wrote for that kind',
    '([0204](decisions/0204-shipped-model.md)); every sentence that was shown is judged anew beside the composed one. It has learnt',
    'no line of explanations: that it differs says that it prefers the sound of another wording, not that the other one is better.',
    '',
    'For the times the same briefs are prepared in a second workspace with the explanation left as composed, by turns. What the',
    'model answered for a role and kind of sentence is kept while the program runs: the first brief for a role asks for most.',
    '',
    explanationsTable(figures),
    '',
    ...(faults.length > 0 ? ['Sentences in which a check failed:', '', ...faults, ''] : []),
    'Composed, then worded:',
    '',
    ...figures.flatMap(({ examples }) => examples.map(([before, after]) => `- ${before} → ${after}`)),
  ]
}

/** Questions that are answered only where the reader is sure: by limits of development, on held-out messages. */
function abstainingParts(readings: Record<(typeof messageHeads)[number], Reading[]>): string[] {
  const limits = JSON.parse(readFileSync(limitsFile, 'utf8')) as Limits
  return [
    '',
    '### Answered only where it is sure',
    '',
    `From which share on were ${wantedPrecision * 100} % of the answers right that say something (not “none”, not “neutral”), where each`,
    'development writer is read by what the others teach? From there on it answers held-out messages, and else keeps silent:',
    '',
    table(
      ['question', 'language', 'from share', 'development: right', 'held out: right'],
      abstainingRows(limits, readings),
    ),
  ]
}

/** The sections on the corpus and on the reader, which take no model and a few seconds. */
function readerParts(
  { development, heldOut }: Pick<CheckedCorpus, 'development' | 'heldOut'>,
  crossValidation: string,
): string[] {
  const readings = Object.fromEntries(
    messageHeads.map((head) => [head, readAll(head, heldOut.messages, shipped)]),
  ) as Record<(typeof messageHeads)[number], Reading[]>
  const held = readerFigures(readings, ({ message }) => concernsShown(message.text))
  const parts = [
    '# The model and the reader of messages, measured',
    '',
    'Made by `npm run model -- evaluate`; decisions in [0204](decisions/0204-shipped-model.md), the corpus in',
    '[corpus/README.md](../corpus/README.md). Shares with 95 % intervals (Wilson).',
    '',
    '## Corpus',
    '',
    table(
      ['part', 'language', 'messages', 'track lines', 'edits'],
      Object.entries({ development, 'held out': heldOut }).flatMap(([name, corpus]) =>
        langs.map((lang) => [name, lang, ...count(corpus, lang)]),
      ),
    ),
    '',
    '## The reader on held-out messages',
    '',
    'Written by another writer, who wrote nothing that is learnt from; nothing was chosen by them.',
    '',
    ...readerTables(held),
  ]
  if (existsSync(limitsFile)) parts.push(...abstainingParts(readings))
  if (existsSync(crossValidation)) {
    const figures = JSON.parse(readFileSync(crossValidation, 'utf8')) as ReaderFigures
    parts.push(
      '',
      '## The reader in cross-validation',
      '',
      'Five parts of the development messages, each read by what the others teach. The same writers on both sides. Measured',
      'at the last whole `npm run model -- learn`, with the atoms that there were then; what the file was learnt from since, its card tells.',
      '',
      ...readerTables(figures),
    )
  }
  return parts
}

/**
 * Measures what is in the repository on what is held out and writes it down: the reader always, the small model where
 * its file is.
 */
export async function writeReport(
  { development, heldOut }: CheckedCorpus,
  {
    modelPath,
    page,
    crossValidation,
    every,
  }: {
    modelPath: string | null
    page: string
    crossValidation: string
    /** Briefs are measured for every so many scenes and messages. */
    every: number
  },
): Promise<void> {
  const parts = readerParts({ development, heldOut }, crossValidation)
  if (modelPath !== null) {
    const small = await openSmallModel(modelPath)
    const sha256 = createHash('sha256').update(readFileSync(modelPath)).digest('hex')
    const measured: SmallModelFigures = { briefs: [], choosing: keptChoosing(sha256, development) ?? [] }
    const loaded = `\`${sha256}\`, loaded in ${small.loadMs.toFixed(0)} ms`
    if (measured.choosing.length === 0) {
      for (const lang of langs) measured.choosing.push(await measureChoosing(small.llm, lang, development))
      keepChoosing(sha256, development, measured.choosing)
    }
    const casesOf = {
      scenes: (own: readonly Message[]) => casesOfScenes(own, every),
      messages: (own: readonly Message[]) => casesOfMessages(own, 4 * every),
    }
    for (const [name, cases] of Object.entries(casesOf))
      for (const lang of langs) {
        const own = cases(heldOut.messages.filter((message) => message.lang === lang))
        const figures = await measureBriefs(small.llm, lang, own, judgeOfReader)
        measured.briefs.push([name, figures])
        console.log(`${lang} ${name}: ${percent(figures.whole)}`)
        // What was measured is on the page, should the rest be cut off.
        writeFileSync(page, `${[...parts, ...smallModelParts(measured, loaded, every)].join('\n')}\n`)
      }
    parts.push(...smallModelParts(measured, loaded, every))
    parts.push(...fitParts(await fitFigures(heldOut, small.scores)))
    parts.push(...(await baselineParts(small, heldOut, every)))
    parts.push(...(await explanationParts(small.llm, heldOut, every)))
    await small.close()
  }
  writeFileSync(page, `${parts.join('\n')}\n`)
}

const baselinesHead = '## Beside lots, and beside composition alone'
const lotsSeed = 1
const players = ['the model', 'lots', 'lots, never the composed one', 'composition alone'] as const

const baselinesTable = (all: readonly (readonly [string, readonly BriefFigures[]])[]) =>
  table(
    ['briefs', 'figure', ...players],
    all.flatMap(([name, figures]) => {
      const line = (figure: string, of: (one: BriefFigures) => string) => [name, figure, ...figures.map(of)]
      return [
        line('three tracks in which every check holds', ({ whole }) => `${whole.right}/${whole.n}`),
        line(
          'tracks for the role, by their writers’ labels',
          ({ forRole }) => `${forRole.right}/${forRole.n}`,
        ),
        line(
          'tracks that the reader takes for ones for the role',
          ({ wordedByReader: one }) => `${one.right}/${one.n}`,
        ),
        line(
          'openings, questions and next steps on what the message is about, by its and their writers’ labels',
          ({ onMessage: one }) => `${one.right}/${one.n} (${(100 * one.share).toFixed(0)} %)`,
        ),
        line(
          'sentences in other words than the composed ones',
          ({ chosen }) => `${chosen.right}/${chosen.n}`,
        ),
      ]
    }),
  )

const likelihoodTable = (all: readonly LikelihoodFigures[]) =>
  table(
    ['language', 'label', 'likeliest is right', 'by chance', 'always the commonest'],
    all.flatMap(({ lang, labels }) =>
      likelihoodLabels.map((label) => {
        const { right, chance, commonest } = labels[label]
        return [
          lang,
          label,
          percent(right),
          `${(chance * 100).toFixed(1)} %`,
          `${(commonest * 100).toFixed(1)} %`,
        ]
      }),
    ),
  )

/** What the model's figures are worth: beside players that know nothing, and on writers whom it never read. */
const baselineParts = async (
  small: Pick<Awaited<ReturnType<typeof openSmallModel>>, 'llm' | 'scores'>,
  heldOut: Corpus,
  every: number,
): Promise<string[]> => [
  ...(await playersParts(small.llm, heldOut, every)),
  ...(await likelihoodParts(small.scores, heldOut)),
]

async function playersParts(llm: Llm, heldOut: Corpus, every: number): Promise<string[]> {
  const briefs: [string, BriefFigures[]][] = []
  for (const lang of langs) {
    const own = heldOut.messages.filter((message) => message.lang === lang)
    for (const [name, cases] of [
      ['scenes', casesOfScenes(own, every)],
      ['messages', casesOfMessages(own, 4 * every)],
    ] as const) {
      const figures: BriefFigures[] = []
      for (const player of [llm, lots(lotsSeed), lots(lotsSeed, true), compositionAlone])
        figures.push(await measureBriefs(player, lang, cases, judgeOfReader))
      briefs.push([`${lang}, ${name}`, figures])
      console.log(`${lang} ${name}: ${figures.map(({ whole }) => percent(whole)).join('; ')}`)
    }
  }
  return [
    '',
    baselinesHead,
    '',
    'The same briefs, with something else in the model’s place: **lots** draw one of the sentences that it is left, **composition',
    'alone** has no model. All four players are measured in one run. What they share is not the model’s doing:',
    '',
    baselinesTable(briefs),
    '',
    'That the checks hold, and that sentences are for the role, is the doing of those who offer the sentences and of the filter',
    'before the model: lots do as well. Against composition alone the gain is in the concern, and that sentence is forced by',
    'what is offered too. That the reader takes more tracks for ones for the role after wording than as composed comes of putting in',
    'hand-written lines at all: whoever always puts one in does better there than the model. So these',
    'figures show that what is served is safe and whole. They do **not** show that the model’s choice is better than chance.',
  ]
}

const likelihoodHead = '### Lines of writers whom it never read'

async function likelihoodParts(scores: Scores, heldOut: Corpus): Promise<string[]> {
  const likelihoods: LikelihoodFigures[] = []
  for (const lang of langs)
    likelihoods.push(await measureLikelihood(scores, lang, heldOut.trackLines, judgeOfReader))
  return [
    '',
    likelihoodHead,
    '',
    'Under which label does the model find a held-out writer’s track line likeliest, the other labels given? These',
    `${likelihoods.map(({ lang, lines }) => `${lines} (${lang})`).join(' and ')} lines are used by no other measurement. The reader that judges tracks by role is itself right on`,
    `${likelihoods.map(({ lang, reader }) => `${reader.right} of ${reader.n} (${lang})`).join(' and ')} of them.`,
    '',
    likelihoodTable(likelihoods),
    '',
    'Roles and concerns of unseen writing it tells somewhat more often than chance, roles not clearly more often than the commonest role',
    'would; stages and strategies it does not tell at all. The high shares of the section before are of lines that it learnt from, in scenes',
    'that are new only as a combination: they show what it remembers, not what it would know of a sentence that it never saw.',
  ]
}

/** Measures the baselines alone, and leaves the rest of the page as it is; `quick`: how likely lines are, too. */
export async function writeBaselines(
  { heldOut }: CheckedCorpus,
  { modelPath, page, every, quick }: { modelPath: string; page: string; every: number; quick: boolean },
): Promise<void> {
  const small = await openSmallModel(modelPath)
  const [rest = '', explanations = ''] = readFileSync(page, 'utf8').split(`\n${explanationsHead}`)
  const before = rest.split(`\n${baselinesHead}`)[0]!.trimEnd()
  const parts = quick
    ? [
        ...(await playersParts(small.llm, heldOut, every)),
        '',
        `${likelihoodHead}${(rest.split(`\n${likelihoodHead}`)[1] ?? '').trimEnd()}`,
      ]
    : await baselineParts(small, heldOut, every)
  await small.close()
  writeFileSync(
    page,
    `${[before, ...parts, '', `${explanationsHead}${explanations}`].join('\n').trimEnd()}\n`,
  )
}

const briefsHead = '## Briefs, as the product serves them with the small model'

/** Measures the reader alone, and leaves the rest of the page as it is. */
export function writeReader(
  corpus: CheckedCorpus,
  { page, crossValidation }: { page: string; crossValidation: string },
): void {
  const [, after = ''] = readFileSync(page, 'utf8').split(`\n${briefsHead}`)
  const parts = readerParts(corpus, crossValidation)
  writeFileSync(page, `${[...parts, '', `${briefsHead}${after}`].join('\n').trimEnd()}\n`)
}

/** Measures which line fits a customer's words, and leaves the rest of the page as it is. */
export async function writeFit(
  { heldOut }: CheckedCorpus,
  { modelPath, page }: { modelPath: string; page: string },
): Promise<void> {
  const small = await openSmallModel(modelPath)
  const [rest = '', after = ''] = readFileSync(page, 'utf8').split(`\n${baselinesHead}`)
  const before = rest.split(`\n${fitHead}`)[0]!.trimEnd()
  const parts = fitParts(await fitFigures(heldOut, small.scores))
  await small.close()
  writeFileSync(page, `${[before, ...parts, '', `${baselinesHead}${after}`].join('\n').trimEnd()}\n`)
}

/** Measures explanations alone, and leaves the rest of the page as it is: its last section is put in their place. */
export async function writeExplanations(
  { heldOut }: CheckedCorpus,
  { modelPath, page, every }: { modelPath: string; page: string; every: number },
): Promise<void> {
  const small = await openSmallModel(modelPath)
  const rest = readFileSync(page, 'utf8').split(`\n${explanationsHead}`)[0]!.trimEnd()
  const parts = await explanationParts(small.llm, heldOut, every)
  await small.close()
  writeFileSync(page, `${[rest, ...parts].join('\n')}\n`)
}

type SmallModelFigures = { briefs: (readonly [string, BriefFigures])[]; choosing: ChoosingFigures[] }

/** What the model knows of scenes changes with its file and the lines alone: it is measured once for both. */
const choosingFile = join(import.meta.dirname, 'small/choosing.json')
const keyOf = (sha256: string, { trackLines }: Corpus) => ({
  model: sha256,
  lines: createHash('sha256').update(JSON.stringify(trackLines)).digest('hex'),
})

function keptChoosing(sha256: string, corpus: Corpus): ChoosingFigures[] | null {
  if (!existsSync(choosingFile)) return null
  const { figures, ...key } = JSON.parse(readFileSync(choosingFile, 'utf8')) as {
    figures: ChoosingFigures[]
    model: string
    lines: string
  }
  return JSON.stringify(key) === JSON.stringify(keyOf(sha256, corpus)) ? figures : null
}

const keepChoosing = (sha256: string, corpus: Corpus, figures: readonly ChoosingFigures[]): void =>
  writeFileSync(choosingFile, `${JSON.stringify({ ...keyOf(sha256, corpus), figures }, null, 2)}\n`)

const oneIn = (every: number): string => (every === 1 ? 'every one' : `one in ${every}`)

function smallModelParts({ briefs, choosing }: SmallModelFigures, file: string, every: number): string[] {
  const faults = briefs.flatMap(([name, { lang, faults: own }]) =>
    own.map((fault) => `- ${lang}, ${name}: ${fault}`),
  )
  return [
    '',
    briefsHead,
    '',
    `${file}. A workspace is given one customer after the other, with a person of the role, a deal at the stage and what`,
    'they wrote, and has the product prepare and word the brief (`phraseBrief`). What was shown is then judged anew, by',
    '`scripts/models/small/judgeBrief.ts`: nothing is mended there, and every brief counts. **Scenes**: role × concern × stage of',
    `which the model saw no line, ${oneIn(every)} of the ${heldOutScenes.length}, with a held-out message on that concern. **Messages**:`,
    `${oneIn(4 * every)} of the held-out messages that say of whom they are. In each, every second customer has five more records on file.`,
    '',
    'Role and concern are judged by the labels of whoever wrote a sentence: of an atom those under which it is kept, of a',
    'hand-written line the scene that it was written for. The model chooses; that what it chooses from is right is the',
    'doing of those who offer it ([0204](decisions/0204-shipped-model.md)). The reader of messages, which is weak at roles,',
    'is asked beside it, for what it is worth. **Lots drawn among the same sentences reach the same shares of whole tracks and of',
    'tracks for the role** ([beside lots](#beside-lots-and-beside-composition-alone)): they are figures of the product, not of the model.',
    '',
    briefsTable(briefs),
    '',
    ...(faults.length > 0 ? ['Briefs in which a check failed:', '', ...faults, ''] : []),
    'Composed, then worded:',
    '',
    ...briefs.flatMap(([, { examples }]) => examples.map(([before, after]) => `- ${before} → ${after}`)),
    '',
    '## What the small model itself knows of scenes',
    '',
    'Scenes (role × concern × stage) of which it saw no line; it chooses among hand-written lines of the other scenes, those',
    'too that presuppose a story and that the product therefore never says. The last rows are no measure of what is served:',
    'whole tracks of such lines alone, where the scene’s own are taken away. A sentence has no answer where nobody else',
    'wrote one for that role, concern and section.',
    '',
    choosingTable(choosing),
    '',
    '### What it chose',
    '',
    'Every seventeenth scene, the first of three whole tracks:',
    '',
    ...choosing.flatMap(({ examples }) =>
      examples.flatMap(([scene, ...texts]) => [`- ${scene}`, ...texts.map((text) => `  - ${text}`)]),
    ),
  ]
}

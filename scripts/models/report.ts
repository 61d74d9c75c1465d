import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Concern } from '../../src/core/atoms/library/index.ts'
import { sharesOf, takeApart } from '../../src/core/messageReading/readMessage.ts'
import { concernsShown } from '../../src/core/talkTracks/index.ts'
import type { CheckedCorpus } from './corpus/corpus.ts'
import type { Corpus, Message } from './corpus/readCorpus.ts'
import { byRules, namingOf, rankingOf, weightsByRules, weightsByShares } from './reader/evaluate.ts'
import { accuracyOf, messageHeads, percent, type Reading, readAll } from './reader/measure.ts'
import {
  type Beside,
  type ChoosingFigures,
  type Judge,
  measureChoosing,
  measurePhrasing,
  openSmallModel,
  type PhrasingFigures,
} from './small/evaluate.ts'

const langs = ['zh', 'en'] as const
const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]) =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')

/** The reader as it ships: rounded weights, of the features that were kept. */
const shipped = (head: (typeof messageHeads)[number] | 'addressee', text: string) =>
  sharesOf(head, takeApart(text))

export type ReaderFigures = {
  accuracy: (string | number)[][]
  naming: (string | number)[][]
  ranking: (string | number)[][]
}

/** Every figure of the reader on messages that were read by `readings`. */
export function readerFigures(
  readings: Readonly<Record<(typeof messageHeads)[number], readonly Reading[]>>,
  shown: (reading: Reading) => readonly Concern[],
): ReaderFigures {
  const accuracy = messageHeads.flatMap((head) =>
    langs.map((lang) => {
      const own = readings[head].filter(({ message }) => message.lang === lang)
      const { main, any, commonest } = accuracyOf(own)
      return [head, lang, percent(main), head === 'concern' ? percent(any) : '', percent(commonest)]
    }),
  )
  const ofConcern = new Map(readings.concern.map((reading) => [reading.message, reading]))
  const own = (lang: (typeof langs)[number]): Message[] =>
    [...ofConcern.keys()].filter((message) => message.lang === lang)
  const naming = langs.flatMap((lang) => {
    const told = (name: string, concernsOf: (message: Message) => readonly Concern[]) => {
      const { named, found, f1 } = namingOf(own(lang), concernsOf)
      return [name, lang, percent(named), percent(found), f1.toFixed(3)]
    }
    return [
      told('cues alone, as before', byRules),
      told('the reader where it is believed, else cues', (message) => shown(ofConcern.get(message)!)),
    ]
  })
  const ranking = langs.map((lang) => [
    lang,
    percent(rankingOf(own(lang), weightsByRules)),
    percent(rankingOf(own(lang), (message) => weightsByShares(ofConcern.get(message)!))),
  ])
  return { accuracy, naming, ranking }
}

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

const phrasingTable = (all: readonly PhrasingFigures[]) => {
  const line = (name: string, of: (figures: PhrasingFigures) => string | number) => [name, ...all.map(of)]
  return table(
    ['figure', ...all.map(({ lang, briefs }) => `${lang}, ${briefs} briefs`)],
    [
      line('sentences that it may word, and did', (one) => percent(one.worded)),
      line('composed tracks that the reader takes for ones for the role', (one) => percent(one.composedRole)),
      line('the same after wording', (one) => percent(one.wordedRole)),
      line(
        'a brief’s wording, median and slowest',
        (one) => `${one.medianMs.toFixed(0)} ms, ${one.slowestMs.toFixed(0)} ms`,
      ),
    ],
  )
}

/**
 * Measures what is in the repository on what is held out and writes it down: the reader always, the small model where
 * its file is.
 */
export async function writeReport(
  { development, heldOut }: CheckedCorpus,
  { modelPath, page, crossValidation }: { modelPath: string | null; page: string; crossValidation: string },
): Promise<void> {
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
  if (existsSync(crossValidation)) {
    const figures = JSON.parse(readFileSync(crossValidation, 'utf8')) as ReaderFigures
    parts.push(
      '',
      '## The reader in cross-validation',
      '',
      'Five parts of the development messages, each read by what the others teach. The same writers on both sides.',
      '',
      ...readerTables(figures),
    )
  }
  if (modelPath !== null) {
    const small = await openSmallModel(modelPath)
    const sha256 = createHash('sha256').update(readFileSync(modelPath)).digest('hex')
    const choosing: ChoosingFigures[] = []
    const phrasing: PhrasingFigures[] = []
    for (const lang of langs) {
      choosing.push(await measureChoosing(small.llm, lang, development))
      phrasing.push(await measurePhrasing(small.llm, lang, judgeOfReader))
    }
    await small.close()
    parts.push(
      '',
      '## The small model chooses',
      '',
      `\`${sha256}\`, loaded in ${small.loadMs.toFixed(0)} ms. Scenes (role × concern × stage) of which it saw no line; it`,
      'chooses among hand-written lines of the others. That a line is for its role or on its concern is said by who wrote it.',
      'Where the product asks, both are given, and right by construction.',
      '',
      choosingTable(choosing),
      '',
      '## The small model in the product',
      '',
      'It words openings, questions and next steps that state nothing on file, by lines that presuppose nothing and were',
      'written for the role and concern, or leaves the composed sentence.',
      '',
      phrasingTable(phrasing),
      '',
      '### What it chose',
      '',
      'Every seventeenth scene, the first of three whole tracks:',
      '',
      ...choosing.flatMap(({ examples }) =>
        examples.flatMap(([scene, ...texts]) => [`- ${scene}`, ...texts.map((text) => `  - ${text}`)]),
      ),
      '',
      'Composed, then worded:',
      '',
      ...phrasing.flatMap(({ examples }) => examples.map(([before, after]) => `- ${before} → ${after}`)),
    )
  }
  writeFileSync(page, `${parts.join('\n')}\n`)
}

/** Where the figures of cross-validation are kept between learning and the report. */
export const crossValidationFile = join(import.meta.dirname, 'reader/crossValidation.json')

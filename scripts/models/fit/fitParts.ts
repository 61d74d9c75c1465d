import type { Lang } from '../../../src/core/atoms/library/index.ts'
import type { Corpus } from '../corpus/readCorpus.ts'
import type { Scores } from '../small/baselines.ts'
import {
  type Bounded,
  type FitFigures,
  type FitQuestion,
  fitByLikeness,
  fitByModel,
  fitByReader,
  fitQuestions,
  measureFit,
  ofKnownRole,
} from './measureFit.ts'

export const fitHead = '## Which line fits what a customer wrote'

const names = {
  reader: 'the reader (new)',
  likeness: 'words in common (composition)',
  model: 'the small model (old)',
}
const langs: readonly Lang[] = ['zh', 'en']
const asShare = (value: number) => (100 * value).toFixed(1)
const told = ({ value, low, high }: Bounded) => `${asShare(value)} % (${asShare(low)} to ${asShare(high)})`
const lead = ({ value, low, high }: Bounded) => `+${asShare(value)} (${asShare(low)} to ${asShare(high)})`

export async function fitFigures(heldOut: Corpus, scores: Scores): Promise<FitFigures[]> {
  const all: FitFigures[] = []
  for (const lang of langs) {
    const messages = ofKnownRole(heldOut.messages, lang)
    const lines = ofKnownRole(heldOut.trackLines, lang)
    const players = {
      [names.reader]: fitByReader(messages, lines),
      [names.likeness]: fitByLikeness(messages, lines),
      [names.model]: await fitByModel(messages, lines, scores),
    }
    all.push(measureFit(lang, messages, lines, players))
  }
  return all
}

const questionWords: Record<FitQuestion, string> = {
  concern: 'speaks of what the message is about',
  role: 'is worded for the role of whoever wrote it',
  both: 'both',
}

/** The section on choosing a line for a customer's own words. */
export function fitParts(all: readonly FitFigures[]): string[] {
  const players = Object.keys(all[0]!.players)
  const rows = all.flatMap((figures) =>
    fitQuestions.map((question) => [
      figures.lang,
      questionWords[question],
      ...players.map((name) => told(figures.players[name]![question])),
      `${asShare(figures.lots[question])} %`,
    ]),
  )
  const leads = all.flatMap((figures) =>
    fitQuestions.map((question) => [
      figures.lang,
      questionWords[question],
      ...Object.values(figures.lead).map((one) => lead(one[question])),
      lead({
        value: figures.players[players[0]!]![question].value - figures.lots[question],
        low: figures.players[players[0]!]![question].low - figures.lots[question],
        high: figures.players[players[0]!]![question].high - figures.lots[question],
      }),
    ]),
  )
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const table = (head: readonly string[], body: readonly string[][]) =>
    [row(head), row(head.map(() => '---')), ...body.map(row)].join('\n')
  return [
    '',
    fitHead,
    '',
    'A measure that lots cannot pass. Given are a held-out message as its writer put it and the writer’s role, as a contact record',
    `tells it; one line is chosen among all held-out track lines of the language, of every role, concern, stage and section`,
    `(${all.map(({ lang, messages, lines }) => `${lang}: ${messages} messages, ${lines} lines`).join('; ')}). Nobody who chooses sees a label of a line; by the labels of those who wrote`,
    'them it is judged. Neither messages nor lines were learnt from by anybody. The reader chooses by the very function by which the',
    'product ranks written lines for a customer (`lineFit`). The small model is asked how much likelier each line is where it is told',
    'the role and what the reader takes the message to be about. Composition can tell lines without a label apart by words in',
    'common alone. One line may be chosen for many messages: the 95 % bounds are of draws of messages and lines anew.',
    'Each draw leaves out a third of the lines, so they lean to the low side. One writer wrote messages and lines, partly on the same',
    'stories: that helps words in common, and nobody who was told of concerns and roles alone.',
    '',
    table(['language', 'the chosen line …', ...players, 'lots'], rows),
    '',
    `By how much ${players[0]} is ahead, in points, with bounds:`,
    '',
    table(
      ['language', 'the chosen line …', ...players.slice(1).map((name) => `of ${name}`), 'of lots'],
      leads,
    ),
  ]
}

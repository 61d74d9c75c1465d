import { join } from 'node:path'
import type { Concern } from '../../src/core/atoms/library/index.ts'
import type { Message } from './corpus/readCorpus.ts'
import { byRules, namingOf, rankingOf, weightsByRules, weightsByShares } from './reader/evaluate.ts'
import { accuracyOf, messageHeads, percent, type Reading } from './reader/measure.ts'

const langs = ['zh', 'en'] as const

/** Where the figures of cross-validation are kept between learning and the report. */
export const crossValidationFile = join(import.meta.dirname, 'reader/crossValidation.json')

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

import { hash } from 'node:crypto'
import type { Corpus } from '../corpus/readCorpus.ts'
import { teach } from './teach.ts'
import { type Group, weightsSource } from './writeWeights.ts'

export const weightsPath = 'src/core/messageReading/weights.ts'

/** What briefs are chosen by keeps everything: features of few lines carry much. The rest is looked up less. */
const groups: readonly Group[] = (['zh', 'en'] as const).flatMap((lang) => [
  { lang, heads: ['concern'], most: 100_000 },
  { lang, heads: ['role', 'stage', 'objection', 'sentiment', 'addressee'], most: 8_000 },
])

/** SHA-256 over every line that is learnt from, with its labels and in its order. */
export const lessonsSha256Of = ({ messages, trackLines, edits }: Corpus): string =>
  hash('sha256', JSON.stringify([messages, trackLines, edits]), 'hex')

/** The reader's source as the corpus makes it: the same corpus, features and lists give the same bytes. */
export const readerSource = (development: Corpus): string =>
  weightsSource(
    { zh: teach(development, 'zh'), en: teach(development, 'en') },
    groups,
    lessonsSha256Of(development),
  )

import { join } from 'node:path'
import type { Lang } from '../../../src/core/atoms/library/index.ts'
import type { Corpus, Message } from '../corpus/readCorpus.ts'
import {
  inLanguage,
  limitFor,
  type MessageHead,
  percent,
  type Reading,
  readAll,
  shareOfRight,
  sharesBy,
} from './measure.ts'
import { teach } from './teach.ts'

/** Where the limits are kept between learning and the report. */
export const limitsFile = join(import.meta.dirname, 'limits.json')

/** Questions other than concerns, which have their own limit (`believed`). */
export const abstainingHeads = ['role', 'stage', 'objection', 'sentiment'] as const
type AbstainingHead = (typeof abstainingHeads)[number]

/** So many of the answers that are given shall be right. */
export const wantedPrecision = 0.8

/** Answers that say nothing of note: a reader that is right about these alone tells nobody anything. */
const saysNothing: readonly string[] = ['none', 'neu']
export const saysSomething = ({ answer }: Reading): boolean => !saysNothing.includes(answer)

const writerOf = ({ at }: { at: string }): string => at.split('/')[1]!

/** Every development message read by what all other writers teach: how somebody is read of whom nothing was learnt. */
export function readByOthers(corpus: Corpus, lang: Lang): Record<AbstainingHead, Reading[]> {
  const own = inLanguage(corpus.messages, lang)
  const readings = Object.fromEntries(
    abstainingHeads.map((head): [AbstainingHead, Reading[]] => [head, []]),
  ) as Record<AbstainingHead, Reading[]>
  for (const writer of new Set(own.map(writerOf))) {
    const isOther = (line: { at: string }) => writerOf(line) !== writer
    const others: Corpus = {
      messages: corpus.messages.filter(isOther),
      trackLines: corpus.trackLines.filter(isOther),
      edits: corpus.edits.filter(isOther),
    }
    const shares = sharesBy(teach(others, lang, abstainingHeads))
    const theirs: Message[] = own.filter((line) => !isOther(line))
    for (const head of abstainingHeads) readings[head].push(...readAll(head, theirs, shares))
  }
  return readings
}

/** From which share on an answer that says something was right often enough; null where it never was. */
export type Limits = Record<Lang, Record<AbstainingHead, { limit: number | null; development: string }>>

export function limitsOf(corpus: Corpus): Limits {
  const ofLanguage = (lang: Lang) => {
    const readings = readByOthers(corpus, lang)
    return Object.fromEntries(
      abstainingHeads.map((head) => {
        const some = readings[head].filter(saysSomething)
        const { limit, covered } = limitFor(some, wantedPrecision)
        const given = some.filter(({ share }) => share >= limit)
        return [
          head,
          {
            limit: covered.right === 0 ? null : limit,
            development:
              covered.right === 0
                ? `never; ${some.length} of ${readings[head].length} say something`
                : told(given, readings[head].length),
          },
        ]
      }),
    ) as Limits[Lang]
  }
  return { zh: ofLanguage('zh'), en: ofLanguage('en') }
}

const told = (given: readonly Reading[], all: number): string =>
  `${percent(shareOfRight(given.filter(({ answer, right }) => right.includes(answer)).length, given.length))}; given for ${((100 * given.length) / all).toFixed(1)} %`

/** How often answers from the limit on are right among these readings, and for how many one is given; a row a question. */
export const abstainingRows = (
  limits: Limits,
  readings: Readonly<Record<MessageHead, readonly Reading[]>>,
): string[][] =>
  abstainingHeads.flatMap((head) =>
    (['zh', 'en'] as const).map((lang) => {
      const { limit, development } = limits[lang][head]
      const own = readings[head].filter(({ message }) => message.lang === lang)
      const given = limit === null ? [] : own.filter((one) => saysSomething(one) && one.share >= limit)
      return [
        head,
        lang,
        limit === null ? 'none' : limit.toFixed(2),
        development,
        given.length === 0 ? 'none given' : told(given, own.length),
      ]
    }),
  )

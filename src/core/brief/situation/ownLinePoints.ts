import type { Lang } from '../../atoms/library/index.ts'
import { type LinePart, lineParts } from '../../facts/ownLine/lineWords.ts'
import type { CustomerFact } from '../../talkTracks/types.ts'
import { earlierOf, type Point } from './points.ts'

const words: Record<Lang, Record<LinePart, string>> = {
  zh: { opening: '先报', floor: '不低于', give: '可以让', refusal: '不让' },
  en: { opening: 'open with', floor: 'not below', give: 'may give', refusal: 'not to be given' },
}
const partsOf = ({ subject }: Pick<CustomerFact, 'subject'>): LinePart[] =>
  lineParts.filter((part) => subject.split(' ').includes(part))

/** What a line of our own settles: 内部定的（先报、不低于）, "settled among us (open with, not below)". */
export const ownLineLabel = (fact: CustomerFact, base: string, lang: Lang): string => {
  const told = partsOf(fact).map((part) => words[lang][part])
  return told.length === 0
    ? base
    : lang === 'zh'
      ? `${base}（${told.join('、')}）`
      : `${base} (${told.join(', ')})`
}

const dayMs = 86_400_000
const isEnd = ({ fact }: Point): boolean =>
  partsOf(fact).some((part) => part === 'opening' || part === 'floor')

/**
 * Our own line as it holds: of two notes of different days that both say where we begin or stop the newer one does, and
 * what the older said of it stands behind it as before. Whatever is settled beside that stays.
 */
export function ownLineHolds(points: readonly Point[]): Point[] {
  const newest = points.filter(isEnd).reduce((last, { fact }) => Math.max(last, fact.occurredAt), 0)
  const isOlder = (point: Point): boolean => isEnd(point) && point.fact.occurredAt < newest - dayMs
  const older = points.filter(isOlder)
  const holding = points.filter((point) => !isOlder(point))
  const first = holding.findIndex(isEnd)
  return holding
    .map((point, at) =>
      at === first && older.length > 0
        ? { ...point, earlier: earlierOf(older.map((one) => ({ words: one.words, fact: one.fact }))) }
        : point,
    )
    .map((point) => ({ ...point, isHushed: true }))
    .toSorted((one, other) => Number(isEnd(other)) - Number(isEnd(one)))
}

/** Whether what nobody may hear is told already as a part of our own line. */
export const isWithinOwnLine = ({ kind, fact }: Point, own: readonly Point[]): boolean =>
  kind === 'keepQuiet' &&
  own.some(
    (one) =>
      one.fact.evidenceId === fact.evidenceId &&
      one.fact.span.start <= fact.span.start &&
      one.fact.span.end >= fact.span.end,
  )

const counts = (words: string): string => (words.match(/\d[\d,]*/g) ?? []).toSorted().join(' ')
/** 6 to 5 told by two is told once: as the newest says it, and openly where a letter of theirs does. */
export const scopeOnce = (points: readonly Point[]): Point[] =>
  points.filter(
    (point, at) =>
      !points.slice(0, at).some((newer) =>
        counts(point.words)
          .split(' ')
          .every((one) => counts(newer.words).split(' ').includes(one)),
      ),
  )

import type { FactKind, Lang } from '../../atoms/library/index.ts'
import type { CustomerFact } from '../../talkTracks/types.ts'
import { isAskedSplit } from './askedTerms.ts'
import { earlierOf, type Point, wordsOf } from './points.ts'

/** Quoted kinds of which the newest takes the place of what was said before, as of figures. */
export const newestHolds: ReadonlySet<FactKind> = new Set<FactKind>([
  'askedPrice',
  'ownOffer',
  'budgetPhases',
  'paymentSplit',
  'awardCriteria',
  'maintenanceWindow',
])

const leaving =
  /不(?:再|按|用|是)[^，。；\n]{0,6}(?:老|旧|原|之前|以前|上次)|作废|废止|取代|替代|改[为成按用]|调整(?:为|成|后)|重新定|\b(?:no longer|replac\w+|instead of|supersed\w+|changed to|forget)\b/i
/** Whether whoever tells a list of criteria says that another is left for it: 不按老的打分表了, 原来的作废. */
const leavesOlder = ({ quote, fact }: Point, lineOf: (fact: CustomerFact) => string | null): boolean =>
  leaving.test(quote) || leaving.test(lineOf(fact) ?? '')

const sameFigures: ReadonlySet<FactKind> = new Set<FactKind>(['askedPrice', 'ownOffer'])
/** What they may spend stands beside what they ask, and is another sum. */
const ofBudget = /\b(?:budget|envelope|affordability)\b[^,;.\n]{0,16}[\d.,]*|预算[^，,。；;\n]*/giu
const spokenNumbers = 'zero one two three four five six seven eight nine'.split(' ')
const spoken = new RegExp(`\\b(${spokenNumbers.join('|')}) point (${spokenNumbers.join('|')})\\b`, 'gi')
const numberOf = (word: string): number => spokenNumbers.indexOf(word.toLowerCase())
/** The sum that a statement is of: "two point seven" is 2.70m said aloud. */
const figureIn = (said: string): string | null => {
  const words = said
    .replaceAll(ofBudget, ' ')
    .replaceAll(spoken, (_, whole, part) => `${numberOf(whole)}.${numberOf(part)}m`)
  const sums = [
    ...words.matchAll(
      /(?<![A-Za-z\d.]|\d,)\d[\d,]*(?:\.\d+)?(?=\s*(?:[万亿元萬]|m\b|mn\b|million|$|[，。,.；;\s（(]))/giu,
    ),
  ].map(([sum]) => Number(sum.replaceAll(',', '')))
  const [largest] = sums.filter((sum) => sum >= 1).toSorted((one, other) => other - one)
  return largest === undefined ? null : String(largest)
}
/** What a sum is of, and what is not in it, tells more than that it went out. */
const tellsScope = /不含|不包|另(?:收|计|算)|标配|选配|\b(?:excl\w*|not incl\w*|without|excluding|on top)\b/iu
/** Of points that name one figure within some weeks the newest, in the customer's words, else in the fullest ones. */
function fullest(distinct: readonly Point[]): Point[] {
  const groups = Map.groupBy(distinct, (point) => figureIn(point.words) ?? point.fact.id)
  const kept = new Set(
    [...groups.values()].map(
      (same) =>
        same.find(({ speaker }) => speaker === 'customer') ??
        same.toSorted(
          (one, other) =>
            Number(tellsScope.test(other.words)) - Number(tellsScope.test(one.words)) ||
            other.words.length - one.words.length,
        )[0],
    ),
  )
  return distinct.filter((point) => kept.has(point))
}

/** 20/30/40/10, 三三三一, 30% … 70%: the parts in which they want to pay. */
function partsIn(words: string): string | null {
  const [slashed] =
    /(?<!\d)\d{1,3}(?:\s*[/／:：]\s*\d{1,3}){2,4}(?![\d/])|(?<!\d)\d{2}\s*[/／]\s*\d{2}(?![\d/])/u.exec(
      words,
    ) ?? []
  if (slashed !== undefined) return slashed.replaceAll(/\D+/g, ' ').trim()
  const shares = [...words.matchAll(/(\d{1,3})\s*[%％]/gu)].map(([, share]) => share)
  return shares.length > 1 ? shares.join(' ') : null
}

/**
 * Of what they want of the payments, newest first: the newest; what they said of something else, which holds beside it; and what
 * it took the place of. Other parts are other terms; the same parts again are none. What one of us heard of it is told where
 * they said nothing themselves.
 */
function wantedOf(asked: readonly Point[]): {
  wanted: Point | undefined
  beside: readonly Point[]
  wantedBefore: readonly Point[]
} {
  const own = asked.filter(({ speaker }) => speaker === 'customer')
  const told = own.length > 0 ? own : asked
  // Of when and by what they pay (还要六个月承兑) takes the place of no parts that they named.
  const wanted = told.find(({ words }) => partsIn(words) !== null) ?? told[0]
  if (wanted === undefined) return { wanted, beside: [], wantedBefore: [] }
  const older = told.filter((one) => one !== wanted)
  const parts = partsIn(wanted.words)
  const others = older.filter(({ words }) => partsIn(words) === null || partsIn(words) !== parts)
  const wantedBefore = others.filter(({ words }) => parts === null || partsIn(words) !== null)
  return { wanted, wantedBefore, beside: others.filter((one) => !wantedBefore.includes(one)).slice(0, 1) }
}

/** The points of such a kind that hold, `distinct` being newest first, with what each took the place of. */
export function heldByNewest(
  distinct: readonly Point[],
  replaced: readonly CustomerFact[],
  { kind, lang, lineOf }: { kind: FactKind; lang: Lang; lineOf: (fact: CustomerFact) => string | null },
): Point[] {
  // What they want takes the place of no terms.
  // The same figure said twice is said once: in the words that say more of it.
  const once = sameFigures.has(kind) ? fullest(distinct) : distinct
  const asked = once.filter(({ fact }) => isAskedSplit(fact, kind))
  const { wanted, beside, wantedBefore } = wantedOf(asked)
  const agreed = once.filter((point) => !asked.includes(point))
  // Their own words hold; a note that is newer stands beside them, since it may only think aloud. Words of no day hold
  // against none that have one, nor against a note that says which list is left.
  const [newest] = agreed
  const theirs = agreed.find(
    ({ speaker, fact }) => speaker === 'customer' && !(fact.undated && newest?.fact.undated === false),
  )
  const isLeft = newest !== undefined && kind === 'awardCriteria' && leavesOlder(newest, lineOf)
  const current = theirs && newest && newest !== theirs && !isLeft ? [theirs, newest] : newest ? [newest] : []
  // The same terms in other words, or in the other language, were no other terms before.
  const figuresOf = ({ words }: Point) => (words.match(/\d+(?:\.\d+)?/g) ?? []).slice(0, 4).join(' ')
  const rest = agreed.filter(
    (point) =>
      !current.includes(point) &&
      !(figuresOf(point) !== '' && current.some((one) => figuresOf(one) === figuresOf(point))),
  )
  const isSame = (words: string): boolean =>
    sameFigures.has(kind) &&
    figureIn(words) !== null &&
    current.some((one) => figureIn(one.words) === figureIn(words))
  const before = replaced
    .map((fact) => ({ words: wordsOf(fact, kind, lang), fact }))
    .filter(({ words }) => !isSame(words))
  return [
    ...current.map((point, at) =>
      at === 0 ? { ...point, earlier: earlierOf([...rest, ...before]) } : point,
    ),
    ...(wanted ? [{ ...wanted, earlier: earlierOf(wantedBefore) }] : []),
    ...beside,
  ]
}

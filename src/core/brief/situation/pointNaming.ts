import { type FactKind, factKinds, type Lang } from '../../atoms/library/index.ts'
import { isLineToTake } from '../../facts/quiet/lineToTake.ts'
import { someRival } from '../../facts/rivals/aboutRival.ts'
import { inSimplified } from '../../facts/sentences/inSimplified.ts'
import { tellsAllowance } from '../../facts/whoSays/ownCaps.ts'
import { testNamed } from '../../talkTracks/standing/standing.ts'
import type { CustomerFact } from '../../talkTracks/types.ts'
import { askedSplit, askedTerm, isAskedSplit, isAskedTerm } from './askedTerms.ts'
import { dayNameOf } from './dayNames.ts'
import { ownLineLabel } from './ownLinePoints.ts'

/** What whoever decides among us lets us offer is no secret to be kept, and no more than it says. */
const mayBeOffered = {
  zh: '可以给客户，条件和界限照原话',
  en: 'may be offered, on its condition and no more',
}

/** What we agreed to say, where what lies behind it is not for the customer. */
const lineAgreed = { zh: '口径，照这样说', en: 'line to take' } as const

const testWords = (test: ReturnType<typeof testNamed>, lang: Lang): string | null =>
  test === 'sample' && lang === 'zh' ? '样品' : test
/** "Still no samples": they complain of what we owe, and promise nothing. */
const stillAwaited = { zh: '对方说还没收到', en: 'they say it has not come' } as const
const givenByThem = { zh: '对方已给我们', en: 'they gave us' } as const
/** What one of theirs sent is not what we have handed over. */
const isTheirsGiven = ({ kind, speaker, text }: CustomerFact): boolean =>
  kind === 'handedOver' && speaker === 'customer' && !/收到|received|\bgot\b|thanks? for|谢谢/iu.test(text)

/** News of a rival in words that do not name it: an answer to who asked about it. */
const isOfUnnamed = ({ subject, text }: CustomerFact, kind: FactKind): boolean =>
  kind === 'competitorNews' && subject !== 'continued' && !text.toLowerCase().includes(subject.toLowerCase())

/** What a note tells of a person, whom it often calls "he". */
const ofSomebody: ReadonlySet<FactKind> = new Set<FactKind>([
  'attitude',
  'customerAsk',
  'statedConcern',
  'userComplaint',
])

/** The lease that a rival has, 与X的合同: whose contract it is that ends. */
const contractOf =
  /\b(?!Our\b|The\b|This\b)(?<firm>\p{Lu}[\p{L}&-]+)(?:['’]s)? (?:lease|contract|agreement|framework)\b|(?:与|和|跟)(?<other>\p{Script=Han}{2,6}?)(?:签)?的?(?:合同|租约|协议|框架)/u
const contractFirm = (text: string): string | null => {
  const groups = contractOf.exec(text)?.groups
  return groups?.firm ?? groups?.other ?? null
}

/** What a point is called: the name of its kind, or what whoever said it makes of it. */
export const labelOf = (fact: CustomerFact, kind: FactKind, lang: Lang): string =>
  isAskedTerm(fact, kind)
    ? askedTerm[lang]
    : isAskedSplit(fact, kind)
      ? askedSplit[lang]
      : isTheirsGiven(fact)
        ? givenByThem[lang]
        : fact.subject === 'awaited' && kind === 'openPromise'
          ? stillAwaited[lang]
          : kind === 'keepQuiet' && isLineToTake(inSimplified(fact.text))
            ? lineAgreed[lang]
            : kind === 'keepQuiet' && fact.speaker === 'team' && tellsAllowance(fact.text)
              ? mayBeOffered[lang]
              : kind === 'ownLine'
                ? ownLineLabel(fact, factKinds[kind][lang], lang)
                : (dayNameOf(kind, fact.text, lang) ?? factKinds[kind][lang])

/** Whom or what a point is about, where its kind alone doesn't tell. */
export const aboutWhom = (
  fact: CustomerFact,
  kind: FactKind,
  lang: Lang,
  aboutOf: (fact: CustomerFact) => string | null,
): string | null =>
  kind === 'competitorOffer' && someRival.exec(fact.subject)?.[0].length === fact.subject.trim().length
    ? null
    : kind === 'competitorOffer' || isOfUnnamed(fact, kind)
      ? fact.subject
      : kind === 'contractEndDate'
        ? contractFirm(fact.text)
        : kind === 'acceptanceTestDate'
          ? testWords(testNamed(fact.subject), lang)
          : ofSomebody.has(kind)
            ? aboutOf(fact)
            : null

import type { CustomerFact } from '../types.ts'
import { speaksOfPaying, touchesTerms } from './asked.ts'

const hanDigits: Record<string, number> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
/** 四十五 and 45. */
function numberIn(words: string): number | null {
  if (/^\d+$/.test(words)) return Number(words)
  const match = /^([一二两三四五六七八九])?十([一二三四五六七八九])?$/.exec(words)
  if (!match) return null
  return (match[1] ? hanDigits[match[1]]! : 1) * 10 + (match[2] ? hanDigits[match[2]]! : 0)
}

const number = '(\\d{1,3}|[一二两三四五六七八九]?十[一二三四五六七八九]?)'
/** 账期最长45天, 最多四十五天, "45 days max": the longest term of payment that we may give. */
const longestTerm = [
  new RegExp(
    `账期[^，,。；\\n]{0,8}(?:最长|最多|不超过|上限|不能超过)[^，,。；\\n\\d]{0,3}?${number}\\s*[天日]`,
    'u',
  ),
  new RegExp(`账期[^。；\\n]{0,16}(?:最长|最多|不超过|上限)[^，,。；\\n\\d]{0,3}?${number}\\s*[天日]`, 'u'),
  /\b(\d{1,3}) days? (?:max(?:imum)?|at (?:the )?most|tops)\b/i,
  /\b(?:max(?:imum)?|at most|no more than|up to) (\d{1,3}) days\b/i,
]
/** 底价, 低于…批, "floor": the lowest price, or the one below which somebody else has to agree. */
const ofPrice =
  /底价|底线|最低价?|第一口|开口价|walk[- ]?away|低于|不能再低|\bfloor\b|\bunder (?:that|this|\d)|\bbelow (?:that|this|\d)|\bsign down to\b/i

export interface OwnLimits {
  /** The longest term of payment that we may give, days. */
  payDays: number | null
  /** Evidence that sets a limit to terms of payment, and to the price, newest first. */
  paying: readonly string[]
  price: readonly string[]
}

/** What we told each other that we may not go beyond, as far as it was known at `asOf` (UTC ms). */
export function ownLimits(facts: readonly CustomerFact[], asOf: number): OwnLimits {
  const ours = facts
    .filter(
      ({ kind, speaker, knownAt }) =>
        knownAt <= asOf && (speaker === 'team' || (kind === 'keepQuiet' && speaker !== 'customer')),
    )
    .toSorted((left, right) => right.occurredAt - left.occurredAt)
  const terms = ours.flatMap(({ text, evidenceId }) => {
    for (const pattern of longestTerm) {
      const days = numberIn(pattern.exec(text)?.[1] ?? '')
      if (days !== null) return [{ days, evidenceId }]
    }
    return []
  })
  return {
    payDays: terms[0]?.days ?? null,
    paying: [...new Set(terms.map(({ evidenceId }) => evidenceId))],
    price: [
      ...new Set(
        ours.flatMap(({ kind, text, evidenceId }) =>
          (kind === 'ownLine' || kind === 'keepQuiet') && ofPrice.test(text) ? [evidenceId] : [],
        ),
      ),
    ],
  }
}

/** The evidence of the limits on what words speak of, the newest of each: of paying, and of the price. */
export function limitsOn(words: string, { paying, price }: OwnLimits): string[] {
  const isOfPaying = speaksOfPaying(words)
  const isOfPrice = isOfPaying ? /价|price|[£$€¥]/i.test(words) : touchesTerms(words)
  return [...(isOfPaying ? paying.slice(0, 1) : []), ...(isOfPrice ? price.slice(0, 1) : [])]
}

import { minorUnits } from '../../../shared/money.ts'
import { isPaidOnce } from '../../imports/recognition/paidOnce.ts'
import { type Lang, labels, money, type Offer } from './offers.ts'

const ofTime =
  /^(?:per|a|\/)\s*(?:month|quarter|year|week|annum)\s*|^p\.?\s?[am]\.?\s+|^(?:每|\/)(?:月|年|季度?|周)[,，、\s]*/i

/** What the lines come to, in minor units: as the paper says, else as they add up; null where one of them is a mere rate. */
export function sumOf(lines: readonly Offer[]): number | null {
  const stated = statedOf(lines)
  if (stated !== null) return stated.minor
  return addedUp(lines)
}
export const addedUp = (lines: readonly Offer[]): number | null =>
  lines.some(({ sumMinor, isOption }) => sumMinor === null && !isOption)
    ? null
    : lines.reduce((sum, { sumMinor, isOption }) => (isOption ? sum : sum + sumMinor!), 0)

/** What a paper may take off its lines, or add to them, in all: a sum farther away is one of something else. */
const farthest = { below: 0.5, above: 1.4 }
const aTime = /年|月|季|期|year|month|quarter|term|yrs?\b/i
const mostTimes = 60
/** Of a paper of which most rows could not be read the sum is still what it says, and never what the rest comes to. */
const mostTimesOver = 12
/** Lines of a year, of which the paper gives the sum of the three years that it is for. */
export const isOfLongerTime = (times: number, of: string): boolean =>
  times > 1 && times <= mostTimes && Math.abs(times - Math.round(times)) < 0.005 * times && aTime.test(of)
/** What the paper itself says that its lines come to. */
export function statedOf(lines: readonly Offer[]): { minor: number; of: string } | null {
  const found = lines.find(({ stated }) => stated !== null)
  if (!found?.stated) return null
  const minor = Math.round(found.stated.total * minorUnits(found.currency))
  const added = addedUp(lines)
  const isOfOther =
    added !== null &&
    added > 0 &&
    (minor < farthest.below * added ||
      (minor > farthest.above * added && (aTime.test(found.stated.of) || minor > mostTimesOver * added))) &&
    !isOfLongerTime(minor / added, found.stated.of)
  return isOfOther ? null : { minor, of: found.stated.of }
}

const besideAll = ({ aside }: Offer, lang: Lang): string =>
  [labels[lang].apart, aside].filter(Boolean).join(lang === 'zh' ? '，' : ', ')

/** Lines below the total that the lines above them come to are not in it: what may be ordered besides. */
function withOptions(lines: readonly Offer[], lang: Lang): readonly Offer[] {
  // What its own row says beside its price is told first.
  if (lines.some(({ isOption }) => isOption))
    return lines.map((line) => (line.isOption ? { ...line, aside: besideAll(line, lang) } : line))
  const stated = statedOf(lines)
  const ordered = lines.toReversed()
  if (stated === null || lines.some(({ sumMinor }) => sumMinor === null)) return lines
  let sum = 0
  const last = ordered.findIndex((line) => {
    sum += line.sumMinor!
    return Math.abs(sum - stated.minor) <= 1
  })
  // What is free behind the last priced line is still in it.
  const rest = last < 0 ? [] : ordered.slice(last + 1).filter(({ sumMinor }) => sumMinor! > 0)
  return rest.length === 0 || rest.some(({ hasOwnSum }) => !hasOwnSum)
    ? lines
    : lines.map((line) => (rest.includes(line) ? { ...line, aside: besideAll(line, lang) } : line))
}

const inBrackets = (words: string, lang: Lang): string => (lang === 'zh' ? `（${words}）` : ` (${words})`)

/** The lines of a quote, what is dearest first: 润滑站 LX-3 2 × ¥78,500. */
export const linesText = (lines: readonly Offer[], lang: Lang): string =>
  withOptions(lines, lang)
    // Of one paper the row that was read last comes first.
    .toReversed()
    .toSorted(
      (one, other) =>
        Number(isPaidOnce(one.name ?? '')) - Number(isPaidOnce(other.name ?? '')) ||
        (other.sumMinor ?? 0) - (one.sumMinor ?? 0),
    )
    .map(
      ({ name, volume, price, aside }) =>
        [name, volume, price].filter(Boolean).join(' ') + (aside === null ? '' : inBrackets(aside, lang)),
    )
    .join(lang === 'zh' ? '；' : '; ')

/** What the lines come to, where all are in one currency; with the tax and the time that it is of. */
export function totalText(lines: readonly Offer[], lang: Lang): string | null {
  const [currency, other] = new Set(lines.map((line) => line.currency))
  if (currency === undefined || other !== undefined) return null
  const minor = sumOf(lines)
  if (minor === null) return null
  const [period, another] = new Set(lines.filter(({ isFree }) => !isFree).map((line) => line.period))
  // Of lines of which some are once and some a month there is no one sum, but for the one that the paper gives.
  const stated = statedOf(lines)
  if (another !== undefined && stated === null) return null
  const time = period == null || another !== undefined ? '' : `/${period}`
  const said = time === '' ? stated?.of : stated?.of.replace(ofTime, '')
  const of = !said ? '' : lang === 'zh' ? `（${said}）` : ` (${said})`
  const added = addedUp(lines)
  const isPart = stated !== null && added !== null && stated.minor > 1.02 * added && period == null
  const part = isPart ? (lang === 'zh' ? `（${labels[lang].notAll}）` : ` (${labels[lang].notAll})`) : ''
  return `${labels[lang].total} ${money(minor, currency, lang)}${time}${of}${part}`
}

import { minorUnits } from '../../shared/money.ts'
import type { Language } from './language.tsx'

const locales: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' }
const minus = '−'

/** A true minus sign, so that signed figures line up with plus signs. */
const signed = (text: string): string => text.replace('-', minus)

/** How prices of one picture are written: one divisor and one unit for all of them, the unit in the header. */
export interface PriceScale {
  /** Minor units in one displayed unit. */
  divisor: number
  digits: number
  /** For the header: `万元`, `CNY k`. */
  unit: string
  /** A figure without its unit; `sign` always prints + or −. */
  format(amountMinor: number, sign?: boolean): string
}

const chineseUnits: readonly [number, string][] = [
  [100_000_000, '亿'],
  [10_000, '万'],
]
const englishUnits: readonly [number, string][] = [
  [1_000_000, 'm'],
  [1_000, 'k'],
]

/**
 * Chooses the scale at which prices up to `largestMinor` read well: three to five figures before the unit changes.
 * Chinese counts in 万 and 亿, English in k and m.
 */
export function priceScale(language: Language, largestMinor: number, currency: string): PriceScale {
  const perMajor = minorUnits(currency)
  const largest = Math.abs(largestMinor) / perMajor
  const units = language === 'zh' ? chineseUnits : englishUnits
  const [size, name] = units.find(([each]) => largest >= each * (language === 'zh' ? 1 : 10)) ?? [1, '']
  const digits = largest / size >= 1000 || size === 1 ? (largest / size >= 100 ? 0 : 2) : 1
  const number = new Intl.NumberFormat(locales[language], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  const currencyName = language === 'zh' && currency === 'CNY' ? '元' : currency
  const unit =
    language === 'zh'
      ? `${name}${currencyName === '元' ? '元' : ` ${currencyName}`}`
      : `${currency}${name && ` ${name}`}`
  return {
    divisor: perMajor * size,
    digits,
    unit: unit.trim(),
    format: (amountMinor, sign = false) => {
      const value = amountMinor / (perMajor * size)
      const text = number.format(value)
      return signed(sign && value > 0 ? `+${text}` : text)
    },
  }
}

export type Format = ReturnType<typeof createFormat>

/**
 * Everything that turns a value into text, for one language and one time zone (IANA name).
 * Times are UTC milliseconds; shares are fractions.
 */
export function createFormat(language: Language, zone: string) {
  const locale = locales[language]
  const timeZone = zone
  const date = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone, ...options })
    return (at: number): string => format.format(at)
  }
  const decimals = [0, 1, 2].map(
    (digits) =>
      new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  )
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
  const dayKey = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  const shortDay = date({ month: 'short', day: 'numeric' })
  const fullDay = date({ year: 'numeric', month: 'short', day: 'numeric' })
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })
  const clockSeconds = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  // A formatter costs far more to make than to use, and a grid asks for one in every cell.
  const moneyFormats = new Map<string, Intl.NumberFormat>()
  const moneyFormat = (currency: string, digits: number | 'whole' | 'exact' | 'short'): Intl.NumberFormat => {
    const key = `${currency} ${digits}`
    const known = moneyFormats.get(key)
    if (known) return known
    const made = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      ...(digits === 'whole'
        ? { maximumFractionDigits: 0 }
        : digits === 'short'
          ? { notation: 'compact', maximumFractionDigits: 1 }
          : digits === 'exact'
            ? {}
            : { minimumFractionDigits: digits, maximumFractionDigits: digits }),
    })
    moneyFormats.set(key, made)
    return made
  }
  const list = new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' })
  return {
    language,
    zone,
    number: (value: number, digits?: 0 | 1 | 2): string =>
      signed((digits === undefined ? plain : decimals[digits]!).format(value)),
    signedNumber: (value: number, digits: 0 | 1 | 2 = 0): string => {
      const text = decimals[digits]!.format(value)
      return signed(Number(value.toFixed(digits)) > 0 ? `+${text}` : text)
    },
    /** `0.583` as `58`: the percent sign is set apart where the figure is shown. */
    percentFigure: (share: number): string => String(Math.round(share * 100)),
    percent: (share: number, digits: 0 | 1 | 2 = 0): string =>
      `${signed(decimals[digits]!.format(share * 100))}%`,
    interval: (low: number, high: number): string => `${Math.round(low * 100)}–${Math.round(high * 100)}`,
    /** Minor units with their currency, in full. */
    money: (amountMinor: number, currency: string, digits?: number): string =>
      signed(
        moneyFormat(
          currency,
          digits ?? (amountMinor % minorUnits(currency) === 0 ? 'whole' : 'exact'),
        ).format(amountMinor / minorUnits(currency)),
      ),
    /** Minor units shortened for a dense grid: `¥1.2万`, `€120k`. */
    moneyShort: (amountMinor: number, currency: string): string =>
      signed(moneyFormat(currency, 'short').format(amountMinor / minorUnits(currency))),
    priceScale: (largestMinor: number, currency: string): PriceScale =>
      priceScale(language, largestMinor, currency),
    time: (at: number): string => clock.format(at),
    timeSeconds: (at: number): string => clockSeconds.format(at),
    /** The time alone on the day of `now`, else with its day: yesterday's 14:02 is not today's. */
    timeOrDay: (at: number, now: number, precise: 'minutes' | 'seconds'): string => {
      const time = (precise === 'seconds' ? clockSeconds : clock).format(at)
      if (dayKey.format(at) === dayKey.format(now)) return time
      const isThisYear = dayKey.format(at).slice(0, 4) === dayKey.format(now).slice(0, 4)
      return `${(isThisYear ? shortDay : fullDay)(at)} ${time}`
    },
    date: fullDay,
    day: shortDay,
    longDay: date({ month: 'long', day: 'numeric' }),
    weekday: date({ weekday: 'long' }),
    dateTime: date({
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
    }),
    /** `2026-05-27` in the zone, to compare and to group by day. */
    dayKey: (at: number): string => dayKey.format(at),
    list: (items: readonly string[]): string => list.format(items),
    /** A hash's head and tail: `9f3c…e17a`. */
    shortHash: (hash: string): string => (hash.length <= 10 ? hash : `${hash.slice(0, 4)}…${hash.slice(-4)}`),
    /** Whole minutes between two instants, as words. */
    span: (milliseconds: number): string => {
      const minutes = Math.max(0, Math.round(milliseconds / 60_000))
      const days = Math.floor(minutes / 1440)
      const hours = Math.floor((minutes % 1440) / 60)
      const rest = minutes % 60
      if (language === 'zh') {
        if (days > 0) return hours > 0 && days < 3 ? `${days} 天 ${hours} 小时` : `${days} 天`
        return hours > 0 ? `${hours} 小时${rest > 0 ? ` ${rest} 分` : ''}` : `${rest} 分钟`
      }
      if (days > 0) return hours > 0 && days < 3 ? `${days} d ${hours} h` : `${days} d`
      return hours > 0 ? `${hours} h${rest > 0 ? ` ${rest} min` : ''}` : `${rest} min`
    },
    bytes: (size: number): string => {
      const units = ['B', 'kB', 'MB', 'GB'] as const
      const power = Math.min(units.length - 1, size <= 0 ? 0 : Math.floor(Math.log10(size) / 3))
      return `${plain.format(Number((size / 1000 ** power).toFixed(power === 0 ? 0 : 1)))} ${units[power]}`
    },
  }
}

/** Whole seconds as a player shows them: `1:02:05`, `2:05`. */
export function clockOf(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  return minutes < 60
    ? `${minutes}:${two(seconds % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`
}

const made = new Map<string, Format>()
/**
 * The formatters of a language and a zone, made once: they cost about a millisecond, and each card, row and cell on the
 * screen asks for them.
 */
export function formatOf(language: Language, zone: string): Format {
  const key = `${language} ${zone}`
  const known = made.get(key) ?? createFormat(language, zone)
  made.set(key, known)
  return known
}

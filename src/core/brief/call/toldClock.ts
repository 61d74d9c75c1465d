import { clockIn } from '../../captures/suggestion.ts'
import { zoneClock } from '../../imports/formats/zonedTime.ts'
import { hanZones, type ToldZone, zoneCapitals, zoneNamed, zoneOfPlace } from './zonesOfCountries.ts'

/** A time of day as somebody writes it. */
export const aTime =
  /(?:上午|下午|早上|中午|晚上)?\s*\d{1,2}[.:：]\d{2}(?:\s*(?:am|pm)\b)?|\b\d{1,2}\s*(?:am|pm)\b|\b(?:12 )?noon\b|(?:上午|下午|早上|中午|晚上)?\s*(?:\d{1,2}|[一二两三四五六七八九十]{1,2})\s*点(?:半|\d{1,2}分?)?/i

/** Minutes since midnight of a time as it was written, 10.30 too; null for none. */
export function minutesIn(clock: string): number | null {
  if (/noon/i.test(clock)) return 12 * 60
  const time = clockIn(clock.replace(/(\d)\.(\d\d)/, '$1:$2'))
  return time && time.hour * 60 + time.minute
}

/** Whose clock a time is by: that of whoever writes it or of whoever reads it, or one that the words name. */
export type ClockOwner = 'writer' | 'reader' | 'named'

export interface ToldClock {
  /** The time as it was written. */
  clock: string
  minutes: number
  start: number
  /** Behind the time and whose clock it is by. */
  end: number
  /** Null where nobody says so. */
  owner: ClockOwner | null
  /** The zone in the words that name it, such as "UK time"; null where none is named. */
  zoneWords: string | null
  /** What they name; null where they name none, or one of several. */
  zone: ToldZone | null
}

const place = String.raw`\p{Lu}[\p{L}.]+(?: \p{Lu}\p{L}+)?|\p{Lu}{2}`
/** "our time", AEDT, (UK time), 北京时间, "for you" behind a time; in brackets or behind a comma, several in a row. */
const behind = new RegExp(
  `^\\s*[,，]?\\s*[(（]?\\s*(?:${[
    String.raw`(?<writer>(?:our|my|local) (?:local )?time\b|(?:our|my) end\b|(?:on|at) our (?:side|end)\b|over here\b|(?:当地|本地|我们(?:这边|这里)?|咱们?(?:这边|这里)?|我(?:这边|这里)|我方)(?:的)?时间)`,
    String.raw`(?<reader>(?:your) (?:local )?time\b|for you\b|(?:on|at) your (?:side|end)\b|your end\b|over there\b|(?:你们|您|你|贵方|您那边|你们那边)(?:那边|那里)?(?:的)?时间)`,
    `(?<named>(?:${zoneCapitals}(?!\\p{L})(?:\\s?[+-]\\d{1,2}(?::?\\d\\d)?)?|(?:${place})(?= time\\b)|${hanZones}(?=时间)))(?:(?: time\\b|时间))?`,
  ].join('|')})\\s*[)）]?`,
  'u',
)
/** The same in front of a time: 北京时间15:30, 你们那边是8点半, "our time 11:30". */
const inFront = new RegExp(
  `(?:${[
    `(?<writer>(?:our|my|local) time|(?:当地|本地|我们(?:这边|这里)?|咱们?(?:这边|这里)?|我(?:这边|这里)|我方)(?:的)?时间|(?:我们|咱们|我)(?:这边|这里))`,
    `(?<reader>your time|(?:你们|您|你|贵方)(?:那边|那里)?(?:的)?时间|(?:你们|您|你)(?:那边|那里))`,
    `(?<named>(?:${place})(?= time)|${hanZones}(?=时间))(?: time|时间)`,
  ].join('|')})[\\s:：,，是为=]{0,3}$`,
  'u',
)

/** What a place behind a time belongs to rather than to the time: "10:00 UK office", "9:00 Singapore site". */
const notOfTheClock =
  'office|team|site|plant|stores?|shops?|warehouse|branch|colleagues?|side|factory|depot|hq|headquarters|customers?|clients?|people|entity|yard|call|meeting|visit|workshop|airport|station'
/**
 * "(9am UK)", "9:00 (UK)", "14:00 Dublin for the review", "10:00 UK instead": a place alone behind a time, before its
 * bracket, a mark, where the call is held, or any other word than one that the place may belong to.
 */
const placeAlone = new RegExp(
  String.raw`^\s{0,2}(?:[(（]\s?(?=[^()（）]{2,20}[)）]))?(?<place>\p{Lu}[\p{L}.]+(?: \p{Lu}\p{L}+)??|\p{Lu}{2}|${hanZones})\s*(?=[)）]|$|[,，.;；!?？。\n/=]|\s(?:(?!(?:${notOfTheClock})\b)(?:\p{Ll}|[(（–—-])|(?:MS |Microsoft |Google )?(?:Teams|Zoom|Webex|Meet)\b))`,
  'u',
)

/** The times of day that a text tells, each with whose clock it is by where the words beside it say so. */
export function clocksIn(text: string): ToldClock[] {
  return [...text.matchAll(new RegExp(aTime.source, 'gi'))].flatMap((match) => {
    const minutes = minutesIn(match[0])
    if (minutes === null) return []
    const start = match.index + match[0].length - match[0].trimStart().length
    let end = match.index + match[0].length
    let owner: ClockOwner | null = null
    let zoneWords: string | null = null
    let zone: ToldZone | null = null
    const take = (groups: Record<string, string | undefined>, whole: string) => {
      if (groups.named !== undefined) {
        const named = zoneNamed(groups.named)
        // 会议时间, "Dinner time": what names no zone says nothing of whose clock it is.
        if (named === null && !new RegExp(`^${zoneCapitals}$`).test(groups.named)) return false
        zone = named
        owner ??= 'named'
        zoneWords = whole.replaceAll(/[(（)）,，:：]/g, '').trim()
      } else owner ??= groups.writer === undefined ? 'reader' : 'writer'
      return true
    }
    for (let found = behind.exec(text.slice(end)); found; found = behind.exec(text.slice(end))) {
      if (!take(found.groups!, found[0])) break
      end += found[0].length
    }
    if (owner === null) {
      const alone = placeAlone.exec(text.slice(end))
      const of = alone && zoneOfPlace(alone.groups!.place!)
      if (of) {
        owner = 'named'
        zone = of
        zoneWords = alone.groups!.place!.trim()
        end += alone[0].length
      }
    }
    if (owner === null) {
      const found = inFront.exec(text.slice(Math.max(0, start - 24), start))
      if (found) take(found.groups!, found[0])
    }
    return [{ clock: match[0].trim(), minutes, start, end, owner, zoneWords, zone }]
  })
}

/** The moment (UTC ms) of a day `YYYY-MM-DD` and a time of day by the clocks of a zone. */
export function momentBy(zone: ToldZone, day: string, minutes: number): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60]
  return typeof zone === 'number'
    ? Date.UTC(year, month - 1, date, hour, minute) - zone * 60_000
    : zoneClock(zone)({ year, month, day: date, hour, minute })
}

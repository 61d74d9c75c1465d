import { findPastDay, yearOfPastDay } from './formats/documents/pastDay.ts'
import { isRealTime } from './formats/zonedTime.ts'

/** Which table a file holds a version of, and what its name says of how new that is. */
export interface TableVersion {
  /** What the files of one table share of their names, in small letters. */
  table: string
  /** The day that the name gives, `YYYY-MM-DD`. */
  day: string | null
  /** 0 is said to be old, 2 to be the latest, 1 neither. */
  mark: 0 | 1 | 2
  /** v2, 版本3; 0 where the name has none. */
  number: number
}

const latest = /最新版?|新版|定稿|终稿|更新版?|(?<![a-z])(?:latest|newest|current|final|updated)(?![a-z])/gi
const old = /旧版?|老版|作废|过期|(?<![a-z])(?:old|outdated|superseded|obsolete)(?![a-z])/gi
const numbered = /(?<![a-z])(?:v|ver|version|rev)[ ._-]?(\d{1,2})(?!\d)|版本?(\d{1,2})(?!\d)|第(\d{1,2})版/gi
const wholeDay = /(?<!\d)(20\d\d)([-_.年]?)(0?[1-9]|1[0-2])(?:\2|月)(0?[1-9]|[12]\d|3[01])日?(?!\d)/
/** 1151120: a day of the Republic of China's year 115. */
const republicDay = /(?<!\d)(1[0-4]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/
const beforeRepublic = 1911
const fourDigits = /(?<!\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)/
const dayInWords =
  /(?<!\d)\d{1,2}月\d{1,2}[日号]?|(?<!\d)\d{1,2}(?:st|nd|rd|th)?[ _-]?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ _-]?\d{1,2}(?!\d)|[(（]\d{1,2}\.\d{1,2}[)）]/gi

const dayMs = 86_400_000
const plannedWithin = 120

const written = (year: number, month: number, day: number): string | null =>
  isRealTime({ year, month, day })
    ? `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
    : null

/** The day in a file's name; one without a year is the latest that has been by `now`, UTC ms. */
function dayIn(name: string, now: number): string | null {
  const whole = wholeDay.exec(name)
  if (whole !== null) return written(Number(whole[1]), Number(whole[3]), Number(whole[4]))
  const republic = republicDay.exec(name)
  if (republic !== null)
    return written(beforeRepublic + Number(republic[1]), Number(republic[2]), Number(republic[3]))
  const short = fourDigits.exec(name)
  if (short === null) return findPastDay(name, now)
  const [month, day] = [Number(short[1]), Number(short[2])]
  const ahead = Date.UTC(new Date(now).getUTCFullYear(), month - 1, day) - now
  // A plan for a day soon to come is of no year before.
  if (ahead > dayMs && ahead <= plannedWithin * dayMs) return null
  return written(yearOfPastDay({ month, day }, now), month, day)
}

/** Reads what a file's name says of the version of its table: 商机表_1106, 商机表_1120（最新）, pipeline v3. */
export function versionOf(fileName: string, now: number): TableVersion {
  const name = fileName
    .normalize('NFKC')
    .replace(/^.*[/\\]/, '')
    .replace(/\.[^.]*$/, '')
  const found = [...name.matchAll(numbered)].at(-1)
  const table = name
    .replace(wholeDay, ' ')
    .replace(republicDay, ' ')
    .replace(fourDigits, ' ')
    .replace(dayInWords, ' ')
    .replace(numbered, ' ')
    .replace(latest, ' ')
    .replace(old, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()
  return {
    table,
    day: dayIn(name, now),
    mark: name.search(old) >= 0 ? 0 : name.search(latest) >= 0 ? 2 : 1,
    number: Number(found?.[1] ?? found?.[2] ?? found?.[3] ?? 0),
  }
}

/** Below 0 where the first is the older of two versions of a table, 0 where nothing tells. */
export function compareVersions(
  left: TableVersion & { savedAt?: number | null },
  right: TableVersion & { savedAt?: number | null },
): number {
  if (left.day !== null && right.day !== null && left.day !== right.day) return left.day < right.day ? -1 : 1
  if (left.mark !== right.mark) return left.mark - right.mark
  if (left.number !== right.number) return left.number - right.number
  return left.savedAt && right.savedAt ? left.savedAt - right.savedAt : 0
}

/**
 * Puts the versions of one table in their order, the older first, each in a place that one of them had; other files stay
 * where they are.
 */
export function oldestFirst<File>(
  files: readonly File[],
  of: (file: File) => TableVersion & { of: string; savedAt: number | null },
): File[] {
  const ordered = [...files]
  const places = Map.groupBy(files.keys(), (at) => {
    const version = of(files[at]!)
    return version.table === '' ? `${at}` : `${version.of}\n${version.table}`
  })
  for (const at of places.values()) {
    if (at.length < 2) continue
    const sorted = at.map((index) => files[index]!).sort((a, b) => compareVersions(of(a), of(b)))
    for (const [index, file] of sorted.entries()) ordered[at[index]!] = file
  }
  return ordered
}

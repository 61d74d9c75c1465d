const part = (parts: Intl.DateTimeFormatPart[], type: string) =>
  Number(parts.find((each) => each.type === type)?.value ?? 0)

/** How far a zone (IANA name) is ahead of UTC at an instant, in ms. */
function zoneOffset(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at)
  const shown = Date.UTC(
    part(parts, 'year'),
    part(parts, 'month') - 1,
    part(parts, 'day'),
    part(parts, 'hour'),
    part(parts, 'minute'),
    part(parts, 'second'),
  )
  return shown - Math.floor(at / 1000) * 1000
}

/**
 * Reads what a date or date-time field holds (`2026-05-27`, `2026-05-27T14:30`) as an instant in a zone, UTC ms.
 * A day without a time is its noon, so that it stays that day in neighbouring zones. Null for anything else.
 */
export function readDayTime(text: string, zone: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?$/.exec(text)
  if (!match) return null
  const [year, month, day, hour, minute] = match.slice(1).map((each) => (each ? Number(each) : null))
  const asUtc = Date.UTC(year!, month! - 1, day!, hour ?? 12, minute ?? 0)
  if (Number.isNaN(asUtc) || new Date(asUtc).getUTCDate() !== day) return null
  const first = asUtc - zoneOffset(asUtc, zone)
  return asUtc - zoneOffset(first, zone)
}

/**
 * Reads a day as the last one of a right or a unit: until it is over in the zone, UTC ms, so that nobody is left without
 * what they were told to have on that day.
 */
export function readLastDay(text: string, zone: string): number | null {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? readDayTime(text, 'UTC') : null
  if (day === null) return null
  const next = new Date(day + 86_400_000).toISOString().slice(0, 10)
  return readDayTime(`${next}T00:00`, zone)! - 1
}

/** An instant as a date-time field wants it: `2026-05-27T14:30` in the zone; `day` gives the date alone. */
export function writeDayTime(at: number, zone: string, as: 'day' | 'time' = 'time'): string {
  const shown = new Date(at + zoneOffset(at, zone)).toISOString()
  return as === 'day' ? shown.slice(0, 10) : shown.slice(0, 16)
}

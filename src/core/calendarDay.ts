const quarterMs = 15 * 60_000
const mostKept = 20_000

const zones = new Map<string, (at: number) => string>()

/**
 * Gives the calendar day of moments (UTC ms) in a zone, `2026-11-21`. Each quarter of an hour is worked out once for
 * all callers: every zone's midnight falls on one.
 */
export function calendarDay(zone: string): (at: number) => string {
  let dayOf = zones.get(zone)
  if (!dayOf) {
    dayOf = createCalendar(zone)
    zones.set(zone, dayOf)
  }
  return dayOf
}

function createCalendar(zone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  const days = new Map<number, string>()
  return (at) => {
    const quarter = Math.floor(at / quarterMs)
    let day = days.get(quarter)
    if (day === undefined) {
      if (days.size >= mostKept) days.clear()
      day = format.format(at)
      days.set(quarter, day)
    }
    return day
  }
}

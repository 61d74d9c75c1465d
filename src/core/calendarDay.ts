/** Gives the calendar day of moments (UTC ms) in a zone, `2026-11-21`. One formatter serves every call. */
export function calendarDay(zone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  return (at) => format.format(at)
}

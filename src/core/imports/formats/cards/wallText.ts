/** Makes what writes UTC ms as `YYYY-MM-DD HH:MM`, or the day alone, by the clocks of an IANA zone. */
export function createWallText(zone: string): (at: number, isDay: boolean) => string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  return (at, isDay) => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
    const day = `${String(parts.year).padStart(4, '0')}-${parts.month}-${parts.day}`
    return isDay ? day : `${day} ${parts.hour}:${parts.minute}`
  }
}

import { zoneOffset } from '../zonedTime.ts'

const padded = (number: number, digits = 2): string => String(number).padStart(digits, '0')

/** Makes what writes UTC ms as `YYYY-MM-DD HH:MM`, or the day alone, by the clocks of an IANA zone. */
export function createWallText(zone: string): (at: number, isDay: boolean) => string {
  const offsetAt = zoneOffset(zone)
  return (at, isDay) => {
    const wall = new Date(at + offsetAt(at))
    const month = padded(wall.getUTCMonth() + 1)
    const day = `${padded(wall.getUTCFullYear(), 4)}-${month}-${padded(wall.getUTCDate())}`
    return isDay ? day : `${day} ${padded(wall.getUTCHours())}:${padded(wall.getUTCMinutes())}`
  }
}

import * as xlsx from '@e965/xlsx'
import { percentText, plainNumber } from './numberCell.ts'

/** Writes a number of a cell so that nothing of it is lost. */
export type NumberWriter = (value: number) => string

/** How a number is written in whose format nothing is said of days, shares and zeros. */
export const plainWriter: NumberWriter = (value) => plainNumber(value)

/** Which formats the numbers without a code of their own stand for, as far as it matters here (ECMA-376 part 1, 18.8.30). */
const datesAmongFormats: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
  [71, 81],
]
const sharesAmongFormats = [9, 10, 67, 68]

/** The code of a format that has a number alone, as XLSX, XLSB and old workbooks count them. */
export function ownFormat(id: number): string {
  if (datesAmongFormats.some(([from, to]) => id >= from && id <= to)) return 'yyyy-mm-dd'
  return sharesAmongFormats.includes(id) ? '0%' : 'General'
}

/**
 * How numbers in a format are written: dates as `YYYY-MM-DD[ HH:MM:SS]` whatever the format shows, percentages with their
 * sign, codes with their leading zeros, all others in full.
 */
export function numberWriter(format: string, date1904: boolean): NumberWriter {
  const write = /^0{2,}$/.test(format)
    ? (value: number) => (Number.isFinite(value) ? xlsx.SSF.format(format, value) : plainNumber(value))
    : /%/.test(format.split(';')[0]!)
      ? percentText
      : plainNumber
  if (format === 'General' || !xlsx.SSF.is_date(format)) return write
  return (value) => serialText(value, date1904) ?? write(value)
}

/** An Excel serial day as text; a pure time of day keeps only its time. Null where no such day exists. */
export function serialText(serial: number, date1904: boolean): string | null {
  const time = xlsx.SSF.parse_date_code(serial, { date1904 })
  if (time === null || serial < 0) return null
  const two = (value: number): string => String(value).padStart(2, '0')
  const clock = `${two(time.H)}:${two(time.M)}:${two(Math.floor(time.S))}`
  if (serial < 1 && serial > 0) return clock
  const day = `${time.y}-${two(time.m)}-${two(time.d)}`
  return clock === '00:00:00' ? day : `${day} ${clock}`
}

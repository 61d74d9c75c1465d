/** The day of a month, on or before `at`, that a day to come stands for once it is said to have been. */
export function lastSuch(day: string, at: number): string {
  const read = new Date(Date.parse(day))
  while (read.getTime() > at) read.setUTCMonth(read.getUTCMonth() - 1)
  return read.toISOString().slice(0, 10)
}

/** 20号, "the 18th": a day of no month that is named. */
export const isBareDay = /^(?:\d{1,2}|[一二三四五六七八九十廿]{1,3})号$|^\D*\d{1,2}(?:st|nd|rd|th)$/i

/** A day of no named month on a list of what is to be done: of this month, the last or the next, whichever lies nearest. */
export function nearestSuch(day: string, at: number): string {
  const read = new Date(Date.parse(day))
  const choices = [-1, 0, 1]
    .map((shift) => new Date(Date.UTC(read.getUTCFullYear(), read.getUTCMonth() + shift, read.getUTCDate())))
    .filter((one) => one.getUTCDate() === read.getUTCDate())
  const [nearest] = choices.toSorted(
    (one, other) => Math.abs(one.getTime() - at) - Math.abs(other.getTime() - at),
  )
  return (nearest ?? read).toISOString().slice(0, 10)
}

/** Whether a day begins or ends a span (9/15-10/10): the time that something is of, and not by when it is due. */
export const isOfSpan = (text: string, start: number, end: number): boolean =>
  /\d\s*(?:[日号]\s*)?[-–—~～至到]\s*$/.test(text.slice(0, start)) ||
  /^\s*(?:[日号]\s*)?[-–—~～至到]\s*\d/.test(text.slice(end))

const changedOn =
  /\b(?:changed|took effect|came into force|took over|left|joined|resigned|retired|was (?:appointed|promoted|replaced)|have applied|has applied)(?: with effect)? (?:on|from|since|as of) (?:the )?$/i
/** Whether on the day at a place something changed or somebody came or went: "the delegations changed on 1 November". */
export const isDayOfChange = (sentence: string, at: number): boolean => changedOn.test(sentence.slice(0, at))

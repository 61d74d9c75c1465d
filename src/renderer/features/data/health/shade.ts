/** Which of the seven steps from sand to sea a share (0–1) is drawn in: the last tenths tell most. */
export function shadeOf(share: number): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  const steps = [0.4, 0.6, 0.75, 0.85, 0.93, 0.98]
  return (1 + steps.filter((step) => share >= step).length) as 1 | 2 | 3 | 4 | 5 | 6 | 7
}

/** A share as percent that says 100 only of all and 0 only of none. */
export function percentOf(share: number): string {
  const percent = 100 * share
  if (percent > 99.5 && percent < 100) return '>99%'
  if (percent < 0.5 && percent > 0) return '<1%'
  return `${Math.round(percent)}%`
}

/** Days with a gap (null) wherever the next measuring is not of the next day: a line is drawn over no day unmeasured. */
export function withGaps<Day extends { day: string }>(days: readonly Day[]): (Day | null)[] {
  const dayMs = 86_400_000
  return days.flatMap((each, at) => {
    const next = days[at + 1]
    return next && Date.parse(next.day) - Date.parse(each.day) > dayMs ? [each, null] : [each]
  })
}

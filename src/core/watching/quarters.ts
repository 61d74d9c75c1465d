/** What was shown, by the quarter in which it was (`2026-Q3`), oldest first. `dayOf` gives the day (`YYYY-MM-DD`) of a moment (UTC ms). */
export function byQuarter<Shown extends { shownAt: number }>(
  shown: readonly Shown[],
  dayOf: (at: number) => string,
): { quarter: string; own: Shown[] }[] {
  const quarterOf = ({ shownAt }: Shown): string => {
    const day = dayOf(shownAt)
    return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
  }
  return [...Map.groupBy(shown, quarterOf)]
    .map(([quarter, own]) => ({ quarter, own }))
    .sort((a, b) => (a.quarter < b.quarter ? -1 : 1))
}

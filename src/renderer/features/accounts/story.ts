import type { TimelineItem } from '../../../shared/contract/accounts.ts'

export const timelineKinds = [
  'activity',
  'evidence',
  'stageChange',
  'price',
  'market',
  'advice',
] as const satisfies readonly TimelineItem['kind'][]
export type TimelineKind = (typeof timelineKinds)[number]

/** The pages of a story as one list, each line once, of one kind or of all. */
export function gathered(
  pages: readonly (readonly TimelineItem[])[],
  kind: TimelineKind | 'all',
): TimelineItem[] {
  const seen = new Set<string>()
  return pages.flat().filter((item) => {
    if (seen.has(item.key)) return false
    seen.add(item.key)
    return kind === 'all' || item.kind === kind
  })
}

/** Prices and market news are known by their day; an hour would be made up. */
export const isDayOnly = (item: Pick<TimelineItem, 'kind'>): boolean =>
  item.kind === 'price' || item.kind === 'market'

/** People by department in the order of first mention; those without one come last, under ''. */
export function byDepartment<Person extends { department: string | null; leftAt: number | null }>(
  people: readonly Person[],
): { department: string; people: Person[] }[] {
  const groups = new Map<string, Person[]>()
  for (const person of people) {
    const department = person.department?.trim() ?? ''
    const group = groups.get(department)
    if (group) group.push(person)
    else groups.set(department, [person])
  }
  return [...groups]
    .map(([department, group]) => ({
      department,
      people: group.toSorted((left, right) => Number(left.leftAt !== null) - Number(right.leftAt !== null)),
    }))
    .sort((left, right) => Number(left.department === '') - Number(right.department === ''))
}

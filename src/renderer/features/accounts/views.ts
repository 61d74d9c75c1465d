import type { AccountRow } from '../../../shared/contract/accounts.ts'

/** Ready-made views of the grid; the open one is in the address. */
export const accountViews = ['all', 'open', 'quiet', 'unowned'] as const
export type AccountView = (typeof accountViews)[number]

const quietMs = 30 * 86_400_000

/** Whether an account belongs to a view at an instant (UTC ms). */
export function inView(view: AccountView, account: AccountRow, now: number): boolean {
  switch (view) {
    case 'all':
      return true
    case 'open':
      return account.openDeals > 0
    case 'quiet':
      return account.lastActivityAt === null || account.lastActivityAt < now - quietMs
    case 'unowned':
      return !account.ownerName
  }
}

export const readView = (text: string | undefined): AccountView =>
  accountViews.find((view) => view === text) ?? 'all'

/** The values that a column holds, most used first, to offer while editing. */
export function valuesInUse<Row>(rows: readonly Row[], of: (row: Row) => string | null, most = 50): string[] {
  const counts = new Map<string, number>()
  for (const row of rows) {
    const value = of(row)
    if (value) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts]
    .sort((left, right) => right[1] - left[1])
    .slice(0, most)
    .map(([value]) => value)
}

/** The fields that a person filled in, trimmed; what stayed empty is left out and so stays as it is. */
export function filledIn<Field extends string>(
  fields: Readonly<Record<Field, string>>,
): Partial<Record<Field, string>> {
  return Object.fromEntries(
    Object.entries<string>(fields)
      .map(([field, value]) => [field, value.trim()] as const)
      .filter(([, value]) => value !== ''),
  ) as Partial<Record<Field, string>>
}

import type { accounts } from '../../accounts/schema.ts'
import { nameKeyOf } from '../../nameKey.ts'

/** An account of which nothing is known but that something refers to it. */
export const accountReferredTo = (
  id: string,
  name: string,
  { now, importId }: { now: number; importId: string | null },
): typeof accounts.$inferSelect => ({
  id,
  name,
  nameKey: nameKeyOf(name),
  aliases: null,
  code: null,
  industry: null,
  region: null,
  city: null,
  tier: null,
  ownerName: null,
  parentName: null,
  website: null,
  phone: null,
  employees: null,
  annualRevenueMinor: null,
  currency: null,
  evidenceId: null,
  knownAt: now,
  updatedAt: now,
  importId,
  mergedIntoId: null,
  deletedAt: null,
})

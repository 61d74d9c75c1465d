import type { People } from '../people.ts'
import type { accountsOfThings } from '../things.ts'

/** The one account of whose thing a message speaks that names nobody, or a name that several customers share. */
export function thingTold(
  people: People,
  ofThing: ReturnType<typeof accountsOfThings> | null,
  text: string,
): { accountId: string; called: string } | null {
  if (ofThing === null || people.accountsCalledIn(text).size > 0) return null
  const perhaps = people.accountsPerhapsIn(text)
  if (perhaps.size === 1) return null
  return ofThing(text, people.namesAccount, perhaps.size === 0 ? null : perhaps)
}

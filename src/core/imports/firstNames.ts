import type { Contact } from '../contacts/store.ts'
import { nameKeyOf } from '../nameKey.ts'

/** Words in letters, also where Chinese goes on without a space: Priya来信. */
const nonHanWord = /(?:(?!\p{Script=Han})\p{L})+/gu
const firstAndInitial = /(?<!\p{L})(\p{Lu}\p{Ll}+) (\p{Lu})(?![\p{L}\d])/gu

/**
 * How colleagues speak of people with Latin names: by a first name that the people of one account alone bear, and none of ours,
 * or by it and the surname's initial (Graham P), which one person alone can be called by.
 */
export function createFirstNames(contacts: readonly Contact[], ourNames: readonly string[]) {
  const ourKeys = new Set(ourNames.map(nameKeyOf))
  const ourGivenNames = new Set(ourNames.map((name) => name.split(' ')[0]!))
  const byFirstName = new Map<string, string | null>()
  const byInitial = new Map<string, Contact | null>()
  for (const contact of contacts) {
    const { name, accountId } = contact
    if (ourKeys.has(nameKeyOf(name))) continue
    const called = /^(\p{Lu}\p{L}+) (?:.* )?(\p{Lu})[\p{L}’'-]*$/u.exec(name)
    if (called !== null) {
      const key = `${called[1]} ${called[2]}`
      const known = byInitial.get(key)
      const isSame = known === undefined || (known?.name === name && known.accountId === accountId)
      byInitial.set(key, isSame ? contact : null)
    }
    const [first = '', ...more] = name.split(' ')
    if (more.length === 0 || !/^\p{Lu}\p{L}{2,}$/u.test(first) || ourGivenNames.has(first)) continue
    const known = byFirstName.get(first)
    byFirstName.set(first, known === undefined || known === accountId ? accountId : null)
  }
  /** The accounts of whose people a text calls somebody by the first name alone, word by word. */
  const namedIn = (text: string): { word: string; accountId: string }[] =>
    [...text.matchAll(nonHanWord)].flatMap(([word]) => {
      const accountId = byFirstName.get(word)
      return accountId ? [{ word, accountId }] : []
    })
  /** The people whom a text calls by first name and initial. */
  const calledByInitial = (text: string): Contact[] => [
    ...new Set(
      [...text.matchAll(firstAndInitial)].flatMap(
        ([, first, initial]) => byInitial.get(`${first} ${initial}`) ?? [],
      ),
    ),
  ]
  return {
    namedIn,
    calledByInitial,
    /** The accounts of whose people a text calls somebody in either way. */
    accountsIn: (text: string): Set<string> =>
      new Set([...calledByInitial(text), ...namedIn(text)].map(({ accountId }) => accountId)),
  }
}

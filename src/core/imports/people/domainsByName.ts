import { type Account, aliasesOf } from '../../accounts/store.ts'
import { initialsPerhaps } from '../matching/initials.ts'
import { spelledInLatin } from '../matching/latinNames.ts'
import { nameForm } from '../matching/nameForm.ts'

/** Letters that a domain must have to stand for a name by itself; three mean many a firm. */
const fewestLetters = 4
/** Of a Chinese name spelled out, which is its first two letters at least: hengrui. */
const fewestSpelled = 6
const mostBrand = 4
/** Of more customers than these no Chinese name is spelled: it would hold up the first mail. */
const mostSpelled = 3_000

/**
 * The accounts whose name a mail domain is made of: bmhg.example of Brenn Marine Hire Group, brennmarine.example, and of a Chinese
 * firm qhgd.example or qinghegd.example of 清禾轨道. Null where none or several may be meant: people of whom nobody is on file yet
 * write from there.
 */
export function createDomainsByName(
  accounts: readonly Account[],
  isMeant: (accountId: string) => boolean,
): (domain: string) => string | null {
  let owners: Map<string, Set<string>> | null = null
  const put = (key: string, id: string) => {
    if (key.length >= fewestLetters) owners!.set(key, (owners!.get(key) ?? new Set()).add(id))
  }
  function readNames(): Map<string, Set<string>> {
    owners = new Map()
    for (const account of accounts)
      for (const name of [account.name, ...aliasesOf(account)]) {
        for (const key of latinKeysOf(name)) put(key, account.id)
        if (accounts.length <= mostSpelled) for (const key of spelledKeysOf(name)) put(key, account.id)
      }
    return owners
  }
  return (domain) => {
    const [label = ''] = domain.split('.')
    const known = owners ?? readNames()
    const [head = ''] = label.split('-')
    const meant = known.get(label.replaceAll('-', '')) ?? known.get(head)
    const [only, other] = meant ?? []
    return only !== undefined && other === undefined && isMeant(only) ? only : null
  }
}

/** The letters of a Latin name, and its words together with and without what it is by law. */
function latinKeysOf(name: string): string[] {
  const { words, isChinese, letters } = nameForm(name)
  if (isChinese) return []
  const capitals = /^\p{Lu}{4,6}$/u.test(name.trim()) ? [letters] : []
  const initials = initialsPerhaps(name).map((one) => one.toLowerCase())
  const together = words.length > 1 ? [words.join(''), letters, words.slice(0, 2).join('')] : []
  return [...capitals, ...initials, ...together.filter((one) => one.length >= fewestSpelled)]
}

/** What a Chinese name begins with, as first letters of its syllables and spelled out. */
function spelledKeysOf(name: string): string[] {
  const { core, isChinese } = nameForm(name)
  if (!isChinese || !/^\p{Script=Han}{2,12}$/u.test(core)) return []
  const syllables = [...core].map(spelledInLatin)
  const initials = syllables.map((one) => one[0] ?? '').join('')
  const keys: string[] = []
  for (let length = fewestLetters; length <= initials.length; length += 1)
    keys.push(initials.slice(0, length))
  for (let length = 2; length <= Math.min(core.length, mostBrand); length += 1) {
    const spelled = syllables.slice(0, length).join('')
    if (spelled.length >= fewestSpelled) keys.push(spelled)
  }
  return keys
}

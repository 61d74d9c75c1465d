import { isAddressAt, isJuniorAddressAt, isShortAddressAt, surnameOf } from '../imports/formsOfAddress.ts'
import { toSimplified } from '../imports/matching/simplified.ts'
import type { Contact } from './store.ts'

export type Callable = Pick<Contact, 'id' | 'name'> & { nickname?: string | null }

/** The last letter of a Chinese given name, by which friends call somebody: 卢伟强 is 强哥 and 阿强. */
const lastOf = (name: string): string | null =>
  surnameOf(name) !== null && name.length > 2 ? name.at(-1)! : null

/**
 * How friends and colleagues call somebody of a Chinese name by the given one: 阿雯, 小雯, 雯姐, 绮雯. What the surname
 * makes of it (老梁, 区姐) is told by `isAddressAt`.
 */
export function familiarNamesOf(name: string): string[] {
  const last = lastOf(name)
  return last === null ? [] : [`阿${last}`, `小${last}`, `${last}哥`, `${last}姐`, `${last}叔`, name.slice(1)]
}

/** The last words that were asked of, of whom many people are asked in turn, and the names that were simplified before. */
let lastWords = { asked: '', simple: '' }
const simpleNames = new Map<string, string>()
const mostNames = 5000
function simpleWords(words: string): string {
  if (lastWords.asked !== words) lastWords = { asked: words, simple: toSimplified(words) }
  return lastWords.simple
}
function simpleName(name: string): string {
  const known = simpleNames.get(name)
  if (known !== undefined) return known
  if (simpleNames.size >= mostNames) simpleNames.clear()
  const simple = toSimplified(name)
  simpleNames.set(name, simple)
  return simple
}

/** Letters without their accents: who is Pádraig on a card is Padraig to those who write in haste. */
const plainLetters = (text: string): string =>
  /[\u00c0-\u024f]/.test(text) ? text.normalize('NFD').replaceAll(/\p{M}/gu, '') : text

/** Whether words hold a name: of Latin letters only as a word of its own, which Chinese beside it leaves it. */
export const holdsName = (words: string, name: string): boolean =>
  /^\p{Script=Latin}/u.test(name)
    ? new RegExp(`(?<!\\p{Script=Latin})${RegExp.escape(plainLetters(name))}(?!\\p{Script=Latin})`, 'u').test(
        plainLetters(words),
      )
    : words.includes(name)

const titles =
  /^(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Miss|Mx|Sir|Dame|Ing|Ir|Eng|Dipl|Puan|Encik|Tuan|Datuk|Dato['’]?|Herr|Frau|Mme|M)\.?(?:-Ing\.?)?\s+)+/
/** A name without what is put before it: Dr Ingrid Solheim is Ingrid to those who write of her. */
const untitled = (name: string): string => name.replace(titles, '')

/** Whether words name a person, by the whole name or by a nickname that is on file. */
export const isNamedIn = (words: string, { name, nickname }: Pick<Callable, 'name' | 'nickname'>): boolean =>
  plainLetters(words).includes(plainLetters(untitled(name))) ||
  (Boolean(nickname) && holdsName(words, nickname!))

/**
 * Whether words call a person as nobody else among `colleagues` can be called: by surname and title (罗总, 陶厂), as friends do
 * (区姐, 强哥, 阿雯), or by a Latin first name or two given ones.
 */
export function isAddressedIn(told: string, called: Callable, colleagues: readonly Callable[]): boolean {
  const words = simpleWords(told)
  const person = { ...called, name: simpleName(called.name) }
  const others = colleagues.flatMap((one) =>
    one.id === person.id ? [] : [{ ...one, name: simpleName(one.name) }],
  )
  const surname = surnameOf(person.name)
  if (surname === null) {
    const [first = '', ...more] = untitled(person.name).split(' ')
    // Lim Wei Jian, whose surname comes first, is Wei Jian to those who know him.
    const given = more.join(' ')
    if (more.length === 2 && holdsName(words, given))
      return others.every(({ name }) => !name.endsWith(` ${given}`))
    return (
      more.length > 0 &&
      /^\p{Lu}\p{L}{2,}$/u.test(first) &&
      others.every(({ name }) => untitled(name).split(' ')[0] !== first) &&
      holdsName(words, first)
    )
  }
  const last = lastOf(person.name)
  if (others.every(({ name }) => surnameOf(name) !== surname && lastOf(name) !== surname))
    for (let at = words.indexOf(surname); at >= 0; at = words.indexOf(surname, at + 1))
      if (isAddressAt(words, at) || isShortAddressAt(words, at) || isJuniorAddressAt(words, at)) return true
  return (
    last !== null &&
    words.includes(last) &&
    others.every(({ name }) => surnameOf(name) !== last && lastOf(name) !== last) &&
    familiarNamesOf(person.name).some((called) => words.includes(called))
  )
}

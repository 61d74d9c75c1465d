import { spellingsOf } from '../accounts/ownFirm.ts'
import { familiarNamesOf } from '../contacts/calledInText.ts'
import type { Contact } from '../contacts/store.ts'
import { nameKeyOf } from '../nameKey.ts'
import { surnameOf } from './formsOfAddress.ts'
import { domainsOf } from './mailDomain.ts'
import { latinFormsOf, localPartOf } from './matching/latinNames.ts'
import { nameForm } from './matching/nameForm.ts'
import { nameFormsOf, splitNickname } from './personNames.ts'

/** As whom somebody writes in a chat that they typed off a telephone. */
const ourselves = ['我', '本人', 'me', 'myself']

/** A given name alone may be anybody's who writes. */
const isWholeName = (form: string): boolean => form.includes(' ')

/** A Chinese name and a Latin one of the same person: 梁绮雯 Yvonne Liang, 梁绮雯（阿雯）. */
const partsOf = (written: string): string[] => {
  const { name, nickname } = splitNickname(written)
  if (nickname !== null) return [name, nickname]
  const two = /^(\p{Script=Han}{2,4})[\s(（/·-]+(\p{Script=Latin}[\p{L}’'. -]+?)[)）]?$/u.exec(name)
  return two === null ? [name] : [two[1]!, two[2]!]
}

/**
 * The keys of our own people's whole names, as they are written in any script: 梁绮雯, Liang Qiwen, and both of an owner who
 * is on file as "梁绮雯 Yvonne Liang". Nobody is ours by a first name or nickname alone.
 */
export const wholeNameKeys = (names: readonly string[]): Set<string> =>
  new Set(
    names
      .filter((name) => name.length > 1)
      .flatMap(partsOf)
      .flatMap((name) => [nameKeyOf(name), ...latinFormsOf(name).spoken.filter(isWholeName)]),
  )

/** How colleagues call somebody by the surname: 老梁, 小梁, 梁姐. */
const bySurname = (surname: string): string[] => [
  ...['老', '小', '阿'].map((mark) => `${mark}${surname}`),
  ...['姐', '哥', '工', '经理'].map((title) => `${surname}${title}`),
]

/** How friends call somebody by the given name, of which one letter is enough in a chat: 阿雯 of 梁绮雯, 阿越 of 钱越. */
const familiarInChats = (name: string): string[] =>
  name.length === 2 && surnameOf(name) !== null ? [`阿${name[1]}`, `小${name[1]}`] : familiarNamesOf(name)

/** The surname in Latin letters: of 梁绮雯 liang, of Karen Pike pike; null of a name of another kind. */
const latinSurnameOf = (name: string): string | null =>
  surnameOf(name) !== null
    ? (latinFormsOf(name).spoken[0]?.split(' ')[0] ?? null)
    : (/^\p{Lu}[\p{L}’'.-]+ (?:.* )?(\p{Lu}[\p{L}’'-]+)$/u.exec(name)?.[1]?.toLowerCase() ?? null)

const betweenParts = /[\s\-—–_|｜/·@()（）【】[\]]+/u
/**
 * Whether a chat shows a name with our firm's behind or before it, as people are shown who share no firm with whoever keeps the
 * chat: 冯越@衡岭, 衡岭-冯越, "Ana Ruiz (Brackwater)".
 */
function isTaggedAsOf(written: string, ownFirm: string): boolean {
  if (ownFirm.trim().length < 2) return false
  const parts = written.trim().split(betweenParts).filter(Boolean)
  if (parts.length < 2) return false
  const { core, words, isChinese } = nameForm(ownFirm)
  const spelled = isChinese ? spellingsOf(ownFirm) : [words.join(''), words[0] ?? '']
  return parts.some((part) => {
    const letters = nameForm(part).letters
    return /^\p{Script=Han}+$/u.test(part)
      ? isChinese && letters.length >= 2 && core.startsWith(letters)
      : letters.length >= 4 && spelled.includes(letters)
  })
}
/** Where somebody writes: with whom of the customer, as far as it is known. */
export interface Where {
  /** The account whose talk it is, or to whose people a mail goes; null where none is known. */
  accountId: string | null
  isMail: boolean
}

/**
 * Tells whether one of us writes: by name, with a remark beside it or in pinyin; as colleagues are called (阿雯 of 梁绮雯)
 * where nobody of the customer can be called so; from an address that spells the name out and is no customer's; or in a
 * mail to a customer under our surname and a first name of another language (Yvonne Liang).
 *
 * @param names of our own people, as the team writes them
 */
export function createOwnSide(
  names: readonly string[],
  known: {
    /** What our firm is called; empty where nobody has said. */
    ownFirm?: string
    contacts: readonly Contact[]
    /** What follows the @ of our own addresses. */
    domains: ReadonlySet<string>
    /** Whether the records know a customer's person under a key. */
    isContact(key: string): boolean
    accountOfAddress(address: string): string | null
    /** Whether words name a customer. */
    namesAccount(words: string): boolean
  },
) {
  const ours = names.filter((name) => name.length > 1).flatMap(partsOf)
  const keys = new Set([...ours, ...ourselves].map(nameKeyOf))
  const surnamesOfTheirs = new Set(known.contacts.flatMap(({ name }) => surnameOf(name) ?? []))
  const familiar = new Set(
    ours.flatMap((name) => {
      const surname = surnameOf(name)
      return [
        ...familiarInChats(name),
        ...(surname === null || surnamesOfTheirs.has(surname) ? [] : bySurname(surname)),
      ]
    }),
  )
  const contactsOf = Map.groupBy(known.contacts, ({ accountId }) => accountId)
  let latin: {
    names: ReadonlySet<string>
    localParts: ReadonlySet<string>
    surnames: ReadonlySet<string>
  } | null = null
  /** How our names are written in Latin letters; made when the first such name or address comes. */
  const latinOwn = () => {
    if (latin !== null) return latin
    const forms = ours.map(latinFormsOf)
    latin = {
      names: new Set(forms.flatMap(({ spoken }) => spoken.filter(isWholeName))),
      localParts: new Set(forms.flatMap(({ addressed }) => addressed)),
      surnames: new Set(
        ours.flatMap((name) => (surnameOf(name) === null ? [] : (latinSurnameOf(name) ?? []))),
      ),
    }
    return latin
  }
  /** Whether nobody whom the account is known by is called so too. */
  const isNobodyOf = (accountId: string | null, isCalled: (contact: Contact) => boolean): boolean =>
    accountId === null || !(contactsOf.get(accountId) ?? []).some(isCalled)

  const isFamiliar = (name: string, { accountId }: Where): boolean =>
    familiar.has(name) &&
    !known.isContact(nameKeyOf(name)) &&
    isNobodyOf(accountId, (contact) => familiarInChats(contact.name).includes(name))

  const hasOurSurname = (form: string, { accountId, isMail }: Where): boolean => {
    const words = form.split(' ')
    if (!isMail || accountId === null || words.length !== 2) return false
    const surname = words.find((word) => latinOwn().surnames.has(word))
    return (
      surname !== undefined && isNobodyOf(accountId, (contact) => latinSurnameOf(contact.name) === surname)
    )
  }

  return {
    keys,
    isOurs(name: string, address: string | undefined, where: Where): boolean {
      const key = nameKeyOf(name)
      if (keys.has(key)) return true
      const isTheirs = nameFormsOf(name).some(known.isContact)
      if (!isTheirs && isTaggedAsOf(name, known.ownFirm ?? '') && !known.namesAccount(name)) return true
      if (!isTheirs && nameFormsOf(name).some((form) => keys.has(form))) return true
      const isLatin = /^\p{Script=Latin}/u.test(key)
      const forms = isLatin && !isTheirs ? nameFormsOf(name) : []
      if (forms.some((form) => latinOwn().names.has(form))) return true
      // Lin Yiwen, who is on file in Latin letters, writes in a Chinese chat as 林怡雯.
      const spelled = isLatin || isTheirs ? [] : latinFormsOf(name.trim()).spoken.filter(isWholeName)
      if (spelled.some((form) => latinOwn().names.has(form))) return true
      const isCustomers = address?.includes('@') && known.accountOfAddress(address) !== null
      if (!isTheirs && !isCustomers && forms.some((form) => hasOurSurname(form, where))) return true
      if (!isTheirs && isFamiliar(name.trim(), where) && !known.namesAccount(name)) return true
      if (!address?.includes('@') || isCustomers || known.isContact(nameKeyOf(address))) return false
      const [domain] = domainsOf(address)
      if (domain === undefined) return false
      return known.domains.has(domain) || latinOwn().localParts.has(localPartOf(address) ?? '')
    },
  }
}

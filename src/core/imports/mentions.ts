import { aliasesOf } from '../accounts/store.ts'
import { isAddressAt, isFormOfAddress, isShortAddressAt, surnameOf } from './formsOfAddress.ts'
import { abbreviationsOf } from './matching/abbreviations.ts'
import { wholeNamesOf } from './matching/otherNames.ts'
import { wordBoundaries, wordClassOf } from './matching/plainWords.ts'
import { noShortNames, type ShortNames } from './matching/shortNames.ts'

/** An account by the names that writing may use for it. */
export interface NamedAccount {
  id: string
  name: string
  /** Short and other names that the team's own records give it. */
  aliases: readonly string[]
  /** Made for a mere reference, and perhaps one of the others: its name proves no more than an abbreviation. */
  isUnproven?: boolean
  /** Made for a mere reference by the name of a place or person that everybody knows: Helen, of a list of things to do. */
  isCommon?: boolean
}
export interface NamedPerson {
  id: string
  accountId: string
  name: string
  /** As the team's own records say that others call them: 强哥. */
  nickname?: string | null
}
/** A deal that is spoken of by its account's short name and how its own begins: 瑞穹二期. */
export interface NamedDeal {
  id: string
  accountId: string
  name: string
}

/** How a text speaks of an account; `of` is the id of the account, or of the person who is named. */
export interface Named {
  as: 'account' | 'short' | 'onlyShort' | 'person' | 'deal'
  of: string
  text: string
  inTitle: boolean
}

/** How strongly a name speaks for its account, in points; two points are enough to link. */
const points = { account: 3, deal: 2, person: 2, shortOrCommon: 1, addressed: 1 } as const
const enough = 2
/** How far the best account must be ahead of the next. */
const ahead = 1
/** The title of a note or chat says what it is about; its text mentions much. */
const titleBonus = 1

interface Mention {
  accountId: string
  /** Told by the team's own records, or what anybody would make of the name. */
  isTold: boolean
  /** A short name that nobody told, and that no other account can be called by. */
  isOnlyShort?: boolean
  /** Of an account that a mere reference made and that may be one of the others: it decides nothing against those. */
  isUnproven?: boolean
  /** What it names, so that a name said twice counts once. */
  of: string
  points: number
}
/** A name and all who are called so: where they are several it speaks for each of them alike. */
interface Called {
  text: string
  mentions: Mention[]
}
/** What the team's own records call an account. */
export const namesOf = ({ name, aliases }: { name: string; aliases: string | null }): string[] => [
  name,
  ...aliasesOf({ aliases }),
]

const shortestName = 2
/** Two Chinese letters are often a place or a word as well; a Latin name of two letters always is. */
const isShort = (name: string): boolean =>
  /^[\p{Script=Han}]+$/u.test(name) ? name.length < 3 : name.length < 4
const tidy = (text: string): string => text.normalize('NFKC').toLowerCase()

type Worth = Map<string, Map<string, number>>

const add = (
  worth: Worth,
  { accountId, of, points: more }: Pick<Mention, 'accountId' | 'of' | 'points'>,
  bonus: number,
): void => {
  const known = worth.get(accountId) ?? new Map<string, number>()
  known.set(of, Math.max(known.get(of) ?? 0, more + bonus))
  worth.set(accountId, known)
}

/** The account with enough points and ahead of all others, or null. */
function bestOf(worth: Worth): string | null {
  let best: string | null = null
  let most = 0
  let next = 0
  for (const [accountId, names] of worth) {
    let sum = 0
    for (const each of names.values()) sum += each
    if (sum > most) {
      next = most
      most = sum
      best = accountId
    } else if (sum > next) next = sum
  }
  return most >= enough && most - next >= ahead ? best : null
}

/**
 * Finds the one account that a text is about: by its name, its short names, its name's abbreviations, its open deals,
 * and the people of it whom the text names. A name that several accounts share speaks for each of them alike, so that
 * a person, a place or a deal must decide; where nothing does the text stays unlinked. Rules of our own; the points
 * only order what a reader would find obvious.
 */
/** "don't mix up with Northgate Labels": who is named so is the one it is not about. */
const warning =
  /[^。；;\n]*(?:(?:\b(?:do ?n[o'’]?t|never|not to be)\b[^.;\n]{0,16}\b(?:mix(?:ed)?(?: it| them| this)? up|confus))|\bnothing to do with\b|\bno relation (?:to|of)\b|\bnot the same as\b|(?:别|不要|勿)(?:跟|和|与)?[^，。；;\n]{0,10}(?:搞|弄|混)(?:混|淆|错)|(?:与|和|跟)[^，。；;\n]{0,12}(?:无关|没关系|不是(?:一|同一)家))[^。；;\n]*/gi
const mayWarn = /mix|confus|nothing to do|relation|the same as|混|搞错|弄错|无关|没关系|一家/i
const withoutWarnings = (text: string): string =>
  mayWarn.test(text) ? text.replace(warning, (words) => ' '.repeat(words.length)) : text

export function createMentions(
  accounts: readonly NamedAccount[],
  people: readonly NamedPerson[],
  deals: readonly NamedDeal[] = [],
  ownSurnames: ReadonlySet<string> = new Set(),
  shortNames: ShortNames = noShortNames,
  isInUse: (accountId: string, called: string) => boolean = () => false,
) {
  const { byText, lengthsOf } = indexOf(offersOf(accounts, people, shortNames))
  const titled = dealTitles(deals, byText)
  const unprovenIds = new Set(accounts.flatMap(({ id, isUnproven }) => (isUnproven ? [id] : [])))
  const bySurname = new Map<string, NamedPerson[]>()
  for (const person of people) {
    const surname = surnameOf(person.name)
    if (surname !== null && !ownSurnames.has(surname)) put(bySurname, surname, person)
  }
  const dealsOf = new Map<string, { id: string; name: string }[]>()
  for (const { id, accountId, name } of deals) {
    const called = squeezed(name)
    const key = dealKey(accountId, called)
    if ((dealsOf.get(key)?.length ?? 0) < mostDealsAlike) put(dealsOf, key, { id, name: called })
  }

  /** Names in the text with where they end, the longest at each place; what a name covers is not read again. */
  function* namesIn(plain: string): Generator<Called & { end: number }> {
    for (let at = 0; at + shortestName <= plain.length; ) {
      const found = nameAt(plain, at)
      if (found) yield { ...found, end: at + found.text.length }
      at += found?.text.length ?? 1
    }
  }
  function nameAt(plain: string, at: number): Called | null {
    const lengths = lengthsOf.get(plain.slice(at, at + shortestName))
    if (lengths === undefined) return null
    for (const length of lengths) {
      const found = byText.get(plain.slice(at, at + length))
      if (found && standsAlone(plain, at, found.text)) return found
    }
    return null
  }

  /** The open deals of which the words after an account's name are the beginning: those that they tell most of. */
  function dealsAfter(plain: string, { end, mentions }: Called & { end: number }): NamedDeal[] {
    if (dealsOf.size === 0) return []
    const rest = squeezed(plain.slice(end, end + longestRest))
    let most = 0
    let found: NamedDeal[] = []
    for (const { accountId, of } of mentions) {
      if (of !== accountId) continue
      for (const { id, name } of dealsOf.get(dealKey(accountId, rest)) ?? []) {
        const told = beginningTold(rest, name)
        if (told === 0 || told < most) continue
        if (told > most) found = []
        most = told
        found.push({ id, accountId, name })
      }
    }
    return found
  }

  function count(worth: Worth, text: string, bonus: number): void {
    const plain = tidy(withoutWarnings(text))
    for (const called of namesIn(plain)) {
      for (const mention of called.mentions) add(worth, mention, bonus)
      for (const { accountId, id } of dealsAfter(plain, called))
        add(worth, { accountId, of: id, points: points.deal }, bonus)
    }
    if (bonus === 0) return
    for (const { id, accountId } of dealsTitled(plain))
      add(worth, { accountId, of: id, points: points.deal }, 0)
  }

  /** The deals that a title calls by a name of their own, whatever their customer is called: Fenwick, of Fenwick Moss BESS. */
  function dealsTitled(plain: string): NamedDeal[] {
    if (titled.size === 0) return []
    const found = [...plain.matchAll(latinWord)].flatMap(([word]) => titled.get(word) ?? [])
    return [...new Set(found)]
  }

  /** People called by surname and title speak for accounts that are spoken of anyway; alone they may be anybody's. */
  function countAddressed(worth: Worth, text: string): void {
    if (worth.size === 0) return
    for (const { accountId, id } of addressedIn(text, (one) => worth.has(one.accountId)))
      add(worth, { accountId, of: id, points: points.addressed }, 0)
  }

  /** Each person whom a form of address may mean; two colleagues of one surname count as one. */
  function* addressedIn(text: string, isMeant: (person: NamedPerson) => boolean): Generator<NamedPerson> {
    if (bySurname.size === 0) return
    const seen = new Set<string>()
    for (let at = 0; at < text.length; at++) {
      const letter = text[at]!
      const called = bySurname.get(letter)
      if (!called || seen.has(letter)) continue
      if (!isAddressAt(text, at) && !isShortAddressAt(text, at)) continue
      seen.add(letter)
      const accounted = new Set<string>()
      for (const person of called)
        if (isMeant(person) && !accounted.has(person.accountId)) {
          accounted.add(person.accountId)
          yield person
        }
    }
  }

  function worthOf(title: string, text: string): Worth {
    const worth: Worth = new Map()
    count(worth, title, titleBonus)
    count(worth, text, 0)
    countAddressed(worth, `${title}\n${text}`)
    return worth
  }

  return {
    /** The account that `title` and `text` are about, or null. */
    accountIn: (title: string, text: string): string | null => bestOf(worthOf(title, text)),
    /**
     * The account that a talk is about: of those that its name speaks of where it speaks of any, else what is said.
     * `members` are the accounts of those who take part.
     */
    accountOfTalk(title: string, text: string, members: ReadonlySet<string> = new Set()): string | null {
      const named: Worth = new Map()
      count(named, title, titleBonus)
      countAddressed(named, title)
      for (const accountId of members) add(named, { accountId, of: 'members', points: points.person }, 0)
      if (named.size === 0) return bestOf(worthOf('', text))
      const alone = bestOf(named)
      if (alone !== null) return alone
      // Harbourline Suzhou, which a row names, takes no channel harbourline-suzhou from Harbourline.
      const proven = new Map([...named].filter(([accountId]) => !unprovenIds.has(accountId)))
      const known = proven.size < named.size ? bestOf(proven) : null
      if (known !== null) return known
      const worth = worthOf(title, text)
      for (const accountId of members) add(worth, { accountId, of: 'members', points: points.person }, 0)
      for (const accountId of worth.keys()) if (!named.has(accountId)) worth.delete(accountId)
      return bestOf(worth)
    },
    /** The names by which a title and text speak of an account, each once, the title's first. */
    namesOfAccountIn(title: string, text: string, accountId: string): Named[] {
      const found = new Map<string, Named>()
      for (const [said, inTitle] of [
        [title, true],
        [text, false],
      ] as const)
        for (const called of namesIn(tidy(said)))
          for (const { of, points: worth, isOnlyShort } of called.mentions.filter(
            (one) => one.accountId === accountId,
          )) {
            const as =
              of !== accountId
                ? 'person'
                : worth >= points.account
                  ? 'account'
                  : isOnlyShort
                    ? 'onlyShort'
                    : 'short'
            if (!found.has(of)) found.set(of, { as, of, text: called.text, inTitle })
          }
      for (const { id, accountId: owner, name } of dealsTitled(tidy(title)))
        if (owner === accountId && found.size === 0)
          found.set(id, { as: 'deal', of: id, text: name, inTitle: true })
      return [...found.values()].slice(0, 4)
    },
    /** The accounts that a text names, by names that others may share. */
    accountsNamedIn(text: string): Set<string> {
      const worth: Worth = new Map()
      count(worth, text, 0)
      return new Set([...worth].flatMap(([accountId, names]) => (names.has(accountId) ? [accountId] : [])))
    },
    /**
     * The accounts that a text calls by a name that the team's own records give to them alone; with `orInShort` also by a
     * short name that no other can be called by, or that is a word as well and by which the team's talks with them are called.
     */
    accountsCalledIn(text: string, { orInShort }: { orInShort: boolean }): Set<string> {
      const called = new Set<string>()
      const plain = tidy(withoutWarnings(text))
      for (const { mentions, end, text: name } of namesIn(plain))
        for (const { accountId, of, isTold, isOnlyShort } of mentions)
          if (
            of === accountId &&
            mentions.every((one) => one.accountId === accountId) &&
            (isTold ||
              (orInShort &&
                isWord(plain, end - name.length, end) &&
                (isOnlyShort || isInUse(accountId, name))))
          )
            called.add(accountId)
      return called
    },
    /** The accounts of whose people a text names anybody, by names that only they have and that are long enough to be no others. */
    accountsOfPeopleIn(text: string): Set<string> {
      const found = new Set<string>()
      for (const { mentions, text: name } of namesIn(tidy(withoutWarnings(text))))
        for (const { accountId, of } of mentions)
          if (of !== accountId && !isShort(name) && mentions.every((one) => one.accountId === accountId))
            found.add(accountId)
      return found
    },
    /** A text without the names that mean one account only: what else may be named in it. */
    withoutNames(text: string): string {
      const letters = text.normalize('NFKC')
      let rest = ''
      let from = 0
      for (const { mentions, text: name, end } of namesIn(tidy(text)))
        if (new Set(mentions.map(({ accountId }) => accountId)).size === 1) {
          rest += `${letters.slice(from, end - name.length)} `
          from = end
        }
      return rest + letters.slice(from)
    },
    /** Of `candidates`, the only account whose people the text names or calls by surname and title; else null. */
    accountOfPeopleIn(text: string, candidates: ReadonlySet<string>): string | null {
      const found = new Set<string>()
      const plain = tidy(text)
      for (const { mentions } of namesIn(plain))
        for (const { accountId, of } of mentions)
          if (of !== accountId && candidates.has(accountId)) found.add(accountId)
      for (const { accountId } of addressedIn(text, (one) => candidates.has(one.accountId)))
        found.add(accountId)
      return found.size === 1 ? [...found][0]! : null
    },
    /** The one open deal of an account that a text speaks of by the account's short name and how the deal's begins. */
    dealIn(text: string, accountId: string): string | null {
      const plain = tidy(text)
      const found = new Set<string>()
      for (const called of namesIn(plain)) {
        const own = called.mentions.filter((mention) => mention.accountId === accountId)
        for (const { id } of dealsAfter(plain, { ...called, mentions: own })) found.add(id)
      }
      if (found.size === 0)
        for (const { id, accountId: owner } of dealsTitled(plain)) if (owner === accountId) found.add(id)
      return found.size === 1 ? [...found][0]! : null
    },
    /** The people of an account whom the text names, in the order of their first mention. */
    peopleIn(text: string, accountId: string): string[] {
      const named = [...namesIn(tidy(text))].flatMap(({ mentions }) =>
        mentions.filter((one) => one.accountId === accountId && one.of !== accountId),
      )
      return [...new Set(named.map(({ of }) => of))]
    },
  }
}
export type Mentions = ReturnType<typeof createMentions>

function offersOf(
  accounts: readonly NamedAccount[],
  people: readonly NamedPerson[],
  shortNames: ShortNames,
): Map<string, Mention[]> {
  const offers = new Map<string, Mention[]>()
  const unproven = new Set(accounts.flatMap(({ id, isUnproven }) => (isUnproven ? [id] : [])))
  const offer = (
    name: string,
    accountId: string,
    of: string,
    worth: number,
    isTold: boolean,
    isOnlyShort = false,
  ) => {
    const text = tidy(name).trim()
    const doubt = unproven.has(accountId) ? { isUnproven: true } : {}
    if (text.length >= shortestName)
      put(offers, text, {
        accountId,
        of,
        points: worth,
        isTold,
        ...(isOnlyShort && { isOnlyShort }),
        ...doubt,
      })
  }
  for (const { id, name, aliases, isUnproven = false, isCommon = false } of accounts) {
    for (const called of [name, ...aliases])
      offer(
        called,
        id,
        id,
        isShort(called) || isCommon ? points.shortOrCommon : points.account,
        !isUnproven && !isCommon,
      )
    const short = wholeNamesOf({ name, aliases }).map(abbreviationsOf)
    const full = [...new Set(short.flatMap((one) => one.full))]
    for (const called of full)
      offer(called, id, id, isShort(called) ? points.shortOrCommon : points.account, false, true)
    const only = shortNames.of(id)
    for (const { beginning } of short)
      if (beginning !== null && !only.includes(beginning))
        offer(beginning, id, id, points.shortOrCommon, false)
    for (const called of only)
      if (!full.includes(called)) offer(called, id, id, points.shortOrCommon, false, true)
  }
  // A contact on file as 秦部长 is called so like anybody of that surname and title.
  for (const { id, accountId, name, nickname = null } of people)
    for (const called of [name, ...(nickname === null || isPlainWord(nickname) ? [] : [nickname])])
      if (!isFormOfAddress(called))
        offer(called, accountId, id, isShort(called) ? points.shortOrCommon : points.person, true)
  return offers
}

/** Will and Mark are words as well: somebody called so is known by the first name, where it is written as one. */
const isPlainWord = (nickname: string): boolean =>
  /^\p{Script=Latin}+$/u.test(nickname) && wordClassOf(nickname.toLowerCase()) !== 'own'

/** Names by their text, and how long those are that begin with the same letters, so that many cost no more than few. */
function indexOf(offers: ReadonlyMap<string, readonly Mention[]>): {
  byText: Map<string, Called>
  lengthsOf: Map<string, number[]>
} {
  const byText = new Map<string, Called>()
  const lengths = new Map<string, Set<number>>()
  for (const [text, all] of offers) {
    // Who is called so in the team's own records comes before whose name could be cut short to it.
    const told = all.filter(({ isTold }) => isTold)
    const nearest = told.length > 0 ? told : all
    // Fellmoor Foods, which an order names, says nothing against Fellmoor Foods Ltd, whom it probably means.
    const proven = nearest.filter(({ isUnproven }) => !isUnproven)
    const called = new Set(proven.map(({ accountId }) => accountId)).size === 1 ? proven : nearest
    const isShared = new Set(called.map(({ accountId }) => accountId)).size > 1
    // A shared name speaks for all alike, whatever it is to each.
    const worth = Math.min(...called.map((one) => one.points))
    byText.set(text, {
      text,
      mentions: called.map(({ accountId, of, isTold, isOnlyShort = false, points: own }) => ({
        accountId,
        of,
        isTold,
        isOnlyShort,
        points: isShared ? worth : own,
      })),
    })
    const start = text.slice(0, shortestName)
    lengths.set(start, (lengths.get(start) ?? new Set()).add(text.length))
  }
  const lengthsOf = new Map([...lengths].map(([start, all]) => [start, [...all].sort((a, b) => b - a)]))
  return { byText, lengthsOf }
}

/** Deals of one account that begin alike, as far as they are told apart. */
const mostDealsAlike = 100
const dealKey = (accountId: string, name: string): string => `${accountId}\n${name.slice(0, shortestName)}`
const longestRest = 24
/** Without what people put between the parts of a name. */
const squeezed = (text: string): string => tidy(text).replace(/[^\p{L}\p{N}]+/gu, '')

/** How many letters of a deal's name `rest` begins with, and one more where it goes on with words of it; 0 for too few. */
function beginningTold(rest: string, name: string): number {
  let same = 0
  while (same < rest.length && same < name.length && rest[same] === name[same]) same += 1
  const least = /^[a-z\d]/.test(name) ? Math.min(4, name.length) : 2
  if (same < least) return 0
  const onwards = rest.slice(same, same + 2)
  return same + (onwards.length === 2 && name.includes(onwards, same) ? 1 : 0)
}

const latinWord = /(?:(?!\p{Script=Han})\p{L}){5,}/gu

/** Deals by the first word of their names, where it is a Latin name that no other deal and no account begins with. */
function dealTitles(
  deals: readonly NamedDeal[],
  byText: ReadonlyMap<string, Called>,
): ReadonlyMap<string, NamedDeal[]> {
  const titled = new Map<string, NamedDeal[]>()
  for (const deal of deals) {
    const word = /^\p{Lu}\p{Ll}{4,}(?=[\s\d-])/u.exec(deal.name)?.[0].toLowerCase()
    if (word !== undefined) put(titled, word, deal)
  }
  for (const [word, called] of titled) {
    const isOne = new Set(called.map(({ accountId }) => accountId)).size === 1
    if (!isOne || byText.has(word) || wordClassOf(word) !== 'own') titled.delete(word)
  }
  return titled
}

/** Whether a Chinese name stands in a text as a word of its own: 大华 does not in 伟大华侨. */
function isWord(plain: string, start: number, end: number): boolean {
  if (!/\p{Script=Han}/u.test(plain[start]!)) return true
  const from = Math.max(0, start - wordSight)
  const starts = wordBoundaries(plain.slice(from, end + wordSight))
  if (starts?.has(start - from) === true && starts.has(end - from)) return true
  // 秀湖底价408: at the beginning of what is said a name stands by itself, though its last letter makes a word with the next.
  return beginsClause.test(plain.slice(0, start))
}
const beginsClause = /(?:^|[\s,，。;；:：!！?？、@(（])$/u
/** As far as a word reaches beyond the letters in question. */
const wordSight = 8

/** A Latin name is a word or several, not the inside of one. */
function standsAlone(plain: string, at: number, name: string): boolean {
  const isLetter = (char: string | undefined) => char !== undefined && /[a-z0-9]/.test(char)
  return !(
    (isLetter(name[0]) && isLetter(plain[at - 1])) ||
    (isLetter(name.at(-1)) && isLetter(plain[at + name.length]))
  )
}

function put<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}

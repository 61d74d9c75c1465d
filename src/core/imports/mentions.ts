import { commonSimplified } from './formats/commonHan.ts'
import { nameForm } from './matching/nameForm.ts'

/** An account by the names that writing may use for it. */
export interface NamedAccount {
  id: string
  name: string
  /** Short and other names that the team's own records give it. */
  aliases: readonly string[]
}
export interface NamedPerson {
  id: string
  accountId: string
  name: string
}

/** How strongly a name speaks for its account, in points; two points are enough to link. */
const points = { account: 3, person: 2, shortOrCommon: 1 } as const
const enough = 2
/** How far the best account must be ahead of the next. */
const ahead = 1
/** The title of a note or chat says what it is about; its text mentions much. */
const titleBonus = 1

interface Mention {
  text: string
  accountId: string
  /** What it names, so that a name said twice counts once. */
  of: string
  points: number
}

const shortestName = 2
/** Two Chinese letters are often a place or a word as well; a Latin name of two letters always is. */
const isShort = (name: string): boolean =>
  /^[\p{Script=Han}]+$/u.test(name) ? name.length < 3 : name.length < 4
const tidy = (text: string): string => text.normalize('NFKC').toLowerCase()

/**
 * Finds the one account that a text is about: by its name, its short names, the distinctive beginning of its name, and
 * the people of it whom the text names. A name that two accounts share speaks for neither, and where two accounts are
 * spoken of alike the text stays unlinked. Rules of our own; the points only order what a reader would find obvious.
 */
export function createMentions(accounts: readonly NamedAccount[], people: readonly NamedPerson[]) {
  const byStart = new Map<string, Mention[]>()
  const owners = new Map<string, Set<string>>()
  const offers: Mention[] = []
  const offer = (name: string, accountId: string, of: string, worth: number) => {
    const text = tidy(name).trim()
    if (text.length < shortestName) return
    offers.push({ text, accountId, of, points: worth })
    const known = owners.get(text) ?? new Set()
    owners.set(text, known.add(accountId))
  }
  for (const { id, name, aliases } of accounts) {
    for (const called of [name, ...aliases])
      offer(called, id, id, isShort(called) ? points.shortOrCommon : points.account)
    const { core, region } = nameForm(name)
    if (core !== name && !isShort(core)) offer(core, id, id, points.account)
    const beginning = distinctiveBeginning(core)
    if (beginning !== null && beginning !== region) offer(beginning, id, id, points.shortOrCommon)
  }
  for (const { id, accountId, name } of people)
    offer(name, accountId, id, isShort(name) ? points.shortOrCommon : points.person)
  for (const one of offers) {
    if (owners.get(one.text)!.size > 1) continue
    const start = one.text.slice(0, shortestName)
    const starting = byStart.get(start) ?? []
    starting.push(one)
    byStart.set(start, starting)
  }
  for (const starting of byStart.values()) starting.sort((a, b) => b.text.length - a.text.length)

  /** Names in the text, the longest at each place; what a name covers is not read again. */
  function* mentionsIn(text: string): Generator<Mention> {
    const plain = tidy(text)
    for (let at = 0; at + shortestName <= plain.length; ) {
      const found = byStart
        .get(plain.slice(at, at + shortestName))
        ?.find((one) => plain.startsWith(one.text, at) && standsAlone(plain, at, one.text))
      if (found) yield found
      at += found?.text.length ?? 1
    }
  }

  return {
    /** The account that `title` and `text` are about, or null. */
    accountIn(title: string, text: string): string | null {
      const worth = new Map<string, Map<string, number>>()
      const count = (mention: Mention, bonus: number) => {
        const known = worth.get(mention.accountId) ?? new Map<string, number>()
        known.set(mention.of, Math.max(known.get(mention.of) ?? 0, mention.points + bonus))
        worth.set(mention.accountId, known)
      }
      for (const mention of mentionsIn(title)) count(mention, titleBonus)
      for (const mention of mentionsIn(text)) count(mention, 0)
      const sums = [...worth]
        .map(([accountId, names]) => ({ accountId, sum: [...names.values()].reduce((a, b) => a + b, 0) }))
        .sort((a, b) => b.sum - a.sum)
      const [best, next] = sums
      return best && best.sum >= enough && best.sum - (next?.sum ?? 0) >= ahead ? best.accountId : null
    },
    /** The people of an account whom the text names, in the order of their first mention. */
    peopleIn(text: string, accountId: string): string[] {
      const named = [...mentionsIn(text)].filter((one) => one.accountId === accountId && one.of !== accountId)
      return [...new Set(named.map(({ of }) => of))]
    },
  }
}
export type Mentions = ReturnType<typeof createMentions>

/** 成都蜀康口腔管理集团 is called 蜀康: the two letters after the place, unless any text is made of them, as 美好 is. */
function distinctiveBeginning(core: string): string | null {
  if (!/^\p{Script=Han}{4,}/u.test(core)) return null
  const beginning = core.slice(0, 2)
  return [...beginning].every((letter) => commonSimplified.has(letter)) ? null : beginning
}

/** A Latin name is a word or several, not the inside of one. */
function standsAlone(plain: string, at: number, name: string): boolean {
  const isLetter = (char: string | undefined) => char !== undefined && /[a-z0-9]/.test(char)
  return !(
    (isLetter(name[0]) && isLetter(plain[at - 1])) ||
    (isLetter(name.at(-1)) && isLetter(plain[at + name.length]))
  )
}

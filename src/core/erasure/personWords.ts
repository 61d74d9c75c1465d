import { listLiveContacts } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { nameKeyOf } from '../nameKey.ts'
import { bars } from './briefWords.ts'

/** What somebody is called in whole, where no account says whom a name means. */
export interface WholeName {
  name: string
  nameKey: string
}

type Person = { id: string; name: string; email: string | null; phone: string | null; wechat: string | null }

/**
 * The name of a person by which whoever reads it knows them, and nobody else of the contacts: a word alone in Latin letters
 * may be any word, and what two bear may be the other's. Null where there is none.
 */
export function wholeNameOf(db: ReadableDb, contact: Pick<Person, 'id' | 'name'>): WholeName | null {
  const name = contact.name.trim()
  const nameKey = nameKeyOf(name)
  const tells = /\p{Script=Han}.*\p{Script=Han}/u.test(name) || /\S\s+\S/.test(name)
  const isShared = listLiveContacts(db).some(
    (one) => one.id !== contact.id && nameKeyOf(one.name) === nameKey,
  )
  return tells && !isShared ? { name, nameKey } : null
}

/** Words that mean one person, however they are written. */
export interface PersonWords {
  /** The text with bars over them, as long as it was. */
  barred(text: string): string
  /** Patterns of LIKE, one of which every text fits that says them: what a database finds by itself. */
  readonly likes: readonly string[]
}

/** Puts together the words of several. */
const wordsOf = (found: readonly { like: string; source: string }[]): PersonWords | null => {
  if (found.length === 0) return null
  const pattern = new RegExp(found.map(({ source }) => source).join('|'), 'giu')
  return {
    barred: (text) => text.replace(pattern, bars),
    likes: found.map(({ like }) => like),
  }
}

/**
 * A whole name as people write it into texts and names of files: parts of Latin letters stand apart by blanks, dots, dashes or
 * underscores and in either order, Chinese ones with a blank between them at most. Anna Keller is not in Joanna Kellerman.
 */
function spellingsOf({ name }: WholeName): { like: string; source: string }[] {
  const spelled = (parts: readonly string[], between: string, edge: string) => ({
    like: `%${parts.map(unwild).join('%')}%`,
    source: `(?<!${edge})${parts.map(escaped).join(between)}(?!${edge})`,
  })
  if (/\p{Script=Han}/u.test(name)) return [spelled([...name.replaceAll(/\s/g, '')], String.raw`\s?`, '(?!)')]
  const parts = name.split(/\s+/)
  const between = String.raw`[\s._,-]{1,2}`
  const edge = String.raw`[\p{Script=Latin}\p{N}]`
  return [spelled(parts, between, edge), spelled([parts.at(-1)!, ...parts.slice(0, -1)], between, edge)]
}

/** Numbers and addresses that reach one person alone: what others of the contacts have too, such as a switchboard, is not theirs. */
function handlesOf(db: ReadableDb, contact: Person): { like: string; source: string }[] {
  const others = listLiveContacts(db).filter(({ id }) => id !== contact.id)
  const digitsOf = (phone: string | null): string => (phone ?? '').replaceAll(/\D/g, '')
  const found: { like: string; source: string }[] = []
  const token = (text: string) => {
    // Chinese stands beside it without a blank.
    const edge = '[A-Za-z0-9_]'
    found.push({ like: `%${unwild(text)}%`, source: `(?<!${edge})${escaped(text)}(?!${edge})` })
  }
  const email = contact.email?.trim() ?? ''
  if (email.includes('@') && !others.some((one) => one.email?.trim().toLowerCase() === email.toLowerCase()))
    token(email)
  const wechat = contact.wechat?.trim() ?? ''
  if (wechat.length >= 5 && !others.some((one) => one.wechat?.trim() === wechat)) token(wechat)
  const digits = digitsOf(contact.phone)
  // What stands before the last of them may be the code of a country or a town, written or not.
  const own = digits.slice(-fewestDigits.own)
  if (digits.length >= fewestDigits.number && !others.some(({ phone }) => digitsOf(phone).endsWith(own))) {
    const before = [...digits.slice(0, -fewestDigits.own)].map((digit) => `${digit}?${apart}`).join('')
    found.push({
      like: `%${[...own].join('%')}%`,
      source: String.raw`(?<!\d)(?:\+?${before})${[...own].join(apart)}(?!\d)`,
    })
  }
  return found
}

/** Of a telephone number: how many digits it has at least, and how many of them are sure to be written. */
const fewestDigits = { number: 7, own: 7 }
/** What people write between digits. */
const apart = String.raw`[\s().-]{0,2}`

const escaped = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)
/** No sign of this text is one of LIKE's: it finds more so, never less. */
const unwild = (text: string): string => text.replaceAll(/[%_]/g, '_')

export interface WordsOfPerson {
  /** Null where nobody can be known by it. */
  whole: WholeName | null
  /** Their numbers and addresses, which mean nobody else wherever they stand. */
  handles: PersonWords | null
  /** The same, and their whole name. */
  all: PersonWords | null
}

/** By what a person is known in words; asked before anything of them is blanked. */
export function wordsOfPerson(db: ReadableDb, contact: Person): WordsOfPerson {
  const whole = wholeNameOf(db, contact)
  const handles = handlesOf(db, contact)
  return {
    whole,
    handles: wordsOf(handles),
    all: wordsOf([...(whole === null ? [] : spellingsOf(whole)), ...handles]),
  }
}

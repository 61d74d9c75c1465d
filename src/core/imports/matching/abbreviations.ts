import { commonSimplified } from '../formats/commonHan.ts'
import { nameForm, withoutLegalForm } from './nameForm.ts'
import { latinPlaces } from './placeNames.ts'
import { shortOfPublicHouse } from './publicHouses.ts'

/** What an organisation is called in short, as its name alone tells. */
export interface Abbreviations {
  /** Distinctive enough to stand for the name: without legal form, or place and beginning (江苏瑞穹). */
  full: string[]
  /** The two letters after the place (瑞穹), or a telling first word (Caldermoor), which another organisation may have as well. */
  beginning: string | null
}

const shortestCore = 3
const shortestLatin = 6
const shortestFirst = 6

/**
 * How people abbreviate a name: 江苏瑞穹新材料股份有限公司 is 瑞穹新材料, 江苏瑞穹新材料, 江苏瑞穹新, 江苏瑞穹 and 瑞穹;
 * Kestrel Bay Refining LLC is Kestrel Bay Refining and Kestrel Bay. The name itself is not among them.
 */
export function abbreviationsOf(name: string): Abbreviations {
  const { core, region, words, isChinese, exact } = nameForm(name)
  const full = new Set<string>()
  if (!isChinese) {
    const plain = words.join(' ')
    if (words.length > 1 && plain.length >= shortestLatin) full.add(plain)
    const whole = withoutLegalForm(exact)
    if (words.length > 1 && whole.length >= shortestLatin)
      for (const spelled of spellingsOfAnd(whole)) full.add(spelled)
    for (const beginning of latinBeginnings(exact, words.length)) full.add(beginning)
    full.delete(exact)
    // Where a firm is tells it from no other there: Ningbo Kestra Drives is Kestra.
    const [first = ''] = words.length > 2 && latinPlaces.has(words[0]!) ? words.slice(1) : words
    const isTelling = words.length > 1 && first.length >= shortestFirst && !common.test(first)
    return { full: [...full], beginning: isTelling ? first : null }
  }
  const beginning = distinctiveBeginning(core)
  const isPlace = beginning === region
  if (core.length >= shortestCore && !isPlace) full.add(core)
  if (region !== null && beginning !== null && !isPlace && !core.startsWith(region)) {
    full.add(`${region}${beginning}`)
    full.add(`${region}${core}`)
    for (let length = beginning.length + 1; length < core.length; length += 1)
      full.add(`${region}${core.slice(0, length)}`)
  }
  for (const short of shortOfPublicHouse(exact)) full.add(short)
  full.delete(exact)
  return { full: [...full], beginning: isPlace ? null : beginning }
}

/** Words with which many a name begins: they tell nobody apart. */
const common =
  /^(?:the|and|of|st|saint|university|hospital|clinic|general|national|regional|royal|city|county|central|international|united|new|first|great|american|british|german|french|european|asian|pacific|global|medical|health|healthcare|institute|college|school|centre|center|company|group|north|south|east|west|northern|southern|eastern|western|foods?|products?|industries|industrial)$/
const shortestBeginning = 8

/**
 * The first words of a Latin name, at least two of them and one that tells: Harrow & Pike of Harrow & Pike Snacks Ltd,
 * written as in the name, and with "and" for "&".
 */
function latinBeginnings(exact: string, meaningful: number): string[] {
  const parts = exact.split(' ')
  const found: string[] = []
  for (let count = 2; count < parts.length; count += 1) {
    const taken = parts.slice(0, count)
    const told = taken.map((part) => part.replace(/[^\p{L}\p{N}]+/gu, '')).filter((word) => word.length > 1)
    const last = told.at(-1)
    const isWhole = /[\p{L}\p{N}]$/u.test(taken.at(-1)!) && last !== 'and' && last !== 'of' && last !== 'the'
    const telling = told.filter((word) => !common.test(word))
    if (!isWhole || told.filter((word) => word !== 'and').length < 2 || telling.length === 0) continue
    if (told.length >= meaningful) break
    const beginning = taken.join(' ')
    if (beginning.length < shortestBeginning) continue
    found.push(...spellingsOfAnd(beginning))
  }
  return found
}

/** A name as it is written, with the sign as a word, and, as rooms and folders are named, without it: moss & vale. */
function spellingsOfAnd(name: string): string[] {
  const joint = / (?:&|and) /g
  return [...new Set([name, ...[' & ', ' and ', ' '].map((between) => name.replace(joint, between))])]
}

/** 成都蜀康口腔管理集团 is called 蜀康: the two letters after the place, unless any text is made of them, as 美好 is. */
function distinctiveBeginning(core: string): string | null {
  if (!/^\p{Script=Han}{4,}/u.test(core)) return null
  const beginning = core.slice(0, 2)
  return [...beginning].every((letter) => commonSimplified.has(letter)) ? null : beginning
}

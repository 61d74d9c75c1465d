import { commonSimplified } from '../formats/commonHan.ts'
import { nameForm } from './nameForm.ts'

/** What an organisation is called in short, as its name alone tells. */
export interface Abbreviations {
  /** Distinctive enough to stand for the name: without legal form, or place and beginning (江苏瑞穹). */
  full: string[]
  /** The two letters after the place (瑞穹), which another organisation may have as well. */
  beginning: string | null
}

const shortestCore = 3
const shortestLatin = 6

/**
 * How people abbreviate a name: 江苏瑞穹新材料股份有限公司 is 瑞穹新材料, 江苏瑞穹新材料, 江苏瑞穹 and 瑞穹;
 * Kestrel Bay Refining LLC is Kestrel Bay Refining. The name itself is not among them.
 */
export function abbreviationsOf(name: string): Abbreviations {
  const { core, region, words, isChinese, exact } = nameForm(name)
  const full = new Set<string>()
  if (!isChinese) {
    const plain = words.join(' ')
    if (words.length > 1 && plain.length >= shortestLatin) full.add(plain)
    full.delete(exact)
    return { full: [...full], beginning: null }
  }
  const beginning = distinctiveBeginning(core)
  const isPlace = beginning === region
  if (core.length >= shortestCore && !isPlace) full.add(core)
  if (region !== null && beginning !== null && !isPlace && !core.startsWith(region)) {
    full.add(`${region}${beginning}`)
    full.add(`${region}${core}`)
  }
  full.delete(exact)
  return { full: [...full], beginning: isPlace ? null : beginning }
}

/** 成都蜀康口腔管理集团 is called 蜀康: the two letters after the place, unless any text is made of them, as 美好 is. */
function distinctiveBeginning(core: string): string | null {
  if (!/^\p{Script=Han}{4,}/u.test(core)) return null
  const beginning = core.slice(0, 2)
  return [...beginning].every((letter) => commonSimplified.has(letter)) ? null : beginning
}

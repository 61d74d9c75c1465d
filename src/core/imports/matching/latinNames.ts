import { createRequire } from 'node:module'
import type { pinyin as Pinyin } from 'pinyin-pro'

/** How a name is written in Latin letters by those who cannot, or need not, write it otherwise. All but initials in small letters. */
export interface LatinForms {
  /** Whole names and the given name alone: `lu yiming`, `yiming lu`, `yiming`; `rachel osborne`, `rachel`. */
  readonly spoken: readonly string[]
  /** `LYM`, `RO`; null where they are two or three letters that mean something else in business. */
  readonly initials: string | null
  /** What stands before the @, without marks: `luyiming`, `luym`, `rosborne`. */
  readonly addressed: readonly string[]
}

const none: LatinForms = { spoken: [], initials: null, addressed: [] }
const doubleSurname =
  /^(欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒|令狐|宇文|长孙|端木|夏侯|轩辕|南宫|闻人|申屠|太史|澹台|公冶|宗政|濮阳|淳于|单于|呼延|欧陽)/
/** Short words of offices and trade that look like somebody's initials. */
const noInitials =
  /^(IT|HR|QA|QC|PM|PR|PO|CE|AC|DC|VP|MD|ED|EU|UK|US|UN|TV|PC|AI|ID|OK|FAT|SAT|NDA|PCG|LD|LDS|CEO|CFO|CTO|COO|CIO|RFP|RFQ|ISO|TUV|KPI|ROI|TCO|CRM|ERP|MES|SAP|API|PDF|FYI|ETA|TBC|TBD|USD|CNY|RMB|EUR|GBP|WIFI)$/

let toPinyin: typeof Pinyin | null = null

/** Syllables of a Chinese name, its surname read as one: 单 is shan. The library is loaded when the first name asks. */
function syllablesOf(name: string): string[] {
  // Takes a tenth of a second to load, and most starts ask for no name.
  toPinyin ??= (createRequire(import.meta.url)('pinyin-pro') as { pinyin: typeof Pinyin }).pinyin
  return toPinyin(name, { toneType: 'none', surname: 'head', type: 'array', v: true })
}

/** A Chinese word in Latin letters, written together: 衡锐 is `hengrui`. */
export const spelledInLatin = (word: string): string => syllablesOf(word).join('')

/** The name by which somebody goes abroad: 吴晓棠, who is called Summer, is Summer Wu. Null of any other. */
export const nameAbroad = (name: string, nickname: string | null): string | null =>
  nickname !== null && /^\p{Script=Han}{2,4}$/u.test(name) && /^\p{Lu}\p{Ll}+$/u.test(nickname)
    ? `${nickname} ${capital(spelledInLatin(name[0]!))}`
    : null
const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1)

const mostKnown = 20_000
const known = new Map<string, LatinForms>()

/**
 * The Latin forms of a person's name: of a Chinese one by its pinyin, of a Latin one by its parts. None of a name of another
 * kind, and none of a single word, which is its own form.
 */
export function latinFormsOf(name: string): LatinForms {
  const before = known.get(name)
  if (before !== undefined) return before
  if (known.size >= mostKnown) known.clear()
  const forms = /^\p{Script=Han}{2,4}$/u.test(name)
    ? formsOfChinese(name)
    : /^\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]*\.?)*? \p{Lu}[\p{L}’'-]+$/u.test(name)
      ? formsOfLatin(name)
      : none
  known.set(name, forms)
  return forms
}

function formsOfChinese(name: string): LatinForms {
  const syllables = syllablesOf(name)
  const ofSurname = doubleSurname.test(name) && name.length > 2 ? 2 : 1
  if (syllables.length !== name.length || syllables.length <= ofSurname) return none
  const surname = syllables.slice(0, ofSurname).join('')
  const given = syllables.slice(ofSurname)
  const givenName = given.join('')
  const givenInitials = given.map((syllable) => syllable[0]).join('')
  const initials = `${surname[0]}${givenInitials}`.toUpperCase()
  return {
    spoken: [
      `${surname} ${givenName}`,
      `${givenName} ${surname}`,
      ...(given.length > 1 ? [`${surname} ${given.join(' ')}`, givenName] : []),
    ],
    // Two letters would be a given name of one syllable: too many words look like them.
    initials: initials.length > 2 && !noInitials.test(initials) ? initials : null,
    addressed: [
      `${surname}${givenName}`,
      `${givenName}${surname}`,
      `${surname}${givenInitials}`,
      `${givenInitials}${surname}`,
      ...(given.length > 1 ? [givenName, initials.toLowerCase()] : []),
    ],
  }
}

function formsOfLatin(name: string): LatinForms {
  const words = name.toLowerCase().split(' ')
  const [first, last] = [words[0]!, words.at(-1)!]
  const initials = words
    .map((word) => word[0])
    .join('')
    .toUpperCase()
  return {
    spoken: [`${first} ${last}`, `${last} ${first}`, first, `${first} ${last[0]}`, `${first[0]}. ${last}`],
    initials: noInitials.test(initials) ? null : initials,
    addressed: [`${first}${last}`, `${first[0]}${last}`, `${first}${last[0]}`, `${last}${first[0]}`],
  }
}

/** What stands before the @ of an address, without marks and figures: `lu.yiming2@…` is `luyiming`. */
export const localPartOf = (address: string): string | null => {
  const [local, host] = address.toLowerCase().split('@')
  return host === undefined || local === undefined ? null : local.replaceAll(/[^\p{L}]+/gu, '')
}

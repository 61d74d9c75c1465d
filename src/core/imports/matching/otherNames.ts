import { exactForm, legalLatin, nameForm } from './nameForm.ts'

/** What stands before another name in words: formerly Southgate Ltd, t/a Bolt & Sons, 原无锡市第二锅炉厂, 简称：铭越. */
const introduced =
  /^(?:formerly(?: known as)?|former(?: name)?|previously(?: known as)?|f\/?k\/?a|now|n\/?k\/?a|a\.?k\.?a\.?|also(?: known as)?|d\/?b\/?a|doing business as|t\/a|trading as|trades as|known as|called|short(?: name)?|abbr\.?|in short|ehemals|vormals|früher|auch|kurz|曾用名|曾用|原名|原称|原|现名|现|又名|又称|亦称|也叫|简称|别名|俗称|英文名?|中文名?|全称|对外|品牌)\s*[:：]?\s*/iu
const nothing = /^(?:无|没有|暂无|none|n\/?a|nil|-+|—+|\/|same|同上|tbc|unknown)$/iu
const longestName = 80

/** A part of a cell without the word that only says that a name follows; null where none is left. */
function bare(part: string): string | null {
  const text = part
    .trim()
    .replace(/^["'“”‘’「『]+|["'“”‘’」』]+$/gu, '')
    .trim()
  const name = text.replace(introduced, '').trim() || text
  const isName = name.length > 1 && name.length <= longestName && /\p{L}/u.test(name) && !nothing.test(name)
  return isName ? name : null
}

/** Where one name ends and the next begins: a comma before a legal form (Optics Co., Ltd.) is within a name. */
const legalWord = [...legalLatin].filter((word) => word.length > 1 && /^[a-z]/.test(word)).join('|')
const between = new RegExp(String.raw`\s*[/、;；|｜\n，]\s*|\s*,(?!\s*(?:${legalWord})\b)\s*`, 'iu')

/** The names in a cell of other names: 铭越/MYO, "BAC; Brackwell", formerly Southgate Ltd (SGL). */
export function namesInCell(cell: string): string[] {
  // t/a and f/k/a are no slashes between names.
  const text = cell
    .normalize('NFKC')
    .replace(/\b([adftkbn])\/(?:([kb])\/)?a\b/giu, (_, one, two) => `${one}${two ?? ''}a`)
  const inBrackets = [...text.matchAll(/[([【]([^()[\]【】]{2,})[)\]】]/gu)]
    .map(([, inside]) => inside!)
    .filter((inside) => !isLocating(inside))
  const rest = inBrackets.reduce(
    (left, inside) => left.replace(new RegExp(`\\s*[([【]${escaped(inside)}[)\\]】]`, 'u'), ''),
    text,
  )
  return unique(
    [...rest.split(between), ...inBrackets].flatMap((part) => bare(part.replace(tradingShort, '')) ?? []),
  )
}
/** t/a and d/b/a as they are left without their slashes. */
const tradingShort = /^\s*(?:ta|dba|fka|nka|aka)\s+(?=\p{Lu})/u
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const unique = (names: readonly string[]): string[] => [
  ...new Map(names.map((name) => [exactForm(name), name])).values(),
]

/** Whether brackets behind a name only say where its bearer is or what it is there: (苏州), (UK), (Group), (集团). */
const isLocating = (inside: string): boolean => {
  const told = nameForm(`某某(${inside})`)
  return (
    told.region !== null ||
    told.isBranch ||
    /^(?:集团|控股|股份|总部|本部|中国|china|uk|usa?|europe|asia|apac|emea|group|holdings?|international|intl|hq|head office|\p{Lu}{2})$/iu.test(
      inside.trim(),
    )
  )
}

/** Another name that stands within the cell of a name, and the name alone; null where there is none for sure. */
export function namesWithin(cell: string): { name: string; others: string[] } | null {
  const text = cell.normalize('NFKC').trim()
  const spoken =
    /^(.{3,}?)[\s,(]+(t\/a|d\/b\/a|dba|trading as|trades as|doing business as|formerly(?: known as)?|previously|f\/k\/a|fka|ehemals|vormals)[\s:]+([^()]{2,}?)\)?$/iu.exec(
      text,
    )
  if (spoken !== null) {
    const [, name = '', , other = ''] = spoken
    return { name: name.replace(/[\s,(]+$/, ''), others: [other.trim()] }
  }
  const bracketed = /^(.{2,}?)\s*\(([^()]{2,40})\)$/u.exec(text)
  if (bracketed !== null) {
    const [, name = '', inside = ''] = bracketed
    if (isLocating(inside)) return null
    const others = inside.split(between).flatMap((part) => bare(part) ?? [])
    if (others.length === 0) return null
    return introduced.test(inside) || others.every((other) => isNameOf(other, name)) ? { name, others } : null
  }
  const slashed = /^(.{2,}?)\s*[/|]\s*(.{2,})$/u.exec(text)
  if (slashed === null) return null
  const [, name = '', other = ''] = slashed
  return areTwoScripts(name, other) || isNameOf(other, name) ? { name, others: [other] } : null
}

const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text)
/** One in Chinese, one in Latin letters, each more than a word or two of letters. */
const areTwoScripts = (name: string, other: string): boolean =>
  isHan(name) !== isHan(other) && !/^[a-z]{1,3}$/.test(other) && /\p{L}{2}/u.test(other)

/** Whether a few letters are another name of a firm by themselves: its letters in their order, its initials, or its name in the other script. */
function isNameOf(other: string, name: string): boolean {
  if (isHan(other) && isHan(name)) {
    const { core } = nameForm(name)
    let at = 0
    for (const letter of core) if (letter === other[at]) at += 1
    return other.length >= 2 && other.length < core.length + 3 && at === other.length
  }
  const { words } = nameForm(name)
  if (/^\p{Lu}{2,6}$/u.test(other) && words.length > 1) {
    const initials = words.map((word) => word[0]).join('')
    const all = exactForm(name)
      .split(/[^\p{L}]+/u)
      .map((word) => word[0] ?? '')
      .join('')
    const letters = other.toLowerCase()
    return initials.startsWith(letters) || all.startsWith(letters)
  }
  if (isHan(other) !== isHan(name))
    return areTwoScripts(name, other) && (isHan(other) || /\p{L}{4}/u.test(other))
  return words.length > 1 && exactForm(other) === words[0]
}

/** Whether a name is long enough that people shorten it as they shorten the name of a firm. */
export function isWholeName(name: string): boolean {
  const { isChinese, letters, words } = nameForm(name)
  return isChinese ? letters.length >= 4 : words.length > 1
}

const plainLetters: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  Ä: 'Ae',
  Ö: 'Oe',
  Ü: 'Ue',
  ß: 'ss',
  ø: 'oe',
  Ø: 'Oe',
  æ: 'ae',
  Æ: 'Ae',
  å: 'aa',
  Å: 'Aa',
}

/** A name as it is written where there are no umlauts and accents: Gruenfeld, Vasteras; each form that differs from it. */
export function spelledPlainly(name: string): string[] {
  if (!/[^\p{ASCII}]/u.test(name) || !/\p{Script=Latin}/u.test(name)) return []
  const spelled = name.replace(/[äöüÄÖÜßøØæÆåÅ]/gu, (letter) => plainLetters[letter]!)
  const stripped = name.replace(/ß/gu, 'ss').replace(/[øØ]/gu, 'o').replace(/[æÆ]/gu, 'ae')
  return [...new Set([spelled, stripped].map(withoutAccents))].filter((form) => form !== name)
}
const withoutAccents = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize('NFC')

/** The names of an account that people shorten: its own, those that its row gives beside it, and each without umlauts. */
export function wholeNamesOf({ name, aliases }: { name: string; aliases: readonly string[] }): string[] {
  const whole = [name, ...aliases.filter(isWholeName)]
  return unique([...whole, ...whole.flatMap(spelledPlainly)])
}

import { nameForm } from '../../imports/matching/nameForm.ts'

/** Words that a field for rivals holds where there is none, or none known. */
const nobody = /^(无|没有|暂无|不详|未知|待定|其他|无竞品|-+|n\/?a|none|unknown|other|tbd)$/i

/** Between names: marks, and the change from Chinese to Latin letters (维德曼 Veldmann, 维德曼(Veldmann)). */
const between =
  /[/、,，;；|+&\n()（）]|\s(?:vs\.?|and|和)\s|(?<=\p{Script=Han})\s+(?=[A-Za-z])|(?<=[A-Za-z])\s+(?=\p{Script=Han})/iu

/** The rivals that the fields of a workspace name, each once: a field may name several. */
export const rivalNames = (fields: readonly string[]): string[] => [
  ...new Set(
    fields
      .flatMap((field) => field.split(between))
      .map((name) => name.trim())
      .filter((name) => name.length >= 2 && name.length <= 40 && !nobody.test(name)),
  ),
]

/** Two names with & between them, as the field has them: one firm may be called so (Harper & Lyle), whatever else is. */
export const joinedNames = (fields: readonly string[]): string[] => [
  ...new Set(
    fields
      .flatMap((field) => field.split(/[/、,，;；|+\n()（）]/u))
      .map((name) => name.trim())
      .filter((name) => /^\p{Lu}[\p{L}’'-]+ & \p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)?$/u.test(name)),
  ),
]

/** What a firm's name says of its trade or form, and nobody says in a talk. */
const tradeAtEnd =
  /(?:股份|有限|责任|公司|集团|科技|技术|化工|涂料|材料|新材|装备|设备|机械|机电|仪器|仪表|智能|自动化|工业|实业|医疗|器械|软件|信息|电子|电气)+$/u
const commonWord =
  /^(?:the|new|first|global|general|national|united|american|european|asian|china|great|north|south|east|west|group|systems?|medical|software|coatings?|industries)$/i

/** 北冠 of 北冠化工, 北凌 of 烟台北凌: without the place before it and the trade behind it. */
function shortHan(name: string): string {
  const { core, isChinese } = nameForm(name)
  const own = isChinese && name.endsWith(core) ? core : name
  return own.replace(tradeAtEnd, '')
}

/**
 * What people call these rivals in talk: 北冠 of 北冠化工, Hammar of Hammar Coatings. None that is a piece of one of
 * `others`, the names of customers, people and products.
 */
export const shortRivalNames = (names: readonly string[], others: readonly string[]): string[] => {
  const told = others.map((name) => name.toLowerCase())
  return [
    ...new Set(
      names.flatMap((name) => {
        const short = /\p{Script=Han}/u.test(name) ? shortHan(name) : name.split(' ')[0]!
        const isTelling = /\p{Script=Han}/u.test(short)
          ? short.length >= 2
          : short.length >= 5 && !commonWord.test(short)
        return short !== name && isTelling && !told.some((other) => other.includes(short.toLowerCase()))
          ? [short]
          : []
      }),
    ),
  ]
}

/** Finds any of these names in a text: a name in Latin letters as a whole word, in either case. Null for no names. */
export function rivalPattern(names: readonly string[]): RegExp | null {
  if (names.length === 0) return null
  const longestFirst = names.toSorted((left, right) => right.length - left.length)
  const alternatives = longestFirst.map((name) => {
    const plain = RegExp.escape(name)
    return /^[\p{Script=Latin}\d]/u.test(name) ? `(?<![a-z])${plain}(?![a-z])` : plain
  })
  return new RegExp(alternatives.join('|'), 'i')
}

/**
 * Finds rivals by the first word of their name where that is a plain word as well (Crest of Crest Marine): right behind what
 * corrects news of it, or before what only a firm does. Null where there is none.
 */
export function plainRivalPattern(names: readonly string[]): RegExp | null {
  const words = [
    ...new Set(
      names.flatMap((name) => {
        const [first, ...rest] = name.split(' ')
        return rest.length > 0 && /^\p{Lu}\p{Ll}{3,}$/u.test(first!) && !commonWord.test(first!)
          ? [first!]
          : []
      }),
    ),
  ]
  if (words.length === 0) return null
  const any = words.map((word) => RegExp.escape(word)).join('|')
  return new RegExp(
    `(?<=\\b(?:correction|update|news) (?:on|to|re|from|about) )(?:${any})(?![a-z])|(?<![a-z])(?:${any})(?=['’]s (?:price|offer|quote|figure|sheet|bid|number)\\b| (?:say|says|said|quoted|came in|come in|offered|bid|are (?:at|in)|is (?:at|in))\\b)`,
    'i',
  )
}

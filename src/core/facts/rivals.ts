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

import { wordClassOf } from '../../imports/matching/plainWords.ts'

/**
 * Whether a text names anybody of `names`, thousands of them, read window by window. A name of two Chinese letters that is a
 * word besides (高明) is left to what looks at how it is used, and so is a single Latin word.
 */
export function createNamesAnybody(names: readonly string[]): (text: string) => boolean {
  const isTelling = (name: string) =>
    /^\p{Script=Han}+$/u.test(name)
      ? name.length > 2 || (name.length === 2 && wordClassOf(name) === 'own')
      : name.length > 3 && /\s/u.test(name)
  const telling = new Set(names.filter(isTelling))
  const lengths = [...new Set([...telling].map(({ length }) => length))].sort((one, other) => one - other)
  return (text) => {
    for (let at = 0; at < text.length; at += 1)
      for (const length of lengths) {
        if (at + length > text.length) break
        if (telling.has(text.slice(at, at + length))) return true
      }
    return false
  }
}

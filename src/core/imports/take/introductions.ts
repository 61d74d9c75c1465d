import { surnameClass } from '../../facts/personHead.ts'
import { looksLikeJob, looksLikePerson } from '../recognition/cellShapes.ts'

const latinName = "(?<name>\\p{Lu}[\\p{L}’'-]+ \\p{Lu}[\\p{L}’'-]+)"
const hanName = `(?<name>${surnameClass}\\p{Script=Han}{1,2})`

/** How somebody new is told of: by what they are from now on, or by whose place they take. */
const patterns: readonly RegExp[] = [
  new RegExp(
    `(?<!\\p{L})${latinName} (?:is|will be|becomes|has become) (?:now )?(?:our |the )?(?:acting|interim|new) (?<title>\\p{L}[\\p{L}& -]{2,40}?)(?=[.,;:\\n]| and | who | as | from |$)`,
    'gu',
  ),
  new RegExp(
    `(?<!\\p{L})${latinName}(?: \\((?<title>[\\p{L}& ]{2,40}?)\\s*[-–,]\\s*| (?:has |is |will be )?)(?:took|taken|takes|taking) over from \\p{Lu}`,
    'gu',
  ),
  new RegExp(
    `${hanName}[（(](?<title>[^（）()，,、]{2,10})[，,、][^（）()]{0,20}?(?:新来|新任|到岗|接替|接任|接手)`,
    'gu',
  ),
  new RegExp(`(?:由|换成|改由|换了)${hanName}(?:接替|接任|接手)`, 'gu'),
  new RegExp(`(?<!\\p{Script=Han})${hanName}(?:接替了?|接任)(?=老?\\p{Script=Han})`, 'gu'),
]

/** 岭晟：林蕙（副总）、郑国栋（采购总监）: a firm, and those of it who were there. */
const firmLine =
  /^[ \t]*(?:[-*•][ \t]*)?(?<firm>[^\n:：]{2,40}?)(?:方|那边|这边)?[ \t]*[:：][ \t]*(?<people>[^\n]{4,400})$/gmu
const onePerson = new RegExp(
  `^(?:${hanName}|${latinName.replace('<name>', '<latin>')})(?:[ \\t]*[（(](?<title>[^（）()]{2,40})[）)])?$`,
  'u',
)

/**
 * The people whom minutes list behind the name of a firm, with what they are: where nothing but names stands there, and a
 * title with one of them at least.
 */
export function listedByFirm(
  text: string,
): { firm: string; people: { name: string; title: string | null }[] }[] {
  return [...text.matchAll(firmLine)].flatMap(({ groups }) => {
    const parts = groups!
      .people!.trim()
      .replace(/[。.]$/, '')
      .split(/[、，,;；/](?![^（(]*[）)])/)
    const people = parts.flatMap((part) => {
      const found = onePerson.exec(part.trim())?.groups
      const name = found?.name ?? found?.latin
      if (name === undefined || !looksLikePerson(name)) return []
      const title = found?.title?.replace(/[，,、;；].*$/, '').trim()
      return [{ name, title: title !== undefined && looksLikeJob(title) ? title : null }]
    })
    const isList = people.length === parts.length && people.some(({ title }) => title !== null)
    return isList ? [{ firm: groups!.firm!.trim(), people }] : []
  })
}

/** The people whom a text introduces as new in their place, each once, with what they are where it says so. */
export function introducedIn(text: string): { name: string; title: string | null }[] {
  const found = new Map<string, string | null>()
  for (const pattern of patterns)
    for (const { groups } of text.matchAll(pattern)) {
      const { name, title } = groups as { name: string; title?: string }
      if (!looksLikePerson(name)) continue
      const told = title !== undefined && looksLikeJob(title.trim()) ? title.trim() : null
      found.set(name, found.get(name) ?? told)
    }
  return [...found].map(([name, title]) => ({ name, title }))
}

import { aliasesOf } from '../../accounts/store.ts'
import { listOpenDealNames } from '../../deals/store.ts'
import { toSimplified } from '../matching/simplified.ts'
import type { Directory } from './directory.ts'

const hanRun = /^\p{Script=Han}{2,}/u
/** A place at the head of a firm's name: 合肥晶穹 is called 晶穹. */
const shortestHan = 2
const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '' && word !== 'the')

/** How many letters at the head of words in Chinese stand in a name: 晶穹二期 and 晶穹二期 工艺冷却水. */
function hanShared(heading: string, name: string): number {
  const run = hanRun.exec(heading)?.[0] ?? ''
  for (let length = run.length; length >= shortestHan; length -= 1)
    if (name.includes(run.slice(0, length))) return length
  return 0
}

/** How many words at the head of a heading are words of a name, the first of which begins it. */
function latinShared(heading: readonly string[], name: readonly string[]): number {
  if (heading[0] === undefined || heading[0] !== name[0] || /^\d/.test(heading[0])) return 0
  const told = heading.findIndex((word) => !name.includes(word))
  return told < 0 ? heading.length : told
}

/**
 * Tells whose matter a section of minutes is, by its heading: the account whose name, or the name of whose open deal, the
 * heading begins with (一、晶穹二期, "1) CALDER VALE"). Who has an open deal comes before who has none: a name that several
 * bear is that of the one with whom there is something to discuss.
 */
export function createHeadedBy({ db, accounts }: Pick<Directory, 'db' | 'accounts'>) {
  const deals = Map.groupBy(listOpenDealNames(db), ({ accountId }) => accountId)
  const known = accounts.map(({ id, name, aliases }) => ({
    id,
    isOpen: deals.has(id),
    names: [name, ...aliasesOf({ aliases }), ...(deals.get(id) ?? []).map((deal) => deal.name)].map(
      toSimplified,
    ),
  }))
  return (heading: string): string | null => {
    const words = toSimplified(heading.trim())
    const isHan = hanRun.test(words)
    const latin = isHan ? [] : wordsOf(words)
    const scored = known
      .map(({ id, isOpen, names }) => ({
        id,
        score:
          Math.max(
            0,
            ...names.map((name) => (isHan ? hanShared(words, name) : latinShared(latin, wordsOf(name)))),
          ) *
            2 +
          Number(isOpen),
      }))
      .filter(({ score }) => score >= 2)
      .toSorted((one, other) => other.score - one.score)
    const [best, next] = scored
    return best === undefined || best.score === next?.score ? null : best.id
  }
}

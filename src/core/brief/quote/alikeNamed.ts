/** Letters that a name must have to be known again within another. */
const shortest = { han: 3, other: 5 }

/** A name without what is in brackets, marks, spaces and the words that only join: 膜片及密封包 and 膜片密封包. */
const core = (name: string): string =>
  name
    .replaceAll(/[（(][^（()）]*[)）]/g, '')
    .toLowerCase()
    .replaceAll(/\b(?:and|the|of|for|with|incl)\b|[及和与]|[\s\p{P}\p{S}]/gu, '')

/** Whether two product names are one but for code, brackets, spelling or what stands before and behind. */
export function isAlikeNamed(one: string, other: string): boolean {
  const [short, long] = [core(one), core(other)].toSorted((a, b) => a.length - b.length) as [string, string]
  const least = /\p{Script=Han}/u.test(short) ? shortest.han : shortest.other
  return short.length >= least && long.includes(short)
}

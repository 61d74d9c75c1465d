import { nameKeyOf } from '../../nameKey.ts'

/** The one colleague of that first name whose surname is written as a letter or not at all: Fiona D, Fiona. */
export function cutSurname(
  written: string,
  colleagues: readonly { id: string; name: string; nameKey: string }[],
): string | null {
  const short = /^(?<first>\p{Lu}\p{Ll}{2,})(?: (?<initial>\p{Lu})\.?)?$/u.exec(written.trim())?.groups
  if (!short) return null
  const meant = colleagues.filter(({ name }) => {
    const [first, ...more] = name.trim().split(/\s+/)
    return (
      first === short.first &&
      more.length > 0 &&
      (short.initial === undefined || more.at(-1)!.startsWith(short.initial))
    )
  })
  const isThere = colleagues.some(({ nameKey }) => nameKey === nameKeyOf(written))
  return !isThere && meant.length === 1 ? meant[0]!.id : null
}

/** Whether of two names with one given name the surname of one is cut to the letter with which the other's begins. */
export const isSurnameCut = (
  one: { given: string; surname: string },
  other: { given: string; surname: string },
) => {
  const [first, second] = [one, other].map(({ surname }) => surname.replace(/\.$/, '').toLowerCase())
  return (
    one.given.length > 1 &&
    one.given.toLowerCase() === other.given.toLowerCase() &&
    first!.length !== second!.length &&
    Math.min(first!.length, second!.length) === 1 &&
    first![0] === second![0]
  )
}

/** Whether two of a kind are one; null where one of them is not known. */
export const isSame = (one: string | undefined, other: string | null): boolean | null =>
  one === undefined || other === null
    ? null
    : one.replace(/[^\p{L}\d]/gu, '').toLowerCase() === other.replace(/[^\p{L}\d]/gu, '').toLowerCase()

/*
 * V8 13.6 compiles patterns with modifiers, `(?-i:…)`, wrongly now and then: what stands before or behind the group is then matched
 * with the group's case. Whether it does hangs on how much it has compiled before, so that a text told another fact after many
 * others than after few. Here the case is written out instead.
 */

const modifier = '(?-i:'
const letter = /\p{L}/u
/** Sets of one case, which without regard to case hold both. */
const oneCase = /^\\[pP]\{(?:Lu|Ll|Uppercase|Lowercase)/

/** A letter in its other case; null where it has none of one unit. */
function otherCase(char: string): string | null {
  if (!letter.test(char)) return null
  const other = char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase()
  return other === char || other.length !== 1 ? null : other
}

/** An escape as it stands at a place of a source. */
const escapeAt = (source: string, at: number): string =>
  /^\\(?:u[\da-f]{4}|u\{[\da-f]+\}|x[\da-f]{2}|[pP]\{[^}]*\}|k<[^>]*>|.)/isu.exec(source.slice(at))![0]

/** The class that opens at a place of a source. */
function classAt(source: string, at: number): string {
  let end = at + 1
  while (source[end] !== ']') end += source[end] === '\\' ? escapeAt(source, end).length : 1
  return source.slice(at, end + 1)
}

/** A class with the other case of its letters. */
function classInEitherCase(written: string): string {
  if (/\\[pP]\{(?:Lu|Ll)\}/.test(written)) throw new Error(`a set of one case in either case: ${written}`)
  const more = new Set<string>()
  // A range of letters has its other case from end to end.
  const plain = written.slice(1, -1).replaceAll(/\\(?:u[\da-fA-F]{4}|x[\da-fA-F]{2}|[pP]\{[^}]*\}|.)/g, '')
  for (const [, from, to] of plain.matchAll(/(\p{L})-(\p{L})/gu)) {
    const [first, last] = [otherCase(from!), otherCase(to!)]
    if (first !== null && last !== null) more.add(`${first}-${last}`)
  }
  for (const char of plain.replaceAll(/(\p{L})-(\p{L})/gu, '')) {
    const other = otherCase(char)
    if (other !== null && !plain.includes(other)) more.add(other)
  }
  const opening = written.startsWith('[^') ? '[^' : '['
  const fresh = [...more].filter((one) => !plain.includes(one)).join('')
  // A hyphen that led the class would make a range behind other members.
  return `${opening}${fresh}${written.slice(opening.length).replace(/^-(?!\])/, '\\-')}`
}

/**
 * The source of a pattern that is meant without regard to case but for its groups `(?-i:…)`, as one that is to be compiled
 * without the flag `i` and has no such groups. The long s and the Kelvin sign are no s and k in it.
 */
export function inEitherCase(source: string): string {
  let written = ''
  let depth = 0
  /** How deep the groups are open in which case counts. */
  const exact: number[] = []
  for (let at = 0; at < source.length; ) {
    const char = source[at]!
    if (char === '\\') {
      const escaped = escapeAt(source, at)
      if (exact.length === 0 && (oneCase.test(escaped) || /^\\k</.test(escaped)))
        throw new Error(`cannot be written in either case: ${escaped}`)
      written += escaped
      at += escaped.length
    } else if (char === '[') {
      const set = classAt(source, at)
      written += exact.length === 0 ? classInEitherCase(set) : set
      at += set.length
    } else if (char === '(') {
      depth += 1
      const isExact = source.startsWith(modifier, at)
      const opening = isExact ? modifier : /^\((?:\?(?:<[^=!>]*>|<?[=!]|:))?/.exec(source.slice(at))![0]
      if (isExact) exact.push(depth)
      written += isExact ? '(?:' : opening
      at += opening.length
    } else {
      if (char === ')') {
        if (exact.at(-1) === depth) exact.pop()
        depth -= 1
      }
      const other = exact.length === 0 ? otherCase(char) : null
      written += other === null ? char : `[${char}${other}]`
      at += 1
    }
  }
  return written
}

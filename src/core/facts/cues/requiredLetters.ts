/**
 * What a pattern cannot match without: of each list one of its strings stands in every text that the pattern matches.
 * Letters are small ones and every digit is a `0`, as `foldLetter` makes them.
 */
export type RequiredLetters = readonly (readonly string[])[]

/** What a part of a pattern matches: these strings and nothing else, or whatever holds one of each list. */
interface Part {
  exact: readonly string[] | null
  lists: readonly (readonly string[])[]
}

const nothing: Part = { exact: [''], lists: [] }
const anything: Part = { exact: null, lists: [] }
/** More strings than this tell no text apart that fewer of them would not. */
const mostExact = 48
const mostAlternatives = 240
const mostLists = 3

const digit = 0x30
/** A UTF-16 unit as the lists know it: case, digits and the two letters beyond ASCII that patterns take for k and s. */
export const foldLetter = (unit: number): number =>
  unit >= 0x41 && unit <= 0x5a
    ? unit + 32
    : unit >= 0x31 && unit <= 0x39
      ? digit
      : unit === 0x212a
        ? 0x6b
        : unit === 0x17f
          ? 0x73
          : unit

/** Whether a unit is matched by itself alone, whatever the flags: beyond ASCII only what has no case. */
const isPlain = (unit: number): boolean =>
  unit < 0x80 ||
  unit === 0xa3 ||
  unit === 0xa5 ||
  (unit >= 0x2010 && unit <= 0x2027) ||
  unit === 0x20ac ||
  (unit >= 0x3000 && unit <= 0x303f) ||
  (unit >= 0x3400 && unit <= 0x9fff) ||
  (unit >= 0xe000 && unit <= 0xf8ff) ||
  (unit >= 0xff01 && unit <= 0xff1f)

const letter = (unit: number): Part =>
  isPlain(unit) ? { exact: [String.fromCharCode(foldLetter(unit))], lists: [] } : anything

/** Roughly how many short texts of a hundred hold a string: a Latin letter stands in nearly all, a Chinese word in few. */
const heldByLatin = [100, 90, 15, 4, 1.5, 1]
function heldByHundred(string: string): number {
  const latin = [...string].filter((char) => char.charCodeAt(0) < 0x80).length
  const other = string.length - latin
  return other === 0 ? (heldByLatin[latin] ?? 0.7) : other === 1 && latin === 0 ? 4 : 0.3
}
const heldByHundredOf = (list: readonly string[]): number =>
  list.reduce((sum, one) => sum + heldByHundred(one), 0)
/** A list that so many texts hold tells them hardly apart. */
const mostHeld = 150

/** Without the strings that hold another one of the list. */
const shortestOf = (list: readonly string[]): readonly string[] =>
  list.filter((one, at) => !list.some((other, place) => place !== at && one !== other && one.includes(other)))

const listsOf = ({ exact, lists }: Part): readonly (readonly string[])[] =>
  exact === null ? lists : exact.includes('') ? [] : [exact]

const bestOf = (part: Part): readonly string[] | null =>
  listsOf(part).reduce<readonly string[] | null>(
    (best, list) => (best === null || heldByHundredOf(list) < heldByHundredOf(best) ? list : best),
    null,
  )

function either(parts: readonly Part[]): Part {
  if (parts.length === 1) return parts[0]!
  if (parts.every(({ exact }) => exact !== null)) {
    const exact = [...new Set(parts.flatMap((part) => part.exact!))]
    if (exact.length <= mostAlternatives) return { exact, lists: [] }
  }
  const best = parts.map(bestOf)
  if (best.includes(null)) return anything
  const list = shortestOf([...new Set(best.flatMap((one) => one!))])
  return list.length <= mostAlternatives ? { exact: null, lists: [list] } : anything
}

/** Parts one behind the other: strings grow from one to the next until a part matches more than strings. */
function oneBehindTheOther() {
  const lists: (readonly string[])[] = []
  let isExact = true
  let strings: readonly string[] = ['']
  const settle = () => {
    isExact = false
    if (!strings.includes('')) lists.push(strings)
    strings = ['']
  }
  const append = (exact: readonly string[]) => {
    if (strings.length * exact.length > mostExact && strings.some((one) => one !== '')) settle()
    strings = [...new Set(strings.flatMap((one) => exact.map((other) => one + other)))]
  }
  return {
    add(part: Part, least: number, most: number) {
      if (least === 1 && most === 1) {
        if (part.exact) append(part.exact)
        else {
          settle()
          lists.push(...part.lists)
        }
      } else if (least === 0) {
        if (part.exact && most === 1) append([...new Set(['', ...part.exact])])
        else settle()
      } else if (part.exact) {
        append(part.exact)
        settle()
        // The last of them stands before what follows.
        strings = part.exact
      } else {
        settle()
        lists.push(...part.lists)
      }
    },
    whole(): Part {
      if (isExact) return { exact: strings, lists: [] }
      settle()
      return { exact: null, lists }
    },
  }
}

/** Reads the source of a pattern; what it does not know may match anything. */
function createReader(source: string) {
  let at = 0

  function alternatives(): Part {
    const parts = [sequence()]
    while (source[at] === '|') {
      at += 1
      parts.push(sequence())
    }
    return either(parts)
  }

  function sequence(): Part {
    const whole = oneBehindTheOther()
    while (at < source.length && source[at] !== '|' && source[at] !== ')') {
      const part = one()
      const [least, most] = times()
      whole.add(part, least, most)
    }
    return whole.whole()
  }

  function times(): [number, number] {
    const found = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})/.exec(source.slice(at, at + 12))
    if (!found) return [1, 1]
    at += found[0].length
    if (source[at] === '?') at += 1
    if (found[0] === '*') return [0, Number.POSITIVE_INFINITY]
    if (found[0] === '+') return [1, Number.POSITIVE_INFINITY]
    if (found[0] === '?') return [0, 1]
    const least = Number(found[1])
    return [least, found[2] === '' ? least : found[3] === '' ? Number.POSITIVE_INFINITY : Number(found[3])]
  }

  function one(): Part {
    const char = source[at]!
    if (char === '(') return group()
    if (char === '[') return members()
    if (char === '\\') return escaped()
    at += 1
    if (char === '^' || char === '$') return nothing
    return char === '.' ? anything : letter(char.charCodeAt(0))
  }

  function group(): Part {
    const opening = /^\((?:\?(?::|=|!|<=|<!|<[^>]*>|[a-z]*(?:-[a-z]*)?:))?/.exec(
      source.slice(at, at + 60),
    )![0]
    at += opening.length
    const inner = alternatives()
    at += 1
    if (opening === '(?!' || opening === '(?<!') return nothing
    // What is looked for ahead or behind stands in the text as well, though not here.
    if (opening === '(?=' || opening === '(?<=') return { exact: null, lists: listsOf(inner) }
    return inner
  }

  function escaped(): Part {
    const found = /^\\(?:([bB])|u([\da-f]{4})|x([\da-f]{2})|([pPu])\{[^}]*\}|(k)<[^>]*>|(.))/is.exec(
      source.slice(at, at + 60),
    )!
    at += found[0].length
    const [, edge, long, short, , , other] = found
    if (edge) return nothing
    const code = long ?? short
    if (code) return letter(Number.parseInt(code, 16))
    if (other === undefined) return anything
    if (other === 'd') return { exact: ['0'], lists: [] }
    const control = { n: '\n', t: '\t', r: '\r' }[other]
    if (control) return letter(control.charCodeAt(0))
    return /[a-z\d]/i.test(other) ? anything : letter(other.charCodeAt(0))
  }

  function members(): Part {
    at += 1
    const isNot = source[at] === '^'
    if (isNot) at += 1
    let exact: Set<string> | null = new Set()
    let before: number | null = null
    while (source[at] !== ']') {
      if (source[at] === '-' && before !== null && source[at + 1] !== ']') {
        at += 1
        const to = member()
        const last = to?.length === 1 ? to.charCodeAt(0) : null
        if (last === null || last - before > 12 || last < before) exact = null
        else for (let unit = before; unit <= last; unit += 1) exact = withLetter(exact, unit)
        before = null
        continue
      }
      const unit = member()
      before = unit?.length === 1 ? unit.charCodeAt(0) : null
      if (unit === '\\d') exact?.add('0')
      else if (before === null) exact = null
      else exact = withLetter(exact, before)
    }
    at += 1
    return isNot || exact === null || exact.size === 0 || exact.size > mostExact
      ? anything
      : { exact: [...exact], lists: [] }
  }

  const withLetter = (exact: Set<string> | null, unit: number): Set<string> | null =>
    exact === null || !isPlain(unit) ? null : exact.add(String.fromCharCode(foldLetter(unit)))

  /** One of the members of a class; `\d` as it stands, null for what is more than one letter. */
  function member(): string | null {
    if (source[at] !== '\\') {
      at += 1
      return source[at - 1]!
    }
    const found = /^\\(?:u([\da-f]{4})|x([\da-f]{2})|([pPu])\{[^}]*\}|(.))/is.exec(source.slice(at, at + 60))!
    at += found[0].length
    const code = found[1] ?? found[2]
    if (code) return String.fromCharCode(Number.parseInt(code, 16))
    const other = found[4]
    if (other === undefined) return null
    if (other === 'd') return '\\d'
    const control = { n: '\n', t: '\t', r: '\r' }[other]
    if (control) return control
    return /[a-z\d]/i.test(other) ? null : other
  }

  return alternatives
}

/** What no text lacks that a pattern matches, the lists that tell most texts apart first; none where nothing is known. */
export function requiredLetters({ source, flags }: Pick<RegExp, 'source' | 'flags'>): RequiredLetters {
  // Sets of sets are written in another way.
  if (flags.includes('v')) return []
  return listsOf(createReader(source)())
    .map(shortestOf)
    .filter((list) => heldByHundredOf(list) < mostHeld)
    .toSorted((one, other) => heldByHundredOf(one) - heldByHundredOf(other))
    .slice(0, mostLists)
}

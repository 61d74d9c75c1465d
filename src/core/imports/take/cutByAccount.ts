/** A part of a note, UTF-16 offsets, and the account that it speaks of; null where it names none. */
export interface NotePart {
  start: number
  end: number
  accountId: string | null
  /** Below a heading that names the account: all of it is of that account, whomever else it speaks of. */
  isHeaded?: true
}

/** Of a sentence that speaks of an account without telling which: it is nobody's, and what follows is not that account's. */
export const untold = Symbol('untold')

const numbered = /^\s*\d{1,2}\s*[、.．)）]\s*(?!\d)/
const sentence = /[^。；;！!？?\n]+[。；;！!？?]*\n*|\n+/g

/**
 * The parts of a diary's entry that speaks of several accounts, in the order of the text; one part where it speaks of one
 * or none, unless it names that one in passing. A sentence that names nobody goes with the one before it on its line, at the beginning of a line with the
 * next. `accountOf` gives the only account that a few words name, null for none, `untold` where it cannot be told; `own` is the
 * account of whatever names none.
 */
export function cutByAccount(
  text: string,
  accountOf: (words: string) => string | null | typeof untold,
  own: string | null = null,
): NotePart[] {
  const found = [...text.matchAll(sentence)].map((match) => {
    const named = accountOf(match[0])
    return {
      start: match.index,
      end: match.index + match[0].length,
      accountId: named === untold ? null : named,
      isUntold: named === untold,
      beginsLine: match.index === 0 || text[match.index - 1] === '\n',
    }
  })
  const takes = (one: (typeof found)[number], from: (typeof found)[number]) => {
    if (one.accountId !== null || one.isUntold) return
    one.accountId = from.accountId
    one.isUntold = from.isUntold
  }
  for (const [at, one] of found.entries()) if (!one.beginsLine) takes(one, found[at - 1]!)
  for (const [at, one] of [...found.entries()].reverse()) {
    const next = found[at + 1]
    if (next && !next.beginsLine) takes(one, next)
  }
  underHeadings(text, found)
  if (own !== null) for (const one of found) one.accountId ??= own
  const parts: NotePart[] = []
  for (const { start, end, accountId } of found) {
    const last = parts.at(-1)
    // Numbered matters of nobody's are as many matters.
    const isOwnMatter = accountId === null && numbered.test(text.slice(start, end))
    if (last && last.accountId === accountId && !isOwnMatter) last.end = end
    else parts.push({ start, end, accountId })
  }
  const accounts = new Set(parts.flatMap(({ accountId }) => accountId ?? []))
  const isUnclear = own === null && found.some(({ isUntold }) => isUntold)
  return accounts.size > 1 || isUnclear || (own === null && isNamedInPassing(text, parts))
    ? parts
    : [{ start: 0, end: text.length, accountId: [...accounts][0] ?? null }]
}

const isHeading =
  /^\s*(?:#{1,6}\s+\S[^\n]{0,40}|\*\*[^*\n]{1,30}\*\*\s*[:：]?|【[^】\n]{1,30}】\s*[:：]?)\s*$/
/** **澄湖**：换了采购, with a list below it. */
const headsLine = /^\s*(?:[-*•·]\s+)?\*\*[^*\n]{1,30}\*\*\s*[:：]\s*\S/
const isListed = /^\s*(?:[-*•·]|\d{1,2}\s*[、.．)）])\s*\S/

/** What a list names nobody for goes with the customer whose name heads it: **澄湖**, `## Alder`, 【瑞禾】. */
function underHeadings(
  text: string,
  found: { start: number; end: number; accountId: string | null; isUntold: boolean; beginsLine: boolean }[],
): void {
  let heading: string | null = null
  let open = false
  for (const one of found) {
    const words = text.slice(one.start, one.end)
    if (one.beginsLine && isHeading.test(words.split('\n', 1)[0]!)) {
      heading = one.isUntold ? null : one.accountId
      continue
    }
    if (one.beginsLine && headsLine.test(words)) {
      heading = one.isUntold ? null : one.accountId
      open = false
      continue
    }
    if (words.trim() === '') continue
    if (one.beginsLine) open = isListed.test(words)
    if (heading !== null && open && one.accountId === null && !one.isUntold) one.accountId = heading
  }
}

/** Fewer lines are about whom they name, wherever they do. */
const linesBefore = 4
/** A signature, at the foot of a letter. */
const linesOfFoot = 2

/**
 * Whether a text of many lines names its only account once, far down and not at its foot: what stands above it may be
 * about anybody.
 */
function isNamedInPassing(text: string, parts: readonly NotePart[]): boolean {
  const named = parts.filter(({ accountId }) => accountId !== null)
  const lineOf = (at: number): number => text.slice(0, at).trim().split(/\n+/).length
  const lines = lineOf(text.length)
  const [first] = named
  if (named.length !== 1 || first === undefined) return false
  const at = text.slice(0, first.start).trim() === '' ? 0 : lineOf(first.start)
  return at >= linesBefore && at * 2 >= lines && at < lines - 1 && lines - at >= linesOfFoot
}

const headed =
  /^\s*(?:[-*•·]\s*|\d{1,2}[.)、]\s*)?(?:(?<name>[^\n:：–—-]{2,40}?)\s*(?:[:：–—]|\s-)\s*(?=\S)|(?<han>\p{Script=Han}{2,8})[ \u3000]+(?=\S))/u

/**
 * The parts of a text of which lines begin with a customer's name (`Alder - we can go to 90`), each to the end of its
 * paragraph; what stands between and round them is nobody's. No parts where fewer than two customers head a line.
 */
export function partsHeaded(text: string, accountOf: (words: string) => string | null): NotePart[] {
  const parts: NotePart[] = []
  for (const line of text.matchAll(/[^\n]*\n*/g)) {
    if (line[0] === '') continue
    const [start, end] = [line.index, line.index + line[0].length]
    const groups = headed.exec(line[0])?.groups
    const name = groups?.name ?? groups?.han
    const accountId = name === undefined ? null : accountOf(name)
    const last = parts.at(-1)
    const isNewParagraph = last === undefined || /\n[ \t]*\n\s*$/.test(text.slice(last.start, last.end))
    if (last && accountId === null && (last.accountId === null || !isNewParagraph)) last.end = end
    else if (last && accountId !== null && last.accountId === accountId) last.end = end
    else parts.push({ start, end, accountId })
  }
  return new Set(parts.flatMap(({ accountId }) => accountId ?? [])).size > 1 ? parts : []
}

const wholeSentence = /[^\n]+?(?:[。；;！!？?]+|(?<=\p{Ll}|\d)\.(?=\s+\p{Lu})|(?=\n)|$)\s*/gu

/**
 * The parts of what one of us says to the others of several customers, sentence by sentence (Alder paid 100. Birch: credit note
 * is booked); a sentence without a name goes with the one before it. No parts where one of them names several, or may.
 */
export function partsNamed(
  text: string,
  accountOf: (words: string) => string | null | typeof untold,
): NotePart[] {
  const parts: NotePart[] = []
  for (const { 0: words, index: start } of text.matchAll(wholeSentence)) {
    const accountId = accountOf(words)
    if (accountId === untold) return []
    const end = start + words.length
    const last = parts.at(-1)
    if (last && (accountId === null || last.accountId === accountId || last.accountId === null)) {
      last.end = end
      last.accountId ??= accountId
    } else parts.push({ start, end, accountId })
  }
  return new Set(parts.flatMap(({ accountId }) => accountId ?? [])).size > 1 ? parts : []
}

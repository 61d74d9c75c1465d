/** A part of a note, UTF-16 offsets, and the account that it speaks of; null where it names none. */
export interface NotePart {
  start: number
  end: number
  accountId: string | null
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

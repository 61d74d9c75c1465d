const han = /\p{Script=Han}/u
const hanRun = /([\p{Script=Han}])/gu
const latinWord = /[\p{L}\p{N}]+/gu

/** The text as the index holds it: NFKC, lower case, a space round each Han character. */
export const indexedText = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replace(hanRun, ' $1 ')

export interface SearchQuery {
  /** An FTS5 expression: every word must occur; Chinese words of any length are phrases, the last Latin word a prefix. */
  match: string
  /** The words to mark in a snippet, normalised. */
  words: string[]
}

/**
 * Reads what a person typed. Words in double quotes are one phrase. Returns null when nothing can be searched
 * for, such as punctuation alone.
 */
export function readQuery(typed: string): SearchQuery | null {
  const text = typed.normalize('NFKC').toLowerCase()
  const words: string[] = []
  const terms: string[] = []
  const add = (piece: string, isLast: boolean) => {
    const runs = piece.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? []
    runs.forEach((run, at) => {
      if (han.test(run)) {
        words.push(run)
        terms.push(`"${[...run].join(' ')}"`)
        return
      }
      const latin = run.match(latinWord) ?? []
      if (latin.length === 0) return
      words.push(run.trim())
      const phrase = `"${latin.join(' ')}"`
      const prefix = isLast && at === runs.length - 1 && latin[latin.length - 1]!.length > 1
      terms.push(prefix ? `${phrase}*` : phrase)
    })
  }
  const pieces = [...text.matchAll(/"([^"]+)"|([^\s"]+)/g)].map((match) => match[1] ?? match[2] ?? '')
  pieces.forEach((piece, at) => {
    add(piece, at === pieces.length - 1 && !typed.trimEnd().endsWith('"'))
  })
  return terms.length === 0 ? null : { match: terms.join(' AND '), words }
}

/** A stretch of `text` round the first of `words`, with the spans of all of them, in UTF-16 offsets of the stretch. */
export function snippetOf(
  text: string,
  words: readonly string[],
  length = 120,
): { snippet: string; marks: { start: number; end: number }[] } {
  const lower = text.toLowerCase()
  const first = Math.max(
    0,
    Math.min(...words.map((word) => lower.indexOf(word)).filter((at) => at >= 0), text.length),
  )
  const start = first >= text.length ? 0 : Math.max(0, first - Math.floor(length / 3))
  const snippet = text.slice(start, start + length).replace(/\s/g, ' ')
  const haystack = snippet.toLowerCase()
  const marks: { start: number; end: number }[] = []
  for (const word of words) {
    for (let at = haystack.indexOf(word); at >= 0; at = haystack.indexOf(word, at + word.length))
      marks.push({ start: at, end: at + word.length })
  }
  return { snippet, marks: marks.sort((a, b) => a.start - b.start) }
}

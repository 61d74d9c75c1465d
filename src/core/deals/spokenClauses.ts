/** A piece of a text between two marks, with where it stands. */
export interface Clause {
  words: string
  start: number
  end: number
  /** Whether it goes on with what the clause before it says: behind a comma or plus, not behind a full stop. */
  goesOn: boolean
}

const marks = /[，,；;。！!？?\n→+]|(?<=\p{Script=Han}) +(?=\p{Script=Han})|(?<=[\p{L}\d)）"”])\.(?=\s|$)/gu
const behindComma = /[，,→+ ]/

/**
 * The clauses of a text, commas, full stops and the spaces between Chinese apart. What stands in brackets stays with its clause: the commas of a
 * list of names do not part it.
 */
export function spokenClauses(text: string): Clause[] {
  // Its length stays, so that offsets hold.
  const flat = text.replaceAll(/[（(][^（()）\n]{0,80}[)）]/g, (inner) =>
    inner.replaceAll(/[，,；;。.！!？?→+]/g, '、'),
  )
  const clauses: Clause[] = []
  const take = (from: number, to: number, mark: string) => {
    const raw = text.slice(from, to)
    const words = raw.trim()
    const start = from + raw.length - raw.trimStart().length
    if (words !== '')
      clauses.push({ words, start, end: start + words.length, goesOn: behindComma.test(mark) })
  }
  let from = 0
  let mark = ''
  for (const { index, 0: found } of flat.matchAll(marks)) {
    take(from, index, mark)
    from = index + found.length
    mark = found
  }
  take(from, text.length, mark)
  return clauses
}

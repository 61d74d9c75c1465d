/** A piece of a text between two marks, with where it stands. */
export interface Clause {
  words: string
  start: number
  end: number
  /** Whether it goes on with what the clause before it says: behind a comma or plus, not behind a full stop. */
  goesOn: boolean
}

const marks =
  /[，；;。！!？?\n→+]|,(?!(?<=\d,)\d{3}(?!\d))|(?<=\p{Script=Han}) +(?=\p{Script=Han})|(?<=[\p{L}\d)）"”])\.(?=\s|$)/gu
const behindComma = /[，,→+ ]/

/**
 * The clauses of a text, commas, full stops and the spaces between Chinese apart. What stands in brackets stays with its clause: the commas of a
 * list of names do not part it.
 */
export function spokenClauses(text: string): Clause[] {
  // Its length stays, so that offsets hold.
  const flat = text.replaceAll(/[（(][^（()）\n]{0,80}[)）]/g, (inner) =>
    inner.replaceAll(/[，,；;。.！!？?→+ ]/g, '、'),
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

const turns =
  /^,?\s*(?:provided|as long as|so long as|on condition|but|though|although|however|only if|unless)\b(?:[^,.;!?\n]|[.,](?=\d)){3,140}|^[，,；;]?\s*(?:但是?|不过|可是|只是|前提|只要|除非)(?:因为|由于|如果|要是)[^，,。；;！？\n]{2,40}[，,][^，,。；;！？\n]{2,40}|^[，,；;]?\s*(?:但是?|不过|只是|可是|前提|只要|除非|条件是)[^，,。；;！？\n]{2,60}|^[，,；;\s][^，,。；;！？\n]{2,30}(?:是|作为|为)前提/i
/**
 * What stands right behind a clause and turns it or makes it depend on something: ", provided our own people do it",
 * ，但因为是专项资金，最后要过会. Without it a yes says too much. Empty where nothing does.
 */
export const turnBehind = (behind: string): string => turns.exec(behind)?.[0] ?? ''

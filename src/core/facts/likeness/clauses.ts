/** A stretch of a text in UTF-16 offsets. */
export interface Span {
  start: number
  end: number
}

const ends = /[。！？!?；;\n]+|(?<=[\p{L}\p{N})%][.])\s+(?=\p{Lu})/gu
const softEnds = /[，,：:、]\s*|(?<=\p{Script=Han})\s+(?=\p{Script=Han})|\s[-–—]\s/gu
/** Letters below which a clause says too little by itself. */
const shortest = { han: 5, other: 14 }

const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text)

/** The clauses of a text: what stands between commas and stops; a short one goes with the next of its sentence. */
export function clausesOf(text: string): Span[] {
  const found: Span[] = []
  for (const sentence of pieces(text, { start: 0, end: text.length }, ends)) {
    let open: Span | null = null
    for (const piece of pieces(text, sentence, softEnds)) {
      open = open === null ? piece : { start: open.start, end: piece.end }
      const said = text.slice(open.start, open.end)
      if (said.length < (isHan(said) ? shortest.han : shortest.other)) continue
      found.push(open)
      open = null
    }
    if (open === null) continue
    const before = found.at(-1)
    if (before && before.start >= sentence.start) before.end = open.end
    else found.push(open)
  }
  return found
}

function* pieces(text: string, { start, end }: Span, at: RegExp): Generator<Span> {
  let from = start
  const give = (to: number): Span | null => {
    let [first, last] = [from, to]
    while (first < last && /\s/.test(text[first]!)) first += 1
    while (last > first && /\s/.test(text[last - 1]!)) last -= 1
    return last > first ? { start: first, end: last } : null
  }
  for (const match of text.slice(start, end).matchAll(at)) {
    const here = start + match.index
    // The mark that makes a question is part of it.
    const mark = /^[?？]/.test(match[0]) ? 1 : 0
    const piece = give(here + mark)
    if (piece) yield piece
    from = here + match[0].length
  }
  const piece = give(end)
  if (piece) yield piece
}

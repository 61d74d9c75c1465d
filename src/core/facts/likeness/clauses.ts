/** A stretch of a text in UTF-16 offsets. */
export interface Span {
  start: number
  end: number
}

const ends = /[。！？!?；;\n]+|(?<=[a-z\d)%][.])\s+(?=[A-Z])/g
const softEnds = /[，,：:、]\s*|(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])|\s[-–—]\s/g
/** Letters below which a clause says too little by itself. */
const shortest = { han: 5, other: 14 }

const isHan = (text: string): boolean => /[\u3400-\u9fff]/.test(text)

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

/** What of a stretch stands between the marks, without the white space round it. */
function pieces(text: string, { start, end }: Span, marks: RegExp): Span[] {
  const found: Span[] = []
  const give = (from: number, to: number): void => {
    let [first, last] = [from, to]
    while (first < last && text.charCodeAt(first) <= 0x20) first += 1
    while (last > first && text.charCodeAt(last - 1) <= 0x20) last -= 1
    if (last > first) found.push({ start: first, end: last })
  }
  const said = start === 0 && end === text.length ? text : text.slice(start, end)
  let from = start
  marks.lastIndex = 0
  for (let mark = marks.exec(said); mark; mark = marks.exec(said)) {
    const here = start + mark.index
    // The mark that makes a question is part of it.
    give(from, /^[?？]/.test(mark[0]) ? here + 1 : here)
    from = here + mark[0].length
  }
  give(from, end)
  return found
}

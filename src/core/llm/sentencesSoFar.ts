/** What an answer in the form of `trackSchema` says of one of its sentences. */
export type SaidSentence = { label: string; said: unknown }

const beginning = '"sentences":{'

/**
 * Reads an answer in the form of `trackSchema` as it grows, and gives each sentence as soon as it is whole. Whatever isn't in
 * that form gives nothing: the whole answer is read and judged when it is there.
 */
export function sentencesSoFar(onSentence: (sentence: SaidSentence) => void): {
  /** The next piece of the answer. */
  add(piece: string): void
  /** The answer begins anew. */
  again(): void
} {
  let text = ''
  let at = -1

  const next = (): SaidSentence | null => {
    const named = /,?"([^"\\]*)":\{/y
    named.lastIndex = at
    const label = named.exec(text)?.[1]
    if (label === undefined) return null
    const from = named.lastIndex - 1
    const end = endOfObject(text, from)
    if (end === null) return null
    try {
      const said: unknown = JSON.parse(text.slice(from, end))
      at = end
      return { label, said }
    } catch {
      return null
    }
  }

  return {
    add(piece) {
      text += piece
      // Nothing becomes whole but by what closes it.
      if (!piece.includes('}')) return
      if (at < 0) {
        const found = text.indexOf(beginning)
        if (found < 0) return
        at = found + beginning.length
      }
      for (let sentence = next(); sentence !== null; sentence = next()) onSentence(sentence)
    },
    again() {
      text = ''
      at = -1
    },
  }
}

/** Where the object ends that begins at `from`; null where it is not whole. */
function endOfObject(text: string, from: number): number | null {
  let depth = 0
  let isInString = false
  for (let at = from; at < text.length; at += 1) {
    const letter = text[at]
    if (isInString) {
      if (letter === '\\') at += 1
      else if (letter === '"') isInString = false
    } else if (letter === '"') isInString = true
    else if (letter === '{') depth += 1
    else if (letter === '}') {
      depth -= 1
      if (depth === 0) return at + 1
    }
  }
  return null
}

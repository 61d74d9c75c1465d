/** What a reader looks for: the file, and of an archive or folder the file inside it whose lines are counted. */
export const namedSource = (sourceName: string, entry: string | undefined): string =>
  entry === undefined ? sourceName : `${sourceName} › ${entry}`

/** Where evidence stands in its source, as far as lines go; they count from 1. */
export interface EvidenceLines {
  kind: string
  locator: { line: number | null; textLine?: number; page?: number }
  text: string
}

/**
 * The line of the source on which the text of evidence begins, where the lines of the one are those of the other: a note's
 * are, and those of a message whose reader says so. Null for a page, a table's row, and a mail that was written in code.
 */
export function firstLineOf({ kind, locator }: Omit<EvidenceLines, 'text'>): number | null {
  if (locator.page !== undefined) return null
  return locator.textLine ?? (kind === 'note' ? locator.line : null)
}

/** The line on which a place of a text stands, the text's first being `first`. `start` counts UTF-16 units. */
export const lineWithin = (text: string, start: number, first: number): number =>
  first + text.slice(0, start).split('\n').length - 1

/** The line of the source on which words of evidence stand; of what has no lines of its own, where the whole stands. */
export function lineOfSpan(evidence: EvidenceLines, start: number): number | null {
  const first = firstLineOf(evidence)
  return first === null ? evidence.locator.line : lineWithin(evidence.text, start, first)
}

/** The lines on which what is cited of a piece of evidence stands, each once; none where it has no lines. */
export const citedLines = ({
  line,
  pieces,
}: {
  line: number | null
  pieces?: readonly { line: number | null }[] | undefined
}): number[] => [
  ...new Set((pieces ?? [{ line }]).flatMap((piece) => (piece.line === null ? [] : [piece.line]))),
]

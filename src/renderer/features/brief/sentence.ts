import type { EvidenceMark, RedLineFinding, TrackSentence } from '../../../shared/contract/brief.ts'

export type SpanKind = TrackSentence['spans'][number]['kind']

/** A run of a sentence that looks the same throughout; marks stand behind the run that they prove. */
export interface SentencePart {
  text: string
  kind: SpanKind | null
  redLine: RedLineFinding | null
  marks: readonly EvidenceMark[]
  /** Punctuation that stays with the marks before it. */
  after: string
}

const leading = /^[，。、；：！？,.;:!?)）”」』]+/u
const closing = /[。．.!！?？；;]["”』」]?$/u
/** What the checker says weighs more than what it merely recognises. */
const weight: Record<SpanKind, number> = {
  foreignAccount: 6,
  figureUnmatched: 5,
  nameUnknown: 4,
  nameUncited: 3,
  unverifiedWording: 2,
  figureMatched: 1,
  nameKnown: 0,
}

/**
 * Cuts a sentence at every span and red line. A mark stands behind the span that its evidence proves; marks without
 * a span of their own stand at the end, before the closing punctuation.
 */
export function sentenceParts(sentence: TrackSentence): SentencePart[] {
  const { text, spans, redLines, marks } = sentence
  const cuts = new Set([0, text.length])
  for (const { start, end } of [...spans, ...redLines]) {
    if (start >= 0 && start < text.length) cuts.add(start)
    if (end > 0 && end < text.length) cuts.add(end)
  }
  const stop = closing.exec(text)
  if (stop && stop.index > 0) cuts.add(stop.index)
  for (const quote of text.matchAll(/[”」』]/gu)) if (quote.index + 1 < text.length) cuts.add(quote.index + 1)
  const edges = [...cuts].sort((a, b) => a - b)

  const shown = oneOfEach(marks)
  const placed = new Set<EvidenceMark>()
  let pending: EvidenceMark[] = []
  const parts: (Omit<SentencePart, 'after'> & { end: number })[] = []
  for (let index = 0; index + 1 < edges.length; index++) {
    const [from, to] = [edges[index]!, edges[index + 1]!]
    const over = spans
      .filter((span) => span.start <= from && span.end >= to)
      .sort((a, b) => weight[b.kind] - weight[a.kind])
    const redLine = redLines.find((each) => each.start <= from && each.end >= to) ?? null
    const ending = spans.filter((span) => span.end === to && span.evidenceId !== null)
    const proving = shown.filter(
      (mark) => !placed.has(mark) && ending.some((span) => span.evidenceId === mark.evidenceId),
    )
    for (const mark of proving) placed.add(mark)
    // Inside a quotation a mark would part what was said: it waits for the closing quote.
    const quoting = isQuoting(text.slice(0, to))
    const own = quoting ? [] : [...pending, ...proving]
    pending = quoting ? [...pending, ...proving] : []
    parts.push({ text: text.slice(from, to), kind: over[0]?.kind ?? null, redLine, marks: own, end: to })
  }
  const rest = [...pending, ...shown.filter((mark) => !placed.has(mark))]
  if (rest.length > 0) {
    const last = stop && stop.index > 0 ? parts.findLast((part) => part.end <= stop.index) : parts.at(-1)
    if (last) last.marks = [...last.marks, ...rest]
    else parts.push({ text: '', kind: null, redLine: null, marks: rest, end: text.length })
  }
  return holdPunctuation(parts.map(({ end: _end, ...part }) => ({ ...part, after: '' })))
}

const width = ({ start, end }: EvidenceMark): number => (start === null || end === null ? 0 : end - start)

/** Each source once, by its label; the widest place in it is the one to open, since a name alone proves no figure. */
const oneOfEach = (marks: readonly EvidenceMark[]): EvidenceMark[] =>
  [...Map.groupBy(marks, ({ label }) => label).values()].map((same) =>
    same.reduce((widest, mark) => (width(mark) > width(widest) ? mark : widest)),
  )

const isQuoting = (before: string): boolean =>
  (before.match(/[“「『]/gu)?.length ?? 0) > (before.match(/[”」』]/gu)?.length ?? 0)

/** A mark must not leave the comma behind it at the head of the next line: the mark keeps it. */
function holdPunctuation(parts: SentencePart[]): SentencePart[] {
  for (let index = 0; index + 1 < parts.length; index++) {
    const part = parts[index]!
    const next = parts[index + 1]!
    const held = part.marks.length > 0 && !next.redLine ? (leading.exec(next.text)?.[0] ?? '') : ''
    if (held === '') continue
    part.after = held
    next.text = next.text.slice(held.length)
  }
  return parts.filter((part) => part.text !== '' || part.marks.length > 0)
}

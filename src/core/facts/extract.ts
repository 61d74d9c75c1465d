import type { FactKind } from '../atoms/library/factKinds.ts'
import { factRules } from './factKinds.ts'
import { type FoundFigure, findFigures } from './figures.ts'

/** A figure as a fact states it; `date` values are ISO days or months. */
export interface FactFigure {
  value: number | string
  unit: string
  currency?: string
}

/** A fact that the rules propose: `start` and `end` are UTF-16 offsets of the sentence in the evidence text. */
export interface ProposedFact {
  kind: FactKind
  subject: string
  start: number
  end: number
  text: string
  figures: FactFigure[]
}

/** One pass that tells most texts apart from those that may state a fact. */
const anyCue = new RegExp(factRules.map((rule) => `(?:${rule.cue.source})`).join('|'), 'i')

const sentencePattern = /[^。！？!?；;\n]+[。！？!?；;]?/g
/** A full stop ends an English sentence when a space and a capital follow; decimals and abbreviations do not. */
const englishStop = /(?<=[a-z0-9)%][.])\s+(?=[A-Z])/

function* sentencesOf(text: string): Generator<{ start: number; text: string }> {
  for (const match of text.matchAll(sentencePattern)) {
    let start = match.index
    for (const piece of match[0].split(englishStop)) {
      const at = text.indexOf(piece, start)
      const trimmed = piece.trim()
      if (trimmed.length >= 4) yield { start: text.indexOf(trimmed, at), text: trimmed }
      start = at + piece.length
    }
  }
}

/** What somebody said is quoted from the saying on: whoever reports it puts the speaker in front. */
const spoken: ReadonlySet<FactKind> = new Set(['statedConcern', 'statedGoal', 'userComplaint'])
const speaker =
  /^(?:(?:[^，,：:A-Za-z]{0,12}?|[A-Za-z .’'-]{0,40}?)(?:说|表示|提到|反映|认为|觉得|says?|said|mentioned|told us)(?:that)?[：:，,\s]*)/i

/** The clause of a sentence that holds the cue, without its closing mark; of reported speech, what was said. */
function quotable(sentence: string, cueAt: number, kind: FactKind): { start: number; end: number } {
  const breaks = [...sentence.matchAll(/[，,：:]\s*/g)]
  let start = 0
  let end = sentence.length
  // A short sentence is quoted whole; a longer one by the clause of its cue, and what was said by what follows too.
  if (sentence.length > 14) {
    for (const one of breaks) {
      const after = one.index + one[0].length
      if (after <= cueAt) start = after
      else if (one.index > cueAt + (spoken.has(kind) ? 16 : 3)) {
        end = one.index
        break
      }
    }
  }
  if (spoken.has(kind)) {
    const reported = speaker.exec(sentence.slice(start, end))
    if (reported && start + reported[0].length <= cueAt) start += reported[0].length
    else if (/\p{Script=Han}/u.test(sentence) && cueAt - start > 0 && cueAt - start <= 4) start = cueAt
  }
  while (end > start && /[。！？!?；;.，,\s]/.test(sentence[end - 1]!)) end -= 1
  return { start, end }
}

/** The figure nearest to the cue, in front of it or behind. */
function nearest(figures: readonly FoundFigure[], cueStart: number, cueEnd: number): FoundFigure | null {
  let best: FoundFigure | null = null
  let bestDistance = 41
  for (const figure of figures) {
    const distance = figure.start >= cueEnd ? figure.start - cueEnd : cueStart - figure.end
    if (distance < bestDistance) {
      best = figure
      bestDistance = distance
    }
  }
  return best
}

/**
 * Reads a message, note or remark and proposes the facts that its sentences state, each with the very span that
 * states it. Rules only: a sentence without a cue proposes nothing, and a figure is never computed.
 * `occurredAt` (UTC ms) gives the year to dates without one.
 */
export function extractFacts(text: string, occurredAt: number): ProposedFact[] {
  const found: ProposedFact[] = []
  if (!anyCue.test(text)) return found
  for (const sentence of sentencesOf(text)) {
    if (!anyCue.test(sentence.text)) continue
    const figures = findFigures(sentence.text, occurredAt)
    const taken = new Set<FoundFigure>()
    const kinds = new Set<FactKind>()
    let quoted = 0
    for (const rule of factRules) {
      const cue = rule.cue.exec(sentence.text)
      if (!cue || kinds.has(rule.kind) || rule.not?.test(sentence.text)) continue
      if (rule.figure === 'text') {
        // One sentence is quoted for two kinds at the most: further kinds would only repeat it.
        if (quoted === 2) continue
        quoted += 1
        kinds.add(rule.kind)
        const clause = quotable(sentence.text, cue.index, rule.kind)
        const text = sentence.text.slice(clause.start, clause.end)
        found.push({
          kind: rule.kind,
          subject: cue[0],
          start: sentence.start + clause.start,
          end: sentence.start + clause.end,
          text,
          figures: figures
            .filter((figure) => figure.start >= clause.start && figure.end <= clause.end)
            .map((figure) => figure.figure),
        })
        continue
      }
      const wanted = rule.figure
      const candidates = figures.filter(
        (figure) =>
          !taken.has(figure) &&
          (typeof wanted === 'string'
            ? figure.kind === wanted
            : figure.kind === 'quantity' && wanted.units.test(figure.figure.unit)),
      )
      const figure = nearest(candidates, cue.index, cue.index + cue[0].length)
      if (!figure) continue
      taken.add(figure)
      kinds.add(rule.kind)
      found.push({
        kind: rule.kind,
        subject: cue[0],
        start: sentence.start,
        end: sentence.start + sentence.text.length,
        text: sentence.text,
        figures: [figure.figure],
      })
    }
  }
  return found
}

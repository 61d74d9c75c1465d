import type { FactKind } from '../../atoms/library/factKinds.ts'
import { isDayOfChange } from '../days/daysAsSaid.ts'
import type { FoundFigure } from '../figures.ts'
import type { FactFigure } from '../proposedFact.ts'
import type { Speaker } from '../whoSays/stance.ts'
import { certificatesIn } from './certificates.ts'
import { isElsewhere, isOnlyAimedAt, isSupposed } from './elsewhere.ts'
import { type FigureWordings, figureWordings } from './figureWordings.ts'
import { isInSmallLetters, mayBeFirm } from './names.ts'
import { nameWordings } from './nameWordings.ts'
import { isDayOfPastAct } from './pastActs.ts'
import { referenceTold } from './reference.ts'
import { maskOf, type Slot, slotsOf } from './slots.ts'
import { fitOf } from './template.ts'
import { textWordings } from './textWordings.ts'

/** What stands for a cue where a rival was read from the words round an unknown name. */
export const newNameSubject = 'new name'

/** A fact that a wording tells, in offsets of its sentence. */
export interface ToldInEnglish {
  kind: FactKind
  subject: string
  start: number
  end: number
  figures: FactFigure[]
  /** Where the figure stands that the fact states. */
  figureAt?: number
}

export interface SentenceToRead {
  text: string
  occurredAt: number
  by: Speaker
  figures: readonly FoundFigure[]
  /** Figures that a rule has claimed. */
  taken: ReadonlySet<FoundFigure>
  /** Kinds that a rule has found. */
  kinds: ReadonlySet<FactKind>
  isTakenBack(sentence: string, figure: FoundFigure): boolean
  /** The message that it stands in. */
  whole: string
  /** The sentence before in the same line, of which "it" and "that" may speak. */
  before: string | null
}

const han = /\p{Script=Han}/u
const dayMs = 86_400_000
/** A day of this year so far behind, of something to come, is next year's. */
const farBehindMs = 40 * dayMs
/** Sentences longer than this are lists and tables, and nobody's saying. */
const longestSentence = 600

/** A sentence that goes on about what the one before was of. */
const goesOn =
  /^(?:it|that|thats|this|these|those|the (?:documents|docs|papers|closing date|deadline)|one of (?:those|them)|we(?:['’]re| are) (?:at|on|now)|now|currently|at present|right now|target|goal|the (?:target|goal|aim))\b/i
const adjusted = (slot: Slot, lies: FigureWordings['lies'], occurredAt: number): FactFigure => {
  if (!lies || !slot.isYearless) return slot.figure
  const at = Date.parse(String(slot.figure.value))
  if (lies === 'behind' && slot.isMonthless) return { ...slot.figure, value: lastSuchDay(at, occurredAt) }
  const shift =
    lies === 'ahead' && at < occurredAt - farBehindMs ? 1 : lies === 'behind' && at > occurredAt ? -1 : 0
  if (shift === 0) return slot.figure
  const value = String(slot.figure.value)
  return { ...slot.figure, value: `${Number(value.slice(0, 4)) + shift}${value.slice(4)}` }
}

/** The day of a month that is called so, on or before the day of writing. */
function lastSuchDay(at: number, occurredAt: number): string {
  const day = new Date(at)
  while (day.getTime() > occurredAt) day.setUTCMonth(day.getUTCMonth() - 1)
  return day.toISOString().slice(0, 10)
}

const pastTense = /\b(?:was|were|had|did|arrived|took place|closed|ended|last)\b/i
/** The figure of a day to come, which a year was not said for, is never long past. */
export function aheadOf(figure: FoundFigure, sentence: string, occurredAt: number): FactFigure {
  const isYearless = !/\b(?:20|')\d\d\b/.test(sentence.slice(figure.start, figure.end))
  if (han.test(sentence)) return figure.figure
  if (figure.kind !== 'date' || String(figure.figure.value).length < 10 || pastTense.test(sentence))
    return figure.figure
  return adjusted(
    { start: 0, end: 0, type: 'day', figure: figure.figure, isYearless, isMonthless: false },
    'ahead',
    occurredAt,
  )
}

/** Facts that an English sentence states in a wording that binds its very figure, name or clause. */
export function toldInEnglish(sentence: SentenceToRead): ToldInEnglish[] {
  const { text } = sentence
  if (text.length > longestSentence || han.test(text)) return []
  const found: ToldInEnglish[] = []
  const kinds = new Set(sentence.kinds)
  let { before } = sentence
  for (const piece of piecesOf(text)) {
    const own = partOf(sentence, piece, before, kinds)
    for (const told of toldInPiece(own)) {
      kinds.add(told.kind)
      found.push({
        ...told,
        start: told.start + piece.start,
        end: told.end + piece.start,
        ...(told.figureAt !== undefined && { figureAt: told.figureAt + piece.start }),
      })
    }
    before = own.text
  }
  return found
}

/** Several days in one sentence are each another's: those that a wording binds, before a rule takes the nearest. */
export const daysToldFirst = (sentence: SentenceToRead): ToldInEnglish[] =>
  sentence.figures.filter(({ kind }) => kind === 'date').length < 2 || han.test(sentence.text)
    ? []
    : toldInEnglish(sentence).filter(
        ({ figureAt, figures: [figure] }) => figureAt !== undefined && figure?.unit === 'date',
      )

/** In a chat in small letters a full stop ends a sentence too, unless it is behind an abbreviation. */
const smallStop =
  /(?<=[a-z\d)%]{2})(?<!\b(?:approx|dept|no|vs|inc|incl|st|hrs?|mos?|wks?|mins?|avg|max|ca|mr|mrs|dr|ref|ext|fig|vol|eg|ie))\.+\s+(?=[a-z\d])/gi
function piecesOf(text: string): { start: number; end: number }[] {
  const pieces: { start: number; end: number }[] = []
  let start = 0
  for (const stop of text.matchAll(smallStop)) {
    pieces.push({ start, end: stop.index + 1 })
    start = stop.index + stop[0].length
  }
  return [...pieces, { start, end: text.length }]
}

/** A piece of a sentence as a sentence of its own. */
function partOf(
  sentence: SentenceToRead,
  { start, end }: { start: number; end: number },
  before: string | null,
  kinds: ReadonlySet<FactKind>,
): SentenceToRead {
  const moved = new Map(
    sentence.figures
      .filter((figure) => figure.start >= start && figure.end <= end)
      .map((figure) => [figure, { ...figure, start: figure.start - start, end: figure.end - start }]),
  )
  return {
    ...sentence,
    text: sentence.text.slice(start, end),
    figures: [...moved.values()],
    taken: new Set([...sentence.taken].flatMap((figure) => moved.get(figure) ?? [])),
    kinds,
    before,
  }
}

function toldInPiece(sentence: SentenceToRead): ToldInEnglish[] {
  const { text } = sentence
  if (isElsewhere(text)) return []
  const found: ToldInEnglish[] = []
  const slots = slotsOf(text, sentence.figures, sentence.occurredAt)
  const mask = maskOf(text, slots)
  if (!isSupposed(text)) found.push(...figuresTold(sentence, slots, mask))
  const kinds = new Set([...sentence.kinds, ...found.map(({ kind }) => kind)])
  found.push(...quotesTold(sentence, mask, kinds), ...namesTold(sentence, mask, kinds))
  return found
}

function figuresTold(sentence: SentenceToRead, slots: readonly Slot[], mask: string): ToldInEnglish[] {
  if (slots.length === 0) return []
  const { text, by, before, occurredAt } = sentence
  if (isQuestion(text, by)) return []
  const found: ToldInEnglish[] = []
  const claimed = new Set<Slot>()
  for (const figure of sentence.taken)
    for (const slot of slots) if (slot.start < figure.end && slot.end > figure.start) claimed.add(slot)
  const types = new Set(slots.map(({ type }) => type))
  const told = new Set<FactKind>()
  for (const one of referenceTold(text, mask, slots, sentence.whole)) {
    if (sentence.kinds.has(one.kind)) continue
    found.push(one)
    for (const slot of slots) if (slot.start === one.figureAt) claimed.add(slot)
  }
  // What "it" and "that" are of stands in the sentence before, whose own figures are not meant.
  const isFragment = slots[0]!.start === 0 && text.length < 28
  const lead =
    before !== null && (isFragment || goesOn.test(text))
      ? `${before.replaceAll(/[\d.;!?]/g, ' ').slice(-90)}, `
      : ''
  for (const one of figureWordings) {
    if (!types.has(one.needs) || sentence.kinds.has(one.kind) || (told.has(one.kind) && !one.isMany)) continue
    if (one.speakers && !one.speakers.includes(by)) continue
    // Asked where a wording fits: most fit nowhere.
    let isNot: boolean | null = null
    for (const pattern of one.wordings) {
      if (isNot === true) break
      const scope = `${lead}${mask}`
      for (let from = 0; from < scope.length; ) {
        const match = fitOf(pattern, scope, from)
        if (!match) break
        const at = match.indices!.groups!.figure![0] - lead.length
        from = match.indices!.groups!.figure![1]
        // "56 t a month, and the budget goes to 1.6m": what another clause counts says nothing of a budget.
        if (one.kind === 'budgetAmount' && !onlyPerhaps.test(text)) {
          if (one.not?.test(clauseAt(text, at))) continue
        } else {
          isNot ??= one.not?.test(text) ?? false
          if (isNot) break
        }
        const slot = slots.find(({ start, end }) => start <= at && at < end)
        if (
          !slot ||
          claimed.has(slot) ||
          (lead === '' && namesNoFirm(match, text)) ||
          !isFit(one, slot, text, sentence)
        )
          continue
        claimed.add(slot)
        told.add(one.kind)
        const figure = { ...adjusted(slot, one.lies, occurredAt), ...(one.unit && { unit: one.unit }) }
        found.push({
          kind: one.kind,
          subject: match[0].trim(),
          // A sum without a currency can only be quoted: from the sum on.
          start: slot.figure.unit === '' && slot.type === 'money' ? slot.start : 0,
          end: text.length,
          figures: [figure],
          figureAt: slot.start,
        })
        if (!one.isMany) break
      }
      if (told.has(one.kind) && !one.isMany) break
    }
  }
  return found
}

const typeOf = {
  money: 'money',
  day: 'date',
  time: 'quantity',
  share: 'quantity',
  count: 'quantity',
} as const

function isFit(
  one: FigureWordings,
  slot: Slot,
  text: string,
  { isTakenBack, occurredAt }: SentenceToRead,
): boolean {
  if (slot.type !== one.needs) return false
  if (one.units && !one.units.test(slot.figure.unit)) return false
  const { start, end, figure } = slot
  if (isTakenBack(text, { start, end, kind: typeOf[slot.type], figure })) return false
  if (isOnlyAimedAt(one.kind, text, start)) return false
  if (slot.type === 'day' && isDayOfChange(text, start)) return false
  if (
    one.lies === 'ahead' &&
    isDayOfPastAct(text, slot, String(figure.value), new Date(occurredAt).toISOString().slice(0, 10))
  )
    return false
  // "the week of 20 April" is no day.
  return !(
    slot.type === 'day' &&
    /\b(?:w(?:ee)?k (?:of|commencing|beginning|ending)|w\/c|after|not before)\s+(?:the )?$/i.test(
      text.slice(0, start),
    )
  )
}

/** A question states nothing, unless a customer asks whether what they name will hold. */
const isQuestion = (text: string, by: Speaker): boolean =>
  /[?]\s*$/.test(text) &&
  (by === 'ours' ||
    /^\W*(?:\w+\W+){0,3}?(?:what|how|who|when|can|could|do|does|did|is|are|which|should|will|would it|where)\b/i.test(
      text,
    ))

function quotesTold(sentence: SentenceToRead, mask: string, kinds: ReadonlySet<FactKind>): ToldInEnglish[] {
  const { text, by } = sentence
  const found: ToldInEnglish[] = []
  for (const { kind, wordings, not, speakers } of textWordings) {
    if (kinds.has(kind) || (speakers && !speakers.includes(by))) continue
    for (const pattern of wordings) {
      const match = fitOf(pattern, mask)
      if (!match) continue
      // Asked where a wording fits: most fit nowhere.
      if (not?.test(text)) break
      if (namesNoFirm(match, text)) continue
      const { quote, from } = match.indices!.groups ?? {}
      const [cueAt, end] = quote ?? from ?? match.indices![0]!
      const start = from ? clauseStart(text, cueAt) : cueAt
      const span = withoutEdges(text, start, end)
      // One clause is quoted once: the more specific kind stands before.
      if (span.end - span.start < 5 || found.some((one) => one.start < span.end && one.end > span.start))
        continue
      found.push({ kind, subject: kind, ...span, figures: [] })
      break
    }
  }
  return found
}

/** Whether a wording that is of a firm fits on a word that is none. */
const namesNoFirm = (match: RegExpExecArray, text: string): boolean => {
  const name = match.indices?.groups?.name
  return name !== undefined && !mayBeFirm(text, name[0], name[1])
}

const longestLead = 70
/** Where the clause of a cue begins: behind the last mark before it. */
function clauseStart(text: string, cueAt: number): number {
  const from = Math.max(0, cueAt - longestLead)
  const lead = text.slice(from, cueAt)
  const mark = Math.max(...[', ', '; ', ': ', '"', '“', '. ', '! ', '? '].map((one) => lead.lastIndexOf(one)))
  if (mark >= 0) return from + mark + 1
  return from === 0 ? 0 : from + lead.indexOf(' ') + 1
}

function withoutEdges(text: string, from: number, to: number): { start: number; end: number } {
  let [start, end] = [from, to]
  if (end < text.length && /\w/.test(text[end] ?? '') && /\w/.test(text[end - 1]!)) {
    const space = text.lastIndexOf(' ', end)
    if (space > start) end = space
  }
  const lead = /^(?:[\s,:–"“(-]|(?:and|but|so|that|btw|because|only) )+/i.exec(text.slice(start, end))
  if (lead) start += lead[0].length
  while (end > start && /[\s,.;:!?"”)-]/.test(text[end - 1]!)) end -= 1
  // A bracket is quoted whole or not at all.
  const opened = text.slice(start, end).lastIndexOf('(')
  if (opened > 0 && !text.slice(start + opened, end).includes(')')) {
    const closed = text.slice(end).search(/\S/)
    end = text[end + closed] === ')' ? end + closed + 1 : text.slice(0, start + opened).trimEnd().length
  }
  return { start, end }
}

function namesTold(sentence: SentenceToRead, mask: string, kinds: ReadonlySet<FactKind>): ToldInEnglish[] {
  const { text, by } = sentence
  const found: ToldInEnglish[] = certificatesIn(text)
  const isSmall = isInSmallLetters(text)
  const isNamed = maybeNamed(text)
  if (!isSmall && !isNamed) return found
  for (const { kind, wordings, small, isOfOurs, not } of nameWordings) {
    if (kinds.has(kind) || (by === 'ours' && !isOfOurs)) continue
    const fit =
      (isNamed ? firmIn(text, mask, wordings, found) : null) ??
      (isSmall && small ? firmIn(text, mask, small, found) : null)
    if (!fit || not?.test(text)) continue
    const [start, end] = fit
    found.push({ kind, subject: kind === 'referenceSite' ? kind : newNameSubject, start, end, figures: [] })
  }
  return found
}

const capital = /(?<![A-Za-z\d])[A-Z][A-Za-z\d]{2,}/g
/** Whether any word of a sentence may be a firm at all. */
const maybeNamed = (text: string): boolean =>
  text.matchAll(capital).some(({ index, 0: word }) => mayBeFirm(text, index, index + word.length))

/** The first place at which one of the wordings names what may be a firm. */
function firmIn(
  text: string,
  mask: string,
  wordings: readonly RegExp[],
  found: readonly ToldInEnglish[],
): readonly [number, number] | null {
  for (const pattern of wordings)
    for (
      let match = fitOf(pattern, mask);
      match;
      match = fitOf(pattern, mask, match.index + match[0].length)
    ) {
      const [start, end] = match.indices!.groups!.name!
      const isFree = found.every((one) => one.end <= start || one.start >= end)
      if (isFree && mayBeFirm(text, start, end)) return [start, end]
    }
  return null
}

const onlyPerhaps = /\b(?:would|if)\b|\?\s*$/i
const joint = /, (?:and|but|so) /gi
/** The clause of a sentence in which a place lies. */
function clauseAt(text: string, at: number): string {
  let start = 0
  for (const { 0: words, index } of text.matchAll(joint)) {
    if (index >= at) return text.slice(start, index)
    start = index + words.length
  }
  return text.slice(start)
}

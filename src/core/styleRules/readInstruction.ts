import type { StyleReading, StyleTarget, StyleWish } from '../../shared/contract/styleRules.ts'
import type { StyleAct } from '../../shared/styleRuleWords.ts'
import {
  actCues,
  concernLexicon,
  fixedSections,
  jobLexicon,
  mindedness,
  plainWords,
  ranks,
  ranksBefore,
  roleLexicon,
  sectionLexicon,
  stageLexicon,
  strategyLexicon,
  whoOpener,
} from './instructionWords.ts'

type Who = StyleReading['body']['who']
type Meaning =
  | { [Kind in keyof Who]: { kind: Kind; code: Who[Kind][number] } }[keyof Who]
  | { kind: 'target'; target: StyleTarget }
  | { kind: 'fixedSection' }

type Range = { start: number; end: number }
type Word = Range & { meanings: readonly Meaning[] }
type Cue = Range & { act: StyleAct; before: boolean; isPlainVerb: boolean }

/** An atom that an instruction may name by its title. */
export type NamedAtom = { id: string; title: string }

const entriesOf = <Code extends string>(lexicon: Record<Code, string>, meaningOf: (code: Code) => Meaning) =>
  (Object.keys(lexicon) as Code[]).flatMap((code) =>
    lexicon[code].split('|').map((phrase) => ({ phrase, meaning: meaningOf(code) })),
  )

const lexicon: readonly { phrase: string; meaning: Meaning }[] = [
  ...entriesOf(roleLexicon, (code) => ({ kind: 'roles', code })),
  ...entriesOf(jobLexicon, (code) => ({ kind: 'jobs', code })),
  ...entriesOf(stageLexicon, (code) => ({ kind: 'stages', code })),
  ...entriesOf(concernLexicon, (concern) => ({ kind: 'target', target: { kind: 'concern', concern } })),
  ...entriesOf(strategyLexicon, (strategy) => ({ kind: 'target', target: { kind: 'strategy', strategy } })),
  ...entriesOf(sectionLexicon, (section) => ({ kind: 'target', target: { kind: 'section', section } })),
  ...fixedSections.split('|').map((phrase) => ({ phrase, meaning: { kind: 'fixedSection' } as const })),
]

const isLatin = (phrase: string) => /^[\p{ASCII}]+$/u.test(phrase)
const patternOf = (phrase: string): RegExp =>
  isLatin(phrase)
    ? new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(phrase)}(?:s|es|['’]s)?(?![\\p{L}\\p{N}])`, 'giu')
    : new RegExp(RegExp.escape(phrase), 'gu')

/** Every phrase once, the longest first, with all that it may mean. */
const phrases = [...Map.groupBy(lexicon, ({ phrase }) => phrase)]
  .map(([phrase, entries]) => ({
    pattern: patternOf(phrase),
    length: phrase.length,
    meanings: entries.map(({ meaning }) => meaning),
  }))
  .sort((left, right) => right.length - left.length)

const overlaps = (one: Range, other: Range) => one.start < other.end && other.start < one.end
const shortestTitle = 3

function wordsIn(text: string, atoms: readonly NamedAtom[]): Word[] {
  const found: Word[] = []
  const add = (start: number, end: number, meanings: readonly Meaning[]) => {
    const word = { start, end, meanings }
    if (!found.some((other) => overlaps(other, word))) found.push(word)
  }
  for (const { id, title } of atoms) {
    if (title.length < shortestTitle) continue
    const at = text.toLowerCase().indexOf(title.toLowerCase())
    if (at >= 0) add(at, at + title.length, [{ kind: 'target', target: { kind: 'atom', atomId: id } }])
  }
  for (const { pattern, meanings } of phrases)
    for (const match of text.matchAll(pattern)) add(match.index, match.index + match[0].length, meanings)
  return found.sort((left, right) => left.start - right.start)
}

/** Verbs of speaking alone: where no topic follows, they are a part of "to talk with somebody". */
const plainVerb = /^(?:讲|谈|说|用|use|mention|bring up)$/iu

function cuesIn(text: string, words: readonly Word[]): Cue[] {
  let masked = text
  for (const { start, end } of words)
    masked = masked.slice(0, start) + '□'.repeat(end - start) + masked.slice(end)
  const found: Cue[] = []
  for (const { act, cue, before = false } of actCues)
    for (const { 0: said, index } of masked.matchAll(cue)) {
      const next = { start: index, end: index + said.length, act, before, isPlainVerb: plainVerb.test(said) }
      if (said.length > 0 && !found.some((other) => overlaps(other, next))) found.push(next)
    }
  found.sort((left, right) => left.start - right.start)
  // "Open with residency, never with price" forbids to open with it, and no more.
  return found.map((cue, at) =>
    cue.act === 'avoid' &&
    /^never with$/i.test(text.slice(cue.start, cue.end)) &&
    found[at - 1]?.act === 'first'
      ? { ...cue, act: 'last' }
      : cue,
  )
}

/** Where the topic of each cue stands: up to the next cue, the end of the sentence, or where it says to whom. */
function topicsOf(text: string, cues: readonly Cue[]): Range[] {
  return cues.map((cue, at) => {
    if (cue.before) {
      const from = Math.max(
        cues[at - 1]?.end ?? 0,
        lastIndexOf(text.slice(0, cue.start), /[，,。；;.!?！？\n]/gu),
      )
      const said = text.slice(from, cue.start)
      return { start: from + lastIndexOf(said, /把|将|\b(?:put|place|keep|leave)\b/giu), end: cue.start }
    }
    const next = cues.slice(at + 1).find(({ start }) => start >= cue.end)
    const until = next
      ? next.before
        ? cue.end + lastIndexOf(text.slice(cue.end, next.start), /[，,。；;.!?！？\n]/gu)
        : next.start
      : text.length
    const said = text.slice(cue.end, Math.max(cue.end, until))
    const stops = [said.search(/[。；;!?！？\n]|\.(?=\s|$)/u), said.search(whoOpener)].filter(
      (stop) => stop >= 0,
    )
    return { start: cue.end, end: cue.end + Math.min(said.length, ...stops) }
  })
}

/** Behind the last match, or 0. */
function lastIndexOf(text: string, pattern: RegExp): number {
  const last = [...text.matchAll(pattern)].at(-1)
  return last ? last.index + last[0].length : 0
}

const isIn = (word: Range, range: Range) => word.start >= range.start && word.end <= range.end
const sectionsAct: ReadonlySet<StyleAct> = new Set<StyleAct>(['first', 'last'])

/**
 * Reads an instruction of staff ("对价格敏感的采购总监先讲总拥有成本") into a rule: who it is about by roles, jobs,
 * stages and what occupies them, and what is wanted by the words before or behind a topic. Rules and word lists only;
 * nothing is guessed, and every word that was not understood is named.
 */
export function readInstruction(text: string, atoms: readonly NamedAtom[] = []): StyleReading {
  const words = wordsIn(text, atoms)
  const cues = cuesIn(text, words)
  const topics = topicsOf(text, cues)
  const who: Who = { roles: [], jobs: [], concerns: [], stages: [] }
  const wishes: StyleWish[] = []
  const read: StyleReading['read'] = []
  const gaps = new Set<StyleReading['gaps'][number]>()
  const answered = new Set<Cue>()
  let anyRank = false

  for (const word of words) {
    const at = topics.findIndex((topic) => isIn(word, topic))
    if (at >= 0) {
      const target = word.meanings.find((meaning) => meaning.kind === 'target')?.target
      if (word.meanings.some(({ kind }) => kind === 'fixedSection')) gaps.add('sectionStays')
      if (!target) continue
      const { act } = cues[at]!
      if (target.kind === 'section' && !sectionsAct.has(act)) {
        gaps.add('sectionStays')
        continue
      }
      answered.add(cues[at]!)
      read.push({ start: word.start, end: word.end, as: 'target' })
      const key = JSON.stringify(target)
      if (!wishes.some((wish) => JSON.stringify(wish.target) === key)) wishes.push({ act, target })
      continue
    }
    const [meaning] = word.meanings.filter(
      ({ kind }) => kind === 'roles' || kind === 'jobs' || kind === 'stages',
    )
    if (meaning) {
      const span = meaning.kind === 'jobs' ? withRank(text, word) : word
      anyRank ||= span.end - span.start > word.end - word.start
      addTo(who, meaning)
      read.push({ start: span.start, end: span.end, as: 'who' })
      continue
    }
    const target = word.meanings.find((each) => each.kind === 'target')?.target
    if (target?.kind !== 'concern' || !isMinded(text, word, cues)) continue
    addTo(who, { kind: 'concerns', code: target.concern })
    read.push({ start: word.start, end: word.end, as: 'who' })
  }
  // 从…讲起, talk about … first: one wish said around its topic.
  for (const [at, cue] of cues.entries()) {
    const next = cues[at + 1]
    if (next?.before && answered.has(next) && topics[at]!.end === cue.end) answered.add(cue)
  }
  for (const cue of cues) {
    if (answered.has(cue)) read.push({ start: cue.start, end: cue.end, as: 'act' })
    else if (!cue.isPlainVerb && gaps.size === 0) gaps.add('noTarget')
  }
  if (cues.every(({ isPlainVerb }) => isPlainVerb) && wishes.length === 0) gaps.add('noAct')
  read.sort((left, right) => left.start - right.start)
  return { body: { who, wishes }, read, unread: unreadOf(text, read), gaps: [...gaps], anyRank }
}

function addTo(who: Who, meaning: Meaning): void {
  if (meaning.kind === 'target' || meaning.kind === 'fixedSection') return
  const codes: string[] = who[meaning.kind]
  if (!codes.includes(meaning.code)) codes.push(meaning.code)
}

/** A job with the rank said beside it: 采购总监, head of procurement. */
function withRank(text: string, { start, end }: Range): Range {
  const before = ranksBefore.exec(text.slice(0, start))?.[0].length ?? 0
  const behind = ranks.exec(text.slice(end))?.[0].length ?? 0
  return { start: start - before, end: end + behind }
}

/** Whether a topic in the part that says to whom is on their mind: the words for that stand in the same part. */
function isMinded(text: string, word: Range, cues: readonly Cue[]): boolean {
  const from = Math.max(0, ...cues.filter(({ end }) => end <= word.start).map(({ end }) => end))
  const until = Math.min(
    text.length,
    ...cues.filter(({ start }) => start >= word.end).map(({ start }) => start),
  )
  return mindedness.test(text.slice(from, until))
}

/** The words that nothing was read from and that mean something. */
function unreadOf(text: string, read: readonly Range[]): Range[] {
  const unread: Range[] = []
  const add = (start: number, end: number) => {
    const last = unread.at(-1)
    if (last && text.slice(last.end, start).trim() === '') last.end = end
    else unread.push({ start, end })
  }
  for (const { 0: run, index } of text.matchAll(/\p{Script=Han}+|[\p{L}\p{N}]+(?:['’-][\p{L}]+)*/gu)) {
    let at = index
    while (at < index + run.length) {
      const covering = read.find(({ start, end }) => start <= at && at < end)
      if (covering) {
        at = covering.end
        continue
      }
      const until = Math.min(
        index + run.length,
        ...read.filter(({ start }) => start > at).map(({ start }) => start),
      )
      const piece = text.slice(at, until)
      const known = /^\p{Script=Han}/u.test(piece)
        ? plainHan(piece)
        : plainWords.test(piece)
          ? piece.length
          : 0
      const length = known || (/^\p{Script=Han}/u.test(piece) ? 1 : piece.length)
      if (known === 0) add(at, at + length)
      at += length
    }
  }
  return unread
}

const longestPlain = 4
function plainHan(piece: string): number {
  for (let length = Math.min(longestPlain, piece.length); length > 0; length -= 1)
    if (plainWords.test(piece.slice(0, length))) return length
  return 0
}

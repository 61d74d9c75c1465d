import { isFactKind } from '../../atoms/library/index.ts'
import { movedTask } from '../../facts/days/movedTasks.ts'
import { namesDeliverable } from '../../facts/whoSays/stance.ts'
import type { CustomerFact } from '../types.ts'
import { overruled } from './overruled.ts'
import { areOfDifferentStages, stageOf, withoutStage } from './stages.ts'
import { isStillOwed } from './standing.ts'

/** Letters that what was promised and what was handed over must have in common. */
const leastCommon = { han: 3, latin: 5 } as const
/** Words of promising, giving and time, which any two such sentences share. */
const common =
  /(\d+\s*[月号日点]|明天|后天|今天|下?周[一二三四五六日天]?|之前|以前|前|最晚|尽快|书面|我(们|这边)?|你们?|您|给到?|发(给|了|你|您|过去)*|提供|补(齐|上)|收到|查收|附件|请|已经?|答应|promised?|attached|enclosed|please|send|sent|before|until|the|will|have|here|with)/giu

/** Which of several a paper is: rev B, V3, 第2版. */
const version =
  /\brev(?:ision|\.)?\s?(?<letter>[a-z\d])\b|(?<![a-z\d])v\s?(?<number>\d)(?!\d|\.\d)|第(?<han>[\d一二三四五])[版稿]/g
const ofVersion = '§'

/** The pieces of a text that promising, giving and time leave, and which version it speaks of. */
export const pieces = (text: string): string[] => [
  ...[...text.toLowerCase().matchAll(version)].map(
    ({ groups }) => `${ofVersion}${Object.values(groups!).find(Boolean)}`,
  ),
  ...wordPieces(text),
]

const wordPieces = (text: string): string[] =>
  text
    .toLowerCase()
    // 报价单, 报价书 and 报价 are one thing.
    .replaceAll(/报价[单书表函]?/gu, '报价单')
    .replaceAll(common, ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((piece) => piece.length > 0)

/** Whether the pieces of two texts name one thing: a stretch of letters that neither promising nor time is made of. */
export function nameOneThing(
  left: readonly string[],
  right: readonly string[],
  leastHan: number = leastCommon.han,
): boolean {
  const [one, other] = [left, right].map((all) => all.filter((piece) => piece.startsWith(ofVersion)))
  // Rev C was not handed over with rev B, however alike the words.
  if (one!.length > 0 && other!.length > 0) return one!.some((which) => other!.includes(which))
  return left.some((piece) => {
    const isHan = /\p{Script=Han}/u.test(piece)
    // Words are compared whole: an offer that is "valid" is no validation pack.
    if (!isHan) return right.some((other) => isSameWord(piece, other))
    const least = leastHan
    for (let at = 0; at + least <= piece.length; at += 1) {
      const stretch = piece.slice(at, at + least)
      if (right.some((other) => other.includes(stretch))) return true
    }
    return false
  })
}

/** Whether two Latin words are one, the one in plural perhaps or a part of what is written together. */
const isSameWord = (one: string, other: string): boolean => {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short.length < leastCommon.latin) return false
  return long.startsWith(short) ? long.length - short.length <= mostEnding : long.endsWith(short)
}
/** Letters of an ending: drawing, drawings. */
const mostEnding = 3

/** 蒸汽压力记录、新车间CAD: things that are promised together. */
const together = /[、及和与＋+&]|以及|\band\b/
const allOfIt = /都|全|齐|一并|一起|两[份个张]|\b(?:all|both|everything)\b/i
/**
 * Whether what was given is one of several things that were promised together, and another of them has not been given: it
 * is still owed.
 */
function leavesPart(promised: string, given: readonly string[]): boolean {
  const [what = ''] = promised.split(/[\t，,；;]/)
  const parts = what.split(together).map((part) => part.trim())
  if (parts.length < 2 || !parts.every((part) => part.replaceAll(common, '').trim().length >= leastPart))
    return false
  if (given.some((text) => allOfIt.test(text))) return false
  const isGiven = (part: string): boolean => given.some((text) => nameOneThing(pieces(part), pieces(text), 2))
  return parts.some(isGiven) && parts.some((part) => namesDeliverable(part) && !isGiven(part))
}
/** Letters of a part that is a thing of its own. */
const leastPart = 3

const sideOf = (fact: CustomerFact): 'customer' | 'ours' =>
  fact.kind === 'customerPromise' || fact.speaker === 'customer' ? 'customer' : 'ours'

const owes: ReadonlySet<string> = new Set(['openPromise', 'openTask', 'customerPromise'])
/** A wish to be given something: what they asked of us is done when we have handed it over. */
const asksFor = (fact: CustomerFact): boolean => fact.kind === 'customerAsk' && namesDeliverable(fact.text)

/** The words of a customer's name, each of which may stand for it. */
function wordsOfName(name: string): RegExp | null {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1)
  const han = words.flatMap((word) =>
    /\p{Script=Han}{4,}/u.test(word) ? [word, word.slice(0, 2), word.slice(2, 4)] : [word],
  )
  return han.length === 0 ? null : new RegExp(han.map((word) => RegExp.escape(word)).join('|'), 'giu')
}

const dayMs = 86_400_000
/**
 * A promise that names nothing (14号之前给) is of what was just spoken of: it is kept by the first thing that the same
 * side hands over until the day that it names.
 */
function keptByDay(fact: CustomerFact, given: CustomerFact): boolean {
  const day = dayIn(fact)
  return day !== null && given.occurredAt < Date.parse(day) + dayMs && pieces(fact.text).length === 0
}

/** [文件] 试样包.zip: what a chat shows as sent. */
const aFile = /^[[【［](?:文件|附件|File|文档)[\]】］]/i
const leastOfFile = 2
/** A file that comes on the very day for which it was promised need share no more than a word with the promise. */
const keptByFile = (fact: CustomerFact, given: CustomerFact): boolean => {
  const day = dayIn(fact)
  if (day === null || !aFile.test(given.text)) return false
  const due = Date.parse(day)
  return (
    given.occurredAt >= due - dayMs / 2 &&
    given.occurredAt < due + dayMs &&
    nameOneThing(pieces(fact.text), pieces(given.text), leastOfFile)
  )
}

/** 明天给您新的, "a revised one tomorrow": of what was just spoken of, anew. */
const ofAnew =
  /(?:给|发)(?:您|你|贵司)?(?:一?[版份个])?(?:新|改好|改完|调整后|修改后|更新后|重新)的?(?![\p{Script=Han}])|\b(?:a|an|the) (?:new|revised|updated|corrected) (?:one|version|copy)\b/iu
/** A file that comes up to the day after the one on which something anew was promised is what was promised. */
const keptByNewFile = (fact: CustomerFact, given: CustomerFact): boolean => {
  const day = dayIn(fact)
  return (
    day !== null &&
    ofAnew.test(fact.text) &&
    !namesDeliverable(fact.text) &&
    (aFile.test(given.text) || /\battached\b|附件/i.test(given.text)) &&
    given.occurredAt < Date.parse(day) + 2 * dayMs
  )
}

/** The day by which something is promised, as it was said. */
const dayIn = ({ figures }: CustomerFact): string | null => {
  const day = figures.find(({ unit }) => unit === 'date')
  return day ? String(day.value) : null
}

/**
 * The promises, tasks and wishes to be given something of which a later message of the side that owes it says that the
 * thing was handed over. A rule of our own, and a careful one: where the words differ, it stays open and somebody
 * strikes it out. `names` finds the customer's own name, which stands in the words of any task for them.
 */
export function keptPromises(
  facts: readonly CustomerFact[],
  names: RegExp | null = null,
): ReadonlySet<CustomerFact> {
  const named = new Map<CustomerFact, string[]>()
  /** The pieces of a fact's words without the customer's name, taken apart once. */
  const piecesOf = (fact: CustomerFact): string[] => {
    const known = named.get(fact)
    if (known) return known
    // Of a row of duties the first cell says what it is; who and when are nothing that is handed over.
    const thing = fact.subject === 'duty' ? fact.text.split('\t')[0]! : fact.text
    const found = pieces(names ? thing.replaceAll(names, ' ') : thing)
    named.set(fact, found)
    return found
  }
  const handedOver = Map.groupBy(
    facts.filter((fact) => fact.kind === 'handedOver'),
    sideOf,
  )
  const isKept = (fact: CustomerFact): boolean => {
    const since = (handedOver.get(fact.kind === 'customerAsk' ? 'ours' : sideOf(fact)) ?? []).filter(
      (given) =>
        given.occurredAt >= fact.occurredAt &&
        given.evidenceId !== fact.evidenceId &&
        given.subject !== handedInPart &&
        !areOfDifferentStages(fact.text, given.text),
    )
    if (isPastDraft(fact, facts)) return true
    return (
      since.some(
        (given) =>
          nameOneThing(piecesOf(fact), piecesOf(given)) ||
          keptByDay(fact, given) ||
          keptByFile(fact, given) ||
          keptByNewFile(fact, given),
      ) &&
      !leavesPart(
        fact.text,
        since.map(({ text }) => text),
      )
    )
  }
  const kept = new Set(facts.filter((fact) => (owes.has(fact.kind) || asksFor(fact)) && isKept(fact)))
  // Told twice, in a message and in a note of it, it is one promise: one side, one thing, one day.
  const twice = facts.filter(
    (fact) =>
      owes.has(fact.kind) &&
      dayIn(fact) !== null &&
      [...kept].some(
        (other) =>
          other.kind === fact.kind &&
          dayIn(other) === dayIn(fact) &&
          nameOneThing(piecesOf(fact), piecesOf(other), 2),
      ),
  )
  return new Set([...kept, ...twice])
}

/** Subject of what was handed over in part, as the messages beside it say. */
export const handedInPart = 'part'

/**
 * Whether the draft of something is behind us: elsewhere, later, the same side owes or gave what it is in the end (终稿
 * 13号给您). Where one list names both, both are still to come.
 */
function isPastDraft(fact: CustomerFact, facts: readonly CustomerFact[]): boolean {
  if (!owes.has(fact.kind) || stageOf(fact.text) !== 'draft') return false
  const thing = pieces(withoutStage(fact.text))
  const last = facts.filter(
    (other) =>
      (owes.has(other.kind) || other.kind === 'handedOver') &&
      sideOf(other) === sideOf(fact) &&
      stageOf(other.text) === 'final' &&
      namesAny(thing, pieces(withoutStage(other.text))),
  )
  return (
    last.some(({ undated, occurredAt }) => undated || occurredAt > fact.occurredAt) &&
    !last.some(({ evidenceId }) => evidenceId === fact.evidenceId)
  )
}
/** Whether two things share a word, be it as short as 8D. */
const namesAny = (one: readonly string[], other: readonly string[]): boolean =>
  nameOneThing(one, other, 2) ||
  one.some((piece) =>
    (piece.match(/\d?[a-z]{1,8}\d*|\d[a-z]/g) ?? []).some(
      (word) => word.length > 1 && other.some((said) => said.includes(word)),
    ),
  )

const isMove = ({ kind, subject }: CustomerFact): boolean => kind === 'openTask' && subject === movedTask

/** Words of a duty without the day that it names at its end. */
const withoutDay = (text: string): string =>
  text
    .split('\t')
    .filter((cell, at) => at === 0 || !/\d/.test(cell))
    .join('\t')

/**
 * Duties with the day to which somebody moved them since: what was agreed for the 26th and does not suit then is due on the
 * day named instead. A move of nothing that is owed says nothing.
 */
export function withMovedTasks(facts: readonly CustomerFact[]): CustomerFact[] {
  const moves = facts.filter(isMove)
  if (moves.length === 0) return [...facts]
  return facts.flatMap((fact) => {
    if (isMove(fact)) return []
    const day = owes.has(fact.kind) ? dayIn(fact) : null
    const move =
      day === null
        ? undefined
        : moves.findLast(
            ({ figures, text, occurredAt }) =>
              String(figures[1]?.value) === day &&
              occurredAt >= fact.occurredAt &&
              nameOneThing(pieces(fact.text), pieces(text), 2),
          )
    if (move === undefined) return [fact]
    const { evidenceId, span, occurredAt, speaker, contactId } = move
    return [
      {
        ...fact,
        ...{ evidenceId, span, occurredAt, speaker, contactId },
        text: `${withoutDay(fact.text)}\t${move.text}`,
        figures: move.figures.slice(0, 1),
        firstDay: fact.firstDay ?? day!,
      },
    ]
  })
}

const ofRivals: ReadonlySet<string> = new Set([
  'competitorOffer',
  'competitorNews',
  'competitorName',
  'competitorGap',
])

/** Whether a fact is about a rival who was said to be out of the race since. */
function isOfRivalOut(fact: CustomerFact, out: readonly CustomerFact[]): boolean {
  if (!ofRivals.has(fact.kind)) return false
  const told = `${fact.subject} ${fact.text}`.toLowerCase()
  return out.some((gone) => gone.occurredAt >= fact.occurredAt && told.includes(gone.text.toLowerCase()))
}

/**
 * The facts that count at `asOf` (UTC ms): known by then, not restricted, of promises those that are likely still owed
 * and not kept, of rivals those that nobody said to be out, and nothing that others called off, put right or answered.
 */
export function factsNow(
  all: readonly CustomerFact[],
  asOf: number,
  accountName: string | null = null,
): CustomerFact[] {
  const facts = withMovedTasks(all)
  const kept = keptPromises(facts, accountName === null ? null : wordsOfName(accountName))
  const out = facts.filter(({ kind, knownAt }) => kind === 'competitorOut' && knownAt <= asOf)
  const gone = overruled(facts.filter(({ knownAt }) => knownAt <= asOf))
  return facts.filter(
    (fact) =>
      isFactKind(fact.kind) &&
      fact.knownAt <= asOf &&
      fact.sensitivity !== 'restricted' &&
      isStillOwed(fact, asOf) &&
      !kept.has(fact) &&
      !gone.has(fact) &&
      !isOfRivalOut(fact, out),
  )
}

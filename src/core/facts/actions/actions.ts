import type { ActionKind, Direction } from '../../../shared/vocabulary.ts'
import { byScript, scriptOf } from '../cues/anyCue.ts'
import { matchOf } from '../cues/mayMatch.ts'
import { comingWeekdays, findFigures } from '../figures.ts'
import { type LikenessClass, type LikenessReader, likenessIn } from '../likeness/likeness.ts'
import type { ProposedFact } from '../proposedFact.ts'
import { type Stance, voiceAt } from '../whoSays/stance.ts'
import { type ActionRule, actionRules } from './actionRules.ts'
import type { FoundStep } from './buyingStep.ts'
import { placeHeld } from './demosHeld.ts'
import { placeGiven } from './papersGiven.ts'

/** An action that the rules propose, with the very span that tells it; else as a fact. */
export interface ProposedAction extends Omit<ProposedFact, 'kind'> {
  kind: ActionKind
  /** How like it is to labelled messages, where no rule tells it; null for what a rule tells. */
  likeness: LikenessClass | null
}

/** Where the cue of a message's kind stands in words that tell something else. */
const toldOtherwise: Partial<Record<ActionKind, RegExp>> = {
  priceAsked:
    /收(着|悉|到)|接受|超出|别急|作废|(价格|报价)没问题|\bhold off\b|\bdon['’]?t send\b|\bis fine\b/i,
  complaint: /没有?要?投诉|不投诉|解决了|已经?解决|\bno complaints?\b|\bis resolved\b|\bwas fixed\b/i,
  contractAsked:
    /没啥?问题|在谁手里|签得|归档|不(?:着)?急|先别|别(?:急着?)?(?:发|拟|出|签)|没有?要|不用|\bno need\b|\bdon['’]?t\b|\bdo not\b|\balready signed\b|\bsigned already\b|\b(is|are) fine\b|\bfiled\b/i,
  tenderAsked: /没听说|没说要|是谁(来|去)|转给|\bwho (came|was)\b/i,
  trialAsked: /报告|底稿|还给|费用由|\bno need\b/i,
  demo: /请假|没看(着|到|成)|失效|取消|\bmissed\b|\bcancel/i,
}

const stances: Partial<Record<ActionKind, Stance>> = {
  priceAsked: 'asked',
  trialAsked: 'asked',
  contractAsked: 'asked',
  tenderAsked: 'asked',
  decisionCriterion: 'asked',
  commitment: 'promised',
  nextStep: 'promised',
}

const sentenceEnd = /[。！？!?；;\n]|(?<=[a-z0-9)%][.])\s+(?=[A-Z])/g
const softBreak = /[，,]\s*|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu
/** Letters of a span beyond which it is cut at commas. */
const longest = { han: 44, other: 140 }

/** The sentence that holds a cue; of a long one the clauses round it. */
function spanOf(text: string, cue: { start: number; end: number }): { start: number; end: number } {
  let [start, end] = [0, text.length]
  for (const { index, 0: mark } of text.matchAll(sentenceEnd)) {
    if (index + mark.length <= cue.start) start = index + mark.length
    else if (index >= cue.end) {
      end = index
      break
    }
  }
  const limit = /\p{Script=Han}/u.test(text.slice(start, end)) ? longest.han : longest.other
  if (end - start > limit) {
    const [from, to] = [start, end]
    for (const match of text.slice(from, to).matchAll(softBreak)) {
      const at = from + match.index
      if (at + match[0].length <= cue.start && cue.end - start > limit / 2) start = at + match[0].length
      else if (at >= cue.end && at - start > limit / 3) {
        end = at
        break
      }
    }
  }
  while (/\s/.test(text[start] ?? '')) start += 1
  while (end > start && /[\s，,.。]/.test(text[end - 1]!)) end -= 1
  return { start, end }
}

/** Facts that tell the same as an action: where one stands in the same words, the action is not told again. */
const toldBy: Partial<Record<ActionKind, ReadonlySet<ProposedFact['kind']>>> = {
  objection: new Set(['statedConcern']),
  complaint: new Set(['userComplaint']),
  nextStep: new Set(['openPromise', 'openTask', 'customerPromise']),
  commitment: new Set(['customerPromise']),
  decisionCriterion: new Set(['awardCriteria', 'decisionFactor']),
  priceAsked: new Set(['askedPrice']),
}

/** Kinds of facts that tell the same as an action. */
export const factsToldBy = (kind: ActionKind): ReadonlySet<ProposedFact['kind']> | undefined => toldBy[kind]

/** What the words of an action do with what they name. */
export const stanceOfAction = (kind: ActionKind): Stance => stances[kind] ?? 'stated'

const placeOf = (cue: RegExp, text: string): { start: number; end: number } | null => {
  const match = matchOf(cue, text)
  return match && { start: match.index, end: match.index + match[0].length }
}

/** The rules of each direction. One after the other is quicker than one look for all of them at once. */
const rules = actionRules.map((rule) => ({ ...rule, cues: byScript(rule.cue) }))
const rulesOf = (direction: Direction) => rules.filter(({ by }) => by.includes(direction))
const byDirection: Record<Direction, ReturnType<typeof rulesOf>> = {
  inbound: rulesOf('inbound'),
  outbound: rulesOf('outbound'),
  internal: rulesOf('internal'),
}

/**
 * Reads what a message or note says was done, asked for or agreed, each with the very span that tells it. `steps` are
 * the cues that gave the message its kind, `facts` what was read already.
 * `occurredAt` (UTC ms) gives the year to dates without one. What no rule tells is proposed where a clause is like
 * labelled ones, and says so.
 */
export function readActions(
  text: string,
  occurredAt: number,
  direction: Direction,
  steps: readonly FoundStep[],
  facts: readonly ProposedFact[],
  likeness: LikenessReader = likenessIn,
): ProposedAction[] {
  const found: ProposedAction[] = []
  const add = (kind: ActionKind, cue: { start: number; end: number }, rule: ActionRule | null) => {
    if (found.some((one) => one.kind === kind)) return
    const span = spanOf(text, cue)
    const said = text.slice(span.start, span.end)
    if ((rule === null ? toldOtherwise[kind] : rule.not)?.test(said)) return
    const overlaps = (fact: ProposedFact) => fact.start < span.end && fact.end > span.start
    if (facts.some((fact) => toldBy[kind]?.has(fact.kind) && overlaps(fact))) return
    const figures = [
      ...findFigures(said, occurredAt),
      ...(rule?.dated ? comingWeekdays(said, occurredAt) : []),
    ]
    if (rule?.dated && !figures.some((figure) => figure.kind === 'date')) return
    found.push({
      kind,
      subject: text.slice(cue.start, cue.end).slice(0, 60),
      ...span,
      text: said,
      figures: figures.map(({ figure }) => figure),
      ...voiceAt(text, cue.start, direction),
      stance: stances[kind] ?? 'stated',
      likeness: null,
    })
  }
  for (const step of steps) add(step.kind, step, null)
  const script = scriptOf(text)
  for (const rule of byDirection[direction]) {
    if (found.some(({ kind }) => kind === rule.kind)) continue
    const cues = rule.cues[script]
    const cue = cues && (rule.given ? placeGiven : rule.held ? placeHeld : placeOf)(cues, text)
    if (cue) add(rule.kind, cue, rule)
  }
  for (const { kind, start, end, class: likest } of likeness(text, direction)) {
    if (found.some((one) => one.kind === kind)) continue
    if (facts.some((fact) => toldBy[kind]?.has(fact.kind) && fact.start < end && fact.end > start)) continue
    const said = text.slice(start, end)
    found.push({
      kind,
      subject: likenessSubject[likest],
      start,
      end,
      text: said,
      figures: [
        ...findFigures(said, occurredAt),
        ...(kind === 'nextStep' ? comingWeekdays(said, occurredAt) : []),
      ].map(({ figure }) => figure),
      ...voiceAt(text, start, direction),
      stance: stances[kind] ?? 'stated',
      likeness: likest,
    })
  }
  return found
}

/** What stands for a cue where likeness found the words: people's decisions on it are counted by class. */
export const likenessSubject: Readonly<Record<LikenessClass, string>> = {
  strong: 'likeness: strong',
  fair: 'likeness: fair',
}

/** The class of likeness that a subject names; null for the cue of a rule. */
export const likenessOfSubject = (subject: string): LikenessClass | null =>
  subject === likenessSubject.strong ? 'strong' : subject === likenessSubject.fair ? 'fair' : null

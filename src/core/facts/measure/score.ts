import { actionKinds, type Direction } from '../../../shared/vocabulary.ts'
import { type FactKind, factKinds, isFactKind } from '../../atoms/library/factKinds.ts'
import { readActions } from '../actions/actions.ts'
import { activityKindOf, stepsIn } from '../actions/buyingStep.ts'
import { extractFacts } from '../extract.ts'
import { type LikenessReader, likenessIn } from '../likeness/likeness.ts'
import type { ProposedFact } from '../proposedFact.ts'
import { rivalCandidates, unheardRivals } from '../rivals/rivalCandidates.ts'
import { rivalPattern } from '../rivals/rivals.ts'
import { speakerOf } from '../whoSays/stance.ts'

export interface LabelledFact {
  kind: FactKind
  /** Of text and name kinds: an exact substring of the message. */
  quote?: string
  value?: number | string
  unit?: string
}

/** The words that a label of an action means, in UTF-16 offsets. */
export interface LabelledSpan {
  act: string
  start: number
  end: number
}

/** `tune` and `held` are of the first set; `facts` is labelled for facts alone, `dev` and `test` for actions alone. */
export const labelledParts = ['tune', 'held', 'facts', 'dev', 'test'] as const
export type LabelledPart = (typeof labelledParts)[number]

/** Everyday messages, most of which tell no action: `said` ones were read while the rules were made, `talk` is counted only. */
export const talkParts = ['said', 'talk'] as const
export type TalkPart = (typeof talkParts)[number]

export interface LabelledMessage {
  id: string
  part: LabelledPart | TalkPart
  from: 'customer' | 'rep' | 'note'
  /** Calendar day, `2026-10-14`. */
  at: string
  text: string
  acts: string[]
  /** The words of each action, where the set tells them. */
  spans?: LabelledSpan[]
  /** None where the set is labelled for actions alone. */
  facts?: LabelledFact[]
}

/** Found and labelled (`hits`), found only (`extra`), labelled only (`missed`). */
export interface Tally {
  hits: number
  extra: number
  missed: number
}

export const precisionOf = ({ hits, extra }: Tally): number =>
  hits + extra === 0 ? 1 : hits / (hits + extra)
export const recallOf = ({ hits, missed }: Tally): number =>
  hits + missed === 0 ? 1 : hits / (hits + missed)

export const valueTypes = ['text', 'name', 'quantity', 'money', 'date'] as const
export type ValueType = (typeof valueTypes)[number]

/** What a customer does towards buying: the acts that intent is read from. */
export const buyingSteps = [
  'priceAsked',
  'trialAsked',
  'contractAsked',
  'tenderAsked',
  'objection',
  'complaint',
  'commitment',
] as const

/** A quote counts as found when half of the shorter of the two spans is common to both. */
const leastOverlap = 0.5

function sameFact(label: LabelledFact, found: ProposedFact, text: string): boolean {
  if (label.kind !== found.kind) return false
  if (label.quote === undefined) {
    return found.figures.some(({ value }) =>
      typeof value === 'number' ? Math.abs(value - Number(label.value)) < 1e-6 : value === label.value,
    )
  }
  const start = text.indexOf(label.quote)
  const end = start + label.quote.length
  const common = Math.min(end, found.end) - Math.max(start, found.start)
  return common >= leastOverlap * Math.min(end - start, found.end - found.start)
}

/** Kinds that the labels know; what the rules find beyond them is neither right nor wrong here. */
const unlabelledKinds: ReadonlySet<string> = new Set([
  'openPromise',
  'customerPromise',
  'openTask',
  'competitorNews',
  'decisionRole',
  'keepQuiet',
  'handedOver',
  'paymentSplit',
  'awardCriteria',
  'decisionFactor',
  'peopleChange',
  'attitude',
  'customerAsk',
  'askedPrice',
  'competitorOffer',
])

/** Takes up the firms that a message leaves no doubt to be rivals, as an import does. */
function hear(message: LabelledMessage, heard: Set<string>): void {
  const ours = message.from === 'rep'
  for (const name of unheardRivals(message.text, () => false, { ours })) heard.add(name)
}

/**
 * How the facts found in one message stand to its labels, by type of value; `strays` names what went wrong. `heard`
 * holds the firms that earlier messages told to be rivals, and takes up those that this one does, as an import does.
 */
export function scoreFacts(
  message: LabelledMessage,
  heard: Set<string> = new Set(),
): {
  tallies: Record<ValueType, Tally>
  strays: string[]
} {
  const tallies = emptyTallies()
  const strays: string[] = []
  const at = Date.parse(`${message.at}T09:00:00Z`)
  const by = speakerOf(directionOf(message.from))
  hear(message, heard)
  const rivals = rivalPattern([...heard])
  const open = extractFacts(message.text, at, by, rivals).filter(({ kind }) => !unlabelledKinds.has(kind))
  for (const label of message.facts ?? []) {
    if (!isFactKind(label.kind)) throw new Error(`${message.id}: no kind of fact is called ${label.kind}`)
    const tally = tallies[factKinds[label.kind].value]
    const found = open.findIndex((fact) => sameFact(label, fact, message.text))
    if (found < 0) {
      tally.missed += 1
      strays.push(`- ${label.kind} ${label.quote ?? `${label.value} ${label.unit ?? ''}`.trim()}`)
    } else {
      tally.hits += 1
      open.splice(found, 1)
    }
  }
  for (const fact of open) {
    tallies[factKinds[fact.kind].value].extra += 1
    strays.push(`+ ${fact.kind} ${fact.figures[0] ? String(fact.figures[0].value) : ''} ${fact.text}`)
  }
  return { tallies, strays }
}

/** The single kind that the rules give a message, against the acts that it has. Precision only where they gave one. */
export function scoreAct(message: LabelledMessage): { kind: Tally; buyingStep: Tally; found: string } {
  const found = activityKindOf(message.text, directionOf(message.from))
  const kind = { hits: 0, extra: 0, missed: 0 }
  if (found !== 'message') kind[message.acts.includes(found) ? 'hits' : 'extra'] += 1
  const labelled = buyingSteps.filter((step) => message.acts.includes(step))
  const buyingStep = { hits: 0, extra: 0, missed: 0 }
  if (message.from === 'customer') {
    const isStep = (buyingSteps as readonly string[]).includes(found)
    // One message has one kind: any of its steps will do.
    if (labelled.length > 0)
      buyingStep[(labelled as readonly string[]).includes(found) ? 'hits' : 'missed'] += 1
    if (isStep && !(labelled as readonly string[]).includes(found)) buyingStep.extra += 1
  }
  return { kind, buyingStep, found }
}

/** The actions that are labelled, as the tray shows them. */
export const labelledActions = [...actionKinds, 'competitorNamed'] as const
export type LabelledAction = (typeof labelledActions)[number]

/** What is still to be done is a next step where it has a day. */
const dated: ReadonlySet<FactKind> = new Set(['openPromise', 'openTask'])
/** Facts that tell an action. */
const actionOfFact: Partial<Record<FactKind, LabelledAction>> = {
  competitorName: 'competitorNamed',
  statedConcern: 'objection',
  userComplaint: 'complaint',
  openPromise: 'nextStep',
  openTask: 'nextStep',
  customerPromise: 'commitment',
  awardCriteria: 'decisionCriterion',
  decisionFactor: 'decisionCriterion',
}

/** The kinds of actions proposed for a message, by themselves or through a fact that tells one. */
export function actionsFound(message: LabelledMessage, likeness: LikenessReader = likenessIn): Set<string> {
  const at = Date.parse(`${message.at}T09:00:00Z`)
  const direction = directionOf(message.from)
  const facts = extractFacts(message.text, at, speakerOf(direction))
  const actions = readActions(message.text, at, direction, stepsIn(message.text, direction), facts, likeness)
  const isNamed = facts.some(({ kind }) => kind === 'competitorName')
  return new Set<string>([
    ...actions.map(({ kind }) => kind),
    ...(isNamed ? [] : rivalCandidates(message.text, direction, () => false).map(() => 'competitorNamed')),
    // What they ask of us by a day is a request, and by the labels' convention no next step.
    ...facts.flatMap(({ kind, figures, stance }) =>
      dated.has(kind) && (figures.length === 0 || stance === 'asked') ? [] : (actionOfFact[kind] ?? []),
    ),
  ])
}

/** The actions proposed for one message against its labels. */
export function scoreActions(message: LabelledMessage): Record<LabelledAction, Tally> {
  const found = actionsFound(message)
  return Object.fromEntries(
    labelledActions.map((kind) => {
      const labelled = message.acts.includes(kind)
      const proposed = found.has(kind)
      return [
        kind,
        {
          hits: Number(labelled && proposed),
          extra: Number(!labelled && proposed),
          missed: Number(labelled && !proposed),
        },
      ]
    }),
  ) as Record<LabelledAction, Tally>
}

export const directionOf = (from: LabelledMessage['from']): Direction =>
  from === 'customer' ? 'inbound' : from === 'rep' ? 'outbound' : 'internal'

const emptyTallies = (): Record<ValueType, Tally> =>
  Object.fromEntries(valueTypes.map((type) => [type, { hits: 0, extra: 0, missed: 0 }])) as Record<
    ValueType,
    Tally
  >

export const sumOf = (tallies: readonly Tally[]): Tally =>
  tallies.reduce(
    (sum, { hits, extra, missed }) => ({
      hits: sum.hits + hits,
      extra: sum.extra + extra,
      missed: sum.missed + missed,
    }),
    { hits: 0, extra: 0, missed: 0 },
  )

export interface Measurement {
  lang: 'zh' | 'en'
  part: LabelledPart
  messages: number
  facts: Record<ValueType, Tally>
  allFacts: Tally
  kinds: Tally
  buyingSteps: Tally
  actions: Record<LabelledAction, Tally>
}

function actionTallies(messages: readonly LabelledMessage[]): Record<LabelledAction, Tally> {
  const scores = messages.map(scoreActions)
  return Object.fromEntries(
    labelledActions.map((kind) => [kind, sumOf(scores.map((score) => score[kind]))]),
  ) as Record<LabelledAction, Tally>
}

/** Scores one part of the messages of one language; `before` are those of the same set that were read before. */
export function measure(
  lang: 'zh' | 'en',
  part: LabelledPart,
  messages: readonly LabelledMessage[],
  before: readonly LabelledMessage[] = [],
): Measurement {
  const own = messages.filter((message) => message.part === part)
  const heard = new Set<string>()
  for (const message of before) hear(message, heard)
  const scores = own.map((message) => ({ ...scoreFacts(message, heard), ...scoreAct(message) }))
  const facts = Object.fromEntries(
    valueTypes.map((type) => [type, sumOf(scores.map(({ tallies }) => tallies[type]))]),
  ) as Record<ValueType, Tally>
  return {
    lang,
    part,
    messages: own.length,
    facts,
    allFacts: sumOf(Object.values(facts)),
    kinds: sumOf(scores.map(({ kind }) => kind)),
    buyingSteps: sumOf(scores.map(({ buyingStep }) => buyingStep)),
    actions: actionTallies(own),
  }
}

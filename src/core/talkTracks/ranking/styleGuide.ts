import type { StyleRuleBody, StyleTarget, StyleWish } from '../../../shared/contract/styleRules.ts'
import { type MovableSection, movableSections, type StyleAct } from '../../../shared/styleRuleWords.ts'
import { type Atom, type Strategy, strategiesOfConcern } from '../../atoms/library/index.ts'
import type { TalkTrackInput, TrackRule, TrackSentence } from '../types.ts'
import type { CustomerConcerns } from './customerConcerns.ts'
import { jobTitles } from './jobTitles.ts'

/** A rule of the team's on how to talk, as a person confirmed it. */
export type StyleRule = StyleRuleBody & { id: string; text: string }

/** From this weight on a concern counts as being on the customer's mind: one statement of their own within 45 days. */
const onTheirMind = 0.3

/** How a wish ranks an atom or strategy: what the team wants first, then what it says nothing of, then what comes last. */
export const places = { first: 0, prefer: 1, plain: 1, last: 2, avoid: 3 } as const satisfies Record<
  StyleAct | 'plain',
  number
>

export interface StyleGuide {
  /** What the rules say of an atom: the newest rule that speaks of it decides, and in one rule what it wants. */
  ofAtom: (atom: Atom) => StyleAct | null
  ofStrategy: (strategy: Strategy) => StyleAct | null
  /** 0 first, 1 in its place, 2 last, 3 not wanted. */
  placeOf: (atom: Atom) => number
  sectionOrder: readonly MovableSection[]
  /** Whether something is not wanted at all, so that composing may have to do with less. */
  avoidsAny: boolean
  /** What became of each wish in a finished track. */
  outcomeIn: (track: {
    strategy: Strategy
    place: number
    sentences: readonly Pick<TrackSentence, 'section' | 'atomId'>[]
    atomOf: (atomId: string) => Atom | undefined
  }) => TrackRule[]
}

function appliesTo({ who }: StyleRule, input: TalkTrackInput, { weights }: CustomerConcerns): boolean {
  const { person, deal } = input
  const work = `${person?.title ?? ''} ${person?.department ?? ''}`
  const fits = <Item>(wanted: readonly Item[], one: (item: Item) => boolean) =>
    wanted.length === 0 || wanted.some(one)
  return (
    fits(who.roles, (role) => person?.buyingRole === role) &&
    fits(who.jobs, (job) => jobTitles[job].test(work)) &&
    fits(who.concerns, (concern) => (weights[concern] ?? 0) >= onTheirMind) &&
    fits(who.stages, (stage) => deal.stage === stage)
  )
}

const isWanted = (act: StyleAct) => act === 'first' || act === 'prefer'

/**
 * Whether an atom is what a target means: what is chiefly about the topic, and of a topic that is wanted also what is
 * about it in the second place and follows a strategy of it.
 */
function isMeant(atom: Atom, { act, target }: StyleWish): boolean {
  if (target.kind === 'atom') return atom.id === target.atomId
  if (target.kind !== 'concern') return false
  const [chief, second] = atom.trigger.concerns
  if (chief === target.concern) return true
  return (
    isWanted(act) &&
    second === target.concern &&
    strategiesOfConcern[target.concern].some((strategy) => atom.strategies.includes(strategy))
  )
}

const actOrder: readonly StyleAct[] = ['first', 'prefer', 'last', 'avoid']

/** The first act that speaks of something, rule by rule; in one rule what it wants goes before what it doesn't. */
function saidOf(rules: readonly StyleRule[], isAbout: (wish: StyleWish) => boolean): StyleAct | null {
  for (const { wishes } of rules)
    for (const act of actOrder) if (wishes.some((wish) => wish.act === act && isAbout(wish))) return act
  return null
}

function orderedSections(rules: readonly StyleRule[]): readonly MovableSection[] {
  const actOf = (section: MovableSection) =>
    saidOf(rules, ({ target }) => target.kind === 'section' && target.section === section)
  const place = (section: MovableSection) => places[actOf(section) ?? 'plain']
  return [...movableSections].sort((left, right) => place(left) - place(right))
}

/**
 * What the team's rules, newest first, ask of the talk with this person in this deal. It ranks and orders what may be
 * said anyway; nothing becomes sayable by a rule.
 */
export function styleGuideFor(input: TalkTrackInput, concerns: CustomerConcerns): StyleGuide {
  const rules = (input.styleRules ?? []).filter((rule) => appliesTo(rule, input, concerns))
  const acts = new Map<string, StyleAct | null>()
  const ofAtom = (atom: Atom) => {
    const known = acts.get(atom.id)
    if (known !== undefined) return known
    const act = saidOf(rules, (wish) => isMeant(atom, wish))
    acts.set(atom.id, act)
    return act
  }
  const ofStrategy = (strategy: Strategy) =>
    saidOf(rules, ({ target }) => target.kind === 'strategy' && target.strategy === strategy)
  return {
    ofAtom,
    ofStrategy,
    placeOf: (atom) => places[ofAtom(atom) ?? 'plain'],
    sectionOrder: orderedSections(rules),
    avoidsAny: rules.some(({ wishes }) => wishes.some(({ act }) => act === 'avoid')),
    outcomeIn({ strategy, place, sentences, atomOf }) {
      const about = (wish: StyleWish, among: readonly Pick<TrackSentence, 'atomId'>[]) =>
        among.some(({ atomId }) => {
          const atom = atomOf(atomId)
          return atom !== undefined && isMeant(atom, wish)
        })
      const opening = sentences.filter(({ section }) => section === 'opening')
      const leading = sentences.filter(({ section }) => section === 'keyMessage').slice(0, 1)
      const isKept = (wish: StyleWish): boolean | null => {
        const { act, target } = wish
        if (target.kind === 'section') return true
        if (target.kind === 'strategy') return strategyKept(act, target, strategy, place)
        if (act === 'first') return about(wish, [...opening, ...leading])
        if (act === 'last') return !about(wish, [...opening, ...leading])
        return act === 'prefer' ? about(wish, sentences) : !about(wish, sentences)
      }
      return rules.flatMap(({ id, text, wishes }) =>
        wishes.flatMap((wish) => {
          const kept = isKept(wish)
          return kept === null ? [] : [{ ruleId: id, text, wish, kept }]
        }),
      )
    },
  }
}

/** A wish for a strategy concerns the track that follows it; null where a track has nothing to do with it. */
function strategyKept(
  act: StyleAct,
  target: Extract<StyleTarget, { kind: 'strategy' }>,
  strategy: Strategy,
  place: number,
): boolean | null {
  const isIt = strategy === target.strategy
  if (act === 'avoid') return !isIt
  if (!isIt) return null
  return act === 'first' ? place === 1 : act === 'last' ? place === 3 : true
}

import type { NoPairsReason } from '../../shared/contract/studio.ts'
import {
  type BuyingRole,
  buyingRoles,
  type Concern,
  concerns,
  type Lang,
  langs,
  nameSlots,
  type Strategy,
} from '../atoms/library/index.ts'
import type { SentenceRequest, WrittenLine } from '../llm/index.ts'
import { linesFor } from '../llm/writtenLines.ts'
import { sha256Hex } from '../log/entry.ts'
import type { StyleRule } from '../talkTracks/index.ts'

/**
 * Two sentences in slot form for one scene, of which one does what a rule of the team's asks and the other does not. It is
 * learned from or only measured on, and no part of what the gate judges by.
 */
export interface RulePair {
  /** `rul_…/pair:0f3a…`: of the same words and scene the same. */
  id: string
  ruleId: string
  ruleText: string
  use: 'training' | 'measured'
  /** What a model is asked, without the answer. */
  request: SentenceRequest & { role: BuyingRole; concern: Concern }
  follows: string
  violates: string
}

/** Whether an example, or a conversation that was made of it, is of a rule. */
export const isOfRule = (id: string): boolean => id.includes('/pair:')

/** The rule that such an example is of. */
export const ruleOfPair = (id: string): string => id.slice(0, id.indexOf('/pair:'))

/** Pairs of one rule and language at most: a rule is an emphasis, and not what the team says. */
const mostOfRule = 12
const sections = ['opening', 'question', 'nextStep'] as const
/** One pair of so many is only measured on. */
const measuredEvery = 3

/** What a rule asks for in a scene: instead of speaking of `instead`, what is about or follows `wanted`. */
type Turn = { wanted: Concern | Strategy; isConcern: boolean; instead: Concern }

function turnsOf({ who, wishes }: StyleRule): Turn[] {
  const targets = (acts: readonly string[]) =>
    wishes.flatMap(({ act, target }) => (acts.includes(act) ? [target] : []))
  const unwanted = targets(['last', 'avoid']).flatMap((one) => (one.kind === 'concern' ? one.concern : []))
  return targets(['first', 'prefer']).flatMap((target): Turn[] => {
    if (target.kind !== 'concern' && target.kind !== 'strategy') return []
    const named = unwanted.length > 0 ? unwanted : who.concerns
    if (target.kind === 'strategy')
      return (named.length > 0 ? named : concerns).map((instead) => ({
        wanted: target.strategy,
        isConcern: false,
        instead,
      }))
    const others = named.filter((one) => one !== target.concern)
    return (others.length > 0 ? others : concerns.filter((one) => one !== target.concern)).map((instead) => ({
      wanted: target.concern,
      isConcern: true,
      instead,
    }))
  })
}

/** The roles of whom a rule speaks; empty where it speaks of a job that no role stands for. */
function rolesOf({ who }: StyleRule, rolesOfJobs: (jobs: StyleRule['who']['jobs']) => readonly BuyingRole[]) {
  if (who.jobs.length === 0) return who.roles.length > 0 ? who.roles : buyingRoles
  const standing = rolesOfJobs(who.jobs)
  return who.roles.length > 0 ? who.roles.filter((role) => standing.includes(role)) : standing
}

/**
 * Labelled examples of a rule: for each scene that it speaks of, a written sentence that does what it asks and one that
 * does not. No sentence stands in two pairs, so that what is measured on was not learned. A rule that only says what not to
 * say has none, and neither has one for a job that the prompt can't tell.
 */
export function pairsOfRule(
  rule: StyleRule,
  lines: readonly WrittenLine[],
  rolesOfJobs: (jobs: StyleRule['who']['jobs']) => readonly BuyingRole[],
): { pairs: RulePair[]; why: NoPairsReason | null } {
  const turns = turnsOf(rule)
  if (turns.length === 0) return { pairs: [], why: 'noWish' }
  const roles = rolesOf(rule, rolesOfJobs)
  if (roles.length === 0) return { pairs: [], why: 'noRole' }
  const stages = rule.who.stages.length > 0 ? rule.who.stages : [null]
  const pairs = langs.flatMap((lang) => {
    const used = new Set<string>()
    const found: RulePair[] = []
    // Role by role and section by section in turn, so that none crowds out the others.
    for (let round = 0, without = 0; found.length < mostOfRule && without < turns.length; round += 1) {
      const before = found.length
      for (const role of roles)
        for (const section of sections) {
          if (found.length === mostOfRule) break
          const pair = pairIn(rule, { lang, role, section, stages, turns, round }, lines, used)
          const isMeasured = found.length % measuredEvery === measuredEvery - 1
          if (pair) found.push({ ...pair, use: isMeasured ? 'measured' : 'training' })
        }
      without = found.length === before ? without + 1 : 0
    }
    return found
  })
  return { pairs, why: pairs.length === 0 ? 'noLines' : null }
}

interface Scene {
  lang: Lang
  role: BuyingRole
  section: (typeof sections)[number]
  stages: readonly (SentenceRequest['stage'] | null)[]
  turns: readonly Turn[]
  round: number
}

/** The first pair of this round that uses no sentence again. */
function pairIn(
  rule: StyleRule,
  { lang, role, section, stages, turns, round }: Scene,
  lines: readonly WrittenLine[],
  used: Set<string>,
): RulePair | null {
  const stage = stages[round % stages.length]!
  for (let at = 0; at < turns.length; at += 1) {
    const { wanted, isConcern, instead } = turns[(round + at) % turns.length]!
    const asked = { lang, role, stage, section, slots: nameSlots, strategy: null }
    const free = (concern: Concern, fits: (line: WrittenLine) => boolean) =>
      linesFor(lines, { ...asked, concern }).find((line) => !used.has(line.text) && fits(line))
    const follows = isConcern
      ? free(wanted as Concern, () => true)
      : free(instead, ({ strategy }) => strategy === wanted)
    const violates = free(instead, ({ strategy, text }) =>
      isConcern ? text !== follows?.text : strategy !== wanted && strategy !== null,
    )
    if (!follows || !violates) continue
    used.add(follows.text)
    used.add(violates.text)
    const request = {
      ...asked,
      stage: stage ?? follows.stage,
      concern: instead,
      strategy: isConcern ? follows.strategy : null,
      slots: [],
    }
    const hash = sha256Hex(JSON.stringify([request, follows.text, violates.text])).slice(0, 12)
    return {
      id: `${rule.id}/pair:${hash}`,
      ruleId: rule.id,
      ruleText: rule.text,
      use: 'training',
      request,
      follows: follows.text,
      violates: violates.text,
    }
  }
  return null
}

import { type Assumption, type Atom, type FactKind, isFactKind } from '../../atoms/library/index.ts'
import type { TalkTrackInput } from '../types.ts'
import { ourOffer } from './customerConcerns.ts'

/** What shows that an assumption holds: a fact of one of the kinds, or the customer's own words. */
const shownBy: Record<
  Exclude<Assumption, 'criteriaOpen' | 'lineOpen' | 'lineSettled'>,
  { kinds: readonly FactKind[]; words: RegExp }
> = {
  phases: {
    kinds: ['budgetPhases'],
    words: /分期|分批|分阶段|分[两二三]次|\b(phased|in phases|instal?ments|in (two|three) (steps|stages))\b/i,
  },
  priceRaised: {
    kinds: ['askedPrice'],
    words:
      /价(?!值)|[太偏]?贵(?![司院方公单部宾校])|便宜|折扣|优惠|让利|预算(不够|超)|\b(price|pric(ed|ing)|expensive|cheap(er)?|discount|over budget|too high|a bit rich|dear(er)?)\b/i,
  },
  switching: {
    kinds: ['currentSystem', 'contractEndDate'],
    words:
      /换(系统|供应商|厂家|牌子|机)|替换|迁移|[旧老](系统|设备|机)|原来用的|\b(migrat\w+|switch(ing)? (to|from|over|supplier)|replac(e|ing)|legacy|existing (system|machine|unit))\b/i,
  },
  software: {
    kinds: ['interfaceVersion', 'interfaceSites', 'activeUsers', 'usageRate'],
    words:
      /系统|软件|平台|接口|上线|录入|数据(库|迁移|采集)|\b(software|system|platform|licen[cs]es?|MES|ERP|SCADA|interface|API|log(ging)? in|go-?live)\b/i,
  },
  dataRaised: {
    kinds: ['securityRequirement', 'dataLocation', 'auditFinding'],
    words:
      /数据|权限|账号|内网|上云|等保|安全问卷|\b(data|access rights?|cloud|security|on-?prem|audit|network|permissions?)\b/i,
  },
  rivalCompared: {
    kinds: ['competitorName', 'competitorOffer', 'competitorNews', 'competitorGap', 'competitorPriceChange'],
    words:
      /各家|比价|对比|别家|另一家|其他(家|厂家|供应商)|竞品|对手|友商|\b(other|another|second|all) (vendors?|suppliers?|bidders?|offers?|quotes?)\b|\bcompetit\w+|\brivals?\b|\bbids\b/i,
  },
}

/**
 * The assumptions that hold for a deal as of now: what an atom takes for granted may be said only where the customer has
 * given cause for it. What only the team thinks among itself is no cause.
 */
export function assumptionsHeld(
  input: Pick<TalkTrackInput, 'facts' | 'objections' | 'asOf' | 'deal'>,
): ReadonlySet<Assumption> {
  const known = input.facts.filter((fact) => fact.knownAt <= input.asOf && fact.speaker !== 'team')
  const kinds = new Set(known.map(({ kind }) => kind))
  const theirs = known.filter(
    ({ kind, speaker }) => isFactKind(kind) && speaker !== 'ours' && !ourOffer.has(kind),
  )
  const words = [...theirs.map(({ text }) => text), ...input.objections.map(({ text }) => text)]
  const held = new Set<Assumption>()
  for (const [assumption, shown] of Object.entries(shownBy) as [
    keyof typeof shownBy,
    (typeof shownBy)[keyof typeof shownBy],
  ][])
    if (shown.kinds.some((kind) => kinds.has(kind)) || words.some((text) => shown.words.test(text)))
      held.add(assumption)
  if (input.deal.competitor) held.add('rivalCompared')
  if (shownBy.software.words.test(input.deal.product)) held.add('software')
  // By then they have them, whether we know them or not.
  const isEarly = (['qualify', 'discover', 'evaluate'] as const).some((stage) => stage === input.deal.stage)
  if (isEarly && !kinds.has('awardCriteria')) held.add('criteriaOpen')
  held.add(isLineSettled(input) ? 'lineSettled' : 'lineOpen')
  return held
}

const ofLine = /(?:^| )(?:floor|opening|give)(?: |$)/
/** Whether it is settled among us where we begin, where we stop and what we may give: then nothing waits to be approved. */
const isLineSettled = ({ facts, asOf }: Pick<TalkTrackInput, 'facts' | 'asOf'>): boolean =>
  facts.some(({ kind, subject, knownAt }) => kind === 'ownLine' && knownAt <= asOf && ofLine.test(subject))

/** Whether all that an atom takes for granted holds. */
export const mayAssume = ({ assumes }: Pick<Atom, 'assumes'>, held: ReadonlySet<Assumption>): boolean =>
  (assumes ?? []).every((assumption) => held.has(assumption))

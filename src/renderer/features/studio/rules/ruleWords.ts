import type { StyleRuleBody, StyleTarget, StyleWho } from '../../../../shared/contract/styleRules.ts'
import { roleWords } from '../../../../shared/roleWords.ts'
import {
  movableSections,
  styleActWords,
  styleJobs,
  styleJobWords,
} from '../../../../shared/styleRuleWords.ts'
import {
  concerns,
  concernWords,
  sellingStages,
  sellingStageWords,
  strategies,
  strategyWords,
} from '../../../../shared/trackVocabulary.ts'
import { knownBuyingRoles } from '../../../../shared/vocabulary.ts'
import type { RuleWords } from './messages.ts'

type Language = 'zh' | 'en'
/** One condition of a rule: a code of one of its lists. */
export type Condition = {
  [Kind in keyof StyleWho]: { kind: Kind; code: StyleWho[Kind][number] }
}[keyof StyleWho]
export type NamedAtom = { id: string; title: string; lang: Language }

export function conditionWords(condition: Condition, m: RuleWords, language: Language): string {
  switch (condition.kind) {
    case 'roles':
      return roleWords[language][condition.code]
    case 'jobs':
      return m.jobOf(styleJobWords[condition.code][language])
    case 'concerns':
      return m.mindsOf(concernWords[condition.code][language])
    case 'stages':
      return m.stageOf(sellingStageWords[condition.code][language])
  }
}

export const conditionsOf = (who: StyleWho): Condition[] => [
  ...who.jobs.map((code) => ({ kind: 'jobs' as const, code })),
  ...who.roles.map((code) => ({ kind: 'roles' as const, code })),
  ...who.concerns.map((code) => ({ kind: 'concerns' as const, code })),
  ...who.stages.map((code) => ({ kind: 'stages' as const, code })),
]

export const allConditions: readonly Condition[] = conditionsOf({
  roles: [...knownBuyingRoles],
  jobs: [...styleJobs],
  concerns: [...concerns],
  stages: [...sellingStages],
})

/** The lists of `who` with one condition more, or one less where it stands there. */
export function toggled(who: StyleWho, { kind, code }: Condition): StyleWho {
  const codes: readonly string[] = who[kind]
  const next = codes.includes(code) ? codes.filter((each) => each !== code) : [...codes, code]
  return { ...who, [kind]: next }
}

export function targetWords(
  target: StyleTarget,
  m: RuleWords,
  language: Language,
  atoms: readonly NamedAtom[],
): string {
  switch (target.kind) {
    case 'concern':
      return concernWords[target.concern][language]
    case 'strategy':
      return strategyWords[target.strategy][language]
    case 'section':
      return m.sections[target.section]
    case 'atom':
      return atoms.find(({ id }) => id === target.atomId)?.title ?? m.gone
  }
}

/** Everything that a wish may be about; atoms of the reader's language. */
export const allTargets = (atoms: readonly NamedAtom[], language: Language): StyleTarget[] => [
  ...concerns.map((concern) => ({ kind: 'concern' as const, concern })),
  ...strategies.map((strategy) => ({ kind: 'strategy' as const, strategy })),
  ...movableSections.map((section) => ({ kind: 'section' as const, section })),
  ...atoms.filter(({ lang }) => lang === language).map(({ id }) => ({ kind: 'atom' as const, atomId: id })),
]

export const keyOfTarget = (target: StyleTarget): string => JSON.stringify(target)

/** A rule read back in one line: 采购岗位，且在意价格 → 先讲总成本. */
export function ruleSentence(
  { who, wishes }: StyleRuleBody,
  m: RuleWords,
  language: Language,
  atoms: readonly NamedAtom[],
): string {
  const lists = (['jobs', 'roles', 'concerns', 'stages'] as const)
    .map((kind) => conditionsOf(who).filter((condition) => condition.kind === kind))
    .filter((list) => list.length > 0)
    .map((list) => list.map((condition) => conditionWords(condition, m, language)).join(m.orWord))
  const to = lists.length === 0 ? m.everybody : lists.join(m.andWord)
  const what = wishes.map(({ act, target }) => {
    const words = targetWords(target, m, language, atoms)
    return `${styleActWords[act][language]}${language === 'zh' ? '：' : ': '}${words}`
  })
  return `${to} → ${what.join(language === 'zh' ? '；' : '; ')}`
}

import { withChinese } from '../chinese/chineseRules.ts'
import { byScript, createAnyCue, type Script } from '../cues/anyCue.ts'
import { factRules } from '../factKinds.ts'
import type { FactRule } from '../factRule.ts'
import type { Stance } from '../whoSays/stance.ts'

/** A rule with its cue for each script. */
export type Rule = FactRule & { cues: Readonly<Record<Script, RegExp | null>> }
const groupSize = 3

/** Rules that follow each other, so many of the list a group: one look passes over all whose cues a sentence has not. */
const groups = Array.from({ length: Math.ceil(factRules.length / groupSize) }, (_, group) => {
  const own: Rule[] = withChinese(factRules.slice(group * groupSize, (group + 1) * groupSize)).map(
    (rule) => ({
      ...rule,
      cues: byScript(rule.cue),
    }),
  )
  // Cues of lines, and rivals known by name, are sought elsewhere than in the sentence.
  const isApart = ({ line, rival }: Rule) => line !== undefined || rival !== undefined
  return {
    own,
    apart: own.filter(isApart),
    mayMatch: createAnyCue(own.filter((one) => !isApart(one)).map(({ cue }) => cue)),
  }
})
/** Whether a rule has a cue in a text. */
export const anyCue = (text: string): boolean =>
  groups.some(({ mayMatch }) => mayMatch(text)) || anyApartCue(text)
const anyApartCue = createAnyCue(groups.flatMap(({ apart }) => apart.map(({ cue }) => cue)))
/** Whether a rule that quotes whole lines has a cue in one. */
export const anyLineCue = createAnyCue(withChinese(factRules).flatMap(({ line, cue }) => (line ? [cue] : [])))

/** The rules, in their order, of those groups that a sentence may match. */
export function rulesFor(sentence: string): Rule[] {
  const rules: Rule[] = []
  for (const { own, apart, mayMatch } of groups)
    for (const rule of mayMatch(sentence) ? own : apart) rules.push(rule)
  return rules
}

/** A rule whose cue a sentence holds, and what the sentence does with it. */
export interface MatchedRule {
  rule: Rule
  cue: RegExpExecArray
  /** Where the sentence names the rival who is the cue. */
  rival: RegExpExecArray | null
  stance: Stance
}

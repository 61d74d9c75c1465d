import type { FactKind } from '../../atoms/library/factKinds.ts'
import { withoutOwnTasks } from '../actions/askedOfThemselves.ts'
import { isOfElsewhere, isOnlyPut } from '../chinese/notTold.ts'
import { matches, matchOf } from '../cues/mayMatch.ts'
import { isElsewhereInEnglish } from '../english/elsewhere.ts'
import { notHereAndNow } from '../factKinds.ts'
import {
  isAboutRival,
  isFollowedByMoney,
  isMeasuredBy,
  isMeasureOfOurs,
  isWithinName,
  ofWhomIsSpoken,
  pricedBehind,
} from '../rivals/aboutRival.ts'
import { isRightBehindRival, rivalIn } from '../rivals/rivalPlace.ts'
import { lineFrom, type Sentence } from '../sentences/sentences.ts'
import { withoutSpending } from '../sums/spentBy.ts'
import { tellFigure } from './figureFact.ts'
import { tellQuoted } from './quotedFact.ts'
import { type MatchedRule, type Rule, rulesFor } from './rulesOfSentence.ts'
import { isDuty, type RuleReading, stanceAt, type TextReading, worries } from './textReading.ts'

/** What is asked of whomever it is said to. */
const ofUs: ReadonlySet<FactKind> = new Set<FactKind>(['customerAsk', 'askedPrice', 'offerDueDate'])

/** Whether it was told under the heading of a list. */
const isTold = ({ found }: TextReading, { start, text }: Sentence): boolean =>
  found.some((one) => one.subject === 'heading' && one.start < start + text.length && one.end > start)

/** Tries the rules in their order, and tells the fact of each that the sentence states. */
export function tellByRules(sentence: RuleReading): void {
  const isElsewhere =
    matches(notHereAndNow, sentence.text) ||
    isOfElsewhere(sentence.text) ||
    isElsewhereInEnglish(sentence.text)
  for (const rule of rulesFor(sentence.text)) {
    const matched = matchedBy(sentence, rule, isElsewhere)
    if (!matched) continue
    if (rule.figure === 'text') tellQuoted(sentence, matched)
    else tellFigure(sentence, matched, rule.figure)
  }
}

/** What stands in its line right before a sentence. */
const lineBefore = (text: string, at: number): string =>
  text.slice(Math.max(text.lastIndexOf('\n', at - 1) + 1, at - longestBefore), at)
const longestBefore = 80

/** The rule with its cue, where the sentence states what the rule is about; null where it does not. */
function matchedBy(sentence: RuleReading, rule: Rule, isElsewhere: boolean): MatchedRule | null {
  const { script, kinds, figures, isAmongThem, zone, within } = sentence
  const { speaker } = sentence.said
  const { text, rivals } = within
  const rival = rule.rival ? rivalIn(sentence.text, rivals) : null
  const line = rule.line ? lineFrom(text, sentence.start) : sentence.text
  const scope = rule.kind === 'customerAsk' ? withoutOwnTasks(withoutSpending(line)) : line
  const sought = rule.line ? rule.cue : rule.cues[script]
  const cue = rival ?? (sought && matchOf(sought, scope))
  // 恒拓力退了: who has left the race has sent nothing back.
  if (rule.kind === 'returnReason' && kinds.has('competitorOut')) return null
  if (!cue || kinds.has(rule.kind) || (rule.not && matches(rule.not, sentence.text))) return null
  if (speaker === 'note' && rule.notInNote && matches(rule.notInNote, sentence.text)) return null
  if (isAmongThem && ofUs.has(rule.kind)) return null
  if (rule.kind === 'customerAsk' && zone === 'needs' && isTold(within, sentence)) return null
  // Skagen Freezing complains of nothing.
  if (!rival && !rule.line && rivals && isWithinName(sentence.text, cue, rivals)) return null
  if (
    rule.beside &&
    !rule.beside.test(scope) &&
    !(rival && rule.figure === 'money' && isFollowedByMoney(rival, figures)) &&
    !(
      rival &&
      rule.kind === 'competitorNews' &&
      pricedBehind.test(scope.slice(rival.index + rival[0].length))
    )
  )
    return null
  if (rule.after && !rule.after.test(lineBefore(text, sentence.start))) return null
  if (isElsewhere && rule.figure !== 'text') return null
  // The day of a duty is when it is due: nothing is tendered or delivered on it.
  if (rule.figure === 'date' && isDuty(within, sentence)) return null
  const told = stanceAt(sentence, cue.index, cue.index + cue[0].length, worries.has(rule.kind))
  const stance = told === 'stated' && rule.done && !rule.done.test(sentence.text) ? 'promised' : told
  if (rule.stances && !rule.stances.includes(stance)) return null
  if (isOnlyPut(sentence.text, cue.index, rule.kind, speaker)) return null
  if (rule.ofRival && !isRightBehindRival(sentence.text, cue.index, rivals)) return null
  if (rule.speakers && !rule.speakers.includes(speaker)) return null
  // "155 from you, which is what Alder gave us": what is asked of us is no news of the one it is measured by.
  if (
    rule.kind === 'competitorNews' &&
    rival &&
    (isMeasuredBy(sentence.text, rival.index) || isMeasureOfOurs(sentence.text, rival.index))
  )
    return null
  if (ofWhomIsSpoken.has(rule.kind) && isAboutRival(sentence.text, cue.index, rivals)) return null
  return { rule, cue, rival, stance }
}

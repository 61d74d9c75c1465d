import type { Contact } from '../contacts/store.ts'
import type { Fact } from '../facts/store.ts'
import { whoIsCalled } from './whoIsCalled.ts'

const leaving =
  /走了|退了|退下来|退居二线|离职|离开(了|公司)|辞职|退休|调走|调离|被?调(到|去|任|往|回|入)|(?:起|已经?|被)调(?=集团|总部|分公司|别的|其他|另)|不在(这|我们|公司|厂里|院里)|最后一天|\b(has left|have left|left (the|us|at|our)|left (on |in )?(\d{1,2}(st|nd|rd|th)? )?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|last day|is leaving|leaves (us|the|at)|no longer (with|here|at|works)|moved (to|on)|retired|resigned)\b/i
/** Whose place somebody else has taken decides nothing there any more, wherever they went. */
const succeeded =
  /(?:接替了?|\b(?:took|taken|takes|taking) over from )(?<before>[^，,。；;:：()（）\n]{2,30})/i
const ownLeaving =
  /\bmy last day\b|\bi (am|['’]m|will be) leaving\b|\bi (have )?(left|resigned)\b|我[^，。；\n]{0,6}最后一天|我(已经|已|要|就要|月底|年底|下周|下月)?[^，。]{0,6}(离职|调走|走了|辞职|退休|不在)/i
/** A leaving that is only announced has happened after as long as these words reach. */
const announced: readonly [RegExp, number][] = [
  [/(?<!去|前)年底|明年|next year|end of (the )?year/i, 400],
  [/(?<!\d\s*|上个?|前个?)月底|下个?月|本月|next month|end of (the )?month|this month/i, 31],
  [/下?周|礼拜|星期|week|monday|tuesday|wednesday|thursday|friday/i, 7],
]
const hasHappened =
  /(?:走|调走|离职|退休|辞职)了[^，,。；;\n]{0,3}[（(]?(?:\d{1,2}月|去年|上个?月|前年|今年\d)|上个?(?:月|周|星期|礼拜)|去年|前[年天]|昨天|\blast (?:month|week|year)\b/i
const dayMs = 86_400_000

/** When somebody has left by what a fact says: its own day where it names one; UTC ms. */
function leftAt({ text, values, occurredAt }: Pick<Fact, 'text' | 'values' | 'occurredAt'>): number {
  const day = (JSON.parse(values) as { value: number | string; unit: string }[]).find(
    ({ unit, value }) => unit === 'date' && /^\d{4}-\d\d-\d\d$/.test(String(value)),
  )
  if (day) return Math.max(occurredAt, Date.parse(String(day.value)))
  // 8月底走了 was told in November: a month that is named with what has happened lies behind.
  const days = hasHappened.test(text) ? undefined : announced.find(([words]) => words.test(text))?.[1]
  return occurredAt + (days ?? 0) * dayMs
}

/**
 * The people of an account of whom it was said that they have left, and when (UTC ms): who is named before the leaving,
 * or who says it of themselves. Of two who could be meant, nobody. `changes` are facts of kind `peopleChange`.
 */
export function leaversOf(
  changes: readonly Pick<Fact, 'text' | 'values' | 'occurredAt' | 'contactId' | 'speaker' | 'stance'>[],
  contacts: readonly Contact[],
  asOf: number,
): Map<string, number> {
  const left = new Map<string, number>()
  for (const change of changes) {
    if (change.stance === 'thought' || change.stance === 'negated') continue
    const cue = leaving.exec(change.text)
    const at = leftAt(change)
    if (at > asOf) continue
    const before = succeeded.exec(change.text)?.groups?.before
    const replaced = before === undefined ? null : whoIsCalled(before, contacts)
    if (replaced) left.set(replaced.id, at)
    if (!cue) continue
    if (change.speaker === 'customer' && change.contactId !== null && ownLeaving.test(change.text)) {
      left.set(change.contactId, at)
      continue
    }
    // Who is named in the clause of the leaving: 孟雪（新来的，钱部走了以后她接） tells of nobody here.
    const clause = change.text
      .slice(0, cue.index + cue[0].length)
      .split(/[，,。；;:：（(【]/)
      .at(-1)!
    const meant = whoIsCalled(clause, contacts)
    if (meant) left.set(meant.id, at)
  }
  return left
}

import type { Contact } from '../contacts/store.ts'
import type { Fact } from '../facts/store.ts'
import { leavingDay } from './leavingDay.ts'
import { whoIsCalled } from './whoIsCalled.ts'

const leaving =
  /走了|退了|退下来|退居二线|离职|离开(了|公司)|辞职|退休|调走|调离|被?调(到|去|任|往|回|入)|(?:起|已经?|被)调(?=集团|总部|分公司|别的|其他|另)|不在(这|我们|公司|厂里|院里)|最后一天|\b(has left|have left|left (the|us|at|our)|left (?:on |last |this )?(?:mon|tues|wednes|thurs|fri)day\b|left (?:last|this) (?:week|month|year|spring|summer|autumn|fall|winter)\b|left (on |in )?(\d{1,2}(st|nd|rd|th)? )?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|last day|is leaving|leaves (?:(?!us|the)[\p{L}\d&]+ ){0,2}(us|the|at|in|on|next|after|early|mid|today|tomorrow|this|end)|be leaving|leaving (us|in|on|at the end|after|next)|retires|retiring|no longer (with|here|at|works)|moved (to|on)|retired|resigned|['’]s (?:retirement|leaving|farewell) (?:do|party|drinks|lunch|dinner|bash))\b/iu
/** Whose place somebody else has taken decides nothing there any more, wherever they went. */
const succeeded =
  /(?:接替了?|\b(?:took|taken|takes|taking) over (?:[\p{L} &]{2,24} )?from )(?<before>[^，,。；;:：()（）\n]{2,30})|(?:接手?|接替|接管|接任|顶替?|代替?)(?<taken>\p{Script=Han}{2,5}?)(?:的|留下的|手[里上]的?)(?:全部|所有|这块|这摊)?(?:工作|位[置子]|班|活儿?|职务?|岗位?|业务|事情?)|\b(?:takes?|took|taken|taking) over (?<role>\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?)['’]s (?:job|role|post|position|desk|work|duties|accounts|area|patch)\b|\bcover(?:s|ing)? for (?<covered>\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?)['’]s? (?:maternity|paternity|parental|long-?term|sick)/iu
/** 罗小姐休产假, "on maternity leave": for months somebody else is to be spoken to. */
const onLeave =
  /休(?:长期?)?(?:产|陪产|育儿|病|长|学术|无薪)假|(?:产|病)假(?:中|期间)|停薪留职|\b(?:on|goes on|going on|went on|gone on|starts?|started|starting|begins?|began) (?:her |his |their )?(?:maternity|paternity|parental|adoption|long[- ]term sick|sabbatical|sick)(?: leave)?\b|\bon sabbatical\b/i
const ownLeaving =
  /\bmy last day\b|\bi (am|['’]m|will be) leaving\b|\bi (have )?(left|resigned)\b|我[^，。；\n]{0,6}最后一天|我(已经|已|要|就要|月底|年底|下周|下月)?[^，。]{0,6}(离职|调走|走了|辞职|退休|不在)/i
const longestLeaving = 2000
/** The sentence in which words stand that were found in a text. */
function sentenceOf(text: string, found: RegExpExecArray): string {
  const start = Math.max(
    0,
    ...[...text.slice(0, found.index).matchAll(/[。；;！!\n]|(?<=\p{Ll}{2})\.\s/gu)].map(
      (end) => end.index + 1,
    ),
  )
  const behind = text.slice(found.index + found[0].length)
  const end = behind.search(/[。；;！!\n]|(?<=\p{Ll}{2})\.(?:\s|$)/u)
  return text.slice(start, end < 0 ? start + longestLeaving : found.index + found[0].length + end)
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
    const cue = leaving.exec(change.text) ?? onLeave.exec(change.text)
    const at = leavingDay(change, cue ? sentenceOf(change.text, cue) : change.text)
    if (at > asOf) continue
    const named = succeeded.exec(change.text)?.groups
    const before = named?.before ?? named?.taken ?? named?.role ?? named?.covered
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

import { matches, matchOf, mayMatch } from '../cues/mayMatch.ts'
import { comingWeekdays, findFigures } from '../figures.ts'
import { surnameClass } from '../personHead.ts'
import type { ProposedFact } from '../proposedFact.ts'
import type { SideOf } from '../whoSays/sides.ts'

const titled = `${surnameClass}(?:\\p{Script=Han}{0,2}?)(?:总监|总|董|工|部长|经理|主任|科长|处长|院长|厂长|所长|主管|老师)`
/** 23号一起发陆工, 25号之前给尹部长: a day, and to whom something goes by then. */
const han = new RegExp(
  `(?:之?前|以前|以内|内|下班前?|上午|下午|晚上|中午)?[^，,。；;\\n]{0,4}?(?<!已经?|没|未|不)(?:发|给|交|寄|送|传|提交|转)(?:给|到|至)?(?<who>${titled}|\\p{Script=Han}{2,3})`,
  'u',
)
const latin =
  /\b(?:send|get|give|forward|e-?mail|deliver|hand)\b[^.;\n]{0,70}?\bto (?<who>\p{Lu}[\p{L}’'-]+)\b[^.;\n]{0,40}?\b(?:by|before|until|on)\b/u
const isTitled = new RegExp(`^${titled}$`, 'u')
const ofUs = /^(?:我|你|咱|他|她|它|大家|自己|对方|各|谁|出|到|过)/
const isSettled =
  /[?？]|吗(?!\p{Script=Han})|没有?(?:发|给|交)|(?:发|给|交|寄|送)(?:了|过)|已经?(?:发|给|交|寄|送)|(?:发|给|交|寄|送)[^，,。;；\n]{1,8}了$|不(?:发|给|交)|\b(?:sent|gave|was|were|did|has|have)\b/u
const mostShown = 120

/**
 * What the team tells itself that goes to somebody of the customer by a day: `试用总结@老周 25号之前给尹部长`. In a note of
 * ours it is ours to do, whoever of us does it; where the clause begins with one of them it is theirs among themselves.
 */
export function handoversIn(
  sentence: string,
  occurredAt: number,
  sideOf: SideOf,
): Pick<ProposedFact, 'start' | 'end' | 'text' | 'figures'> | null {
  if (!mayMatch(han, sentence) && !mayMatch(latin, sentence)) return null
  // 你说下周三给郑总，能保证吧？ asks one of us to stand by what is set.
  const set = /(?:你|您)(?:说|讲|答应)(?:好|过|了)?|\byou said\b/i.test(sentence)
    ? sentence.replace(/[,，][^,，]{1,12}[?？]\s*$/u, '')
    : sentence
  if (matches(isSettled, set)) return null
  const days = [...findFigures(sentence, occurredAt), ...comingWeekdays(sentence, occurredAt)].filter(
    ({ kind }) => kind === 'date',
  )
  if (days.length === 0) return null
  const isTheirs = (name: string): boolean => sideOf(name) === 'theirs' || isTitled.test(name)
  const due = days.find(({ end }) => {
    const rest = han.exec(sentence.slice(end))
    if (!rest || rest.index > 6) return false
    const who = rest.groups!.who!
    return !ofUs.test(who) && [who, who.slice(0, 3), who.slice(0, 2)].some(isTheirs)
  })
  const told = due ? null : matchOf(latin, sentence)
  if (!due && !(told && sideOf(told.groups!.who!) === 'theirs')) return null
  if (due) {
    const clause = sentence
      .slice(0, due.start)
      .split(/[，,；;：:]/)
      .at(-1)!
      .trim()
    const head = clause.replace(/@.*$/u, '')
    if ([head, head.slice(0, 3), head.slice(0, 2)].some((name) => name.length > 1 && isTheirs(name)))
      return null
  }
  const end = Math.min(sentence.replace(/[。.;；！!\s]+$/u, '').length, mostShown)
  return {
    start: 0,
    end,
    text: sentence.slice(0, end),
    figures: (due ? [due] : days.slice(0, 1)).map(({ figure }) => figure),
  }
}

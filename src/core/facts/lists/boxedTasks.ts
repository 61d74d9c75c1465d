import type { ProposedFact } from '../proposedFact.ts'
import { ownerOf, type SideOf } from '../whoSays/sides.ts'
import { isMissed } from '../whoSays/stance.ts'
import { daysOf } from './taskDays.ts'
import { owedByThem, waitsForThem } from './waiting.ts'

/** A box before a line, or a tick. */
export const anyBox = /\[[ xX✓√]?\]|[☐□☑✅✔]|^[ \t]*[√✓]\s/m
const boxes =
  /^[ \t]*(?:[-*•]\s*)?(?<box>\[[ xX✓√]?\]|[☐□☑✅✔√✓](?!\d))[ \t]*(?:\[[ xX✓√]?\][ \t]*)*(?<task>\S[^\n]{2,160})/gmu
/** A line that begins with a box. */
export const aBox = /^[ \t]*(?:[-*•]\s*)?(?:\[[ xX✓√]?\]|[☐□☑✅✔√✓](?!\d))/
/** What stands in brackets behind a task is why it waits: (图纸没来), (no drawings yet). */
const aside = /[（(][^（()）]*[)）]/g
const openBox = /^(\[ ?\]|[☐□])$/

/** "Thu early, 8.30 Alder with Nick", 周三 9:00 与恒越: a day and an hour, and nothing that is to be done. */
const isAppointment = (task: string): boolean =>
  /\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b[^\n]{0,24}\b\d{1,2}[.:]\d{2}\b|(?:周|星期|礼拜)[一二三四五六日天][^\n]{0,10}\d{1,2}\s*(?:[:：]\d{2}|点)/i.test(
    task,
  ) &&
  !/\b(?:send|prepare|write|draft|finish|get|bring|print|quote|order|book|update|check|confirm|deliver|call|ring|chase|ask)\b|发|给|准备|提交|整理|打印|写|寄|送|订|约|确认|催|问|报价|带/i.test(
    task,
  )

/** "one winner or split? nobody knows", 是一家还是两家？没人知道 */
const asksWhat =
  /[?？](?!\s*[)）])|没人知道|没人说得清|都不知道|还不清楚|\b(?:nobody|no one|none of us) (?:knows|could say|can say)\b|\bnot known\b|\bno idea\b/i
/** "Ann: one lot or two? nobody knows", 预算归谁？没打听到: a question nobody could answer, and nothing to be done. */
const isUnanswered = (task: string): boolean =>
  /[?？][^?？\n]{0,6}(?:nobody (?:here )?knows|no ?one (?:here )?knows|not known|no idea|dunno|unclear|tb[cd]|don['’]t know|没人知道|不知道|不清楚|没打听到|没问到|说不准|没说法|未知)[^\n]{0,16}$/i.test(
    task,
  )

/** "do NOT mention the move", 别提涨价的事: what nobody may say is kept quiet, and is nothing to be done. */
const forbidsTelling =
  /^(?:[^\n:：]{0,16}[:：]\s*)?(?:please )?(?:do ?n['’]?t|do not|never|no need to) (?:mention|tell|say|bring up|raise|disclose|share)\b|^(?:[^\n:：]{0,16}[:：]\s*)?(?:\p{Script=Han}{1,8}的?事)?(?:千万|先|切)?(?:别(?!忘)|不要(?!忘)|勿(?!忘)|不能|不许|不准)(?:再|先|跟|对|和|在|向)?[^，,。；;\n]{0,10}(?:提(?!前|交|供|醒)|说(?!明)|讲|透露|外传)/iu

/** What is done to what a line names: without it a line on a rival is a note. */
const doing =
  /\b(?:send|prepare|write|draft|finish|get|bring|print|quote|order|book|update|check|confirm|deliver|call|ring|chase|ask|find|compare|look|beat|match|learn|see|make|do|answer)\b|发|给|准备|提交|整理|打印|写|寄|送|约|确认|催|问|查|找|对比|比一?比|打听|了解|做|拿|算|分析|应对|盯|跟进|回复|弄/i

/** 北冠 35.8 现在的价: a line that begins with a rival and names what is so of them, and nothing that is to be done. */
function isOfRival(task: string, rivals: RegExp | null): boolean {
  const told = task.replace(aside, ' ')
  const named = rivals?.exec(told)
  return (
    named !== null &&
    named !== undefined &&
    told.slice(0, named.index).trim().length <= 2 &&
    !doing.test(told)
  )
}

/** What a note lists as still to be done by us, an open box in front of it, and as done. */
export function tasksIn(
  text: string,
  occurredAt: number,
  sideOf: SideOf,
  rivals: RegExp | null = null,
): ProposedFact[] {
  return [...text.matchAll(boxes)].flatMap((match): ProposedFact | ProposedFact[] => {
    const task = match.groups!.task!.trimEnd()
    if (isAppointment(task) || isUnanswered(task) || forbidsTelling.test(task)) return []
    const start = match.index + match[0].indexOf(task)
    if (isOfRival(task, rivals))
      return {
        kind: 'competitorNews',
        subject: rivals!.exec(task)?.[0] ?? 'task',
        start,
        end: start + task.length,
        text: task,
        figures: [],
        speaker: 'note',
        stance: 'stated',
        saidBy: null,
      }
    const isOpen = openBox.test(match.groups!.box!)
    // A list of ours calls a task by the customer whom it is for: their firm is no owner, one of their people is.
    const ofPeople: SideOf = (name) => (sideOf.isCustomer?.(name) ? null : sideOf(name))
    // A question that nobody can answer is promised by none, whomever it is to be put to.
    const isTheirs =
      !asksWhat.test(task) &&
      (ownerOf(task, ofPeople) === 'theirs' ||
        isMissed(task.replace(aside, ' ')) ||
        waitsForThem(task.replace(aside, ' '), ofPeople) ||
        owedByThem(task.replace(aside, ' '), ofPeople))
    return {
      kind: !isOpen ? 'handedOver' : isTheirs ? 'customerPromise' : 'openTask',
      subject: 'task',
      start,
      end: start + task.length,
      text: task,
      figures: daysOf(task, occurredAt),
      speaker: 'note',
      stance: isOpen ? 'promised' : 'stated',
      saidBy: null,
    }
  })
}

import { dueDay } from '../../facts/days/dueDay.ts'
import type { ProposedFact } from '../../facts/proposedFact.ts'
import { cellShapes } from '../recognition/cellShapes.ts'
import {
  accountOfDeal,
  dealOf,
  number,
  type Planner,
  plan,
  text,
  type Values,
  type WriteContext,
} from './planning.ts'

const isDone =
  /^(已?(经)?(完成|办结|办完|结束|关闭|解决|交付|提交|发出?|寄出?|回复)(了|完)?|完成了|办了|done|completed?|closed|finished|sent|delivered|resolved|yes|y|是|√|✓|✔|x|100\s*%)[!。.]?$/i
const isDropped =
  /^(取消|作废|不用了|不需要|不做了|撤销|搁置|(cancell?ed|dropped|void|n\/?a|not needed|on hold)\b)/i
/** 小顾(禾田) · 对方 · "Helen (customer)": a name of theirs, told by what stands behind it. */
const isTheirs = /客户|对方|甲方|业主|\b(customer|client|them|buyer)\b/i

/** Whom a line of a list is about, and on which side whoever is to do it sits. Makes nobody a customer. */
function meant(values: Values, context: WriteContext, task: string) {
  const people = context.people()
  const owner = text(values, 'ownerName')
  const forWhom = text(values, 'forWhom')
  const ofWords = (words: string | null): string | null => {
    if (words === null) return null
    // 小顾(禾田乳业): somebody, and whose they are.
    const parts = words.split(/[()（）[\]/、,，@]/).map((part) => part.trim())
    const referred = new Set(parts.flatMap((part) => (part && context.linker.referred(part).id) || []))
    const [only, other] = referred
    return other === undefined && only !== undefined ? only : people.onlyAccountIn(parts.join(' '))
  }
  const named = ofWords(text(values, 'account'))
  const dealId = dealOf(values, context, named)
  const ofOwner = ofWords(owner)
  const accountId = named ?? accountOfDeal(context, dealId) ?? ofWords(forWhom) ?? ofOwner ?? ofWords(task)
  if (accountId === null) return { accountId, contactId: null, dealId: null, isTheirs: false }
  const contactOf = (name: string | null) => (name === null ? null : people.calledAt(accountId, name))
  return {
    accountId,
    contactId: contactOf(forWhom) ?? contactOf(owner),
    dealId: dealId ?? people.dealOf(accountId, task, context.now),
    isTheirs: owner !== null && (ofOwner === accountId || contactOf(owner) !== null || isTheirs.test(owner)),
  }
}

/**
 * A line of a list of what is to be done: whose it is, for whom and by when, or that it was done. What it states are
 * facts like those of a note; a list is kept up to date, so what is open on it is of no day that it tells.
 */
export const planTask: Planner = (values, context) => {
  const task = text(values, 'task')!.trim()
  const about = meant(values, context, task)
  const status = text(values, 'taskStatus')?.trim() ?? ''
  const completedAt = number(values, 'completedAt')
  const wasDone = completedAt !== null || isDone.test(status) || cellShapes.day(status)
  const due = text(values, 'due')
  const day = due === null ? null : dueDay(due, context.now)
  const dueAt = day === null ? context.now : Date.parse(day)
  const at = wasDone ? Math.min(completedAt ?? dueAt, context.now) : number(values, 'createdAt')
  const fact: ProposedFact = {
    kind: wasDone ? 'handedOver' : about.isTheirs ? 'customerPromise' : 'openTask',
    subject: 'duty',
    start: 0,
    end: task.length,
    text: task,
    figures: day === null || wasDone ? [] : [{ value: day, unit: 'date' }],
    speaker: wasDone && about.isTheirs ? 'customer' : 'note',
    stance: wasDone ? 'stated' : 'promised',
    saidBy: about.isTheirs ? text(values, 'ownerName') : null,
  }
  const isTold = about.accountId !== null && !isDropped.test(status)
  return {
    ...plan(context, { ...about, at }, () => 'inserted'),
    states: isTold ? [{ field: 'task', fact, undated: at === null }] : [],
  }
}

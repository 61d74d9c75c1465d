import { matches } from '../cues/mayMatch.ts'
import { isEndOfTerm } from '../days/daysAsSaid.ts'
import { findFigures } from '../figures.ts'
import type { ProposedFact } from '../proposedFact.ts'
import { isTakenBack } from '../sums/takenBack.ts'
import { namesDeliverable, type Speaker } from '../whoSays/stance.ts'

/** What somebody of the customer wants from us by a day: nobody has promised it, and the team owes it all the same. */
const wanted = {
  han: /(?:请|麻烦|务必|尽快|最晚|最迟|要|得|须|必须)?[^，,。；;\n？?]{0,24}(?:之?前|以前|以内|内|下班前?|中午前?|上午|下午|早上|晚上|当天)?[^，,。；;\n？?吗]{0,6}(?:给到?(?:我|咱)|发(?:给|到)?(?:我|过来)|传(?:给|到)?(?:我|过来)|寄(?:给|到)?(?:我|过来)|交(?:给我|过来|上来|到我)|报(?:给我|过来|上来)|拿(?:给我|过来)|补(?:给我|过来|上来)|提供(?:给我|过来)?|提交|交(?:稿|标|卷|样|齐)|递交|回传|送样)|(?:保证金|保函)[^。；;\n]{0,30}(?:到账|缴纳|缴清|交纳|汇到|汇至|开出|开具|送达)/,
  latin:
    /\b(?:(?:i|we) (?:will |['’]ll )?(?:also |still |really )?(?:need|want|expect|must have|require)(?: to (?:have|see|get|receive))? (?:it|them|that|this|these|those|your|the|a|an|all|both|\w+ing)\b|(?:please|kindly|can you|could you|you need to|make sure you)[^.;\n]{0,12} (?:send|share|let (?:me|us) have|get (?:me|us)|provide|submit|return|forward|issue)|(?:send|get|give) (?:me|us|it|them|over))[^;\n]{0,120}?\b(?:by|before|until|no later than|on|due)\b/i,
} as const
const missingThen =
  /\bif (?:it|that|they|this|these|those|we)(?: (?:is|are|has|have|do|does))?(?:n['’]t| not)?(?: not)? (?:here|in|with (?:me|us)|arrived|come|received?|got|had it|reached (?:me|us)|on my desk)\b[^.;\n]{0,20}\b(?:by|before|until)\b/i
const missingThenHan = /(?:再|还|要是|如果)[^，,。；;\n]{0,10}(?:没有?|不|未)(?:到|给|收到|拿到|发|来)/
/** What is wanted without being named so: a version of the offer, a report by its number of steps, a credit. */
const thing =
  /(?:^|[^a-z\d])V\s?\d{1,2}(?![\d.])|V[一二三四五六七八九]|交(?:稿|标|卷|样)|送样|试(?:译|稿|样)|标书|第[一二三四五六七八九\d]版|(?:8|八)\s?D(?![a-z])|回执|清单|声明|总结|纪要|(?<!保|验|论|求|公|考|认)证(?![明据实券件人监])|credit note|invoice|statement|declaration|保证金|保函|data ?pack|pack\b|reference|breakdown|split/i
/** Our own day, and no wish: what they take on themselves or say of others. */
const ofThemselves =
  /(?:我|我们|我这边|我司)(?:会|来|去|先|再|这边|尽快|马上)?[^，,。；;\n]{0,10}(?:给|发|传|寄|交|报|提供)(?:给|到)?(?:你|您|贵)|我(?:们|这边)?(?:来|去)(?:办(?!法)|弄|协调|落实|安排|申请)|\b(?:i|we)(?:['’]ll| will| shall) (?:send|share|get|give|provide|let)\b/i

/** "We need to have a contract in place by 18 December": a day of their own plan, by which nothing is to be handed in. */
const ofTheirPlan =
  /\b(?:contract|agreement|order|po|decision|approval|budget|award|system|line|plant|everything|it all)\b[^.;,\n]{0,24}\b(?:in place|signed|placed|live|running|approved|up and running|awarded|made|over the line)\b|\b(?:go|be) live\b|\b(?:sign|place|award|approve) (?:a |the |an )?(?:contract|order|po|agreement)\b/i

const mostShown = 120
/** 不要二十五号了, "not Wednesday the 25th": a day that is left for another. */
const left = /(?:不要|不是|别|原来|not|instead of|rather than)[\s,]*(?:on |by |the )?$/i
/** 由11月27日17:00延至12月1日12:00: the day behind is the one that holds. */
const putOffTo =
  /^[^，。；;\n]{0,12}?(?:延(?:期|长)?[至到]|改[为到成至]|推迟?[至到]|提前[至到]|挪[至到]|顺延[至到]|调整[为到至]|变更为|→)/
const dayIn = (words: string, occurredAt: number) =>
  findFigures(words, occurredAt).filter(
    (figure) =>
      figure.kind === 'date' &&
      !left.test(words.slice(0, figure.start)) &&
      !putOffTo.test(words.slice(figure.end)) &&
      // 你们的证11月底到期: until when something holds is not when another is wanted.
      !isEndOfTerm(words, figure) &&
      // 由27日延至1日: the day that a deadline leaves is nobody's.
      !isTakenBack(words, figure),
  )

/** Whether a text by `by` may want something of us by a day. */
export const mayDemand = (text: string, by: Speaker): boolean =>
  by === 'customer' &&
  (matches(wanted.han, text) ||
    matches(wanted.latin, text) ||
    missingThen.test(text) ||
    missingThenHan.test(text) ||
    matches(announced, text))

const announced =
  /^[^\n]{0,100}?(?:\b(?:i|we)(?: will| ['’]ll)?(?: also| still)? need(?: from you)?|\bplease (?:send|provide|let (?:me|us) have)|需要(?:你们|贵司)?(?:提供|补充|给)?|请(?:提供|补充|准备))[^\n:：]{0,24}[:：][ \t]*\n+(?<list>(?:[ \t]*(?:[-*•·]|\d{1,2}[.、)）])[ \t]*[^\n]+\n*){1,10})(?<after>[^\n]{0,120})/im
const entry = /^[ \t]*(?:[-*•·]|\d{1,2}[.、)）])[ \t]*(?<said>\S[^\n]{2,160})/gm

const task = (
  text: string,
  start: number,
  end: number,
  days: readonly { figure: ProposedFact['figures'][number] }[],
): ProposedFact => ({
  kind: 'openTask',
  subject: 'wanted',
  start,
  end,
  text: text.slice(start, end),
  figures: days.map(({ figure }) => figure),
  speaker: 'customer',
  stance: 'asked',
  saidBy: null,
})

/** Each thing of a list that a message says is needed, with the day that the list's end or heading gives. */
function listed(text: string, occurredAt: number): ProposedFact[] {
  const block = announced.exec(text)
  if (!block) return []
  const { list, after } = block.groups!
  const head = block[0].slice(0, block[0].indexOf(list!))
  const listAt = block.index + head.length
  const shared = [dayIn(after!, occurredAt), dayIn(head, occurredAt)].find((days) => days.length > 0)
  // A list without a day is a list of wishes, and told as one.
  if (!shared) return []
  return [...list!.matchAll(entry)].map((match) => {
    const said = match.groups!.said!.replace(/[\s。.;；]+$/u, '')
    const start = listAt + match.index + match[0].indexOf(said)
    const own = dayIn(said, occurredAt)
    return task(text, start, start + said.length, own.length > 0 ? own : shared)
  })
}

const sentence = /[^。！？!?；;\n]+?(?:[。！？!?；;\n]|(?<=[a-z0-9)%][.])\s+(?=[A-Z£€$\d])|$)/g
/**
 * What a message of the customer wants of us by a day: `V3请11月25日前给到我`, "I need your split quote by noon Tuesday
 * (24th)", "if it isn't here by 30 November …" with the sentence that names it.
 */
export function demandsIn(text: string, occurredAt: number, by: Speaker): ProposedFact[] {
  if (by !== 'customer') return []
  const found = listed(text, occurredAt)
  const pieces = [...text.matchAll(sentence)].filter(({ 0: piece }) => piece.trim() !== '')
  for (const [at, { index, 0: piece }] of pieces.entries()) {
    const days = dayIn(piece, occurredAt)
    if (days.length === 0 || ofThemselves.test(piece) || /[?？]|吗(?!\p{Script=Han})/u.test(piece)) continue
    const first = index + opening.exec(piece)![0].length
    const last = index + piece.trimEnd().replace(/[。.;；！!]+$/u, '').length
    if (found.some(({ start, end }) => start < last && end > first)) continue
    if (
      missingThen.test(piece) ||
      (missingThenHan.test(piece) && days.length > 0 && /前|还|再/.test(piece))
    ) {
      // What it is stands before, in the same paragraph.
      const before = pieces
        .slice(Math.max(0, at - 2), at)
        .filter(({ index: from }) => !text.slice(from, index).includes('\n'))
      const named = before.findIndex(({ 0: words }) => names(words))
      const from = named < 0 ? null : before[named]!
      if (!from && !names(piece)) continue
      const start = from ? from.index + opening.exec(from[0])![0].length : first
      found.push(task(text, start, Math.min(last, start + 2 * mostShown), days))
      continue
    }
    const isWanted = (/\p{Script=Han}/u.test(piece) ? wanted.han : wanted.latin).test(piece)
    if (isWanted && names(piece) && !ofTheirPlan.test(piece))
      found.push(task(text, first, Math.min(last, first + mostShown), [dayOfWanting(piece, days)]))
  }
  return found
}

const reaching =
  /(?:给|发|传|寄|交|报|补|拿|送|提供)(?:给|到)?(?:我|咱|过来|上来)|提交|递交|交(?:稿|标|卷|样|齐)|回传|送样/
/** 20号开会，清单24号前给我: of several days the one in the clause that says what is wanted. */
function dayOfWanting<Day extends { start: number; end: number }>(piece: string, days: readonly Day[]): Day {
  const at = reaching.exec(piece)?.index ?? -1
  const clause = piece.slice(0, Math.max(at, 0)).search(/[^，,]*$/u)
  return days.find(({ start, end }) => at >= 0 && start >= clause && end <= at) ?? days[0]!
}

/** What ties a sentence to the one before it is no word of what is wanted. */
const opening =
  /^\s*(?:(?:\d{1,2}|[（(]\d{1,2}[)）])\s*[、.)）](?!\d)\s*)?(?:(?:and|also|but|so|then|that means)[,\s]+)?/i
const names = (words: string): boolean => thing.test(words) || namesDeliverable(words)

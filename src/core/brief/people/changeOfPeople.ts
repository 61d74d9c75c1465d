import type { ReadableDb } from '../../db/open.ts'
import { getEvidence, messageBefore } from '../../evidence/store.ts'
import { surnameClass } from '../../facts/personHead.ts'
import { cellsOf } from '../record/rowCells.ts'
import type { SituationPointRead, WrittenBefore } from '../situation/points.ts'

/** That somebody leaves, comes or takes over. */
export const ofChange =
  /接替|接任|接手|到岗|新来|新任|走了|离职|辞职|退休|调[走离到去任往]|最后一天|\b(?:took|takes|taken|taking) over|\bleft\b|\blast day\b|\bnew\b|\bacting\b/i

/** 没有，完全不知道她什么态度: a sentence that answers something else, before the one that tells the change. */
const answersElse =
  /^(?:没有?|没|不(?:知道|清楚|认识)|是的?|对的?|嗯|好的?|可以|行|yes|yep|yeah|no|nope|not (?:yet|really|sure)|none|ok|sure|right)(?=[\s，,。.!！]|$)/iu
/** Whom it is about stands only in what was written before. */
const ofPronoun =
  /^(?:那个|听说|据说|好像|其实|对了|by the way|btw|apparently|i think)?[\s，,]*(?:他|她|人家|he|she)(?![a-z们])/iu
const namesSomebody =
  /\p{Script=Han}{1,3}(?:总|工|经理|主任|部长|科长|处长|院长|老师|董|姐|哥|主管|厂长)|[小老]\p{Script=Han}(?!\p{Script=Han}{0,1}[板师]\b)|\b\p{Lu}\p{Ll}{2,}\b/u
/** 王海波 in 原来的王海波走了. */
const wholeName = new RegExp(`(?:^|[的是，,])${surnameClass}\\p{Script=Han}{1,2}`, 'u')
const longestAsked = 120

/** The words of a change of people without what the same message answers before it. */
export function withoutAnswer(words: string): string {
  const sentences = words.split(/(?<=[。！!；;\n]|[.!?](?=\s))/u)
  const first = sentences.findIndex((sentence) => ofChange.test(sentence))
  if (first < 1) return words
  const before = sentences.slice(0, first)
  const rest = sentences.slice(first).join('').trim()
  const isElse =
    answersElse.test(before[0]!.trim()) ||
    (before.every((sentence) => tellsElse.test(sentence) && !speaksOfChange.test(sentence)) &&
      (namesSomebody.test(rest) || wholeName.test(rest)) &&
      !ofPronoun.test(rest))
  return isElse ? rest : words
}
/** "On the call: Ingrid, me.", 过100万他签字。: a list or a sum, which is no part of the news behind it. */
const tellsElse =
  /\d|[:：]|^\s*(?:\p{Lu}[\p{L}'’. ]{1,30}?(?: ?\([^)]*\))?|me|us)(?:\s*(?:,|&|\band\b)+\s*(?:\p{Lu}[\p{L}'’. ]{1,30}?(?: ?\([^)]*\))?|me|us|myself))+\s*\.?\s*$/u
const speaksOfChange = /换|变|接|调|走|离|退|人事|\b(?:chang\w+|hand\w*|re-?org\w*|mov\w+|staff)\b/i

/** "Also - she left", 另外，她走了: what only ties a sentence to the one before it. */
const tie = /^(?:(?:also|and|plus|btw)\b(?:\s*[-–—,:]+\s*|\s+)|(?:另外|还有|对了)[\s，,：:]+)(?=\p{L})/iu
/** Words as they begin where they stand alone: without what tied them to others. */
export function withoutTie(words: string): string {
  const rest = words.replace(tie, '')
  return rest === words || rest.length < 4 ? words : rest[0]!.toUpperCase() + rest.slice(1)
}

/** The words of a row's cell without the heading of its column. */
export function withoutHeading(words: string, heads: readonly string[]): string {
  const head = heads.find((one) => words.startsWith(`${one}: `))
  return head === undefined ? words : words.slice(head.length + 2)
}

/** A change of people as it reads by itself: without an answer before it, and with the message that names whom 她 is. */
export function changeInContext(db: ReadableDb, point: SituationPointRead): SituationPointRead {
  const evidence = getEvidence(db, point.fact.evidenceId)
  const heads = evidence?.kind !== 'row' ? [] : cellsOf(evidence?.text ?? '').map(({ head }) => head)
  const words = withoutTie(withoutAnswer(withoutHeading(point.words, heads)))
  const asked: WrittenBefore | null =
    point.answers === null && ofPronoun.test(words)
      ? written(
          messageBefore(
            db,
            point.fact.evidenceId,
            (text) => text.length <= longestAsked && namesSomebody.test(text),
          ),
        )
      : point.answers
  return { ...point, words, answers: asked }
}
const written = (message: { id: string; text: string } | null): WrittenBefore | null =>
  message && { evidenceId: message.id, text: message.text }

import { newestFirst } from '../standing/standing.ts'
import type { CustomerFact } from '../types.ts'
import type { ShelfInput } from './factShelf.ts'
import { namesAny, rivalNames } from './hushedRivals.ts'
import { toldToUs } from './overheard.ts'
import { matterOf } from './readBack.ts'

const dayMs = 86_400_000

/** 没有数据之前…不同意, "won't sign until …": a refusal until something is there. */
const refusesUntil =
  /(?:没有|没见到|没看到|拿不到|不给|没给|未提供|未提交|不解决|没解决)[^，,。；;\n]{0,20}(?:之前|以前|前|的话)?[^，,。；;\n]{0,10}(?:不|没法)|\b(?:won['’]?t|will not|can(?:no|['’]?)t|not going to|not) [^.;\n]{0,50}\b(?:until|unless|before|without)\b|\b(?:until|unless|before|without)\b[^.;\n]{0,50}\b(?:won['’]?t|will not|can(?:no|['’]?)t|no)\b/iu
/** What somebody asks to be handed in. */
const asksForPaper =
  /(?:请|须|需要?|务必|要求)[^，,。；;\n]{0,16}(?:提交|提供|出具|给出|交|发|附|回复)|(?:报告|数据|方案|说明|整改)[^，,。；;\n]{0,4}请|\b(?:please|need|require|kindly|send|submit|provide|let (?:me|us) have)\b[^.;\n]{0,60}\b(?:reports?|data|results?|analysis|plan|8-?d|evidence|proof|certificates?|records?)\b/iu

/** What was asked for in the message that refuses until it is there, where it stands in that message; null for none. */
function awaitedIn(
  fact: CustomerFact,
  heard: ShelfInput['heard'],
): Pick<CustomerFact, 'text' | 'span'> | null {
  if (!refusesUntil.test(fact.text)) return null
  const message = heard?.find(({ evidenceId }) => evidenceId === fact.evidenceId)?.text
  if (message === undefined) return null
  for (const sentence of message.matchAll(/(?:[^。！!？?；;\n.]|\.(?!\s|$))+/gu)) {
    const at = sentence[0].search(asksForPaper)
    if (at < 0 || sentence[0].includes(fact.text)) continue
    const before = sentence[0].slice(0, at)
    const from = Math.max(before.lastIndexOf('，'), before.lastIndexOf(',')) + 1
    const text = sentence[0].slice(from).trim()
    const start = message.indexOf(text, sentence.index + from)
    return { text, span: { start, end: start + text.length } }
  }
  return null
}

const heldDays = 60
/**
 * What people at the call said against us before others, newest first: not what somebody told us of them, nor of a rival
 * whom we don't name.
 */
export function heldAgainst(
  facts: readonly CustomerFact[],
  { heldAgainst: ids, asOf, heard }: Pick<ShelfInput, 'heldAgainst' | 'asOf' | 'heard'>,
): CustomerFact[] {
  const rivals = rivalNames(facts)
  return facts
    .filter(
      ({ id, speaker, text, occurredAt, contactId }) =>
        ids?.has(id) === true &&
        contactId !== null &&
        // What a note tells of somebody is no words of theirs.
        speaker === 'customer' &&
        !/^[\p{L} .'’-]{2,30}[:：]/u.test(text) &&
        asOf - occurredAt <= heldDays * dayMs &&
        !toldToUs.test(text) &&
        !namesAny(text, rivals),
    )
    .toSorted(newestFirst)
    .flatMap((fact) => {
      const matter = matterOf(fact.text)
      const held = awaitedIn(fact, heard) ?? (matter === null ? null : within(fact, matter))
      return held === null ? [] : [{ ...fact, ...held, kind: 'heldAgainst' }]
    })
}

/** Words within those of a fact, with where they stand. */
function within({ text, span }: CustomerFact, words: string): Pick<CustomerFact, 'text' | 'span'> {
  const at = text.indexOf(words)
  return at < 0
    ? { text: words, span }
    : { text: words, span: { start: span.start + at, end: span.start + at + words.length } }
}

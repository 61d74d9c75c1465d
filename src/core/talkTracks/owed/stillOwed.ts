import { speaksOf } from '../standing/thingNamed.ts'
import type { CustomerFact, HeardWords, TalkTrackInput } from '../types.ts'

/** "Don't let Ann find out", 别让他知道: what is kept from somebody who may sit there is not opened before all. */
const hushed =
  /别(?:让|告诉|跟|在)|不要(?:让|告诉|跟)|私下|悄悄|单独(?:给|发)|只(?:给|发)(?:你|您)|\b(?:don['’]?t|do not) (?:let|tell|show|copy|forward)\b|\bkeep (?:it|this|that) (?:to|between)\b|\b(?:between us|just for you|for your eyes|off the record|quietly)\b/i

/**
 * Whether what one person was promised alone may be owned up to at the call: they sit there, and nobody wants it kept from
 * the others.
 */
export function mayOwnUpTo(
  { kind, contactId, evidenceId, span, text }: CustomerFact,
  thing: string,
  facts: readonly CustomerFact[],
  { guests = [], person, askedBefore }: Partial<Pick<TalkTrackInput, 'guests' | 'person' | 'askedBefore'>>,
): boolean {
  if (kind !== 'openPromise' || contactId === null) return false
  if (contactId !== person?.contactId && !guests.some((guest) => guest.contactId === contactId)) return false
  const isQuiet = facts.some(
    (fact) =>
      fact.kind === 'keepQuiet' &&
      ((fact.evidenceId === evidenceId && fact.span.start < span.end && fact.span.end > span.start) ||
        speaksOf(fact.text, thing)),
  )
  const words = [
    text,
    askedBefore?.get(evidenceId) ?? '',
    ...facts.flatMap((fact) => (speaksOf(fact.text, thing) ? fact.text : [])),
  ]
  return !isQuiet && !words.some((one) => hushed.test(one))
}

const paper = '(?:CAD|BOM|图纸?|资料|数据|清单|样品|料样|文件|表格?|参数|尺寸|账号|权限)'
/** "(their CAD has not come)": what of theirs a duty of ours waits for, as a note or message of ours says it. */
const notCome = new RegExp(
  `(?<what>[\\p{L}\\d]{0,10}${paper})\\s*(?:都|还|也|一直)?(?:没有?|未)(?:来|到|给|发|收到|拿到|提供)|(?<of>[\\p{L} ]{0,24}(?:drawings?|data|files?|list|samples?|figures|schedule|access)) (?:(?:has|have|had) ?n['’]?o?t|not) (?:yet )?(?:come|arrived|been (?:sent|received))`,
  'iu',
)
const notReceived =
  /(?:还没|没有?|未|尚未)(?:收到|拿到|给(?:我们|到))|\b(?:(?:have|has)(?:n['’]t| not)|not) (?:yet )?(?:received|had|got)\b|\b(?:waiting|wait) (?:for|on) (?:your|their|the (?:customer|client))\b|\bneeds? (?:your|their)\b/i
const needed =
  /要用|才能(?:做|算|出|画|排|定)|没法|等着|做不了|\b(?:we need|before we can|cannot|can['’]t|depends on|waits? for|for (?:the|our))\b/i

/** Drawings of their building and figures of their plant come from nobody but them. */
const givenByThem = /CAD|参数|尺寸/i

const lastLetters = (words: string): string =>
  /\p{Script=Han}/u.test(words) ? words.slice(-2) : (words.trim().split(/\s+/).at(-1) ?? '').toLowerCase()

/**
 * Whether a duty of ours waits for something that they promised and have not given: our own note beside it says so of what
 * they owe, or we told them that we have not got what it needs. Then it is not our debt.
 */
export function waitsOnThem(thing: string, duty: CustomerFact, facts: readonly CustomerFact[]): boolean {
  const theirs = facts.filter(({ kind }) => kind === 'customerPromise')
  const said = notCome.exec(duty.text)?.groups
  const what = said?.what ?? said?.of
  if (
    what !== undefined &&
    (givenByThem.test(what) || theirs.some(({ text }) => text.toLowerCase().includes(lastLetters(what)))) &&
    !speaksOf(what, thing)
  )
    return true
  return facts.some(
    ({ text, speaker }) =>
      (speaker === 'ours' || speaker === 'team' || speaker === 'note') &&
      text
        .split(/[。！？!?；;\n]|[.]\s+(?=[A-Z])/u)
        .some((one) => notReceived.test(one) && needed.test(one) && speaksOf(one, thing)),
  )
}

const received =
  /收到(?!吗|没|了吗|后|之后|以后|就)|到了(?!吗|没|后|之后|就)|看过了|看了|\b(?:received|got (?:the|your|it)|thanks for (?:the|your)|thank you for (?:the|your)|have (?:the|your)|arrived|came (?:in|through)|reached (?:me|us))\b/i
const notReceivedYet =
  /(?:没|未|还没|能|什么时候|啥时候|几时)[^，,。；;]{0,6}收到|收到[了]?(?:吗|没)|(?:have|has|had) ?(?:n['’]t|not)|\b(?:not|never|still no|when|where|once|until|as soon as|if)\b|\b(?:could|can|may|might|would|should|must|need to|want to|like to|let me|will|shall|to) (?:(?:i|we|you|please|also|already|finally) )*have\b|[?？]\s*$/i
/** "The second reference site", 另一家: of several things the one that they still ask for. */
const theRest =
  /\b(?:the )?(?<en>(?:second|third|other|remaining|missing|last|rest of the) (?:\p{L}+ ){0,3}\p{L}+)/iu

const wordsOf = (text: string): string[] =>
  (text.toLowerCase().match(/[a-z]{4,}/g) ?? []).map((word) => word.replace(/s$/, ''))

/** The thing with no more of it than they still ask for; null where they told us that they have it. */
export function restOf(
  thing: string,
  { occurredAt }: Pick<CustomerFact, 'occurredAt'>,
  heard: readonly HeardWords[],
  asOf: number,
): string | null {
  const since = heard
    .filter((one) => one.occurredAt >= occurredAt && one.occurredAt <= asOf)
    .toSorted((one, other) => other.occurredAt - one.occurredAt)
  for (const { text } of since)
    for (const sentence of text.split(/(?<=[。！？!?；;，,\n])|(?<=[.])\s+/u)) {
      const rest = theRest.exec(sentence)?.groups?.en
      const own = new Set(wordsOf(thing))
      const shared = wordsOf(rest ?? '').filter((word) => own.has(word))
      if (rest !== undefined && shared.length > 0 && own.size > 0) {
        // "the second reference site by Friday" ends with the thing's last word.
        const last = rest.split(/\s+/).findLastIndex((word) => own.has(word.toLowerCase().replace(/s$/, '')))
        return rest
          .split(/\s+/)
          .slice(0, last + 1)
          .join(' ')
          .toLowerCase()
      }
      if (received.test(sentence) && !notReceivedYet.test(sentence) && namesIt(sentence, thing)) return null
    }
  return thing
}

/** Whether a sentence names the thing by enough of its words that it can be no other. */
const namesIt = (sentence: string, thing: string): boolean =>
  sentence.toLowerCase().includes(thing.toLowerCase()) || speaksOf(sentence, thing)

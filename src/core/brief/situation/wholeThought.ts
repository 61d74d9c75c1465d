import type { FactKind } from '../../atoms/library/index.ts'
import { sentenceAround } from './sentenceAround.ts'

/** Kinds that are told in the words of whoever said them, which another clause may turn. */
const inOwnWords: ReadonlySet<string> = new Set<FactKind>([
  'handedOver',
  'statedConcern',
  'statedGoal',
  'customerAsk',
])

/** How a sentence begins that takes back or narrows what the one before it said: "It's half", 但只到了一半. */
const turns =
  /^(?:but|though|although|however|only|not (?:all|yet|the)|except|half|that(?:['’]s| is| was) (?:only|just|half|not)|it(?:['’]s| is| was) (?:only |just |about )?(?:half|part|not|the (?:first|interim|draft|old))|the (?:rest|other half|other part|remainder|second half|final)|still (?:missing|without|no|to come)|minus|without|(?:一|两|[\d]+)?(?:半|部分)(?:而已)?|但|不过|可是?|只是|只有|只到|还差|还缺|还少|其余|其他的?|剩下?|另一半|另外一半|除了|没有?(?:全|都)|不是(?:全|正式|终))/iu
const longestTurn = 90
const longestTold = 240

/** Whether a stretch of a text ends between two words of a sentence. */
const isCutBehind = (text: string, end: number): boolean =>
  /^[ \t]*\n?[ \t]*[\p{L}\d]/u.test(text.slice(end)) &&
  !/\p{Script=Han}/u.test(text.slice(end - 1, end + 1)) &&
  !/^[ \t]*\n[ \t]*(?:\p{Lu}|\d)/u.test(text.slice(end))

/** What stands behind a stretch of a text in the same line, as its next sentence; empty where nothing does. */
function nextSentence(text: string, end: number): string {
  const rest =
    /^[^\n。！？!?；;.]*(?:[。！？!?；;]|[.](?=\s))[ \t]*(?<next>[^\n]+)/u.exec(text.slice(end))?.groups
      ?.next ?? ''
  return /^[^。！？!?；;\n]*?(?=[。！？!?；;\n]|[.](?:\s|$)|$)/u.exec(rest)?.[0].trim() ?? ''
}

/**
 * The words of a point as far as their sense goes: to the end of the sentence where they break off within it, and with the next
 * one where that takes back what they say. Null where they stand whole.
 */
export function wholeThought(
  kind: string,
  text: string,
  span: { start: number; end: number },
  words: string,
): string | null {
  if (!inOwnWords.has(kind)) return null
  const sentence = isCutBehind(text, span.end) ? sentenceAround(text, span) : ''
  const told = sentence !== '' && sentence.length > words.length ? sentence : words
  const next = nextSentence(text, span.end)
  const turned =
    next !== '' && next.length <= longestTurn && turns.test(next) && !told.includes(next)
      ? `${told.replace(/[\s.。,，;；]+$/u, '')}${/\p{Script=Han}/u.test(next) ? '。' : '. '}${next}`
      : told
  return turned === words || turned.length > longestTold ? null : turned
}

import type { Contact } from '../../contacts/store.ts'
import { whoIsCalled } from '../../deals/whoIsCalled.ts'

type Person = Pick<Contact, 'id' | 'name' | 'nickname'>

/** Words that say of nobody whom they are about: "he's on our side", "still grumpy", 态度偏向德诺. */
const subjectless =
  /^(?:off the record,? )?(?:(?:he|she|they)\b|(?:still|wants?|says?|said|thinks?|likes?|prefers?|votes?|rang|keen|happy|unhappy)\b)|^(?:他|她|态度|偏向|倾向|比较|觉得|认为|希望|关心|担心|支持|反对)/i
const pronounFirst = /^\s*(?:(?:he|she)\b|[他她](?!们))/i
const several = /^(?:they\b|他们|她们)/i
/** A sentence before, and the next one before it. */
const mostBefore = 3

/** The names that a few words call, in their order, each as the person is on file. */
function peopleIn(words: string, contacts: readonly Person[]): string[] {
  const parts = words.split(/[,，、;；/()（）=:：\-–—|]|\s(?:and|&|with|w)\s|[和与及]/u)
  const called = parts.flatMap((part) => whoIsCalled(part, contacts)?.name ?? [])
  return [...new Set(called)]
}

const whoIn = (words: string, contacts: readonly Person[]): string | null =>
  whoIsCalled(words, contacts)?.name ?? null

/** 郑总看了一眼说, "Marcus said it is", 老周嫌: what stands right before words that are somebody else's. */
const reports =
  /(?:说|讲|觉得|认为|嫌|表示|坚持|(?:意见|意思|态度)(?:是)?|要求|希望|担心|怕)(?:过|了|是)?\s*[:：“"]?[^，,。；;！!？?\n]{0,4}$|\b(?:says?|said|thinks?|thought|feels?|felt|reckons?|finds?|found|told (?:me|us)|mentioned|complained|worries|wants?)\b(?: that| it(?:['’]s| is| was)?| you(?:['’]re| are)?| we(?:['’]re| are)?)*\s*[“"]?$/iu
const clauseMark = /[，,。；;！!？?\n]|\.\s/gu

/** Who is named as having said what a stretch of a text holds, where its writer only tells of it; null where nobody is. */
export function reportedOf(
  text: string,
  { start, end }: { start: number; end: number },
  contacts: readonly Person[],
): Person | null {
  const before = text.slice(Math.max(0, start - 60), start)
  const mark = [...before.matchAll(clauseMark)].at(-1)
  const clause = mark === undefined ? before : before.slice(mark.index + mark[0].length)
  if (!reports.test(clause) || whoIsCalled(text.slice(start, end), contacts) !== null) return null
  return whoIsCalled(clause, contacts)
}

/**
 * Whom a stretch of a text is about that has a pronoun or nobody for its subject: who is named in the sentence before, in
 * the same line or the one above, else in the heading of its note. Null where its own words say so, or nothing does.
 */
export function ofWhom(
  text: string,
  { start, end }: { start: number; end: number },
  contacts: readonly Person[],
): string | null {
  const words = text.slice(start, end)
  const reported = reportedOf(text, { start, end }, contacts)
  if (reported !== null) return reported.name
  if (!subjectless.test(words)) return null
  const sentences = text
    .slice(0, start)
    .split(/[。！？!?；;\n]|[.]\s+(?=\p{Lu}|$)/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
  if (several.test(words)) {
    const people = peopleIn(sentences.at(-1) ?? '', contacts)
    return people.length > 1 ? people.join(', ') : null
  }
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const inLine = text
    .slice(lineStart, start)
    .split(/[。！？!?；;]|[.]\s+(?=\p{Lu})/u)
    .filter((sentence) => sentence.trim() !== '')
    .slice(-mostBefore)
  for (const sentence of inLine.toReversed()) {
    // "She says Dublin will close, Ann tells us after Christmas": whose words these are stands before them.
    if (pronounFirst.test(sentence)) continue
    const who = whoIn(sentence, contacts)
    if (who !== null) return who
  }
  return whoIn(text.slice(0, lineStart).trim().split('\n', 1)[0] ?? '', contacts)
}

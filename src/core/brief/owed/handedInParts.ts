import type { ReadableDb } from '../../db/open.ts'
import { getEvidence } from '../../evidence/store.ts'
import { handedInPart, nameOneThing, pieces } from '../../talkTracks/standing/kept.ts'
import type { CustomerFact } from '../../talkTracks/types.ts'

/** 先给19台，剩5台, "first 12 of 18 attached, the rest follows": what comes now is not all of it. */
const inPart =
  /先(?:给|发|交|寄|送|出|到|传|报)[^，,。；;\n]{0,10}(?:\d|[一二两三四五六七八九十部]|一部分|这些)|(?:剩|还差|还缺|尚缺|缺|还有|另有)(?:下|余)?(?:的)?[^，,。；;\n]{0,3}(?:\d+|[一二两三四五六七八九十几])\s*(?:台|份|张|个|套|页|件|项|条|批|本|家|点|款|种|支|卷|处|组)|(?:其余|余下|剩下|剩余)的?[^，,。；;\n]{0,14}(?:后|再|等|补|没|还)|\b(?:first|only) \d+\b[^.;\n]{0,20}\bof\b|\b\d+ (?:of|out of) (?:the )?\d+\b|\b(?:the )?(?:rest|remaining|other|missing)(?: \p{L}+| \d+){0,3} (?:will |to |are |is )?(?:follow|come|later|still|next|tomorrow|by)|\b(?:still|are) (?:missing|outstanding|to come|to follow)\b|\b(?:follows?|to follow)\b(?! up)/iu
/** 只是一半, "It's half.": all that a short sentence right behind says is that it was not the whole. */
const isHalf =
  /^[^\p{L}]*(?:这?只?是?(?:其中)?(?:的)?一半|只有一半|另(?:外)?一半[^，,。；;\n]{0,16}|(?:it['’]?s|that['’]?s|this is|only|just) (?:only |just )?(?:half|a half|the first half|part)(?: of (?:it|the \p{L}+))?|(?:the )?(?:other|second) half\b[^.;\n]{0,40})[^\p{L}]*$/iu
/** 3号厅的先发了，4号厅还在设计院: "Hall 4 is still with the consultant", beside what was sent of Hall 3. */
const stillElsewhere =
  /还(?:在|没|未|要等|得等)|尚未|没(?:出来?|好|拿到|做完|到)|\b(?:is|are) (?:still|not yet|delayed|pending)\b|\bstill (?:with|at|being|waiting|to)\b|\bno date yet\b|\bnot (?:yet )?(?:ready|available|back|done)\b/iu
/** 对照表要晚几天, "the annex is late": of what belongs to it somebody says that it comes later. */
const comesLater =
  /(?:要|会|得)?(?:晚|迟|延后|推后)(?:几|两|一|\d)?(?:天|点|些|周|个星期)|(?:随后|稍后|过几天|下周|月底)(?:再)?(?:补|发|给|交|寄)|\b(?:is|are|will be|runs?) (?:a (?:bit|few days) )?late\b|\b(?:follows?|will follow|to follow|comes? later)\b/iu
const longestRest = 120
/**
 * What was handed over with the sentence right behind it, where that says that it was not all: "It's half." Null where nothing
 * of the kind stands there.
 */
export function withRest(text: string, { start, end }: { start: number; end: number }): string | null {
  const behind = /^(?<gap>[^\p{L}\d\n]{0,4})(?<next>[^。！!;；\n]+?)(?:[。！!;；\n]|[.](?:\s|$)|$)/u.exec(
    text.slice(end),
  )
  const next = behind === null ? '' : behind.groups!.next!.trim()
  if (behind === null || next === '' || next.length > longestRest) return null
  if (!/[。.！!;；，,]/.test(behind.groups!.gap!)) return null
  return isHalf.test(next) || inPart.test(next) || comesLater.test(next)
    ? text.slice(start, end + behind[0].length).trim()
    : null
}

/** Minutes within which one goes on with what one has sent. */
const nearMs = 20 * 60_000

const beside = `SELECT other.id, other.text FROM evidence own
   JOIN evidence other ON other.source_id = own.source_id AND other.kind = own.kind
    AND other.account_id IS own.account_id AND other.shredded_at IS NULL AND other.sensitivity <> 'restricted'
    AND other.author IS own.author AND abs(other.occurred_at - own.occurred_at) <= ${nearMs}
    AND other.line BETWEEN own.line - 6 AND own.line + 6
  WHERE own.id = ? AND own.kind = 'message' ORDER BY other.line`

/**
 * Facts in which what was handed over only in part is marked as such, by what whoever sent it wrote beside it: then what was
 * promised is still owed for the rest.
 */
export function handedInParts(db: ReadableDb, facts: readonly CustomerFact[]): CustomerFact[] {
  return facts.map((fact) => {
    if (fact.kind !== 'handedOver') return fact
    const near = db.read(beside).all(fact.evidenceId) as { id: string; text: string }[]
    const own = getEvidence(db, fact.evidenceId)
    const texts =
      near.some(({ id }) => id === fact.evidenceId) || own === null
        ? near
        : [...near, { id: own.id, text: own.text }]
    const words = texts.flatMap(({ id, text }) => {
      const isOwn = id === fact.evidenceId
      const clauses = text.split(/[。！!;；\n]|[.]\s+(?=\p{Lu})/u)
      return clauses.filter(
        (one) =>
          (inPart.test(one) && (isOwn || isOfIt(one, fact.text))) ||
          (isOwn && isHalf.test(one)) ||
          (stillElsewhere.test(one) && isOtherOfThem(one, fact.text)),
      )
    })
    return words.some(
      (one) =>
        isHalf.test(one) ||
        isOfIt(one, fact.text) ||
        one.includes(fact.text) ||
        isOtherOfThem(one, fact.text),
    )
      ? { ...fact, subject: handedInPart }
      : fact
  })
}

/** Whether words name what was handed over, or nothing at all: 剩5台. */
function isOfIt(words: string, given: string): boolean {
  const left = words.replace(inPart, ' ').replaceAll(/\d+/g, ' ')
  return (
    nameOneThing(pieces(words), pieces(given), 2) ||
    (left.match(/\p{L}/gu) ?? []).length <= (/\p{Script=Han}/u.test(words) ? 4 : 12)
  )
}

const numbered =
  /(?<noun>\p{Script=Latin}{3,}) (?<no>\d{1,3}|[A-H])(?![\p{L}\d])|(?<hanNo>\d{1,3}|[一二三四五六七八九十])(?:号|#|期)?(?<hanNoun>[厅楼栋幢线厂机库区层站炉段]|车间|机组|标段)/gu

/** Whether words name one that is numbered as what was handed over is, by another number: Hall 4 beside Hall 3. */
function isOtherOfThem(words: string, given: string): boolean {
  const of = (text: string) =>
    [...text.matchAll(numbered)].map(({ groups }) => ({
      noun: (groups!.noun ?? groups!.hanNoun)!.toLowerCase(),
      no: (groups!.no ?? groups!.hanNo)!,
    }))
  const had = of(given)
  return of(words).some(
    ({ noun, no }) =>
      had.some((one) => one.noun === noun) && !had.some((one) => one.noun === noun && one.no === no),
  )
}

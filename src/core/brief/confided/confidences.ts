import type { ReadableDb } from '../../db/open.ts'
import { firstEvidenceKeyAt } from '../../evidence/evidenceKey.ts'
import { getEvidence } from '../../evidence/store.ts'
import type { Fact } from '../../facts/store.ts'
import {
  confidedSpan,
  isConfided,
  isHush,
  isKeptAlone,
  type Reach,
  reachOfConfidence,
  tellsItsSecret,
} from '../../facts/whoSays/stance.ts'

const minuteMs = 60_000
/** How far a word of secrecy reaches in what the same person writes there, ms before and after it. */
const reaches: Record<Reach, { before: number; after: number }> = {
  // 跟你说个事，别往外传: what it is comes next.
  ahead: { before: 0, after: 15 * minuteMs },
  // "You didn't get that from me": what it was stands above.
  back: { before: 10 * minuteMs, after: 2 * minuteMs },
  // It says itself what is to be kept, and often goes on for a line.
  itself: { before: 0, after: 2 * minuteMs },
  both: { before: 10 * minuteMs, after: 2 * minuteMs },
}
const mostCovered = 12
const longestQuote = 120

/** What we are told to say or do is nothing to be silent on: 你们青屏那个可以说说. */
const isAdvice =
  /(?<!不)可以(?:去)?(?:说|讲|提|聊|介绍|用)|不妨|建议(?:你|您)们?|安排(?:去|他|她|来)?(?:看|参观)|\byou (?:can|could|may|should|might) (?:mention|say|use|tell|bring up|offer|show)\b/i
/** 哈哈 一定 is no secret. */
const saysSomething = /\d|\p{Script=Han}.{5,}|\p{Script=Latin}.{14,}/u

/** [语音 48"], [图片]: what a copy of a talk leaves of what it cannot hold. */
const withoutMedia = (text: string): string => text.replaceAll(/[[［【][^\]］】\n]{1,24}[\]］】]/g, ' ')

interface Message {
  id: string
  text: string
  occurredAt: number
}

/** What the one who asked for silence wrote in the same talk shortly before and after. */
function messagesBeside(db: ReadableDb, fact: Fact, reach: Reach): Message[] {
  const { before, after } = reaches[reach]
  return db
    .read(
      `SELECT other.id, other.text, other.occurred_at AS occurredAt FROM evidence own
        JOIN evidence other ON other.account_id = own.account_id AND other.key BETWEEN ? AND ?
          AND other.source_id = own.source_id AND other.title IS own.title AND other.author = own.author
          AND other.kind = 'message' AND other.id <> own.id AND other.shredded_at IS NULL AND other.sensitivity <> 'restricted'
        WHERE own.id = ? AND own.kind = 'message' ORDER BY other.key LIMIT ${mostCovered}`,
    )
    .all(
      firstEvidenceKeyAt(fact.occurredAt - before),
      firstEvidenceKeyAt(fact.occurredAt + after + 1000),
      fact.evidenceId,
    ) as Message[]
}

/** The subject of what we promised whoever confided in us: it is theirs to hear, and nobody else's. */
export const confidedPromise = 'confided'

/** What we answered in the same talk between two: of a word said in confidence it says as much. */
function answersBeside(db: ReadableDb, fact: Fact): string[] {
  const { after } = reaches.ahead
  const rows = db
    .read(
      `SELECT other.id, other.author FROM evidence own
        JOIN evidence other ON other.account_id = own.account_id AND other.key BETWEEN ? AND ?
          AND other.source_id = own.source_id AND other.title IS own.title AND other.kind = 'message'
          AND other.shredded_at IS NULL AND other.sensitivity <> 'restricted'
        WHERE own.id = ? AND own.kind = 'message' ORDER BY other.key LIMIT ${3 * mostCovered}`,
    )
    .all(
      firstEvidenceKeyAt(fact.occurredAt),
      firstEvidenceKeyAt(fact.occurredAt + after + 1000),
      fact.evidenceId,
    ) as { id: string; author: string | null }[]
  // Where a third reads along it is no talk in confidence.
  return new Set(rows.map(({ author }) => author)).size > 2 ? [] : rows.map(({ id }) => id)
}

/**
 * Facts with what somebody of the customer told us in confidence kept among us: nothing of it is said to anybody, also
 * where the word of secrecy stands in one message and the secret in the next or the one before (跟你说个事，别往外传 ·
 * 粤力报了265万). Such a message is told as one not for the customer.
 */
export function keepConfidences(db: ReadableDb, facts: readonly Fact[]): Fact[] {
  const words = facts.filter(({ kind, speaker }) => kind === 'keepQuiet' && speaker === 'customer')
  if (words.length === 0) return withoutBareHush(facts)
  const whole = new Set<string>()
  const spans = new Map<string, { start: number; end: number }>()
  const told: Fact[] = []
  const answers = new Set<string>()
  const known = new Set(words.map(({ evidenceId }) => evidenceId))
  for (const fact of words) {
    const text = getEvidence(db, fact.evidenceId)?.text ?? ''
    const span = confidedSpan(text)
    if (span !== null) spans.set(fact.evidenceId, span)
    if (!isKeptAlone(text)) for (const id of answersBeside(db, fact)) answers.add(id)
    for (const message of isKeptAlone(text) ? [] : messagesBeside(db, fact, reachOfConfidence(text))) {
      whole.add(message.id)
      if (
        known.has(message.id) ||
        !saysSomething.test(withoutMedia(message.text)) ||
        isAdvice.test(message.text)
      )
        continue
      known.add(message.id)
      told.push({
        ...fact,
        id: `${fact.id}.${message.id}`,
        evidenceId: message.id,
        occurredAt: message.occurredAt,
        spanStart: 0,
        spanEnd: Math.min(message.text.length, longestQuote),
        text: message.text.slice(0, longestQuote),
      })
    }
  }
  const isConfided = ({ evidenceId, spanStart, spanEnd }: Fact): boolean => {
    if (whole.has(evidenceId)) return true
    const span = spans.get(evidenceId)
    return span !== undefined && spanStart < span.end && spanEnd > span.start
  }
  return withoutConfidedAsks([
    ...facts.map(
      (fact): Fact =>
        fact.speaker === 'customer' && !saidToThem.has(fact.kind) && isConfided(fact)
          ? { ...fact, speaker: 'team' }
          : fact.speaker === 'ours' && fact.kind === 'openPromise' && answers.has(fact.evidenceId)
            ? { ...fact, speaker: 'team', subject: confidedPromise }
            : fact,
    ),
    ...told,
  ])
}

/** What one reads as a wish or a worry in words that are kept among us is told there, and is nobody's wish to us. */
const ofWishes: ReadonlySet<string> = new Set(['customerAsk', 'statedConcern', 'statedGoal', 'userComplaint'])
function withoutConfidedAsks(facts: readonly Fact[]): Fact[] {
  const kept = withoutBareHush(facts)
  const quiet = kept.filter(({ kind }) => kind === 'keepQuiet')
  return kept.filter(
    (fact) =>
      !(ofWishes.has(fact.kind) && fact.speaker === 'team') ||
      !quiet.some(
        ({ evidenceId, spanStart, spanEnd }) =>
          evidenceId === fact.evidenceId && spanStart <= fact.spanStart && spanEnd >= fact.spanEnd,
      ),
  )
}

const besideMs = 10 * minuteMs
const letters = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]+/gu, '')
/** 收到 谁都别提, "Never put that number in a mail": it asks for silence and tells nothing itself. */
function isBareHush({ text, speaker }: Fact): boolean {
  const said = text.replace(headOfCopy, '')
  if (/\d/.test(said)) return false
  const isOnlyWord = isConfided(said, 'customer') && !tellsItsSecret(said) && !tellsBesides(said)
  return speaker === 'customer'
    ? isOnlyWord
    : (letters(said).length <= (/\p{Script=Han}/u.test(said) ? 8 : 32) && isHush(said, 'team')) ||
        (said !== text && isOnlyWord)
}
/** [22:41] 陶国强: at the head of a line that was copied out of a talk. */
const headOfCopy = /^\s*\[?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?\]?\s*\p{L}[\p{L} ]{0,15}[:：]\s*/u

/** 孔的妹夫在海涟做经销 这个千万别外传: a clause that tells of somebody, in a message of its own. */
const tellsBesides = (text: string): boolean =>
  text
    .split(/[\s,，;；。.!！、]+/)
    .some((clause) => /^\p{Script=Han}{7,}/u.test(clause) && !ofSecrecy.test(clause))
const ofSecrecy = /[说讲提传透]|有数|知道|保密|告诉|心里|私下|内部|那?个?事|别|不要|勿|你|我/

/** Without the words of secrecy that stand beside what they are of. */
function withoutBareHush(facts: readonly Fact[]): Fact[] {
  const quiet = facts.filter(({ kind }) => kind === 'keepQuiet')
  return facts.filter(
    (fact) =>
      fact.kind !== 'keepQuiet' ||
      !isBareHush(fact) ||
      !quiet.some(
        (other) =>
          other !== fact &&
          !isBareHush(other) &&
          (other.evidenceId === fact.evidenceId ||
            (other.speaker === fact.speaker && Math.abs(other.occurredAt - fact.occurredAt) <= besideMs)),
      ),
  )
}

/** The warning itself, and a hint that is only ever given back to whoever gave it. */
const saidToThem: ReadonlySet<string> = new Set(['keepQuiet', 'championNote'])

import type { ReadableDb } from '../../db/open.ts'
import { sqlOfFormats } from '../../imports/formats/traits.ts'
import { isForBeforeCall, isForTheCall } from '../../talkTracks/shelf/asked.ts'
import type { CustomerFact } from '../../talkTracks/types.ts'
import { askedBefore } from '../owed/askedBefore.ts'

const idsOf = (facts: readonly CustomerFact[]): string =>
  JSON.stringify([...new Set(facts.map(({ evidenceId }) => evidenceId))])

/** 语音转文字, "voice note": what somebody spoke into the telephone for one of us. */
const voice = /语音(?:转文字|消息|留言)|\[语音|\bvoice[ -]?(?:note|message|memo|mail)/i
const mostOfNote = 400

/**
 * Evidence of what one of the customer's people told one of us alone: a chat in which nobody else writes, or a voice
 * message. A mail is written for the firm, and what was said before others is theirs to hear again.
 */
export function toldAlone(db: ReadableDb, facts: readonly CustomerFact[]): Set<string> {
  const chats = db
    .read(
      `SELECT own.id FROM json_each(?) wanted JOIN evidence own ON own.id = wanted.value
        JOIN sources ON sources.id = own.source_id
       WHERE own.kind = 'message' AND coalesce(sources.format, '') NOT IN (${sqlOfFormats(({ family }) => family === 'mail' || family === 'recording')})
        AND (SELECT count(DISTINCT other.author) FROM evidence other
          WHERE other.source_id = own.source_id AND other.title IS own.title AND other.kind = 'message') <= 2`,
    )
    .all(idsOf(facts)) as { id: string }[]
  const spoken = db
    .read(
      `SELECT own.id, sources.name || ' ' || coalesce(own.title, '') || ' ' || substr(own.text, 1, ${mostOfNote}) AS words
        FROM json_each(?) wanted JOIN evidence own ON own.id = wanted.value
        JOIN sources ON sources.id = own.source_id
       WHERE own.kind = 'note' AND own.shredded_at IS NULL AND own.sensitivity <> 'restricted'`,
    )
    .all(idsOf(facts.filter(({ contactId }) => contactId !== null))) as { id: string; words: string }[]
  return new Set([...chats, ...spoken.filter(({ words }) => voice.test(words))].map(({ id }) => id))
}

const answerDays = 7
/** Messages of others on the same matter soon after one. */
const answers = `SELECT other.text FROM evidence own
   JOIN evidence other ON other.account_id IS own.account_id AND other.kind = own.kind
    AND (other.source_id = own.source_id OR other.title IS own.title) AND other.author IS NOT own.author
    AND other.shredded_at IS NULL AND other.sensitivity <> 'restricted'
    AND other.occurred_at BETWEEN own.occurred_at AND own.occurred_at + ${answerDays * 86_400_000}
  WHERE own.id = ? AND own.kind = 'message' AND own.account_id IS NOT NULL
  ORDER BY other.occurred_at LIMIT 2`
/** An answer that was promised for a call longer ago than this was for another one. */
const mostDays = 21

/**
 * Evidence of wishes that are to be answered when one meets next: the message asks for it ("could you come back on these
 * on our call"), or one of us answered that they hear of it there (周三会上答复您).
 */
export function answeredAtCall(db: ReadableDb, facts: readonly CustomerFact[], asOf: number): Set<string> {
  const asked = new Set(
    facts.flatMap(({ kind, speaker, undated, occurredAt, evidenceId }) =>
      kind === 'customerAsk' &&
      speaker === 'customer' &&
      !undated &&
      asOf - occurredAt <= mostDays * 86_400_000
        ? evidenceId
        : [],
    ),
  )
  return new Set(
    [...asked].filter((id) => {
      const own = db.read(`SELECT text FROM evidence WHERE id = ? AND kind = 'message'`).get(id) as
        | { text: string }
        | undefined
      if (own === undefined) return false
      if (isForTheCall(own.text)) return true
      return (db.read(answers).all(id) as { text: string }[]).some(({ text }) => isForTheCall(text))
    }),
  )
}

/** Evidence of wishes that a message of theirs, or a voice note, wants answered before the call at `callAt` (UTC ms). */
export function answeredBeforeCall(
  db: ReadableDb,
  facts: readonly CustomerFact[],
  asOf: number,
  callAt: number | null,
): Set<string> {
  const asked = facts.filter(
    ({ kind, speaker, undated, occurredAt }) =>
      (kind === 'customerAsk' || kind === 'askedPrice') &&
      (speaker === 'customer' || speaker === 'note') &&
      !undated &&
      asOf - occurredAt <= mostDays * 86_400_000,
  )
  const rows = db
    .read(`SELECT own.id, own.text FROM json_each(?) wanted JOIN evidence own ON own.id = wanted.value`)
    .all(idsOf(asked)) as { id: string; text: string }[]
  return new Set(rows.filter(({ text }) => isForBeforeCall(text, callAt)).map(({ id }) => id))
}

/** What the other side had just asked for before each promise of ours, by the promise's evidence. */
export const askedBeforePromises = (db: ReadableDb, facts: readonly CustomerFact[]): Map<string, string> =>
  new Map(
    facts.flatMap(({ kind, evidenceId }) => {
      const asked = kind === 'openPromise' ? askedBefore(db, evidenceId) : null
      return asked ? [[evidenceId, asked.text] as const] : []
    }),
  )

import type { OpenMessage } from '../../shared/contract/studio.ts'
import type { AccountId, EvidenceId } from '../../shared/ids.ts'
import type { Session } from '../session.ts'
import { groundsOf } from './collect.ts'
import { judgeSentences } from './judgeMessage.ts'
import { listOpenMessages } from './messageStore.ts'
import { createMessageReader } from './readMessages.ts'

/** Messages that are read at most: years of a team's chats are looked at from their newest end. */
const read = 2000

/**
 * Messages of our own side that a person may approve, newest first, each sentence with what would be learned of it. Those
 * of which nothing could be learned are passed over; `more` where there are others behind these.
 */
export function openMessages(session: Session, limit: number): { messages: OpenMessage[]; more: boolean } {
  const { db, now } = session
  const grounds = groundsOf(db, now())
  const readMessage = createMessageReader(db, now())
  const messages: OpenMessage[] = []
  const rows = listOpenMessages(db, read)
  for (const row of rows) {
    const message = readMessage(row)
    const sentences = judgeSentences(message, grounds)
    if (!sentences.some(({ learned }) => learned)) continue
    if (messages.length === limit) return { messages, more: true }
    const { evidenceId, accountId, accountName, dealName, contactName, lang, at, heard, barred } = message
    messages.push({
      evidenceId: evidenceId as EvidenceId,
      accountId: accountId as AccountId,
      accountName,
      dealName,
      contactName,
      lang,
      at,
      heard,
      sentences: sentences.map(({ text, learned, why }) => ({
        text,
        learned: learned?.template ?? null,
        section: learned?.section ?? null,
        concern: learned?.concern ?? null,
        why,
      })),
      mayLearn: barred === null,
    })
  }
  return { messages, more: rows.length === read }
}

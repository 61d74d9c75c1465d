import { AppError } from '../../shared/errors.ts'
import { transaction } from '../db/open.ts'
import { type Appended, appendLog } from '../log/append.ts'
import type { Session } from '../session.ts'
import { getMessage, type MessageDecision, saveApproval } from './messageStore.ts'
import { createMessageReader } from './readMessages.ts'

/**
 * Keeps a person's word on whether messages of our own side are learned from, with one entry in the log that names them.
 * Declining is always possible; approving refuses with `record.notFound` for what our side did not say or what is gone,
 * and with `studio.noConsent` where somebody who speaks in the recording did not agree that models learn from it.
 */
export function decideOnMessages(
  session: Session,
  evidenceIds: readonly string[],
  decision: MessageDecision,
): Appended {
  const { db } = session
  const ids = [...new Set(evidenceIds)]
  const read = createMessageReader(db, session.now())
  const messages = ids.map((id) => {
    const row = getMessage(db, id)
    const message = row && read(row)
    if (!message || message.barred === 'wordsGone')
      throw new AppError('record.notFound', { kind: 'message', id })
    if (decision === 'approved' && message.barred === 'noConsent')
      throw new AppError('studio.noConsent', { id })
    return message
  })
  return transaction(db, () => {
    const logged = appendLog(db, session.stamp(), {
      kind: 'messagesDecided',
      body: { decision, evidenceIds: ids },
    })
    for (const { evidenceId, contactId } of messages)
      saveApproval(db, {
        evidenceId,
        decision,
        contactId,
        at: session.now(),
        actor: session.actor(),
        logEntryHash: logged.hash,
      })
    return logged
  })
}

import { AppError } from '../../shared/errors.ts'
import { shredActivitiesOfContact } from '../activities/store.ts'
import { markForRefit } from '../brief/readings/artifacts.ts'
import { blankActions, rewriteAdviceOfAccount } from '../brief/store.ts'
import { blankConsentsOfContact } from '../consent/store.ts'
import { lettingGoOfUncovered } from '../consent/withdraw.ts'
import {
  blankContact,
  type Contact,
  getContact,
  listContactAndMerged,
  listContactsOfAccount,
} from '../contacts/store.ts'
import { type ReadableDb, transaction } from '../db/open.ts'
import { forgetNextCallContact } from '../deals/store.ts'
import { listEvidenceIdsOfContact } from '../evidence/store.ts'
import { shredFacts } from '../facts/store.ts'
import { deleteAliasesOfContact } from '../imports/linkAliases.ts'
import { erasePayloads } from '../log/append.ts'
import { heldEvidenceIds, isAccountHeld } from '../retention/holds.ts'
import type { Session } from '../session.ts'
import { addressOf, callingsOf, greetingOf } from '../talkTracks/index.ts'
import { forgetRows } from '../undo/changeSets.ts'
import { barMentions } from './barMentions.ts'
import { barTraces, listUnlinkedBy } from './barTraces.ts'
import { barNames, bars, blankTracks } from './briefWords.ts'
import { wordsOfPerson } from './personWords.ts'
import { purposesOf, shredEvidence } from './shredEvidence.ts'

/**
 * What a contact is called in writing, without what somebody else of the account is called too: that could be meant
 * of them.
 */
function namesOf(db: ReadableDb, contact: Contact): string[] {
  const called = (one: Contact) => [
    one.name,
    addressOf(one, 'zh'),
    addressOf(one, 'en'),
    greetingOf(one, 'en'),
    ...callingsOf(one.name),
  ]
  const others = listContactsOfAccount(db, contact.accountId).filter(({ id }) => id !== contact.id)
  const theirs = new Set(others.flatMap(called))
  return [...new Set(called(contact))].filter((name) => name.length > 1 && !theirs.has(name))
}

/**
 * Erases a person on their demand, with everybody who was merged into them: row, seats, evidence and facts, the words
 * of activities and briefs, what undo kept of them, and their payloads in the log, whose chain stays whole. Where the
 * account's other records name them, or such as belong to nobody, bars stand instead, as in the names of files and over their
 * numbers and addresses wherever they stand; a recording that is covered no more without their consent is let go whole. Nothing of it can be taken back; backups made earlier still
 * hold them. Refuses with `record.notFound`, and with `retention.held` where a legal hold keeps what is about them.
 */
export function eraseContact(
  session: Pick<Session, 'db' | 'stamp' | 'now'>,
  contactId: string,
  reason: string,
): { payloads: number; evidence: number; briefs: number; seq: number; hash: string } {
  const { db } = session
  const erased = transaction(db, () => {
    if (!getContact(db, contactId)) throw new AppError('record.notFound', { kind: 'contact', id: contactId })
    const total = { payloads: 0, evidence: 0, briefs: 0, seq: 0, hash: '' }
    for (const contact of listContactAndMerged(db, contactId)) {
      const words = wordsOfPerson(db, contact)
      const { whole } = words
      const evidenceIds = [
        ...new Set([
          ...listEvidenceIdsOfContact(db, contact.id),
          ...(contact.evidenceId ? [contact.evidenceId] : []),
          ...(whole === null ? [] : listUnlinkedBy(db, whole)),
        ]),
      ]
      if (isAccountHeld(db, contact.accountId) || heldEvidenceIds(db, evidenceIds).size > 0)
        throw new AppError('retention.held', { kind: 'contact', id: contact.id })
      const stamp = session.stamp()
      const { erased: payloads, seq, hash } = erasePayloads(db, stamp, contact.id, reason)
      const names = namesOf(db, contact)
      const briefs = rewriteAdviceOfAccount(db, contact.accountId, (brief) => {
        const own = brief.person?.contactId === contact.id
        return barNames(own ? blankTracks(brief) : brief, names)
      })
      for (const brief of briefs) if (brief.contactId === contact.id) blankActions(db, brief.id)
      const shredded = shredEvidence(db, evidenceIds, { reason: 'erased', why: reason, stamp })
      const facts = shredFacts(db, { evidenceIds: [], contactId: contact.id }, stamp.at)
      const activities = shredActivitiesOfContact(db, contact.id, stamp.at)
      markForRefit(db, purposesOf(activities), 0, stamp.at)
      const aliases = deleteAliasesOfContact(db, contact.id)
      const deals = forgetNextCallContact(db, contact.id)
      const { seats, withdrawn } = lettingGoOfUncovered(db, { stamp, why: reason }, () => {
        blankConsentsOfContact(db, { contactId: contact.id, nameKey: whole?.nameKey ?? null }, bars)
        return { seats: blankContact(db, contact.id, session.now()) }
      })
      const mentions = barMentions(db, contact.accountId, names)
      mentions.push(...barTraces(db, contact.accountId, words, { stamp, why: reason }))
      forgetRows(db, [...mentions, contact.id, ...seats, ...facts, ...activities.ids, ...aliases, ...deals])
      total.payloads += payloads
      total.evidence += shredded.evidence + withdrawn.evidence
      total.briefs += briefs.length
      total.seq = seq
      total.hash = hash
    }
    return total
  })
  // What was deleted must not live on in the write-ahead log.
  db.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  return erased
}

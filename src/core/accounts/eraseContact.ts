import type { Brief } from '../../shared/contract/brief.ts'
import { AppError } from '../../shared/errors.ts'
import { blankActivitiesOfContact } from '../activities/store.ts'
import { blankActions, rewriteAdviceOfAccount } from '../brief/store.ts'
import {
  blankContact,
  type Contact,
  getContact,
  listContactAndMerged,
  listContactsOfAccount,
} from '../contacts/store.ts'
import { type ReadableDb, transaction } from '../db/open.ts'
import { forgetNextCallContact } from '../deals/store.ts'
import { eraseEvidence, listEvidenceIdsOfContact } from '../evidence/store.ts'
import { deleteFactsOf } from '../facts/store.ts'
import { deleteAliasesOfContact } from '../imports/linkAliases.ts'
import { erasePayloads } from '../log/append.ts'
import type { Session } from '../session.ts'
import { addressOf } from '../talkTracks/index.ts'
import { forgetRows } from '../undo/changeSets.ts'
import { barMentions, bars } from './barMentions.ts'

/** Puts bars over names wherever a brief says them. */
function barNames(brief: Brief, names: readonly string[]): Brief {
  const bar = (value: unknown): unknown => {
    if (typeof value === 'string')
      return names.reduce((text, name) => text.replaceAll(name, bars(name)), value)
    if (Array.isArray(value)) return value.map(bar)
    if (value !== null && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, bar(inner)]))
    return value
  }
  return bar(brief) as Brief
}

/** Empties what a brief for this person says to them; what was cited, counted and decided stays. */
function blankTracks(brief: Brief): Brief {
  const blank = <Sentence extends { text: string }>(sentence: Sentence): Sentence => ({
    ...sentence,
    text: bars(sentence.text),
    redLines: [],
  })
  return {
    ...brief,
    tracks: brief.tracks.map((track) => ({
      ...track,
      sections: {
        opening: track.sections.opening.map(blank),
        keyMessages: track.sections.keyMessages.map(blank),
        questions: track.sections.questions.map(blank),
        objections: track.sections.objections.map(({ objection, answer }) => ({
          objection: blank(objection),
          answer: blank(answer),
        })),
        nextStep: track.sections.nextStep.map(blank),
      },
    })),
  }
}

/**
 * What a contact is called in writing, without what somebody else of the account is called too: that could be meant
 * of them.
 */
function namesOf(db: ReadableDb, contact: Contact): string[] {
  const called = (one: Contact) => [one.name, addressOf(one, 'zh'), addressOf(one, 'en')]
  const others = listContactsOfAccount(db, contact.accountId).filter(({ id }) => id !== contact.id)
  const theirs = new Set(others.flatMap(called))
  return [...new Set(called(contact))].filter((name) => name.length > 1 && !theirs.has(name))
}

/**
 * Erases a person on their demand, with everybody who was merged into them: row, seats, evidence and facts, the words
 * of activities and briefs, what undo kept of them, and their payloads in the log, whose chain stays whole. Where the
 * account's other records name them, bars stand instead. Nothing of it can be taken back; backups made earlier still
 * hold them. Refuses with `record.notFound`.
 */
export function eraseContact(
  session: Session,
  contactId: string,
  reason: string,
): { payloads: number; evidence: number; briefs: number; seq: number; hash: string } {
  const { db } = session
  const erased = transaction(db, () => {
    if (!getContact(db, contactId)) throw new AppError('record.notFound', { kind: 'contact', id: contactId })
    const total = { payloads: 0, evidence: 0, briefs: 0, seq: 0, hash: '' }
    for (const contact of listContactAndMerged(db, contactId)) {
      const names = namesOf(db, contact)
      const evidenceIds = [
        ...new Set([
          ...listEvidenceIdsOfContact(db, contact.id),
          ...(contact.evidenceId ? [contact.evidenceId] : []),
        ]),
      ]
      const excerpts = new Set(evidenceIds)
      const briefs = rewriteAdviceOfAccount(db, contact.accountId, (brief) => {
        const withoutExcerpts = {
          ...brief,
          evidence: brief.evidence.map((item) =>
            excerpts.has(item.evidenceId) ? { ...item, author: null, excerpt: '' } : item,
          ),
        }
        const own = brief.person?.contactId === contact.id
        return barNames(own ? blankTracks(withoutExcerpts) : withoutExcerpts, names)
      })
      for (const brief of briefs) if (brief.contactId === contact.id) blankActions(db, brief.id)
      const facts = deleteFactsOf(db, { evidenceIds, contactId: contact.id })
      for (const id of evidenceIds) eraseEvidence(db, id)
      const activities = blankActivitiesOfContact(db, contact.id)
      const aliases = deleteAliasesOfContact(db, contact.id)
      const deals = forgetNextCallContact(db, contact.id)
      const seats = blankContact(db, contact.id, session.now())
      const mentions = barMentions(db, contact.accountId, names)
      forgetRows(db, [
        ...mentions,
        contact.id,
        ...seats,
        ...facts,
        ...evidenceIds,
        ...activities,
        ...aliases,
        ...deals,
      ])
      const { erased: payloads, seq, hash } = erasePayloads(db, session.stamp(), contact.id, reason)
      total.payloads += payloads
      total.evidence += evidenceIds.length
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

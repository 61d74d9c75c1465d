import { createHash } from 'node:crypto'
import type { AccountDetail, AccountRow, ContactView } from '../../shared/contract/accounts.ts'
import { AppError } from '../../shared/errors.ts'
import type { AccountId, EvidenceId } from '../../shared/ids.ts'
import type { ActivityKind } from '../../shared/vocabulary.ts'
import { factReading, insertActivityWithFacts } from '../activities/readInto.ts'
import { lastActivityByAccount, summariseActivities } from '../activities/store.ts'
import { afterShredding } from '../consent/procedures.ts'
import { contacts } from '../contacts/schema.ts'
import { findContactsNamedLike, getContact, listContactsOfAccount } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { findDeals } from '../deals/findDeals.ts'
import { getDeal, listDealsOfAccount, summariseOpenDeals } from '../deals/store.ts'
import { eraseContact } from '../erasure/eraseContact.ts'
import { readQuery, snippetOf } from '../evidence/searchText.ts'
import { countEvidenceOfAccount, findTypedSource, searchEvidence } from '../evidence/store.ts'
import { writeTypedEvidence } from '../evidence/typed.ts'
import { evidenceView } from '../evidence/view.ts'
import { countFactsOfAccount } from '../facts/store.ts'
import { spokenTurns } from '../imports/formats/transcripts/spokenTurns.ts'
import { linkNamed } from '../imports/linkNamed.ts'
import { appendLog } from '../log/append.ts'
import { sha256Hex } from '../log/entry.ts'
import { nameKeyOf } from '../nameKey.ts'
import { countOrdersOfAccount } from '../quotes/store.ts'
import { implementer, type Session, type Sessions } from '../session.ts'
import { recordChangeSet } from '../undo/changeSets.ts'
import { accounts } from './schema.ts'
import {
  accountNames,
  aliasesOf,
  findAccountsNamedLike,
  getAccount,
  isAccountNameTaken,
  listAccounts,
  requireAccount,
} from './store.ts'
import { timelineOf } from './timeline.ts'
import { contactView, dealSummary, frozenSubjects } from './views.ts'

function accountRows(db: ReadableDb): AccountRow[] {
  const open = new Map(summariseOpenDeals(db).map((summary) => [summary.accountId, summary]))
  const lastActivity = lastActivityByAccount(db)
  return listAccounts(db).map((account) => ({
    id: account.id as AccountId,
    name: account.name,
    code: account.code,
    industry: account.industry,
    region: account.region,
    city: account.city,
    tier: account.tier,
    ownerName: account.ownerName,
    openDeals: open.get(account.id)?.openDeals ?? 0,
    openAmountMinor: open.get(account.id)?.openAmountMinor ?? 0,
    currency: open.get(account.id)?.currency ?? account.currency,
    lastActivityAt: lastActivity.get(account.id) ?? null,
  }))
}

function accountDetail(db: ReadableDb, id: string): AccountDetail {
  const account = requireAccount(db, id)
  const frozen = frozenSubjects(db)
  const deals = listDealsOfAccount(db, id)
  const open = deals.filter((deal) => deal.outcome === 'open')
  const activity = summariseActivities(db, id)
  return {
    account: {
      id: account.id as AccountId,
      name: account.name,
      code: account.code,
      industry: account.industry,
      region: account.region,
      city: account.city,
      tier: account.tier,
      ownerName: account.ownerName,
      openDeals: open.length,
      openAmountMinor: open.reduce((sum, deal) => sum + (deal.amountMinor ?? 0), 0),
      currency: open[0]?.currency ?? account.currency,
      lastActivityAt: activity.lastAt,
      aliases: aliasesOf(account),
      website: account.website,
      phone: account.phone,
      parentName: account.parentName,
      evidenceId: account.evidenceId as AccountDetail['account']['evidenceId'],
      knownAt: account.knownAt,
    },
    contacts: listContactsOfAccount(db, id).map((contact) => contactView(contact, frozen)),
    deals: deals.map((deal) => dealSummary(deal, account.name)),
    counts: {
      evidence: countEvidenceOfAccount(db, id),
      activities: activity.n,
      orders: countOrdersOfAccount(db, id),
      facts: countFactsOfAccount(db, id),
    },
  }
}

/**
 * A note that a person typed: evidence, an activity, and the facts that its sentences state, in one change set. Refuses
 * with `consent.looksRecorded` what reads like a transcript, unless the person declares it their own, which is logged.
 */
function addNote(
  session: Session,
  note: {
    accountId: string
    dealId: string | null
    contactId: string | null
    kind: ActivityKind
    text: string
    occurredAt: number
    isByHand?: boolean | undefined
  },
): { evidenceId: string; changeSetId: string } {
  const { db } = session
  requireAccount(db, note.accountId)
  const looksRecorded = spokenTurns([], note.text.split('\n')) !== null
  if (looksRecorded && note.isByHand !== true) throw new AppError('consent.looksRecorded')
  let evidenceId = ''
  const changeSetId = recordChangeSet(db, session, 'note.add', (changes) => {
    evidenceId = writeTypedEvidence(db, session, {
      ...note,
      author: session.actor(),
      contentHash: createHash('sha256')
        .update(`${note.accountId}\n${note.occurredAt}\n${note.text}`)
        .digest('hex'),
    })
    changes.inserted('evidence', evidenceId)
    if (looksRecorded)
      appendLog(db, session.stamp(), {
        kind: 'byHandDeclared',
        body: { sourceId: findTypedSource(db)!.id, sha256: sha256Hex(note.text) },
      })
    const { accountId, contactId, dealId, occurredAt, kind, text } = note
    insertActivityWithFacts(
      changes,
      factReading(db, session.newId),
      { accountId, contactId, dealId, occurredAt, knownAt: session.now(), evidenceId },
      {
        kind,
        direction: 'internal',
        ownerName: session.actor(),
        text,
        summary: text,
        zone: session.zone(),
        notForLearning: null,
      },
    )
  })
  session.changed('accounts', 'deals', 'evidence', 'captures')
  return { evidenceId, changeSetId }
}

/** Accounts, their people, their story and the evidence behind it. */
export function accountsProcedures(sessions: Sessions, learnAgain: (session: Session) => void) {
  const os = implementer.accounts
  return {
    rows: os.rows.handler(() => accountRows(sessions.require().db)),
    get: os.get.handler(({ input }) => accountDetail(sessions.require().db, input.id)),
    create: os.create.handler(({ input }) => {
      const session = sessions.require()
      const nameKey = nameKeyOf(input.name)
      if (isAccountNameTaken(session.db, nameKey))
        throw new AppError('record.nameTaken', { name: input.name })
      const id = session.newId('account')
      const changeSetId = recordChangeSet(session.db, session, 'account.create', (changes) => {
        changes.insert(accounts, {
          ...input,
          id,
          nameKey,
          ownerName: input.ownerName ?? session.actor(),
          aliases: input.aliases === undefined ? null : JSON.stringify(input.aliases),
          knownAt: session.now(),
          updatedAt: session.now(),
        })
        linkNamed(session, changes, [id])
      })
      session.changed('accounts', 'deals', 'imports', 'evidence', 'brief')
      return { id: id as AccountId, changeSetId }
    }),
    update: os.update.handler(({ input }) => {
      const session = sessions.require()
      const { aliases, ...patch } = input.patch
      const changeSetId = recordChangeSet(session.db, session, 'account.update', (changes) => {
        for (const id of input.ids) {
          requireAccount(session.db, id)
          changes.update(accounts, id, {
            ...patch,
            ...(patch.name !== undefined && { nameKey: nameKeyOf(patch.name) }),
            ...(aliases !== undefined && { aliases: JSON.stringify(aliases) }),
            updatedAt: session.now(),
          })
        }
        if (patch.name !== undefined || aliases !== undefined) linkNamed(session, changes, input.ids)
      })
      session.changed('accounts', 'deals', 'imports', 'evidence', 'brief')
      return { changeSetId }
    }),
    remove: os.remove.handler(({ input }) => {
      const session = sessions.require()
      const changeSetId = recordChangeSet(session.db, session, 'account.remove', (changes) => {
        for (const id of input.ids) {
          requireAccount(session.db, id)
          changes.update(accounts, id, { deletedAt: session.now() })
        }
      })
      session.changed('accounts', 'deals')
      return { changeSetId }
    }),
    timeline: os.timeline.handler(({ input }) => {
      const { db } = sessions.require()
      const accountId = input.accountId ?? (input.dealId && getDeal(db, input.dealId)?.accountId)
      if (!accountId) throw new AppError('record.notFound', { kind: 'account' })
      return timelineOf(
        db,
        { accountId, dealId: input.dealId },
        input.before ?? Number.MAX_SAFE_INTEGER,
        input.limit,
      )
    }),
    saveContact: os.saveContact.handler(({ input }) => {
      const session = sessions.require()
      requireAccount(session.db, input.accountId)
      if (input.id && !getContact(session.db, input.id))
        throw new AppError('record.notFound', { kind: 'contact', id: input.id })
      const id = input.id ?? session.newId('contact')
      const { id: _, ...fields } = input
      const changeSetId = recordChangeSet(
        session.db,
        session,
        input.id ? 'contact.update' : 'contact.create',
        (changes) => {
          const row = { ...fields, nameKey: nameKeyOf(input.name), updatedAt: session.now() }
          if (input.id) changes.update(contacts, id, row)
          else changes.insert(contacts, { ...row, id, knownAt: session.now() })
        },
      )
      session.changed('accounts', 'deals')
      return { id: id as ContactView['id'], changeSetId }
    }),
    eraseContact: os.eraseContact.handler(({ input }) => {
      const session = sessions.require()
      const erased = eraseContact(session, input.contactId, input.reason)
      afterShredding(session, learnAgain)
      return erased
    }),
    evidence: os.evidence.handler(({ input }) => evidenceView(sessions.require().db, input.id)),
    addNote: os.addNote.handler(({ input }) => {
      const { evidenceId, changeSetId } = addNote(sessions.require(), input)
      return { evidenceId: evidenceId as EvidenceId, changeSetId }
    }),
    search: os.search.handler(({ input }) => {
      const { db } = sessions.require()
      const query = readQuery(input.query)
      if (!query) return { hits: [], more: false }
      const { offset, limit } = input.page
      const rows = searchEvidence(db, query.match, { accountId: input.accountId, offset, limit: limit + 1 })
      const names = new Map<string, string | null>()
      return {
        hits: rows.slice(0, limit).map((row) => {
          if (row.accountId && !names.has(row.accountId))
            names.set(row.accountId, getAccount(db, row.accountId)?.name ?? null)
          return {
            evidenceId: row.id as EvidenceId,
            title: row.title,
            author: row.author,
            ...snippetOf(row.text, query.words),
            accountId: row.accountId as AccountId | null,
            accountName: row.accountId ? (names.get(row.accountId) ?? null) : null,
            occurredAt: row.occurredAt,
          }
        }),
        more: rows.length > limit,
      }
    }),
    find: os.find.handler(({ input }) => {
      const { db } = sessions.require()
      const text = nameKeyOf(input.query)
      if (text === '') return []
      const names = accountNames(db)
      return [
        ...findAccountsNamedLike(db, text, 6).map((account) => ({
          kind: 'account' as const,
          id: account.id,
          name: account.name,
          detail: [account.region, account.city].filter(Boolean).join(' · '),
        })),
        ...findDeals(db, text, 6).map((deal) => ({
          kind: 'deal' as const,
          id: deal.id,
          name: deal.name,
          detail: names.get(deal.accountId) ?? '',
        })),
        ...findContactsNamedLike(db, text, 6).map((contact) => ({
          kind: 'contact' as const,
          id: contact.accountId,
          name: contact.name,
          detail: [names.get(contact.accountId), contact.title].filter(Boolean).join(' · '),
        })),
      ]
    }),
  }
}

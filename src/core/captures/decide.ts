import { AppError } from '../../shared/errors.ts'
import { type ActivityKind, activityKinds } from '../../shared/vocabulary.ts'
import { requireAccount } from '../accounts/store.ts'
import { activities } from '../activities/schema.ts'
import { isFactKind } from '../atoms/library/index.ts'
import { getContact } from '../contacts/store.ts'
import { type ReadableDb, transaction } from '../db/open.ts'
import { selectRows } from '../db/rows.ts'
import { dealStageChanges, deals } from '../deals/schema.ts'
import { getDeal, listDealsOpenAt, requireDeal } from '../deals/store.ts'
import { evidence } from '../evidence/schema.ts'
import { getCapture, listOpenNewNames, listOpenOfEvidence } from '../facts/captureStore.ts'
import { companionsOf } from '../facts/companions.ts'
import { facts } from '../facts/schema.ts'
import { type Fact, listFactsOfEvidence } from '../facts/store.ts'
import { headOfLine } from '../facts/whoSays/stance.ts'
import { callingsIn } from '../imports/formsOfAddress.ts'
import { rememberAlias } from '../imports/linkAliases.ts'
import type { Session } from '../session.ts'
import { type Changes, recordChangeSet } from '../undo/changeSets.ts'
import { isActionKind } from './kinds.ts'
import { suggestionOf } from './suggestion.ts'

type Item = typeof evidence.$inferSelect

export interface Correction {
  kind?: string | undefined
  value?: number | string | undefined
  contactId?: string | null | undefined
  dealId?: string | null | undefined
  accountId?: string | undefined
}

/** The proposal; refuses with `record.notFound`, and with `capture.decided` when somebody was quicker. */
function requireOpen(db: ReadableDb, id: string): Fact {
  const fact = getCapture(db, id)
  if (!fact) throw new AppError('record.notFound', { kind: 'capture', id })
  if (fact.decision !== null) throw new AppError('capture.decided', { id })
  return fact
}

const decided = (session: Session, decision: 'confirmed' | 'corrected' | 'rejected') => ({
  decision,
  decidedAt: session.now(),
  decidedBy: session.actor(),
})

/** The activity that a message or note became. Asked by account and time, which have an index. */
const activityOf = (db: ReadableDb, fact: Pick<Fact, 'accountId' | 'occurredAt' | 'evidenceId'>) =>
  selectRows(
    db,
    activities,
    'account_id = ? AND deleted_at IS NULL AND occurred_at = ? AND evidence_id = ?',
    fact.accountId,
    fact.occurredAt,
    fact.evidenceId,
  )[0] ?? null

const itemOf = (db: ReadableDb, evidenceId: string): Item | null =>
  selectRows(db, evidence, 'id = ?', evidenceId)[0] ?? null

/** Does what a proposal suggests for its deal, as the deal is now. Tells whether there was anything to do. */
function moveDeal(session: Session, changes: Changes, fact: Fact): boolean {
  const { db } = session
  const deal = fact.dealId === null ? null : getDeal(db, fact.dealId)
  if (deal === null || deal.deletedAt !== null) return false
  const now = session.now()
  const suggestion = suggestionOf(
    { ...fact, figures: JSON.parse(fact.values) as { value: number | string; unit: string }[] },
    deal,
    now,
  )
  if (suggestion === null) return false
  if (suggestion.field === 'nextCall') {
    const nextCallContactId = fact.contactId ?? deal.nextCallContactId
    changes.update(deals, deal.id, { nextCallAt: suggestion.to, nextCallContactId, updatedAt: now })
    return true
  }
  changes.update(deals, deal.id, { stage: suggestion.to, updatedAt: now })
  changes.insert(dealStageChanges, {
    id: session.newId('stageChange'),
    dealId: deal.id,
    fromStage: suggestion.from,
    toStage: suggestion.to,
    changedAt: fact.occurredAt,
    knownAt: now,
    evidenceId: fact.evidenceId,
  })
  return true
}

/** The open facts that tell the same words as an action: they share its line and its decision. */
const companions = (db: ReadableDb, fact: Fact): Fact[] =>
  companionsOf(fact, listOpenOfEvidence(db, [fact.evidenceId]))

/**
 * What a confirmation of something unsure brings with it: an action found by likeness or by a model becomes what its message is
 * counted as, and a rival's new name is used wherever it was read.
 */
function takeAsTrue(db: ReadableDb, changes: Changes, fact: Fact): void {
  if (fact.unsure === 'newName')
    for (const { id } of listOpenNewNames(db, fact.text))
      if (id !== fact.id) changes.update(facts, id, { unsure: null })
  if ((fact.unsure !== 'likeness' && fact.unsure !== 'model') || !isActivityKind(fact.kind)) return
  const activity = activityOf(db, fact)
  if (activity?.kind === 'message' || activity?.kind === 'email')
    changes.update(activities, activity.id, { kind: fact.kind })
}

const isActivityKind = (kind: string): kind is ActivityKind =>
  (activityKinds as readonly string[]).includes(kind)

/**
 * Confirms proposals; with `moveDeals` what they suggest for their deals is done too. One change set.
 * Refuses with `record.notFound` and `capture.decided`.
 */
export function confirmCaptures(session: Session, ids: readonly string[], moveDeals: boolean) {
  let moved = 0
  const changeSetId = recordChangeSet(session.db, session, 'capture.confirm', (changes) => {
    for (const id of ids) {
      const fact = requireOpen(session.db, id)
      for (const one of [fact, ...companions(session.db, fact)])
        changes.update(facts, one.id, decided(session, 'confirmed'))
      takeAsTrue(session.db, changes, fact)
      if (moveDeals && moveDeal(session, changes, fact)) moved += 1
    }
  })
  return { changeSetId, confirmed: ids.length, moved }
}

/** A message that was taken for an action is a message again. */
function unmakeActivity(db: ReadableDb, changes: Changes, fact: Fact): void {
  const activity = activityOf(db, fact)
  if (activity?.kind === fact.kind) changes.update(activities, activity.id, { kind: 'message' })
}

/** Retracts proposals. One change set. Refuses with `record.notFound` and `capture.decided`. */
export function rejectCaptures(session: Session, ids: readonly string[]) {
  const { db } = session
  const changeSetId = recordChangeSet(db, session, 'capture.reject', (changes) => {
    for (const id of ids) {
      const fact = requireOpen(db, id)
      for (const one of [fact, ...companions(db, fact)])
        changes.update(facts, one.id, { ...decided(session, 'rejected'), retractedAt: session.now() })
      unmakeActivity(db, changes, fact)
    }
  })
  return { changeSetId, rejected: ids.length }
}

/** Other messages of a conversation, as one source tells it, with whom it was linked to. */
const restOf = (db: ReadableDb, item: Item, accountId: string): Item[] =>
  item.kind === 'message'
    ? selectRows(
        db,
        evidence,
        "source_id = ? AND kind = 'message' AND title IS ? AND account_id = ? ORDER BY key",
        item.sourceId,
        item.title,
        accountId,
      )
    : [item]

/** Points an item, its activity and what was read from it at whom it is about. */
function relink(
  db: ReadableDb,
  changes: Changes,
  item: Item,
  whose: { accountId?: string; contactId?: string | null; dealId?: string | null },
  spare: string,
): void {
  changes.update(evidence, item.id, whose)
  const activity = activityOf(db, {
    accountId: item.accountId,
    occurredAt: item.occurredAt,
    evidenceId: item.id,
  })
  if (activity) changes.update(activities, activity.id, whose)
  for (const fact of listFactsOfEvidence(db, item.id))
    if (fact.id !== spare) changes.update(facts, fact.id, whose)
}

/** What of a correction holds for later imports as well. */
type Remembered = 'sender' | 'conversation' | 'note' | 'person'

/** How a note calls whoever says what a fact quotes: before the colon of its line, else the only one its clause or title calls. */
function callingOf(item: Item, fact: Fact): string | null {
  const lineStart = item.text.lastIndexOf('\n', fact.spanStart - 1) + 1
  const [line] = item.text.slice(lineStart).split('\n', 1)
  const { saidBy } = headOfLine(line!)
  if (saidBy !== null) return saidBy
  for (const text of [fact.text, line!, item.title ?? '']) {
    const callings = callingsIn(text)
    if (callings.length > 0) return callings.length === 1 ? callings[0]! : null
  }
  return null
}

/**
 * What a correction of a note's person or deal does: whoever the note calls so is that contact in later notes about
 * the account, and notes of its title are about that deal.
 */
function relinkNote(
  session: Session,
  changes: Changes,
  fact: Fact,
  item: Item,
  patch: Correction,
  alias: { id: string; createdAt: number; actor: string },
): { remembered?: Remembered } {
  const { db } = session
  const accountId = fact.accountId!
  const called = patch.contactId && patch.contactId !== fact.contactId ? callingOf(item, fact) : null
  const isPerson =
    called !== null &&
    rememberAlias(db, changes, {
      ...alias,
      kind: 'person',
      name: called,
      accountId,
      contactId: patch.contactId!,
    })
  if (called !== null)
    for (const other of listOpenOfEvidence(db, [item.id]))
      if (other.id !== fact.id && callingOf(item, other) === called)
        changes.update(facts, other.id, { contactId: patch.contactId! })
  if (patch.dealId === undefined || patch.dealId === fact.dealId)
    return isPerson ? { remembered: 'person' } : {}
  relink(db, changes, item, { dealId: patch.dealId }, fact.id)
  const isNote =
    item.title !== null &&
    patch.dealId !== null &&
    rememberAlias(db, changes, {
      ...alias,
      id: session.newId('linkAlias'),
      kind: 'note',
      name: item.title,
      accountId,
      contactId: null,
      dealId: patch.dealId,
    })
  return isPerson ? { remembered: 'person' } : isNote ? { remembered: 'note' } : {}
}

/** What a person's correction of whose an item is does to it and its like; `items` counts those. */
function relinkLike(
  session: Session,
  changes: Changes,
  fact: Fact,
  patch: Correction,
): { items: number; remembered: Remembered | null } {
  const { db } = session
  const item = itemOf(db, fact.evidenceId)
  const result = { items: 0, remembered: null as Remembered | null }
  if (!item || fact.accountId === null) return result
  const alias = { id: session.newId('linkAlias'), createdAt: session.now(), actor: session.actor() }
  if (patch.accountId !== undefined && patch.accountId !== fact.accountId) {
    const { accountId } = patch
    for (const one of restOf(db, item, fact.accountId)) {
      const open = listDealsOpenAt(db, accountId, one.occurredAt)
      const dealId = open.length === 1 ? open[0]!.id : null
      relink(db, changes, one, { accountId, contactId: null, dealId }, fact.id)
      changes.update(evidence, one.id, {
        grounds: JSON.stringify([{ code: 'assigned', text: session.actor() }]),
      })
      result.items += 1
    }
    if (
      item.kind === 'message' &&
      item.title !== null &&
      rememberAlias(db, changes, {
        ...alias,
        kind: 'conversation',
        name: item.title,
        accountId,
        contactId: null,
      })
    )
      result.remembered = 'conversation'
    if (
      item.kind === 'note' &&
      item.title !== null &&
      rememberAlias(db, changes, {
        ...alias,
        kind: 'note',
        name: item.title,
        accountId,
        contactId: null,
        dealId: patch.dealId ?? null,
      })
    )
      result.remembered = 'note'
    return result
  }
  if (item.kind === 'note') return { ...result, ...relinkNote(session, changes, fact, item, patch, alias) }
  const isSender = item.kind === 'message' && fact.speaker === 'customer' && item.author !== null
  if (patch.contactId !== undefined && patch.contactId !== fact.contactId && isSender) {
    const { contactId } = patch
    for (const one of restOf(db, item, fact.accountId))
      if (one.author === item.author && one.contactId === fact.contactId) {
        relink(db, changes, one, { contactId }, fact.id)
        result.items += 1
      }
    const { accountId } = fact
    if (
      contactId !== null &&
      rememberAlias(db, changes, { ...alias, kind: 'sender', name: item.author!, accountId, contactId })
    )
      result.remembered = 'sender'
  }
  if (patch.dealId !== undefined && patch.dealId !== fact.dealId)
    relink(db, changes, itemOf(db, fact.evidenceId)!, { dealId: patch.dealId }, fact.id)
  return result
}

/** Refuses a correction that names what is not there or does not belong together, with `record.notFound` or `record.invalid`. */
function check(db: ReadableDb, fact: Fact, patch: Correction): void {
  const accountId = patch.accountId ?? fact.accountId
  if (patch.accountId !== undefined) requireAccount(db, patch.accountId)
  if (patch.kind !== undefined && !isFactKind(patch.kind) && !isActionKind(patch.kind))
    throw new AppError('record.invalid', { field: 'kind' })
  if (patch.contactId != null && getContact(db, patch.contactId)?.accountId !== accountId)
    throw new AppError('record.notFound', { kind: 'contact', id: patch.contactId })
  if (patch.dealId != null && requireDeal(db, patch.dealId).accountId !== accountId)
    throw new AppError('record.notFound', { kind: 'deal', id: patch.dealId })
}

/**
 * Confirms a proposal with what a person put right, and keeps what was proposed. Another account takes the rest of its
 * conversation along, another sender the rest of their messages in it; both are remembered for later imports.
 * One change set. Refuses with `record.notFound`, `record.invalid` and `capture.decided`.
 */
export function correctCapture(session: Session, id: string, patch: Correction) {
  const { db } = session
  return transaction(db, () => {
    const fact = requireOpen(db, id)
    check(db, fact, patch)
    let linked: ReturnType<typeof relinkLike> = { items: 0, remembered: null }
    const changeSetId = recordChangeSet(db, session, 'capture.correct', (changes) => {
      const figures = JSON.parse(fact.values) as { value: number | string }[]
      const moved = patch.accountId !== undefined && patch.accountId !== fact.accountId
      const open = moved ? listDealsOpenAt(db, patch.accountId!, fact.occurredAt) : []
      const next = {
        kind: patch.kind ?? fact.kind,
        values:
          patch.value === undefined || figures.length === 0
            ? fact.values
            : JSON.stringify([{ ...figures[0], value: patch.value }, ...figures.slice(1)]),
        accountId: patch.accountId ?? fact.accountId,
        contactId: patch.contactId !== undefined ? patch.contactId : moved ? null : fact.contactId,
        dealId:
          patch.dealId !== undefined
            ? patch.dealId
            : moved
              ? open.length === 1
                ? open[0]!.id
                : null
              : fact.dealId,
      }
      const corrected = Object.fromEntries(
        (Object.keys(next) as (keyof typeof next)[]).flatMap((key) =>
          next[key] === fact[key] ? [] : [[key, fact[key]]],
        ),
      )
      const isSame = Object.keys(corrected).length === 0
      linked = relinkLike(session, changes, fact, patch)
      changes.update(facts, id, {
        ...next,
        ...decided(session, isSame ? 'confirmed' : 'corrected'),
        correctedFrom: isSame ? null : JSON.stringify(corrected),
      })
      for (const one of companions(db, fact))
        if (companionsOf({ ...fact, kind: next.kind }, [one]).length > 0)
          changes.update(facts, one.id, decided(session, 'confirmed'))
      takeAsTrue(db, changes, { ...fact, ...next })
      if (next.kind !== fact.kind) {
        const activity = activityOf(db, { ...fact, accountId: next.accountId })
        if (
          activity &&
          activity.kind !== 'note' &&
          (isActivityKind(next.kind) || activity.kind === fact.kind)
        )
          changes.update(activities, activity.id, {
            kind: isActivityKind(next.kind) ? next.kind : 'message',
          })
      }
    })
    return { changeSetId, ...linked }
  })
}

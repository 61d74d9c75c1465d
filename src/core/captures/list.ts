import type {
  Capture,
  CapturedEvidence,
  CapturesOfAccount,
  DoubtCode,
  Ground,
} from '../../shared/contract/captures.ts'
import type { AccountId, ContactId, DealId, EvidenceId } from '../../shared/ids.ts'
import { actionKinds } from '../../shared/vocabulary.ts'
import { getAccount } from '../accounts/store.ts'
import { listContactsOfAccount } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { listDealsOfAccount } from '../deals/store.ts'
import { type EvidenceRow, listEvidenceByIds } from '../evidence/store.ts'
import { likenessOfSubject } from '../facts/actions/actions.ts'
import { listOpenCaptures, listOpenOfEvidence } from '../facts/captureStore.ts'
import { companionsOf } from '../facts/companions.ts'
import { createReliability } from '../facts/reliability.ts'
import type { Fact } from '../facts/store.ts'
import { modelOfSubject } from './modelSubject.ts'
import { suggestionOf } from './suggestion.ts'

/** How far back the tray asks: who was away for a fortnight finds all of it. */
export const trayDays = 14
const mostListed = 400
const actions: ReadonlySet<string> = new Set(actionKinds)

export const groundsOf = (row: Pick<EvidenceRow, 'grounds'>): Ground[] =>
  row.grounds === null ? [] : (JSON.parse(row.grounds) as Ground[])

/** Nothing but a short name, one person or the matter, told once in the text: just enough to link by. */
function isThin(grounds: readonly Ground[]): boolean {
  const naming = grounds.filter(({ code }) =>
    /^(accountNamed|shortName|onlyShortName|personNamed|topicBefore|sameMatter|talkGoesOn)$/.test(code),
  )
  const isIdentity = grounds.some(({ code }) =>
    /^(sender|receiver|conversation|assigned|noteSays)/.test(code),
  )
  return (
    naming.length > 0 &&
    !isIdentity &&
    !naming.some(({ code, inTitle }) => code === 'accountNamed' || inTitle)
  )
}

/** What the last days proposed, by account, newest account first; in each the doubtful ones first. */
export function listCaptures(
  db: ReadableDb,
  now: number,
  fromAt: number,
): { accounts: CapturesOfAccount[]; evidence: CapturedEvidence[] } {
  const open = listOpenCaptures(db, fromAt, mostListed)
  const reliability = createReliability(db)
  const rows = new Map(
    listEvidenceByIds(db, [...new Set(open.map(({ evidenceId }) => evidenceId))]).map((row) => [row.id, row]),
  )
  const beside = Map.groupBy(listOpenOfEvidence(db, [...rows.keys()]), ({ evidenceId }) => evidenceId)
  const accounts = [...Map.groupBy(open, ({ accountId }) => accountId!)].flatMap(([accountId, own]) => {
    const account = getAccount(db, accountId)
    if (!account) return []
    const people = listContactsOfAccount(db, accountId)
    const deals = listDealsOfAccount(db, accountId)
    const openDeals = deals.filter(({ outcome }) => outcome === 'open')
    const captures = own.map((fact): Capture => {
      const row = rows.get(fact.evidenceId)!
      const deal = deals.find(({ id }) => id === fact.dealId) ?? null
      const suggestion = suggestionOf({ ...fact, figures: figuresOf(fact) }, deal, now)
      const doubts: DoubtCode[] = []
      if (fact.unsure !== null) doubts.push(fact.unsure)
      if (isThin(groundsOf(row))) doubts.push('thinMatch')
      if (fact.speaker === 'customer' && fact.contactId === null) doubts.push('personUnknown')
      if (actions.has(fact.kind) && deal === null && openDeals.length > 1) doubts.push('dealUnknown')
      if (suggestion !== null) doubts.push('movesDeal')
      return {
        id: fact.id,
        kind: fact.kind,
        alsoKinds: companionsOf(fact, beside.get(fact.evidenceId) ?? []).map(({ kind }) => kind),
        likeness: likenessOfSubject(fact.subject),
        modelHash: modelOfSubject(fact.subject),
        evidenceId: fact.evidenceId as EvidenceId,
        start: fact.spanStart,
        end: fact.spanEnd,
        text: fact.text,
        figures: figuresOf(fact),
        speaker: fact.speaker,
        contactId: fact.contactId as ContactId | null,
        contactName: people.find(({ id }) => id === fact.contactId)?.name ?? null,
        dealId: fact.dealId as DealId | null,
        dealName: deal?.name ?? null,
        at: fact.occurredAt,
        reliability: reliability.of(fact.kind, fact.subject),
        doubts,
        suggestion,
      }
    })
    return [
      {
        accountId: accountId as AccountId,
        accountName: account.name,
        newestAt: Math.max(...own.map(({ occurredAt }) => occurredAt)),
        people: people.map(({ id, name }) => ({ id: id as ContactId, name })),
        deals: openDeals.map(({ id, name }) => ({ id: id as DealId, name })),
        captures: inReadingOrder(captures, (id) => conversationOf(rows.get(id)!)),
      },
    ]
  })
  const evidence = [...rows.values()].map(
    (row): CapturedEvidence => ({
      id: row.id as EvidenceId,
      kind: row.kind,
      title: row.title,
      author: row.author,
      text: row.text,
      at: row.occurredAt,
      grounds: groundsOf(row),
    }),
  )
  return { accounts, evidence }
}

const figuresOf = (fact: Fact) => JSON.parse(fact.values) as Capture['figures']

const conversationOf = (row: EvidenceRow): string =>
  row.kind === 'message' ? `${row.sourceId}\n${row.title}` : row.id

/**
 * The doubtful before the sure, and in each part one conversation after the other, the one with the newest item
 * first. `captures` come newest first.
 */
export function inReadingOrder(
  captures: readonly Capture[],
  conversationOf: (evidenceId: string) => string,
): Capture[] {
  const parts = [
    captures.filter(({ doubts }) => doubts.length > 0),
    captures.filter(({ doubts }) => doubts.length === 0),
  ]
  return parts.flatMap((part) =>
    [...Map.groupBy(part, ({ evidenceId }) => conversationOf(evidenceId)).values()].flat(),
  )
}

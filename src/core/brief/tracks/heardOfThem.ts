import { accountNotGiven } from '../../accounts/notGiven.ts'
import type { Account } from '../../accounts/store.ts'
import { listActivitiesOfAccount } from '../../activities/store.ts'
import type { ReadableDb } from '../../db/open.ts'
import { goneBecause, listEvidenceByIds } from '../../evidence/store.ts'
import type { Fact } from '../../facts/store.ts'
import { concernsShown } from '../../talkTracks/index.ts'
import type { HeardWords, TalkTrackInput } from '../../talkTracks/types.ts'

const dayMs = 86_400_000

/** When each person last said something that is a fact, UTC ms. */
export function lastWordsOf(facts: readonly Fact[]): Map<string, number> {
  const heardAt = new Map<string, number>()
  for (const { contactId, speaker, occurredAt } of facts)
    if (contactId !== null && speaker === 'customer')
      heardAt.set(contactId, Math.max(occurredAt, heardAt.get(contactId) ?? 0))
  return heardAt
}

/** What the customer holds against buying, in their own words. */
export const objectionsIn = (facts: readonly Fact[]): TalkTrackInput['objections'] =>
  facts.flatMap((fact) =>
    (fact.kind === 'statedConcern' || fact.kind === 'userComplaint') &&
    fact.speaker !== 'ours' &&
    fact.speaker !== 'team'
      ? concernsShown(fact.text).map((concern) => ({
          concern,
          text: fact.text,
          evidenceId: fact.evidenceId,
          factId: fact.id,
          span: { start: fact.spanStart, end: fact.spanEnd },
        }))
      : [],
  )

const heardDays = 45
/** What is read of a customer, and letters beyond which a text is a document rather than something said. */
const mostHeard = 24
const longestHeard = 600

/** What the customer's people wrote or said lately about this deal or about none in particular, newest first. */
export function heardLately(
  db: ReadableDb,
  { id: accountId, name }: Pick<Account, 'id' | 'name'>,
  dealId: string,
  asOf: number,
): HeardWords[] {
  // Of a deal without a customer only what is its own is known to be theirs.
  const hasCustomer = name !== accountNotGiven
  const inbound = listActivitiesOfAccount(db, accountId, asOf + 1, 4 * mostHeard).filter(
    (one) =>
      one.direction === 'inbound' &&
      one.occurredAt > asOf - heardDays * dayMs &&
      one.knownAt <= asOf &&
      (one.dealId === dealId || (one.dealId === null && hasCustomer)),
  )
  const texts = new Map(
    listEvidenceByIds(
      db,
      inbound.flatMap(({ evidenceId }) => evidenceId ?? []),
    ).map((item) => [item.id, item]),
  )
  return inbound
    .flatMap(({ evidenceId, contactId, occurredAt }): HeardWords[] => {
      const item = evidenceId === null ? undefined : texts.get(evidenceId)
      return item === undefined ||
        goneBecause(item) !== null ||
        item.sensitivity === 'restricted' ||
        item.text.length > longestHeard
        ? []
        : [{ text: item.text, evidenceId: item.id, contactId, occurredAt }]
    })
    .slice(0, mostHeard)
}

/** Letters of a text that somebody wrote of a talk; what is longer is a document. */
const longestTold = 6000
/** The texts from which facts were read, as far as they are still there. */
export const textsTold = (db: ReadableDb, facts: readonly Fact[]): string[] =>
  listEvidenceByIds(db, [...new Set(facts.map(({ evidenceId }) => evidenceId))]).flatMap((item) =>
    goneBecause(item) !== null || item.sensitivity === 'restricted' || item.text.length > longestTold
      ? []
      : [item.text],
  )

import type { TodayChange } from '../../shared/contract/today.ts'
import type { AccountId, DealId, EvidenceId } from '../../shared/ids.ts'
import type { ActivityKind } from '../../shared/vocabulary.ts'
import { accountNames } from '../accounts/store.ts'
import { listActivitiesOfKinds } from '../activities/store.ts'
import { getContact } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { getDeal, listStageMovesBetween } from '../deals/store.ts'
import { listImportsBetween } from '../imports/report.ts'

const telling: readonly ActivityKind[] = [
  'priceAsked',
  'trialAsked',
  'contractAsked',
  'tenderAsked',
  'objection',
  'complaint',
  'competitorNamed',
]
const mostOfAKind = 40
const mostShown = 40

/**
 * What changed in (`fromAt`, `asOf`] (UTC ms), newest first: imports, stages, outcomes, and what customers asked for or held
 * against us. The same said twice of a deal in one day, by an export and by a chat, say, is told once.
 */
export function changesBetween(db: ReadableDb, fromAt: number, asOf: number): TodayChange[] {
  const names = accountNames(db)
  const moves = listStageMovesBetween(db, fromAt, asOf, mostOfAKind).map(
    (move): TodayChange => ({
      key: move.id,
      at: move.changedAt,
      code: 'stageChanged',
      params: {
        deal: move.dealName,
        account: names.get(move.accountId) ?? '',
        from: move.fromStage,
        to: move.toStage,
      },
      dealId: move.dealId as DealId,
      accountId: move.accountId as AccountId,
      evidenceId: move.evidenceId as EvidenceId | null,
    }),
  )
  const imported = listImportsBetween(db, fromAt, asOf, mostOfAKind).map(
    ({ id, finishedAt, ...counts }): TodayChange => ({
      key: id,
      at: finishedAt,
      code: 'importFinished',
      params: counts,
      dealId: null,
      accountId: null,
      evidenceId: null,
    }),
  )
  const told = new Set<string>()
  const steps = listActivitiesOfKinds(db, telling, fromAt, asOf, mostOfAKind).flatMap(
    (step): TodayChange[] => {
      const day = new Date(step.occurredAt).toISOString().slice(0, 10)
      const same = `${step.kind} ${step.dealId ?? step.accountId} ${step.contactId} ${day}`
      if (told.has(same)) return []
      told.add(same)
      return [
        {
          key: step.id,
          at: step.occurredAt,
          code: step.kind,
          params: {
            account: step.accountId ? (names.get(step.accountId) ?? '') : '',
            person: step.contactId ? (getContact(db, step.contactId)?.name ?? null) : null,
            deal: step.dealId ? (getDeal(db, step.dealId)?.name ?? null) : null,
            text: step.summary.slice(0, 140),
          },
          dealId: step.dealId as DealId | null,
          accountId: step.accountId as AccountId | null,
          evidenceId: step.evidenceId as EvidenceId | null,
        },
      ]
    },
  )
  return [...imported, ...moves, ...steps].sort((a, b) => b.at - a.at).slice(0, mostShown)
}

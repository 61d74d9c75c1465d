import { createHash } from 'node:crypto'
import type { Reading } from '../../shared/contract/reading.ts'
import type { BuyingRole } from '../../shared/vocabulary.ts'
import { listContactActivities } from '../activities/store.ts'
import { listContactRoles } from '../contacts/store.ts'
import type { ReadableDb, WritableDb } from '../db/open.ts'
import { fitIntent, type IntentModel, predictIntentCell } from '../learning/intent.ts'
import type { IntentEvent } from '../learning/intentFeatures.ts'
import { appendLog } from '../log/append.ts'
import type { Stamp } from '../log/entry.ts'
import { serveArtifact, servingModel } from './artifacts.ts'

const dayMs = 86_400_000
const historyDays = 900
const mostEvents = 60_000

/** Dated contacts of everybody with a department and a buying role: what intent is learned from. */
export function intentEvents(db: ReadableDb, asOf: number): IntentEvent[] {
  const people = new Map(listContactRoles(db).map((person) => [person.id, person]))
  return listContactActivities(db, asOf - historyDays * dayMs, asOf, mostEvents).flatMap((activity) => {
    const person = activity.contactId ? people.get(activity.contactId) : undefined
    if (!person || activity.accountId === null) return []
    return [
      {
        accountId: activity.accountId,
        contactId: activity.contactId,
        department: person.department,
        buyingRole: person.buyingRole,
        kind: activity.kind,
        direction: activity.direction,
        occurredAt: activity.occurredAt,
        knownAt: activity.occurredAt,
      },
    ]
  })
}

/** One account's events, with the evidence behind each. */
export function accountIntentEvents(
  db: ReadableDb,
  accountId: string,
  asOf: number,
): (IntentEvent & { evidenceId: string | null })[] {
  return db
    .read(
      `SELECT a.account_id AS accountId, a.contact_id AS contactId, c.department, c.buying_role AS buyingRole,
        a.kind, a.direction, a.occurred_at AS occurredAt, a.known_at AS knownAt, a.evidence_id AS evidenceId
       FROM activities a JOIN contacts c ON c.id = a.contact_id
       WHERE a.account_id = ? AND a.occurred_at > ? AND a.deleted_at IS NULL ORDER BY a.occurred_at DESC LIMIT 2000`,
    )
    .all(accountId, asOf - 400 * dayMs) as (IntentEvent & { evidenceId: string | null })[]
}

export const servingIntentModel = (db: ReadableDb) => servingModel<IntentModel>(db, 'intent')

/** Fits intent on what is known at `stamp.at` and puts it into service. Costs seconds on a large history. */
export function refitIntentModel(db: WritableDb, stamp: Stamp): void {
  const model = fitIntent(intentEvents(db, stamp.at), { asOf: stamp.at })
  const artifact = JSON.stringify(model)
  const version = `intent-${createHash('sha256').update(artifact).digest('hex').slice(0, 12)}`
  const serving = servingIntentModel(db)
  if (serving?.version === version) return
  serveArtifact(db, 'intent', { version, fittedAt: stamp.at, artifact })
  appendLog(db, stamp, {
    kind: 'modelChanged',
    body: {
      purpose: 'intent',
      from: serving?.version ?? null,
      to: version,
      grounds: { examples: model.examples, steps: model.steps, verdict: model.assessment.verdict },
    },
  })
}

/** Reads one cell of the heatmap; the newest evidence of the cell stands behind its reasons. */
export function intentReading(
  model: IntentModel,
  events: readonly (IntentEvent & { evidenceId: string | null })[],
  cell: { department: string; buyingRole: BuyingRole },
  asOf: number,
): Reading {
  const reading = predictIntentCell(model, events, cell, asOf)
  const own = events.filter(
    (event) =>
      event.department === cell.department && event.buyingRole === cell.buyingRole && event.evidenceId,
  )
  const evidenceIds = [...new Set(own.map((event) => event.evidenceId!))].slice(0, 3)
  const reasons = reading.reasons
    .filter((reason) => reason.contribution !== 0)
    .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
    .slice(0, 5)
    .map((reason) => ({
      code: `intent.${reason.feature}`,
      params: { value: reason.value },
      contribution: reason.contribution,
      evidenceIds: reason.feature.startsWith('cell') ? evidenceIds : [],
    }))
  switch (reading.kind) {
    case 'probability':
      return {
        kind: 'probability',
        value: reading.value,
        low: reading.low,
        high: reading.high,
        n: reading.n,
        prior: reading.prior,
        reasons: reasons as never,
      }
    case 'ruleScore':
      return {
        kind: 'ruleScore',
        score: reading.value,
        n: reading.n,
        ruleVersion: reading.ruleVersion,
        reasons: reasons as never,
      }
    case 'notEnoughInformation':
      return {
        kind: 'notEnoughInformation',
        n: reading.n,
        needed: reading.needed,
        missing: ['cellContacts'],
        prior: reading.prior,
      }
  }
}

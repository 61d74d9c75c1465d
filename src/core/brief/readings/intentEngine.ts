import { createHash } from 'node:crypto'
import { noDepartment } from '../../../shared/contract/brief.ts'
import type { Reading } from '../../../shared/contract/reading.ts'
import type { EvidenceId } from '../../../shared/ids.ts'
import type { BuyingRole } from '../../../shared/vocabulary.ts'
import { listContactActivities, listContactActivitiesOfAccount } from '../../activities/store.ts'
import { listContactRoles, listContactsOfAccount } from '../../contacts/store.ts'
import type { ReadableDb, WritableDb } from '../../db/open.ts'
import {
  fitIntent,
  INTENT_MODEL_VERSION,
  type IntentModel,
  predictIntentCell,
} from '../../learning/intent.ts'
import type { IntentEvent } from '../../learning/intentFeatures.ts'
import { appendLog } from '../../log/append.ts'
import type { Stamp } from '../../log/entry.ts'
import { clearRefit, serveArtifact, servingModel, servingOfVersion } from './artifacts.ts'
import { leftOutOf } from './leftOut.ts'

const dayMs = 86_400_000
const historyDays = 900
const mostEvents = 60_000
const accountDays = 400
const mostOfAccount = 2000

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
        department: person.department ?? noDepartment,
        buyingRole: person.buyingRole === 'unknown' ? null : person.buyingRole,
        kind: activity.kind,
        direction: activity.direction,
        occurredAt: activity.occurredAt,
        knownAt: activity.knownAt,
      },
    ]
  })
}

/** An event with the evidence behind it. */
export type AccountEvent = IntentEvent & { evidenceId: string | null }

/**
 * One account's events that were known at `asOf`, newest first. Who has a seat in the deal's committee counts in
 * that role, others in their usual one.
 */
export function accountIntentEvents(
  db: ReadableDb,
  accountId: string,
  seats: readonly { contact: { id: string }; buyingRole: BuyingRole }[],
  asOf: number,
): AccountEvent[] {
  const roles = new Map<string, BuyingRole>(seats.map((seat) => [seat.contact.id, seat.buyingRole]))
  const people = new Map(listContactsOfAccount(db, accountId).map((contact) => [contact.id, contact]))
  return listContactActivitiesOfAccount(
    db,
    accountId,
    asOf - accountDays * dayMs,
    asOf,
    mostOfAccount,
  ).flatMap((activity) => {
    const person = people.get(activity.contactId ?? '')
    if (!person) return []
    return [
      {
        ...activity,
        accountId,
        department: person.department ?? noDepartment,
        buyingRole: roles.get(person.id) ?? person.buyingRole,
      },
    ]
  })
}

export const servingIntentModel = (db: ReadableDb) =>
  servingOfVersion<IntentModel>(db, 'intent', INTENT_MODEL_VERSION)
/** Whether the model that is kept was fitted by earlier rules: it does not serve until it is fitted anew. */
export const isIntentModelOutdated = (db: ReadableDb): boolean =>
  servingModel(db, 'intent') !== null && servingIntentModel(db) === null

/** Fits intent on what is known at `stamp.at` and puts it into service. Costs seconds on a large history. */
export const refitIntentModel = (db: WritableDb, stamp: Stamp): void =>
  serveIntentModel(db, stamp, fitIntent(intentEvents(db, stamp.at), { asOf: stamp.at }))

/** Puts a fitted model into service, logged with its grounds; the same model again changes nothing. */
export function serveIntentModel(db: WritableDb, stamp: Stamp, model: IntentModel): void {
  const artifact = JSON.stringify(model)
  const version = `intent-${createHash('sha256').update(artifact).digest('hex').slice(0, 12)}`
  const serving = servingIntentModel(db)
  if (serving?.version === version) {
    clearRefit(db, 'intent')
    return
  }
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
  events: readonly AccountEvent[],
  cell: { department: string; buyingRole: BuyingRole },
  asOf: number,
): Reading {
  const reading = predictIntentCell(model, events, cell, asOf)
  const own = events.filter(
    (event) => event.department === cell.department && event.buyingRole === cell.buyingRole,
  )
  const evidenceIds = [...new Set(own.flatMap((event) => event.evidenceId ?? []))].slice(0, 3) as EvidenceId[]
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
        reasons,
        leftOut: model.fit ? leftOutOf(model.fit.schema) : [],
      }
    case 'ruleScore':
      return {
        kind: 'ruleScore',
        score: reading.value,
        n: reading.n,
        ruleVersion: reading.ruleVersion,
        reasons,
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

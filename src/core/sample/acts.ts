import { call } from '@orpc/server'
import { AppError } from '../../shared/errors.ts'
import type { ContactId, DealId } from '../../shared/ids.ts'
import type { BuyingRole, Support } from '../../shared/vocabulary.ts'
import { insertVisitPlan } from '../activities/store.ts'
import { writeWorkspaceSettings } from '../app/workspaceSettings.ts'
import { listProducts } from '../catalog/store.ts'
import { listContactsOfAccount } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { dealsProcedures } from '../deals/procedures.ts'
import { type Deal, findDealsNamedLike } from '../deals/store.ts'
import { requestTouch } from '../governance/breaker.ts'
import { addBand } from '../governance/discounts.ts'
import type { Session } from '../session.ts'
import { createCalendar, sampleZone } from './calendar.ts'

const minuteMs = 60_000

export type SampleCall = {
  /** Code of the deal. */
  deal: string
  contact: string
  /** UTC ms. */
  at: number
  purpose: string
  place: string
  attendees: string
}

/** What people do in the workspace after the files are in. Codes and names are those of the files. */
export type SampleActs = {
  /** Whose accounts the viewer counts as their own. */
  ownOwners: string[]
  calls: SampleCall[]
  seats: { deal: string; contact: string; buyingRole: BuyingRole; support: Support }[]
  /** In the order in which they were asked for; the sixth with one customer in a day is blocked. */
  touches: { deal: string; contact: string; by: string; channel: string; at: number }[]
  /** A product's name, or `*` for all of them. */
  bands: { role: string; product: string; minDiscountBps: number; maxDiscountBps: number }[]
}

/** The deal, contact, time of day, purpose, place and attendees of the calls; the first of today comes at 14:30. */
const today: readonly (readonly [string, string, number, string, string, string])[] = [
  ['SJ-MZ2Y-01', '周岚', 0, '过停机测算口径，定一期清单', '电话', '周岚、钱越'],
  ['SJ-YJZY-01', '唐默', 70, '说明价格审批进度', '电话', '唐默、钱越'],
  ['OP-HLC-01', 'Dana Whitcombe', 110, 'Downtime by cause, scope of phase 1', 'Phone', 'Dana, Maya'],
  ['SJ-YCRM-01', '顾清', 150, '供货保证条款', '电话', '顾清、钱越'],
]
const tomorrow: readonly (readonly [string, string, string, string, string, string])[] = [
  ['SJ-JCEY-01', '程斯', '09:10', '从头梳理科室使用情况', '超声医学科', '程斯、罗宁'],
  ['SJ-SZWZ-01', '郑可', '10:30', '迁移校验怎么做', '信息处', '郑可、钱越'],
  ['OP-BVF-01', 'Ruth Okafor', '15:00', 'References before the steering group', 'Online', 'Ruth, Maya'],
]

const seats: readonly (readonly [string, string, BuyingRole, Support])[] = [
  ['SJ-MZ2Y-01', '周岚', 'approver', 'neutral'],
  ['SJ-MZ2Y-01', '陈砚', 'technicalEvaluator', 'supporter'],
  ['SJ-MZ2Y-01', '林予安', 'user', 'supporter'],
  ['SJ-MZ2Y-01', '许哲', 'technicalEvaluator', 'neutral'],
  ['SJ-MZ2Y-01', '邵敏', 'economicBuyer', 'neutral'],
  ['SJ-MZ2Y-01', '何其远', 'influencer', 'neutral'],
  ['SJ-MZ2Y-01', '贺晴', 'champion', 'mentor'],
  ['SJ-YJZY-01', '唐默', 'approver', 'nonSupporter'],
  ['SJ-YJZY-01', '宋知微', 'champion', 'supporter'],
  ['SJ-YJZY-01', '孟繁', 'gatekeeper', 'neutral'],
  ['SJ-YJZY-01', '韦青', 'economicBuyer', 'neutral'],
  ['SJ-YCRM-01', '顾清', 'gatekeeper', 'neutral'],
  ['SJ-YCRM-01', '方若', 'approver', 'neutral'],
  ['SJ-YCRM-01', '俞白', 'user', 'supporter'],
  ['SJ-SZWZ-01', '郑可', 'influencer', 'neutral'],
  ['SJ-SZWZ-01', '梁以宁', 'user', 'supporter'],
  ['SJ-JCEY-01', '程斯', 'technicalEvaluator', 'nonSupporter'],
  ['SJ-JCEY-01', '高远岑', 'approver', 'neutral'],
  ['OP-HLC-01', 'Dana Whitcombe', 'economicBuyer', 'neutral'],
  ['OP-HLC-01', 'Luis Ferrante', 'champion', 'mentor'],
  ['OP-HLC-01', 'Ingrid Solberg', 'technicalEvaluator', 'neutral'],
  ['OP-HLC-01', 'Gwen Abara', 'gatekeeper', 'neutral'],
  ['OP-HLC-01', 'Peter Vance', 'approver', 'neutral'],
  ['OP-BVF-01', 'Ruth Okafor', 'champion', 'supporter'],
  ['OP-BVF-01', 'Elise Marchetti', 'technicalEvaluator', 'nonSupporter'],
  ['OP-BVF-01', 'Sam Tierney', 'economicBuyer', 'neutral'],
]

/** Deal, contact, who, by what, minutes before now. 越城 gets five contacts from the team and a sixth that is blocked. */
const touches: readonly (readonly [string, string, string, string, number])[] = [
  ['SJ-YCRM-01', '顾清', '钱越', 'call', 210],
  ['SJ-YCRM-01', '方若', '罗宁', 'message', 184],
  ['SJ-MZ2Y-01', '周岚', '钱越', 'email', 170],
  ['SJ-YCRM-01', '顾清', '罗宁', 'call', 141],
  ['SJ-YCRM-01', '俞白', '钱越', 'message', 117],
  ['SJ-YCRM-01', '顾清', '陆衡', 'call', 88],
  ['SJ-MZ2Y-01', '陈砚', '钱越', 'message', 65],
  ['SJ-YCRM-01', '顾清', '罗宁', 'call', 40],
]

/**
 * What happens on the day on which the sample is made (`now`, UTC ms). Calls start at 14:30, or, made later in the
 * day, half an hour ahead, so that there always is a next one.
 */
export function sampleActs(now: number): SampleActs {
  const calendar = createCalendar(now)
  const ahead = Math.ceil((now + 38 * minuteMs) / (10 * minuteMs)) * 10 * minuteMs
  const first = Math.max(calendar.at(0, '14:30'), ahead)
  const midnight = calendar.at(0, '0:00')
  return {
    ownOwners: ['钱越', 'Maya Lindqvist'],
    calls: [
      ...today.map(([deal, contact, minutes, purpose, place, attendees]) => ({
        deal,
        contact,
        at: first + minutes * minuteMs,
        purpose,
        place,
        attendees,
      })),
      ...tomorrow.map(([deal, contact, time, purpose, place, attendees]) => ({
        deal,
        contact,
        at: calendar.at(1, time),
        purpose,
        place,
        attendees,
      })),
    ],
    seats: seats.map(([deal, contact, buyingRole, support]) => ({ deal, contact, buyingRole, support })),
    touches: touches.map(([deal, contact, by, channel, minutes], at) => ({
      deal,
      contact,
      by,
      channel,
      // Soon after midnight the day is still short; the contacts stay in it all the same.
      at: Math.min(now, Math.max(midnight + at * 1000, now - minutes * minuteMs)),
    })),
    bands: [
      { role: 'rep', product: '*', minDiscountBps: 0, maxDiscountBps: 500 },
      { role: 'manager', product: '*', minDiscountBps: 0, maxDiscountBps: 1500 },
      { role: 'rep', product: '术中超声平台 GTX Pro', minDiscountBps: 0, maxDiscountBps: 1600 },
      { role: 'manager', product: '术中超声平台 GTX Pro', minDiscountBps: 0, maxDiscountBps: 2000 },
      { role: 'rep', product: 'FlowDeck MES', minDiscountBps: 0, maxDiscountBps: 1400 },
    ],
  }
}

/** A deal of the sample's files. Refuses with `record.notFound`. */
export function dealOfCode(db: ReadableDb, code: string): Deal {
  const deal = findDealsNamedLike(db, code.toLowerCase(), 5).find((one) => one.code === code)
  if (!deal) throw new AppError('record.notFound', { kind: 'deal', id: code })
  return deal
}

/**
 * Applies the acts to a workspace into which the files have been imported, through the same functions that screens
 * use, so that each is in the log and can be undone. Refuses with `record.notFound` when a deal, contact or product
 * of the files is missing.
 */
export async function applySampleActs(session: Session, acts: SampleActs): Promise<void> {
  const { db } = session
  const deals = dealsProcedures({ require: () => session }, () => null)
  const dealOf = (code: string) => dealOfCode(db, code)
  const contactOf = (deal: Deal, name: string): ContactId => {
    const contact = listContactsOfAccount(db, deal.accountId).find((one) => one.name === name)
    if (!contact) throw new AppError('record.notFound', { kind: 'contact', id: name })
    return contact.id as ContactId
  }
  writeWorkspaceSettings(db, session.stamp(), { ownOwners: acts.ownOwners })
  for (const seat of acts.seats) {
    const deal = dealOf(seat.deal)
    const { buyingRole, support } = seat
    await call(deals.setSeat, {
      dealId: deal.id as DealId,
      contactId: contactOf(deal, seat.contact),
      buyingRole,
      support,
    })
  }
  for (const planned of acts.calls) {
    const deal = dealOf(planned.deal)
    const contactId = contactOf(deal, planned.contact)
    await call(deals.update, {
      ids: [deal.id as DealId],
      patch: { nextCallAt: planned.at, nextCallContactId: contactId },
    })
    insertVisitPlan(db, {
      id: session.newId('visitPlan'),
      accountId: deal.accountId,
      dealId: deal.id,
      contactId,
      ownerName: deal.ownerName,
      purpose: planned.purpose,
      place: planned.place,
      attendees: planned.attendees,
      plannedAt: planned.at,
      zone: sampleZone,
      doneAt: null,
      evidenceId: null,
      knownAt: session.now(),
      importId: null,
      deletedAt: null,
    })
  }
  for (const band of acts.bands) {
    const product =
      band.product === '*' ? '*' : listProducts(db).find(({ name }) => name === band.product)?.id
    if (!product) throw new AppError('record.notFound', { kind: 'product', id: band.product })
    addBand(db, session.stamp(), { ...band, zone: '*', product })
  }
  for (const touch of acts.touches) {
    const deal = dealOf(touch.deal)
    requestTouch(
      db,
      { ...session.stamp(), actor: touch.by },
      {
        customer: {
          accountId: deal.accountId,
          contactId: contactOf(deal, touch.contact),
          zone: sampleZone,
        },
        at: touch.at,
        channel: touch.channel,
      },
    )
  }
  session.changed('accounts', 'deals', 'log')
}

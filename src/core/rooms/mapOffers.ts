import { createHash } from 'node:crypto'
import type { Offer } from '../../shared/contract/rooms.ts'
import type { Lane, MapNode, Step, Touch } from '../../shared/rooms/map.ts'
import type { ActivityKind, BuyingRole } from '../../shared/vocabulary.ts'
import { listActivitiesOfDeal } from '../activities/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { committeeOf } from '../deals/committee.ts'
import { requireDeal } from '../deals/store.ts'

const mostTouches = 300

/** How far along the buying path a role usually decides, as a share of its steps: a first place, to be moved by hand. */
const placeOfRole: Record<BuyingRole, number> = {
  user: 0,
  champion: 0.15,
  coach: 0.2,
  influencer: 0.3,
  technicalEvaluator: 0.45,
  economicBuyer: 0.5,
  blocker: 0.6,
  gatekeeper: 0.75,
  approver: 1,
  unknown: 0.25,
}
const keyRoles: ReadonlySet<BuyingRole> = new Set([
  'economicBuyer',
  'technicalEvaluator',
  'user',
  'approver',
  'champion',
])

const touchOf: Partial<Record<ActivityKind, Pick<Touch, 'source' | 'interaction'>>> = {
  call: { source: 'call', interaction: 'none' },
  visit: { source: 'visit', interaction: 'none' },
  meeting: { source: 'meeting', interaction: 'attend' },
  message: { source: 'message', interaction: 'none' },
  email: { source: 'email', interaction: 'none' },
  demo: { source: 'demo', interaction: 'attend' },
  proposalSent: { source: 'document', interaction: 'none' },
  quoteSent: { source: 'document', interaction: 'none' },
  contentViewed: { source: 'portal', interaction: 'open' },
  priceAsked: { source: 'message', interaction: 'question' },
  trialAsked: { source: 'message', interaction: 'question' },
  contractAsked: { source: 'message', interaction: 'question' },
  tenderAsked: { source: 'message', interaction: 'question' },
}

const isWritten = (kind: ActivityKind): boolean => kind === 'message' || kind === 'email'

export const laneKey = (name: string): string =>
  `lane:${createHash('sha256').update(name).digest('hex').slice(0, 24)}`

export interface MapRows {
  lanes: Map<string, Lane>
  people: Map<string, MapNode>
  touches: Map<string, Touch>
}

/** What the map of a deal can be begun with: its committee, and when whom of them was reached and how. */
export function mapRows(
  db: ReadableDb,
  dealId: string,
  steps: readonly (readonly [string, Step])[],
  author: string,
  now: number,
): MapRows {
  const deal = requireDeal(db, dealId)
  const ordered = [...steps].sort(([, left], [, right]) => left.order - right.order)
  const lanes = new Map<string, Lane>()
  const people = new Map<string, MapNode>()
  for (const { contact, buyingRole: known, roleFrom } of committeeOf(db, deal)) {
    // A guess by somebody's title is nothing to publish.
    const buyingRole = roleFrom === 'title' ? 'unknown' : known
    const lane = contact.department?.trim().slice(0, 200) || '—'
    if (!lanes.has(laneKey(lane))) lanes.set(laneKey(lane), { name: lane, order: lanes.size })
    people.set(contact.id, {
      kind: 'person',
      title: contact.title?.trim().slice(0, 200) || buyingRole,
      who: contact.name.slice(0, 80),
      step: ordered[Math.round(placeOfRole[buyingRole] * (ordered.length - 1))]?.[0] ?? 'none',
      lane: laneKey(lane),
      order: people.size,
      isKey: keyRoles.has(buyingRole),
      weight: buyingRole === 'economicBuyer' || buyingRole === 'approver' ? 2 : 1,
      dueAt: null,
      notApplicable: null,
      x: null,
      y: null,
      contact: contact.id,
      author,
      at: now,
    })
  }
  const touches = new Map<string, Touch>()
  for (const activity of listActivitiesOfDeal(db, dealId, now + 1, mostTouches)) {
    const kind = touchOf[activity.kind]
    if (!kind || activity.contactId === null || !people.has(activity.contactId)) continue
    // What they write unasked shows that they are there, not that anything of ours has reached them.
    if (activity.direction === 'inbound' && isWritten(activity.kind)) continue
    touches.set(activity.id, {
      ...kind,
      node: activity.contactId,
      at: activity.occurredAt,
      dwellMs: activity.durationMs,
      title: kind.source,
      evidence: activity.evidenceId,
      by: activity.ownerName?.slice(0, 80) || author,
    })
  }
  return { lanes, people, touches }
}

export const personFields = ['who', 'title', 'contact'] as const
export const touchFields = ['dwellMs', 'evidence', 'by'] as const

export function mapOffers({ people, touches }: MapRows, isPublished: (key: string) => boolean): Offer[] {
  return [
    ...[...people].map(
      ([id, row]): Offer => ({
        key: id,
        kind: 'person',
        title: row.who,
        row,
        fields: personFields.map((field) => ({ field, isPersonal: field === 'who', isOnByDefault: true })),
        isPublished: isPublished(id),
      }),
    ),
    ...[...touches].map(
      ([id, row]): Offer => ({
        key: id,
        kind: 'touch',
        title: people.get(row.node)!.who,
        row,
        fields: touchFields.map((field) => ({
          field,
          isPersonal: field === 'by',
          isOnByDefault: field !== 'by',
        })),
        isPublished: isPublished(id),
      }),
    ),
  ]
}

export const redactedPerson = (row: MapNode, fields: readonly string[], roleTitle: string): MapNode => ({
  ...row,
  who: fields.includes('who') ? row.who : '',
  title: fields.includes('title') ? row.title : roleTitle,
  contact: fields.includes('contact') ? row.contact : null,
})

export const redactedTouch = (row: Touch, fields: readonly string[], author: string): Touch => ({
  ...row,
  dwellMs: fields.includes('dwellMs') ? row.dwellMs : null,
  evidence: fields.includes('evidence') ? row.evidence : null,
  by: fields.includes('by') ? row.by : author,
})

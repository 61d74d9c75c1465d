import type { SituationGroup } from '../../../shared/contract/brief.ts'
import type { EvidenceId } from '../../../shared/ids.ts'
import type { ReadableDb } from '../../db/open.ts'
import type { EvidenceLabels } from '../tracks/tracksView.ts'
import { type PointListed, pointsListed } from './pointsListed.ts'

const label = { zh: '对方逐条提的', en: 'their list, point by point' } as const
/** A list longer ago than this was answered, or another took its place. */
const listedDays = 21
const dayMs = 86_400_000
const mostLists = 5
const mostRead = 200

const written = `SELECT e.id, e.text, e.occurred_at AS at, e.contact_id AS contactId, c.name
   FROM activities a JOIN evidence e ON e.id = a.evidence_id LEFT JOIN contacts c ON c.id = e.contact_id
  WHERE a.account_id = ? AND (a.deal_id IS NULL OR a.deal_id = ?) AND a.direction = 'inbound' AND a.deleted_at IS NULL
    AND e.kind = 'message' AND e.shredded_at IS NULL AND e.sensitivity <> 'restricted' AND e.consent <> 'withdrawn'
    AND e.known_at <= ? AND e.occurred_at BETWEEN ? AND ?
  ORDER BY e.occurred_at DESC, e.key DESC LIMIT ${mostRead}`

/** What one of the customer's people listed for us to answer. */
export interface ListedAsks {
  evidenceId: string
  contactId: string | null
  saidBy: string | null
  at: number
  points: readonly PointListed[]
}

/** The numbered lists of the customer's people that are to be answered, each person's newest, the newest first. */
export function listsToAnswer(
  db: ReadableDb,
  {
    accountId,
    dealId,
    asOf,
    isQuiet,
  }: {
    accountId: string
    dealId: string
    asOf: number
    isQuiet: (evidenceId: string, span: { start: number; end: number }) => boolean
  },
): ListedAsks[] {
  const rows = db.read(written).all(accountId, dealId, asOf, asOf - listedDays * dayMs, asOf) as {
    id: string
    text: string
    at: number
    contactId: string | null
    name: string | null
  }[]
  const lists: ListedAsks[] = []
  for (const { id, text, at, contactId, name } of rows) {
    if (lists.some((one) => one.evidenceId === id || (contactId !== null && one.contactId === contactId)))
      continue
    const points = pointsListed(text).filter((point) => !isQuiet(id, point))
    if (points.length > 0) lists.push({ evidenceId: id, contactId, saidBy: name, at, points })
  }
  return lists.slice(0, mostLists)
}

/** The agenda as the brief shows it: every point in full, in the order in which it was asked. */
export function agendaView(
  lists: readonly ListedAsks[],
  labels: EvidenceLabels,
  lang: 'zh' | 'en',
): SituationGroup[] {
  const points = lists.flatMap(({ evidenceId, saidBy, at, points: listed }) =>
    listed.map(({ number, text, start, end }): SituationGroup['points'][number] => ({
      kind: 'listedAsk',
      label: label[lang],
      about: null,
      words: number === null ? text : `${number} ${text}`,
      quote: text,
      speaker: 'customer',
      saidBy,
      at,
      state: 'holds',
      dueOn: null,
      overdueSince: null,
      mark: {
        kind: 'source',
        label: labels.labelOf(evidenceId),
        evidenceId: evidenceId as EvidenceId,
        ruleId: null,
        start,
        end,
      },
      answers: null,
      earlier: [],
      since: [],
      isHushed: false,
    })),
  )
  return points.length === 0 ? [] : [{ group: 'agenda', points }]
}

/** Whether a point of the situation stands in such a list already. */
export const isListed = (
  lists: readonly ListedAsks[],
  { evidenceId, span }: { evidenceId: string; span: { start: number; end: number } },
): boolean =>
  lists.some(
    (list) =>
      list.evidenceId === evidenceId &&
      list.points.some(({ start, end }) => span.start < end && span.end > start),
  )

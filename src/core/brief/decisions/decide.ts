import type { Brief, TrackSentence } from '../../../shared/contract/brief.ts'
import { AppError } from '../../../shared/errors.ts'
import { transaction } from '../../db/open.ts'
import { type Deal, requireDeal } from '../../deals/store.ts'
import { breakerState } from '../../governance/breaker.ts'
import { customerOf } from '../../governance/customer.ts'
import { appendLog } from '../../log/append.ts'
import { sha256Hex } from '../../log/entry.ts'
import { mayBeExempted } from '../../redLines/rules.ts'
import type { Session } from '../../session.ts'
import { decisionsOf, requireAdvice } from '../shownAgain.ts'
import { listActions } from '../store.ts'
import type { TrackUse } from '../tracks/effects.ts'
import { sentenceContext, subjectOf } from '../tracks/sentenceContext.ts'
import { checkedSentence } from '../tracks/tracksView.ts'
import { requireAllowed } from './permission.ts'
import { type Logged, type Part, recordAction } from './recordAction.ts'

export type TrackPart = Exclude<Part, 'quoteRange'>

/** Each part is decided on once. Refuses with `record.notFound` and `brief.alreadyDecided`. */
function requireOpen(session: Session, adviceId: string, part: Part): Brief {
  const { brief } = requireAdvice(session.db, adviceId)
  if (decisionsOf(listActions(session.db, adviceId)).has(part))
    throw new AppError('brief.alreadyDecided', { part })
  return brief
}

/**
 * The brief and deal of an advice part that is to be used: open, allowed by the authority list, and for a customer
 * who is not frozen, because a frozen one is not contacted.
 */
export function requireUsable(session: Session, adviceId: string, part: Part): { brief: Brief; deal: Deal } {
  const { db } = session
  const brief = requireOpen(session, adviceId, part)
  const customer = customerOf(session, brief.accountId, brief.person?.contactId ?? null)
  if (breakerState(db, customer, session.now()).state === 'frozen')
    throw new AppError('brief.contactFrozen', { account: brief.accountName })
  const deal = requireDeal(db, brief.dealId)
  requireAllowed(session, deal, 'advice.adopt')
  return { brief, deal }
}

export function requireReason(reason: string): void {
  if (reason.trim() === '') throw new AppError('brief.reasonNeeded')
}

/** What is kept of a track that is used, for learning later what came of it. */
function trackUse(brief: Brief, part: TrackPart): TrackUse {
  const track = brief.tracks.find(({ index }) => part === `track:${index}`)
  if (!track) throw new AppError('record.notFound', { kind: 'track', id: part })
  return { strategy: track.strategy, atomIds: track.atomIds }
}

export function adoptTrack(session: Session, adviceId: string, part: TrackPart): Logged {
  const { brief } = requireUsable(session, adviceId, part)
  return recordAction(session, adviceId, {
    part,
    action: 'adopted',
    reason: null,
    used: trackUse(brief, part),
  })
}

export function reject(session: Session, adviceId: string, part: Part, reason: string): Logged {
  requireOpen(session, adviceId, part)
  requireReason(reason)
  return recordAction(session, adviceId, { part, action: 'rejected', reason })
}

/** Judges a person's wording against everything that the brief may cite now. */
export function checkWording(
  session: Session,
  adviceId: string,
  sentences: readonly string[],
): {
  verdict: 'pass' | 'blocked'
  /** True when nothing but red lines that a person may exempt stands in the way. */
  exemptable: boolean
  sentences: TrackSentence[]
  /** Statutory red lines that were crossed, by rule. */
  stops: Set<string>
  /** Whether a figure or name has no evidence. */
  unfounded: boolean
} {
  const { brief } = requireAdvice(session.db, adviceId)
  const asOf = session.now()
  const subject = subjectOf(session, requireDeal(session.db, brief.dealId), asOf)
  const context = sentenceContext(session, subject, brief.lang, asOf)
  const checked = sentences.map((text) => checkedSentence(text, [], context))
  const stops = new Set(
    checked.flatMap(({ sentence }) =>
      sentence.redLines.flatMap(({ severity, ruleId }) => (severity === 'stop' ? [ruleId] : [])),
    ),
  )
  const unfounded = checked.some((one) => one.unfounded)
  return {
    verdict: checked.some(({ blocked }) => blocked) ? 'blocked' : 'pass',
    exemptable: stops.size > 0 && !unfounded && [...stops].every(mayBeExempted),
    sentences: checked.map(({ sentence }) => sentence),
    stops,
    unfounded,
  }
}

/**
 * Saves a person's own wording of a track. Figures and names that no evidence carries block; a statutory red line
 * blocks unless it is one that may be exempted and a person does so with a reason, which is logged as an entry of its
 * own. Refuses with `brief.blockedByCheck` {redLines, figures} and `brief.reasonNeeded`.
 */
export function editTrack(
  session: Session,
  input: {
    adviceId: string
    part: TrackPart
    sentences: string[]
    reason: string
    exemption: { ruleIds: string[]; reason: string } | null
  },
): Logged {
  const { db } = session
  const { brief } = requireUsable(session, input.adviceId, input.part)
  requireReason(input.reason)
  const { stops, unfounded } = checkWording(session, input.adviceId, input.sentences)
  const exempted = new Set(input.exemption?.ruleIds ?? [])
  const standing = [...stops].filter((ruleId) => !exempted.has(ruleId) || !mayBeExempted(ruleId))
  if (unfounded || standing.length > 0)
    throw new AppError('brief.blockedByCheck', { redLines: standing.join(', '), figures: unfounded })
  const grounds = input.exemption?.reason ?? ''
  if (stops.size > 0) requireReason(grounds)
  return transaction(db, () => {
    for (const code of stops)
      appendLog(db, session.stamp(), {
        kind: 'redLineExemption',
        body: { code, textHash: sha256Hex(input.sentences.join('\n')), reason: grounds, proof: null },
      })
    return recordAction(session, input.adviceId, {
      part: input.part,
      action: 'edited',
      reason: input.reason,
      used: { ...trackUse(brief, input.part), sentences: input.sentences },
      personal: { edited: { sentences: input.sentences } },
    })
  })
}

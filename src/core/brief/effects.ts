import type { Brief } from '../../shared/contract/brief.ts'
import { type Strategy, strategies } from '../atoms/library/index.ts'
import type { ReadableDb } from '../db/open.ts'
import type { Effect } from '../talkTracks/types.ts'

const windowMs = 30 * 86_400_000
const newest = 1000

/**
 * What came after a strategy was used: how often it was adopted or edited for a deal, and how often that deal's
 * stage moved on within 30 days. An association: better calls may simply have got the better strategy. Uses of the
 * last 30 days without an advance are not counted yet.
 */
export function strategyEffects(db: ReadableDb, asOf: number): Partial<Record<Strategy, Effect>> {
  const uses = db
    .read(
      `SELECT json_extract(a.body, '$.tracks[' || (substr(x.part, 7) - 1) || '].strategy') AS strategy,
        a.deal_id AS dealId, x.at
       FROM advice_actions x JOIN advice a ON a.id = x.advice_id
       WHERE x.action IN ('adopted', 'edited') AND x.part LIKE 'track:%' AND x.at <= ? ORDER BY x.id DESC LIMIT ?`,
    )
    .all(asOf, newest) as { strategy: string | null; dealId: string; at: number }[]
  const advance = db.read(
    `SELECT 1 FROM deal_stage_changes WHERE deal_id = ? AND changed_at > ? AND changed_at <= ? AND to_stage <> 'lost' LIMIT 1`,
  )
  const effects: Partial<Record<Strategy, Effect>> = {}
  for (const { strategy, dealId, at } of uses) {
    if (!strategies.includes(strategy as Strategy)) continue
    const advanced = advance.get(dealId, at, at + windowMs) !== undefined
    if (!advanced && at + windowMs > asOf) continue
    const effect = effects[strategy as Strategy] ?? { used: 0, advanced: 0 }
    effects[strategy as Strategy] = {
      used: effect.used + 1,
      advanced: effect.advanced + (advanced ? 1 : 0),
    }
  }
  return effects
}

/** How often each part was decided on, for the brief that is shown again. */
export function decisionsOf(
  db: ReadableDb,
  adviceId: string,
): Map<string, 'adopted' | 'edited' | 'rejected'> {
  const rows = db
    .read(
      `SELECT part, action FROM advice_actions WHERE advice_id = ? AND action IN ('adopted', 'edited', 'rejected')
       ORDER BY id`,
    )
    .all(adviceId) as { part: string; action: 'adopted' | 'edited' | 'rejected' }[]
  return new Map(rows.map(({ part, action }) => [part, action]))
}

/** The stored brief with the decisions taken on it since. */
export function withDecisions(db: ReadableDb, brief: Brief): Brief {
  const decisions = decisionsOf(db, brief.adviceId)
  return {
    ...brief,
    tracks: brief.tracks.map((track) => ({
      ...track,
      decision: decisions.get(`track:${track.index}`) ?? null,
    })),
    quote: brief.quote && { ...brief.quote, decision: decisions.get('quoteRange') ?? null },
  }
}

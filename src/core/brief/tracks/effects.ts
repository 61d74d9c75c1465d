import { type Stage, stages } from '../../../shared/vocabulary.ts'
import type { Strategy } from '../../atoms/library/index.ts'
import { strategies } from '../../atoms/library/index.ts'
import type { ReadableDb } from '../../db/open.ts'
import { listStageChanges } from '../../deals/store.ts'
import type { Effect, TalkTrackInput } from '../../talkTracks/types.ts'
import { listTrackUses } from '../store.ts'

const windowMs = 30 * 86_400_000
const newest = 1000

/** What is kept of a track that was adopted or edited. */
export interface TrackUse {
  strategy: string
  atomIds: string[]
  /** The person's own wording, where they edited it. */
  sentences?: string[]
}

/** Whether a deal moved on by a change of its stage. */
export const isAdvance = (from: Stage | null, to: Stage): boolean =>
  to !== 'lost' && (from === null || stages.indexOf(to) > stages.indexOf(from))

/**
 * What came after strategies and atoms were used: how often a track with one was adopted or edited for a deal, and
 * how often that deal's stage moved on within 30 days. An association: better calls may simply have got the better
 * track. Uses of the last 30 days without an advance are not counted yet.
 */
export function effectsOfUse(db: ReadableDb, asOf: number): TalkTrackInput['effects'] {
  const advances = new Map<string, number[]>()
  const advancesOf = (dealId: string) => {
    let known = advances.get(dealId)
    if (!known) {
      known = listStageChanges(db, dealId).flatMap(({ fromStage, toStage, changedAt, knownAt }) =>
        knownAt <= asOf && isAdvance(fromStage, toStage) ? [changedAt] : [],
      )
      advances.set(dealId, known)
    }
    return known
  }
  const ofStrategies: Partial<Record<Strategy, Effect>> = {}
  const ofAtoms: Record<string, Effect> = {}
  const counted = (effect: Effect | undefined, advanced: boolean): Effect => ({
    used: (effect?.used ?? 0) + 1,
    advanced: (effect?.advanced ?? 0) + (advanced ? 1 : 0),
  })
  for (const { dealId, at, used } of listTrackUses(db, asOf, newest)) {
    const advanced = advancesOf(dealId).some(
      (changedAt) => changedAt > at && changedAt <= Math.min(at + windowMs, asOf),
    )
    if (!advanced && at + windowMs > asOf) continue
    const use = JSON.parse(used) as TrackUse
    const strategy = strategies.find((known) => known === use.strategy)
    if (strategy) ofStrategies[strategy] = counted(ofStrategies[strategy], advanced)
    for (const atomId of new Set(use.atomIds)) ofAtoms[atomId] = counted(ofAtoms[atomId], advanced)
  }
  return { strategies: ofStrategies, atoms: ofAtoms }
}

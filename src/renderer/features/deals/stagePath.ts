import type { Stage } from '../../../shared/vocabulary.ts'
import { stages } from '../../../shared/vocabulary.ts'

export interface StageStep {
  stage: Stage
  state: 'past' | 'now' | 'ahead'
  /** When the deal last entered this stage, UTC ms. */
  enteredAt: number | null
}

/** The path of a deal: the open stages, then won or lost where it ended (won, while it is open). */
export function stagePath(current: Stage, history: readonly { toStage: Stage; at: number }[]): StageStep[] {
  const end: Stage = current === 'lost' ? 'lost' : 'won'
  const path: Stage[] = [...stages.filter((stage) => stage !== 'won' && stage !== 'lost'), end]
  const at = path.indexOf(current)
  return path.map((stage, index) => ({
    stage,
    state: index === at ? 'now' : index < at ? 'past' : 'ahead',
    enteredAt: history.reduce<number | null>(
      (latest, change) =>
        change.toStage === stage && (latest === null || change.at > latest) ? change.at : latest,
      null,
    ),
  }))
}

/** The stage after this one on the way to winning, or null at the end. */
export function nextStage(current: Stage): Stage | null {
  if (current === 'won' || current === 'lost') return null
  return stages[stages.indexOf(current) + 1] ?? null
}

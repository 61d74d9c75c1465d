import type { ReadableDb } from '../db/open.ts'
import { listEvidenceByIds } from '../evidence/store.ts'
import { createJudge, type Judge, readGrounds } from './recordings.ts'
import { getRecording } from './store.ts'

/**
 * Evidence that is not passed on as of `at` (UTC ms): what a person marked as restricted, and what was recorded without all
 * participants agreeing to that.
 */
export function notToShare(db: ReadableDb, evidenceIds: readonly string[], at: number): Set<string> {
  let judge: Judge | null = null
  const bySource = new Map<string, boolean>()
  const mayShare = (sourceId: string): boolean => {
    const recording = getRecording(db, sourceId)
    if (recording === null) return true
    judge ??= createJudge(db, readGrounds(db), at)
    return judge.judge(recording).mayShare
  }
  return new Set(
    listEvidenceByIds(db, [...new Set(evidenceIds)]).flatMap(({ id, sensitivity, sourceId }) => {
      if (sensitivity === 'restricted') return [id]
      if (!bySource.has(sourceId)) bySource.set(sourceId, mayShare(sourceId))
      return bySource.get(sourceId)! ? [] : [id]
    }),
  )
}

import { sentencesOf } from '../brief/tracks/tracksView.ts'
import { notToShare } from '../consent/sharing.ts'
import type { ReadableDb } from '../db/open.ts'
import { messageOfExample } from './saidMessage.ts'
import { listDecidedTracks } from './store.ts'

/** Decisions that are looked through; a training learns from fewer. */
const mostDecisions = 10_000

/**
 * Examples of words that are not passed on as of `at`: what a person marked as restricted, and what was recorded without
 * everybody who speaks there agreeing to that, whether said so or cited by a track.
 */
export function examplesNotToShare(db: ReadableDb, exampleIds: readonly string[], at: number): Set<string> {
  const wanted = new Set(exampleIds)
  const evidenceOf = new Map<string, readonly string[]>()
  for (const id of wanted) {
    const message = messageOfExample(id)
    if (message !== null) evidenceOf.set(id, [message])
  }
  if (evidenceOf.size < wanted.size)
    for (const { id, shown } of listDecidedTracks(db, mostDecisions))
      if (wanted.has(id))
        evidenceOf.set(
          id,
          sentencesOf(shown).flatMap(({ marks }) => marks.flatMap(({ evidenceId }) => evidenceId ?? [])),
        )
  const kept = notToShare(db, [...evidenceOf.values()].flat(), at)
  return new Set(
    [...evidenceOf].flatMap(([id, evidenceIds]) => (evidenceIds.some((one) => kept.has(one)) ? [id] : [])),
  )
}

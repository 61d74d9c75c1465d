import type { WritingStep } from '../../../shared/contract/brief.ts'

/** The sentences that a model has written so far, by the index of their track. */
export type Writing = ReadonlyMap<number, readonly string[]>

export const nothingWritten: Writing = new Map()

/** What is written after one step more: a sentence is added, or what there was of a track is let go. */
export function written(before: Writing, step: WritingStep): Writing {
  const after = new Map(before)
  if (step.kind === 'again') after.delete(step.track)
  else after.set(step.track, [...(before.get(step.track) ?? []), step.text])
  return after
}

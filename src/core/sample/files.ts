import { enTables } from './enFiles.ts'
import type { SampleFile } from './sampleFile.ts'
import { tellStory } from './story.ts'
import { talkFiles } from './talkFiles.ts'
import { zhTables } from './zhFiles.ts'

/**
 * The sample team's own files, made from seeded data: the same bytes for every `now` (UTC ms) of one day in
 * Shanghai. In the order in which they are to be imported. Everything in them is invented.
 */
export function sampleFiles(now: number): SampleFile[] {
  const story = tellStory(now)
  return [...zhTables(story), ...enTables(story), ...talkFiles(story.calendar)]
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LabelledMessage, LabelledPart, TalkPart } from './score.ts'

const files: Record<LabelledPart | TalkPart, string> = {
  tune: 'messages',
  held: 'messages',
  facts: 'facts',
  dev: 'development',
  test: 'test',
  said: 'talk',
  talk: 'talk',
}
/** The messages of one language and part, as labelled by hand. Read from the sources: for tests only. */
export const labelledMessages = (lang: 'zh' | 'en', part: LabelledPart | TalkPart): LabelledMessage[] =>
  readFileSync(join(import.meta.dirname, '..', 'labelled', `${files[part]}.${lang}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LabelledMessage)
    .filter((message) => message.part === part)

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LabelledMessage } from './score.ts'

/** The messages of one language, as labelled by hand. Read from the sources: for tests only. */
export const labelledMessages = (lang: 'zh' | 'en'): LabelledMessage[] =>
  readFileSync(join(import.meta.dirname, '..', 'labelled', `messages.${lang}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LabelledMessage)

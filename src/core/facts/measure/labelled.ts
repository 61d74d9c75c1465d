import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type LabelledMessage, type LabelledPart, labelledParts } from './score.ts'

const files: Record<LabelledPart, string> = {
  tune: 'messages',
  held: 'messages',
  dev: 'development',
  test: 'test',
  facts: 'facts',
}
/** The messages labelled for facts alone are English ones. */
const isWritten = (lang: 'zh' | 'en', part: LabelledPart): boolean => part !== 'facts' || lang === 'en'

/** The parts that a language has, in the order in which they are published. */
export const partsOf = (lang: 'zh' | 'en'): LabelledPart[] =>
  labelledParts.filter((part) => isWritten(lang, part))

/** The messages of one language and part, as labelled by hand. Read from the sources: for tests only. */
export const labelledMessages = (lang: 'zh' | 'en', part: LabelledPart): LabelledMessage[] =>
  readFileSync(join(import.meta.dirname, '..', 'labelled', `${files[part]}.${lang}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LabelledMessage)
    .filter((message) => message.part === part)

import type { RuleText } from '../../shared/contract/governance.ts'

/** A text in the reader's language, or in the one in which it was written. */
export const textIn = (language: 'zh' | 'en', text: RuleText): string =>
  text[language] ?? text.zh ?? text.en ?? ''

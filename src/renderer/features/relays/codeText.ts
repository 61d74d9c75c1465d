import type { RelayMessages } from './messages.ts'

/** What a code of the relay means, in the reader's words. */
export const codeText = (m: Pick<RelayMessages, 'codes' | 'otherCode'>, code: number): string =>
  m.codes[code] ?? m.otherCode(code)

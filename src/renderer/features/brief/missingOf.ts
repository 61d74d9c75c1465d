import type { Reading } from '../../../shared/contract/reading.ts'
import type { BriefWords } from './messages.ts'

/** What a reading without a figure lacks, in words; nothing for a code that this screen does not know. */
export const missingOf = (m: BriefWords, reading: Reading): string | undefined =>
  reading.kind === 'notEnoughInformation'
    ? m.missingOf[reading.missing[0] ?? '']?.(reading.n, reading.needed)
    : undefined

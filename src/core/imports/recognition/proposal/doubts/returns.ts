import { toSimplified } from '../../../matching/simplified.ts'
import type { Supposition } from './supposition.ts'

const ofReturns =
  /退|换货|召回|返(?:修|厂|还|工|货)|\breturn|\brma\b|refund|recall|(?:sent|came|come|taken|took|shipped|goods|units|went) back|\bback from\b/i

/**
 * Whether a table says anywhere that goods came back. Reasons, numbers and days stand in a register of complaints and in a
 * summary of sales as well: without a word of it nothing was returned.
 */
const speaksOfReturns = ({ sample: { fileName = '', sheet = '' }, columns }: Supposition): boolean =>
  ofReturns.test(toSimplified(`${fileName} ${sheet}`.normalize('NFKC'))) ||
  columns.some(
    ({ header, different }) =>
      ofReturns.test(header.plain) || different.some((cell) => cell.length <= 12 && ofReturns.test(cell)),
  )

/** Whether a table would be one of returned goods that says nowhere that any came back. */
export const isWithoutReturns = (supposed: Supposition): boolean =>
  supposed.kind.id === 'returns' && !speaksOfReturns(supposed)

import type { InspectedFile } from '../../../shared/contract/imports.ts'
import { listAccountNames } from '../../accounts/store.ts'
import type { ReadableDb } from '../../db/open.ts'
import { confidentScore } from '../recognition/proposal.ts'
import type { Wanted } from './inspection.ts'

const isAccounts = ({ recordKind }: InspectedFile): boolean => recordKind === 'accounts'
const isSure = ({ confidence }: InspectedFile): boolean => confidence >= confidentScore

/**
 * Takes back the guess that a table lists customers, where customers are known already or another table that came with it
 * lists them for sure: its numbers would become customers' codes and its names second customers of the same name, to
 * which nothing links any more. Whoever looks may still say that it does; where nothing else names a customer the guess
 * stands.
 */
export function withoutGuessedAccounts(
  db: ReadableDb,
  uploads: readonly InspectedFile[][],
  wanted: Wanted,
): InspectedFile[][] {
  const isTold = wanted.recordKind !== undefined || wanted.profile !== undefined
  const files = uploads.flat()
  const isGuess = (file: InspectedFile): boolean =>
    isAccounts(file) && !isSure(file) && file.profileName === null
  if (isTold || !files.some(isGuess)) return uploads.map((one) => [...one])
  if (!files.some((file) => isAccounts(file) && isSure(file)) && listAccountNames(db).length === 0)
    return uploads.map((one) => [...one])
  return uploads.map((one) =>
    one.map((file) =>
      isGuess(file)
        ? {
            ...file,
            recordKind: null,
            perhaps: 'accounts',
            mapping: file.mapping.map(({ column }) => ({ column, field: null, confidence: 0, options: {} })),
          }
        : file,
    ),
  )
}

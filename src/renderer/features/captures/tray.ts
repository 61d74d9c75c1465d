import type { Capture, CapturedEvidence, CapturesOfAccount } from '../../../shared/contract/captures.ts'

/** A line of the tray: a capture with its account, in the order in which j and k walk. */
export interface TrayLine {
  capture: Capture
  account: CapturesOfAccount
}

export const linesOf = (accounts: readonly CapturesOfAccount[]): TrayLine[] =>
  accounts.flatMap((account) => account.captures.map((capture) => ({ capture, account })))

export const isSure = (capture: Capture): boolean => capture.doubts.length === 0

/** Whether nothing uses it until it is confirmed. */
export const isUnused = ({ doubts }: Pick<Capture, 'doubts'>): boolean =>
  doubts.some(
    (doubt) => doubt === 'cueRejected' || doubt === 'likeness' || doubt === 'newName' || doubt === 'model',
  )

/** What one stroke confirms of an account. */
export const sureIds = (account: CapturesOfAccount): string[] =>
  account.captures.filter(isSure).map(({ id }) => id)

/**
 * What one stroke decides of one talk or note, the line under the cursor among it: whether a talk is of this customer, or who
 * speaks in it, is one question however many lines it brought. The doubtful and the sure stay apart, and what would change a
 * deal is decided by itself.
 */
export function sameTalkIds(
  account: CapturesOfAccount,
  capture: Capture,
  evidenceOf: (evidenceId: string) => Pick<CapturedEvidence, 'kind' | 'title'> | undefined,
): string[] {
  const talkOf = ({ evidenceId }: Capture): string => {
    const item = evidenceOf(evidenceId)
    return item?.kind === 'message' && item.title !== null ? `talk ${item.title}` : evidenceId
  }
  return account.captures
    .filter((one) => talkOf(one) === talkOf(capture) && isSure(one) === isSure(capture))
    .filter(({ id, doubts }) => id === capture.id || !doubts.includes('movesDeal'))
    .map(({ id }) => id)
}

/** The accounts without some captures; one with none left is left out. */
export const without = (
  accounts: readonly CapturesOfAccount[],
  ids: ReadonlySet<string>,
): CapturesOfAccount[] =>
  accounts.flatMap((account) => {
    const captures = account.captures.filter(({ id }) => !ids.has(id))
    return captures.length === 0 ? [] : [{ ...account, captures }]
  })

/** The tray without some captures, as it is once these are decided; those that it no longer has change nothing. */
export function takenOut<Tray extends { accounts: CapturesOfAccount[]; total: number; decidedToday: number }>(
  tray: Tray,
  ids: ReadonlySet<string>,
): Tray {
  const count = linesOf(tray.accounts).filter(({ capture }) => ids.has(capture.id)).length
  if (count === 0) return tray
  return {
    ...tray,
    accounts: without(tray.accounts, ids),
    total: tray.total - count,
    decidedToday: tray.decidedToday + count,
  }
}

/** The line of the first capture of the next account; the first line of all after the last account. */
export function nextAccountAt(lines: readonly TrayLine[], at: number): number {
  const here = lines[at]?.account.accountId
  const next = lines.findIndex((line, index) => index > at && line.account.accountId !== here)
  return Math.max(0, next)
}

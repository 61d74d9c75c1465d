import { listDealsOpenAt } from '../../deals/store.ts'
import type { DealOf } from './dealSpokenOf.ts'
import type { Directory } from './directory.ts'

const hanRun = /\p{Script=Han}{2,}/gu
const latinWord = /[\p{Script=Latin}\d][\p{Script=Latin}\d&.-]*/gu
/** Words that any appointment or deal has. */
const ofAny =
  /^(?:call|meeting|review|the|and|for|with|of|to|on|at|re|pre|hold|teams|zoom|commercial|group|ltd|plc|20\d\d)$/u
const fewestLetters = 2

/** What a text says in pieces that can be compared: Latin words, and all pairs of Chinese letters. */
function piecesOf(text: string): Set<string> {
  const plain = text.normalize('NFKC').toLowerCase()
  const words = [...plain.matchAll(latinWord)].map(([word]) => word).filter((word) => !ofAny.test(word))
  const pairs = [...plain.matchAll(hanRun)].flatMap(([run]) =>
    Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + fewestLetters)),
  )
  return new Set([...words, ...pairs])
}

/** Tells which of an account's open deals an appointment is about. */
export function createDealOfMeeting({ db, accounts }: Pick<Directory, 'db' | 'accounts'>, dealOf: DealOf) {
  const nameOf = new Map(accounts.map(({ id, name }) => [id as string, name]))
  /**
   * The deal that `dealOf` finds, else the one of several open ones whose name shares most with the words beside the account's
   * own name; null where two share as much: "Lot 2 - commercial" of "Group Catering Lot 2" and not of an invoice.
   */
  return function dealOfMeeting(accountId: string, text: string, at: number | null): string | null {
    const told = dealOf(accountId, text, at)
    if (told !== null) return told
    const ofAccount = piecesOf(nameOf.get(accountId) ?? '')
    const said = piecesOf(text)
    const shared = listDealsOpenAt(db, accountId, at)
      .map(({ id, name }) => ({
        id,
        count: [...piecesOf(name)].filter((piece) => said.has(piece) && !ofAccount.has(piece)).length,
      }))
      .toSorted((one, other) => other.count - one.count)
    const [most, next] = shared
    return most === undefined || most.count === 0 || most.count === next?.count ? null : most.id
  }
}
export type DealOfMeeting = ReturnType<typeof createDealOfMeeting>

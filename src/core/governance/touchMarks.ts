import { createHmac, randomBytes } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'
import { getAccount, listNamesMergedInto } from '../accounts/store.ts'
import { getContact } from '../contacts/store.ts'
import { forgetDeviceKey, readDeviceKey, replaceDeviceKey } from '../identity/parties.ts'
import { nameKeyOf } from '../nameKey.ts'
import { listMemberships, type MembershipRow } from '../relays/store.ts'
import type { Session } from '../session.ts'

/**
 * What a customer is called in a team's statements of contacts: keyed hashes of its code and its name, because ids
 * differ between workspaces and the relay is to learn no name. The key is the team's own. People give it to each other,
 * in the line of an invitation or by typing it; the relay never gets it.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const keyLetters = 32

const purposeOf = ({ workspaceId }: Pick<MembershipRow, 'workspaceId'>): string => `touches_${workspaceId}`

/** A new key, in groups of four letters and digits that are not taken for one another. */
export function newCountingKey(): string {
  // 32 letters of five bits each: 256 divides by 32, so that every letter is as likely.
  const letters = [...randomBytes(keyLetters)].map((byte) => alphabet[byte % alphabet.length])
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-')
}

/** A key as somebody typed it; refuses with `breaker.badKey`. */
export function readCountingKey(typed: string): string {
  const letters = typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '')
  const meant = letters.replace(/[IL]/g, '1').replace(/O/g, '0')
  if (meant.length !== keyLetters || [...meant].some((letter) => !alphabet.includes(letter)))
    throw new AppError('breaker.badKey')
  return meant.replace(/(.{4})(?=.)/g, '$1-')
}

type Keyed = Pick<Session, 'db' | 'workspace'>

/** The key with which contacts are counted together with a team; null where they aren't. */
export const countingKeyOf = ({ db, workspace }: Keyed, membership: MembershipRow): string | null =>
  membership.role === 'guest' ? null : readDeviceKey(db, workspace.ring, purposeOf(membership))

export const keepCountingKey = ({ db, workspace }: Session, membership: MembershipRow, key: string): void =>
  replaceDeviceKey(db, workspace.ring, purposeOf(membership), key)

export const forgetCountingKey = ({ db }: Session, membership: MembershipRow): void =>
  forgetDeviceKey(db, purposeOf(membership))

/** Teams with which contacts are counted together, and the key of each. */
export const countingTeams = (session: Keyed): { team: MembershipRow; key: string }[] =>
  listMemberships(session.db).flatMap((team) => {
    const key = countingKeyOf(session, team)
    return key === null ? [] : [{ team, key }]
  })

const hashOf = (key: string, text: string): string =>
  createHmac('sha256', key).update(text).digest('hex').slice(0, 32)

/** By which a statement says with what key its marks were made, without telling anything of it. */
export const keyIdOf = (key: string): string => hashOf(key, 'key').slice(0, 8)

/** A customer's marks under one key: its code, its name, and the names of what was merged into it. */
export function marksOfCalled(
  key: string,
  { code, names }: { code: string | null; names: readonly string[] },
): string[] {
  const codeKey = code === null ? '' : nameKeyOf(code)
  return [
    ...(codeKey === '' ? [] : [hashOf(key, `account code ${codeKey}`)]),
    ...[...new Set(names.map(nameKeyOf))].slice(0, 6).map((name) => hashOf(key, `account name ${name}`)),
  ]
}

export function accountMarks({ db }: Keyed, key: string, accountId: string): string[] {
  const account = getAccount(db, accountId)
  if (!account) return []
  return marksOfCalled(key, {
    code: account.code,
    names: [account.name, ...listNamesMergedInto(db, accountId)],
  })
}

/** A person's marks: their name at each mark of their customer. */
export function contactMarks(session: Keyed, key: string, contactId: string): string[] {
  const contact = getContact(session.db, contactId)
  if (!contact) return []
  const name = nameKeyOf(contact.name)
  return accountMarks(session, key, contact.accountId).map((mark) => hashOf(key, `contact ${mark} ${name}`))
}

/** Whatever the teams call this customer and this person; null where contacts are counted with nobody. */
export function marksOf(
  session: Keyed,
  accountId: string,
  contactId: string | null,
): { account: string[]; contact: string[] } | null {
  const teams = countingTeams(session)
  if (teams.length === 0) return null
  return {
    account: teams.flatMap(({ key }) => accountMarks(session, key, accountId)),
    contact: contactId === null ? [] : teams.flatMap(({ key }) => contactMarks(session, key, contactId)),
  }
}

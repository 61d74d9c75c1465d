import type { Role } from '../../client/words.ts'
import { type Person, personOf, roleIn } from './directory.ts'
import { verifyToken } from './keys.ts'
import type { Register } from './register.ts'

/** Whom a connection speaks for; both are empty where nobody has to say who they are. */
export type Who = { device: string; person: string }

/** Who may come in and do what, always by the directory of this moment. */
export type Access = {
  readonly isOpenToAll: boolean
  readonly register: Register
  /** The token's device and until when (UTC ms) it is good, 0 for without end. */
  authenticate(token: string): Promise<{ ok: true; who: Who; expiresAt: number } | { ok: false; why: string }>
  /** Whether device and person still have any rights. */
  isActive(who: Who): boolean
  personOf(who: Who): Person | null
  roleIn(who: Who, room: string): Role | null
  /** The same for somebody who comes in: looks into the store before it says that there is none. */
  enteringRole(who: Who, room: string): Promise<Role | null>
  isDeleted(room: string): boolean
}

const nobody: Who = { device: '', person: '' }

/** @param now UTC milliseconds */
export function createAccess(mode: 'devices' | 'none', register: Register, now: () => number): Access {
  const isOpenToAll = mode === 'none'
  const verify = (token: string) => verifyToken(token, register.current(), register.key.id, now())
  /** A device may have joined, and a room been made, at another node a moment ago. */
  const verifiedAfterRefresh = async (token: string) => {
    const verified = await verify(token)
    if (verified.ok || !verified.isUnknown) return verified
    await register.refresh()
    return verify(token)
  }
  const access: Access = {
    isOpenToAll,
    register,
    async authenticate(token) {
      if (isOpenToAll) return { ok: true, who: nobody, expiresAt: 0 }
      const verified = await verifiedAfterRefresh(token)
      if (!verified.ok) return verified
      const person = personOf(register.current(), verified.device)
      if (!person) return { ok: false, why: 'revoked' }
      return { ok: true, who: { device: verified.device, person: person.id }, expiresAt: verified.expiresAt }
    },
    async enteringRole(who, room) {
      const role = access.roleIn(who, room)
      if (role || isOpenToAll) return role
      await register.refresh()
      return access.roleIn(who, room)
    },
    isActive: ({ device }) => isOpenToAll || personOf(register.current(), device) !== null,
    personOf: ({ device }) => personOf(register.current(), device),
    roleIn: ({ person }, room) => (isOpenToAll ? 'owner' : roleIn(register.current(), person, room, now())),
    isDeleted: (room) => (register.current().room.get(room)?.deletedAt ?? null) !== null,
  }
  return access
}

import {
  type MembershipClaims,
  type MembershipState,
  readMembership,
} from '../../client/sealed/membership.ts'
import { type Change, refused } from './changes.ts'
import { type Directory, isActive, put, sealedWorkspaceOf } from './directory.ts'

/** W7: a device shows its agreement key, so that an admin can let it in. */
export function offerAgreement(
  directory: Directory,
  deviceId: string,
  agreement: string,
): Change<Record<string, never>> {
  const device = directory.device.get(deviceId)
  if (!device) return refused('notFound', 'no such device')
  if (device.agreement === agreement) return { ok: true, changes: [], result: {} }
  if (device.agreement !== undefined) return refused('conflict', 'the device has shown another key')
  return { ok: true, changes: [put('device', deviceId, { ...device, agreement })], result: {} }
}

/** A members' entry that was verified against the state that the directory had. */
export type VerifiedMembership = { entry: string; claims: MembershipClaims; next: MembershipState }

/** W1–W3, and that it speaks of devices as this relay knows them. */
export async function verifyMembership(
  directory: Directory,
  workspaceId: string,
  deviceId: string,
  entry: string,
): Promise<{ ok: true; verified: VerifiedMembership } | ReturnType<typeof refused>> {
  const workspace = directory.workspace.get(workspaceId)
  if (!workspace?.sealed) return refused('unsupported', 'not a sealed workspace')
  const read = await readMembership(workspace.sealed.members, entry, workspaceId)
  if (!read.ok) {
    const isLate = read.fault === 'number' || read.fault === 'chain' || read.fault === 'key'
    return refused(isLate ? 'conflict' : read.fault === 'right' ? 'forbidden' : 'malformed', read.fault)
  }
  const { claims, state } = read
  if (claims.by !== deviceId) return refused('forbidden', 'signed by another device')
  const { change } = claims
  if (change.do === 'found' || change.do === 'admit') {
    const { id, person, key, agreement } = change.device
    const device = directory.device.get(id)
    const owner = device && directory.person.get(device.person)
    const isKnown =
      device?.revokedAt === null &&
      isActive(owner) &&
      owner.workspace === workspaceId &&
      owner.role !== 'guest'
    if (!isKnown) return refused('notFound', 'no such device')
    if (device.person !== person || device.key.x !== key || device.agreement !== agreement)
      return refused('conflict', 'the device has other keys')
    if (change.do === 'found' && owner.role !== 'admin') return refused('forbidden', 'admins only')
  }
  return { ok: true, verified: { entry, claims, next: state } }
}

/** W4: takes a verified entry, unless another was quicker; who is out of it is revoked with the same write. */
export function takeMembership(
  directory: Directory,
  { entry, claims, next }: VerifiedMembership,
  now: number,
): Change<{ number: number; revoked: { device: string; person: string }[] }> {
  const workspace = directory.workspace.get(claims.workspace)
  if (!workspace?.sealed) return refused('unsupported', 'not a sealed workspace')
  if ((workspace.sealed.members?.hash ?? '') !== claims.before)
    return refused('conflict', 'another entry was quicker')
  const removed = claims.change.do === 'rotate' ? claims.change.removed : []
  const out = removed
    .map((id) => directory.device.get(id))
    .filter((device) => device !== undefined && device.revokedAt === null) as { id: string; person: string }[]
  const { number } = claims
  return {
    ok: true,
    changes: [
      put('workspace', workspace.id, { ...workspace, sealed: { members: next } }),
      ...out.map(({ id }) => put('device', id, { ...directory.device.get(id)!, revokedAt: now })),
    ],
    memberships: [{ workspace: workspace.id, number, entry }],
    result: { number, revoked: out.map(({ id, person }) => ({ device: id, person })) },
  }
}

/** E4: why the relay does not take an envelope of a device for a room, by what the directory says now. */
export function refusalOfEnvelope(
  directory: Directory,
  room: string,
  envelope: { document: string; device: string; epoch: number },
  document: string,
  device: string,
): ReturnType<typeof refused> | null {
  const members = sealedWorkspaceOf(directory, room)?.sealed?.members
  if (!members) return refused('unsupported', 'not a sealed room, or nobody has founded its workspace')
  if (envelope.document !== document) return refused('malformed', 'sealed for another room')
  if (envelope.device !== device) return refused('forbidden', 'of another device')
  const member = Object.hasOwn(members.devices, device) ? members.devices[device]! : null
  if (!member || member.until !== null) return refused('forbidden', 'not let in by a member')
  if (envelope.epoch !== members.epoch) return refused('conflict', `the epoch is ${members.epoch}`)
  return null
}

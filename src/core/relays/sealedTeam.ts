import {
  activeDevices,
  type Device,
  fingerprintOfDevice,
  type KeyStore,
  openSealedWorkspace,
  type SealedWorkspace,
  type SealedWorkspaceState,
} from '../../../sync-server/client/index.ts'
import type { SealedDevice, SealedTeam } from '../../shared/contract/relays.ts'
import { AppError } from '../../shared/errors.ts'
import { readDeviceKey, replaceDeviceKey } from '../identity/parties.ts'
import type { Session } from '../session.ts'
import { getMembership, type MembershipRow, namesAt } from './store.ts'

/** Under what a device's keys of its sealed team lie; one device is in one team. */
export const sealedPurposeOf = (deviceId: string): string => `sealed_${deviceId}`

/** The keys of sealed teams lie with the device's own: sealed by the workspace's key ring, and left out of backups. */
function keyStoreIn({ db, workspace }: Session, { url, deviceId }: MembershipRow): KeyStore {
  const purpose = sealedPurposeOf(deviceId)
  return {
    read: async () => readDeviceKey(db, workspace.ring, purpose),
    async write(_name, secret) {
      // What was still being read when the team was left is not kept.
      if (getMembership(db, url)?.deviceId !== deviceId) throw new AppError('relay.notJoined', { url })
      replaceDeviceKey(db, workspace.ring, purpose, secret)
    },
  }
}

const unknown: SealedWorkspaceState = {
  ...{ status: 'unknown', epoch: 0, deviceFingerprint: '', workspaceFingerprint: null, fault: null },
}

/**
 * A sealed workspace that is there at once, also while its keys are still being read: until then, and for good where
 * this copy has none, it knows nothing, so that nothing of it is sent or taken.
 */
function soon(id: string, device: string, opening: Promise<SealedWorkspace>): SealedWorkspace {
  const listeners = new Set<() => void>()
  let opened: SealedWorkspace | null = null
  let call: Parameters<SealedWorkspace['connected']>[0] = null
  const tell = () => {
    for (const listener of listeners) listener()
  }
  opening.then(
    (workspace) => {
      opened = workspace
      workspace.onChange(tell)
      workspace.connected(call)
      tell()
    },
    () => {},
  )
  return {
    ...{ id, device },
    state: () => opened?.state() ?? unknown,
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    found: async () => (await opening).found(),
    trust: async (fingerprint) => (await opening).trust(fingerprint),
    waiting: async () => (await opening).waiting(),
    admit: async (...given) => (await opening).admit(...given),
    appoint: async (...given) => (await opening).appoint(...given),
    remove: async (devices) => (await opening).remove(devices),
    members: () => opened?.members() ?? null,
    connected(next) {
      call = next
      opened?.connected(next)
    },
    refresh: async () => (await opening).refresh(),
    keyOf: (epoch) => opened?.keyOf(epoch) ?? null,
    verify: async (...given) => (await opening).verify(...given),
    sign: async (body) => (await opening).sign(body),
  }
}

/**
 * The keys and members of a sealed team as this device holds them; `device` null: a copy that has none, through which
 * nothing goes.
 */
export function openSealedTeam(
  session: Session,
  membership: MembershipRow,
  device: Device | null,
): SealedWorkspace {
  const { workspaceId, personId, deviceId, deviceKey } = membership
  const opening = device
    ? openSealedWorkspace({
        ...{ workspace: workspaceId, device, person: personId, key: deviceKey },
        keyStore: keyStoreIn(session, membership),
      })
    : Promise.reject<SealedWorkspace>(new AppError('relay.notJoined'))
  return soon(workspaceId, deviceId, opening)
}

/** How this device stands with its sealed team, for people. */
export function describeTeam(sealed: SealedWorkspace): SealedTeam {
  const { status, epoch, deviceFingerprint, workspaceFingerprint, fault } = sealed.state()
  const members = sealed.members()
  const me = members?.devices[sealed.device]
  return {
    ...{ status, epoch, deviceFingerprint, workspaceFingerprint, fault },
    devices: members ? activeDevices(members).length : 0,
    isAdmin: status === 'member' && me?.role === 'admin',
  }
}

const digits = (fingerprint: string): string => fingerprint.replace(/\D/g, '')

/** The devices that hold the keys, and those that ask to be let in. */
export async function listTeamDevices(
  session: Session,
  url: string,
  sealed: SealedWorkspace,
): Promise<SealedDevice[]> {
  const names = namesAt(session.db, url)
  const nameOf = (person: string): string => names.get(person) ?? ''
  const members = sealed.members()
  const inside = await Promise.all(
    (members ? activeDevices(members) : []).map(
      async ({ id, person, role, key, agreement }): Promise<SealedDevice> => ({
        ...{ id, role, name: '', personName: nameOf(person), isThis: id === sealed.device, canAdmit: false },
        fingerprint: await fingerprintOfDevice({ id, key, agreement }),
      }),
    ),
  )
  const me = members?.devices[sealed.device]
  const isMember = me !== undefined && sealed.state().status === 'member'
  const asking = members ? await sealed.waiting() : []
  return [
    ...asking.map(
      ({ device: id, name, person }): SealedDevice => ({
        ...{ id, role: null, name, personName: nameOf(person), fingerprint: null, isThis: false },
        canAdmit: isMember && (me.role === 'admin' || me.person === person),
      }),
    ),
    ...inside,
  ]
}

/** Gives the owner of a device another role in the team. Refuses with `relay.conflict` to leave it without an administrator. */
export async function appointOwner(
  sealed: SealedWorkspace,
  { device, role }: { device: string; role: 'admin' | 'member' },
): Promise<void> {
  const members = sealed.members()
  const person = members?.devices[device]?.person
  if (!members || person === undefined) throw new AppError('relay.notFound')
  const isOtherAdmin = activeDevices(members).some((one) => one.role === 'admin' && one.person !== person)
  if (role === 'member' && !isOtherAdmin) throw new AppError('relay.conflict')
  await sealed.appoint(person, role)
}

/** Lets a device in whose fingerprint its owner read out. Refuses with `relay.otherFingerprint`. */
export async function admitDevice(
  sealed: SealedWorkspace,
  { device, fingerprint, role }: { device: string; fingerprint: string; role: 'admin' | 'member' },
): Promise<void> {
  const asking = (await sealed.waiting()).find((one) => one.device === device)
  if (!asking) throw new AppError('relay.notFound')
  if (digits(asking.fingerprint) !== digits(fingerprint)) throw new AppError('relay.otherFingerprint')
  await sealed.admit(device, fingerprint, role)
}

import { fromBase64UrlEncoded } from 'lib0/buffer'
import {
  base64,
  fingerprintOf,
  fromBase64,
  importVerifyKey,
  sha256,
  textBytes,
  verifySignature,
} from './seal.ts'

/**
 * Who holds the keys of a sealed workspace: a chain of entries that its devices sign (W1). The relay keeps and orders
 * them and checks them as every client does; it can't make one.
 */

export const memberRoles = ['admin', 'member'] as const
export type MemberRole = (typeof memberRoles)[number]

/** A device as it is let in: `key` Ed25519, `agreement` X25519, both public and as `x` of a JWK. */
export type Admitted = { id: string; person: string; role: MemberRole; key: string; agreement: string }
/** In the epochs from `from` on and, once it is out, before `until`. */
export type MemberDevice = Admitted & { from: number; until: number | null }

/** An epoch's key: for each device its own wrapping, and the key before under this one. */
export type EpochKey = {
  epoch: number
  commitment: string
  wrapped: Record<string, string>
  previous: string | null
}

export type MembershipChange =
  | { do: 'found'; device: Admitted; key: EpochKey }
  | { do: 'admit'; device: Admitted; wrapped: string }
  | { do: 'appoint'; person: string; role: MemberRole }
  | { do: 'rotate'; removed: string[]; key: EpochKey }

export type MembershipClaims = {
  workspace: string
  number: number
  /** The hash of the entry before, empty for the first. */
  before: string
  at: number
  by: string
  change: MembershipChange
}

/** What the entries so far add up to. `hash` is the last one's: who kept it knows the whole chain. */
export type MembershipState = {
  workspace: string
  number: number
  hash: string
  epoch: number
  devices: Readonly<Record<string, MemberDevice>>
}

/** Why an entry can't be believed. */
export type MembershipFault =
  | 'form'
  | 'workspace'
  | 'number'
  | 'chain'
  | 'signature'
  | 'right'
  | 'device'
  | 'key'

type Read =
  | { ok: true; claims: MembershipClaims; state: MembershipState }
  | { ok: false; fault: MembershipFault }

const entryType = 'sandtable-membership'
const fromUtf8 = new TextDecoder('utf-8', { fatal: true })

export const isMemberIn = (state: MembershipState, device: string, epoch: number): boolean => {
  const member = Object.hasOwn(state.devices, device) ? state.devices[device] : undefined
  return member !== undefined && member.from <= epoch && (member.until === null || epoch < member.until)
}

export const activeDevices = (state: MembershipState): MemberDevice[] =>
  Object.values(state.devices).filter(({ until }) => until === null)

export const hashOfMembership = async (entry: string): Promise<string> =>
  base64(await sha256(textBytes(entry)))

const encodePart = (value: object): string => base64(textBytes(JSON.stringify(value)))

/** W1: an entry as a compact JWS by the device that makes it. */
export async function signMembership(
  claims: MembershipClaims,
  sign: (bytes: Uint8Array) => Promise<Uint8Array>,
): Promise<string> {
  const signed = `${encodePart({ alg: 'EdDSA', typ: entryType, kid: claims.by })}.${encodePart(claims)}`
  return `${signed}.${base64(await sign(textBytes(signed)))}`
}

type Json = Record<string, unknown>
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= 300
const isKey = (value: unknown): value is string =>
  typeof value === 'string' && /^[A-Za-z0-9_-]{43}$/.test(value)
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0

const isAdmitted = (value: unknown): value is Admitted =>
  isObject(value) &&
  isText(value.id) &&
  value.id !== '__proto__' &&
  isText(value.person) &&
  memberRoles.includes(value.role as MemberRole) &&
  isKey(value.key) &&
  isKey(value.agreement)

const isEpochKey = (value: unknown): value is EpochKey =>
  isObject(value) &&
  isCount(value.epoch) &&
  isText(value.commitment) &&
  (value.previous === null || isText(value.previous)) &&
  isObject(value.wrapped) &&
  Object.values(value.wrapped).every(isText)

function isChange(value: unknown): value is MembershipChange {
  if (!isObject(value)) return false
  if (value.do === 'found') return isAdmitted(value.device) && isEpochKey(value.key)
  if (value.do === 'admit') return isAdmitted(value.device) && isText(value.wrapped)
  if (value.do === 'appoint') return isText(value.person) && memberRoles.includes(value.role as MemberRole)
  return (
    value.do === 'rotate' &&
    Array.isArray(value.removed) &&
    value.removed.every(isText) &&
    isEpochKey(value.key)
  )
}

function parse(entry: string): { claims: MembershipClaims; signed: string; signature: Uint8Array } | null {
  const [header, payload, signature, more] = entry.split('.')
  if (!header || !payload || !signature || more !== undefined) return null
  try {
    const json = (part: string) => JSON.parse(fromUtf8.decode(fromBase64UrlEncoded(part))) as unknown
    const head = json(header)
    const claims = json(payload)
    if (!isObject(head) || head.alg !== 'EdDSA' || head.typ !== entryType) return null
    if (!isObject(claims) || head.kid !== claims.by) return null
    const { workspace, number, before, at, by, change } = claims
    const isWhole =
      isText(workspace) && isCount(number) && typeof before === 'string' && isCount(at) && isText(by)
    if (!isWhole || !isChange(change)) return null
    return {
      claims: { workspace, number, before, at, by, change },
      ...{ signed: `${header}.${payload}`, signature: fromBase64(signature) },
    }
  } catch {
    return null
  }
}

/** The key of an epoch goes to exactly the devices that are in it. */
const isFor = ({ wrapped }: EpochKey, devices: readonly { id: string }[]): boolean =>
  Object.keys(wrapped).length === devices.length && devices.every(({ id }) => Object.hasOwn(wrapped, id))

const withDevice = (device: Admitted, from: number): MemberDevice => {
  const { id, person, role, key, agreement } = device
  return { id, person, role, key, agreement, from, until: null }
}

/** W2: what a change makes of the devices, or what is wrong with it. */
function applied(
  state: MembershipState,
  by: MemberDevice,
  change: Exclude<MembershipChange, { do: 'found' }>,
): Pick<MembershipState, 'devices' | 'epoch'> | MembershipFault {
  const { devices, epoch } = state
  const active = activeDevices(state)
  if (change.do === 'admit') {
    const { device } = change
    if (Object.hasOwn(devices, device.id)) return 'device'
    if (Object.values(devices).some(({ key }) => key === device.key)) return 'device'
    const isOwn = device.person === by.person && device.role === by.role
    if (by.role !== 'admin' && !isOwn) return 'right'
    return { epoch, devices: { ...devices, [device.id]: withDevice(device, epoch) } }
  }
  if (by.role !== 'admin') return 'right'
  if (change.do === 'appoint') {
    const { person, role } = change
    if (!active.some((device) => device.person === person)) return 'device'
    const changed = Object.fromEntries(
      Object.entries(devices).map(([id, device]) => [
        id,
        device.person === person ? { ...device, role } : device,
      ]),
    )
    return Object.values(changed).some((device) => device.until === null && device.role === 'admin')
      ? { epoch, devices: changed }
      : 'right'
  }
  const { removed, key } = change
  if (new Set(removed).size !== removed.length) return 'device'
  if (!removed.every((id) => active.some((device) => device.id === id))) return 'device'
  const left = active.filter(({ id }) => !removed.includes(id))
  if (!left.some(({ role }) => role === 'admin')) return 'right'
  if (key.epoch !== epoch + 1 || key.previous === null || !isFor(key, left)) return 'key'
  const out = removed.map((id) => [id, { ...devices[id]!, until: key.epoch }])
  return { epoch: key.epoch, devices: { ...devices, ...Object.fromEntries(out) } }
}

/**
 * Verifies the entry that follows `state` (null: the first) and returns what it makes of it (W1–W3). Who may: admins
 * everything, members one more device of their own person. Pure but for the cryptography.
 */
export async function readMembership(
  state: MembershipState | null,
  entry: string,
  workspace: string,
): Promise<Read> {
  const wrong = (fault: MembershipFault): Read => ({ ok: false, fault })
  const parts = parse(entry)
  if (!parts) return wrong('form')
  const { claims, signed, signature } = parts
  const { change, by } = claims
  if (claims.workspace !== workspace) return wrong('workspace')
  if (claims.number !== (state?.number ?? 0) + 1) return wrong('number')
  if (claims.before !== (state?.hash ?? '')) return wrong('chain')
  if ((change.do === 'found') !== (state === null)) return wrong('right')
  const signer =
    change.do === 'found' ? change.device : Object.hasOwn(state!.devices, by) ? state!.devices[by] : undefined
  if (!signer || signer.id !== by) return wrong('device')
  if (state && state.devices[by]!.until !== null) return wrong('right')
  const key = await importVerifyKey({ kty: 'OKP', crv: 'Ed25519', x: signer.key }).catch(() => null)
  if (!key || !(await verifySignature(key, signature, textBytes(signed)))) return wrong('signature')
  const hash = await hashOfMembership(entry)
  const { number } = claims
  if (change.do === 'found') {
    const { device, key: epochKey } = change
    if (device.role !== 'admin') return wrong('right')
    if (epochKey.epoch !== 1 || epochKey.previous !== null || !isFor(epochKey, [device])) return wrong('key')
    const devices = { [device.id]: withDevice(device, 1) }
    return { ok: true, claims, state: { workspace, number, hash, epoch: 1, devices } }
  }
  const next = applied(state!, state!.devices[by]!, change)
  if (typeof next === 'string') return wrong(next)
  return { ok: true, claims, state: { workspace, number, hash, ...next } }
}

/** W6: what two people compare before one lets the other's device in. */
export const fingerprintOfDevice = (device: Pick<Admitted, 'id' | 'key' | 'agreement'>): Promise<string> =>
  fingerprintOf('device', device.id, device.key, device.agreement)

/** W6: what a new device compares before it believes a workspace's members: the first entry's hash. */
export const fingerprintOfWorkspace = (firstHash: string): Promise<string> =>
  fingerprintOf('workspace', firstHash)

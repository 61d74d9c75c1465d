import { createDevice, type Device, type DeviceKey } from '../../../sync-server/client/index.ts'
import { readDeviceKey } from '../identity/parties.ts'
import type { Session } from '../session.ts'
import type { MembershipRow } from './store.ts'

/** Under what a device's private key at a relay lies. */
export const purposeOf = (deviceId: string): string => `relay_${deviceId}`

const keyOf = (x: string, d: string): DeviceKey => ({ kty: 'OKP', crv: 'Ed25519', x, d })

/** This device's private key at a relay; null where it never joined, and on a copy restored onto another device. */
export const privateKeyOf = ({ db, workspace }: Session, membership: MembershipRow | null): string | null =>
  membership && readDeviceKey(db, workspace.ring, purposeOf(membership.deviceId))

/** This device as it signs at a relay; null where it has no key there. */
export function deviceOf(session: Session, membership: MembershipRow | null): Device | null {
  const privateKey = privateKeyOf(session, membership)
  if (!membership || privateKey === null) return null
  const { deviceId: id, relayId: relay, certificate, deviceKey } = membership
  const made = createDevice(keyOf(deviceKey, privateKey), { device: id, relay, certificate })
  return {
    ...{ id, relay },
    token: async (now) => (await made).token(now),
    statement: async (statement) => (await made).statement(statement),
    sign: async (bytes) => (await made).sign(bytes),
  }
}

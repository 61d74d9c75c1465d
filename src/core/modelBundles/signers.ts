import { z } from 'zod'
import { listDevices } from '../identity/parties.ts'
import type { Session } from '../session.ts'
import { getSetting, setSetting, setting } from '../settings/settings.ts'

/** Devices of other workspaces whose bundles a person has decided to take in, by public key. */
const trustedSigners = setting('studio.trustedSigners', z.array(z.string()), [])

/** Whether bundles that this key signed may be taken in without asking. */
export const isKnownSigner = ({ db }: Session, publicKey: string): boolean =>
  listDevices(db).some((device) => device.publicKey === publicKey) ||
  getSetting(db, trustedSigners).includes(publicKey)

/** Remembers that a person compared this key's fingerprint and trusts it. */
export const trustSigner = ({ db, stamp }: Session, publicKey: string): void =>
  setSetting(db, stamp(), trustedSigners, [...getSetting(db, trustedSigners), publicKey])

import { toBase64UrlEncoded } from 'lib0/buffer'

/** An Ed25519 key pair as a JWK (RFC 8037). `d` is the secret half: it belongs into the keychain. */
export type DeviceKey = { kty: 'OKP'; crv: 'Ed25519'; x: string; d: string }
export type PublicKey = Omit<DeviceKey, 'd'>

/** What a device keeps after joining a relay; `relayKey` is compared from then on. */
export type Membership = {
  device: string
  certificate: string
  relay: string
  relayKey: PublicKey
  /** `sealed`: the relay says that it can't read the rooms. A client that was told so by a person doesn't ask it. */
  workspace: { id: string; name: string; sealed?: boolean }
  person: { id: string; name: string; role: string }
}

/** A device that can say who it is and sign statements. */
export type Device = {
  readonly id: string
  readonly relay: string
  /** A token for the relay (T2), good for five minutes from `now` (the relay's clock, UTC ms). */
  token(now: number): Promise<string>
  /** A signed statement (G1) for `append`. `at` in UTC milliseconds. */
  statement(statement: { workspace: string; kind: string; at: number; body: unknown }): Promise<string>
  /** The device's bare signature, for sealed rooms. */
  sign(bytes: Uint8Array): Promise<Uint8Array>
}

const tokenSeconds = 300
const utf8 = new TextEncoder()
const encodePart = (value: object): string => toBase64UrlEncoded(utf8.encode(JSON.stringify(value)))

/** Browsers and Node type the pair differently. */
type KeyPair = { privateKey: Parameters<typeof crypto.subtle.exportKey>[1] }

export async function createDeviceKey(): Promise<DeviceKey> {
  const pair = await crypto.subtle.generateKey({ name: 'Ed25519' }, true, ['sign', 'verify'])
  const { x, d } = await crypto.subtle.exportKey('jwk', (pair as unknown as KeyPair).privateKey)
  return { kty: 'OKP', crv: 'Ed25519', x: x!, d: d! }
}

export const publicHalf = ({ kty, crv, x }: DeviceKey | PublicKey): PublicKey => ({ kty, crv, x })

export async function createDevice(
  key: DeviceKey,
  { device, relay, certificate }: Pick<Membership, 'device' | 'relay' | 'certificate'>,
): Promise<Device> {
  const privateKey = await crypto.subtle.importKey('jwk', key, { name: 'Ed25519' }, false, ['sign'])
  const signBytes = async (bytes: Uint8Array): Promise<Uint8Array> =>
    new Uint8Array(await crypto.subtle.sign('Ed25519', privateKey, Uint8Array.from(bytes)))
  const sign = async (header: object, payload: object): Promise<string> => {
    const signed = `${encodePart(header)}.${encodePart(payload)}`
    return `${signed}.${toBase64UrlEncoded(await signBytes(utf8.encode(signed)))}`
  }
  return {
    id: device,
    relay,
    token(now) {
      const iat = Math.floor(now / 1000)
      return sign({ alg: 'EdDSA', typ: 'JWT', kid: device }, { aud: relay, iat, exp: iat + tokenSeconds })
    },
    statement: (statement) =>
      sign({ alg: 'EdDSA', typ: 'sandtable-statement', cert: certificate }, statement),
    sign: signBytes,
  }
}

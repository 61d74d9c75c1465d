import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { base64, createOpener, createSealer, fromBase64, type Place, type Sealer, textBytes } from './seal.ts'
import type { SealedWorkspace } from './workspace.ts'

/** A presence as it travels in a sealed room: the relay sees that somebody is there, and when something changes. */
type SealedPresence = { epoch: number; device: string; salt: string; index: number; sealed: string }
type Presence = { client: number; clock: number; state: unknown }

const utf8 = new TextDecoder()

export function readPresenceUpdate(update: Uint8Array): Presence[] {
  const decoder = decoding.createDecoder(update)
  return Array.from({ length: decoding.readVarUint(decoder) }, () => ({
    client: decoding.readVarUint(decoder),
    clock: decoding.readVarUint(decoder),
    state: JSON.parse(decoding.readVarString(decoder)) as unknown,
  }))
}

const writePresenceUpdate = (presences: readonly Presence[]): Uint8Array<ArrayBuffer> =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, presences.length)
    for (const { client, clock, state } of presences) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, JSON.stringify(state))
    }
  }) as Uint8Array<ArrayBuffer>

const boundTo = (client: number, clock: number): Uint8Array => textBytes(`presence ${client} ${clock}`)

const isSealedPresence = (state: unknown): state is SealedPresence =>
  typeof state === 'object' &&
  state !== null &&
  ['device', 'salt', 'sealed'].every((key) => typeof (state as Record<string, unknown>)[key] === 'string') &&
  ['epoch', 'index'].every((key) => Number.isSafeInteger((state as Record<string, unknown>)[key]))

/**
 * Seals and opens the presences of one document (E9). Authentic towards the relay; among the members each presence
 * is its sender's word, as in any room.
 */
export function createPresenceSeal(workspace: SealedWorkspace, document: string) {
  const open = createOpener()
  let sealer: { epoch: number; sealer: Sealer } | null = null
  const placeOf = (epoch: number, device: string): Place => ({
    ...{ workspace: workspace.id, document, epoch, device, purpose: 'presence' },
  })

  return {
    /** A presence update with its states sealed; null while this device has no key. */
    async seal(update: Uint8Array): Promise<Uint8Array<ArrayBuffer> | null> {
      const { epoch } = workspace.state()
      const key = workspace.keyOf(epoch)
      if (!key) return null
      if (sealer?.epoch !== epoch)
        sealer = { epoch, sealer: await createSealer(key, placeOf(epoch, workspace.device)) }
      const { sealer: current } = sealer
      const sealed = await Promise.all(
        readPresenceUpdate(update).map(async ({ client, clock, state }) => {
          if (state === null) return { client, clock, state }
          const index = current.next()
          const plain = textBytes(JSON.stringify(state))
          const ciphertext = await current.seal(index, boundTo(client, clock), plain)
          const travelling: SealedPresence = {
            ...{ epoch, device: workspace.device, salt: base64(current.salt), index },
            sealed: base64(ciphertext),
          }
          return { client, clock, state: travelling }
        }),
      )
      return writePresenceUpdate(sealed)
    },

    /** The presences of an update that a member sealed, and those that left; what is not sealed is left out. */
    async open(update: Uint8Array): Promise<Uint8Array> {
      const opened = await Promise.all(
        readPresenceUpdate(update).map(async ({ client, clock, state }): Promise<Presence | null> => {
          if (state === null) return { client, clock, state }
          if (!isSealedPresence(state)) return null
          const key = workspace.keyOf(state.epoch)
          if (!key || state.epoch !== workspace.state().epoch) return null
          const plain = await open(key, placeOf(state.epoch, state.device), {
            ...{ salt: fromBase64(state.salt), index: state.index, ciphertext: fromBase64(state.sealed) },
            bound: boundTo(client, clock),
          })
          return plain && { client, clock, state: JSON.parse(utf8.decode(plain)) as unknown }
        }),
      )
      return writePresenceUpdate(opened.filter((presence) => presence !== null))
    },
  }
}

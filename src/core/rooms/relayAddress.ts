import { RoomKind } from '../../shared/contract/rooms.ts'
import { AppError } from '../../shared/errors.ts'
import { RoomId } from '../../shared/ids.ts'

/** Whatever a person types for a relay, as a WebSocket address without path. Refuses with `room.badAddress`. */
export function relayAddress(typed: string): string {
  const text = typed.trim()
  const withScheme = /^[a-z]+:\/\//i.test(text) ? text : `wss://${text}`
  const url = URL.canParse(withScheme) ? new URL(withScheme) : null
  const scheme =
    url && ({ 'ws:': 'ws:', 'wss:': 'wss:', 'http:': 'ws:', 'https:': 'wss:' } as const)[url.protocol]
  if (!url?.hostname || !scheme) throw new AppError('room.badAddress', { address: text.slice(0, 200) })
  // Beyond this machine nothing goes in the clear.
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (scheme === 'ws:' && !isHere) throw new AppError('room.badAddress', { address: text.slice(0, 200) })
  return `${scheme}//${url.host}`
}

/** The address of one room at its relay, on the path that acknowledges (protocol rules C3 and D3). */
export const roomAddress = (relayUrl: string, roomId: string): string =>
  `${relayUrl}/ack/${encodeURIComponent(roomId)}`

export interface RoomLink {
  roomId: string
  kind: RoomKind
  name: string
  relayUrl: string
}

/** What a person gives to another so that they can join. It says where the room is and lets nobody in by itself. */
export const linkOf = ({ roomId, kind, name, relayUrl }: RoomLink): string =>
  `sandtable://room/${roomId}?${new URLSearchParams({ kind, name, relay: relayUrl })}`

/** Reads such a link. Refuses with `room.badLink`, and with `room.badAddress` where its relay can't be one. */
export function readLink(text: string): RoomLink {
  const trimmed = text.trim()
  const url = URL.canParse(trimmed) ? new URL(trimmed) : null
  const roomId = RoomId.safeParse(url?.pathname.slice(1))
  const kind = RoomKind.safeParse(url?.searchParams.get('kind'))
  const name = url?.searchParams.get('name')?.trim().slice(0, 80)
  const relay = url?.searchParams.get('relay')
  if (
    url?.protocol !== 'sandtable:' ||
    url.host !== 'room' ||
    !roomId.success ||
    !kind.success ||
    !name ||
    !relay
  )
    throw new AppError('room.badLink')
  return { roomId: roomId.data, kind: kind.data, name, relayUrl: relayAddress(relay) }
}

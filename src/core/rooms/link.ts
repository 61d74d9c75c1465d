import { RoomKind } from '../../shared/contract/rooms.ts'
import { AppError } from '../../shared/errors.ts'
import { RoomId } from '../../shared/ids.ts'
import { relayAddress } from '../relays/address.ts'

export interface RoomLink {
  roomId: string
  kind: RoomKind
  name: string
}
export interface Link {
  relayUrl: string
  /** Lets whoever has it join the relay, once and for a short while; null where they have joined already. */
  code: string | null
  room: RoomLink | null
  /** With which contacts with customers are counted together with the team; null where they aren't. */
  countingKey?: string | null
}

/** What a person gives to another so that they can join: where, which room, and the code that lets them in. */
export function linkOf({ relayUrl, code, room, countingKey }: Link): string {
  const query = new URLSearchParams({
    ...(room && { kind: room.kind, name: room.name }),
    relay: relayUrl,
    ...(code && { code }),
    ...(code && countingKey && { count: countingKey }),
  })
  return room ? `sandtable://room/${room.roomId}?${query}` : `sandtable://relay?${query}`
}

/** Reads such a link. Refuses with `room.badLink`, and with `relay.badAddress` where its relay can't be one. */
export function readLink(text: string): Link {
  const trimmed = text.trim()
  const url = URL.canParse(trimmed) ? new URL(trimmed) : null
  const code = url?.searchParams.get('code')?.slice(0, 40) || null
  const countingKey = url?.searchParams.get('count')?.slice(0, 60) || null
  if (url?.protocol === 'sandtable:' && url.host === 'relay' && url.searchParams.get('relay') && code)
    return { relayUrl: relayAddress(url.searchParams.get('relay')!), code, room: null, countingKey }
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
  return {
    ...{ relayUrl: relayAddress(relay), code, countingKey },
    room: { roomId: roomId.data, kind: kind.data, name },
  }
}

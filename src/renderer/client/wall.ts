import type { RoomKind } from '../../shared/contract/rooms.ts'

/** The room of a page that the web host gave to a wall: it may read this room and nothing else; null on any other page. */
export const wallRoomId: string | null =
  /^\/wall\/(roo_[0-9A-Z]{26})\//.exec(globalThis.location?.pathname ?? '')?.[1] ?? null

/** Whether this page's host can give a link to a wall: the web host can, a window of its own has nobody to give one to. */
export const canLinkWall = (): boolean => !globalThis.sandtableHost && wallRoomId === null

/** Asks the web host for a link that works once, for a session that only shows this room. */
export async function makeWallLink(roomId: string, kind: RoomKind): Promise<string> {
  const answer = await fetch(`/wall-link?${new URLSearchParams({ room: roomId, kind })}`, { method: 'POST' })
  if (!answer.ok) throw new Error(`the host answered ${answer.status}`)
  return ((await answer.json()) as { url: string }).url
}

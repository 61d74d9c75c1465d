import type { IncomingMessage } from 'node:http'

export type Target =
  | { ok: true; room: string; wantsAcknowledgements: boolean }
  | { ok: false; status: 400 | 403 | 503 }

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * A page from elsewhere can open a WebSocket to this machine, and the browser tells where it is from. While nobody
 * has to prove who they are, only pages of this machine come in; programs send no Origin.
 */
function isFromHere(origin: string | undefined): boolean {
  if (origin === undefined) return true
  try {
    return loopbackNames.has(new URL(origin).hostname)
  } catch {
    return false
  }
}

function decodeName(segment: string): string | null {
  try {
    return decodeURIComponent(segment)
  } catch {
    return null
  }
}

/** Control characters would spoil a log line; "." and ".." would not survive a URL. */
const isRoomName = (name: string, maxBytes: number): boolean =>
  name !== '' &&
  name !== '.' &&
  name !== '..' &&
  Buffer.byteLength(name) <= maxBytes &&
  !/[/\p{C}]/u.test(name)

/** Which room a request asks for, `/ROOM` or `/ack/ROOM`, or the HTTP status that refuses it. */
export function readTarget(
  request: Pick<IncomingMessage, 'url' | 'headers'>,
  { isFull, roomNameBytes }: { isFull: boolean; roomNameBytes: number },
): Target {
  if (!isFromHere(request.headers.origin)) return { ok: false, status: 403 }
  if (isFull) return { ok: false, status: 503 }
  const path = (request.url ?? '').split('?', 1)[0]!
  const match = /^\/(ack\/)?([^/]+)$/.exec(path)
  const room = match && decodeName(match[2]!)
  if (!room || !isRoomName(room, roomNameBytes)) return { ok: false, status: 400 }
  return { ok: true, room, wantsAcknowledgements: match[1] !== undefined }
}

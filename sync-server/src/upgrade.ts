import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { roomOf, roomsPath } from '../client/words.ts'
import type { RequestRefusal } from './refusedRequests.ts'

export type Target =
  | { ok: true; path: 'stock'; document: string; wantsAcknowledgements: boolean; token: string }
  | { ok: true; path: 'own' }
  | { ok: false; status: 400 | 403 | 503; why: RequestRefusal }

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

/** Headers by which proxies say for whom they ask. */
const proxyHeaders = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'] as const

/** Whether a request says that a proxy passed it on. */
export const isPassedOn = (headers: IncomingHttpHeaders): boolean =>
  proxyHeaders.some((name) => headers[name] !== undefined)

/**
 * Whether a request was made on this machine and to it, as far as it tells: by the name in Host (a page whose name was
 * made to point here after it was loaded still says its own), by no proxy, and from a loopback address.
 */
function isToHere(headers: IncomingHttpHeaders, remoteAddress: string | undefined): boolean {
  const isLoopback = remoteAddress === undefined || /^(::ffff:)?127\.|^::1$/.test(remoteAddress)
  if (!isLoopback || isPassedOn(headers)) return false
  const { host } = headers
  return host === undefined || isFromHere(`http://${host}`)
}

function decodeName(segment: string): string | null {
  try {
    return decodeURIComponent(segment)
  } catch {
    return null
  }
}

/** Control characters would spoil a log line; "." and ".." would not survive a URL; "#" begins a companion's name. */
export const isRoomName = (name: string, maxBytes: number): boolean =>
  name !== '' &&
  name !== '.' &&
  name !== '..' &&
  Buffer.byteLength(name) <= maxBytes &&
  !/[/#\p{C}]/u.test(name)

/** Which document a request asks for, or our own path, or the HTTP status that refuses it. */
export function readTarget(
  request: Pick<IncomingMessage, 'url' | 'headers'> & { socket?: { remoteAddress?: string | undefined } },
  {
    full,
    roomNameBytes,
    isOpenToAll,
  }: { full: RequestRefusal | null; roomNameBytes: number; isOpenToAll: boolean },
): Target {
  const { headers, socket } = request
  const isHere = isFromHere(headers.origin) && isToHere(headers, socket?.remoteAddress)
  if (isOpenToAll && !isHere) return { ok: false, status: 403, why: 'notFromHere' }
  if (full) return { ok: false, status: 503, why: full }
  const [path = '', query] = (request.url ?? '').split('?', 2)
  if (path === roomsPath) return { ok: true, path: 'own' }
  const match = /^\/(ack\/)?([^/]+)$/.exec(path)
  const document = match && decodeName(match[2]!)
  if (!document || !isRoomName(roomOf(document).room, roomNameBytes))
    return { ok: false, status: 400, why: 'noRoom' }
  return {
    ...{ ok: true, path: 'stock', document, wantsAcknowledgements: match[1] !== undefined },
    token: new URLSearchParams(query).get('token') ?? '',
  }
}

import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { contentSecurityPolicy, noncePlaceholder, securityHeaders } from '../shared/contentSecurityPolicy.ts'
import { type Session, type WallRoom, wallPath } from './session.ts'
import type { StaticFile } from './staticFiles.ts'

export interface HttpParts {
  files: ReadonlyMap<string, StaticFile>
  session: Session
  port: () => number
}

/** The only `Host` that this host answers to: a name that someone else's DNS points here is refused. */
export const ownHost = (port: number) => `127.0.0.1:${port}`
export const ownOrigin = (port: number) => `http://${ownHost(port)}`

const linkSpent = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>Sandtable 沙盘</title></head><body>
<p>这个链接已经用过，或这个浏览器没有登录。请回到启动沙盘的终端，按回车取得新链接。</p>
<p lang="en">This link has been used, or this browser has no session. Go back to the terminal that runs Sandtable and press Enter for a new link.</p>
</body></html>`

function refuse(
  response: ServerResponse,
  status: number,
  body = '',
  contentType = 'text/plain; charset=utf-8',
) {
  response.writeHead(status, {
    ...securityHeaders,
    'content-security-policy': contentSecurityPolicy(randomBytes(16).toString('base64')),
    'content-type': contentType,
    'cache-control': 'no-store',
  })
  response.end(body)
}

function sendPage(response: ServerResponse, page: StaticFile, port: number, head: boolean) {
  const nonce = randomBytes(16).toString('base64')
  const body = Buffer.from(page.body.toString('utf8').replaceAll(noncePlaceholder, nonce))
  response.writeHead(200, {
    ...securityHeaders,
    'content-security-policy': contentSecurityPolicy(nonce, [`ws://${ownHost(port)}`]),
    'content-type': page.contentType,
    'content-length': body.length,
    'cache-control': 'no-store',
  })
  response.end(head ? undefined : body)
}

function sendFile(request: IncomingMessage, response: ServerResponse, file: StaticFile) {
  const headers = {
    ...securityHeaders,
    'content-type': file.contentType,
    etag: file.etag,
    'cache-control': file.immutable ? 'private, max-age=31536000, immutable' : 'private, no-cache',
  }
  if (request.headers['if-none-match'] === file.etag) {
    response.writeHead(304, headers).end()
    return
  }
  response.writeHead(200, { ...headers, 'content-length': file.body.length })
  response.end(request.method === 'HEAD' ? undefined : file.body)
}

const pageOf: Record<WallRoom['kind'], string> = { board: 'boards', map: 'maps', psu: 'units' }
const kinds = Object.keys(pageOf) as WallRoom['kind'][]
const roomIdForm = /^roo_[0-9A-Z]{26}$/

/** Makes a wall's link for a page of this very origin that holds the whole session. */
function answerWallLink(request: IncomingMessage, response: ServerResponse, url: URL, parts: HttpParts) {
  const port = parts.port()
  const isOwn = request.headers.origin === ownOrigin(port) && parts.session.holds(request.headers.cookie)
  const kind = kinds.find((each) => each === url.searchParams.get('kind'))
  const roomId = url.searchParams.get('room') ?? ''
  request.resume()
  if (!isOwn) return refuse(response, 403)
  if (!kind || !roomIdForm.test(roomId)) return refuse(response, 400)
  const token = parts.session.wall.issueToken({ roomId, kind })
  const link = `${ownOrigin(port)}/wall?token=${token}`
  refuse(response, 200, JSON.stringify({ url: link }), 'application/json; charset=utf-8')
}

/** Starts a wall's session in the browser that was given its link, and goes to its room. */
function redeemWallLink(response: ServerResponse, token: string, { session }: HttpParts) {
  const room = session.wall.redeem(token)
  if (!room) return refuse(response, 403, linkSpent, 'text/html; charset=utf-8')
  response.writeHead(303, {
    ...securityHeaders,
    'set-cookie': session.wall.setCookie(room),
    location: `${wallPath(room.roomId)}/#/${pageOf[room.kind]}/${room.roomId}?wall=1`,
    'cache-control': 'no-store',
  })
  response.end()
}

/** Answers `GET` and `HEAD` for the renderer's files to whoever holds the session, and nothing else to anyone. */
export function createHttpServer(parts: HttpParts): Server {
  return createServer((request, response) => {
    const port = parts.port()
    if (request.headers.host !== ownHost(port)) return refuse(response, 421, 'wrong host')
    const url = URL.parse(ownOrigin(port) + (request.url ?? '/'))
    if (!url) return refuse(response, 400)
    if (request.method === 'POST' && url.pathname === '/wall-link')
      return answerWallLink(request, response, url, parts)
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405)
    const holds = parts.session.holds(request.headers.cookie)
    const wallToken =
      url.pathname === '/wall' && request.method === 'GET' ? url.searchParams.get('token') : null
    if (wallToken !== null) return redeemWallLink(response, wallToken, parts)

    const token = url.pathname === '/' ? url.searchParams.get('token') : null
    if (token !== null) {
      const redeemed = request.method === 'GET' && parts.session.redeem(token)
      if (!redeemed && !holds) return refuse(response, 403, linkSpent, 'text/html; charset=utf-8')
      response.writeHead(303, {
        ...securityHeaders,
        ...(redeemed && { 'set-cookie': parts.session.setCookie() }),
        location: '/',
        'cache-control': 'no-store',
      })
      response.end()
      return
    }

    // A wall has the same files under its room's path, and nothing outside it.
    const [, wallRoom, within] = /^\/wall\/(roo_[0-9A-Z]{26})(\/.*)$/.exec(url.pathname) ?? []
    const isWall = wallRoom !== undefined && parts.session.wall.holds(request.headers.cookie, wallRoom)
    if (!isWall && (!holds || wallRoom !== undefined))
      return refuse(response, 403, linkSpent, 'text/html; charset=utf-8')
    const asked = within ?? url.pathname
    const path = asked === '/' ? '/index.html' : asked
    const file = parts.files.get(path)
    if (!file) return refuse(response, 404)
    if (path === '/index.html') return sendPage(response, file, port, request.method === 'HEAD')
    sendFile(request, response, file)
  })
}

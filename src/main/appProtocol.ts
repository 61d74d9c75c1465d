import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { protocol } from 'electron'
import { contentSecurityPolicy, noncePlaceholder, securityHeaders } from '../shared/contentSecurityPolicy.ts'
import { contentTypeOf } from '../shared/contentTypes.ts'

const scheme = 'app'
/** The origin of our pages: a real one, so that `'self'` and same-origin mean what they say, unlike `file:`. */
export const appOrigin = `${scheme}://sandtable`
export const appPage = `${appOrigin}/index.html`

/** True for a page of ours: this scheme and this host, nothing that merely starts like it. */
export function isAppUrl(address: string): boolean {
  const url = URL.parse(address)
  return url?.protocol === `${scheme}:` && url.host === 'sandtable'
}

/** Must run before the app is ready. */
export function declareAppScheme() {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

const notFound = () => new Response(null, { status: 404, headers: { ...securityHeaders } })

/** Answers one request for a file of the built renderer; anything else is 404. */
export async function answerAppRequest(rendererDirectory: string, address: string): Promise<Response> {
  const url = URL.parse(address)
  if (!url || !isAppUrl(address)) return notFound()
  let path: string
  try {
    path = decodeURIComponent(url.pathname)
  } catch {
    return notFound()
  }
  const file = join(rendererDirectory, path === '/' ? 'index.html' : path)
  if (!file.startsWith(rendererDirectory + sep)) return notFound()
  let body: Buffer
  try {
    body = await readFile(file)
  } catch {
    return notFound()
  }
  const nonce = randomBytes(16).toString('base64')
  const isPage = file.endsWith('.html')
  return new Response(
    isPage ? body.toString('utf8').replaceAll(noncePlaceholder, nonce) : new Uint8Array(body),
    {
      headers: {
        ...securityHeaders,
        'content-type': contentTypeOf(file),
        'content-security-policy': contentSecurityPolicy(nonce),
      },
    },
  )
}

export function serveAppScheme(rendererDirectory: string) {
  protocol.handle(scheme, (request) => answerAppRequest(rendererDirectory, request.url))
}

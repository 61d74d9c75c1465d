import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { CoreState } from '../../src/core/superviseProcess.ts'
import { noncePlaceholder } from '../../src/shared/contentSecurityPolicy.ts'
import { forkChild } from '../../src/web-host/childProcess.ts'
import { startWebHost, type WebHost } from '../../src/web-host/startWebHost.ts'

/** The host over a stand-in for the core process, which speaks the real protocol over a real child. */
const echoCore = join(import.meta.dirname, 'fixtures/echoCoreChild.mjs')
const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function startHost(directory: string | null = null) {
  const rendererDirectory = mkdtempSync(join(tmpdir(), 'sandtable-renderer-'))
  cleanups.push(() => rmSync(rendererDirectory, { recursive: true }))
  mkdirSync(join(rendererDirectory, 'assets'))
  writeFileSync(
    join(rendererDirectory, 'index.html'),
    `<!doctype html><meta property="csp-nonce" nonce="${noncePlaceholder}"><title>Sandtable</title>`,
  )
  writeFileSync(join(rendererDirectory, 'assets/main-1a2b.js'), 'export {}')
  const states: CoreState[] = []
  const waiting: { wanted: CoreState['state']; resolve: () => void }[] = []
  const reached = (wanted: CoreState['state']) =>
    new Promise<void>((resolve) => {
      waiting.push({ wanted, resolve })
    })
  const ready = reached(directory === '/refused' ? 'refused' : 'ready')
  const host = await startWebHost({
    port: 0,
    rendererDirectory,
    start: {
      homeDirectory: rendererDirectory,
      modelsDirectory: rendererDirectory,
      open: directory ? { sample: false, directory, passphrase: null } : null,
    },
    startCore: () => forkChild(echoCore),
    startEngine: {
      model: () => forkChild(echoCore),
      comparison: () => forkChild(echoCore),
      trainer: () => forkChild(echoCore),
    },
    onState(state) {
      states.push(state)
      for (const entry of waiting.filter(({ wanted }) => wanted === state.state)) {
        waiting.splice(waiting.indexOf(entry), 1)
        entry.resolve()
      }
    },
  })
  cleanups.push(() => host.close())
  await ready
  return { host, states, reached }
}

interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

function ask(host: WebHost, path: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<Answer>((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port: host.port, path, method, headers }, (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => {
        body += part
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    call.on('error', reject)
    call.end()
  })
}

const pathOf = (link: string) => link.slice(link.indexOf('/', 'http://'.length))

async function enter(host: WebHost) {
  const answer = await ask(host, pathOf(host.issueLink()))
  const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? ''
  return { answer, cookie }
}

function openSocket(host: WebHost, headers: Record<string, string>) {
  const socket = new WebSocket(`ws://127.0.0.1:${host.port}/rpc`, { headers })
  cleanups.push(() => socket.terminate())
  return new Promise<WebSocket | number>((resolve) => {
    socket.once('open', () => resolve(socket))
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
    socket.once('error', () => {})
  })
}

async function requireSocket(host: WebHost, cookie: string): Promise<WebSocket> {
  const socket = await openSocket(host, { cookie, origin: `http://127.0.0.1:${host.port}` })
  if (typeof socket === 'number') throw new Error(`the socket was refused with ${socket}`)
  return socket
}

const nextMessage = (socket: WebSocket) =>
  new Promise<{ data: Buffer; isBinary: boolean }>((resolve) => {
    socket.once('message', (data, isBinary) => resolve({ data: data as Buffer, isBinary }))
  })

test('a link lets one browser in once, with a cookie that scripts and other sites cannot use', async () => {
  const { host } = await startHost()
  const path = pathOf(host.issueLink())
  const first = await ask(host, path)
  expect(first.status).toBe(303)
  expect(first.headers.location).toBe('/')
  expect(String(first.headers['set-cookie'])).toMatch(
    new RegExp(`^sandtable_${host.port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`),
  )
  const second = await ask(host, path)
  expect(second.status).toBe(403)
  expect(second.headers['set-cookie']).toBeUndefined()
  expect(second.body).toContain('链接已经用过')
  expect(second.body).toContain('This link has been used')
})

test('a spent link still brings the browser that holds the session home', async () => {
  const { host } = await startHost()
  const path = pathOf(host.issueLink())
  const cookie = String((await ask(host, path)).headers['set-cookie']).split(';')[0] ?? ''
  const again = await ask(host, path, { cookie })
  expect([again.status, again.headers.location]).toEqual([303, '/'])
})

test('without the session there is nothing to see, not even the files', async () => {
  const { host } = await startHost()
  for (const path of ['/', '/index.html', '/assets/main-1a2b.js', '/?token=guess'])
    expect((await ask(host, path)).status).toBe(403)
  expect((await ask(host, '/', { cookie: `sandtable_${host.port}=guess` })).status).toBe(403)
})

test('a name that someone else points at this machine is refused', async () => {
  const { host } = await startHost()
  const { cookie } = await enter(host)
  for (const name of [`evil.example:${host.port}`, `localhost:${host.port}`, '127.0.0.1', `127.0.0.1:1`])
    expect((await ask(host, '/', { cookie, host: name })).status).toBe(421)
})

test('the page carries a policy that lets nothing in from elsewhere, with a fresh nonce each time', async () => {
  const { host } = await startHost()
  const { cookie } = await enter(host)
  const nonces = new Set<string>()
  for (const path of ['/', '/index.html']) {
    const { status, headers, body } = await ask(host, path, { cookie })
    expect(status).toBe(200)
    const policy = String(headers['content-security-policy'])
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
    expect(body).toContain(`nonce="${nonce}"`)
    nonces.add(nonce)
    expect(policy.split('; ').filter((part) => !part.startsWith('style-src '))).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src-attr 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "font-src 'self'",
      `connect-src 'self' ws://127.0.0.1:${host.port}`,
      "worker-src 'self'",
      "manifest-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ])
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'no-store',
    })
  }
  expect(nonces.size).toBe(2)
})

test('hashed files are kept by the browser for good, and an unchanged file costs no bytes', async () => {
  const { host } = await startHost()
  const { cookie } = await enter(host)
  const first = await ask(host, '/assets/main-1a2b.js', { cookie })
  expect([first.status, first.body, first.headers['content-type'], first.headers['cache-control']]).toEqual([
    200,
    'export {}',
    'text/javascript; charset=utf-8',
    'private, max-age=31536000, immutable',
  ])
  const etag = String(first.headers.etag)
  const second = await ask(host, '/assets/main-1a2b.js', { cookie, 'if-none-match': etag })
  expect([second.status, second.body]).toEqual([304, ''])
})

test('no request reaches a file outside the renderer, and nothing but reading is answered', async () => {
  const { host } = await startHost()
  const { cookie } = await enter(host)
  for (const path of [
    '/../package.json',
    '/%2e%2e/package.json',
    '/assets/../../package.json',
    '//evil.example/',
  ])
    expect((await ask(host, path, { cookie })).status, path).toBe(404)
  expect((await ask(host, '/', { cookie }, 'POST')).status).toBe(405)
})

test('a socket needs the session and a page of this origin', async () => {
  const { host } = await startHost()
  const { cookie } = await enter(host)
  const origin = `http://127.0.0.1:${host.port}`
  expect(await openSocket(host, { origin })).toBe(403)
  expect(await openSocket(host, { cookie })).toBe(403)
  expect(await openSocket(host, { cookie, origin: 'https://evil.example' })).toBe(403)
  expect(await openSocket(host, { cookie, origin, host: `evil.example:${host.port}` })).toBe(403)
  expect(await openSocket(host, { cookie, origin })).toBeInstanceOf(WebSocket)
})

test('messages pass to the core and back unread: text as text, bytes as bytes, each screen its own', async () => {
  const { host } = await startHost()
  const { cookie } = await enter(host)
  const [one, two] = [await requireSocket(host, cookie), await requireSocket(host, cookie)]
  const bytes = Uint8Array.from({ length: 300_000 }, (_, at) => at % 251)
  const answers = Promise.all([nextMessage(one), nextMessage(two)])
  one.send('报价区间')
  two.send(bytes)
  const [text, binary] = await answers
  expect([text.isBinary, text.data.toString('utf8')]).toEqual([false, '报价区间'])
  expect(binary.isBinary).toBe(true)
  expect(Buffer.compare(binary.data, bytes)).toBe(0)
})

test('when the core dies its screens are told to come back, and find it running again', async () => {
  const { host, states, reached } = await startHost()
  const { cookie } = await enter(host)
  const socket = await requireSocket(host, cookie)
  const closed = new Promise<number>((resolve) => socket.once('close', resolve))
  const ready = reached('ready')
  socket.send('die')
  expect(await closed).toBe(1012)
  await ready
  const again = await requireSocket(host, cookie)
  const answer = nextMessage(again)
  again.send('still here?')
  expect((await answer).data.toString('utf8')).toBe('still here?')
  expect(states.find((state) => state.state === 'crashed')).toEqual({
    state: 'crashed',
    exitCode: 7,
    givenUp: false,
  })
})

test('a core that refuses to start says why as data, and is not started again', async () => {
  const { states } = await startHost('/refused')
  expect(states).toEqual([
    { state: 'starting' },
    { state: 'refused', failure: { code: 'workspace.locked', details: { pid: 42 } } },
  ])
})

test('closing tells every screen, closes the core and frees the port', async () => {
  const { host, states } = await startHost()
  const { cookie } = await enter(host)
  const socket = await requireSocket(host, cookie)
  const closed = new Promise<number>((resolve) => socket.once('close', resolve))
  await host.close()
  expect(await closed).toBe(1001)
  expect(states.at(-1)).toEqual({ state: 'closed' })
  await expect(ask(host, '/')).rejects.toThrow('ECONNREFUSED')
})

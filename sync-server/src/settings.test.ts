import { describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { readSettings } from './settings.ts'
import { testScope } from './testScope.ts'
import { readTarget } from './upgrade.ts'

const { relayWith } = testScope()

describe('starting the relay', () => {
  test('needs no configuration', () => {
    const read = readSettings({})
    expect(read).toMatchObject({
      ok: true,
      settings: { host: '127.0.0.1', port: 4100, authentication: 'devices', databaseUrl: null },
    })
  })

  test.each(['0.0.0.0', '::', '192.168.1.10', 'relay.example.com'])(
    '[C1] is refused on %s while nobody has to prove who they are',
    (HOST) => {
      const refused = readSettings({ HOST, RELAY_AUTH: 'none' })
      expect(refused).toMatchObject({ ok: false, why: expect.stringContaining(HOST) })
      expect(readSettings({ HOST })).toMatchObject({ ok: true, settings: { authentication: 'devices' } })
    },
  )

  test.each([
    [{ RELAY_AUTH: 'token' }, 'RELAY_AUTH'],
    [{ RELAY_DATABASE: 'mysql://db' }, 'RELAY_DATABASE'],
    [{ RELAY_DATABASE: 'postgres://db/relay', RELAY_REDIS: 'db:6379' }, 'RELAY_REDIS'],
    [{ RELAY_REDIS: 'redis://db' }, 'RELAY_DATABASE'],
    [{ RELAY_METRICS: 'everybody' }, 'RELAY_METRICS'],
    [{ RELAY_METRICS: '10.0.0.0/33' }, 'RELAY_METRICS'],
    [{ RELAY_AUTH: 'none', RELAY_PROXY: '1' }, 'RELAY_PROXY'],
    [{ RELAY_TLS_CERT: 'cert.pem' }, 'RELAY_TLS_KEY'],
  ])('refuses %j and names %s', (environment, name) => {
    expect(readSettings(environment)).toMatchObject({ ok: false, why: expect.stringContaining(name) })
  })

  test.each(['-1', '65536', 'http', ''])('refuses the port "%s"', (PORT) => {
    expect(readSettings({ PORT }).ok).toBe(false)
  })
})

describe('[C1] [C2] while nobody has to say who they are, a request', () => {
  const asked = (headers: Record<string, string>, remoteAddress = '127.0.0.1', isOpenToAll = true) =>
    readTarget(
      { url: '/psu', headers, socket: { remoteAddress } },
      { full: null, roomNameBytes: 200, isOpenToAll },
    ).ok

  test.each([
    [{ 'x-forwarded-for': '203.0.113.7' }],
    [{ forwarded: 'for=203.0.113.7' }],
    [{ via: '1.1 gateway' }],
    [{ 'x-real-ip': '203.0.113.7' }],
    [{ host: 'rooms.firm.example' }],
    [{ host: 'rooms.firm.example:4100' }],
    [{ host: '127.0.0.1.evil.example:4100' }],
  ])('that came by way of another machine is refused: %j', (headers) => {
    expect(asked(headers)).toBe(false)
    expect(asked(headers, '127.0.0.1', false)).toBe(true)
  })

  test.each(['192.168.1.20', '::ffff:10.0.0.4', '2001:db8::1'])('from %s is refused', (address) => {
    expect(asked({ host: '127.0.0.1:4100' }, address)).toBe(false)
  })

  test.each([
    ['127.0.0.1:4100', '127.0.0.1'],
    ['localhost:4100', '::ffff:127.0.0.1'],
    ['[::1]:4100', '::1'],
  ])('to %s from %s comes in', (host, address) => expect(asked({ host }, address)).toBe(true))

  test('that a proxy on this machine passes on gets 403 from a running relay', async () => {
    const relay = await relayWith()
    const headers = { 'x-forwarded-for': '203.0.113.7', host: 'rooms.firm.example' }
    const socket = new WebSocket(`${relay.url}/psu`, { headers })
    const said = await new Promise<string>((resolve) => {
      socket.on('error', ({ message }) => resolve(message)).on('open', () => resolve('open'))
    })
    expect(said).toContain('403')
  })
})

describe('asking for a room', () => {
  const target = (url: string, origin?: string, isOpenToAll = true) =>
    readTarget(
      { url, headers: origin === undefined ? {} : { origin } },
      { full: null, roomNameBytes: 200, isOpenToAll },
    )

  test('[C3] the path names it, decoded, and of the query only the token is read', () => {
    expect(target('/bid%20review?token=x&y=z')).toEqual({
      ...{ ok: true, path: 'stock', document: 'bid review' },
      ...{ wantsAcknowledgements: false, token: 'x' },
    })
    expect(target(`/${encodeURIComponent('战情室')}`)).toMatchObject({ document: '战情室', token: '' })
    expect(target('/ack/psu')).toMatchObject({ document: 'psu', wantsAcknowledgements: true })
    expect(target('/sandtable/rooms')).toEqual({ ok: true, path: 'own' })
  })

  test('[C5] a room’s comments are a document of their own', () => {
    expect(target('/psu%23comments')).toMatchObject({ document: 'psu#comments' })
    expect(target('/psu%23votes')).toEqual({ ok: false, status: 400, why: 'noRoom' })
  })

  test('[C2] where everybody says who they are, pages from anywhere come in', () => {
    expect(target('/psu', 'https://cockpit.example', false)).toMatchObject({ ok: true })
  })

  test.each(['/', '/a/b', '/ack/', '/..', '/%', '/a%2Fb', '/line%0Abreak', `/${'x'.repeat(201)}`])(
    '[C3] %s names none',
    (url) => expect(target(url)).toEqual({ ok: false, status: 400, why: 'noRoom' }),
  )

  test.each(['https://evil.example', 'http://localhost.evil.example', 'null', 'file://'])(
    '[C2] a page from %s is refused',
    (origin) => expect(target('/psu', origin)).toEqual({ ok: false, status: 403, why: 'notFromHere' }),
  )

  test.each(['http://localhost:5173', 'http://127.0.0.1', 'http://[::1]:80'])(
    '[C2] a page of this machine at %s comes in',
    (origin) => expect(target('/psu', origin)).toMatchObject({ ok: true }),
  )
})

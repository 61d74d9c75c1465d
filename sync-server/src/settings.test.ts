import { describe, expect, test } from 'vitest'
import { readSettings } from './settings.ts'
import { readTarget } from './upgrade.ts'

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
    [{ RELAY_TLS_CERT: 'cert.pem' }, 'RELAY_TLS_KEY'],
  ])('refuses %j and names %s', (environment, name) => {
    expect(readSettings(environment)).toMatchObject({ ok: false, why: expect.stringContaining(name) })
  })

  test.each(['-1', '65536', 'http', ''])('refuses the port "%s"', (PORT) => {
    expect(readSettings({ PORT }).ok).toBe(false)
  })
})

describe('asking for a room', () => {
  const target = (url: string, origin?: string, isOpenToAll = true) =>
    readTarget(
      { url, headers: origin === undefined ? {} : { origin } },
      { isFull: false, roomNameBytes: 200, isOpenToAll },
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
    expect(target('/psu%23votes')).toEqual({ ok: false, status: 400 })
  })

  test('[C2] where everybody says who they are, pages from anywhere come in', () => {
    expect(target('/psu', 'https://cockpit.example', false)).toMatchObject({ ok: true })
  })

  test.each(['/', '/a/b', '/ack/', '/..', '/%', '/a%2Fb', '/line%0Abreak', `/${'x'.repeat(201)}`])(
    '[C3] %s names none',
    (url) => expect(target(url)).toEqual({ ok: false, status: 400 }),
  )

  test.each(['https://evil.example', 'http://localhost.evil.example', 'null', 'file://'])(
    '[C2] a page from %s is refused',
    (origin) => expect(target('/psu', origin)).toEqual({ ok: false, status: 403 }),
  )

  test.each(['http://localhost:5173', 'http://127.0.0.1', 'http://[::1]:80'])(
    '[C2] a page of this machine at %s comes in',
    (origin) => expect(target('/psu', origin)).toMatchObject({ ok: true }),
  )
})

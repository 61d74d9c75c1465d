import { describe, expect, test } from 'vitest'
import { readSettings } from './settings.ts'
import { readTarget } from './upgrade.ts'

describe('starting the relay', () => {
  test('needs no configuration', () => {
    const read = readSettings({})
    expect(read).toMatchObject({ ok: true, settings: { host: '127.0.0.1', port: 4100 } })
  })

  test.each(['0.0.0.0', '::', '192.168.1.10', 'relay.example.com'])(
    '[C1] is refused on %s, because nobody would have to prove who they are',
    (HOST) => {
      expect(readSettings({ HOST })).toMatchObject({ ok: false, why: expect.stringContaining(HOST) })
      expect(readSettings({ HOST, RELAY_AUTH: 'none' }).ok).toBe(false)
    },
  )

  test('[C1] is refused with an authentication that does not exist yet', () => {
    expect(readSettings({ RELAY_AUTH: 'token' })).toMatchObject({ ok: false })
  })

  test.each(['-1', '65536', 'http', ''])('refuses the port "%s"', (PORT) => {
    expect(readSettings({ PORT }).ok).toBe(false)
  })
})

describe('asking for a room', () => {
  const target = (url: string, origin?: string) =>
    readTarget(
      { url, headers: origin === undefined ? {} : { origin } },
      { isFull: false, roomNameBytes: 200 },
    )

  test('[C3] the path names it, decoded, and the query says nothing', () => {
    expect(target('/bid%20review?token=x')).toEqual({
      ok: true,
      room: 'bid review',
      wantsAcknowledgements: false,
    })
    expect(target(`/${encodeURIComponent('战情室')}`)).toMatchObject({ ok: true, room: '战情室' })
    expect(target('/ack/psu')).toEqual({ ok: true, room: 'psu', wantsAcknowledgements: true })
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

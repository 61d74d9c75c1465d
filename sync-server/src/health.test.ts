import { describe, expect, test } from 'vitest'
import { helloMessage } from '../client/wire.ts'
import { protocolVersion } from '../client/words.ts'
import { breakFrames } from '../proof/fuzz.ts'
import type { LogEntry } from './log.ts'
import { createMetrics } from './metrics.ts'
import { readMetricsReaders } from './metricsReaders.ts'
import { createRefusedRequests } from './refusedRequests.ts'
import { connectRaw, createTeam, createWriter, joinBy, type startRelay, until } from './relayFixture.ts'
import { testScope } from './testScope.ts'

const { relayWith: start } = testScope()

async function relayWith(options: Parameters<typeof startRelay>[0] = {}) {
  const relay = await start(options)
  const get = (path: string) => fetch(`${relay.url.replace('ws:', 'http:')}${path}`)
  return { relay, get }
}

describe('the log of bad connections', () => {
  test.each(['psu', 'sandtable/rooms'])(
    '[M1] has one line for one on /%s, whatever it does wrong',
    async (path) => {
      const { relay } = await relayWith()
      const bad = await connectRaw(relay.url, path)
      bad.send(99)
      bad.send(98)
      breakFrames(bad)
      await bad.closed
      const second = await connectRaw(relay.url, path)
      breakFrames(second)
      await second.closed
      await until(
        () => relay.logged.filter(({ event }) => event === 'connectionRefused').length >= 2,
        'a line each',
      )
      const lines = relay.logged.filter(({ event }) => event === 'connectionRefused')
      expect(lines.map(({ reason }) => reason)).toEqual(['malformed', 'framing'])
    },
  )
})

describe('health', () => {
  test('says that it lives and is ready, and in plain words what it is', async () => {
    const { get } = await relayWith()
    expect(await (await get('/health')).text()).toBe('ok\n')
    expect(await (await get('/ready')).text()).toBe('ready\n')
    expect((await get('/')).status).toBe(426)
  })

  test('counts for Prometheus what is stored, refused and closed', async () => {
    const { relay, get } = await relayWith()
    const writer = await connectRaw(relay.url, 'ack/psu')
    const write = createWriter(1)
    for (const value of ['a', 'b', 'c']) writer.sendUpdate(write(value))
    await until(() => writer.acknowledged() === 3, 'stored')
    const bad = await connectRaw(relay.url, 'psu')
    bad.send(99)
    await bad.closed
    const text = await (await get('/metrics')).text()
    const metric = (name: string) =>
      Number(
        text
          .split('\n')
          .find((line) => line.startsWith(`${name} `))
          ?.split(' ')[1],
      )
    expect(metric('relay_updates_stored_total')).toBe(3)
    expect(metric('relay_update_bytes_stored_total')).toBeGreaterThan(20)
    expect(metric('relay_connections_closed_total{reason="malformed"}')).toBe(1)
    expect(metric('relay_connections')).toBe(1)
    expect(metric('relay_documents')).toBe(1)
    expect(metric('relay_ready')).toBe(1)
    expect(metric('process_cpu_seconds_total')).toBeGreaterThan(0)
    expect(text).toContain('# TYPE process_cpu_seconds_total counter')
    expect(metric('relay_commit_seconds_count')).toBeGreaterThan(0)
  })

  test('[L4] strangers of one address are limited, and who has said hello is none', async () => {
    const { relay } = await relayWith({ limits: { strangersPerAddress: 2 }, authentication: 'devices' })
    const ana = await createTeam(relay)
    const own = () => connectRaw(relay.url, 'sandtable/rooms')
    const first = await own()
    const second = await own()
    await expect(own()).rejects.toThrow('503')
    first.socket.send(helloMessage([protocolVersion], await ana.device.token(Date.now()), 'test'))
    await until(() => first.frames.length === 1, 'welcome')
    const third = await own()
    await expect(own()).rejects.toThrow('503')
    second.socket.terminate()
    third.socket.terminate()
    const text = await (await fetch(`${relay.url.replace('ws:', 'http:')}/metrics`)).text()
    expect(text).toContain('relay_requests_refused_total{status="503",why="tooManyOfOneAddress"} 2')
    // A balancer's line at the limit is tried thousands of times a minute: one line says so.
    expect(relay.logged.filter(({ event }) => event === 'requestsRefused')).toEqual([
      {
        ...{ level: 'warn', event: 'requestsRefused', why: 'tooManyOfOneAddress', status: 503, count: 1 },
        ...{ mostly: '127.0.0.1', addresses: 1 },
      },
    ])
    await until(
      () =>
        own().then(
          () => true,
          () => false,
        ),
      'places are free again',
    )
  })

  describe('/metrics', () => {
    const asFor = (headers: Record<string, string>) => async (url: string) =>
      (await fetch(`${url.replace('ws:', 'http:')}/metrics`, { headers })).status

    test('is for this machine alone, whatever a proxy of it passes on', async () => {
      const { relay } = await relayWith({ authentication: 'devices' })
      expect(await asFor({})(relay.url)).toBe(200)
      expect(await asFor({ 'x-forwarded-for': '203.0.113.7' })(relay.url)).toBe(403)
      expect(await asFor({ forwarded: 'for=127.0.0.1' })(relay.url)).toBe(403)
    })

    test('is, behind a proxy that is told of, for whom the proxy names, if they are named here', async () => {
      const { relay } = await relayWith({
        ...{ authentication: 'devices', isBehindProxy: true },
        metricsReaders: readMetricsReaders('10.4.0.0/16, 192.0.2.9, 2001:db8::/32')!,
      })
      const statuses = async (addresses: string[]) =>
        Promise.all(addresses.map((address) => asFor({ 'x-forwarded-for': address })(relay.url)))
      expect(await statuses(['10.4.7.1', '192.0.2.9', '2001:db8::5', '9.9.9.9, 10.4.0.2'])).toEqual([
        200, 200, 200, 200,
      ])
      expect(await statuses(['10.5.0.1', '192.0.2.10', '2001:db9::5', '10.4.0.2, 9.9.9.9', 'who'])).toEqual([
        403, 403, 403, 403, 403,
      ])
      expect(await asFor({})(relay.url)).toBe(200)
    })

    test('knows an address however the socket writes it', () => {
      const readers = readMetricsReaders('10.0.0.7')!
      for (const address of ['10.0.0.7', '::ffff:10.0.0.7', '127.0.0.1', '::ffff:127.0.0.1', '::1'])
        expect(readers.includes(address), address).toBe(true)
      for (const address of ['10.0.0.8', '::ffff:10.0.0.8', '2001:db8::1', ''])
        expect(readers.includes(address), address).toBe(false)
    })
  })

  test('[T5] codes that were tried are counted by what came of them', async () => {
    const { relay, get } = await relayWith({ authentication: 'devices' })
    await createTeam(relay)
    for (const code of ['00000-00000', '11111-11111'])
      await expect(joinBy(relay.url, code)).rejects.toMatchObject({ code: 4404 })
    const text = await (await get('/metrics')).text()
    expect(text).toContain('relay_joins_total{outcome="joined"} 1')
    expect(text).toContain('relay_joins_total{outcome="notFound"} 2')
  })

  test('tells of refused requests once, and then once a minute for each reason with their number', () => {
    const lines: LogEntry[] = []
    const { requestsRefused } = createMetrics({
      connections: () => 0,
      documents: () => 0,
      isReady: () => true,
    })
    const refused = createRefusedRequests((line) => lines.push(line), { requestsRefused })
    for (let times = 0; times < 5000; times++) refused.note('tooManyConnections', 503, `10.0.0.${times % 9}`)
    for (let times = 0; times < 3; times++) refused.note('noRoom', 400, '10.0.0.77')
    expect(lines.map(({ why, count }) => [why, count])).toEqual([
      ['tooManyConnections', 1],
      ['noRoom', 1],
    ])
    lines.length = 0
    refused.note('noRoom', 400, '10.0.0.78')
    refused.tick()
    expect(lines).toMatchObject([
      { why: 'tooManyConnections', status: 503, count: 4999, addresses: 9 },
      { why: 'noRoom', status: 400, count: 3, addresses: 2, mostly: '10.0.0.77' },
    ])
    lines.length = 0
    refused.tick()
    expect(lines).toEqual([])
    refused.note('noRoom', 400, '10.0.0.79')
    expect(lines).toMatchObject([{ why: 'noRoom', count: 1, mostly: '10.0.0.79' }])
  })

  test('[L6] who asks too often is answered later, and every time', async () => {
    const { relay } = await relayWith({ limits: { callsPerSecond: 100, callBurst: 10 } })
    const client = await connectRaw(relay.url, 'sandtable/rooms')
    client.socket.send(Buffer.from([1, 1, protocolVersion, 0, 1, 116]))
    const startedAt = performance.now()
    for (let request = 1; request <= 50; request++) {
      client.socket.send(Buffer.from([7, request, 2, 109, 101, 2, 123, 125]))
      await new Promise((resolve) => setImmediate(resolve))
    }
    await until(() => client.frames.filter((frame) => frame[0] === 11).length === 50, 'all answered')
    expect(performance.now() - startedAt).toBeGreaterThan(200)
  })
})

import { describe, expect, test } from 'vitest'
import { helloMessage } from '../client/wire.ts'
import { protocolVersion } from '../client/words.ts'
import { breakFrames } from '../proof/fuzz.ts'
import { connectRaw, createTeam, createWriter, type startRelay, until } from './relayFixture.ts'
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
    await until(
      () =>
        own().then(
          () => true,
          () => false,
        ),
      'places are free again',
    )
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

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { Device } from '../client/index.ts'
import { type Change, grantRole, removePerson } from './auth/changes.ts'
import type { Directory } from './auth/directory.ts'
import { ask, createTeam, joinBy, until } from './relayFixture.ts'
import { testScope } from './testScope.ts'

const { cleanUps, online, relayWith } = testScope()

const room = 'board-of-the-price-talks'
const readme = readFileSync(fileURLToPath(new URL('../README.md', import.meta.url)), 'utf8')
/** What the README tells somebody with a stock client to write. */
const lines = /stockPeople\.test\.ts -->\n\n```js\n([^`]+)```/.exec(readme)![1]!

/** A stock client as the README has it. It may reach the others only through the relay. */
async function connectAsTold(url: string, device: Pick<Device, 'token'>): Promise<WebsocketProvider> {
  class Provider extends WebsocketProvider {
    constructor(...[address, name, doc, options]: ConstructorParameters<typeof WebsocketProvider>) {
      super(address, name, doc, { ...options, disableBc: true, maxBackoffTime: 100 })
    }
  }
  const told = new Function(
    ...['WebsocketProvider', 'url', 'room', 'doc', 'device'],
    `return (async () => { ${lines}\n return provider })()`,
  )
  const provider = (await told(Provider, url, room, new Y.Doc(), device)) as WebsocketProvider
  cleanUps.push(() => provider.destroy())
  return provider
}

async function team() {
  const clock = { ahead: 0 }
  const now = () => Date.now() + clock.ahead
  const relay = await relayWith({ authentication: 'devices', now, limits: { recheckMs: 20 } })
  const ana = await createTeam(relay)
  const client = await online(relay, ana)
  await client.call('createRoom', { room, title: '价格谈判' })
  const { code } = (await ask(client, 'invite', { name: '李伟' })) as { code: string }
  const li = await joinBy(relay.url, code)
  const { id: person } = li.membership.person
  await client.call('grant', { room, person, role: 'editor' })
  const device = { token: () => li.device.token(now()) }
  return { relay, clock, device, person, ana: { token: () => ana.device.token(now()) } }
}
const words = ({ doc }: WebsocketProvider) => doc.getArray('words').toArray()

describe('a stock client of somebody', () => {
  test('[T3] lives on after the end of its token, and writes and hears', async () => {
    const { relay, clock, device, ana } = await team()
    const provider = await connectAsTold(relay.url, device)
    await until(() => provider.synced, 'synced')
    let closes = 0
    provider.on('connection-close', () => closes++)
    clock.ahead = 2 * 3_600_000
    await new Promise((resolve) => setTimeout(resolve, 200))
    const other = await connectAsTold(relay.url, ana)
    provider.doc.getArray('words').push(['later'])
    await until(() => words(other).length === 1, 'heard')
    other.doc.getArray('words').push(['still'])
    await until(() => words(provider).length === 2, 'hears')
    expect(closes).toBe(0)
  })

  test('[T4] is out within a second when the right to the room ends, and when the person goes', async () => {
    const { relay, clock, device, person } = await team()
    const { register } = relay.relay
    const provider = await connectAsTold(relay.url, device)
    await until(() => provider.synced, 'synced')
    clock.ahead = 2 * 3_600_000
    const isOut = async (change: (directory: Directory) => Change<unknown>) => {
      const closed = new Promise<number>((resolve) => provider.once('closed', ({ code }) => resolve(code)))
      const startedAt = performance.now()
      await register.change(change)
      expect(await closed).toBe(4403)
      expect(performance.now() - startedAt).toBeLessThan(1000)
    }
    const grant = (role: 'editor' | null) => (directory: Directory) =>
      grantRole(directory, { room, person, role, expiresAt: null }, Date.now())
    await isOut(grant(null))
    await register.change(grant('editor'))
    provider.params = { token: await device.token() }
    provider.connect()
    await until(() => provider.synced, 'in again')
    await isOut((directory) => removePerson(directory, person, Date.now()))
  })

  test('[T3] comes back by itself after a break longer than its token', async () => {
    const { relay, clock, device } = await team()
    const provider = await connectAsTold(relay.url, device)
    await until(() => provider.synced, 'synced')
    const codes: number[] = []
    provider.on('closed', ({ code }) => codes.push(code))
    clock.ahead = 2 * 3_600_000
    provider.doc.getArray('words').push(['before the break'])
    for (const socket of relay.sockets) socket.destroy()
    await until(() => codes.length > 0 && provider.synced, 'back')
    expect(codes).toEqual([4401])
    provider.doc.getArray('words').push(['after it'])
    const other = await connectAsTold(relay.url, device)
    await until(() => words(other).length === 2, 'stored')
  })
})

import { describe, expect, test } from 'vitest'
import type { Socket } from '../client/index.ts'
import { createWorkspace } from './auth/changes.ts'
import { openMemoryStorage, type RunningRelay, until } from './relayFixture.ts'
import {
  type CreateSocket,
  hasStatus,
  joinSealed,
  letIn,
  plainSocket,
  type SealedLaptop,
  share,
  switchOn,
} from './sealedFixture.ts'
import { testScope } from './testScope.ts'

const { cleanUps, relayWith } = testScope()

const talks = 'talks-with-the-seller'
const called = (data: Uint8Array) => Buffer.from(data).toString('latin1')

/**
 * Sockets that break once, at a call of this method: before it has left, or after it has and before anything comes back.
 */
function breakingAt(method: string, when: 'before' | 'after', happened: () => boolean): CreateSocket {
  let isToBreak = true
  return (url) => {
    const socket = plainSocket(url) as Socket & {
      terminate(): void
      on(event: 'message', l: () => void): void
    }
    const send = socket.send.bind(socket)
    socket.send = (data) => {
      const isIt = isToBreak && called(data).includes(method)
      if (!isIt) return send(data)
      isToBreak = false
      const { onmessage } = socket
      socket.onmessage = () => {}
      if (when === 'after') send(data)
      void until(happened, `${method} happened`).then(() => {
        socket.onmessage = onmessage
        socket.terminate()
      })
    }
    return socket
  }
}

async function beginning({ relay, url }: RunningRelay, createSocket: CreateSocket = plainSocket) {
  const made = await relay.register.change(() => createWorkspace('收购', 'Ines', 1, Date.now(), true))
  if (!made.ok) throw new Error(made.why)
  const ines = await joinSealed(made.result.code, { url, createSocket })
  cleanUps.push(() => ines.client.close())
  await hasStatus(ines, 'unfounded')
  return ines
}

const entriesAt = ({ relay }: RunningRelay) =>
  [...relay.register.current().workspace.values()][0]!.sealed!.members

/** Another person's device, so that what was founded is shown to be good for something. */
async function worksWith(running: RunningRelay, ines: SealedLaptop) {
  await ines.client.call('createRoom', { room: talks, title: '' })
  const { code } = (await ines.client.call('invite', { name: 'Omar', role: 'member' })).value as {
    code: string
  }
  const omar = await joinSealed(code, { url: running.url })
  cleanUps.push(() => omar.client.close())
  await ines.client.call('grant', {
    ...{ room: talks, person: omar.membership.person.id, role: 'editor', expiresAt: null },
  })
  await letIn(ines, omar)
  const [hers, his] = [share(ines, talks), share(omar, talks)]
  hers.doc.getArray('log').push(['seen by both'])
  await until(() => his.doc.getArray('log').length === 1, 'it came')
}

describe('[W7] founding, when the connection breaks on the way', () => {
  test('the relay took the entry and its answer is lost: the founder believes what it signed', async () => {
    const running = await relayWith({ authentication: 'devices', storage: openMemoryStorage() })
    const ines = await beginning(
      running,
      breakingAt('changeMembership', 'after', () => Boolean(entriesAt(running))),
    )
    await expect(ines.sealed.found()).rejects.toThrow('the connection broke')
    ines.client.connect()
    await hasStatus(ines, 'member')
    expect(ines.sealed.state().fault).toBeNull()
    await worksWith(running, ines)
  })

  test('so it does after a restart, from what its key store holds', async () => {
    const running = await relayWith({ authentication: 'devices', storage: openMemoryStorage() })
    const ines = await beginning(
      running,
      breakingAt('changeMembership', 'after', () => Boolean(entriesAt(running))),
    )
    await expect(ines.sealed.found()).rejects.toThrow('the connection broke')
    ines.client.close()
    const again = await switchOn(ines, { url: running.url })
    cleanUps.push(() => again.client.close())
    await hasStatus(again, 'member')
    // Asked again, it has nothing left to do.
    await again.sealed.found()
    expect(entriesAt(running)?.number).toBe(1)
  })

  test('the entry never arrived: asked again it founds', async () => {
    const running = await relayWith({ authentication: 'devices', storage: openMemoryStorage() })
    const ines = await beginning(
      running,
      breakingAt('changeMembership', 'before', () => true),
    )
    await expect(ines.sealed.found()).rejects.toThrow('the connection broke')
    ines.client.connect()
    await until(() => ines.client.state().link === 'online', 'online')
    await hasStatus(ines, 'unfounded')
    await ines.sealed.found()
    await hasStatus(ines, 'member')
    await worksWith(running, ines)
  })

  test('asked twice at once: one entry is taken, and it is the founder’s', async () => {
    const running = await relayWith({ authentication: 'devices', storage: openMemoryStorage() })
    const ines = await beginning(running)
    await Promise.allSettled([ines.sealed.found(), ines.sealed.found()])
    await hasStatus(ines, 'member')
    expect(ines.sealed.state().fault).toBeNull()
    expect(entriesAt(running)?.number).toBe(1)
    await worksWith(running, ines)
  })

  test('somebody else’s entry was quicker: it has to be compared, and founding is refused', async () => {
    const running = await relayWith({ authentication: 'devices', storage: openMemoryStorage() })
    const ines = await beginning(running)
    const { code } = (await ines.client.call('invite', { name: 'Omar', role: 'admin' })).value as {
      code: string
    }
    const omar = await joinSealed(code, { url: running.url })
    cleanUps.push(() => omar.client.close())
    await hasStatus(omar, 'unfounded')
    await omar.sealed.found()
    await expect(ines.sealed.found()).rejects.toMatchObject({ code: 4409 })
    await hasStatus(ines, 'untrusted')
    await letIn(omar, ines, 'admin')
  })
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { verifyLog } from '../../../src/core/log/verify.ts'
import { openOfficeWithRooms } from '../../../src/core/rooms/roomsFixture.ts'
import { type Card, cards, comments } from '../../../src/shared/rooms/board.ts'
import { patchRow, putRow, readRows } from '../../../src/shared/rooms/records.ts'
import { type Office, startRelayForRooms, statusOf, until } from './relayForRooms.ts'

const card = (title: string): Card => ({
  ...{ zone: 'zones:0', order: 0, kind: 'note', title, note: '', about: null, owner: null },
  ...{ dueAt: null, light: null, author: '钱越', at: 0 },
})
const titles = (doc: Y.Doc) => [...readRows(doc, cards).rows.values()].map(({ title }) => title).sort()
const comment = (text: string) => ({ card: 'c1', text, mentions: [], author: '赵敏', at: 0 })

let cleanups: (() => unknown)[] = []
beforeEach(() => {
  cleanups = []
})
afterEach(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup()
})

const open = (): Office => {
  const office = openOfficeWithRooms()
  office.clock.now = Date.now()
  cleanups.push(() => office.close())
  return office
}
const teamOf = async (office: Office) => (await office.relays.list())[0]!.sealed!
const stands = (office: Office, status: string) =>
  until(async () => (await teamOf(office)).status === status, `the device is ${status}`)
const settled = (office: Office, id: string) =>
  until(async () => {
    const { relay, waiting } = await statusOf(office, id)
    return relay === 'connected' && waiting === 0
  }, 'the relay has everything')

/** Qian, who founded a sealed team and shared a board with it; and colleagues whom she invites and lets in. */
async function team() {
  const relay = await startRelayForRooms('devices')
  cleanups.push(() => relay.stop().catch(() => {}))
  const { url } = relay
  const qian = open()
  await qian.relays.join({ url, code: await relay.foundWorkspace(true) })
  await stands(qian, 'unfounded')
  await qian.relays.foundSealed({ url })
  await stands(qian, 'member')
  const { id } = await qian.rooms.create({ kind: 'board', name: '并购晨会', first: ['华东', '华北'] })
  await qian.rooms.share({ roomId: id, relayUrl: url })
  await settled(qian, id)
  const invite = async (name: string) => {
    const { link } = await qian.relays.invite({
      ...{ url, name, role: 'member' },
      room: { roomId: id, role: 'editor', expiresAt: null },
    })
    const office = open()
    await office.rooms.join({ link, deviceName: `${name}的电脑` })
    await stands(office, 'untrusted')
    return office
  }
  const letIn = async (office: Office) => {
    await office.relays.trustSealed({ url, fingerprint: (await teamOf(qian)).workspaceFingerprint! })
    await stands(office, 'waiting')
    const asking = async () => (await qian.relays.sealedDevices({ url })).find(({ canAdmit }) => canAdmit)
    await until(async () => (await asking()) !== undefined, 'asks')
    const { id: device } = (await asking())!
    const { deviceFingerprint: fingerprint } = await teamOf(office)
    await qian.relays.admitSealed({ url, device, fingerprint, role: 'member' })
    await stands(office, 'member')
    await settled(office, id)
  }
  return { relay, url, qian, id, invite, letIn }
}

describe('a board of a sealed team', () => {
  test('is shared, parted and met again with everything of both, and the relay’s store reads none of it', async () => {
    const { relay, qian, id, invite, letIn } = await team()
    const zhao = await invite('赵敏')
    await letIn(zhao)
    const here = await qian.screen(id)
    const there = await zhao.screen(id)
    putRow(here.doc, cards, 'c1', card('Project Heron'))
    putRow(there.comments, comments, 'k1', comment('Falcon'))
    await until(() => titles(there.doc).length === 1, 'the card')
    await until(() => readRows(here.comments, comments).rows.size === 1, 'the comment')
    await settled(qian, id)
    await relay.stop()
    await until(async () => (await statusOf(zhao, id)).relay === 'offline', 'offline')
    patchRow(here.doc, cards, 'c1', { owner: '何经理' })
    patchRow(there.doc, cards, 'c1', { title: 'Project Heron II' })
    putRow(there.doc, cards, 'c2', card('北'))
    expect((await statusOf(zhao, id)).waiting).toBe(2)
    // Both begin anew meanwhile: from their own disk, with the keys and the position that lie there.
    qian.close()
    zhao.close()
    await relay.start()
    qian.reopen()
    zhao.reopen()
    await settled(qian, id)
    await settled(zhao, id)
    const again = [await qian.screen(id), await zhao.screen(id)]
    const rows = (doc: Y.Doc) =>
      [...readRows(doc, cards).rows.values()].map(({ title, owner }) => `${title}/${owner}`).sort()
    for (const { doc } of again)
      await until(() => rows(doc).join() === 'Project Heron II/何经理,北/null', 'equal')
    for (const office of [qian, zhao]) {
      expect((await statusOf(office, id)).sealed).toEqual({ status: 'member', fault: null })
      expect(verifyLog(office.db).firstProblem).toBeNull()
    }
    const stored = await relay.everythingOf(id)
    expect(stored.length).toBeGreaterThan(500)
    for (const word of ['Heron', 'Falcon', 'cards', '并购晨会', '北', '华东'])
      expect(stored.includes(Buffer.from(word))).toBe(false)
  })

  test('shows who is there, whom the relay can’t name', async () => {
    const { qian, id, invite, letIn } = await team()
    const zhao = await invite('赵敏')
    await letIn(zhao)
    const here = await qian.screen(id)
    const there = await zhao.screen(id)
    const { Awareness, encodeAwarenessUpdate } = await import('y-protocols/awareness')
    const awareness = new Awareness(there.doc)
    cleanups.push(() => awareness.destroy())
    awareness.setLocalState({
      person: 'per_ZHAO',
      name: '赵敏',
      tint: 1,
      at: null,
      pointer: null,
      caret: null,
    })
    const update = encodeAwarenessUpdate(awareness, [there.doc.clientID])
    zhao.live.present(id, there.id, update)
    await until(
      () =>
        here.events.some(
          (event) => event.kind === 'presence' && Buffer.from(event.update, 'base64').includes('赵敏'),
        ),
      'her presence',
    )
  })

  test('lets nobody in by a fingerprint that isn’t theirs, and opens nothing before', async () => {
    const { url, qian, id, invite } = await team()
    putRow((await qian.screen(id)).doc, cards, 'c1', card('瑞金二期'))
    await settled(qian, id)
    const zhao = await invite('赵敏')
    const wrong = '00000 00000 00000 00000 00000'
    const other = { data: { code: 'relay.otherFingerprint' } }
    await expect(zhao.relays.trustSealed({ url, fingerprint: wrong })).rejects.toMatchObject(other)
    await zhao.relays.trustSealed({ url, fingerprint: (await teamOf(qian)).workspaceFingerprint! })
    await stands(zhao, 'waiting')
    const [asking] = await qian.relays.sealedDevices({ url })
    expect(asking).toMatchObject({ role: null, name: '赵敏的电脑', fingerprint: null })
    const admit = qian.relays.admitSealed({ url, device: asking!.id, fingerprint: wrong, role: 'member' })
    await expect(admit).rejects.toMatchObject(other)
    expect((await teamOf(zhao)).status).toBe('waiting')
    expect(titles((await zhao.screen(id)).doc)).toEqual([])
  })

  test('is closed to a device that was taken out, which can’t read what is written afterwards', async () => {
    const { relay, url, qian, id, invite, letIn } = await team()
    const zhao = await invite('赵敏')
    await letIn(zhao)
    putRow((await qian.screen(id)).doc, cards, 'c1', card('在时写的'))
    const there = await zhao.screen(id)
    await until(() => titles(there.doc).length === 1, 'the card')
    const { id: person } = (await qian.relays.people({ url })).find(({ name }) => name === '赵敏')!
    await qian.relays.removePerson({ url, person })
    await until(async () => (await statusOf(zhao, id)).role === 'none', 'out')
    await until(async () => (await teamOf(qian)).epoch === 2, 'new keys')
    putRow((await qian.screen(id)).doc, cards, 'c2', card('之后写的'))
    await settled(qian, id)
    expect(await qian.relays.sealedDevices({ url })).toHaveLength(1)
    expect(await relay.epochsOf(id)).toContain(2)
    // Its keys are those of the first epoch, also where somebody hands it the log.
    const held = zhao.db
      .read(
        "SELECT holder_id AS id, sealed FROM private_keys WHERE holder_id LIKE 'dev~_sealed~_%' ESCAPE '~'",
      )
      .get() as { id: string; sealed: Buffer }
    const kept = JSON.parse(zhao.session.workspace.ring.unseal(held.id, held.sealed)) as { keys: object }
    expect(Object.keys(kept.keys)).toEqual(['1'])
    expect(titles((await zhao.screen(id)).doc)).toEqual(['在时写的'])
    expect(() => putRow(there.doc, cards, 'c3', card('出去以后'))).toThrow('room.noRole')
  })

  test('has another administrator once one is appointed, and never none', async () => {
    const { url, qian, invite, letIn } = await team()
    const zhao = await invite('赵敏')
    await letIn(zhao)
    const devices = await qian.relays.sealedDevices({ url })
    const [his, hers] = [true, false].map((own) => devices.find(({ isThis }) => isThis === own)!.id)
    const appoint = (office: Office, device: string, role: 'admin' | 'member') =>
      office.relays.appointSealed({ url, device, role })
    await expect(appoint(qian, his!, 'member')).rejects.toMatchObject({ data: { code: 'relay.conflict' } })
    await expect(appoint(zhao, hers!, 'admin')).rejects.toMatchObject({ data: { code: 'relay.forbidden' } })
    await appoint(qian, hers!, 'admin')
    await until(async () => (await teamOf(zhao)).isAdmin, 'hears of it')
    // Her laptop alone can let somebody in now.
    await appoint(zhao, his!, 'member')
    await until(async () => !(await teamOf(qian)).isAdmin, 'he is a member')
    await expect(appoint(zhao, hers!, 'member')).rejects.toMatchObject({ data: { code: 'relay.conflict' } })
  })

  test('has no guests and no signed votes, and says so', async () => {
    const { url, qian, id } = await team()
    const none = { data: { code: 'relay.sealed' } }
    putRow((await qian.screen(id)).doc, cards, 'c1', card('瑞金'))
    await expect(qian.rooms.vote({ roomId: id, subject: 'c1', value: 'agree' })).rejects.toMatchObject(none)
    await expect(qian.relays.invite({ url, name: '外人', role: 'guest' })).rejects.toMatchObject(none)
    const guest = { roomId: id, person: 'p', role: 'guest' as const, expiresAt: Date.now() + 1_000 }
    await expect(qian.relays.grant(guest)).rejects.toMatchObject(none)
  })

  test('has the versions that anybody named on every device, and the relay reads none of them', async () => {
    const { relay, qian, id, invite, letIn } = await team()
    const zhao = await invite('赵敏')
    await letIn(zhao)
    const here = await qian.screen(id)
    const there = await zhao.screen(id)
    putRow(here.doc, cards, 'c1', card('瑞金'))
    const { id: version } = await qian.rooms.nameVersion({ roomId: id, name: '晨会前' })
    await until(() => titles(there.doc).length === 1, 'the card')
    patchRow(there.doc, cards, 'c1', { title: '改坏了' })
    await until(() => titles(here.doc).join() === '改坏了', 'the change')
    await qian.rooms.restoreVersion({ roomId: id, version })
    await until(() => titles(there.doc).join() === '瑞金', 'as it was')
    expect((await qian.rooms.versions({ roomId: id })).map(({ kind, keptBy }) => [kind, keptBy])).toEqual([
      ['beforeRestore', 'device'],
      ['named', 'team'],
    ])
    const herVersions = () => zhao.rooms.versions({ roomId: id })
    await until(async () => (await herVersions()).length === 1, 'her device has it')
    expect(await herVersions()).toMatchObject([{ id: version, name: '晨会前', by: '钱越', keptBy: 'team' }])
    await settled(qian, id)
    const stored = await relay.everythingOf(id)
    for (const word of ['瑞金', '晨会前', '改坏了']) expect(stored.includes(Buffer.from(word))).toBe(false)
    // It is on her own disk: with the relay away, after a new start, it is compared and brought back.
    await settled(zhao, id)
    await relay.stop()
    zhao.close()
    zhao.reopen()
    const again = await zhao.screen(id)
    patchRow(again.doc, cards, 'c1', { title: '又改坏了' })
    expect((await zhao.rooms.compareVersion({ roomId: id, version })).differences).toMatchObject([
      { id: 'c1', fields: [{ field: 'title', before: '瑞金', after: '又改坏了' }] },
    ])
    await zhao.rooms.restoreVersion({ roomId: id, version })
    expect(titles(again.doc)).toEqual(['瑞金'])
    await relay.start()
    await settled(zhao, id)
    await until(() => titles(here.doc).join() === '瑞金', 'with everybody')
  })

  test('takes a version back from every device; who neither named it nor owns the room, can’t', async () => {
    const { qian, id, invite, letIn } = await team()
    const zhao = await invite('赵敏')
    zhao.session.actor = () => '赵敏'
    await letIn(zhao)
    const here = await qian.screen(id)
    putRow(here.doc, cards, 'c1', card('瑞金'))
    const { id: version } = await qian.rooms.nameVersion({ roomId: id, name: '晨会前' })
    const seen = async (office: typeof qian) =>
      (await office.rooms.versions({ roomId: id })).find((each) => each.id === version)
    await until(async () => (await seen(zhao)) !== undefined, 'her device has it')
    expect(await seen(zhao)).toMatchObject({ withdrawn: null, canWithdraw: false })
    await expect(zhao.rooms.withdrawVersion({ roomId: id, version })).rejects.toMatchObject({
      data: { code: 'room.noRole' },
    })
    await qian.rooms.withdrawVersion({ roomId: id, version })
    await until(async () => (await seen(zhao))?.withdrawn != null, 'gone from hers')
    expect(await seen(zhao)).toMatchObject({ name: '晨会前', withdrawn: { by: '钱越' } })
    for (const office of [qian, zhao])
      await expect(office.rooms.restoreVersion({ roomId: id, version })).rejects.toMatchObject({
        data: { code: 'record.notFound' },
      })
    expect(await qian.rooms.withdrawVersion({ roomId: id, version })).toEqual({ withdrawn: true })
  })

  test('shares no version of whoever may only look, nor one that is too large', async () => {
    const { relay, url, qian, id, invite, letIn } = await team()
    const zhao = await invite('赵敏')
    await letIn(zhao)
    const person = (await qian.relays.people({ url })).find(({ name }) => name === '赵敏')!.id
    await qian.relays.grant({ roomId: id, person, role: 'viewer', expiresAt: null })
    await until(async () => (await statusOf(zhao, id)).role === 'viewer', 'may only look')
    await zhao.rooms.nameVersion({ roomId: id, name: '我看到的' })
    expect((await zhao.rooms.versions({ roomId: id })).map(({ keptBy }) => keptBy)).toEqual(['device'])
    const here = await qian.screen(id)
    // Nothing that deflate could make small.
    const noise = () =>
      [...crypto.getRandomValues(new Uint8Array(3_000))].map((byte) => byte.toString(36)).join('')
    for (let at = 0; at < 500; at += 1)
      putRow(here.doc, cards, `n${at}`, { ...card('x'), note: noise().slice(0, 4_000) })
    await qian.rooms.nameVersion({ roomId: id, name: '太大' })
    expect((await qian.rooms.versions({ roomId: id })).map(({ keptBy }) => keptBy)).toEqual(['device'])
    await settled(qian, id)
    expect((await relay.everythingOf(id)).length).toBeGreaterThan(500_000)
    expect((await zhao.rooms.versions({ roomId: id })).filter(({ keptBy }) => keptBy === 'team')).toEqual([])
  })

  test('is found by its name in the list of who was given it, and the relay can’t read the name', async () => {
    const { relay, url, qian, id, invite, letIn } = await team()
    const zhao = await invite('赵敏')
    const { id: second } = await qian.rooms.create({ kind: 'map', name: '苍鹭怎么定', first: ['需求'] })
    await qian.rooms.share({ roomId: second, relayUrl: url })
    await settled(qian, second)
    const person = (await qian.relays.people({ url })).find(({ name }) => name === '赵敏')!.id
    await qian.relays.grant({ roomId: second, person, role: 'viewer', expiresAt: null })
    expect(await zhao.relays.given()).toMatchObject({ rooms: [], unnamed: 1 })
    await letIn(zhao)
    expect((await zhao.relays.given()).rooms).toMatchObject([
      { roomId: second, kind: 'map', name: '苍鹭怎么定', role: 'viewer', workspaceName: '华东大客户' },
    ])
    await qian.rooms.rename({ roomId: second, name: '苍鹭二期怎么定' })
    await until(async () => (await zhao.relays.given()).rooms[0]?.name === '苍鹭二期怎么定', 'the new name')
    expect(await zhao.rooms.take({ roomId: second, relayUrl: url })).toMatchObject({ name: '苍鹭二期怎么定' })
    await settled(zhao, second)
    const said = Buffer.concat([await relay.everythingOf(id), await relay.everythingOf(second)]).toString()
    for (const word of ['苍鹭', '并购晨会', 'board', 'map']) expect(said).not.toContain(word)
  })

  test('goes in the clear to nobody: not from a copy without keys, nor after the team was left', async () => {
    const { relay, url, qian, id } = await team()
    await settled(qian, id)
    qian.close()
    qian.db.write("DELETE FROM private_keys WHERE holder_id LIKE 'dev~_%' ESCAPE '~'").run()
    await relay.stop()
    // Somebody answers at the relay's address who asks nobody who they are.
    relay.forget('none')
    await relay.start()
    qian.reopen()
    await until(async () => (await qian.relays.list())[0]!.state === 'connected', 'somebody answers')
    putRow((await qian.screen(id)).doc, cards, 'c1', card('Project Heron'))
    expect((await teamOf(qian)).status).toBe('unknown')
    await qian.relays.leave({ url })
    expect(await statusOf(qian, id)).toMatchObject({ relay: 'refused', relayCode: 4401, canWrite: true })
    putRow((await qian.screen(id)).doc, cards, 'c2', card('Project Falcon'))
    expect((await relay.everythingOf(id)).length).toBe(0)
  })

  test('is forgotten with its keys', async () => {
    const { url, qian } = await team()
    const keys = () =>
      qian.db
        .read(
          "SELECT 1 FROM private_keys WHERE holder_id GLOB 'dev_relay_*' OR holder_id GLOB 'dev_sealed_*'",
        )
        .all()
    expect(keys()).toHaveLength(2)
    await qian.relays.leave({ url })
    expect(keys()).toEqual([])
  })

  test('stops where the relay was put back to an older state, until a person says that it was meant', async () => {
    const { relay, qian, id } = await team()
    const copy = await relay.backup()
    putRow((await qian.screen(id)).doc, cards, 'c1', card('瑞金'))
    await settled(qian, id)
    await relay.stop()
    await relay.restore(copy)
    await relay.start()
    await until(async () => (await statusOf(qian, id)).sealed?.fault === 'restored', 'stopped')
    await qian.rooms.acceptRestored({ roomId: id })
    await settled(qian, id)
    expect((await statusOf(qian, id)).sealed?.fault).toBeNull()
  })
})

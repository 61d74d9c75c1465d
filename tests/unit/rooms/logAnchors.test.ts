import { afterEach, beforeEach, expect, test } from 'vitest'
import { appendLog, logHead } from '../../../src/core/log/append.ts'
import { statementsOfKind } from '../../../src/core/relays/store.ts'
import { openOfficeWithRooms } from '../../../src/core/rooms/roomsFixture.ts'
import { type Office, startRelayForRooms, until } from './relayForRooms.ts'

let cleanups: (() => unknown)[] = []
beforeEach(() => {
  cleanups = []
})
afterEach(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup()
})

async function joined() {
  const relay = await startRelayForRooms('devices')
  cleanups.push(() => relay.stop().catch(() => {}))
  const office: Office = openOfficeWithRooms()
  office.clock.now = Date.now()
  cleanups.push(() => office.close())
  const { url } = relay
  await office.relays.join({ url, code: await relay.foundWorkspace() })
  const isOnline = () => until(async () => (await office.relays.list())[0]?.state === 'connected', 'online')
  await isOnline()
  const kept = () => statementsOfKind(office.db, url, 'checkpoint').length
  return {
    ...{ relay, office, url, kept, isOnline },
    async anchor() {
      const before = kept()
      office.clock.now += 1
      await office.relays.anchor({ url })
      await until(async () => kept() === before + 1, 'the checkpoint is back')
    },
  }
}

/** As somebody with the file, its key and time could: another chain that is whole, from an entry on. */
function rewrite({ db, stamp }: Office, from: number): void {
  const triggers = db.sqlite
    .prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'log_entries'")
    .all() as { name: string; sql: string }[]
  for (const { name } of triggers) db.sqlite.exec(`DROP TRIGGER ${name}`)
  const until = logHead(db).seq
  db.sqlite.prepare('DELETE FROM log_entries WHERE seq >= ?').run(from)
  for (let seq = from; seq <= until; seq += 1)
    appendLog(db, stamp(), { kind: 'exportMade', body: { what: 'log', destination: 'file' } })
  for (const { sql } of triggers) db.sqlite.exec(sql)
}

test('a checkpoint at the relay is an anchor: the relay is asked, and vouches up to its entry', async () => {
  const { office, url, anchor } = await joined()
  expect(await office.log.verify({})).toMatchObject({ status: 'consistentUnanchored', relays: [] })
  await anchor()
  const { seq } = logHead(office.db)
  appendLog(office.db, office.stamp(), { kind: 'exportMade', body: { what: 'log', destination: 'file' } })
  expect(await office.log.verify({})).toMatchObject({
    ...{ status: 'verifiedAgainstAnchor', lastAnchoredSeq: seq, anchors: 1, problem: null },
    relays: [{ url, name: '华东大客户', state: 'confirmed', seq }],
  })
  await anchor()
  expect(await office.log.verify({})).toMatchObject({
    ...{ status: 'verifiedAgainstAnchor', lastAnchoredSeq: seq + 1 },
    relays: [{ state: 'confirmed', seq: seq + 1 }],
  })
})

test('while the relay is away its checkpoint vouches for nothing, and still finds a change', async () => {
  const { office, relay, anchor } = await joined()
  await anchor()
  await relay.stop()
  expect(await office.log.verify({})).toMatchObject({
    ...{ status: 'consistentUnanchored', lastAnchoredSeq: null },
    relays: [{ state: 'notReached' }],
  })
  rewrite(office, 3)
  expect(await office.log.verify({})).toMatchObject({ status: 'broken', problem: { kind: 'rewritten' } })
})

test('whoever rewrites the log and what is kept here of the relay is found out by the relay', async () => {
  const { office, anchor } = await joined()
  await anchor()
  const { seq } = logHead(office.db)
  rewrite(office, 3)
  office.db.sqlite.prepare("DELETE FROM relay_statements WHERE kind = 'checkpoint'").run()
  expect(await office.log.verify({})).toMatchObject({
    ...{ status: 'broken', lastAnchoredSeq: null },
    problem: { seq, kind: 'rewritten' },
  })
})

test('a checkpoint of entries that are gone says from where they are', async () => {
  const { office, anchor } = await joined()
  for (let n = 0; n < 3; n += 1)
    appendLog(office.db, office.stamp(), { kind: 'exportMade', body: { what: 'log', destination: 'file' } })
  await anchor()
  const { seq } = logHead(office.db)
  const triggers = office.db.sqlite
    .prepare("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'log_entries'")
    .all() as { name: string }[]
  for (const { name } of triggers) office.db.sqlite.exec(`DROP TRIGGER ${name}`)
  office.db.sqlite.prepare('DELETE FROM log_entries WHERE seq > ?').run(seq - 2)
  expect(await office.log.verify({})).toMatchObject({
    ...{ status: 'broken' },
    problem: { seq: seq - 2, kind: 'truncated' },
  })
})

test('a relay that says something else than before vouches for nothing', async () => {
  const { office, relay, anchor, url } = await joined()
  const empty = await relay.backup()
  await anchor()
  await relay.stop()
  await relay.restore(empty)
  await relay.start()
  await office.relays.retry({ url })
  await until(async () => (await office.relays.list())[0]?.state === 'connected', 'back')
  // Another statement stands at the number where the checkpoint was.
  office.clock.now += 1
  await office.state(url, 'vote', { another: true })
  expect(await office.log.verify({})).toMatchObject({
    ...{ status: 'consistentUnanchored' },
    relays: [{ state: 'differs' }],
  })
})

test('once a day a checkpoint goes out by itself, where there is something new', async () => {
  const { office, kept, url } = await joined()
  const anchoring = office.anchorDaily()
  anchoring.hourly(office.session)
  await until(async () => kept() === 1, 'the first')
  anchoring.hourly(office.session)
  appendLog(office.db, office.stamp(), { kind: 'exportMade', body: { what: 'log', destination: 'file' } })
  anchoring.hourly(office.session)
  // A statement that follows says that none came in between.
  await office.state(url, 'vote', {})
  await until(async () => statementsOfKind(office.db, url, 'vote').length === 1, 'after it')
  expect(kept()).toBe(1)
  // As if it had been stored two days ago.
  office.db.write('UPDATE relay_statements SET stored_at = stored_at - 172800000').run()
  office.clock.now += 1
  anchoring.hourly(office.session)
  await until(async () => kept() === 2, 'the second day')
  office.db.write('UPDATE relay_statements SET stored_at = stored_at - 172800000').run()
  anchoring.hourly(office.session)
  await office.state(url, 'vote', { next: true })
  await until(async () => statementsOfKind(office.db, url, 'vote').length === 2, 'after it')
  // Nothing new in the log: there is nothing to vouch for.
  expect(kept()).toBe(2)
})

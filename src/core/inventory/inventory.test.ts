import { call } from '@orpc/server'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { AccountId } from '../../shared/ids.ts'
import { agree, assess } from '../consent/consentFixture.ts'
import { openImportDesk, type TestFile } from '../imports/importFixture.ts'
import { listLog } from '../log/append.ts'
import { undoChangeSet } from '../undo/changeSets.ts'
import { logUndoneDescription } from './describeSource.ts'
import { inventoryProcedures } from './procedures.ts'

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const customers: TestFile = ['客户.csv', '客户名称,城市\n仁济医院,上海\n甬江总院,宁波\n']
const notes: TestFile = [
  '2026-05-20 仁济医院拜访.md',
  '# 仁济医院拜访 2026-05-20\n\n张主任说：我们预算 120 万元以内，停机 41 小时。\n',
]
const callFile: TestFile = [
  '2026-05-30 仁济医院 电话.srt',
  '1\n00:00:30,000 --> 00:00:40,000\n张岚: 停机 41 小时\n',
]
const inventory = () => inventoryProcedures({ require: () => desk.session })

it('lists each source with ground, volume, freshness and what it contributes', async () => {
  assess(desk.session)
  const [inspected] = await desk.inspect(callFile)
  const hash = inspected!.recording!.hash!
  agree(desk.session, { recording: { hash, name: callFile[0] }, participants: ['张岚'] })
  await desk.drop(customers, notes, callFile)
  const assets = await call(inventory().assets, undefined)
  const byName = Object.fromEntries(assets.map((asset) => [asset.name, asset]))
  expect(byName['客户.csv']).toMatchObject({
    recordClass: 'salesRecords',
    consent: 'notRequired',
    bases: [],
    items: 2,
    shredded: 0,
    facts: 0,
  })
  expect(byName['2026-05-20 仁济医院拜访.md']).toMatchObject({
    recordClass: 'notes',
    owner: '钱越',
    sensitivity: 'internal',
  })
  expect(byName['2026-05-20 仁济医院拜访.md']!.facts).toBeGreaterThan(0)
  expect(byName[callFile[0]]).toMatchObject({
    recordClass: 'transcripts',
    consent: 'given',
    bases: ['consent'],
    sensitivity: 'personal',
    items: 1,
    newestAt: Date.UTC(2026, 4, 30, 1, 0, 30),
  })
  desk.db.write('UPDATE consent_records SET expires_at = ?').run(desk.session.now())
  const after = await call(inventory().assets, undefined)
  expect(after.find(({ name }) => name === callFile[0])).toMatchObject({ consent: 'missing', bases: [] })

  const { items, total } = await call(inventory().evidence, { sourceId: byName[callFile[0]]!.sourceId })
  expect([total, items.map(({ author, text }) => [author, text])]).toEqual([1, [['张岚', '停机 41 小时']]])
})

it('counts what stands behind each account, and says where there is nothing', async () => {
  await desk.drop(customers, notes)
  const { rows, total } = await call(inventory().coverage, {})
  expect(total).toBe(2)
  const counts = Object.fromEntries(rows.map((row) => [row.name, row.counts]))
  expect(counts.仁济医院!.slice(0, 3)).toEqual([0, 0, 0])
  expect(counts.仁济医院![3]).toBeGreaterThan(0)
  expect(counts.甬江总院!.slice(0, 4)).toEqual([0, 0, 0, 0])
  const [account] = desk.rows<{ id: AccountId }>("SELECT id FROM accounts WHERE name = '仁济医院'")
  expect(rows.find(({ accountId }) => accountId === account!.id)?.newestAt).toBeTypeOf('number')
})

it('owner, ground and value of chats and tables are recorded by a person, logged, and taken back by undo', async () => {
  await desk.drop(customers, notes)
  const asset = async (name: string) =>
    (await call(inventory().assets, undefined)).find((each) => each.name === name)!
  const { sourceId, owner } = await asset('客户.csv')
  const change = { ownerName: '罗宁', legalBasis: 'contract', assetValue: 'high' } as const
  const { changeSetId } = await call(inventory().describe, { sourceId, change })
  expect(await asset('客户.csv')).toMatchObject({
    ...{ owner: '罗宁', broughtBy: owner, bases: ['contract'], value: 'high' },
  })
  expect(await asset(notes[0])).toMatchObject({ owner, bases: [], value: null })
  expect(await call(inventory().describe, { sourceId, change: { assetValue: 'high' } })).toEqual({
    changeSetId: null,
  })
  undoChangeSet(desk.db, changeSetId!, desk.session.now(), (each) => logUndoneDescription(desk.session, each))
  expect(await asset('客户.csv')).toMatchObject({ owner, bases: [], value: null })
  const logged = listLog(desk.db, { kind: 'sourceDescribed' }).map(({ body }) => body)
  expect(logged).toHaveLength(6)
  expect(logged).toContainEqual({
    ...{ sourceId, field: 'legalBasis', before: null, after: 'contract', isUndo: false },
  })
  expect(logged).toContainEqual({
    ...{ sourceId, field: 'legalBasis', before: 'contract', after: null, isUndo: true },
  })
})

it('the ground of a recording is its consents, and cannot be given beside them', async () => {
  assess(desk.session)
  const [inspected] = await desk.inspect(callFile)
  const hash = inspected!.recording!.hash!
  agree(desk.session, { recording: { hash, name: callFile[0] }, participants: ['张岚'] })
  await desk.drop(customers, callFile)
  const { sourceId } = (await call(inventory().assets, undefined)).find(({ name }) => name === callFile[0])!
  await expect(call(inventory().describe, { sourceId, change: { legalBasis: 'notice' } })).rejects.toThrow(
    'inventory.groundOfRecording',
  )
  await call(inventory().describe, { sourceId, change: { assetValue: 'low' } })
  expect(
    (await call(inventory().assets, undefined)).find((each) => each.sourceId === sourceId),
  ).toMatchObject({ bases: ['consent'], value: 'low' })
})

import { describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { agenda, decisions, published, reviews, runningReview, zones } from '../../shared/rooms/board.ts'
import { nodes, touches } from '../../shared/rooms/map.ts'
import { patchRow, putRow, readRows } from '../../shared/rooms/records.ts'
import { listActivitiesOfDeal } from '../activities/store.ts'
import { listLog } from '../log/append.ts'
import { verifyLog } from '../log/verify.ts'
import { day, ten } from '../testOffice.ts'
import { lastChangeSet, undoChangeSet } from '../undo/changeSets.ts'
import { zoneKey } from './boardOffers.ts'
import { hashOf } from './publish.ts'
import { openOfficeWithRooms } from './roomsFixture.ts'

/** Qian's office with two customers in 浙江 and one deal of each. */
function openTeam() {
  const office = openOfficeWithRooms()
  const { story } = office
  const mingzhou = story.account({ name: '明州二院', region: '浙江' })
  const zhou = story.contact({
    accountId: mingzhou,
    name: '周岚',
    department: '设备科',
    title: '设备科主任',
    buyingRole: 'technicalEvaluator',
    phone: '13800000000',
  })
  const deal = story.deal({
    accountId: mingzhou,
    name: '内镜二期',
    region: '浙江',
    amountMinor: 300_000_00,
    currency: 'CNY',
    expectedCloseAt: ten - day,
    ownerName: '钱越',
  })
  const yuecheng = story.account({ name: '越城医院', region: '浙江' })
  story.deal({ accountId: yuecheng, name: '超声', region: '浙江', amountMinor: 100_000_00, currency: 'CNY' })
  story.activity({
    accountId: mingzhou,
    dealId: deal,
    contactId: zhou,
    kind: 'visit',
    occurredAt: ten - 3 * day,
    durationMs: 1_500_000,
    summary: '预算 300 万，别外传',
  })
  story.activity({ accountId: mingzhou, dealId: deal, kind: 'complaint', occurredAt: ten - 2 * day })
  return { ...office, mingzhou, zhou, deal }
}
const doc = (office: ReturnType<typeof openTeam>, id: string) =>
  office.live.use(office.session, id, ({ replica }) => replica.state())
const read = async (
  office: ReturnType<typeof openTeam>,
  id: Parameters<typeof office.rooms.offers>[0]['roomId'],
) => (await office.screen(id)).doc

describe('what is published on a board', () => {
  test('is offered field by field, and nothing of it is in the room before', async () => {
    const office = openTeam()
    const { id } = await office.rooms.create({ kind: 'board', name: '晨会' })
    const offers = await office.rooms.offers({ roomId: id })
    expect(offers.map(({ kind, title }) => [kind, title])).toEqual([
      ['zone', '浙江'],
      ['deal', '明州二院 · 内镜二期'],
      ['deal', '越城医院 · 超声'],
    ])
    expect(offers[0]!.row).toMatchObject({
      openDeals: 2,
      openMinor: 400_000_00,
      heat: null,
      short: { n: 0, needed: 5 },
      risks: { pipeline: { light: 'unknown', hits: 1, of: 1 }, delivery: { hits: 1, of: 1 } },
    })
    expect(offers[1]!.fields.find(({ field }) => field === 'owner')).toMatchObject({
      isPersonal: true,
      isOnByDefault: false,
    })
    expect(Buffer.from(doc(office, id)).includes('浙江')).toBe(false)
    expect(listLog(office.db, { kind: 'roomPublished' })).toEqual([])
  })

  test('is the use of the team’s time too, counted from its records, as a whole or by zone', async () => {
    const office = openTeam()
    const { story, mingzhou, deal } = office
    const nowhere = story.account({ name: '无区域客户' })
    const by = (ownerName: string, kind: 'visit' | 'demo', accountId: string, more = {}) =>
      story.activity({ accountId, kind, ownerName, direction: 'outbound', occurredAt: ten - day, ...more })
    by('钱越', 'visit', mingzhou, { durationMs: 5_400_000 })
    by('钱越', 'visit', nowhere)
    by('林越', 'demo', mingzhou, { dealId: deal })
    by('林越', 'visit', mingzhou, { occurredAt: ten - 31 * day })
    by('周岚', 'visit', mingzhou, { direction: 'inbound' })
    const { id } = await office.rooms.create({ kind: 'board', name: '晨会' })
    const uses = (await office.rooms.offers({ roomId: id })).filter(({ kind }) => kind === 'resource')
    const part = (amount: number) => [{ zone: zoneKey('浙江'), amount }]
    expect(uses.map(({ key, row }) => [key, row.use])).toEqual([
      ['use:sellers', { measure: 'sellers', days: 30, amount: 2, of: 3, parts: part(1.5) }],
      ['use:visits', { measure: 'visits', days: 30, amount: 2, of: 2, parts: part(1) }],
      ['use:demos', { measure: 'demos', days: 30, amount: 1, of: 1, parts: part(1) }],
      ['use:hours', { measure: 'hours', days: 30, amount: 1.5, of: 1, parts: part(1.5) }],
    ])
    await office.rooms.publish({
      roomId: id,
      chosen: [
        { key: 'use:sellers', fields: ['useWhole'] },
        { key: 'use:visits', fields: ['useByZone'] },
      ],
    })
    const rows = readRows(await read(office, id), published).rows
    expect(rows.get('use:sellers')?.use).toMatchObject({ amount: 2, parts: null })
    expect(rows.get('use:visits')?.use).toMatchObject({ amount: null, parts: part(1) })
    expect(rows.has('use:demos')).toBe(false)
    // No name of anybody goes along.
    expect(Buffer.from(doc(office, id)).includes('林越')).toBe(false)
    const { use: _, ...before } = rows.get('use:sellers')!
    expect(published.schema.safeParse({ ...before, kind: 'deal' }).success).toBe(true)
  })

  test('is the chosen fields and no others, with an entry in the log over exactly that', async () => {
    const office = openTeam()
    const { id } = await office.rooms.create({ kind: 'board', name: '晨会' })
    const [zone, deal] = await office.rooms.offers({ roomId: id })
    const { published: n, logSeq } = await office.rooms.publish({
      roomId: id,
      chosen: [
        { key: zone!.key, fields: ['openDeals'] },
        { key: deal!.key, fields: ['stage'] },
        { key: 'deal:dea_unknown', fields: ['owner'] },
      ],
    })
    expect(n).toBe(2)
    const room = await read(office, id)
    const rows = readRows(room, published).rows
    expect(rows.get(zone!.key)).toMatchObject({
      openDeals: 2,
      openMinor: null,
      risks: null,
      heat: null,
      by: '钱越',
    })
    expect(rows.get(deal!.key)).toMatchObject({
      stage: 'evaluate',
      openMinor: null,
      owner: null,
      expectedCloseAt: null,
    })
    expect([...readRows(room, zones).rows.values()].map(({ name }) => name)).toEqual(['浙江'])
    const bytes = Buffer.from(doc(office, id))
    for (const secret of ['30000000', '13800000000', '别外传', '周岚'])
      expect(bytes.includes(secret)).toBe(false)
    const [entry] = listLog(office.db, { kind: 'roomPublished' })
    expect(entry).toMatchObject({
      seq: logSeq,
      body: {
        items: [
          { key: zone!.key, fields: ['openDeals'] },
          { key: deal!.key, fields: ['stage'] },
        ],
        shared: false,
      },
    })
    for (const row of rows.values()) {
      const { by: _, at: __, hash, ...said } = row
      expect(hash).toBe(hashOf(said))
    }
    await expect(
      office.rooms.publish({ roomId: id, chosen: [{ key: 'gone', fields: [] }] }),
    ).rejects.toMatchObject({
      data: { code: 'room.nothingChosen' },
    })
    expect(verifyLog(office.db).firstProblem).toBeNull()
  })
})

describe('a review', () => {
  test('freezes its evidence, tells when somebody changes it, and takes decisions to the next', async () => {
    const office = openTeam()
    const { id } = await office.rooms.create({ kind: 'board', name: '晨会' })
    const [zone] = await office.rooms.offers({ roomId: id })
    await office.rooms.publish({ roomId: id, chosen: [{ key: zone!.key, fields: ['openDeals'] }] })
    const { doc: room } = await office.screen(id)
    putRow(room, agenda, 'a1', {
      title: '浙江',
      note: '',
      plannedMs: 600_000,
      spentMs: 5,
      zone: zone!.key,
      order: 0,
    })
    const decision = {
      title: '样机调回',
      note: '',
      owner: '何经理',
      dueAt: ten + day,
      state: 'open' as const,
      reviewAt: null,
      zone: null,
      author: '钱越',
      at: ten,
      logSeq: null,
      loggedBy: null,
    }
    putRow(room, decisions, 'd1', decision)
    const { logSeq } = await office.rooms.startReview({ roomId: id, title: '周一' })
    const { doc: after } = await office.screen(id)
    expect(readRows(after, reviews).rows.get(runningReview)).toMatchObject({
      item: 'a1',
      frozenAt: ten,
      presenter: '钱越',
    })
    expect(readRows(after, agenda).rows.get('a1')?.spentMs).toBe(0)
    expect(readRows(after, decisions).rows.get('d1')?.reviewAt).toBe(ten)
    expect(await office.rooms.frozen({ roomId: id })).toEqual({ logSeq, matches: true })
    // Publishing anew does not touch what was frozen.
    await office.rooms.publish({ roomId: id, chosen: [{ key: zone!.key, fields: ['openMinor'] }] })
    expect(await office.rooms.frozen({ roomId: id })).toMatchObject({ matches: true })

    const logged = await office.rooms.logDecision({ roomId: id, id: 'd1' })
    expect(listLog(office.db, { kind: 'roomDecision' })[0]).toMatchObject({
      seq: logged.logSeq,
      body: { title: '样机调回', owner: '何经理', dueAt: ten + day },
    })
    expect(readRows((await office.screen(id)).doc, decisions).rows.get('d1')).toMatchObject({
      state: 'agreed',
      logSeq: logged.logSeq,
    })

    // An ended review keeps what it saw, and is compared with its own entry while another one runs.
    const first = readRows(after, reviews).rows.get(runningReview)!
    putRow(after, reviews, 'ended', { ...first, endedAt: ten + 60_000, lessons: '早问价格' })
    office.clock.now += day
    await office.rooms.startReview({ roomId: id, title: '第二次' })
    expect(await office.rooms.frozen({ roomId: id, review: 'ended' })).toEqual({ logSeq, matches: true })
    patchRow(after, reviews, 'ended', { frozen: {} })
    expect(await office.rooms.frozen({ roomId: id, review: 'ended' })).toEqual({ logSeq, matches: false })
    expect(await office.rooms.frozen({ roomId: id, review: 'never' })).toBeNull()
    putRow(after, reviews, runningReview, first)

    const forged = readRows(after, reviews).rows.get(runningReview)!
    patchRow(after, reviews, runningReview, {
      frozen: { ...forged.frozen, [zone!.key]: { ...forged.frozen![zone!.key]!, openDeals: 99 } },
    })
    expect(await office.rooms.frozen({ roomId: id })).toMatchObject({ matches: false })
    // The log says what it said, whatever the room says now.
    expect(verifyLog(office.db).firstProblem).toBeNull()
  })
})

describe('a decision map', () => {
  test('offers what of ours reached somebody, not what they wrote unasked, and who reached them is off unless chosen', async () => {
    const office = openTeam()
    const { story, mingzhou, zhou, deal } = office
    const wrote = (kind: 'message' | 'email' | 'priceAsked', direction: 'inbound' | 'outbound') =>
      story.activity({
        ...{ accountId: mingzhou, dealId: deal, contactId: zhou, kind, direction },
        ...{ ownerName: '赵敏', occurredAt: ten - day },
      })
    wrote('message', 'inbound')
    wrote('email', 'inbound')
    wrote('message', 'outbound')
    wrote('priceAsked', 'inbound')
    const { id } = await office.rooms.create({ kind: 'map', name: '明州', dealId: deal as never })
    const offers = await office.rooms.offers({ roomId: id })
    const reached = offers.filter(({ kind }) => kind === 'touch')
    expect(reached.map(({ row }) => [row.source, row.interaction]).sort()).toEqual([
      ['message', 'none'],
      ['message', 'question'],
      ['visit', 'none'],
    ])
    for (const { fields } of reached)
      expect(fields).toContainEqual({ field: 'by', isPersonal: true, isOnByDefault: false })
  })

  test('takes over the committee and its touches, and the engines see a colleague’s touch only once it is adopted', async () => {
    const office = openTeam()
    const { id } = await office.rooms.create({
      kind: 'map',
      name: '明州',
      first: ['需求', '论证', '签约'],
      dealId: office.deal as never,
    })
    const offers = await office.rooms.offers({ roomId: id })
    expect(offers.map(({ kind }) => kind)).toEqual(['person', 'touch'])
    await office.rooms.publish({
      roomId: id,
      chosen: offers.map(({ key, kind }) => ({
        key,
        fields: kind === 'person' ? ['who', 'title', 'contact'] : ['dwellMs'],
      })),
    })
    const { doc: room } = await office.screen(id)
    expect([...readRows(room, nodes).rows.values()]).toMatchObject([
      { who: '周岚', title: '设备科主任', step: 'steps:1', isKey: true, contact: office.zhou },
    ])
    expect([...readRows(room, touches).rows.values()]).toMatchObject([
      { source: 'visit', dwellMs: 1_500_000, title: 'visit', evidence: null },
    ])
    const reading = await office.rooms.mapReading({ roomId: id, asOf: ten })
    expect(reading.coverage).toMatchObject({ keyNodes: 1, touched: 1, share: 1 })

    const before = listActivitiesOfDeal(office.db, office.deal, ten + 1, 10).length
    const touch = {
      node: office.zhou,
      at: ten - day,
      source: 'call' as const,
      interaction: 'none' as const,
      dwellMs: null,
      title: '确认预算口径',
      evidence: null,
      by: '赵敏',
    }
    putRow(room, touches, 'colleague', touch)
    putRow(room, touches, 'tomorrow', { ...touch, at: ten + day })
    putRow(room, touches, 'nobody', { ...touch, node: 'gone' })
    expect(await office.rooms.adoptable({ roomId: id })).toMatchObject([
      { id: 'colleague', by: '赵敏', contactName: '周岚', state: 'new' },
    ])
    expect(listActivitiesOfDeal(office.db, office.deal, ten + 1, 10)).toHaveLength(before)

    const { changeSetId, adopted } = await office.rooms.adopt({
      roomId: id,
      ids: ['colleague', 'tomorrow', 'nobody'],
    })
    expect(adopted).toBe(1)
    expect(listActivitiesOfDeal(office.db, office.deal, ten + 1, 10)[0]).toMatchObject({
      kind: 'call',
      ownerName: '赵敏',
      summary: '确认预算口径',
      contactId: office.zhou,
      knownAt: ten,
    })
    await expect(office.rooms.adopt({ roomId: id, ids: ['colleague'] })).rejects.toMatchObject({
      data: { code: 'room.nothingToAdopt' },
    })
    patchRow(room, touches, 'colleague', { title: '又改了' })
    expect(await office.rooms.adoptable({ roomId: id })).toMatchObject([{ state: 'changed' }])
    expect(listActivitiesOfDeal(office.db, office.deal, ten + 1, 10)[0]?.summary).toBe('确认预算口径')

    undoChangeSet(office.db, changeSetId, ten, () => {})
    expect(listActivitiesOfDeal(office.db, office.deal, ten + 1, 10)).toHaveLength(before)
    expect(await office.rooms.adoptable({ roomId: id })).toMatchObject([{ state: 'new' }])
    expect(listLog(office.db, { kind: 'roomAdopted' })).toHaveLength(1)
    expect(verifyLog(office.db).firstProblem).toBeNull()
  })

  test('takes over what others record by a standing rule, logged, once each, and never again once undone', async () => {
    const office = openTeam()
    const { id } = await office.rooms.create({ kind: 'map', name: '明州', dealId: office.deal as never })
    const offers = await office.rooms.offers({ roomId: id })
    await office.rooms.publish({
      roomId: id,
      chosen: offers
        .filter(({ kind }) => kind === 'person')
        .map(({ key }) => ({ key, fields: ['who', 'title', 'contact'] })),
    })
    const { doc } = await office.screen(id)
    const touch = {
      ...{ node: office.zhou, at: ten - day, source: 'call' as const, interaction: 'none' as const },
      ...{ dwellMs: null, title: '确认预算口径', evidence: null, by: '赵敏' },
    }
    putRow(doc, touches, 'first', touch)
    const said = () => listActivitiesOfDeal(office.db, office.deal, ten + 1, 50).map(({ summary }) => summary)
    expect(said()).not.toContain('确认预算口径')
    expect(await office.rooms.setAdoptionRule({ roomId: id, isOn: true })).toEqual({ adopted: 1 })
    expect(said()).toContain('确认预算口径')
    expect(await office.rooms.adoptionRule({ roomId: id })).toMatchObject({
      rule: { at: ten, by: '钱越' },
      last: { adopted: 1 },
    })
    // What came by itself is not what Qian did last.
    expect(lastChangeSet(office.db, '钱越')?.label).not.toBe('room.adopt')

    // A colleague's change comes through the relay.
    const colleague = new Y.Doc()
    Y.applyUpdate(colleague, Y.encodeStateAsUpdate(doc))
    putRow(colleague, touches, 'second', { ...touch, title: '约了院长' })
    const update = Y.encodeStateAsUpdate(colleague)
    office.live.use(office.session, id, ({ replica }) => replica.apply(update, 'relay'))
    await vi.waitFor(() => expect(said()).toContain('约了院长'), { timeout: 5_000 })

    office.clock.now += 1
    const { last } = await office.rooms.adoptionRule({ roomId: id })
    const [taken] = listLog(office.db, { kind: 'roomAdopted' })
    expect(taken?.actor).toBe(office.session.stamp().actor)
    undoChangeSet(office.db, last!.changeSetId, ten, () => {})
    expect(await office.rooms.setAdoptionRule({ roomId: id, isOn: true })).toEqual({ adopted: 0 })
    expect(said()).not.toContain('约了院长')
    await office.rooms.setAdoptionRule({ roomId: id, isOn: false })
    expect((await office.rooms.adoptionRule({ roomId: id })).rule).toBeNull()
    expect(listLog(office.db, { kind: 'roomAdopted' })).toHaveLength(2)
    expect(listLog(office.db, { kind: 'roomAdoptionRule' })).toHaveLength(3)
    expect(verifyLog(office.db).firstProblem).toBeNull()
  })
})

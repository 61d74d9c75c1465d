import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Brief } from '../shared/contract/brief.ts'
import {
  boardCollections,
  cards,
  comments,
  decisions,
  published as publishedRows,
} from '../shared/rooms/board.ts'
import { mapCollections } from '../shared/rooms/map.ts'
import { minutesFragment, psuCollections } from '../shared/rooms/psu.ts'
import { type Collection, readRows } from '../shared/rooms/records.ts'
import { sentencesOf } from './brief/tracks/tracksView.ts'
import { type Core, createCore } from './createCore.ts'
import { listLog } from './log/append.ts'

/** A Saturday morning at a distributor in Ningbo; the sample's story ends on this day. */
const now = Date.UTC(2026, 10, 21, 2, 0)
const noKeychain = {
  available: async () => false,
  get: async () => null,
  set: async () => {},
  remove: async () => {},
}
const noModel = { open() {}, postMessage() {}, onMessage() {}, onExit() {}, close() {} }
const home = mkdtempSync(join(tmpdir(), 'sandtable-core-'))
const start = (open: Parameters<typeof createCore>[0]['start']['open'], at = now) =>
  createCore({
    start: { homeDirectory: home, modelsDirectory: home, open },
    keychain: noKeychain,
    model: noModel,
    comparison: noModel,
    trainer: noModel,
    now: () => at,
  })

const refused = (code: string) => expect.objectContaining({ data: expect.objectContaining({ code }) })

let core: Core
let brief: Brief
beforeAll(async () => {
  core = await start({ sample: true, directory: null })
}, 120_000)
afterAll(async () => {
  await core.close()
  rmSync(home, { recursive: true, force: true })
})

describe('the sample workspace, opened for the first time', () => {
  it('is labelled as a sample and as unprotected', async () => {
    expect(await core.client.workspace.state()).toMatchObject({
      state: 'open',
      info: { kind: 'sample', protection: 'keyFile' },
    })
  })

  it('was imported like anybody’s files: with rejections that name place and reason, and merges to decide', async () => {
    const [report] = await core.client.imports.list()
    expect(report?.status).toBe('done')
    expect(report?.files.every((file) => file.error === null)).toBe(true)
    expect(report!.files.reduce((sum, file) => sum + file.rejected, 0)).toBeGreaterThan(0)
    const { rows } = await core.client.imports.rejections({ importId: report!.id })
    expect(rows.every((row) => row.place.line !== null && row.code !== '')).toBe(true)
    expect((await core.client.imports.proposals()).length).toBeGreaterThan(0)
  })

  it('tells on its first day of the cut, the departure and the policy of the quarter', async () => {
    const { alerts, changes } = await core.client.today.get()
    expect(new Set(alerts.map(({ code }) => code))).toEqual(
      new Set(['championLeft', 'competitorCut', 'policyChange']),
    )
    expect(changes.length).toBeGreaterThan(4)
  })

  it('has a room of each kind, filled by publications that are logged, and nothing shared', async () => {
    const rooms = await core.client.rooms.list()
    expect(rooms.map(({ kind }) => kind).sort()).toEqual(['board', 'map', 'psu'])
    expect(rooms.every(({ status }) => status.relayUrl === null && status.canWrite)).toBe(true)
    const published = listLog(core.sessions.require().db, { kind: 'roomPublished' }).map(
      ({ body }) => body as { roomId: string; shared: boolean },
    )
    expect(new Set(published.map(({ roomId }) => roomId))).toEqual(new Set(rooms.map(({ id }) => id)))
    expect(published.some(({ shared }) => shared)).toBe(false)

    const documents = new Map<string, { doc: Y.Doc; said: Y.Doc }>()
    for (const { id, kind } of rooms) {
      const stop = new AbortController()
      for await (const event of await core.client.rooms.open(
        { roomId: id, screen: 'screen-of-test' },
        { signal: stop.signal },
      )) {
        if (event.kind !== 'state') continue
        const read = (update: string) => {
          const doc = new Y.Doc()
          Y.applyUpdate(doc, Buffer.from(update, 'base64'))
          return doc
        }
        documents.set(kind, { doc: read(event.update), said: read(event.comments.update) })
        break
      }
      stop.abort()
    }
    const { doc: board, said } = documents.get('board')!
    const zones = [...readRows(board, publishedRows).rows.values()].filter(({ kind }) => kind === 'zone')
    expect(zones.filter(({ heat }) => heat !== null).length).toBeGreaterThan(3)
    expect(readRows(said, comments).rows.size).toBeGreaterThan(2)
    const [decision] = readRows(board, decisions).rows.values()
    expect(decision).toMatchObject({ state: 'agreed', logSeq: expect.any(Number) })
    const deals = new Set([...readRows(board, publishedRows).rows].map(([key]) => key))
    for (const { about } of readRows(board, cards).rows.values()) if (about) expect(deals).toContain(about)
    for (const [kind, collections] of [
      ['board', boardCollections],
      ['map', mapCollections],
      ['psu', psuCollections],
    ] as const)
      for (const each of collections as readonly Collection<unknown>[])
        expect(readRows(documents.get(kind)!.doc, each).unreadable, each.name).toBe(0)
    const lines = documents.get('psu')!.doc.getXmlFragment(minutesFragment('minutes:0')).toString()
    expect(lines).toContain('<bulletlist><listitem><paragraph>')

    const map = rooms.find(({ kind }) => kind === 'map')!
    const { coverage, blind, nodes } = await core.client.rooms.mapReading({ roomId: map.id, asOf: now })
    expect(coverage.touched).toBeGreaterThan(5)
    expect(blind).toHaveLength(coverage.keyNodes - coverage.touched)
    expect(blind.length).toBeGreaterThan(1)
    expect(nodes.filter(({ state }) => state === 'stale')).toHaveLength(3)
  })

  it('every fact points at the very words of its evidence', () => {
    const facts = core.sessions
      .require()
      .db.read(
        `SELECT f.text AS said, substr(e.text, f.span_start + 1, f.span_end - f.span_start) AS stands
         FROM facts f JOIN evidence e ON e.id = f.evidence_id`,
      )
      .all() as { said: string; stands: string }[]
    expect(facts.length).toBeGreaterThan(200)
    expect(facts.filter(({ said, stands }) => said !== stands)).toEqual([])
  })
})

describe('the brief of the next call', () => {
  it('has exactly three tracks of different strategies, a committee and a quote range, and is in the log', async () => {
    const { today, upcoming } = await core.client.today.get()
    const call = [...today, ...upcoming].find((one) => one.accountName.startsWith('明州'))
    expect(call).toBeDefined()
    brief = await core.client.brief.prepare({ dealId: call!.dealId, lang: 'zh' })
    expect(new Set(brief.tracks.map((track) => track.strategy)).size).toBe(3)
    expect(brief.committee.cells.length).toBeGreaterThan(3)
    expect(brief.quote?.prediction.kind).toBe('range')
    const entry = await core.client.log.get({ hash: brief.log.hash })
    expect(entry).toMatchObject({
      kind: 'adviceShown',
      seq: brief.log.seq,
      body: { adviceId: brief.adviceId },
    })
  })

  it('every mark behind a sentence opens the evidence at the span that says it', async () => {
    const marks = brief.tracks
      .flatMap((track) => sentencesOf(track).flatMap((sentence) => sentence.marks))
      // An objection that is only typical of the role says so, and has nothing to open.
      .filter(({ kind }) => kind !== 'rule')
    expect(marks.length).toBeGreaterThan(5)
    for (const mark of marks) {
      const evidence = await core.client.accounts.evidence({ id: mark.evidenceId! })
      expect(evidence.text.slice(mark.start!, mark.end!).length).toBeGreaterThan(1)
    }
  })

  it('shows no figure that no evidence carries, and no statutory red line', () => {
    for (const track of brief.tracks)
      for (const sentence of sentencesOf(track)) {
        expect(sentence.spans.filter((span) => span.kind === 'figureUnmatched')).toEqual([])
        expect(sentence.redLines.filter((finding) => finding.severity === 'stop')).toEqual([])
      }
  })

  it('is the same advice when nothing changed, and is not logged twice', async () => {
    const before = await core.client.log.list({})
    const again = await core.client.brief.prepare({ dealId: brief.dealId, lang: 'zh' })
    expect(again.adviceId).toBe(brief.adviceId)
    expect((await core.client.log.list({})).total).toBe(before.total)
  })

  it('names nobody else’s accounts among the comparables', () => {
    for (const dot of brief.quote!.comparables.filter((comparable) => !comparable.own))
      expect([dot.accountName, dot.evidenceId, dot.at]).toEqual([null, null, 0])
  })
})

describe('what the rep does with it', () => {
  it('adopts a track once', async () => {
    const logged = await core.client.brief.adopt({ adviceId: brief.adviceId, part: 'track:1' })
    expect((await core.client.log.get({ hash: logged.hash })).body).toMatchObject({
      action: 'adopted',
      part: 'track:1',
    })
    await expect(core.client.brief.adopt({ adviceId: brief.adviceId, part: 'track:1' })).rejects.toEqual(
      refused('brief.alreadyDecided'),
    )
  })

  it('rejects one with a reason and not without', async () => {
    await expect(
      core.client.brief.reject({ adviceId: brief.adviceId, part: 'track:2', reason: ' ' }),
    ).rejects.toEqual(refused('brief.reasonNeeded'))
    await core.client.brief.reject({ adviceId: brief.adviceId, part: 'track:2', reason: '客户不关心同行' })
  })

  it('cannot exempt what no reason excuses, such as a benefit beside the contract', async () => {
    const sentences = ['合同外让利可以再谈。']
    const checked = await core.client.brief.check({ adviceId: brief.adviceId, sentences })
    expect(checked).toMatchObject({ verdict: 'blocked', exemptable: false })
    const ruleIds = checked.sentences[0]!.redLines.map((finding) => finding.ruleId)
    await expect(
      core.client.brief.editTrack({
        adviceId: brief.adviceId,
        part: 'track:3',
        sentences,
        reason: '按我的说法',
        exemption: { ruleIds, reason: '客户主动提出' },
      }),
    ).rejects.toEqual(refused('brief.blockedByCheck'))
  })

  it('cannot save a figure of their own that no evidence carries, nor a statutory red line without exemption', async () => {
    const edit = (sentences: string[], exemption: { ruleIds: string[]; reason: string } | null = null) =>
      core.client.brief.editTrack({
        adviceId: brief.adviceId,
        part: 'track:3',
        sentences,
        reason: '按我的说法',
        exemption,
      })
    await expect(edit(['上季度一共停机 977 小时。'])).rejects.toEqual(refused('brief.blockedByCheck'))
    await expect(edit(['这是目前最先进的平台。'])).rejects.toEqual(refused('brief.blockedByCheck'))
    const checked = await core.client.brief.check({
      adviceId: brief.adviceId,
      sentences: ['这是目前最先进的平台。'],
    })
    expect(checked).toMatchObject({ verdict: 'blocked', exemptable: true })
    const ruleIds = checked.sentences[0]!.redLines.map((finding) => finding.ruleId)
    const logged = await edit(['这是目前最先进的平台。'], { ruleIds, reason: '引用客户招标文件原话' })
    const { entries } = await core.client.log.list({ kind: 'redLineExemption' })
    expect(entries[0]?.seq).toBe(logged.seq - 1)
  })

  it('takes it along only with its trace', async () => {
    const exported = await core.client.brief.export({
      adviceId: brief.adviceId,
      as: 'clipboard',
      track: null,
    })
    expect(exported.text).toContain(brief.log.hash)
    expect(exported.text).toContain(exported.hash)
    const { entries } = await core.client.log.list({ kind: 'exportMade' })
    expect(entries[0]?.body).toMatchObject({ what: 'brief', destination: 'clipboard' })
  })

  it('and the deal’s end is in the log with the advice that went before', async () => {
    await core.client.deals.update({ ids: [brief.dealId], patch: { stage: 'won' } })
    const { entries } = await core.client.log.list({ kind: 'outcomeRecorded' })
    expect(entries[0]?.body).toMatchObject({
      dealId: brief.dealId,
      outcome: 'won',
      adviceIds: [brief.adviceId],
    })
  })

  it('the log holds together, and against its own anchor', async () => {
    const { text } = await core.client.log.anchor()
    expect(await core.client.log.verify({ anchors: [] })).toMatchObject({
      status: 'consistentUnanchored',
      problem: null,
    })
    expect(await core.client.log.verify({ anchors: [text] })).toMatchObject({
      status: 'verifiedAgainstAnchor',
    })
  })
})

describe('governance binds', () => {
  it('the sixth contact of a day is refused and freezes the customer; then nothing is adopted for them', async () => {
    const { deal } = await core.client.deals.get({ id: brief.dealId })
    const touch = () =>
      core.client.governance.recordTouch({ accountId: deal.accountId, contactId: null, channel: 'call' })
    let counted =
      (await core.client.governance.overview()).breakers.find((one) => one.accountId === deal.accountId)
        ?.touches ?? 0
    for (; counted < 5; counted += 1) await touch()
    await expect(touch()).rejects.toEqual(refused('breaker.frozen'))
    const { breakers } = await core.client.governance.overview()
    expect(breakers.find((one) => one.accountId === deal.accountId)?.state).toBe('frozen')
    const frozen = await core.client.brief.prepare({ dealId: brief.dealId, lang: 'zh' })
    expect(frozen.touches.frozen).toBe(true)
    await expect(core.client.brief.adopt({ adviceId: frozen.adviceId, part: 'track:1' })).rejects.toEqual(
      refused('brief.contactFrozen'),
    )
  })

  it('a module with fewer than three adopted rules advises nothing', async () => {
    const { rules } = await core.client.governance.overview()
    const rule = rules.find((one) => one.module === 'talkTracks' && one.status === 'adopted')!
    await core.client.governance.retireRule({ id: rule.id })
    await expect(core.client.brief.prepare({ dealId: brief.dealId, lang: 'en' })).rejects.toEqual(
      refused('module.disabled'),
    )
    await core.client.governance.proposeRule({
      id: rule.id,
      module: 'talkTracks',
      text: { zh: '新的措辞', en: 'New words' },
    })
    await core.client.governance.adoptRule({ id: rule.id })
    expect((await core.client.brief.prepare({ dealId: brief.dealId, lang: 'en' })).lang).toBe('en')
  })
})

it('everything is still there after closing and opening again', async () => {
  const { total } = await core.client.log.list({})
  await core.close()
  core = await start({ sample: true, directory: null }, now + 60_000)
  expect((await core.client.log.list({})).total).toBeGreaterThanOrEqual(total)
  expect(
    (await core.client.brief.get({ adviceId: brief.adviceId })).tracks.map((track) => track.decision),
  ).toEqual(['adopted', 'rejected', 'edited'])
})

it('removes at its opening the copy of an upgrade that is past its day, and the log says so', async () => {
  const directory = (await core.client.workspace.state()) as { info: { directory: string } }
  const copy = join(directory.info.directory, 'backups', 'before-0001.db')
  await core.close()
  writeFileSync(copy, 'as it was')
  utimesSync(copy, now / 1000 - 91 * 86_400, now / 1000 - 91 * 86_400)
  core = await start({ sample: true, directory: null }, now + 120_000)
  await expect
    .poll(async () => (await core.client.log.list({ kind: 'backupExpired' })).entries.length)
    .toBe(1)
  expect(existsSync(copy)).toBe(false)
  expect((await core.client.retention.overview()).upgradeCopies).toEqual([])
})

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { gatherUploads } from './expand.ts'
import { readOptions } from './formats/registry.ts'
import { zipOf } from './formats/zipFixture.ts'
import { openImportDesk } from './importFixture.ts'
import { inspectUpload } from './inspection/inspectUploads.ts'

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const accounts = 'Account,City\nAcme Clinics,Leeds\nBorealis Labs,York\n'
const slack = (root: string) => ({
  [`${root}users.json`]: '[{"id":"U1","real_name":"Ann Lee"}]',
  [`${root}channels.json`]: '[{"id":"C1","name":"acme-clinics"}]',
  [`${root}integration_logs.json`]: '[]',
  [`${root}acme-clinics/2026-03-01.json`]:
    '[{"user":"U1","ts":"1772355731.1","text":"8% off and they sign"}]',
})

const outline = (files: Awaited<ReturnType<typeof desk.inspect>>) =>
  files.map(({ name, recordKind, error }) => [name, error?.reason ?? recordKind])

describe('a Slack export beside other files', () => {
  it.each([
    ['at the top of the ZIP', ''],
    ['in a folder of the ZIP', 'export/slack/'],
  ])('%s loses nothing of either', async (_where, root) => {
    const zip = zipOf({
      ...slack(root),
      [`${root}accounts.csv`]: accounts,
      'notes/visit.md': '# 2026-03-01 Acme\n\nGood.\n',
    })
    const report = await desk.drop(['team.zip', zip])
    expect(report.files.map(({ kind, accepted, rejected }) => [kind, accepted, rejected])).toEqual(
      expect.arrayContaining([
        ['messages', 1, 0],
        ['accounts', 2, 0],
        ['notes', 1, 0],
      ]),
    )
    expect(report.files).toHaveLength(3)
  })

  it('of another team stays apart from it', async () => {
    const zip = zipOf({ ...slack(''), ...slack('old/') })
    expect(outline(await desk.inspect(['teams.zip', zip]))).toEqual([
      ['teams.zip', 'messages'],
      ['old', 'messages'],
    ])
    const report = await desk.drop(['teams.zip', zip])
    expect(report.files.map(({ accepted, duplicates }) => accepted + duplicates)).toEqual([1, 1])
  })

  it('in a folder loses nothing either', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sandtable-slack-'))
    try {
      for (const [name, text] of Object.entries({ ...slack(''), 'accounts.csv': accounts })) {
        mkdirSync(join(folder, name, '..'), { recursive: true })
        writeFileSync(join(folder, name), text)
      }
      const report = await desk.dropPaths(folder)
      expect(report.files.map(({ kind, accepted }) => [kind, accepted])).toEqual([
        ['accounts', 2],
        ['messages', 1],
      ])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('handed over file by file is one chat, and what lies beside it files', async () => {
    const ids: string[] = []
    for (const [name, text] of Object.entries({ ...slack('team/'), 'team/accounts.csv': accounts })) {
      const slice = { name, offset: 0, bytes: Buffer.from(text), last: true }
      ids.push((await desk.uploads.append(null, slice)).uploadId)
    }
    const gathered = gatherUploads(desk.uploads, ids)
    const files = await Promise.all(gathered.map((id) => inspectUpload(desk.context, id)))
    expect(outline(files.flat())).toEqual([
      ['team', 'messages'],
      ['accounts.csv', 'accounts'],
    ])
    const planned = {
      uploadId: gathered[0]!,
      part: null,
      recordKind: 'messages',
      mapping: [],
      saveProfileAs: null,
    }
    expect((await desk.run([planned])).files).toMatchObject([{ name: 'team', accepted: 1, error: null }])
    await desk.uploads.discard(gathered[0]!)
    expect(() => desk.uploads.name(ids[0]!)).toThrow(
      expect.objectContaining({ code: 'import.uploadUnknown' }),
    )
    expect(desk.uploads.name(ids.at(-1)!)).toBe('accounts.csv')
  })

  it('alone is read as before', async () => {
    expect(outline(await desk.inspect(['slack.zip', zipOf(slack('x/'))]))).toEqual([
      ['slack.zip', 'messages'],
    ])
  })
})

describe('a ZIP as people pack it', () => {
  it('has its names in GBK, with backslashes, and leaves litter behind', async () => {
    const gbk = Buffer.concat([
      Buffer.from('2026\\'),
      Buffer.from([0xbf, 0xcd, 0xbb, 0xa7]),
      Buffer.from('.csv'),
    ])
    const zip = zipOf(
      { gbk: accounts, '__MACOSX/._a.csv': 'x', './b.csv': accounts, 'Thumbs.db': 'x', '.DS_Store': 'x' },
      { encodeName: (name) => (name === 'gbk' ? gbk : Buffer.from(name)) },
    )
    expect(outline(await desk.inspect(['资料.zip', zip]))).toEqual([
      ['客户.csv', 'accounts'],
      ['b.csv', 'accounts'],
    ])
  })

  it.each(['../evil.csv', 'a/../../evil.csv', '..\\evil.csv'])(
    'leaves out a file called %j, names it, and gives the others',
    async (name) => {
      const zip = zipOf({ 'good.csv': accounts, [name]: accounts })
      const files = await desk.inspect(['a.zip', zip])
      const told = name.replaceAll('\\', '/')
      expect(outline(files)).toEqual([
        ['good.csv', 'accounts'],
        [told, 'unsafeName'],
      ])
      expect(files[1]).toMatchObject({
        ...{ path: `a.zip › ${told}`, part: null },
        error: { code: 'import.unreadable', detail: told },
      })
      expect((await desk.drop(['a.zip', zip])).files.map((file) => file.name)).not.toContain('evil.csv')
    },
  )

  it('of nothing but such names is refused, with the first of them', async () => {
    const [file] = await desk.inspect(['a.zip', zipOf({ '../a.csv': accounts, '../b.csv': accounts })])
    expect(file).toMatchObject({
      name: 'a.zip',
      error: { reason: 'unsafeName', detail: '../a.csv', place: { entry: '../a.csv' } },
    })
  })

  it.each(['/home/kam/2.csv', 'C:\\Users\\kam\\2.csv'])(
    'that an old packer gave whole paths such as %j is read like any other',
    async (name) => {
      const zip = zipOf({ '1.csv': accounts, [name]: accounts })
      expect(outline(await desk.inspect(['a.zip', zip]))).toEqual([
        ['1.csv', 'accounts'],
        ['2.csv', 'accounts'],
      ])
    },
  )

  it('with a locked file gives the others, and names the locked one', async () => {
    const zip = zipOf({ 'locked.csv': accounts, 'open.csv': accounts }, { locked: ['locked.csv'] })
    const files = await desk.inspect(['a.zip', zip])
    expect(outline(files)).toEqual([
      ['locked.csv', 'passwordProtected'],
      ['open.csv', 'accounts'],
    ])
    expect(files[0]).toMatchObject({ path: 'a.zip › locked.csv', error: { code: 'import.encrypted' } })
  })

  it('holds a folder named like a part of a document', async () => {
    const zip = zipOf({ 'word/accounts.csv': accounts, 'xl/b.csv': accounts })
    expect(outline(await desk.inspect(['a.zip', zip]))).toEqual([
      ['accounts.csv', 'accounts'],
      ['b.csv', 'accounts'],
    ])
  })
})

describe('a ZIP in a ZIP', () => {
  const nested = (depth: number): Buffer => {
    let zip = zipOf({ 'accounts.csv': accounts })
    for (let level = 1; level < depth; level++) zip = zipOf({ [`level${level}.zip`]: zip })
    return zip
  }

  it('is opened as far as people pack by hand, no further', async () => {
    expect(outline(await desk.inspect(['a.zip', nested(3)]))).toEqual([['accounts.csv', 'accounts']])
    expect(outline(await desk.inspect(['a.zip', nested(4)]))).toEqual([['level1.zip', 'nestedTooDeep']])
  })

  it('unpacks to no more in all than one archive may', async () => {
    const filler = 'x'.repeat(60_000)
    const inner = (name: string) => zipOf({ [`${name}1.txt`]: filler, [`${name}2.txt`]: filler })
    const zip = zipOf({ 'first.zip': inner('a'), 'second.zip': inner('b') })
    const options = readOptions({ zone: 'UTC', limits: { unpackedBytes: 150_000 } })
    const { uploadId } = await desk.uploads.append(null, { name: 'a.zip', offset: 0, bytes: zip, last: true })
    const files = await inspectUpload({ ...desk.context, options }, uploadId)
    expect(outline(files)).toEqual([
      ['a1.txt', 'notes'],
      ['a2.txt', 'notes'],
      ['b1.txt', 'archiveLimit'],
      ['b2.txt', 'archiveLimit'],
    ])
  })

  it('and a bomb in it is left where it lies', async () => {
    const options = readOptions({ zone: 'UTC', limits: { unpackedBytes: 1_000_000 } })
    const zip = zipOf({ 'good.csv': accounts, 'bomb.txt': Buffer.alloc(5_000_000, 32) }, { stated: 10 })
    const { uploadId } = await desk.uploads.append(null, { name: 'a.zip', offset: 0, bytes: zip, last: true })
    expect(outline(await inspectUpload({ ...desk.context, options }, uploadId))).toEqual([
      ['good.csv', 'accounts'],
      ['bomb.txt', 'archiveLimit'],
    ])
  })
})

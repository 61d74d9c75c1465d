import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { evidenceView } from '../evidence/view.ts'
import { listAssets } from '../inventory/procedures.ts'
import { zipOf } from './formats/zipFixture.ts'
import { openImportDesk } from './importFixture.ts'
import { listRejectionGroups, listRejections, rejectionsCsv } from './report.ts'
import { listUnlinked } from './unlinked.ts'

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const chat = (text: string) => `发送人,发送时间,内容\n顾明远,2026-05-01 10:00,${text}\n`
const placesIn = (report: Awaited<ReturnType<typeof desk.drop>>) =>
  report.files.map(({ name, path }) => [name, path])
/** The stored source of each piece of evidence, by what it says. */
const placeOfWords = (words: string) => {
  const [row] = desk.rows<{ id: string }>('SELECT id FROM evidence WHERE text LIKE ?', `%${words}%`)
  const { sourceName, sourcePath } = evidenceView(desk.db, row!.id)
  return [sourceName, sourcePath]
}

describe('two files of one name', () => {
  it('in an archive are told apart by where they lay in it', async () => {
    const zip = zipOf({ '海宁/聊天.csv': chat('海宁的事'), '衢江/聊天.csv': chat('衢江的事') })
    const report = await desk.drop(['旧.zip', zip])
    expect(placesIn(report)).toEqual([
      ['聊天.csv', '旧.zip › 海宁/聊天.csv'],
      ['聊天.csv', '旧.zip › 衢江/聊天.csv'],
    ])
    expect(placeOfWords('海宁的事')).toEqual(['聊天.csv', '旧.zip › 海宁/聊天.csv'])
    expect(placeOfWords('衢江的事')).toEqual(['聊天.csv', '旧.zip › 衢江/聊天.csv'])
    expect(listUnlinked(desk.db).map(({ sourcePath }) => sourcePath)).toContain('旧.zip › 衢江/聊天.csv')
  })

  it('in archives of an archive keep the names of all of them', async () => {
    const zip = zipOf({
      '甲/一月.zip': zipOf({ '聊天.csv': chat('甲的事') }),
      '乙/一月.zip': zipOf({ '聊天.csv': chat('乙的事') }),
    })
    await desk.drop(['全部.zip', zip])
    expect(placeOfWords('甲的事')).toEqual(['聊天.csv', '全部.zip › 甲/一月.zip › 聊天.csv'])
    expect(placeOfWords('乙的事')).toEqual(['聊天.csv', '全部.zip › 乙/一月.zip › 聊天.csv'])
  })

  it('of a folder that a screen handed over file by file too', async () => {
    const report = await desk.drop(
      ['老电脑/海宁/聊天.csv', chat('海宁的事')],
      ['老电脑/衢江/聊天.csv', chat('衢江的事')],
    )
    expect(placesIn(report)).toEqual([
      ['聊天.csv', '老电脑/海宁/聊天.csv'],
      ['聊天.csv', '老电脑/衢江/聊天.csv'],
    ])
  })

  it('of a folder on this machine keep their place in it, not the machine’s path', async () => {
    const root = mkdtempSync(join(tmpdir(), 'sandtable-places-'))
    try {
      for (const city of ['海宁', '衢江']) {
        mkdirSync(join(root, '旧', city), { recursive: true })
        writeFileSync(join(root, '旧', city, '聊天.csv'), chat(`${city}的事`))
      }
      await desk.dropPaths(join(root, '旧'))
      expect(placeOfWords('海宁的事')).toEqual(['聊天.csv', '旧/海宁/聊天.csv'])
      expect(placeOfWords('衢江的事')).toEqual(['聊天.csv', '旧/衢江/聊天.csv'])
    } finally {
      rmSync(root, { recursive: true })
    }
  })
})

it('a file that came by itself has no place beside its name', async () => {
  const report = await desk.drop(['聊天.csv', chat('你好')])
  expect(placesIn(report)).toEqual([['聊天.csv', null]])
})

it('what was left out says of which of two files it was, also in the list to take away', async () => {
  const table = (name: string) => `客户名称,城市\n${name},海宁\n,空行\n`
  const zip = zipOf({ 'a/客户.csv': table('海宁医院'), 'b/客户.csv': table('衢江医院') })
  const { id } = await desk.drop(['旧.zip', zip])
  const paths = ['旧.zip › a/客户.csv', '旧.zip › b/客户.csv']
  expect(listRejections(desk.db, id, 0, 10).rows.map(({ path }) => path)).toEqual(paths)
  expect(
    listRejectionGroups(desk.db, id)
      .map(({ path }) => path)
      .sort(),
  ).toEqual(paths)
  for (const path of paths) expect(rejectionsCsv(desk.db, id, 'zh', (code) => code)).toContain(path)
})

it('the inventory names the place, and so does the wizard before anything is taken in', async () => {
  const zip = zipOf({ '海宁/聊天.csv': chat('海宁的事') })
  expect((await desk.inspect(['旧.zip', zip])).map(({ path }) => path)).toEqual(['旧.zip › 海宁/聊天.csv'])
  await desk.drop(['旧.zip', zip])
  const assets = await listAssets(desk.db, desk.context.now())
  expect(assets.map(({ path }) => path)).toEqual(['旧.zip › 海宁/聊天.csv'])
})

import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { agree, assess } from '../consent/consentFixture.ts'
import { eraseContact } from '../erasure/eraseContact.ts'
import { codeOf } from '../imports/formats/cards/codeFixture.ts'
import { zipOf } from '../imports/formats/zipFixture.ts'
import { undoImport } from '../imports/undoImport.ts'
import { undoChangeSet } from '../undo/changeSets.ts'
import { copyFile } from './copyFile.ts'
import { logRestoredFolder, pauseFolder, removeFolder } from './folders.ts'
import { folderViews } from './procedures.ts'
import { openWatch } from './watchFixture.ts'

let watch: Awaited<ReturnType<typeof openWatch>>
beforeEach(async () => {
  watch = await openWatch()
})
afterEach(() => watch.close())

const customers = '客户名称,城市,省份\n仁济医院,上海,上海\n瑞金医院,上海,上海\n'
const unclear = '甲,乙,丙\n12,abc,x\n13,abd,y\n14,abe,z\n'
const call =
  '1\n00:00:30,000 --> 00:00:40,000\n张岚: 预算已批\n\n2\n00:00:50,000 --> 00:00:55,000\n张岚: 下周招标\n'
const stateOf = () => folderViews(watch.session, watch.watcher)[0]!.state
const logged = () =>
  watch
    .rows<{ change: string }>(
      `SELECT content ->> '$.body.change' AS change FROM log_entries WHERE kind = 'watchedFolderChanged' ORDER BY seq`,
    )
    .map(({ change }) => change)

describe('a file in a watched folder', () => {
  it('comes in by itself once it keeps still, is named after the folder in the history, and can be taken back', async () => {
    await watch.add()
    watch.watcher.start(watch.session)
    await watch.pass(100)
    watch.put('客户.csv', customers)
    await watch.settle()
    expect(watch.accounts()).toEqual(['仁济医院', '瑞金医院'])
    expect(watch.imports()).toMatchObject([{ status: 'done', watched_folder: watch.folder }])
    undoImport(watch.db, watch.session.stamp(), watch.imports()[0]!.id)
    await watch.settle()
    expect([watch.accounts(), watch.imports().length]).toEqual([[], 1])
  })

  it('that still grows is left until it does not', async () => {
    await watch.add()
    watch.watcher.start(watch.session)
    await watch.pass(100)
    watch.put('客户.csv', '客户名称,城市\n仁济')
    for (let second = 0; second < 20; second += 1) {
      await watch.pass(1_500)
      appendFileSync(join(watch.folder, '客户.csv'), `医院${second},上海\n客户${second}`)
      watch.hint()
    }
    expect(watch.imports()).toEqual([])
    watch.put('客户.csv', customers)
    await watch.settle()
    expect(watch.accounts()).toEqual(['仁济医院', '瑞金医院'])
  })

  it('is found at the next look where the system gives no hint, and shortly after one', async () => {
    await watch.add()
    watch.watcher.start(watch.session)
    await watch.pass(1_000)
    watch.put('客户.csv', customers)
    await watch.pass(10_000)
    expect(watch.states()).toEqual({})
    watch.hint()
    await watch.pass(5_000)
    expect(watch.states()).toEqual({ '客户.csv': 'imported' })
  })

  it('that holds what came in before brings nothing, whatever it is called and whoever imported it', async () => {
    await watch.drop(['手动.csv', customers])
    await watch.add()
    watch.put('客户.csv', customers)
    watch.put('副本/客户 (1).csv', customers)
    watch.put('新客户.csv', '客户名称,城市,省份\n华山医院,上海,上海\n')
    watch.put('新客户 (1).csv', '客户名称,城市,省份\n华山医院,上海,上海\n')
    watch.watcher.start(watch.session)
    await watch.settle()
    expect(watch.states()).toEqual({
      '客户.csv': 'known',
      '副本/客户 (1).csv': 'known',
      '新客户.csv': 'known',
      '新客户 (1).csv': 'imported',
    })
    expect(watch.imports().length).toBe(2)
  })

  it('called after somebody who is erased keeps bars, and is neither new nor lost for that', async () => {
    await watch.drop(['联系人.csv', '姓名,客户名称,职务\n程望舒,仁济医院,处长\n'])
    const [person] = watch.rows<{ id: string }>("SELECT id FROM contacts WHERE name = '程望舒'")
    await watch.add()
    watch.put('程望舒 名单.csv', customers)
    watch.put('待定 程望舒.csv', unclear)
    watch.watcher.start(watch.session)
    await watch.settle()
    eraseContact(watch.session, person!.id, '本人要求')
    expect(watch.states()).toEqual({ '▇▇▇ 名单.csv': 'imported', '待定 ▇▇▇.csv': 'waiting' })
    await watch.settle()
    expect(watch.states()).toEqual({ '▇▇▇ 名单.csv': 'imported', '待定 ▇▇▇.csv': 'waiting' })
    expect(watch.imports().length).toBe(2)
  })

  it('that changed is a new import whose known rows add nothing; deleting it deletes nothing', async () => {
    await watch.add()
    watch.watcher.start(watch.session)
    watch.put('客户.csv', customers)
    await watch.settle()
    watch.put('客户.csv', `${customers}华山医院,上海,上海\n`)
    await watch.settle()
    expect(watch.rows('SELECT accepted, duplicates FROM import_files ORDER BY rowid')).toEqual([
      { accepted: 2, duplicates: 0 },
      { accepted: 1, duplicates: 2 },
    ])
    unlinkSync(join(watch.folder, '客户.csv'))
    await watch.settle()
    expect(watch.accounts().length).toBe(3)
  })

  it('of a program at work, hidden, empty, behind a link or too deep is not touched', async () => {
    await watch.add()
    watch.put('客户.csv.crdownload', customers)
    watch.put('~$客户.xlsx', customers)
    watch.put('客户.tmp', customers)
    watch.put('.hidden/客户.csv', customers)
    watch.put('空.csv', '')
    watch.put('a/b/c/d/e/f/g/h/i/客户.csv', customers)
    const outside = join(watch.place, '别处')
    mkdirSync(outside)
    writeFileSync(join(outside, '客户.csv'), customers)
    symlinkSync(outside, join(watch.folder, '链接'))
    symlinkSync(join(outside, '客户.csv'), join(watch.folder, '链接.csv'))
    watch.watcher.start(watch.session)
    await watch.settle()
    expect([watch.states(), watch.imports()]).toEqual([{}, []])
    expect(folderViews(watch.session, watch.watcher)[0]!.isWhole).toBe(false)
  })

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'that may not be read says so, and comes in once it may',
    async () => {
      await watch.add()
      const file = watch.put('客户.csv', customers)
      chmodSync(file, 0)
      watch.watcher.start(watch.session)
      await watch.settle()
      expect(watch.open()).toEqual([['客户.csv', 'refused', 'noAccess']])
      chmodSync(file, 0o600)
      await watch.settle()
      expect([watch.open(), watch.accounts().length]).toEqual([[], 2])
    },
  )

  it('that is swapped for a link between two looks is not followed', async () => {
    await watch.add()
    const file = watch.put('客户.csv', customers)
    const at = watch.session.now()
    watch.watcher.start(watch.session)
    await watch.pass(100)
    const outside = join(watch.place, '别处.csv')
    renameSync(file, outside)
    symlinkSync(outside, file)
    const found = { path: '客户.csv', sizeBytes: statSync(outside).size, modifiedAt: at }
    expect(await copyFile(watch.uploads, watch.folder, found)).toBe('changed')
    await watch.settle()
    expect(watch.imports()).toEqual([])
  })

  it('is read as any dropped file is: an archive file by file, a picture by its code', async () => {
    await watch.add()
    watch.put('导出.zip', zipOf({ '客户.csv': customers, '说明.bin': '\u0000\u0001\u0002' }))
    watch.put(
      '名片.png',
      await codeOf('BEGIN:VCARD\nVERSION:3.0\nFN:张岚\nORG:仁济医院\nTEL:13800001111\nEND:VCARD'),
    )
    watch.watcher.start(watch.session)
    await watch.settle()
    expect(watch.accounts()).toEqual(['仁济医院', '瑞金医院'])
    expect(watch.rows('SELECT name FROM contacts')).toEqual([{ name: '张岚' }])
    await watch.settle()
    expect(watch.imports().length).toBe(1)
  })
})

describe('a file that would have to be guessed', () => {
  it('waits for a person, and comes in by itself when its mapping was saved', async () => {
    await watch.add()
    watch.put('一月.csv', unclear)
    watch.put('合影.jpg', new Uint8Array([0xff, 0xd8, 0xff, 0xe0]))
    watch.watcher.start(watch.session)
    await watch.settle()
    expect(watch.open()).toEqual([
      ['一月.csv', 'waiting', 'kindUnknown'],
      ['合影.jpg', 'refused', expect.any(String)],
    ])
    expect(watch.imports()).toEqual([])
    const mapping = [
      { column: '甲', field: null, confidence: 0, options: {} },
      { column: '乙', field: 'name', confidence: 1, options: {} },
      { column: '丙', field: null, confidence: 0, options: {} },
    ]
    const [planned] = await watch.plan([['手动.csv', unclear.replace('abc', 'abq')]])
    await watch.run([{ ...planned!, recordKind: 'accounts', mapping, saveProfileAs: '甲乙丙' }])
    await watch.settle()
    expect(watch.states()).toMatchObject({ '一月.csv': 'imported' })
    expect(watch.accounts()).toEqual(['abc', 'abd', 'abe', 'abq'])
  })

  it('is refused by name, and nobody is asked, where it describes other tables', async () => {
    await watch.add()
    watch.put('字段.csv', 'Table,Field,Description\ndeals,stage,how far it is\ndeals,owner,who sells\n')
    watch.watcher.start(watch.session)
    await watch.settle()
    expect(watch.open()).toEqual([['字段.csv', 'refused', 'describesTables']])
    expect(watch.imports()).toEqual([])
  })

  it('is not asked about any more once it is gone', async () => {
    await watch.add()
    watch.put('一月.csv', unclear)
    watch.watcher.start(watch.session)
    await watch.settle()
    unlinkSync(join(watch.folder, '一月.csv'))
    await watch.settle()
    expect(watch.open()).toEqual([])
  })
})

describe('a transcript in a watched folder', () => {
  it('waits for consent without a word of it coming in, and comes in after it', async () => {
    await watch.add()
    watch.put('电话.srt', call)
    watch.watcher.start(watch.session)
    await watch.settle()
    expect(watch.open()).toEqual([['电话.srt', 'waiting', 'consentMissing']])
    expect(watch.count('evidence')).toBe(0)
    await watch.drop(['联系人.csv', '客户名称,姓名\n仁济医院,张岚\n'])
    const [contact] = watch.rows<{ id: string }>('SELECT id FROM contacts')
    assess(watch.session)
    agree(watch.session, { contactId: contact!.id as never })
    await watch.settle()
    expect(watch.open()).toEqual([])
    expect(watch.rows("SELECT text FROM evidence WHERE kind = 'message'")).toEqual([
      { text: expect.stringContaining('预算已批') },
    ])
  })
})

describe('what may have been said in a recording', () => {
  const said = ['预算批了 130 万', '好的', '下周招标', '我们准备']
  const turns = (turn: (who: string, text: string, at: number) => object) =>
    JSON.stringify(said.map((text, at) => turn(at % 2 === 0 ? '张岚' : '钱越', text, at)))

  it('waits for consent under whatever name and in whatever list, with nobody looking', async () => {
    await watch.add()
    watch.put('客户.csv', customers)
    watch.put(
      '通话转写_0601.json',
      turns((speaker, text) => ({ speaker, text })),
    )
    watch.put(
      'a.json',
      turns((role, content, at) => ({ role, content, time: at * 5.2 })),
    )
    watch.put(
      'b.csv',
      `姓名,时间点,文字\n${said.map((text, at) => `张岚,00:00:0${at},${text}`).join('\n')}\n`,
    )
    watch.watcher.start(watch.session)
    await watch.settle()
    expect(watch.open().map((one) => one.slice(1))).toEqual(Array(3).fill(['waiting', 'consentMissing']))
    expect(watch.rows("SELECT 1 FROM evidence WHERE text LIKE '%130%'")).toEqual([])
  })

  it('comes in without the column of what was said', async () => {
    await watch.add()
    watch.put('客户.csv', customers)
    watch.put(
      'calls.csv',
      'Account,Date,Owner,Transcript\n仁济医院,2026-05-20,Lin,Ann: the budget is 130 万\n',
    )
    watch.watcher.start(watch.session)
    await watch.settle()
    expect(watch.rows("SELECT 1 FROM evidence WHERE text LIKE '%130%'")).toEqual([])
  })

  it('asks for consent what is called a transcript, also when the same bytes came in under another name', async () => {
    const words = '预算批了 130 万。\n\n下周招标。\n'
    await watch.drop(['走访.txt', words])
    await watch.add()
    watch.put('走访 (1).txt', words)
    watch.put('走访逐字稿.txt', words)
    watch.watcher.start(watch.session)
    await watch.settle()
    expect(watch.states()).toMatchObject({ '走访 (1).txt': 'known', '走访逐字稿.txt': 'waiting' })
    expect(watch.open()).toEqual([['走访逐字稿.txt', 'waiting', 'consentMissing']])
  })

  it('waits for a person where a note calls people as only programs do', async () => {
    await watch.add()
    watch.put('纪要.txt', '会议纪要\n说话人 1  00:01  预算批了\n说话人 2  00:05  好的\n')
    watch.put('附.txt', '下周招标\n\nSpeaker A: the budget is approved\nSpeaker B: fine\n')
    watch.watcher.start(watch.session)
    await watch.settle()
    expect(watch.open()).toEqual([
      ['纪要.txt', 'waiting', 'mayBeRecorded'],
      ['附.txt', 'waiting', 'mayBeRecorded'],
    ])
  })

  it('waits for a person where people speak by turns and nothing says whether it was recorded', async () => {
    await watch.add()
    watch.put('拜访.txt', said.map((text, at) => `${at % 2 === 0 ? '张岚' : '钱越'}：${text}`).join('\n'))
    watch.put(
      'b.json',
      turns((speaker, text) => ({ speaker, text })),
    )
    watch.put('拜访.md', '# 2026-05-20\n\n仁济医院：预算批了，下周招标。\n')
    watch.watcher.start(watch.session)
    await watch.settle()
    expect(watch.open()).toEqual([
      ['b.json', 'waiting', 'mayBeRecorded'],
      ['拜访.txt', 'waiting', 'mayBeRecorded'],
    ])
  })
})

describe('a watched folder', () => {
  it('is not admitted without the assessment of it, and stops where it is overdue', async () => {
    const bare = await openWatch({ assessed: false })
    await expect(bare.add()).rejects.toMatchObject({ code: 'assessment.missing' })
    await bare.close()
    await watch.add()
    watch.put('客户.csv', customers)
    watch.watcher.start(watch.session)
    await watch.pass(100)
    watch.at(watch.session.now() + 366 * 86_400_000)
    const { folders } = await watch.watcher.look(watch.session, null)
    expect([folders, watch.imports()]).toEqual([[{ path: watch.folder, state: 'assessmentMissing' }], []])
  })

  it('that goes away says so and goes on when it is back', async () => {
    await watch.add()
    watch.watcher.start(watch.session)
    const away = join(watch.place, '搬走')
    renameSync(watch.folder, away)
    await watch.settle()
    expect(stateOf()).toBe('notFound')
    symlinkSync(away, watch.folder)
    await watch.settle()
    expect(stateOf()).toBe('notFound')
    rmSync(watch.folder)
    writeFileSync(watch.folder, '')
    await watch.settle()
    expect(stateOf()).toBe('notAFolder')
    rmSync(watch.folder)
    renameSync(away, watch.folder)
    watch.put('客户.csv', customers)
    await watch.settle()
    expect([stateOf(), watch.accounts().length]).toEqual(['watching', 2])
  })

  it('rests while it is paused, and comes back after it was removed; each is in the log', async () => {
    const id = await watch.add()
    watch.watcher.start(watch.session)
    await pauseFolder(watch.session, id, true, null)
    watch.watcher.refresh()
    watch.put('客户.csv', customers)
    await watch.settle()
    expect([stateOf(), watch.imports(), watch.listensTo()]).toEqual(['paused', [], []])
    const changeSetId = removeFolder(watch.session, id)
    watch.watcher.refresh()
    undoChangeSet(watch.db, changeSetId, watch.session.now(), (change) =>
      logRestoredFolder(watch.session, change),
    )
    await pauseFolder(watch.session, id, false, null)
    watch.watcher.refresh()
    await watch.settle()
    expect([watch.accounts().length, watch.listensTo()]).toEqual([2, [watch.folder]])
    expect(logged()).toEqual(['added', 'paused', 'removed', 'restored', 'resumed'])
  })

  it('that came from another device in a backup rests until it is allowed here', async () => {
    const id = await watch.add()
    watch.db.write("UPDATE watched_folders SET device = 'dev_old'").run()
    watch.put('客户.csv', customers)
    watch.watcher.start(watch.session)
    await watch.settle()
    expect([stateOf(), watch.imports(), watch.listensTo()]).toEqual(['otherDevice', [], []])
    await pauseFolder(watch.session, id, false, null)
    watch.watcher.refresh()
    await watch.settle()
    expect([stateOf(), watch.imports().length]).toEqual(['watching', 1])
  })

  it('leaves what lay there before where only new files are wanted', async () => {
    watch.put('旧.csv', customers)
    await watch.add(watch.folder, true)
    watch.watcher.start(watch.session)
    watch.put('新.csv', '客户名称,城市,省份\n华山医院,上海,上海\n')
    await watch.settle()
    expect(watch.accounts()).toEqual(['华山医院'])
  })

  it('goes on after a restart, and what was broken off waits only after the third time', async () => {
    await watch.add()
    watch.watcher.start(watch.session)
    watch.put('客户.csv', customers)
    await watch.pass(500)
    watch.watcher.stop()
    await watch.pass(60_000)
    expect(watch.imports()).toEqual([])
    for (const expected of ['settling', 'settling', 'waiting']) {
      watch.db.write("UPDATE watched_files SET state = 'taking'").run()
      watch.watcher.start(watch.session)
      expect(watch.states()).toEqual({ '客户.csv': expected })
      watch.watcher.stop()
    }
    watch.db.write("UPDATE watched_files SET state = 'settling'").run()
    watch.watcher.start(watch.session)
    await watch.settle()
    expect(watch.accounts().length).toBe(2)
  })

  it('is refused by name where it may not be watched', async () => {
    const refusal = (path: string) =>
      watch.add(path).then(
        () => 'admitted',
        (error: { code?: string }) => error.code,
      )
    writeFileSync(join(watch.place, 'a.txt'), 'x')
    mkdirSync(join(watch.place, 'workspace', 'in'), { recursive: true })
    expect(await refusal('Downloads')).toBe('watch.notAbsolute')
    expect(await refusal(join(watch.place, 'nowhere'))).toBe('watch.notFound')
    expect(await refusal(join(watch.place, 'a.txt'))).toBe('watch.notAFolder')
    expect(await refusal('/')).toBe('watch.systemFolder')
    expect(await refusal('/etc')).toBe('watch.systemFolder')
    expect(await refusal(join(watch.place, 'workspace'))).toBe('watch.ownFolder')
    expect(await refusal(join(watch.place, 'workspace', 'in'))).toBe('watch.ownFolder')
    expect(await refusal(watch.place)).toBe('watch.ownFolder')
    await watch.add()
    expect(await refusal(watch.folder)).toBe('watch.overlaps')
    mkdirSync(join(watch.folder, 'deeper'))
    expect(await refusal(join(watch.folder, 'deeper'))).toBe('watch.overlaps')
  })
})

describe('looking now', () => {
  it('tells what came of it, and a person who imports goes first', async () => {
    await watch.add()
    watch.put('客户.csv', customers)
    const planned = await watch.plan([['别的.csv', '客户名称,城市,省份\n华山医院,上海,上海\n']])
    const looking = watch.watcher.look(watch.session, null)
    await watch.pass(5_000)
    const { ended } = await watch.runs.start(watch.session, planned, () => {})
    await ended
    const first = await looking
    await watch.pass(5_000)
    const again = watch.watcher.look(watch.session, null)
    await watch.pass(5_000)
    expect([first.imported + (await again).imported, watch.accounts().length]).toEqual([1, 3])
  })
})

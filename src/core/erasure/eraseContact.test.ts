import { createHash } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import type { ContactId } from '../../shared/ids.ts'
import { agree, assess } from '../consent/consentFixture.ts'
import { fileFamily } from '../dataHealth/sources.ts'
import { importContext } from '../imports/importContext.ts'
import { inspectUpload } from '../imports/inspection/inspectUploads.ts'
import { runImport } from '../imports/runImport.ts'
import { createUploads } from '../imports/uploads.ts'
import { verifyLog } from '../log/verify.ts'
import { openOffice } from '../testOffice.ts'
import { eraseContact } from './eraseContact.ts'

const uploads = createUploads()
afterEach(() => uploads.close())

const captions = (...lines: string[]) =>
  lines.map((line, at) => `${at + 1}\n00:0${at}:10,000 --> 00:0${at}:40,000\n${line}\n`).join('\n')

/** A customer with two people, both heard in one call, of whom one is talked of elsewhere too. */
async function officeWithCalls() {
  const office = openOffice()
  const { story, session, db } = office
  const accountId = story.account({ name: '岭溪水务', region: '浙江' })
  const bai = story.contact({ accountId, name: '白若川', title: '工程师' })
  const gu = story.contact({ accountId, name: '顾南星', title: '处长' })
  const hale = story.contact({ accountId, name: 'Nora Hale' })
  assess(session)
  const drop = async (name: string, content: string) => {
    const bytes = Buffer.from(content)
    const { uploadId } = await uploads.append(null, { name, offset: 0, bytes, last: true })
    const context = importContext(session, uploads, 'zh')
    const planned = (await inspectUpload(context, uploadId)).map(({ part, recordKind, mapping }) => ({
      ...{ uploadId, part, recordKind: recordKind ?? '', mapping, saveProfileAs: null },
    }))
    return runImport(context, session.newId('import'), planned, () => {}, new AbortController().signal)
  }
  /** Where a word stands in the workspace: table and column. */
  const placesOf = (word: string): string[] =>
    (
      db.read("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'").all() as {
        name: string
      }[]
    ).flatMap(({ name: table }) =>
      (db.read(`SELECT name FROM pragma_table_info('${table}')`).all() as { name: string }[])
        .map(({ name }) => name)
        .filter((column) => {
          const sql = `SELECT count(*) AS n FROM "${table}" WHERE instr(CAST("${column}" AS TEXT), ?) > 0`
          return (db.read(sql).get(word) as { n: number }).n > 0
        })
        .map((column) => `${table}.${column}`),
    )
  return { ...office, accountId, bai, gu, hale, drop, placesOf }
}

describe('whoever is erased', () => {
  it('is named nowhere: not as who speaks, in what a refused file lacked, nor where nobody knows whose it is', async () => {
    const { session, db, bai, gu, drop, placesOf } = await officeWithCalls()
    const call = captions('白若川: 泵房月底验收', '顾南星: 预算还差二十万')
    expect((await drop('call.srt', call)).files[0]?.error?.code).toBe('consent.missing')
    for (const contactId of [bai, gu]) agree(session, { contactId: contactId as ContactId })
    await drop('call.srt', call)
    const talk = '白若川 2026-11-18 09:00:00\n这是我私下的看法\n\n郑海 2026-11-18 09:01:00\n白若川说得对\n'
    await drop('闲聊.txt', talk)
    expect(placesOf('白若川')).toEqual(
      expect.arrayContaining(['sources.speakers', 'import_files.error', 'evidence.author', 'evidence.text']),
    )
    eraseContact(session, bai, '本人要求')
    expect(placesOf('白若川')).toEqual([])
    expect(placesOf('私下的看法')).toEqual([])
    expect(db.read("SELECT text FROM evidence WHERE author = '郑海'").all()).toEqual([{ text: '▇▇▇说得对' }])
    expect(verifyLog(db, { workspaceId: 'ws_EAST' })).toMatchObject({ firstProblem: null })
  })

  it('is in no name of a file, folder or conversation, and the log forgets what the files were called', async () => {
    const { session, db, hale, gu, drop, placesOf } = await officeWithCalls()
    const chat = 'Una 2026-11-18 09:00:00\nthe pump is here\n'
    await drop('客户/顾南星/微信_顾南星.txt', chat)
    await drop('nora_hale (2).txt', chat.replace('pump', 'valve'))
    await drop('2026 Hale, Nora.md', '# 2026-11-02\nthe meter is late\n')
    await drop('顾南.txt', chat.replace('pump', 'filter'))
    // What was measured of the data names the files too, as they are called and as they are told apart.
    const measured = ['微信_顾南星.txt', 'nora_hale (2).txt', '2026 Hale, Nora.md'].map((label) => ({
      source: fileFamily(label),
      label,
      rows: 1,
    }))
    db.write(
      "INSERT INTO health_snapshots (id, at, score, rule_version, cells_json, health_json) VALUES ('2026-11-20', 0, NULL, 'x', '[]', ?)",
    ).run(JSON.stringify({ sources: measured }))
    expect(placesOf('顾南星')).toEqual(
      expect.arrayContaining(['import_files.name', 'sources.name', 'evidence.locator']),
    )
    // What is in the chain stays for ever.
    expect(placesOf('顾南').filter((place) => place.startsWith('log_'))).toEqual([])
    const payloads = () => (db.read('SELECT count(*) AS n FROM log_payloads').get() as { n: number }).n
    const before = payloads()
    for (const id of [gu, hale]) eraseContact(session, id, '本人要求')
    for (const word of ['顾南星', 'nora_hale', 'Hale, Nora', 'nora hale', 'hale, nora'])
      expect(placesOf(word)).toEqual([])
    expect(placesOf('顾南.txt')).toContain('import_files.name')
    expect(db.read("SELECT name FROM sources WHERE name LIKE '微信%'").all()).toEqual([
      { name: '微信_▇▇▇.txt' },
    ])
    expect(payloads()).toBe(before - 3)
    expect(verifyLog(db, { workspaceId: 'ws_EAST' })).toMatchObject({ firstProblem: null })
  })

  it('leaves neither number nor address that was theirs alone, in whosever records', async () => {
    const { session, story, drop, placesOf } = await officeWithCalls()
    const accountId = story.account({ name: '南浦机电' })
    const shared = { phone: '021-5550 1200', email: 'office@nanpu.example' }
    const lu = story.contact({ accountId, name: '陆青', ...shared })
    story.contact({ accountId, name: '沈禾', ...shared })
    const wen = story.contact({
      accountId,
      ...{ name: '温以宁', phone: '+86 135 1234 7788', email: 'Wen.YN@nan-pu.example', wechat: 'wx_wenyn' },
    })
    await drop(
      '值班.txt',
      [
        ...[
          'Una 2026-11-18 09:00:00',
          '温工电话 135-1234-7788，邮箱 wen.yn@nan-pu.example，微信wx_wenyn',
          '',
        ],
        ...['Una 2026-11-18 09:01:00', '总机 021 55501200，单号 8613512347788001', ''],
      ].join('\n'),
    )
    eraseContact(session, wen, '本人要求')
    eraseContact(session, lu, '本人要求')
    for (const word of ['135-1234-7788', 'wen.yn', 'wx_wenyn']) expect(placesOf(word)).toEqual([])
    expect(placesOf('总机 021 55501200，单号 8613512347788001')).toContain('evidence.text')
  })

  it('is not named in a consent that knows them by their name alone; two of one consent are erased', async () => {
    const { session, db, bai, gu, drop, placesOf } = await officeWithCalls()
    const call = captions('白若川: 泵房月底验收', '顾南星: 预算还差二十万')
    await drop('call.srt', call)
    const hash = createHash('sha256').update(call).digest('hex')
    agree(session, { recording: { hash, name: '顾南星来电.srt' }, participants: ['白若川', '顾南星'] })
    expect((await drop('call.srt', call)).files[0]?.error).toBeNull()
    // Neither the record nor the recording need know the contact.
    db.write('UPDATE consent_participants SET contact_id = NULL').run()
    for (const id of [bai, gu]) eraseContact(session, id, '本人要求')
    for (const word of ['白若川', '顾南星', '预算还差二十万']) expect(placesOf(word)).toEqual([])
  })

  it('takes along a recording that is not covered without their consent, and no other', async () => {
    const { session, bai, gu, drop, placesOf } = await officeWithCalls()
    for (const contactId of [bai, gu]) agree(session, { contactId: contactId as ContactId })
    await drop('both.srt', captions('白若川: 泵房月底验收', '顾南星: 预算还差二十万'))
    await drop('alone.srt', captions('顾南星: 明年还要三台', '钱越: 好的'))
    expect(eraseContact(session, bai, '本人要求').evidence).toBe(2)
    expect(placesOf('预算还差二十万')).toEqual([])
    expect(placesOf('明年还要三台')).toContain('evidence.text')
  })

  it('in Latin letters is found as a whole name; a name that another bears too stays', async () => {
    const { session, story, hale, gu, drop, placesOf } = await officeWithCalls()
    story.contact({ accountId: story.account({ name: '北岸电气' }), name: '顾南星' })
    await drop(
      'talk.txt',
      'Una 2026-11-18 09:00:00\nNora Hale agreed, Eleonora Haley did not\n\nUna 2026-11-18 09:01:00\nok\n',
    )
    await drop('call.srt', captions('顾南星: 预算还差二十万', '钱越: 好的'))
    eraseContact(session, hale, 'on demand')
    expect(placesOf('Eleonora Haley did not')).toContain('evidence.text')
    expect(placesOf('Nora Hale')).toEqual([])
    eraseContact(session, gu, '本人要求')
    expect(placesOf('顾南星')).toEqual(expect.arrayContaining(['import_files.error', 'contacts.name']))
  })
})

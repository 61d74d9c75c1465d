import * as xlsx from '@e965/xlsx'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { agree, assess } from '../consent/consentFixture.ts'
import { evidenceView } from '../evidence/view.ts'
import { listLog, readPayloads } from '../log/append.ts'
import { pdfOf } from './formats/documents/pdfFixture.ts'
import { documentOf, paragraph } from './formats/documents/wordFixture.ts'
import { zipOf } from './formats/zipFixture.ts'
import { importedAt, openImportDesk, type TestFile } from './importFixture.ts'

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const customers: TestFile = ['客户.csv', '客户名称,城市\n仁济医院,上海\n']
const people: TestFile = ['联系人.csv', '客户名称,姓名,职务,科室\n仁济医院,张岚,主任,检验科\n']
const captionsOf = (...lines: string[]): string =>
  lines
    .map((line, index) => `${index + 1}\n00:0${index}:30,000 --> 00:0${index}:40,000\n${line}\n`)
    .join('\n')
const call: TestFile = [
  '仁济医院 电话.srt',
  captionsOf('张岚: 预算已批', '钱越: 好的', '张岚: 下周招标', '钱越: 好的'),
]
const errorsOf = (report: Awaited<ReturnType<typeof desk.drop>>) =>
  report.files.map(({ name, accepted, error }) => [
    name,
    accepted,
    error?.code ?? null,
    error?.details.people,
  ])
const recordingOf = async (file: TestFile) => {
  const [inspected] = await desk.inspect(file)
  return inspected!.recording!
}
const hashOf = async (file: TestFile) => ({ hash: (await recordingOf(file)).hash!, name: file[0] })

describe('a transcript without consent', () => {
  it('is refused whole by name, says whose consent is missing, and stops no other file', async () => {
    assess(desk.session)
    expect(errorsOf(await desk.drop(customers, call))).toEqual([
      ['客户.csv', 1, null, undefined],
      ['仁济医院 电话.srt', 0, 'consent.missing', '张岚'],
    ])
    expect(desk.rows("SELECT 1 FROM evidence WHERE kind = 'message'")).toEqual([])
  })

  it('is refused inside an archive and attached to a mail all the same', async () => {
    assess(desk.session)
    const mail = [
      'From: zhang@renji.cn',
      'To: qian@team.cn',
      'Date: Mon, 01 Jun 2026 09:00:00 +0800',
      'Subject: call',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=x',
      '',
      '--x',
      'Content-Type: text/plain',
      '',
      'see attached',
      '--x',
      'Content-Type: application/x-subrip; name=call.srt',
      'Content-Disposition: attachment; filename=call.srt',
      '',
      captionsOf('Ann: budget is approved', 'Ann: tender next week'),
      '--x--',
      '',
    ].join('\r\n')
    const archive = zipOf({ '录音/call.srt': captionsOf('Bob: yes', 'Bob: no') })
    const report = await desk.drop(['mail.eml', mail], ['records.zip', archive])
    expect(errorsOf(report)).toEqual([
      ['mail.eml', 1, null, undefined],
      ['call.srt', 0, 'consent.missing', 'Ann'],
      ['call.srt', 0, 'consent.missing', 'Bob'],
    ])
  })

  it('is shown by the wizard with its voices, before anything is imported', async () => {
    expect(await recordingOf(['call.vtt', 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Hi\n'])).toEqual({
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      speakers: ['Ann'],
      coverage: { missing: ['Ann'], unnamed: 0, assessment: 'missing', mayTrain: false },
      mayBeByHand: false,
    })
  })

  it('needs an assessment of the import beside the consent', async () => {
    agree(desk.session, { recording: await hashOf(call), participants: ['张岚'] })
    expect(errorsOf(await desk.drop(call))).toEqual([
      ['仁济医院 电话.srt', 0, 'assessment.missing', undefined],
    ])
  })
})

describe('a transcript to which its participants agreed', () => {
  it('becomes messages that open at their second, each of two equal answers', async () => {
    assess(desk.session)
    const consentId = agree(desk.session, { recording: await hashOf(call), participants: ['张岚'] })
    const report = await desk.drop(customers, call)
    expect(report.files.map(({ kind, accepted, duplicates }) => [kind, accepted, duplicates])).toEqual([
      ['accounts', 1, 0],
      ['messages', 4, 0],
    ])
    const views = desk
      .rows<{ id: string }>("SELECT id FROM evidence WHERE kind = 'message' ORDER BY line")
      .map(({ id }) => evidenceView(desk.db, id))
    expect(views.map(({ locator, accountName, consent }) => [locator.second, accountName, consent])).toEqual(
      [30, 90, 150, 210].map((second) => [second, '仁济医院', 'given']),
    )
    const admitted = listLog(desk.db, { kind: 'recordingAdmitted' })
    expect(admitted.map(({ body }) => body)).toEqual([
      expect.objectContaining({ consentIds: [consentId], mayTrain: true }),
    ])
  })

  it('serves no model where they agreed to be recorded and read alone', async () => {
    assess(desk.session)
    agree(desk.session, { recording: await hashOf(call), participants: ['张岚'] }, ['recording', 'analysis'])
    await desk.drop(customers, call)
    expect(desk.rows('SELECT DISTINCT not_for_learning AS withheld FROM activities')).toEqual([
      { withheld: 1 },
    ])
  })

  it('comes in on the standing consent of a contact, whose later messages count as agreed to', async () => {
    assess(desk.session)
    await desk.drop(customers, people)
    const [contact] = desk.rows<{ id: string }>('SELECT id FROM contacts')
    agree(desk.session, { contactId: contact!.id as never })
    const chat = JSON.stringify({
      msgid: '1',
      action: 'send',
      from: '张岚',
      tolist: ['钱越'],
      msgtime: importedAt - 60_000,
      msgtype: 'text',
      text: { content: '合同今天能发吗' },
    })
    await desk.drop(call, ['企微.jsonl', `${chat}\n`])
    expect(
      desk.rows("SELECT consent, count(*) AS n FROM evidence WHERE kind = 'message' GROUP BY consent"),
    ).toEqual([{ consent: 'given', n: 5 }])
  })

  it('keeps who agreed to what in the log under their own keys, not in the chain', async () => {
    const id = agree(desk.session, {
      recording: { hash: 'a'.repeat(64), name: 'call.srt' },
      participants: ['张岚'],
    })
    const [entry] = listLog(desk.db, { kind: 'consentRecorded' })
    expect(JSON.stringify(entry!.body)).not.toContain('张岚')
    expect(readPayloads(desk.db, entry!.seq)).toEqual([
      expect.objectContaining({
        subject: id,
        payload: { name: '张岚', recording: 'call.srt', proof: '会前邮件确认' },
      }),
    ])
  })
})

describe('terms that cannot stand are refused', () => {
  const recording = { hash: 'a'.repeat(64), name: 'call.srt' }
  const refused = (code: string, details: object) => expect.objectContaining({ code, details })
  it('training on another ground than consent', () => {
    expect(() =>
      agree(desk.session, { recording, participants: ['张岚'] }, ['recording', 'training'], {
        basis: 'notice',
      }),
    ).toThrow(refused('consent.basisTooWeak', { purpose: 'training', basis: 'notice' }))
  })
  it.each([
    ['participants', {}, []],
    ['givenAt', { givenAt: importedAt + 1 }, ['张岚']],
    ['expiresAt', { expiresAt: importedAt }, ['张岚']],
    ['proof', { proof: ' '.trim() }, ['张岚']],
    ['whose', { recording: null }, ['张岚']],
  ])('with a wrong %s', (field, terms, participants) => {
    expect(() => agree(desk.session, { recording, participants }, ['recording'], terms)).toThrow(
      refused('consent.termsInvalid', { field }),
    )
  })
})

describe('a transcript in the clothes of a document', () => {
  const turns = '张岚 00:05\n预算已批。\n\n钱越 00:12\n好的。\n\n张岚 00:20\n下周招标。\n'
  const page: TestFile = [
    '仁济医院 沟通.html',
    `<html><body>${turns
      .split('\n')
      .map((line) => `<p>${line}</p>`)
      .join('')}</body></html>`,
  ]
  const text: TestFile = ['仁济医院 沟通.txt', turns]
  const markdown: TestFile = [
    '仁济医院 2026-05-30.md',
    `# 仁济医院 2026-05-30\n\n摘要：预算已批。\n\n${turns}`,
  ]
  const table: TestFile = [
    '仁济医院 导出.csv',
    '说话人,时间,内容\n张岚,00:00:05,预算已批\n钱越,00:00:12,好的\n',
  ]

  it.each([text, markdown, page, table])('%s is refused like any other', async (...file) => {
    assess(desk.session)
    expect(errorsOf(await desk.drop(customers, file))).toEqual([
      ['客户.csv', 1, null, undefined],
      [file[0], 0, 'consent.missing', '张岚'],
    ])
    expect(desk.rows("SELECT 1 FROM evidence WHERE kind IN ('message', 'note')")).toEqual([])
  })

  it('comes in on consent as turns with their seconds, with what stands above them, as a recording', async () => {
    assess(desk.session)
    agree(desk.session, { recording: await hashOf(markdown), participants: ['张岚'] })
    await desk.drop(customers, markdown)
    const rows = desk.rows(
      "SELECT kind, author, text, consent FROM evidence WHERE kind IN ('message', 'note') ORDER BY line",
    )
    expect(rows).toEqual([
      { kind: 'note', author: null, text: '# 仁济医院 2026-05-30\n\n摘要：预算已批。', consent: 'given' },
      { kind: 'message', author: '张岚', text: '预算已批。', consent: 'given' },
      { kind: 'message', author: '钱越', text: '好的。', consent: 'given' },
      { kind: 'message', author: '张岚', text: '下周招标。', consent: 'given' },
    ])
    expect(desk.rows("SELECT speakers FROM sources WHERE format = 'transcript'")).toEqual([
      { speakers: '["张岚","钱越"]' },
    ])
  })

  it('comes in as a note where a person declares that it was written by hand, which the log keeps', async () => {
    const planned = await desk.plan([text])
    const report = await desk.run(planned.map((file) => ({ ...file, isByHand: true })))
    expect(report.files).toMatchObject([{ accepted: 1, error: null }])
    expect(desk.rows('SELECT kind FROM evidence')).toEqual([{ kind: 'note' }])
    expect(listLog(desk.db, { kind: 'byHandDeclared' }).map(({ actor, body }) => [actor, body])).toEqual([
      ['钱越', { sourceId: expect.any(String), sha256: (await hashOf(text)).hash }],
    ])
  })

  it.each([
    [
      'Word',
      [
        '仁济医院 沟通.docx',
        documentOf(
          turns
            .split('\n')
            .map((line) => paragraph(line))
            .join(''),
        ),
      ],
    ],
    ['PDF', ['call.pdf', pdfOf([turns.replaceAll('张岚', 'Ann').replaceAll('钱越', 'Bob').split('\n')])]],
  ] as [string, TestFile][])('is found in %s', async (_, file) => {
    const recording = await recordingOf(file)
    expect(recording).toMatchObject({ mayBeByHand: true, speakers: [expect.any(String), expect.any(String)] })
  })

  it('is left out where a mail carries it in its words, and the mail says why', async () => {
    const mail = `From: zhang@renji.cn\r\nTo: qian@team.cn\r\nDate: Mon, 01 Jun 2026 09:00:00 +0800\r\nSubject: call\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${turns.replaceAll('\n', '\r\n')}`
    const report = await desk.drop(['mail.eml', mail])
    expect(report.files).toMatchObject([{ accepted: 0, rejected: 1 }])
    expect(desk.rows('SELECT code FROM import_rejections')).toEqual([{ code: 'transcriptInside' }])
  })

  it('is never by hand where a program alone writes so', async () => {
    assess(desk.session)
    const planned = await desk.plan([call])
    const report = await desk.run(planned.map((file) => ({ ...file, isByHand: true })))
    expect(errorsOf(report)).toEqual([[call[0], 0, 'consent.missing', '张岚']])
  })
})

describe('what was said in a recording, whatever brings it', () => {
  const voices = ['张岚', '钱越']
  const said = ['预算批了 130 万。', '好的。', '下周招标。', '我们准备。']
  const turns = (turn: (speaker: string, text: string, at: number) => object) =>
    JSON.stringify(said.map((text, at) => turn(voices[at % 2]!, text, at)))
  it.each([
    [
      'a list with marks from the start',
      'a.json',
      turns((speaker, text, at) => ({ speaker, text, timestamp: `00:00:0${at}` })),
    ],
    ['an agent’s log', 'a.json', turns((role, content, at) => ({ role, content, time: at * 5.2 }))],
    [
      'a list without marks, by the name of its file',
      '会议逐字稿.json',
      turns((speaker, text) => ({ speaker, text })),
    ],
    [
      'turns without marks, by the name of their file',
      '通话录音20260601.txt',
      said.map((text, at) => `${voices[at % 2]}：${text}`).join('\n'),
    ],
    [
      'words without anybody, by the name of their file',
      '通话转写_0601.txt',
      '预算批了 130 万。\n\n下周招标。\n',
    ],
    [
      'minutes of Feishu',
      'a.json',
      JSON.stringify({
        paragraphs: said.map((content, at) => ({
          ...{ pid: String(at), speaker: { name: voices[at % 2] }, start_time: String(at * 5000) },
          sentences: [{ contents: [{ content }] }],
        })),
      }),
    ],
    [
      'a table of marks under other names',
      '导出.csv',
      `姓名,时间点,文字\n${said.map((text, at) => `${voices[at % 2]},00:00:0${at},${text}`).join('\n')}\n`,
    ],
    [
      'Contact Lens of Amazon Connect',
      'a.json',
      JSON.stringify({
        messages: said.map((content, at) => ({
          ...{ participant: at % 2 ? 'AGENT' : 'CUSTOMER', content },
          ...{ beginOffsetMillis: at * 5200, endOffsetMillis: at * 5200 + 4000 },
        })),
      }),
    ],
    [
      'two voices of a program, under a heading of minutes',
      '会议纪要.txt',
      '会议纪要\n\n说话人 1 00:00\n预算批了 130 万。\n\n说话人 2 00:07\n好的。\n',
    ],
    [
      'a page whose names and marks stand in one another’s way',
      '纪要.html',
      `<html><body>${said.map((text, at) => `<div><span>${voices[at % 2]}</span><span>00:0${at}</span><p>${text}</p></div>`).join('')}</body></html>`,
    ],
    ['lyrics', 'a.lrc', said.map((text, at) => `[00:0${at}.00]张岚：${text}`).join('\n')],
  ])('%s waits for consent', async (_, name, content) => {
    assess(desk.session)
    const [, report] = errorsOf(await desk.drop(customers, [name, content]))
    expect(report!.slice(0, 3)).toEqual([name, 0, 'consent.missing'])
    expect(desk.rows("SELECT 1 FROM evidence WHERE text LIKE '%130%'")).toEqual([])
    expect(desk.rows('SELECT 1 FROM facts')).toEqual([])
  })

  it.each([
    [
      '中文',
      '通话.csv',
      '客户名称,通话时间,录音转写\n仁济医院,2026-05-20 10:00,"张岚：预算批了 130 万。钱越：好的。"\n',
    ],
    [
      'English',
      'calls.csv',
      'Account,Date,Owner,Transcript\n仁济医院,2026-05-20,Lin,"Ann: we have a budget of 130k. Lin: fine."\n',
    ],
    [
      'recognised by a machine',
      '外呼.csv',
      '客户名称,通话时间,ASR结果\n仁济医院,2026-05-20 10:00,"张岚：预算批了 130 万。\n钱越：好的。"\n',
    ],
    [
      'JSON',
      'calls.json',
      JSON.stringify([
        { account: '仁济医院', date: '2026-05-20', call: { transcript: 'Ann: we have a budget of 130k.' } },
      ]),
    ],
  ])(
    'a list of calls comes in without the column of what was said (%s), and the report says so',
    async (_, name, content) => {
      const report = await desk.drop(customers, [name, content])
      expect(report.files.map(({ kind, accepted }) => [kind, accepted])).toEqual([
        ['accounts', 1],
        ['activities', 1],
      ])
      expect(desk.rows('SELECT kind, summary FROM activities')).toEqual([{ kind: 'call', summary: '' }])
      expect(desk.rows("SELECT 1 FROM evidence WHERE text LIKE '%130%'")).toEqual([])
      expect(desk.rows('SELECT code, kept FROM import_rejections')).toEqual([
        { code: 'recordedWords', kept: 1 },
      ])
    },
  )

  it('asks for consent of words that came in under another name before, once a name says what they are', async () => {
    const list = turns((speaker, text) => ({ speaker, text }))
    await desk.drop(customers, ['列表.json', list])
    const report = await desk.drop(['会议逐字稿.json', list])
    expect(report.files.map(({ error }) => error?.code)).toEqual(['consent.missing'])
  })

  it('is left out of a column such as 对话内容 that goes by turns, beside how long it took', async () => {
    await desk.drop(customers, [
      '外呼.csv',
      '客户名称,通话时间,通话时长(秒),对话内容\n仁济医院,2026-05-20 10:00,120,"张岚：预算批了 130 万。\n钱越：好的。\n张岚：月底招标。"\n',
    ])
    expect(desk.rows("SELECT 1 FROM evidence WHERE text LIKE '%130%'")).toEqual([])
    expect(desk.rows('SELECT 1 FROM facts')).toEqual([])
    expect(desk.rows('SELECT code, kept FROM import_rejections')).toContainEqual({
      code: 'recordedWords',
      kept: 1,
    })
  })

  it('is no talk that somebody tells in words of their own, nor one without its length', async () => {
    await desk.drop(customers, [
      '跟进.csv',
      '客户名称,跟进日期,通话时长,对话内容\n仁济医院,2026-05-20,3 分钟,"价格：再谈。下一步：月底给方案"\n仁济医院,2026-05-21,2 分钟,客户说预算批了\n',
    ])
    expect(desk.rows("SELECT 1 FROM import_rejections WHERE code = 'recordedWords'")).toEqual([])
  })

  it('is left out of a remark that somebody pasted it into', async () => {
    const remark = said.map((text, at) => `[00:00:0${at}] ${voices[at % 2]}：${text}`).join('\n')
    await desk.drop(customers, [
      '跟进.csv',
      `客户名称,跟进日期,跟进方式,跟进内容\n仁济医院,2026-05-20,电话,"${remark}"\n仁济医院,2026-05-21,电话,"价格\n再谈"\n`,
    ])
    expect(desk.rows('SELECT summary FROM activities ORDER BY occurred_at')).toEqual([
      { summary: '' },
      { summary: '价格\n再谈' },
    ])
    expect(desk.rows('SELECT code, kept FROM import_rejections')).toEqual([
      { code: 'recordedWords', kept: 1 },
    ])
  })

  it('is left out of the other sheet of a workbook, row by row', async () => {
    const book = xlsx.utils.book_new()
    const sheet = (name: string, rows: unknown[][]) =>
      xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(rows), name)
    sheet('客户', [
      ['客户名称', '城市'],
      ['仁济医院', '上海'],
    ])
    sheet('转写', [
      ['说话人', '时间', '内容'],
      ...said.map((text, at) => [voices[at % 2], `00:00:0${at}`, text]),
    ])
    const report = await desk.drop([
      'a.xlsx',
      xlsx.write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array,
    ])
    expect(report.files.map(({ kind, accepted }) => [kind, accepted])).toContainEqual(['accounts', 1])
    expect(desk.rows("SELECT 1 FROM evidence WHERE text LIKE '%130%'")).toEqual([])
  })

  it.each([
    [
      'a chat by the clock on the wall',
      '聊天.json',
      turns((speaker, text, at) => ({ speaker, text, time: `2026-05-20 10:0${at}:00` })),
      'messages',
      4,
    ],
    [
      'a chat that is called a transcript',
      'chat transcript.csv',
      `sender,time,message\n${said.map((text, at) => `${voices[at % 2]},2026-05-20 10:0${at}:00,${text}`).join('\n')}\n`,
      'messages',
      4,
    ],
    [
      'notes on a recording',
      '录音整理要点.md',
      '# 2026-05-20\n\n仁济医院：预算批了 130 万，下周招标。\n',
      'notes',
      1,
    ],
    ['voice recorders for sale', '录音笔报价.csv', '产品名称,价格\n录音笔 A,300\n', 'products', 1],
  ])('%s is none', async (_, name, content, kind, accepted) => {
    const report = await desk.drop(customers, [name, content])
    expect(report.files.find((file) => file.name === name)).toMatchObject({ kind, accepted, error: null })
  })
})

import { describe, expect, it } from 'vitest'
import { previewImport } from '../preview.ts'
import { readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'
import { parseContentLine, structuredValue, textValue } from './contentLines.ts'

const options = readOptions({ zone: 'Asia/Shanghai' })

async function readCards(text: string | Uint8Array, limits = {}) {
  const preview = await previewImport(bytesSource('联系人.vcf', Buffer.from(text as string)), {
    ...options,
    limits: { ...options.limits, ...limits },
  })
  const rows = preview.items.map((item) =>
    item.kind === 'row'
      ? Object.fromEntries(Object.entries(item.cells).filter(([, cell]) => cell !== ''))
      : {},
  )
  return { ...preview, rows }
}

const zhou30 = `BEGIN:VCARD
VERSION:3.0
N:周;岚;;;
FN:岚 周
ORG:仁济医院;超声科
TITLE:主任
TEL;TYPE=WORK,VOICE:021-5555 0101
TEL;TYPE=CELL;TYPE=pref:+86 138 0000 0001
TEL;TYPE=WORK,FAX:021-5555 0109
item1.EMAIL;TYPE=INTERNET:lan@home.example
EMAIL;TYPE=INTERNET,WORK:zhou.lan@renji.example
item2.TEL:021-5555 0102
item2.X-ABLabel:值班
ADR;TYPE=WORK:;;浦建路160号;上海;;200127;中国
BDAY:1980-04-15
X-WECHAT:zhoulan_us
NOTE:喜欢先看数据\\, 再谈价格\\n周三下午在
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQ
 AAAQABAAD
END:VCARD
`

describe('a Chinese name whose parts stand in each other’s places', () => {
  it('is told with the surname first, whichever field that is in', async () => {
    const card = (parts: string, shown: string) =>
      `BEGIN:VCARD\nVERSION:3.0\nN:${parts};;;\nFN:${shown}\nEND:VCARD\n`
    const { rows } = await readCards(
      [
        card('志强;贺', '贺志强'),
        card('岚;邱', '邱岚'),
        card('衛國;盧', '盧衛國'),
        card('欧阳;兰', '欧阳兰'),
        card('康;宁', '康宁'),
      ].join(''),
    )
    expect(rows.map(({ Name }) => Name)).toEqual(['贺志强', '邱岚', '盧衛國', '欧阳兰', '康宁'])
  })
})

describe('a vCard', () => {
  it('becomes a row of a contact: Chinese names together, numbers and addresses by what they are for', async () => {
    const { format, tables, rows, items, problems } = await readCards(zhou30)
    expect([format, problems]).toEqual(['vcard', []])
    expect(tables[0]?.columns).toContain('Job title')
    expect(items[0]?.at).toEqual({ line: 1, lineEnd: 20 })
    expect(rows).toEqual([
      {
        Name: '周岚',
        Company: '仁济医院',
        Department: '超声科',
        'Job title': '主任',
        Mobile: '+86 138 0000 0001',
        Phone: '021-5555 0101',
        Email: 'zhou.lan@renji.example',
        WeChat: 'zhoulan_us',
        Birthday: '1980-04-15',
        Address: '中国 上海 浦建路160号 200127',
        Note: '喜欢先看数据, 再谈价格\n周三下午在',
        'Further details':
          'TEL (work, fax): 021-5555 0109\nTEL (值班): 021-5555 0102\nEMAIL: lan@home.example',
      },
    ])
  })

  it('of version 2.1 is read with its quoted-printable, its charsets and its bare types', async () => {
    const { rows } = await readCards(
      'BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=9E=97;=E5=AE=89;;;\r\n' +
        'ORG;CHARSET=GB2312;ENCODING=QUOTED-PRINTABLE:=C8=F0=BD=F0=\r\n=D2=BD=D4=BA;=C9=E8=B1=B8=BF=C6\r\n' +
        'TEL;CELL:13900000002\r\nTEL;WORK;VOICE;PREF:0574-1\r\nEMAIL;INTERNET:lin@ruijin.example\r\n' +
        'NOTE;ENCODING=QUOTED-PRINTABLE:first=0D=0Asecond; third\r\nAGENT:\r\nBEGIN:VCARD\r\nFN:Ann Lee\r\nEND:VCARD\r\nEND:VCARD\r\n',
    )
    expect(rows).toEqual([
      { Name: 'Ann Lee' },
      {
        Name: '林安',
        Company: '瑞金医院',
        Department: '设备科',
        Mobile: '13900000002',
        Phone: '0574-1',
        Email: 'lin@ruijin.example',
        Note: 'first\nsecond; third',
      },
    ])
  })

  it('of version 4.0 is read with its preferences, addresses as links and days without a year', async () => {
    const { rows } = await readCards(
      'BEGIN:VCARD\nVERSION:4.0\nFN:Dr. Ann Lee\nN:Lee;Ann;;Dr.;\nORG:Acme Works\nROLE:Engineer\nTITLE:Head of Plant\n' +
        'TEL;VALUE=uri;TYPE="voice,work":tel:+1-555-0101\nTEL;PREF=1;TYPE=cell;VALUE=uri:tel:+1-555-0102\n' +
        'EMAIL;PREF=2:a@acme.example\nEMAIL;PREF=1:b@acme.example\nBDAY:--0203\nADR;LABEL="1 Main St^nAustin":;;1 Main St;Austin;TX;1;USA\nX-SKYPE:ann.lee\nEND:VCARD\n',
    )
    expect(rows).toEqual([
      {
        Name: 'Dr. Ann Lee',
        Company: 'Acme Works',
        'Job title': 'Head of Plant',
        Mobile: '+1-555-0102',
        Phone: '+1-555-0101',
        Email: 'b@acme.example',
        Address: '1 Main St, Austin, TX, 1, USA',
        'Further details': 'EMAIL: a@acme.example\nROLE: Engineer\nBDAY: --0203\nSKYPE: ann.lee',
      },
    ])
  })

  it('that is broken costs no other: rest of lines, no end, nothing in it, beyond the bounds', async () => {
    const { rows, problems } = await readCards(
      `BEGIN:VCARD\nFN:A\nNOTE:one\ntwo\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nEND:VCARD\nnoise\n${zhou30}BEGIN:VCARD\nFN:B\n`,
    )
    expect(rows.map(({ Name, Note }) => [Name, Note?.slice(0, 7)])).toEqual([
      ['A', 'one\ntwo'],
      ['周岚', '喜欢先看数据,'],
      ['B', undefined],
    ])
    expect(problems).toEqual([
      { at: { line: 6, lineEnd: 8 }, code: 'notAnObject', kept: false },
      { at: { line: 30, lineEnd: 31 }, code: 'unterminatedRecord', kept: true },
    ])
    const nested = await readCards('BEGIN:VCARD\n'.repeat(100))
    expect(nested.refusal).toMatchObject({ code: 'damaged', at: { line: 65 } })
    const long = await readCards(`BEGIN:VCARD\nFN:A\nNOTE:${'x'.repeat(500)}\nEND:VCARD\n`, {
      cellCharacters: 100,
    })
    expect(long).toMatchObject({ rows: [{ Name: 'A' }], problems: [{ code: 'recordTooLong', kept: true }] })
    expect((await readCards(zhou30, { textBytes: 10 })).refusal).toMatchObject({ code: 'tooLarge' })
  })
})

describe('content lines', () => {
  it.each([
    ['TEL;CELL;PREF:1', 'TEL', { TYPE: ['CELL', 'PREF'] }, '1'],
    ['item1.EMAIL;type=INTERNET:a@b', 'EMAIL', { TYPE: ['INTERNET'] }, 'a@b'],
    ['ATTENDEE;CN="Lee: Ann";ROLE=X:mailto:a@b', 'ATTENDEE', { CN: ['Lee: Ann'], ROLE: ['X'] }, 'mailto:a@b'],
    ['X-A;B=1,"2;3":v:w', 'X-A', { B: ['1', '2;3'] }, 'v:w'],
  ])('%s', (text, name, params, value) => {
    const line = parseContentLine(text, 1)!
    expect([line.name, Object.fromEntries(line.params), line.value]).toEqual([name, params, value])
  })

  it.each(['no colon', '', ':', ';a:b', 'A;B="', '中文:a'])('%j is none', (text) => {
    expect(parseContentLine(text, 1)).toBeNull()
  })

  it('values are unescaped after they are split', () => {
    const line = parseContentLine('N:a\\;b;c\\,d\\n\\\\;', 1)!
    expect(structuredValue(line)).toEqual(['a;b', 'c,d\n\\', ''])
    expect(textValue(line)).toBe('a;b;c,d\n\\;')
  })
})

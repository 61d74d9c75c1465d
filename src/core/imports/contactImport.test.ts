import { afterEach, beforeEach, expect, it } from 'vitest'
import { codeOf } from './formats/cards/codeFixture.ts'
import { openImportDesk } from './importFixture.ts'

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const cards =
  'BEGIN:VCARD\nVERSION:3.0\nN:周;岚;;;\nFN:周岚\nORG:仁济医院;超声科\nTITLE:主任\nTEL;TYPE=CELL:13800000001\nEMAIL:zhou.lan@renji.example\nEND:VCARD\n' +
  'BEGIN:VCARD\nVERSION:3.0\nN:Lee;Ann;;;\nFN:Ann Lee\nORG:Acme Works\nEND:VCARD\n' +
  'BEGIN:VCARD\nVERSION:3.0\nFN:妈妈\nTEL:13800000009\nEND:VCARD\n'

it('cards of a phone are recognised as contacts and come in with their accounts; a private one is told', async () => {
  const [file] = await desk.inspect(['手机.vcf', cards])
  expect(file).toMatchObject({ recordKind: 'contacts', error: null })
  expect(Object.fromEntries(file!.mapping.map(({ column, field }) => [column, field]))).toMatchObject({
    Name: 'name',
    Company: 'account',
    Department: 'department',
    'Job title': 'title',
    Mobile: 'mobile',
    Phone: 'phone',
    Email: 'email',
    WeChat: 'wechat',
    // No record keeps it.
    Birthday: null,
    Note: 'remark',
    'Further details': null,
  })
  const report = await desk.drop(['手机.vcf', cards])
  expect(report.files).toMatchObject([{ kind: 'contacts', accepted: 2, rejected: 1 }])
  expect(
    desk.rows(
      'SELECT c.name, a.name AS account, c.department, c.title, c.phone, c.email FROM contacts c JOIN accounts a ON a.id = c.account_id ORDER BY c.name_key DESC',
    ),
  ).toEqual([
    {
      name: '周岚',
      account: '仁济医院',
      department: '超声科',
      title: '主任',
      phone: '13800000001',
      email: 'zhou.lan@renji.example',
    },
    { name: 'Ann Lee', account: 'Acme Works', department: null, title: null, phone: null, email: null },
  ])
  expect((await desk.drop(['手机.vcf', cards])).files).toMatchObject([{ accepted: 0, duplicates: 2 }])
})

it('a card without an employer is of the account whose people write from the same domain', async () => {
  const card = (name: string, email: string): string =>
    `BEGIN:VCARD\nVERSION:3.0\nFN:${name}\nEMAIL:${email}\nEND:VCARD\n`
  const report = await desk.drop(
    ['客户.csv', '客户名称,客户编号,行业,网站\n仁济医院,RJ,医疗,https://www.renji.example/\n'],
    ['手机.vcf', card('胡敏', 'hu@icu.renji.example') + card('同学', 'someone@qq.com')],
  )
  expect(report.files.at(-1)).toMatchObject({ kind: 'contacts', accepted: 1, rejected: 1 })
  expect(
    desk.rows('SELECT c.name, a.name AS account FROM contacts c JOIN accounts a ON a.id = c.account_id'),
  ).toEqual([{ name: '胡敏', account: '仁济医院' }])
})

it('a picture of a card brings its contact; one of a WeChat contact only the link, and the report says so', async () => {
  const report = await desk.drop(
    ['名片.png', await codeOf('MECARD:N:周岚;ORG:仁济医院;TEL:13800000001;;')],
    ['周岚 微信.png', await codeOf('https://u.wechat.com/EAbCdEf12345')],
  )
  expect(report.files.map(({ name, kind, accepted, rejected }) => [name, kind, accepted, rejected])).toEqual([
    ['名片.png', 'contacts', 1, 0],
    ['周岚 微信.png', 'notes', 1, 0],
  ])
  expect(desk.rows('SELECT name, phone FROM contacts')).toEqual([{ name: '周岚', phone: '13800000001' }])
  expect(desk.rows("SELECT text FROM evidence WHERE kind = 'note'")).toEqual([
    { text: 'https://u.wechat.com/EAbCdEf12345' },
  ])
  expect(desk.rows('SELECT code, kept FROM import_rejections')).toEqual([{ code: 'linkOnly', kept: 1 }])
})

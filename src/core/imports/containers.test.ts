import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InspectedFile } from '../../shared/contract/imports.ts'
import { refusalWords } from '../../shared/refusalWords.ts'
import { outlookMessage } from './formats/mail/msgFixture.ts'
import { readOptions } from './formats/registry.ts'
import { zipOf } from './formats/zipFixture.ts'
import { openImportDesk, type TestFile } from './importFixture.ts'
import { inspectUpload } from './inspection/inspectUploads.ts'

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const suppliers = (city: string) => `Account,City\n${city} Pumps,${city}\n`
const rtf = '{\\rtf1\\ansi minutes}'

type Part = { name: string; content: string | Uint8Array; head?: string }

const partOf = ({ name, content, head = `Content-Disposition: attachment; filename="${name}"` }: Part) =>
  `--sep\r\nContent-Type: ${/\.png$/.test(name) ? 'image/png' : 'application/octet-stream'}\r\n${head}\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(content).toString('base64')}\r\n`
const mailWith = (subject: string, ...parts: Part[]) =>
  `From: ida@brook.example\r\nTo: us@firm.example\r\nSubject: ${subject}\r\nDate: Mon, 4 May 2026 09:00:00 +0800\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=sep\r\n\r\n--sep\r\nContent-Type: text/plain\r\n\r\nPlease see ${subject}.\r\n${parts.map(partOf).join('')}--sep--\r\n`
const mailbox = (...mails: string[]) =>
  mails.map((mail) => `From ida@brook.example Mon May  4 09:00:00 2026\r\n${mail}\r\n`).join('')

const table = (name: string, city: string): Part => ({ name, content: suppliers(city) })
const outline = (files: readonly InspectedFile[]) =>
  files.map(({ name, recordKind, error }) => [name, error?.reason ?? recordKind])

async function look([name, content]: TestFile, limits: Parameters<typeof readOptions>[0]['limits'] = {}) {
  const options = readOptions({ zone: 'UTC', limits })
  const slice = { name, offset: 0, bytes: Buffer.from(content), last: true }
  const { uploadId } = await desk.uploads.append(null, slice)
  return inspectUpload({ ...desk.context, options }, uploadId)
}

describe('a mailbox with files at its mails', () => {
  const three = [
    mailWith('north', table('north.csv', 'Leeds')),
    mailWith('middle', table('middle.csv', 'Derby'), { name: 'minutes.rtf', content: rtf }),
    mailWith('south', table('south.csv', 'Hove')),
  ]

  it.each([
    ['in order', three],
    ['the other way round', three.toReversed()],
  ])('%s gives those of every mail, and tells of the one that nobody can read', async (_order, mails) => {
    const report = await desk.drop(['in.mbox', mailbox(...mails)])
    const told = report.files.map(({ name, kind, accepted, error }) => [
      name,
      error?.details.reason ?? `${kind} ${accepted}`,
    ])
    expect(told).toHaveLength(5)
    expect(told).toEqual(
      expect.arrayContaining([
        ['in.mbox', 'messages 3'],
        ['north.csv', 'accounts 1'],
        ['middle.csv', 'accounts 1'],
        ['south.csv', 'accounts 1'],
        ['minutes.rtf', 'richText'],
      ]),
    )
    expect(report.files.find(({ name }) => name === 'south.csv')?.path).toBe('in.mbox › south.csv')
  })

  it('has what hangs at several of them once, and both of two that are only called alike', async () => {
    const files = await look([
      'in.mbox',
      mailbox(
        mailWith('a', table('list.csv', 'Leeds')),
        mailWith('b', table('list.csv', 'Leeds')),
        mailWith('c', table('list.csv', 'Hove')),
      ),
    ])
    expect(files.map(({ name }) => name)).toEqual(['in.mbox', 'list.csv', 'list.csv'])
  })

  it('is opened as far as there is room: twenty more are named, the others counted', async () => {
    const many = Array.from({ length: 30 }, (_, at) => mailWith(`m${at}`, table(`t${at}.csv`, `Town${at}`)))
    const files = await look(['in.mbox', mailbox(...many)], { entries: 4 })
    const reasons = files.map(({ error }) => error?.reason ?? 'read')
    expect(reasons.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => 'read'))
    expect(reasons.slice(5, 25)).toEqual(Array.from({ length: 20 }, () => 'archiveLimit'))
    expect(files.slice(25)).toMatchObject([{ error: { reason: 'attachmentsLeft', detail: '6' } }])
  })
})

describe('a mail with files', () => {
  it('tells of each that cannot be read, and opens an archive', async () => {
    const pack = zipOf({ 'inner.csv': suppliers('Hull'), 'old.rtf': rtf })
    const mail = mailWith(
      'pack',
      { name: 'pack.zip', content: pack },
      { name: 'box.pst', content: `!BDN${'\0'.repeat(40)}` },
      { name: 'memo.rtf', content: rtf },
    )
    expect(outline(await desk.inspect(['a.eml', mail]))).toEqual([
      ['a.eml', 'messages'],
      ['inner.csv', 'accounts'],
      ['old.rtf', 'richText'],
      ['box.pst', 'outlookStore'],
      ['memo.rtf', 'richText'],
    ])
  })

  it('leaves the pictures that its page shows, and what programs check it by', async () => {
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 1])
    const mail = mailWith(
      'looks',
      { name: 'logo.png', content: png, head: 'Content-Disposition: inline\r\nContent-ID: <l@x>' },
      { name: 'site.png', content: png },
    )
    const signed = mail.replace(
      '--sep--',
      '--sep\r\nContent-Type: application/pkcs7-signature; name=smime.p7s\r\nContent-Disposition: attachment; filename=smime.p7s\r\n\r\nAA==\r\n--sep--',
    )
    expect((await desk.inspect(['a.eml', signed])).map(({ name }) => name)).toEqual(['a.eml', 'site.png'])
  })

  it('as Outlook saves it tells of each as well', async () => {
    const message = outlookMessage({
      subject: 'pack',
      body: 'see files',
      sender: { name: 'Ida', address: 'ida@brook.example' },
      attachments: [
        { name: 'inner.zip', bytes: zipOf({ 'inner.csv': suppliers('Hull') }) },
        { name: 'memo.rtf', bytes: Buffer.from(rtf) },
      ],
    })
    expect(outline(await desk.inspect(['a.msg', message]))).toEqual([
      ['a.msg', 'messages'],
      ['inner.csv', 'accounts'],
      ['memo.rtf', 'richText'],
    ])
  })

  it('in archives in archives is read, and its files are told as lying too deep', async () => {
    let zip = zipOf({ 'a.eml': mailWith('deep', table('deep.csv', 'Hull')) })
    for (const name of ['two.zip', 'one.zip']) zip = zipOf({ [name]: zip })
    expect(outline(await desk.inspect(['top.zip', zip]))).toEqual([
      ['a.eml', 'messages'],
      ['deep.csv', 'nestedTooDeep'],
    ])
  })
})

describe('an archive with more than fits', () => {
  const large = Buffer.alloc(3_000_000, 'words ')

  it('goes on behind a member that is too large, honest or not, and its report names every one', async () => {
    const limits = { unpackedBytes: 1_000_000 }
    const files = { 'first.csv': suppliers('Ely'), 'large.txt': large, 'last.csv': suppliers('Ware') }
    for (const zip of [zipOf(files), zipOf(files, { stated: 20 })])
      expect(outline(await look(['a.zip', zip], limits))).toEqual([
        ['first.csv', 'accounts'],
        ['large.txt', 'archiveLimit'],
        ['last.csv', 'accounts'],
      ])
    const [, left] = await look(['a.zip', zipOf(files)], limits)
    expect(left).toMatchObject({ path: 'a.zip › large.txt', error: { detail: '1 MB' } })
    for (const way of [/解压.*文件夹/, /drop the folder/])
      expect(Object.values(refusalWords.archiveLimit!).some((words) => way.test(words))).toBe(true)
  })

  it('in which many say too little of themselves comes to an end, each of them told', async () => {
    const liars = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`l${at}.txt`, large]))
    const zip = zipOf({ ...liars, 'last.csv': suppliers('Ware') }, { stated: 20 })
    const files = await look(['a.zip', zip], { unpackedBytes: 1_000_000 })
    expect(files.map(({ name }) => name)).toEqual([...Object.keys(liars), 'last.csv'])
    expect(files.every(({ error }) => error?.reason === 'archiveLimit')).toBe(true)
  })

  it('keeps its room for words: films are left by name, pictures come last', async () => {
    const zip = zipOf({
      'a.jpg': Buffer.alloc(700_000, 7),
      'site visit.MP4': 'x',
      'b.txt': Buffer.alloc(700_000, 'words '),
    })
    expect(outline(await look(['a.zip', zip], { unpackedBytes: 1_000_000 }))).toEqual([
      ['a.jpg', 'archiveLimit'],
      ['site visit.MP4', 'recording'],
      ['b.txt', 'notes'],
    ])
  })

  it('larger than what is held of a file is read by its directory', async () => {
    const film = { packed: Buffer.alloc(66 * 1024 ** 2, 1), checksum: 0, size: 66 * 1024 ** 2 }
    const zip = zipOf({ 'film.mp4': film, 'left.bin': film, 'list.csv': suppliers('Ware') })
    expect(outline(await desk.inspect(['phone.zip', zip]))).toEqual([
      ['film.mp4', 'recording'],
      ['left.bin', 'archiveLimit'],
      ['list.csv', 'accounts'],
    ])
  })

  it('whose directory is told in eight bytes, as packers do beyond 4 GB, is read as well', async () => {
    const zip = zipOf({ 'one.csv': suppliers('Ware'), 'two.csv': suppliers('Ely') })
    const end = zip.subarray(zip.length - 22)
    const wideEnd = Buffer.alloc(56)
    wideEnd.writeUInt32LE(0x06064b50, 0)
    wideEnd.writeBigUInt64LE(2n, 32)
    wideEnd.writeBigUInt64LE(BigInt(end.readUInt32LE(12)), 40)
    wideEnd.writeBigUInt64LE(BigInt(end.readUInt32LE(16)), 48)
    const locator = Buffer.alloc(20)
    locator.writeUInt32LE(0x07064b50, 0)
    locator.writeBigUInt64LE(BigInt(zip.length - 22), 8)
    const shortEnd = Buffer.from(end)
    shortEnd.writeUInt16LE(0xffff, 10)
    shortEnd.writeUInt32LE(0xffffffff, 16)
    const wide = Buffer.concat([zip.subarray(0, zip.length - 22), wideEnd, locator, shortEnd])
    expect(outline(await desk.inspect(['a.zip', wide]))).toEqual([
      ['one.csv', 'accounts'],
      ['two.csv', 'accounts'],
    ])
  })

  it('says in its report why a member was left', async () => {
    const report = await desk.drop(['a.zip', zipOf({ 'a.csv': suppliers('Ely'), 'call.m4a': 'x' })])
    expect(report.files.map(({ name, path, error }) => [name, path, error?.details.reason])).toEqual([
      ['a.csv', 'a.zip › a.csv', undefined],
      ['call.m4a', 'a.zip › call.m4a', 'recording'],
    ])
  })

  it('of nothing, or of what a system leaves behind, is empty', async () => {
    for (const files of [{}, { '.DS_Store': 'x', 'a/': '' }] as Record<string, string>[])
      expect(outline(await desk.inspect(['a.zip', zipOf(files)]))).toEqual([['a.zip', 'empty']])
  })
})

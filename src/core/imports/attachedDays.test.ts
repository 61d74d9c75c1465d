import { afterEach, beforeEach, expect, it } from 'vitest'
import { outlookMessage } from './formats/mail/msgFixture.ts'
import { openImportDesk } from './importFixture.ts'

/** A paper that states no day is as old as the mail at which it hung, not as the import. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const paper = (text: string): string =>
  `--cut\r\nContent-Type: text/plain; charset=utf-8; name="spec.txt"\r\nContent-Disposition: attachment; filename="spec.txt"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(text).toString('base64')}\r\n`
const mail = (text: string): string =>
  `From: Iris Vale <iris@harrowlake.example>\r\nTo: qian@us.example\r\nSubject: Papers\r\nDate: Tue, 14 Apr 2026 08:30:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=cut\r\n\r\n--cut\r\nContent-Type: text/plain\r\n\r\nSee attached.\r\n${paper(text)}--cut--\r\n`
const noted = () =>
  desk.rows<{ at: number; datedBy: string | null }>(
    `SELECT occurred_at AS at, json_extract(locator, '$.datedBy') AS datedBy FROM evidence WHERE kind = 'note'`,
  )
const sentAt = Date.UTC(2026, 3, 14, 8, 30)

it('holds for a mail as it was sent', async () => {
  await desk.drop(['papers.eml', mail('The cabinet is 60 cm wide and weighs 40 kg.')])
  expect(noted()).toEqual([{ at: sentAt, datedBy: 'file' }])
})

it('holds for a message of Outlook', async () => {
  const bytes = Buffer.from('The cabinet is 60 cm wide and weighs 40 kg.')
  await desk.drop([
    'papers.msg',
    outlookMessage({
      subject: 'Papers',
      body: 'See attached.',
      sender: { name: 'Iris Vale', address: 'iris@harrowlake.example' },
      sentAt,
      attachments: [{ name: 'spec.txt', bytes }],
    }),
  ])
  expect(noted()).toEqual([{ at: sentAt, datedBy: 'file' }])
})

it('gives way to the day that the paper states', async () => {
  await desk.drop(['papers.eml', mail('2026-03-02\nThe cabinet is 60 cm wide and weighs 40 kg.')])
  expect(noted()).toMatchObject([{ datedBy: null }])
})

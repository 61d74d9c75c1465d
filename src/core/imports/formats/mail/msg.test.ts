import MsgReader from '@kenjiuno/msgreader'
import { burn, type Entry } from '@kenjiuno/msgreader/lib/Burner.js'
import { describe, expect, it } from 'vitest'
import type { MessageItem } from '../format.ts'
import { previewImport } from '../preview.ts'
import { readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'
import { outlookMessage } from './msgFixture.ts'

const options = readOptions({ zone: 'Asia/Shanghai' })
const preview = (bytes: Uint8Array, name = '邮件.msg') => previewImport(bytesSource(name, bytes), options)
const sentAt = Date.UTC(2026, 3, 2, 2)

const asked = outlookMessage({
  subject: 'RE: 超声采购',
  body: '报价单能发我一份吗？\r\n谢谢',
  sender: { name: '周岚', address: 'Zhou.Lan@renji.example' },
  to: [{ name: '钱越', address: 'qian@us.example' }],
  sentAt,
  messageId: '<b@renji.example>',
  inReplyTo: '<a@us.example>',
  attachments: [{ name: '设备清单.csv', bytes: Buffer.from('设备,数量\n超声,2\n'.repeat(400)) }],
})

describe("a message of Outlook's", () => {
  it('is one message as any mail is', async () => {
    const { format, items, problems, refusal } = await preview(asked)
    expect([format, problems, refusal]).toEqual(['msg', [], null])
    expect(items).toEqual([
      {
        kind: 'message',
        at: { line: 1 },
        sentAt,
        zone: 'Asia/Shanghai',
        sender: '周岚',
        senderId: 'zhou.lan@renji.example',
        receivers: ['qian@us.example'],
        receiverNames: ['钱越'],
        conversation: '超声采购',
        conversationId: 'a@us.example',
        messageId: 'b@renji.example',
        refersTo: 'a@us.example',
        messageType: 'email',
        text: '报价单能发我一份吗？\n谢谢\n📎 设备清单.csv',
      },
    ])
  })

  it('says what msgreader makes of it', async () => {
    const theirs = new MsgReader(new DataView(asked.buffer, asked.byteOffset, asked.byteLength)).getFileData()
    const [ours] = (await preview(asked)).items as MessageItem[]
    expect([theirs.subject, theirs.senderName, theirs.body, theirs.attachments?.length]).toEqual([
      'RE: 超声采购',
      ours?.sender,
      '报价单能发我一份吗？\r\n谢谢',
      1,
    ])
    expect(Date.parse(theirs.clientSubmitTime!)).toBe(ours?.sentAt)
  })

  it('in an old code page or in HTML alone, and with a mail within it, keeps its words', async () => {
    const gb = Uint8Array.from([0xb1, 0xa8, 0xbc, 0xdb])
    const inner = {
      subject: 'trial',
      body: 'Could we have a trial?',
      sender: { name: 'Lin An', address: 'lin@acme.example' },
    }
    const { items } = await preview(
      outlookMessage({
        narrow: { subject: gb, sender: gb },
        codePage: 936,
        html: '<p>See <b>below</b></p>',
        within: inner,
      }),
    )
    expect(items).toMatchObject([
      {
        sender: '报价',
        conversation: '报价',
        text: 'See below\n\nFrom: Lin An <lin@acme.example>\nSubject: trial\n\nCould we have a trial?',
      },
    ])
  })

  it('takes zone and thread from the headers under which it travelled', async () => {
    const { items } = await preview(
      outlookMessage({
        subject: 'x',
        body: 'y',
        headers:
          'From: Ann <ann@acme.example>\r\nDate: Thu, 2 Apr 2026 10:00:00 -0400\r\nReferences: <1@a> <2@a>\r\nMessage-ID: <3@a>\r\n',
      }),
    )
    expect(items).toMatchObject([
      {
        sender: 'Ann',
        sentAt: Date.UTC(2026, 3, 2, 14),
        zone: 'Etc/GMT+4',
        conversationId: '1@a',
        refersTo: '2@a',
      },
    ])
  })

  it('that is a list of people is named, one that is damaged or too large refused', async () => {
    const list = await preview(outlookMessage({ messageClass: 'IPM.DistList', subject: 'Ann' }))
    expect(list.refusal).toEqual({ code: 'notSupportedYet', detail: 'IPM.DistList' })
    expect((await preview(asked.subarray(0, 600))).refusal).toMatchObject({ code: 'damaged' })
    const small = readOptions({ zone: 'UTC', limits: { packedBytes: 1000 } })
    expect((await previewImport(bytesSource('a.msg', asked), small)).refusal).toMatchObject({
      code: 'tooLarge',
    })
  })

  it('whose sectors and entries run in circles ends all the same', async () => {
    for (let at = 512; at + 4 <= asked.length; at += 128) {
      const broken = Buffer.from(asked)
      broken.writeUInt32LE(1, at)
      broken.writeUInt32LE(0, at + 68 < broken.length - 4 ? at + 68 : at)
      await preview(broken)
    }
  })

  it('is not what a workbook or any other compound file is', async () => {
    const entries: Entry[] = [{ name: 'Root Entry', type: 5, children: [1], length: 0 }]
    entries.push({ name: 'Something', type: 2, length: 4, binaryProvider: () => [1, 2, 3, 4] })
    expect((await preview(burn(entries), 'thing.bin')).format).not.toBe('msg')
  })
})

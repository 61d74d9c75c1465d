import { describe, expect, it } from 'vitest'
import type { MessageItem } from '../format.ts'
import { previewImport } from '../preview.ts'
import { readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'

const open = async (name: string, text: string) => {
  const { format, items } = await previewImport(
    bytesSource(name, Buffer.from(text)),
    readOptions({ zone: 'Asia/Shanghai', yearHint: 2026, now: Date.UTC(2026, 10, 22) }),
  )
  return { format, items: items as MessageItem[] }
}
const mailsOf = (items: readonly MessageItem[]) =>
  items
    .filter(({ kind }) => kind === 'message')
    .map(({ sender, receivers, receiverNames, conversation, sentAt, text }) => ({
      sender,
      to: receiverNames ?? receivers,
      about: conversation,
      sent: sentAt === null ? null : new Date(sentAt + 8 * 3_600_000).toISOString().slice(0, 16),
      text,
    }))

const rule = '-'.repeat(40)

describe('mails pasted into one text', () => {
  it('are each a message of its day, sender and receivers, and what stands above them a note', async () => {
    const { format, items } = await open(
      'alder mails.txt',
      [
        '(copied before they wipe my mailbox)',
        '',
        rule,
        'From: Simon Fell',
        'To: Jo Qian',
        'Sent: 14 May 2026 09:41',
        'Subj: new press',
        '',
        'Hi Jo',
        '',
        'Pot for it is £410k a year.',
        '',
        rule,
        'From: Gareth Pike',
        'To: Jo Qian; bids@rival.example',
        'Sent: Thursday, October 15, 2026 2:20 PM',
        'Subj: RE: Addendum',
        '',
        'Two changes.',
        '   cost 30',
        'Gareth',
      ].join('\n'),
    )
    expect(format).toBe('pastedMails')
    expect(items.at(-1)).toMatchObject({ kind: 'note', text: '(copied before they wipe my mailbox)' })
    expect(mailsOf(items)).toEqual([
      {
        sender: 'Simon Fell',
        to: ['Jo Qian'],
        about: 'new press',
        sent: '2026-05-14T09:41',
        text: 'Hi Jo\n\nPot for it is £410k a year.',
      },
      {
        sender: 'Gareth Pike',
        to: ['Jo Qian', ''],
        about: 'Addendum',
        sent: '2026-10-15T14:20',
        text: 'Two changes.\n   cost 30\nGareth',
      },
    ])
    expect(items.slice(0, -1).map(({ at }) => [at.line, at.textLine, at.lineEnd])).toEqual([
      [4, 9, 11],
      [14, 19, 21],
    ])
  })

  it('are told apart without a rule between them, in Chinese and with an address', async () => {
    const { items } = await open(
      '往来.txt',
      '发件人: 戚小玲 <qi@lingsheng.example>\n发送时间: 2026年11月13日(星期五) 下午2:20\n收件人: 钱越 <qian@ours.example>\n主题: 回复: 最终价\n\n2号前封好\n\n发件人：钱越\n收件人：戚小玲\n日期：2026-11-12 09:05\n主题：最终价\n\n几时要？\n',
    )
    expect(mailsOf(items)).toEqual([
      { sender: '戚小玲', to: ['钱越'], about: '最终价', sent: '2026-11-13T14:20', text: '2号前封好' },
      { sender: '钱越', to: ['戚小玲'], about: '最终价', sent: '2026-11-12T09:05', text: '几时要？' },
    ])
  })

  it('that a later one quotes are told once, by whichever mark they are quoted', async () => {
    const { items } = await open(
      'thread.txt',
      [
        'From: Gareth Pike',
        'To: Jo Qian',
        'Sent: 17 Nov 2026 14:06',
        'Subject: Re: timetable',
        '',
        'We award on 11 Dec.',
        '',
        '-----Original Message-----',
        'From: Jo Qian',
        'Sent: 16 Nov 2026 11:12',
        'To: Gareth Pike',
        'Subject: timetable',
        '',
        'Is the award still planned for 27 November, as you told us?',
        '',
        'On 15 Nov 2026, at 09:00, Priya Nand <priya@alder.example> wrote:',
        '> The list comes by the 17th of November, promised.',
        '',
        rule,
        'From: Jo Qian',
        'To: Gareth Pike',
        'Sent: 16 Nov 2026 11:12',
        'Subject: timetable',
        '',
        'Is the award still planned for 27 November, as you told us?',
        'Best',
        'Jo',
      ].join('\n'),
    )
    expect(mailsOf(items).map(({ sender, to, sent, text }) => [sender, to, sent, text])).toEqual([
      ['Gareth Pike', ['Jo Qian'], '2026-11-17T14:06', 'We award on 11 Dec.'],
      [
        'Jo Qian',
        ['Gareth Pike'],
        '2026-11-16T11:12',
        'Is the award still planned for 27 November, as you told us?\nBest\nJo',
      ],
      ['Priya Nand', ['Jo Qian'], '2026-11-15T09:00', 'The list comes by the 17th of November, promised.'],
    ])
  })

  it('keep what goes on below a quote with whoever quotes', async () => {
    const { items } = await open(
      'thread.txt',
      'From: Gareth Pike\nTo: Jo Qian\nSent: 17 Nov 2026 14:06\nSubject: timetable\n\nSee below.\n\nOn 16 Nov 2026 at 11:12, Jo Qian wrote:\n> When is the award?\nOn 11 Dec.\n',
    )
    expect(mailsOf(items).map(({ sender, text }) => [sender, text])).toEqual([
      ['Gareth Pike', 'See below.\n\nOn 11 Dec.'],
      ['Jo Qian', 'When is the award?'],
    ])
  })

  it('that are quoted twice keep their own writer, by a head that tells no more than who and when', async () => {
    const { items } = await open(
      'thread.txt',
      [
        'From: Ruth Okafor',
        'Sent: 18 Nov 2026 09:02',
        'To: Jo Qian',
        'Subject: RE: cold store',
        '',
        'Fine by me.',
        '',
        'From: Jo Qian',
        'Sent: Tuesday 17 November 2026 10:11',
        'To: Ruth Okafor',
        'Subject: cold store',
        '',
        '> Ruth, offer attached.',
        '>',
        '> From: Piet Maas',
        '> Sent: 12 November 2026 15:20',
        '>> Jo, there is 90k left for this',
        '>> and not a cent more.',
        '> We had hoped for more.',
      ].join('\n'),
    )
    expect(mailsOf(items).map(({ sender, to, sent, text }) => [sender, to, sent, text])).toEqual([
      ['Ruth Okafor', ['Jo Qian'], '2026-11-18T09:02', 'Fine by me.'],
      ['Jo Qian', ['Ruth Okafor'], '2026-11-17T10:11', 'Ruth, offer attached.\n\nWe had hoped for more.'],
      ['Piet Maas', ['Jo Qian'], '2026-11-12T15:20', 'Jo, there is 90k left for this\nand not a cent more.'],
    ])
  })

  it('leave journeys and other lists that begin alike what they are', async () => {
    const { format } = await open(
      'travel.txt',
      'From: Leeds\nDate: 3 Dec 2026 10:00\n\nplatform 4\n\nFrom: York\nDate: 4 Dec 2026 11:00\n\nplatform 1\n',
    )
    expect(format).not.toBe('pastedMails')
  })

  it('are told by a Chinese introduction too', async () => {
    const { items } = await open(
      '往来.txt',
      '发件人：戚小玲\n收件人：钱越\n发送时间：2026-11-13 14:20\n主题：回复：最终价\n\n好的\n\n钱越 <qian@ours.example> 于2026年11月12日周四 09:05写道：\n> 几时要？\n',
    )
    expect(mailsOf(items).map(({ sender, sent, text }) => [sender, sent, text])).toEqual([
      ['戚小玲', '2026-11-13T14:20', '好的'],
      ['钱越', '2026-11-12T09:05', '几时要？'],
    ])
  })
})

describe('what is no pile of mails', () => {
  it.each([
    [
      'a mail as programs keep it',
      'mail.eml',
      'From: a@x.example\nTo: b@y.example\nSubject: x\nDate: Tue, 2 Jun 2026 10:00:00 +0000\n\nhi\n\nFrom: c@z.example\nSent: 1 June 2026 09:00\nTo: d\nSubject: y\n\nold\n',
      'eml',
    ],
    [
      'a note that says where something came from',
      'note.md',
      '# Visit\nFrom: Leeds\nTo: London\n\nGood talk.\n',
      'notes',
    ],
    [
      'a note with a mail far down',
      'note.txt',
      `${'a line of the visit\n'.repeat(12)}From: a\nTo: b\nSent: 14 May 2026 09:41\n\nhello\n`,
      'notes',
    ],
  ])('%s', async (_what, name, text, format) => {
    expect((await open(name, text)).format).toBe(format)
  })
})

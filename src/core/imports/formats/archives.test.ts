import { describe, expect, it } from 'vitest'
import { readWecomMessage } from './chats/wecom.ts'
import type { MessageItem } from './format.ts'
import { previewImport } from './preview.ts'
import { readOptions } from './registry.ts'
import { bytesSource } from './source.ts'
import { zipOf } from './zipFixture.ts'

const options = readOptions({ zone: 'Asia/Shanghai' })

const team = {
  'users.json': JSON.stringify([
    { id: 'U1', name: 'ann', profile: { real_name: 'Ann Lee' } },
    { id: 'U2', name: 'bob', real_name: 'Bob Stone' },
  ]),
  'channels.json': JSON.stringify([{ id: 'C9', name: 'acme-deal' }]),
  'acme-deal/2026-03-01.json': JSON.stringify([
    { type: 'message', user: 'U1', ts: '1772355731.000200', text: '<@U2> they want 8% off &amp; a trial' },
    {
      type: 'message',
      user: 'U2',
      ts: '1772355800.000300',
      thread_ts: '1772355731.000200',
      text: 'see <https://acme.example|their site>',
    },
    { type: 'message', user: 'U2', text: 'no time' },
  ]),
}

describe('a Slack export', () => {
  it('is read channel by channel with names in place of ids', async () => {
    const { format, items, problems } = await previewImport(bytesSource('export.zip', zipOf(team)), options)
    expect(format).toBe('slack')
    expect(items).toMatchObject([
      {
        sender: 'Ann Lee',
        senderId: 'U1',
        conversation: 'acme-deal',
        conversationId: 'C9',
        sentAt: 1772355731000,
        text: '@Bob Stone they want 8% off & a trial',
      },
      {
        sender: 'Bob Stone',
        refersTo: 'C9:1772355731.000200',
        text: 'see their site (https://acme.example)',
      },
    ])
    expect(problems).toEqual([
      { at: { entry: 'acme-deal/2026-03-01.json', line: 1 }, code: 'badMessage', kept: false },
    ])
  })

  it('tells on which line of which day’s file a message stands', async () => {
    const said = (text: string, ts: string) => ({ type: 'message', user: 'U1', text, ts })
    const days = {
      ...team,
      'acme-deal/2026-03-01.json': JSON.stringify([said('a "[{,\n', '1.1'), said('b', '1.2')], null, 2),
      'acme-deal/2026-03-02.json': JSON.stringify([said('c', '2.1'), said('d', '2.2')], null, 2),
    }
    const { items } = await previewImport(bytesSource('export.zip', zipOf(days)), options)
    const places = [
      ['acme-deal/2026-03-01.json', 2],
      ['acme-deal/2026-03-01.json', 8],
      ['acme-deal/2026-03-02.json', 2],
      ['acme-deal/2026-03-02.json', 8],
    ]
    expect(items.map(({ at }) => 'line' in at && [at.entry, at.line])).toEqual(places)
    // One order goes through all of them.
    expect(items.map(({ at }) => 'order' in at && at.order)).toEqual([1, 2, 3, 4])
  })

  it('goes on past a damaged day', async () => {
    const broken = zipOf({ ...team, 'acme-deal/2026-03-02.json': '[{' })
    const { items, problems } = await previewImport(bytesSource('export.zip', broken), options)
    expect(items).toHaveLength(2)
    expect(problems.map(({ code }) => code)).toEqual(['badMessage', 'badEntry'])
  })

  it('goes on past a locked day', async () => {
    const day = 'acme-deal/2026-02-28.json'
    const locked = zipOf({ ...team, [day]: '[]' }, { locked: [day] })
    const { items, problems } = await previewImport(bytesSource('export.zip', locked), options)
    expect(items).toHaveLength(2)
    expect(problems).toContainEqual({ at: { entry: day }, code: 'badEntry', kept: false })
  })

  it('does not unpack a bomb, whatever size it states', async () => {
    const bomb = zipOf({ ...team, 'acme-deal/2026-03-02.json': Buffer.alloc(5_000_000, 32) }, { stated: 10 })
    const small = readOptions({ zone: 'UTC', limits: { unpackedBytes: 1_000_000 } })
    const { refusal } = await previewImport(bytesSource('export.zip', bomb), small)
    expect(refusal).toMatchObject({ code: 'tooLargeUnpacked', at: { entry: 'acme-deal/2026-03-02.json' } })
  })

  it('refuses names that climb out of the archive', async () => {
    const { refusal } = await previewImport(
      bytesSource('export.zip', zipOf({ ...team, '../../evil.json': '[]' })),
      options,
    )
    expect(refusal).toMatchObject({ code: 'unsafeName', at: { entry: '../../evil.json' } })
  })
})

describe('a WeCom archive', () => {
  const line = (fields: object): string =>
    `${JSON.stringify({ msgid: 'm1', action: 'send', from: 'zhang', tolist: ['wang'], roomid: '', msgtime: 1772355731000, ...fields })}\n`

  it('is recognised and read message by message', async () => {
    const text =
      line({ msgtype: 'text', text: { content: '报价收到了' } }) +
      line({ msgid: 'm2', roomid: 'r1', msgtype: 'file', msgtime: 0, file: { filename: '方案.docx' } }) +
      '{"msgid":"m3"}\n'
    const { format, items, problems } = await previewImport(
      bytesSource('chat.jsonl', Buffer.from(text)),
      options,
    )
    expect(format).toBe('wecom')
    expect(items).toMatchObject([
      {
        sender: 'zhang',
        receivers: ['wang'],
        conversation: 'wang, zhang',
        conversationId: 'wang|zhang',
        sentAt: 1772355731000,
        text: '报价收到了',
      },
      { conversation: 'r1', sentAt: null, messageType: 'file', text: '方案.docx' },
    ])
    expect(problems).toEqual([{ at: { line: 3 }, code: 'badMessage', kept: false }])
  })

  it('gives a talk of two one name, whoever writes', () => {
    const base = { msgid: 'm', msgtype: 'text', text: { content: 'x' }, msgtime: 1 }
    const there = readWecomMessage({ ...base, from: 'a', tolist: ['b'] }, {}) as MessageItem
    const back = readWecomMessage({ ...base, from: 'b', tolist: ['a'] }, {}) as MessageItem
    expect(there.conversationId).toBe(back.conversationId)
  })

  it('reads mixed messages and names what a recall takes back', () => {
    const mixed = readWecomMessage(
      {
        msgid: 'm',
        from: 'a',
        tolist: [],
        msgtype: 'mixed',
        mixed: { item: [{ type: 'text', content: '{"content":"你好"}' }] },
      },
      {},
    )
    expect(mixed?.text).toBe('你好')
    const recall = readWecomMessage(
      { msgid: 'm', from: 'a', tolist: [], msgtype: 'revoke', revoke: { pre_msgid: 'p' } },
      {},
    )
    expect(recall).toMatchObject({ refersTo: 'p', messageType: 'revoke', text: '' })
  })
})

import { describe, expect, it } from 'vitest'
import { previewImport } from '../preview.ts'
import { openImport, readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'

const options = readOptions({ zone: 'Asia/Shanghai' })
const json = (value: unknown, name = 'talks.json', indent = 1) =>
  previewImport(bytesSource(name, Buffer.from(JSON.stringify(value, null, indent))), options)

describe('conversations as JSON', () => {
  it('are read one by one out of an array, each with its own name', async () => {
    const { format, items } = await json([
      {
        dialogue_id: 7,
        services: ['pricing'],
        turns: [
          { speaker: 'customer', utterance: 'Can you do 8% off?', timestamp: 1772355731 },
          { speaker: 'agent', utterance: 'With a two-year contract, yes.' },
        ],
      },
      { dialogue_id: 8, turns: [{ speaker: 'customer', utterance: 'Is the quote still open?' }] },
    ])
    expect(format).toBe('conversations')
    expect(items).toEqual([
      {
        kind: 'message',
        at: { line: 2 },
        sentAt: 1772355731000,
        zone: 'UTC',
        sender: 'customer',
        conversation: 'talks 7',
        conversationId: 'talks:7',
        messageId: '1',
        messageType: 'text',
        text: 'Can you do 8% off?',
      },
      expect.objectContaining({ sender: 'agent', messageId: '2', sentAt: null }),
      expect.objectContaining({ conversationId: 'talks:8', messageId: '1' }),
    ])
  })

  it('that an object holds by key are read key by key, however large it is', async () => {
    const talk = (index: number) => ({
      goal: [[1, '报价', '维保', '', false]],
      messages: [
        { role: 'usr', content: `第 ${index} 台要三年维保`, dialog_act: [['Inform', '维保']] },
        { role: 'sys', content: '好的', dialog_act: [] },
      ],
      padding: 'x'.repeat(50_000),
    })
    const many = Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`k${index}`, talk(index)]))
    const bytes = Buffer.from(JSON.stringify(many, null, 2))
    expect(bytes.length).toBeGreaterThan(4 * options.limits.cellCharacters)
    const opened = await openImport(bytesSource('val.json', bytes), options)
    if (!opened.ok) throw new Error(opened.refusal.code)
    const items = []
    for await (const batch of opened.batches) {
      expect(batch.problems).toEqual([])
      items.push(...batch.items)
    }
    expect(items).toHaveLength(240)
    expect(items[238]).toMatchObject({ conversation: 'val k119', sender: 'usr', text: '第 119 台要三年维保' })
  })

  it('that stand there twice are read once, as they were spoken', async () => {
    const { items } = await json([
      {
        id: 'c1',
        original: [
          ['agent', 'Hi, Acme Clinics?'],
          ['customer', 'Yes, about the invoice'],
          ['action', 'Account has been pulled up'],
          ['agent', 'It is paid'],
        ],
        delexed: [
          { speaker: 'agent', text: 'hi, <account>?' },
          { speaker: 'customer', text: 'yes, about the invoice' },
          { speaker: 'action', text: 'account has been pulled up' },
        ],
      },
    ])
    expect(items).toMatchObject([
      { sender: 'agent', text: 'Hi, Acme Clinics?' },
      { sender: 'customer', messageType: 'text' },
      { sender: 'action', messageType: 'system' },
      { sender: 'agent', text: 'It is paid' },
    ])
  })

  it('without anything around the turns are one conversation', async () => {
    const { format, items } = await json([
      { role: 'user', content: '价格能再低吗' },
      { role: 'assistant', content: [{ type: 'text', text: '可以谈' }] },
      { role: 'user', content: '价格能再低吗' },
    ])
    expect(format).toBe('conversations')
    expect(items.map((item) => item.kind === 'message' && [item.messageId, item.text])).toEqual([
      ['1', '价格能再低吗'],
      ['2', '可以谈'],
      ['3', '价格能再低吗'],
    ])
    const lines = '{"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b"}]}\n'.repeat(
      2,
    )
    const of = await previewImport(bytesSource('tuning.jsonl', Buffer.from(lines)), options)
    expect([of.format, of.items.length]).toEqual(['conversations', 4])
  })

  it('of a messenger list who wrote as an object or a name, and words in parts', async () => {
    const { format, items, problems } = await json({
      name: 'Acme buyers',
      type: 'private_group',
      id: 42,
      messages: [
        { id: 1, type: 'service', date: '2026-03-01T17:00:00', actor: 'Ann Lee', action: 'invite', text: '' },
        {
          id: 2,
          type: 'message',
          date: '2026-03-01T17:02:11',
          from: 'Ann Lee',
          from_id: 'user7',
          text: ['See ', { type: 'link', text: 'https://acme.example' }, ' for the tender'],
        },
        { id: 3, date: '2026-03-01T17:03:00', from: 'Bob Stone', from_id: 'user8', text: '', photo: 'a.jpg' },
      ],
    })
    expect(format).toBe('conversations')
    expect(items).toMatchObject([
      {
        sender: 'Ann Lee',
        senderId: 'user7',
        conversation: 'Acme buyers',
        messageId: '2',
        sentAt: 1772355731000,
        text: 'See https://acme.example for the tender',
      },
      { sender: 'Bob Stone', messageType: 'image', text: '' },
    ])
    expect(problems.map(({ code }) => code)).toEqual(['badMessage'])
    const channel = await json({
      guild: { name: 'Sales' },
      channel: { id: '9', name: 'acme-deal' },
      messages: [
        {
          id: 'd1',
          timestamp: '2026-03-01T17:02:11+08:00',
          content: '8% off?',
          author: { id: '7', name: 'ann', nickname: 'Ann Lee' },
        },
      ],
    })
    expect(channel.items).toMatchObject([
      { sender: 'Ann Lee', senderId: '7', conversation: 'acme-deal', text: '8% off?' },
    ])
  })

  it('lose only what is broken', async () => {
    const text =
      '{"turns":[{"speaker":"a","text":"x"}]}\n{"turns":[{"spea\n{"turns":[{"speaker":"b","text":"y"}]}\n{"other":1}\n'
    const { items, problems } = await previewImport(bytesSource('a.jsonl', Buffer.from(text)), options)
    expect(items).toHaveLength(2)
    expect(problems).toEqual([
      { at: { line: 2 }, code: 'badJson', kept: false },
      { at: { line: 4 }, code: 'badMessage', kept: false },
    ])
  })

  it.each([
    ['deals with notes', [{ id: 1, amount: 5, notes: [{ author: 'Ann', text: 'called' }] }]],
    ['mails', { mails: [{ from: 'Ann', to: 'Bob', subject: 'Quote', body: 'x' }] }],
    ['rows with an author', [{ author: 'Ann', text: 'called', account: 'Acme' }]],
    ['contacts with roles', [{ name: 'Ann', role: 'CFO', account: 'Acme' }]],
  ])('are not seen in %s', async (_name, value) => {
    expect((await json(value)).format).toBe('json')
  })
})

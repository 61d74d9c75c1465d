import { describe, expect, it } from 'vitest'
import type { MessageItem } from '../format.ts'
import { previewImport } from '../preview.ts'
import { readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'

const options = readOptions({ zone: 'Asia/Shanghai' })
const read = (value: unknown, name = 'a.json') => {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return previewImport(bytesSource(name, Buffer.from(text)), options)
}

describe('a list of messages as DingTalk answers with it', () => {
  it('is read, with its names written with underscores', async () => {
    const one = {
      msg_id: 'm1',
      conversation_id: 'c1',
      conversation_title: '海宁中心医院项目群',
      sender_id: 'u1',
      sender_nick: '顾明远',
      create_at: 1780300000000,
      content: '{"text":"预算批了 130 万"}',
      msg_type: 'text',
    }
    const { format, items, problems } = await read({
      errcode: 0,
      result: { list: [one, { ...one, msg_id: 'm2' }] },
    })
    expect([format, problems]).toEqual(['dingtalk', []])
    expect(items).toMatchObject([
      {
        sender: '顾明远',
        senderId: 'u1',
        sentAt: 1780300000000,
        conversation: '海宁中心医院项目群',
        messageId: 'm1',
        messageType: 'text',
        text: '预算批了 130 万',
      },
      { messageId: 'm2' },
    ])
  })
})

describe('encrypted callbacks', () => {
  it.each([
    ['of DingTalk', { encrypt: 'ajls384k==' }],
    ['of Feishu, one a line', '{"encrypt":"FIAfJPGR"}\n{"encrypt":"FIAfJPGS"}\n'],
    ['with who signed them', { msg_signature: 's', timeStamp: '1', nonce: 'n', encrypt: 'ajls384k==' }],
  ])('%s are refused as what they are', async (_of, value) => {
    const { items, refusal } = await read(value)
    expect([items, refusal?.code]).toEqual([[], 'encryptedEvents'])
  })

  it('are none where a record has a field of that name', async () => {
    const { format } = await read([{ host: 'a', encrypt: 'yes', port: 1 }])
    expect(format).toBe('json')
  })
})

describe('events of a chat that say nothing', () => {
  const event = (type: string, body: object) => ({
    schema: '2.0',
    header: { event_id: type, event_type: type, create_time: '1780300000000' },
    event: body,
  })
  const said = event('im.message.receive_v1', {
    sender: { sender_id: { open_id: 'ou_1' }, sender_type: 'user' },
    message: {
      message_id: 'om_1',
      create_time: '1780300000000',
      chat_id: 'oc_1',
      message_type: 'text',
      content: '{"text":"质保 5 年"}',
    },
  })
  const recalled = event('im.message.recalled_v1', { message_id: 'om_1', chat_id: 'oc_1', recall_time: '1' })
  const liked = event('im.message.reaction.created_v1', {
    message_id: 'om_1',
    reaction_type: { emoji_type: 'THUMBSUP' },
    user_id: { open_id: 'ou_1' },
    action_time: '1',
  })
  const lines = (...values: object[]) => values.map((value) => JSON.stringify(value)).join('\n')

  it('are left out by name beside what was said', async () => {
    const { items, problems, refusal } = await read(lines(said, recalled, liked), 'a.jsonl')
    expect(items.map((item) => (item as MessageItem).text)).toEqual(['质保 5 年'])
    expect(problems).toEqual([
      { at: { line: 2 }, code: 'chatEvent', kept: false },
      { at: { line: 3 }, code: 'chatEvent', kept: false },
    ])
    expect(refusal).toBeNull()
  })

  it('are told as such where nothing else is in the file', async () => {
    expect((await read(lines(liked, recalled), 'a.jsonl')).refusal?.code).toBe('eventsOnly')
    const installed = { EventType: 'im_cool_app_install', TimeStamp: '1', CorpId: 'c' }
    expect((await read(installed)).refusal?.code).toBe('eventsOnly')
  })
})

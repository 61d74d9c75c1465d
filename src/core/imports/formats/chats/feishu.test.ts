import { describe, expect, it } from 'vitest'
import { previewImport } from '../preview.ts'
import { readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'

const options = readOptions({ zone: 'Asia/Shanghai' })
const read = (name: string, value: unknown) =>
  previewImport(bytesSource(name, Buffer.from(JSON.stringify(value, null, 2))), options)

const event = (message: object, openId = 'ou_zhou') => ({
  schema: '2.0',
  header: { event_id: 'e', event_type: 'im.message.receive_v1', create_time: '1772355731999' },
  event: {
    sender: { sender_id: { open_id: openId, user_id: '', union_id: 'on_1' }, sender_type: 'user' },
    message: {
      message_id: 'om_1',
      create_time: '1772355731000',
      chat_id: 'oc_renji',
      chat_type: 'group',
      message_type: 'text',
      ...message,
    },
  },
})
const mentions = [
  { key: '@_user_1', id: { open_id: 'ou_lin' }, name: '林青' },
  { key: '@_user_10', id: { open_id: 'ou_zhou' }, name: '周岚' },
]

describe('Feishu message events', () => {
  it('show people by name, in the text and as senders', async () => {
    const { format, items } = await read('events.json', [
      event({ content: '{"text":"@_user_1 合同今天能签吗"}', mentions }),
      event({ message_id: 'om_2', parent_id: 'om_1', root_id: 'om_0', content: '{"text":"可以"}' }, 'ou_lin'),
    ])
    expect(format).toBe('feishu')
    expect(items).toMatchObject([
      {
        sentAt: 1772355731000,
        sender: '周岚',
        senderId: 'ou_zhou',
        receivers: ['林青', '周岚'],
        conversation: 'oc_renji',
        messageId: 'om_1',
        text: '@林青 合同今天能签吗',
      },
      { sender: '林青', refersTo: 'om_1', text: '可以' },
    ])
  })

  it('keep every type and report what is no message', async () => {
    const post = {
      zh_cn: {
        title: '本周报价',
        content: [
          [
            { tag: 'text', text: '见 ' },
            { tag: 'a', text: '报价单', href: 'https://renji.example/q' },
          ],
          [
            { tag: 'at', user_id: '@_user_10', user_name: '' },
            { tag: 'img', image_key: 'i' },
          ],
        ],
      },
    }
    const { items, problems } = await read('events.json', [
      event({ message_type: 'post', content: JSON.stringify(post), mentions }),
      event({ message_type: 'file', content: '{"file_key":"f","file_name":"quote.xlsx"}' }),
      event({ message_type: 'audio', content: '{"file_key":"f","duration":2000}' }),
      event({ message_type: 'system', content: '{"template":"{from_user} joined","from_user":["Ann Lee"]}' }),
      event({
        message_type: 'interactive',
        content: '{"title":"审批","elements":[[{"tag":"text","text":"同意"}]]}',
      }),
      event({ content: 'not json' }),
      { header: { event_type: 'im.message.reaction.created_v1' }, event: { message_id: '' } },
    ])
    expect(items).toMatchObject([
      { messageType: 'post', text: '本周报价\n见 报价单 (https://renji.example/q)\n@周岚' },
      { messageType: 'file', text: 'quote.xlsx' },
      { messageType: 'voice', text: '' },
      { messageType: 'system', text: 'Ann Lee joined' },
      { messageType: 'card', text: '审批\n同意' },
      { messageType: 'text', text: 'not json' },
    ])
    expect(problems).toMatchObject([{ code: 'chatEvent', kept: false }])
  })
})

describe('an answer of the Feishu message list', () => {
  it('is read message by message, recalled ones recognisable', async () => {
    const item = (id: string, more: object) => ({
      message_id: id,
      chat_id: 'oc_1',
      msg_type: 'text',
      create_time: '1772355731000',
      sender: { id: 'ou_zhou', id_type: 'open_id', sender_type: 'user' },
      body: { content: '{"text":"价格再谈"}' },
      ...more,
    })
    const { format, items, problems } = await read('list.json', {
      code: 0,
      data: {
        has_more: false,
        items: [
          item('om_1', { mentions: [{ key: '@_user_1', id: 'ou_zhou', id_type: 'open_id', name: '周岚' }] }),
          item('om_2', { deleted: true, body: { content: 'This message was recalled' } }),
        ],
      },
    })
    expect([format, problems]).toEqual(['feishu', []])
    expect(items).toMatchObject([
      { sender: '周岚', text: '价格再谈' },
      { messageType: 'recall', text: 'This message was recalled' },
    ])
  })
})

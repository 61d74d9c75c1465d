import { describe, expect, it } from 'vitest'
import { previewImport } from '../preview.ts'
import { readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'

const options = readOptions({ zone: 'Asia/Shanghai' })
const read = (name: string, text: string) => previewImport(bytesSource(name, Buffer.from(text)), options)

const inGroup = {
  conversationId: 'cidRenji',
  conversationType: '2',
  conversationTitle: '仁济医院采购群',
  msgId: 'msg1',
  senderNick: '周岚',
  senderId: '$:LWCP_v1:$x',
  senderStaffId: 'zhoulan',
  chatbotUserId: 'bot',
  isInAtList: true,
  atUsers: [{ dingtalkId: '$:LWCP_v1:$bot' }, { dingtalkId: '$:LWCP_v1:$y', staffId: 'linqing' }],
  createAt: 1772355731000,
  msgtype: 'text',
  text: { content: ' 报价单请今天发我 ' },
}

describe('a single message to a DingTalk robot that calls people', () => {
  const other = { ...inGroup, msgId: 'msg9', text: { content: '含税吗' } }

  it.each([
    ['as one line', JSON.stringify(inGroup)],
    ['as a line with its end', `${JSON.stringify(inGroup)}\n`],
    ['printed over many lines', JSON.stringify(inGroup, null, 2)],
    [
      'in the envelope of its stream',
      JSON.stringify({ headers: {}, data: JSON.stringify(inGroup) }, null, 1),
    ],
  ])('is read %s', async (_how, text) => {
    const { format, items, refusal } = await read('callback.json', text)
    expect([format, refusal]).toEqual(['dingtalk', null])
    expect(items).toMatchObject([{ sender: '周岚', text: '报价单请今天发我', receivers: ['linqing'] }])
  })

  it('is read with the next behind it', async () => {
    const printed = [inGroup, other].map((message) => JSON.stringify(message, null, 2)).join('\n')
    const { items } = await read('callbacks.json', printed)
    expect(items).toMatchObject([{ messageId: 'msg1' }, { messageId: 'msg9' }])
  })

  it('is not what an answer of a list is taken for', async () => {
    const { items } = await read(
      'list.json',
      JSON.stringify({ hasMore: false, list: [inGroup, other] }, null, 2),
    )
    expect(items).toMatchObject([{ messageId: 'msg1' }, { messageId: 'msg9' }])
  })
})

describe('messages to a DingTalk robot', () => {
  it('are read line by line, whatever their type', async () => {
    const lines = [
      inGroup,
      {
        ...inGroup,
        msgId: 'msg2',
        msgtype: 'richText',
        text: undefined,
        content: {
          richText: [{ text: '这两台都要：' }, { type: 'picture', downloadCode: 'p' }, { text: '周五前' }],
        },
      },
      {
        ...inGroup,
        msgId: 'msg3',
        msgtype: 'audio',
        text: undefined,
        content: { duration: 4000, downloadCode: 'a', recognition: '预算在两百万以内' },
      },
      {
        ...inGroup,
        msgId: 'msg4',
        msgtype: 'file',
        text: undefined,
        content: { fileName: '招标参数.pdf', spaceId: '1', downloadCode: 'f' },
      },
      { ...inGroup, msgId: 'msg5', msgtype: 'picture', text: undefined, content: { downloadCode: 'q' } },
    ]
    const { format, items, problems } = await read(
      'robot.jsonl',
      `${lines.map((line) => JSON.stringify(line)).join('\n')}\n{"conversationId":"c"}\n`,
    )
    expect(format).toBe('dingtalk')
    expect(items[0]).toEqual({
      kind: 'message',
      at: { line: 1 },
      sentAt: 1772355731000,
      zone: 'UTC',
      sender: '周岚',
      senderId: 'zhoulan',
      receivers: ['linqing'],
      conversation: '仁济医院采购群',
      conversationId: 'cidRenji',
      messageId: 'msg1',
      messageType: 'text',
      text: '报价单请今天发我',
    })
    expect(items.slice(1)).toMatchObject([
      { messageType: 'richText', text: '这两台都要：周五前' },
      { messageType: 'voice', text: '预算在两百万以内' },
      { messageType: 'file', text: '招标参数.pdf' },
      { messageType: 'image', text: '' },
    ])
    expect(problems).toEqual([{ at: { line: 6 }, code: 'badMessage', kept: false }])
  })

  it('come out of the envelope of the stream mode, with what they answer', async () => {
    const answer = {
      ...inGroup,
      conversationType: '1',
      conversationTitle: undefined,
      originalMsgId: 'msg0',
      text: {
        content: 'Fine, send it',
        isReplyMsg: true,
        repliedMsg: { content: { text: 'Shall I send\nthe quote?' } },
      },
    }
    const stream = [{ specVersion: '1.0', type: 'CALLBACK', headers: {}, data: JSON.stringify(answer) }]
    const { format, items } = await read('stream.json', JSON.stringify(stream, null, 2))
    expect(format).toBe('dingtalk')
    expect(items).toMatchObject([
      { conversation: '周岚', refersTo: 'msg0', text: 'Fine, send it\n> Shall I send\n> the quote?' },
    ])
  })
})

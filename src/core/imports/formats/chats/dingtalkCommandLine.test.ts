import { describe, expect, it } from 'vitest'
import { previewImport } from '../preview.ts'
import { readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'

/** What DingTalk's own command line lists of a person's chats. */

const options = readOptions({ zone: 'Asia/Shanghai' })
const read = (name: string, value: unknown) =>
  previewImport(bytesSource(name, Buffer.from(JSON.stringify(value, null, 1))), options)

const message = (openMessageId: string, sender: string, createTime: string, content: string) => ({
  ...{ openMessageId, sender, createTime, content },
  senderOpenDingTalkId: `id-${sender}`,
})
const first = message('m1', '顾晓冬', '2026-04-07 15:32:09', '样机周五能到吗')
const second = message('m2', '钱越', '2026-04-07 15:40:00', '能，周五上午')

describe('messages that a person listed by the command line of DingTalk', () => {
  it('are those of one chat, each at its own time', async () => {
    const answer = { success: true, result: { hasMore: false, messages: [first, second] } }
    const { format, items, refusal } = await read('岚山项目群.json', answer)
    expect([format, refusal]).toEqual(['dingtalk', null])
    expect(items).toMatchObject([
      {
        sender: '顾晓冬',
        senderId: 'id-顾晓冬',
        conversation: '岚山项目群',
        messageId: 'm1',
        messageType: 'text',
        text: '样机周五能到吗',
        sentAt: Date.UTC(2026, 3, 7, 7, 32, 9),
      },
      { sender: '钱越', sentAt: Date.UTC(2026, 3, 7, 7, 40) },
    ])
  })

  it('are told apart by the chats under which they stand', async () => {
    const { items } = await read('all.json', {
      result: {
        conversationMessagesList: [
          { openConversationId: 'cid1', title: '岚山项目群', singleChat: false, messages: [first] },
          { openConversationId: 'cid2', title: '顾晓冬', singleChat: true, messages: [second] },
        ],
      },
    })
    expect(items).toMatchObject([
      { conversation: '岚山项目群', conversationId: 'cid1', text: '样机周五能到吗' },
      { conversation: '顾晓冬', conversationId: 'cid2', text: '能，周五上午' },
    ])
  })

  it('bear the name of the chat where they state it themselves', async () => {
    const { items } = await read('list.json', {
      messages: [{ ...first, openConversationId: 'cid1', conversationTitle: '岚山项目群' }],
    })
    expect(items).toMatchObject([{ conversation: '岚山项目群', conversationId: 'cid1' }])
  })
})

describe('a talk as JSON of any other origin', () => {
  it.each(['createTime', 'sendTime', 'msg_time'])('is told at its time under %s', async (field) => {
    const turn = { speaker: '顾晓冬', text: '样机周五能到吗', [field]: '2026-04-07 15:32:09' }
    const { items } = await read('talk.json', { messages: [turn, { ...turn, speaker: '钱越', text: '能' }] })
    expect(items).toMatchObject([
      { sentAt: Date.UTC(2026, 3, 7, 7, 32, 9) },
      { sentAt: Date.UTC(2026, 3, 7, 7, 32, 9) },
    ])
  })
})

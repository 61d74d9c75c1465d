import { describe, expect, it } from 'vitest'
import type { MessageItem } from '../format.ts'
import { previewImport } from '../preview.ts'
import { readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'
import { readWechatContent } from './wechatContent.ts'

const options = readOptions({ zone: 'Asia/Shanghai' })
const read = (name: string, text: string) => previewImport(bytesSource(name, Buffer.from(text)), options)
const json = (name: string, value: unknown) => read(name, JSON.stringify(value, null, 2))

const quote = `<?xml version="1.0"?>
<msg><appmsg appid="" sdkver="0"><title>这个价可以</title><type>57</type>
<refermsg><type>1</type><svrid>7788</svrid><displayname>周岚</displayname><content>单台 18 万，含三年维保</content></refermsg>
</appmsg></msg>`

describe('the content of a WeChat message', () => {
  it('is told in plain words by number', () => {
    const kinds = [1, 3, 34, 43, 47, 49, 50, 10000, 77].map(
      (type) => readWechatContent(String(type), '', 'x').messageType,
    )
    expect(kinds).toEqual(['text', 'image', 'voice', 'video', 'sticker', 'link', 'call', 'system', 'unknown'])
    // Version 4 puts the sub-type into the upper half.
    expect(readWechatContent(String(57 * 2 ** 32 + 49), '', 'x').messageType).toBe('quote')
    expect(readWechatContent('文件消息', '', '报价.pdf').messageType).toBe('file')
  })

  it('comes out of its XML: title, quoted words, link, place', () => {
    expect(readWechatContent('49', '57', quote)).toEqual({
      messageType: 'quote',
      text: '这个价可以\n> 周岚: 单台 18 万，含三年维保',
      refersTo: '7788',
    })
    const inGroup = `wxid_zhou:\n<msg><appmsg><title>Tender notice</title><des>Due Friday</des><type>5</type><url>https://bid.example/7?a=1&amp;b=2</url></appmsg></msg>`
    expect(readWechatContent('49', '5', inGroup)).toEqual({
      messageType: 'link',
      text: 'Tender notice\nDue Friday\nhttps://bid.example/7?a=1&b=2',
      senderId: 'wxid_zhou',
    })
    expect(
      readWechatContent('48', '', '<msg><location x="31" label="山东中路145号" poiname="仁济医院"/></msg>')
        .text,
    ).toBe('仁济医院\n山东中路145号')
    expect(readWechatContent('34', '', '<msg><voicemsg voicelength="2300"/></msg>').text).toBe('')
  })

  it('of what was recalled stays recognisable', () => {
    const recall =
      '<sysmsg type="revokemsg"><revokemsg><newmsgid>99</newmsgid><replacemsg><![CDATA["周岚" 撤回了一条消息]]></replacemsg></revokemsg></sysmsg>'
    expect(readWechatContent('10002', '', recall)).toEqual({
      messageType: 'recall',
      text: '"周岚" 撤回了一条消息',
      refersTo: '99',
    })
    expect(readWechatContent('10000', '', '你撤回了一条消息').messageType).toBe('recall')
    expect(readWechatContent('10000', '', '"周岚"邀请"林青"加入了群聊').messageType).toBe('system')
  })

  it('survives XML that was made to hurt', () => {
    const deep = `<msg>${'<a>'.repeat(100_000)}${'</b>'.repeat(100_000)}`
    const started = performance.now()
    expect(readWechatContent('49', '', deep).messageType).toBe('link')
    expect(performance.now() - started).toBeLessThan(3000)
  })
})

describe('a WeChat export as JSON', () => {
  it('is read from a session with its messages', async () => {
    const { format, items, problems } = await json('私聊_周岚.json', {
      weflow: { version: '1', exportedAt: 1772360000 },
      session: {
        wxid: 'wxid_zhou',
        nickname: '岚',
        remark: '仁济周岚',
        displayName: '仁济周岚',
        type: '私聊',
      },
      messages: [
        {
          localId: 1,
          createTime: 1772355731,
          formattedTime: '2026-03-01 17:02:11',
          type: '文本消息',
          localType: 1,
          content: '报价收到了，比上次高',
          isSend: 0,
          senderUsername: 'wxid_zhou',
          senderDisplayName: '仁济周岚',
        },
        {
          localId: 2,
          createTime: 1772355800,
          type: '引用消息',
          localType: 49,
          content: quote,
          isSend: 1,
          senderUsername: 'wxid_me',
          senderDisplayName: '林青',
        },
        {
          localId: 3,
          createTime: 1772355900,
          type: '系统消息',
          localType: 10000,
          content: '以上是打招呼的内容',
          isSend: 0,
        },
        { localId: 4, note: 'no message' },
      ],
    })
    expect(format).toBe('wechat')
    expect(items).toMatchObject([
      {
        sentAt: 1772355731000,
        sender: '仁济周岚',
        senderId: 'wxid_zhou',
        conversation: '仁济周岚',
        conversationId: 'wxid_zhou',
        messageId: '1',
        messageType: 'text',
      },
      { sender: '林青', receivers: ['仁济周岚', 'wxid_zhou'], refersTo: '7788', messageType: 'quote' },
      { sender: '', messageType: 'system', text: '以上是打招呼的内容' },
    ])
    expect(problems.map(({ code }) => code)).toEqual(['badMessage'])
  })

  it('is read from a list in which sender and chat stand beside each message', async () => {
    const { format, items } = await json('messages.json', [
      {
        seq: 1772355731000001,
        time: '2026-03-01T17:02:11+08:00',
        talker: '123@chatroom',
        talkerName: '华东医疗采购',
        isChatRoom: true,
        sender: 'wxid_zhou',
        senderName: '周岚',
        isSelf: false,
        type: 1,
        content: '总价压到两百万以内',
      },
      {
        seq: 1772355731000002,
        time: '2026-03-01T17:03:11+08:00',
        talker: '123@chatroom',
        talkerName: '华东医疗采购',
        isChatRoom: true,
        isSelf: true,
        type: 49,
        subType: 57,
        content: '',
        contents: { title: '我问问', refer: { content: '总价压到两百万以内' } },
      },
    ])
    expect(format).toBe('wechat')
    expect(items).toMatchObject([
      {
        sentAt: 1772355731000,
        sender: '周岚',
        senderId: 'wxid_zhou',
        conversation: '华东医疗采购',
        conversationId: '123@chatroom',
      },
      { sender: '我', messageType: 'quote', text: '我问问\n> 总价压到两百万以内' },
    ])
    // Nobody in particular reads what is said in a group.
    expect(items[1]).not.toHaveProperty('receivers')
  })

  it('in the exchange format keeps its own numbers for kinds', async () => {
    const { format, items } = await json('chat.json', {
      chatlab: { version: '0.0.1' },
      meta: { name: 'Acme buyers', platform: 'wechat', type: 'group' },
      members: [{ platformId: 'wxid_ann', accountName: 'Ann Lee' }],
      messages: [
        {
          sender: 'wxid_ann',
          accountName: 'Ann Lee',
          timestamp: 1772355731,
          type: 0,
          content: '8% off and we sign',
        },
        {
          sender: 'wxid_ann',
          accountName: 'Ann Lee',
          timestamp: 1772355732,
          type: 81,
          content: 'Ann Lee recalled a message',
        },
      ],
    })
    expect(format).toBe('wechat')
    expect(items).toMatchObject([
      { sender: 'Ann Lee', conversation: 'Acme buyers', messageType: 'text' },
      { messageType: 'recall' },
    ])
  })
})

describe('a WeChat export as CSV', () => {
  const header =
    'localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender'

  it('gives messages, texts out of XML included', async () => {
    const text = `\ufeff${header}
11,3,1,0,0,1772355731,2,"要三年维保,价格不变",2026-03-01 17:02:11,仁济周岚,岚,wxid_zhou
12,3,49,57,1,1772355800,2,"${quote.replaceAll('"', '""')}",2026-03-01 17:03:20,,林青,wxid_me
13,3,10000,0,0,1772355900,2,"""周岚"" 撤回了一条消息",2026-03-01 17:05:00,,,
`
    const { items, tables } = await read('messages.csv', text)
    expect(tables).toEqual([])
    expect(items).toMatchObject([
      { sender: '仁济周岚', senderId: 'wxid_zhou', conversationId: '3', text: '要三年维保,价格不变' },
      { sender: '林青', messageType: 'quote', text: expect.stringContaining('> 周岚: 单台') },
      { messageType: 'recall', text: '"周岚" 撤回了一条消息' },
    ])
  })

  it('whose header is one column short is read all the same', async () => {
    const short = header.split(',').slice(0, 9).join(',')
    const { items, problems } = await read(
      'messages.csv',
      `${short}\n11,3,1,0,1,1772355731,,明天上午到仁济,2026-03-01 17:02:11,5566778899001122334\n12,3,1,0,0,1772355800,,好的,2026-03-01 17:03:20,5566778899001122335\n`,
    )
    expect(items).toMatchObject([
      { sender: '我', messageId: '5566778899001122334', text: '明天上午到仁济' },
      { sender: 'messages', messageId: '5566778899001122335' },
    ])
    expect(problems.every(({ kept }) => kept)).toBe(true)
    expect((items as MessageItem[]).every((item) => item.conversationId === '3')).toBe(true)
  })
})

describe('a WeChat export as text', () => {
  it.each([
    ['2026-03-01 17:02:11 周岚\n报价收到了\n\n2026-03-01 17:03:20 林青\n好的\n'],
    ["2026-03-01 17:02:11 '周岚'\n报价收到了\n\n2026-03-01 17:03:20 '林青'\n好的\n"],
    ['周岚 2026-03-01 17:02:11\n报价收到了\n\n林青 2026-03-01 17:03:20\n好的\n'],
    ['周岚(2026-03-01 17:02:11): 报价收到了\n林青(2026-03-01 17:03:20): 好的\n'],
  ])('%j gives sender, time and words', async (text) => {
    const { format, items } = await read('周岚.txt', text)
    expect(format).toBe('pastedChat')
    expect(items).toMatchObject([
      { sender: '周岚', text: '报价收到了', sentAt: 1772355731000 },
      { sender: '林青', text: '好的' },
    ])
  })
})

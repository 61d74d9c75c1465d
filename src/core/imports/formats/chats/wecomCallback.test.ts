import { describe, expect, it } from 'vitest'
import { previewImport } from '../preview.ts'
import { readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'

const read = (text: string, name = 'callbacks.xml') =>
  previewImport(bytesSource(name, Buffer.from(text)), readOptions({ zone: 'Asia/Shanghai' }))

const callback = (fields: string) =>
  `<xml><ToUserName><![CDATA[ww1]]></ToUserName><FromUserName><![CDATA[guming]]></FromUserName><CreateTime>1780300000</CreateTime>${fields}<AgentID>7</AgentID></xml>\n`
const text = (words: string, id: string) =>
  callback(`<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${words}]]></Content><MsgId>${id}</MsgId>`)
const entered = callback('<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[enter_agent]]></Event>')
const encrypted =
  '<xml><ToUserName><![CDATA[ww1]]></ToUserName><Encrypt><![CDATA[ajls384k==]]></Encrypt><AgentID>7</AgentID></xml>\n'

describe('callbacks of WeCom', () => {
  it('are read as a chat, whatever XML stands in what was said', async () => {
    const { format, items, problems, refusal } = await read(
      `<?xml version="1.0"?>\n${text('预算批了 130 万，<b>含税</b> &amp; 安装', '1')}${text('质保\n要 5 年', '2')}`,
    )
    expect([format, problems, refusal]).toEqual(['wecomCallback', [], null])
    expect(items).toMatchObject([
      {
        kind: 'message',
        at: { line: 2 },
        sender: 'guming',
        sentAt: 1_780_300_000_000,
        conversation: 'guming',
        messageId: '1',
        messageType: 'text',
        text: '预算批了 130 万，<b>含税</b> &amp; 安装',
      },
      { at: { line: 3, lineEnd: 4 }, messageId: '2', text: '质保\n要 5 年' },
    ])
  })

  it('say what a voice message, a place or a link says', async () => {
    const { items } = await read(
      callback('<MsgType>voice</MsgType><Recognition>周五来院里</Recognition><MsgId>1</MsgId>') +
        callback(
          '<MsgType>location</MsgType><Location_X>23.1</Location_X><Label>海宁中心医院</Label><MsgId>2</MsgId>',
        ) +
        callback(
          '<MsgType>link</MsgType><Title>招标公告</Title><Url>https://a.example/1</Url><MsgId>3</MsgId>',
        ),
    )
    expect(items).toMatchObject([
      { messageType: 'voice', text: '周五来院里' },
      { messageType: 'location', text: '海宁中心医院' },
      { messageType: 'link', text: '招标公告\nhttps://a.example/1' },
    ])
  })

  it('leave events out by name', async () => {
    const { items, problems } = await read(text('好的', '1') + entered)
    expect(items).toHaveLength(1)
    expect(problems).toEqual([{ at: { line: 2 }, code: 'chatEvent', kept: false }])
    expect((await read(entered)).refusal?.code).toBe('eventsOnly')
  })

  it('are refused as what they are while they are encrypted', async () => {
    const { items, refusal } = await read(encrypted + encrypted)
    expect([items, refusal?.code]).toEqual([[], 'encryptedEvents'])
  })

  it('end where they are nested without end, and lack of a sender is told at its line', async () => {
    expect((await read(`${text('好', '1')}<xml>${'<a>'.repeat(5000)}`)).refusal).toMatchObject({
      code: 'damaged',
      at: { line: 2 },
    })
    const { items, problems } = await read(
      `${text('好', '1')}<xml><ToUserName>a</ToUserName><MsgType>text</MsgType></xml>\n`,
    )
    expect([items.length, problems]).toEqual([1, [{ at: { line: 2 }, code: 'badMessage', kept: false }]])
  })

  it('are no other XML', async () => {
    const { format, refusal } = await read('<?xml version="1.0"?><rss><channel/></rss>', 'a.xml')
    expect([format, refusal?.code]).toEqual([null, 'notSupportedYet'])
  })
})

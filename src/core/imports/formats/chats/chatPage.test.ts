import { describe, expect, it } from 'vitest'
import { previewImport } from '../preview.ts'
import { readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'
import { readLiteral } from './scriptRecords.ts'

const options = readOptions({ zone: 'Asia/Shanghai' })
const read = (html: string, name = '聊天.html') =>
  previewImport(bytesSource(name, Buffer.from(html)), options)

const page = (body: string, title = '与周岚的聊天记录') =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title>
<style>.msg { color: red }</style></head>
<body><div class="container">
${body}
</div></body></html>`

describe('a chat as a web page', () => {
  it('is read by what its classes call a message, a name, a time and words', async () => {
    const { format, items, problems } = await read(
      page(`<div class="msg chat-left" msgid="m1">
  <div class="avatar-box"><img src="a.png" class="avatar"></div>
  <div class="nt-box"><span class="name-left">周岚</span> 2026-03-01 17:02:11</div>
  <div class="content-box msg"><div class="triangle"></div><span class="dont-break-out">报价收到了<br>比上次高 &amp; 没有维保</span></div>
</div>
<div class="msg chat-right" msgid="m2">
  <div class="nt-box"><span class="name-right">林青</span> 2026-03-01 17:03:20</div>
  <div class="content-box msg"><span class="dont-break-out"><img src="quote.png"></span></div>
</div>
<div class="msg chat-notice" msgid="m3"><span class="dont-break-out">系统消息："周岚" 撤回了一条消息</span></div>`),
    )
    expect([format, problems]).toEqual(['chatPage', []])
    expect(items).toMatchObject([
      {
        at: { line: 4 },
        sentAt: 1772355731000,
        sender: '周岚',
        conversation: '周岚',
        messageId: 'm1',
        messageType: 'text',
        text: '报价收到了\n比上次高 & 没有维保',
      },
      { sender: '林青', messageType: 'image', text: '' },
      { sender: '', messageType: 'recall', text: '系统消息："周岚" 撤回了一条消息' },
    ])
  })

  it('takes the day from the line above where a message has only the clock', async () => {
    const { items } = await read(
      page(
        `<div class="time">2026-03-01</div>
<div class="message"><span class="sender">Ann Lee</span><span class="time">17:02</span><div class="text">We need 8% off</div></div>
<div class="message self"><span class="time">17:03</span><div class="text">Let me ask</div></div>`,
        'Chat history with Acme buyers',
      ),
    )
    expect(items).toMatchObject([
      { sentAt: 1772355720000, sender: 'Ann Lee', conversation: 'Acme buyers' },
      { sentAt: 1772355780000, sender: '我', text: 'Let me ask' },
    ])
  })

  it('is read out of the list in its script', async () => {
    const { format, items, problems } = await read(
      page(`<script>
const chatMessages = [
  { type:1, text: '总价压到两百万以内, "最终"价', is_send:0, avatar_path:'./a.png', timestamp:1772355731, is_chatroom:0, displayname:'周岚', },
  {"type": 49, "sub_type": 57, "text": "可以<br>周五给", "is_send": 1, "timestamp": 1772355800, "displayname": "林青"},
  { type:1, text: broken(), is_send:0, timestamp:1 },
];
const other = [{ a: 1 }]
</script>`),
    )
    expect(format).toBe('chatPage')
    expect(items).toMatchObject([
      { sender: '周岚', conversation: '周岚', text: '总价压到两百万以内, "最终"价', sentAt: 1772355731000 },
      { sender: '林青', messageType: 'quote', text: '可以\n周五给', receivers: ['周岚'] },
    ])
    expect(problems.map(({ code }) => code)).toEqual(['badMessage'])
  })

  it('is known by its title where a long style stands before it', async () => {
    const message =
      '<div class="msg"><b class="name">周岚</b><i class="time">2026-03-01 10:00</i><p class="text">价</p></div>'
    const style = `<style>${'.a { color: red }\n'.repeat(9000)}</style>`
    const { format, items } = await read(page(style + message))
    expect([format, items.length]).toEqual(['chatPage', 1])
  })

  it('is not seen in any page', async () => {
    const { format } = await read(
      page('<p>Our prices rise by 8%</p><span class="date">2026-03-01</span>', 'News'),
    )
    expect(format).not.toBe('chatPage')
  })

  it('that nests without end is refused in good time', async () => {
    const good =
      '<div class="message"><b class="name">Ann</b><i class="time">2026-03-01 10:00</i><p class="text">x</p></div>\n'
    const started = performance.now()
    const { refusal, items } = await read(good + '<div></b>'.repeat(300_000))
    expect(refusal).toMatchObject({ code: 'damaged', detail: 'nesting' })
    expect(items).toHaveLength(1)
    expect(performance.now() - started).toBeLessThan(5000)
  })
})

describe('an object in a script', () => {
  it.each([
    [`{a: 1, 'b': "x", c: [1, 2,],}`, { a: 1, b: 'x', c: [1, 2] }],
    [`{t: 'it\\'s "so"', u: undefined, v: true}`, { t: 'it\'s "so"', u: null, v: true }],
    ['{a: alert(1)}', null],
    ['{', null],
  ])('%s', (literal, value) => {
    expect(readLiteral(literal)).toEqual(value)
  })
})

import { describe, expect, it } from 'vitest'
import { previewImport } from '../preview.ts'
import { readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'

const options = readOptions({ zone: 'Asia/Shanghai' })
const read = (body: string, title = '与韩雪的聊天记录', size?: number) =>
  previewImport(
    bytesSource(
      'page.html',
      Buffer.from(`<!DOCTYPE html><html><head><title>${title}</title></head><body>${body}</body></html>`),
      size,
    ),
    options,
  )
const at = (text: string) => Date.parse(`${text}+08:00`)

/** The same talk in the words of three exporters. */
const pages: readonly (readonly [string, string])[] = [
  [
    'times between messages',
    `<div class="panel"><div class="row row-mid"><span>2026-05-06 09:12:33</span></div>
<div class="row row-left"><div class="face"><img src="a.jpg"></div><div class="stack"><div class="whose">韩雪</div><div class="balloon">样机<b>几时</b>能到？<br>要两台&#33;</div></div></div>
<div class="row row-mid"><span>2026-05-06 09:20:01</span></div>
<div class="row row-right"><div class="stack"><div class="whose">陶然</div><div class="balloon">周三到</div></div></div>
<div class="row row-mid"><span>"韩雪" 撤回了一条消息</span></div></div>`,
  ],
  [
    'a name with its time in one line',
    `<section><article><header>韩雪 2026-05-06 09:12:33</header><p>样机<b>几时</b>能到？<br>要两台&#33;</p></article>
<article><header>陶然 2026-05-06 09:20:01</header><p>周三到</p></article>
<article><p>"韩雪" 撤回了一条消息</p></article></section>`,
  ],
  [
    'a time behind the name, and no classes at all',
    `<ul><li><b>韩雪</b> <i>2026/5/6 09:12:33</i><div>样机<b>几时</b>能到？<br>要两台&#33;</div></li>
<li><b>陶然</b> <i>2026/5/6 09:20:01</i><div>周三到</div></li>
<li>"韩雪" 撤回了一条消息</li></ul>`,
  ],
]

describe('a chat page of an exporter that nobody knows', () => {
  it.each(pages)('with %s is read by how its messages stand', async (_how, page) => {
    for (const size of [undefined, 37]) {
      const { format, items, problems } = await read(page, undefined, size)
      expect([format, problems]).toEqual(['chatPage', []])
      expect(items).toMatchObject([
        {
          ...{ sender: '韩雪', sentAt: at('2026-05-06T09:12:33'), conversation: '韩雪' },
          ...{ messageType: 'text', text: '样机几时能到？\n要两台!' },
        },
        { sender: '陶然', sentAt: at('2026-05-06T09:20:01'), text: '周三到' },
        { sender: '', messageType: 'recall' },
      ])
    }
  })

  it('with a clock at each message and the days between them keeps the days', async () => {
    const said = (who: string, when: string, words: string) =>
      `<div><em>${who}</em><span>${words}</span><small>${when}</small></div>`
    const { items } = await read(
      `<main><h4>2026年5月6日 星期三</h4>${said('韩雪', '09:12', '早')}${said('陶然', '09:13', '早上好')}<h4>2026年5月7日</h4>${said('韩雪', '18:02', '合同收到')}${said('陶然', '18:05', '好')}</main>`,
    )
    expect(items).toMatchObject([
      { sender: '韩雪', sentAt: at('2026-05-06T09:12:00') },
      { sender: '陶然' },
      { sender: '韩雪', sentAt: at('2026-05-07T18:02:00'), text: '合同收到' },
      { text: '好' },
    ])
  })

  it('under what the page says of itself is read with the day of each message, in the order that its days tell', async () => {
    const said = (who: string, when: string, words: string) =>
      `<div class="x"><b class="y">${who}</b> <i class="z">${when}</i><div class="w">${words}</div></div>`
    const { format, items } = await read(
      `<h1>Channel: Depot tenders</h1><p>Saved by Moira Kemp, 09/10/2026 17:20</p>
<div class="d">05/10/2026</div>${said('Moira Kemp', '05/10/2026 08:58', 'Ramsay depot is out to tender')}${said('Jon Aske', '05/10/2026 09:02', 'Seen it')}
<div class="d">09/10/2026</div>${said('Moira Kemp', '09/10/2026 10:15', 'They open the bids today')}`,
      'Depot tenders',
    )
    expect(format).toBe('chatPage')
    expect(items).toMatchObject([
      { sender: 'Moira Kemp', sentAt: at('2026-10-05T08:58:00'), text: 'Ramsay depot is out to tender' },
      { sender: 'Jon Aske', sentAt: at('2026-10-05T09:02:00') },
      { sender: 'Moira Kemp', sentAt: at('2026-10-09T10:15:00'), text: 'They open the bids today' },
    ])
  })

  it('shows a picture as one, and is not the face of who speaks', async () => {
    const { items } = await read(
      `<div><p>2026-05-06 09:12</p><div><img class="avatar" src="a"><b>韩雪</b><div><img src="quote.png"></div></div><div><img class="avatar" src="a"><b>韩雪</b><div>这张</div></div></div>`,
    )
    expect(items).toMatchObject([{ messageType: 'image' }, { messageType: 'text', text: '这张' }])
  })

  it.each([
    [
      'news with dates',
      '<ul><li><b>Prices rise</b><i>2026-05-06 09:00</i><p>By 8%</p></li><li><b>New plant</b><i>2026-05-07 10:00</i><p>In Leeds</p></li><li><b>Fair</b><i>2026-05-08 11:00</i><p>Hall 3</p></li><li><b>Results</b><i>2026-05-09 12:00</i><p>Good</p></li></ul>',
    ],
    [
      'news under a heading',
      '<h1>Press room</h1><p>All that is new</p><div><b>Prices rise</b><i>2026-05-06</i><p>By 8%</p></div><div><b>Prices rise</b><i>2026-05-07</i><p>Again</p></div>',
    ],
    [
      'an agenda',
      '<h1>2026-05-06 Workshop</h1><ul><li><i>09:30</i><b>Registration</b><p>Lobby</p></li><li><i>10:00</i><b>Opening</b><p>Hall</p></li></ul>',
    ],
    [
      'a visit note',
      '<h1>2026-05-06 09:30 拜访</h1><p><b>韩雪</b>：预算已批</p><p><b>陶然</b>：下周报价</p>',
    ],
  ])('is not seen in %s', async (_what, page) => {
    expect((await read(page, 'Page')).format).not.toBe('chatPage')
  })
})

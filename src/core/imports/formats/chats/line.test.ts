import { describe, expect, it } from 'vitest'
import { previewImport } from '../preview.ts'
import { readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'

const options = readOptions({ zone: 'Asia/Taipei', now: Date.UTC(2026, 5, 1) })
const read = (text: string, name = 'chat.txt', more = {}) =>
  previewImport(bytesSource(name, Buffer.from(text)), { ...options, ...more })
const at = (text: string) => Date.parse(`${text}:00+08:00`)

const inChinese = `\uFEFF[LINE] 與江美玲的聊天記錄
儲存日期：2026/05/30 09:12

2026/05/28（週四）
上午12:05\t江美玲\t冷凍櫃的報價何時給？
下午02:30\t許志豪\t"明天中午前。
含運費
11:00 再通電話"
下午02:31\t許志豪\t[貼圖]
下午02:40\t江美玲\t[照片]
下午02:41\t\t江美玲已收回訊息

2026/05/29（週五）
09:00\t許志豪\t☎ 通話時間3:05
09:08\t許志豪\t[檔案] 冷凍櫃_v3.pdf
`

describe('a chat saved by LINE', () => {
  it('has its days, both clocks, words of several lines, and what was sent instead of words', async () => {
    const { format, items, problems, refusal } = await read(inChinese)
    expect([format, problems, refusal]).toEqual(['line', [], null])
    expect(items.map((item) => (item.kind === 'message' ? item.conversation : ''))).toEqual(
      Array.from({ length: 7 }, () => '江美玲'),
    )
    expect(items).toMatchObject([
      { sender: '江美玲', sentAt: at('2026-05-28T00:05'), text: '冷凍櫃的報價何時給？', at: { line: 5 } },
      {
        sender: '許志豪',
        sentAt: at('2026-05-28T14:30'),
        messageType: 'text',
        text: '明天中午前。\n含運費\n11:00 再通電話',
        at: { line: 6, lineEnd: 8 },
      },
      { messageType: 'sticker' },
      { messageType: 'image' },
      { messageType: 'recall', sender: '江美玲' },
      { messageType: 'call', sentAt: at('2026-05-29T09:00'), text: '☎ 通話時間3:05' },
      { messageType: 'file', text: '[檔案] 冷凍櫃_v3.pdf' },
    ])
  })

  it('of a group is called after it, and the program’s own lines are nobody’s', async () => {
    const { items } = await read(
      '[LINE] 冷鏈專案群(6)的聊天記錄\n儲存日期：2026/05/30 09:12\n\n2026/05/28（四）\n10:00\t\t許志豪邀請江美玲加入\n10:02\t江美玲\t收到\n\n2026/05/29（五）\n10:03\t江美玲已退出群組\n',
    )
    expect(items).toMatchObject([
      { conversation: '冷鏈專案群', sender: '', messageType: 'system', text: '許志豪邀請江美玲加入' },
      { sender: '江美玲', messageType: 'text', text: '收到' },
      { sender: '', messageType: 'system' },
    ])
  })

  it('in English is dated by its weekdays, whichever of day and month stands first', async () => {
    const body = (day: string) =>
      `[LINE] Chat history with Mei Chiang\nSaved on: 30/5/2026, 09:12\n\n${day}\n10:32 PM\tMei Chiang\tFreight included?\n10:40 PM\tHoward\tYou unsent a message.\n`
    for (const day of ['Thu, 05/11/2026', 'Thu, 11/05/2026']) {
      const { items } = await read(body(day))
      expect(items).toMatchObject([
        { conversation: 'Mei Chiang', sender: 'Mei Chiang', sentAt: at('2026-11-05T22:32') },
        { sender: 'Howard', messageType: 'recall' },
      ])
    }
  })

  it('in Japanese is read as well', async () => {
    const { items } = await read(
      '[LINE] 佐藤健一とのトーク履歴\n保存日時：2026/05/30 09:12\n\n2026/05/28(木)\n午後0:15\t佐藤健一\t納期を教えてください\n午後0:20\t佐藤健一\t[スタンプ]\n午後0:21\t\t佐藤健一がメッセージの送信を取り消しました\n',
    )
    expect(items).toMatchObject([
      { conversation: '佐藤健一', sentAt: at('2026-05-28T12:15') },
      { messageType: 'sticker' },
      { messageType: 'recall', sender: '佐藤健一' },
    ])
  })

  it('on a computer has blanks between its parts, and names with blanks in them', async () => {
    const { format, items } = await read(
      '2026.05.28 星期四\n10:32 Mei Chiang 冷凍櫃多少\n10:33 Howard 三十萬\n10:34 Mei Chiang 含稅嗎\n10:35 Howard 未稅\n含安裝\n2026.05.29 星期五\n08:01 Howard 早安\n',
      '[LINE]Mei Chiang.txt',
    )
    expect(format).toBe('line')
    expect(items).toMatchObject([
      { sender: 'Mei Chiang', text: '冷凍櫃多少', conversation: 'Mei Chiang' },
      { sender: 'Howard', text: '三十萬' },
      { sender: 'Mei Chiang', text: '含稅嗎' },
      { sender: 'Howard', text: '未稅\n含安裝' },
      { sender: 'Howard', text: '早安', sentAt: at('2026-05-29T08:01') },
    ])
  })

  it('keeps a day that somebody wrote among several lines', async () => {
    const { items } = await read(
      '[LINE] 與江美玲的聊天記錄\n\n2026/05/28（週四）\n10:00\t江美玲\t"交貨分兩批\n2026/06/10（週三）\n2026/06/20（週六）"\n10:01\t江美玲\t可以嗎\n',
    )
    expect(items).toMatchObject([
      { text: '交貨分兩批\n2026/06/10（週三）\n2026/06/20（週六）' },
      { text: '可以嗎', sentAt: at('2026-05-28T10:01') },
    ])
  })

  it('is not seen in notes that speak of LINE', async () => {
    expect((await read('[LINE] 加好友的步驟\n先掃碼\n再按加入\n')).format).toBe('notes')
  })

  it('without a message is empty', async () => {
    const { refusal } = await read(
      '[LINE] 與江美玲的聊天記錄\n儲存日期：2026/05/30 09:12\n\n2026/05/28（週四）\n',
    )
    expect(refusal?.code).toBe('empty')
  })
})

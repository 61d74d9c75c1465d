import { expect, it } from 'vitest'
import { previewImport } from '../preview.ts'
import { readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'

/** What I wrote is told as mine, whatever else an exporter puts beside it. */

const options = readOptions({ zone: 'Asia/Shanghai' })
const read = (name: string, text: string) => previewImport(bytesSource(name, Buffer.from(text)), options)

it('under my name in the column of the sender, where the remark is that of the chat', async () => {
  const { items } = await read(
    '岚山 顾晓冬.csv',
    `localId,Type,IsSender,CreateTime,StrContent,Remark,NickName,Sender
1,1,0,1772355731,样机周五能到吗,岚山 顾晓冬,冬日,岚山 顾晓冬
2,1,1,1772355800,我周四发您单号,岚山 顾晓冬,冬日,钱越
3,1,0,1772355900,好,岚山 顾晓冬,冬日,wxid_gu
`,
  )
  expect(items.map((item) => (item.kind === 'message' ? item.sender : ''))).toEqual([
    '岚山 顾晓冬',
    '钱越',
    '岚山 顾晓冬',
  ])
})

it('and as mine where there is a number of an account alone', async () => {
  const message = (
    isSelf: boolean,
    sender: string,
    senderName: string,
    content: string,
    seconds: number,
  ) => ({
    ...{ talker: 'wxid_gu', talkerName: '岚山 顾晓冬', isChatRoom: false, type: 1, subType: 0 },
    ...{ time: `2026-03-01T10:11:0${seconds}+08:00`, isSelf, sender, senderName, content },
  })
  const { items } = await read(
    'chatlog.json',
    JSON.stringify([
      message(false, 'wxid_gu', '岚山 顾晓冬', '能再降点吗', 1),
      message(true, 'wxid_me88', '', '最低 86.5 万', 2),
      message(true, 'qianyue', '', '含安装', 3),
    ]),
  )
  expect(items).toMatchObject([
    { sender: '岚山 顾晓冬', senderId: 'wxid_gu' },
    { sender: '我', senderId: 'wxid_me88', receivers: ['岚山 顾晓冬', 'wxid_gu'] },
    { sender: '我', senderId: 'qianyue' },
  ])
})

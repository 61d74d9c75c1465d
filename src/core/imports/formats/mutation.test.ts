import * as xlsx from '@e965/xlsx'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { previewImport } from './preview.ts'
import { readOptions } from './registry.ts'
import { bytesSource } from './source.ts'
import { zipOf } from './zipFixture.ts'

/** Ends after a while whatever it is given; what ends otherwise is a fault of a reader. */
const options = readOptions({ zone: 'Asia/Shanghai', yearHint: 2026, limits: { unpackedBytes: 5_000_000 } })

function workbook(bookType: xlsx.BookType): Uint8Array {
  const book = xlsx.utils.book_new()
  xlsx.utils.book_append_sheet(
    book,
    xlsx.utils.aoa_to_sheet([
      ['客户', '金额'],
      ['仁济', 12.5],
      ['瑞金', 8],
    ]),
    '商机',
  )
  return xlsx.write(book, { type: 'buffer', bookType }) as Uint8Array
}

const seeds: [string, Uint8Array][] = [
  ['a.csv', Buffer.from('客户,金额\n"仁济, 上海",12\n瑞金,"8"\n')],
  ['a.tsv', Buffer.from('a\tb\n1\t2\n', 'utf16le')],
  ['a.jsonl', Buffer.from('{"a":1,"b":{"c":"x"}}\n{"a":2}\n')],
  ['a.json', Buffer.from('{"deals":[{"id":"a","n":[1,2]},{"id":"b"}],"next":null}')],
  [
    'chat.jsonl',
    Buffer.from(
      '{"msgid":"m","action":"send","from":"a","tolist":["b"],"msgtime":1,"msgtype":"text","text":{"content":"x"}}\n',
    ),
  ],
  [
    'dingtalk.jsonl',
    Buffer.from(
      '{"conversationId":"c","senderNick":"周","msgId":"m","createAt":1,"msgtype":"richText","content":{"richText":[{"text":"价"}]}}\n',
    ),
  ],
  [
    'feishu.json',
    Buffer.from(
      '{"items":[{"message_id":"m","chat_id":"c","msg_type":"post","create_time":"1772355731000","sender":{"id":"o"},"body":{"content":"{\\"content\\":[[{\\"tag\\":\\"at\\",\\"user_id\\":\\"@_user_1\\"}]]}"},"mentions":[{"key":"@_user_1","name":"周"}]}]}',
    ),
  ],
  [
    'wechat.json',
    Buffer.from(
      '{"session":{"wxid":"w","type":"私聊"},"messages":[{"createTime":1772355731,"localType":49,"isSend":0,"senderUsername":"w","content":"<msg><appmsg><title>价</title><type>57</type><refermsg><content>&lt;msg&gt;</content></refermsg></appmsg></msg>"}]}',
    ),
  ],
  [
    'wechat.csv',
    Buffer.from(
      'localId,Type,IsSender,CreateTime,StrContent,Sender\n1,1,0,1772355731,价格,w\n2,10000,0,1772355732,撤回了一条消息,\n',
    ),
  ],
  ['chat.csv', Buffer.from('发送人,发送时间,内容\n周岚,2026-03-01 10:00,价格\n林青,2026-03-01 10:01,好\n')],
  [
    'talks.json',
    Buffer.from(
      '{"1":{"id":1,"messages":[{"role":"usr","content":"价格"}]},"2":{"turns":[["a","x"],["b","y"]]}}',
    ),
  ],
  [
    'chat.html',
    Buffer.from(
      '<html><title>x</title><div class="msg" msgid="1"><span class="name">周</span> 2026-03-01 10:00<div class="content"><p>价</p></div></div><script>const messages = [{type:1, text:\'a\', is_send:0, timestamp:1772355731}]</script></html>',
    ),
  ],
  ['a.txt', Buffer.from('张三 2026-03-01 10:22:11\n你好\n李四 2026-03-01 10:25:00\n在\n')],
  ['a.md', Buffer.from('---\ntitle: x\n---\n# 2026-03-01\ntext\n## 3月5日\nmore\n')],
  [
    'slack.zip',
    zipOf({
      'users.json': '[{"id":"U1","real_name":"Ann"}]',
      'deal/2026-03-01.json': '[{"user":"U1","ts":"1772355731.1","text":"8% <@U1>"}]',
    }),
  ],
  ['a.xlsx', workbook('xlsx')],
  ['a.xls', workbook('biff8')],
]

describe('any bytes', () => {
  // The workbook library remarks on every odd record.
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
  })
  afterEach(() => {
    vi.restoreAllMocks()
  })

  it.each(seeds)('%s, changed at random, ends in items or a coded refusal (property)', async (name, seed) => {
    const change = fc.record({
      at: fc.nat(seed.length - 1),
      bytes: fc.oneof(
        fc.uint8Array({ maxLength: 6 }),
        fc.constantFrom(
          ...['"', '""', '[', '{"', '}', '\r', '\n\n', '\0', ',,', '\ufeff', '4294967295'].map((text) =>
            Buffer.from(text),
          ),
        ),
      ),
      drop: fc.nat(12),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), async (changes) => {
        let bytes = Buffer.from(seed)
        for (const { at, bytes: added, drop } of changes) {
          bytes = Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at + drop)])
        }
        const { refusal, items } = await previewImport(bytesSource(name, bytes), options, 1000)
        expect(refusal?.code).not.toBe('unreadable')
        for (const { at } of items) expect(at).toBeTypeOf('object')
      }),
      { numRuns: name.startsWith('a.xls') ? 80 : 300 },
    )
  })
})

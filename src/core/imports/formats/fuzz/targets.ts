import * as xlsx from '@e965/xlsx'
import { burn } from '@kenjiuno/msgreader/lib/Burner.js'
import { askewCard, pngOfPoints, smallCodePoints } from '../cards/codeFixture.ts'
import { readCompoundFile } from '../compoundFile.ts'
import { pdfOf, smallPdf } from '../documents/pdfFixture.ts'
import { deckOf, slideOf } from '../documents/slideFixture.ts'
import { documentOf, paragraph } from '../documents/wordFixture.ts'
import { outlookMessage } from '../mail/msgFixture.ts'
import { zipOf } from '../zipFixture.ts'

/** The container of an old workbook around its records. */
const inContainer = (records: Uint8Array): Uint8Array =>
  burn([
    { name: 'Root Entry', type: 5, children: [1], length: 0 },
    { name: 'Workbook', type: 2, length: records.length, binaryProvider: () => Uint8Array.from(records) },
  ])

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

/** What is changed at random, and how the file is made of it where that is not the file itself. */
type Target = readonly [name: string, seed: Uint8Array, wrap?: (seed: Uint8Array) => Uint8Array]

/** What a target is as the file that is read, before anything is changed. */
export const wholeTarget = ([, seed, wrap = (bytes: Uint8Array) => bytes]: Target): Uint8Array => wrap(seed)

/** A small whole file of everything that can be read, rich in what its format can say. */
export const fuzzTargets: readonly Target[] = [
  ['card.jpg', askewCard],
  // As small as they can be, so that a million of them takes minutes: what is read is the same.
  ['code.png', smallCodePoints, pngOfPoints],
  ['file.png', pngOfPoints(smallCodePoints)],
  ['small.pdf', smallPdf],
  ['a.csv', Buffer.from('客户,金额\n"仁济, 上海",12\n瑞金,"8"\n')],
  ['a.tsv', Buffer.from('a\tb\n1\t2\n', 'utf16le')],
  ['a.jsonl', Buffer.from('{"a":1,"b":{"c":"x"}}\n{"a":2}\n')],
  ['a.json', Buffer.from('{"deals":[{"id":"a","n":[1,2]},{"id":"b"}],"next":null}')],
  [
    'printed.json',
    Buffer.from(
      JSON.stringify(
        {
          deals: [{ id: 'a', n: null }, { id: '仁济', n: [1, { x: 2 }] }, {}, { id: 'c' }, { id: 'd', n: 4 }],
        },
        null,
        2,
      ),
    ),
  ],
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
    'teams.json',
    Buffer.from(
      '{"value":[{"id":"1","createdDateTime":"2026-03-04T10:15:30Z","messageType":"message","chatId":"c","from":{"user":{"id":"u","displayName":"Ann"}},"body":{"contentType":"html","content":"<p>Is it <b>dry</b>?</p>"},"attachments":[{"name":"a.pdf"}],"mentions":[{"mentioned":{"user":{"displayName":"Tom"}}}]}]}',
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
  [
    'callback.xml',
    Buffer.from(
      '<xml><ToUserName>w</ToUserName><FromUserName><![CDATA[a]]></FromUserName><CreateTime>1772355731</CreateTime><MsgType>text</MsgType><Content><![CDATA[价 &]]></Content><MsgId>1</MsgId></xml>\n',
    ),
  ],
  [
    'line.txt',
    Buffer.from(
      '[LINE] 與江美玲的聊天記錄\n儲存日期：2026/05/30 09:12\n\n2026/05/28（週四）\n上午10:05\t江美玲\t報價\n下午02:30\tHoward\t"含稅\n不含運"\n14:31\t\t江美玲已收回訊息\n\n2026.05.29 Friday\n10:32 PM\tHoward\t☎ 3:05\n',
    ),
  ],
  ['turns.txt', Buffer.from('我: 预算批了\n周岚: 好的\n我: 周五报价\n周岚: 行\n含税\n')],
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
    'a.html',
    Buffer.from(
      '<!DOCTYPE html><title>拜访</title><h1>2026-03-05 仁济</h1><p>预算 &amp; 招标<ul><li>样品</ul><!-- x --><script>1<2</script>',
    ),
  ],
  [
    'b.html',
    Buffer.from(
      '<table><tr><th>客户<th>金额<tr><td rowspan="2">仁济<td>12<tr><td>8<tr><td colspan="2"><pre>a\nb</pre></table>',
    ),
  ],
  [
    'a.srt',
    Buffer.from('1\n00:00:01,000 --> 00:00:02,500\n张主任: 预算\n\n2\n00:00:03,000 --> 00:00:04,000\n已批\n'),
  ],
  ['a.vtt', Buffer.from('WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann Lee>Trial &amp; price</v>\n')],
  [
    'call.json',
    Buffer.from(
      '{"utterances":[{"speaker":0,"start":0.5,"end":2,"transcript":"Hi"},{"speaker":1,"start":2,"end":3,"text":"Yes"}]}',
    ),
  ],
  [
    'service.json',
    Buffer.from(
      '{"results":{"items":[{"type":"pronunciation","start_time":"0.1","end_time":"0.4","alternatives":[{"content":"Hi"}]},{"type":"punctuation","alternatives":[{"content":"."}]}],"speaker_labels":{"segments":[{"items":[{"start_time":"0.1","speaker_label":"spk_0"}]}]}},"orderResult":"{\\"lattice\\":[{\\"json_1best\\":{\\"st\\":{\\"bg\\":\\"0\\",\\"ed\\":\\"900\\",\\"rl\\":\\"1\\",\\"rt\\":[{\\"ws\\":[{\\"cw\\":[{\\"w\\":\\"好\\"}]}]}]}}}]}"}',
    ),
  ],
  ['a.sbv', Buffer.from('0:00:01.000,0:00:02.000\n张主任: 预算\n\n0:00:03.000,0:00:04.000\n已批\n')],
  ['a.lrc', Buffer.from('[ti:电话]\n[00:01.00][00:09.00]张主任：预算\n[00:03.50]已批\n')],
  [
    'whisper.txt',
    Buffer.from('[00:00:01.000 --> 00:00:02.000]  预算\n[00:00:03.000 --> 00:00:04.000]  已批\n'),
  ],
  [
    'a.ttml',
    Buffer.from(
      '<tt xmlns="http://www.w3.org/ns/ttml" ttp:frameRate="25"><head><ttm:agent xml:id="a"><ttm:name>张</ttm:name></ttm:agent></head><body><div><p begin="00:00:01:12" end="2s" ttm:agent="a">预算<br/>已批</p><p begin="30f" dur="1s"><span>好</span></p></div></body></tt>',
    ),
  ],
  ['calls.csv', Buffer.from('客户,通话时间,录音转写\n仁济,2026-05-20,"张岚：预算\n钱越：好"\n')],
  [
    'slack-channel.json',
    Buffer.from(
      '[{"type":"message","user":"U7A","ts":"1780304400.000200","text":"week 30, <@U9B>?","user_profile":{"real_name":"Ada Quill"},"blocks":[{"type":"rich_text","elements":[]}]},{"user":"U9B","ts":"1780304460.000100","thread_ts":"1780304400.000200","text":"Yes &amp; no","reactions":[{"name":"ok","users":["U7A"]}]},{"subtype":"bot_message","username":"CRM","ts":"1780304520.000000","text":"moved"}]',
    ),
  ],
  [
    'users.json',
    Buffer.from(
      '[{"id":"U7A","team_id":"T1","real_name":"Ada Quill","profile":{"display_name":"ada"}},{"id":"C1","name":"deal","members":["U7A"]}]',
    ),
  ],
  [
    'pasted mails.txt',
    Buffer.from(
      'copied\n\n----------\nFrom: Simon Fell\nTo: Jo Qian; E <e@f.example>\nSent: 14 May 2026 09:41\nSubj: press\n\nHi Jo\n> 410k\n\n----------\n发件人：郭岚\n收件人：周\n发送时间：2026年6月2日 10:00\n主题：RE: 报价\n\n收到\n',
    ),
  ],
  [
    'callback.jsonl',
    Buffer.from(
      '{"msg_signature":"a1","timeStamp":"1772355731","nonce":"n","encrypt":"QUJD"}\n{"encrypt":"REVG","ToUserName":"w"}\n',
    ),
  ],
  [
    'quote.txt',
    Buffer.from(
      '报价单    LC-118    V2    2026-11-09\n客户：岭东生物科技（苏州）有限公司\n\n序号  内容          金额\n1     车间保洁      120,000\n2     外墙清洗      30,000\n合计  150,000 元（含税）\n付款方式：月结30天\n有效期：2026-12-31\n本版替代 V1（2026-10-01，160,000 元）\n',
    ),
  ],
  ['a.docx', documentOf(paragraph('拜访', '1') + paragraph('预算已批'))],
  [
    'b.docx',
    Buffer.from(
      `<w:document><w:body>${paragraph('2026-03-05', '1')}<w:tbl><w:tr><w:tc>${paragraph('型号')}</w:tc></w:tr></w:tbl><w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:footnoteReference w:id="1"/><w:t>a</w:t></w:r></w:p></w:body></w:document>`,
    ),
    (body) => documentOf('', { 'word/document.xml': body }),
  ],
  [
    'a.pptx',
    Buffer.from(slideOf('报价', ['含税'], { table: [['型号', '单价']] }).xml),
    (slide) => deckOf({ slide1: slideOf('方案', ['说明']) }, { 'ppt/slides/slide1.xml': slide }),
  ],
  [
    'a.eml',
    Buffer.from(
      'From: =?GB2312?B?1uzArQ==?= <a@b.example>\r\nTo: c@d.example, "E, F" <e@f.example>\r\nSubject: =?utf-8?Q?=E6=8A=A5?=\r\nDate: Tue, 2 Jun 2026 10:00:00 +0800\r\nReferences: <1@a> <2@a>\r\nContent-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html; charset=gb18030\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>=B1=A8<blockquote>a</blockquote><pre>b\r\n--x\r\nContent-Disposition: attachment; filename*=utf-8\'\'%E6%8A%A5.csv\r\nContent-Transfer-Encoding: base64\r\n\r\nYSxiCjEsMgo=\r\n--x\r\nContent-Type: message/rfc822\r\n\r\nFrom: g@h.example\r\n\r\nin\r\n--x--\r\n',
    ),
  ],
  [
    'a.mbox',
    Buffer.from(
      'From a@b Tue Jun  2 10:00:00 2026\nFrom: a@b.example\nDate: 2 Jun 2026 10:00 EST\n\n>From x\n\nFrom c@d Tue Jun  2 10:00:00 2026\nFrom: c@d.example\n\ntwo\n',
    ),
  ],
  [
    'a.vcf',
    Buffer.from(
      'BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E7=8E=8B;=\n=E6=95=8F\nTEL;CELL;PREF:1\nitem1.TEL;TYPE="a,b":2\nitem1.X-ABLabel:x\nORG:a\\;b;c\nADR;LABEL="x^ny":;;s;c\nBDAY:--0203\nEND:VCARD\nBEGIN:VCARD\nFN:b\n folded\nEND:VCARD\n',
    ),
  ],
  [
    'a.ics',
    Buffer.from(
      'BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Z\nBEGIN:STANDARD\nDTSTART:16010101T000000\nRRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11\nTZOFFSETFROM:-0400\nTZOFFSETTO:-0500\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:1\nDTSTART;TZID=Z:20260302T090000\nDURATION:PT1H\nRRULE:FREQ=MONTHLY;INTERVAL=2;COUNT=9;BYDAY=-1FR;BYSETPOS=-1;WKST=SU\nEXDATE;TZID=Z:20260302T090000\nATTENDEE;CN="a":mailto:a@b\nEND:VEVENT\nBEGIN:VEVENT\nUID:1\nRECURRENCE-ID:20260302T090000Z\nDTSTART;VALUE=DATE:20260303\nSTATUS:CANCELLED\nEND:VEVENT\nBEGIN:VTODO\nDUE:20260303T000000Z\nEND:VTODO\nEND:VCALENDAR\n',
    ),
  ],
  [
    'a.msg',
    outlookMessage({
      subject: '报价',
      body: 'x'.repeat(5000),
      headers: 'Date: Tue, 2 Jun 2026 10:00:00 +0800\r\nMessage-ID: <1@a>\r\n',
      sender: { name: 'a', address: 'a@b.example' },
      to: [{ name: 'c', address: 'c@d.example' }],
      attachments: [{ name: 'a.csv', bytes: Buffer.from('a,b\n1,2\n') }],
      within: { subject: 'in', html: '<p>in' },
    }),
  ],
  [
    'rich.msg',
    Buffer.from(
      "{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f1\\fcharset134 S;}}\\fromhtml1 {\\*\\htmltag64 <p>}\\f1 \\'b1\\'a8\\uc1\\u27835?\\htmlrtf \\par \\htmlrtf0 {\\*\\x y}\\tab b}",
    ),
    (rtf) => outlookMessage({ subject: '报价', rtf: Buffer.from(rtf).toString('latin1') }),
  ],
  [
    'slack.zip',
    zipOf({
      'users.json': '[{"id":"U1","real_name":"Ann"}]',
      'deal/2026-03-01.json': '[{"user":"U1","ts":"1772355731.1","text":"8% <@U1>"}]',
    }),
  ],
  ['a.xlsx', workbook('xlsx')],
  ['a.xls', workbook('biff8')],
  ['xml.xls', workbook('xlml')],
  [
    'records.xls',
    readCompoundFile(workbook('biff8'), 100)!
      .children!.find(({ name }) => name === 'Workbook')!
      .read(),
    inContainer,
  ],
  [
    'a.ods',
    Buffer.from(
      '<office:document-content><office:automatic-styles><style:style style:name="a"/></office:automatic-styles><office:body><office:spreadsheet><table:table table:name="商机"><table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="float" office:value="12" table:number-columns-repeated="3"><text:p>12</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>',
    ),
    (content) =>
      zipOf({
        mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
        'styles.xml': '<s/>',
        'META-INF/manifest.xml': '<manifest:manifest/>',
        'content.xml': content,
      }),
  ],
  [
    'sheet.xlsx',
    Buffer.from(
      '<worksheet><dimension ref="A1:B3"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>客户</t></is></c><c r="B1" t="str"><v>金额</v></c></row><row r="2" hidden="1"><c r="A2" t="s"><v>0</v></c><c r="B2" s="1"><f>1+1</f><v>45000.5</v></c></row><row r="3"><c r="A3" t="b"><v>1</v></c><c r="B3" t="e"><v>#N/A</v></c></row></sheetData><mergeCells><mergeCell ref="A2:A3"/></mergeCells></worksheet>',
    ),
    (sheet) =>
      zipOf({
        '[Content_Types].xml':
          '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
        '_rels/.rels':
          '<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        'xl/workbook.xml': '<workbook><sheets><sheet name="商机" sheetId="1" r:id="r1"/></sheets></workbook>',
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        'xl/worksheets/sheet1.xml': sheet,
      }),
  ],
  [
    'a.pdf',
    pdfOf(
      [
        ['Visit 2026-03-05', '仁济报价'],
        ['a\tb', '仁济\t报价'],
      ],
      { author: 'Ann' },
    ),
  ],
]

import { inflateRawSync } from 'node:zlib'
import * as xlsx from '@e965/xlsx'
import MsgReader from '@kenjiuno/msgreader'
import { DomUtils, parseDocument } from 'htmlparser2'
import ICAL from 'ical.js'
import Papa from 'papaparse'
import PostalMime from 'postal-mime'
import { pdfOf } from '../../src/core/imports/formats/documents/pdfFixture.ts'
import { deckOf, slideOf } from '../../src/core/imports/formats/documents/slideFixture.ts'
import { documentOf, paragraph } from '../../src/core/imports/formats/documents/wordFixture.ts'
import { outlookMessage } from '../../src/core/imports/formats/mail/msgFixture.ts'
import { readZipDirectory } from '../../src/core/imports/formats/zip.ts'

// A CommonJS package, whose default a bundle gives otherwise than Node.
const OutlookReader = (MsgReader as unknown as { default?: typeof MsgReader }).default ?? MsgReader

/** A file to be read, and how fast the library reads it that reads it for us, or that one would take instead. */
export interface ReadingFile {
  name: string
  bytes: Uint8Array
  /** What the reader makes of it. */
  items: number
  /**
   * `isBeside` where our reader does without this library, which then is no yardstick but something to compare with.
   * Absent where there is none.
   */
  library?: { name: string; reads(): unknown; isBeside?: true }
}

/**
 * What a library alone is asked for is what the file says: the text of each cell, paragraph or mail, looked at once.
 * A parser that has only made a tree or a value has not yet said anything.
 */
const lookedAt = { characters: 0 }
const lookAt = (text: string): void => {
  lookedAt.characters += text.length
}
const lookAtRow = (row: object): void => {
  for (const key in row) lookAt(String((row as Record<string, unknown>)[key]))
}
const times = <Part>(count: number, make: (at: number) => Part): Part[] =>
  Array.from({ length: count }, (_, at) => make(at))
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
const day = (at: number): string => `2026-01-${(at % 28) + 1 < 10 ? '0' : ''}${(at % 28) + 1}`
const words = (at: number): string =>
  `Price and delivery of unit ${at}; 预算已经批下来 ${at} 万元，下周安排演示。`

const columns = ['account', 'product', 'amount', 'date', 'note']
const cells = (at: number) => [`Account ${at % 2000}`, 'GTX, Pro', at * 3, day(at), `plain words ${at}`]

function csv(rows: number): ReadingFile {
  const lines = times(rows, (at) =>
    cells(at)
      .map((cell) => (/,/.test(String(cell)) ? `"${cell}"` : cell))
      .join(','),
  )
  const bytes = Buffer.from([columns.join(','), ...lines].join('\n'))
  return {
    name: 'x.csv',
    bytes,
    items: rows,
    library: {
      name: 'papaparse',
      reads: () => Papa.parse<object>(text(bytes), { header: true }).data.forEach(lookAtRow),
    },
  }
}

function workbook(bookType: 'xlsx' | 'biff8' | 'ods', rows: number): ReadingFile {
  const book = xlsx.utils.book_new()
  xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet([columns, ...times(rows, cells)]), 'Deals')
  const bytes = new Uint8Array(xlsx.write(book, { type: 'buffer', bookType, compression: true }) as Buffer)
  return {
    name: `x.${bookType === 'biff8' ? 'xls' : bookType}`,
    bytes,
    items: rows,
    library: {
      name: 'xlsx',
      reads() {
        const { Sheets, SheetNames } = xlsx.read(bytes, { type: 'array', dense: true })
        xlsx.utils.sheet_to_json<object>(Sheets[SheetNames[0]!]!).forEach(lookAtRow)
      },
    },
  }
}

/** Unpacks every entry of a ZIP and has the library tell the text of each. */
function throughXml(zip: Uint8Array): void {
  const directory = readZipDirectory(zip, 20_000)
  if (!directory.ok) throw new Error(directory.refusal.code)
  for (const { name, dataOffset, packedBytes } of directory.entries) {
    if (!/\.(xml|rels)$/.test(name)) continue
    const xml = text(inflateRawSync(zip.subarray(dataOffset, dataOffset + packedBytes)))
    lookAt(DomUtils.textContent(parseDocument(xml, { xmlMode: true })))
  }
}

function word(notes: number): ReadingFile {
  const bytes = documentOf(
    times(
      notes,
      (at) => paragraph(`${day(at)} visit ${at}`, '1') + times(8, () => paragraph(words(at))).join(''),
    ).join(''),
  )
  return {
    name: 'x.docx',
    bytes,
    items: notes,
    library: { name: 'htmlparser2', reads: () => throughXml(bytes) },
  }
}

function slides(count: number): ReadingFile {
  const bytes = deckOf(
    Object.fromEntries(
      times(count, (at) => [
        `slide${at + 1}`,
        slideOf(
          `Offer ${at}`,
          times(12, () => words(at)),
          { table: [['型号', '单价']] },
        ),
      ]),
    ),
  )
  return {
    name: 'x.pptx',
    bytes,
    items: count,
    library: { name: 'htmlparser2', reads: () => throughXml(bytes) },
  }
}

const mail = (at: number): string =>
  `From: Zhou Lan <zhou${at}@renji.example>\r\nTo: qian@us.example\r\nSubject: =?utf-8?B?${Buffer.from(`报价 ${at}`).toString('base64')}?=\r\nDate: Tue, 2 Jun 2026 10:00:00 +0800\r\nMessage-ID: <${at}@renji.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${words(at).repeat(20)}\r\n--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>${words(at).repeat(20)}</p>\r\n--x--\r\n`

function oneMail(attachedBytes: number): ReadingFile {
  const attached = Buffer.alloc(attachedBytes, 'scanned contract ')
    .toString('base64')
    .replace(/.{76}/g, '$&\r\n')
  const bytes = Buffer.from(
    `From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\nDate: Tue, 2 Jun 2026 10:00:00 +0800\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${words(1).repeat(200)}\r\n--x\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${attached}\r\n--x--\r\n`,
  )
  return {
    name: 'x.eml',
    bytes,
    items: 1,
    library: { name: 'postal-mime', reads: async () => lookAt((await PostalMime.parse(bytes)).text ?? '') },
  }
}

function mailbox(mails: number): ReadingFile {
  const each = times(mails, (at) => Buffer.from(mail(at)))
  const envelope = Buffer.from('From a@b Tue Jun  2 10:00:00 2026\r\n')
  return {
    name: 'x.mbox',
    bytes: Buffer.concat(each.flatMap((one) => [envelope, one, Buffer.from('\r\n')])),
    items: mails,
    library: {
      name: 'postal-mime',
      async reads() {
        for (const one of each) lookAt((await PostalMime.parse(one)).text ?? '')
      },
    },
  }
}

function outlook(attachedBytes: number): ReadingFile {
  const bytes = outlookMessage({
    subject: '报价',
    body: words(1).repeat(2000),
    sender: { name: 'a', address: 'a@b.example' },
    to: [{ name: 'c', address: 'c@d.example' }],
    sentAt: Date.UTC(2026, 3, 2),
    attachments: [{ name: 'a.bin', bytes: Buffer.alloc(attachedBytes, 'x') }],
  })
  const reads = () => {
    const reader = new OutlookReader(Uint8Array.from(bytes).buffer)
    const { attachments = [] } = reader.getFileData()
    return attachments.map((attachment) => reader.getAttachment(attachment))
  }
  return { name: 'x.msg', bytes, items: 1, library: { name: 'msgreader', reads, isBeside: true } }
}

function cards(count: number): ReadingFile {
  const bytes = Buffer.from(
    times(
      count,
      (at) =>
        `BEGIN:VCARD\r\nVERSION:3.0\r\nN:周;岚${at};;;\r\nFN:周岚${at}\r\nORG:第${at % 90}人民医院;设备科\r\nTITLE:主任\r\nTEL;TYPE=CELL:1390000${at}\r\nEMAIL;TYPE=WORK:a${at}@b.example\r\nADR;TYPE=WORK:;;人民路 ${at} 号;宁波;浙江;315000;中国\r\nNOTE:${words(at)}\r\nEND:VCARD\r\n`,
    ).join(''),
  )
  /** Each card with every value of each of its lines. */
  const reads = () => {
    for (const card of ICAL.parse(text(bytes)) as unknown[])
      for (const line of new ICAL.Component(card as never).getAllProperties())
        lookAt(line.getValues().flat().join(' '))
  }
  return { name: 'x.vcf', bytes, items: count, library: { name: 'ical.js', reads, isBeside: true } }
}

function calendar(events: number): ReadingFile {
  const body = times(
    events,
    (at) =>
      `BEGIN:VEVENT\r\nUID:${at}@us.example\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20260${1 + (at % 5)}02T0${at % 9}0000Z\r\nDTEND:20260${1 + (at % 5)}02T0${at % 9}3000Z\r\nSUMMARY:拜访 ${at}\r\nLOCATION:第${at % 90}人民医院\r\nDESCRIPTION:${words(at)}\r\nATTENDEE;CN="周岚":mailto:a${at}@b.example\r\nEND:VEVENT\r\n`,
  )
  const bytes = Buffer.from(
    `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\n${body.join('')}END:VCALENDAR\r\n`,
  )
  /** Each meeting with its words, its people and the moments at which it begins and ends. */
  const reads = () => {
    for (const component of new ICAL.Component(ICAL.parse(text(bytes))).getAllSubcomponents('vevent')) {
      const { summary, description, location, startDate, endDate, attendees } = new ICAL.Event(component)
      lookAt(summary + description + location)
      lookAt(startDate.toJSDate().toISOString() + endDate.toJSDate().toISOString())
      for (const person of attendees) lookAt(`${person.getParameter('cn')} ${person.getFirstValue()}`)
    }
  }
  return { name: 'x.ics', bytes, items: events, library: { name: 'ical.js', reads, isBeside: true } }
}

function page(notes: number): ReadingFile {
  const body = times(
    notes,
    (at) =>
      `<h1>${day(at)} visit ${at}</h1>${times(8, () => `<p class="a">${words(at)} &amp; <b>more</b></p>`).join('\n')}`,
  )
  const bytes = Buffer.from(
    `<!DOCTYPE html><html><head><title>visits</title></head><body>${body.join('\n')}</body></html>`,
  )
  const reads = () => lookAt(DomUtils.textContent(parseDocument(text(bytes))))
  return { name: 'x.html', bytes, items: notes, library: { name: 'htmlparser2', reads } }
}

function pdf(pages: number): ReadingFile {
  const bytes = pdfOf(
    times(pages, (at) => times(40, (line) => `Visit ${at} line ${line} price and delivery of the unit`)),
  )
  return {
    name: 'x.pdf',
    bytes,
    items: pages,
    library: {
      name: 'unpdf',
      async reads() {
        const { extractText, getDocumentProxy } = await import('unpdf')
        const pages = await extractText(await getDocumentProxy(Uint8Array.from(bytes)))
        pages.text.forEach(lookAt)
      },
    },
  }
}

const record = (at: number) => ({
  account: `Account ${at % 2000}`,
  amount: at * 3,
  date: day(at),
  note: words(at),
})

function jsonLines(rows: number): ReadingFile {
  const bytes = Buffer.from(times(rows, (at) => JSON.stringify(record(at))).join('\n'))
  const reads = () => {
    for (const line of text(bytes).split('\n')) lookAtRow(JSON.parse(line) as object)
  }
  return { name: 'x.jsonl', bytes, items: rows, library: { name: 'JSON.parse', reads } }
}

/** A list on one line as programs write it, or printed over many as people like to see it. */
function json(rows: number, indent = 0): ReadingFile {
  const bytes = Buffer.from(JSON.stringify({ deals: times(rows, record) }, null, indent))
  return {
    name: indent === 0 ? 'x.json' : 'printed.json',
    bytes,
    items: rows,
    library: {
      name: 'JSON.parse',
      reads: () => (JSON.parse(text(bytes)) as { deals: object[] }).deals.forEach(lookAtRow),
    },
  }
}

function pastedChat(messages: number): ReadingFile {
  const bytes = Buffer.from(
    times(messages, (at) => `周岚 2026-03-${10 + (at % 18)} 10:${10 + (at % 40)}:11\n${words(at)}\n`).join(
      '',
    ),
  )
  return { name: 'x.txt', bytes, items: messages }
}

function notes(count: number): ReadingFile {
  const bytes = Buffer.from(
    times(count, (at) => `# ${day(at)} visit ${at}\n${words(at)}\n${words(at)}\n`).join(''),
  )
  return { name: 'x.md', bytes, items: count }
}

function captions(cues: number): ReadingFile {
  const clock = (second: number): string =>
    `${String(Math.floor(second / 3600)).padStart(2, '0')}:${String(Math.floor(second / 60) % 60).padStart(2, '0')}:${String(second % 60).padStart(2, '0')},000`
  const bytes = Buffer.from(
    times(
      cues,
      (at) =>
        `${at + 1}\n${clock(at * 3)} --> ${clock(at * 3 + 2)}\n${at % 2 === 0 ? 'Ann' : 'Bo'}: ${words(at)}\n`,
    ).join('\n'),
  )
  return { name: 'x.srt', bytes, items: cues }
}

function archive(messages: number): ReadingFile {
  const bytes = Buffer.from(
    times(messages, (at) =>
      JSON.stringify({
        msgid: `m${at}`,
        action: 'send',
        from: 'a',
        tolist: ['b'],
        msgtime: 1_772_355_731_000 + at,
        msgtype: 'text',
        text: { content: words(at) },
      }),
    ).join('\n'),
  )
  const reads = () => {
    for (const line of text(bytes).split('\n')) lookAtRow(JSON.parse(line) as object)
  }
  return { name: 'wecom.jsonl', bytes, items: messages, library: { name: 'JSON.parse', reads } }
}

/** A list of messages as a chat program or its exporter writes it: under our readers lies `JSON.parse`. */
function messageList(
  name: string,
  count: number,
  messageAt: (at: number) => object,
  around = (messages: object[]): unknown => messages,
  /** Where what was said is JSON within a string, as Feishu packs it: to say it, the library parses that as well. */
  isPacked = false,
): ReadingFile {
  const bytes = Buffer.from(JSON.stringify(around(times(count, messageAt))))
  const look = (value: unknown): void => {
    if (isPacked && typeof value === 'string' && value.startsWith('{')) look(JSON.parse(value))
    else if (value !== null && typeof value === 'object')
      for (const key in value) look((value as Record<string, unknown>)[key])
    else lookAt(String(value))
  }
  return {
    name,
    bytes,
    items: count,
    library: { name: 'JSON.parse', reads: () => look(JSON.parse(text(bytes))) },
  }
}

const secondAt = (at: number): number => 1_772_355_731 + at * 60

function chatTable(messages: number): ReadingFile {
  const bytes = Buffer.from(
    `localId,Type,IsSender,CreateTime,StrContent,Sender\n${times(messages, (at) => `${at},1,${at % 2},${secondAt(at)},"${words(at)}",w${at % 9}\n`).join('')}`,
  )
  const reads = () => {
    for (const row of Papa.parse<object>(text(bytes), { header: true, skipEmptyLines: true }).data)
      lookAtRow(row)
  }
  return { name: 'wechat.csv', bytes, items: messages, library: { name: 'papaparse', reads } }
}

function chatPage(messages: number): ReadingFile {
  const bytes = Buffer.from(
    `<html><title>x</title><body>${times(messages, (at) => `<div class="msg" msgid="${at}"><span class="name">周岚</span> 2026-03-${10 + (at % 18)} 10:${10 + (at % 40)}<div class="content"><p>${words(at)}</p></div></div>`).join('\n')}</body></html>`,
  )
  const reads = () => lookAt(DomUtils.textContent(parseDocument(text(bytes))))
  return { name: 'chat.html', bytes, items: messages, library: { name: 'htmlparser2', reads } }
}

/** Files of every format, each large enough for tenths of a second. */
export const readingFiles: readonly (() => ReadingFile)[] = [
  () => csv(120_000),
  () => workbook('xlsx', 8000),
  () => workbook('biff8', 20_000),
  () => workbook('ods', 8000),
  () => word(3000),
  () => slides(600),
  () => oneMail(4 * 2 ** 20),
  () => mailbox(1200),
  () => outlook(8 * 2 ** 20),
  () => cards(6000),
  () => calendar(5000),
  () => page(4000),
  () => pdf(300),
  () => jsonLines(60_000),
  () => json(60_000),
  () => json(60_000, 2),
  () => pastedChat(40_000),
  () => notes(20_000),
  () => captions(20_000),
  () => archive(30_000),
  () =>
    messageList(
      'feishu.json',
      20_000,
      (at) => ({
        ...{ message_id: `m${at}`, chat_id: 'c', msg_type: 'text', create_time: `${secondAt(at)}000` },
        ...{ sender: { id: `o${at % 9}` }, body: { content: JSON.stringify({ text: words(at) }) } },
      }),
      (items) => ({ items }),
      true,
    ),
  () =>
    messageList('dingtalk.json', 20_000, (at) => ({
      ...{ conversationId: 'c', senderNick: `周${at % 9}`, msgId: `m${at}`, createAt: secondAt(at) * 1000 },
      ...{ msgtype: 'text', text: { content: words(at) } },
    })),
  () =>
    messageList(
      'wechat.json',
      20_000,
      (at) => ({
        ...{ localId: at, createTime: secondAt(at), localType: 1, isSend: at % 2 },
        ...{ senderUsername: `w${at % 9}`, content: words(at) },
      }),
      (messages) => ({ session: { wxid: 'w', type: '私聊' }, messages }),
    ),
  () =>
    messageList(
      'teams.json',
      20_000,
      (at) => ({
        ...{
          id: `${at}`,
          createdDateTime: new Date(secondAt(at) * 1000).toISOString(),
          messageType: 'message',
        },
        ...{ chatId: 'c', from: { user: { id: `u${at % 9}`, displayName: `Ann ${at % 9}` } } },
        body: { contentType: 'text', content: words(at) },
      }),
      (value) => ({ value }),
    ),
  () =>
    messageList('slack-channel.json', 20_000, (at) => ({
      ...{ type: 'message', user: `U${at % 9}A`, ts: `${secondAt(at)}.000200`, text: words(at) },
      user_profile: { real_name: `Ada ${at % 9}` },
    })),
  () => chatTable(30_000),
  () => chatPage(10_000),
]

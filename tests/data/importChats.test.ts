import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MessageItem, ReadProblem, Refusal } from '../../src/core/imports/formats/format.ts'
import { openImport, readOptions } from '../../src/core/imports/formats/registry.ts'
import { fileSource } from '../../src/core/imports/formats/source.ts'
import { readZipDirectory, unpackEntry } from '../../src/core/imports/formats/zip.ts'
import { openImportDesk } from '../../src/core/imports/importFixture.ts'

const data = join(import.meta.dirname, '../../../shared/data')
const hasData = existsSync(data)
if (!hasData) console.warn(`SKIPPED: real chats are absent (${data})`)

const options = readOptions({ zone: 'Asia/Shanghai' })

type Chat = {
  format: string | null
  messages: MessageItem[]
  others: number
  problems: ReadProblem[]
  refusal: Refusal | null
}

async function read(path: string): Promise<Chat> {
  const opened = await openImport(await fileSource(path), options)
  const chat: Chat = { format: null, messages: [], others: 0, problems: [], refusal: null }
  if (!opened.ok) return { ...chat, refusal: opened.refusal }
  chat.format = opened.format
  for await (const batch of opened.batches) {
    for (const item of batch.items) {
      if (item.kind === 'message') chat.messages.push(item)
      else chat.others++
    }
    chat.problems.push(...batch.problems)
    chat.refusal = batch.refusal ?? chat.refusal
  }
  return chat
}

const conversations = ({ messages }: Chat): number => new Set(messages.map((one) => one.conversationId)).size
const left = ({ problems }: Chat): ReadProblem[] => problems.filter(({ kept }) => !kept)

describe.skipIf(!hasData)('chats that nobody here wrote', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sandtable-chats-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('of CrossWOZ give every turn of every dialogue', async () => {
    const zip = readFileSync(join(data, 'crosswoz/val.json.zip'))
    const directory = readZipDirectory(zip, 10)
    if (!directory.ok) throw new Error(directory.refusal.code)
    const unpacked = unpackEntry(zip, directory.entries[0]!, options.limits.unpackedBytes)
    if (!unpacked.ok) throw new Error(unpacked.code)
    const path = join(folder, 'val.json')
    writeFileSync(path, unpacked.bytes)
    const wanted = JSON.parse(Buffer.from(unpacked.bytes).toString()) as Record<
      string,
      { messages: object[] }
    >
    const turns = Object.values(wanted).reduce((sum, { messages }) => sum + messages.length, 0)
    const chat = await read(path)
    expect([chat.format, chat.messages.length, conversations(chat), chat.problems, chat.refusal]).toEqual([
      'conversations',
      turns,
      Object.keys(wanted).length,
      [],
      null,
    ])
    expect(new Set(chat.messages.map(({ sender }) => sender))).toEqual(new Set(['usr', 'sys']))
  })

  it('of CrossWOZ come in as a ZIP too', async () => {
    const desk = openImportDesk()
    try {
      const zip = readFileSync(join(data, 'crosswoz/val.json.zip'))
      const [file] = await desk.inspect(['val.json.zip', zip])
      expect(file).toMatchObject({ name: 'val.json', recordKind: 'messages', error: null })
    } finally {
      await desk.close()
    }
  })

  it('of ABCD give the spoken turns once, and the machine between them as such', async () => {
    const path = join(data, 'abcd_sample/abcd_sample.json')
    const wanted = JSON.parse(readFileSync(path, 'utf8')) as { original: [string, string][] }[]
    const turns = wanted.flatMap(({ original }) => original)
    const chat = await read(path)
    expect([chat.format, conversations(chat), left(chat), chat.refusal]).toEqual([
      'conversations',
      wanted.length,
      [],
      null,
    ])
    expect(chat.messages.map(({ sender, text }) => [sender, text])).toEqual(
      turns.map(([speaker, text]) => [speaker, text.trim()]),
    )
    const lines = chat.messages.filter(({ messageType }) => messageType === 'system')
    expect(lines).toHaveLength(turns.filter(([speaker]) => speaker === 'action').length)
  })

  it('of ABCD stay apart from its guidelines and tables of words, which are no chats', async () => {
    for (const name of ['guidelines', 'kb', 'ontology']) {
      const chat = await read(join(data, `abcd_sample/${name}.json`))
      expect([name, chat.format, chat.messages.length, left(chat), chat.refusal]).toEqual([
        name,
        'json',
        0,
        [],
        null,
      ])
    }
  })

  it('of CaSiNo name their speakers by ids that come again', async () => {
    const path = join(data, 'casino/casino_valid.json')
    const wanted = JSON.parse(readFileSync(path, 'utf8')) as { chat_logs: object[] }[]
    const chat = await read(path)
    expect([chat.format, conversations(chat), chat.messages.length]).toEqual([
      'conversations',
      wanted.length,
      wanted.reduce((sum, { chat_logs }) => sum + chat_logs.length, 0),
    ])
  })

  it('of WeChat as JSON keep two accounts of one file apart', async () => {
    const chat = await read(join(data, 'im_wechat_formats/chatlog-keeper-wechat.json'))
    expect([chat.format, chat.messages.length, conversations(chat), left(chat)]).toEqual(['wechat', 4, 3, []])
    expect(chat.messages.map(({ messageType, sender }) => [messageType, sender])).toEqual([
      ['text', 'Sender'],
      ['text', 'Me'],
      ['text', 'Other account sender'],
      ['image', 'Friend'],
    ])
  })

  it('of WeChat as CSV are read under a header that is one column short', async () => {
    const chat = await read(join(data, 'im_wechat_formats/messages_memotrace_ragged.csv'))
    expect([chat.messages.length, chat.others, left(chat), chat.refusal]).toEqual([2, 0, [], null])
    expect(chat.problems.map(({ at, code }) => [at.line, code])).toEqual([
      [2, 'extraCells'],
      [3, 'extraCells'],
    ])
    expect(new Set(chat.messages.map(({ messageId }) => messageId)).size).toBe(2)
  })

  it('of WeCom all come in, and its callback of a mere event is named as one', async () => {
    const path = join(data, 'im_wecom/msgaudit_samples.jsonl')
    const lines = readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
    const chat = await read(path)
    expect([chat.format, chat.messages.length, chat.problems]).toEqual(['wecom', lines.length, []])
    const event = await read(join(data, 'im_wecom/event_1.xml'))
    expect(event.refusal).toEqual({ code: 'eventsOnly' })
  })

  it('of Slack all come in', async () => {
    const chat = await read(join(data, 'slack_export/testarchive.zip'))
    expect([chat.format, chat.messages.length, chat.problems, chat.refusal]).toEqual(['slack', 158, [], null])
    const desk = openImportDesk()
    try {
      const [slack] = await desk.inspect([
        'slack.zip',
        readFileSync(join(data, 'slack_export/testarchive.zip')),
      ])
      expect(slack).toMatchObject({ recordKind: 'messages', error: null })
    } finally {
      await desk.close()
    }
  })
})

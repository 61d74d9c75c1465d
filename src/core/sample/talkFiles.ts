import type { Calendar } from './calendar.ts'
import { createGb18030Encoder, toZip, utf8 } from './encode.ts'
import type { SampleFile } from './sampleFile.ts'
import { english } from './talk/english.ts'
import { furtherEn, furtherZh } from './talk/further.ts'
import { mingzhou } from './talk/mingzhou.ts'
import { gb18030Notes, utf8Notes } from './talk/notes.ts'
import { yongjiang } from './talk/yongjiang.ts'
import { neighbours } from './talk/yuecheng.ts'
import type { Lang, SampleMessage } from './types.ts'

/** Reads the scripts of the chats; a line that is neither heading nor message is a bug. */
export function readTalk(script: string, lang: Lang, calendar: Calendar): SampleMessage[] {
  const messages: SampleMessage[] = []
  let conversation = ''
  let members: string[] = []
  for (const line of script.trim().split('\n')) {
    if (line.trim() === '') continue
    const heading = /^#\s*([^|]*)\|\s*(.+)$/.exec(line)
    if (heading) {
      conversation = heading[1]!.trim()
      members = heading[2]!.split(lang === 'zh' ? ' ' : ', ').map((name) => name.trim())
      continue
    }
    const said = /^(-\d+) (\d{2}:\d{2}) ([^:]+): (.+)$/.exec(line)
    if (!said) throw new Error(`not a line of talk: ${line}`)
    const [, day, time, sender, text] = said
    messages.push({
      lang,
      conversation,
      at: calendar.at(Number(day), time),
      sender: sender!,
      receivers: members.filter((name) => name !== sender),
      text: calendar.dated(text!, lang),
    })
  }
  return messages
}

export const zhMessages = (calendar: Calendar): SampleMessage[] =>
  [mingzhou, yongjiang, neighbours, furtherZh]
    .flatMap((script) => readTalk(script, 'zh', calendar))
    .sort((a, b) => a.at - b.at)

export const enMessages = (calendar: Calendar): SampleMessage[] =>
  [english, furtherEn].flatMap((script) => readTalk(script, 'en', calendar)).sort((a, b) => a.at - b.at)

/** Archived messages of WeCom after decryption, names in place of ids as archive tools export them. */
function wecomArchive(messages: readonly SampleMessage[]): string {
  const archived = messages.map((message, at) => ({
    msgid: `ws_${String(100_000 + at)}_${message.at.toString(36)}`,
    action: 'send',
    from: message.sender,
    tolist: message.receivers,
    roomid: message.conversation,
    msgtime: message.at,
    msgtype: 'text',
    text: { content: message.text },
  }))
  return `${JSON.stringify(archived, null, 1)}\n`
}

function slackExport(messages: readonly SampleMessage[], calendar: Calendar): Uint8Array {
  const names = [...new Set(messages.flatMap(({ sender, receivers }) => [sender, ...receivers]))]
  const idOf = new Map(names.map((name, at) => [name, `U0SMP${String(at + 11).padStart(3, '0')}`]))
  const channels = [...new Set(messages.map(({ conversation }) => conversation))]
  const json = (value: unknown) => utf8(`${JSON.stringify(value, null, 2)}\n`)
  const days = Map.groupBy(
    messages,
    // Slack files its days in UTC.
    (message) => `${message.conversation}/${new Date(message.at).toISOString().slice(0, 10)}.json`,
  )
  return toZip([
    {
      name: 'users.json',
      bytes: json(
        names.map((name) => ({
          id: idOf.get(name),
          name: name.toLowerCase().replace(' ', '.'),
          real_name: name,
          profile: { real_name: name },
        })),
      ),
    },
    {
      name: 'channels.json',
      bytes: json(
        channels.map((name, at) => ({
          id: `C0SMP${String(at + 1).padStart(3, '0')}`,
          name,
          created: Math.floor(calendar.at(-140) / 1000),
          members: names.map((one) => idOf.get(one)),
        })),
      ),
    },
    ...[...days].map(([name, said]) => ({
      name,
      bytes: json(
        said.map((message, at) => ({
          type: 'message',
          user: idOf.get(message.sender),
          text: message.text,
          ts: `${Math.floor(message.at / 1000)}.${String(at + 100).padStart(6, '0')}`,
        })),
      ),
    })),
  ])
}

/** Chats and notes of both teams. */
export function talkFiles(calendar: Calendar): SampleFile[] {
  const gb18030 = createGb18030Encoder()
  return [
    { name: '企业微信会话存档.json', bytes: utf8(wecomArchive(zhMessages(calendar))) },
    { name: 'slack-export.zip', bytes: slackExport(enMessages(calendar), calendar) },
    ...utf8Notes(calendar).map(({ name, text }) => ({ name, bytes: utf8(text) })),
    ...gb18030Notes(calendar).map(({ name, text }) => ({ name, bytes: gb18030(text) })),
  ]
}

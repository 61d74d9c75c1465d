import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { seeded } from '../db/killHarness.ts'
import { createGb18030Encoder, toDelimited, toWorkbook, utf8 } from '../sample/encode.ts'
import { documentOf, paragraph } from './formats/documents/wordFixture.ts'
import { zipOf } from './formats/zipFixture.ts'

/** What one small file of the folder holds: how its name ends, its bytes, and how many items are read of it. */
interface SmallFile {
  ending: string
  bytes: Uint8Array
  items: number
}

/** What every small file is about: a customer, one of its people, a day, and a number that no other file has. */
interface Topic {
  serial: number
  account: string
  /** Mail domain of the customer. */
  domain: string
  person: string
  /** `YYYY-MM-DD`. */
  day: string
  words: string
}

const accountCount = 40
const peoplePerAccount = 3
const hospital = (at: number): string => `第${at + 1}人民医院`
const personOf = (account: number, at: number): string =>
  `${'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨'[account % 16]}${'建文海丽敏涛静磊'[(account * 3 + at) % 8]}${'国华军芳英明强平'[at % 8]}${account}`
const said = [
  '报价再低 8% 就可以上会',
  '下周安排样机演示',
  '招标参数还要再讨论',
  '预算已经批下来 120 万元',
  '售后响应太慢,院长不满意',
  '竞争对手报了 95 万元',
]

const gb18030 = createGb18030Encoder()
const calendarTime = (day: string, hour: number) =>
  `${day.replaceAll('-', '')}T${String(hour).padStart(2, '0')}0000`
const secondsOf = (day: string) => Date.parse(`${day}T02:00:00Z`) / 1000

const mail = (topic: Topic, body: string): Uint8Array =>
  utf8(
    `From: ${topic.person} <p${topic.serial % 97}@${topic.domain}>\r\nTo: sales@ours.example\r\nSubject: =?utf-8?B?${Buffer.from(`第${topic.serial}封`).toString('base64')}?=\r\nDate: ${new Date(`${topic.day}T02:00:00Z`).toUTCString()}\r\nMessage-ID: <m${topic.serial}@${topic.domain}>\r\nMIME-Version: 1.0\r\n${body}`,
  )

const visits = ({ account, day, words, serial }: Topic, rows: number) => ({
  header: ['客户名称', '活动类型', '时间', '主题'],
  rows: Array.from({ length: rows }, (_, at) => [account, '拜访', day, `${words} ${serial}-${at}`]),
})

/** Every kind of small file, as often as it stands here. */
const makers: readonly ((topic: Topic) => SmallFile)[] = [
  (topic) => ({
    ending: 'eml',
    items: 1,
    bytes: mail(
      topic,
      `Content-Type: text/plain; charset=utf-8\r\n\r\n${topic.words},编号 ${topic.serial}\r\n`,
    ),
  }),
  (topic) => ({
    ending: 'eml',
    items: 1,
    bytes: mail(
      topic,
      `Content-Type: text/html; charset=utf-8\r\n\r\n<p>${topic.words}</p><blockquote>${topic.serial}</blockquote>\r\n`,
    ),
  }),
  (topic) => ({
    ending: 'eml',
    items: 3,
    bytes: mail(
      topic,
      `Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${topic.words} ${topic.serial}\r\n--x\r\nContent-Type: text/csv\r\nContent-Disposition: attachment; filename="v${topic.serial}.csv"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(toDelimited(visits(topic, 2))).toString('base64')}\r\n--x--\r\n`,
    ),
  }),
  (topic) => ({
    ending: 'mbox',
    items: 2,
    bytes: Buffer.concat(
      [0, 1].flatMap((at) => [
        Buffer.from('From a@b.example Tue Jun  2 10:00:00 2026\n'),
        mail(
          { ...topic, serial: topic.serial + at / 2 },
          `Content-Type: text/plain; charset=utf-8\r\n\r\n${topic.words} ${topic.serial}/${at}\r\n\n`,
        ),
      ]),
    ),
  }),
  ({ account, day, words, serial }) => ({
    ending: 'md',
    items: 1,
    bytes: utf8(`---\ntitle: ${account} 拜访 ${serial}\n---\n# ${day}\n${words}\n`),
  }),
  ({ account, day, words, serial }) => ({
    ending: 'md',
    items: 2,
    bytes: utf8(
      `# ${day} ${account}\n${words} ${serial}\n# ${day.slice(0, 8)}01 ${account}\n复盘 ${serial}\n`,
    ),
  }),
  ({ account, day, words, serial }) => ({
    ending: 'html',
    items: 1,
    bytes: utf8(
      `<!DOCTYPE html><title>${account}</title><h1>${day} ${account}</h1><p>${words} ${serial}</p>`,
    ),
  }),
  ({ account, day, words, serial }) => ({
    ending: 'docx',
    items: 1,
    bytes: documentOf(paragraph(`${day} ${account}`, '1') + paragraph(`${words} ${serial}`)),
  }),
  ({ person, day, words, serial }) => ({
    ending: 'txt',
    items: 2,
    bytes: gb18030(`${person} ${day} 10:22:11\n${words} ${serial}\n钱越 ${day} 10:25:00\n收到 ${serial}\n`),
  }),
  ({ account, domain, serial }) => ({
    ending: 'vcf',
    items: 1,
    bytes: utf8(
      `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:联系${serial}\r\nORG:${account}\r\nTITLE:主任\r\nTEL:139${String(serial).padStart(8, '0')}\r\nEMAIL:c${serial}@${domain}\r\nEND:VCARD\r\n`,
    ),
  }),
  ({ account, day, words, serial }) => ({
    ending: 'ics',
    items: 1,
    bytes: utf8(
      `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:e${serial}@ours.example\r\nDTSTART:${calendarTime(day, 2)}Z\r\nDTEND:${calendarTime(day, 3)}Z\r\nSUMMARY:${account} ${words} ${serial}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`,
    ),
  }),
  ({ person, account, day, words, serial }) => ({
    ending: 'jsonl',
    items: 2,
    bytes: utf8(
      [0, 1]
        .map(
          (at) =>
            `${JSON.stringify({ msgid: `w${serial}-${at}`, action: 'send', from: at === 0 ? person : '钱越', tolist: [at === 0 ? '钱越' : person], roomid: account, msgtime: (secondsOf(day) + at) * 1000, msgtype: 'text', text: { content: `${words} ${serial}/${at}` } })}\n`,
        )
        .join(''),
    ),
  }),
  ({ person, day, words, serial }) => ({
    ending: 'json',
    items: 2,
    bytes: utf8(
      JSON.stringify({
        session: { wxid: `w${serial}`, type: '私聊', nickname: person },
        messages: [0, 1].map((at) => ({
          createTime: secondsOf(day) + at,
          localType: 1,
          isSend: at,
          senderUsername: at === 0 ? `w${serial}` : 'me',
          content: `${words} ${serial}/${at}`,
        })),
      }),
    ),
  }),
  (topic) => ({ ending: 'csv', items: 3, bytes: gb18030(toDelimited(visits(topic, 3))) }),
  (topic) => ({ ending: 'xlsx', items: 2, bytes: toWorkbook('拜访', visits(topic, 2)) }),
  (topic) => ({
    ending: 'zip',
    items: 3,
    bytes: zipOf({
      '拜访.csv': toDelimited(visits({ ...topic, words: `${topic.words} 压缩` }, 2)),
      '纪要.md': `# ${topic.day} ${topic.account}\n${topic.words} 压缩 ${topic.serial}\n`,
    }),
  }),
  // Nobody has recorded consent: it is refused, and nothing of it comes in.
  ({ day, words, serial }) => ({
    ending: 'srt',
    items: 0,
    bytes: utf8(
      `1\n00:00:01,000 --> 00:00:02,500\n主任: ${words} ${day}\n\n2\n00:00:03,000 --> 00:00:04,000\n钱越: 好的 ${serial}\n`,
    ),
  }),
]

/** What lies about in such folders and holds nothing. */
const junk: readonly ((topic: Topic) => SmallFile)[] = [
  () => ({ ending: 'csv', items: 0, bytes: new Uint8Array() }),
  ({ serial }) => ({
    ending: 'bin',
    items: 0,
    bytes: Uint8Array.from({ length: 400 }, (_, at) => (at * serial * 31) & 0xff),
  }),
  (topic) => ({ ending: 'xlsx', items: 0, bytes: toWorkbook('坏', visits(topic, 2)).subarray(0, 900) }),
  () => ({ ending: 'DS_Store', items: 0, bytes: utf8('Bud1') }),
]

/**
 * For tests: writes a folder as it lies on a team's shared drive: a table of customers, people and deals each, a long
 * history, and small files of every format, with junk and files that stand there twice: `files` in all. The same
 * seed gives the same bytes. Returns how many different items it holds: so many pieces of evidence come of it.
 */
export function writeMixedFolder(
  folder: string,
  { files, historyRows, seed }: { files: number; historyRows: number; seed: number },
): number {
  const random = seeded(seed)
  const draw = (below: number): number => Math.floor(random() * below)
  const put = (name: string, bytes: Uint8Array): void => {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), bytes)
  }
  const accounts = Array.from({ length: accountCount }, (_, at) => hospital(at))
  const domainOf = (at: number): string => `h${at}.example`
  put(
    '客户台账.csv',
    gb18030(
      toDelimited({
        header: ['客户名称', '城市', '网址'],
        rows: accounts.map((name, at) => [name, '宁波', `https://${domainOf(at)}`]),
      }),
    ),
  )
  const people = accounts.flatMap((account, at) =>
    Array.from({ length: peoplePerAccount }, (_, one) => [personOf(at, one), account, '主任']),
  )
  put('通讯录.xlsx', toWorkbook('联系人', { header: ['姓名', '客户名称', '职务'], rows: people }))
  const deals = accounts.map((account, at) => [`${account} 扩建`, account, '方案报价', 30 + at, '2026-02-03'])
  put(
    '商机.csv',
    utf8(
      toDelimited({
        header: ['商机名称', '客户名称', '阶段', '预计金额(万元)', '创建日期'],
        rows: deals,
      }),
    ),
  )
  // Every third line stands twice, so that a resumed import has to count repeats too.
  const history = Array.from({ length: historyRows }, (_, at) => [
    accounts[at % accountCount]!,
    '电话',
    `2026-03-${10 + (at % 18)}`,
    `第${at - (at % 3 === 1 ? accountCount : 0)}次`,
  ])
  put('历史跟进.csv', utf8(toDelimited({ header: ['客户名称', '活动类型', '时间', '主题'], rows: history })))
  let items = accounts.length + people.length + deals.length + history.length
  let earlier: { name: string; bytes: Uint8Array } | null = null
  for (let serial = 1; serial <= files - 4; serial += 1) {
    const at = draw(accountCount)
    const place = `${draw(12) + 1}月/${hospital(draw(8))}`
    if (earlier !== null && serial % 20 === 0) {
      put(`${place}/副本 ${serial} ${earlier.name}`, earlier.bytes)
      continue
    }
    const makersHere = serial % 50 === 0 ? junk : makers
    const made = makersHere[draw(makersHere.length)]!({
      serial,
      account: hospital(at),
      domain: domainOf(at),
      person: personOf(at, draw(peoplePerAccount)),
      day: `2026-0${1 + draw(5)}-${10 + draw(18)}`,
      words: said[draw(said.length)]!,
    })
    const name = `${serial}.${made.ending}`
    put(`${place}/${name}`, made.bytes)
    items += made.items
    earlier = { name, bytes: made.bytes }
  }
  return items
}

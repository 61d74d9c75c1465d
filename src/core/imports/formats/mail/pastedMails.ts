import { readDate } from '../../recognition/dateValue.ts'
import { fileTitle } from '../fileTitle.ts'
import {
  type FormatReader,
  type ImportItem,
  type ReadBatch,
  type ReadOptions,
  refusedBatch,
} from '../format.ts'
import { plainLineEnds } from '../lines.ts'
import { readAll } from '../source.ts'
import { zoneClock } from '../zonedTime.ts'
import { type MailPerson, mailMessage } from './mail.ts'
import { ownZone, readMailDate, type StatedTime } from './mailDate.ts'
import { depthOf, isBetweenMails, type MailHead, mailHeadsIn } from './mailHeads.ts'

/** Non-blank lines above the first mail, at most, that say where the mails come from. */
const mostAbove = 10
/** What only programs write above a mail: then it is one in its Internet form. */
const technical = /^(message-id|mime-version|received|return-path|content-type|x-[\w-]+)\s*:/im
const envelope = /^From \S+ .*\d{4}\s*$/m

/** Mails that somebody copied out of a mail program into one text, below each other: each is a message of its own. */
export const pastedMailsReader: FormatReader = {
  format: 'pastedMails',
  traits: { family: 'mail', parts: 'one', isPile: true },
  recognise(head) {
    if (head.encoding === null || head.entryNames.length > 0) return 0
    if (['eml', 'mbox', 'mbx', 'msg', 'csv', 'tsv', 'json', 'html', 'htm'].includes(head.extension)) return 0
    if (!/from|发件人|发信人|寄件/i.test(head.text)) return 0
    if (technical.test(head.text.slice(0, 4000)) || envelope.test(head.text.slice(0, 200))) return 0
    const lines = plainLineEnds(head.text).split('\n')
    const heads = mailHeadsIn(lines)
    const first = heads.find(({ isIntroduction }) => !isIntroduction)
    if (first === undefined) return 0
    const above = lines.slice(0, first.start).filter((line) => line.trim() !== '').length
    if (above > mostAbove) return 0
    if (heads.length > 1) return 0.97
    // A single one whose day stands under Date: is a mail as programs keep it.
    return above <= 2 && first.sent !== '' && !/^\s*date\s*:/im.test(head.text) ? 0.96 : 0
  },
  async *read(source, head, options): AsyncGenerator<ReadBatch> {
    const { limits } = options
    const bytes = await readAll(source, limits.packedBytes)
    if (bytes === null) return yield refusedBatch({ code: 'tooLarge', limit: limits.packedBytes })
    if (options.signal?.aborted) return yield refusedBatch({ code: 'cancelled' })
    const text = plainLineEnds(new TextDecoder(head.encoding ?? 'utf-8').decode(bytes))
    const lines = text.split('\n')
    const timeOf = createMailTime(options, text)
    const mails = withoutCopies(mailsIn(lines, timeOf))
    const items: ImportItem[] = []
    for (const mail of mails) {
      const { item } = await mailMessage(
        {
          ...{ from: personOf(mail.head.from), to: mail.to.map(personOf), subject: mail.head.subject },
          ...{ sentAt: mail.time?.at ?? null, zone: mail.time?.zone ?? options.zone, text: mail.body },
          ...{ messageId: null, answers: [], html: '', attachments: [] },
        },
        { line: mail.head.start + 1, lineEnd: mail.lineEnd, textLine: mail.textLine },
        options,
      )
      if (item !== null) items.push(item)
    }
    const preface = lines.slice(0, mails[0]?.head.start ?? 0).filter((line) => !isBetweenMails(line))
    if (preface.some((line) => line.trim() !== ''))
      items.push({
        kind: 'note',
        at: { lineStart: 1, lineEnd: mails[0]!.head.start },
        title: fileTitle(source.name),
        date: null,
        text: preface.join('\n').trim(),
      })
    for (let from = 0; from < items.length; from += limits.batchItems)
      yield {
        tables: [],
        items: items.slice(from, from + limits.batchItems),
        problems: [],
        bytesRead: bytes.byteLength,
      }
    if (items.length === 0) yield refusedBatch({ code: 'empty', at: { line: 1 } }, bytes.byteLength)
  },
}

export interface PastedMail {
  head: MailHead
  to: readonly string[]
  time: StatedTime | null
  body: string
  /** Lines from 1. */
  textLine: number
  lineEnd: number
  /** How often it is quoted: its lines carry so many marks. */
  depth: number
}

/** The mails of a text with their words; what a mail quotes is the mail that it quotes. */
export function mailsIn(lines: readonly string[], timeOf: (sent: string) => StatedTime | null): PastedMail[] {
  const heads = mailHeadsIn(lines, true)
  const mails: PastedMail[] = []
  for (const [index, head] of heads.entries()) {
    const last = mails.at(-1)?.head
    const until = heads[index + 1]?.start ?? lines.length
    const own = lines.slice(head.end, until).map((line) => (isBetweenMails(line) ? '' : line))
    const { quoted, depth, below } = quotedIn(own)
    const words = quoted ?? own
    const from = words.findIndex((line) => line.trim() !== '')
    const to = words.findLastIndex((line) => line.trim() !== '')
    // What goes on below a quote with fewer marks is said by whoever quotes.
    for (const { text, depth: level } of below) {
      const quoting = mails.findLast((mail) => mail.depth <= level)
      if (quoting) quoting.body = `${quoting.body}\n\n${text}`.trim()
    }
    mails.push({
      head: { ...head, subject: head.subject || (head.isIntroduction ? (last?.subject ?? '') : '') },
      // A quoted mail was written to whoever quotes it.
      to: head.isIntroduction && last ? [last.from] : head.to,
      time: head.sent === '' ? null : timeOf(head.sent),
      body: from < 0 ? '' : words.slice(from, to + 1).join('\n'),
      textLine: head.end + Math.max(from, 0) + 1,
      lineEnd: head.end + Math.max(to, 0) + 1,
      depth,
    })
  }
  return mails
}

/** The words of a mail that is quoted line by line (> …), without the marks, and what stands below them; null of any other. */
function quotedIn(lines: readonly string[]): {
  quoted: string[] | null
  depth: number
  below: { text: string; depth: number }[]
} {
  const first = lines.findIndex((line) => bareWords(line) !== '')
  const depth = first < 0 ? 0 : depthOf(lines[first]!)
  if (depth === 0) return { quoted: null, depth, below: [] }
  const end = lines.findIndex((line, at) => at > first && bareWords(line) !== '' && depthOf(line) < depth)
  const until = end < 0 ? lines.length : end
  return {
    quoted: lines.slice(0, until).map(bareWords),
    depth,
    below: end < 0 ? [] : levelsIn(lines.slice(until)),
  }
}

const bareWords = (line: string): string => line.replace(/^[\s>]+/, '').trimEnd()

/** What stands below a quote, by the number of its marks; what nobody quotes keeps the quotes that it answers. */
function levelsIn(lines: readonly string[]): { text: string; depth: number }[] {
  const free = lines.findIndex((line) => line.trim() !== '' && depthOf(line) === 0)
  const marked = free < 0 ? lines : lines.slice(0, free)
  const levels: { depth: number; lines: string[] }[] = []
  for (const line of marked) {
    const words = bareWords(line)
    const depth = words === '' ? (levels.at(-1)?.depth ?? 0) : depthOf(line)
    if (levels.at(-1)?.depth !== depth) levels.push({ depth, lines: [] })
    levels.at(-1)!.lines.push(words)
  }
  if (free >= 0) levels.push({ depth: 0, lines: lines.slice(free) })
  return levels.flatMap((level) => {
    const text = level.lines.join('\n').trim()
    return text === '' ? [] : [{ text, depth: level.depth }]
  })
}

export const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()
const lettersThatTell = 40
const dayMs = 86_400_000

/** A mail with its own head tells more than a quote of it, and of two alike the longer. */
const isFuller = (one: PastedMail, other: PastedMail): boolean =>
  one.head.isIntroduction === other.head.isIntroduction
    ? one.body.length > other.body.length
    : other.head.isIntroduction

/** Mails without those that stand twice: by themselves, and in what a later one quotes. */
function withoutCopies(mails: readonly PastedMail[]): PastedMail[] {
  const kept: PastedMail[] = []
  const byBeginning = new Map<string, PastedMail[]>()
  for (const mail of mails) {
    const letters = lettersOf(mail.body)
    const key = `${lettersOf(personOf(mail.head.from).name || mail.head.from)}\n${letters.slice(0, lettersThatTell)}`
    const alike = byBeginning.get(key) ?? []
    const original = alike.find(
      ({ time }) => time === null || mail.time === null || Math.abs(time.at - mail.time.at) <= dayMs,
    )
    if (original === undefined) {
      kept.push(mail)
      byBeginning.set(key, [...alike, mail])
    } else if (isFuller(mail, original)) {
      kept[kept.indexOf(original)] = mail
      byBeginning.set(key, [...alike.filter((one) => one !== original), mail])
    }
  }
  return kept
}

/** A person as a header writes one: `Gareth Pike <gp@x.example>`, `Pike, Gareth [mailto:gp@x.example]`, a bare address. */
export function personOf(written: string): MailPerson {
  const found = /^(?<name>.*?)\s*[<[(](?:mailto:)?(?<address>[^\s<>[\]()]+@[^\s<>[\]()]+)[>\])]/.exec(written)
  const name = (found?.groups?.name ?? written).replace(/^['"“]+|['"”;；]+$/g, '').trim()
  if (found !== null) return { name, address: found.groups!.address! }
  return /^[^\s@]+@[^\s@]+$/.test(name) ? { name: '', address: name } : { name, address: '' }
}

const weekday =
  /[(（]?(?:星期|周|礼拜)[一二三四五六日天][)）]?|\b(?:mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?\b\.?,?/gi
const halfDay = /[ap]\.?m\b|上午|下午|晚上|中午|凌晨/i

/** The time that a header states, with the zone that it states or the workspace's. */
export function createMailTime(options: ReadOptions, text: string): (sent: string) => StatedTime | null {
  const zone = ownZone(options.zone)
  const utc = zoneClock(options.zone)
  const isDayFirst = /(?<!\d)(?:1[3-9]|2\d|3[01])\/\d{1,2}\/\d{4}/.test(text)
  const order = isDayFirst ? 'dmy' : (options.dateOrder ?? 'mdy')
  return (sent) => {
    const plain = sent
      .replace(weekday, ' ')
      .replace(/\bat\b|，|,(?=\s*\d{1,2}[:.]\d{2})/gi, ' ')
      .replace(/\s+/g, ' ')
      .trim()
    const stated = halfDay.test(plain) ? null : readMailDate(plain, zone)
    if (stated !== null) return stated
    const read = readDate(plain, order, options.yearHint)
    if (read === null) return null
    return read.kind === 'instant' ? { at: read.at, zone: 'UTC' } : { at: utc(read.time), zone: options.zone }
  }
}

/** A header of a mail as it is pasted, by its place in the lines from 0. */
export interface MailHead {
  from: string
  to: readonly string[]
  subject: string
  /** As it is written; empty where none stands there. */
  sent: string
  /** First line of the head, and the first line behind it. */
  start: number
  end: number
  /** Written as "On … wrote:" above what it quotes, or as briefly. */
  isIntroduction: boolean
}

const labels = {
  from: 'from|发件人|发信人|寄件者|寄件人',
  to: 'to|收件人|收件者',
  cc: 'cc|bcc|抄送|副本|密送',
  sent: 'sent|sent on|date|received|发送时间|发送日期|日期|时间|寄件日期',
  subject: 'subject|subj|主题|主旨|标题',
} as const
type Label = keyof typeof labels

const anyLabel = new RegExp(
  `^[>\\s*_|]*(?:${Object.entries(labels)
    .map(([name, words]) => `(?<${name}>${words})`)
    .join('|')})[*_]*\\s*[:：][*_]*\\s*(?<value>.*)$`,
  'i',
)

function labelled(line: string): { label: Label; value: string } | null {
  const groups = line.length > 2000 ? undefined : anyLabel.exec(line)?.groups
  if (groups === undefined) return null
  const label = (Object.keys(labels) as Label[]).find((one) => groups[one] !== undefined)!
  return { label, value: groups.value!.replace(/[*_]+$/, '').trim() }
}

const bare = (line: string): string => line.replace(/^[>\s|]+/, '').trim()

/** How many marks of quoting stand before the words of a line. */
export const depthOf = (line: string): number => /^[>\s|]*/.exec(line)![0].replaceAll(/[^>]/g, '').length

/** Lines that stand between mails and belong to none: rules, "Original Message". */
const between =
  /^[-_=*─—–\s]{3,}$|^[-_=*\s]*(original message|original appointment|forwarded message|begin forwarded message:?|原始邮件|原邮件|转发的?邮件(信息)?|原始郵件)[-_=*:\s]*$/i
export const isBetweenMails = (line: string): boolean => {
  const words = bare(line)
  return words !== '' && between.test(words)
}

const clock = String.raw`\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[AP]M)?`
/** How programs introduce what a mail quotes, with its day and writer. */
const introductions: readonly RegExp[] = [
  new RegExp(
    `^on (?<sent>.{4,60}?${clock})(?:\\s?(?:[+-]\\d{4}|[A-Z]{2,4}))?,?\\s+(?<from>\\S.{1,120}?)\\s*wrote\\s*[:：]$`,
    'i',
  ),
  /^on (?<sent>.{4,40}?\d{4}),?\s+(?<from>\S.{1,120}?)\s*wrote\s*[:：]$/i,
  /^[在于]?\s*(?<sent>\d{4}[-/.年].{4,30}?\d{1,2}:\d{2}(?::\d{2})?)\s*[，,]\s*(?<from>\S.{0,120}?)\s*(?:写道|寫道)\s*[:：]$/,
  /^(?<from>\S.{1,120}?)\s*[于在]\s*(?<sent>\d{4}[-/.年].{4,40}?)\s*(?:写道|寫道)\s*[:：]$/,
]

function introduced(lines: readonly string[], at: number): MailHead | null {
  const here = bare(lines[at]!)
  if (here === '' || here.length > 250) return null
  // Long names and addresses break the introduction over two lines.
  for (const [text, end] of [
    [here, at + 1],
    [`${here} ${bare(lines[at + 1] ?? '')}`, at + 2],
  ] as const) {
    if (!/(wrote|写道|寫道)\s*[:：]$/i.test(text)) continue
    const found = introductions.map((one) => one.exec(text)?.groups).find((groups) => groups !== undefined)
    if (found !== undefined)
      return {
        from: found.from!,
        to: [],
        subject: '',
        sent: found.sent!,
        start: at,
        end,
        isIntroduction: true,
      }
  }
  return null
}

/** A day with its year and hour, and nothing else on the line. */
const dayAndHour = new RegExp(`^(?=.*(?<!\\d)\\d{4}(?!\\d))[^:：]{6,40}?${clock}[^\\d]{0,12}$`, 'i')
/** A person's name or address, and no place, route or title with figures. */
const aWriter = /^[^\d:：]{2,60}(?:<[^<>\s]+@[^<>\s]+>)?$|^\S+@\S+$/

/**
 * Who wrote and the very hour, with nothing more: how hands and some telephones leave the head of a mail. Only where other
 * mails stand in the text is it one, since lists of journeys begin alike.
 */
function briefHeadAt(lines: readonly string[], at: number): MailHead | null {
  const first = labelled(lines[at]!)
  if (first?.label !== 'from' || !aWriter.test(first.value)) return null
  const next = lines[at + 1] ?? ''
  if (depthOf(next) !== depthOf(lines[at]!)) return null
  const second = labelled(next)
  const sent = second === null ? bare(next) : second.label === 'sent' ? second.value : ''
  if (!dayAndHour.test(sent)) return null
  return { from: first.value, to: [], subject: '', sent, start: at, end: at + 2, isIntroduction: true }
}

/** A run of header lines from `at` that begins a mail: who sent it, and at least two of when, to whom and what about. */
function headAt(lines: readonly string[], at: number): MailHead | null {
  if (labelled(lines[at]!) === null) return null
  const values: Partial<Record<Label, string>> = {}
  let end = at
  for (let next = at; next < lines.length; next++) {
    const line = lines[next]!
    const header = labelled(line)
    if (header === null) {
      // A blank line stands between the headers of some programs, and a long list of receivers goes on below.
      const isGap = bare(line) === '' && labelled(lines[next + 1] ?? '') !== null
      const isFolded = /^\s{2,}\S/.test(line) && next > at
      if (isGap || isFolded) continue
      break
    }
    if (values[header.label] !== undefined) break
    values[header.label] = header.value
    end = next + 1
  }
  const { from, to, sent, subject } = values
  const told = [to, sent, subject].filter((value) => value !== undefined).length
  if (!from || told < 2) return null
  return {
    from,
    to: [...listOf(to ?? ''), ...listOf(values.cc ?? '')],
    subject: subject ?? '',
    sent: sent ?? '',
    start: at,
    end,
    isIntroduction: false,
  }
}

/** The people of a header: between semicolons, else between commas, of which "Pike, Gareth" has one too. */
export function listOf(cell: string): string[] {
  const parts = /[;；]/.test(cell) ? cell.split(/[;；]/) : splitAtCommas(cell)
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}
function splitAtCommas(cell: string): string[] {
  const parts = cell.split(/[,，、](?![^<]*>)/)
  const isTurned = parts.length === 2 && parts.every((part) => /^\s*[\p{L}’'-]+\s*(<[^<>]*>)?$/u.test(part))
  return isTurned && !/\p{Script=Han}/u.test(cell) ? [cell] : parts
}

/** The heads of all mails that stand in a text, in its order; `brief` ones too that tell who wrote and when alone. */
export function mailHeadsIn(lines: readonly string[], brief = false): MailHead[] {
  const heads: MailHead[] = []
  for (let at = 0; at < lines.length; ) {
    const head = headAt(lines, at) ?? introduced(lines, at) ?? (brief ? briefHeadAt(lines, at) : null)
    if (head !== null) heads.push(head)
    at = head?.end ?? at + 1
  }
  return heads
}

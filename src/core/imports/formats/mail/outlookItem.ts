import type { CompoundEntry } from '../compoundFile.ts'
import type { Mail, MailPerson } from './mail.ts'
import { type FixedValue, fileTime, fixedValues, storages, streamOf, textOf } from './outlookProperties.ts'

/**
 * What Outlook keeps of a meeting, a task or a person (MS-OXOCAL, MS-OXOTASK, MS-OXOCNTC) as a calendar or a card says it, so that
 * these are read in one way whatever program they are from. Null for a mail, and for an item that has nothing but words.
 */
export function itemAsText(
  root: CompoundEntry,
  kind: string,
  mail: Mail,
): { name: string; text: string } | null {
  const named = namedProperties(root)
  if (/^IPM\.Contact(?:\.|$)/i.test(kind)) return { name: 'contact.vcf', text: cardOf(root, named, mail) }
  const isMeeting = /^IPM\.(?:Appointment|Schedule\.Meeting\.(?:Request|Canceled))(?:\.|$)/i.test(kind)
  if (!isMeeting && !/^IPM\.Task(?:\.|$)/i.test(kind)) return null
  const lines = isMeeting ? meetingLines(root, named, mail) : taskLines(named, mail)
  if (lines === null) return null
  const isOff =
    /\.Canceled/i.test(kind) || ((named.number(set.appointment, 0x8217) ?? 0) & calledOffFlag) !== 0
  const text = [
    'BEGIN:VCALENDAR',
    ...(isMeeting && isOff ? ['METHOD:CANCEL'] : []),
    `BEGIN:${isMeeting ? 'VEVENT' : 'VTODO'}`,
    ...lines,
    `END:${isMeeting ? 'VEVENT' : 'VTODO'}`,
    'END:VCALENDAR',
    '',
  ].join('\r\n')
  return { name: 'item.ics', text }
}

/** The sets to which properties without an id of their own belong (MS-OXPROPS 1.3.2). */
const set = {
  appointment: '00062002-0000-0000-c000-000000000046',
  task: '00062003-0000-0000-c000-000000000046',
  address: '00062004-0000-0000-c000-000000000046',
} as const
type PropertySet = (typeof set)[keyof typeof set]

/** MS-OXOCAL 2.2.1.10: that a meeting is called off. */
const calledOffFlag = 4
const dayMs = 86_400_000

type Named = {
  text(of: PropertySet, id: number): string
  number(of: PropertySet, id: number): number | undefined
  time(of: PropertySet, id: number): number | null
}

/** Properties whose id in this file is told by a storage of it (MS-OXMSG 2.2.3). */
function namedProperties(root: CompoundEntry): Named {
  const names = root.children?.find(({ name }) => name.toLowerCase() === '__nameid_version1.0')
  const read = (tag: string): Buffer => Buffer.from((names && streamOf(names, tag)?.read()) ?? [])
  const [sets, entries] = [read('00020102'), read('00030102')]
  const ids = new Map<string, string>()
  for (let at = 0; at + 8 <= entries.byteLength; at += 8) {
    const word = entries.readUInt16LE(at + 4)
    const setAt = ((word >> 1) - 3) * 16
    const isNumber = (word & 1) === 0
    if (!isNumber || setAt < 0 || setAt + 16 > sets.byteLength) continue
    const key = `${setName(sets.subarray(setAt, setAt + 16))} ${entries.readUInt32LE(at)}`
    ids.set(key, (0x8000 + entries.readUInt16LE(at + 6)).toString(16))
  }
  const values = fixedValues(root, 32)
  const value = (of: PropertySet, id: number): FixedValue | undefined =>
    values.get(ids.get(`${of} ${id}`) ?? '')
  return {
    text(of, id) {
      const known = ids.get(`${of} ${id}`)
      return known === undefined ? '' : textOf(root, known).trim()
    },
    number: (of, id) => value(of, id)?.number,
    time: (of, id) => fileTime(value(of, id)),
  }
}

function setName(bytes: Buffer): string {
  const hex = (from: number, to: number): string => bytes.toString('hex', from, to)
  const turned = (from: number, to: number): string =>
    Buffer.from(bytes.subarray(from, to)).reverse().toString('hex')
  return `${turned(0, 4)}-${turned(4, 6)}-${turned(6, 8)}-${hex(8, 10)}-${hex(10, 16)}`
}

/** Null where it does not say when: then it is words, and read as those. */
function meetingLines(root: CompoundEntry, named: Named, mail: Mail): string[] | null {
  const values = fixedValues(root, 32)
  const start = named.time(set.appointment, 0x820d) ?? fileTime(values.get('0060'))
  const end = named.time(set.appointment, 0x820e) ?? fileTime(values.get('0061'))
  if (start === null) return null
  const isDay = ((named.number(set.appointment, 0x8215) ?? 0) & 1) === 1
  const series = named.text(set.appointment, 0x8232)
  const body = [mail.text, series].filter((part) => part !== '').join('\n')
  return [
    line('SUMMARY', mail.subject),
    time('DTSTART', start, isDay),
    ...(end === null ? [] : [time('DTEND', end, isDay)]),
    line('LOCATION', named.text(set.appointment, 0x8208)),
    line('DESCRIPTION', body),
    ...(mail.from === null ? [] : [person('ORGANIZER', mail.from)]),
    ...attendeesOf(root, mail),
  ]
}

const declined = 4
/** Who is asked, and who does not come (MS-OXOCAL 2.2.4.10). */
function attendeesOf(root: CompoundEntry, mail: Mail): string[] {
  const answers = storages(root, '__recip_version1.0_').map(
    (entry) => [textOf(entry, '3001').trim(), fixedValues(entry, 8).get('5fff')?.number] as const,
  )
  const away = new Set(
    answers.flatMap(([name, answer]) => (answer === declined && name !== '' ? [name] : [])),
  )
  return mail.to.map((one) => person(away.has(one.name) ? 'ATTENDEE;PARTSTAT=DECLINED' : 'ATTENDEE', one))
}

function taskLines(named: Named, mail: Mail): string[] {
  const due = named.time(set.task, 0x8105) ?? named.time(set.task, 0x8104)
  const done = named.time(set.task, 0x810f)
  const isDone = (named.number(set.task, 0x811c) ?? 0) === 1 || named.number(set.task, 0x8101) === 2
  const completed = isDone ? (done ?? due ?? mail.sentAt) : null
  return [
    line('SUMMARY', mail.subject),
    ...(due === null ? [] : [time('DUE', due, true)]),
    ...(completed === null ? [] : [time('COMPLETED', completed, true)]),
    line('DESCRIPTION', mail.text),
    ...(named.text(set.task, 0x811f) === ''
      ? []
      : [person('ORGANIZER', { name: named.text(set.task, 0x811f), address: '' })]),
  ]
}

const escaped = (text: string): string => text.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\r\n|\r|\n/g, '\\n')
const line = (name: string, text: string): string => `${name}:${escaped(text.trim())}`

/** Days begin at midnight where their writer was: half a day later it is that day in every zone but the last. */
function time(name: string, at: number, isDay: boolean): string {
  const stamp = (moment: number): string => new Date(moment).toISOString().replaceAll(/[-:]|\.\d+/g, '')
  return isDay ? `${name};VALUE=DATE:${stamp(at + dayMs / 2).slice(0, 8)}` : `${name}:${stamp(at)}`
}

function person(name: string, { name: called, address }: MailPerson): string {
  const clean = called.replaceAll(/["\r\n]/g, ' ').trim()
  return `${name};CN="${clean}":${address === '' ? escaped(clean) : `mailto:${address}`}`
}

/** Properties of a person with ids of their own (MS-OXOCNTC 2.2.1), and what a card calls them. */
const cardProperties: readonly (readonly [id: string, name: string])[] = [
  ['3a17', 'TITLE'],
  ['3a4f', 'NICKNAME'],
  ['3a1c', 'TEL;TYPE=CELL'],
  ['3a08', 'TEL;TYPE=WORK'],
  ['3a1b', 'TEL;TYPE=WORK'],
  ['3a09', 'TEL;TYPE=HOME'],
  ['3a24', 'TEL;TYPE="WORK,FAX"'],
  ['3a51', 'URL'],
]

function cardOf(root: CompoundEntry, named: Named, mail: Mail): string {
  const own = (id: string): string => textOf(root, id).trim()
  const joined = (...parts: string[]): string => parts.map(escaped).join(';')
  const mails = [0x8083, 0x8093, 0x80a3].map((id) => named.text(set.address, id))
  // Of people of the same firm Outlook keeps a path there, and the address beside it.
  const shown = [0x8084, 0x8094, 0x80a4].map((id) => named.text(set.address, id))
  const addresses = mails.map((one, index) =>
    one.includes('@') ? one : (/[^\s<>()"]+@[^\s<>()"]+/.exec(shown[index]!)?.[0] ?? ''),
  )
  const work = named.text(set.address, 0x801b)
  return [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `N:${joined(own('3a11'), own('3a06'), own('3a44'), own('3a45'), own('3a05'))}`,
    line('FN', own('3001') || mail.subject),
    `ORG:${joined(own('3a16'), own('3a18'))}`,
    ...cardProperties.flatMap(([id, name]) => (own(id) === '' ? [] : [line(name, own(id))])),
    ...[...new Set(addresses)].flatMap((one) => (one === '' ? [] : [line('EMAIL;TYPE=WORK', one)])),
    ...(work === '' ? [] : [`ADR;TYPE=WORK:;;${escaped(work)};;;;`]),
    line('NOTE', mail.text),
    'END:VCARD',
    '',
  ].join('\r\n')
}

import { surnameClass } from '../../../facts/personHead.ts'
import type { FormatReader, ReadBatch, ReadLimits, ReadProblem, RowItem, TableHeader } from '../format.ts'
import { type ContentLine, paramWords, structuredValue, textValue } from './contentLines.ts'
import { beginsWithRecord, readContentRecords } from './contentRecords.ts'

/** Columns of the table that a vCard file is read as, named so that they are recognised as a contact's fields. */
const columns = [
  'Name',
  'Nickname',
  'Company',
  'Department',
  'Job title',
  'Mobile',
  'Phone',
  'Email',
  'WeChat',
  'Birthday',
  'Address',
  'Website',
  'Note',
  'Further details',
] as const
type Column = (typeof columns)[number]

/** Contacts as phones, mail programs and CRMs export them: vCard 2.1, 3.0 and 4.0, one card or thousands. */
export const vcardReader: FormatReader = {
  format: 'vcard',
  traits: { family: 'card', parts: 'one' },
  recognise(head) {
    return beginsWithRecord(head.text, 'VCARD') ? 0.97 : 0
  },
  async *read(source, head, options): AsyncGenerator<ReadBatch> {
    const { limits } = options
    let tables: TableHeader[] = [{ columns, headerLine: null, recordKind: 'contacts' }]
    let items: RowItem[] = []
    let problems: ReadProblem[] = []
    let bytesRead = 0
    let rows = 0
    let isEmpty = true
    const take = (): ReadBatch => {
      const batch = { tables, items, problems, bytesRead }
      tables = []
      items = []
      problems = []
      return batch
    }
    // vCard 2.1 puts an assistant's card inside that of the person: it is a person too, and comes first.
    for await (const event of readContentRecords(source, head.encoding ?? 'utf-8', options, cards)) {
      bytesRead = event.bytesRead
      if (event.kind === 'refused') return yield { ...take(), refusal: event.refusal }
      if (event.kind === 'around') continue
      if (++rows > limits.rows) {
        return yield { ...take(), refusal: { code: 'tooManyRows', limit: limits.rows } }
      }
      const { line, lineEnd, lines, isCut, isEnded } = event.record
      const at = { line, lineEnd }
      const read = cellsOf(lines, limits)
      if (Object.values(read.cells).every((cell) => cell === '')) {
        problems.push({ at, code: 'notAnObject', kept: false })
      } else {
        items.push({ kind: 'row', at, cells: read.cells })
        if (isCut || read.isCut) problems.push({ at, code: 'recordTooLong', kept: true })
        if (!isEnded) problems.push({ at, code: 'unterminatedRecord', kept: true })
      }
      if (items.length > 0) isEmpty = false
      if (items.length + problems.length >= limits.batchItems) yield take()
    }
    yield isEmpty ? { ...take(), refusal: { code: 'empty' } } : take()
  },
}

/** Pictures, sounds and keys, and what a program notes for itself. */
const unread: ReadonlySet<string> = new Set(
  'VERSION PRODID UID REV PHOTO LOGO SOUND KEY MAILER CLASS SORT-STRING SOURCE PROFILE AGENT LABEL TZ GEO CLIENTPIDMAP X-ABSHOWAS X-ABUID X-IMAGETYPE X-IMAGEHASH X-PHONETIC-FIRST-NAME X-PHONETIC-LAST-NAME X-ABADR'.split(
    ' ',
  ),
)
const cards = { wanted: new Set(['VCARD']), unread }

function cellsOf(
  lines: readonly ContentLine[],
  limits: ReadLimits,
): { cells: Record<Column, string>; isCut: boolean } {
  const labels = new Map(
    lines.flatMap((line) =>
      line.name === 'X-ABLABEL' && line.group !== '' ? [[line.group, labelOf(line)]] : [],
    ),
  )
  const byName = filledByName(lines)
  const all = (name: string): readonly ContentLine[] => byName.get(name) ?? none
  const texts = (name: string): string[] =>
    all(name)
      .map(textValue)
      .filter((text) => text !== '')
  const phones = all('TEL').map((line) => ({
    number: textValue(line).replace(/^tel:/i, ''),
    words: wordsOf(line, labels),
  }))
  const mobile =
    phones.find(({ words }) => words.some((word) => mobileWords.test(word))) ??
    phones.find(({ number }) => /^(\+?86)?1[3-9]\d{9}$/.test(number.replaceAll(/[\s()-]/g, '')))
  const phone =
    phones.find((one) => one !== mobile && one.words.includes('work') && !isFax(one)) ??
    phones.find((one) => one !== mobile && !isFax(one))
  const mails = all('EMAIL').map((line) => ({
    address: textValue(line).replace(/^mailto:/i, ''),
    words: wordsOf(line, labels),
  }))
  const mail = mails.find(({ words }) => words.includes('work')) ?? mails[0]
  const [employer = [], ...others] = all('ORG').map(structuredValue)
  const [company = '', ...units] = employer
  const [title = '', ...roles] = [...texts('TITLE'), ...texts('ROLE')]
  const addresses = all('ADR').map(addressOf)
  const websites = texts('URL')
  const [birthday = ''] = texts('BDAY').map(dayOf)
  const wechat =
    [...texts('X-WECHAT'), ...texts('X-WEIXIN'), ...talkIds(all('IMPP'), 'we(chat|ixin)')][0] ?? ''
  const { name, alias } = nameOf(all('N')[0], texts('FN')[0] ?? '')
  const [nickname = ''] = texts('NICKNAME').flatMap((names) => names.split(',')[0]!.trim() || [])
  const isDay = /^\d{4}-\d\d-\d\d$/.test(birthday)
  const further = [
    ...(alias === '' ? [] : [`FN: ${alias}`]),
    ...phones
      .filter((one) => one !== mobile && one !== phone)
      .map(({ number, words }) => `TEL${words.length > 0 ? ` (${words.join(', ')})` : ''}: ${number}`),
    ...mails.filter((one) => one !== mail).map(({ address }) => `EMAIL: ${address}`),
    ...others.map((parts) => `ORG: ${parts.filter((part) => part !== '').join(' ')}`),
    ...roles.map((role) => `ROLE: ${role}`),
    ...addresses.slice(1).map((address) => `ADR: ${address}`),
    ...websites.slice(1).map((address) => `URL: ${address}`),
    ...(birthday === '' || isDay ? [] : [`BDAY: ${birthday}`]),
    ...lines.filter((line) => !told.has(line.name) && !unread.has(line.name)).flatMap(furtherLine),
  ]
  const whole: Record<Column, string> = {
    Name: name || nickname || company || mail?.address || '',
    Nickname: name === '' ? '' : nickname,
    Company: company,
    Department: units.filter((unit) => unit !== '').join(' '),
    'Job title': title,
    Mobile: mobile?.number ?? '',
    Phone: phone?.number ?? '',
    Email: mail?.address ?? '',
    WeChat: wechat,
    Birthday: isDay ? birthday : '',
    Address: addresses[0] ?? '',
    Website: websites[0] ?? '',
    Note: texts('NOTE').join('\n'),
    'Further details': [...new Set(further)].join('\n'),
  }
  let isCut = false
  for (const column of columns) {
    if (whole[column].length <= limits.cellCharacters) continue
    whole[column] = whole[column].slice(0, limits.cellCharacters)
    isCut = true
  }
  return { cells: whole, isCut }
}

const none: readonly ContentLine[] = []

/** The lines that say something by their names, the preferred first. */
function filledByName(lines: readonly ContentLine[]): ReadonlyMap<string, readonly ContentLine[]> {
  const byName = new Map<string, ContentLine[]>()
  for (const line of lines) {
    if (line.value.trim() === '') continue
    const same = byName.get(line.name)
    if (same === undefined) byName.set(line.name, [line])
    else same.push(line)
  }
  for (const same of byName.values()) if (same.length > 1) same.sort(byPreference)
  return byName
}

/** Properties that have a column of their own. */
const told: ReadonlySet<string> = new Set(
  'N FN NICKNAME ORG TITLE ROLE TEL EMAIL ADR URL BDAY NOTE X-WECHAT X-WEIXIN X-ABLABEL'.split(' '),
)

const mobileWords = /^(cell|mobile|iphone|手机|移动电话)$/
const isFax = ({ words }: { words: readonly string[] }): boolean =>
  words.some((word) => /fax|传真|pager|bbs|modem/.test(word))

/** What a number or address is for: its types, and the label that Apple's programs give its group. */
const wordsOf = (line: ContentLine, labels: ReadonlyMap<string, string>): string[] => {
  const label = labels.get(line.group)
  const words = [...paramWords(line, 'TYPE'), ...(label === undefined ? [] : [label])]
  return [...new Set(words.filter((word) => !['', 'pref', 'voice', 'internet', 'x-internet'].includes(word)))]
}

const labelOf = (line: ContentLine): string =>
  textValue(line)
    .replace(/^_\$!<(.*)>!\$_$/, '$1')
    .toLowerCase()

const byPreference = (left: ContentLine, right: ContentLine): number =>
  preferenceOf(left) - preferenceOf(right)

function preferenceOf(line: ContentLine): number {
  const stated = Number(line.params.get('PREF')?.[0] ?? Number.NaN)
  if (Number.isInteger(stated) && stated >= 1 && stated <= 100) return stated
  return paramWords(line, 'TYPE').includes('pref') ? 1 : 101
}

const writtenTogether = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/**
 * A Chinese name is the family's and then one's own, without a space: phones show it in whatever order, so the
 * parts count. Elsewhere the shown name counts. `alias` is what was shown and says something else.
 */
function nameOf(structured: ContentLine | undefined, shown: string): { name: string; alias: string } {
  const [first = '', second = '', additional = '', prefix = '', suffix = ''] =
    structured === undefined ? [] : structuredValue(structured)
  const [family, given] = isTurnedRound(first, second) ? [second, first] : [first, second]
  const parts = [family, given].filter((part) => part !== '')
  if (parts.length > 0 && writtenTogether.test(parts.join(''))) {
    const isLatin = parts.some((part) => /[a-z]/i.test(part))
    const name = [family, additional, given].filter((part) => part !== '').join(isLatin ? ' ' : '')
    const isSame = shown === '' || shown === name || sameLetters(shown) === sameLetters(name)
    return { name, alias: isSame ? '' : shown }
  }
  if (shown !== '') {
    const together = shown.replaceAll(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    return { name: together.replaceAll(/\s+/g, ' '), alias: '' }
  }
  const name = [prefix, given, additional, family, suffix].filter((part) => part !== '').join(' ')
  return { name, alias: '' }
}

const doubleSurname =
  /^(?:欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|东方|東方|皇甫|尉迟|尉遲|公孙|公孫|慕容|司徒|令狐|夏侯|端木|南宫|南宮|长孙|長孫|范姜|張簡|张简)$/u
const beginsAsSurname = new RegExp(`^${surnameClass}`, 'u')
/** Whether the parts of a Chinese name stand in each other's places: 启明;吴, as programs of other countries write them. */
function isTurnedRound(family: string, given: string): boolean {
  if (
    !/^\p{Script=Han}{1,2}$/u.test(family) ||
    !/^\p{Script=Han}$/u.test(given) ||
    doubleSurname.test(family)
  )
    return false
  return beginsAsSurname.test(given) && (family.length === 2 || !beginsAsSurname.test(family))
}

const sameLetters = (name: string): string => [...name.replaceAll(/[\s,，]/g, '')].sort().join('')

/** An address on one line: a Chinese one from the country down to the door, others from the door up. */
function addressOf(line: ContentLine): string {
  const [box = '', extended = '', street = '', city = '', region = '', code = '', country = ''] =
    structuredValue(line).map((part) => (part.includes('\n') ? part.replaceAll(/\s*\n\s*/g, ' ') : part))
  const isChinese = /\p{Script=Han}/u.test(street + city + region)
  return isChinese
    ? [country, region, city, street, extended, box, code].filter((part) => part !== '').join(' ')
    : [box, extended, street, city, region, code, country].filter((part) => part !== '').join(', ')
}

/** `19850415` and `1985-04-15T00:00:00Z` as a day; one without a year is left as it stands. */
function dayOf(text: string): string {
  const day = /^(\d{4})-?(\d\d)-?(\d\d)(?:T.*)?$/.exec(text)
  // Phones write a year that nobody was born in where they know none.
  return day === null || day[1] === '1604' ? text : `${day[1]}-${day[2]}-${day[3]}`
}

const talkIds = (lines: readonly ContentLine[], service: string): string[] =>
  lines
    .filter((line) => new RegExp(service, 'i').test(`${line.value} ${[...line.params.values()].join(' ')}`))
    .map((line) => textValue(line).replace(/^[a-z-]+:/i, ''))

function furtherLine(line: ContentLine): string[] {
  const text = structuredValue(line)
    .filter((part) => part !== '')
    .join(' ')
  return text === '' || text.length > 2000 ? [] : [`${line.name.replace(/^X-/, '')}: ${text}`]
}

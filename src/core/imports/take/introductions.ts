import { surnameClass } from '../../facts/personHead.ts'
import { splitPersons } from '../personNames.ts'
import { looksLikeJob, looksLikePerson } from '../recognition/cellShapes.ts'

const latinName = "(?<name>\\p{Lu}[\\p{L}’'-]+ \\p{Lu}[\\p{L}’'-]+)"
const hanName = `(?<name>${surnameClass}\\p{Script=Han}{1,2})`

/** How somebody new is told of: by what they are from now on, or by whose place they take. */
const patterns: readonly RegExp[] = [
  new RegExp(
    `(?<!\\p{L})${latinName} (?:is|will be|becomes|has become) (?:now )?(?:our |the )?(?:new (?=\\p{L})|(?=acting |interim ))(?<title>\\p{L}[\\p{L}& -]{2,40}?)(?=[.,;:\\n]| and | who | as | from |$)`,
    'gu',
  ),
  new RegExp(
    `(?<!\\p{L})${latinName}(?: \\((?<title>[\\p{L}& ]{2,40}?)\\s*[-–,]\\s*| (?:has |is |will be )?)(?:took|taken|takes|taking) over from \\p{Lu}`,
    'gu',
  ),
  new RegExp(
    `${hanName}[（(](?<title>[^（）()，,、]{2,10})[，,、][^（）()]{0,20}?(?:新来|新任|到岗|接替|接任|接手)`,
    'gu',
  ),
  // Who sits where it is decided, as minutes tell it: 主任委员是集团副总邱岚, "Derek Lund (CFO) has to sign".
  new RegExp(
    `(?:主任委员|主席|组长|评委|负责人|审批人|签字人|决策人|分管领导)[是为：:]\\s*(?<title>\\p{Script=Han}{0,6}(?:副总裁|副总经理|总经理|副总|总监|部长|主任|经理|处长|科长|院长|董事长|总裁|总会计师|总工))${hanName}(?=[，。；、）)\\s]|$)`,
    'gu',
  ),
  new RegExp(
    `(?<!\\p{L})${latinName} \\((?<title>C[EFOTI]O|FD|MD|[\\p{L}& ]{4,40}?)\\) (?:has to |must |will |needs to )?(?:signs?|countersigns?|approves?|decides?)(?!\\p{L})`,
    'gu',
  ),
  new RegExp(`(?:由|换成|改由|换了)${hanName}(?:接替|接任|接手)`, 'gu'),
  new RegExp(`(?<!\\p{Script=Han})${hanName}(?:接替了?|接任)(?=老?\\p{Script=Han})`, 'gu'),
]

/** The people whom a text introduces as new in their place, each once, with what they are where it says so. */
export function introducedIn(text: string): { name: string; title: string | null }[] {
  const found = new Map<string, string | null>()
  for (const pattern of patterns)
    for (const { groups } of text.matchAll(pattern)) {
      const { name, title } = groups as { name: string; title?: string }
      if (!looksLikePerson(name)) continue
      const told = title !== undefined && looksLikeJob(title.trim()) ? title.trim() : null
      found.set(name, found.get(name) ?? told)
    }
  return [...found].map(([name, title]) => ({ name, title }))
}

/** Who was there, as minutes list it: whose side, by name or as the customer, and behind it the names. */
const roster = /^[ \t>*•-]*(?<head>[^\n:：，,；;]{2,40}?)[*\s]*[:：][*\s]*(?<people>[^\n:：]{3,300})$/gmu
const ofCustomer =
  /^(?:(?:客户|甲方|对方|业主|买方|采购)方?(?:参会|出席|与会|参加)?(?:人员|人|者|代表)?|(?:for |from )?(?:the )?(?:customer|client|buyer)(?: side)?(?: attendees| present)?)$/iu
/** What a heading of a roster says beside whose it is: 瑞和参会人员, Attendees (Holm Craig). */
const ofRoster =
  /(?:参会|出席|与会|参加)(?:人员|人|者|方)?|人员|代表|一?方$|\b(?:attendees|attending|present|participants|for|from|side|team)\b|[（()）]/giu

/**
 * The people whom a roster in minutes names for one side: `isTheirs` tells whether a head names that side. Nobody where a
 * part of the line is no name, or where one name alone stands behind the colon, who may have said something.
 */
export function attendeesIn(
  text: string,
  isTheirs: (head: string) => boolean,
): { name: string; title: string | null }[] {
  const found = attendeesOfLine(text, isTheirs)
  for (const { groups } of text.matchAll(roster)) {
    const { head, people } = groups as { head: string; people: string }
    const named = splitPersons(people.replace(/[。.]\s*$/, ''), { inMinutes: true })
    if (!named.every(({ name }) => looksLikePerson(name))) continue
    // Two words with capitals may be goods; with a title behind one of them the line is of people.
    const isOfPeople =
      named.some(({ title }) => title !== null && looksLikeJob(jobOf(title) ?? '')) ||
      (named.length > 1 && (ofCustomer.test(head.trim()) || /\p{Script=Han}/u.test(people)))
    if (!isOfPeople) continue
    const side = head.replace(ofRoster, ' ').trim()
    if (!ofCustomer.test(head.trim()) && (side === '' || !isTheirs(side))) continue
    for (const { name, title } of named) found.set(name, found.get(name) ?? jobOf(title))
  }
  return [...found].map(([name, title]) => ({ name, title }))
}

/** Those of both sides in one line: 出席：甲、乙；我方：丙, "Present: Ann Roe (CFO), Bo Lund; Halden: Cy Dent", 参加：瑞和 甲、乙；我司 丙. */
const rosterOfBoth =
  /^[ \t>*•#-]*(?:(?:参会|出席|与会|参加|到会)(?:人员|人|者)?|present|attendees|attending|participants)[ \t]*[:：][ \t]*(?<sides>[^\n]{4,400})$/gimu
const ofOurs = /^(?:我方|我司|我们|公司|乙方|供方|供应商|ours?|us|for us|supplier)$/iu
const sideHead =
  /^(?:(?<named>[^:：（(、，,]{1,30})[:：]\s*|(?<firm>\p{Script=Han}{2,8})[ \u3000]+(?=\p{Script=Han}{2,4}(?:[（(、，,]|$)))/u

const onePerson = /^(?<name>[^（()）]{2,40}?)\s*(?:[（(](?<title>[^（()）]*)[)）])?$/u
const polite = /^(?:Dr|Mr|Ms|Mrs|Prof)\.? /u
/** Vincent Chua 蔡国荣: the name in the other script. */
const secondName = /(?<=\p{Script=Latin})\s+\p{Script=Han}{2,4}$/u

/** The people of the customer's side in lines that list both: the side that is named as theirs, else the one before ours. */
function attendeesOfLine(text: string, isTheirs: (head: string) => boolean): Map<string, string | null> {
  const found = new Map<string, string | null>()
  for (const { groups } of text.matchAll(rosterOfBoth)) {
    const sides = groups!.sides!.split(/[；;](?![^（(]*[）)])/u).map((side) => side.trim())
    const parts = sides.flatMap((side) => {
      const head = sideHead.exec(side)
      const called = (head?.groups?.named ?? head?.groups?.firm ?? '').trim()
      const words = side.slice(head?.[0].length ?? 0).replace(/[。.]\s*$/u, '')
      // What somebody is stands in brackets, whatever parts it has there.
      const listed = words.split(/[、,，](?![^（(]*[)）])/u).map((part) => {
        const { name = '', title } = onePerson.exec(part.trim())?.groups ?? {}
        const [first = ''] = title?.split(/[,，、;；]/) ?? []
        return { name: name.replace(secondName, ''), title: /^\D{2,40}$/u.test(first) ? first.trim() : null }
      })
      const people = listed.filter(({ name }) => looksLikePerson(name.replace(polite, '')))
      // One in three may be written as nobody else is.
      return people.length * 3 >= listed.length * 2 ? [{ called, people }] : []
    })
    if (parts.length !== sides.length || parts.length < 2) continue
    const named = parts.filter(({ called }) => called !== '' && (ofCustomer.test(called) || isTheirs(called)))
    // Where only ours are named, the others are theirs.
    const others =
      named.length === 0 && parts.length === 2 && parts[0]!.called === '' && parts[1]!.called !== ''
        ? [parts[0]!]
        : named
    for (const { called, people } of others)
      if (!ofOurs.test(called))
        for (const { name, title } of people) found.set(name, found.get(name) ?? title)
  }
  return found
}

/** What somebody is, without what is told of them behind it: bosun of `bosun, union rep`. */
function jobOf(title: string | null): string | null {
  const [first = ''] = title?.split(/[,，、;；]/) ?? []
  return looksLikeJob(first.trim()) ? first.trim() : title
}

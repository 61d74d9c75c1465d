import type { Side } from '../../facts/whoSays/sides.ts'
import type { MessageItem } from '../formats/format.ts'
import { friendlyAfterSurname, isAddressAt, surnameOf, titleAfterSurname } from '../formsOfAddress.ts'

/** Signs that somebody sits on one side, that are enough to say so. */
const enough = 2
/** Rounds in which who is told tells of others; a talk is a few people. */
const mostRounds = 3
/** A room of more is no talk of two sides. */
const mostSpeakers = 60

/** In a group where so many are the customer's, and twice as many as ours, who gives no sign is as well. */
const fewestOfTheirs = 3

const polite = /您|\byours? sincerely\b/i
/** Whoever says so speaks to the other side: 给你们, your rig, I'll send you. */
const toTheOthers =
  /你们|贵(?:司|公司|方|院|厂|校)|\byour (?!own\b|self)|\b(?:send|get|give|let|tell|show|convince|owe|with) you\b|\byou(?:['’](?:d|ll|re|ve))? (?:have|need|will|would|are|said|promised|were)\b/i

/** Whether words are said to another side than the speaker's. */
export const turnsToOthers = (text: string): boolean => polite.test(text) || toTheOthers.test(text)

/** A message as far as it tells who sits where. */
type Said = Pick<MessageItem, 'sender' | 'text'>

/** How messages turn to one of the speakers: by an @, or by surname and title (谭主任) where nobody else there has the surname. */
function createAddressed(speakers: readonly string[]) {
  const callings = speakers.map((name) => {
    const surname = surnameOf(name)
    const isAlone = speakers.every((other) => other === name || surnameOf(other) !== surname)
    // 计划钱经理给你们: who is to do something for the other side is spoken of, and not to.
    const titled =
      surname !== null && isAlone
        ? new RegExp(`${surname}${titleAfterSurname}(?![^，,。；;！!？?\\n]{0,6}你们)`, 'u')
        : null
    return { name, titled }
  })
  return (text: string): { name: string; isPolite: boolean }[] =>
    callings.flatMap(({ name, titled }) => {
      const isTitled = titled?.test(text) === true
      return isTitled || text.includes(`@${name}`) ? [{ name, isPolite: isTitled || polite.test(text) }] : []
    })
}

/** How those are called: by the whole name, by surname and title, by the first name. */
function callingOf(names: readonly string[]): string {
  const called = names.flatMap((name) => {
    const surname = surnameOf(name)
    const first = /^(\p{Lu}[\p{Ll}’'-]{2,}) /u.exec(name)?.[1]
    return [
      escaped(name),
      ...(surname === null ? [] : [`${surname}(?:${titleAfterSurname}|${friendlyAfterSurname})`]),
      ...(first === undefined ? [] : [`${escaped(first)}(?!\\p{L})`]),
    ]
  })
  return called.length === 0 ? '(?!)' : `(?:${called.join('|')})`
}
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Words that name somebody in one breath with one of us, and with whoever of us speaks. */
function namedBeside(one: string, ours: string): { withOurs: RegExp; withMe: RegExp } {
  const and = '\\s*(?:和|与|跟|及|、|&|\\band\\b)\\s*@?'
  const me = '(?:(?<![\\p{L}])(?:I|me|myself)(?!\\p{L})|我(?!们?这|方))'
  return {
    withOurs: new RegExp(`${ours}${and}${one}|${one}${and}${ours}`, 'u'),
    withMe: new RegExp(
      `${me}${and}${one}|${one}${and}(?:${me}|${ours})|${ours}${and}${one}|(?:我们的?|我(?:司|同事)|our (?:colleague |engineer )?|my colleague )${one}`,
      'iu',
    ),
  }
}

/**
 * On which side those sit in a talk between two sides whom nobody knows: people are polite to the other side (您, 谭主任),
 * and say "you" to whoever of it spoke before. Who is known stays; who is not told by two such signs more than speak against
 * it is told by nothing.
 */
export function sidesInTalk(
  said: readonly Said[],
  known: ReadonlyMap<string, Side>,
): ReadonlyMap<string, Side> {
  const sides = new Map(known)
  if (new Set(known.values()).size < 2) return sides
  const speakers = [...new Set(said.map(({ sender }) => sender))].filter((name) => name !== '')
  if (speakers.length > mostSpeakers || speakers.every((name) => sides.has(name))) return sides
  const addressed = createAddressed(speakers)
  const other = (side: Side): Side => (side === 'ours' ? 'theirs' : 'ours')
  for (let round = 0; round < mostRounds; round++) {
    const points = new Map<string, number>()
    /** Points for the side of theirs; points against it speak for ours. */
    const point = (name: string, side: Side): void => {
      if (!sides.has(name)) points.set(name, (points.get(name) ?? 0) + (side === 'theirs' ? 1 : -1))
    }
    let before: string | null = null
    let last: string | null = null
    for (const { sender, text } of said) {
      if (last !== null && last !== sender) before = last
      last = sender
      const called = addressed(text).filter(({ name }) => name !== sender)
      for (const { name, isPolite } of called) {
        if (!isPolite) continue
        const [own, their] = [sides.get(sender), sides.get(name)]
        if (own !== undefined) point(name, other(own))
        if (their !== undefined) point(sender, other(their))
      }
      const spokenTo = called.length === 1 ? called[0]!.name : before
      const side = spokenTo === null ? undefined : sides.get(spokenTo)
      if (side !== undefined && toTheOthers.test(text)) point(sender, other(side))
    }
    const told = [...points].filter(([, sum]) => Math.abs(sum) >= enough)
    if (told.length === 0) break
    for (const [name, sum] of told) sides.set(name, sum > 0 ? 'theirs' : 'ours')
  }
  return sides
}

/** Whether a talk is called after somebody: by the name, or by surname and title (临江蔡科 with 蔡国强). */
function isCalledIn(title: string, name: string): boolean {
  if (title.includes(name)) return true
  const surname = surnameOf(name)
  if (surname === null) return false
  for (let at = title.indexOf(surname); at >= 0; at = title.indexOf(surname, at + 1))
    if (isAddressAt(title, at) || titleAtEnd.test(title.slice(at + 1))) return true
  return false
}
/** A title cut short at the end of a talk's name. */
const titleAtEnd = /^[厂处科部局所院校队站店行监助书主](?=$|[\s\p{P}])/u

/**
 * On which side those sit in a customer's group whom nobody knows: one sign tells there. Ours call them by surname and title
 * (周姐, 贺总) or answer them politely, or they say "you" to one of ours. Who gives no sign is theirs where more of those who
 * are told are theirs, or where a talk of two is called after them; else nobody's, which is null. Where nobody known
 * is ours, or nobody theirs, the talk tells nothing: one of ours is among its strangers.
 */
export function sidesInCustomersGroup(
  said: readonly Said[],
  known: ReadonlyMap<string, Side>,
  title: string,
): ReadonlyMap<string, Side | null> {
  const speakers = [...new Set(said.map(({ sender }) => sender))].filter((name) => name !== '')
  const strangers = speakers.filter((name) => !known.has(name))
  const isHeard = strangers.length > 0 && speakers.some((name) => known.get(name) === 'ours')
  if (!isHeard || speakers.length > mostSpeakers) return known
  const callings = strangers.map((name) => {
    const surname = surnameOf(name)
    const isAlone = speakers.every((other) => other === name || surnameOf(other) !== surname)
    return {
      name,
      called:
        surname !== null && isAlone
          ? new RegExp(`${surname}(?:${titleAfterSurname}|${friendlyAfterSurname})`, 'u')
          : null,
    }
  })
  const points = new Map<string, number>()
  const point = (name: string, more: number): void => {
    if (!known.has(name)) points.set(name, (points.get(name) ?? 0) + more)
  }
  const ofOurs = callingOf(speakers.filter((name) => known.get(name) === 'ours'))
  const besideOurs = strangers.map((name) => ({ name, beside: namedBeside(callingOf([name]), ofOurs) }))
  let before: string | null = null
  let last: string | null = null
  for (const { sender, text } of said) {
    if (last !== null && last !== sender) before = last
    last = sender
    const side = known.get(sender)
    // Who is named in one breath with one of us, by whomever of the two sides, comes with us: 请邵经理和倪工过来.
    for (const { name, beside } of besideOurs)
      if (name !== sender && (side === 'ours' ? beside.withMe : beside.withOurs).test(text))
        point(name, -enough)
    const calls = callings.filter(({ name, called }) => name !== sender && called?.test(text) === true)
    if (side === 'ours') {
      for (const { name } of calls) point(name, 1)
      if (calls.length === 0 && before !== null && turnsToOthers(text) && !/@/.test(text)) point(before, 1)
    }
    const spokenTo = before === null ? undefined : known.get(before)
    if (side === undefined && spokenTo !== undefined && turnsToOthers(text))
      point(sender, spokenTo === 'ours' ? 1 : -1)
  }
  const sides = new Map<string, Side | null>(known)
  for (const [name, sum] of points) if (sum !== 0) sides.set(name, sum > 0 ? 'theirs' : 'ours')
  const [one, other] = strangers
  if (speakers.length === 2 && other === undefined && isCalledIn(title, one!)) sides.set(one!, 'theirs')
  const theirs = [...sides.values()].filter((side) => side === 'theirs').length
  if (theirs === 0) return known
  const isTheirs = theirs >= fewestOfTheirs && theirs >= 2 * (sides.size - theirs)
  for (const name of strangers) if (!sides.has(name)) sides.set(name, isTheirs ? 'theirs' : null)
  return sides
}

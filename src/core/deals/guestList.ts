import { surnameClass } from '../facts/personHead.ts'
import { titleAfterSurname } from '../imports/formsOfAddress.ts'

/** From when until when, right behind a name: 許總11:00-11:15, Ewan (15:00). */
const hours =
  '[（(]?\\s*\\d{1,2}[:：]\\d{2}(?:\\s*[-–~～至到]\\s*\\d{1,2}[:：]\\d{2})?\\s*(?:[进進]|到|起)?[)）]?'
const han = new RegExp(
  `^(?<name>${surnameClass}(?:${titleAfterSurname}|\\p{Script=Han}{1,2}(?:${titleAfterSurname})?|\\p{Script=Han}{0,2}姐|\\p{Script=Han}{0,2}哥))\\s*(?<part>${hours})?$`,
  'u',
)
const latin = new RegExp(
  `^(?:Dr\\.? |Prof\\.? |M[rs]s?\\.? )?(?<name>\\p{Lu}[\\p{Ll}’'-]+(?: (?:\\p{Lu}[\\p{L}’'-]+|\\p{Lu}\\.|de|van|von|der)){0,2})\\s*(?<part>${hours}|\\([^()]{2,24}\\))?$`,
  'u',
)
/** What stands before a list of those who come. */
const opens =
  /^\s*(?:对方|客户|客戶|甲方|他们|參加|参加|与会|與會|出席|到会|人员|attendees|with|present|their side|joining)\s*[:：是]?\s*/iu
const between = /\s*(?:[、,，;；/／|]|\s(?:and|&|和|及)\s)\s*/u
/** Names of Chinese letters stand side by side: 吴启明 韩松 邵丽娟. */
const spaced = /\s+/u
/** Words that look like two names and are a matter: what nobody is called. */
const noName =
  /^(?:Teams|Zoom|Microsoft|Google|Meet|Webex|Room|Meeting|Call|Review|Agenda|Lunch|Coffee|Site|Level|Phase|Lot|Contract|Price|Pricing|Budget|Delivery|Monday|Tuesday|Wednesday|Thursday|Friday)\b/u

/** Somebody on a list of those who come, as the list calls them, and for how much of it; null for the whole. */
export interface Listed {
  name: string
  part: string | null
}

const personIn = (item: string): Listed | null => {
  const words = item.trim().replace(/[.。]$/u, '')
  if (noName.test(words)) return null
  const found = han.exec(words) ?? latin.exec(words)
  return found === null
    ? null
    : { name: found.groups!.name!, part: found.groups!.part?.replaceAll(/[()（）]/g, '').trim() ?? null }
}

const fewest = 2

/**
 * The people of a line that is nothing but a list of them: 林協理、王建銘；許總11:00-11:15, "Marian Holt, Jo Pickersgill". Null where
 * anything else stands in it, or nobody beside one alone.
 */
export function listedIn(line: string): Listed[] | null {
  const rest = line.replace(opens, '')
  const items = rest.split(between).filter((item) => item.trim() !== '')
  const parts = items.flatMap((item) =>
    /^[\p{Script=Han}\s]+$/u.test(item.trim()) ? item.trim().split(spaced) : [item],
  )
  if (parts.length < fewest) return null
  const people = parts.map(personIn)
  return people.every((one) => one !== null) ? people : null
}

/**
 * The people whom an entry's title lists behind what it is about: 瑞宁三期 视频会 顾总/沈岚/袁江. Only a list whose names a slash or
 * comma parts, so that a matter is none.
 */
export function listedInTitle(title: string): Listed[] | null {
  for (const part of title.split(/[\s:：（(）)]+/u)) {
    if (!/[/／、]/u.test(part)) continue
    const people = listedIn(part)
    if (people !== null) return people
  }
  return null
}

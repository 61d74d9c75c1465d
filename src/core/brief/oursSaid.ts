import { readWorkspaceSettings } from '../app/workspaceSettings.ts'
import { calendarDay } from '../calendarDay.ts'
import type { Contact } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { clausesOf } from '../deals/attendance.ts'
import { elsewhere, staysAway, takesPart } from '../deals/attendanceCues.ts'
import { titleAfterSurname } from '../imports/formsOfAddress.ts'
import { latinFormsOf } from '../imports/matching/latinNames.ts'
import { sidesKnown } from '../market/sides.ts'
import { nameKeyOf } from '../nameKey.ts'
import { daysIn, messagesAround } from './callRows.ts'
import { callSentence, ofCall, ownWords, scriptOf } from './callWords.ts'

const dayMs = 86_400_000
/** Who comes along is said in the days before. */
const saidWithin = 14
const mostTold = 4

/** 我带冯工过去, 你和林乔两个人去, "Ana comes along": who of us goes there. */
const goes =
  /带(?:上|着)?[^，,。；;\n]{2,6}?(?:去|来|过去|过来|到|见)|(?:两|三|几)个?人(?:一起)?(?:去|过去|来)|(?:和|跟|与|同)[^，,。；;\n]{2,4}(?:一起)?(?:去|过去|来)|\b(?:comes?|coming|travels?) (?:along|with (?:me|us))\b|\bI(?:['’]ll| will)? bring\b/i
/** Words for all of us, which name nobody. */
const ourselves = /^(?:we|us|our|ours|我们|我方|我司|咱们|本方)$/i
/** What is asked or wished of them. */
const isAsked = /[?？]\s*$/

const called = new RegExp(`\\p{Script=Han}(?:${titleAfterSurname})`, 'gu')
const latin = /\p{Lu}\p{Ll}+(?:[ -]\p{Lu}[\p{L}'’-]+){0,2}/gu

/** What may be a name in words: of Chinese letters any two or three in a row. */
function namesIn(words: string): string[] {
  const found = [...words.matchAll(latin)].flatMap(([name]) => [name, name.split(' ')[0]!])
  for (let at = 0; at < words.length; at++)
    for (const length of [3, 2]) {
      const name = words.slice(at, at + length)
      if (name.length === length && /^\p{Script=Han}+$/u.test(name)) found.push(name)
    }
  return [...found, ...[...words.matchAll(called)].map(([name]) => name)]
}

/**
 * Who of us joins the call on `days` (`YYYY-MM-DD`, the day it is on and the one it was moved from) by what we wrote of it: those
 * whom the workspace knows as ours, beside the reader. `theirs` are the customer's people.
 */
export function oursSaidAtCall(
  db: ReadableDb,
  accountId: string,
  { days, asOf, theirs }: { days: readonly string[]; asOf: number; theirs: readonly Pick<Contact, 'name'>[] },
): string[] {
  const { actorName, ownFirm } = readWorkspaceSettings(db)
  const reader = new Set([nameKeyOf(actorName), ...latinFormsOf(actorName).spoken])
  const others = new Set(theirs.map(({ name }) => nameKeyOf(name)))
  const sideOf = sidesKnown(db)
  const told: string[] = []
  const away = new Set<string>()
  for (const { text, at, direction } of messagesAround(db, accountId, asOf)) {
    if (direction === 'inbound' || at < asOf - saidWithin * dayMs) continue
    for (const [sentence] of ownWords(text).matchAll(callSentence)) {
      if (isAsked.test(sentence)) continue
      const named = daysIn(sentence, at).map(({ value }) => value)
      const isOfCall =
        named.length > 0 ? named.some((day) => days.includes(day)) : ofCall[scriptOf(sentence)].test(sentence)
      if (!isOfCall || !(takesPart.test(sentence) || goes.test(sentence))) continue
      for (const clause of clausesOf(sentence)) {
        const isAway = staysAway.test(clause) || elsewhere.test(clause)
        if (!isAway && !takesPart.test(clause) && !goes.test(clause)) continue
        for (const name of new Set(namesIn(clause))) {
          const key = nameKeyOf(name)
          if (reader.has(key) || others.has(key) || away.has(key) || sideOf(name) !== 'ours') continue
          if (ownFirm.includes(name) || ourselves.test(name)) continue
          if (isAway) away.add(key)
          else told.push(name)
        }
      }
    }
  }
  return oursTogether([], told).slice(0, mostTold)
}

const byTitle = /[总工姐哥]$|经理|老师|主任/
/** Whether a name calls somebody in short whom another calls in full: Qi of Qi Wen, 冯工 of 冯涛. */
const isShortOf = (name: string, other: string): boolean =>
  other !== name &&
  (other.startsWith(`${name} `) ||
    (/^\p{Script=Han}/u.test(name) && byTitle.test(name) && other[0] === name[0] && !byTitle.test(other)))

/** Who of us is at a call by the calendar and by what we wrote, each once and by the longest name. */
export function oursTogether(planned: readonly string[], said: readonly string[]): string[] {
  const all = [...new Set([...planned, ...said])]
  return all.filter((name) => !all.some((other) => isShortOf(name, other)))
}

/** The days of a call: that it is on, and that it was moved from. */
export const daysOfCall = (
  callAt: number | null,
  moved: { day: string; former: { day: string | null } | null } | null,
  zone: string,
): string[] =>
  [callAt === null ? null : calendarDay(zone)(callAt), moved?.day, moved?.former?.day].flatMap(
    (day) => day ?? [],
  )

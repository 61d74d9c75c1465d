import { readWorkspaceSettings } from '../../app/workspaceSettings.ts'
import { calendarDay } from '../../calendarDay.ts'
import type { Contact } from '../../contacts/store.ts'
import type { ReadableDb } from '../../db/open.ts'
import { clausesOf } from '../../deals/attendance.ts'
import { elsewhere, staysAway, takesPart } from '../../deals/attendanceCues.ts'
import { titleAfterSurname } from '../../imports/formsOfAddress.ts'
import { latinFormsOf } from '../../imports/matching/latinNames.ts'
import { sidesKnown } from '../../market/sides.ts'
import { nameKeyOf } from '../../nameKey.ts'
import { daysIn, messagesAround } from './callRows.ts'
import { callSentence, ofCall, ownWords, scriptOf } from './callWords.ts'
import { clocksIn } from './toldClock.ts'

const dayMs = 86_400_000
/** Who comes along is said in the days before. */
const saidWithin = 14
const mostTold = 4

/** 我带冯工过去, 你和林乔两个人去, "Ana comes along": who of us goes there. */
const goes =
  /带(?:上|着)?[^，,。；;\n]{2,6}?(?:去|来|过去|过来|到|见|上(?=\s*(?:$|[，,。；;！!]))|参加)|(?:两|三|几)个?人(?:一起)?(?:去|过去|来)|(?:和|跟|与|同)[^，,。；;\n]{2,4}(?:一起)?(?:去|过去|来|(?:准时)?上(?:线|会)?(?=\s*(?:$|[，,。；;！!])))|\b(?:comes?|coming|travels?) (?:along|with (?:me|us))\b|\bI(?:['’]ll| will)? bring\b|\b(?:on|join(?:ing)?) the (?:\w+ )?call\b/i
/** Words for all of us, which name nobody. */
const ourselves = /^(?:we|us|our|ours|我们|我方|我司|咱们|本方)$/i
/** What is asked or wished of them. */
/** 我和范工上线, "I'm on the call with you": whoever writes it comes too. */
const oneselfGoes =
  /(?<!\p{Script=Han})我(?:也|会|带|和|跟|与|准时|在|参加|来|去)(?![^，,。；;]*[不没])|\bI(?:['’]m| am|['’]ll| will)(?: be)?(?: also)? (?:on|in|join(?:ing)?|attend(?:ing)?|there)\b/u
/** So long after words on a call the same conversation goes on about it. */
const sameTalkMs = 3 * 3_600_000
const isAsked = /[?？]\s*$/

/** 范工, 小陆: somebody called by the surname. */
const surnameCalled = /^(?:[老小阿]\p{Script=Han}|\p{Script=Han}[总工姐哥])$/u
const besideWriter = new RegExp(
  `(?<!\\p{Script=Han})我(?:会|这边)?(?:和|跟|与|同)(?:我们|咱们)?(?<name>\\p{Script=Han}(?:${titleAfterSurname}))`,
  'u',
)
const called = new RegExp(`\\p{Script=Han}(?:${titleAfterSurname})`, 'gu')
/** "from our side", 我们这边, 我方: who takes part in such words comes for us, whichever firm pays them. */
const forUs =
  /\b(?:from|on|for|at) our (?:side|end|team)\b|\bwith (?:me|us) (?:on|from) our side\b|\bour (?:side|team)\s*(?:will be|is|are|:)/i
const forUsInHan =
  /^\s*(?:我们|我方|咱们)(?:这边|这里|这头|公司)?(?:就|还有|会有|有|是|来的是|参加的是|[:：])?(?<names>[^，,。；;\n]{2,24}?)(?:一起)?(?:参加|上线|到场|出席|过去|过来|来|去|接入)/u
const oneNamed =
  /^(?:(?:also|and|then|plus)\s+)?(?:(?:Mr|Mrs|Ms|Dr|Ing)\.? )?(?<name>\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?)(?:,? (?:from|of|at) \p{Lu}[\p{L}\d&' -]*|\s*[(（][^()（）]*[)）])?$/u
/** Whom a clause lists as coming for us, by words that say so and no more: "Ana from Ruhrtech and Mr Lee join from our side". */
export function namedForUs(clause: string): string[] {
  const han = forUsInHan.exec(clause)?.groups?.names
  if (han !== undefined) return [...han.matchAll(called)].map(([name]) => name)
  if (!forUs.test(clause)) return []
  const list =
    /^(?<list>.*?)\s+(?:(?:will|['’]ll)\s+)?(?:both\s+|also\s+)?(?:joins?|joining|comes?|attends?|dials?|be|is|are)\b/iu.exec(
      clause,
    )?.groups?.list
  return (list ?? '')
    .split(/\s*(?:,|&|\+|\band\b)\s*/)
    .flatMap((piece) => oneNamed.exec(piece.trim())?.groups?.name ?? [])
}

const mostWriters = 400
/** Who wrote to a customer or about it among ourselves, lately. */
const writersOfOurs = (db: ReadableDb, accountId: string): string[] =>
  (
    db
      .read(
        `SELECT DISTINCT author FROM (SELECT e.author, a.direction FROM evidence e JOIN activities a ON a.evidence_id = e.id
          WHERE e.account_id = ? AND e.kind = 'message' AND e.shredded_at IS NULL ORDER BY e.key DESC LIMIT ${mostWriters})
         WHERE direction IN ('outbound', 'internal') AND author IS NOT NULL`,
      )
      .all(accountId) as { author: string }[]
  )
    // "Chen Hao (Nantong)": what stands in brackets is no name, but for that of 祁工（祁连）.
    .map(({ author }) => {
      const [, called = '', inner = ''] = /^([^（(]+)[（(]([^（()）]*)/u.exec(author) ?? [author, author]
      const isCalledInFull = /^\p{Script=Han}{2,3}$/u.test(inner) && inner[0] === called[0]
      return (isCalledInFull ? inner : called).trim()
    })
    .filter((name) => name.length > 1 && !name.includes('@'))

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

const keptSides = new WeakMap<ReadableDb, { version: string; sides: ReturnType<typeof sidesKnown> }>()
/**
 * The sides of all names, which take long to read in a large workspace: kept until a record has come in or a person has changed
 * one.
 */
function sidesNow(db: ReadableDb): ReturnType<typeof sidesKnown> {
  const { actorName, ownFirm, ownOwners } = readWorkspaceSettings(db)
  const records = db
    .read(
      `SELECT (SELECT coalesce(max(rowid), 0) FROM contacts) AS contacts, (SELECT coalesce(max(rowid), 0) FROM accounts) AS accounts,
        (SELECT coalesce(max(rowid), 0) FROM deals) AS deals, (SELECT coalesce(max(rowid), 0) FROM activities) AS activities,
        (SELECT coalesce(max(rowid), 0) FROM change_sets) AS changes`,
    )
    .get()
  const version = JSON.stringify([actorName, ownFirm, ownOwners, records])
  const kept = keptSides.get(db)
  if (kept?.version === version) return kept.sides
  const sides = sidesKnown(db)
  keptSides.set(db, { version, sides })
  return sides
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
  const sideOf = sidesNow(db)
  const writers = writersOfOurs(db, accountId).filter((name) => !others.has(nameKeyOf(name)))
  const isReaderCalled = (name: string): boolean =>
    surnameCalled.test(name) &&
    name.includes(actorName[0]!) &&
    writers.every((one) => one === actorName || one[0] !== actorName[0])
  /** The name in full of whom of us a word calls: Ye of Ye Fan, 范工 of 范晓棠; null where nobody is known to be ours. */
  const oursCalled = (name: string): string | null => {
    const key = nameKeyOf(name)
    const meant = writers.filter(
      (one) =>
        nameKeyOf(one) === key ||
        (/^\p{Lu}/u.test(one) && one.split(' ')[0] === name) ||
        (surnameCalled.test(name) && one[0] === name.replace(/^[老小阿]/u, '')[0]),
    )
    return meant.length === 1 ? meant[0]! : sideOf(name) === 'ours' ? name : null
  }
  const isTheirs = (name: string): boolean =>
    sideOf(name) === 'theirs' ||
    theirs.some((one) =>
      /^\p{Script=Han}/u.test(name) ? one.name[0] === name[0] : one.name.split(' ').includes(name),
    )
  const isOfReader = (name: string): boolean =>
    reader.has(nameKeyOf(name)) || isReaderCalled(name) || actorName.split(' ').includes(name)
  const told: string[] = []
  const away = new Set<string>()
  const messages = messagesAround(db, accountId, asOf)
  /** Whether the same conversation told the call shortly before. */
  const isAfterSlot = (sourceId: string, until: number): boolean =>
    messages.some(
      (one) =>
        one.sourceId === sourceId &&
        one.at <= until &&
        until - one.at <= sameTalkMs &&
        daysIn(ownWords(one.text), one.at).some(({ value }) => days.includes(value)) &&
        (ofCall[scriptOf(one.text)].test(one.text) || clocksIn(one.text).length > 0),
    )
  for (const { text, at, direction, sourceId, author } of messages) {
    if (direction === 'inbound' || at < asOf - saidWithin * dayMs) continue
    for (const [sentence] of ownWords(text).matchAll(callSentence)) {
      if (isAsked.test(sentence)) continue
      const named = daysIn(sentence, at).map(({ value }) => value)
      const isOfCall =
        named.length > 0
          ? named.some((day) => days.includes(day))
          : ofCall[scriptOf(sentence)].test(sentence) || isAfterSlot(sourceId, at)
      if (!isOfCall || !(takesPart.test(sentence) || goes.test(sentence))) continue
      for (const clause of clausesOf(sentence)) {
        const isAway = staysAway.test(clause) || elsewhere.test(clause)
        if (!isAway && !takesPart.test(clause) && !goes.test(clause)) continue
        // 我和范工上线, told to the customer: who comes with one of us is ours.
        const beside = direction === 'outbound' ? (besideWriter.exec(clause)?.groups?.name ?? null) : null
        if (beside !== null && oursCalled(beside) === null && !isTheirs(beside)) told.push(beside)
        if (direction === 'outbound' && !isAway)
          for (const name of namedForUs(clause))
            if (oursCalled(name) === null && !isTheirs(name) && !isOfReader(name)) told.push(name)
        const writer =
          !isAway && author !== null && author !== undefined && oneselfGoes.test(clause) ? [author] : []
        for (const name of new Set([...namesIn(clause), ...writer])) {
          const key = nameKeyOf(name)
          if (reader.has(key) || others.has(key) || away.has(key) || isReaderCalled(name)) continue
          if (ownFirm.includes(name) || ourselves.test(name)) continue
          const full = oursCalled(name)
          if (full === null || reader.has(nameKeyOf(full)) || away.has(nameKeyOf(full))) continue
          if (isAway) {
            away.add(key)
            away.add(nameKeyOf(full))
          } else told.push(full)
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
    (/^\p{Lu}/u.test(name) && other.endsWith(` ${name}`)) ||
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

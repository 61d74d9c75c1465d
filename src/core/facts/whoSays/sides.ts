import { isFormOfAddress, surnameOf } from '../../imports/formsOfAddress.ts'
import { allMatches, matches, matchOf, splitAt } from '../cues/mayMatch.ts'
import { isPersonHead } from '../personHead.ts'

/** On which side of the table somebody sits. */
export type Side = 'ours' | 'theirs'

/** The side of a person or firm as a text calls it; null where that is not known, or both may be meant. */
export type SideOf = ((name: string) => Side | null) & {
  /** Whether a name is a customer's: before a colon it heads what is told of them, and nobody speaks. */
  isCustomer?: (name: string) => boolean
}

const attendance =
  /^[ \t]*(?:[-*•#]+[ \t]*)?(?:参加|参会|与会|出席|到场|在场|参与)(?:人员|者|人)?[ \t]*[:：](?<zh>[^\n]+)|^[ \t]*(?:[-*•#]+[ \t]*)?(?:present|attendees|attending|participants|in the room|on the call)[ \t]*[:：](?<en>[^\n]+)/gimu
/** 清岚:周牧、陆景行、戴琳 · Qinglan: Zhou Mu, Lu Jingxing (online): a firm, and nothing but names behind it. */
const firmAndPeople =
  /^[ \t]*(?:[-*•#]+[ \t]*)?(?<firm>\p{Script=Han}{2,8}|\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,2})(?:方|那边|这边)?[ \t]*[:：](?<people>[ \t]*(?:\p{Script=Han}{2,4}|(?:Dr\.? )?\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){1,2})(?:[ \t]*[（(][^()（）\n]{1,24}[)）])?(?:[ \t]*[、,，/][ \t]*(?:\p{Script=Han}{2,4}|(?:Dr\.? )?\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){1,2})(?:[ \t]*[（(][^()（）\n]{1,24}[)）])?)+)[ \t。.]*(?:[ \t](?:记录|主持|整理|执笔|纪要|汇总|[Nn]otes?|[Mm]inutes|[Ss]cribe)(?:人|by)?[ \t]*[:：][^\n]*)?$/gmu
const between = /[;；|/]|(?<=[)）])[ \t]*[,，]|\.\s/
const names = /[\p{Script=Han}]{2,8}|\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,2}/gu

/**
 * Who sits on which side by what a text says of those present: `参加:瑞禾 顾海涛、丁一鸣;衡驰 何嘉、陆晓峰`. Of people who
 * are named together the known ones tell the side of the others, and of the firm before them.
 */
export function sidesIn(text: string, known: SideOf): SideOf {
  const told = new Map<string, Side>()
  for (const { groups } of allMatches(attendance, text)) {
    const parts = (groups?.zh ?? groups?.en ?? '')
      .split(between)
      .map((part) => part.match(names) ?? [])
      .filter((part) => part.length > 0)
    const sidesOf = parts.map((part) => [...new Set(part.flatMap((name) => known(name) ?? []))])
    for (const [at, here] of parts.entries()) {
      // Of two firms at a table one is theirs: the other is ours, though nobody of it is known.
      const isOther = parts.length === 2 && sidesOf[at]!.length === 0 && sidesOf[1 - at]!.join() === 'theirs'
      const [side, other] = isOther ? (['ours'] as const) : sidesOf[at]!
      if (side === undefined || other !== undefined) continue
      for (const name of here) {
        told.set(name, side)
        const [first, second] = name.split(' ')
        if (second !== undefined && known(first!) === null)
          told.set(first!, told.get(first!) === undefined ? side : told.get(first!)!)
      }
    }
  }
  for (const { groups } of allMatches(firmAndPeople, text)) {
    const people = (groups!.people!.replaceAll(/[（(][^()（）]*[)）]/g, '').match(names) ?? []).map((name) =>
      name.replace(/^Dr /, ''),
    )
    const sides = new Set([groups!.firm!, ...people].flatMap((name) => known(name) ?? []))
    const [side, other] = sides
    if (side !== undefined && other === undefined)
      for (const name of [groups!.firm!, ...people]) if (!told.has(name)) told.set(name, side)
  }
  for (const [initials, sides] of initialsOfPresent(text, (name) => known(name) ?? told.get(name) ?? null)) {
    const [side, other] = sides
    if (side !== undefined && other === undefined && !told.has(initials)) told.set(initials, side)
  }
  const calledBySurname = sidesBySurname(told)
  const sideOf = (name: string) => known(name) ?? told.get(name) ?? calledBySurname(name)
  return known.isCustomer ? Object.assign(sideOf, { isCustomer: known.isCustomer }) : sideOf
}

/** Those present are called by surname and title further down (田工 of 田大川): the side of all who bear it, if it is one. */
function sidesBySurname(told: ReadonlyMap<string, Side>): (name: string) => Side | null {
  const sides = new Map<string, Side | null>()
  for (const [name, side] of told) {
    const surname = surnameOf(name)
    if (surname !== null) sides.set(surname, sides.has(surname) && sides.get(surname) !== side ? null : side)
  }
  return (name) =>
    isFormOfAddress(name) ? (sides.get(name.startsWith('老') ? name[1]! : name[0]!) ?? null) : null
}

/** The initials by which minutes call those present (ND for Niamh Devlin), each with the sides that it may mean. */
function initialsOfPresent(text: string, sideOf: SideOf): Map<string, Set<Side>> {
  const found = new Map<string, Set<Side>>()
  const present = [
    ...[...allMatches(attendance, text)].map(({ groups }) => groups?.zh ?? groups?.en ?? ''),
    ...[...allMatches(firmAndPeople, text)].map(({ groups }) => groups!.people!),
  ]
  for (const people of present)
    for (const name of people.match(names) ?? []) {
      const side = sideOf(name)
      const initials = name
        .split(/[ -]/)
        .map((word) => word[0])
        .join('')
      if (side === null || !/^\p{Lu}{2,3}$/u.test(initials)) continue
      found.set(initials, (found.get(initials) ?? new Set()).add(side))
    }
  return found
}

const greeting = /^(?:hi|hello|hey|dear|morning|good (?:morning|afternoon)|嗨|你好)[ ,，]+/iu
const vocative =
  /^(?:@[ ]?(?<at>\p{Script=Han}{2,4}|\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)?)|(?<han>[老小阿]?\p{Script=Han}{1,4}?(?:总|工|部长|经理|主任|科长|处长|厂长|院长|老师|姐|哥)?)[ \t]*(?:[,，]|[:：]\s*$)|(?<latin>\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)?)[ \t]*(?:[,，](?!\s*\p{Lu}\p{L}+ (?:and|&) )|[:：]\s*$|\s[–-]\s|$))/u
/** A name behind what is asked: "could you send it over, Tony?", 你尽快给，@沈涛. */
const calledAtEnd =
  /(?:[,，]\s*|@\s?)(?<who>\p{Script=Han}{2,4}|\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)?)\s*[?？.。!！]*$/u

/** Words with which sentences begin before a comma: asked for in every letter, they would only cost time. */
const noName =
  /^(Thanks?|Thank|Yes|No|Ok|Okay|Sorry|Sure|Great|Good|Fine|Well|Also|However|Otherwise|Please|Unfortunately|Fortunately|Actually|Anyway|Yesterday|Today|Tomorrow|Now|Then|So|But|And|If|As|In|On|At|For|From|With|After|Before|Once|When|Since|While|First|Second|Third|Finally|Meanwhile|Currently|Again|Here|There|This|That|These|Those|It|We|They|He|She|You|Regards|Best|Cheers|Kind|Note|All|Everyone|Everybody|Both|Still|Maybe|Perhaps|Of|To|By|Re|Fwd?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December)(?![\p{L}\d])/u

/** The side of whom a sentence speaks to by name: 陈部长，… · "Tony, can you …" · @沈涛; null where it calls nobody known. */
export function spokenTo(sentence: string, sideOf: SideOf): Side | null {
  const words = sentence.trim().replace(greeting, '')
  const { at, han, latin } = vocative.exec(words)?.groups ?? {}
  const who = at ?? han ?? latin ?? calledAtEnd.exec(words)?.groups?.who
  return who === undefined || !isPersonHead(who) || noName.test(who) ? null : sideOf(who)
}

const lineStart =
  /^[ \t]*(?:[-*•·][ \t]*|\d{1,2}[ \t]*[.、)）][ \t]*|[（(]\d{1,2}[)）][ \t]*|\[ ?\][ \t]*|[☐□][ \t]*)?/
/** What is to be done, right behind whoever is to do it. */
const duty = {
  zh: /^(?<who>\p{Script=Han}{2,8}?)\s*(?:[:：]\s*|(?:这边|那边|方面|方)?\s*(?:来|去|负责|需要?|将|会|应|须|在|于|尽快|同步)?\s*)(?<rest>(?:(?:\d{1,2}\s*[月/.]|\d{1,2}\s*[号日]|下?周|本周|这周|今天|明天|后天|月底|月初|本月|下月|年底)[^，,。;；\n]{0,10}?(?:前|之前|以前|内)?[^，,。;；\n]{0,4}?)?(?:提交|提供|发(?!现|生|展|票|货)|给|出具?(?!现|差|来|去)|整理|确认|安排|准备|补(?:齐|上|充|交)?|更新|回复|反馈|落实|跟进|完成|寄|送|交付?(?!流|期)|组织|协调|核对|修改|提报|约)[^。;；\n]{2,80})/u,
  latin:
    /^(?<who>\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)?)\s*(?:\((?<person>[^)]{1,24})\)\s*)?(?:(?:[:：–-]\s*)?(?:to|will|shall|is to|is going to|needs to|has to)\s+|[:：–-]\s+)(?<rest>(?:send|share|provide|prepare|write|draft|confirm|check|book|arrange|organi[sz]e|update|revise|deliver|get|give|quote|return|issue|finali[sz]e|sort|chase|follow up|come back|find|set up|review|sign|circulate|supply|submit|forward|introduce)\b[^;\n]{2,120})/u,
}
/** `Tom: guarding drawing to Sanjay by 24 Nov`: of a list, a name and what is due. */
const dueOf =
  /^(?<who>\p{Script=Han}{2,4}(?=[\s:：–-])|\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)?(?=\s*[:：–-]))[\s:：–-]+(?<rest>[^;；\n]{4,100})$/u
const hasDay =
  /\d{1,2}\s*[月/]\s*\d{1,2}|(?<=\p{Script=Han}[^.\n]{0,24})\d{1,2}\.\d{1,2}(?![\d.%％分万亿元块千百倍吨度米折])|\d{1,2}\s*[号日]|周[一二三四五六日]|\b\d{1,2}(st|nd|rd|th)?\s+(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\bby\b/iu
/** What stands in the last cell of a row for a day: 尽快, asap. */
const isSoon = /(?:\t|\|)\s*(?:尽快|尽早|抓紧|马上|asap|as soon as possible|soonest)\s*$/i
/** What somebody does or thinks is told, and nothing that they are to do: 郑总：5人打分, "Priya: softshell scored 4.6". */
const isTold =
  /打分|拍板|签字|评标|定标|评审|支持|反对|认为|觉得|关心|担心|偏向|说(?!明)|\b(?:scored?|decides?|decided|prefers?|preferred|likes?|liked|thinks?|thought|says?|said|worried|leaked|competition)\b/i
const ofMyself = /我|咱|[“”"]|\b(I|we|our|my|us|me)\b/i
/** A row of a table: with bars around its cells, or with tabs between three of them or more. */
const aRow = /^\s*\|(?<cells>.+)\|\s*$|^(?=[^\t]*\t[^\t]*\t)(?<tabs>.+)$/

const isDone = /了(?!解)|已经?|完成于|\b(done|sent|was|were|has been|have been)\b|✓|√/i
const isAsked = /[?？]|吗(?!\p{Script=Han})|是否|能不能|不(?:会|能|再|需)|没有?/u

const wants =
  /[需须](?:再|重新|另|你|贵)|(?<!需|重|主|只|不|将|快)要(?!求|点|素|么|是|紧|货)|需要|希望|想要|\b(?:wants?|needs?|asks? for|asked for|would like|insists?)\b/i

/** Something that somebody is to do, as the minutes say: offsets in the text, and whose it is. */
export interface ToldTask {
  side: Side
  who: string
  start: number
  end: number
  text: string
}

/** Whose an entry of a list is, by the name that stands apart in it: 本周五, 邱岚 · (Tony Shen) · 邱岚(恒沃)…. */
export function ownerOf(task: string, sideOf: SideOf): Side | null {
  for (const part of task.split(
    /[,，;；、()（）|\t]|\s[–-]\s|[:：]|(?:→|⇒|➔|[-=]>).*|(?<=\p{Lu}\p{Ll}+)\/(?=\p{Lu}\p{Ll})/u,
  )) {
    const side = sideOf(part.trim().replace(/^@/, ''))
    if (side !== null) return side
  }
  return null
}

/**
 * Whose a row of duties is, by a cell in which a firm or person stands with nothing but people and departments beside it:
 * 澜净 沈/老贾, 康棉 设备部. A cell with more says what is to be done, and names whom it is about.
 */
function ownerInCells(cells: string, sideOf: SideOf): Side | null {
  for (const cell of cells.split(/\s*[\t|]\s*/)) {
    // 沈一帆→孟凡, "Ann > Bob": who gives it stands before the arrow.
    const giver = /^(?<who>[^→>]{2,24}?)\s*(?:→|->|=>|>|⇒|➔)\s*\S/u.exec(cell)?.groups?.who
    const given = giver === undefined ? null : sideOf(giver.trim())
    if (given !== null) return given
    const words = cell.split(/[\s/、,，&+()（）]+/).filter(Boolean)
    if (!words.every((word) => sideOf(word) !== null || besideOwner.test(word))) continue
    const [side, other] = new Set(words.flatMap((word) => sideOf(word) ?? []))
    if (side !== undefined && other === undefined) return side
  }
  return null
}
/** 沈, 老贾, 设备部. */
const besideOwner = /^\p{Script=Han}{1,3}$|^\p{Script=Han}{1,6}(?:部|科|处|组|室|中心|办|队)$/u

/** Whose promise a sentence tells of, by the name before the word for it: "Rachel will send…", 戴工答应…. */
export function promisedBy(sentence: string, sideOf: SideOf): Side | null {
  const told =
    /(?<who>\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)?) (?:has |have )?(?:will|['’]ll|promised|agreed|offered)\b/u.exec(
      sentence,
    ) ?? /(?<who>\p{Script=Han}{2,3})(?:答应|承诺|负责|会在|会给)/u.exec(sentence)
  const who = told?.groups?.who
  return who === undefined ? null : (sideOf(who) ?? sideOf(who.split(' ').at(-1)!))
}

/** What minutes and notes say that somebody of either side is to do: `衡驰11月20日前提交接口文档`, `Dave to send the layout`. */
/** "Vera: site list by 18 Nov": a line of its own that names who, what and by when needs no bullet. */
const byDay = /\b(?:by|before|no later than)\b[^.;\n]{0,14}\d|\d{1,2}\s*(?:[号日]|月底)?\s*(?:之?前|以前)/i
const longestDueLine = 90

export function toldTasks(text: string, sideOf: SideOf): ToldTask[] {
  return [...text.matchAll(/[^\n]+/g)].flatMap((line): ToldTask[] => {
    const at = lineStart.exec(line[0])![0].length
    const said = line[0].slice(at).replace(/[\s。.;；]+$/u, '')
    if (isDone.test(said) || matches(isAsked, said)) return []
    const row = aRow.exec(line[0])
    if (row) {
      // A row of an action table: what, who, until when.
      const cells = line[0].replace(/^[\s|]+|[\s|]+$/g, '')
      const side = ownerOf(line[0], sideOf) ?? ownerInCells(cells, sideOf)
      const start = line.index + line[0].indexOf(cells)
      return side === null || !(hasDay.test(cells) || isSoon.test(cells))
        ? []
        : [{ side, who: '', start, end: start + cells.length, text: cells }]
    }
    return sentencesOfDuties(said).flatMap(({ from, words }): ToldTask[] => {
      const listed =
        (at > 0 ||
          /^\p{Script=Han}{2,3}\s/u.test(words) ||
          (words === said && words.length <= longestDueLine && matches(byDay, words))) &&
        hasDay.test(words) &&
        !ofMyself.test(words) &&
        !isTold.test(words)
          ? dueOf.exec(words)
          : null
      const found = matchOf(duty.zh, words) ?? matchOf(duty.latin, words) ?? listed
      const who = found?.groups?.who
      if (!found || who === undefined) return []
      // "Hollin (Lisa) to send …": a firm that nobody calls so on file is known by its person.
      const person = found.groups?.person
      const side = sideOf(who) ?? (person === undefined ? null : sideOf(person.trim()))
      if (side === null) return []
      // 尹部长：试用数据要一份总结: what one of them wants is no duty of theirs.
      if (found === listed && side === 'theirs' && wants.test(found.groups!.rest!)) return []
      const start = line.index + at + from
      return [{ side, who, start, end: start + found[0].length, text: found[0] }]
    })
  })
}

/** "Dave to send the layout by 4 May. Quarn (Lisa) to send the loads by 6 May.": where the duty of another begins. */
const nextDuty =
  /(?<=[\p{Ll}\d)]\.)\s+(?=\p{Lu}[\p{L}’'-]*(?: \p{Lu}[\p{L}’'-]+)?\s*(?:\([^)]{1,24}\)\s*)?(?:[:：–-]\s*)?(?:to|will|shall|is to|is going to|needs to|has to)\s+\p{Ll})/u

/** The duties that stand in one line, each from its owner to where that of the next begins. */
function sentencesOfDuties(said: string): { from: number; words: string }[] {
  let from = 0
  return splitAt(nextDuty, said).map((piece) => {
    const start = said.indexOf(piece, from)
    from = start + piece.length
    return { from: start, words: piece.replace(/[\s.]+$/u, '') }
  })
}

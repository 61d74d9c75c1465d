import { familiarNamesOf } from '../contacts/calledInText.ts'
import { titleAfterSurname } from '../imports/formsOfAddress.ts'
import {
  agenda,
  betweenNames,
  byWayOf,
  calledAgain,
  elsewhere,
  fromAfar,
  isUndecided,
  namesGuest,
  oneself,
  opensList,
  partByHour,
  partOfCall,
  standsIn,
  staysAway,
  takesPart,
  teller,
} from './attendanceCues.ts'
import type { Seat } from './committee.ts'

/** What a message says of those at a call. */
export interface SaidOfGuests {
  words: string
  /** The contact who says it; null for one of ours. */
  speakerId: string | null
}

/** What is known of somebody at a call: there or not, and for how much of it where it is not the whole. */
export interface Attendance {
  comes: boolean
  part: string | null
  /** How they take part where they are not in the room, in the words that say so. */
  fromAfar?: string | null
  /** Of who does not come, the words that say who does instead. */
  instead?: string | null
  /** Whether nobody knows yet: they count neither as coming nor as staying away. */
  isOpen?: boolean
}

/** What a message about a call says clause by clause: a comma, and a word of reason, parts those who come from those who do not. */
export const clausesOf = (words: string): string[] =>
  words
    .split(
      /[，,。；;\n]|(?<=[\p{L}\d)])\.\s+(?=\p{Lu}|\p{Script=Han})|\s+\bbut\b\s+|但是?|不过|\s+\bso\b\s+(?=(?:it|we|just|only|that)\b|\p{Lu})|\s+\b(?:as|because|since|while|whereas|though)\b\s+(?=\p{Lu}[\p{L}'’-]+(?:['’]s|\s+(?:is|are|was|will|has|can|cannot|ca|wo|does)\b))|(?=所以|因此|因而|改由|换成|那就)|(?<=.)(?=由\p{Script=Han}{1,8}?(?:主持|参加|代|替|接|来|去|听|对接))/u,
    )
    .flatMap((piece) => {
      // "Gwen is in an audit and Ewan joins": an "and" behind one verb and before another's.
      const other =
        /\s+and\s+(?=\p{Lu}[\p{L}'’-]+ (?:is|will|can|cannot|has|joins|stays|sends|comes|takes|sits|stands|steps|ca|wo)\b)/u.exec(
          piece,
        )
      return other !== null &&
        /\b(?:is|are|will|can|cannot|has|sends|stays)\b/.test(piece.slice(0, other.index))
        ? [piece.slice(0, other.index), piece.slice(other.index + other[0].length)]
        : [piece]
    })

const isHan = (words: string) => /\p{Script=Han}/u.test(words)
/** A clause with nobody in it that goes on about whom the clause before it named: 黄工出差，不参加了. */
const goesOn = (clause: string): boolean =>
  isHan(clause) && !/[们你您他她它]|^\s*(?:让|请|叫|派|由|换|找)/.test(clause)

const addressed = new RegExp(`\\p{Script=Han}(?:${titleAfterSurname}|厂|局|处|科|院)`, 'gu')

/** Whether words are a list of names and nothing else: "Fergus, Anna and me". */
function isList(words: string, named: readonly Seat[]): boolean {
  const bare = words.replace(opensList, ' ').replace(partOfCall, ' ')
  const rest = named
    .flatMap(({ contact: { name, nickname } }) => [
      name,
      nickname ?? '',
      ...name.split(' '),
      ...familiarNamesOf(name),
    ])
    .filter((one) => one.length > 1)
    .reduce((left, name) => left.replaceAll(name, ' '), bare)
    .replaceAll(addressed, ' ')
    .replaceAll(/(?:[小老阿]\p{Script=Han}|\p{Script=Han}[哥姐叔])(?!\p{Script=Han})/gu, ' ')
    .replaceAll(betweenNames, ' ')
    .replaceAll(/\b\p{Lu}[\p{L}'’-]+\b/gu, ' ')
  return /^[\s.:：]*$/.test(rest)
}

/** "Callum confirmed, Tomasz too": the same as of whom stood before. */
const alike = /\b(?:too|as well|also|likewise)\b|也/i

type Clause = ReturnType<typeof readClause>

/**
 * Who of the committee comes to a call and who does not by what was said of it, oldest first; of both, the last counts. A
 * customer's list of those who come, told as the whole of it ("it'll be Ewan, Gwen and me"), takes the place of those told
 * before: `whole` is whom it names.
 */
export function attendanceTold(
  said: readonly SaidOfGuests[],
  committee: readonly Seat[],
): { told: Map<string, Attendance>; whole: Set<string> | null } {
  const found = new Map<string, Attendance>()
  let whole: Set<string> | null = null
  for (const { words, speakerId } of said) {
    const listed = new Set<string>()
    for (const line of words.split('\n')) {
      const clauses = clausesOf(line).map((clause) => readClause(clause, speakerId, committee))
      // A name alone counts in a list, which goes on from a clause or to one: "Ewan, Gwen and me".
      for (const [index, clause] of clauses.entries().toArray().toReversed())
        if (clause.isList && clause.comes === null && clauses[index + 1]?.comes === true) clause.comes = true
      let opened: Clause | null = null
      for (const [index, clause] of clauses.entries()) {
        const before = clauses[index - 1]
        if (
          clause.isList &&
          clause.comes === null &&
          before?.comes === true &&
          (before.isList || alike.test(clause.words))
        )
          clause.comes = true
        if (
          clause.comes !== null &&
          clause.ids.length === 0 &&
          clause.goesOn &&
          before?.comes !== !clause.comes
        )
          clause.ids = before?.ids ?? []
        if (clause.isOpen)
          for (const id of clause.ids.length > 0
            ? clause.ids
            : clause.goesOn && before?.comes !== true
              ? (before?.ids ?? [])
              : [])
            found.set(id, { comes: false, part: null, isOpen: true })
        // 我不参加，让祝斌去: who takes the place is told of whoever gives it.
        const giver =
          clause.sends && before?.comes === false && before.ids.length === 1 ? before.ids[0] : undefined
        if (giver !== undefined && clause.ids.length === 0) {
          const one = found.get(giver)
          if (one !== undefined && !one.comes) found.set(giver, { ...one, instead: clause.words.trim() })
        }
        const isFollowing: boolean = opened !== null && clause.comes === true
        if ((clause.opens && clause.isList && clause.comes === true) || isFollowing)
          for (const id of clause.ids) listed.add(id)
        opened = clause.opens && clause.comes === true ? clause : isFollowing ? opened : null
        const missed =
          clause.represents ?? (clause.representsBefore && before?.comes === false ? before.ids : [])
        if (clause.comes !== null)
          for (const id of clause.ids)
            found.set(id, {
              comes: clause.comes,
              part: narrower(found.get(id)?.part ?? null, clause),
              fromAfar: clause.comes ? clause.fromAfar : null,
            })
        for (const id of missed)
          found.set(id, {
            comes: false,
            part: null,
            instead: clause.ids.length === 0 ? clause.words.trim() : null,
          })
      }
    }
    if (speakerId === null || listed.size < 2) continue
    whole = listed
    // Whoever was to come before, and is not of those told now, is expected no more.
    for (const [id, { comes }] of found) if (comes && !listed.has(id)) found.delete(id)
  }
  return { told: found, whole }
}

/** Who of the committee comes to a call and who does not by what was said of it, oldest first. */
export const attendanceSaid = (
  said: readonly SaidOfGuests[],
  committee: readonly Seat[],
): Map<string, Attendance> => attendanceTold(said, committee).told

/** 何总后半段, said after 10点45才能到, tells the hour no more closely than before. */
const narrower = (before: string | null, { comes, part }: { comes: boolean | null; part: string | null }) =>
  comes && part !== null && before !== null && /\d/.test(before) && !/\d/.test(part) ? before : part

/** Whoever tells that another stays away is no matter of it: 钱院说左老师不用来. */
function withoutTeller(words: string, committee: readonly Seat[]): string {
  const told = teller.exec(words)
  if (told === null) return words
  const rest = words.slice(told[0].length)
  return committee.some((seat) => namesGuest(rest, seat, committee)) ? rest : words
}

/** What one clause says of whom: who comes, who does not, or, null, neither. */
function readClause(words: string, speakerId: string | null, committee: readonly Seat[]) {
  const isOpen = isUndecided(words)
  const isAway = !isOpen && (staysAway.test(words) || elsewhere.test(words))
  const namedIn = (part: string) =>
    committee.filter((seat) => seat.contact.leftAt == null && namesGuest(part, seat, committee))
  const idsOf = (seats: readonly Seat[]) => seats.map(({ contact }) => contact.id as string)
  const inPlace = standsIn.exec(words)
  const behind = inPlace === null ? '' : words.slice(inPlace.index + inPlace[0].length)
  const represented = inPlace === null ? [] : idsOf(namedIn(behind))
  const representsBefore = inPlace !== null && calledAgain.test(behind)
  const isInPlace = !isAway && (represented.length > 0 || representsBefore)
  const meant = isInPlace
    ? (words.slice(0, inPlace!.index).split('了').at(-1) ?? '').slice(-nearestDeputy)
    : isAway
      ? withoutTeller(words.replaceAll(byWayOf, ' '), committee)
      : words
  const named = namedIn(meant).filter(({ contact }) => !represented.includes(contact.id))
  const ids = idsOf(named)
  if (speakerId !== null && oneself.test(isInPlace ? meant : words)) ids.push(speakerId)
  const told = isAway || isOpen ? null : (partByHour.exec(words) ?? partOfCall.exec(words))?.[0].trim()
  const isAgenda = told !== undefined && told !== null && agenda.test(words) && !partByHour.test(words)
  const part = told === undefined || isAgenda ? null : told
  const opens = opensList.test(words)
  const list = ids.length > 0 && isList(words, named)
  const comes =
    isInPlace || takesPart.test(words) || isAgenda || part !== null || (list && (ids.length > 1 || opens))
  return {
    words,
    ids,
    isList: list,
    opens,
    goesOn: goesOn(words) && !isInPlace,
    part,
    fromAfar: (isAway ? null : fromAfar.exec(words)?.[0].trim()) ?? null,
    /** Whom those who come are there for: by name, or whoever the clause before was about. */
    represents: isInPlace && represented.length > 0 ? represented : null,
    representsBefore: isInPlace && represented.length === 0 && representsBefore,
    isOpen,
    /** Whether somebody is sent in the place of who was spoken of before: 让祝斌去, "sending Bo instead". */
    sends: !isAway && sendsSomebody.test(words),
    comes: isOpen ? (null as boolean | null) : isAway ? false : comes ? true : (null as boolean | null),
  }
}

const sendsSomebody =
  /^\s*(?:我|会|已经|就|那)*(?:让|请|叫|派|由|换|安排)(?=\p{Script=Han}{2})[^，,。；;\n]{2,12}?(?:[去来听接]|参加|顶)|^\s*\p{Script=Han}{2,4}(?:替|代|顶)我?|\b(?:send(?:s|ing)?|(?:will|['’]ll) send) (?=\p{Lu})/iu
/** Letters before a word of standing in within which the one who does is named. */
const nearestDeputy = 24

import type { VisitPlan } from '../activities/store.ts'
import { isAddressedIn, isNamedIn } from '../contacts/calledInText.ts'
import type { Seat } from './committee.ts'

const sameCallMs = 60 * 60_000

/** Whether a list of guests names somebody: by name or address, or as nobody else in the committee is called. */
const names = (list: string, { contact }: Seat, committee: readonly Seat[]): boolean =>
  isNamedIn(list, contact) ||
  (contact.email !== null && list.toLowerCase().includes(contact.email.toLowerCase())) ||
  isAddressedIn(
    list,
    contact,
    committee.map((seat) => seat.contact),
  )

/** "Rob can't make it", 秦主任不来. */
const staysAway =
  /\b(?:ca|wo|does|is)n['’]?t\b|\b(?:will not|won['’]?t|not going to) be (?:on|there|in|with us|joining|around)\b(?! (?:time|budget|site|schedule|track))|\b(?:cannot|not (?:joining|attending|coming|available|on the call)|unable to|declined|apolog(?:ies|ises|izes)|drops? out)\b|不(?:来|参加|能来|出席|到场|参会|去)|[来去]不了|参加不了|请假|缺席/i
/** The same in what is said of a call, where who is elsewhere is not there: 黄工出差, "Ann is on leave". */
const elsewhere =
  /出差|休假|不在(?![话乎意])|(?:那天|当天|同时|时间上?|那个点)[^，,。；;\n]{0,6}(?:有|要|在)(?:别的)?(?:外?审|审核|培训|会|安排)|(?:在|去)(?:外审|培训|开别的会)|\b(?:is|are|am|will be) (?:in|at|tied up (?:in|with)|on) (?:an?|the|another) (?:\p{L}+ ){0,2}(?:audit|training|workshop|inspection|trade fair|fair|exhibition|court|clash|shutdown|other (?:call|meeting)|another (?:call|meeting))\b|\b(?:is|are|am|will be) (?:away|on leave|on holiday|out of (?:the )?office|travell?ing|on annual leave|busy|unavailable|off sick)\b/iu
/** Through whom somebody who is not there has something said: that one may well come. */
const byWayOf =
  /\b(?:through|via|by way of|represented by|deputi[sz]ed by)\s+(?:\p{Lu}[\p{L}'’-]+\s?){1,2}|(?:由|让|请|托|委托)\p{Script=Han}{2,4}?(?:代|转达|转告|带话)/gu

/** The plans that stand in the calendar for a call at `callAt` (UTC ms). */
const plansOfCall = (plans: readonly VisitPlan[], callAt: number | null): VisitPlan[] =>
  callAt === null
    ? []
    : plans.filter((plan) => plan.doneAt === null && Math.abs(plan.plannedAt - callAt) < sameCallMs)

const longestTopic = 120
/** What a call at `callAt` (UTC ms) is about, as the calendar calls it; null where it says nothing. */
export function topicOfCall(plans: readonly VisitPlan[], callAt: number | null): string | null {
  const [topic] = plansOfCall(plans, callAt).flatMap(({ purpose }) => purpose.trim().split('\n', 1)[0] || [])
  return topic?.slice(0, longestTopic) ?? null
}

/** Who of the committee is expected at the call at `callAt` (UTC ms), by the plan that stands in the calendar then. */
export function guestsOf(
  plans: readonly VisitPlan[],
  callAt: number | null,
  committee: readonly Seat[],
): Seat[] {
  const planned = plansOfCall(plans, callAt)
  if (planned.length === 0) return []
  const list = planned
    .flatMap(({ attendees, purpose }) =>
      `${attendees ?? ''}\n${purpose}`.split(/\n|(?<=[;；。])\s*|(?<=\.)\s+/),
    )
    .filter((line) => !staysAway.test(line))
    .join('\n')
  const expected = new Set(planned.flatMap(({ contactId }) => contactId ?? []))
  return committee.filter((seat) => expected.has(seat.contact.id) || names(list, seat, committee))
}

/** What the calendar says of those at a call at `callAt` (UTC ms), sentence by sentence. */
export const saidInPlan = (plans: readonly VisitPlan[], callAt: number | null): SaidOfGuests[] =>
  plansOfCall(plans, callAt)
    .flatMap(({ attendees, purpose }) =>
      `${attendees ?? ''}\n${purpose}`.split(/\n|(?<=[;；。])\s*|(?<=\.)\s+/),
    )
    .filter((words) => words.trim() !== '')
    .map((words) => ({ words, speakerId: null }))

/** Where a call at `callAt` (UTC ms) is held, as the calendar says; null where it does not. */
export function placeOfCall(plans: readonly VisitPlan[], callAt: number | null): string | null {
  const [place] = plansOfCall(plans, callAt).flatMap((plan) => plan.place?.trim().split('\n', 1)[0] || [])
  return place?.slice(0, longestTopic) ?? null
}

const takesPart =
  /参加|参会|到场|出席|列席|旁听|听一下|一起|[都也会]来|(?<![发寄传拿送带转搬拉推提])过来|\b(?:join(?:s|ing)?|attend(?:s|ing)?|dial(?:s|ling|ing)? in|listen(?:s|ing)? in|sit(?:s|ting)? in|with|bring(?:s|ing)?|(?:is|are) (?:fine|ok|okay|good|in|on(?! (?:leave|holiday|site|annual)))|can (?:make|do) (?:it|that)|will be (?:there|in|on(?! leave| holiday)))\b/i

/** For how much of a call somebody is there: "for the first 20 minutes", 最后20分钟. */
const partOfCall =
  /(?:只|就|仅)?(?:参加|听|来)?(?:前|最后|后|头|开头)\s*(?:[\d一二三四五十]+\s*(?:分钟|个?小时)|半个?小时|一?半)|(?:for )?(?:only )?(?:the )?(?:first|last|opening|final) (?:\d+|five|ten|fifteen|twenty|thirty|half(?: an?)?)[\s-]?(?:min(?:ute)?s?|hours?)?(?: only)?|(?:for )?the (?:first|second) half(?: only)?/i

/** From when on or until when somebody is there: 10点以后才能进来, 后半段来, "joins from 10:30", "has to leave at 3". */
const hour = '(?:[\\d一二三四五六七八九十两]{1,3}\\s*(?:点半?|[:：]\\d{2})(?:\\d{1,2}分?)?)'
const partByHour = new RegExp(
  [
    `${hour}\\s*(?:以后|之后|后|左右|钟)?\\s*(?:才|再)?(?:能|会|可以)?\\s*(?:进来|进会|加入|上线|过来|赶到|参加|接入|进)[^，,。；;\\n]{0,10}`,
    `${hour}\\s*(?:以后|之后|后|左右|钟)?\\s*(?:才|再)?(?:能|会|可以)?\\s*到(?:场|会)?(?=\\s*(?:$|[，,。；;、！!\\n）)]))`,
    `${hour}\\s*(?:之?前)?(?:就|得|要)(?:先)?(?:走|撤|离开|下线)`,
    '后半(?:段|场|程|小时|部分)?(?:才|再)?(?:来|参加|进来|加入|过来)?|晚(?:点|些|一会儿?)(?:才|再)?(?:进来|加入|到|过来|上线)',
    '\\b(?:join(?:s|ing)?|dial(?:s|ling)? in|come(?:s)?|be there|with us)\\b[^.;,\\n]{0,20}\\b(?:from|at|after|around) \\d{1,2}(?:[:.]\\d{2})?\\s?(?:am|pm)?',
    '\\b(?:join(?:s|ing)?|dial(?:s|ling)? in) (?:us )?(?:a bit |a little )?late[r]?|\\b(?:has|have|needs?) to (?:leave|drop(?: off)?|go) (?:at|after|by) \\d{1,2}(?:[:.]\\d{2})?',
  ].join('|'),
  'i',
)
/** 前半小时我们先过技术: what is spoken of then, and nobody leaves after it. */
const agenda =
  /(?:前|头|开头|先)[^，,。；;\n]{0,24}先?(?:过|聊|谈|对|讲|看)(?:一下|一遍)?(?!来|去)|\b(?:first|last) [^.;,\n]{0,20}\b(?:we|is|are|on|about|to go through|for the)\b[^.;,\n]{0,24}\b(?:technical|price|demo|scope|questions|go through|discuss|cover)\b/i

/** 我 or "me", who is neither "we" nor in words of wishing. */
const oneself = /(?<![们])我(?![们方司国的])|\b(?:me|myself|I(?=(?:['’]ll| will| can|['’]m| am) ))\b/

/** Words between the names of a list. */
const betweenNames =
  /\b(?:and|plus|from our side|on our side|as well|too|also|both|only|for|me|myself|I|the|will be)\b|[,，、&+和跟与及]|还有|我们?|咱们?|一起|都|[(（][^()（）]{0,20}[)）]/gi

/** What a message says of those at a call. */
export interface SaidOfGuests {
  words: string
  /** The contact who says it; null for one of ours. */
  speakerId: string | null
}

/** What a message about a call says clause by clause: a comma parts those who come from those who do not. */
const clausesOf = (words: string): string[] =>
  words.split(/[，,。；;\n]|(?<=[\p{L}\d)])\.\s+(?=\p{Lu}|\p{Script=Han})|\s+\bbut\b\s+|但是?|不过/u)

const isHan = (words: string) => /\p{Script=Han}/u.test(words)
/** A clause with nobody in it that goes on about whom the clause before it named: 黄工出差，不参加了. */
const goesOn = (clause: string): boolean =>
  isHan(clause) && !/[们你您他她它]|^\s*(?:让|请|叫|派|由|换|找)/.test(clause)

/** Whether words are a list of names and nothing else: "Fergus, Anna and me". */
function isList(words: string, named: readonly Seat[]): boolean {
  const rest = named
    .flatMap(({ contact: { name, nickname } }) => [name, nickname ?? '', ...name.split(' ')])
    .filter((one) => one.length > 1)
    .reduce((left, name) => left.replaceAll(name, ' '), words.replace(partOfCall, ' '))
    .replaceAll(/\p{Script=Han}(?:副?(?:总监|主任|经理|厂长|院长|部长|总|董|工|厂|局|处|科|院))/gu, ' ')
    .replaceAll(/(?:[小老阿]\p{Script=Han}|\p{Script=Han}[哥姐叔])(?!\p{Script=Han})/gu, ' ')
    .replaceAll(betweenNames, ' ')
    .replaceAll(/\b\p{Lu}[\p{L}'’-]+\b/gu, ' ')
  return /^[\s.:：]*$/.test(rest)
}

/** What is known of somebody at a call: there or not, and for how much of it where it is not the whole. */
export interface Attendance {
  comes: boolean
  part: string | null
}

/** Who of the committee comes to a call and who does not by what was said of it, oldest first; of both, the last counts. */
export function attendanceSaid(
  said: readonly SaidOfGuests[],
  committee: readonly Seat[],
): Map<string, Attendance> {
  const found = new Map<string, Attendance>()
  for (const { words, speakerId } of said)
    for (const line of words.split('\n')) {
      const clauses = clausesOf(line).map((clause) => readClause(clause, speakerId, committee))
      // A name alone counts in a list, which goes on from a clause or to one: "Ewan, Gwen and me".
      for (const [index, clause] of clauses.entries().toArray().toReversed())
        if (clause.isList && clause.comes === null && clauses[index + 1]?.comes === true) clause.comes = true
      for (const [index, clause] of clauses.entries()) {
        const before = clauses[index - 1]
        if (clause.isList && clause.comes === null && before?.isList && before.comes) clause.comes = true
        if (
          clause.comes !== null &&
          clause.ids.length === 0 &&
          clause.goesOn &&
          before?.comes !== !clause.comes
        )
          clause.ids = before?.ids ?? []
        if (clause.comes !== null)
          for (const id of clause.ids)
            found.set(id, { comes: clause.comes, part: narrower(found.get(id)?.part ?? null, clause) })
      }
    }
  return found
}

/** 何总后半段, said after 10点45才能到, tells the hour no more closely than before. */
const narrower = (before: string | null, { comes, part }: { comes: boolean | null; part: string | null }) =>
  comes && part !== null && before !== null && /\d/.test(before) && !/\d/.test(part) ? before : part

/** What one clause says of whom: who comes, who does not, or, null, neither. */
function readClause(words: string, speakerId: string | null, committee: readonly Seat[]) {
  const isAway = staysAway.test(words) || elsewhere.test(words)
  const meant = isAway ? words.replaceAll(byWayOf, ' ') : words
  const named = committee.filter((seat) => seat.contact.leftAt == null && names(meant, seat, committee))
  const ids = named.map(({ contact }) => contact.id as string)
  if (speakerId !== null && oneself.test(words)) ids.push(speakerId)
  const told = isAway ? null : (partByHour.exec(words) ?? partOfCall.exec(words))?.[0].trim()
  const isAgenda = told !== undefined && told !== null && agenda.test(words) && !partByHour.test(words)
  const part = told === undefined || isAgenda ? null : told
  const list = ids.length > 0 && isList(words, named)
  const comes = takesPart.test(words) || isAgenda || part !== null || (list && ids.length > 1)
  return {
    ids,
    isList: list,
    goesOn: goesOn(words),
    part,
    comes: isAway ? false : comes ? true : (null as boolean | null),
  }
}

/** Who of the committee stays away from a call, by the plan that stands in the calendar and by what was said of it. */
export function absentFrom(
  plans: readonly VisitPlan[],
  callAt: number | null,
  said: readonly SaidOfGuests[],
  committee: readonly Seat[],
): Seat[] {
  const away = plansOfCall(plans, callAt)
    .flatMap(({ attendees, purpose }) =>
      `${attendees ?? ''}\n${purpose}`.split(/\n|(?<=[;；。])\s*|(?<=\.)\s+/),
    )
    .filter((words) => staysAway.test(words))
    .join('\n')
  const told = attendanceSaid(said, committee)
  return committee.filter((seat) => {
    const one = told.get(seat.contact.id)
    return seat.contact.leftAt == null && (one ? !one.comes : away !== '' && names(away, seat, committee))
  })
}

/** Somebody who is expected at a call, and for how much of it; null for the whole. */
export interface Guest {
  seat: Seat
  part: string | null
}

/**
 * Who is expected at a call of which something was said: those of the calendar, whom the words name as taking part, and
 * who moved it as their own; without those whom the same words say to stay away.
 */
export function guestsOfMoved(
  planned: readonly Seat[],
  moved: {
    said: readonly SaidOfGuests[]
    moverId: string | null
    /** What the calendar says of who comes, for how much of it. */
    planned?: readonly SaidOfGuests[]
  },
  committee: readonly Seat[],
): Guest[] {
  const told = attendanceSaid(moved.said, committee)
  const expected = new Set(planned.map(({ contact }) => contact.id as string))
  const parts = attendanceSaid(moved.planned ?? [], committee)
  return committee.flatMap((seat) => {
    const one = told.get(seat.contact.id)
    const comes = one?.comes ?? (expected.has(seat.contact.id) || seat.contact.id === moved.moverId)
    return comes && seat.contact.leftAt == null
      ? [{ seat, part: one?.part ?? parts.get(seat.contact.id)?.part ?? null }]
      : []
  })
}

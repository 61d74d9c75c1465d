import type { SaidOfGuests } from '../../deals/attendance.ts'
import {
  answersComing,
  answersYes,
  elsewhere,
  headsList,
  isUndecided,
  joinsFromAfar,
  replaces,
} from '../../deals/attendanceCues.ts'
import { type CallMessage, daysIn } from './callRows.ts'
import { callSentence, ofCall, ownWords, placeIn, scriptOf, tellsPlace } from './callWords.ts'
import { clocksIn } from './toldClock.ts'

/** A message that tells where a call is held or who comes to it, its day and time left as they are. */
export interface SaidSince {
  evidenceId: string
  direction: CallMessage['direction']
  contactId: string | null
  at: number
  quote: string
  start: number
  end: number
  place: string | null
  guests: SaidOfGuests[]
  /** Whether it says no more than that whoever writes is there. */
  isAnswer?: boolean
}

/** Who comes and who does not, in words that are about nothing else. */
const tellsGuests =
  /[参參]加|[参參][会會]|到[场場]|出席|列席|旁[听聽]|[听聽]一下|[都也]来(?![不得])|[来來去]不了|不(?:[来來去]|能来|能去)(?!得)|不上[会會线線](?!议)|上不(?:去|了)|先(?:[谈談聊碰开開])(?=\s*(?:$|[，,。；;]))|(?:会|會)在(?=\s*(?:$|[，,。；;]))|\d[:：]\d{2}\s*(?:再|才|能|会|會|就)*(?:[进進][来來会會]|加入|上[线線])|请假|出差|(?<![发寄传拿送带转搬拉推提])过来(?!的)|代我|替我|[点半后]\s*(?:以后|之后|左右)?(?:才|再)?(?:能|会)?(?:进来|进会|加入|上线)|后半(?:段|场)?来|\b(?:join(?:s|ing)?|attend(?:s|ing)?|dial(?:s|ling|ing)? in|(?:sends?|sent|sending) (?:(?:his|her|their|my) )?apolog\w*|can['’]?t (?:make|come|be)|cannot (?:make|come|be)|won['’]?t (?:be|make)|unable to|(?:is|are|am) on\b|will be (?:on|there|in)|(?:ca|wo)n['’]?t(?=\s*(?:$|[.,;!)–—]))|chairing|in the chair|I['’]ll be (?:on|there|in)|sit in|listen in|step in|stand in|tentative|count me in)\b|(?:first|last) (?:\w+ )?(?:\d+|ten|fifteen|twenty|thirty|half) ?(?:min|hour)|(?:前|最后|头)\s*[\d一二三四五半]+\s*(?:个)?(?:分钟|小时)/i

/** Whether words tell who comes to a call: by a word of coming, as a list of those who do, or by whom somebody is replaced. */
export const isOnGuests = (words: string): boolean =>
  tellsGuests.test(words) ||
  (ofComing.test(words) && isUndecided(words)) ||
  headsList.test(words) ||
  joinsFromAfar.test(words) ||
  replaces.test(words)

/** 林总不在, "Rob is away": right behind a call, in a short word on it, somebody who is elsewhere is not at it. */
const isAwayThen = (words: string): boolean =>
  elsewhere.test(words) && words.trim().length <= (scriptOf(words) === 'han' ? 16 : 48)

const ofComing = /[来去到在]|时间|参加|\b(?:come|join|attend|be (?:there|on)|make it)\b/i

/** So long after words on a call the same conversation goes on about it. */
const goesOn = 3 * 3_600_000

/**
 * What was said of a call on `day` after its slot was told, oldest first: of messages that name the day and the call, and
 * of what follows at once in the same conversation. `messages`: newest first, those since the slot was told.
 */
export function saidSince(
  messages: readonly CallMessage[],
  { day, told }: { day: string; told: { at: number; sourceId: string } | null },
): SaidSince[] {
  const said: SaidSince[] = []
  let last = told
  /** When something was last written in each conversation. */
  const wroteAt = new Map<string, number>(told === null ? [] : [[told.sourceId, told.at]])
  for (const message of messages.toReversed()) {
    const own = ownWords(message.text)
    const isNext = last?.sourceId === message.sourceId && wroteAt.get(message.sourceId) === last.at
    wroteAt.set(message.sourceId, message.at)
    for (const match of own.matchAll(callSentence)) {
      const words = withoutReason(match[0], { day, at: message.at })
      const script = scriptOf(words)
      const days = daysIn(words, message.at)
      const isThatDay = days.some(({ value }) => value === day)
      // Another day's meeting, or what is due then.
      if (days.length > 0 && !isThatDay) continue
      const namesCall = ofCall[script].test(words)
      const follows = last !== null && last.sourceId === message.sourceId && message.at - last.at <= goesOn
      const isOnWho = isOnGuests(words) || (follows && isAwayThen(words))
      // Whoever tells its slot begins the talk that goes on about it.
      if (isThatDay && namesCall) last = { at: message.at, sourceId: message.sourceId }
      if (!(isThatDay && (namesCall || isOnWho)) && !follows) continue
      // What is asked tells nothing, and what we call off on our side leaves the call as it is.
      if (/[?？]\s*$|取消|\bcancel/i.test(words)) continue
      const isAnswer =
        follows &&
        message.direction === 'inbound' &&
        message.contactId !== null &&
        (answersComing.test(words) || (isNext && answersYes.test(own)))
      const tellsWho = isAnswer || isOnWho
      // A time in it is when it is, not where.
      const behindClock = Math.max(0, ...clocksIn(words).map(({ end }) => end))
      const place =
        tellsPlace[script].test(words) &&
        !joinsFromAfar.test(words) &&
        (isThatDay || namesCall || /地点|地址|location|venue/i.test(words))
          ? (placeIn(words.slice(behindClock)) ?? placeIn(afterCue(words, script)))
          : null
      if (place === null && !tellsWho) continue
      const first = match.index + words.length - words.trimStart().length
      const quote = words.trim()
      said.push({
        evidenceId: message.id,
        direction: message.direction,
        contactId: message.contactId,
        at: message.at,
        quote,
        start: first,
        end: first + quote.length,
        place,
        isAnswer,
        guests: tellsWho
          ? [
              {
                // OK says of whoever writes what 我参加 does.
                words: isAnswer ? '我参加' : quote,
                speakerId: message.direction === 'inbound' ? message.contactId : null,
              },
            ]
          : [],
      })
      last = { at: message.at, sourceId: message.sourceId }
    }
  }
  return said
}

/** 梁海洋不来，他等27号的评审会: who does not come, without why, which is another day's matter. */
function withoutReason(words: string, { day, at }: { day: string; at: number }): string {
  const days = daysIn(words, at)
  if (days.length === 0 || days.some(({ value }) => value === day)) return words
  const before = words.slice(0, days[0]!.start)
  const cut = Math.max(...[...'，,；;'].map((mark) => before.lastIndexOf(mark)))
  return cut > 0 && isOnGuests(words.slice(0, cut)) ? words.slice(0, cut) : words
}

/** The words from those on that tell where, which stand before the place. */
function afterCue(words: string, script: 'han' | 'latin'): string {
  const cue = tellsPlace[script].exec(words)
  return cue === null ? words : words.slice(script === 'han' ? cue.index : 0)
}

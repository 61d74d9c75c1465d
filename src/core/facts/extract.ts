import type { ActionKind } from '../../shared/vocabulary.ts'
import { type FactKind, factKinds } from '../atoms/library/factKinds.ts'
import { byScript, createAnyCue, type Script, scriptOf } from './anyCue.ts'
import { calledOff } from './calledOff.ts'
import { certificatesIn } from './certificates.ts'
import { withChinese } from './chinese/chineseRules.ts'
import { pastWeekdays } from './chinese/days.ts'
import { isNoMeasure, isOfElsewhere, isOnlyPut, isUnsaid } from './chinese/notTold.ts'
import { demandsIn, mayDemand } from './demanded.ts'
import { bareBudgets, bareCuts, isDenied, isExceeded, isUndoneBy } from './denied.ts'
import { dueDay } from './dueDay.ts'
import { isElsewhereInEnglish, isOnlyAimedAt } from './english/elsewhere.ts'
import { aheadOf, daysToldFirst, type ToldInEnglish, toldInEnglish } from './english/englishFacts.ts'
import { mayTellInEnglish } from './english/mayTell.ts'
import { type FactRule, factRules, notHereAndNow, notSaid } from './factKinds.ts'
import { comingWeekdays, type FoundFigure, findFigures, weekdaysOfMonth } from './figures.ts'
import { handoversIn } from './handovers.ts'
import { hushesWhatFollows, tellsLimit } from './hushed.ts'
import { listedDemands } from './listedDemands.ts'
import { movedTasksIn } from './movedTasks.ts'
import { linesOf, type NoteZone, zonesOf } from './noteZones.ts'
import { tellsOwnCap } from './ownCaps.ts'
import { isPersonHead, surnameClass } from './personHead.ts'
import { isRightBehindRival, rivalIn } from './rivalPlace.ts'
import { ownerOf, promisedBy, type Side, type SideOf, sidesIn, spokenTo, toldTasks } from './sides.ts'
import {
  confidedSpan,
  headOfLine,
  holdsPromise,
  hushesBefore,
  isAwaited,
  isConfided,
  isHush,
  isMissed,
  isOurs,
  isOutstanding,
  isPromiseOf,
  mayPromise,
  namesDeliverable,
  protectsSource,
  reachOfConfidence,
  type Speaker,
  type Stance,
  stanceOf,
} from './stance.ts'
import { weightChangesIn } from './weightChanges.ts'
import { weightsIn } from './weights.ts'

/** A figure as a fact states it; `date` values are ISO days or months. */
export interface FactFigure {
  value: number | string
  unit: string
  currency?: string
}

/** A fact that the rules propose: `start` and `end` are UTF-16 offsets of the sentence in the evidence text. */
export interface ProposedFact {
  kind: FactKind
  subject: string
  start: number
  end: number
  text: string
  figures: FactFigure[]
  speaker: Speaker
  stance: Stance
  /** The name that a note puts before what somebody said, as written; null where it names nobody. */
  saidBy: string | null
}

/** What stands for a cue where only some of the weights were told to be other ones now. */
export const changedWeights = 'weights changed'

type Rule = FactRule & { cues: Readonly<Record<Script, RegExp | null>> }
const groupSize = 3
/** Rules that follow each other, so many of the list a group: one look passes over all whose cues a sentence has not. */
const groups = Array.from({ length: Math.ceil(factRules.length / groupSize) }, (_, group) => {
  const own: Rule[] = withChinese(factRules.slice(group * groupSize, (group + 1) * groupSize)).map(
    (rule) => ({
      ...rule,
      cues: byScript(rule.cue),
    }),
  )
  // Cues of lines, and rivals known by name, are sought elsewhere than in the sentence.
  const isApart = ({ line, rival }: Rule) => line !== undefined || rival !== undefined
  return {
    own,
    apart: own.filter(isApart),
    mayMatch: createAnyCue(own.filter((one) => !isApart(one)).map(({ cue }) => cue)),
  }
})
const anyCue = (text: string): boolean => groups.some(({ mayMatch }) => mayMatch(text)) || anyApartCue(text)
const anyApartCue = createAnyCue(groups.flatMap(({ apart }) => apart.map(({ cue }) => cue)))
const anyLineCue = createAnyCue(withChinese(factRules).flatMap(({ line, cue }) => (line ? [cue] : [])))

const sentencePattern = /[^。！？!?；;\n]+[。！？!?；;]?/g
/** A full stop ends an English sentence when a space and a capital follow; decimals and abbreviations do not. */
const englishStop = /(?<=(?:[a-z0-9)%]|[A-Z]{2})[.])\s+(?=[A-Z])/

/** What a list puts before a line is no word of it. */
const leadingBullet =
  /^(?:(?:[-*•·]\s*)?(?:\[[ xX✓√]?\]|[☐□☑✅✔])|[-*•·]|\d{1,2}\s*[.、)）](?!\d)|[（(]\d{1,2}[)）])\s*/

function* sentencesOf(text: string): Generator<{ start: number; text: string }> {
  for (const match of text.matchAll(sentencePattern)) {
    let start = match.index
    for (const piece of match[0].split(englishStop)) {
      const at = text.indexOf(piece, start)
      const trimmed = piece.trim().replace(leadingBullet, '')
      if (trimmed.length >= 4) yield { start: text.indexOf(trimmed, at), text: trimmed }
      start = at + piece.length
    }
  }
}

/** What somebody said is quoted from the saying on: whoever reports it puts the speaker in front. */
const spoken: ReadonlySet<FactKind> = new Set(['statedConcern', 'statedGoal', 'userComplaint', 'customerAsk'])
const speaker =
  /^(?:(?:[^，,：:A-Za-z]{0,12}?|[A-Za-z .’'-]{0,40}?)(?:说(?!明|法|服|不定|好)|表示|提到|反映|认为|觉得|says?|said|mentioned|told us)(?:that)?[：:，,\s]*)/i
/** A person's name straight before what they feel (陶承宇担心…): the only words that a quotation may leave out. */
const namedFeeler = new RegExp(
  `^${surnameClass}\\p{Script=Han}{1,2}(?=担心|顾虑|怕|犹豫|希望|想要|抱怨|吐槽|要求)`,
  'u',
)
/** Kinds whose cue only announces what is told: what follows it belongs to the quotation. */
const announced: ReadonlySet<FactKind> = new Set([
  'trialResult',
  'auditFinding',
  'returnReason',
  'championNote',
  'meetingDecision',
  'budgetPhases',
])
/** Letters of a quotation at the most, for a sentence of which no single clause can be told from the rest. */
const longestQuote = { han: 44, other: 130 }

/** 载重1.4吨, "lithium, 80 V": one more of the measures that a wish lists. */
const isMeasure = (clause: string): boolean =>
  /^[^\d]{0,12}\d[\d.,]*\s?(?:[\p{L}%°℃²³/]{1,8})?[。.\s]*$/u.test(clause)

/** How a wish goes on behind a comma: "…, weekends included, in writing", "…, as a trial, before signing?" */
const isTrailer = (clause: string): boolean =>
  /^\s*(?:(?:weekends?|nights?|holidays|bank holidays)\b|in writing\b|incl|excl|plus\b|with(?:out)?\b|as an? \w+\s*$|before \w+ing\b|free of charge|and \d|which is what\b|all in\b|ex(?:cluding)? VAT|net of)/i.test(
    clause,
  )

/**
 * What of a sentence is quoted for a cue: the clause that holds it, from its beginning, without the closing mark; of
 * reported speech, what was said. A clause that begins with the cue has its subject in the one before: both are quoted.
 */
function quotable(sentence: string, cueAt: number, kind: FactKind): { start: number; end: number } {
  const breaks = breaksOf(sentence)
  let start = 0
  let end = sentence.length
  const limit = /\p{Script=Han}/u.test(sentence) ? longestQuote.han : longestQuote.other
  // What a note says of somebody before a dash (Ingrid is the one to convince - wants …) is our own view of them.
  const dash = /^.*\s[-–—]\s+(?=(?:wants?|asks?|needs?|would like)\b)/i.exec(sentence)
  if (dash && dash[0].length <= cueAt && spoken.has(kind))
    return trimmed(sentence, dash[0].length, Math.min(sentence.length, dash[0].length + limit))
  // A short sentence is quoted whole; a longer one by the clause of its cue, and what was said by what follows too.
  if (sentence.length > 14) {
    const starts = [0]
    for (const [at, one] of breaks.entries()) {
      const after = one.index + one[0].length
      if (after <= cueAt) starts.push(after)
      else if (kind === 'customerAsk' && isMeasure(sentence.slice(after, breaks[at + 1]?.index))) continue
      else if (
        kind === 'customerAsk' &&
        one.index >= cueAt &&
        isTrailer(sentence.slice(after, breaks[at + 1]?.index)) &&
        (breaks[at + 1]?.index ?? sentence.length) - starts.at(-1)! <= limit
      )
        continue
      else if (/[:：]/.test(one[0]) && announced.has(kind) && one.index < sentence.length - 8) {
        // "Resolved by the group: …" is told behind the colon.
        return trimmed(sentence, after, Math.min(sentence.length, after + limit))
      } else if (announced.has(kind) && after - starts.at(-1)! < limit / 2) {
        end = sentence.length - starts.at(-1)! <= limit ? sentence.length : one.index
      } else if (one.index > cueAt + (spoken.has(kind) ? 16 : 3)) {
        end = Math.min(end, one.index)
        break
      }
    }
    start = starts.at(-1)!
    // 要求再降，我方20号前给修订报价: what we said to it is no part of the wish.
    if (kind === 'customerAsk') {
      const ours = breaks.find(
        ({ index, 0: mark }) =>
          index > cueAt && index < end && ownClause.test(sentence.slice(index + mark.length)),
      )
      if (ours) end = ours.index
    }
    const before = starts.at(-2)
    // What is asked for is named before the colon (轮询时间：要求 ≤60秒), unless that is who asks.
    const head = sentence.slice(before ?? start, start)
    const isNamed =
      /[:：]\s*$/.test(head) &&
      (kind !== 'customerAsk' || isPersonHead(head.replace(/^[\s\d.、)）-]+|\s*[:：]\s*$/g, '')))
    if (start === cueAt && before !== undefined && !isNamed && end - before <= limit) start = before
    // 这点要写进技术协议: what 这点 is stands before.
    else if (
      kind === 'customerAsk' &&
      before !== undefined &&
      (/^(这|那)(个|点|条|项|块|事|一点|件事)?/.test(sentence.slice(start)) ||
        // "Probe is with customs, they want an invoice": who they are stands before.
        /^(?:they|it) (?:wants?|needs?|asks?)\b/i.test(sentence.slice(start))) &&
      end - before <= limit * 1.5
    )
      start = before
  }
  if (spoken.has(kind)) {
    const reported = speaker.exec(sentence.slice(start, end))
    const feeler = namedFeeler.exec(sentence.slice(start, end))
    if (reported && start + reported[0].length <= cueAt) start += reported[0].length
    else if (feeler && start + feeler[0].length <= cueAt) start += feeler[0].length
  }
  return trimmed(sentence, start, end)
}

const ownClause = /^(?:我方|我司|我们|咱们|we (?:will|said|promised|agreed|to)\b|we['’]ll\b)/i

/** A price as people say it among themselves, without its unit: 做到885. */
const bareAmount =
  /(?:到|我们|你们)\s*\d[\d.,]*|(?:\d{2,4}|[一二三四五六七八九]百[零一二三四五六七八九十]*)(?:块|元|万)?以(?:内|下)/
/** Letters that are quoted of a line at the most. */
const longestLine = 120
/** Of a line in letters rather than characters, which say less each. */
const longestLatinLine = 220

/** What is left of a line from a sentence on. */
function lineFrom(text: string, sentenceStart: number): string {
  const lineEnd = text.indexOf('\n', sentenceStart)
  return text.slice(sentenceStart, lineEnd < 0 ? text.length : lineEnd)
}

/** The whole line in which a sentence stands. */
const lineAround = (text: string, sentenceStart: number): string =>
  text.slice(text.lastIndexOf('\n', sentenceStart - 1) + 1, sentenceStart) + lineFrom(text, sentenceStart)

/** What stands behind a sentence in its line, up to the next end of one: also what is too short to state anything. */
const saidNext = (text: string, { start, text: said }: { start: number; text: string }): string | null =>
  /^[。！？!?；;.\s]*([^。！？!?；;\n]+)/.exec(lineFrom(text, start + said.length))?.[1] ?? null

/** Whether a cue is only a piece of a rival's name. */
function isWithinName(sentence: string, cue: RegExpExecArray, rivals: RegExp): boolean {
  const name = rivals.exec(sentence)
  return name !== null && cue.index >= name.index && cue.index + cue[0].length <= name.index + name[0].length
}

/** Whether an amount stands right behind a name: 维德曼现在是898万. */
const isFollowedByMoney = (name: RegExpExecArray, figures: readonly FoundFigure[]): boolean => {
  const end = name.index + name[0].length
  return figures.some(
    ({ kind, start }) =>
      kind === 'money' &&
      start >= end &&
      start - end <= 10 &&
      !/[，,。；;：:]/.test(name.input.slice(end, start)),
  )
}

/** All of a line from the clause on that holds the cue, as offsets from the sentence's start. */
function restOfLine(text: string, sentenceStart: number, cueAt: number): { start: number; end: number } {
  const line = lineFrom(text, sentenceStart)
  const before = breaksOf(line.slice(0, cueAt)).at(-1)
  const start = before === undefined ? 0 : before.index + before[0].length
  const longest = /\p{Script=Han}/u.test(line) ? longestLine : longestLatinLine
  return trimmed(line, start, Math.min(line.length, start + longest))
}

const announcedAsks =
  /(?:(?:要求|需求|请求|考虑|意见如下|几点|条件|须澄清或补正的事项|requirements?|requests?|conditions?|(?:from )?(?:my|our) side|consider|(?:the )?following|(?:a few |some |my |our )?(?:points|comments|terms))[^\n:：]{0,12}[:：][ \t]*\n|\b(?:your|a) (?:position|view|answers?|response|thoughts|feedback|comments?) on[ \t]*[:：]?[ \t]*\n|(?:\b(?:two|three|four|five|six|some|several|\d) (?:\w+ )?(?:things|points|items|questions|changes|asks)|[两三四五六几]\s*(?:点|件事|个问题|条|个要求))[^\n:：]{0,80}[:：][ \t]*\n)(?<list>(?:[ \t]*\n)?(?:[ \t]*(?:\d{1,2}\s*[、.．)）]|[（(]\d{1,2}[)）])[^\n]+(?:\n|$)){1,12})/giu
const listedLine =
  /^[ \t]*(?:\d{1,2}\s*[、.．)）]|[（(]\d{1,2}[)）])[ \t]*(?<ask>\S[^\n]{3,200}?)[。；;\s]*$/gmu

/** 福斯特克现在是198万, "Marchetti are at £365k": a price under somebody's name. */
const someonesPrice =
  /^\p{Script=Han}{2,6}?(?:现在|目前|那边|这边|上周|昨天)?(?:是|报|给|只要|才|开)了?\s*\d[\d.]*\s*[万千元]|^\p{Lu}\p{L}{2,}(?: \p{Lu}\p{L}+)? (?:is|are|has|have|came|come|comes|quoted|offers?|offered|stands?)\b[^.;\n]{0,20}[£$€¥]\s?\d/u
const demanding =
  /请|要求|必须|需要|希望|能不能|能否|(?<![a-z])(please|must|needs?|want|require|match|can you)(?![a-z])/i

/** What is asked for in a numbered list under a heading that says so: each line is one wish. */
function listedAsks(text: string, by: Speaker, rivals: RegExp | null): ProposedFact[] {
  return [...text.matchAll(announcedAsks)].flatMap((block) => {
    const list = block.groups!.list!
    const listAt = block.index + block[0].length - list.length
    return [...list.matchAll(listedLine)].flatMap((line): ProposedFact[] => {
      const ask = line.groups!.ask!
      // Among their points may be what they promise themselves.
      if (holdsPromise(ask, by) && by === 'customer' && /^(我|i\b|we\b)/i.test(ask)) return []
      // What a rival offers is held up to us, and asks for nothing.
      if (
        !demanding.test(ask) &&
        /\d/.test(ask) &&
        (someRival.test(ask) || rivals?.test(ask) || someonesPrice.test(ask))
      )
        return []
      const start = listAt + line.index + line[0].indexOf(ask)
      return [
        {
          kind: 'customerAsk',
          subject: 'list',
          start,
          end: start + ask.length,
          text: ask,
          figures: [],
          speaker: by,
          stance: 'asked',
          saidBy: null,
        },
      ]
    })
  })
}

const anyBox = /\[[ xX✓√]?\]|[☐□☑✅✔]|^[ \t]*[√✓]\s/m
const boxes =
  /^[ \t]*(?:[-*•]\s*)?(?<box>\[[ xX✓√]?\]|[☐□☑✅✔√✓](?!\d))[ \t]*(?:\[[ xX✓√]?\][ \t]*)*(?<task>\S[^\n]{2,160})/gmu
const aBox = /^[ \t]*(?:[-*•]\s*)?(?:\[[ xX✓√]?\]|[☐□☑✅✔√✓](?!\d))/
const openBox = /^(\[ ?\]|[☐□])$/

/** What is put behind a sentence that is only a guess: …拍板。（猜的） */
const guessBehind =
  /^[。.!！]?\s*[（(](我|纯属|just )?(猜|瞎猜|估计|个人(判断|看法|感觉)|a guess|guess(ing|work)?|my guess)/i

const mayHoldZone = (text: string, by: Speaker): boolean => by === 'note' && text.includes('\n')

/** Whether any sentence of a text asks for silence: what another says of a customer takes nothing from it. */
const mayHush = (text: string, by: Speaker): boolean =>
  isHush(text, by) ||
  (by === 'note' &&
    isHush(text, 'team') &&
    [...sentencesOf(text)].some((sentence) => isHush(sentence.text, by)))

/** What we told each other to keep to ourselves: a warning for whoever makes the call, and for nobody else's ears. */
function keptQuiet({ start, text }: { start: number; text: string }, more = 0): ProposedFact {
  const longest = more + (/\p{Script=Han}/u.test(text) ? longestLine : longestLatinLine)
  const quote = trimmed(text, 0, Math.min(text.length, longest))
  return {
    kind: 'keepQuiet',
    subject: 'quiet',
    start: start + quote.start,
    end: start + quote.end,
    text: text.slice(quote.start, quote.end),
    figures: [],
    speaker: 'team',
    stance: 'stated',
    saidBy: null,
  }
}

/** Pieces that are told of one confidence at the most. */
const mostPieces = 6
/** Letters that the word of secrecy may take behind what it is about. */
const roomForWord = 100

/** What was told in confidence, in pieces that can each be shown whole: a long mail tells more than one thing. */
function piecesOfConfidence(
  text: string,
  { start, end }: { start: number; end: number },
): { start: number; text: string }[] {
  const whole = text.slice(start, end)
  const longest = /\p{Script=Han}/u.test(whole) ? longestLine : longestLatinLine
  if (whole.trim().length <= longest) return [{ start, text: whole }]
  const pieces: { start: number; text: string }[] = []
  let lead: number | null = null
  for (const sentence of sentencesOf(whole)) {
    const at = start + sentence.start
    const last = pieces.at(-1)
    const isOnlyWord = isConfided(sentence.text, 'customer') && reachOfConfidence(sentence.text) !== 'itself'
    // What one of them promises us is no secret of theirs.
    if (!isOnlyWord && isPromiseOf('customer', sentence.text, /\d/.test(sentence.text))) continue
    const reach = last ? at + sentence.text.length - last.start : 0
    const isApart = last !== undefined && /\n\s*\n/.test(text.slice(last.start + last.text.length, at))
    if (last && (isOnlyWord ? !isApart : reach <= longest && !isApart))
      last.text = text.slice(last.start, at + sentence.text.length)
    else if (!isOnlyWord) {
      const from = lead !== null && at + sentence.text.length - lead <= longest ? lead : at
      pieces.push({ start: from, text: text.slice(from, at + sentence.text.length) })
      lead = null
    }
    // The word of secrecy alone is told with what it is about, where that leaves room for it.
    else lead = at
  }
  if (pieces.length === 0) return [{ start, text: whole }]
  return pieces.slice(0, mostPieces)
}

/** All of a text, told in a message that asks for silence on everything in it. */
export const wholeKeptQuiet = (text: string): ProposedFact => {
  const start = text.search(/\S/)
  return keptQuiet({ start: Math.max(0, start), text: text.trim() })
}

const mostNeeds = 12
/** What a note lists under a heading that says that the customer needs it; a line with a verb of its own may say it better. */
const needsIn = (text: string, zone: NoteZone): ProposedFact[] =>
  [...linesOf(text, zone)]
    .filter(({ isListed }) => isListed)
    .slice(0, mostNeeds)
    .map((line) => {
      const { start, end } = trimmed(line.text, 0, Math.min(line.text.length, longestLine))
      return {
        kind: 'customerAsk',
        subject: 'heading',
        start: line.start + start,
        end: line.start + end,
        text: line.text.slice(start, end),
        figures: [],
        speaker: 'note',
        stance: 'asked',
        saidBy: null,
      }
    })

/** What a note lists under a heading that says whose promises these are. */
function promisesIn(text: string, zone: NoteZone, occurredAt: number): ProposedFact[] {
  if (zone.zone === 'internal') return []
  if (zone.zone === 'limits') return [...linesOf(text, zone)].map(keptQuiet)
  if (zone.zone === 'needs') return needsIn(text, zone)
  const isOwn = zone.zone === 'ownPromises'
  return [...linesOf(text, zone)].map((line) => ({
    kind: isOwn ? 'openPromise' : 'customerPromise',
    subject: 'heading',
    start: line.start,
    end: line.end,
    text: line.text,
    figures: findFigures(line.text, occurredAt)
      .filter(({ kind }) => kind === 'date')
      .map(({ figure }) => figure),
    speaker: 'note',
    stance: 'promised',
    saidBy: null,
  }))
}

/** 20号没给到, "21号冇send", "was due 18/11": the day on which it did not come is not when it is due. */
const missedOn =
  /^\s*[号日]?(?:上午|下午|晚上)?(?:就|都|也|还)?(?:没有?|未|冇)(?:给|交|到|来|发|收|拿|寄|出|有|send)/i
const slashed = /(?<![\d./])\d{1,2}\s*[/.]\s*\d{1,2}(?![\d./%]|\s*(?:[%％万元公千吨kK]|kg|t\b))/g

/** 18号就该给, "was due Fri 20th": the day is behind, however it is written. */
const wasDueBehind = /^\s*(?:st|nd|rd|th)?\s*[号日]?(?:就|本来?|早就?|原来?)(?:该|应)/i
const wasDueBefore =
  /(?:过了|已过|超过了?)\s*$|\b(?:was|were) (?:due|meant to (?:go|be|come))(?: on| by)?(?: (?:mon|tue|wed|thu|fri|sat|sun)\w*)?(?: the)?\s*$/i

/** The day of a month, on or before `at`, that a day to come stands for once it is said to have been. */
function lastSuch(day: string, at: number): string {
  const read = new Date(Date.parse(day))
  while (read.getTime() > at) read.setUTCMonth(read.getUTCMonth() - 1)
  return read.toISOString().slice(0, 10)
}

/** 20号, "the 18th": a day of no month that is named. */
const isBareDay = /^(?:\d{1,2}|[一二三四五六七八九十廿]{1,3})号$|^\D*\d{1,2}(?:st|nd|rd|th)$/i

/** A day of no named month on a list of what is to be done: of this month, the last or the next, whichever lies nearest. */
function nearestSuch(day: string, at: number): string {
  const read = new Date(Date.parse(day))
  const choices = [-1, 0, 1]
    .map((shift) => new Date(Date.UTC(read.getUTCFullYear(), read.getUTCMonth() + shift, read.getUTCDate())))
    .filter((one) => one.getUTCDate() === read.getUTCDate())
  const [nearest] = choices.toSorted(
    (one, other) => Math.abs(one.getTime() - at) - Math.abs(other.getTime() - at),
  )
  return (nearest ?? read).toISOString().slice(0, 10)
}

/** 借到12/18, V3 12/8到期, "until 18 Dec", "18 Dec not Jan": a day of the thing that the task is about, and not when it is due. */
const endsBehind =
  /^\s*[日号]?\s*(?:到期(?!了)|止|截止|为止)|^\s*,?\s*(?:not|instead of|rather than)\s+(?:the\s+)?(?:\d|(?:end of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|next|this))|^\s*[,，]?\s*不是\s*\d/i
const endsBefore =
  /(?:有效期?(?:到|至)?|借到|用到|租到|直到|截至)\s*$|\b(?:until|till|expir(?:es|y|ing)(?: on)?|valid(?: to)?)\s+(?:the\s+)?$/i

/** The days of a line on a list of what is to be done: whichever way round they stand, those near to the list. */
function daysOf(task: string, occurredAt: number): FactFigure[] {
  const pairs = [...task.matchAll(slashed)].flatMap((match) => {
    const day = dueDay(match[0], occurredAt)
    return day === null ? [] : [{ start: match.index, end: match.index + match[0].length, day }]
  })
  const named = weekdaysOfMonth(task, occurredAt).map(({ start, end, figure }) => ({
    start,
    end,
    day: String(figure.value),
  }))
  const isTaken = ({ start, end }: { start: number; end: number }): boolean =>
    [...pairs, ...named].some((one) => one.start < end && one.end > start)
  const days = findFigures(task, occurredAt)
    .filter((figure) => figure.kind === 'date' && !isTaken(figure))
    .map(({ start, end, figure }) => {
      const day = String(figure.value)
      const isBare = day.length === 10 && isBareDay.test(task.slice(start, end))
      return { start, end, day: isBare ? nearestSuch(day, occurredAt) : day }
    })
  return [
    ...pairs,
    ...named.filter((one) => !pairs.some((two) => two.start < one.end && two.end > one.start)),
    ...days,
  ]
    .sort((left, right) => left.start - right.start)
    .filter(({ start, end }) => {
      const [before, after] = [task.slice(0, start), task.slice(end)]
      return !missedOn.test(after) && !endsBehind.test(after) && !endsBefore.test(before)
    })
    .map(({ start, end, day }) => {
      const wasDue = wasDueBehind.test(task.slice(end)) || wasDueBefore.test(task.slice(0, start))
      return { value: wasDue && day.length === 10 ? lastSuch(day, occurredAt) : day, unit: 'date' }
    })
}

/** "Thu early, 8.30 Alder with Nick", 周三 9:00 与恒越: a day and an hour, and nothing that is to be done. */
const isAppointment = (task: string): boolean =>
  /\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b[^\n]{0,24}\b\d{1,2}[.:]\d{2}\b|(?:周|星期|礼拜)[一二三四五六日天][^\n]{0,10}\d{1,2}\s*(?:[:：]\d{2}|点)/i.test(
    task,
  ) &&
  !/\b(?:send|prepare|write|draft|finish|get|bring|print|quote|order|book|update|check|confirm|deliver|call|ring|chase|ask)\b|发|给|准备|提交|整理|打印|写|寄|送|订|约|确认|催|问|报价|带/i.test(
    task,
  )

/** What a note lists as still to be done by us, an open box in front of it, and as done. */
function tasksIn(text: string, occurredAt: number, sideOf: SideOf): ProposedFact[] {
  return [...text.matchAll(boxes)].flatMap((match): ProposedFact | ProposedFact[] => {
    const task = match.groups!.task!.trimEnd()
    if (isAppointment(task)) return []
    const start = match.index + match[0].indexOf(task)
    const isOpen = openBox.test(match.groups!.box!)
    const isTheirs = ownerOf(task, sideOf) === 'theirs' || isMissed(task)
    return {
      kind: !isOpen ? 'handedOver' : isTheirs ? 'customerPromise' : 'openTask',
      subject: 'task',
      start,
      end: start + task.length,
      text: task,
      figures: daysOf(task, occurredAt),
      speaker: 'note',
      stance: isOpen ? 'promised' : 'stated',
      saidBy: null,
    }
  })
}

/** Whether a day begins or ends a span (9/15-10/10): the time that something is of, and not by when it is due. */
const isOfSpan = (text: string, start: number, end: number): boolean =>
  /\d\s*(?:[日号]\s*)?[-–—~～至到]\s*$/.test(text.slice(0, start)) ||
  /^\s*(?:[日号]\s*)?[-–—~～至到]\s*\d/.test(text.slice(end))

/** What minutes say that somebody of either side is to do. */
function dutiesIn(
  text: string,
  occurredAt: number,
  sideOf: SideOf,
  isInternal: (at: number) => boolean,
): ProposedFact[] {
  return toldTasks(text, sideOf).flatMap(({ side, who, start, end, text: told }): ProposedFact[] =>
    isInternal(start)
      ? []
      : [
          {
            kind: side === 'ours' ? 'openTask' : 'customerPromise',
            subject: 'duty',
            start,
            end,
            text: told,
            figures: told.includes('\t')
              ? daysOf(told, occurredAt)
              : findFigures(told, occurredAt)
                  .filter(({ kind, start, end }) => kind === 'date' && !isOfSpan(told, start, end))
                  .map(({ figure }) => figure),
            speaker: 'note',
            stance: 'promised',
            saidBy: side === 'theirs' && who !== '' ? who : null,
          },
        ],
  )
}

/** A stretch of a sentence without the closing mark. */
function trimmed(sentence: string, start: number, end: number): { start: number; end: number } {
  let first = start
  let last = end
  // Cut off within a word, a quotation ends with the one before.
  if (
    last < sentence.length &&
    /[a-z\d]/i.test(sentence[last - 1] ?? '') &&
    /[a-z\d]/i.test(sentence[last]!)
  ) {
    const space = sentence.lastIndexOf(' ', last)
    if (space > start) last = space
  }
  while (last > first && /[。！？!?；;.，,\s*_]/.test(sentence[last - 1]!)) last -= 1
  while (first < last && /[\s)）\]】，,;；。.:：、*_]/.test(sentence[first]!)) first += 1
  return { start: first, end: last }
}

/** 不是260万, 年初说350万, 原2年, 从2年延到3年, "instead of 40": a figure that the sentence itself takes back. */
const disowning =
  /(不是|并非|而非|不再是|(原(先|来|定|本)?|之前|以前|先前|本来|上次|早先|年初|去年|起初|一开始)(说|定|计划|安排|约|报|批|给)?(的|在|好)?(是|为)?)\s*$|(?<![a-z])(?:not|instead of|rather than) (?:the |your |our |my )$|(?<![a-z])(not|instead of|rather than|(?:up|down) from|(?:previously|formerly|originally)(?: w\/c| the week of)?|used to be|had (said|promised|written|planned))\s*$/i
const leaving = /(从|由|(?<![a-z])from)\s*$/i
const arriving = /^.{0,12}?(到|至|为|成|(?<![a-z])to(?![a-z]))/i
/** A day that is left for another, and not the first of a span: 从3月1号推到4月15号, "moved from 3 May to 9 May". */
const moved =
  /^.{0,12}?(推(迟)?|延(期|后|迟)?|改(期)?|调整?|提前?|挪|顺延|变更?)(到|至|为|成)|(?<![a-z])(mov|shift|push|postpon|reschedul|delay|slip|bring|brought|chang|put back)\w*[^.;]{0,40}(?<![a-z])from\s*$/i

/** "the board slipped from 27 Nov": where to, it does not say. */
const movedFrom =
  /(?<![a-z])(mov|shift|push|postpon|reschedul|delay|slip|bring|brought|chang|put back)\w*[^.;]{0,40}from\s*$/i
/** 12月4号的评审会改到12月18号, "the 4 December review has moved to the 18th": the day in front is left. */
const movedAway =
  /^[^。；;\n]{0,8}?[”"’』」]?\s*(?:更正|变更|修改|修订)[为成至]|^ (?:will|is to|shall) (?:now )?(?:be held|be|take place) (?:now )?on\b|^[^。；;\n]{0,10}?(有事|出差|请假|休假|外出|来不了|去不了|不行|不方便|没空|冲突|不在|开不了|赶不上|no good|does ?n[o'’]?t work|can['’]?t make)[^。；;\n]{0,40}?(改|挪|推|换|延|instead|move|make it|do it)|^的[^，。；;\n]{0,12}?(推迟?|延(期|后|迟)?|改(期)?|调整?|提前|挪|顺延|变更?)[^，。；;\n]{0,3}(到|至|为|成)|^ (?:[a-z]+ ){1,3}(?:(?:has|is|was|have) (?:been )?)?(?:mov|shift|push|postpon|reschedul|slip|brought forward)\w* (?:back |out |forward )?(?:to|until)\b/i
/** "trial moved 26 Nov -> 2 Dec", 试贴改 11/26 → 12/2. */
const arrowAway = /^\s*(?:->|=>|→)/
const moving = /(?:mov|shift|push|postpon|reschedul|delay|slip|改|推|延|挪|调整|变更)[^。；;\n]{0,40}$/i
const wasBefore = /\bwas (the week of |due (on )?|set for |planned (for|on) |on |scheduled (for|on) )?$/i
const nowOther = /\b(moved|now|changed|instead|shifted|pushed|brought|postponed|delayed)\b/i

function isTakenBack(sentence: string, figure: FoundFigure): boolean {
  const { start, end, kind } = figure
  const before = sentence.slice(0, start)
  if (disowning.test(before) || isDenied(sentence, figure) || calledOff(sentence, figure)) return true
  if (kind === 'date' && movedAway.test(sentence.slice(end))) return true
  if (kind === 'date' && arrowAway.test(sentence.slice(end)) && moving.test(before)) return true
  const after = sentence.slice(end)
  // "was the week of 8 February, so moved to 1 March": only what comes later says that the first is over.
  if (kind === 'date' && wasBefore.test(before) && nowOther.test(after)) return true
  if (kind === 'date')
    return (
      leaving.test(before) &&
      (moved.test(after) || movedFrom.test(before) || (moved.test(before) && arriving.test(after)))
    )
  // 账期30天改60天: of two measures the one in front is left.
  if (/^\s*[改变调延](?:到|成|为|至)?\s*\d/.test(after)) return true
  return leaving.test(before) && arriving.test(after)
}

/**
 * The figures that a sentence itself says no longer hold (原来说4月10号，现在3月25号); with `kept`, those in whose place that
 * one has come.
 */
export function takenBackIn(
  sentence: string,
  occurredAt: number,
  kept: FactFigure | null = null,
): FactFigure[] {
  const figures = findFigures(sentence, occurredAt)
  const standing = figures.filter((figure) => !isTakenBack(sentence, figure))
  // Of several figures that hold, each took the place of the one next to it.
  const nextTo = ({ start, kind }: FoundFigure) =>
    standing
      .filter((one) => one.kind === kind)
      .toSorted((a, b) => Math.abs(a.start - start) - Math.abs(b.start - start))[0]
  return figures.flatMap((figure) => {
    if (!isTakenBack(sentence, figure)) return []
    // 因翁总12月8日至10日出差，…改到12月11日: the span of an absence is no day that was set before.
    if (figure.kind === 'date' && isOfSpan(sentence, figure.start, figure.end)) return []
    const replaced = nextTo(figure)
    const isOfKept = kept === null || !replaced || replaced.figure.value === kept.value
    return isOfKept ? [figure.figure] : []
  })
}

/** Where clauses end: at commas and colons, and where people who chat put a space for a comma. */
const breaksOf = (sentence: string): RegExpExecArray[] =>
  [...sentence.matchAll(/[，,：:]\s*|\s[-–—]\s|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu)].filter(
    ({ index }) => !/\d[,:]\d/.test(sentence.slice(index - 1, index + 2)) && !isInBrackets(sentence, index),
  )
const isInBrackets = (sentence: string, at: number): boolean => {
  const opened = Math.max(sentence.lastIndexOf('(', at), sentence.lastIndexOf('（', at))
  if (opened < 0) return false
  const closed = /[)）]/.exec(sentence.slice(opened))
  return closed !== null && opened + closed.index > at
}

/** What a clause between is worth in letters of distance. */
const clauseAway = { date: 20, other: 12 }

const movesTo =
  /(改|推|延|调整?|提前|挪|顺延|变更?|要求)[^，。；]{0,4}(到|至|为|在)?\s*$|\b(moved|shifted|pushed|postponed|slipped|brought forward|changed|put back|now) (to |for |on )?(the )?((mon|tues|wednes|thurs|fri|satur|sun)day,? )?(the )?$|\b(slipped|moved|pushed|shifted|put back|delayed|postponed)\b[^.;]{0,40}[,;–—-] *(so |and |now )*(it|that|this)(['’]s| is| will be) (now )?(on |the )?(the )?((mon|tues|wednes|thurs|fri|satur|sun)day,? )?(the )?$|(改|推|延|挪|调整|提前|变)[^。；\n]{0,8}[，,]\s*不(是|在)[^，,。；\n]{1,10}[，,]\s*(是|改(成|到)|在)?\s*$/i

/** The figure nearest to the cue, in front of it or behind; one of the same clause before one of another. */
function nearest(
  sentence: string,
  figures: readonly FoundFigure[],
  cueStart: number,
  cueEnd: number,
): FoundFigure | null {
  // The one day that a sentence moves something to is meant, however far from the word for it.
  const [only, ...more] = figures
  if (
    only?.kind === 'date' &&
    more.length === 0 &&
    movesTo.test(sentence.slice(Math.min(cueEnd, only.start), only.start))
  )
    return only
  const breaks = breaksOf(sentence)
  let best: FoundFigure | null = null
  // The only amount of a sentence is meant from farther off, and the day at the head of a line of a timetable.
  const isFar =
    more.length === 0 &&
    (only?.kind === 'money' || (only?.kind === 'date' && only.start === 0 && sentence.length <= 60))
  let bestDistance = isFar ? 81 : 41
  for (const figure of figures) {
    const [from, to] = figure.start >= cueEnd ? [cueEnd, figure.start] : [figure.end, cueStart]
    // "Delivery: by 1 March": the colon behind a label parts nothing.
    const between = breaks.filter(
      ({ index, 0: mark }) => index >= from && index < to && !(index === cueEnd && /[:：]/.test(mark)),
    ).length
    const distance = to - from + clauseAway[figure.kind === 'date' ? 'date' : 'other'] * between
    if (distance < bestDistance) {
      best = figure
      bestDistance = distance
    }
  }
  return best
}

/**
 * Reads a message, note or remark and proposes the facts that its sentences state, each with the very span that
 * states it. Rules only: a sentence without a cue proposes nothing, and a figure is never computed.
 * `occurredAt` (UTC ms) gives the year to dates without one. `by` is who wrote the text; a note says in its lines who
 * said what. `rivals` finds the names of rivals that the workspace knows (`rivals.ts`); `sideOf` tells on which side of
 * the table the people and firms sit whom a note names.
 */
export function extractFacts(
  text: string,
  occurredAt: number,
  by: Speaker = 'note',
  rivals: RegExp | null = null,
  sideOf: SideOf = () => null,
): ProposedFact[] {
  const found: ProposedFact[] = []
  const mayState = (words: string): boolean =>
    anyCue(words) || (rivals?.test(words) ?? false) || certificatesIn(words).length > 0
  const sides = by === 'note' ? sidesIn(text, sideOf) : sideOf
  const lists = by === 'ours' ? [] : weightsIn(text)
  const changed = by === 'ours' ? [] : weightChangesIn(text)
  const weights = [
    ...lists.map((one) => ({ ...one, subject: 'weights' })),
    ...changed
      .filter(({ start, end }) => !lists.some((list) => list.start < end && list.end > start))
      .map((one) => ({ ...one, subject: changedWeights })),
  ]
  const duties =
    by === 'note'
      ? dutiesIn(text, occurredAt, sides, (at) =>
          zonesOf(text).some(({ zone, start, end }) => zone === 'internal' && at >= start && at < end),
        )
      : []
  const moved = by === 'ours' ? [] : movedTasksIn(text, occurredAt, by)
  if (
    by !== 'ours' &&
    moved.length === 0 &&
    duties.length === 0 &&
    !mayState(text) &&
    !mayTellInEnglish(text) &&
    !(by === 'note' && handoversIn(text, occurredAt, sides)) &&
    !holdsPromise(text, by) &&
    !(by === 'note' && isOutstanding(text)) &&
    !anyBox.test(text) &&
    !isConfided(text, by) &&
    !mayHoldZone(text, by) &&
    !mayDemand(text, by) &&
    !(by === 'customer' && listedDemands(text).length > 0) &&
    !mayHush(text, by) &&
    weights.length === 0 &&
    !protectsSource(text, by) &&
    !(text.includes('\n') && text.search(announcedAsks) >= 0)
  )
    return found
  const written = new Date(occurredAt).toISOString().slice(0, 10)
  let lineTaken = 0
  const zones = by === 'note' ? zonesOf(text) : []
  const isOfSecretSource = protectsSource(text, by)
  found.push(...zones.flatMap((zone) => promisesIn(text, zone, occurredAt)))
  const hasBoxes = by === 'note' && anyBox.test(text)
  const isDuty = ({ start, text }: { start: number; text: string }): boolean =>
    duties.some((duty) => duty.start < start + text.length && duty.end > start)
  found.push(...duties.filter(({ start }) => !(hasBoxes && aBox.test(lineAround(text, start)))))
  /** Whether a line of a list has been told under its heading. */
  const isTold = ({ start, text }: { start: number; text: string }): boolean =>
    found.some((one) => one.subject === 'heading' && one.start < start + text.length && one.end > start)
  if (hasBoxes) found.push(...tasksIn(text, occurredAt, sides))
  found.push(
    ...weights.map(({ start, end, subject }): ProposedFact => {
      const { speaker, saidBy, thought } = voiceOf(text, { start, text: text.slice(start, end) }, by, sides)
      return {
        kind: 'awardCriteria',
        subject,
        start,
        end,
        text: text.slice(start, end),
        figures: [],
        speaker,
        stance: thought ? 'thought' : 'stated',
        saidBy,
      }
    }),
  )
  /** Whether a list of weights tells the line better. */
  const isWeighed = (start: number, end: number): boolean =>
    weights.some((list) => list.start < end && list.end > start)
  const toColleague = isToColleague(text, by, sideOf)
  if (by !== 'ours' && text.includes('\n') && !toColleague) found.push(...listedAsks(text, by, rivals))
  const demands = by === 'customer' && !toColleague ? listedDemands(text) : []
  const isDemanded = ({ start, text: said }: { start: number; text: string }): boolean =>
    demands.some((demand) => demand.start < start + said.length && demand.end > start)
  for (const { start, end, text: demand } of demands) {
    const isPriced = /\d/.test(demand) && (rivals?.test(demand) || someonesPrice.test(demand))
    if (isPriced || found.some((one) => one.start < end && one.end > start)) continue
    found.push({
      kind: 'customerAsk',
      subject: 'list',
      start,
      end,
      text: demand,
      figures: [],
      speaker: by,
      stance: 'asked',
      saidBy: null,
    })
  }
  if (mayDemand(text, by) && !toColleague) found.push(...demandsIn(text, occurredAt, by))
  const confided = isConfided(text, by) ? confidedSpan(text) : null
  if (confided)
    found.push(
      ...piecesOfConfidence(text, confided).map(
        (piece): ProposedFact => ({ ...keptQuiet(piece, roomForWord), speaker: 'customer' }),
      ),
    )
  const sentences = [...sentencesOf(text)]
  const sameLine = (one: { start: number; text: string }, other: { start: number }): boolean =>
    !text.slice(one.start + one.text.length, other.start).includes('\n')
  let addressee: Side | null = null
  /** The last sentence that spoke of a rival, or of somebody in between: 他们 and "their" in the next are the rival's. */
  let rivalSpokenOf = -2
  let sums: FoundFigure[] | null = null
  /** The figures of a sentence, with the budget that it names without the unit of the text's other sums. */
  const figuresOf = (sentence: string): FoundFigure[] => {
    const read = findFigures(sentence, occurredAt)
    // A sum that is named with its unit is read already; one without is none of the quantities round it.
    const cuts = bareCuts(sentence).filter(
      ({ start, end }) => !read.some((one) => one.start < end && one.end > start && one.kind !== 'quantity'),
    )
    const figures = [
      ...read.filter(({ start, end }) => !cuts.some((cut) => cut.start < end && cut.end > start)),
      ...cuts,
    ].sort((one, other) => one.start - other.start)
    if (!/预算|额度|盘子|[批给]的数|上限|封顶|budget|ceiling|\bcap\b|limit/i.test(sentence)) return figures
    sums ??= findFigures(text, occurredAt).filter(({ kind }) => kind === 'money')
    return [...figures, ...bareBudgets(sentence, text, sums)].sort((one, other) => one.start - other.start)
  }
  const hushed = sentences.map((sentence) => isHush(sentence.text, by))
  /** Whether its line began by asking for silence on what follows, or asks for silence and it tells a limit of ours. */
  const isHushedInLine = (index: number): boolean =>
    sentences.some(
      (other, at) =>
        hushed[at] === true &&
        at !== index &&
        (at < index
          ? sameLine(other, sentences[index]!) &&
            (hushesWhatFollows(other.text) || tellsLimit(sentences[index]!.text))
          : sameLine(sentences[index]!, other) && tellsLimit(sentences[index]!.text)),
    )
  /** Whether it only points to what is told as quiet beside it: 这个数字不要出这个群. */
  const isPointer = (index: number): boolean => {
    const { text: words } = sentences[index]!
    const [before, after] = [sentences[index - 1], sentences[index + 1]]
    return (
      (before !== undefined &&
        hushed[index] === true &&
        sameLine(before, sentences[index]!) &&
        words.length < 60 &&
        !/\d/.test(words) &&
        /^(?:这个?(?:数字?|价格?|事|话|消息)|以上|上面|that|this|it|keep (?:that|this|it)|(?:he|she|they)(?:['’]s|['’]re| is| are) not supposed|must(?: not|n['’]t) (?:come|get) back)/i.test(
          words,
        )) ||
      (after !== undefined &&
        sameLine(sentences[index]!, after) &&
        hushesWhatFollows(words) &&
        hushed[index] === true)
    )
  }
  for (const [index, sentence] of sentences.entries()) {
    if (by === 'customer') addressee = spokenTo(sentence.text, sideOf) ?? addressee
    /** What one of them asks or promises a colleague is their own affair, and no duty of ours. */
    const isAmongThem = addressee === 'theirs'
    const zone = zones.find(({ start, end }) => sentence.start >= start && sentence.start < end)?.zone ?? null
    if (zone === 'ownPromises' || zone === 'theirPromises' || zone === 'limits') continue
    const next = sentences[index + 1]
    const isQuiet =
      isHush(sentence.text, by) ||
      (next !== undefined && isHush(next.text, by) && hushesBefore(next.text) && sameLine(sentence, next)) ||
      isHushedInLine(index)
    // Whoever must not be named as its source has told what stands before in the line: it is read on as known to us.
    const isConfidedToUs =
      isOfSecretSource &&
      sentences.some(
        (other, at) =>
          at >= index && protectsSource(other.text, by) && (at === index || sameLine(sentence, other)),
      )
    if ((isQuiet || isConfidedToUs) && !isPointer(index)) found.push(keptQuiet(sentence))
    if (isQuiet) continue
    // A task names what is to be, and is told as a task.
    if (hasBoxes && aBox.test(lineAround(text, sentence.start))) continue
    const handover = by === 'note' && !isDuty(sentence) ? handoversIn(sentence.text, occurredAt, sides) : null
    if (handover) {
      const { start, end, ...told } = handover
      found.push({
        ...told,
        kind: 'openTask',
        subject: 'handover',
        start: sentence.start + start,
        end: sentence.start + end,
        speaker: 'note',
        stance: 'promised',
        saidBy: null,
      })
    }
    const voice = voiceOf(text, sentence, by, sides)
    const isGuess = guessBehind.test(text.slice(sentence.start + sentence.text.length).slice(0, 12))
    const said: typeof voice = {
      ...voice,
      ...((zone === 'internal' ||
        (isOfSecretSource && protectsSource(lineAround(text, sentence.start), by))) && {
        speaker: 'team',
      }),
      ...(isGuess && { thought: true }),
    }
    const isPromise =
      !said.thought &&
      (mayPromise(sentence.text, said.speaker) || (said.speaker === 'customer' && isAwaited(sentence.text)))
    const holdsCue =
      isPromise ||
      (by === 'note' && isOutstanding(sentence.text)) ||
      sentence.text === text ||
      mayState(sentence.text) ||
      (lineFrom(text, sentence.start) !== sentence.text && anyLineCue(lineFrom(text, sentence.start)))
    if (!holdsCue && !mayTellInEnglish(sentence.text)) continue
    const figures = figuresOf(sentence.text)
    const own = figures.filter((figure) => !isTakenBack(sentence.text, figure))
    const stanceAt = (start: number, end: number, isWorry: boolean): Stance =>
      said.thought
        ? 'thought'
        : said.planned
          ? 'promised'
          : stanceOf(isWorry ? sentence.text.slice(0, end) : sentence.text, start, end, said.speaker)
    const { speaker, saidBy } = said
    if (
      isPromise &&
      !isAmongThem &&
      !isDemanded(sentence) &&
      !isDuty(sentence) &&
      handover === null &&
      isPromiseOf(
        said.speaker,
        sentence.text,
        own.some(({ kind }) => kind === 'date') ||
          weekdaysOfMonth(sentence.text, occurredAt).length > 0 ||
          (said.speaker === 'ours' &&
            answering.test(sentence.text) &&
            comingWeekdays(sentence.text, occurredAt).length > 0),
      )
    ) {
      const clause = withSpokenDay(sentence.text, promiseIn(sentence.text, said.speaker))
      const earlier = found.at(-1)
      // "I know I owe you the plan. You'll have it Monday.": one promise, with its day behind it.
      if (
        earlier &&
        (earlier.kind === 'customerPromise' || earlier.kind === 'openPromise') &&
        earlier.figures.length === 0 &&
        isItsDay.test(sentence.text) &&
        sameLine({ start: earlier.start, text: earlier.text }, sentence)
      ) {
        earlier.figures = own.filter(({ kind }) => kind === 'date').map(({ figure }) => figure)
        earlier.end = sentence.start + clause.end
        earlier.text = text.slice(earlier.start, earlier.end)
        continue
      }
      found.push({
        kind:
          isOurs(said.speaker, sentence.text) ||
          (said.speaker === 'note' && promisedBy(sentence.text, sides) === 'ours')
            ? 'openPromise'
            : 'customerPromise',
        subject: 'promise',
        start: sentence.start + clause.start,
        end: sentence.start + clause.end,
        text: sentence.text.slice(clause.start, clause.end),
        figures: [
          ...own,
          ...comingWeekdays(sentence.text, occurredAt),
          ...spokenDay(sentence.text, occurredAt),
          ...weekdaysOfMonth(sentence.text, occurredAt).filter((day) =>
            own.every(({ start, end }) => day.end <= start || day.start >= end),
          ),
        ]
          // A month may have a full stop behind it, which is the sentence's own.
          .filter(
            ({ kind, start, end }) =>
              kind === 'date' &&
              start >= clause.start &&
              end <= clause.end + 1 &&
              // 10/28已经重开，月底付: what was done that day is not what is due.
              !/^\s*就?已/.test(sentence.text.slice(end)),
          )
          .map(({ figure }) => figure),
        speaker,
        stance: 'promised',
        saidBy,
      })
    }
    if (speaker === 'customer' && !isAmongThem && isAwaited(sentence.text))
      found.push({
        kind: 'openPromise',
        subject: 'awaited',
        start: sentence.start,
        end: sentence.start + sentence.text.length,
        text: sentence.text,
        // 周二之前能给吧: it is asked for by a day to come; a day on which it was due may be any.
        figures: awaitedDays(sentence.text, own, occurredAt),
        speaker,
        stance: 'promised',
        saidBy,
      })
    if (
      by === 'note' &&
      said.speaker === 'note' &&
      !isPromise &&
      !isDuty(sentence) &&
      isOutstanding(sentence.text)
    )
      found.push({
        kind: 'customerPromise',
        subject: 'missed',
        start: sentence.start,
        end: sentence.start + trimmed(sentence.text, 0, Math.min(sentence.text.length, longestLatinLine)).end,
        text: sentence.text.slice(
          0,
          trimmed(sentence.text, 0, Math.min(sentence.text.length, longestLatinLine)).end,
        ),
        figures: [],
        speaker: 'note',
        stance: 'promised',
        saidBy: null,
      })
    if (notSaid.test(sentence.text) || isUnsaid(sentence.text)) continue
    // A row of a list of duties tells what is to be done and no more, whoever it is of.
    if (by === 'note' && isRowOfDuties(sentence.text)) continue
    const isElsewhere =
      notHereAndNow.test(sentence.text) || isOfElsewhere(sentence.text) || isElsewhereInEnglish(sentence.text)
    const taken = new Set<FoundFigure>()
    const kinds = new Set<FactKind>()
    let quoted = 0
    const script = scriptOf(sentence.text)
    const before = found.length
    if (rivals?.test(sentence.text)) rivalSpokenOf = index
    else if (
      rivalSpokenOf === index - 1 &&
      (isMoreOfRival(sentence.text) || sufferedFrom.test(sentence.text))
    ) {
      if (sufferedFrom.test(sentence.text)) for (const kind of ofService) kinds.add(kind)
      rivalSpokenOf = index
      kinds.add('competitorNews')
      const clause = trimmed(sentence.text, 0, Math.min(sentence.text.length, longestLatinLine))
      found.push({
        kind: 'competitorNews',
        subject: 'continued',
        start: sentence.start + clause.start,
        end: sentence.start + clause.end,
        text: sentence.text.slice(clause.start, clause.end),
        figures: [],
        speaker: isOfSecretSource ? 'team' : speaker,
        stance: 'stated',
        saidBy,
      })
    } else if (rivalSpokenOf === index - 1 && someoneElse.test(sentence.text)) rivalSpokenOf = index
    const earlier = sentences[index - 1]
    const inEnglish = {
      text: sentence.text,
      whole: text,
      occurredAt,
      by: speaker,
      figures,
      taken,
      kinds,
      isTakenBack,
      before: earlier && sameLine(earlier, sentence) ? earlier.text : null,
    }
    /** "Net 60 here, and I want the fee spelled out": only the clause of the figure tells of it. */
    const clauseAround = (figureAt: number): { start: number; end: number } => {
      const start = sentence.text.slice(0, figureAt).search(/, (?:and|but) (?!.*, (?:and|but) )/i)
      const behind = sentence.text.slice(figureAt).search(/, (?:and|but) /i)
      return { start: Math.max(0, start), end: behind < 0 ? sentence.text.length : figureAt + behind }
    }
    const tell = (told: ToldInEnglish): void => {
      const clause = told.figureAt === undefined ? told : clauseAround(told.figureAt)
      const edges = trimmed(sentence.text, Math.max(told.start, clause.start), clause.end)
      const [start, end] = [sentence.start + edges.start, sentence.start + edges.end]
      // A line that was quoted for the kind has told it; a name is told once.
      const isToldAlready = found.some(
        (one) =>
          one.kind === told.kind &&
          one.figures.length === 0 &&
          told.figures.length === 0 &&
          ((one.start < end && one.end > start) || one.text === text.slice(start, end)),
      )
      if (isToldAlready) return
      kinds.add(told.kind)
      for (const figure of figures)
        if (figure.start <= (told.figureAt ?? -1) && figure.end > told.figureAt!) taken.add(figure)
      found.push({
        kind: told.kind,
        subject: told.subject,
        start,
        end,
        text: text.slice(start, end),
        figures: told.figures,
        speaker,
        stance:
          told.figureAt === undefined || said.thought || said.planned
            ? stanceAt(told.start, told.start, worries.has(told.kind))
            : stanceOf(sentence.text.slice(clause.start, clause.end), 0, 0, speaker),
        saidBy,
      })
    }
    const isEnglish = mayTellInEnglish(sentence.text)
    if (isEnglish && !isDuty(sentence)) daysToldFirst(inEnglish).forEach(tell)
    for (const rule of holdsCue ? rulesFor(sentence.text) : []) {
      const rival = rule.rival ? rivalIn(sentence.text, rivals) : null
      const scope = rule.line ? lineFrom(text, sentence.start) : sentence.text
      const cue = rival ?? (rule.line ? rule.cue : rule.cues[script])?.exec(scope)
      if (!cue || kinds.has(rule.kind) || rule.not?.test(sentence.text)) continue
      if (isAmongThem && ofUs.has(rule.kind)) continue
      if (rule.kind === 'customerAsk' && zone === 'needs' && isTold(sentence)) continue
      // Skagen Freezing complains of nothing.
      if (!rival && !rule.line && rivals && isWithinName(sentence.text, cue, rivals)) continue
      if (
        rule.beside &&
        !rule.beside.test(scope) &&
        !(rival && rule.figure === 'money' && isFollowedByMoney(rival, figures)) &&
        !(
          rival &&
          rule.kind === 'competitorNews' &&
          pricedBehind.test(scope.slice(rival.index + rival[0].length))
        )
      )
        continue
      if (isElsewhere && rule.figure !== 'text') continue
      // The day of a duty is when it is due: nothing is tendered or delivered on it.
      if (rule.figure === 'date' && isDuty(sentence)) continue
      const told = stanceAt(cue.index, cue.index + cue[0].length, worries.has(rule.kind))
      const stance = told === 'stated' && rule.done && !rule.done.test(sentence.text) ? 'promised' : told
      if (rule.stances && !rule.stances.includes(stance)) continue
      if (isOnlyPut(sentence.text, cue.index, rule.kind, speaker)) continue
      if (rule.ofRival && !isRightBehindRival(sentence.text, cue.index, rivals)) continue
      if (rule.speakers && !rule.speakers.includes(speaker)) continue
      // "155 from you, which is what Alder gave us": what is asked of us is no news of the one it is measured by.
      if (rule.kind === 'competitorNews' && rival && isMeasuredBy(sentence.text, rival.index)) continue
      if (ofWhomIsSpoken.has(rule.kind) && isAboutRival(sentence.text, cue.index, rivals)) continue
      if (rule.figure === 'text') {
        // One sentence is quoted for two kinds at the most: further kinds would only repeat it.
        if (quoted === 2 && !rule.apart) continue
        const name =
          rival && !rule.whole
            ? { start: rival.index, end: rival.index + rival[0].length }
            : nameIn(sentence.text, rule.name)
        if (!name && rule.name && (rule.kind === 'competitorName' || isNameless(cue[0]))) continue
        if (rule.line && sentence.start < lineTaken) continue
        const clause =
          name ??
          (rule.whole && !isAttendance.test(sentence.text)
            ? trimmed(sentence.text, 0, Math.min(sentence.text.length, longestQuote.other))
            : rule.line
              ? restOfLine(text, sentence.start, cue.index)
              : quotable(sentence.text, cue.index, rule.kind))
        const quote = text.slice(sentence.start + clause.start, sentence.start + clause.end)
        // Of a list of weights nothing else is told: 通过率和证书20% shows no certificate.
        if (isWeighed(sentence.start + clause.start, sentence.start + clause.end)) continue
        // The word of secrecy alone is no hint that could be given back.
        if (rule.kind === 'championNote' && confided && reachOfConfidence(quote) !== 'itself') continue
        // What they promise to get us is nothing that they ask for.
        if (
          rule.kind === 'customerAsk' &&
          stance === 'promised' &&
          found
            .slice(Math.max(0, before - 2))
            .some((one) => one.kind === 'customerPromise' && one.text === quote)
        )
          continue
        if (rule.line) lineTaken = sentence.start + clause.end
        const isIn = ({ start, end }: FoundFigure) => start >= clause.start && end <= clause.end
        // Nor is 价格降到35 among weights a price.
        if (
          weights.some(
            ({ subject, start, end }) =>
              subject === changedWeights &&
              start < sentence.start + sentence.text.length &&
              end > sentence.start,
          ) &&
          notOfWeights.has(rule.kind)
        )
          continue
        if (rule.needs && !bareAmount.test(quote) && !own.some((one) => one.kind === 'money' && isIn(one)))
          continue
        // A ticked box has told it already.
        if (found.some(({ kind, start }) => kind === rule.kind && start === sentence.start + clause.start))
          continue
        if (!rule.apart) quoted += 1
        kinds.add(rule.kind)
        found.push({
          kind: rule.kind,
          subject: cue[0],
          start: sentence.start + clause.start,
          end: sentence.start + clause.end,
          text: quote,
          figures: own.filter(isIn).map((figure) => figure.figure),
          // Whoever must not be known as the source is not even to be guessed by our knowing of the rival.
          speaker: rule.rival && isOfSecretSource ? 'team' : speaker,
          stance,
          saidBy,
        })
        continue
      }
      const wanted = rule.figure
      const here = rule.past ? figures : own
      // Whoever is coming to see it run says the day of the week.
      const days =
        saidByWeekday.has(rule.kind) && !here.some(({ kind }) => kind === 'date')
          ? [...here, ...comingWeekdays(sentence.text, occurredAt)]
          : rule.kind === 'lastMeetingDate'
            ? metOn(sentence.text, here, occurredAt)
            : here
      const candidates = days.filter(
        (figure) =>
          !taken.has(figure) &&
          !(wanted === 'date' && !rule.past && isDayOfAct(sentence.text, figure)) &&
          !isNoMeasure(rule.kind, sentence.text, figure) &&
          (wanted !== 'date' || !rule.past || String(figure.figure.value) <= written) &&
          (rule.kind !== 'budgetAmount' ||
            !(
              isAuthority.test(sentence.text.slice(figure.end)) ||
              isExceeded(sentence.text, figure) ||
              isUndoneBy(saidNext(text, sentence), sentence.text, figure)
            )) &&
          !(typeof wanted !== 'string' && isOnlyAimedAt(rule.kind, sentence.text, figure.start)) &&
          (typeof wanted === 'string'
            ? figure.kind === wanted
            : figure.kind === 'quantity' && wanted.units.test(figure.figure.unit)),
      )
      const standing = nearest(sentence.text, candidates, cue.index, cue.index + cue[0].length)
      // A day that is called off without another in its place is told as one that no longer holds.
      const off =
        !standing && mayBeCalledOff.has(rule.kind)
          ? figures.find((figure) => !taken.has(figure) && calledOff(sentence.text, figure))
          : undefined
      const figure = standing ?? off
      if (!figure) continue
      if (rule.kind === 'deliveryDate' && isDeliveredBadly(sentence.text, figure, written)) continue
      if (rule.kind === 'deliveryDate' && speaker !== 'customer' && isOnCondition(sentence.text, cue.index))
        continue
      // "will do, ships 25 Nov latest" answers a request: the day is when that is due.
      if (rule.kind === 'deliveryDate' && speaker === 'ours' && /\bwill do\b/i.test(sentence.text)) continue
      taken.add(figure)
      kinds.add(rule.kind)
      found.push({
        kind: rule.kind,
        subject: cue[0],
        start: sentence.start,
        end: sentence.start + sentence.text.length,
        text: sentence.text,
        figures: [liesAhead.has(rule.kind) ? aheadOf(figure, sentence.text, occurredAt) : figure.figure],
        // 我们第二轮 178，60天账期: what we have offered, in the notes of a talk.
        speaker:
          rule.kind === 'paymentTerm' && speaker === 'note' && ofUsFirst.test(sentence.text)
            ? 'ours'
            : speaker,
        stance: standing ? stance : 'negated',
        saidBy,
      })
    }
    // A sentence may show several certificates, and its rule quotes one.
    const shown = certificatesIn(sentence.text)
    for (const { start, end } of shown) {
      const at = { start: sentence.start + start, end: sentence.start + end }
      if (
        found
          .slice(before)
          .some((one) => one.kind === 'certificate' && one.start < at.end && one.end > at.start)
      )
        continue
      const stance = stanceAt(start, end, false)
      found.push({
        ...at,
        kind: 'certificate',
        subject: 'certificate',
        text: sentence.text.slice(start, end),
        figures: [],
        speaker,
        stance,
        saidBy,
      })
    }
    // One sentence worries or complains: told as both, it would be said twice.
    const worry = found.findIndex(({ kind }, at) => at >= before && kind === 'statedConcern')
    const complaint = found.findIndex(({ kind }, at) => at >= before && kind === 'userComplaint')
    if (script !== 'latin' && worry >= 0 && complaint >= 0) {
      const [one, other] = [found[worry]!, found[complaint]!]
      if (one.start < other.end && other.start < one.end)
        found.splice(explicitWorry.test(one.subject) && one.stance !== 'negated' ? complaint : worry, 1)
    }
    if (isEnglish) toldInEnglish(inEnglish).forEach(tell)
    // A budget that was cut is no price that they ask for, and no goal.
    if (kinds.has('budgetAmount'))
      for (let at = found.length - 1; at >= before; at -= 1)
        if (found[at]!.kind === 'askedPrice' || found[at]!.kind === 'statedGoal') found.splice(at, 1)
  }
  // What moved is told as a day of its own where it has one, and as nothing to be done.
  found.push(
    ...moved.filter(
      ({ start, end, figures: [day] }) =>
        !found.some(
          (one) =>
            factKinds[one.kind].value === 'date' &&
            one.start < end &&
            one.end > start &&
            one.figures[0]?.value === day?.value,
        ),
    ),
  )
  return found
}

/** Words of worry itself, which say more than what it is about. */
const explicitWorry =
  /担心|顾虑|担忧|怕|嫌|不放心|犹豫|贵|太高|没法|worr|concern|afraid|fear|hesita|expensive|risk|doubt/i

/** 300万以内方总可定, 50万以上要上会: how far somebody may go is no budget. */
const isAuthority = /^\s*以[内上下][^，,。；\n]{0,10}(?:可|批|签|定|会|审)/

/** An answer by a day of the week is promised, though nothing is handed over: 周三会上答复您. */
const answering =
  /(?:答复|回复|回)(?:您|你|贵)|\b(?:come|get) back to you\b|\bgive you an answer\b|\blet you know\b/i
/** Who was there is a list, of which a clause tells enough. */
const isAttendance =
  /^[^:：\n]{0,12}(?:参加|参会|与会|出席|到场|客户方|对方|甲方|present|attend\w*|participants)[^:：\n]{0,6}[:：]/i

/** Only when something comes that stands before. */
const isItsDay =
  /^(?:you(?:['’]ll| will) (?:have|get) (?:it|them|that)|it(?:['’]ll| will) be with you|(?:i|we)(?:['’]ll| will) (?:send|get|let you have) (?:it|them)|(?:周|下周|明天|后天|\d{1,2}[号日])[^，。]{0,6}给(?:你|您))/i

/** What, who and until when, with tabs between: a row that a table of duties has. */
const isRowOfDuties = (sentence: string): boolean =>
  /^[^\t]+\t[^\t]{1,20}\t[^\t]*\d{1,2}\s*[月/.号日]|^[^\t]+\t[^\t]{1,20}\t[^\t]*\d{1,2} \p{Lu}\p{Ll}{2}/u.test(
    sentence,
  )

/** A day further ahead than this was not agreed for then: 说好30号, asked for on the second, lies behind. */
const agreedAheadMs = 14 * 86_400_000

/** The day for which something awaited was agreed: 周二之前能给吧 one to come, 说好18号前给 one that may lie behind. */
function awaitedDays(sentence: string, own: readonly FoundFigure[], occurredAt: number): FactFigure[] {
  const days = own.filter(({ kind }) => kind === 'date')
  if (/说好/.test(sentence))
    return days.map(({ figure: { value } }) => ({
      value:
        String(value).length === 10 && Date.parse(String(value)) > occurredAt + agreedAheadMs
          ? lastSuch(String(value), occurredAt)
          : value,
      unit: 'date',
    }))
  if (!/能(给|发|出)吧/.test(sentence)) return []
  return [...days, ...comingWeekdays(sentence, occurredAt)].map(({ figure }) => figure)
}

/** What a sentence of weights states none of, whatever its numbers. */
const notOfWeights: ReadonlySet<FactKind> = new Set<FactKind>([
  'askedPrice',
  'statedGoal',
  'customerAsk',
  'competitorNews',
])

/** What is asked of whomever it is said to. */
const ofUs: ReadonlySet<FactKind> = new Set<FactKind>(['customerAsk', 'askedPrice', 'offerDueDate'])

/** Whether a customer's letter begins with the name of a colleague of theirs: "Hi Rob,". */
const isToColleague = (text: string, by: Speaker, sideOf: SideOf): boolean =>
  by === 'customer' && spokenTo(text.trim().split('\n', 1)[0]!, sideOf) === 'theirs'

/** Days of what is to come. */
const liesAhead: ReadonlySet<FactKind> = new Set<FactKind>([
  'decisionDate',
  'contractEndDate',
  'goLiveDate',
  'acceptanceTestDate',
  'budgetDeadline',
  'deliveryDate',
])

/** Days of which a sentence may say that they are off. */
const mayBeCalledOff: ReadonlySet<FactKind> = new Set<FactKind>([
  'decisionDate',
  'tenderDate',
  'acceptanceTestDate',
  'goLiveDate',
])

/** 小丁20号发了邮件, "Ann wrote on the 20th": the day on which somebody did something is none that is to come. */
const isDayOfAct = (sentence: string, { end, start }: FoundFigure): boolean =>
  /^[^，,。；;\n]{0,4}(?:发|寄|打|写|来|回|通知|告诉|说)(?:了|来了?|过)(?:封|个)?(?:邮件|微信|消息|信|电话|通知)?/.test(
    sentence.slice(end),
  ) ||
  /\b(?:wrote|sent|mailed|e-?mailed|called|told (?:me|us)|said)(?: (?:me|us|it|that))? on (?:the )?$/i.test(
    sentence.slice(0, start),
  )

const wentWrong =
  /漏|破损|损坏|坏了|锈|少发|错发|短少|投诉|不合格|退货|拒收|\b(leak\w*|damaged?|broken|faulty|short|wrong|missing|rejected|complain\w*|credit note|returned)\b/i
/** 华岭报 165 · 东洲22.5 · "Halberd are on 10.90": a price as people say it who both know its unit. */
const pricedBehind =
  /^(?:那边|那家|家|他们)?\s*(?:现在|又|也|都|已经?|才|就|只)*(?:(?:系|是|报(?:了|价)?|开到?|降到?|给到?|出到?|卖|在|到|(?:['’]s|is|are|was|were|has|have)?\s*(?:now |already |down |up )*(?:at|on|to|quoted|offered|came in at|gone to))?\s*\d{1,5}(?:\.\d{1,3})?|(?:['’]s|is|are)\s*\d{1,5}\.\d{1,3}|(?:['’]s|is|are)(?: now)?\s*\d{2,4}(?=\s*(?:[.,;!?]|$)))(?!\d|\.\d|\s*(?:[%％天日月年号点台套个人次小时周]|days?|weeks?|months?|years?|%|percent|people|sites?|am|pm|:\d))/i

/** Whether a day is the one on which goods came, and came badly: what went wrong is no delivery to come. */
const isDeliveredBadly = (sentence: string, { figure }: FoundFigure, written: string): boolean =>
  String(figure.value) < written && wentWrong.test(sentence)

/** Whether what comes is only supposed: "it fits if the servers arrive by 12 January" promises no day. */
const isOnCondition = (sentence: string, cueAt: number): boolean =>
  /(?:只要|如果|要是|假如|倘若|前提是)[^，。；\n]{0,24}$|\b(?:if|provided|assuming|as long as|unless)\b[^.,;\n]{0,60}$/i.test(
    sentence.slice(0, cueAt),
  )

const theirs =
  /^(?:but |and |although |though |不过|但是?|而且|另外)?\s*(?:their\b|they(?:['’](?:ve|re|d))?\b|他们家?的?|那边的?)/i
const saysMore =
  /\d|(?<![a-z])(?:no|not|n['’]t|only|without|lacks?|nothing|weeks?|months?)(?![a-z])|没有?|不(?!过)|只|老款|才/i
/** Whether what follows a rival's name tells more of that rival: "Their lead time is 14 weeks though." */
const isMoreOfRival = (sentence: string): boolean => theirs.test(sentence) && saysMore.test(sentence)
/** Days lost by waiting for 他们 are the rival's doing, and no worry about us. */
const sufferedFrom =
  /\b(?:waiting|waited|wait) (?:for|on) them\b|\bbecause of them\b|\bthey let us down\b|等他们|被他们(?:坑|耽误|拖)/i
const ofService: readonly FactKind[] = [
  'waitingTime',
  'downtimeHours',
  'repairHours',
  'userComplaint',
  'statedConcern',
]
/** A colleague between who tells of the rival still: "Saskia used them before and likes them." */
const someoneElse = /^\p{Lu}\p{L}+ [^.]*\b(?:them|theirs)\b|他们/u

const isMeasuredBy = (sentence: string, rivalAt: number): boolean =>
  /[,，–—-]\s*(?:which is what|(?:the same |just )?(?:as|like)|that['’]s what|就像|跟)\s*$/i.test(
    sentence.slice(0, rivalAt),
  ) &&
  /\b(?:need|want|expect|like|ask)\w*\b[^.;\n]*\b(?:from you|you)\b|(?:你们|您|贵司)[^。；\n]{0,12}(?:要|得|能不能)/i.test(
    sentence.slice(0, rivalAt),
  )

const ofUsFirst = /^(?:我们|我方|我司|咱们|(?:we|our)\b)/i

/** What a sentence that has named a rival tells of that rival, and not of the customer or of us. */
const ofWhomIsSpoken: ReadonlySet<FactKind> = new Set<FactKind>([
  'statedConcern',
  'userComplaint',
  'statedGoal',
  'askedPrice',
  'paymentTerm',
  'paymentSplit',
  'warrantyPeriod',
  'responseHours',
  'installDays',
  'deliveryDate',
])
const someRival =
  /竞品|竞争对手|对手|友商|别家|另一家|(?<![a-z])(competitor|rival|other (vendor|supplier|bidder))/i
const dearerThanUs =
  /比(你们|您|贵司|贵方|我们|咱们)[^，。；\n]{0,4}(贵|高)|(dearer|more expensive|higher) than (you|yours|us|ours)/i
const aboutUs =
  /你们|您|贵司|贵公司|咱们?家|我们(?:的)?(?:价|报|设备|服务)|(?<![a-z])(you|your|our (?:price|offer|quote))(?![a-z])/i

/** What a customer fears of 他们, and not of 你们, when it is about goods and services. */
const ofOthers =
  /^(担心|怕|顾虑|不放心|担忧)(的是)?他们家?的?(售后|服务|质量|交期|交付|价格|设备|产品|备件|响应)/

/** Whether what is told is a rival's: named before it in the same breath, and nothing of ours. */
const isAboutRival = (sentence: string, cueAt: number, rivals: RegExp | null): boolean => {
  const before = sentence.slice(0, cueAt)
  if (dearerThanUs.test(sentence) && rivals?.test(sentence)) return true
  if (ofOthers.test(sentence.slice(cueAt))) return true
  return (someRival.test(before) || (rivals?.test(before) ?? false)) && !aboutUs.test(sentence)
}

/** Days that people tell by a weekday alone: 周四上会. */
const saidByWeekday: ReadonlySet<FactKind> = new Set<FactKind>([
  'acceptanceTestDate',
  'decisionDate',
  'tenderDate',
  'offerDueDate',
  'deliveryDate',
  'goLiveDate',
])

/** 周二去的 lies behind, 周二见了方总再说 and 周三面谈改到下午 do not. */
const isOfPastDay =
  /(?:周|礼拜|星期)[一二三四五六日天](?:下午|上午|晚上|中午)?[^，。；\n]{0,6}(?:去的|了|过|完)/
const isYetToCome = /改[到成]|再|约|吧|[要会得]|等/

/** When people met: 周二去的 is the last such day, and 15号 without its month lies behind. */
function metOn(sentence: string, figures: readonly FoundFigure[], occurredAt: number): FoundFigure[] {
  if (!figures.some(({ kind }) => kind === 'date'))
    return isOfPastDay.test(sentence) && !isYetToCome.test(sentence) ? pastWeekdays(sentence, occurredAt) : []
  return figures.map((one) =>
    one.kind === 'date' && /^\d{1,2}号$/.test(sentence.slice(one.start, one.end))
      ? { ...one, figure: { ...one.figure, value: lastSuch(String(one.figure.value), occurredAt) } }
      : one,
  )
}

/** The rules, in their order, of those groups that a sentence may match. */
const rulesFor = (sentence: string): Rule[] =>
  groups.flatMap(({ own, apart, mayMatch }) => (mayMatch(sentence) ? own : apart))

/** Who worries supposes: what may happen (担心平整度可能不行) is theirs, and no thought of ours. */
const worries: ReadonlySet<FactKind> = new Set<FactKind>(['statedConcern', 'userComplaint'])

/** A cue of English that is worth nothing without the name it speaks of. */
const isNameless = (cue: string): boolean =>
  !/\p{Script=Han}/u.test(cue) &&
  !/sister|reference|is$|talking|already|now|certif|ISO|CE|FDA|NMPA|SOC/i.test(cue)

/** Where a sentence names what a rule quotes by name. */
function nameIn(sentence: string, pattern: RegExp | undefined): { start: number; end: number } | null {
  const match = pattern?.exec(sentence)
  const name = Object.values(match?.groups ?? {}).find((group) => group !== undefined)
  if (!match || name === undefined) return null
  const start = sentence.indexOf(name, match.index)
  return { start, end: start + name.length }
}

/** Who speaks in a sentence: whoever wrote it; in a note whoever its line names, up to a bracket with our answer. */
function voiceOf(
  text: string,
  sentence: { start: number; text: string },
  by: Speaker,
  sideOf: SideOf,
): { speaker: Speaker; thought: boolean; planned?: boolean; saidBy: string | null } {
  if (by !== 'note') return { speaker: by, thought: false, saidBy: null }
  const lineStart = text.lastIndexOf('\n', sentence.start) + 1
  const head = headOfLine(text.slice(lineStart, sentence.start + sentence.text.length))
  const answered = /(?:[（(]|[。;；]\s*)(我方?答|我答|答|we answered|our answer)[:：]?/.test(
    `${text.slice(lineStart, sentence.start).slice(-8)}${sentence.text.slice(0, 12)}`,
  )
  if (answered) return { speaker: 'ours', thought: false, saidBy: null }
  if (head.saidBy !== null && sideOf(head.saidBy) === 'ours')
    return { speaker: 'ours', thought: head.thought, saidBy: null }
  // 毛师傅：…。田工当场道歉，24号前交报告: what one of ours does is told behind what was said.
  if (head.saidBy !== null && sentence.start > lineStart && beginsWithOurs(sentence.text, sideOf))
    return { speaker: 'ours', thought: false, saidBy: null }
  // 云湖：预算定了: what a list tells of a customer, nobody of them has said.
  if (head.saidBy !== null && sideOf.isCustomer?.(head.saidBy))
    return { speaker: 'note', thought: head.thought, saidBy: null }
  return { ...head, speaker: head.speaker ?? 'note' }
}

const ordinals =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first'.split(
    ' ',
  )
const sayOrdinal = new RegExp(
  `(?:\\b(?:by|on|before|until|week|month),? )the (?<day>${ordinals.toReversed().join('|')})(?![\\w-]| (?:time|one|of (?:january|february|march|april|may|june|july|august|september|october|november|december)))`,
  'i',
)
/** "by the end of next week, the twentieth": the day of the month as people say it, the next one of that number. */
function spokenDay(sentence: string, occurredAt: number): FoundFigure[] {
  const match = sayOrdinal.exec(sentence)
  if (match === null) return []
  const wanted = ordinals.indexOf(match.groups!.day!.toLowerCase()) + 1
  const day = new Date(occurredAt)
  for (let ahead = 0; ahead < 62 && day.getUTCDate() !== wanted; ahead += 1)
    day.setUTCDate(day.getUTCDate() + 1)
  return [
    {
      start: match.index,
      end: match.index + match[0].length,
      kind: 'date',
      figure: { value: day.toISOString().slice(0, 10), unit: 'date' },
    },
  ]
}

/** A clause up to the day behind it: "I'll send you the list, by the end of next week, the twentieth". */
function withSpokenDay(
  sentence: string,
  { start, end }: { start: number; end: number },
): { start: number; end: number } {
  const match = sayOrdinal.exec(sentence)
  const until = match === null ? end : match.index + match[0].length
  return { start, end: until > end && until - end <= 48 ? until : end }
}

/** Whether one of ours is the subject of a sentence, and is not spoken to. */
function beginsWithOurs(sentence: string, sideOf: SideOf): boolean {
  const latin = /^(\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)?) (?!and\b)\p{Ll}/u.exec(sentence)?.[1]
  if (latin !== undefined) return sideOf(latin) === 'ours'
  return [3, 2].some((length) => {
    const name = sentence.slice(0, length)
    return (
      /^\p{Script=Han}+$/u.test(name) &&
      !/^[,，:：?？]/.test(sentence.slice(length)) &&
      sideOf(name) === 'ours'
    )
  })
}

/** The clause of a promise that says what will be given; where it only says when, all of the sentence. */
function promiseIn(sentence: string, by: Speaker): { start: number; end: number } {
  const clauses: { start: number; end: number }[] = []
  for (const match of sentence.matchAll(/[^，,]+/g))
    clauses.push({ start: match.index, end: match.index + match[0].length })
  const at = clauses.findLastIndex(({ start, end }) => isPromiseOf(by, sentence.slice(start, end), true))
  const clause = clauses[at]
  const says = clause !== undefined && namesDeliverable(sentence.slice(clause.start, clause.end))
  let { start, end } = says ? clause : { start: 0, end: sentence.length }
  while (/\s/.test(sentence[start] ?? '')) start += 1
  while (end > start && /[。！？!?；;.，,\s]/.test(sentence[end - 1]!)) end -= 1
  return { start, end }
}

/** What was read in a room where only the team talks: nobody has said it to the customer. */
export const amongOurselves = (found: ProposedFact[], text: string, occurredAt: number): ProposedFact[] =>
  withOwnPlan(withOwnCap(found, text), text, occurredAt)
    // Among ourselves "8 days late" is our own worry, unless it tells of somebody's complaint.
    .filter(({ kind, text }) => kind !== 'userComplaint' || ofSomebodysComplaint.test(text))
    .map((fact) => (fact.speaker === 'note' ? { ...fact, speaker: 'team' } : fact))

const ownPlan =
  /(?:^|[，,。；;\s])(?:我|我们|咱们?)(?:们)?\s?(?:\d{1,2}\s*[月/.])?\d{1,2}[号日]?(?:上午|下午|晚上|早上|中午)?[^，,。；;\n不没]{0,10}(?:去|带|到|送|寄|发|换|装|修|给|交)|\b(?:i['’]?ll|i will|will)\s+(?:send|bring|ship|fix|replace|deliver|have it|get it|post|courier)\b/i
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
/** "will send Monday": the next day of that name, which nothing but its name tells. */
function englishWeekday(text: string, occurredAt: number): FoundFigure[] {
  const match = /\b(?<day>mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?\b/i.exec(text)
  if (match === null) return []
  const wanted = weekdays.indexOf(match.groups!.day!.toLowerCase())
  const ahead = ((wanted - new Date(occurredAt).getUTCDay() + 6) % 7) + 1
  const value = new Date(occurredAt + ahead * 86_400_000).toISOString().slice(0, 10)
  return [
    {
      start: match.index,
      end: match.index + match[0].length,
      kind: 'date',
      figure: { value, unit: 'date' },
    },
  ]
}

/** What one of us tells the others that he does on a day to come: 我24号上午带人去换, "will send Monday". */
function withOwnPlan(found: ProposedFact[], text: string, occurredAt: number): ProposedFact[] {
  if (text.length > longestLatinLine || !ownPlan.test(text) || /[?？]/.test(text)) return found
  if (found.some(({ kind }) => kind === 'openTask' || kind === 'openPromise' || kind === 'keepQuiet'))
    return found
  const written = new Date(occurredAt).toISOString().slice(0, 10)
  const days = [
    ...findFigures(text, occurredAt),
    ...comingWeekdays(text, occurredAt),
    ...englishWeekday(text, occurredAt),
  ]
    .filter(
      ({ kind, figure }) =>
        kind === 'date' && String(figure.value).length === 10 && String(figure.value) > written,
    )
    .sort((one, other) => one.start - other.start)
  const day = days.at(-1)
  if (day === undefined) return found
  const { start, end } = trimmed(text, 0, text.length)
  return [
    ...found,
    {
      kind: 'openTask',
      subject: 'plan',
      start,
      end,
      text: text.slice(start, end),
      figures: [day.figure],
      speaker: 'team',
      stance: 'promised',
      saidBy: null,
    },
  ]
}

/** A message that tells how far we would go is quoted as what nobody outside may hear. */
const withOwnCap = (found: ProposedFact[], text: string): ProposedFact[] =>
  tellsOwnCap(text) && !found.some(({ kind }) => kind === 'keepQuiet')
    ? [...found, keptQuiet({ start: 0, text })]
    : found

const ofSomebodysComplaint =
  /抱怨|投诉|不满|吐槽|骂|客户|对方|\bcomplain|\bmoan|\b(?:un|not )happy\b|\bfed up\b|\b(?:he|she|they|customer)(?:['’]s|['’]re| is| are| was| were)\b/i

/** The columns of a fact that what was read fills; `offset` is where the text begins in its evidence. */
export const factColumns = (
  fact: Omit<ProposedFact, 'kind'> & { kind: FactKind | ActionKind },
  offset = 0,
) => ({
  spanStart: offset + fact.start,
  spanEnd: offset + fact.end,
  kind: fact.kind,
  subject: fact.subject,
  values: JSON.stringify(fact.figures),
  text: fact.text,
  speaker: fact.speaker,
  stance: fact.stance,
})

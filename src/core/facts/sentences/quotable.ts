import type { FactKind } from '../../atoms/library/factKinds.ts'
import { isPersonHead, surnameClass } from '../personHead.ts'
import { breaksOf, longestLatinLine, longestLine, type Span, trimmed } from './clauseBreaks.ts'
import { lineFrom } from './sentences.ts'

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
export const longestQuote = { han: 44, other: 130 }

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
export function quotable(sentence: string, cueAt: number, kind: FactKind): Span {
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

/** All of a line from the clause on that holds the cue, as offsets from the sentence's start. */
export function restOfLine(text: string, sentenceStart: number, cueAt: number): Span {
  const line = lineFrom(text, sentenceStart)
  const before = breaksOf(line.slice(0, cueAt)).at(-1)
  const start = before === undefined ? 0 : before.index + before[0].length
  const longest = /\p{Script=Han}/u.test(line) ? longestLine : longestLatinLine
  return trimmed(line, start, Math.min(line.length, start + longest))
}

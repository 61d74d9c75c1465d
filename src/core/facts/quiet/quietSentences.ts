import { longestLatinLine, longestLine } from '../sentences/clauseBreaks.ts'
import { isSameLine, type Sentence } from '../sentences/sentences.ts'
import { hushesWhatFollows, tellsLimit } from '../whoSays/hushed.ts'
import { isOnlyAsked } from '../whoSays/sourceKept.ts'
import {
  hushesBefore,
  hushesNothingOfItsOwn,
  isHush,
  protectsSource,
  type Speaker,
} from '../whoSays/stance.ts'

/** Which sentences of a text, by their number in it, are to be kept quiet. */
export interface QuietSentences {
  /** Whether nobody outside may hear it, and nothing else is read from it. */
  isQuiet(index: number): boolean
  /** Whether whoever must not be named as its source has told it: it is read on as known to us. */
  isConfidedToUs(index: number): boolean
  /**
   * With which one a line ends that is told so from this one on, where all of it can be shown as one: its source, what it told
   * and what would come of it. Null where it began before, or is too long.
   */
  lineConfided(index: number): { from: number; to: number } | null
  /** Where a piece too short to tell anything alone is told from, that the next sentence asks to keep: the begin of its line. */
  startOfShort(index: number): number | null
  /** Whether the next one only says of it that nobody is to be told, and until when: both are told as one. */
  isToldWithNext(index: number): boolean
  /** Whether it only points to what is told as quiet beside it: 这个数字不要出这个群. */
  isPointer(index: number): boolean
}

/** Letters that tell no secret by themselves: "hiring. The customer must not hear it". */
const shortest = 16
/** How a sentence begins that speaks of the one before. */
const pointing =
  /^(?:这个?(?:数字?|价格?|事|话|消息)|以上|上面|that|this|it|keep (?:that|this|it)|(?:he|she|they)(?:['’]s|['’]re| is| are) not supposed|must(?: not|n['’]t) (?:come|get) back)/i

/** Finds the sentences that ask for silence, and those beside them on which they ask for it. */
export function quietSentences(text: string, sentences: readonly Sentence[], by: Speaker): QuietSentences {
  const hushed = sentences.map((sentence) => isHush(sentence.text, by))
  const isOfSecretSource = protectsSource(text, by)
  /** Whether its line began by asking for silence on what follows, or asks for silence and it tells a limit of ours. */
  const isHushedInLine = (index: number): boolean =>
    sentences.some(
      (other, at) =>
        hushed[at] === true &&
        at !== index &&
        (at < index
          ? isSameLine(text, other, sentences[index]!) &&
            (hushesWhatFollows(other.text) || tellsLimit(sentences[index]!.text))
          : isSameLine(text, sentences[index]!, other) && tellsLimit(sentences[index]!.text)),
    )
  const isToldWithNext = (index: number): boolean => {
    const [here, next] = [sentences[index], sentences[index + 1]]
    return (
      here !== undefined &&
      next !== undefined &&
      hushed[index + 1] === true &&
      hushesNothingOfItsOwn(next.text) &&
      next.text.length < 60 &&
      !/\d/.test(next.text) &&
      isSameLine(text, here, next)
    )
  }
  const isConfidedToUs = (index: number): boolean =>
    isOfSecretSource &&
    sentences.some(
      (other, at) =>
        at >= index &&
        protectsSource(other.text, by) &&
        (at === index || isSameLine(text, sentences[index]!, other)),
    )
  const isOneLine = (at: number, other: number): boolean =>
    sentences[other] !== undefined &&
    isConfidedToUs(other) &&
    isSameLine(text, sentences[Math.min(at, other)]!, sentences[Math.max(at, other)]!)
  return {
    isConfidedToUs,
    lineConfided: (index) => {
      if (!isConfidedToUs(index)) return null
      let [from, to] = [index, index]
      while (isOneLine(from, from - 1)) from -= 1
      while (isOneLine(to, to + 1)) to += 1
      const last = sentences[to]!
      const length = last.start + last.text.length - sentences[from]!.start
      const longest = /\p{Script=Han}/u.test(last.text) ? longestLine : longestLatinLine
      return length <= longest ? { from, to } : null
    },
    isToldWithNext,
    startOfShort: (index) => {
      const here = sentences[index]!
      if (hushed[index] === true || here.text.length > shortest) return null
      const first = sentences.findIndex((other) => isSameLine(text, other, here))
      const start = first < 0 ? here.start : sentences[first]!.start
      const length = here.start + here.text.length - start
      return first === index || length > longestLatinLine ? null : start
    },
    isQuiet: (index) => {
      const next = sentences[index + 1]
      return (
        hushed[index] === true ||
        (next !== undefined &&
          hushed[index + 1] === true &&
          hushesBefore(next.text) &&
          isSameLine(text, sentences[index]!, next)) ||
        isHushedInLine(index)
      )
    },
    isPointer: (index) => {
      const { text: words } = sentences[index]!
      const [before, after] = [sentences[index - 1], sentences[index + 1]]
      return (
        (before !== undefined &&
          hushed[index] === true &&
          isSameLine(text, before, sentences[index]!) &&
          words.length < 60 &&
          !/\d/.test(words) &&
          pointing.test(words)) ||
        (before !== undefined && isSameLine(text, before, sentences[index]!) && isOnlyAsked(words)) ||
        isToldWithNext(index - 1) ||
        (after !== undefined &&
          isSameLine(text, sentences[index]!, after) &&
          hushesWhatFollows(words) &&
          hushed[index] === true)
      )
    },
  }
}

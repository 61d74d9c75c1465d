import { slotsOf, withoutSlots } from '../atoms/library/index.ts'
import { type PhrasingFaultCode, templateFault } from '../llm/index.ts'
import { fillSlots } from '../talkTracks/index.ts'
import type { ExplainedSentence } from './explainQuote.ts'
import type { Direction } from './sentenceKinds.ts'
import { wordingsEn } from './wordings/en.ts'
import { wordingsZh } from './wordings/zh.ts'

type Lang = 'zh' | 'en'

/** The other words that people wrote for a sentence, in slot form. */
export const wordingsOf = ({ kind }: Pick<ExplainedSentence, 'kind'>, lang: Lang): readonly string[] =>
  (lang === 'zh' ? wordingsZh : wordingsEn)[kind]

/** What words in this direction have, and what words that turn it round have. */
const directionWords: Record<Direction, { has: RegExp; hasNot: RegExp }> = {
  up: {
    has: /抬|推高|上调|提高|拉高|往上|增加|涨|加|高|\b(?:up|upwards?|higher|rais\w*|increas\w*|lift\w*|more|add\w*|push\w*|above)\b/i,
    hasNot:
      /压低|拉低|降|下调|往下|减|低|没有|并未|不会|\b(?:down\w*|lower\w*|reduc\w*|decreas\w*|cuts?|less|below|off|not|never)\b|n['’]t\b/i,
  },
  down: {
    has: /压|拉低|降|下调|往下|减|低|\b(?:down\w*|lower\w*|reduc\w*|decreas\w*|cuts?|less|off|below|drops?|pull\w*)\b/i,
    hasNot:
      /抬高|推高|上调|提高|拉高|往上|增加|涨|没有|并未|不会|\b(?:up|upwards?|higher|rais\w*|increas\w*|lift\w*|more|above|not|never)\b|n['’]t\b/i,
  },
  notAbove: {
    has: /(?:不|别|勿)[^，。；：]*(?:高|往上|超|涨)|(?:高|往上)[^，。；：]*(?:不|别)|封顶|到此为止|\b(?:nothing|no|not|never|nor|without|don['’]t|isn['’]t|shouldn['’]t|wouldn['’]t)\b.*\b(?:above|higher|more|over|beyond|exceed\w*)\b|\b(?:above|higher|more|over|beyond|exceed\w*)\b.*\b(?:not|isn['’]t|n['’]t|against|nothing)\b/i,
    hasNot: /低|以下|\b(?:below|under|beneath|lower|less|at least)\b/i,
  },
  below: {
    has: /低于|以下|没到|不到|够不上|\b(?:below|under|beneath|lower than|less than|short of)\b/i,
    hasNot:
      /高于|高过|以上|超过|不低于|\b(?:above|over|higher|exceed\w*|more than|not)\b|没有[^，。]*低于|n['’]t\b/i,
  },
}

/** Whether words in slot form don't say the direction, or say another one. */
export const isTurned = (wording: string, direction: Direction): boolean => {
  const { has, hasNot } = directionWords[direction]
  // What a slot is called says nothing of what is said.
  const words = withoutSlots(wording)
  return !has.test(words) || hasNot.test(words)
}

/**
 * A sentence in other words, filled by the engine; or why those aren't used. They keep slots, language and length, state
 * no figure of their own, don't turn round which way something lies, and pass `admits`. Words that nobody has read keep
 * the slots in their order too: in another one the low price would stand where the high one is meant.
 */
export function inOtherWords(
  said: string,
  sentence: ExplainedSentence,
  { lang, admits, isVetted }: { lang: Lang; admits: (text: string) => boolean; isVetted: boolean },
): { text: string } | { fault: PhrasingFaultCode } {
  const fault = templateFault(said, sentence, lang, 'model')
  if (fault) return { fault }
  if (!isVetted && slotsOf(said).join() !== slotsOf(sentence.template).join())
    return { fault: 'output.slots' }
  const { text } = fillSlots(said, sentence.slots)
  const turned = sentence.direction !== null && isTurned(said, sentence.direction)
  return turned || !admits(text) ? { fault: 'output.refusedByCheck' } : { text }
}

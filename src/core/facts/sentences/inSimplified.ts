import { createLetterReplacer, toSimplified } from '../../imports/matching/simplified.ts'
import type { ProposedFact } from '../proposedFact.ts'
import type { SideOf } from '../whoSays/sides.ts'

/** Traditional characters of everyday talk that stand in no name, each followed by its simplified form. */
const ofTalk =
  '週周沒没別别麼么幾几嗎吗誰谁後后裏里講讲進进隻只漲涨繳缴匯汇鑑鉴層层倉仓遞递連连養养棄弃纔才變变覆复顧顾慮虑係系繫系鬆松佔占擬拟櫃柜贈赠極极籤签閒闲錯错毀毁'

const talkInSimplified = createLetterReplacer(ofTalk)

/** A text as it is read by rules that know simplified characters: as many letters as before, so that offsets hold. */
export const inSimplified = (text: string): string => talkInSimplified(toSimplified(text))

/** The side of names that a text has in traditional characters, asked for in simplified ones. */
export function sidesAsWritten(sideOf: SideOf, text: string, simple: string): SideOf {
  const asWritten = (name: string): string => {
    const at = simple.indexOf(name)
    return at < 0 ? name : text.slice(at, at + name.length)
  }
  const side = (name: string) => sideOf(name) ?? sideOf(asWritten(name))
  const { isCustomer } = sideOf
  return isCustomer
    ? Object.assign(side, { isCustomer: (name: string) => isCustomer(name) || isCustomer(asWritten(name)) })
    : side
}

/** Facts of the simplified reading with the words that stand in the text. */
export const asWritten = (facts: readonly ProposedFact[], text: string, simple: string): ProposedFact[] =>
  facts.map((fact) => {
    const wordsOf = (words: string): string => {
      const at = simple.indexOf(words, Math.max(0, fact.start - words.length))
      return at < 0 ? words : text.slice(at, at + words.length)
    }
    return {
      ...fact,
      text:
        simple.slice(fact.start, fact.end) === fact.text
          ? text.slice(fact.start, fact.end)
          : wordsOf(fact.text),
      // Cues that no text has (`weights changed`) stay what they are.
      subject: /\p{Script=Han}/u.test(fact.subject) ? wordsOf(fact.subject) : fact.subject,
      saidBy: fact.saidBy === null ? null : wordsOf(fact.saidBy),
    }
  })

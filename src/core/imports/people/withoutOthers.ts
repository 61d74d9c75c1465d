import type { Directory } from './directory.ts'

const ofReference =
  /\breferences?\b|\bref\.? (?:letter|visit|site|call)\b|\btestimonial|\bcase study\b|推荐信|推荐函|表扬信/i

/** A sentence or line, and what ends it. */
const sentence = /[^。；;！!？?\n]+?(?:[。；;！!？?\n]+|\.(?=\s)|$)/g
/** Who speaks of another customer here is the customer. */
const ofTheirs = /客户|对方|甲方|业主|院方|\b(customer|client|they asked|he asked|she asked)\b/i

/** Blanks out of a text what is said of other customers. */
export function createWithoutOthers({ mentions, firstNames }: Directory) {
  /**
   * A text about one account with the sentences blanked out in which only another customer is named, every other character
   * in its place: what is said there of that one is no fact of this. What the customer asks about another stays, and
   * so does what `keeps` says.
   */
  function withoutOthers(
    text: string,
    accountId: string,
    keeps: (sentence: string) => boolean = () => false,
  ): string {
    const others = (words: string): boolean => {
      const called = mentions.accountsCalledIn(words, { orInShort: true })
      if (called.has(accountId) || called.size === 0 || ofTheirs.test(words)) return false
      // Who is named as a reference is another customer by its nature.
      if (ofReference.test(words)) return false
      const own =
        mentions.accountsNamedIn(words).has(accountId) || mentions.peopleIn(words, accountId).length > 0
      return !own && !firstNames.namedIn(words).some((one) => one.accountId === accountId)
    }
    return text.replace(sentence, (words) =>
      others(words) && !keeps(words) ? words.replace(/[^\n]/g, ' ') : words,
    )
  }
  return withoutOthers
}

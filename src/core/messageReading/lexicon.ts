/** Lists of words, and which of them a text holds words of. */
export type Lexicon = {
  size: number
  /** Numbers of the lists of which a text holds words, rising; the text in lower case, and its English words. */
  listsIn(text: string, words: readonly string[]): number[]
}

type Phrase = { words: readonly string[]; of: number }

function put<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}

const isLatin = (word: string) => /^[a-z0-9]+$/.test(word)
const touchesLatin = (text: string, at: number, length: number) =>
  /[a-z0-9]/.test(text[at - 1] ?? ' ') || /[a-z0-9]/.test(text[at + length] ?? ' ')

/**
 * A lexicon of lists, each written as `Chinese words | English words` or as English ones alone. `*` stands for any
 * ending of an English word; phrases stand in quotes.
 */
export function lexiconOf(lists: readonly string[]): Lexicon {
  const han = new Map<string, { word: string; of: number }[]>()
  const english = new Map<string, Phrase[]>()
  const stems = new Map<string, { stem: string; of: number }[]>()
  for (const [of, list] of lists.entries()) {
    const sides = list.toLowerCase().split(' | ')
    const latin = sides.at(-1)!
    const chinese = sides.length > 1 ? sides[0]! : ''
    for (const word of chinese.split(' ').filter(Boolean)) put(han, word[0]!, { word, of })
    for (const [, phrase, single] of latin.matchAll(/"([^"]+)"|(\S+)/g)) {
      const [first, ...rest] = (phrase ?? single!).split(' ') as [string, ...string[]]
      if (rest.length === 0 && first.endsWith('*'))
        put(stems, first.slice(0, 3), { stem: first.slice(0, -1), of })
      else put(english, first, { words: rest, of })
    }
  }
  return {
    size: lists.length,
    listsIn(text, words) {
      const found = new Set<number>()
      for (let at = 0; han.size > 0 && at < text.length; at += 1)
        // Latin abbreviations stand among the Chinese words: they count where no letter follows or goes before.
        for (const { word, of } of han.get(text[at]!) ?? [])
          if (text.startsWith(word, at) && !(isLatin(word) && touchesLatin(text, at, word.length)))
            found.add(of)
      for (const [at, word] of words.entries()) {
        for (const { words: rest, of } of english.get(word) ?? [])
          if (rest.every((next, step) => words[at + 1 + step] === next)) found.add(of)
        for (const { stem, of } of stems.get(word.slice(0, 3)) ?? []) if (word.startsWith(stem)) found.add(of)
      }
      return [...found].sort((left, right) => left - right)
    },
  }
}

import type { Chance } from '../../src/core/sample/chance.ts'
import * as words from './words.ts'

export type Lang = 'zh' | 'en'

/** Item `index` with a weight falling as 1 / (index + offset): some words are common and others rare. */
export function zipf(chance: Chance, size: number, offset = 1.5): number {
  const span = Math.log((size + offset) / offset)
  return Math.min(size - 1, Math.floor(offset * Math.exp(chance.random() * span) - offset))
}

export const personName = (chance: Chance, lang: Lang): string =>
  lang === 'zh'
    ? `${chance.pick(words.surnames)}${chance.pick(words.givenCharacters)}${chance.happens(0.8) ? chance.pick(words.givenCharacters) : ''}`
    : `${chance.pick(words.firstNames)} ${chance.pick(words.lastNames)}`

/** Distinct names of accounts: every second or so in Chinese, numbered once the combinations are used up. */
export function accountName(index: number, lang: Lang): string {
  const [first, second] =
    lang === 'zh' ? [words.cities, words.hospitalKinds] : [words.places, words.firmKinds]
  const combinations = first.length * second.length
  const round = Math.floor(index / combinations)
  const at = index % combinations
  const name =
    first[at % first.length]! + (lang === 'zh' ? '市' : ' ') + second[Math.floor(at / first.length)]!
  if (round === 0) return name
  return lang === 'zh' ? `${name}（${round + 1}院区）` : `${name} ${round + 1}`
}

export const productName = (index: number, lang: Lang): string => {
  const names = lang === 'zh' ? words.zhDevices : words.enSystems
  const series = 'ABCDEFGHKLMPRSTVX'[Math.floor(index / names.length) % 17]!
  return lang === 'zh'
    ? `${names[index % names.length]} ${series}${100 + index}`
    : `${names[index % names.length]} ${series}${10 + index}`
}

/** What somebody wrote: one to four sentences of one language, filled with the deal's own names and figures. */
export function writeText(
  chance: Chance,
  lang: Lang,
  names: { who: string; product: string; rival: string },
): string {
  const sentences = lang === 'zh' ? words.zhSentences : words.enSentences
  const fill = (pattern: string) =>
    pattern.replace(/\{(\w+)\}/g, (_, slot: string) => {
      if (slot === 'n') return String(chance.whole(2, 90))
      if (slot === 'p') return String(chance.whole(3, 30))
      if (slot === 'm') return String(chance.whole(20, 600))
      if (slot === 'd')
        return lang === 'zh' ? `${chance.whole(1, 12)}月${chance.whole(1, 28)}` : String(chance.whole(4, 20))
      return names[slot as keyof typeof names] ?? ''
    })
  const count = chance.weighted([
    [1, 3],
    [2, 4],
    [3, 2],
    [4, 1],
  ])
  const parts = Array.from({ length: count }, () => fill(sentences[zipf(chance, sentences.length, 6)]!))
  return lang === 'zh' ? `${parts.join('。')}。` : `${parts.join('. ')}.`
}

import { thingWords } from './sameThing.ts'

const numerals: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'零一二三四五六七八九'].map((digit, value) => [digit, String(value)])),
  两: '2',
  ...Object.fromEntries(
    'zero one two three four five six seven eight nine ten eleven twelve'
      .split(' ')
      .map((word, value) => [word, String(value)]),
  ),
}
const figure =
  /\d[\d,]*(?:\.\d+)?|[零一二两三四五六七八九]|\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/gi
const partOfYear =
  /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tues?|wed|thu|fri|sat|sun)[a-z]*\b|spring|summer|autumn|winter|[春夏秋冬]|[上中下]旬|[上下]半年|月底|月初|年底|年初/gi
const denial = /不|没|未|无|取消|暂停|\b(?:not|no|never|without|cancel\w*|dropped|only)\b|n['’]t\b/i

const figuresOf = (text: string): Set<string> =>
  new Set(
    [...text.matchAll(figure)].map(
      ([said]) => numerals[said.toLowerCase()] ?? String(Number(said.replaceAll(',', ''))),
    ),
  )
const partsOfYear = (text: string): Set<string> =>
  new Set([...text.toLowerCase().matchAll(partOfYear)].map(([said]) => said.slice(0, 3)))
const squeezed = (text: string): string => text.replaceAll(/[\s\p{P}]/gu, '').toLowerCase()
const isWithin = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  [...one].every((word) => other.has(word))

/** What names a thing in a text: Latin words, and pairs of Chinese letters without those that count. */
function wordsOf(text: string): Set<string> {
  const { latin, han } = thingWords(text)
  const pairs = han
    .flatMap((run) => run.split(/[\d零一二两三四五六七八九十百千万]/))
    .flatMap((run) => [...run].slice(1).map((_, at) => run.slice(at, at + 2)))
  return new Set([...latin, ...pairs])
}

/**
 * Whether two tellings of one matter say the same, one of them perhaps more: no figure, day or season of the one stands
 * against the other, neither denies, and what the one with fewer words names, the other names too.
 */
export function isRestated(one: string, other: string): boolean {
  if (squeezed(one) === squeezed(other)) return true
  for (const read of [figuresOf, partsOfYear]) {
    const [left, right] = [read(one), read(other)]
    if (!isWithin(left, right) && !isWithin(right, left)) return false
  }
  const [fewer, more] = [one, other]
    .map((text) => ({ text, words: wordsOf(text) }))
    .sort((left, right) => left.words.size - right.words.size) as [Told, Told]
  // 60 days and 60 working days: a bare value is the same only where it stands as it is.
  if (fewer.words.size === 0) {
    const [short, long] = [squeezed(one), squeezed(other)].sort((left, right) => left.length - right.length)
    return long!.includes(short!)
  }
  if (!isWithin(fewer.words, more.words)) return false
  // What the longer adds of its own (… or not at all) denies nothing of the shorter.
  const shared = more.text
    .split(/[，,；;。]/)
    .filter((clause) => [...wordsOf(clause)].some((word) => fewer.words.has(word)))
  return denial.test(fewer.text) === denial.test(shared.join(' '))
}

interface Told {
  text: string
  words: Set<string>
}

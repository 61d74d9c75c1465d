import { withoutSlots } from '../atoms/library/index.ts'
import { surnameClass } from '../facts/personHead.ts'
import { callingsIn } from '../imports/formsOfAddress.ts'
import { wordBoundaries } from '../imports/matching/plainWords.ts'

/**
 * A proper noun of nobody on file: a word in Latin letters with a capital that begins no sentence. Weekdays, months and
 * "I" are none, and neither are abbreviations.
 */
const properNoun = { zh: /\p{Lu}\p{Ll}+/u, en: /(?<=[\p{L}\p{N},;:}'’"”)]\s)\p{Lu}\p{Ll}+/gu } as const
const notProper =
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/

/** 贵方 and 我方 are sides, 几项 and 那时 count and point: none is a surname. */
const surname = new RegExp(`(?<![贵我对双甲乙院厂校几这那哪各每一两三多])${surnameClass}`, 'gu')
/** 老邵, 小麦, 阿雯: as colleagues call somebody, and how words begin that name nobody (老办法, 小毛病). */
const familiar = /^[老小阿]/u
/** Letters that hardly stand in a given name and often stand by themselves. */
const particle =
  /[的了着过吗呢吧啊是在有不没就都也还又要会能可把被给和跟与对向让请问说讲做用看去来到您你我他她它们这那哪谁几个一二三四五六七八九十上下前后里外再更最很太只才先]/u
const isHan = (letter: string | undefined) => letter !== undefined && /\p{Script=Han}/u.test(letter)

/**
 * Whether a Chinese text holds what looks like a whole name: a surname and two more letters, none of which the dictionary
 * takes for part of a word. Where this machine has no dictionary nothing is found.
 */
function holdsChineseName(text: string): boolean {
  const starts = wordBoundaries(text)
  if (starts === null) return false
  return [...text.matchAll(surname)].some(({ index }) => {
    const given = [text[index + 1], text[index + 2]]
    return (
      given.every((letter) => isHan(letter) && !particle.test(letter!)) &&
      [0, 1, 2, 3].every((by) => starts.has(index + by))
    )
  })
}

/** Whether a calling that begins as words do is one: a surname stands in it, and no word goes on behind it. */
function isCalled(calling: string, text: string): boolean {
  if (!familiar.test(calling)) return true
  const at = text.indexOf(calling)
  const starts = wordBoundaries(text)
  return new RegExp(surnameClass, 'u').test(calling[1]!) && (starts?.has(at + calling.length) ?? true)
}

/** Whether a wording in slot form names somebody or something that no slot stands for and no record holds. */
export function namesStrangers(template: string, lang: 'zh' | 'en'): boolean {
  const words = withoutSlots(template)
  if (callingsIn(words).some((calling) => isCalled(calling, words))) return true
  if (lang === 'zh') return properNoun.zh.test(words) || holdsChineseName(words)
  return [...template.matchAll(properNoun.en)].some(([word]) => !notProper.test(word))
}

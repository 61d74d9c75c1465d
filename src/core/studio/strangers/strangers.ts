import { withoutSlots } from '../../atoms/library/index.ts'
import { surnameClass } from '../../facts/personHead.ts'
import { callingsIn } from '../../imports/formsOfAddress.ts'
import { wordBoundaries } from '../../imports/matching/plainWords.ts'
import { holdsChineseName } from './chineseNames.ts'
import { holdsEnglishName } from './englishNames.ts'
import { holdsChineseOrganisation, holdsLatinOrganisation } from './organisations.ts'

/** Latin names in a Chinese text: any word with a capital, since nothing else there is so written. */
const latinInChinese = /\p{Lu}\p{Ll}+/gu
const notProper = /^(?:Excel|Word|Wi|Fi|Bluetooth|Windows|Linux|Teams|Outlook|Pro|Plus|Max|Mini)$/

/** 老邵, 小麦, 阿雯: as colleagues call somebody, and how words begin that name nobody (老办法, 小毛病). */
const familiar = /^[老小阿]/u
/** Titles by which nobody is called before a colon, and everybody in talk. */
const calledByTitle = new RegExp(
  `(?<!\\p{Script=Han})(?:[找请问让跟和给叫见约托对]|那位|这位)?${surnameClass}(?:主管|总监|助理|秘书|会计|师傅|干事|同志|班长|车间主任|站长|馆长|行长|校长|园长|所长|镇长|律师|博士)`,
  'u',
)
/** What goes on behind 老邵 or 小贺 and in no longer word. */
const behindFamiliar =
  /^(?:$|[，,。；;：:！!？?、\s]|最|还|也|都|说|讲|提|问|那|会|来|去|在|就|已|昨|今|明|上[周次回]|一直|跟|和|的|对|给|他|她|走|负责|知道|答应|建议|觉得)/u
const callsByGiven =
  /(?<![^，。、,.\s请让给找问跟和与是由叫连您])阿(?![里司尔拉姨米根胶]|\p{Script=Han}[尔斯])\p{Script=Han}(?=[那说也就最会在来去跟和，,。！？]|昨天|今天|明天|上次|上周)/u
/** A title before the name, as English and German letters have it. */
const titled =
  /\b(?:Mr|Mrs|Ms|Dr|Prof|Professor|Frau|Herr|Mme|Madame|Monsieur|Señora?|Sister|Nurse|Captain)\.? \p{Lu}[\p{L}’'-]+/u

/** 小钱 and 一小段 name nobody; 那张总账 counts sheets, and 总办 is an office. */
const notFamiliar = /^小[钱段路白班]/u
const counted = /[一二三四五六七八九十两几这那每]$/u
const wholeOf = /^[账成额价数量表办部线体]/u

/** Whether a calling that begins as words do is one: a surname stands in it, and no word goes on behind it. */
function isCalled(calling: string, text: string): boolean {
  const at = text.indexOf(calling)
  const end = at + calling.length
  // A 班组长 leads a shift; 班 is a surname besides.
  if (calling.startsWith('班组')) return false
  if (!familiar.test(calling))
    return !(calling.endsWith('总') && (counted.test(text.slice(0, at)) || wholeOf.test(text.slice(end))))
  if (notFamiliar.test(calling)) return false
  if (!new RegExp(surnameClass, 'u').test(calling[1]!)) return false
  const starts = wordBoundaries(text)
  return (starts?.has(end) ?? true) || behindFamiliar.test(text.slice(end))
}

/** Whether a wording in slot form names somebody or something that no slot stands for and no record holds. */
export function namesStrangers(template: string, lang: 'zh' | 'en'): boolean {
  const words = withoutSlots(template)
  if (callingsIn(words).some((calling) => isCalled(calling, words)) || titled.test(words)) return true
  if (holdsLatinOrganisation(words)) return true
  if (lang === 'en') return holdsEnglishName(words)
  return (
    [...words.matchAll(latinInChinese)].some(([word]) => !notProper.test(word)) ||
    callsByGiven.test(words) ||
    calledByTitle.test(words) ||
    holdsChineseName(words) ||
    holdsChineseOrganisation(words)
  )
}

import { matchOf } from '../cues/mayMatch.ts'

const counted = '(?:台|套|张|床|人|个(?!月|点|工作日)|间|箱|件|辆|条|组|座|户|只|层|梯|\\p{Script=Han}?站)'
const many = '\\d[\\d,]*'
/** 由6台调整为5台, 20台砍成18台, 8台加到10台: how many took the place of how many. */
const inChinese = new RegExp(
  [
    `(?:由|从)\\s*(?:原来的?|原)?\\s*${many}\\s*${counted}[^，。；\\n]{0,8}?(?:调整|改|减|增|砍|缩|加|变|降|升)[^，。；\\n\\d]{0,4}(?:为|成|到|至)?了?\\s*${many}`,
    `${many}\\s*${counted}(?:直接|又|已经?|现在|要)?(?:砍|减|改|加|缩|变|调)(?:少|掉)?(?:成|到|为|至)了?\\s*${many}`,
    `(?:由|从)\\s*${many}\\s*(?:砍|减|改|加|缩|变|调整?|增)(?:成|到|为|至)?\\s*${many}\\s*${counted}`,
    `(?:是|按|现在)\\s*${many}\\s*${counted}[，,、]?\\s*(?:而)?不(?:再)?是\\s*${many}`,
  ].join('|'),
  'u',
)
const noun =
  '(?!days?\\b|weeks?\\b|months?\\b|years?\\b|hours?\\b|minutes?\\b|percent\\b|points?\\b|am\\b|pm\\b|noon\\b|midday\\b|midnight\\b|hrs\\b|sharp\\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\b|to\\b|not\\b|and\\b|or\\b)[a-z][\\p{L}-]+'
/** "beds are 718 not 742", "12 systems, not 14", "cut from 46 trolleys to 42", "179 people instead of 186". */
const inEnglish = new RegExp(
  [
    `\\b${noun} (?:are|is|now|count is|number is)(?: now)? ${many}(?: ${noun})?,? (?:not|instead of|rather than) ${many}\\b(?!\\s*(?:%|days|weeks|months|years|hours))`,
    `\\b${many} ${noun}(?: ${noun})?(?: [^.;,\\n]{0,20})?,? (?:not|instead of|rather than|down from|up from) ${many}\\b(?!\\s*(?:%|days|weeks|months|years|hours))`,
    `\\b(?:down|up|reduced|cut|increased|changed|went|goes|moved?|dropped) from ${many} (?:${noun} )?to ${many} ${noun}`,
    `\\b(?:down|up|reduced|cut|increased|changed|went|goes|moved?|dropped) from ${many} ${noun} to ${many}\\b`,
  ].join('|'),
  'iu',
)
const ofElse = /[%％]|[£€$¥￥]\s?\d|\d\s*万|版本|\b(?:score|version|page|question|Q\d)\b/iu

/** Whether a sentence tells that a quantity took the place of another, in simplified letters. */
export const isScopeChange = (words: string): boolean => {
  const found = matchOf(inChinese, words) ?? matchOf(inEnglish, words)
  return found !== null && !ofElse.test(found[0])
}

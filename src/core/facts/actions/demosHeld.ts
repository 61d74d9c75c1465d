import { clausesRound, firstPlace, notGivenInChinese, notGivenInEnglish } from './papersGiven.ts'

/** 没做过演示, 演示改到周四, 演示账号给您开好: what is to be shown, was not, or is a thing to show with. */
const notHeldInChinese =
  /[没未](?:有)?(?:能|人|机会)?(?:演|看|做|讲|参加|展示|安排|约|办|成|搞|去|来)|不(?:用|需要?|想|能|会|要|做|看|办)|[做办看演]不[了成]|取消|改[到在期]|推迟|延期|演示(?:账号|链接|文稿|文件|环境|材料|机|用|版|系统|时间)|约(?!了)|定时间|[?？]|吗$/u
const notHeldInEnglish =
  /\bcall(?:ed|ing)? off\b|\bpostpon|\bmissed\b|\bdemo (?:unit|account|link|kit|version|script|environment)\b|\bbook(?:ed)? (?:a|the) demo|\bafter the (?:demo|demonstration)\b[^.;\n]{0,20}\b(?:will|we['’]ll|i['’]ll)\b|\bhappen(?:s|ed)?\b/i

const whatWasShown = /\bwhat (?:you|u|we)\b/gi

/** Whether the clauses from `start` to `end` say of a demonstration that it is to come, was not held, or is asked for. */
export function isDemoToCome(text: string, start: number, end: number): boolean {
  const { words } = clausesRound(text, start, end)
  return /\p{Script=Han}/u.test(text.slice(start, end))
    ? notHeldInChinese.test(words) || notGivenInChinese.test(words)
    : notHeldInEnglish.test(words) || notGivenInEnglish.test(words.replace(whatWasShown, ' '))
}

/** The first place where a cue tells of a demonstration that was held; null where it only speaks of one. */
export const placeHeld = (cue: RegExp, text: string): { start: number; end: number } | null =>
  firstPlace(cue, text, (...place) => !isDemoToCome(...place))

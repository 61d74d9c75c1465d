import { matches } from '../cues/mayMatch.ts'
import type { Speaker } from './stance.ts'

/** 我24号会上跟吴总敲定, "I'll settle that with Ann on the call": what one of us means to do when one meets. */
const meansToDo =
  /(?:^|[，,。！!\s:：])我(?:们)?(?:(?:明天|后天|周[一二三四五六日天]|\d{1,2}[号日]|到时候?)的?)?(?:会上|会议上|当面|电话里|见面(?:时)?)(?:会|再|来|自己|先|去)?(?:跟|和|向|给|把|找|问)?[^，,。；;\n?？]{0,12}(?:敲定|定(?!价|位|金)|确认|说|讲|提(?!供)|问|要|准信|谈|解释|道歉)|\bI(?:['’]ll| will) (?:\p{L}+ ){0,6}?(?:on|at|in) (?:the|tomorrow['’]s|\p{Lu}\p{L}+day['’]s) (?:call|meeting)\b|\bI(?:['’]ll| will) (?:ask|raise|settle|say|tell|own up to|bring up|confirm) (?:\p{L}+ ){0,5}?(?:tomorrow|on (?:the call|\p{Lu}\p{L}+day))/u
/** Whether a sentence of ours tells what its speaker means to do at a call, which nobody has decided yet. */
export const isMeantForCall = (sentence: string, speaker: Speaker): boolean =>
  speaker !== 'customer' && matches(meansToDo, sentence) && !/[?？]|吗/.test(sentence)

const settles = /敲定|定(?:下来?|掉|了)?|拍板|\b(?:settle|decide|agree|confirm)\b/i
/** Whether what sounds decided is only what one of us means to settle. */
export const isOursToSettle = (sentence: string, speaker: Speaker): boolean =>
  isMeantForCall(sentence, speaker) && settles.test(sentence)

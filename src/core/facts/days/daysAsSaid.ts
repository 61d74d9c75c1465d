/** The day of a month, on or before `at`, that a day to come stands for once it is said to have been. */
export function lastSuch(day: string, at: number): string {
  const read = new Date(Date.parse(day))
  while (read.getTime() > at) read.setUTCMonth(read.getUTCMonth() - 1)
  return read.toISOString().slice(0, 10)
}

/** 20号, "the 18th": a day of no month that is named. */
export const isBareDay = /^(?:\d{1,2}|[一二三四五六七八九十廿]{1,3})号$|^\D*\d{1,2}(?:st|nd|rd|th)$/i

/** A day of no named month on a list of what is to be done: of this month, the last or the next, whichever lies nearest. */
export function nearestSuch(day: string, at: number): string {
  const read = new Date(Date.parse(day))
  const choices = [-1, 0, 1]
    .map((shift) => new Date(Date.UTC(read.getUTCFullYear(), read.getUTCMonth() + shift, read.getUTCDate())))
    .filter((one) => one.getUTCDate() === read.getUTCDate())
  const [nearest] = choices.toSorted(
    (one, other) => Math.abs(one.getTime() - at) - Math.abs(other.getTime() - at),
  )
  return (nearest ?? read).toISOString().slice(0, 10)
}

/** Whether a day begins or ends a span (9/15-10/10): the time that something is of, and not by when it is due. */
export const isOfSpan = (text: string, start: number, end: number): boolean =>
  /\d\s*(?:[日号]\s*)?[-–—~～至到]\s*$/.test(text.slice(0, start)) ||
  /^\s*(?:[日号]\s*)?[-–—~～至到]\s*\d/.test(text.slice(end))

const changedOn =
  /\b(?:changed|took effect|came into force|took over|left|joined|resigned|retired|was (?:appointed|promoted|replaced)|have applied|has applied)(?: with effect)? (?:on|from|since|as of) (?:the )?$/i
/** Whether on the day at a place something changed or somebody came or went: "the delegations changed on 1 November". */
export const isDayOfChange = (sentence: string, at: number): boolean => changedOn.test(sentence.slice(0, at))

/** 原定15号, "was due by the 5th": it was set for a day, and nothing stands there of another that it moved to. */
const setBefore =
  /(?:原(?:定|本|来|先|计划|说|约)|本来|当初|早先|早该|上[次回](?:说|定|约|讲))[^，,。；;\n\d]{0,8}$|\b(?:was|were|had been) (?:due|promised|meant|supposed|expected|agreed|scheduled|to (?:be|come|have|get|go))\b[^.;,\n\d]{0,24}$|\boriginally\b[^.;,\n\d]{0,24}$/iu
/** 我答应人家是6号, "I told them it was the 6th": what was once promised, told to others. */
const reportedWord =
  /(?:答应|应承|说|讲|报|承诺)(?:了|过)?(?:给)?(?:人家|人哋|他们?|她们?|客户|对方|甲方|那边|[\u4e00-\u9fff]{1,2}(?:总|工|经理|主任))(?:的|那边)?(?:是|系)(?:这个月|本月)?\s*$|\b(?:told|promised) (?:them|him|her|\p{Lu}\p{L}+) (?:it was |it would be |we said )?(?:by |for |on )?the\s*$/u
const movesOn = /改|推|延|挪|提前|顺延|调整|\b(?:moved?|postponed|pushed|instead|now|shift\w*|slips?)\b/i
/** 说好5号, "you said by the 5th": what somebody took on, which may lie ahead as well. */
const takenOn =
  /(?:说好|讲好|约好|答应|承诺|保证|应该?|该|要|定[在的]?|说)[^，,。；;\n\d]{0,8}$|\b(?:said|promised|agreed|due|told)\b[^.;\n\d]{0,24}$/iu
const takenOnBehind =
  /^\s*(?:[号日])?(?:之?前|以前)?[^，,。；;\n]{0,6}的|^\s*(?:就|本来?|早就?|原来?)?(?:该|应)/u
/** 就该给, 没给: what stands right behind a day that has gone by. */
const missedBehind =
  /^\s*(?:就|本来?|早就?|原来?)(?:该|应)|^(?:上午|下午|晚上)?(?:就|都|也|又)?(?:没有?|未|冇)(?:给|交|到|来|发|收|拿|寄|出|做|send)(?![^，,。；;\n]{0,8}(?:就|再|的话))/iu
/** 12号就发了, 13号回了10万: what was done on it, and not what waits for it. */
const doneBehind =
  /^(?:上午|下午|晚上|当天|那天|就|已经?|刚|才)*(?![^，,。；;\n]{0,6}(?:要|将|会|准备|打算|得|快|等|如果))[^，,。；;\n]{0,6}(?:[发寄交给到付收回来去签开出见测装停打送报提]|确认|验收|完成)(?:了(?![解结]|再|之?后|以后|就|才|的话|[吗么没]|[?？])|过(?!来|去|会|期|后|了?再))/u
const doneBefore =
  /(?<!\b(?:be|is|are|being|gets?|to|will|if|once|when|after|until|unless|not|n['’]t)\s(?:\p{L}+\s)?)\b(?:sent|shipped|delivered|uploaded|received|arrived|came|paid|met|visited|raised|signed|spoke|handed over|went out)\b[^.;,\n\d]{0,32}$/iu
/** That something is late, said of the past; 15号给就晚了 is said of what would be. */
const isLate =
  /(?<![就太要会可])(?:晚|迟)了|逾期|已?超期|已(?:经)?过期|过期了|误期|拖(?:了|到(?:现在|今天))|没(?:按时|准时|兑现|赶上|做到)|食言|\b(?:overdue|missed|days? late|weeks? late|(?:is|are|was|were|['’]s|['’]re|running|already) late|never (?:came|arrived)|did(?:n['’]t| not) (?:come|arrive|make it|get|happen))\b/iu
const isMissing =
  /(?:到现在|至今|还|一直|都|也|仍)(?:还|都|也|仍)?(?:没有?|未)(?:给|到|收|发|来|交|寄|出|见|动静|影)|\bstill (?:not|nothing|no|outstanding|open|missing|waiting)\b|\b(?:has|have)(?:n['’]t| not) (?:come|arrived|been|got|seen|received)\b|\bnot (?:here|in|arrived|received)\b/iu

/**
 * Whether a sentence says of the day that stands between `start` and `end`, which names no month, that it has gone by:
 * 原定15号给客户…晚了, 说好5号的还没来, "was due by the 5th", 12号就发了.
 */
export function isSaidToHavePassed(sentence: string, start: number, end: number): boolean {
  const [before, after] = [sentence.slice(0, start), sentence.slice(end)]
  if (missedBehind.test(after) || doneBehind.test(after) || doneBefore.test(before)) return true
  if (isLate.test(sentence) || reportedWord.test(before)) return true
  const isSet = setBefore.test(before)
  if (isSet && !movesOn.test(after)) return true
  return isMissing.test(sentence) && (isSet || takenOn.test(before) || takenOnBehind.test(after))
}

/** 11月底到期, "expires on 3 May", 有效期至5号: until when something holds, and no day by which anything is to be given. */
export const isEndOfTerm = (sentence: string, { start, end }: { start: number; end: number }): boolean =>
  /^\s*[日号]?\s*(?:就|才|也|就要|要|快)?(?:到期|过期|失效|期满|届满|作废)|^\s*(?:expir|runs? out|lapses?)/i.test(
    sentence.slice(end),
  ) ||
  /(?:有效期?(?:到|至|为)?|到期日[是为:：]?)\s*$|\b(?:expir(?:es|y|ing|ed)(?: date)?(?: on| at)?(?: the)?|valid (?:until|till|to|through)|runs? out(?: on)?|lapses?(?: on)?)[ :]*$/i.test(
    sentence.slice(0, start),
  )

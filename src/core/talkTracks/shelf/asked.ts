import { findFigures } from '../../facts/figures.ts'
import { inSimplified } from '../../facts/sentences/inSimplified.ts'
import type { CustomerFact } from '../types.ts'
import { withoutPressure } from './readBack.ts'

/** What moves price, payment or the time for which they hold: no rep settles it alone. */
const commercial =
  /[£$€¥￥]\s?\d|价(?!值)|降|便宜|折扣|优惠|让利|账期|付款|预付|尾款|质保金|结算|包进去|免费|赠|不涨|涨价|全包|包干|含税|\d\s*万|能不能(?:做|到)\s*\d|\d{2,}[^，。；\n]{0,3}(?:能不能|能否|可不可以|行不行|能做|做不做)|\b(?:price|pric(?:ed|ing)|discount|cheaper|rates?|index(?:ation)?|CPI|payment|deposit|retention|net \d+|days from invoice|free|nearer|DAP|DDP|FCA|EXW|FOB|CIF|per cent|%\s?off|at or under|what would \p{L}+ \p{L}+ be)\b|\d+\s?% (?:retention|deposit|down|up front|off|less)|\b\d+ days\b.{0,24}\binstead\b/iu
const ofPaying =
  /账期|付款|回款|付清|结算|预付|\bpay(?:ment|ing)?\b|\bterms\b|\bdays from invoice\b|\bnet\s*\d/i

/** "I want the fee spelled out", 把价格构成列明: what a price is made of may be told, where nothing is to become less. */
const ofDetail =
  /\b(?:spell(?:ed|ing)? out|break(?:ing|down| down)|broken down|itemi[sz]\p{L}*|explain\p{L}*|clarif\p{L}+)\b|(?:列|写|讲|说|拆)(?:明|清|开)|明细|构成/iu
const less =
  /降|便宜|折|优惠|让|免|能不能(?:做|到)|\b(?:discount|cheaper|lower|reduce|less|cut|free|nearer|off)\b/iu
/** Whether a wish is for price or terms, which need somebody's word on our side before they may be promised. */
export const isCommercial = ({ kind, text }: Pick<CustomerFact, 'kind' | 'text'>): boolean =>
  (kind === 'customerAsk' &&
    commercial.test(text) &&
    !owedBack.test(text) &&
    !(ofDetail.test(text) && !less.test(text))) ||
  kind === 'askedPrice'

/** A price limit of a tender, or who of theirs has to approve what: a rule that holds for every bidder, and no wish. */
const ruleOfTheirs =
  /最高限价|招标控制价|控制价|拦标价|投标上限|(?:要|须|需|得|都要|必须)(?:上|过|报|经|提交)[^，,。；;\n]{0,10}(?:董事会|党委会|办公会|总办会|定标会|评审会|招标领导小组|集团)(?:审批|批准|批|决议|审议|定)?|\b(?:anything|everything|orders?|contracts?|deals?|purchases?|spend|capex) (?:over|above|beyond|from)\b[^.;\n]{0,40}\b(?:goes|go|has to|have to|needs?|must)\b|\b(?:has|have|needs?|must|goes|go)(?: to)? (?:go |be )?(?:to|through|past|before|approved by|signed (?:off )?by) (?:the |our )?(?:board|committee|CFO|CEO|COO|directors?|group|head office|legal)\b/iu
/** How and until when papers are handed in: 澄清截止11月27日17:00, 盖章扫描件发本邮箱, "sealed bids by noon". */
const ofProcedure =
  /(?:澄清|答疑|提问|递交|投标|报价|报名|响应文件|投标文件|开标)[^，,。；;\n]{0,8}(?:截止|时间为)|截止(?:时间|日期)?(?:为|是|：|:)|(?:盖章|签章|加盖公章)[^，,。；;\n]{0,8}(?:扫描件|PDF|原件)|投标保证金|(?:密封|正本|副本)[^，,。；;\n]{0,10}(?:递交|送达|提交)|发(?:至|到)?本邮箱|\b(?:sealed|hard[- ]copy|late) (?:bids?|offers?|tenders?)\b|\b(?:clarification|bid|tender|submission) (?:questions? )?(?:deadline|closes?|are due|is due|must be (?:received|submitted|uploaded))\b|\bupload(?:ed)? (?:to|on|via) the portal\b/iu
/** Whether words that count as a wish only state a rule of theirs, which nobody could grant. */
export const isRuleOfTheirs = (text: string): boolean =>
  (ruleOfTheirs.test(text) || ofProcedure.test(text)) && !/[?？]/.test(text)

/** What is wanted back for something that went wrong: it is owed or not, and nothing is to be had in exchange for it. */
const owedBack =
  /\b(?:service |goodwill )?credits?(?: notes?)?\b(?! (?:term|limit|line|card|check|period|insurance|rating|days))|\brefund\w*|\bcompensat\w+|\breimburs\w+|赔(?!率)|补偿|退款|退还|折让|红字|贷项|理赔/iu

/** Whether words are about price or terms. */
export const touchesTerms = (text: string): boolean => commercial.test(text)

export const speaksOfPaying = (text: string): boolean => ofPaying.test(text)

/** 郑总让问下 …, "Derek asked me to check …": whoever asks hands on somebody else's wish. */
const relay =
  /^\s*(?:\p{Script=Han}{1,3}(?:总监|总|工|部长|经理|主任|科长|院长|处长|老师)?(?:让|叫|托)(?:我)?(?:来|再)?问(?:一)?(?:下|问)?|(?:帮|替)\p{Script=Han}{1,4}问(?:一)?(?:下|问)?)[\s，,：:]*/u
export const isRelayed = (text: string): boolean => relay.test(text)

/** An ask as it can be read back in one breath: without who handed it on, and without what stands in brackets. */
export function readableAsk(text: string, most: number): string {
  const own = withoutPressure(text.replace(relay, '').trim())
  return own.length <= most ? own : own.replaceAll(/[（(][^（()）]{2,40}[)）]/gu, '').trim()
}

/** "Could you come back on these on our call", 会上答复: what is to be answered when one meets. */
const answerHere =
  /\b(?:come back|answer|reply|bring|let (?:me|us) know|go through|talk (?:about|through|over)|discuss|speak about|pick up|cover|tell (?:me|us|you)|have (?:it|this|that|them|an answer))\b[^.?!\n]{0,60}\b(?:on|at|to|for|in|during)\s(?:the|our|this|that|next|(?:mon|tues|wednes|thurs|fri)day['’]?s?)\s?(?:\p{L}+ )?(?:call|meeting)\b|(?:会上|见面(?:时)?|当面|面谈(?:时)?|电话里|通话(?:时)?|(?:周|礼拜|星期)[一二三四五六日天](?:的?会)?(?:上)?)[^。！？\n]{0,8}(?:答复|回复|答|聊|谈一?[下谈]|再谈|讨论|给(?:您|你)?(?:个)?(?:说法|准话|答案)|说清)/iu

/** 24日的会时间有限，请直接回答三点; 三個問題請於24日說明; "tell me directly on Tuesday": asked to be answered on its day. */
const answerOnDay =
  /(?:会上?|会议|见面|通话|\d{1,2}\s*[日号]|周[一二三四五])[^。！？\n]{0,16}(?:请|要|需)?[^。！？\n]{0,6}(?:回答|答复|答覆|说明|说清|讲清|讲清楚)|\b(?:tell|answer|let) (?:me|us)\b[^.?!\n]{0,40}\b(?:on|this|next) (?:mon|tues|wednes|thurs|fri)day\b/i
export const isForTheCall = (text: string): boolean =>
  answerHere.test(text) || answerOnDay.test(inSimplified(text))

const apology = /不好意思|抱歉|对不起|(?<![a-z])(?:sorry|apolog\w+)(?![a-z])/i
const tellsOfMove =
  /\b(?:has|have|had|['’]ve|['’]s) (?:been )?(?:slipped|moved|changed|gone)\b|\b(?:slipped|was moved|is now|it['’]s now)\b|(?:改|推|延|挪)(?:到|至)了|推迟了|\b(?:moved|raised|lifted|cut|put|changed|went|reduced)\b[^;?\n]{0,24}\bfrom\b[^;?\n]{0,24}\bto\b|从[^，。；\n]{1,10}(?:改|调|降|涨|加|压|砍)(?:到|成|为)/i
const wants =
  /[?？]|能不能|能否|可否|请|要|希望|需|(?<![a-z])(?:could|can|would|please|need|needs|want|wants|must|should|ask(?:s|ed)?|see)(?![a-z])/i
/** 价格必须有竞争力, "a competitive price": every buyer says so, and no answer could be given to it. */
const ofEveryBuyer =
  /有竞争力|竞争力的|价格(?:要)?(?:合理|实惠)|\b(?:competitive|sharpen|best) (?:price|pricing|offer|pencil)\b/i
/** Whether words that count as a wish ask for anything: an apology for something of theirs, or news, does not. */
export const asksAnything = (text: string): boolean =>
  !apology.test(text) &&
  !(ofEveryBuyer.test(text) && !/\d/.test(text)) &&
  (wants.test(text) || !tellsOfMove.test(text))

/** "I'd like your position before Thursday", 开会之前给我个准话: an answer that is wanted before one meets. */
const answerFirst =
  /\b(?:before|ahead of|prior to) (?:(?:the|our|this|that|next) )?(?:call|meeting|we (?:meet|speak|talk)|(?<day>mon|tues|wednes|thurs|fri)day)\b[^.?!\n]{0,60}\b(?:position|answer|reply|response|view|come back|let me know|confirm)\b|\b(?:position|answer|reply|response|view|come back|let me know|confirm)\b[^.?!\n]{0,60}\b(?:before|ahead of|prior to) (?:(?:the|our|this|that|next) )?(?:call|meeting|we (?:meet|speak|talk)|(?<other>mon|tues|wednes|thurs|fri)day)\b|(?:开会|会议?|见面|面谈|通话|周(?<han>[一二三四五]))(?:之|以)?前[^。！？\n]{0,12}(?:答复|回复|准话|准信|说法|答案|态度)/iu
const weekdays = ['', 'mon一', 'tues二', 'wednes三', 'thurs四', 'fri五']
/** Whether an answer is wanted before the call at `callAt` (UTC ms): before it as such, or before its weekday. */
export function isForBeforeCall(text: string, callAt: number | null): boolean {
  const groups = answerFirst.exec(text)?.groups
  if (!groups) return false
  const day = groups.day ?? groups.other ?? groups.han
  if (day === undefined) return true
  return callAt !== null && (weekdays[new Date(callAt).getUTCDay()] ?? '').includes(day.toLowerCase())
}

const dayMs = 86_400_000
const longestList = { han: 60, latin: 150 } as const
/** The sentence of a wish that asks: "What would it be at 1,800? £68.40 is still high" asks with its first. */
const firstSentence = (text: string): string =>
  /^(?:[^.?!。？！]|\.(?=\d))+/u.exec(text.trim())?.[0].trim() ?? text

/** Whether whatever number stands in a text can be read: a bare 92 would keep the others from being said. */
const hasUnits = (text: string, at: number): boolean =>
  !/\d{2,}/.test(text) || findFigures(text, at).length > 0

/**
 * Wishes as somebody wrote them: the points of one message, or of one chat on one day, together in their order, as many as can be read back in one
 * breath. What `told` says already is not said again.
 */
export function asWritten(wishes: readonly CustomerFact[], told: CustomerFact | undefined): CustomerFact[] {
  const groups = Map.groupBy(
    wishes.filter(({ id, evidenceId }) => id !== told?.id && evidenceId !== told?.evidenceId),
    // What somebody writes in a chat comes in pieces, which belong together.
    ({ evidenceId, contactId, speaker, undated, occurredAt, text }) =>
      contactId !== null && speaker === 'customer' && !undated && hasUnits(text, occurredAt)
        ? `${contactId} ${Math.floor(occurredAt / dayMs)}`
        : evidenceId,
  )
  return [...groups.values()].map((points) => {
    const inOrder = points.toSorted(
      (left, right) => left.occurredAt - right.occurredAt || left.span.start - right.span.start,
    )
    const [first, ...rest] = inOrder as [CustomerFact, ...CustomerFact[]]
    if (rest.length === 0) return first
    const isHan = /\p{Script=Han}/u.test(first.text)
    // Each is a quotation of its own: what lay between them was said as well, and is not told.
    const [most, between] = isHan ? [longestList.han, '”、“'] : [longestList.latin, '”, “']
    let text = firstSentence(first.text)
    let end = first.span.end
    const joined: CustomerFact[] = []
    for (const point of rest) {
      if (text.includes(firstSentence(point.text))) continue
      const more = `${text}${between}${firstSentence(point.text)}`
      if (more.length > most) continue
      text = more
      if (point.evidenceId === first.evidenceId) end = Math.max(end, point.span.end)
      else joined.push(point)
    }
    return { ...first, text, span: { start: first.span.start, end }, ...(joined.length > 0 && { joined }) }
  })
}

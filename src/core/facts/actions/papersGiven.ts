import type { Direction } from '../../../shared/vocabulary.ts'
import { byScript, scriptOf } from '../cues/anyCue.ts'
import { allMatches } from '../cues/mayMatch.ts'

/** The papers that a message gives: what we ask for a thing, and what we propose to do. */
export type Paper = 'quoteSent' | 'proposalSent'

/** Whether an action is that a paper was given. */
export const isOfPaper = (kind: string): kind is Paper => kind === 'quoteSent' || kind === 'proposalSent'

const either = (...sources: readonly (string | RegExp)[]): RegExp =>
  new RegExp(sources.map((one) => (typeof one === 'string' ? one : one.source)).join('|'), 'iu')

const zhQuote = '报价(?:单|表|书)?|价格(?:单|表)|价单'
const zhProposal = '(?<!支付|付款)方案(?:书)?|建议书|测算表|计划书'
const enQuote = 'quote|quotation|price (?:list|offer)'
const enProposal = 'proposal|business case|concept paper|slide deck|statement of work'

/** What was sent, whatever the order of the words: 报价发您了, 发了报价, "sent the quote", "the quote is attached". */
const sending = (zh: string, en: string): RegExp =>
  either(
    `(?:${zh})[^。；\\n]{0,16}?(?:已?(?:发|传|推|递)(?:您|你|给|群|到|过去|过来|了)|已(?:发|传|提交|递交|更新)|提交了|放(?:您|你|附件|前台|群里|网盘)|(?:在|到)(?:您|你)?(?:邮箱|群里|附件)|见附件|如附件|寄(?:出|给|到|了)|(?:交|留|送)给了|(?:发|传|寄)(?!票)[^，。；\\n]{1,8}了)`,
    `(?:发|给|寄|传)给?(?:您|你|贵[司院厂校])的(?:那[份版个])?(?:${zh})`,
    `(?:${zh})请[^，。；\\n]{1,8}(?:过目|查收|审阅|查阅|审核|指正)`,
    `(?:发|传|寄|提交|递交|交|附)(?:了|上|过去|出)[^。；\\n]{0,10}(?:${zh})`,
    `把(?:${zh})[^。；\\n]{0,6}(?:发|传|寄|递)|(?:连|跟|和)(?:${zh})[^。；\\n]{0,8}(?:发|放附件)|(?:${zh})里[^。；\\n]{0,14}刚(?:发|传)`,
    `\\b(?:${en})\\b[^.;\\n]{0,40}\\b(?:sent|e?mailed|attached|enclosed|submitted|forwarded|uploaded|in (?:ur|your) (?:inbox|mailbox)|went (?:to|out))\\b`,
    `\\b(?:sent|sending|e?mailed|attached|enclosed|submitted|forwarded|uploaded|here['’]?s|here is|find|shared)\\b[^.;\\n]{0,60}\\b(?:${en})\\b`,
  )

/** Where a text of ours may say that a paper was given; whether it does, `isGiven` tells. */
export const givingCues: Readonly<Record<Paper, RegExp>> = {
  proposalSent: sending(zhProposal, enProposal),
  quoteSent: either(
    sending(zhQuote, enQuote),
    /\bmy quotation of\b|价格(?!不|也|要|还|方面)[^，。；\n]{0,8}(?:发(?:您|你|给|过去)|已发)|(?:报价单?|价格表)[^，。；\n]{0,8}快递|已(经)?报价|报价已(?:经)?(?:发|给|出|交|报|传|寄|送|提交|更新)/,
  ),
}

/** The same in other words, which only a look at the whole clause tells from talk. */
export const quotingCue: RegExp = either(
  `(?:${zhQuote}|折后价|价格)[^。；\\n]{0,14}(?:呈上|附上|附后|递给|交给|给了|出去|列在|报过去)|(?:给[您你他她]|重新)?报(?:了个?|的是)[^，。；\\n]{0,4}\\d+(?:\\.\\d+)?\\s*[万元wk]|(?:价格?|报价)报(?:过去|给)|(?:兹|现)[^。；\\n]{0,24}报价|(?:附件|随附|附上|随函)[^。；\\n]{0,16}(?:报价|价格)|(?:递|交|提交)(?:了|给)?[^。；\\n]{0,8}报价|重新报了|报了[一二两]?[版份]`,
  `\\b(?:quoted|gave|handed|submitted|submitting|resent|left|offered)\\b[^.;\\n]{0,40}\\b(?:price|prices|quote|quotation|offer|pricing)\\b|\\b(?:quote|quotation|pricing|offer)(?:['’]s| is| was)? (?:in|on its way|over|out|with)\\b|\\bquoted (?:you|them|him|her|u)\\b|\\bpleased to (?:offer|quote)\\b|\\b(?:sent|sending) (?:the |our |over )?(?:pricing|numbers)\\b|\\bprice list is on\\b|\\bour offer (?:on|is|was|lies)\\b`,
)

const giving = '(?:发|给|传|寄|递|交|送|推|转|出|报|提交|提供|拿|放|留|抄送|呈)'
const doing = `(?:${giving}|做|批|定|收到|收着|见到|看到|看|用|写|算|盖)`
const dayOfAPaper = '(?![^，。；\\n]{0,8}的(?:报价|方案|价|建议书))'
const zhWeekday = '(?:周|星期|礼拜)[一二三四五六日天末]'

/** What makes of 报价发您 a thing that is done: 了, 已, 刚, or that it lies beside the message. */
const doneInChinese = new RegExp(
  `已|刚|昨|${giving}[^，。；\\n]{0,12}?了(?!解)|重新报了|过去了|报的是|[附呈]|随函|随信|兹|现(?:将|报|发|提|送)|在看|查收|查阅|过目|审阅|审核|(?:邮箱|网盘|群|群文件|平台)(?:里|上|中)?$|(?:收|看|研究)(?:到|了|过|完|悉)|[上今](?:周|午|早|天一早)[^，。；\\n]{0,6}(?:发|给|寄)|${giving}给?(?:您|你|贵[司院厂校])的`,
  'u',
)

/** What of a clause says that it is to come, was not done, or is only spoken of. */
export const notGivenInChinese = new RegExp(
  [
    // It was not, or is not to be.
    `(?:没有?|未能?|尚未|不(?!锈|含|带|同|错|少|止|论|管|仅|但|满)(?:想|敢|便|能|会|要|让|用|必|再)?|别|勿|甭|无法|没法|没能|来不及|拒绝)(?:先|急着?|再|人|机会|正式|及时|全|来得及)?(?:给您|给你|给|跟您|把[^，。；\\n]{1,6}|在?微信里?|往外|对外|外|收到)?${doing}|${doing}不(?!锈|含|带|同|少|到(?:一|半|两|几|\\d))(?:了|到|出|过|动|成|下|上|完|着)?|忘(?:了|记)|漏(?:了|${giving})|差点|以为|本来|原本|原定|撤回|打回|作废|过期`,
    // It is to come.
    `(?<![开社机体])会(?!议|上|后|员|计|场|展|同|签|谈|前|里|诊)|即将|将(?:于|在|会)|马上|立刻|立马|这就|稍(?:后|晚|迟|等)|随后|回头|待会|等会|过会|过(?:两|几|一)?(?:天|下)|一会儿?|晚点|晚些|晚上给|改[天日]|抽空|尽[快早量]|争取|力争|肯定|一定|绝对|(?:周|天|日|月)内(?!瓦|容|部)|打算|计划(?![书科部员处表内外])|准备|预计|安排|申请|着手|开始|差不多|快(?!递)(?:要)?(?:${giving}|好|做)|(?<![主重摘纪概需])要(?!求|点|素|件|紧|的|了|过)|需要?(?!求|方)|必须|得(?=先|把|给|在|赶|等)|应该|该(?=${giving})|可以|可能|(?<![功性效产不智节])能(?![耗源力效量级])|才(?=[^，。；\\n]{0,4}${giving})|再(?=[^，。；\\n]{0,4}${giving})|还在|正在|(?<![现实存都])在(?=[做写改赶核算审走弄等]|报批)`,
    `(?:明[天早晚]|后天|下周|下个?(?:月|周|礼拜|星期)|今晚|这两天|月底|年底|年后|节后|会后)${dayOfAPaper}|(?:${zhWeekday}|\\d[号日点]|[月年]底|下班|[今明后]天|中午|晚上)(?:之前|以前|前)|(?<!上|上个)${zhWeekday}(?:上午|下午|一早)?(?:${giving}|把)|今天[^，。；\\n]{0,4}(?:内|下班|晚)|${giving}[^，。；\\n]{0,4}(?:之前|以前|前)(?!台|面|天)`,
    // It hangs on something else, or is asked.
    `如果|要是|倘若|假如|万一(?![台套个件次])|只要|除非|的话|等(?=[您你他她我咱领老财商技法总张王李赵刘陈]|[^，。；\\n]{0,12}(?:完|好|定|齐|下来|回来|出来|到)[^，。；\\n]{0,4}(?:再|就|才|后|${giving}))|[完好定齐批签来]了?(?:就|再|才|后|马上)|[改做写弄]好(?:就|再)?[发给](?!.{0,8}了)|${doing}了(?:也|再|吗|么|没|吧)|(?:收到|看了|看完)[^，。；\\n]{0,8}(?:后|再|就)|[?？]|吗(?!\\p{Script=Han})|呢$|没有?$|能不能|能否|可否|是否|要不要|什么时候|啥时候|何时|多久|哪[天个份]|怎么|几份|还是(?!发[您你给]了)|发[您你]还是`,
    // It is asked of somebody, promised, or somebody else's.
    `催|想(?=[要请看把让])|希望|盼|麻烦|让(?=[^，。；\\n]{0,10}${giving})|叫(?=[^，。；\\n]{0,8}${giving})|请(?=[^，。；\\n]{0,8}(?:发|给我|提供|先看|出))|帮(?=[我忙您])|答应|承诺|保证|说好|记得|提醒|拖|欠|对手|竞品|友商|别家|其他家|(?<!我)他家|保密`,
  ].join('|'),
  'u',
)
/** 等领导签完，报价就发您了: what 就 hangs on stands in the clause before. */
const hangsOnBefore = new RegExp(`(?:就|再|才)[^，。；\\n]{0,6}${giving}`, 'u')
const condition =
  /^(?:等|如果|要是|若|只要|只有|除非|待)|(?:之后|以后|的话|完|下来|批了|签了|好了|定了|到了|确认后?)$|明天|下周|还没|还在/u

const enWeekday = '(?:mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?'
export const notGivenInEnglish = new RegExp(
  [
    // It is to come, or hangs on something.
    String.raw`\b(?:will|shall)\b(?! find)|['’]ll\b(?! find)|['’]d (?:rather|like|prefer|love|be)\b|\b(?:going|about|due|ready|yet|meant|supposed|able|asked|waiting|need(?:s|ed)?|ha(?:ve|s|d)|got|want(?:s|ed)?|(?:we|i|he|she|they) plan(?:s|ned)?|hop(?:e|es|ed|ing)|remember|promised|trying) to\b(?! (?:offer|say|report|inform|advise))|\b(?:gonna|should|could|would|(?<!\d(?:st|nd|rd|th)? |\bof |\bin |since )may(?! \d)|might|must|cannot|want(?:s|ed)?|need(?:s|ed)?|planned|owes?|owed|let me|let us|to be|being|get(?:s|ting)?(?: it)? sent)\b|\bcan\b(?! see| find)|\bplease\b(?! (?:find|see|have|review|check|note our|note the attached))|(?<!pleas(?:ure|ed) |glad |happy )\bto (?:follow|send|submit)\b|(?<!\bas )\bfollows\b`,
    String.raw`\b(?:if|unless|once|(?<!valid )(?:until|till)|as soon as|when(?:ever)?|before(?! (?:us|me)\b)|in case|whether|provided that|how|why|what|who)\b`,
    String.raw`\b(?:tomorrow|tmrw|tonight|shortly|soon|later(?! version)|next (?:week|month|year|${enWeekday}))\b|\b(?:sending|going|goes|follows?|ready|in your inbox|sent out)\b[^.;\n]{0,40}\b(?:this (?:afternoon|evening)|(?:by|on|before) (?:${enWeekday}|the \d|\d|end|noon|next|cob|eod))\b`,
    // It was not.
    String.raw`\bnot\b|n['’]t\b|\bcant\b|\bdont\b|\b(?:never|without|forgot|failed|missing|unsent|void|expired|cancell?ed|withdrawn|no(?! doubt|\.| ?\d| later)|nothing|nobody|no one|instead of|rather than|still (?:working|waiting|in|with|to|on|no|being)|stuck|draft(?:ing|ed)?|almost|nearly)\b`,
    // It is asked, or another's.
    String.raw`\?|^\W*(?:(?:hi|hey|hello|so|and|but|btw|ok)\b[ ,]*)?(?:have|has|had(?! the\b)|did|do|does|was|were|is|are|shall|when|where|who|why|how)\b (?:you|u|we|i|he|she|they|it|the|your|our|ur|that|this|my)\b`,
    String.raw`\b(?:competitors?|rivals?|incumbent|their (?:own )?(?:supplier|vendor)|(?:some|any|every)(?:one|body) else|(?:an)?other (?:vendor|supplier|bidder|firm|compan)\w*|the others|elsewhere)\b|^\W*they\b`,
  ].join('|'),
  'i',
)

const boundary =
  /[，,。；;！!\n]|[?？]|(?<=[a-z0-9)][.])\s|(?<=\p{Script=Han})\s+(?=\p{Script=Han})|\s[-–—]\s/giu
/** Where an English clause goes on to another thing: "sent the quote and will call". */
const goesOn = /\s(?:and|but|so|then|which|w\/)\s/i

/** The clauses in which a cue stands, with a mark of question behind them, and the clause before. */
export function clausesRound(text: string, start: number, end: number): { words: string; before: string } {
  let [from, beforeFrom, to] = [0, 0, text.length]
  for (const { index, 0: mark } of text.matchAll(boundary)) {
    if (index + mark.length <= start) {
      beforeFrom = from
      from = index + mark.length
    } else if (index >= end) {
      to = /[?？]/.test(mark) ? index + mark.length : index
      break
    }
  }
  const rest = text.slice(end, to)
  const on = goesOn.exec(rest)
  const words = text.slice(from, end) + (on ? rest.slice(0, on.index) : rest)
  return { words: words.trim(), before: text.slice(beforeFrom, from).replace(/[\s，,。；;！!?？]+$/u, '') }
}

/**
 * Whether what a cue found in a message tells that a paper was given: it is done, and not still to come, refused, asked
 * for, promised, wished or another firm's. 报价等领导签完就发您 and "the quote will be attached" tell that it was not.
 */
export function isGiven(text: string, start: number, end: number): boolean {
  if (speaksOtherwise(text, start, end)) return false
  return !isHan(text.slice(start, end)) || doneInChinese.test(clausesRound(text, start, end).words)
}

/** Whether the clauses from `start` to `end` say of a paper that it is to come, was not given, or is asked for. */
export function speaksOtherwise(text: string, start: number, end: number): boolean {
  const { words, before } = clausesRound(text, start, end)
  return isHan(text.slice(start, end))
    ? notGivenInChinese.test(words) || (hangsOnBefore.test(words) && condition.test(before))
    : notGivenInEnglish.test(words)
}

const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text)

/** The first place where a cue tells that a paper was given; null where it only speaks of one. */
export const placeGiven = (cue: RegExp, text: string): Place | null => firstPlace(cue, text, isGiven)

interface Place {
  start: number
  end: number
}

/** The first place of a cue of which a test says yes; null where there is none. */
export function firstPlace(
  cue: RegExp,
  text: string,
  isSo: (text: string, start: number, end: number) => boolean,
): Place | null {
  for (const match of allMatches(globally(cue), text)) {
    const place = { start: match.index, end: match.index + match[0].length }
    if (isSo(text, place.start, place.end)) return place
  }
  return null
}

const compiled = new WeakMap<RegExp, RegExp>()
/** A pattern that finds every place; compiled once. */
function globally(cue: RegExp): RegExp {
  let found = compiled.get(cue)
  if (!found) {
    found = new RegExp(cue.source, `${cue.flags.replace('g', '')}g`)
    compiled.set(cue, found)
  }
  return found
}

/** The papers that a message of ours gives, the quote first. */
export const papersGiven = (
  text: string,
  direction: Direction,
): { kind: Paper; start: number; end: number }[] =>
  direction !== 'outbound'
    ? []
    : (['quoteSent', 'proposalSent'] as const).flatMap((kind) => {
        for (const cues of cuesOf[kind]) {
          const cue = cues[scriptOf(text)]
          const place = cue && placeGiven(cue, text)
          if (place) return [{ kind, ...place }]
        }
        return []
      })

const cuesOf = {
  quoteSent: [byScript(givingCues.quoteSent), byScript(quotingCue)],
  proposalSent: [byScript(givingCues.proposalSent)],
} as const

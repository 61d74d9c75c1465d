import type { Direction } from '../../../shared/vocabulary.ts'
import { givesRestBy, isNotice, isPaymentNews, isSellersToGive, isSetToUs } from '../chinese/promisedOrSet.ts'
import { matches, matchOf, mayMatch } from '../cues/mayMatch.ts'
import { isPersonHead, surnameClass } from '../personHead.ts'
import { isSilenceAmongUs, isSilenceOnBefore, isToldInSecret, secrecySource } from '../quiet/secrecy.ts'
import { isHushedUp } from './hushed.ts'
import { owesNothing } from './nothingOwed.ts'
import { isForbidden, refusesPromise } from './prohibitions.ts'
import { keepsSource } from './sourceKept.ts'

/**
 * Who said it: somebody of the customer, one of us to the customer, one of us to ourselves (a note, a remark), or the
 * team among itself, in a room where no customer reads.
 */
export const speakers = ['customer', 'ours', 'note', 'team'] as const
export type Speaker = (typeof speakers)[number]

/** Who speaks in a message that went this way. */
export const speakerOf = (direction: Direction): Speaker =>
  direction === 'inbound' ? 'customer' : direction === 'outbound' ? 'ours' : 'note'

/**
 * What a sentence does with what it names: states it, asks for it, promises or plans it, only thinks or supposes it, or says
 * that there is none.
 */
export const stances = ['stated', 'asked', 'promised', 'thought', 'negated'] as const
export type Stance = (typeof stances)[number]

const supposing =
  /如果|要是|假如|倘若|(?<![a-z])(if (we|they|you|he|she|it)|suppose|assuming|provided that)\b/i
const thinking =
  /^(感觉|猜|估摸|看样子|看来|我看)|我(的)?(判断|觉得|认为|估计|猜|感觉|看法|预计|想)|个人(判断|看法|觉得)|(内部)?判断[:：]|估计|可能|大概率|也许|或许|应该(能|会|可以|差不多)|(我|我们|咱们)?打算|没准|\b(i|we) (think|guess|reckon|feel|believe|suspect|bet|plan to|could probably)|\bmy (guess|read|view|feeling|hunch|take)|\b(probably|likely|perhaps|maybe|might|presumably)\b/i

const asking =
  /[?？]|吗(?!\p{Script=Han})|能不能|能否|可不可以|可否|要求|希望|想要|想(把|让|请|看)|需要|必须|务必|至少|(?<![觉记认懂值舍晓不])得(有人|能|保证|给到|做到|在)|最好|(?<!主|重|需|纪|摘|概)要(?!是|么|素|点|害)|(?<!申)请|麻烦|别(超|高|低)|不能(超|高|低)|才(好|能|行|可以)|否则|不然|\b(wants?|ask(s|ed|ing)? (for|about|us|whether|if)|needs?|would like|(?<!\b(?:the|a|your|my|this|that) )requests?|requested|requires?|required|requirement|must|can (you|we)|could (you|we)|please|pls|expects?|insists?|hop(es|ing)|looking for|or else|(has|have) to (be|support|have|come|run|meet|fit|include|work|comply))\b/iu

const promising =
  /((我|我们|这边|公司|咱们|工程师|厂里|厂家)[^，,。;；]{0,18}?(给(您|你|贵|到)|[发转](您|你|给|过去)|寄|送(到|来|去|您|你)|提供|出具|回复|答复|申请|安排|带(来|上|过)|补(上|给)|搞定|到位|办好|装好))|((明天|后天|今晚|周[一二三四五六日天]|下周|本周|月底|年底|\d+\s*[月号日])[^，,。;；]{0,12}?(给|发|寄|送|出(?!国|差|门|货|场)|带|转(您|你|给)|回(您|你|复|过来)|答复|提供|安排|补齐|补上|付(?:掉|清|给|过来)?(?=[，,。；;！!\s]|$)|打款|汇款|交(?!流|货|期|付|易|通|换|待|底)))|(拿到|出来|批下来|弄好|好了|定了)[^，,。;；]{0,4}(就|马上)?(给|发|转)(你们?|您|贵司)|答应|承诺|保证|包在我|(?:证|卡|票|手续|流程|通行|准入|权限|账号|场地|人员|协调|对接)[^，,。;；]{0,4}我(?:们|这边)?(?:来|去)(?:办|弄|搞|协调|落实|安排|申请|走)|一定(给|会|在)|\b(i|we)(['’]ll| will| shall| can have| can (?:get|send|give|let) you| are going to)\b|\b(?:['’]s|is|are) (?:coming|going out|on (?:its|their) way)(?: to you)?,? (?:on |by |next |this )?(?:the \d|mon|tue|wed|thu|fri|tomorrow)|\bwill (send|get|share|provide|deliver|have|follow|confirm|bring (?:you )?(?:the|our|a|his|her|my|their|all)|hand over|dig out|be with you)|\b(i|we)(['’]m|['’]re| am| are) (sending|getting|sorting|preparing|drafting)\b|\byou(['’]ll| will) (have|get|receive)\b|(?<!\b(?:if|when|once|unless|until) )(?-i:\b(?!We\b|You\b|They\b|Who\b|What\b|It\b)\p{Lu}\p{L}+)(?: \p{Lu}\p{L}+)? (?:sends?|is sending|brings?|forwards?|provides?) (?:you|u)\b|\bpromised?\b|\b(?:i|we) (?:do|sort|arrange|issue|bring) (?:it |them |that |this )?(?:for (?:you|u) )?(?:by|before) (?:the )?(?:\d|mon|tue|wed|thu|fri|sat|sun|tomorrow|next|end)|(?<!\b(?:if|when|once|unless|until|can|could|should|shall|may|do|did|must|that|which|what|before|after) )\b(?:i|we) (?:send|give|share|ship|post|forward|deliver|provide|return|upload|pay|hand over) (?!out\b)[^.;:?\n]{2,70}?\b(?:by|before|on|until|till|latest|no later than) (?:the )?(?:\d|mon|tue|wed|thu|fri|sat|sun|tomorrow|next|end\b|cob|eod)|\bwill do\b|\b(still )?owes? (you|us)\b/iu

/** 没有认证, 报告还没出, "not certified yet": the thing named by the cue is not there. */
const lackingBefore =
  /(没有|没|尚未|还未|未|无|尚无|不是|并非|不)[^，,。;；]{0,6}$|\b(no|not|never|without|lack(s|ing)?|don['’]?t have|doesn['’]?t have|haven['’]?t|isn['’]?t)\b[^,.;]{0,16}$/i
const lackingAfter =
  /^[^，,。;；]{0,8}?(没有|还没|尚未|没出|未出|没拿到|还未|不在)|^[^,.;]{0,16}?\b(is not|isn['’]t|not yet|has not|hasn['’]t)\b/i

/** What a sentence does with what stands between `cueStart` and `cueEnd`, as said by `speaker`. */
export function stanceOf(sentence: string, cueStart: number, cueEnd: number, speaker: Speaker): Stance {
  // What we think, or what would be if, is nobody's offer and nobody's word; a customer's "if" is a condition of theirs.
  if (matches(supposing, sentence)) return speaker === 'customer' ? 'asked' : 'thought'
  if (speaker === 'note' && matches(thinking, sentence)) return 'thought'
  if (lackingBefore.test(sentence.slice(0, cueStart)) || lackingAfter.test(sentence.slice(cueEnd)))
    return 'negated'
  if (speaker === 'ours' && /[?？]|吗(?!\p{Script=Han})/u.test(sentence)) return 'asked'
  if (speaker !== 'customer' && matches(promising, sentence)) return 'promised'
  if (speaker !== 'ours' && matches(asking, sentence)) return 'asked'
  if (speaker === 'customer' && matches(promising, sentence)) return 'promised'
  return 'stated'
}

const hush =
  /\boff the record\b|(?:不得|不能|不要|不可|勿|别|切勿)对外(?=[。，,；;！!\s]|$)|\bmust(?: not|n['’]?t) (?:come|get) back to (?:him|her|them|me)\b|\bnot supposed to know\b|\b(?:told (?:me|us) )?in (?:strict |the strictest )?confidence\b(?! in)|(?<=^|[*_\s(])between us(?=[*_\s,.;:–—)-]|$)|\bnot to be (?:shared|used|mentioned|repeated|passed on|quoted|told)\b|[让叫]我们(?:先)?别(?:传|说|讲)|没对外(?:宣布|公布|公开|说)|(别|不要|不能|不可|不得|不许|不准|千万别|切勿|勿)(跟|和|对|向|给|让|告诉)(?!我们)(?:[^，,。;；]{1,6}|\s?[A-Za-z][A-Za-z&.' -]{1,30}\s?)(说(?!明|清|好)|讲(?!清|解|价)|提(?!供|前|高|醒|交|出)|透露|知道|听到|看到|晓得)|(别|不要|勿|不能)(往外|对外|向外|到处)(说|传|讲)|(别|不要|勿|不能|不许)(漏|传|说|讲)出去|对外(都|先|一律)?(别|不要|不)(讲|说|提)|\b(does ?n[o'’]?t|do ?n[o'’]?t|must ?n[o'’]?t|should ?n[o'’]?t|need ?n[o'’]?t|can ?n[o'’]?t|not) (need to |have to |get to )?(know|hear|find out|learn|see this|see that)\b|\bnot for (her|his|their|the (customer|client)['’]?s?) (ears|eyes)\b|\bkeep (that|this|it|these) (one )?(to (ourselves|yourself)|inside|internal|in-?house|quiet|between us|under wraps|in the team)\b|\bbetween (you and me|ourselves)\b|\b(?:you|u) did ?n['’]?t (get|hear) (that|this|it) from\b|[-–—,;(] ?(but )?(do ?n['’]?t|never) say\b|\b(do ?n['’]?t|do not) (say (it|that|so|this)|let on|quote (?:me|him|her|them)|send (it |this )?before|forward (it|this))\b|\bnot a word\b|\bstays? (inside|internal|between us|in (this|the) room)\b|(别|不要|不能|不可|不得|不许|不准|千万别|切勿|勿)[^，,。;；]{0,6}(跟|和|对|向|给|让|告诉)[^，,。;；]{0,4}(客户|对方|甲方|他们?|她们?|外面)[^，,。;；]{0,6}(说|讲|提|透露|知道|看)|(别|不要|切勿|勿)(在[^，,。;；]{0,8})?(提(?!前|高|供|醒|交|出|升)|透露|外传|声张|说漏)|(别|不要)告诉|对外(口径|统一|一律|只说)|(别|不要|不能|不可|不得|不许|不准|千万别|切勿|勿)[^，,。;；]{0,4}对外[^，,。;；]{0,4}(说|讲|提|透露)|\b(do not|don['’]?t|never|must not|please don['’]?t) (mention|tell|bring up|disclose|reveal|share (this|it|that|the)|talk about|say (anything|a word)|let (them|the (client|customer)))\b/i
/** What lies at our own end of the bargain, as we tell it each other. */
const ownLimit =
  /(我们|我方|咱们?|公司|内部)的?(底价|底线|最低价)|底(价|线)[^，。；\n]{0,6}\d(?![\d.]*\s*(?:个?月|年|天|周|个?小时|分钟|秒|次|片|件|套|台|米|度|℃|毫米|微米|mm|μm|kg|公斤|吨))|最低[^，。；\n\d]{0,4}\d[\d.]*\s*(万|w|k|m|元|镑)|(低于|不到)(这个|这)(数|价)|到这就停|再低(就)?不(签|做|卖|接)|(出了?|传出)这个群|没批之前[^，。；\n]{0,4}不发|就说(不方便|不知道|不清楚)|你自己知道就(行|好)|\b(our|the) (floor price|walk-?away( price)?|bottom line)\b|\bour floor\b|\bis (?:the|our) (?:absolute )?floor\b|\bthe floor is\b|\bonly if (?:we|they)\b[^.;\n]{0,30}\d|\bflat no\b|\b(?:below|under) (?:that|this|\d[\d.,]*k?)\b[^.;\n]{0,16}\b(?:comes? (?:back )?to me|goes? to|needs?|(?:it['’]s|is) (?:mr|mrs|ms)\b)|\bfloor (on|for|is|at|price)\b|\bnothing below (that|this|\d)|(?<!\b(?:their|your|his|her) )\b(?:gross |net |our )*margin (?:is |at |of |now |then |would be )*(?:about |around |ca\.? )?\d+(?:[.,]\d+)?\s?%|不主动(?:降|让)|可以送(?!货|样|到|来|去|检|过|修)|(?<!分)别白送|\bnot an? (?:cent|penny|euro|pound|dollar|dime) (?:below|less|under|lower)\b|\b(?:i|we) can live with [£€$]?\d|\bis the most (he|she|we|they)['’]?d? (would|will|could|can)? ?(accept|go|give|take)/i

const pointsBack =
  /\b(that|this|it|these|those)\b|这(个|事|条|话|点|件|些)?|那(个|事|条|话|点|件|些)?|此事|以上|上面|^.{0,12}$/i
/** Whether a sentence that asks for silence speaks of the one before it: "Keep that to ourselves." */
export const hushesBefore = (sentence: string): boolean =>
  (matches(pointsBack, sentence) || hushesNothingOfItsOwn(sentence) || isSilenceOnBefore(sentence)) &&
  sentence.length < 60 &&
  !/\d/.test(sentence)

/** "Don't tell Northwick until we have cover": what is not to be told stands before it, and until when behind. */
export const hushesNothingOfItsOwn = (sentence: string): boolean =>
  /^(?:(?:so|but|and|please|pls|obviously|also|just)[, ]+)*(?:do ?n['’]?t|do not|never|no need to|must ?n['’]?t|we should ?n['’]?t|let['’]s not) (?:tell|inform|warn|let on to|breathe a word to) (?:\p{Lu}[\p{L}&.-]+(?: \p{Lu}[\p{L}&.-]+){0,2}|them|him|her|anyone|anybody|the (?:client|customer|buyer)s?)(?=$|[.,;!]| (?:until|till|before|unless|yet|for now|please|pls|anything|ok|just|there|over there))/iu.test(
    sentence.trim(),
  )

/** Whether we are told to keep something to ourselves: such a sentence of ours states nothing about the customer. */
export const isHush = (said: string, speaker: Speaker): boolean =>
  asksForSilence(said, speaker) || (isAmongOurselves(speaker) && isToldInSecret(said))

/** Whether a sentence of ours asks for silence, beside saying that it was told in secret. */
export const asksForSilence = (said: string, speaker: Speaker): boolean => {
  const sentence = mayMatch(notAware, said) ? said.replaceAll(notAware, ' ') : said
  return isHushOf(sentence, speaker) || (isAmongOurselves(speaker) && isSilenceAmongUs(said))
}
const isAmongOurselves = (speaker: Speaker): boolean => speaker === 'note' || speaker === 'team'

/** "He did not know how many": who does not know something is told nothing to keep from them. */
const notAware =
  /\b(?:did|does|do|could|would)(?: not|n['’]t)(?: yet| really| even| quite)? know(?= (?:yet|how|what|whether|if|when|which|why|who|where)\b|[.,;!]?$)/gi

const isHushOf = (sentence: string, speaker: Speaker): boolean =>
  isForbidden(sentence, speaker) ||
  isHushedUp(sentence, speaker) ||
  (isAmongOurselves(speaker) && isSilenceOnBefore(sentence)) ||
  (speaker === 'note' &&
    (matches(hush, sentence) || (matches(ownLimit, sentence) && !matches(customerLimit, sentence)))) ||
  (speaker === 'team' && (matches(hush, sentence) || matches(ownLimit, sentence))) ||
  ((speaker === 'team' || speaker === 'note') && matches(unannounced, sentence))

const customerLimit =
  /判断|估计|感觉|猜|竞品|对手|友商|他家|客户|对方|甲方|他们|她说|他说|要求|希望|\b(customer|client|their|they|he said|she said)\b/i

/** What somebody of the customer tells us and nobody else. */
const confidedInWords =
  /心里(?:有数|清楚|明白)就(?:行|好|可以)|唔好(话|讲|同人讲)[^，。；\n]{0,3}(我|俾)|唔好同人讲|(你|您)(自己)?知道就(行|好)|(你|您)?(可)?别(往外|到处|对外)?(说|讲|传)(出去)|(别|不要|勿|莫)(往外|向外|外)(说|讲|传|泄)|你知我知|就(咱俩|咱们俩|我们俩|你我)知道|(当|就当)我没(说|讲)|(?:你|您)?(?:们)?(?:也|就|都)?(?:当|装)作?(?:不知道|没听(?:见|到|说)|没这回事)|我(可)?什么都没(说|讲)|别提我(的名字)?|别说是我(说|讲|透露)|(?:别|不要|勿|莫)(?:跟(?:别人|人家|人|谁|他们?))?(?:说|讲|提|透露)(?:是|出)?(?:我(?:跟|和|告诉|给)?(?:你们?|您)?(?:讲|说|透露|告诉|给|提)(?:你们?|您)?的|(?:是)?(?:从)?我这(?:里|儿|边)?(?:来|听|得)|消息(?:从|是)?哪)|(?:当|就当)不是我(?:说|讲)的|(千万|请|务必|帮我|替我)(要)?保密|(不要|别)(跟|和|对|告诉)(别人|其他人|任何人)(说|讲|提)?|\b(?:told (?:you|to you) )?in (?:the )?(?:strict |strictest |complete )?confidence\b(?! (?:in|that))|\b(?:please )?(?:do ?n[o'’]?t|never) mention (?:it|this|that)\b|\b(do ?n[o'’]?t quote me|between (you and me|u (?:and|n|&) me|you (?:n|&) me|us)|(?:you|u|ya) did ?n['’]?t (get|hear|have) (that|this|it) (?:from|off) me|(?<=[,(;–—-]\s*)(?:pls |please )?(?:do ?n['’]?t|do not|never) (?:use|name|quote)(?= ?[!)])|(?:pls |please )?(?:do ?n[o'’]?t|never) (?:repeat|pass (?:it|this|that) on|spread|share)(?= (?:it|this|that)\b|\s*(?:[,.;:!)–—-]|\bbut\b|$))|(?:keep|keeping) (?:this|that|it|all (?:of )?this)(?: one)?(?: very| strictly| just| firmly| please| all| totally| completely)* (?:to yoursel(?:f|ves)|quiet|between us|under your hat|private)|(?:this|it|that)(?: really| must| has to| should| is to)*(?: goes| go| travels?) no (?:further|farther)|not to go (?:any )?further|(?:strictly|just|only|purely) between (?:us|you and me|ourselves)|i should(?: not|n['’]t)(?: really)? be (?:telling|saying|sharing)|(?:please )?(?:delete|bin|burn) (?:this|it) (?:after|once|when)|\b(?:do ?n[o'’]?t|do not|never) (?:ever )?(?:say|let on|let slip|let it out)(?: to (?:them|him|her|anyone|anybody))?(?: that)? (?:i|it (?:was|came|is|['’]?s) (?:from )?me|who told|where (?:you|u) (?:got|heard|have))\b|from my (?:own|private|personal|home) (?:e-?mail|mail|account|address|phone|number) (?:here )?for (?:obvious|good) reasons?|mum['’]?s the word|for (?:you|your eyes) (?:only|alone)|tell (?:no ?(?:one|body)|not a soul)|off the record|not from me|(do ?n[o'’]?t|never) tell (them|him|her|anyone|anybody)( that)? (i\b|it was me|where)|(do ?n[o'’]?t|never) (mention|use) my name|leave my name out|for your ears only|i never (said|told you) (that|this|it))\b/i
/** What others of the customer's own do not know of: "which procurement doesn't know about", 财务那边还不知道. */
const unknownToOthers =
  /\b(?:procurement|purchasing|sourcing|finance|accounts|legal|head office|hq|the board|(?:my|the|our) (?:boss|director|manager|team|group)|nobody (?:else )?(?:here|upstairs)|no ?one (?:else )?(?:here|upstairs))(?: here| upstairs)?(?: still)? (?:do(?:es)?n['’]?t know|do(?:es)? not know|knows?(?<=(?:nobody|no ?one)[^.;\n]{0,24}knows?)|(?:is|are)(?:n['’]t| not| un)(?: yet)? ?aware) (?:about|of)(?= (?:it|this|that)\b| *(?:[.,;!)]|$))|(?:采购|财务|领导|老板|上面|总部|招标办|院里|厂里|公司里)(?:那边|他们|的人|部)?(?:还|都|也|并|是|可)*(?:不知道|不知情)(?=的|有这|这|[，,。；;！!\s]|$)/i
/** What is to happen to people or a place and is not public yet: "retires in May, not announced", 明年要搬，还没公布. */
const unannounced =
  /\b(?:retir(?:es|ing|ement)|leav(?:es|ing)|mov(?:es|ing)|clos(?:es|ing|ure)|merg(?:es|ing|er)|redundan\w+|lay-?offs?|restructur\w+|relocat\w+|resign\w*|promoted|take-?over|being sold|shut(?:s|ting)?|discontinu\w+|end[- ]of[- ]life)\b[^.;\n]{0,70}\b(?:(?:not|n['’]t)(?: been| yet| officially| publicly| to be| being)* (?:announced|public|official)|unannounced)\b|\b(?:not (?:yet )?(?:been )?(?:announced|public|official)(?: yet)?|unannounced)\b[^.;\n]{0,40}\b(?:retir\w+|leav(?:es|ing)|mov(?:es|ing)|clos(?:es|ing|ure)|merg\w+|redundan\w+|restructur\w+|relocat\w+)\b|(?:退休|离职|调走|调去|调任|搬(?:到|去|迁|厂)?|合并|裁员?|裁掉|关停|关掉|关厂|出售|收购|重组|换帅|停产|退市)[^。；\n]{0,30}(?:还没|尚未|没有?|还未|未)(?:有)?(?:正式|对外)?(?:公布|宣布|公开|官宣)/i
const confided = new RegExp(
  `${confidedInWords.source}|${unknownToOthers.source}|${unannounced.source}|${secrecySource}`,
  'iu',
)
/** Whether a customer's message is for our ears alone. */
export const isConfided = (text: string, speaker: Speaker): boolean =>
  speaker === 'customer' && matches(confided, text)

/** A message of so many letters at the most is confided whole. */
const longestConfided = 300
/** Letters that a greeting has at the most. */
const longestGreeting = 40
/** What of a customer's text is confided: all of a message, of a long mail the line that says so. */
export function confidedSpan(text: string): { start: number; end: number } | null {
  const at = matchOf(confided, text)?.index
  if (at === undefined) return null
  // Who must not know of it is said of that line alone.
  const isWhole = text.length <= longestConfided && !isKeptAlone(text)
  if (isWhole) return { start: 0, end: text.length }
  // A mail that begins with it is confided as a whole: "from my own account, please keep this between us".
  if (!isKeptAlone(text) && text.slice(0, text.lastIndexOf('\n', at) + 1).trim().length <= longestGreeting)
    return { start: text.lastIndexOf('\n', at) + 1, end: text.length }
  const lineEnd = text.indexOf('\n', at)
  return { start: text.lastIndexOf('\n', at) + 1, end: lineEnd < 0 ? text.length : lineEnd }
}

const announcing =
  /(跟|和)?(你|您)(偷偷|悄悄|私下|单独)?(说|讲|透露|透)(个|一个|件|一件|点|句|一句|一下)?(事|底|消息|情况|实话)|告诉(你|您)(个|一个|一件|件)?(事|消息|情况)|(有|透)(个|点)(消息|内幕|风声)|有(?:个|件|一件|一个)事(?:儿|情)?(?=[\s，,。]|$)|私下(跟|和)?(你|您)?(说|讲)|[:：]\s*$|\b(something|a word|one thing|a heads?[ -]?up|this)\b[^.;\n]{0,24}(between (you and me|us)|off the record|to yourself|quiet)|\b(between (you and me|us)|off the record)\b[\s.,…:!-]*$|\b(i (should|['’]ll|will|can|could) (tell|let) you)\b/i
/** Words that stand beside a word of secrecy and tell nothing of what is kept. */
const besideSecrecy =
  /还有|另外|对了|哦|啊|哈|呀|吧|嘛|了|千万|务必|一定|可|就|都|也|先|你们?|您|我们?|咱们?|自己|大家|这(?:个|些|件|条|话|句|事|次)?(?:话|事|消息|数)?|那(?:个|些|件|条|事)?(?:话|事|消息|数)?|刚才|上面|前面|今天|说的|讲的|聊的|的?事情?|心里|知道|明白|清楚|请|谢谢/g
/** Which messages of the same person a word of secrecy speaks of. */
export type Reach = 'ahead' | 'back' | 'itself' | 'both'

/** "also keep it to yourself", 这个也别外传: what was told before it is kept as well. */
const keepsAsWell =
  /\b(?:also|again|likewise|same here|this too)\b[ ,:–—-]{0,3}(?:please |pls )?(?:keep|do ?n|never|between|off|in confidence|mum)|也(?:一样|同样)?(?:请|要|得|千万)?(?:别|不要|勿|保密)/i
/** "Ken is leaving us in May": a clause that tells of somebody what points back to nothing. */
const tellsOfSomebody =
  /^(?:(?:and|but|so|because|as|since) )?(?:\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?|[Hh]e|[Ss]he|[Tt]hey|[Tt]he \p{Ll}+)(?:['’]s| (?:is|are|was|were|has|have|had|will|won['’]t|wants?|may|might|isn['’]t|aren['’]t|can['’]t|cannot|doesn['’]t|\p{Ll}{2,}(?:ed|s))) (?!it\b)\p{L}/u
const tellsItself = (text: string): boolean =>
  text
    .split(/[,;:.!?–—()\n]| - /)
    .map((clause) => clause.trim())
    .some(
      (clause) =>
        tellsOfSomebody.test(clause) &&
        clause.split(/\s+/).length >= 4 &&
        !/\b(?:this|that|it|these|those|know|told|said|hear|heard|here)\b/i.test(clause) &&
        matchOf(confided, clause) === null,
    )

/**
 * How far the word of secrecy in a text reaches: to what comes next, to what was said before, to its own text, or to that
 * and what was said before.
 */
export function reachOfConfidence(text: string): Reach {
  const rest = text
    .replaceAll(new RegExp(confided.source, 'gi'), ' ')
    .replaceAll(new RegExp(announcing.source, 'gi'), ' ')
    .replaceAll(besideSecrecy, ' ')
  const letters = rest.replaceAll(/[^\p{L}\p{N}]+/gu, '')
  const isEmpty = !/\d/.test(rest) && letters.length <= (/\p{Script=Han}/u.test(rest) ? 5 : 40)
  if (!isEmpty || tellsItself(text)) return matches(keepsAsWell, text) ? 'both' : 'itself'
  return matches(announcing, text) ? 'ahead' : 'back'
}

/** Whether a text asks for no silence and only says who must not know: it is kept, and nothing beside it. */
export const isKeptAlone = (text: string): boolean =>
  unknownToOthers.test(text) && !confidedInWords.test(text)

/** Whether a text with a word of secrecy tells itself what is to be kept. */
export const tellsItsSecret = (text: string): boolean => ['itself', 'both'].includes(reachOfConfidence(text))

const secretSource =
  /(别|不要|千万别|不能|不可)[^，,。；;\n]{0,6}(说|讲|提)[^，,。；;\n]{0,3}是?(我|他|她|\p{Script=Han}{2,3})(讲|说|透露|告诉)的|(别|不能|不要|不可)[^，,。；;\n]{0,10}知道是?[^，,。；;\n]{1,10}(说|讲|透露)的|(来源|出处)[^，,。；;\n]{0,4}(保密|别(说|讲|提))|\b(don['’]?t|do not|never|must not|can ?not)\b[^.;\n]{0,40}\b(came|comes|heard|got|learn(ed|t))( it| this)? from\b|\b(?:can|could) only (?:have )?come from\b|keep (my|his|her|their) name out|(did not|didn['’]t) hear (it|this) from/iu
/** Whether a line of ours says that nobody may learn from whom we know: what it tells is for nobody else's ears. */
export const protectsSource = (line: string, speaker: Speaker): boolean =>
  (speaker === 'note' || speaker === 'team') && (matches(secretSource, line) || keepsSource(line))

/** What a note tells that somebody of the customer has promised us. */
const toldPromise = new RegExp(
  `(?<!没|未|不)(客户|对方|甲方|他|她)(?![^，,。;；→]{0,16}(没|未|不|让|要求|问))[^，,。;；我]{0,16}(发|寄|给|提供|交|传)(给|到)?(我们|我方|我司|咱们?|我(?=\\s*(?:[，,。；;→]|$)))|(客户|对方|甲方|他|她|总|工|主任|经理|部长)(?:说|答应)?[^，,。;；我没未]{0,8}(?:月[底初末]|\\d{1,2}[号日]|周[一二三四五六日]|下周|本周)[^，,。;；我没未]{0,4}(?:付|打款|汇款|回款)|(客户|对方|甲方|他们?|她们?|总|工|主任|经理|部长|科长|院长|厂长|所长|老师|博士|(?<!\\p{Script=Han})${surnameClass}\\p{Script=Han}{1,2})[^，,。;；我]{0,6}(答应|承诺|同意|负责)[^，,。;；]{0,16}(给|发|提供|安排|寄|引荐|介绍|出具|补|转|交)|\\b(?!we\\b|i\\b)(?:[Hh]e|[Ss]he|[Tt]hey|[A-Z][a-z]+) (?:also |still )?(?:owes?|is owing) us\\b|(?:还|也)?欠(?:着)?(?:我们|咱们|我方)|\\b(?!we\\b|i\\b)(he|she|they|[A-Z][a-z]+) (has |have )?(promised|agreed|offered|will) (to )?(send|share|provide|give|introduce|arrange|return|sign)|\\b(?!We\\b|I\\b|They\\b)(?:[Hh]e|[Ss]he|[A-Z][a-z]+) (?:gives|sends|provides|brings|gets|shares with|lends|hands) us\\b`,
  'u',
)
/** What a note tells that one of us has promised: 我答应, 口头应了, 报告答应 11/20 前交, "I promised". */
const ownPromise =
  /\b(?:will be with (?!us\b|me\b)(?-i:\p{Lu}\p{L}+)|goes out(?: to (?-i:\p{Lu}\p{L}+))?|going out) (?:on |by )?(?:(?:mon|tues|wednes|thurs|fri)day|\d)|(我(们|方|司)?|咱们?)[^，,。;；]{0,6}(答应|应了|承诺|保证)|答应[^，,。;；]{0,4}\d{1,2}\s*[月/.号日]|\b(?:i|we)(?:['’]ll| will) (?:send|post|forward|deliver|share|submit|issue)\b|\b(i|we) (have |had |['’]ve )?(promised|said yes to|agreed to (send|provide|share|give|do|come back)|committed to)\b/iu
const tellsOwnPromise = (sentence: string): boolean =>
  matches(ownPromise, sentence) && !matches(toldPromise, sentence)

/** What is to reach somebody of theirs by a day: "the credit note will be with Ann by 20 May", "will be issued by Friday". */
const reachesThem =
  /\b(?:will|shall|is going to) (?:be (?:with (?!us\b|me\b|our\b)[\p{L}'’ ]{2,28}?|(?:re)?issued|posted|couriered|e-?mailed|handed over|credited|refunded|in your (?:inbox|hands|account)|on your desk)|reach you|land with you) (?:by|before|no later than|at the latest by|not later than)\b/iu

/** Whether a sentence by `speaker` may hold a promise: ours, the customer's own, or one that a note tells of. */
export const mayPromise = (sentence: string, speaker: Speaker): boolean =>
  speaker === 'note'
    ? matches(toldPromise, sentence) || tellsOwnPromise(sentence)
    : matches(promising, sentence) || (speaker === 'ours' && matches(reachesThem, sentence))

/** Whose promise it is: in a note that of whoever it says has promised. */
export const isOurs = (speaker: Speaker, sentence: string): boolean =>
  speaker === 'ours' || (speaker === 'note' && tellsOwnPromise(sentence))

/** Whether a whole text by `speaker` is worth looking through for promises; the lines of a note may be anybody's. */
export const holdsPromise = (text: string, speaker: Speaker): boolean =>
  matches(promising, text) ||
  (speaker === 'ours' && matches(reachesThem, text)) ||
  (speaker === 'note' && (matches(toldPromise, text) || matches(ownPromise, text)))

/** What a customer says that we have said or done, and what has been done already. */
const ofTheOther =
  /^说好|(?:不用|不必|无需|无须|不需要)[^，,。;；]{0,10}(?:交|递交|提交|发|给)|(?:保证金|保函|标书费)[^。；;\n]{0,40}(?:到账|缴纳|缴|交|汇|转|开出|开具|提交)|(各位|(?<!发)各家|供应商(?!准入|名录|管理|信息|登记|调查|评估|协议|手册|须知|问卷|系统|平台|资料|编号)|投标人|投标单位|厂家|乙方)[^，,。;；]{0,20}(交|递交|提交|上传|报(?!告)|发|给)|(请|贵司|贵公司|你们|你司)[^，,。;；我]{0,14}(交|递交|提交|上传|报价|发(?!生|现)|给我)|\b(all|each) (suppliers?|vendors?|bidders?)\b|(你|您|你们|贵司|贵方)[^，,。;；]{0,14}(说|答应|承诺|保证|写)|已(?!同意|批|安排|答应|签)(经)?\p{Script=Han}|没有?收到|\byou (said|promised|wrote)\b|\balready\b/iu

/** 仿真报告发您了，之前答应周五前给的: it speaks of a promise and keeps it. */
const givenAlready =
  /(发|寄|送|传|交)(给|到)?(您|你|贵司|你们|他们)?(邮箱|微信|群里)?了(?!吗)|已经?(发|寄|送|给|交)|\b(attached|enclosed|as promised)\b/i

/** "Contract attached as promised": what a letter brings with it is promised no more. */
const comesWithThis =
  /\b(?:attached|enclosed|herewith|here (?:is|are|it is|they are))\b[^.;\n]{0,40}\bas (?:promised|agreed)\b|\bas (?:promised|agreed)\b[^.;\n]{0,60}\b(?:attached|enclosed|herewith|here (?:is|are))\b/i

/** What a customer will do to us and not for us: a claim, a deduction, a payment held back. The paper of one is given. */
const againstUs =
  /\b(?:we|i)(?:['’]ll| will|['’]re going to| are going to| have to|['’]d)? (?:also |now |then )?(?:be )?(?:claim(?:ing)?|charg(?:e|ing) (?:you|it|this|that|back|for)|back-?charg(?:e|ing)|deduct(?:ing)?|withhold(?:ing)?|hold(?:ing)? (?:back|(?:the |your |all )?payments?)|invoic(?:e|ing) you|bill(?:ing)? you|penali[sz](?:e|ing)|fin(?:e|ing) you|su(?:e|ing))\b|(?:索赔|追偿|追责|扣款|罚款)(?![单表函书资材清通证依明])|扣(?:你们|贵司|掉?货款|质保金|[\d一二两三]+\s*[万千元%])|从[^，,。；;\n]{1,8}(?:里|中)(?:直接)?扣|拒(?:绝)?付|(?:暂停|停止|暂缓)付款/iu
/** How another supplier has let somebody down: nobody promises that. */
const failedThem =
  /(?:给|让|害得?|对)[^，,。；;\n]{1,10}断(?:供|货|料|粮)|断(?:供|货|料|粮)(?:了|过)|(?:停线|停产|断气|爽约)了|掉链子|放了?(?:我们)?鸽子|给(?:我们?|咱们?|他们?)(?:晚|迟|少|漏)(?:送|到|交|发)了|\b(?:let|left) \S+ (?:down|run dry|waiting|short|stranded)\b|\bran (?:dry|out of)\b|\bshort-?shipped\b/iu

/** Whether nothing but another's failure could be taken for a promise; what stands beside it may be one. */
const tellsOnlyFailure = (sentence: string): boolean =>
  matches(failedThem, sentence) &&
  !mayPromise(
    sentence
      .split(/[，,;；]/)
      .filter((clause) => !failedThem.test(clause))
      .join('，'),
    'customer',
  )

/** 先发到8月的,9月10月系统还没导出来: what is not there yet is no promise, where no day says when it will be. */
const notThereYet =
  /(?:还|暂时|目前|系统|一直)?(?:没|未)(?:有)?(?:导|出|拿|做|整理|统计|弄|算|批)(?:出)?(?:来|好|完|到|下来)?(?=$|[，,。；;！!\s])/
const dayOfGiving =
  /(?:前|之前|以内|号|日|周[一二三四五六日天]|明天|后天|今天|下周|月底)[^，,。；;\d]{0,8}(?:给|发|补|交|出|提供|传)/
/** 后面资料我直接发您, 有事我再联系您: how one will work together, and nothing that is owed. */
const ofDealings =
  /(?:后面|后续|以后|往后|今后|之后|有(?:什么|啥)?(?:事|问题|需要|情况)|随时|有消息)[^，,。；;\d]{0,10}(?:直接|都|会|再|随时|就|及时|第一时间)+[^，,。；;\d]{0,3}(?:发|给|联系|找|同步|沟通|告诉|通知|说)/

/** Whether a sentence is a promise that names what will be given or by when. A customer's wish is none. */
export const isPromiseOf = (speaker: Speaker, sentence: string, hasDate: boolean): boolean =>
  mayPromise(sentence, speaker) &&
  !owesNothing(sentence, speaker) &&
  !(speaker === 'customer' && (matches(againstUs, sentence) || tellsOnlyFailure(sentence))) &&
  !(
    speaker === 'customer' &&
    (isSetToUs(sentence) || isSellersToGive(sentence) || isPaymentNews(sentence) || isNotice(sentence))
  ) &&
  (speaker !== 'customer' || (!matches(asking, sentence) && !matches(ofTheOther, sentence))) &&
  !matches(supposing, sentence) &&
  !(speaker === 'customer' && notThereYet.test(sentence) && !dayOfGiving.test(sentence)) &&
  !ofDealings.test(sentence) &&
  !refusesPromise(sentence) &&
  !matches(speaker === 'customer' ? comesWithThis : givenAlready, sentence) &&
  (!/[?？]|吗(?!\p{Script=Han})/u.test(sentence) || (speaker === 'ours' && givesRestBy(sentence))) &&
  (hasDate || matches(deliverable, sentence) || owesThing.test(sentence)) &&
  !/放心|没问题(?!.{0,30}给)/.test(sentence.slice(0, 6))
/** "I owe you the meal counts": what is owed is named, whatever it is. */
const owesThing =
  /\b(?:i|we) (?:still |also )?owe you (?!one\b|an? (?:pint|drink|lunch|beer|coffee|favour|apology))(?:the |a |an |our |your |those |these )?\p{L}{3}/iu
/** Whether a clause says what is to be given, and not only when. */
export const namesDeliverable = (clause: string): boolean => deliverable.test(clause)

const awaited =
  /\b(still|are|been|we['’]re) waiting (for|on) (your|the|that|those)\b|\b(have ?n['’]?t|have not|did ?n['’]?t|not yet) (yet )?(received|had|got|seen) (your|the|that)\b|(还|一直|到现在都?)(没|未)(有)?(收到|拿到|见到|看到)[^，。；\n]{0,4}(你们|您|贵司)|(你们|您|贵司)[^，。；\n]{0,16}(还没|一直没|怎么还没)(给|发|到|来)|等(着)?(你们|您|贵司)的|\bstill no\b|说好[^，,。;；\n]{0,12}(?:给|发|交|出|到)|(?<![我咱][^，,。;；\n]{0,6})(?:说好|讲好|说的|答应的?|不是说)[^，,。;；\n我]{0,4}\d{1,2}\s*[号日]|\p{Script=Han}{2}(?:呢|咧)(?=[?？]|[，,\s]*$|[，,\s]+(?:说|讲|答应|不是|定|都|今天))|\b(was|were) due (today|yesterday|on|by|last)\b|\b(?:today|yesterday|(?:mon|tues|wednes|thurs|fri)day) (?:was|is) (?:the|your|our) (?:agreed )?(?:date|day|deadline)\b|(?:今天|昨天)(?:是|就是|到)(?:了)?(?:说好|约好|答应|讲好|约定|应该?)?[^，。；\n]{0,8}(?:的?日子|的?期限|交期|到期)|\bwhere is (your|the|our)\b|(你们|您)[^，。；\n]{0,20}(之前|前)能(给|发|出)吧/iu
/** Whether a customer says that something of ours has not come. */
export const isAwaited = (sentence: string): boolean =>
  matches(awaited, sentence) && matches(deliverable, sentence)

const agreed = /(?<![我咱][^，,。;；\n]{0,8})(?:说好|讲好|约好|原定|本来|答应的?|不是说|说的|定的)/
const reminding =
  /(?:能|可以|方便|什么时候|啥时候|几[号时]|哪天)[^，,。;；\n]{0,8}(?:给|发|提供|交|出|传|拿)|(?:还|一直|到现在)(?:都|也)?没(?:有)?(?:收到|拿到|见到|看到|给|发)|(?:呢|咧|吗|没有?)\s*[?？]?(?=[\s，,。]|$)/
/** Whether one of us reminds the customer of what they were to give by a day: 图纸今天能给吗，说好13号. */
export const remindsOfTheirs = (sentence: string): boolean =>
  matches(agreed, sentence) &&
  reminding.test(sentence) &&
  deliverable.test(sentence) &&
  !/我[们方司]?[^，,。;；\n]{0,6}(?:给|发|交|出)/.test(sentence)

/** Whether a to-do of ours says that something of theirs has not come: 恒沃NDA到现在没收到. */
export const isMissed = (task: string): boolean =>
  /(没|未)(有)?(收到|拿到|寄回|盖回|给我们?|来)(?!得及)|还没(来|给|到)|\b(not (yet )?(received|arrived|back)|still (missing|outstanding from)|waiting for (their|his|her))\b/i.test(
    task,
  )

const outstanding =
  /\b(?:still|yet) (?:not|n['’]t|no) (?:here|arrived|in|come|received|with us)\b|\b(?:not|n['’]t|nothing) (?:here|arrived|come in|turned up) (?:yet|so far)\b|\b(?:have|has)(?: not|n['’]t) (?:arrived|turned up|come in)\b|(?:还|一直|到现在)(?:都|也)?(?:没有?|未)(?:寄到|寄来|寄过来|发过来|送来|送到|给我们|拿到|收到)/i
const ofOurOwn =
  /我们(?:这边|自己)?(?:还|一直)?(?:没|未)(?:寄|发|给|送)(?!.{0,4}我们)|货|快递|\b(?:our|us) (?:parcel|shipment|delivery|probe|part)|\b(?:customs|dhl|courier|carrier)\b/i
/** Whether we tell each other that something of the customer's has not come: "stems 7-10 still not here". */
export const isOutstanding = (sentence: string): boolean =>
  matches(outstanding, sentence) && !matches(ofOurOwn, sentence) && !/[?？]/.test(sentence)

const deliverable =
  /统计|报告|方案|报价|记录(?![人员者])|批复|复印件|扫描件|原件|合同|资料|说明书|清单|证明|样机|样品|样箱|样板|样布|样衣|样鞋|样册|样张|样片|样段|对比|文件|名单|授权|点表|图纸|清样|样本|样件|数据|台账|名册|\p{Script=Han}图(?!书|片|个)|终稿|定稿|计划|流程|\p{Script=Han}表(?!示|现|达|态|明|决|格式)|(?<![a-z])(report|paper|drawings?|data|point list|tag list|schedule|floor plan|p&id|minutes|purchase order|po|proposal|quote|quotation|contract|deck|documents?|samples?|manual|certificate|list|comparison|answer|sheets?|tables?|calculation|specification|capa|wording|plan|photos?|bond|guarantee|logs?|breakdowns?|forecasts?)(?![a-z])/iu

/** Lines and cells that hold what is still to be done. */
const planHead =
  /^\s*(?:[-*•·#]+\s*|\d{1,2}\s*[.、)）]\s*)?(待办(事项)?|下一步(计划|行动)?|后续(计划|安排)?|行动项|next steps?|to[- ]?dos?|action items?|follow[- ]?ups?)\s*[:：]/i

const ownHead = /^(我方?|我们|我司|答|我答|回答|us|we|me|our side|answer)$/i
const thoughtHead =
  /^(我(的)?(判断|看法|估计|觉得|认为|想法)|判断|个人判断|内部|小结|my (view|read|guess|take)|note to self|internal)$/i
const lineHead =
  /^\s*(?:[-*•·]\s*|\d{1,2}\s*[.、)）]\s*|[（(]\d{1,2}[)）]\s*)?([\p{Script=Han}]{1,8}?|[A-Z][\p{L}.’' -]{1,30}?)(?:\s*(?:原话|表示|提到|反映|强调|说|says?|said))?\s*[:：]/u
/** Words before a colon that are headings of a note and nobody's name. */
const headings =
  /^(日期|时间|地点|参加|参会|到场|与会|下一步|待办|备注|结论|主题|客户|纪要|背景|目的|议题|附件|电话|联系人|结果|反馈|风险|竞品|预算|价格|会议|date|time|place|present|attendees|next steps?|to ?do|notes?|subject|account|contact|type|result|action|owner|status|agenda)/i

/**
 * Who speaks in a line of a note, by how it begins: `1. 唐总：…`, `Meng: …`, `我判断：…`. `saidBy` is the name as
 * written; null where the line does not say.
 */
export function headOfLine(line: string): {
  speaker: Speaker | null
  thought: boolean
  planned?: boolean
  saidBy: string | null
} {
  if (matches(planHead, line)) return { speaker: 'note', thought: false, planned: true, saidBy: null }
  const head = matchOf(lineHead, line)?.[1]?.trim()
  if (
    head === undefined ||
    headings.test(head) ||
    (!ownHead.test(head) && !thoughtHead.test(head) && !isPersonHead(head))
  )
    return { speaker: null, thought: false, saidBy: null }
  if (thoughtHead.test(head)) return { speaker: 'note', thought: true, saidBy: null }
  if (ownHead.test(head)) return { speaker: 'ours', thought: false, saidBy: null }
  return { speaker: 'customer', thought: false, saidBy: head }
}

/** Who says what stands at a place: the writer of a message; in a note whoever its line names. */
export function voiceAt(
  text: string,
  at: number,
  direction: Direction,
): { speaker: Speaker; saidBy: string | null } {
  if (direction !== 'internal')
    return { speaker: direction === 'inbound' ? 'customer' : 'ours', saidBy: null }
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1)
  const { speaker, saidBy } = headOfLine(line.split('\n', 1)[0]!)
  return { speaker: speaker ?? 'note', saidBy }
}

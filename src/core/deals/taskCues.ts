import type { BuyingTask } from '../../shared/vocabulary.ts'
import { hasPartOfSay } from './rolesSaid.ts'

/** The words of each part in a decision; of a clause with several the first in this order counts. */
export const tasks: readonly [BuyingTask, RegExp][] = [
  ['countersigns', /(?<!不)会签|复签|加签|\b(?:countersigns?|co-?signs?)\b/i],
  // 袁工不签我也不签, 资安没过许总不会签: the one who is named is who does not sign then.
  [
    'blocks',
    /一票否|(?:不|不会|不肯)(?:点头|放行|签(?!到|收))(?=[^，。；]{0,2}(?:我|他|她|[总董])[^，。；]{0,4}不)|先[^，。；]{1,14}才(?:会|能|肯)?(?:放行|签|点头|批|同意)|(?:那|这)(?:一)?关(?:最|很|特别)?(?:硬|难|严)|\b(?:has a veto|holds a veto|can (?:still )?(?:block|veto|stop|sink)|(?:wo|would)n['’]t (?:overrule|go against|override)|nobody (?:else )?(?:tells|overrules) (?:her|him|me|them))\b|\bif \p{Lu}\p{L}+ says no\b/iu,
  ],
  ['chairs', /主任委员|主席|组长|\b(?:in the chair|in chair|chairs|chaired by)\b/i],
  ['recommends', /推荐|提名|提方案|\b(?:recommends?|nominates?|recommendation (?:goes|comes) from)\b/i],
  [
    'scores',
    /打分(?!办法|标准|细则|规则|表|制|的?(?:权重|办法))|评分(?!办法|标准|细则|表)|有一票|\b(?:scores?(?! (?:you|us|them|is|of|on))|votes? on)\b/i,
  ],
  ['hasSay', hasPartOfSay],
  [
    'decides',
    /拍板|说了?算|来定|(?:签(?:字)?|点头|同意)(?:了|的话)?(?:基本上?|差不多|也)?就(?:算数?|行|好|可以|够|过|成|能[定签]|定了)|(?<=[总董长任工监他她])(?:自己|来|就)?决定|(?<=[总董长任工])定(?=$|[，,。；;、\s])|(?<=[总长任])(?:可|能|自己)定(?!制|金|期|点)|最后签字|\b(?:decides?|(?:makes?|takes?) the (?:final )?(?:decision|call)\b(?! (?:on|at|with|from) )|signs?|(?:has|have|needs?) to sign|final say|last word)\b(?! (?:the )?nda)/i,
  ],
  [
    'signs',
    /(?<=[总董长任工)）他她])签(?:字|批)?(?=$|[，,。；;、\s])|\bneeds? \p{Lu}\p{L}+['’]s signature\b|\bwho signs\b/u,
  ],
]
/** Who has the say itself, beside whom somebody else has the pen: "I decide this one, Helen signs". */
export const hasSay =
  /拍板|说了?算|(?:签(?:字)?|点头)(?:了|的话)?(?:基本上?|差不多|也)?就(?:算数?|过|成|能[定签]|定了)|(?<=[总董长任工监他她])(?:自己|来|就)?决定|(?<=[总董长任工我来自己])定(?=$|[，,。；;、\s])|\b(?:decides?|(?:makes?|takes?) the (?:final )?decision|final say|last word)\b|\bmakes? the (?:final )?(?:recommendation|call) and (?:the )?\p{L}+ follows?\b|\bmakes the (?:final )?call\b(?! (?:on|at|with|from) )/iu
/** A pen that goes up to a sum, or from one on: "signs up to 90k", "I sign anything over CNY 2M", 80万以上我签. */
export const penOfSum =
  /\b(?:signs?|approves?)(?: off)?(?: on)?(?: for)?(?: (?:it|all|anything|everything|whatever|contracts?|orders?|deals?|purchases?|spend|invoices?|amounts?|that(?:['’]s| is)|which is))* ?(?:up to|above|over|below|under|beyond|from|to|until|till|more than|less than|exceeding|higher than|[<>≤≥])=? ?(?:the )?(?:[€£$¥]|[A-Z]{2,3}\$? ?)?\d|\d\s*[万wWkKmM]?(?:元|块)?(?:含税|未税|不含税)?(?:及?以[上下内]|往上|往下)[^，,。；;\n]{0,6}签/u
export const isPenOfSum = (words: string): boolean => penOfSum.test(words) && !hasSay.test(words)
export const denied =
  /(?:拍板|说了算|做主|签字|决策人|来定)(?:的说法|这个|这事)?(?:是|就|都|其实)*(?:错的|不对|搞错|弄错|记错|错了|不准)|(?:不是|并非|轮不到)[^，。；]{1,5}(?:说了算|拍板|做主)|不打分|不(?:能|再|用|归|由|找|让)[^，,。；;\n]{0,8}(?:签|拍板|定标|批)|签不了|没(?:有)?(?:这个)?(?:签字|签批|审批)?权(?!重|利)|没有?票|不投票|无票|\b(?:no vote|(?:does|do|ca|wo|can|is|are|could|may|must|will)(?:n['’]?t| ?not)(?: be)?(?: the one| able| allowed| authori[sz]ed)?(?: who| to)? (?:vot|scor|decid|sign|approv)\w*|no longer (?:votes?|scores?|decides?|signs?|approves?)|before (?:i|we))\b/i
/** "Sue can't sign this one", "Ann is not the one who decides": what an older record said of them ends here. */
export const mayNot =
  /(?:拍板|说了算|做主|签字|决策人|来定)(?:的说法|这个|这事)?(?:是|就|都|其实)*(?:错的|不对|搞错|弄错|记错|错了|不准)|(?:不是|并非|轮不到)[^，。；]{1,5}(?:说了算|拍板|做主)|(?:只管|只负责)[^，。；]{1,8}(?:推荐|谈价|流程|建议|意见)|\b(?:can(?:not|['’]t| no longer)|could(?:n['’]t| not)|may not|must(?:n['’]t| not)|won['’]t|will not|is(?:n['’]t| not) (?:allowed|entitled|authori[sz]ed|able|permitted|empowered) to|has no (?:authority|mandate|power|right) to|not (?:for|up to) \w+ to|(?:is(?:n['’]t| not)|not) the one (?:who|to)) (?:\w+ )?(?:sign(?:s|ing)?|decides?|approves?|countersigns?)\b|(?:没有?权|无权|不能|签不了|不够权限)[^，。；]{0,4}(?:签|批|定)/i
/** "Pieter won't sign unless …": who does not do it before that does it then. */
export const onlyIf = /^[^.;\n]*\b(?:unless|until|till|without|before|if)\b/i
/** A process is told of people and not of a wish or a question. */
export const asked = /[?？]|吗|\b(?:could|would|please)\b/i
/** Who is meant by "they" or by a panel is told where it is listed: "Panel = Graham, Judith, Priya. They score". */
export const listed = /\b(?:panel|jury|scorers)\b|小组|评审组|评委/i
export const theseDo = /^(?:they|the panel|panel|all three|他们|小组|评审组|评委)\b|^(?:他们|小组|评委)/i

/** Whoever writes says what they do themselves: "Priya recommends and I sign", 最后我签. */
export const ownTasks: readonly [BuyingTask, RegExp][] = [
  [
    'countersigns',
    /我(?:来|也|再)?(?:会签|复签|加签)|\bI (?:also |then |have to |must )?(?:countersign|co-?sign)\b/i,
  ],
  [
    'decides',
    /\bI make the (?:final )?(?:recommendation|call) and (?:the )?\p{L}+ follows?\b|(?<![替帮给为])我(?:来|自己)?(?:拍板|签字|签批|签(?![到收完了过])|说了算|来定)|\bI (?:also |then |have to |must |will |['’]ll )?(?:sign(?: off)?|decide|(?:make|take) the (?:final )?decision|have the (?:final say|last word))\b/iu,
  ],
]
/** "It is no longer Dora": whoever had the last word has it no more. */
export const noLonger =
  /\b(?:no longer|any ?more)\b|不再(?:由|是|归)|不是[^，。]{1,4}了|已经?不(?:是|归|由)/iu
/** How far before a clause it may be said that it is of deciding, in characters. */
export const farthestBefore = 160
export const ofDeciding =
  /\b(?:signs?|signing|sign-off|decid\w+|approv\w+|authority|delegations?)\b|签|拍板|审批|说了算/i

export const ofThem =
  /^(?:he|she)\b|^字(?:也|还|都|现在)*(?:是|由|归|得|要)+[他她]|^(?:\p{Script=Han}{0,2})[他她](?!们)也?[有会要来]?/iu

/** 质量这条线仪器他签了就算数, 500万以上的合同都是他签: whoever was spoken of, also behind what it is about. */
export const penOfPronoun =
  /^(?:(?!\p{Script=Han}(?:总|董|经理|主任|部长|处长)).){1,18}?(?<![其])[他她](?!们)(?:自己|来|一|要|得)?(?:能|可以|有)?(?:签|点头|拍板|说了算|决定|批|做主|先|一票)|\bnobody (?:else )?(?:tells|overrules) (?:her|him)\b/u

/** X说他 …: whoever is told of is another than who tells it. */
export const tellsOfAnother = /^[^，,。；;]{1,6}?说[「“"『\s]*(?=[他她](?!们))/u
export const hangsOnWhom =
  /(?<who>[^“”"「」『，。；：:\s]{1,6}?)(?:不|没|要是不|如果不)(?:会|肯)?(?:签|点头|放行|同意)[^，。；]{0,2}(?:我|他|她|[总董])[^，。；]{0,4}不/u
/** 韩部长只管技术推荐: what is left to somebody who decides nothing. */
export const onlyRecommends = /只(?:管|负责)[^，。；]{0,6}推荐|\b(?:only|just) recommends\b/i
export const goesFromTo = /\brecommendation (?:goes|comes) from\b[^.;]+\bto\b/i
/** Clauses that may go on about somebody without a name. */
export const mostSince = 3

/** What stands before an item of a list. */
export const bullet = /^(?:[-*•·]|\d{1,2}[.)])\s+/
/** What stands before a colon is whose words follow, or a heading: "How they decide: Callum scores". */
export const heading = /^(?<head>[^:：]{1,30})[:：]\s*/
export const isHeading = /\bhow\b|\bprocess\b|流程|方式|决策[*\s]*$/i

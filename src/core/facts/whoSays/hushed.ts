import { isHushedInChinese } from '../chinese/hushedInChinese.ts'
import { matches } from '../cues/mayMatch.ts'
import { isHeldBack, isLineToTake } from '../quiet/lineToTake.ts'
import type { Speaker } from './stance.ts'

/** Ways of saying that something is for nobody outside the team, beside those of `stance.ts`. */
const hushedUp =
  /\bnot for (?:\p{L}+['’]s?|their|his|her|the (?:customer|client)(?:['’]s)?|any(?:one|body)(?: else)?['’]s) ears\b|\b(?:shut ?down|closure|close|turnaround|outage|stoppage|price (?:rise|increase)|goes? up|going up|put up|move)\b[^.;\n]{0,40}\b(?:(?:customers?|clients?|they|nobody outside) (?:do ?n['’]?t|do not|does not|doesn['’]t) know|(?:not|n['’]t) (?:yet )?(?:told|informed|announced (?:it )?to) (?:the )?(?:customers?|clients?|them|anyone|anybody)|(?:customers?|clients?|they) (?:have ?n['’]?t|have not|are yet to|still have to) be(?:en)? (?:told|informed))\b|\b(?:not|n['’]t) even \p{Lu}\p{L}+ (?:knows|has heard|has been told|is aware)\b|\b(?:for )?our eyes\b|\beyes only\b|\bstays? (?:in here|here(?= *[.,;!–—-]|$)|with us|in the team|in this (?:channel|chat|group|thread)|on our side)\b|\b(?:do ?n['’]?t|do not|never|must not) (?:ever )?put (?:it|this|that|these|any of (?:it|this)|anything|the \w+|[£€$]?\d[\d.,]*k?)(?: \w+){0,3} (?:in(?:to)? writing|in an? e?-?mail|on paper)\b|\b(?:not|nothing|none of (?:it|this)) (?:to be put )?in writing\b|\bdo ?n['’]?t want (?:them|him|her|anyone|anybody|the (?:customer|client)) (?:asking|to (?:know|ask|see|hear|find out))\b|\b(?:do ?n['’]?t|do not|never|must not) (?:share|show|leak|forward|circulate|give away|hand out|disclose)\b[^.;\n]{0,40}\b(?:customers?|clients?|outside|anyone|anybody|externally|them|buyers?)\b|\bjust (?:tell|say to) (?:them|him|her|the (?:customer|client))\b|\b(?:hush[- ]hush|under (?:the )?embargo|not (?:yet )?(?:announced|public)|keep (?:it|this|that) (?:off|out of) (?:the )?(?:record|e-?mail|minutes|crm))\b|\bkeep (?:[^\s.;]+ ){1,6}?(?:internal|in-?house|between us|to ourselves|to yourself)\b|不(?:要|能|可)?落(?:在)?(?:纸面|书面|文字)|(?:别|不要|不能)(?:写|留)(?:进|在|到|成)?(?:邮件|书面|文字|纸面|合同|群)|(?:别|不要|不能|莫)(?:给我)?(?:写|记|留|说|讲|传)(?:出来|出去|下来|上去|漏)|当我(?:从)?(?:没|什么都没)(?:说|讲)|我(?:可)?(?:没|什么都没|啥也没|从来没)(?:跟你)?(?:说|讲)过(?:这话|的)?(?=["”』」’。，,！!\s]|$)|(?:不许|不准|不得|严禁|禁止)[^，,。；;\n]{0,10}(?:面前|提起?|说起?|讲|透露|外传|泄露?)|当没(?:听|看)(?:见|到|过)|(?:只|仅)(?:限|有|供)?(?:我们|咱们|内部|组内)(?:自己)?(?:几个)?(?:知道|掌握|看)|(?:连|就连)[^，,。；;\n]{1,6}(?:都|也)(?:还)?不知道|烂(?:在)?(?:你们|我们|自己|各位)?肚子里|(?:调[回往到去任离走]|离职|要走|升任|退休|辞职|接任|换人|收购|卖掉|转让|合并|裁员|上市|搬[迁走])[^。；\n]{0,16}(?:还|尚|暂)?(?:没有?|未)(?:对外)?(?:公布|公开|宣布|官宣)/iu
/** How far the boss lets us go on a condition: "Luo says we can do 212 if they drop the deposit", 老板说可以到155，前提是… */
const conditionalLimit =
  /\b(?:boss|\p{Lu}\p{L}+) (?:says?|said|thinks|agreed|is ok(?:ay)? with it:?) (?:that )?(?:we|you|i) (?:can|could|may) (?:do|go|accept|live with|come down)\b[^.;\n]{0,24}\d[^.;\n]{0,16}\b(?:if|provided|as long as|only)\b|(?:总|董|老板|领导)(?:说|讲|同意|答应)[^，,。；;\n]{0,6}(?:可以|能)(?:再?[做给降让放]?到)\s*\d[^。；;\n]{0,16}(?:前提|条件|只要|如果|除非)/u
/** Whether one of us tells the others that something is not for the customer. */
export const isHushedUp = (sentence: string, speaker: Speaker): boolean =>
  (speaker === 'note' || speaker === 'team') &&
  (matches(hushedUp, sentence) ||
    matches(conditionalLimit, sentence) ||
    isHushedInChinese(sentence) ||
    isLineToTake(sentence) ||
    isHeldBack(sentence))

const covers =
  /^(?:this|that|it|what follows|the following|all of this|below|以下|下面|接下来|这(?:个|事|件事|条|些)?|那(?:个|事)?)/i
/** Whether it speaks of what follows in its line: "this stays in here. Dev told me …". */
export const hushesWhatFollows = (sentence: string): boolean =>
  covers.test(sentence.trim()) && sentence.length < 60 && !/\d/.test(sentence)

const ownLimits =
  /\b(?:i|we|you|he|she) can (?:go|do|come down|accept|give|drop|live with)\b|\bauthority\b|\bwalk(?:[- ]away| away)\b|\bfloor\b|\bour (?:margin|cost|best|lowest)\b|\bmargin\b|(?<![月年])底|最低|最长|最多(?:让|给|降|到)|超过[^，。；\n]{0,10}(?:同意|批)|可以(?:到|做到|放到)|授权|权限|毛利|成本|让到/i
/** Whether a sentence of a message that asks for silence tells a limit of ours with its figure. */
export const tellsLimit = (sentence: string): boolean => /\d/.test(sentence) && matches(ownLimits, sentence)

const ofAllOfIt =
  /\b(?:keep|leave) (?:these|this|all (?:of )?(?:this|these|it)|both|the above|any of (?:this|these))(?: \w+){0,2} (?:out of|off|away from|inside|internal|in-?house|between us|to (?:ourselves|yoursel(?:f|ves))|quiet|under wraps)\b|\b(?:none|nothing) (?:of (?:this|these|it) )?(?:leaves|goes (?:out|outside|beyond|further)|to leave)\b|\b(?:these|all (?:of )?(?:this|these)) (?:are|is|stays?) (?:internal|confidential|between us|in-?house)\b|(?:以上|这些|上面)[^。；\n]{0,8}(?:都|全部?|一律)?(?:别|不要|不得|不能|勿|请勿|切勿)(?:外传|对外|外发|转发|说出去|写进|给客户|发出去)|(?:以上|这些)[^。；\n]{0,6}(?:仅|只)(?:供|限)?(?:内部|我们)/iu
/** Whether a message asks for silence on everything that it tells. */
export const hushesAllOfIt = (text: string): boolean => matches(ofAllOfIt, text)

import type { ActionKind, ActivityKind, Direction } from '../../../shared/vocabulary.ts'
import { matchOf } from '../cues/mayMatch.ts'
import { papersGiven } from './papersGiven.ts'

/** An action that a message can be as a whole. */
type Step = Extract<ActionKind, ActivityKind>

/**
 * Cues by which a customer's own words count as an activity of a kind, strongest first. Only inbound text can be
 * a buying step: a rep who writes "do you want a trial?" has not been asked for one.
 */
const inboundCues: readonly [Step, RegExp][] = [
  [
    'tenderAsked',
    /(participate|submit)[^.]{0,40}(tender|bid|rfp|rfq)|(tender|bid) (documents|specification|papers)[^.]{0,30}(please|need|send)|invitation to (bid|tender)|(来投|邀(请)?(贵司|你们|您)[^。]{0,10}(投标|参与|参加)|记得(报名|投)|投标(资料|文件|邀请)|(递交|提交|购买)(投标|标书|采购)?文件)|(招标|投标|挂网|标书|参数).{0,12}(发|给|准备|备|报名|参加|写|捋|提供|一下|吗|挂网)|(发|给|备|捋|提供|写).{0,10}(参数|标书|投标)|(answer|bid on|respond to|take part in|part in) (it|our|the|this)?\s?(rfp|rfq|tender|bid)|(rfp|tender|bid)\b.{0,60}(answer it|to u|goes out|invite|take part|among the bidders|want (us|you) to bid)|among the bidders|invite you to bid|(tender|rfp|rfq|bid)\b.{0,30}(send|prepare|join|submit|invite|issue|respond)|(invite|send|issue).{0,20}(tender|rfp|rfq|bid)/i,
  ],
  [
    'contractAsked',
    /(contract|agreement|terms and conditions|t&cs|paperwork)[^.]{0,40}(legal|review|redlin|word|forward|provide)|(legal|lawyers?)[^.]{0,24}(needs?|wants?|requires?)[^.]{0,24}(contract|agreement|terms|draft)|(先?拟|起草|出|准备|重出)(一?[版份])?[^，。\s]{0,8}(合同|协议)|(合同|协议|条款)(?![^，。\s]{0,12}(稍后|随后|后面|另行|这就|马上|已|会|将)[^，。\s]{0,2}(发|给|寄|签)).{0,12}(先?给|拟|起草|出|发|给|看|版本|模板|审|签|过一下|法务)|(发|给|寄).{0,8}(合同|协议)|(send|draft|review|sign|share).{0,20}(contract|agreement|terms|msa|order form)|(contract|agreement|order form|terms).{0,30}(send|draft|review|sign|ready|shoot|over|pls|please)|(get|shoot|need|want|have|see) .{0,24}(contract|agreement|\bmsa\b|order form)/i,
  ],
  [
    'trialAsked',
    /(send|provide|lend|loan|ship)[^.?]{0,30}(samples?|demo unit|test unit|loan unit)|(extend|prolong|longer)[^.?]{0,20}(trial|test|pilot|loan)|(would like|want|wish|keen|possible) to (try|test|trial|evaluate)|hands[- ]on|拉?一台[^，。]{0,8}(试|用)|试(俩|两|一|半|几)[^，。]{0,3}(周|个?月|礼拜|天)|打个?样|(寄|给|发|拿)[^，。\s]{0,8}(小样|样品|样件|样机|来试|试试)|先给[^，。\s]{0,6}试|(多放|延长|再(用|试)|留)[^，。]{0,6}(周|个?月|天|月底)|loaner|(test|try|trial|borrow|mess around w)[^.?]{0,40}(couple|week|wk|month|day|free of charge|first|yours|beforehand)|(could|can|may|would)[^.?]{0,40}(test|try|borrow|leave the demonstration unit|bring (it|one))|(试用|试点|借用|演示机|样机|装一台试|demo(?=[^看])).{0,14}(能|可以|安排|申请|多久|怎么|想|要|吗|？)|(能|可以|想|要|安排|申请).{0,10}(试用|试点|样机|试一试|试试)|(trial|pilot|proof of concept|poc|sandbox|evaluation unit|demonstration unit).{0,30}(could|can|would|want|set up|arrange|start|\?)|(could|can|would|want|set up|arrange|start).{0,30}(trial|pilot|proof of concept|poc|sandbox|evaluation unit)/i,
  ],
  [
    'priceAsked',
    /ballpark|rough (figure|number|cost)|what (do|does|would|will) [^.?]{2,40}(cost|run us|set us back)|(send|give|let|make|provide)[^.?]{0,24}(an? |your )?(quote|quotation|offer|price list|pricing)|sharpen|(bit|little) cheaper|come down (a|on|by|in)|indicative|啥价|底价|(便宜|优惠|让|降)(点|些|一?点|\d+个?点)[^，。]{0,6}(行不行|行吗|吗|呗|吧|[?？])|能不能便宜|再让|(先)?报个?价|多少钱|(what would you|how would you) charge|(whats|what['’]?s|what is) (the|ur|your) (price|cost|damage)|(?<!no )(best|revised|final|better) price|(asked|asks|ask) what[^.]{0,40}cost|(报价|价格(?!不是问题|不重要)|价钱|单价|优惠|折扣|什么价).{0,14}(发|给|是|多少|吗|？|一下|再|能|怎么)|(发|给|要|问|想要|重新).{0,10}(报价|价格|价单|报个价)|(?<!no )(quote|pricing|discount|how much)(?! needed| is not).{0,30}(send|could|can|what|please|\?)|(price|cost)\b.{0,30}(send|could you|can you|please|\?)|(send|could|can|what|need|please|want).{0,30}(quote|pric|discount)|how much/i,
  ],
  [
    'complaint',
    /overdue|(two|three|\d+) (days|weeks) late|no (answer|reply|response)( from| since|,)|nobody (answers|answered|came|called|picks)|(arrived|came|delivered)[^.]{0,20}(damaged|wrong|broken|late|incomplete)|charged (us )?twice|billed (us )?twice|fed up|annoy|投诉|太差|不满|坏了|又停了|鸽了|摆设|气死|砸电脑|咋跟.{0,6}交代|(又)?趴窝|拖了.{0,6}(才|还)|没人管|开胶|说句难听|上次说好|迟迟|not cool|furious|fix it|got nothing|sent back because|bring this in order|not reachable|(broke|broken)\b[^.]{0,20}(first|again|month|week)|let (us|me) down|disappoint|regret (that|to)|third time|still (waiting|nothing|broken)|expected more|故障.{0,6}(几次|又)|complain|unacceptable|broke(n)? (down|again)|keeps? failing/i,
  ],
  [
    'objection',
    /steep|hold off|not ready|postpone|(happy|fine|stick) with (our|the|what) (current|present|existing|we)|uneasy|reluctant|s[ck]eptical|hard to (see|justify|sell)|(don['’]?t|do not|can['’]?t|can ?not) see (why|how|the point|us)|out of (our )?(reach|budget)|afraid (that|of|we)|more than (we|i) (can|have|planned)|太贵|贵了|高了(点|些)|吃不消|没法(往上)?报|低\d+个?点|多花\d|(就|我们|我)怕|咋说|超预算|担心|顾虑|不放心|不需要|没预算|再考虑|too expensive|over budget|worried|concern(?! department)|not convinced|no budget|hesitat|hard sell|that['’]?s nuts|not an option|doubts?\b|can ?not (explain|justify|accept|afford)|why would (i|we)|dearer|% over|too (high|much|risky|steep)/i,
  ],
  [
    'commitment',
    /we['’]?(ll| will) (sign|place|order|buy|take|go with)|you have my|count on (us|me)|it['’]s a deal|(po|order) (is|goes|will go|is going) (out|to you)|we (confirm|undertake|guarantee|agree to)|i['’]?ll (sign|get it signed|have it)|就定(你们|贵司)|我(们)?(包了|包在|来拉|让|同意|跟.{0,6}说好)|(下?周.|明天|后天|月底).{0,8}我.{0,10}(给|扫|发|寄|盖章|签)|我(们)?.{0,10}(一准儿|保证|负责)|(我|我们).{0,6}(会|一定|周.前|明天).{0,10}(给|回复|确认|定)|我方(承诺|同意|确认|将于)|(we|i) (herewith )?commit|my word|in return we promise|we promise|(give|gave) (you )?(his|her|my|our) word|(i|we)('ll| will) (confirm|get back|send|decide|come back)/i,
  ],
]
/** A cue of an activity in a text, in UTF-16 offsets. */
export interface FoundStep {
  kind: Step
  start: number
  end: number
}

/** What a message does by the cues in it, the strongest first; one place for each kind. */
export const stepsIn = (text: string, direction: Direction): FoundStep[] =>
  direction === 'inbound'
    ? inboundCues.flatMap(([kind, cue]) => {
        const match = matchOf(cue, text)
        return match ? [{ kind, start: match.index, end: match.index + match[0].length }] : []
      })
    : papersGiven(text, direction)

/** The kind of activity that a message amounts to; `message` when no cue says more. */
export const activityKindOf = (text: string, direction: Direction): ActivityKind =>
  stepsIn(text, direction)[0]?.kind ?? 'message'

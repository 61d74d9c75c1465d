import type { ActivityKind, Direction } from '../../shared/vocabulary.ts'

/**
 * Cues by which a customer's own words count as an activity of a kind, strongest first. Only inbound text can be
 * a buying step: a rep who writes "do you want a trial?" has not been asked for one.
 */
const inboundCues: readonly [ActivityKind, RegExp][] = [
  [
    'tenderAsked',
    /(招标|投标|挂网|标书|参数).{0,12}(发|给|准备|报名|参加|写|提供|一下|吗)|(tender|rfp|rfq|bid)\b.{0,30}(send|prepare|join|submit|invite|issue|respond)|(invite|send|issue).{0,20}(tender|rfp|rfq|bid)/i,
  ],
  [
    'contractAsked',
    /(合同|协议|条款).{0,12}(发|给|看|版本|模板|审|签|过一下|法务)|(发|给|寄).{0,8}(合同|协议)|(send|draft|review|sign|share).{0,20}(contract|agreement|terms|msa|order form)|(contract|agreement|order form).{0,20}(send|draft|review|sign|ready)/i,
  ],
  [
    'trialAsked',
    /(试用|试点|借用|演示机|样机|装一台试|demo).{0,14}(能|可以|安排|申请|多久|怎么|想|要|吗|？)|(能|可以|想|要|安排|申请).{0,10}(试用|试点|样机|试一试|试试)|(trial|pilot|proof of concept|poc|sandbox|evaluation unit).{0,30}(could|can|would|want|set up|arrange|start|\?)|(could|can|would|want|set up|arrange|start).{0,30}(trial|pilot|proof of concept|poc|sandbox|evaluation unit)/i,
  ],
  [
    'priceAsked',
    /(报价|价格|价钱|多少钱|单价|优惠|折扣|报个价|什么价).{0,14}(发|给|是|多少|吗|？|一下|再|能|怎么)|(发|给|要|问|想要|重新).{0,10}(报价|价格|价单|报个价)|(quote|price|pricing|discount|how much|cost).{0,30}(send|could|can|what|need|please|\?)|(send|could|can|what|need|please|want).{0,30}(quote|pric|discount)|how much/i,
  ],
  [
    'complaint',
    /投诉|太差|不满|坏了|又停了|故障.{0,6}(几次|又)|complain|unacceptable|broke(n)? (down|again)|keeps? failing/i,
  ],
  [
    'objection',
    /太贵|贵了|超预算|担心|顾虑|不放心|不需要|没预算|再考虑|too expensive|over budget|worried|concern|not convinced|no budget|hesitat/i,
  ],
  [
    'commitment',
    /(我|我们).{0,6}(会|一定|周.前|明天).{0,10}(给|回复|确认|定)|(i|we)('ll| will) (confirm|get back|send|decide|come back)/i,
  ],
]
const outboundCues: readonly [ActivityKind, RegExp][] = [
  [
    'quoteSent',
    /(报价(单|已|发|给)|价格(已|发|单)).{0,10}|(here is|attached|sent|sending).{0,20}(quote|quotation|pricing)/i,
  ],
  [
    'proposalSent',
    /(方案|测算表|建议书)(已|发|给|请)|(here is|attached|sent|sending).{0,20}(proposal|business case|plan)/i,
  ],
]

/** The kind of activity that a message amounts to; `message` when no cue says more. */
export function activityKindOf(text: string, direction: Direction): ActivityKind {
  const cues = direction === 'inbound' ? inboundCues : direction === 'outbound' ? outboundCues : []
  return cues.find(([, cue]) => cue.test(text))?.[0] ?? 'message'
}

import type { ProposedFact } from '../proposedFact.ts'

/** Kinds that stand for what somebody wants, fears or was given: without its object such a line tells nothing. */
const mustName: ReadonlySet<ProposedFact['kind']> = new Set<ProposedFact['kind']>([
  'customerAsk',
  'statedConcern',
  'statedGoal',
  'userComplaint',
  'handedOver',
  'meetingDecision',
])

/** "## What Ann wants", 一、议定: a heading, which says what comes and nothing else. */
const isHeading =
  /^\s*#{1,6}\s|^\s*(?:[一二三四五六七八九十]{1,2}|\d{1,2})\s*[、.．)]\s*\p{Script=Han}{1,4}\s*[:：]?\s*$|^\s*(?:what|which) (?:\p{Lu}\p{L}+|they|he|she|the customer) (?:wants?|needs?|asks?)\s*[:：]?\s*$/iu

/** What says that something is wanted, feared, spoken of or sent, and by which way it went: all but the thing itself. */
const besideThing = {
  han: /这个|那个|这事|那事|这[条点]|那[条点]|[这那它]|他们?|她们?|我们?|你们?|您|咱们?|大家|各位|最|就是?|很|都|也|还|又|再|已经?|可以|能不能|能否|可否|是不是|有没有|一直|总是|老是|希望|想要?|需要?|要求?|怕|担心|关心|看重|在意|问|讲|说|谈|聊|提|发|传|寄|送|给|了|的|吗|呢|吧|啊|哈|哦|今天|明天|后天|昨天|[上下]午|早上|晚上|会上|一下|一声|看看?|邮件|邮箱|微信|短信|消息|链接|会议号|二维码|[是在到过去来把跟和对]|\d+[号日点]?/gu,
  latin:
    /\b(?:i|you|he|she|it|we|they|me|him|her|us|them|this|that|these|those|who|what|which|one|my|your|our|their|his|its|the|an?|and|but|so|also|if|to|of|for|on|in|at|with|about|from|is|are|was|were|be|been|have|has|had|having|do|does|did|can|could|will|would|shall|should|may|might|must|not|just|only|really|now|then|today|tomorrow|yesterday|wants?|wanted|needs?|needed|likes?|asks?|asked|see|look|know|hear|talk|speak|say|says|said|tell|send|sent|sending|get|got|give|gave|fears?|worr(?:y|ies|ied)|afraid|concern(?:ed|s)?|e-?mails?|e-?mailed|links?|invites?|messages?|text(?:ed)?|please|thanks?)\b/gi,
}
/** What is sent out of courtesy: a card, flowers, biscuits. Nobody on a call is told that it was handed over. */
const ofCourtesy =
  /\b(?:cards?|flowers?|biscuits?|chocolates?|gifts?|hampers?|condolences|congratulations|birthday|wishes|christmas)\b|贺卡|花篮|鲜花|红包|月饼|大闸蟹|礼[盒品物]|喜糖|慰问/i
const wayOnly = /\b(?:invite|invitation|dial-?in|calendar|meeting link|teams link)\b|会议邀请|日程邀请/i

/** A capital with small letters behind it: DAP and EXW are no names. */
const isPerson = /\b\p{Lu}\p{Ll}+\b/gu
/** Whether nothing is left of words once what only ties them together is taken away. */
function namesNothing(words: string): boolean {
  const rest = words
    .replaceAll(besideThing.han, ' ')
    .replaceAll(besideThing.latin, ' ')
    .replaceAll(isPerson, ' ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
  return rest === '' || /^\p{Script=Latin}$/u.test(rest)
}

/** "I want you to know I have it": somebody lets us know something, and wants nothing. */
const letsKnow =
  /\b(?:i|we)(?:['’]d)? (?:just |only )?(?:want(?:ed)?|like|need) (?:you|u) to (?:know|hear|understand|be aware)\b|(?:想|要)(?:让|叫)?(?:你|您)们?(?:也)?(?:知道|有个数|心里有数)/i
/** 我没有说一定要租, "I never said that we must lease": what somebody takes back is no wish. */
const takesBack =
  /(?:没有?|未|不曾|并非|不是)(?:说|讲|提|讲过|说过)(?:过|要|一定|非)|\b(?:did ?n['’]?t|did not|never|have ?n['’]?t|not) (?:say|said|saying|mean)\b/i

/** Whether a fact is only a piece of what was said: a heading, a wish or worry without its object, a courtesy. */
export const isFragment = ({ kind, text }: ProposedFact): boolean =>
  mustName.has(kind) &&
  (isHeading.test(text) ||
    ((kind === 'customerAsk' || kind === 'statedGoal') && (letsKnow.test(text) || takesBack.test(text))) ||
    (kind === 'handedOver' && (ofCourtesy.test(text) || wayOnly.test(text))) ||
    namesNothing(text))

import { describe, expect, it } from 'vitest'
import type { Direction } from '../../../shared/vocabulary.ts'
import { readActions } from './actions.ts'
import { activityKindOf, stepsIn } from './buyingStep.ts'
import { isOfPaper } from './papersGiven.ts'

const at = Date.parse('2026-06-01T09:00:00Z')

/** What a message tells for sure of papers that were given: as its kind, and as actions. */
const toldSurely = (text: string, direction: Direction): string[] => {
  const kind = activityKindOf(text, direction)
  const actions = readActions(text, at, direction, stepsIn(text, direction), [])
  return [
    ...(isOfPaper(kind) ? [kind] : []),
    ...actions.flatMap((action) => (isOfPaper(action.kind) && action.likeness === null ? [action.kind] : [])),
  ]
}
const proposedAtAll = (text: string, direction: Direction): string[] =>
  readActions(text, at, direction, stepsIn(text, direction), [])
    .map(({ kind }) => kind)
    .filter(isOfPaper)

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

describe('a quote or proposal that we only promise, prepare, refuse or talk of', () => {
  const ofOurs = lines(`
    价格单还没批下来
    报价单等领导签完就发您
    报价单您要电子版还是纸质
    这份报价单只对您保密
    马上给您发报价单
    我会把报价发您
    明天上午把报价发过来
    方案给您准备着
    方案请您先看第三页
    我们回头把方案发给您
    方案下周一发您
    方案稍后发您邮箱
    方案还在改，改好发您
    报价没发，等您确认配置
    方案这周内肯定发到您邮箱
    等领导签完，报价就发您了
    报价已经在走流程了，批完发您
    报价忘了发您了，不好意思
    报价本来昨天就要发您的
    方案我做好了再发您
    报价单能发您个人邮箱吗？
    如果您同意，我就把方案发过去
    报价发给您还是发给采购王姐？
    报价没法提前发给您
    方案快写好了，今晚发您
    方案得您先签保密协议才能给
    报价别等我了，财务卡着发不了
    价格表不能外发，给您看一眼可以
    下周三之前把方案发给您
    领导让我先别把报价发出去
    方案怎么给您方便，发邮箱还是寄过去
    Sending the proposal over tomorrow
    We'll send you the proposal next week
    You'll get the quote by Friday
    Quote to follow this afternoon
    The quote will be attached to my next mail
    I am sending the quote as soon as it is signed
    We have not sent the quotation yet
    Would you like the quote emailed or posted?
    Should I have the proposal sent to your boss?
    Before the proposal is submitted we need your drawings
    If the quote is sent today, can you order this week?
    The price list can't be shared outside the firm
    I was going to have the quote sent today
    Once the proposal has been submitted nothing can be changed
    I'd rather show you the proposal than have it emailed
    Our proposal isn't attached because it is too big
    Here is what we still need for the quote
    The quotation is almost ready, I'm sending it on Monday
    I forgot to send the quote, sorry
    The quote should be in your inbox by noon
    Let me get the quote sent out
    No proposal was sent since the scope changed
    Attached is the questionnaire we need for your proposal
    Do you want the quote forwarded to purchasing?
    The offer goes out when legal is done
    I hope to have the business case submitted this week
    Did you see that the quote was never sent?
    We need to have the quote approved before it is sent
    The statement of work has to be sent by legal
    The quote has yet to be submitted`)

  it.each(ofOurs)('%s', (text) => {
    expect(toldSurely(text, 'outbound')).toEqual([])
  })
  it.each(ofOurs)('nor likely: %s', (text) => {
    expect(proposedAtAll(text, 'outbound')).toEqual([])
  })
  it.each(
    lines(`
    记得把报价发给韩工
    要给他们发报价，图纸还没到
    报价先压着，没发
    对手昨天把报价发过去了
    友商的方案已经递上去了
    答应给的方案一直没发
    客户不要方案了，没发
    报价发之前找老板过一遍
    need to get the quote sent to Hank
    competitor submitted a price on Monday
    their own supplier sent them a quote last week
    quote was supposed to be sent yesterday
    proposal not sent, they cancelled
    remember to have the proposal emailed`),
  )('a note of ours: %s', (text) => {
    expect(toldSurely(text, 'internal')).toEqual([])
  })
  it.each(
    lines(`
    方案什么时候给我？
    别忘了把方案发我
    没收到方案
    还没看到你们的报价
    收到方案后我们再约时间
    你们报价收到了的话我告诉你
    我方同时收到了盛达的报价
    have you sent the proposal
    we have not received the proposal
    once I have received your quote I'll call
    when will we have received your quotation
    we did not get the quote
    hoping to have read your proposal by then`),
  )('a customer: %s', (text) => {
    expect(toldSurely(text, 'inbound')).toEqual([])
  })
})

describe('a quote or proposal that was given', () => {
  it.each(
    lines(`
    报价发您了，请查收
    方案已经发您邮箱了，请查收
    我们把方案发给您了
    报价刚发您微信
    报价昨天就发您了
    报价单见附件，含税
    方案发您了，有不清楚的随时问
    报价发您了，等您消息
    之前发您的报价还有效
    上周发您的方案，您看了吗
    方案按您说的改完已发
    没改别的，报价已发您
    您要的报价发过去了
    报价单盖好章快递给您了
    不含税的报价也发您了
    方案V3传您网盘了
    报价发采购王姐了，您问她要就行
    价格发您了
    报价和方案都发您邮箱了
    明天开会用的方案发您了
    随信附上报价单一份，请审阅
    现将报价单提交贵司，请查收
    附件是我司报价，请过目
    给您报的是18.6万一台
    已提交报价
    方案寄出去了，明天到
    重新报了一版，已发您
    昨晚把方案发过去了
    把报价发给您财务了
    方案刚传群里，大家看看
    报价更新了，已发您
    I've just emailed the proposal
    The quote is attached
    Please find attached our quotation
    You will find attached our proposal
    Sent the quote this morning, will call tomorrow
    Quote sent. Let me know if you have questions
    As promised, the proposal is attached
    Here's the quote we talked about
    Here is our proposal for the canteen
    Sending you the quote now
    I am sending herewith the reworked proposal
    The quotation went out to you on Friday
    Enclosed our quotation no. 5519
    Our quotation was mailed to you this morning
    Revised quote attached, not much changed
    Sent the quote and will call you next week
    Sent the quote but no answer so far
    Our written proposal was submitted on 3 May
    The price list is in your inbox
    Uploaded the business case to your portal
    We submitted our proposal on time
    Forwarded the quote to your accounts team
    The quote I sent you is valid until June
    Find our proposal enclosed
    quote emailed just now, shout if it's missing anything
    Quotation attached - please review
    I shared the proposal with your team yesterday
    Attached is the quote for the second line
    we are pleased to offer as follows
    Pls see attached quote`),
  )('we say so: %s', (text) => {
    expect(toldSurely(text, 'outbound')).not.toEqual([])
  })
  it.each(
    lines(`
    报价发过去了，对方没吭声
    方案今天当面交给了卢主任
    昨天把价格报过去了
    已提交二次报价
    sent Ivo the quote last night
    handed over the quote in a sealed envelope
    proposal submitted, they will decide in May`),
  )('a note tells it: %s', (text) => {
    expect(toldSurely(text, 'internal')).not.toEqual([])
  })
  it.each(
    lines(`
    方案收到了，谢谢
    报价收到，我先看看
    你们的报价我看了，运费不清楚
    收到方案了，下周给您答复
    got the proposal, thanks
    we received your quotation and will come back to you
    thank you for your offer
    I've read your proposal`),
  )('a customer has it: %s', (text) => {
    expect(toldSurely(text, 'inbound')).not.toEqual([])
  })
})

it('of two sentences the one that tells it counts, though the other promises', () => {
  expect(toldSurely('方案下周发您。报价单已经发您邮箱了', 'outbound')).toEqual(['quoteSent', 'quoteSent'])
  expect(toldSurely('The quote will follow. Our proposal is attached.', 'outbound')).toEqual([
    'proposalSent',
    'proposalSent',
  ])
})

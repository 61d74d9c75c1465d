import type { ActivityKind } from '../../shared/vocabulary.ts'
import type { Lang } from './types.ts'

type Said = Partial<Record<ActivityKind, readonly string[]>>

/**
 * What reps write down of what a customer said or of what they did; `{p}` product, `{c}` contact, `{r}` rival,
 * `{q}` quantity. The words fit the kind also for the rules of `facts/actions/buyingStep.ts`, so that
 * what the CRM's list of types says and what the text says agree.
 */
export const inboundPhrases: Record<Lang, Said> = {
  zh: {
    priceAsked: [
      '{c}：请把{p}的报价发我一份，院里要比一下',
      '{c}来电问{p}现在什么价格，能再优惠吗',
      '{c}让我们按{q}台重新报个价',
      '{c}问{p}单价多少，含不含维保',
    ],
    trialAsked: [
      '{c}问能不能安排样机来科里试用两周',
      '{c}想申请试用一台{p}，问流程怎么走',
      '{c}：演示机可以借到科里用几天吗',
    ],
    contractAsked: [
      '{c}：合同版本发我们法务看一下',
      '{c}让把协议条款发过去，院办先审',
      '{c}问合同什么时候能给到，签字人已定',
    ],
    tenderAsked: [
      '{c}：招标参数请准备一份给我们参考',
      '{c}说下月挂网，标书请我们提前准备',
      '{c}通知院内招标已立项，请准备资料报名',
    ],
    objection: [
      '{c}觉得配置贵了，处长那边不好过',
      '{c}担心和现有系统接不顺',
      '{c}说科里对换机有顾虑，要再考虑',
      '{c}：今年没预算，排不上',
      '{c}担心售后跟不上，不放心',
    ],
    complaint: ['{c}反映上周装的设备又停了，科里很不满', '{c}说报修三天没人来，要投诉'],
    commitment: ['{c}：我们周五前给你回复', '{c}：我明天跟院里确认一下', '{c}：我们一定给个准信'],
    competitorNamed: ['{c}提到{r}的人上周也来科里讲过', '{c}说{r}也在院里走动，没有细说'],
    call: ['{c}来电，说资料收到了，先转给科里看', '{c}回电，下周院里开会，会后再联系'],
    message: ['{c}：资料收到了，我转给科里看', '{c}：主任出差，周三回来', '{c}：今天手术排满，改天聊'],
    email: ['{c}回邮件，补了一份科室使用清单', '{c}邮件转来设备台账，让我们对一下型号'],
  },
  en: {
    priceAsked: [
      '{c} asked us to send a quote for {p}, they are comparing',
      '{c}: what is the price for {q} units, is a discount possible?',
      '{c} called: how much is {p} with support included?',
    ],
    trialAsked: [
      '{c}: could you set up a pilot on one line?',
      '{c} asked whether we can arrange a trial of {p}',
      '{c} wants a sandbox, could IT start this month',
    ],
    contractAsked: [
      '{c} asked us to send the contract draft to their counsel',
      '{c}: please share the terms, legal will review them',
      '{c}: when will the order form be ready to sign',
    ],
    tenderAsked: [
      '{c}: the RFP goes out next month, please prepare',
      '{c} invited us, the tender will issue on Monday',
    ],
    objection: [
      '{c} finds it too expensive next to last year',
      '{c} is worried about cutover during the season',
      '{c} is not convinced the operators will take to it',
      '{c}: no budget left this year',
    ],
    complaint: [
      '{c} says the gateway broke down again, unacceptable',
      '{c} wants to complain about slow support',
    ],
    commitment: ['{c}: we will get back to you by Friday', '{c}: I will confirm with the plant manager'],
    competitorNamed: ['{c} mentioned that {r} visited the plant last week', '{c} says {r} is around as well'],
    call: ['{c} rang back, the documents arrived', '{c} called, next plant meeting is on Thursday'],
    message: ['{c}: got it, forwarding to the team', '{c}: out this week, back on Wednesday'],
    email: ['{c} mailed the list of assets per line', '{c} answered with the shift plan'],
  },
}

export const outboundPhrases: Record<Lang, Said> = {
  zh: {
    call: ['电话联系{c}，约下次见面时间', '致电{c}，了解科室近况', '电话{c}，说明{p}装机条件'],
    visit: ['到科室拜访{c}，看现场布局', '拜访{c}，介绍{p}的使用流程', '拜访{c}，聊科室排班和设备台数'],
    meeting: ['与{c}及科室开会，讨论{p}配置清单', '线上会议，{c}参加，过了一遍实施计划'],
    message: ['微信发{c}同型号装机照片', '微信提醒{c}下周见面', '微信发{c}维保说明'],
    email: ['邮件发{c}产品彩页与注册证', '邮件发{c}培训安排'],
    demo: ['在示教室给{c}演示{p}', '给{c}和同事现场演示{p}，操作两小时'],
    quoteSent: ['报价单已发给{c}，{p}{q}台', '报价已发{c}，含三年维保'],
    proposalSent: ['方案已发{c}，附停机测算表', '方案请{c}过目，分两期装机'],
  },
  en: {
    call: ['Called {c} to fix the next meeting', 'Called {c} about the rollout at the plant'],
    visit: ['Visited {c}, walked the lines', 'Visited {c}, looked at the control room'],
    meeting: ['Met {c} and the shift leads about {p}', 'Online meeting with {c}, went through the rollout'],
    message: ['Sent {c} photos of a finished installation', 'Reminded {c} of the meeting next week'],
    email: ['Mailed {c} the data sheet of {p}', 'Mailed {c} the support plan'],
    demo: ['Showed {p} to {c} in the training room', 'Showed {c} and two operators how {p} works'],
    quoteSent: ['Sent the quote for {p} to {c}', 'Sent the quote with support to {c}'],
    proposalSent: ['Sent the proposal with the rollout plan to {c}', 'Sent the business case to {c}'],
  },
}

/** The activity types of the two teams' CRMs. */
export const typeWords: Record<Lang, Record<ActivityKind, string>> = {
  zh: {
    call: '电话',
    visit: '拜访',
    meeting: '会议',
    message: '微信',
    email: '邮件',
    demo: '产品演示',
    proposalSent: '提交方案',
    quoteSent: '报价',
    contentViewed: '查看资料',
    note: '备注',
    objection: '客户异议',
    complaint: '投诉',
    competitorNamed: '提到竞品',
    commitment: '客户承诺',
    priceAsked: '客户询价',
    trialAsked: '申请试用',
    contractAsked: '要合同',
    tenderAsked: '招标邀请',
  },
  en: {
    call: 'Call',
    visit: 'Visit',
    meeting: 'Meeting',
    message: 'Message',
    email: 'Email',
    demo: 'Demo',
    proposalSent: 'Proposal sent',
    quoteSent: 'Quote sent',
    contentViewed: 'Content viewed',
    note: 'Note',
    objection: 'Objection',
    complaint: 'Complaint',
    competitorNamed: 'Competitor mentioned',
    commitment: 'Commitment',
    priceAsked: 'Price request',
    trialAsked: 'Trial request',
    contractAsked: 'Contract request',
    tenderAsked: 'Tender invitation',
  },
}

export const lossReasons = {
  zh: ['价格偏高', '预算取消', '竞品中标', '科室意见不一', '项目延期', '未进入参数'],
  en: ['Price', 'No budget', 'Lost to competitor', 'No decision', 'Postponed'],
} as const
export const sources = {
  zh: [
    ['老客户推荐', 0.75, 4],
    ['科室自荐', 0.25, 3],
    ['学术会议', -0.1, 3],
    ['招标公告', -0.75, 3],
  ],
  en: [
    ['Referral', 0.75, 3],
    ['Existing customer', 0.4, 3],
    ['Trade show', -0.1, 3],
    ['Inbound RFP', -0.75, 2],
  ],
} as const

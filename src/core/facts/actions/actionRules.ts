import type { ActionKind, Direction } from '../../../shared/vocabulary.ts'
import { givingCues, quotingCue } from './papersGiven.ts'

/** How a rule recognises an action that a text tells: a cue, who may tell it, and what shows that it is another thing. */
export interface ActionRule {
  kind: ActionKind
  cue: RegExp
  /** A clause that matches this tells of something else: a wish, a question, what is still to come. */
  not?: RegExp
  /** Who can tell of it. */
  by: readonly Direction[]
  /** A day must stand in the same clause. */
  dated?: true
  /** It tells of a paper that was given, and its clause must not say that it is to come, refused or asked for. */
  given?: true
  /** It tells of a demonstration that was held, in the same way. */
  held?: true
}

const wished =
  /[?？]|吗(?!\p{Script=Han})|能不能|能否|可不可以|想(看|要|请)|要不要|什么时候|啥时候|多久|\b(could|can|would|may) (you|we|i)\b|\bwould like\b|\bwant(s|ed)? (a|the|to)\b/iu
const toCome =
  /明天|后天|下周|下个?月|月底前|准备|安排|申请|再(给|发)|取消|没去|\b(will|shall|next week|tomorrow|tmrw|plan to|going to|prepare[sd]?|cancel)/i
const received: readonly Direction[] = ['inbound']
const heard: readonly Direction[] = ['inbound', 'internal']
const noted: readonly Direction[] = ['internal']
const anyone: readonly Direction[] = ['inbound', 'outbound', 'internal']

const either = (...sources: readonly (string | RegExp)[]): RegExp =>
  new RegExp(sources.map((one) => (typeof one === 'string' ? one : one.source)).join('|'), 'iu')

const weekday = '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sun)(?:day)?'
const soon = `(?:tomorrow|tmrw|next week|${weekday}|(?:the )?\\d{1,2}(?:st|nd|rd|th)?(?: (?:of )?[A-Z][a-z]+)?|a week)`
const zhDay = '(?:(?:下+|本|这)?个?周[一二三四五六日天]|下周|明天|后天|\\d+[号日]|\\d+[/.]\\d+|月底|月初)'

/** What the cues of messages in `buyingStep.ts` do not read: what was sent and shown, what decides, what comes next. */
export const actionRules: readonly ActionRule[] = [
  // Of a message of ours the same is a step that gives it its kind.
  { kind: 'proposalSent', cue: givingCues.proposalSent, by: noted, given: true },
  { kind: 'quoteSent', cue: givingCues.quoteSent, by: noted, given: true },
  {
    kind: 'proposalSent',
    cue: /\b(got|received|read|studied|opened)( (ur|your|the))? (revised |written )?proposal|\bproposal( (u|you) sent)?( us)? (reached|looks|received|came|arrived)|(收到|看了|看过|研究了)[^。；\n]{0,6}(方案|建议书)|(方案|建议书)[^。；\n]{0,4}(收到|看了|看过|看完)/i,
    by: received,
    given: true,
  },
  {
    kind: 'quoteSent',
    cue: /\b(got|received|opened|read)( (ur|your|the))? (revised )?(quote|quotation|offer)|\b(quote|quotation|offer)( received| reached| came| arrived| now before)|(收到|看了|看过)[^。；\n]{0,6}报价|报价(单|表)?[^。；\n]{0,4}(收到|看了|看过|看完)/i,
    not: /(同时|也|另外?)[^，。；\n]{0,4}收到/,
    by: received,
    given: true,
  },
  {
    kind: 'demo',
    cue: /(演示|展示|demo)[^，。；\n]{0,6}(完|了|过|那天|当天|下来|结束|\d+\s*分钟|很?(顺利|成功))|(现场|线上|远程|上门|今天|昨天|昨儿|上次|刚(刚|才)?)[^，。；\n]{0,8}(演示|展示|demo)|(演|过|讲)了一遍|(做|讲|看)(了|完|过)[^，。；\n]{0,6}(演示|demo)|demo(看完|做完|讲完|的录像)|扫了一遍|\bdemo['’]?(d|ed)\b|\b(good|great|nice|ran|gave|did|held|attended|saw|after|during|since|further to|thanks? (you )?for)\b[^.;\n]{0,30}\b(demo|demonstration|walk-?through|presentation)\b|\bdemonstration (of|to|at|in|went|took)\b|\bdemo (went|was|yesterday|today)\b|\b(was|were) (shown|demonstrated|presented) (live )?(to|at)\b|\b(showed|demonstrated|presented) (em|them|him|her|it|our|the)\b|\bwalked (em|them|him|her|the \w+) through\b/i,
    // What a rival showed is theirs.
    not: either(wished, toCome, '约(?!了)|unit|演示机|也(?:在|来|给|做)|竞品|对手|友商|competitor|rival'),
    by: anyone,
    held: true,
  },
  {
    kind: 'decisionCriterion',
    cue: /(就|主要|只|最|更|首先|重点)(看重?|认|在意|关心|在乎)(?![到见完了过])|(首要|第一位的?|关键)(是|看|还是)|评分|打分|权重|占(比)?\s*\d+\s*(分|%)|谁[^，。；\n]{0,16}(就?(用|选|买|定)(谁|他|家)|谁的)|(选型|选谁|定标|评标|比选)[^。；\n]{0,10}(看|按|标准|依据)|(这|那)(条|点|项)(过不了|不行|不满足)|(不满足|达不到|没有|做不到)[^，。；\n]{0,10}(淘汰|出局|免谈|不考虑|废标|不用谈)|一票否决|就这一条|就用(你|他)们?家?的|硬性?(指标|条件|要求)|(必备|否决)(条件|项)|优先(考虑|选)|决定(性)?因素|\bcriteri(a|on)\b|\bweight(ing|ed|s)?\b|\bscor(e|es|ed|ing) (on|by|sheet|is|for)\b|\bwhoever\b[^.;\n]{0,40}\b(gets|wins|has)|\b(decid(e|es|ed|ing)|settles?)( factor| the matter| it for us)|\b(matters|counts|weighs) (the )?most\b|\bmost important (to|for|thing|point)|\bdecisive\b|\bwhat (will )?(settles?|decides?|we look at|counts)\b|\bfirst, \w+ second\b|\bdeal ?-?breaker|\bmust[- ]haves?\b|\bknock-?out\b|non[- ]negotiable|\b(are|is|you['’]re) (out|ruled out|disqualified)\b|\bhow (they|we)['’]?ll (pick|choose|decide)|\bthe choice is made\b|\bkills most vendors/i,
    not: /验收|acceptance|不(看|认)|评分表发|\?|？/i,
    by: heard,
  },
  {
    kind: 'priceAsked',
    cue: /(问|催|要|让)[^，。；\n]{0,10}(报价|报个价|价格|多少钱|单价|优惠|折扣|底价)|再?(降|让)(价|点|\d)|\b(asked|asks|wants|wanted|requested|requests|needs)\b[^.;\n]{0,50}\b(price|prices|pricing|quote|quotation|cost|costs|discount)\b/i,
    not: /我们(问|要)|没问|预算|maintenance cost|cost of downtime/i,
    by: noted,
  },
  {
    kind: 'trialAsked',
    cue: /(想|要|希望|要求|提出|申请|同意)[^，。；\n]{0,10}(试用|试机|样机|样品|打样|小样|试点|留一台|借一台)|\b(asked|asks|wants|wanted|requested|requests|would like)\b[^.;\n]{0,50}\b(trial|pilot|test|sample|samples|loan|proof of concept|poc|try)\b/i,
    not: /检测|tested|test report/i,
    by: noted,
  },
  {
    kind: 'contractAsked',
    cue: /(问|催|要|让|叫)[^，。；\n]{0,10}(合同|协议|框架)|\b(asked|asks|wants|wanted|requested|requests|needs)\b[^.;\n]{0,40}\b(contract|agreement|terms|msa|nda)\b/i,
    not: /到期|expires?|ends?\b/i,
    by: noted,
  },
  {
    kind: 'tenderAsked',
    cue: /走(公开)?(招标|邀标|比选|磋商|招投标)|(准备|计划|打算|要)(公开)?(招标|邀标|挂网)|(叫|让|请|邀请)(咱|我们?)[^，。；\n]{0,10}(投标|参数|标书|应标)|\b(will be|to be|being) tendered\b|\b(invites?|invited|wants? us)\b[^.;\n]{0,40}\b(tender|bid|rfp)\b|\btender\b[^.;\n]{0,30}\b(drops|comes out|is published|opens|goes out)/i,
    by: noted,
  },
  {
    kind: 'complaint',
    cue: /投诉|抱怨|火大|发火|骂|很?不满意?|(都)?反映(了)?(第|好)?[几两二三\d]|\bcomplain(ed|s|ts?)?\b|\b(unhappy|angry|upset|annoyed|furious|moan(ed|s)?)\b/i,
    not: /[没不]再?(要)?(抱怨|投诉)|没有(抱怨|投诉)|无投诉|no complaints?|竞品|competitor/i,
    by: noted,
  },
  {
    kind: 'commitment',
    cue: /(?<!我|咱|我们)(答应|承诺|保证)(?!(他|她|客户|对方|书))|拍板(用|选|要|了)|同意(先|采购|签|下单|上)|就?定(我们|咱)们?家|\b(promised|committed|commits|pledged) (to|us|that)\b|\b(gave|has given) (us )?(his|her|their) word\b|\bagreed to (sign|buy|order|place|take|start)\b|\bconfirmed (that )?(they|he|she) (will|would)\b/i,
    not: /我(们|方)?(答应|承诺|保证)|承诺书|we promised/i,
    by: noted,
  },
  {
    kind: 'nextStep',
    cue: either(
      /下一步|约(了|好|定|在)|散会前定|待办/,
      `约(?=[^，。；]{0,6}(?:周|\\d+[月号]))|(?:答应|说好|定于|定在|安排)[^，。；\\n]{0,10}${zhDay}`,
      `${zhDay}(?:前|之前|上午|下午|晚上)?[^，。；\\n]{0,14}(?:过稿|碰|见面|开会|再来|再去|再聊|过来|过去|上门|到访|拜访|给(?!您写)|提交|发(?!货)|扔|扫|寄|培训|汇报|评审|带)`,
      `\\bnext(?: steps?)?:|\\bnext steps?\\b|\\bfollow-?up\\b`,
      `\\b(?:i|we|he|she|they|\\p{Lu}\\p{L}+)(?: will|['’]?ll| shall)\\b[^.;\\n]{0,60}\\b${soon}`,
      `\\b(?:both sides )?agreed (?:on|:|to meet|to call)|\\bbooked\\b|\\bscheduled\\b|\\b(?:meeting|call|workshop|visit|demo) (?:is )?(?:set |fixed |planned )?(?:on|for) ${soon}`,
      `\\b(?:prepares|writes|sends|goes out|delivers|we send|we get)\\b[^.;\\n]{0,40}\\b${soon}`,
    ),
    not: /[?？]|吗(?!\p{Script=Han})|能不能|可不可以|上次|昨天|上周|刚(发|传)|得定下来|截止|到期|交期|已发|投标|招标|拍板|tender|\brf[pq]\b|\bissued?\b|deadline|\b(could|can|would) (you|we)\b|\byesterday|\blast (week|month)|\bexpires?\b|\bpublished\b/iu,
    by: anyone,
    dated: true,
  },
  {
    kind: 'priceAsked',
    cue: either(
      // What something costs
      `什么价|啥价|(?:什么|啥)行情|怎么(?:卖|收费)|(?:咋|怎么?)收(?:费|的|钱)|怎么算钱|一口价|(?:透个?)?实价|(?:要|得|总共|一共|大概)[^，。；\\n]{0,6}多少(?:钱|预算|米|银子)|(?:能|还能|再)(?:便宜|优惠)多少|贵多少|一[套台吨个件年]多少|最低(?:能|可以)?(?:做|给|报)?到?多少|返(?:点|利)`,
      // Asking for it to be written down
      `(?:给|发|来|列|出)(?:我|我们)?(?:个|一?份|张|一下)?(?:价目|价单|报价|参考价|价格)|(?:重新|分别|单独|打包|再|一并|一块|尽快)[^，。；\\n]{0,8}(?:报价|核价|报一?[下版份个]|重报)|(?:单列|列)出来重?报|(?:提供|协助|请)[^。；\\n]{0,24}(?:报价|价格区间|参考价)|询价`,
      // Asking for less
      `(?:价格?|报价)[^，。；\\n]{0,6}(?:能不能|能否|可否|可以)[^，。；\\n]{0,6}(?:谈|低|降|少|让)|(?:望|请|希望)[^，。；\\n]{0,8}(?:优惠|让利|降价|下浮)`,
      `\\bhow much\\b|\\bcost per\\b|\\bwhat(?:['’]?s| is| are|s)? (?:ur|your|the)(?: \\w+)? (?:prices?|numbers?|costs?|rates?|damage)\\b|\\bwhat would\\b[^.;\\n]{0,40}\\b(?:save|cost)\\b|\\b(?:rough|indication of|indicative|floor) price\\b`,
      `\\b(?:need|send|get|want|wants|give|provide|let (?:me|us) have|appreciate|request(?:ed|s)?|ask(?:ed|s)? (?:for|twice|again)?|after|quote for|revise)\\b[^.;?\\n]{0,40}\\b(?:pric(?:e|es|ing)|quote|quotation|figure|breakdown|cost|costs|offer|conditions)\\b|\\bplease quote\\b|\\b(?:do|go) any (?:better|lower)\\b|\\bis there (?:a|any) (?:rebate|discount)|\\bwhat discount\\b`,
    ),
    not: /接受|收悉|收到|作废|没问题|别(急着)?报|超出|不报|询价函|贵司询价的|价格分|hold off|\bdon['’]?t\b|no need|is fine|pleased to|thank|still|your proposal|competitor/i,
    by: heard,
  },
  {
    kind: 'tenderAsked',
    cue: either(
      `(?:走|要|启动|进行|改|上|得|搞|拟)(?:了)?(?:公开|邀请|竞争性)?(?:招标|邀标|竞价|比选|磋商|遴选|招投标)|挂网|[发挂][^，。；\\n]{0,4}公告|三家(?:比价|报价)|密封(?:报价|递交)|[买做领备投购]标书|回标|招标代理|资格预审|投标保证金|(?:全部|统一|都)?公开招(?!聘)|统一招|集采统一|询价函|单一来源`,
      `邀请?(?:贵|你|您)[^。；\\n]{0,40}(?:参加|参与|投标|磋商|遴选|应标)|诚邀[^。；\\n]{0,20}(?:参与|参加)`,
      `\\b(?:rf[pqi]|itt)\\b[^.;\\n]{0,40}\\b(?:live|coming|out|issued|sent|due|is|opens|lands)\\b|\\b(?:public|open|invitation to|out to|to) tender\\b|\\b(?:three|3|four|sealed|competitive)(?: sealed)? bids\\b|\\bsubmit your (?:bid|tender)|\\bshortlisted\\b|\\btender (?:documents|notice)|\\bcontract notice\\b|\\b(?:reverse|e-?) ?auction\\b|\\brequest for (?:proposals?|quotations?|tenders?)\\b|\\bhas to advertise\\b|\\bsourcing (?:tool|platform)\\b`,
    ),
    not: /没听说|没说|啥时候退|退(还|回)|不(走|用)招标|\bnever\b|luckily|years ago/i,
    by: heard,
  },
  {
    kind: 'quoteSent',
    cue: quotingCue,
    not: /出不来|审批|作废|\b(ready|stuck)\b/i,
    by: noted,
    given: true,
  },
  {
    kind: 'quoteSent',
    cue: either(
      `(?:你|您|你们|贵司|贵方)[^。；\\n]{0,12}(?:报价|报的价|价格)[^。；\\n]{0,10}(?:收|看到|看了|在看|收悉)|(?:收到|看到|看了)[^，。；\\n]{0,6}(?:报价|报的价)|报价函?[^。；\\n]{0,4}收悉`,
      `\\bthank(?:s| you)\\b[^.;\\n]{0,10}\\bfor (?:your|the|ur) (?:offer|quote|quotation)\\b|\\b(?:your|ur) (?:quote|quotation|offer|numbers)\\b[^.;\\n]{0,30}\\b(?:passed|received|forwarded|is with|looks?)\\b|\\b(?:saw|got|received|have) (?:your|ur) (?:numbers|quote|offer|quotation|pricing)\\b|\\b(?:your|the) offer,? which we\\b`,
    ),
    not: /接受|(同时|也|另外?)[^，。；\n]{0,4}收到|accept|also received/i,
    by: received,
    given: true,
  },
  {
    kind: 'commitment',
    cue: either(
      `就(?:你们|您|贵司)(?:家|了|吧)|就(?:照|按)[^，。；\\n]{0,8}(?:做|办|签|走|来)|^成交|不比了|下单了|[台套个份]我?要了|(?:这周|本周|下周|月底)[^，。；\\n]{0,8}(?:付掉|付款|打款|下单)|确认接受|同意(?:采购|采用|与贵|签订)|贵司中选|通知贵司中选|审批[^，。；\\n]{0,4}(?:走完|通过)|(?:走完|通过)[^，。；\\n]{0,4}审批|拍胸脯|(?<!没|没有)松口|保证把|承诺(?!书|的)|答应(?:先|把|给|替)|(?<!早就)还给你们(?!了)|我来搞定|当场拍板`,
      `^deal\\b|\\blet['’]?s do it\\b|\\bgoing with (?:you|u)\\b|\\b(?:put|count) (?:me|us) (?:down|in)\\b|\\b(?:order|po)\\b[^.;\\n]{0,20}\\b(?:coming|raised|placed)\\b|^approved\\b|\\bgo ahead\\b|\\baccept (?:your|the) offer\\b|\\b(?:been|are) selected as\\b|\\bpayment\\b[^.;\\n]{0,40}\\bwill be made\\b|\\bgiven (?:his|her|its|their) approval\\b|\\bshook on\\b|\\bundertakes? to\\b|\\bpromised to\\b|\\border is ours\\b|^yes to\\b|\\bagreed by customer\\b|\\bget it signed\\b`,
    ),
    not: /[?？]|(没有?|不)(承诺|答应|同意)|\bnever\b|\bnot\b/i,
    by: heard,
  },
  {
    kind: 'complaint',
    cue: either(
      `(?:又|还是|老是?|总是?|天天|三天两头|第[二三四五])[^，。；\\n]{0,8}(?:坏|堵|断|死机|宕机|报警|掉线|卡|漏|松|罢工|故障|出错|没反应)|(?:(?:你们?|[您你]家|贵司|贵方|售后|服务|报修|维修|投诉)[^，。；\\n]{0,6}电话|热线|客服)[^，。；\\n]{0,8}(?:打不通|没人接)|电话[^，。；\\n]{0,6}(?:一直|总是?|老是?|都|半天|几天|[两三四五六]天)[^，。；\\n]{0,4}(?:打不通|没人接)|电话[^，。；\\n]{0,6}没人接|没人(?:理|接|管|回)|影子都没|(?:开|发|送)错|少了\\S{0,3}[箱件个台套]|没反应了|退回来|什么质量|质量[^，。；\\n]{0,4}(?:差|不行)|逗我|谁负责|会不会修|宕机了?|三天两头|啥也没学到|凿坏|(?:故障|不符|破损|缺陷)[^。；\\n]{0,24}(?:严重|影响|整改)|限期整改|深表遗憾|火气|吐槽`,
      `\\bstill waiting\\b|\\bzero reply\\b|\\bwrong (?:size|item|part|colou?r|model)\\b|\\bnobody (?:ever )?(?:picks|answers|came|called)\\b|\\bhad no idea\\b|\\blogged everyone out\\b|\\bin the rain\\b|\\b(?:incomplete|partly|badly) (?:and )?(?:damaged|incomplete)\\b|\\b(?:has|have) (?:now )?failed\\b|\\bdoes not do what\\b|\\bdead on arrival\\b|\\bpeel(?:s|ed)? off\\b|\\bdisappointment\\b|\\bgrumbled\\b|\\blivid\\b|\\bangry\\b|\\btold off\\b|\\bhad it with\\b|\\b(?:repeated|constant) (?:late|failures?|breakdowns?)|\\b(?:broke|failed|crashed|died) again\\b|\\btripping\\b`,
    ),
    not: /不投诉|没有?(要)?(投诉|抱怨)|解决了|已经解决|resolved|no complaint|竞品|competitor/i,
    by: heard,
  },
  {
    kind: 'decisionCriterion',
    cue: either(
      `谁[^，。；\\n]{0,8}(?:用|选|给|上|定)谁|就看[^，。；\\n]{0,12}(?:点|谁|哪家|能不能)|这是底线|否决|不考虑(?!了)|不予考虑|免谈|才进得来|首选标准|(?:评标|评审)办法|(?:权重|分值)(?:最高|是|占)|(?:重点|主要)(?:考察|考虑|看)|(?:最|比较)(?:看重|在意|关心|要紧)|一律不要|说白了看|就认|看[^，。；\\n]{0,3}(?:三|两|几|一)点|直接刷掉|关键(?:是|看|在)`,
      `\\b(?:cheapest|fastest|lowest|best)\\b[^.;\\n]{0,12}\\bwins\\b|\\bonly look at\\b|\\bmain thing\\b|\\bit['’]?s a no\\b|\\b(?:will|['’]ll) (?:pick|choose|select)\\b|\\bor we can['’]?t buy\\b|\\bselection (?:will be|is) based\\b|\\baward criteria\\b|\\bmandatory\\b|\\bwill be excluded\\b|\\bparticular importance\\b|\\b(?:all )?(?:hangs|depends|hinges) on\\b|\\bwhat wins\\b|\\bscorecard\\b|\\btop of (?:her|his|their|our) list\\b|= no sale|\\bdeciding factor\\b|\\bis everything\\b|\\branks? vendors\\b|\\bdoesn['’]?t matter,|\\bcomes last\\b`,
    ),
    not: /验收|acceptance|[?？]/i,
    by: heard,
  },
  {
    kind: 'trialAsked',
    cue: either(
      `(?:试用装|体验版|测试账号|体验账号|样机|打样|小样|试点|试水)[^，。；\\n]{0,8}(?:没|吗|成不成|一[台份个]|三件|来)|(?:有没有|给开|申请|提供|安排|先|要求|建议|想要个?)[^，。；\\n]{0,14}(?:试用|试点|样品|样机|打样|试水|送样|体验|测试账号|试试|用用看)|试用[^，。；\\n]{0,6}延|借[^，。；\\n]{0,6}(?:一台|两台|一套)|先(?:来点|拿)[^，。；\\n]{0,6}(?:跑|试)`,
      `\\b(?:try|test)\\b[^.;\\n]{0,12}\\b(?:before|b4) (?:we|i) buy\\b|\\bfree (?:month|week|trial)\\b|\\b(?:send|dispatch|ship)\\b[^.;\\n]{0,16}\\bsamples?\\b|\\btrial (?:version|licence|license)\\b|\\b(?:hang on to|keep) the (?:demo )?unit\\b|\\bon loan\\b|\\brun a pilot\\b|\\btest (?:drive|licence|license|account)\\b|\\bproof of concept\\b|\\bstart (?:w/|with) one\\b|\\btrial be (?:prolonged|extended)\\b|\\bsample rolls?\\b|\\bset me up\\b`,
    ),
    not: /暂时没有|底稿|没有了|报告|统一口径|not interested|no (trial|samples)/i,
    by: heard,
  },
]

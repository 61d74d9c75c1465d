import type { BuyingRole, Concern, Lang, SellingStage, Strategy } from '../atoms/library/index.ts'
import type { TrackSection } from '../talkTracks/index.ts'
import type { WrittenLine } from './writtenLines.ts'

const orNull = <Word extends string>(word: string): Word | null => (word === '-' ? null : (word as Word))

/** Written by `npm run model -- lines` from the corpus, whose reading checks every word of them. */
function read(row: string): WrittenLine {
  const [lang, section, role, stage, strategy, concerns, text] = row.split(' | ')
  return {
    lang: lang as Lang,
    section: section as TrackSection,
    role: orNull<BuyingRole>(role!),
    stage: orNull<SellingStage>(stage!),
    strategy: strategy as Strategy,
    concerns: concerns!.split(' ') as Concern[],
    text: text!,
  }
}

let known: readonly WrittenLine[] | null = null

/**
 * The sentences that presuppose nothing and may be put before anybody of their role: openings, questions and next
 * steps, each written by a person for the scene that it names. Read when they are first asked for.
 */
export const handWrittenLines = (): readonly WrittenLine[] => (known ??= rows.trim().split('\n').map(read))

const rows = `
en | question | economicBuyer | qualify | phasedLanding | budgetTiming | When does your fiscal year begin, {person}, and in which meeting do sums like this get decided?
en | nextStep | technicalEvaluator | close | complianceFirst | budgetTiming | Please send me the wording of the budget line and I'll name the contract exactly the same.
en | question | user | negotiate | usersFirst | budgetTiming | Suppose there's only enough for part of it this year: which part would you want first?
en | question | approver | evaluate | complianceFirst | budgetTiming | Which bodies does a supplementary request pass, and what papers does each expect?
en | question | coach | qualify | phasedLanding | budgetTiming | Whose line would this come out of? I'd hate to knock at the wrong door and spoil the window for you.
en | nextStep | champion | close | complianceFirst | budgetTiming | Send the budget code the moment you get it; I'll watch over the invoice date myself.
en | question | gatekeeper | qualify | complianceFirst | budgetTiming | Does this run as capex or opex with you, and when does the next purchasing window open?
en | nextStep | gatekeeper | close | complianceFirst | budgetTiming | What's your last day for invoices before closing? We'll count back from there.
zh | question | user | negotiate | usersFirst | budgetTiming | 如果今年只够买一部分，您最想先用上哪一样？
zh | question | coach | qualify | phasedLanding | budgetTiming | {person}，额度到底在谁手上？我怕找错门，白白耽误您这边的窗口。
zh | question | gatekeeper | qualify | complianceFirst | budgetTiming | {person}，这个走资本还是费用科目？采购窗口下一次是什么时候开？
zh | nextStep | gatekeeper | close | complianceFirst | budgetTiming | 关账前的最晚收票日您告诉我一声，我让财务按那天倒推开票。
zh | question | approver | discover | complianceFirst | budgetTiming | 多少金额上哪个会，贵方的分级表能否给我一份参照？
en | question | influencer | discover | competitiveContrast | competition | Which name comes to mind first among your peers, and what earned it that place?
en | question | gatekeeper | qualify | complianceFirst | competition | What may I know about the short list and the scoring? I'll keep to whatever is public.
en | question | blocker | propose | competitiveContrast | competition | What would we have to show before a comparison is even worth your time?
zh | question | approver | evaluate | complianceFirst | competition | 比选时业绩以合同为准还是以用户签章为准？我按您的口径提交。
zh | question | influencer | discover | competitiveContrast | competition | 同行里一提这类产品先想到谁，为什么？我想听您的真心话。
zh | question | blocker | propose | competitiveContrast | competition | 要让您觉得值得比一次，我们至少得拿出什么？
en | question | economicBuyer | negotiate | valueEvidence | price | What would you need to see next to that figure to be comfortable putting your name under it?
en | question | economicBuyer | qualify | valueEvidence | price | Before we talk figures, what is the problem costing you today, roughly?
en | nextStep | technicalEvaluator | negotiate | valueEvidence | price | Send me your must-have list and I'll return a stripped configuration with the spec deltas marked.
en | opening | user | propose | usersFirst | price | I won't bother you with the price, {person}, I only want to know what you'd miss if it were cut.
en | question | approver | negotiate | complianceFirst | price | Which lines does your review usually challenge? I'd rather bring the evidence now than have it sent back.
en | opening | influencer | propose | valueEvidence | price | People will ask you about our price, so let me walk you through the build-up before they do.
en | question | gatekeeper | negotiate | complianceFirst | price | How many rounds are planned, and what's the cut-off for this one?
en | question | gatekeeper | qualify | complianceFirst | price | Is there a ceiling for this category in your catalogue? I'd rather tell you now if we don't fit.
en | nextStep | gatekeeper | close | complianceFirst | price | Please send me the order total as entered, and I'll check it to the cent before you release it.
en | question | blocker | evaluate | valueEvidence | price | If the price were right, would you still have doubts about the project itself?
en | question | economicBuyer | negotiate | phasedLanding | price | Is the total over your line, or is it too much in one go? I'd solve those differently.
en | opening | user | evaluate | usersFirst | price | Leave the price to others, {person}: what would make you curse me if it were missing?
zh | question | economicBuyer | negotiate | valueEvidence | price | 如果只看这一个数字，您心里觉得合理的区间在哪里，依据是什么？
zh | question | economicBuyer | qualify | valueEvidence | price | 在谈价之前我想先问一句，这件事拖着不办，一年要花您多少钱？
zh | question | approver | negotiate | complianceFirst | price | 审减一般看哪几项？我提前把对应的支撑材料补齐，免得来回退。
zh | opening | influencer | propose | valueEvidence | price | 价格上您肯定会被人问到，我先把构成给您过一遍，您看有没有说不过去的地方。
zh | question | gatekeeper | negotiate | complianceFirst | price | 这一轮议价还剩几轮、最晚几号截止？我按流程准备，不给您添麻烦。
zh | question | blocker | evaluate | valueEvidence | price | 如果价格不是问题，您对这个方案还有别的保留吗？我想都听到。
zh | question | economicBuyer | negotiate | phasedLanding | price | 是总额超了您的线，还是一次付太多？这两种我们的解法不一样。
en | opening | economicBuyer | discover | totalCost | totalCost | The purchase is only the first cheque, {person}; I'd like to put the later ones on the table too.
en | question | economicBuyer | qualify | totalCost | totalCost | Over how many years do you judge an investment like this? I'll spread it the same way.
en | question | approver | evaluate | complianceFirst | totalCost | Which discount rate does your department use? I'd like our table to match it from the start.
en | question | coach | evaluate | totalCost | totalCost | What payback does a project need here to survive? I'd like to know before I choose which saving to lead with.
en | question | gatekeeper | discover | complianceFirst | totalCost | What weight do running costs carry in your scoring, and for how many years should I quote?
en | question | gatekeeper | renew | complianceFirst | totalCost | Should I total the charges by calendar year or by contract year for your file?
en | question | economicBuyer | discover | totalCost | totalCost | Apart from what shows on invoices, where do you feel money's leaking without being able to point at it?
zh | question | economicBuyer | qualify | totalCost | totalCost | 您这边算投资是看几年？我按您的年限来摊。
zh | question | approver | evaluate | complianceFirst | totalCost | 贵部算回收期用静态还是动态？折现率取多少，我好统一口径。
zh | question | coach | evaluate | totalCost | totalCost | 他们立项要求几年回本？我想知道那条线划在哪，再决定先讲哪一块。
zh | question | gatekeeper | discover | complianceFirst | totalCost | 评分里运维成本占多少权重？质保期外的费用要不要一起报？
zh | question | gatekeeper | renew | complianceFirst | totalCost | 这次续约需要我按哪个期间汇总实际费用？自然年还是合同年？
en | opening | economicBuyer | close | riskReduction | delivery | Before you sign, may we walk through the worst case: who spots the slip, who rings you, how it's recovered?
en | question | approver | renew | complianceFirst | delivery | Would an e-mail count as written notice of delay, or must it be logged in your system?
zh | question | coach | propose | valueEvidence | delivery | 交付那一页,领导是看日期,还是看出了岔子谁兜?
zh | opening | economicBuyer | close | riskReduction | delivery | 签字前咱们把最坏的一种情形过一遍:哪天发现晚、谁通知您、怎么补。
zh | question | approver | renew | complianceFirst | delivery | 延期的书面通知,贵方认邮件,还是要系统里留痕?
en | question | champion | evaluate | usersFirst | productivity | Whose nod on the floor is worth more than our whole deck?
zh | opening | user | discover | usersFirst | productivity | {person},您昨天下班前最后干的那件麻烦事是什么?我想从那儿听起。
en | opening | user | discover | usersFirst | reliability | {person}, you know its moods better than any data sheet. When does it act up?
en | question | user | renew | usersFirst | reliability | What little quirk have you stopped bothering to report?
en | opening | approver | propose | complianceFirst | reliability | I'll cover how it fails, how you'd notice and how it recovers, in that order, and then stop for questions.
en | question | blocker | evaluate | valueEvidence | reliability | What would a running record need to show for you to call it worth another conversation?
en | question | economicBuyer | qualify | riskReduction | reliability | Which days of your year must never have a stop in them, {person}? Let's ring those first.
en | question | approver | qualify | complianceFirst | reliability | Do years in service run from start-up or from acceptance, by your rules?
en | nextStep | approver | negotiate | complianceFirst | reliability | Please draft the measuring rules your way; we'll mark up your text.
en | question | coach | evaluate | peerProof | reliability | Whom do they ring before they believe a vendor?
en | question | influencer | deliver | usersFirst | reliability | Who in your group still eyes it with suspicion? I'd rather hear it from them.
zh | question | user | renew | usersFirst | reliability | 用到现在,哪个小毛病是您已经懒得报修的?我就想听这个。
zh | question | influencer | evaluate | competitiveContrast | reliability | 您比较几家稳定性的时候,看重连续运行时间,还是看重坏了多快能起来?
zh | nextStep | coach | close | riskReduction | reliability | 我先把停机问答的草稿发给您,您帮我看看有没有会让人误会的地方。
zh | question | champion | evaluate | valueEvidence | reliability | 您在会上替我们讲稳定性的时候,最怕被问住的是哪一句?
zh | question | blocker | evaluate | riskReduction | reliability | 要看到什么样的运行记录,您才会觉得这事至少值得再谈?
zh | question | approver | qualify | complianceFirst | reliability | 业绩年限从投产算还是从验收算?先问清楚,免得报上来无效。
zh | nextStep | approver | negotiate | complianceFirst | reliability | 统计口径先请贵方起草,我们在您的稿子上改。
en | question | economicBuyer | renew | totalCost | service | When you judge the support fee, do you count visits, or the stops that didn't happen?
en | opening | influencer | discover | peerProof | service | {person}, you hear what users say when vendors have left the room. What do they say about service?
en | question | champion | evaluate | valueEvidence | service | If someone says the response time is fantasy, what record would settle it for you?
en | question | economicBuyer | negotiate | totalCost | service | Travel included or itemised: which version would let you compare us without a calculator?
zh | question | economicBuyer | renew | totalCost | service | 维保这笔钱,您更想看它换来几次上门,还是换来少停多久?
zh | question | user | discover | usersFirst | service | 现在报一次修,您要跟几个人把同样的话讲几遍?
zh | question | influencer | discover | peerProof | service | 在您见过的厂家里,哪一次抢修让您记到现在?
zh | question | gatekeeper | evaluate | complianceFirst | service | 服务分怎么打,是看承诺文本,还是看用户的打分表?
zh | question | technicalEvaluator | discover | usersFirst | service | 厂家工程师来的时候,您最烦重复讲解的是现场哪一块?
zh | nextStep | economicBuyer | evaluate | peerProof | service | 我把售后的头儿请来跟您坐一坐,我不在场,您问什么他答什么。
zh | nextStep | influencer | close | usersFirst | service | 定下来以后,头一次上门想请您在旁边看着,哪儿不像话当场说。
en | nextStep | technicalEvaluator | close | phasedLanding | compliance | Could we fill in one table together, who drafts, who executes, who approves, and attach it to the order?
en | question | user | discover | usersFirst | compliance | When an auditor stops at your station, which question do you dread?
en | question | user | renew | usersFirst | compliance | Which entry do you still make that, honestly, nobody ever reads?
en | opening | coach | qualify | complianceFirst | compliance | {person}, could you steer me? I don't want to walk in on compliance by the wrong door.
en | question | coach | negotiate | riskReduction | compliance | Would a third-party report carry more weight with them than our own statement, or would it look defensive?
en | nextStep | economicBuyer | propose | complianceFirst | compliance | I'd suggest your counsel and I sit down first, so what reaches you is a decision and not a debate.
zh | question | user | discover | usersFirst | compliance | 审核老师问到您岗位上的时候，哪个问题最让您心里没底？
zh | question | user | renew | usersFirst | compliance | 用到现在，哪一步记录您觉得是白填的？我想拿回去改。
zh | opening | coach | qualify | complianceFirst | compliance | {person}，想请您指点：合规这条线上，我第一个该见的是谁？
zh | question | coach | negotiate | riskReduction | compliance | 内控这一关，是请第三方出份报告合适，还是我们自己说明就够？
zh | nextStep | gatekeeper | negotiate | complianceFirst | compliance | 发票品名我先发一份样张给您，财务确认一字不差我们再开。
zh | question | economicBuyer | evaluate | riskReduction | compliance | 要是明天就来检查，您最不希望他们翻开哪一本？
en | question | economicBuyer | discover | riskReduction | dataSecurity | Which document in this company would you least like to find on a rival's desk?
en | question | technicalEvaluator | discover | complianceFirst | dataSecurity | Is single sign-on a hard gate for you, and against which directory?
en | question | coach | discover | riskReduction | dataSecurity | Who loses sleep over this, the IT lead or someone you wouldn't expect?
zh | opening | economicBuyer | qualify | riskReduction | dataSecurity | {person}，先不谈产品，想请教您：哪一份数据要是被人看见，您会当晚睡不着？
zh | question | user | discover | usersFirst | dataSecurity | 您平时一天要输几回密码？哪一回最耽误手上的活？
en | question | approver | evaluate | complianceFirst | integration | Must master data be aligned first, or would you tolerate a mapping for a limited time?
en | question | blocker | propose | usersFirst | integration | Which of the changes on your side could we carry out, under your eyes?
zh | question | approver | evaluate | complianceFirst | integration | 主数据编码是必须先对齐，还是允许过渡期内做映射？
zh | question | blocker | propose | usersFirst | integration | 您那头要改的几样，哪几样可以我们动手、您看着？
en | opening | economicBuyer | qualify | riskReduction | risk | {person}, may I start with how this could go wrong for you, and come to the rest only if that part convinces you?
en | question | user | renew | usersFirst | risk | Since it came in, has there been a moment when you didn't trust it?
en | question | champion | close | riskReduction | risk | Which doubt do you expect on the day, and who is going to voice it?
en | opening | influencer | qualify | riskReduction | risk | I'd like to begin with what people around here are afraid of, if you'll tell me.
zh | opening | economicBuyer | qualify | riskReduction | risk | {person}，今天先讲砸了怎么办，这段您听着踏实，我再讲别的。
zh | question | user | renew | usersFirst | risk | 用到现在，有没有哪一回您心里打过鼓？讲给我听听。
zh | question | influencer | discover | riskReduction | risk | 您看方案时先翻哪一页，翻到什么就会合上？
zh | opening | coach | qualify | riskReduction | risk | {person}，他们家是不是有哪次事故不能提？您点我一下，我好绕开。
zh | question | coach | discover | riskReduction | risk | 这件事要是砸了，第一个被问责的会是谁？我想替他把后路想好。
zh | question | coach | propose | phasedLanding | risk | 给老板留个能退的口子，他会觉得踏实，还是觉得我们心虚？
zh | question | blocker | discover | riskReduction | risk | 要是换成您来写退出条件，第一条会是什么？
zh | opening | influencer | qualify | riskReduction | risk | 先不讲我们，想听您说说这一行的人夜里怕什么。
en | opening | influencer | discover | valueEvidence | clinicalValue | No spec sheet today, {person}. Which patients are hardest for you right now?
en | question | influencer | evaluate | valueEvidence | clinicalValue | When you judge something new, which outcome do you look at first?
en | question | influencer | renew | valueEvidence | clinicalValue | After this year, which patients would you no longer use it on? That helps us more than praise.
en | question | economicBuyer | discover | valueEvidence | clinicalValue | Which clinical priority is the board talking about this year?
en | question | economicBuyer | propose | valueEvidence | clinicalValue | Once the consultants are satisfied, {person}, what else would you need to see before signing?
en | question | coach | evaluate | peerProof | clinicalValue | Who'll be the first to ask for evidence? I'd like to have thought about it by then.
en | opening | gatekeeper | qualify | complianceFirst | clinicalValue | Does an evaluation go through ethics first or biomed first? I'll follow your sequence.
en | question | gatekeeper | evaluate | complianceFirst | clinicalValue | Is there a set form for technology assessment? Send it and you'll get it back complete.
en | question | blocker | evaluate | valueEvidence | clinicalValue | What kind of result would earn a second look from you? "None" is an answer I can live with.
en | question | influencer | discover | valueEvidence | clinicalValue | Where does the guideline leave you guessing with the person in front of you?
en | question | approver | qualify | complianceFirst | clinicalValue | For a new technique, who sees it first: engineering, infection control or the committee?
en | opening | approver | discover | complianceFirst | clinicalValue | What sort of paper do you discount, {person}? I'd rather not send you those.
en | question | champion | renew | valueEvidence | clinicalValue | Who gained most from it, in your view? Put in one sentence, that's your case for renewal.
en | question | blocker | discover | valueEvidence | clinicalValue | What was the biggest let-down you've seen sold as progress? Where did it go wrong?
en | question | gatekeeper | qualify | complianceFirst | clinicalValue | Which form does a clinical sponsor sign, and may they send it to you directly?
zh | opening | influencer | discover | valueEvidence | clinicalValue | {person}，今天不讲参数，想先听您说哪一类病人现在最难处理
zh | question | influencer | evaluate | valueEvidence | clinicalValue | 您判断一个新办法值不值得用，最先看哪个结局指标？
zh | question | influencer | renew | valueEvidence | clinicalValue | 这一年用下来，哪些病人您觉得不该用？这个对我们比表扬有用
zh | question | economicBuyer | discover | valueEvidence | clinicalValue | 院里今年对外讲的临床重点是哪一块？我看看我们对不对得上
zh | question | gatekeeper | evaluate | complianceFirst | clinicalValue | 卫生技术评估有固定格式吗？有的话发我，我照着填，省您返工
zh | question | blocker | evaluate | valueEvidence | clinicalValue | 什么样的结果会让您觉得值得再看一眼？没有的话我也认
zh | question | economicBuyer | propose | valueEvidence | clinicalValue | 主任认可之后，您还需要看到哪一样东西才会签？
zh | opening | influencer | qualify | valueEvidence | clinicalValue | {person}，您先把我当学生，这个方向上哪些证据您认、哪些您不认？
zh | question | approver | qualify | complianceFirst | clinicalValue | 新技术进来，临床工程、感控、委员会，顺序和材料各是什么？
zh | question | gatekeeper | renew | complianceFirst | clinicalValue | 续采的临床评价由科里出，还是由您统一发表格？
zh | question | blocker | discover | valueEvidence | clinicalValue | 您见过最让人失望的新技术是哪个？它错在哪一步？
en | question | economicBuyer | renew | valueEvidence | switching | If somebody argued for leaving us, what would they say? I'd like the honest version.
en | opening | user | discover | usersFirst | switching | What would you miss most about the old one, {person}? I'm writing that down first.
en | question | user | evaluate | usersFirst | switching | Templates, shortcuts, fixtures: what has to be there on day one or you can't work?
en | opening | user | renew | usersFirst | switching | All this time later, is there a step where you still miss the old way?
en | question | approver | propose | complianceFirst | switching | What notice period and exit window does the current contract set? Our start date follows it.
en | question | approver | renew | complianceFirst | switching | Does policy call for re-sourcing this year? If so we'll submit like any newcomer.
en | question | influencer | evaluate | usersFirst | switching | Whose habits will be hardest to shift? We'd go and sit with that person first.
en | nextStep | coach | close | usersFirst | switching | Before I propose a cutover date I'll run it past you, in case it lands on a bad week.
en | opening | approver | qualify | complianceFirst | switching | Whether to change is for the business. I only want to know which change-control steps we'd owe you.
en | nextStep | economicBuyer | discover | totalCost | switching | I'll draft what your present set-up costs a year and leave the figures blank for your finance team.
zh | question | economicBuyer | evaluate | totalCost | switching | 继续用现在这套，您明后年还得往里投哪些钱？
zh | question | economicBuyer | renew | valueEvidence | switching | 要是有人提议离开我们，他会拿哪一条说事？我想先听真话
zh | opening | user | discover | usersFirst | switching | {person}，老的那套有哪几样您舍不得？我先记这个
zh | opening | technicalEvaluator | evaluate | riskReduction | switching | {person}，今天只谈两件事：怎么搬过来，搬不过来怎么退
zh | question | approver | renew | complianceFirst | switching | 按制度今年要重新寻源吗？要的话我们按新供应商一样交材料
zh | nextStep | coach | close | usersFirst | switching | 切换日定下来之前我先跟您对一遍，避开你们忌讳的日子
zh | question | economicBuyer | propose | riskReduction | switching | 切换里您最不能接受的是哪一种坏法？停产、丢数据，还是丢客户？
zh | opening | approver | qualify | complianceFirst | switching | {person}，换不换由业务定，我只来问变更控制要走哪几步
zh | question | coach | propose | phasedLanding | switching | 切换日子有没有忌讳？周年庆、检查、领导出差，您给我圈一圈
zh | nextStep | economicBuyer | discover | totalCost | switching | 我先把您现在这套的年度花销列个底稿，您让财务填数，填完再看要不要谈
en | question | economicBuyer | evaluate | totalCost | training | What does a new starter cost you today before they can work unsupervised?
en | question | technicalEvaluator | discover | usersFirst | training | Which faults should your own people clear, and which do you want us called for?
en | opening | coach | qualify | usersFirst | training | Before I talk training to anyone, {person}, whose toes could I step on?
en | question | champion | evaluate | usersFirst | training | To argue this for us, what are you missing: a sample lesson, a rota, a voice from another site?
en | question | gatekeeper | propose | complianceFirst | training | How much notice do you need for site access, and is an induction required first?
en | question | user | negotiate | usersFirst | training | When they plan the sessions, which hours should they keep their hands off?
en | question | economicBuyer | negotiate | totalCost | training | What does a stopped hour cost you? We'll plan sessions around that figure, not around our diary.
en | question | influencer | qualify | usersFirst | training | In your experience, is this learned in a classroom or by standing next to someone?
en | question | gatekeeper | deliver | complianceFirst | training | Who handles rooms and visitor passes? I'd go straight to them and spare you the mails.
zh | question | technicalEvaluator | evaluate | usersFirst | training | 您希望哪些故障自己的人能处理，哪些交给我们？按这个来定课
zh | opening | coach | qualify | usersFirst | training | {person}，培训这件事我该先找谁谈，才不会得罪人？
zh | question | champion | evaluate | usersFirst | training | 要您替我们说话，您手里还缺哪样材料？学员名单、课表，还是样课？
zh | question | economicBuyer | qualify | totalCost | training | 您去年花在培训上的钱，最后落到几个人会干活？
zh | question | influencer | qualify | usersFirst | training | 按您的经验，这活儿是课堂教得会的，还是得跟着干？
zh | question | coach | deliver | usersFirst | training | 底下对讲师有什么话没当面说的？您告诉我，我来改
zh | question | gatekeeper | discover | complianceFirst | training | 培训计划要套贵司模板吗？字号、抬头、签章您说一遍，我一次填对
zh | question | coach | renew | usersFirst | training | 明年谁可能会来砍这块课时？我想先把他关心的弄明白
zh | opening | approver | discover | complianceFirst | training | {person}，贵单位操作授权这一块，制度原文我想先读一遍再来谈
zh | question | blocker | negotiate | usersFirst | training | 排课时哪几天动您的人您会拍桌子？我先把那几天划掉
`

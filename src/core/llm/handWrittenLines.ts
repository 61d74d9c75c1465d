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
en | opening | economicBuyer | negotiate | phasedLanding | budgetTiming | Let's find out whether timing is an obstacle at all, because that can be solved differently from the amount.
en | question | economicBuyer | deliver | phasedLanding | budgetTiming | Which payment date would be awkward for you, and is there room to plan around it?
en | question | economicBuyer | discover | valueEvidence | budgetTiming | How do you decide what gets money now and what waits for the next budget?
en | nextStep | economicBuyer | propose | phasedLanding | budgetTiming | I'll work out with our finance people what payment schedules are possible, and send you the choices with their conditions.
en | opening | technicalEvaluator | close | phasedLanding | budgetTiming | Money and technical readiness often arrive apart, so let's check what you need when.
en | question | technicalEvaluator | renew | totalCost | budgetTiming | Which upkeep or extension should be in your next budget request, before it comes as a surprise?
en | question | technicalEvaluator | evaluate | phasedLanding | budgetTiming | If the budget only covers a beginning, what would be a technically sound part to begin with?
en | nextStep | technicalEvaluator | negotiate | phasedLanding | budgetTiming | I'll ask our technical people what could come later without redoing work, and send you their answer.
en | opening | user | deliver | usersFirst | budgetTiming | Things can arrive in stages when money does; which parts would you need early to get your work done?
en | question | user | qualify | usersFirst | budgetTiming | Is there something you've asked for and been told there's no money for?
en | question | user | propose | usersFirst | budgetTiming | What could you do without until a later budget, and what would leave you stuck?
en | nextStep | user | close | usersFirst | budgetTiming | I'll put in writing which parts matter to you at the start, so they aren't the ones postponed.
en | opening | approver | renew | complianceFirst | budgetTiming | When do renewal costs have to be in your planning? Then I can see to it that they don't reach you out of season.
en | question | approver | discover | complianceFirst | budgetTiming | Which steps does a request go through here before money is released, and which of them takes long?
en | question | approver | negotiate | complianceFirst | budgetTiming | May a payment fall into the next budget period under your rules, or must it stay within the current period?
en | nextStep | approver | deliver | complianceFirst | budgetTiming | I'll check when our invoices would fall due and tell you early if any would land in the wrong period.
en | opening | influencer | qualify | peerProof | budgetTiming | Money tends to follow priorities; could you give me an idea what counts as a priority in your area at present?
en | question | influencer | evaluate | valueEvidence | budgetTiming | What else is after the same money, and how would your colleagues weigh it against this?
en | question | influencer | close | phasedLanding | budgetTiming | Would a later start cost us goodwill among your colleagues, or would some even be relieved?
en | nextStep | influencer | renew | valueEvidence | budgetTiming | May I write a few lines on what carrying on would be for, and ask you whether they'd hold in a budget talk?
en | opening | coach | discover | phasedLanding | budgetTiming | I'd be grateful for a sense of how budgets come about here, so I don't press at the wrong moment.
en | question | coach | propose | phasedLanding | budgetTiming | Is there a time when a proposal gets a fair hearing here, and a time when it's better kept in the drawer?
en | question | coach | deliver | riskReduction | budgetTiming | Could a freeze or a cut reach this even though it's agreed, and how would I notice?
en | nextStep | coach | qualify | riskReduction | budgetTiming | Let me sketch the way from idea to released money as I picture it, and you tell me where I'm wrong.
en | opening | champion | evaluate | valueEvidence | budgetTiming | If you want this in a budget you'll need arguments in good time; let's collect them while people are looking at it.
en | question | champion | negotiate | phasedLanding | budgetTiming | Would a smaller start help you get it through, or would it look as if you don't believe in it?
en | question | champion | renew | peerProof | budgetTiming | Who has to put the renewal into the budget, and what do they need from you for it?
en | nextStep | champion | discover | valueEvidence | budgetTiming | I'll draft a few paragraphs for your budget request, without figures, and you fill in what's yours to say.
en | opening | gatekeeper | propose | complianceFirst | budgetTiming | An offer is only useful if it arrives when you can act on it, so let me ask about your calendar.
en | question | gatekeeper | close | complianceFirst | budgetTiming | How long does an order take through your system once it's signed, and what tends to delay it?
en | question | gatekeeper | qualify | complianceFirst | budgetTiming | Does a purchase like this need an approved budget before you may send out an enquiry?
en | nextStep | gatekeeper | evaluate | phasedLanding | budgetTiming | How long our prices can be held is something I'll clear up with my office, and then we compare it with your dates.
en | opening | blocker | negotiate | riskReduction | budgetTiming | If the timing is wrong for you, let's talk about that openly instead of about the price.
en | question | blocker | deliver | phasedLanding | budgetTiming | Has something else had to wait on account of this, and can we do anything to ease that?
en | question | blocker | discover | valueEvidence | budgetTiming | Where would you put the money if it were yours to place, and what would this have to do to come next?
en | nextStep | blocker | propose | totalCost | budgetTiming | I'll think through what waiting a budget year would mean, for and against, and send it to you without gloss.
zh | opening | economicBuyer | negotiate | phasedLanding | budgetTiming | 付款要跟您的资金安排合得上，先听您的节奏，再谈数。
zh | question | economicBuyer | deliver | phasedLanding | budgetTiming | 往后的款，您希望跟着进度走，还是跟着年度走？
zh | question | economicBuyer | discover | valueEvidence | budgetTiming | 这件事在您今年的盘子里，大概排在什么位置？
zh | nextStep | economicBuyer | renew | phasedLanding | budgetTiming | 续费放在哪个时段您宽裕些，讲给我，我去跟公司商量配合。
zh | opening | technicalEvaluator | close | phasedLanding | budgetTiming | 从钱批下来到能动手，技术上要备什么，咱们先排一排。
zh | question | technicalEvaluator | renew | valueEvidence | budgetTiming | 明年的技术预算，哪一块是您非保不可的？
zh | question | technicalEvaluator | evaluate | phasedLanding | budgetTiming | 只批一部分的话，技术上先做哪块才不白费？
zh | nextStep | technicalEvaluator | qualify | phasedLanding | budgetTiming | 可以拆开先做的部分我标出来，请您看技术上说不说得通。
zh | opening | user | deliver | phasedLanding | budgetTiming | 分批到位的话先后有讲究，您讲讲先要哪样，我好往回带话。
zh | question | user | qualify | usersFirst | budgetTiming | 新的晚点才有的话，眼下这段您打算怎么凑合？
zh | question | user | propose | phasedLanding | budgetTiming | 先给一部分，您觉得哪部分顶用？
zh | nextStep | user | discover | usersFirst | budgetTiming | 您急着用的和可以等的，我记成两列，带回去排先后。
zh | opening | approver | renew | complianceFirst | budgetTiming | 续费要赶上贵方的编报周期，该从哪一步开始，特来请教。
zh | question | approver | discover | complianceFirst | budgetTiming | 追加预算在贵方需要哪几级同意？
zh | question | approver | negotiate | complianceFirst | budgetTiming | 分期付款跨到下个年度，贵方在审批上怎么处理？
zh | nextStep | approver | evaluate | complianceFirst | budgetTiming | 资金用途贵方若要当面说明，我约上财务同事一道来，听候安排。
zh | opening | influencer | qualify | peerProof | budgetTiming | 这类事情什么时候提才合时宜，想听听您的经验再动。
zh | question | influencer | evaluate | peerProof | budgetTiming | 您看这件事该跟别的项目捆在一起报，还是单独报？
zh | question | influencer | close | phasedLanding | budgetTiming | 钱到位以前，有没有不花钱也能先做的准备？
zh | nextStep | influencer | propose | phasedLanding | budgetTiming | 分步走的几种走法，我找个您得空的时候当面讲，您评评哪种稳当。
zh | opening | coach | discover | phasedLanding | budgetTiming | 我不是来催的，就想请您讲讲你们编预算一般怎么走，我好配合。
zh | question | coach | propose | complianceFirst | budgetTiming | 要提交给财务的说明，写多细才算有诚意？
zh | question | coach | deliver | complianceFirst | budgetTiming | 付款的流程走到这里，我还该补些什么才不耽误你们？
zh | nextStep | coach | negotiate | complianceFirst | budgetTiming | 分期能有几种付法，我去问我们财务，问清了让您挑合你们规矩的。
zh | opening | champion | evaluate | valueEvidence | budgetTiming | 报预算得有理由，咱们把为什么要现在做这一条讲实在。
zh | question | champion | negotiate | phasedLanding | budgetTiming | 资金分两步走，在你们那里是更好说话，还是更招人问？
zh | question | champion | renew | valueEvidence | budgetTiming | 明年要接着留这笔钱，您需要哪方面的说法？
zh | nextStep | champion | close | valueEvidence | budgetTiming | 立项的说明我起个草，语气和数目由您来定。
zh | opening | gatekeeper | propose | complianceFirst | budgetTiming | 什么时候报、报到哪个口子，问准了才不给您添乱。
zh | question | gatekeeper | close | complianceFirst | budgetTiming | 付款申请要配齐哪几样单据，您这儿才收？
zh | question | gatekeeper | qualify | complianceFirst | budgetTiming | 没有立项之前，您这边接不接受我们先登记？
zh | nextStep | gatekeeper | deliver | complianceFirst | budgetTiming | 开票和请款的顺序，我照您的要求写下来，给我们财务同事一份。
zh | opening | blocker | negotiate | valueEvidence | budgetTiming | 钱该不该花在这里，可以不听我的，请您说说还有什么更急。
zh | question | blocker | deliver | totalCost | budgetTiming | 花出去的部分，有没有哪一笔您看着说不过去？
zh | question | blocker | discover | riskReduction | budgetTiming | 要是钱有限，什么条件下您才觉得可以轮到这件事？
zh | nextStep | blocker | renew | phasedLanding | budgetTiming | 缩小做、停一停、照旧做，您偏向哪种我都去算一遍后果，回来当面说。
en | opening | economicBuyer | discover | valueEvidence | clinicalValue | Can we start from what you want to achieve for patients? The figures only make sense after that.
en | question | economicBuyer | propose | valueEvidence | clinicalValue | Which clinical aim would you put next to the investment when you present it to your board?
en | question | economicBuyer | deliver | valueEvidence | clinicalValue | How will you see that something has changed for patients, and who keeps track of it?
en | nextStep | economicBuyer | qualify | valueEvidence | clinicalValue | I'll write up what I've understood of your clinical aims, and you tell me if we're talking about the right thing.
en | opening | technicalEvaluator | evaluate | valueEvidence | clinicalValue | Let's talk about what can be measured on the ward without extra burden, so that an assessment rests on something.
en | question | technicalEvaluator | negotiate | totalCost | clinicalValue | Which performance feature is clinically essential for you, and which is there for convenience?
en | question | technicalEvaluator | renew | valueEvidence | clinicalValue | Does what you measure differ anywhere from what the clinicians tell you about it?
en | nextStep | technicalEvaluator | discover | peerProof | clinicalValue | Shall I ask our clinical colleagues which measurements make sense in a setting like yours, and pass on their advice?
en | opening | user | propose | usersFirst | clinicalValue | You're the person with the patient, so I want to know what would help you at the bedside and what would get in the way.
en | question | user | close | usersFirst | clinicalValue | What would make you reach for it with the next patient, and what would make you leave it aside?
en | question | user | qualify | usersFirst | clinicalValue | With which patients do you feel you're improvising?
en | nextStep | user | evaluate | usersFirst | clinicalValue | If it's allowed, I'll come along for part of your working day and note what matters to your patients.
en | opening | approver | negotiate | complianceFirst | clinicalValue | What level of evidence do you need for a clinical benefit? I'd hate to claim more than we can show.
en | question | approver | deliver | complianceFirst | clinicalValue | How should clinical observations reach you: as they occur, or gathered in a regular report?
en | question | approver | discover | riskReduction | clinicalValue | Which question about patient safety do you put before any question about benefit?
en | nextStep | approver | propose | riskReduction | clinicalValue | I'll set out what is known about the clinical use, what isn't, and where that leaves open questions for you.
en | opening | influencer | close | peerProof | clinicalValue | On clinical benefit your colleagues would rather listen to each other than to me; what would you be willing to say?
en | question | influencer | renew | valueEvidence | clinicalValue | For which group of patients has it found its place in your practice, and for which hasn't it?
en | question | influencer | evaluate | peerProof | clinicalValue | Which colleague's judgement would you trust after a trial, and what would they look at?
en | nextStep | influencer | negotiate | valueEvidence | clinicalValue | I'll gather the clinical points on which opinions differ, without taking sides, and ask for your view.
en | opening | coach | deliver | usersFirst | clinicalValue | Could you tell me how the clinical teams are really taking to this? Maybe I can help where it's stuck.
en | question | coach | qualify | peerProof | clinicalValue | Whose clinical judgement carries weight here, and how does that person like to be approached?
en | question | coach | propose | valueEvidence | clinicalValue | Do people here listen when the talk is of patients, or should I start with relief for staff?
en | nextStep | coach | close | riskReduction | clinicalValue | I'll prepare an answer to the clinical question I'd expect to be asked, and try it out on you.
en | opening | champion | renew | valueEvidence | clinicalValue | Let's look at what this has and hasn't done for your team and your patients, so you can speak from experience.
en | question | champion | discover | valueEvidence | clinicalValue | Which clinical problem bothers you enough that you'd put your own time into solving it?
en | question | champion | negotiate | totalCost | clinicalValue | If administrators only talk about cost, which benefit for patients should be put back on the table?
en | nextStep | champion | deliver | peerProof | clinicalValue | I'll gather what your clinical colleagues say about using it, the critical voices too, and share it with you.
en | opening | gatekeeper | qualify | complianceFirst | clinicalValue | There are good reasons for rules on supplier contact with clinicians; please explain yours, so that I keep to them.
en | question | gatekeeper | evaluate | complianceFirst | clinicalValue | Who has to agree before something may be tried on patients here, and in which order?
en | question | gatekeeper | close | complianceFirst | clinicalValue | Which confirmations from the clinical side have to be on file before you may place the order?
en | nextStep | gatekeeper | renew | complianceFirst | clinicalValue | I'll ask our regulatory colleagues which papers are due for renewal and tell you which of them you'd receive.
en | opening | blocker | discover | valueEvidence | clinicalValue | I'd rather learn what you think of the clinical benefit before I say anything about it myself.
en | question | blocker | propose | phasedLanding | clinicalValue | Which patients would you exclude from the start, and would you consider it for the rest?
en | question | blocker | deliver | riskReduction | clinicalValue | What would you have to see on the ward to say it should be taken out again?
en | nextStep | blocker | qualify | valueEvidence | clinicalValue | Give me the clinical question you'd want answered, word for word, and I'll find out whether we can answer it.
zh | opening | economicBuyer | discover | valueEvidence | clinicalValue | 病人和科室眼下要改善的是哪一处，您说了，咱们才知道谈不谈得上。
zh | question | economicBuyer | propose | valueEvidence | clinicalValue | 临床上的好处，要说到什么程度您才会放进全院的考虑？
zh | question | economicBuyer | deliver | usersFirst | clinicalValue | 用起来以后，您希望哪个科先给您一份真实反馈？
zh | nextStep | economicBuyer | negotiate | valueEvidence | clinicalValue | 我去科里听一圈意见，好的不好的都带回来，跟您当面说。
zh | opening | technicalEvaluator | evaluate | valueEvidence | clinicalValue | 临床上能不能用得住，要看怎么测，这个规矩想请您来定。
zh | question | technicalEvaluator | negotiate | complianceFirst | clinicalValue | 哪些指标该写进验收，哪些只适合当参考？
zh | question | technicalEvaluator | renew | valueEvidence | clinicalValue | 这段时间的结果跟临床判断要是有对不上的，多在哪种情况？
zh | nextStep | technicalEvaluator | close | valueEvidence | clinicalValue | 评价的办法我写个草案，由您定病例怎么选、结果怎么记。
zh | opening | user | propose | usersFirst | clinicalValue | 您守在病人跟前，哪一步不顺手您心里有数，说给我，方案才不会写偏。
zh | question | user | close | usersFirst | clinicalValue | 真在科里用起来，您担心哪类病人不合适？
zh | question | user | qualify | usersFirst | clinicalValue | 照顾病人的时候，哪一步老占着您的手？
zh | nextStep | user | deliver | usersFirst | clinicalValue | 用着不顺的情形您随手记，我来科里收，一条条问清楚。
zh | opening | approver | negotiate | complianceFirst | clinicalValue | 临床评价的依据怎么认，先跟贵院对齐，免得来回补材料。
zh | question | approver | deliver | complianceFirst | clinicalValue | 使用中的不良情况，贵院规定多快上报、报到哪里？
zh | question | approver | discover | complianceFirst | clinicalValue | 新项目的伦理和准入，贵院先走哪一道？
zh | nextStep | approver | renew | complianceFirst | clinicalValue | 续用评审需要哪些临床资料，贵院指定一位老师，我上门去问清楚。
zh | opening | influencer | close | valueEvidence | clinicalValue | 定之前想听您一句：临床上还有什么问题是我们该答而没答的。
zh | question | influencer | renew | valueEvidence | clinicalValue | 用过一阵，您对它适合谁、不适合谁，看法有没有变？
zh | question | influencer | evaluate | peerProof | clinicalValue | 证据分高低，您认为低到哪一级就不必拿来谈？
zh | nextStep | influencer | qualify | valueEvidence | clinicalValue | 您关心的临床问题我先去查文献，查到什么、没查到什么都告诉您。
zh | opening | coach | deliver | usersFirst | clinicalValue | 刚在科里用，医生护士怎么说比我们怎么说要紧，请您帮着听一听。
zh | question | coach | qualify | usersFirst | clinicalValue | 科里议一件新事，习惯是主任先开口，还是大家先讨论？
zh | question | coach | propose | valueEvidence | clinicalValue | 讲临床上的用处，您觉得讲病例好，还是讲流程好？
zh | nextStep | coach | discover | valueEvidence | clinicalValue | 去科里请教之前，我把要问的念给您听，您看问得内行不内行。
zh | opening | champion | renew | valueEvidence | clinicalValue | 要不要接着用，得由病人的情况说话，咱们理一理怎么看。
zh | question | champion | discover | valueEvidence | clinicalValue | 您想替病人解决的，说到底是哪一个难处？
zh | question | champion | negotiate | valueEvidence | clinicalValue | 科里有不同意见的医生，想看到怎样的对照？
zh | nextStep | champion | evaluate | valueEvidence | clinicalValue | 您定想看的指标，我画好空表，由科里自己填、自己看。
zh | opening | gatekeeper | qualify | complianceFirst | clinicalValue | 临床试用和准入要办哪些手续，先跟您问清，再去科里才合规矩。
zh | question | gatekeeper | evaluate | complianceFirst | clinicalValue | 临床意见表由哪个部门发，要哪些人签？
zh | question | gatekeeper | close | complianceFirst | clinicalValue | 合同里的适用范围，您这儿要不要先给医务部门看？
zh | nextStep | gatekeeper | propose | complianceFirst | clinicalValue | 要交临床部门看的材料，我按目录排好先给您验，再往里递。
zh | opening | blocker | discover | valueEvidence | clinicalValue | 临床上有没有用，您的疑问该排在前头，我不急着解释，先听。
zh | question | blocker | propose | valueEvidence | clinicalValue | 要怎么设计比较，您才承认结果作数？
zh | question | blocker | deliver | riskReduction | clinicalValue | 实际用下来，哪一种病人您看着不该用？
zh | nextStep | blocker | negotiate | valueEvidence | clinicalValue | 哪条依据您认为站不住，告诉我，我去查原文，查不到就不再提。
en | opening | economicBuyer | close | competitiveContrast | competition | Before you settle on anybody, let's be frank about what would speak for another choice.
en | question | economicBuyer | renew | competitiveContrast | competition | If you looked around the market, what would you be hoping to find that you don't get from us?
en | question | economicBuyer | evaluate | valueEvidence | competition | What weighs more with you when offers are close: terms, people, or how safe the choice feels?
en | nextStep | economicBuyer | negotiate | competitiveContrast | competition | I'll write down on which points we aim to be different and where we're much like others, and send it to you.
en | opening | technicalEvaluator | deliver | valueEvidence | competition | Where have you seen something solved better elsewhere? I'm asking so that we can learn from it.
en | question | technicalEvaluator | qualify | competitiveContrast | competition | Which requirements tell suppliers apart in your view, and which can any of them meet?
en | question | technicalEvaluator | propose | competitiveContrast | competition | What should an offer spell out so you can set it beside others without guessing?
en | nextStep | technicalEvaluator | close | valueEvidence | competition | If there are technical points where you'd have preferred another solution, I'll take them to our people to learn from.
en | opening | user | renew | usersFirst | competition | Suppose you could pick freely what to work with: I want to hear what would make you stay or change.
en | question | user | discover | usersFirst | competition | What have you worked with before that you liked, and what did it do well?
en | question | user | negotiate | usersFirst | competition | If you've tried other options, which did you enjoy working with, and why?
en | nextStep | user | deliver | usersFirst | competition | The tricks you're used to from elsewhere go on a list, and I'll find out whether they can be done here too.
en | opening | approver | qualify | complianceFirst | competition | A fair comparison protects you as well as us; could you take me through the rules it follows?
en | question | approver | evaluate | complianceFirst | competition | What makes a comparison of suppliers sound enough for you to put your approval under it?
en | question | approver | close | complianceFirst | competition | If the choice of supplier were questioned later, what would your file have to show?
en | nextStep | approver | renew | complianceFirst | competition | Should your rules call for a comparison before renewal, I'll find out what we'd have to hand in and prepare it.
en | opening | influencer | discover | peerProof | competition | How does your field see the different suppliers, and where do we stand in that? It needn't be flattering.
en | question | influencer | propose | competitiveContrast | competition | On which point do people expect a plain word from a supplier, us included?
en | question | influencer | deliver | peerProof | competition | What do people who'd have chosen differently say these days?
en | nextStep | influencer | qualify | competitiveContrast | competition | I'll send you a short and sober account of what we do and don't do, and you tell me where it's too rosy.
en | opening | coach | evaluate | competitiveContrast | competition | I won't ask about other suppliers' offers; I'd only like to know how we come across to people here.
en | question | coach | negotiate | riskReduction | competition | Is there something about us that makes it harder for people here to choose us?
en | question | coach | renew | competitiveContrast | competition | What would a newcomer have to offer for people here to give up what they know?
en | nextStep | coach | discover | competitiveContrast | competition | I'll think about where we'd be the wrong choice and be open about it; then I'd like your reaction.
en | opening | champion | propose | peerProof | competition | When colleagues argue for another supplier, you'll want a fair answer and no sales talk; let's find it.
en | question | champion | close | competitiveContrast | competition | Which argument for somebody else do you find hard to answer?
en | question | champion | qualify | valueEvidence | competition | What speaks for us in your eyes, and what makes you hesitate?
en | nextStep | champion | evaluate | competitiveContrast | competition | I'll write an honest list of where others may suit you better, so that you aren't taken by surprise.
en | opening | gatekeeper | negotiate | complianceFirst | competition | The same rules should hold for us as for other suppliers, so please tell me what I may ask at this stage.
en | question | gatekeeper | deliver | complianceFirst | competition | Once an award is made, what may be said about it and to whom, by your rules?
en | question | gatekeeper | discover | complianceFirst | competition | How do you look for suppliers as a rule: open call, your own list, or a framework?
en | nextStep | gatekeeper | propose | complianceFirst | competition | If offers have to follow a template, send it and I'll keep to it, so ours can be laid beside others without extra work.
en | opening | blocker | close | competitiveContrast | competition | If you'd rather see another supplier here, please give me the reasons while they can be weighed.
en | question | blocker | renew | riskReduction | competition | Which good reason is there to look elsewhere, in your opinion?
en | question | blocker | evaluate | competitiveContrast | competition | Which comparison would you accept as fair, even if it came out in our favour?
en | nextStep | blocker | negotiate | competitiveContrast | competition | Make the case for another solution as strongly as you like; I'll write it down fairly and reply to each point.
zh | opening | economicBuyer | close | competitiveContrast | competition | 拿主意以前，想听您说说我们哪里还够不着您的期望。
zh | question | economicBuyer | renew | competitiveContrast | competition | 要是今天从头选一回，您会拿哪几条来量我们？
zh | question | economicBuyer | evaluate | competitiveContrast | competition | 几家看着差不多的时候，您靠什么来分高下？
zh | nextStep | economicBuyer | qualify | competitiveContrast | competition | 选一家供应商该问些什么，我列几个问题给您，问谁都用得上。
zh | opening | technicalEvaluator | deliver | valueEvidence | competition | 做得怎样要经得起对照，请您拿同一把尺子来量我们。
zh | question | technicalEvaluator | qualify | valueEvidence | competition | 您评同类的东西，习惯先看资料还是先动手试？
zh | question | technicalEvaluator | propose | competitiveContrast | competition | 哪项指标写在纸上容易，真要兑现难？
zh | nextStep | technicalEvaluator | discover | competitiveContrast | competition | 您要比的项目讲给我，我照着自评一遍，弱项也写上。
zh | opening | user | renew | usersFirst | competition | 外头的选择不少，您觉得我们哪里该学学人家，今天就听这个。
zh | question | user | discover | usersFirst | competition | 您用过的同类东西，哪一点让您一直惦记？
zh | question | user | negotiate | usersFirst | competition | 换谁家的对您都是重学，哪个老习惯您想保住？
zh | nextStep | user | evaluate | usersFirst | competition | 您要是愿意试，别扭的地方记几笔就好，我来收，不用客气。
zh | opening | approver | qualify | complianceFirst | competition | 贵方比选有哪些原则，请讲给我们，我们照规矩参加。
zh | question | approver | evaluate | complianceFirst | competition | 比选时的澄清，贵方规定用什么方式提、什么方式答？
zh | question | approver | close | complianceFirst | competition | 结果定下以后，我方还要向贵方补交哪些手续？
zh | nextStep | approver | propose | complianceFirst | competition | 我方响应与要求不一致之处，我单独书面说明，贵方要问就来当面答。
zh | opening | influencer | discover | competitiveContrast | competition | 各家路子不一样，请您讲讲这一行分哪几派、各有什么讲究。
zh | question | influencer | propose | competitiveContrast | competition | 要比得公道，您认为该放在一起比的是哪几样？
zh | question | influencer | deliver | peerProof | competition | 拿行里的标准看，我们做到现在差在哪里？
zh | nextStep | influencer | negotiate | valueEvidence | competition | 我们的短处我自己来讲，约个时间讲给您听，您看老不老实。
zh | opening | coach | evaluate | competitiveContrast | competition | 别家的底我不问，只请您看看我们自己哪里没讲清。
zh | question | coach | negotiate | riskReduction | competition | 我们身上哪个短板，早点承认反而好？
zh | question | coach | renew | competitiveContrast | competition | 要是有人想换一家，理由多半是什么，我们该怎么改？
zh | nextStep | coach | close | valueEvidence | competition | 做得到的和做不到的，我写在一张纸上，请您看读着踏实不踏实。
zh | opening | champion | propose | competitiveContrast | competition | 会有人问凭什么选我们，跟您商量怎么答得不吹牛。
zh | question | champion | close | valueEvidence | competition | 拍板前还有人犹豫的话，他缺的是哪方面的说法？
zh | question | champion | qualify | peerProof | competition | 大家对这类东西的印象，是从哪里来的？
zh | nextStep | champion | deliver | valueEvidence | competition | 做成的和没做成的，我都整理出来给您，省得您凭印象讲。
zh | opening | gatekeeper | negotiate | complianceFirst | competition | 谈判的次序和纪律，您先讲一遍，我们照着来不越线。
zh | question | gatekeeper | deliver | complianceFirst | competition | 履约评价由谁打分，我们该在哪一步交材料？
zh | question | gatekeeper | discover | complianceFirst | competition | 参加比选之前，要先进你们的供应商名册吗？
zh | nextStep | gatekeeper | renew | complianceFirst | competition | 重新比选要交的东西，您列个单子，我照单子备、提前送。
zh | opening | blocker | close | competitiveContrast | competition | 您要是倾向别的选择，也很正常，我想听听理由，看有没有误会。
zh | question | blocker | renew | competitiveContrast | competition | 别人做得到而我们没做到的，您看重哪一样？
zh | question | blocker | evaluate | competitiveContrast | competition | 要公平比一回，您觉得题目该由谁出？
zh | nextStep | blocker | qualify | competitiveContrast | competition | 您看好的做法讲给我，我照实写明我们哪些跟得上、哪些跟不上。
en | opening | economicBuyer | negotiate | complianceFirst | compliance | I'd sooner sort out the rules with you before the figures, because a breach can cost more than a discount brings.
en | question | economicBuyer | deliver | complianceFirst | compliance | Who reports to you if a requirement isn't being met, and how early would you want to hear of it?
en | question | economicBuyer | discover | riskReduction | compliance | Which obligation keeps your management busy at the moment, and does it touch what we'd be doing for you?
en | nextStep | economicBuyer | propose | complianceFirst | compliance | I'll put the obligations that fall on you and those that fall on us into separate columns and send you the page.
en | opening | technicalEvaluator | close | complianceFirst | compliance | Before the contract is final, let's make sure each technical requirement has somebody who can prove it.
en | question | technicalEvaluator | renew | complianceFirst | compliance | Have requirements changed on your side that we ought to know about before a new term starts?
en | question | technicalEvaluator | evaluate | valueEvidence | compliance | How do you want conformity shown: a declaration, a test in your presence, or records you can inspect?
en | nextStep | technicalEvaluator | negotiate | valueEvidence | compliance | Send me your requirements and I'll go through them with our specialists, marking openly where we comply, where partly, and where not.
en | opening | user | deliver | usersFirst | compliance | Rules only work if they can be kept on a busy day; where do they get in your way?
en | question | user | qualify | usersFirst | compliance | Which record-keeping costs you time, and what would you be glad not to write down by hand?
en | question | user | propose | usersFirst | compliance | If you must document something, when does it fit into your work and when does it disturb?
en | nextStep | user | close | usersFirst | compliance | Let me put the duties that come with using this into everyday words, and you tell me if they make sense.
en | opening | approver | renew | complianceFirst | compliance | Let's see which of your requirements an extension has to meet afresh, so the request reaches you complete.
en | question | approver | discover | complianceFirst | compliance | Which findings keep coming up when you review suppliers?
en | question | approver | negotiate | riskReduction | compliance | Where do you have room to accept an equivalent, and where does only the exact wording count?
en | nextStep | approver | deliver | complianceFirst | compliance | I'll keep a list of open points from your conditions with an owner for each, and send it to you regularly.
en | opening | influencer | qualify | complianceFirst | compliance | Knowing which rules people here care about, and why, would let us come prepared and not waste their time.
en | question | influencer | evaluate | peerProof | compliance | Whose opinion on matters of compliance do your colleagues ask for before they form their own?
en | question | influencer | close | complianceFirst | compliance | Which question about the rules do your colleagues have that ought to be answered before a contract is signed?
en | nextStep | influencer | renew | complianceFirst | compliance | I'll ask our compliance colleagues what's changing in the rules and send you what might concern your field.
en | opening | coach | discover | complianceFirst | compliance | I'd appreciate your advice on how reviews run in your organisation, so that we follow the proper way from the start.
en | question | coach | propose | riskReduction | compliance | Which part of a supplier's paperwork should I explain in person, because on paper it tends to raise eyebrows?
en | question | coach | deliver | riskReduction | compliance | Does anybody among you feel left alone with the obligations this brings, and could I go and help?
en | nextStep | coach | qualify | complianceFirst | compliance | I'll write down the review steps as I understand them, and you put me right where your rules say otherwise.
en | opening | champion | evaluate | valueEvidence | compliance | If somebody asks you whether this is allowed, you should have a solid answer; let's see what's needed for it.
en | question | champion | negotiate | complianceFirst | compliance | Which clause are your legal people likely to stop at, and may I speak to them directly about it?
en | question | champion | renew | valueEvidence | compliance | Where does this make it easier for you to meet the rules, and where is it a chore?
en | nextStep | champion | discover | complianceFirst | compliance | Which rules do you expect to be checked against? Name them, and I'll get our specialists' view on each.
en | opening | gatekeeper | propose | complianceFirst | compliance | You shouldn't have to send our papers back, so let me ask what's required before we hand anything in.
en | question | gatekeeper | close | complianceFirst | compliance | Whose signatures and declarations do you need from us before an order may be released?
en | question | gatekeeper | qualify | complianceFirst | compliance | Which registrations or self-declarations does a supplier need with you before being allowed to offer?
en | nextStep | gatekeeper | evaluate | complianceFirst | compliance | If you use a checklist for suppliers, send it to me and you'll have each point back answered or marked as open.
en | opening | blocker | negotiate | complianceFirst | compliance | Should you see a rule that speaks against this, I want to understand it properly rather than talk around it.
en | question | blocker | deliver | riskReduction | compliance | What would make you call for a stop on grounds of compliance, and whom should we keep informed so it's seen in time?
en | question | blocker | discover | complianceFirst | compliance | Where do you think suppliers take the rules too lightly?
en | nextStep | blocker | propose | valueEvidence | compliance | Any objection you have on compliance I'll put to our specialists in writing, and you get their answer unedited.
zh | opening | economicBuyer | negotiate | complianceFirst | compliance | 合规的条款早点谈清，日后有人问起，您这边说得出道理。
zh | question | economicBuyer | deliver | complianceFirst | compliance | 执行当中，您希望哪些动作必须先跟您打招呼？
zh | question | economicBuyer | discover | riskReduction | compliance | 在您看，这件事不能碰的红线是哪几条？
zh | nextStep | economicBuyer | renew | complianceFirst | compliance | 续约会牵动哪些规定，我先问我们法务，问明白了写给您。
zh | opening | technicalEvaluator | close | complianceFirst | compliance | 定稿之前跟您核一遍技术上的规范要求，漏了谁都麻烦。
zh | question | technicalEvaluator | renew | complianceFirst | compliance | 规范要是更新了，您这边哪些环节得跟着改？
zh | question | technicalEvaluator | evaluate | complianceFirst | compliance | 您按哪几个标准来评，哪些是硬的，哪些可以商量？
zh | nextStep | technicalEvaluator | qualify | complianceFirst | compliance | 适用的标准我先列个名单，您把不相干的划掉、缺的添上。
zh | opening | user | deliver | usersFirst | compliance | 规矩落到您手上是多填了还是少填了，来听您讲讲真实情形。
zh | question | user | qualify | usersFirst | compliance | 哪条规定您觉得有道理，做起来却特别别扭？
zh | question | user | propose | usersFirst | compliance | 要是多加一道确认，放在哪一步您不嫌烦？
zh | nextStep | user | discover | usersFirst | compliance | 您方便的时候我跟着走一遍流程，把重复填的记录都记下来。
zh | opening | approver | renew | complianceFirst | compliance | 续期要重走哪些程序，跟贵方问准了，材料才能一次备好。
zh | question | approver | discover | complianceFirst | compliance | 贵方审合规，常退回的是哪一类缺漏？
zh | question | approver | negotiate | complianceFirst | compliance | 条款改动以后，需要重新会签的是哪几个部门？
zh | nextStep | approver | evaluate | complianceFirst | compliance | 贵方的要求由谁来答，我一条条去落实到人，落实好再向贵方回话。
zh | opening | influencer | qualify | complianceFirst | compliance | 这一行的规矩年年在动，想请教您哪些是迟早要碰上的。
zh | question | influencer | evaluate | peerProof | compliance | 看一家合不合规，您觉得翻材料准，还是看现场准？
zh | question | influencer | close | riskReduction | compliance | 到了定的时候，合规上还有哪一点您会提醒他们？
zh | nextStep | influencer | propose | complianceFirst | compliance | 合规上您觉得该防的，只管讲，我写成备忘再请您核。
zh | opening | coach | discover | complianceFirst | compliance | 我怕不懂你们的规矩做错事，分寸在哪，请您给我讲讲。
zh | question | coach | propose | complianceFirst | compliance | 送审之前，按规矩应该先给哪些部门看？
zh | question | coach | deliver | riskReduction | compliance | 做到现在，有没有哪处让你们管合规的同事为难？
zh | nextStep | coach | negotiate | complianceFirst | compliance | 咱们谈的我写成纪要留痕，您看哪句不合适，我当场改。
zh | opening | champion | evaluate | riskReduction | compliance | 推这件事要站得住脚，合规这一关，咱们先自己走一遍。
zh | question | champion | negotiate | complianceFirst | compliance | 法务那边的意见，您希望我们直接对接，还是由您转？
zh | question | champion | renew | valueEvidence | compliance | 内部要是查起这个项目，您手里还缺哪些能说明白的东西？
zh | nextStep | champion | close | complianceFirst | compliance | 合规上会被问到什么，您写给我，我请法务同事逐条回复。
zh | opening | gatekeeper | propose | complianceFirst | compliance | 资质怎么交、什么格式，都照您的要求来，问明白了不叫您退件。
zh | question | gatekeeper | close | complianceFirst | compliance | 盖章用公章还是合同章，骑缝要不要？
zh | question | gatekeeper | qualify | complianceFirst | compliance | 供应商准入要过哪几道手续，先后是怎么排的？
zh | nextStep | gatekeeper | deliver | complianceFirst | compliance | 有时效的证照我列张到期表给您，快到了我主动来换。
zh | opening | blocker | negotiate | complianceFirst | compliance | 合规上您认为过不去的，先让我听全，再看有没有正路可走。
zh | question | blocker | deliver | riskReduction | compliance | 照眼下的做法，有没有哪一处您看着经不起查？
zh | question | blocker | discover | complianceFirst | compliance | 什么样的安排，会让您觉得规矩没有被绕开？
zh | nextStep | blocker | renew | complianceFirst | compliance | 您觉得哪里不合规矩，我请法务来听您讲，改不了的也照实回话。
en | opening | economicBuyer | propose | complianceFirst | dataSecurity | Which information must not leave your firm? A sensible proposal has to be built around that.
en | question | economicBuyer | close | complianceFirst | dataSecurity | Who in your firm carries the responsibility for data in this project, and are they content?
en | question | economicBuyer | qualify | riskReduction | dataSecurity | How would a leak hurt you: with customers, with authorities, with competitors?
en | nextStep | economicBuyer | evaluate | complianceFirst | dataSecurity | May I have our security people answer your questions in plain language that you can forward as it is?
en | opening | technicalEvaluator | negotiate | complianceFirst | dataSecurity | Let's go through who may see, change or take away what, because that has to be settled before the terms.
en | question | technicalEvaluator | deliver | riskReduction | dataSecurity | Who checks on your side that access rights match the work people actually do?
en | question | technicalEvaluator | discover | complianceFirst | dataSecurity | How do you classify information in your firm, and which class would we be handling?
en | nextStep | technicalEvaluator | propose | riskReduction | dataSecurity | I'll list which data we'd need and why, so you can strike what you don't want to give.
en | opening | user | close | usersFirst | dataSecurity | Security shouldn't make your work harder than needed, so please say plainly what would slow you down.
en | question | user | renew | usersFirst | dataSecurity | Which security step do you find so awkward that it ought to be done differently?
en | question | user | evaluate | usersFirst | dataSecurity | What information about you or your work would you not want to see recorded?
en | nextStep | user | negotiate | usersFirst | dataSecurity | I'll ask our people whether the security steps could be simpler for you without giving up protection, and report back.
en | opening | approver | deliver | complianceFirst | dataSecurity | Let's agree how you'll be told about access, changes and incidents, before there's a reason to ask.
en | question | approver | qualify | complianceFirst | dataSecurity | Which approvals does data protection require with you, and how long do they usually take?
en | question | approver | propose | complianceFirst | dataSecurity | Where may data be kept and processed under your rules, and where not?
en | nextStep | approver | close | complianceFirst | dataSecurity | I'll set out who on our side could come into contact with your data and send it to you for review.
en | opening | influencer | renew | peerProof | dataSecurity | Trust in how data is handled shows over time; what's the feeling about it among the people around you?
en | question | influencer | discover | peerProof | dataSecurity | Who do colleagues turn to when they're unsure whether they may share something?
en | question | influencer | negotiate | usersFirst | dataSecurity | Which safeguard would reassure your colleagues, and which would only annoy them?
en | nextStep | influencer | deliver | usersFirst | dataSecurity | I'll write a short plain note on what's recorded and what isn't, and you tell me if it answers people's questions.
en | opening | coach | qualify | complianceFirst | dataSecurity | I'd like to do this properly from the start: who should hear from me on data before anyone else?
en | question | coach | evaluate | riskReduction | dataSecurity | Are the security people brought in early here, or do they get to see things when it's nearly decided?
en | question | coach | close | riskReduction | dataSecurity | Could a question on data hold this up, and whom should I ask before it does?
en | nextStep | coach | renew | riskReduction | dataSecurity | I'll find out from our security colleagues what, if anything, has changed with us and tell you before others raise it.
en | opening | champion | discover | valueEvidence | dataSecurity | People may ask you where their data goes; let's make sure you can tell them without guessing.
en | question | champion | propose | valueEvidence | dataSecurity | Which sentence on data protection would your colleagues want to find in an offer?
en | question | champion | deliver | usersFirst | dataSecurity | Has anybody come to you with an uneasy feeling about data, however vague?
en | nextStep | champion | qualify | complianceFirst | dataSecurity | I'll arrange a talk between our security people and yours, so you don't have to play messenger.
en | opening | gatekeeper | evaluate | complianceFirst | dataSecurity | Data questions can stall a purchase late on, so it helps me to know which of your papers deal with them.
en | question | gatekeeper | negotiate | complianceFirst | dataSecurity | Does your data agreement have to be signed as it stands, or may our lawyers comment on it?
en | question | gatekeeper | renew | complianceFirst | dataSecurity | Must security questionnaires be answered afresh for an extension, and by when would you need them?
en | nextStep | gatekeeper | discover | complianceFirst | dataSecurity | If there's a security questionnaire, send it to me; I'll find the right people to answer it and follow up on them.
en | opening | blocker | propose | riskReduction | dataSecurity | If data is the sticking point for you, help me understand exactly where it pinches.
en | question | blocker | close | complianceFirst | dataSecurity | What would have to be ruled out in writing for you to be at ease about the data?
en | question | blocker | qualify | riskReduction | dataSecurity | Which data should a supplier in your view not get to see, whatever the reason?
en | nextStep | blocker | evaluate | valueEvidence | dataSecurity | Write me your awkward security questions, and I'll get them answered by someone who knows, unpleasant answers included.
zh | opening | economicBuyer | propose | riskReduction | dataSecurity | 数据放在哪、谁碰得着，跟您讲明白，您心里好有底。
zh | question | economicBuyer | close | riskReduction | dataSecurity | 数据上的责任，哪一条不写清您不会签？
zh | question | economicBuyer | qualify | riskReduction | dataSecurity | 您单位里，哪些东西是连合作方也不该看到的？
zh | nextStep | economicBuyer | deliver | complianceFirst | dataSecurity | 我们这边谁能接触您的数据，我列名单送您，变动了就更新。
zh | opening | technicalEvaluator | negotiate | riskReduction | dataSecurity | 权限和日志怎么管，趁谈条款跟您一起定细，省得日后补。
zh | question | technicalEvaluator | deliver | complianceFirst | dataSecurity | 给外部开的账号里，哪些您觉得该收回来了？
zh | question | technicalEvaluator | discover | riskReduction | dataSecurity | 存的时候、传的时候、人看的时候，哪一处您不放心？
zh | nextStep | technicalEvaluator | renew | riskReduction | dataSecurity | 续用前我来跟您一起清一遍权限，留哪些、收哪些由您决定。
zh | opening | user | close | usersFirst | dataSecurity | 管得太严没法干活，管得太松出事，您说说哪里得顺手些。
zh | question | user | renew | usersFirst | dataSecurity | 平时哪道安全手续，您做起来嫌累赘？
zh | question | user | evaluate | usersFirst | dataSecurity | 要安心又要省事，您觉得卡在哪一步难两全？
zh | nextStep | user | qualify | usersFirst | dataSecurity | 您每天要碰哪些敏感的东西，讲给我，我记下来问安全的同事。
zh | opening | approver | deliver | complianceFirst | dataSecurity | 数据处理的留痕要留多久、留给谁看，想跟贵方确认清楚。
zh | question | approver | qualify | complianceFirst | dataSecurity | 涉及数据的项目，贵方从哪一级开始要专门审？
zh | question | approver | propose | complianceFirst | dataSecurity | 数据出不出本单位，贵方的底线写在哪一条？
zh | nextStep | approver | discover | complianceFirst | dataSecurity | 数据从哪来、到哪去，我请懂的同事来一趟，当面给贵方画清楚。
zh | opening | influencer | renew | peerProof | dataSecurity | 用过一段，数据上的新顾虑往往才冒出来，想听您说说。
zh | question | influencer | discover | peerProof | dataSecurity | 谈数据安全，外行容易问错的是什么？
zh | question | influencer | negotiate | riskReduction | dataSecurity | 保密条款里，哪一句容易留下口子？
zh | nextStep | influencer | evaluate | valueEvidence | dataSecurity | 您会问的安全问题，我请懂的同事写书面答复，不拿套话应付。
zh | opening | coach | qualify | complianceFirst | dataSecurity | 不该知道的我不打听，只想请教哪些数据话题得先报备。
zh | question | coach | evaluate | complianceFirst | dataSecurity | 管安全的同事看重什么，我该先把哪一样讲清？
zh | question | coach | close | complianceFirst | dataSecurity | 保密的手续，签之前还有哪一道容易被忘？
zh | nextStep | coach | propose | usersFirst | dataSecurity | 我写份不带术语的数据说明，请您看同事能不能看懂。
zh | opening | champion | discover | riskReduction | dataSecurity | 您在里面说这件事，数据安全绕不开，咱们先把会问的列全。
zh | question | champion | propose | valueEvidence | dataSecurity | 安全上的质疑，您自己答得了哪些，哪些要我们来答？
zh | question | champion | deliver | usersFirst | dataSecurity | 大家对数据要是还有嘀咕，多半嘀咕的是什么？
zh | nextStep | champion | negotiate | valueEvidence | dataSecurity | 我约安全的同事跟您通个话，您把听到的质疑丢给他，我在旁边记。
zh | opening | gatekeeper | evaluate | complianceFirst | dataSecurity | 保密和安全的表格都照您的清单填，先问清有哪些。
zh | question | gatekeeper | negotiate | complianceFirst | dataSecurity | 保密协议用你们的文本，还是双方的放在一起比？
zh | question | gatekeeper | renew | complianceFirst | dataSecurity | 续签时，安全承诺要不要重新签一遍？
zh | nextStep | gatekeeper | close | complianceFirst | dataSecurity | 签约要附哪些安全文件，您点个名，我去找各部门配齐再交给您。
zh | opening | blocker | propose | riskReduction | dataSecurity | 数据上您要是有不能让的底线，说出来，我们写方案就照着来。
zh | question | blocker | close | valueEvidence | dataSecurity | 您希望怎样查验，才信数据确实没被人动过？
zh | question | blocker | qualify | riskReduction | dataSecurity | 外人碰你们的数据，您忌讳哪种情形？
zh | nextStep | blocker | deliver | valueEvidence | dataSecurity | 您想抽查哪一处，说一声，我去问清能看到什么，再写给您。
en | opening | economicBuyer | renew | riskReduction | delivery | For a further term we ought to know which deadlines of yours depend on us; can we go through them?
en | question | economicBuyer | discover | riskReduction | delivery | What in your plans would slip if a supplier came late, and what would that do to your results?
en | question | economicBuyer | negotiate | phasedLanding | delivery | Would you rather have a part early or the whole lot together, even if that takes longer?
en | nextStep | economicBuyer | deliver | riskReduction | delivery | You'll get a short note from me on where things stand, at a rhythm you choose, good news or bad.
en | opening | technicalEvaluator | qualify | phasedLanding | delivery | Before talking dates, let's see what has to be ready on your side so that our start doesn't stumble.
en | question | technicalEvaluator | evaluate | valueEvidence | delivery | What would you want to check before you call something delivered?
en | question | technicalEvaluator | close | riskReduction | delivery | What could hold us up on your side, and who can clear it out of the way?
en | nextStep | technicalEvaluator | renew | phasedLanding | delivery | I'll ask our planning people about lead times for the coming term and tell you what affects you.
en | opening | user | discover | usersFirst | delivery | The day something new arrives can be a nuisance for you, so tell me what would make it bearable.
en | question | user | propose | usersFirst | delivery | When in your working week would we be in your way, and when wouldn't it matter?
en | question | user | deliver | usersFirst | delivery | Is anything missing that you'd need to get going properly?
en | nextStep | user | qualify | usersFirst | delivery | Tell me when you can't be disturbed, and I'll pass that on before our people start planning.
en | opening | approver | evaluate | complianceFirst | delivery | What counts as acceptance under your rules? Our schedule has to lead there, so I'm asking early.
en | question | approver | negotiate | complianceFirst | delivery | Which dates have to be binding in the contract, and where is a target date enough for you?
en | question | approver | renew | complianceFirst | delivery | How does keeping to dates have to be recorded so that it counts in your supplier review?
en | nextStep | approver | discover | complianceFirst | delivery | I'll set down the approvals a delivery would need at your place, in order, and you add what I don't know.
en | opening | influencer | propose | phasedLanding | delivery | Let me hear how a roll-out runs with you when it goes well, so that ours follows that pattern.
en | question | influencer | close | peerProof | delivery | Which department ought to be served early, so that the others see it working?
en | question | influencer | qualify | peerProof | delivery | When colleagues say a supplier is dependable on dates, what do they mean by it?
en | nextStep | influencer | evaluate | phasedLanding | delivery | For the roll-out I'll sketch an order of steps and ask for your opinion before it goes to anybody else.
en | opening | coach | negotiate | riskReduction | delivery | I don't want to agree to dates that look fine on paper and go wrong here; could you give me your sense?
en | question | coach | deliver | riskReduction | delivery | Is anyone getting nervous about the schedule and not saying so?
en | question | coach | discover | phasedLanding | delivery | What times of the year should a supplier stay out of your way here, and why?
en | nextStep | coach | propose | phasedLanding | delivery | I'll run my draft of the schedule past you for clashes before I show it around.
en | opening | champion | close | phasedLanding | delivery | Once a contract is signed everybody will ask you when it starts; let's have a sensible answer ready.
en | question | champion | renew | valueEvidence | delivery | If you look at how we deliver, what should stay as it is and what would you like differently?
en | question | champion | evaluate | valueEvidence | delivery | What could we get going early that your colleagues would see and talk about?
en | nextStep | champion | negotiate | phasedLanding | delivery | I'll check with our planners what could be brought forward if it came to that, and ring you with their reply.
en | opening | gatekeeper | deliver | complianceFirst | delivery | Let's get the delivery papers right from the start: what do your people need from us to book things in?
en | question | gatekeeper | qualify | complianceFirst | delivery | Which delivery terms do you use as standard, and do they apply to services as well?
en | question | gatekeeper | propose | complianceFirst | delivery | Should partial deliveries be offered as separate items, or do you prefer a single date for the whole?
en | nextStep | gatekeeper | close | complianceFirst | delivery | I'll send you delivery address, contacts and notice rules as we have them, and you correct what's out of date.
en | opening | blocker | renew | riskReduction | delivery | If our dates have caused you trouble, I'd rather hear about it from you than skip over it and talk about a new term.
en | question | blocker | discover | phasedLanding | delivery | When would be a bad time for this on your side, and when would it do little harm?
en | question | blocker | negotiate | riskReduction | delivery | What protection against delay would you insist on, and would it settle the matter for you?
en | nextStep | blocker | deliver | riskReduction | delivery | If you see a delay coming, call me directly; I'll look into it and tell you what I find.
zh | opening | economicBuyer | renew | valueEvidence | delivery | 续约的事不急着说，请您评评交付守不守时，好坏都行。
zh | question | economicBuyer | discover | riskReduction | delivery | 晚一步交付，在您这里牵动的是哪笔账、哪个人？
zh | question | economicBuyer | negotiate | phasedLanding | delivery | 进度和价钱只能紧一头的话，您会先保哪头？
zh | nextStep | economicBuyer | evaluate | phasedLanding | delivery | 交付分几步、每步您能看到什么，我写成一张图送您看。
zh | opening | technicalEvaluator | qualify | riskReduction | delivery | 交付快慢一半看前提条件，咱们先弄清哪些还没到位。
zh | question | technicalEvaluator | evaluate | phasedLanding | delivery | 评交付方案，您先看人手、看顺序，还是看留没留余地？
zh | question | technicalEvaluator | close | phasedLanding | delivery | 动手之前，需要您那边先备好的是哪几样？
zh | nextStep | technicalEvaluator | propose | phasedLanding | delivery | 我请管进度的同事来跟您对步骤，您指出哪一环可能卡。
zh | opening | user | discover | usersFirst | delivery | 交付那阵子您还得照常干活，怎么做不碍您的事，您给支个招。
zh | question | user | propose | phasedLanding | delivery | 分几次到位和一次弄完，哪种您应付得过来？
zh | question | user | deliver | usersFirst | delivery | 交付的这些日子，哪里碍着您干活了？
zh | nextStep | user | negotiate | usersFirst | delivery | 您一年里忙不开的时段告诉我，我排进度时先绕开。
zh | opening | approver | evaluate | complianceFirst | delivery | 交付节点怎么认定，先跟贵方统一，省得验收时各说各话。
zh | question | approver | negotiate | complianceFirst | delivery | 延期的认定和处理，贵方有没有固定的条款写法？
zh | question | approver | renew | complianceFirst | delivery | 续期时看履约，贵方是查签收记录还是查验收记录？
zh | nextStep | approver | close | complianceFirst | delivery | 节点由谁签认，我向贵方问定一个就记一个，记完送贵方核准。
zh | opening | influencer | propose | peerProof | delivery | 计划写得太满容易误事，请您看看该在哪里留余地。
zh | question | influencer | close | riskReduction | delivery | 您看正式动手之前，哪一方的准备容易被忽略？
zh | question | influencer | qualify | peerProof | delivery | 这类事情在你们这里做慢了，通常慢在哪一段？
zh | nextStep | influencer | deliver | valueEvidence | delivery | 做到哪儿了我照实写给您，卡住的写明缘由，请您帮着看看。
zh | opening | coach | negotiate | phasedLanding | delivery | 时间要谈得现实，你们那边办事的真实节奏，能不能给我讲讲？
zh | question | coach | deliver | usersFirst | delivery | 眼下的进度，你们同事是嫌快还是嫌慢？
zh | question | coach | discover | usersFirst | delivery | 哪几段时间你们单位抽不出人手来配合？
zh | nextStep | coach | renew | valueEvidence | delivery | 交付里做得不够的，我带做事的同事来听大家讲，您看方便不方便？
zh | opening | champion | close | phasedLanding | delivery | 签完就该动起来，咱们先合计头几步怎么走得顺。
zh | question | champion | renew | valueEvidence | delivery | 要讲交付这段的功过，您会拿哪件事来说？
zh | question | champion | evaluate | usersFirst | delivery | 同事问什么时候能用上，您希望我怎么回答才算负责？
zh | nextStep | champion | qualify | phasedLanding | delivery | 从定下来到用上的大致顺序我写出来，您拿去探探大家的反应。
zh | opening | gatekeeper | deliver | complianceFirst | delivery | 送达和签收的手续都按您的规定走，免得您替我们补单子。
zh | question | gatekeeper | qualify | complianceFirst | delivery | 进场要提前多久登记，证件带哪几样？
zh | question | gatekeeper | propose | complianceFirst | delivery | 交付计划要用你们的表，还是我们自己的也行？
zh | nextStep | gatekeeper | discover | complianceFirst | delivery | 进场、送达、签收各要什么单据，我来您办公室对着样子抄一份。
zh | opening | blocker | renew | riskReduction | delivery | 交付中间要是有给您添堵的事，续约之前我一件件听。
zh | question | blocker | discover | usersFirst | delivery | 什么样的排法，您会觉得是替您着想过的？
zh | question | blocker | negotiate | riskReduction | delivery | 延误的后果怎么写，您才觉得我们不是嘴上说说？
zh | nextStep | blocker | evaluate | phasedLanding | delivery | 哪些节点您听着不现实，说给我，我回去找做事的人重新核。
en | opening | economicBuyer | close | riskReduction | integration | Before you decide, let's be clear about the effort of fitting this in with what you already have.
en | question | economicBuyer | renew | totalCost | integration | What does it cost you at present to keep things connected that ought to work together by themselves?
en | question | economicBuyer | evaluate | riskReduction | integration | Which of your existing investments must stay untouched, whatever new comes in?
en | nextStep | economicBuyer | negotiate | totalCost | integration | What if I list which connecting work would be ours and which yours, so the cost of each is in plain sight?
en | opening | technicalEvaluator | deliver | phasedLanding | integration | Let's go through the connections piece by piece and agree which gets tested before the next is touched.
en | question | technicalEvaluator | qualify | complianceFirst | integration | Which existing systems would we have to work with, and which of those can't be changed?
en | question | technicalEvaluator | propose | riskReduction | integration | Where do you want the boundary: what do we hand over, in what form, and who looks after it then?
en | nextStep | technicalEvaluator | close | riskReduction | integration | I'll draw up the points where our side meets yours and send you the sketch for your red pencil.
en | opening | user | renew | usersFirst | integration | How well this gets along with your other tools decides whether you like using it, so please tell me what you see.
en | question | user | discover | usersFirst | integration | What do you copy or carry over by hand because things don't fit together?
en | question | user | negotiate | usersFirst | integration | Which connection would you miss if it came later than the rest?
en | nextStep | user | deliver | usersFirst | integration | I'll ask our people to watch with you how work passes between this and your other tools, and to note what jars.
en | opening | approver | qualify | complianceFirst | integration | If touching existing systems needs your consent, it's better that we talk about the conditions early.
en | question | approver | evaluate | complianceFirst | integration | What evidence do you need that other systems won't be affected?
en | question | approver | close | riskReduction | integration | Under which conditions would you let us connect, and who may pull the plug if they aren't met?
en | nextStep | approver | renew | complianceFirst | integration | I'll list the connections that depend on our contract and send it to you, so you can see what an extension touches.
en | opening | influencer | discover | peerProof | integration | You see several departments at work together; in which places do new tools tend to get stuck between them?
en | question | influencer | propose | peerProof | integration | Whose system might something like this brush against, and would they rather be asked by you or by me?
en | question | influencer | deliver | usersFirst | integration | Where do colleagues have to change habits because something new doesn't quite fit with the rest?
en | nextStep | influencer | qualify | valueEvidence | integration | A simple picture of where we'd fit in with what you have: I'll draft it, and you tell me what's missing.
en | opening | coach | evaluate | riskReduction | integration | Before I talk to the specialists about connecting things, could you tell me where I should tread carefully?
en | question | coach | negotiate | riskReduction | integration | Who has to give time for the connecting work, and has anybody asked them whether they can?
en | question | coach | renew | valueEvidence | integration | Do people feel that things work together well enough, or have they just got used to the gaps?
en | nextStep | coach | discover | riskReduction | integration | I'll make a list of the people whose systems we'd touch, and ask you who's missing from it.
en | opening | champion | propose | valueEvidence | integration | The question whether it fits with what's there may well land on you, so let's prepare the answer together.
en | question | champion | close | phasedLanding | integration | Which connection has to stand from the beginning, and which can wait without hurting your case?
en | question | champion | qualify | valueEvidence | integration | Where do things that belong together run apart in your area, and what does it cost your people?
en | nextStep | champion | evaluate | riskReduction | integration | Shall I arrange a talk between your specialists and ours, just about fitting in and without any slides?
en | opening | gatekeeper | negotiate | complianceFirst | integration | Please tell me how work on existing systems is contracted with you, so that we don't mix it into the wrong item.
en | question | gatekeeper | deliver | complianceFirst | integration | What approvals do our people need before they may work on connections to your systems?
en | question | gatekeeper | discover | complianceFirst | integration | Is there a house standard for interfaces or compatibility that goes out to suppliers along with an enquiry?
en | nextStep | gatekeeper | propose | complianceFirst | integration | I'll show connecting work as an item of its own, with what's included and what isn't, so you needn't dig for it.
en | opening | blocker | close | riskReduction | integration | If you fear this will upset what runs well now, I want to hear it before anything is decided.
en | question | blocker | renew | riskReduction | integration | What has our part disturbed on your side, if anything, and who had to clear it up?
en | question | blocker | evaluate | valueEvidence | integration | What would a test have to show so that you'd believe nothing else suffers?
en | nextStep | blocker | negotiate | complianceFirst | integration | Tell me which systems are off limits for you, and I'll put that in writing as a condition on our side.
zh | opening | economicBuyer | close | riskReduction | integration | 跟现有的东西接不接得上，直接影响您花的钱，签前咱们说透。
zh | question | economicBuyer | renew | valueEvidence | integration | 几套东西各管各的话，让您这一级头疼的是哪一样？
zh | question | economicBuyer | evaluate | phasedLanding | integration | 对接这件事，您更在意快一点通，还是少动原来的？
zh | nextStep | economicBuyer | qualify | riskReduction | integration | 要跟哪些现有的东西配合，我先画张草图，请您指派人来改。
zh | opening | technicalEvaluator | deliver | riskReduction | integration | 磨合期容易看出毛病，想听您说对接哪里别扭，早改省事。
zh | question | technicalEvaluator | qualify | riskReduction | integration | 您那边现有的东西，哪一块是谁都不许动的？
zh | question | technicalEvaluator | propose | complianceFirst | integration | 双方的分界线，您看划在哪里不容易扯皮？
zh | nextStep | technicalEvaluator | discover | valueEvidence | integration | 您把现有的连接关系讲给我，我画成图，请您改到对为止。
zh | opening | user | renew | usersFirst | integration | 来回倒腾磨人，您手上现在还剩哪几处要倒，讲给我听听。
zh | question | user | discover | usersFirst | integration | 一天里您要在几处来回切换，哪一处特别想省掉？
zh | question | user | negotiate | usersFirst | integration | 接通以后，您宁可改习惯，还是让它照您的老习惯来？
zh | nextStep | user | evaluate | usersFirst | integration | 我来坐一会儿看您怎么来回倒，把多余的步骤记下来带走。
zh | opening | approver | qualify | complianceFirst | integration | 涉及跟现有环境对接，贵方审批看重哪几点，我们想早些知道。
zh | question | approver | evaluate | complianceFirst | integration | 对接方案的评审，需要哪些部门一起出意见？
zh | question | approver | close | complianceFirst | integration | 对接责任的划分，贵方要求写进合同哪一部分？
zh | nextStep | approver | propose | riskReduction | integration | 对接会影响到哪里，我去跟技术同事核准，核准了书面报贵方审。
zh | opening | influencer | discover | peerProof | integration | 接得顺不顺常看细处，请您讲讲这里头的门道，我少走弯路。
zh | question | influencer | propose | phasedLanding | integration | 先接哪一块，容易看出这条路行不行？
zh | question | influencer | deliver | valueEvidence | integration | 磨合里要是还有疙瘩，您看出在技术上还是出在人上？
zh | nextStep | influencer | negotiate | riskReduction | integration | 分工公道不公道，我想请做对接的同事来听听您的说法，可以吗？
zh | opening | coach | evaluate | usersFirst | integration | 对接要碰好几个部门，请您告诉我怎么打交道才不失礼。
zh | question | coach | negotiate | riskReduction | integration | 谈对接的分工，我们主动多担哪一块比较合适？
zh | question | coach | renew | usersFirst | integration | 接上以后，有没有哪个部门因此多出了活？
zh | nextStep | coach | close | usersFirst | integration | 我挨个部门去打声招呼，先去哪家、话怎么说，您给我提个醒。
zh | opening | champion | propose | riskReduction | integration | 一听对接，多半有人怕麻烦，咱们商量怎么把麻烦讲小、讲清楚。
zh | question | champion | close | usersFirst | integration | 为了对接这件事，还需要我去跟哪位同事当面讲？
zh | question | champion | qualify | usersFirst | integration | 要接的那些现有系统，先跟哪个部门打招呼比较妥当？
zh | nextStep | champion | deliver | valueEvidence | integration | 对接的进展我按做完、在做、卡住分栏写，您转发就能用。
zh | opening | gatekeeper | negotiate | complianceFirst | integration | 对接要用到的手续，先跟您问全，免得临到头缺一张纸。
zh | question | gatekeeper | deliver | complianceFirst | integration | 我们的人来现场做对接，进门要提前办什么？
zh | question | gatekeeper | discover | complianceFirst | integration | 要联系管现有系统的部门，走您这里递话合适吗？
zh | nextStep | gatekeeper | renew | totalCost | integration | 续期里对接的费用我单列一行写清，您核价时好找。
zh | opening | blocker | close | riskReduction | integration | 要是动到您管的那一摊，我得在定下来之前先听您的条件。
zh | question | blocker | renew | usersFirst | integration | 接在一起以后，有没有给您那边添了不该有的活？
zh | question | blocker | evaluate | riskReduction | integration | 要证明不伤到您现有的东西，您希望怎么试？
zh | nextStep | blocker | qualify | riskReduction | integration | 哪些部分您不许动，划给我，我回去跟做方案的人讲在前头。
en | opening | economicBuyer | qualify | totalCost | price | Let's talk about money early, so we both find out soon whether this is worth your time.
en | question | economicBuyer | evaluate | valueEvidence | price | What would have to improve in your results for a higher price to be fair in your eyes?
en | question | economicBuyer | close | riskReduction | price | Before you put your name to an amount, is there a part of it you couldn't defend to your board?
en | nextStep | economicBuyer | renew | totalCost | price | After the call I'll note which parts of the price depend on us and which on your usage, and send you that.
en | opening | technicalEvaluator | discover | valueEvidence | price | Shall we go through what you technically need and what's only nice to have? That's where the price is made.
en | question | technicalEvaluator | propose | totalCost | price | Which requirement would you be willing to soften if it brought the price down noticeably?
en | question | technicalEvaluator | deliver | riskReduction | price | If something extra turns out to be needed along the way, how should its cost be agreed with you beforehand?
en | nextStep | technicalEvaluator | qualify | valueEvidence | price | Let me write up which technical points usually drive the price, and you tell me which of them apply here.
en | opening | user | evaluate | usersFirst | price | What it costs is for others to argue about; from you I want to hear what has to work well in daily use.
en | question | user | negotiate | usersFirst | price | If money forces us to leave something out, what could you work without and not curse us for later?
en | question | user | renew | valueEvidence | price | Are there parts you hardly touch, so that paying for them makes little sense?
en | nextStep | user | discover | usersFirst | price | I'll put what you need from day to day into a short list, so that a saving isn't made at your expense.
en | opening | approver | propose | complianceFirst | price | Teach me how you read a price, so that what we hand in can be checked without calling us.
en | question | approver | close | complianceFirst | price | What has to be on file about the price before you can give your approval?
en | question | approver | qualify | complianceFirst | price | From what amount on does a purchase like this need your approval, and who looks at it besides you?
en | nextStep | approver | evaluate | totalCost | price | Tell me the headings your review needs, and I'll ask our commercial people to break a price down that way.
en | opening | influencer | negotiate | competitiveContrast | price | Let's talk about which parts of a price your colleagues find hard to accept; you'd hear that sooner than I would.
en | question | influencer | deliver | peerProof | price | When people around you talk about what this costs, do they speak of the money or of what they get for it?
en | question | influencer | discover | valueEvidence | price | In your field, when is something called expensive and when is it called worth the money?
en | nextStep | influencer | propose | valueEvidence | price | May I send you a few lines on how our pricing works, and you tell me where your colleagues would stumble?
en | opening | coach | close | riskReduction | price | Could you help me judge whether the price is settled in people's heads, or whether I should expect another round?
en | question | coach | renew | riskReduction | price | If people here grumble about a fee, do they usually say so openly or simply go quiet?
en | question | coach | evaluate | totalCost | price | When prices get compared here, do they look at the sum at the bottom or at what happens afterwards?
en | nextStep | coach | negotiate | riskReduction | price | Before I talk price with anyone here, I'll ring you and check that I'm thinking of the right worry.
en | opening | champion | deliver | valueEvidence | price | How about noting from now on what this brings in, so a question about the price doesn't catch you empty-handed?
en | question | champion | qualify | valueEvidence | price | If a colleague asks you why anyone should spend money on this, what do you answer in a sentence?
en | question | champion | propose | peerProof | price | Who in your organisation will go straight to the sum at the end, and what would make that person read on?
en | nextStep | champion | close | totalCost | price | Suppose I draft a short explanation of the price in plain words, and you change whatever your colleagues wouldn't say that way?
en | opening | gatekeeper | renew | complianceFirst | price | Before prices for a new term come up, please tell me how you want them submitted, so you needn't ask for corrections.
en | question | gatekeeper | discover | complianceFirst | price | Which price breakdown does your purchasing policy require for something of this kind?
en | question | gatekeeper | negotiate | complianceFirst | price | Should discounts and conditions stand in the price table itself, or do you keep them in a separate section?
en | nextStep | gatekeeper | deliver | complianceFirst | price | I'll check with our invoicing people that prices appear the way your order shows them, and tell you what they say.
en | opening | blocker | qualify | valueEvidence | price | If you think this is money badly spent, I'd rather hear why at the start than argue around it later.
en | question | blocker | evaluate | valueEvidence | price | What would we need to show you, and on whose numbers, before you'd call a price reasonable?
en | question | blocker | close | riskReduction | price | Is it the amount that bothers you, or what would have to be given up elsewhere to pay for it?
en | nextStep | blocker | renew | totalCost | price | Your view of the price, in your own words, goes into my notes, and you correct it before it goes any further.
zh | opening | economicBuyer | qualify | totalCost | price | 先不报数，想听听您觉得这件事值多少，咱们再看有没有必要往下谈。
zh | question | economicBuyer | evaluate | valueEvidence | price | 价格之外，还有哪一项会让您愿意把一份方案多看两眼？
zh | question | economicBuyer | close | riskReduction | price | 落笔之前，付款这块还有没有哪一条让您觉得不踏实？
zh | nextStep | economicBuyer | propose | phasedLanding | price | 报价我拆成必须要的和可以以后再添的两栏，发给您勾。
zh | opening | technicalEvaluator | discover | valueEvidence | price | 哪些指标您真正用得上，弄清了，报价里才不会掺着您不要的东西。
zh | question | technicalEvaluator | propose | totalCost | price | 哪几项配置降一档，也不影响您要的结果？
zh | question | technicalEvaluator | deliver | totalCost | price | 到了交付这一步，有没有哪样在您看来像是多花的钱？
zh | nextStep | technicalEvaluator | negotiate | totalCost | price | 您告诉我哪几项不能动，其余的我回去跟同事一项一项重算。
zh | opening | user | evaluate | usersFirst | price | 钱的事不用您操心，今天就问您一句：少了哪样您没法干活？
zh | question | user | negotiate | usersFirst | price | 要是得砍掉一样来省钱，砍哪样您手上不受影响？
zh | question | user | renew | valueEvidence | price | 用到现在，哪几样您天天用，哪几样碰都没碰过？
zh | nextStep | user | close | usersFirst | price | 签之前我列一张您离不开的东西的单子，给您看看漏没漏。
zh | opening | approver | propose | complianceFirst | price | 报价由哪些部分构成，我按贵方审核的习惯讲一遍，免得来回补件。
zh | question | approver | close | complianceFirst | price | 价格条款上，贵方签批时通常还要核对哪几处？
zh | question | approver | qualify | complianceFirst | price | 价格是否合理，贵方一般要求用什么方式来说明？
zh | nextStep | approver | deliver | complianceFirst | price | 付款凭据该怎么配，我拟个对照表请贵方改，照改好的来办。
zh | opening | influencer | negotiate | valueEvidence | price | 谈价谈不拢，常常是没解释清楚，想请您听听我们的讲法有没有漏洞。
zh | question | influencer | deliver | valueEvidence | price | 事情落地以后，您会拿什么来判断这笔钱花得对不对？
zh | question | influencer | discover | peerProof | price | 您见过的采购里，哪一种便宜后来反而让人头疼？
zh | nextStep | influencer | renew | valueEvidence | price | 续约的价钱怎么讲才公道，我找您得空的时候登门，听您慢慢讲。
zh | opening | coach | close | valueEvidence | price | 快到落笔了，咱们把价格的说法对一遍，免得两边讲岔。
zh | question | coach | renew | valueEvidence | price | 续约谈价，您觉得该先讲做成的事，还是先认没做好的？
zh | question | coach | evaluate | totalCost | price | 同样一份报价，怎么排才能让不懂技术的人也看得明白？
zh | nextStep | coach | qualify | totalCost | price | 价格由哪几块组成，我先用大白话写一小段，您看够不够直白。
zh | opening | champion | deliver | valueEvidence | price | 这笔钱有没有白花，现在该用事实说话了，跟您合计合计记哪几样。
zh | question | champion | qualify | valueEvidence | price | 您要把这件事往上提，关于钱，领导头一句多半会问什么？
zh | question | champion | propose | valueEvidence | price | 替我们解释报价的时候，哪一段您觉得不好开口？
zh | nextStep | champion | discover | totalCost | price | 您听到关于价格的疑问随时转给我，我逐条写好答复交给您。
zh | opening | gatekeeper | renew | complianceFirst | price | 续约报价想一次就报对格式，先跟您请教有哪些要求。
zh | question | gatekeeper | discover | complianceFirst | price | 询价一般走什么渠道，报价单要盖哪种章？
zh | question | gatekeeper | negotiate | complianceFirst | price | 价格有改动的时候，要我整份重报，还是只报变动的部分？
zh | nextStep | gatekeeper | evaluate | complianceFirst | price | 您把报价要填的项目说一下，我照着排好，缺的自己补齐。
zh | opening | blocker | qualify | riskReduction | price | 价格上您要是有看法，我宁可一开始就听见，好过走到后面再返工。
zh | question | blocker | evaluate | competitiveContrast | price | 撇开谁家便宜，什么样的报价在您看来才算老实？
zh | question | blocker | close | totalCost | price | 到这一步，价格里还有哪一条您认为写得不清不楚？
zh | nextStep | blocker | propose | totalCost | price | 报价里您认为虚的地方尽管画出来，我一处处写明依据再给您。
en | opening | economicBuyer | evaluate | valueEvidence | productivity | Time saved is only worth something if you can use it; what would you do with it?
en | question | economicBuyer | negotiate | valueEvidence | productivity | Which gain in output would justify this spending for you, and whose count would you accept?
en | question | economicBuyer | renew | valueEvidence | productivity | Where this saves your people time, has that gone into something useful or simply trickled away?
en | nextStep | economicBuyer | discover | valueEvidence | productivity | Let me sketch where your people's time seems to go, with blanks for your own counts, and send it over.
en | opening | technicalEvaluator | propose | valueEvidence | productivity | Performance claims depend on conditions; let's pin down yours before anybody promises you something.
en | question | technicalEvaluator | close | valueEvidence | productivity | How will you measure the starting point, so that a gain can be told apart from a good week?
en | question | technicalEvaluator | qualify | riskReduction | productivity | Where's the bottleneck in your process, and what happens if only that gets faster?
en | nextStep | technicalEvaluator | evaluate | valueEvidence | productivity | I'll write down how we'd measure the effect on your work, and you pick the method apart before we start.
en | opening | user | negotiate | usersFirst | productivity | Others will talk about efficiency; I'm more curious what would make your own working day run smoother.
en | question | user | deliver | usersFirst | productivity | Is there a task that goes faster with this, and is there any that takes longer?
en | question | user | discover | usersFirst | productivity | What keeps you waiting during a normal day?
en | nextStep | user | propose | usersFirst | productivity | I'll put your time-wasters in order, as far as I've understood them, and let you shuffle the list.
en | opening | approver | close | valueEvidence | productivity | A productivity gain has to be believable to be approved, so let's go through which assumptions you'd question.
en | question | approver | renew | valueEvidence | productivity | Which proof of the gain would you accept for an extension, and from whom should it come?
en | question | approver | evaluate | totalCost | productivity | Do you count saved hours as money here, or only if a budget shrinks because of them?
en | nextStep | approver | negotiate | riskReduction | productivity | I'll separate what we can influence from what depends on your organisation, and send you that as a note.
en | opening | influencer | deliver | usersFirst | productivity | New ways of working cost time before they save any; how are your colleagues coping with that?
en | question | influencer | qualify | usersFirst | productivity | When people here hear the word productivity, do they think of relief or of pressure?
en | question | influencer | propose | peerProof | productivity | Which team could show the others that work gets easier, without it looking like a contest?
en | nextStep | influencer | close | usersFirst | productivity | I'll phrase the benefit as relief in daily work instead of percentages, and ask you whether it rings true.
en | opening | coach | renew | valueEvidence | productivity | Do people see the benefit in their work? I'm asking you before we talk about carrying on.
en | question | coach | discover | usersFirst | productivity | Who'd gain from faster work here, and who'd worry about it?
en | question | coach | negotiate | totalCost | productivity | If I argue with time saved, who'll nod and who'll say that time isn't money?
en | nextStep | coach | deliver | riskReduction | productivity | I'll note what seems to slow people down and ask you whether I'm reading it right.
en | opening | champion | qualify | peerProof | productivity | To argue for this you'll need an example from your own work; shall we look for a good candidate?
en | question | champion | evaluate | valueEvidence | productivity | Which piece of work could you time before and after, without much fuss?
en | question | champion | close | valueEvidence | productivity | What gain would you stand behind in front of your boss, and what would you rather leave as a hope?
en | nextStep | champion | renew | valueEvidence | productivity | I'll draft a short account of what has changed in your area, and you correct it until you'd sign it.
en | opening | gatekeeper | discover | totalCost | productivity | An order costs purchasing time as well, so let's also talk about what would save you work.
en | question | gatekeeper | propose | complianceFirst | productivity | How should a productivity gain be described in an offer so that you can score it at all?
en | question | gatekeeper | deliver | usersFirst | productivity | Do any of our mails or papers cost you time because they come in the wrong form?
en | nextStep | gatekeeper | qualify | complianceFirst | productivity | Which steps of the ordering process weigh on you? I'll ask our back office what could be made lighter.
en | opening | blocker | evaluate | valueEvidence | productivity | If you think the gain exists only on paper, take me through the work as you see it.
en | question | blocker | negotiate | usersFirst | productivity | Whose workload must not go up, for you to accept this?
en | question | blocker | renew | riskReduction | productivity | In your view, has something become slower or more cumbersome with it, and for whom?
en | nextStep | blocker | discover | valueEvidence | productivity | Where you think time really gets lost goes into my notes, and I'll check what, if anything, we could do about it.
zh | opening | economicBuyer | evaluate | valueEvidence | productivity | 省下来的工夫到底变成什么，先跟您说定，再看值不值。
zh | question | economicBuyer | negotiate | valueEvidence | productivity | 效率要是真上去了，您打算拿这份余力做什么？
zh | question | economicBuyer | renew | valueEvidence | productivity | 这一期里，您看得见的省力在哪，看不见的又在哪？
zh | nextStep | economicBuyer | close | valueEvidence | productivity | 用什么来衡量效率，我回去跟公司商量一个敢写进合同的，再来请您定。
zh | opening | technicalEvaluator | propose | valueEvidence | productivity | 整体快不快，要看卡住的那一环，请您指一指在哪里，我们对着它来。
zh | question | technicalEvaluator | close | valueEvidence | productivity | 提效的目标，您看写成时间好还是写成数量好？
zh | question | technicalEvaluator | qualify | valueEvidence | productivity | 流程里有没有哪段等待，连你们自己也说不清缘由？
zh | nextStep | technicalEvaluator | deliver | valueEvidence | productivity | 前后对比怎么记才公平，听您的，我照您的办法去教记录的人。
zh | opening | user | negotiate | usersFirst | productivity | 效率这个词听着累人，我就问问您，哪些活本来不该您干。
zh | question | user | deliver | usersFirst | productivity | 用上以后，有没有哪一步反而变慢了？
zh | question | user | discover | usersFirst | productivity | 一天下来，什么事让您觉得工夫白花了？
zh | nextStep | user | renew | usersFirst | productivity | 您想省掉哪一步，讲给我，我去问能不能改，改不了也回您话。
zh | opening | approver | close | complianceFirst | productivity | 效益的承诺写不写、怎么写，签批前跟贵方说清为好。
zh | question | approver | renew | complianceFirst | productivity | 续期评价效益，贵方采用哪个部门的统计？
zh | question | approver | evaluate | totalCost | productivity | 效率上的收益，贵方认可折算成钱，还是只作说明？
zh | nextStep | approver | qualify | complianceFirst | productivity | 效益怎么计算，我先列公式和取数来源，送贵方审口径。
zh | opening | influencer | deliver | usersFirst | productivity | 刚开始难免手忙脚乱，哪些是暂时的，哪些是真毛病，想听您分一分。
zh | question | influencer | qualify | peerProof | productivity | 据您的经验，拖慢这类工作的，是人手、规矩，还是工具？
zh | question | influencer | propose | valueEvidence | productivity | 说到提效，哪种讲法您一听就觉得不靠谱？
zh | nextStep | influencer | discover | valueEvidence | productivity | 您觉得值得改的环节，我去现场看一遍，把所见写给您核对。
zh | opening | coach | renew | usersFirst | productivity | 省没省力，各部门感受不一样，请您帮我看得全一点。
zh | question | coach | discover | usersFirst | productivity | 要看一个部门实际怎么干活，我先征得谁的同意才合适？
zh | question | coach | negotiate | valueEvidence | productivity | 效率的目标，你们那里是怕定高了，还是怕定虚了？
zh | nextStep | coach | evaluate | usersFirst | productivity | 我拟几个问大家的问题，请您看问得会不会像查岗。
zh | opening | champion | qualify | usersFirst | productivity | 特别耗人的那件事是什么，您先讲，我才知道帮不帮得上。
zh | question | champion | evaluate | phasedLanding | productivity | 要让同事相信真能省力，您会请谁先试？
zh | question | champion | close | valueEvidence | productivity | 效率的成绩，将来您打算向谁汇报、怎么汇报？
zh | nextStep | champion | propose | usersFirst | productivity | 我来跟您一块把现在的步骤走一遍，边走边记，哪步能省当场商量。
zh | opening | gatekeeper | discover | complianceFirst | productivity | 想去看看大家怎么工作，又怕坏了规矩，该跟谁报备，您指个路。
zh | question | gatekeeper | propose | complianceFirst | productivity | 效益测算要不要随方案一起交，有规定的表吗？
zh | question | gatekeeper | deliver | complianceFirst | productivity | 统计用的数，我该向哪个部门申请，走什么单子？
zh | nextStep | gatekeeper | negotiate | complianceFirst | productivity | 谈判要用的测算，我写好连同出处一起交，不让您再来要。
zh | opening | blocker | evaluate | valueEvidence | productivity | 提效这话谁都会说，不如请您先定个验法，我们照着来。
zh | question | blocker | negotiate | usersFirst | productivity | 要是真省下人手，您担心这些人往哪里去？
zh | question | blocker | renew | valueEvidence | productivity | 续不续放一边，有没有哪几处您看着没帮上忙？
zh | nextStep | blocker | close | riskReduction | productivity | 省不出来怎么办，我按您的意思写进草稿，您看了再说行不行。
en | opening | economicBuyer | evaluate | riskReduction | reliability | Rather than praise how dependable we are, I'd like to ask what an outage would do to your business.
en | question | economicBuyer | negotiate | riskReduction | reliability | Would you pay for extra safeguards against failure, or would you rather live with a short interruption?
en | question | economicBuyer | renew | valueEvidence | reliability | Looking at how dependable this is for you, what would you want changed before committing to another term?
en | nextStep | economicBuyer | discover | riskReduction | reliability | I'll write down which interruptions would hurt you and how, as I understand it, and send it to you for correction.
en | opening | technicalEvaluator | propose | riskReduction | reliability | How something fails matters as much as how rarely; shall we go through the ways it could fail at your end?
en | question | technicalEvaluator | close | valueEvidence | reliability | What would you check yourself in the early weeks to be convinced that it runs steadily?
en | question | technicalEvaluator | qualify | valueEvidence | reliability | How do you count a failure: any interruption, or only those that stop the work?
en | nextStep | technicalEvaluator | evaluate | valueEvidence | reliability | Send me the conditions it would have to cope with at your place, and I'll put them to our technical people.
en | opening | user | negotiate | usersFirst | reliability | When something stops working, you're the person standing there, so I want to know what would help you in that moment.
en | question | user | deliver | usersFirst | reliability | When it hesitates or behaves oddly, whom do you tell, and do you hear back what was done?
en | question | user | discover | usersFirst | reliability | What do you do to keep the work going when your tools let you down?
en | nextStep | user | propose | riskReduction | reliability | I'll describe step by step what you'd do if it fails while you're alone with it; you mark what's unclear.
en | opening | approver | close | complianceFirst | reliability | Before you approve, let's settle how dependability will be measured, so that it isn't a matter of taste afterwards.
en | question | approver | renew | complianceFirst | reliability | Which reliability record do you need in front of you to approve an extension with a good conscience?
en | question | approver | evaluate | complianceFirst | reliability | Whose judgement on dependability do you rely on: your own specialists', an outside body's, or the users'?
en | nextStep | approver | negotiate | complianceFirst | reliability | I'll draft a wording for how interruptions are counted and reported, and you change it until it fits your rules.
en | opening | influencer | deliver | peerProof | reliability | People form an opinion on dependability in the early days; I'd be glad to hear what's being said around you.
en | question | influencer | qualify | peerProof | reliability | When colleagues call something reliable, what have they usually seen with their own eyes?
en | question | influencer | propose | valueEvidence | reliability | What would your colleagues want to read about failures before they believe that we take them seriously?
en | nextStep | influencer | close | riskReduction | reliability | Shall I write a plain note on what happens when something fails, for you to judge before others see it?
en | opening | coach | renew | riskReduction | reliability | Could you tell me candidly how people here talk about our reliability, before I bring up extending anything?
en | question | coach | discover | riskReduction | reliability | Is there a painful memory of something that broke down here, which I should know before I use the word reliable?
en | question | coach | negotiate | complianceFirst | reliability | If I offer a commitment on availability, will they take it as a strength or start hunting for the catch?
en | nextStep | coach | deliver | riskReduction | reliability | While things settle I'll ring you now and then, so that I hear about a wobble before it becomes a story.
en | opening | champion | qualify | valueEvidence | reliability | People may ask you whether this can be depended on, so let's work out what an honest answer would look like.
en | question | champion | evaluate | valueEvidence | reliability | Which test would convince a doubter in your team, and would they be willing to run it themselves?
en | question | champion | close | riskReduction | reliability | If something fails in the early days, how do we make sure you don't have to stand there alone?
en | nextStep | champion | renew | valueEvidence | reliability | I'll ask our service colleagues what they have on interruptions at your place, the unpleasant parts included, and bring it to you.
en | opening | gatekeeper | discover | complianceFirst | reliability | I'm trying to understand which reliability figures your forms ask for, so that we don't fill in the wrong kind.
en | question | gatekeeper | propose | complianceFirst | reliability | Where in your documents should availability and response commitments go: the specification or the contract annex?
en | question | gatekeeper | deliver | complianceFirst | reliability | Which department has to be told in writing when something is out of action, and in what form?
en | nextStep | gatekeeper | qualify | complianceFirst | reliability | I'll check whether we can meet the reliability requirements in your conditions of purchase and give you a plain yes or no.
en | opening | blocker | evaluate | valueEvidence | reliability | If you doubt that this will hold up in practice, help me find a trial that could prove you right.
en | question | blocker | negotiate | riskReduction | reliability | Which remedy would you want in writing if it turns out less dependable than it should be?
en | question | blocker | renew | valueEvidence | reliability | If something about it has let you down, what was it, and how did you find the way it was handled?
en | nextStep | blocker | discover | riskReduction | reliability | Whatever doubts you have about reliability, I'll take them to our technical people unsoftened and bring you their reply.
zh | opening | economicBuyer | evaluate | riskReduction | reliability | 跟您谈谈万一停下来会怎样，这比好的时候更该先弄明白。
zh | question | economicBuyer | negotiate | riskReduction | reliability | 出了故障算谁的、怎么补，您想写进哪一条？
zh | question | economicBuyer | renew | valueEvidence | reliability | 这一期里，让您觉得靠得住和靠不住的各是哪件事？
zh | nextStep | economicBuyer | close | riskReduction | reliability | 出状况时谁先通知您、谁来收尾，我写成几行字，签前请您过目。
zh | opening | technicalEvaluator | propose | valueEvidence | reliability | 光说稳定没意思，拿哪些看得见的指标来谈，想请您定。
zh | question | technicalEvaluator | close | valueEvidence | reliability | 验收的时候稳不稳，您打算拿什么办法来考？
zh | question | technicalEvaluator | qualify | riskReduction | reliability | 您那里容易出毛病的环节在哪，是东西本身还是环境？
zh | nextStep | technicalEvaluator | deliver | valueEvidence | reliability | 遇到异常我就记下时间、现象和处理，隔一阵汇总给您看。
zh | opening | user | negotiate | usersFirst | reliability | 什么样的小毛病会打断您干活，说给我听，我好提前跟公司讲。
zh | question | user | deliver | usersFirst | reliability | 刚开始用这阵子，有没有哪一下让您心里发毛？
zh | question | user | discover | usersFirst | reliability | 手上的活突然卡住的时候，您一般先做什么？
zh | nextStep | user | renew | usersFirst | reliability | 平时懒得报的小毛病，我来一趟专门记下来，带回去问同事。
zh | opening | approver | close | complianceFirst | reliability | 签批之前，稳定运行这一条怎么写、怎么核，先跟贵方说清。
zh | question | approver | renew | complianceFirst | reliability | 续期评审看运行情况时，贵方以哪个部门的记录为准？
zh | question | approver | evaluate | complianceFirst | reliability | 可靠性这一项，贵方接受什么形式的证明？
zh | nextStep | approver | qualify | complianceFirst | reliability | 贵方对可靠性的要求，我先整理成条目，请贵方更正后再往下做。
zh | opening | influencer | deliver | peerProof | reliability | 刚用上的这段容易露马脚，想听听您看哪里会先出问题。
zh | question | influencer | qualify | peerProof | reliability | 您判断一样东西靠不靠得住，先打听什么？
zh | question | influencer | propose | riskReduction | reliability | 方案里哪种说法一出来，您就知道它稳不住？
zh | nextStep | influencer | discover | riskReduction | reliability | 您担心会出问题的环节，我记下来找技术同事逐个问，问到再回您。
zh | opening | coach | renew | valueEvidence | reliability | 稳不稳，大家心里都有数，谈续约前想先听听真实的口碑。
zh | question | coach | discover | riskReduction | reliability | 出一次故障，在你们那儿首当其冲的会是哪个部门？
zh | question | coach | negotiate | riskReduction | reliability | 谈故障责任的时候，您建议我把哪句话说在前头？
zh | nextStep | coach | evaluate | riskReduction | reliability | 出了故障怎么办，我找个同事当场演一遍流程，您看大家跟不跟得上。
zh | opening | champion | qualify | valueEvidence | reliability | 您要推这件事，稳定性迟早会被追问，咱们先把答案备好。
zh | question | champion | evaluate | valueEvidence | reliability | 有人不信它靠得住时，拿什么出来才说得动他？
zh | question | champion | close | riskReduction | reliability | 签之前，关于出故障的后果，还有谁心里没底需要我去讲？
zh | nextStep | champion | propose | riskReduction | reliability | 我约维护的同事来，跟您讲讲可能停下来的原因和应对，您尽管追问。
zh | opening | gatekeeper | discover | complianceFirst | reliability | 可靠性的材料该交什么、交给谁，先问明白就不用麻烦您催。
zh | question | gatekeeper | propose | complianceFirst | reliability | 方案里写的运行承诺，需要我们哪一级签字才算数？
zh | question | gatekeeper | deliver | complianceFirst | reliability | 出现故障的报告，您要邮件还是书面，抄给哪些人？
zh | nextStep | gatekeeper | negotiate | complianceFirst | reliability | 质量承诺的条款要是有改动，我只送改过的那几处来，省得您翻整本。
zh | opening | blocker | evaluate | riskReduction | reliability | 稳不稳这件事我不跟您争，请您先说哪种场面让人放心不下。
zh | question | blocker | negotiate | riskReduction | reliability | 哪一种故障要是有明确的兜底，您会觉得可以接着谈？
zh | question | blocker | renew | valueEvidence | reliability | 要是让您投票，哪些毛病不改您就不赞成续？
zh | nextStep | blocker | close | riskReduction | reliability | 您的疑虑我原话记下来，逐条写上谁负责、怎么看结果。
en | opening | economicBuyer | qualify | riskReduction | risk | An investment can go wrong in several ways; may we begin with those, so you know what you'd be taking on?
en | question | economicBuyer | evaluate | riskReduction | risk | Which risk would you accept with open eyes, and which would make you walk away?
en | question | economicBuyer | close | riskReduction | risk | What's your way out if things don't develop as planned, and what should the contract say about it?
en | nextStep | economicBuyer | renew | valueEvidence | risk | May I list the risks that a further term would carry for you, ours included, and leave the weighting to you?
en | opening | technicalEvaluator | discover | riskReduction | risk | Which technical risks worry you? Let's look at those before we come to the pleasant parts.
en | question | technicalEvaluator | propose | phasedLanding | risk | Which step would you make reversible if you were drawing up the plan?
en | question | technicalEvaluator | deliver | valueEvidence | risk | What early sign would tell you that we're heading for trouble?
en | nextStep | technicalEvaluator | qualify | riskReduction | risk | I'll put the technical risks I can see on a page, and you add those that can't be seen from outside.
en | opening | user | evaluate | usersFirst | risk | You'd notice trouble before a report does, so I'd like to hear what could go wrong in daily use.
en | question | user | negotiate | usersFirst | risk | What would you want to have to fall back on if the new way fails you?
en | question | user | renew | usersFirst | risk | Is there something you do just in case, because you don't quite trust it?
en | nextStep | user | discover | usersFirst | risk | Can I come past with my notes on where mistakes might creep in, to see whether I've got the work right?
en | opening | approver | propose | complianceFirst | risk | You answer for the risk when you approve, so our weak points should come before the strong ones in this talk.
en | question | approver | close | riskReduction | risk | Which remaining risk has no owner so far, as you see it?
en | question | approver | qualify | complianceFirst | risk | How do you grade risks here, and which grade stops a project?
en | nextStep | approver | evaluate | complianceFirst | risk | If you send me your risk form, I'll fill it in for our part and say where I'm unsure.
en | opening | influencer | negotiate | peerProof | risk | Worries travel faster than facts; which are going round here, if any?
en | question | influencer | deliver | riskReduction | risk | What have you noticed that could grow into a problem if nobody looks after it?
en | question | influencer | discover | peerProof | risk | What went wrong with other projects here that people still bring up?
en | nextStep | influencer | propose | peerProof | risk | I'll put answers to the likely worries in writing, in a tone your colleagues can take, and ask you to read it.
en | opening | coach | close | riskReduction | risk | Shortly before a decision something often comes out of the woodwork; where should I be looking?
en | question | coach | renew | riskReduction | risk | What could make people here turn away from us without telling us why?
en | question | coach | evaluate | riskReduction | risk | Is the fear here about the project failing, or about who gets the blame if it does?
en | nextStep | coach | negotiate | riskReduction | risk | Let me think through how we'd handle a failure, and then I'd like to try it out on you.
en | opening | champion | deliver | riskReduction | risk | By standing up for this you carry some of the risk, so let's talk about how we keep it small.
en | question | champion | qualify | riskReduction | risk | What would you personally lose if this went badly, and what can we do about that beforehand?
en | question | champion | propose | phasedLanding | risk | Which small step would be safe enough for the cautious people among your colleagues?
en | nextStep | champion | close | valueEvidence | risk | I'll write a note on what we do if things get stuck, so you have an answer when somebody asks.
en | opening | gatekeeper | renew | complianceFirst | risk | For an extension you may need to check us afresh as a supplier; let me ask what that takes.
en | question | gatekeeper | discover | complianceFirst | risk | What do you look at when you judge whether a supplier is a risk?
en | question | gatekeeper | negotiate | complianceFirst | risk | Which clauses on liability and insurance are fixed in your terms, and which may be discussed?
en | nextStep | gatekeeper | deliver | complianceFirst | risk | I'll let you know in writing when a contact or a condition changes on our side, so your file stays right.
en | opening | blocker | qualify | riskReduction | risk | Before we all get too keen, let's be critical: what could go wrong with this, as you see it?
en | question | blocker | evaluate | valueEvidence | risk | If you had to say where this is likely to fail, which spot would you point to?
en | question | blocker | close | riskReduction | risk | What would have to be agreed so that a failure gets caught before it spreads?
en | nextStep | blocker | renew | riskReduction | risk | I'll write down the risks as you name them, with what we'd do about each, and you mark where you're not convinced.
zh | opening | economicBuyer | qualify | riskReduction | risk | 这件事可能会怎么失败，我从这里讲起，您听完再决定往不往下谈。
zh | question | economicBuyer | evaluate | riskReduction | risk | 几种风险放在一起，哪一种是您不愿意自己扛的？
zh | question | economicBuyer | close | phasedLanding | risk | 真要签了，您还希望留哪一条退路？
zh | nextStep | economicBuyer | propose | riskReduction | risk | 我把风险分成我们担的和您担的两列，写好请您改。
zh | opening | technicalEvaluator | discover | riskReduction | risk | 技术上会在哪里栽跟头，先听您的判断，再谈我们怎么做。
zh | question | technicalEvaluator | propose | valueEvidence | risk | 方案里哪个假设要是不成立，后面就全白做？
zh | question | technicalEvaluator | deliver | riskReduction | risk | 到这一步，还有没有哪个隐患您看着没真正排除？
zh | nextStep | technicalEvaluator | negotiate | valueEvidence | risk | 您认为难的地方，我请懂这块的同事单独来答，答不出的也明说。
zh | opening | user | evaluate | usersFirst | risk | 换个做法，先受累的是干活的人，您怕遇上哪种情形，先讲讲。
zh | question | user | negotiate | usersFirst | risk | 万一不顺，您希望有什么办法先顶着？
zh | question | user | renew | usersFirst | risk | 哪一步您到现在还要多看一眼才放心？
zh | nextStep | user | close | usersFirst | risk | 出了岔子先按哪一步、再找谁，我写成小卡片，您看够不够清楚。
zh | opening | approver | propose | complianceFirst | risk | 风险由谁承担，跟贵方把话说在前面，免得审到一半停住。
zh | question | approver | close | complianceFirst | risk | 签批时，贵方通常要求附上哪类风险说明？
zh | question | approver | qualify | complianceFirst | risk | 哪一类项目在贵方属于需要额外审查的？
zh | nextStep | approver | deliver | complianceFirst | risk | 过程中有风险变化，贵方要我向谁报、怎么报，我照着办。
zh | opening | influencer | negotiate | peerProof | risk | 责任条款谈到后来常常含糊，请您说说哪里该写实。
zh | question | influencer | deliver | valueEvidence | risk | 您在旁边看着，真要有坏苗头，会先从哪里冒出来？
zh | question | influencer | discover | peerProof | risk | 这类事情没做成的，您见过的多半输在哪一步？
zh | nextStep | influencer | renew | valueEvidence | risk | 这一期有什么教训，我想专门来听您讲一回，记下来带给同事。
zh | opening | coach | close | riskReduction | risk | 快定的时候就怕话没说透，咱们对一遍，还有哪些担心没人讲出来。
zh | question | coach | renew | riskReduction | risk | 要不要续，你们那里担心的是我们，还是担心变动本身？
zh | question | coach | evaluate | riskReduction | risk | 评的人各有各的顾虑，您看哪些该由我们公开答复？
zh | nextStep | coach | qualify | valueEvidence | risk | 我写份把坏处也讲明白的说明，请您看会不会吓着人。
zh | opening | champion | deliver | riskReduction | risk | 您在里面推这件事，担着干系，容易翻车的地方咱们一起盯住。
zh | question | champion | qualify | usersFirst | risk | 万一不成，对您自己会有什么影响？
zh | question | champion | propose | riskReduction | risk | 反对的人会拿哪一种坏情形来问您？
zh | nextStep | champion | discover | riskReduction | risk | 坏情形您来出题，我回去找同事一道一道答，答好了再给您用。
zh | opening | gatekeeper | renew | complianceFirst | risk | 续签要不要补保险、担保之类，早点向您问清，省得卡在半路。
zh | question | gatekeeper | discover | complianceFirst | risk | 供应商的风险审查归哪个部门，从您这儿递还是直接送？
zh | question | gatekeeper | negotiate | complianceFirst | risk | 履约保证这类条款，你们有没有规定的文本？
zh | nextStep | gatekeeper | evaluate | complianceFirst | risk | 风险说明该放哪一册、怎么编号，您讲了我照办。
zh | opening | blocker | qualify | riskReduction | risk | 您看到的风险我未必看得到，想先请您讲，我只记不辩。
zh | question | blocker | evaluate | valueEvidence | risk | 要满足哪几个条件，您才会说这个险冒得？
zh | question | blocker | close | riskReduction | risk | 到了要定的关头，还差哪一个答复您心里才过得去？
zh | nextStep | blocker | propose | riskReduction | risk | 您放心的前提，我写成一张表，做到一条请您划掉一条。
en | opening | economicBuyer | propose | riskReduction | service | How much service you buy is your choice; let's find out where waiting would truly cost you.
en | question | economicBuyer | close | riskReduction | service | Whom do you want to be able to call at our end if the usual channel doesn't get things moving?
en | question | economicBuyer | qualify | totalCost | service | Do you see service as insurance to pay for, or would you rather pay for each job as it comes?
en | nextStep | economicBuyer | evaluate | totalCost | service | I'll work out with our service colleagues what different levels of support would mean for you, and send you the comparison.
en | opening | technicalEvaluator | negotiate | riskReduction | service | Let's talk about who does what when something goes wrong, because that's where contracts tend to turn vague.
en | question | technicalEvaluator | deliver | riskReduction | service | Is the information you get from our side enough to solve small matters without waiting for us?
en | question | technicalEvaluator | discover | valueEvidence | service | When you call a supplier for help, what do you wish they'd ask right away?
en | nextStep | technicalEvaluator | propose | phasedLanding | service | Let me sketch the path of a fault report from your desk to ours and back; please cross out detours.
en | opening | user | close | usersFirst | service | Before this gets settled, I want to hear how you'd like to reach us when you're stuck.
en | question | user | renew | usersFirst | service | When you ask us for help, do you get an answer you can work with, or do you end up helping yourself?
en | question | user | evaluate | usersFirst | service | Would you rather phone somebody, write a message or look it up yourself when something won't work?
en | nextStep | user | negotiate | usersFirst | service | Tell me when you can and can't talk, and I'll pass it on to our service colleagues, so help comes when it's useful.
en | opening | approver | deliver | complianceFirst | service | Could we agree how service is reported to you, so you can see whether we keep to what's in the contract?
en | question | approver | qualify | complianceFirst | service | Which service obligations must be in writing before you'd look at a request at all?
en | question | approver | propose | riskReduction | service | What would you consider a fair consequence if agreed response times aren't kept?
en | nextStep | approver | close | complianceFirst | service | I'll write down who on our side is responsible for what in service, and send it to you for your file.
en | opening | influencer | renew | peerProof | service | Service is judged in the corridor long before any contract talk; may I ask what you pick up there?
en | question | influencer | discover | peerProof | service | Which supplier's support do people here speak well of, and what exactly do they praise?
en | question | influencer | negotiate | usersFirst | service | Which service promise would your colleagues really notice, and which is just words to them?
en | nextStep | influencer | deliver | usersFirst | service | If you tell me whom to ask, I'll come by for a short chat with the people who call us for help.
en | opening | coach | qualify | riskReduction | service | Can you give me a feel for how much support people here expect, so I don't promise too little or too much?
en | question | coach | evaluate | peerProof | service | Who here weighs service so heavily that a good price wouldn't make up for it?
en | question | coach | close | riskReduction | service | Is there somebody who'd feel passed over if I named a contact person without asking them?
en | nextStep | coach | renew | riskReduction | service | After our call I'll have a frank word with our service team and tell you what they say, as it is.
en | opening | champion | discover | valueEvidence | service | Tell me what good support has to look like in your area, and I'll see what we can stand behind.
en | question | champion | propose | usersFirst | service | If you were writing the service part of an offer, which sentence would your team be looking for?
en | question | champion | deliver | riskReduction | service | Do people come to you with things they could bring to us, so that we could take that off your shoulders?
en | nextStep | champion | qualify | valueEvidence | service | I'll find out who'd look after you on our side and arrange for you to get to know each other.
en | opening | gatekeeper | evaluate | complianceFirst | service | Service offers are hard to compare, so let me ask which points you set side by side.
en | question | gatekeeper | negotiate | complianceFirst | service | Do you want support terms in the main contract or in a separate agreement with its own notice period?
en | question | gatekeeper | renew | complianceFirst | service | What's the deadline on your side for changing service terms before a contract carries on as it is?
en | nextStep | gatekeeper | discover | complianceFirst | service | Tell me which contacts your supplier record needs for service, and I'll have them filled in the way you want.
en | opening | blocker | propose | riskReduction | service | Support promises can fade after an order is in, so let's talk about what you'd want to hold us to.
en | question | blocker | close | riskReduction | service | What would need to be nailed down about support so that you could live with the decision?
en | question | blocker | qualify | valueEvidence | service | Have you been left waiting by a supplier when it mattered, and what would have made the difference?
en | nextStep | blocker | evaluate | valueEvidence | service | You pick a tricky question whenever you like, and I'll put it through our normal support so you can judge the answer.
zh | opening | economicBuyer | propose | valueEvidence | service | 服务好坏平时看不出来，先跟您约好拿什么来衡量，以后好对账。
zh | question | economicBuyer | close | riskReduction | service | 往后找人办事，您希望只认一个电话，还是分头找各管各的？
zh | question | economicBuyer | qualify | riskReduction | service | 供应商的服务，做到什么份上您才觉得不用自己盯着？
zh | nextStep | economicBuyer | deliver | valueEvidence | service | 每一段服务做了什么、没做成什么，我写简报给您，不绕弯子。
zh | opening | technicalEvaluator | negotiate | riskReduction | service | 服务范围写得越细，您以后越省事，咱们一条条过。
zh | question | technicalEvaluator | deliver | valueEvidence | service | 来的工程师懂不懂行，您看一眼哪里就知道？
zh | question | technicalEvaluator | discover | usersFirst | service | 碰上难题，您是想要人到场，还是远程把道理讲透就行？
zh | nextStep | technicalEvaluator | renew | valueEvidence | service | 没彻底解决的老问题，我汇总成清单找研发同事要说法，回头答您。
zh | opening | user | close | usersFirst | service | 以后有事找谁、怎么找，趁现在跟您说清，省得急的时候抓瞎。
zh | question | user | renew | usersFirst | service | 平时求助，哪一步等得您心烦？
zh | question | user | evaluate | usersFirst | service | 您找人帮忙的时候，喜欢打电话、发消息，还是有人来一趟？
zh | nextStep | user | qualify | usersFirst | service | 我来您这儿看看平时怎么报问题的，看完再想我们该怎么配合。
zh | opening | approver | deliver | complianceFirst | service | 服务履行得怎样要有凭有据，留哪些记录，想跟贵方确认。
zh | question | approver | qualify | complianceFirst | service | 外部单位进场服务，贵方在手续上有哪些要求？
zh | question | approver | propose | complianceFirst | service | 服务承诺写到哪一级，贵方才认为可以考核？
zh | nextStep | approver | discover | complianceFirst | service | 服务由谁负责，我请负责的同事来见贵方，职责当面讲清。
zh | opening | influencer | renew | peerProof | service | 服务这一块自己夸不算，想请您从旁边的角度评一评。
zh | question | influencer | discover | peerProof | service | 据您看，服务变差一般先从哪个苗头露出来？
zh | question | influencer | negotiate | riskReduction | service | 服务条款里，哪些话写得漂亮其实没用？
zh | nextStep | influencer | evaluate | valueEvidence | service | 我约服务的同事跟您聊一回，您按自己的标准问他就好。
zh | opening | coach | qualify | peerProof | service | 先不谈买什么，你们那儿平常对厂家的服务怎么评价，说来听听。
zh | question | coach | evaluate | usersFirst | service | 大家看服务好坏，是看来得快，还是看一次弄好？
zh | question | coach | close | usersFirst | service | 签下来以后，头一个会打电话求助的多半是哪个部门？
zh | nextStep | coach | propose | usersFirst | service | 什么事找谁，我先去跟我们服务那边理顺，再来问您合不合你们的习惯。
zh | opening | champion | discover | usersFirst | service | 要让同事愿意用，服务得跟上，跟您摸一摸他们会卡在哪。
zh | question | champion | propose | valueEvidence | service | 服务方案里，哪一条讲给同事听比较管用？
zh | question | champion | deliver | usersFirst | service | 眼下同事对服务有牢骚的话，多半是为了哪一类事？
zh | nextStep | champion | negotiate | riskReduction | service | 您看哪些服务非写进合同不可，我带回去跟公司商量着加。
zh | opening | gatekeeper | evaluate | complianceFirst | service | 服务这一块您要哪些书面的东西，我先问齐了再准备。
zh | question | gatekeeper | negotiate | complianceFirst | service | 服务费是按次结还是打包结，哪种您走账方便？
zh | question | gatekeeper | renew | complianceFirst | service | 续签时的服务总结，有没有规定的写法和篇幅？
zh | nextStep | gatekeeper | close | complianceFirst | service | 联系人和响应办法我写成一张单子附在合同后，您看格式对不对。
zh | opening | blocker | propose | valueEvidence | service | 服务说得再好听也没用，请您讲讲怎样才算真到位，我照着写。
zh | question | blocker | close | riskReduction | service | 什么样的违约条款写进去，您才觉得服务不是空话？
zh | question | blocker | qualify | usersFirst | service | 外来的服务，让您反感的是哪种做派？
zh | nextStep | blocker | deliver | riskReduction | service | 哪回您觉得没做到位，直接写给我，我照原样转给负责人并抄您。
en | opening | economicBuyer | deliver | riskReduction | switching | A change costs attention before it pays back; let's agree what you want to be kept informed of and what not.
en | question | economicBuyer | qualify | totalCost | switching | What does it cost you to stay as you are, and who feels it?
en | question | economicBuyer | propose | phasedLanding | switching | How long would you want to run old and new side by side, and who'd carry the extra effort?
en | nextStep | economicBuyer | close | riskReduction | switching | At which points can you turn back, and at what cost? I'll set that out and send it to you.
en | opening | technicalEvaluator | renew | riskReduction | switching | You ought to be able to leave us cleanly, so let's talk about what that would take before you renew.
en | question | technicalEvaluator | discover | riskReduction | switching | What holds you to the present solution: contracts, know-how, habits, or things built around it?
en | question | technicalEvaluator | negotiate | valueEvidence | switching | What would have to be carried over intact, and how would you check that it was?
en | nextStep | technicalEvaluator | deliver | phasedLanding | switching | I'll make a list of what has been moved across and what hasn't, and go through it with you.
en | opening | user | qualify | usersFirst | switching | Giving up something you know by heart is no small thing, so let me ask what you'd hate to lose.
en | question | user | evaluate | usersFirst | switching | When you try something new, how long before you'd know if you could get used to it?
en | question | user | close | usersFirst | switching | What should stay the same on the day of the change, so you aren't learning everything at a stroke?
en | nextStep | user | renew | usersFirst | switching | I'll collect the old habits people miss and see which of them could be brought back in some form.
en | opening | approver | discover | complianceFirst | switching | A change of supplier leaves a trail of approvals; would you take me through those you'd expect?
en | question | approver | propose | riskReduction | switching | Which fallback would you insist on before approving a switch?
en | question | approver | deliver | complianceFirst | switching | What has to be formally closed on the old arrangement before you consider the change complete?
en | nextStep | approver | qualify | complianceFirst | switching | I'll ask our people which obligations usually run on after a change, and send you the points to check.
en | opening | influencer | evaluate | usersFirst | switching | Changes often stumble over people who weren't asked; you may know better than I do whom we should be asking.
en | question | influencer | negotiate | peerProof | switching | Which early success would make a sceptic in your circle think anew about changing?
en | question | influencer | renew | peerProof | switching | Do people speak of the old way with regret, or does it hardly come up?
en | nextStep | influencer | discover | peerProof | switching | If you think it wise, I'll talk to a few of the people who'd be affected and tell you what I hear.
en | opening | coach | propose | riskReduction | switching | I'd like your advice on how to propose a change here without making anybody feel they chose badly before.
en | question | coach | close | usersFirst | switching | Who's attached to the present solution for good reason, and have we listened to them?
en | question | coach | qualify | valueEvidence | switching | Is there a real wish for change here, or is looking around simply part of the routine?
en | nextStep | coach | evaluate | riskReduction | switching | What would people give up by changing? I'll write down my answer and check it with you.
en | opening | champion | negotiate | competitiveContrast | switching | Doing nothing is a strong rival, so let's think about what makes changing worth the trouble for your colleagues.
en | question | champion | deliver | usersFirst | switching | Does a colleague of yours prefer the old way of working, and what would win them over?
en | question | champion | discover | valueEvidence | switching | What made you think that things needn't stay as they are?
en | nextStep | champion | propose | phasedLanding | switching | I'll sketch a change in small steps, each with a way back, and you tell me where your colleagues would get off.
en | opening | gatekeeper | close | complianceFirst | switching | To make a change of supplier run smoothly in your records, tell me what you need from us and in what form.
en | question | gatekeeper | renew | complianceFirst | switching | When does the notice period on our contract begin to matter for your planning?
en | question | gatekeeper | evaluate | totalCost | switching | Do the costs of changing count in your evaluation, and does the enquiry say how to state them?
en | nextStep | gatekeeper | negotiate | complianceFirst | switching | Let me read your terms on ending and handing over a contract, and I'll send you my questions in writing.
en | opening | blocker | deliver | riskReduction | switching | If you think the old way was better, show me where; I'd like to keep what was good about it.
en | question | blocker | qualify | riskReduction | switching | What works well as it is, and shouldn't be put at risk by a change?
en | question | blocker | propose | riskReduction | switching | Which promise about the way back would you need before a change is even worth discussing?
en | nextStep | blocker | close | riskReduction | switching | Whatever you want protected during the change goes on a page from me, and you can hold me to it.
zh | opening | economicBuyer | deliver | riskReduction | switching | 新旧交替这一段考验人，跟您说说要盯住哪几处，您心里好有数。
zh | question | economicBuyer | qualify | riskReduction | switching | 现在的做法，到什么地步您会觉得非动不可？
zh | question | economicBuyer | propose | phasedLanding | switching | 一步换完和新旧并行一阵，您更能承受哪种？
zh | nextStep | economicBuyer | discover | totalCost | switching | 不换、晚换、现在换各有什么得失，我写出来请您掂量。
zh | opening | technicalEvaluator | renew | riskReduction | switching | 原来的包袱还剩多少，续约前咱们盘一盘，免得带进下一期。
zh | question | technicalEvaluator | discover | riskReduction | switching | 现有的东西里，哪些是换了就很难找回来的？
zh | question | technicalEvaluator | negotiate | riskReduction | switching | 退回原样的办法，您要求写到哪一步才算数？
zh | nextStep | technicalEvaluator | evaluate | phasedLanding | switching | 要搬的和不用搬的，我列张对照，您标出难搬的。
zh | opening | user | qualify | usersFirst | switching | 老办法有老办法的好，您给讲讲，别一换就把好的丢了。
zh | question | user | evaluate | usersFirst | switching | 试新的时候，哪一步您会不由自主按老法子来？
zh | question | user | close | usersFirst | switching | 换过去头几天，您希望身边有谁能问？
zh | nextStep | user | propose | usersFirst | switching | 老叫法和新叫法我做个对照，您看哪些词还是听不懂。
zh | opening | approver | discover | complianceFirst | switching | 更换涉及变更手续，贵方从哪里办起，问明了才不走错门。
zh | question | approver | propose | complianceFirst | switching | 新旧并行期间，贵方要求以哪一套记录为准？
zh | question | approver | deliver | complianceFirst | switching | 旧的停用以后，资料移交到什么程度贵方才销项？
zh | nextStep | approver | negotiate | complianceFirst | switching | 变更和退回的条件，贵方有修改意见就批给我，我逐条书面答复。
zh | opening | influencer | evaluate | usersFirst | switching | 换不换得动，常看人心，大家顾虑在哪里，想请您点一点。
zh | question | influencer | negotiate | peerProof | switching | 过渡期该留多长，您凭什么来判断？
zh | question | influencer | renew | usersFirst | switching | 换过来以后，老办法里有没有哪一点该捡回来？
zh | nextStep | influencer | close | phasedLanding | switching | 过渡的安排，我想约做过的同事跟您聊聊，您挑他想得太顺的地方。
zh | opening | coach | propose | usersFirst | switching | 换东西会碰着人的习惯，请您教教我怎么说才不得罪人。
zh | question | coach | close | usersFirst | switching | 消息由谁来宣布，大家心里会好受些？
zh | question | coach | qualify | peerProof | switching | 说起换供应商，你们单位里的人一般是什么印象？
zh | nextStep | coach | deliver | usersFirst | switching | 大家有什么嘀咕，您听到就转我一句，我去解释，不让您为难。
zh | opening | champion | negotiate | totalCost | switching | 换的代价得谈在明处，咱们先把难听的话说完。
zh | question | champion | deliver | usersFirst | switching | 眼下还有谁在用老办法，他缺的是时间还是信心？
zh | question | champion | discover | valueEvidence | switching | 让您觉得该换的，是哪一件具体的事？
zh | nextStep | champion | renew | valueEvidence | switching | 换过来得了什么、丢了什么，我来听听用的人怎么讲，听完跟您对。
zh | opening | gatekeeper | close | complianceFirst | switching | 旧合同怎么收尾、新的怎么接，手续上先跟您对一遍。
zh | question | gatekeeper | renew | complianceFirst | switching | 续签和另选一家，在您这里各要走多少手续？
zh | question | gatekeeper | evaluate | complianceFirst | switching | 更换供应商，您这边要补哪些情况说明？
zh | nextStep | gatekeeper | qualify | complianceFirst | switching | 原有约定里有哪些通知期，您提示我，我排进办事顺序。
zh | opening | blocker | deliver | usersFirst | switching | 换的过程里您看不惯的是什么，当面讲给我，能改就改。
zh | question | blocker | qualify | valueEvidence | switching | 留着现在的不动，您觉得好在哪几处？
zh | question | blocker | propose | riskReduction | switching | 要换的话，先保住什么您才不反对？
zh | nextStep | blocker | discover | riskReduction | switching | 您舍不得的那几样，我去问能不能原样留，问到什么说什么。
en | opening | economicBuyer | discover | totalCost | totalCost | A purchase price tells little about what something costs over its life; may we look at the whole stretch together?
en | question | economicBuyer | propose | totalCost | totalCost | How should yearly costs be laid out so that your finance people can put them straight into their own plan?
en | question | economicBuyer | deliver | valueEvidence | totalCost | Which cost do you expect to fall, and who in your company will notice when it does?
en | nextStep | economicBuyer | qualify | totalCost | totalCost | I'll put together a list of cost items people tend to forget, and you strike out what doesn't apply to you.
en | opening | technicalEvaluator | evaluate | totalCost | totalCost | Let's look beyond the invoice: what would this eat in effort over the years, in upkeep, changes and your own people's hours?
en | question | technicalEvaluator | negotiate | riskReduction | totalCost | Which upkeep would you rather do with your own people, and which would you hand over to us?
en | question | technicalEvaluator | renew | valueEvidence | totalCost | Does keeping this running take more effort anywhere than it ought to?
en | nextStep | technicalEvaluator | discover | totalCost | totalCost | Let me ask our technical people what drives running costs in a set-up like yours, and I'll pass on their answer.
en | opening | user | propose | usersFirst | totalCost | Small daily nuisances cost money too; tell me yours, because they seldom turn up in a calculation.
en | question | user | close | usersFirst | totalCost | Is there extra work coming your way with this that, as far as you can see, hasn't been reckoned with?
en | question | user | qualify | totalCost | totalCost | How much of your day goes into workarounds that don't show up in any budget?
en | nextStep | user | evaluate | usersFirst | totalCost | If you jot down what costs you time in an ordinary week, I'll work it into the cost picture, without your name.
en | opening | approver | negotiate | complianceFirst | totalCost | If you look at costs over several years, let me ask how our terms should be built so you can read them easily.
en | question | approver | deliver | complianceFirst | totalCost | What record of actual costs would you want to see along the way, and how often?
en | question | approver | discover | totalCost | totalCost | Which follow-up costs have you seen slip through a review because the question wasn't asked?
en | nextStep | approver | propose | complianceFirst | totalCost | You'd get the assumptions behind the running costs from me in writing, each with its source, so you can query them singly.
en | opening | influencer | close | totalCost | totalCost | Colleagues may ask what this will cost them once the purchase is done; let's sort out an honest answer beforehand.
en | question | influencer | renew | peerProof | totalCost | What do people in your circle say about the effort of keeping this going?
en | question | influencer | evaluate | totalCost | totalCost | Whose working hours tend to be left out when people here work out what something costs?
en | nextStep | influencer | negotiate | totalCost | totalCost | Let me note which running costs could be argued about; I'll send it to you and you tell me what's missing.
en | opening | coach | deliver | riskReduction | totalCost | Help me see early where the running costs could become a sore point here, while there's time to do something.
en | question | coach | qualify | totalCost | totalCost | Does anybody here think in costs over the whole life, or is it the purchase price that gets talked about?
en | question | coach | propose | valueEvidence | totalCost | If I bring a cost picture over several years, who'll trust it and who'll pick holes in it?
en | nextStep | coach | close | totalCost | totalCost | I'll go over the running costs with a critical eye, then ask you where I'm being too kind to us.
en | opening | champion | renew | valueEvidence | totalCost | For a renewal you'll want to show what this costs and what it saves; let's build that side by side.
en | question | champion | discover | totalCost | totalCost | Which expense in your area makes you shake your head, because it could be avoided?
en | question | champion | negotiate | totalCost | totalCost | If they press on the price, which later cost should I ask them to set beside it?
en | nextStep | champion | deliver | valueEvidence | totalCost | I'll set up a simple sheet for running costs and savings, and you fill in what only your side can know.
en | opening | gatekeeper | qualify | complianceFirst | totalCost | To offer you running costs in a form you can compare, I need to know how you count them.
en | question | gatekeeper | evaluate | complianceFirst | totalCost | Do your rules ask for life-cycle costs in the evaluation, and is there a published way to calculate them?
en | question | gatekeeper | close | complianceFirst | totalCost | Which recurring charges need an order of their own on your side, and which run under the main contract?
en | nextStep | gatekeeper | renew | complianceFirst | totalCost | I'll list the recurring charges by contract item and send you that, so they can be matched with your ledger.
en | opening | blocker | discover | totalCost | totalCost | If you've seen projects whose true cost came out late, tell me how it happened; I'd like to do better.
en | question | blocker | propose | totalCost | totalCost | Which cost would you expect a supplier to leave out, and how could we show you we haven't?
en | question | blocker | deliver | riskReduction | totalCost | What overrun would make you say it should have been stopped, and where would you see it coming?
en | nextStep | blocker | qualify | valueEvidence | totalCost | Let me have your own list of hidden costs, and I'll answer item by item, also where the answer hurts us.
zh | opening | economicBuyer | discover | totalCost | totalCost | 买价只是头一笔，往后几年还要花哪些，今天跟您一起摊开看看。
zh | question | economicBuyer | propose | totalCost | totalCost | 往后的开销里，您最怕哪一种是事先没人告诉您的？
zh | question | economicBuyer | deliver | totalCost | totalCost | 落地这段时间，有没有冒出来您没料到的花费？
zh | nextStep | economicBuyer | negotiate | totalCost | totalCost | 付给我们的和您自己要搭进去的，我分两列写清，送您过目。
zh | opening | technicalEvaluator | evaluate | totalCost | totalCost | 后期的花销算起来容易漏，哪几项非算不可，想请您说说。
zh | question | technicalEvaluator | negotiate | riskReduction | totalCost | 后续的维护和更新，哪些该包在里头，哪些该另算？
zh | question | technicalEvaluator | renew | totalCost | totalCost | 这段时间维护下来，花钱多的是哪一处，合理不合理？
zh | nextStep | technicalEvaluator | close | totalCost | totalCost | 后续要您这边出人出料的地方，我列出来请您核，签之前补全。
zh | opening | user | propose | usersFirst | totalCost | 零碎工夫其实也是钱，只是没人记账，您手上费在哪儿，说来听听。
zh | question | user | close | usersFirst | totalCost | 真用起来以后，您估摸自己要多搭进去哪些工夫？
zh | question | user | qualify | usersFirst | totalCost | 返工、等人、找东西，哪一样更耗您的工夫？
zh | nextStep | user | deliver | usersFirst | totalCost | 我做张小表，您随手画正字记额外花的工夫，我来收、我来算。
zh | opening | approver | negotiate | complianceFirst | totalCost | 谈总的花费，口径得跟贵方一致，不然各算各的对不上。
zh | question | approver | deliver | complianceFirst | totalCost | 往后费用有变动，贵方要求事先报备到什么程度？
zh | question | approver | discover | complianceFirst | totalCost | 审一项投入的全部成本，贵方认哪些项目、不认哪些？
zh | nextStep | approver | renew | totalCost | totalCost | 续期费用的计算口径，贵方若要核，我带财务同事上门逐项说明。
zh | opening | influencer | close | totalCost | totalCost | 定下来之前，想请您替我们想想，后面几年还有哪笔钱会被忽略。
zh | question | influencer | renew | totalCost | totalCost | 回过头看，花在维持上的钱，哪些其实可以省？
zh | question | influencer | evaluate | peerProof | totalCost | 同行算这类账，常常在哪个地方算得太乐观？
zh | nextStep | influencer | qualify | totalCost | totalCost | 我们算账的同事可以来跟您聊一回，哪里算得太乐观，您当面指。
zh | opening | coach | deliver | totalCost | totalCost | 实际花费这时候才看得清，跟您商量商量，哪些值得我们主动说明。
zh | question | coach | qualify | totalCost | totalCost | 你们单位算账，是看当年的支出多，还是看几年加起来的多？
zh | question | coach | propose | totalCost | totalCost | 长远的账在你们那里好不好讲，讲到多细合适？
zh | nextStep | coach | discover | totalCost | totalCost | 您觉得领导想看哪几栏费用，报给我，我照着做张空表送来。
zh | opening | champion | renew | totalCost | totalCost | 续不续，您手上都得有本明白账，咱们一块把它理出来。
zh | question | champion | discover | valueEvidence | totalCost | 要说动别人看长远，您眼下缺的是哪一类数？
zh | question | champion | negotiate | totalCost | totalCost | 有人只盯着买价的时候，您一般怎么把话题拉回来？
zh | nextStep | champion | evaluate | totalCost | totalCost | 要回答哪些问题由您来定，计算过程我写得谁都能复核。
zh | opening | gatekeeper | qualify | complianceFirst | totalCost | 后续费用怎么报，各家单位要求不同，我先来问您的规矩，照着来。
zh | question | gatekeeper | evaluate | complianceFirst | totalCost | 全周期的费用需不需要单独成表，是跟报价一起交吗？
zh | question | gatekeeper | close | complianceFirst | totalCost | 合同里后续服务的收费，是写进正文还是另附一份？
zh | nextStep | gatekeeper | propose | totalCost | totalCost | 日后可能收费的项目我另起一页写清，您归档也方便查。
zh | opening | blocker | discover | totalCost | totalCost | 往后的花费会不会越滚越大，请您从坏处说起，我听着记。
zh | question | blocker | propose | riskReduction | totalCost | 哪些后续花销说不清楚，您就不会点头？
zh | question | blocker | deliver | totalCost | totalCost | 真正做起来以后，有没有哪里让您觉得是白花钱？
zh | nextStep | blocker | negotiate | totalCost | totalCost | 您来出坏的假设，我照着重算，结果难看也原样给您。
en | opening | economicBuyer | deliver | valueEvidence | training | What your people learn decides what you get for your money, so let's look at training as part of the return.
en | question | economicBuyer | qualify | totalCost | training | If a key person leaves, how long does it take you to get somebody else up to speed?
en | question | economicBuyer | propose | phasedLanding | training | Should everyone learn at the start, or would you rather begin with a few and let them pass it on?
en | nextStep | economicBuyer | close | totalCost | training | How many working hours training would take from your people: I'll work that out and send you an honest estimate.
en | opening | technicalEvaluator | renew | valueEvidence | training | Knowledge fades and people change jobs, so let's look together at what needs refreshing.
en | question | technicalEvaluator | discover | riskReduction | training | Which knowledge sits with so few people here that you'd worry about a holiday?
en | question | technicalEvaluator | negotiate | totalCost | training | Would you rather have us train your trainers, or should we teach the users ourselves?
en | nextStep | technicalEvaluator | deliver | valueEvidence | training | I'll collect the questions that come in from your people and suggest which of them belong in a training session.
en | opening | user | qualify | usersFirst | training | How do you learn new things at work? A course that doesn't suit you would be a waste of your time.
en | question | user | evaluate | usersFirst | training | If you try this out, what should somebody show you beforehand so it's a fair attempt?
en | question | user | close | usersFirst | training | Will you be given time to learn it, or is that expected to happen alongside your normal work?
en | nextStep | user | renew | usersFirst | training | I'll come by and sit with you for a while, and you show me what you'd like explained better.
en | opening | approver | discover | complianceFirst | training | Where work may only be done with proof of training, we have to know your rules; could you explain them?
en | question | approver | propose | complianceFirst | training | What must a training plan contain so that you can approve it without asking back?
en | question | approver | deliver | complianceFirst | training | Who has to sign that a person has been instructed, and where is that kept?
en | nextStep | approver | qualify | complianceFirst | training | Give me your rules on instruction and proof; I'll sit down with our trainers and report what we can meet.
en | opening | influencer | evaluate | peerProof | training | I'm curious how new skills spread among your colleagues, because courses alone seldom do it.
en | question | influencer | negotiate | usersFirst | training | If training gets cut to save money, who among your colleagues would feel it?
en | question | influencer | renew | peerProof | training | Has somebody become the person others ask when they're stuck, and do they get time for it?
en | nextStep | influencer | discover | usersFirst | training | After our talk I'll sum up how people learn here, as I've understood it, and you set me straight.
en | opening | coach | propose | usersFirst | training | How training is announced here may matter more than what's in it; could you advise me on that?
en | question | coach | close | riskReduction | training | Who'll have to free people for training, and do they know what's coming?
en | question | coach | qualify | usersFirst | training | Are people here open to learning something new just now, or have they had enough of changes?
en | nextStep | coach | evaluate | peerProof | training | I'll draft the message that invites people to a training session, and you tell me if that's how your colleagues talk.
en | opening | champion | negotiate | riskReduction | training | When savings are discussed, training is an easy target; let's agree what you'd want to protect.
en | question | champion | deliver | valueEvidence | training | Where do your people feel sure of themselves, and where are they guessing?
en | question | champion | discover | peerProof | training | Who in your team would enjoy being the person who knows it well?
en | nextStep | champion | propose | phasedLanding | training | Shall I draft a learning plan that leaves your busy periods alone, so you can move what's in the wrong place?
en | opening | gatekeeper | close | complianceFirst | training | So that training doesn't hold up the order, let's settle how you want it listed and accepted.
en | question | gatekeeper | renew | complianceFirst | training | Does training for new staff need a fresh order each time, or can it run under the existing contract?
en | question | gatekeeper | evaluate | complianceFirst | training | Is training scored in its own right in your evaluation, and what do the published criteria ask for?
en | nextStep | gatekeeper | negotiate | totalCost | training | I'll ask our people how training could be billed, by person or by session, and send you what's possible.
en | opening | blocker | deliver | usersFirst | training | If you find that training takes too much of people's time, tell me where, and I'll look for a leaner way.
en | question | blocker | qualify | usersFirst | training | What would have to be true for you to release people for learning this?
en | question | blocker | propose | phasedLanding | training | Which people can't be spared for training, and when would it be bearable for the rest?
en | nextStep | blocker | close | phasedLanding | training | I'll write a version of the training plan that takes as little time as I can answer for, and you judge it.
zh | opening | economicBuyer | deliver | usersFirst | training | 人会不会用，决定这钱值不值，跟您说说怎么看学没学会。
zh | question | economicBuyer | qualify | usersFirst | training | 换个人就要从头学起，这种事在您这里多不多？
zh | question | economicBuyer | propose | totalCost | training | 让大家抽时间学，您能接受占用多少工夫？
zh | nextStep | economicBuyer | discover | usersFirst | training | 各岗位要学什么，我先摸一摸写成短表，请您看轻重对不对。
zh | opening | technicalEvaluator | renew | usersFirst | training | 人员一变动，会的本事也会丢，跟您谈谈怎么把它留住。
zh | question | technicalEvaluator | discover | phasedLanding | training | 您那边谁适合先学，再由他去带别人？
zh | question | technicalEvaluator | negotiate | complianceFirst | training | 学到什么程度才算合格，由您出题还是由我们出？
zh | nextStep | technicalEvaluator | evaluate | usersFirst | training | 您列出自己人要会做的，我请讲课的同事按这个来排内容。
zh | opening | user | qualify | usersFirst | training | 学新东西烦在哪儿，您先吐吐苦水，省得白占您的时间。
zh | question | user | evaluate | usersFirst | training | 学一样东西，您喜欢先看人做，还是自己先上手试？
zh | question | user | close | usersFirst | training | 真要开始学，哪个钟点不耽误您手上的事？
zh | nextStep | user | propose | usersFirst | training | 我用大白话写一份上手步骤，您照着念一遍，哪里拗口我改。
zh | opening | approver | discover | complianceFirst | training | 岗位培训要不要考核、怎么留底，贵方的规定我们想照着办。
zh | question | approver | propose | complianceFirst | training | 培训计划报审，贵方要看到哪些要素？
zh | question | approver | deliver | complianceFirst | training | 参训和考核的记录，贵方要求保存在哪个部门？
zh | nextStep | approver | negotiate | complianceFirst | training | 培训的范围和责任，我先同我们法务理一遍，再送贵方提意见。
zh | opening | influencer | evaluate | peerProof | training | 教得会和记得住是两回事，这里头的道理想听听您的看法。
zh | question | influencer | negotiate | usersFirst | training | 课时要是得压缩，您认为哪一部分省不得？
zh | question | influencer | renew | valueEvidence | training | 学过的人现在还照着做吗，要是走样了，是从哪一步开始的？
zh | nextStep | influencer | close | usersFirst | training | 讲课的同事我请来先讲给您一个人听，浅了深了您直说。
zh | opening | coach | propose | usersFirst | training | 要让大家愿意来学，得摸准脾气，请您给我出出主意。
zh | question | coach | close | usersFirst | training | 课怎么通知、由谁出面，大家才不当成额外负担？
zh | question | coach | qualify | usersFirst | training | 你们同事里，谁学得快又乐意教人？
zh | nextStep | coach | deliver | usersFirst | training | 大家学完要是有牢骚，请您让他们别客气，我去听、我去改课。
zh | opening | champion | negotiate | totalCost | training | 培训写多写少都有人算账，跟您商量哪些是真要的。
zh | question | champion | deliver | valueEvidence | training | 同事学得怎么样，您从哪里看得出来？
zh | question | champion | discover | usersFirst | training | 有人嫌麻烦不想学的话，您觉得他心里怕的是什么？
zh | nextStep | champion | renew | usersFirst | training | 新来的人怎么补课，我写个办法给您，您看行得通再提。
zh | opening | gatekeeper | close | complianceFirst | training | 培训的场地和签到怎么安排，都照您的办法来，先问一声。
zh | question | gatekeeper | renew | complianceFirst | training | 续约里的培训次数，您按哪种凭证来核？
zh | question | gatekeeper | evaluate | complianceFirst | training | 培训算在总价里还是单独报，您这里怎么填？
zh | nextStep | gatekeeper | qualify | complianceFirst | training | 参训要办的手续您讲一遍，我写成清单，照单准备。
zh | opening | blocker | deliver | usersFirst | training | 抽人去学会影响您的活，您先说哪里受不了，咱们再谈怎么学。
zh | question | blocker | qualify | riskReduction | training | 要占您的人去学，什么条件您会觉得说得过去？
zh | question | blocker | propose | phasedLanding | training | 怎么排课，才不会打乱您手下的安排？
zh | nextStep | blocker | discover | usersFirst | training | 哪些人不能离岗您告诉我，我回去把课拆散了重排，再给您看。
`

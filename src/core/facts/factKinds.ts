import { englishRules } from './english/englishRules.ts'
import type { FactRule } from './factRule.ts'
import { cases, days, hours, people, percent, sites, tickets, time, years } from './unitsOfFacts.ts'

/** What was elsewhere, long ago or is only a dream: such a sentence states no figure of this customer. */
export const notHereAndNow =
  /上家(公司|单位)|前东家|那会儿|当年|做梦|要是真有|\b(if (we|i) (only )?had|years ago|my (last|old|previous|former) (job|company|employer))\b/i
/** Nobody says so: a saying taken back, or a case supposed. */
export const notSaid = /(没|不是|没有)(抱怨|投诉|吐槽|嫌)|if a (customer|client|user) were/i

/** 年度维保那张86400，先付一部分: what stands on a bill of work that was done is no price of work to come. */
export const billed =
  /[那这]张|发票|先付|付(?:清|掉|一部分)|未付|没付|欠|逾期|到账|进账|冲掉|\b(?:invoices?|overdue|unpaid|outstanding|paid|owed?)\b/i
/** The rules, most specific first: one figure serves the first rule that claims it. */
export const factRules: readonly FactRule[] = [
  {
    kind: 'referenceBefore',
    cue: /(原来|换之前|换机前)(?=[^。；\n]*(现在|换完|换后|之后))|(went|came|fell) down from|reduced from/i,
    figure: { units: time },
    speakers: ['ours'],
    past: true,
  },
  {
    kind: 'referenceAfter',
    cue: /(?<=(原来|换之前|换机前)[^。；\n]*)(现在|换完|换后|之后)|(?<=(went|came|fell) down from \d+ \w+ )to|(?<=reduced from \d+ \w+ )to/i,
    figure: { units: time },
    speakers: ['ours'],
    past: true,
  },
  {
    kind: 'downtimeCost',
    cue: /(hour|hr|day) (of )?(down|stopp|standing)|(lose|losing|loses|costs? (us|them|em))[^.;\n]{0,24}(an|per|every|each) (hour|hr|day)|(an|per|every|each) (hour|hr|day)[^.;\n]{0,20}(down|lost|loses?|losing)|停机(一小时)?(的?成本|损失)|(一|每)个?(小时|天)(就是|就亏|损失|亏)|停(一|1)(天|个?小时)|cost of downtime|downtime cost|lost per hour|(each|every) (hour|hr|day) costs?/i,
    figure: 'money',
  },
  {
    kind: 'downtimeHours',
    cue: /(went|go|goes|gone|been|stayed) (down|dark) for|lost (\w+ )?hours of (production|scanning|operation)|unavailable for|could not (run|scan|operate|produce)|停用|停诊|停产|停工|不能开机|无法使用|out of (service|action|order)|offline|standstill|stopped (for|running)|not running|停机|宕机|停线|停摆|趴窝|又?趴了|downtime|(was|were|is|stood) (down|still)|outage/i,
    figure: { units: hours },
    // 停线每次超过2小时扣5000元 is a penalty and no standstill.
    not: /窗口|window|不停机|without|连续|扣\s*[\d一二三四五六七八九十百千万]|扣款|罚款?|违约金|赔|penalt|deduct|liquidated|\bLDs?\b/i,
  },
  {
    kind: 'repairHours',
    cue: /took (your|the) (engineer|technician)|until it (ran|worked) again|to get (it|us|the \w+) (back|running)|抢修|维修|恢复(运行|使用)|排除故障|restore|fixed|up again|running again|修复|修好|维修.{0,4}(用了|等了|花了|要)|修了|repair(ed)?|to fix|going again|back (up|running)/i,
    figure: { units: time },
    // What is to be shown at acceptance, a restored backup among it, took nobody that long.
    not: /验收|备份|演练|accept|back-?ups?|rehears|drill/i,
  },
  {
    kind: 'responseHours',
    // Whom it takes so long, or what, is no call for help.
    not: /代表|评委|演示|参会|嘉宾|\btakes? (?:my|our|the|a|one) (?:technician|engineer)/i,
    cue: /turn up|be here within|show up within|attend within|call[- ]?out|赶到|抵达|reaction time|technician|engineer (is |will be )?(on|at)|响应|到现?场|上门|response|respond|on[- ]site/i,
    figure: { units: time },
  },
  {
    kind: 'waitingTime',
    cue: /turnaround|lead time for an appointment|in the queue|on the waiting list|have to wait|等候|排期|候检|排到|backlog|appointment|等待|排队|候诊|预约.{0,4}等|转圈|wait(ing)?|queue/i,
    // A plant that is shut for its turnaround makes nobody wait.
    not: /\b(?:miss(?:es|ed|ing)?|before|after|during|until|in|for) (?:the|our|his|her|their|next|this|last)(?: \w+)? turn-?around\b/i,
    figure: { units: time },
  },
  {
    kind: 'changeoverTime',
    cue: /swap(ping)? (over|formats?|tools?|products?)|format change|re-?tooling|changing over|换产|换品种|换规格|转产|切换(一次|产品|规格)|change ?over|set-?up time|retool|switching (between|from)|换型|换线|切换产品|换一次(?!性)|换卷|换模|changeover/i,
    figure: { units: time },
  },
  {
    kind: 'cycleTime',
    cue: /(takes?|needs?|spend|spends) [^.;\n]{0,24}(per|for each|for every|a) (sample|part|piece|patient|test|case|batch|order|report|invoice|document|scan)|每(份|样|片|张|个样本)|单样|耗时|per (sample|scan|part|unit|piece|patient|test|wafer|board)|each (sample|part|piece|patient|test)|cycle|每例|单次|单个?件|一次(检查|进样|扫描|检测)|节拍|(每|一)(条|例|批|单|件|次|台)[^，。；\n]{0,8}(要|需|用|花)|cycle time|per run|per case|\ba run\b|(each|one) (run|case|batch|cycle|scan|order) takes/i,
    figure: { units: time },
  },
  {
    kind: 'caseVolume',
    cue: /through-?put|we (do|run|process|handle|see|ship|make|perform|treat) (about |around |roughly |some |up to |over )?\d|a shift|per shift|volume of|volumes? (is|are|runs?)|(手术|检测|检查|门诊|样本|标本|年产)量|日均|月均|年均|接诊|(cases?|procedures?|orders?|samples?|patients?|scans?|tests?) (annually|yearly|daily|weekly|monthly)|手术量|检查量|门诊量|例数|一年.{0,3}(做|大概|大约|约)|每?(年|月|天|周).{0,6}(做|种|开展|检查)|case volume|(cases?|procedures?|orders?|runs?|samples?|patients?)[^.;]{0,20}\b(a|per|each|every) (day|week|month|year)|(samples?|cases?|procedures?|orders?|patients?)[^.;]{0,16}(daily|weekly|monthly|yearly)/i,
    figure: { units: cases },
  },
  {
    kind: 'scrapRate',
    cue: /out of spec|yield loss|fail(s|ed|ure)? rate|thrown away|non-?conform|不合格率|返工率|损耗率|废品率|rework|faulty|defective|waste rate|报废|废品|次品率|不良率?|scrap|defect rate|rejects?/i,
    figure: { units: percent },
  },
  {
    kind: 'usageRate',
    cue: /(in|of) (daily|active|regular) use|are actually used|is actually used|sits? idle|上线率|活跃率|登录率|稼动率|adoption|of (the |our )?(seats|licen[cs]es|users) (are|is) (in use|used|active)|使用率|开机率|利用率|utili[sz]ation|usage rate|(%|percent|pct) of [^.;]{0,24}\buse/i,
    figure: { units: percent },
  },
  {
    kind: 'openTickets',
    cue: /(tickets|issues|cases|calls) (are )?(still )?(open|unanswered|waiting)|still open|未结|待处理|未解决|没解决|报修单|unresolved|outstanding|pending|未关(闭)?(的)?工单|遗留工单|积压.{0,3}工单|工单.{0,4}(没关|未关|没处理|积压)|open tickets?|open issues?|ticket backlog/i,
    figure: { units: tickets },
  },
  {
    kind: 'activeUsers',
    cue: /(users|people|operators|colleagues) (log|sign|work|are working|are using)|active accounts|named users|登录|使用人数|日活|月活|实际使用|log(ging)? in|using it|work(ing)? with it|users are active|在用|日常使用|活跃|active users?|operators? use|people use|logged in|seats? (are )?(in use|used)/i,
    figure: { units: people },
  },
  { kind: 'trainingHours', cue: /培训|学时|训练|training/i, figure: { units: time } },
  {
    kind: 'installDays',
    cue: /up and running (in|within)|ready (in|within)|to (install|set up|roll out|commission)|implementation (takes|took|time)|安装调试|部署|实施周期|commission(ing|ed)?|set[- ]?up takes|deploy(ment|ed)?|rollout|装机|安装|装好|上线周期|install(ation|ed|s)?|go-?live takes|roll-?out takes/i,
    figure: { units: days },
    // Days within which somebody pays are none of work.
    not: /\bat \d+ days|days (net|from|after)|\bnet \d|付款|[账帐]期|月结|\d0\s*[/／]\s*\d0/i,
  },
  {
    kind: 'warrantyPeriod',
    cue: /(covered|cover) for|coverage of|免费维保|保质|warrant(y|ed)|guaranteed?|保修|质保(?!金)|整机保|warranty/i,
    figure: { units: years },
  },
  {
    kind: 'paymentTerm',
    cue: /days (from|after|of) (the )?(invoice|delivery|receipt|acceptance|b\/l|bill of lading|shipment)|settle(d)? (in|within|after)|invoices? (are )?(paid|settled)|月结|结算周期|付款期限|payable|(pay|payment|paid)( is)? (within|after|in)|days net|terms of payment|[账帐]期|付款期|回款期|付款.{0,4}(天|个月)(?!内?(?:交|到|发|出|供)(?:货|付|厂)|交)|(想|还)要\s*(30|45|60|75|90|120|180)\s*[天日]|payment terms?|pays? (at|in|within|after)|net \d+|(?<=\b(?:30|45|60|75|90|120) )days instead of (?:the )?(?:\d+|thirty)(?! (?:weeks|hours))/i,
    figure: { units: days },
  },
  {
    kind: 'interfaceSites',
    cue: /已?(联通|打通|互联)|已接入|connected (at|to|in)|integrations? (live|running|at)|live at|已?对接了?|接口.{0,6}(上线|跑通)|接了|integrated (with|at)|interfaces? (run|live|in operation)/i,
    figure: { units: sites },
  },
  {
    kind: 'competitorPriceChange',
    cue: /(降价|调价|涨价|下调|上调|下浮|降幅)|(reduced|cut|raised|lowered|increased|dropped|slashed)[^.;\n]{0,24}(prices?|list|quote|rates?)|price (cut|increase|reduction|drop)|prices? (by|down|up)|(竞品|对手|友商|对方|他们家|competitor|rival).{0,14}(降|涨|让|cut|drop|lower|rais)|(降价|调价|price cut)|又(降|涨)了?(?=\s*[\d一二三四五六七八九十])|(their|rival|competitor)('s|’s)? (quote|price|offer)[^.;\n]{0,24}(lower|higher|cheaper|less|more)|(bumped|cut|raised|dropped|lowered) (their|its) (list|prices?)/i,
    figure: { units: percent },
    // What a payer or a tender of the state sets is a policy, and no rival's move.
    not: /按您|您的意见|[给为]您|支付标准|医保|集采|带量|限价|中选价|挂网价|收费标准|指导价|reimbursement|tariff|price cap/,
  },
  {
    kind: 'totalCostGap',
    cue: /差价|高出|多出|价差|difference|more expensive (over|in total)|higher (over|in total)|cheaper (over|in total)|(总价|总成本|总额|三年|五年).{0,10}(差|相差)|差额|多花|贵出|gap|difference in total|dearer/i,
    figure: 'money',
  },
  {
    kind: 'annualServiceFee',
    cue: /维护费|保养费|(每年|一年)[^，。；\n]{0,8}(维护|维保|保养|服务)|(maintenance|service|support) (contract|agreement|plan|package)|upkeep|support fee|维保费|年维保|年保|维保一年|服务费|(?<![明今去前后当本同全逐往历])年费(?!用)|service fee|maintenance fee|yearly (service|maintenance)|annual (service|maintenance)|service [^.;]{0,24}(a|per) (yr|year)/i,
    figure: 'money',
    not: billed,
  },
  {
    kind: 'consumableCost',
    cue: /备件|刀具|包材|filters?|supplies|spare parts|probe tips|耗材|试剂|滤芯|consumables?|reagents?|cartridges?/i,
    figure: 'money',
  },
  {
    kind: 'budgetAmount',
    cue: /(?:盘子|年框|框架|额度)[^。；\n]{0,10}(?:砍|压|降|减|缩|削|核)[^，。；\n\d]{0,3}(?:到|成|至)|\b(?:allocation|allowance|envelope|spend|(?:cost )?line)\b[^.;\n]{0,40}\b(?:taken|brought|cut|trimmed|reduced|scaled|slashed|lowered|knocked|gone|dropped)\b[^.;\n]{0,24}\bto\b|(砍|削|压缩|缩减|核减|减)[^。；\n]{0,14}(只剩|还剩|剩下?|到|成|为)|(现在|手里|手上|账上)(就|只)(剩|有)|(trimmed|cut|reduced|scaled back|lowered)[^.;\n]{0,40}(to|have|at) (now )?(about |around |roughly |only )?(USD|US\$|\$|€|EUR|£|GBP|CHF|AUD|A\$|NZD|CAD|SGD|HKD|SEK|NOK|DKK)|(we|they) (now |only |now only )?(have|ve got|have got) (now |only )?(about |around |roughly |up to )?(USD|US\$|\$|€|EUR|£|GBP|CHF|AUD|A\$|NZD|CAD|SGD|HKD|SEK|NOK|DKK)|cap(ped)? (of|at)|ceiling|(?<![a-z])(we|they)(['’]re| are) (now )?(down|up) to (RMB|CNY|¥|USD|US\$|\$|€|EUR|£|GBP)|(今年|明年|一共|总共|这块|项目|上面|总部|集团)[^，。；\n]{0,6}批(的是|了|下来|的)|(集团|总部|上面|公司|领导|董事会|总公司)[^，。；\n]{0,6}(砍|削|压缩|核减)了?[^。；\n]{0,6}(从|降|到)|(approved|released|granted|reserved|available)[^.;\n]{0,24}(USD|US\$|\$|€|EUR|£|GBP|CHF|AUD|A\$|NZD|CAD|SGD|HKD|SEK|NOK|DKK)|(USD|US\$|\$|€|EUR|£|GBP|CHF|AUD|A\$|NZD|CAD|SGD|HKD|SEK|NOK|DKK)[^.;\n]{0,20}(approved|released|granted|reserved|available|for this year|this year)|to spend|spending cap|signed off|\b(?:it['’]s|it is|that['’]s)(?: now| only| just)* (?=[£€$¥]|GBP|USD|EUR)[^.;\n]{0,24}\bnow,? not\b|批复|核定|拨款|专项资金|总投资|控制价|最高(?:投标)?限价|拦标价|批下来(?:的)?(?:就|只|才)?(?:是|有|了|给)?(?=[^，。；\n\d]{0,3}[\d一二三四五六七八九])|(?:只|才|就)批了?(?=\s*\d)|[给批定]的(?:数|额度|盘子)(?:(?:就|只|还)?是|(?:就|只有?|才)(?=\s*\d))|(?:only|just) (?:got|been given|were given)(?: approval for| sign-?off for)? (?:USD|US\$|\$|€|EUR|£|GBP|CHF|AUD|A\$)|set aside|earmarked|allocated|capex|funding|spending limit|(一分|一毛)(都|也)?不(能|会)?多|预算|\bpot\b(?= for| of| has| is| was| stays|[.,;]|$)|(?<![a-z])work(?:ing)? with (?=£|€|\$|GBP|USD|EUR)|budget|(money|funds?|funding) (is|are|was) (signed off|approved)|(has|have|['’]s|['’]ve) (now )?(agreed|approved|released|okayed|signed off)( to)?( about| around| up to)? ?(USD|US\$|\$|€|EUR|£|GBP|CHF|AUD|A\$)/i,
    figure: 'money',
    // What is above a budget is a price, and what a rival or we have cut is one too.
    // A quote that went out names what we ask, whatever its scope was cut to.
    not: /(?:比|较)[^，。；\n\d]{0,8}(?:预算|额度)[^，。；\n\d]{0,3}(?:多|高|超|少|低|贵)|(?:离|距|跟|和|与)[^，。；\n\d]{0,8}(?:预算|额度)[^，。；\n\d]{0,4}差|报价单?[^，。；\n\d]{0,4}(?:发|给|送|寄|传|更新|重做|出)[^。；\n]{0,16}\d|\b(?:quote|quotation|proposal|offer|v\d)\b[^.;\n]{0,12}\b(?:sent|out|gone|attached|e-?mailed|uploaded|issued)\b|(高于|高过|高出|超(出|过|了)?|突破|大于|贵过)[^，。；\n]{0,8}预算|(above|over|exceeds?|beyond|more than|higher than) (our|the|my|their) budget|(单价|报价|价格|底价|底线|对手|(你们|我们)(的|家)?价|prices?|quote|offer|floor)[^，。；.;\n]{0,10}(砍|压|降|减|cut|trimmed|reduced)/i,
  },
  {
    // "Capex is cut. The board took it down to 2.4 from 2.6": the sentence before says what was cut.
    kind: 'budgetAmount',
    cue: /\b(?:took|taken|brought|cut|trimmed|knocked|slashed|lowered|reduced|went|gone|raised|put|pushed) (?:it |this |that )?(?:back |right )?(?:down |up )?(?:from [£€$]?\d[\d.,]*\s?[km]? )?to (?=(?:about |around |only )?(?:[£€$]|[A-Z]{2,3} ?)?\d)/i,
    after:
      /\b(?:budgets?|capex|funding|funds|allocation|allowance|envelope|pot|ceiling)\b(?![^.!?]*\d)[^.!?]*[.!?–—-]\s*$/i,
    figure: 'money',
    not: /\b(?:prices?|quotes?|offers?|days?|weeks?|months?|hours?|percent)\b|%/i,
  },
  {
    kind: 'competitorOut',
    apart: true,
    rival: true,
    cue: /(?!)/,
    beside:
      /出局|淘汰|退出了?|退了(?![货款休租押回给您你我换])|踢(?:了|出)|弃标|未通过(?:资格|评审|审查)|资质没过|不(再)?考虑(了|他们|它们?|这家|这个牌子)?(?=[，,。；;\s]|$)|已?排除(了|掉|在外)|放弃(了|投标|报价)|没(有)?入围|未入围|被刷|\b(ruled out|dropped out|out of the (race|running)|no longer (in the|considered|an option|in play)|eliminated|disqualified|not shortlisted|withdr(ew|awn)|(?:pull|back|bow|opt|drop)(?:ed|s|ing)? out|(?:have|has) (?:pulled|backed|bowed|opted) out|walked away|stood down|stepped (?:back|down|out)|declined to (?:bid|quote|tender|offer)|(?:not|n['’]t|no longer) (?:bid|bidding|quoting|tendering|going to bid)|no[- ]bid|gave up|given up|thrown in the towel)\b/i,
    figure: 'text',
    not: /[?？]|吗|我们|我司|如果|要是|(?<![a-z])(we are|us|our offer|if)(?![a-z])/i,
    stances: ['stated', 'negated', 'asked'],
  },
  {
    kind: 'competitorOffer',
    cue: /竞品|竞争对手|对手|友商|别家|另一家|同行|(?<![a-z])(competitors?|rivals?|(other|another|second) (vendor|supplier|bidder)|incumbent)(?![a-z])/i,
    rival: true,
    beside:
      /报|开价|开了|[给降](到|出|的是)|卖|[说听记看写]错了?|更正|纠正|口误|[/／]\s?(公斤|千克|吨|升|平米?|米|kg|t|l|m2|pc)(?![a-z])|单价|打包|[每一]\s?[台套个件]|[/／][台套]|价|(?<![a-z])(quot|offer|price|bids?\b|each|per (unit|seat|line)|a (unit|seat)|came in at|best (?:and|&) final|bafo|last word|(?<![a-z])correct(?:ion|ing|ed)(?![a-z])|it(?:['’]s| is| was) (?=[£€$]\s?\d)|(?:is|are|sits?|stands?) (?:now )?(?:at|on) (?:about |around )?(?=\d+(?:\.\d+)?\s?(?:k|m|mn|million)\b)|(?:came|gone|went|go|dropped|cut|moved|improved|landed|sits?|stands?|now) (?:down |up |in |back )?(?:to|at)\b|(is|are|at|for) (about |around )?(USD|US\$|\$|€|EUR|£|GBP|CHF|RMB|¥))/i,
    figure: 'money',
    not: /比[^，。；]{0,10}(贵|便宜|高|低|多|少)|(贵|便宜|低|高|差)(了|出)?\s*[\d一二三四五六七八九十]|cheaper|more expensive|dearer|维保|年费|服务费|开放费|预算|耗材|试剂|budget|(service|maintenance|support) (fee|contract|plan)/i,
    stances: ['stated', 'asked'],
  },
  {
    kind: 'competitorNews',
    apart: true,
    whole: true,
    rival: true,
    cue: /(?!)/,
    beside:
      /(\d|[一二两三四五六七八九十半])[^，。；;\n]{0,6}(%|％|个点|折|天|周|个月|年|元|万|\/)|报了?价?[^，。；;\n]{0,4}\d|质保|保修|短板|弱项|软肋|老款|(降|涨|改|让)价|比(我们|咱们|你们)[^，。；;\n]{0,6}(低|高|便宜|贵|快|慢)|账期|月结|交期|样机|试用|\d[^.;\n]{0,12}(%|percent|hours?|hrs|days?|weeks?|months?|per )|(?<![\d.,£€$¥]|(?:eur|usd|gbp|chf|rmb|cny|aud|sgd) ?)\d[\d.,]*\s?(?:k|mn?|million)(?![a-z])|(?<![a-z])(?:depots?|warehouses?|local (?:stock|engineers?))(?![a-z])|没有?[^，。；;\n]{0,6}(?:证|资质|认证|CNAS|CMA|能力|备件|网点|工程师|接口|功能|案例|业绩|授权|注册)|不(?:支持|具备)|只会|\b(?:no|lacks?|without|n['’]t have)\b[^.;\n]{0,20}\b(?:audit|certif\w*|accredit\w*|approval|interface|engineers?|references?)|cheaper|lower|below us|above us|undercut|weak(?:ness| spot| point)|no (?:mobile|local|service|depot|spares?)\b|(price|lead time|payment|terms|trial|discount)/i,
    figure: 'text',
    not: /[?？]|吗|如果|要是|(?<![a-z])if(?![a-z])/i,
    stances: ['stated', 'asked', 'promised'],
    speakers: ['customer', 'note', 'team'],
  },
  {
    kind: 'paymentSplit',
    apart: true,
    cue: /(?:付款|支付)[^。；\n]{0,16}(?<![一二三四五六七八九十\d])[一二三四五六七八九]{3,5}(?=[，,。；;付\s]|就?行|不行|$)|预付款?|首付|定金|到货款?\s*\d|尾款|质保金|承兑|(?<![\d/／])\d0?\s*[/／]\s*\d0\s*[/／]\s*\d0(?!\d)|advance payment|down ?payment|\d\s*% retention(?! (?:at|of|rate|after \d+ (?:min|bake|cycle)))|retention (?:money|sum|clause|until|released?|of \d+\s?%)|\d+\s?% (on|upon|at|after|with) (order|delivery|signature|acceptance|SAT|FAT|shipment)/i,
    figure: 'text',
    beside:
      /\d\s*[%％成]|(?<![\d/／])[1-9]0\s*[/／]\s*\d0(?!\d)|[一二三四五六七八九]成|(?<![一二三四五六七八九十])[一二三四五六七八九]{3,5}(?=[，,。；;付\s]|就?行|不行|$)|承兑|retention|percent/i,
    line: true,
    // 价格30分、质量35分…原 35/30/20/15 作废: how offers are scored, and not how they are paid.
    // V3（现汇、承兑两套价）25日前给她: which prices a paper will hold is no way of paying.
    not: /[一二两三\d]套价|\d\s*分(?!钟)[、，,；;]|\b(?:disregard|ignore|forget|scored?|weights?|tco)\b|\b(?:from|in|of) (?:the|your|our) (?:rf[pqi]|itt|tender|bid documents?|addendum|spec)\b|评分|打分|权重|分值|招标文件|作废|weighting|scoring|criteria/i,
    speakers: ['customer', 'note'],
  },
  {
    kind: 'awardCriteria',
    apart: true,
    cue: /(价格|商务|技术|服务|交付|业绩|售后)[^，。；;\n\d]{0,8}\d{1,3}\s*(分(?!钟)|%|％)?[、，,；;／/ ]+(价格|商务|技术|服务|交付|业绩|售后)|(price|commercial|technical|quality|service)[^.;\n\d]{0,12}\d{1,3}\s*(%|points|percent)[^.\n]{0,8}(price|commercial|technical|quality|service)|(price|commercial|technical|quality|service|delivery)[^.;,\n\d]{0,6}\d{1,3}\s*(%|points|percent)?\s*[,/;]\s*(and )?(price|commercial|technical|quality|service|delivery|lead time)[^.;,\n\d]{0,6}\d{1,3}(?![\d.])/i,
    figure: 'text',
    line: true,
  },
  {
    // What they choose by, in running text: 他们主要看三点, "it'll come down to uptime".
    kind: 'decisionFactor',
    apart: true,
    cue: /(主要|最|更|重点|首先|还是|关键|核心|只)(是)?(看重|看中|在意|在乎|关注|关心)(?!(过|到|吗|不))|(主要|重点|关键|就|只)看(的是)?(这|以下|下面)?([\d一二两三四五几]|俩)(个)?(点|条|项|方面|样|块|件|东西)|(评标|评分|评审|选型|打分|定标|比选|评委|评的时候|选的时候)(时|们)?[^，。；;\n]{0,8}(看重|主要看|重点看|侧重|看的是|在意|重点考察)|决定(性)?(的)?因素|(看重|在意|在乎)的(是|就是|无非|有)|(选型|评价|评判|衡量|选供应商)的?(标准|依据)(是|有|为|[:：])|\bwhat (really |most )?(matters|counts) (most )?(to|for|with) (them|us|me|him|her|[A-Z][a-z]+)( most)? (is|are|will be)|\b(matters|counts|weighs) (the )?most (to|for|with) (them|us|me|him|her|[A-Z][a-z]+)|\b(it|this|the decision|the choice)(['’]ll| will| would| really| just)*( all)? (comes?|boils?) down to\b|\bwhat (they|we)(['’]ll| will)? (measure|judge|score|mark|choose|pick|decide|go) (us|you|on|by|it|vendors|suppliers|bidders)?\b|\b(the |their |our )?(main|key|deciding|decisive|selection|evaluation|decision) (criteri(a|on)|factors?)( for (them|us))? (is|are|will be|[:：])|\b(will|going to) be (judged|scored|decided|evaluated) on\b|\b(they|we)( will|['’]ll)? (decide|choose|judge|pick) (on|by)\b(?! (mon|tue|wed|thu|fri|the \d|\d))|\b(most important|top priority|top priorities) (thing |point )?(to|for) (them|us|me|[A-Z][a-z]+) (is|are)/i,
    figure: 'text',
    line: true,
    not: /[?？]|吗(?!\p{Script=Han})|不(看重|在意|在乎|关心)|验收|\b(do|does|did)( not|n[o'’]?t)\b[^.;\n]{0,12}\bmatter/iu,
    stances: ['stated', 'asked', 'promised'],
    speakers: ['customer', 'note'],
  },
  {
    kind: 'decisionRole',
    apart: true,
    whole: true,
    cue: /(?:超了|超过|超出|再高|再多|再往上|往上)[^，,。；;\n\d]{0,4}(?:要|得|须|需|归|由|找|报|到)[^，,。；;\n]{1,8}(?:签(?![到收合约])|批(?![次量])|拍板)|\d+(?:\.\d+)?\s*[万亿][^，。；\n]{0,3}(?:以[内下上]|之内)[^，。；;\n\d]{0,6}?(?:签字|签批|拍板|审批|就能定|说了算)|(?:→|->|—>|再到|然后)[^，。；\n]{0,14}(?:拍板|签字|审批|批准|定)|(最终|最后|还是|都|得|要|须|需|由|归|等|找)[^，。；;\n]{0,10}(签字|签批|拍板|审批|点头|说了算|来定)|(?<![\d.])\d[\d.,]*\s*(?:万|[wk](?![a-z])|元|块|欧|镑|美[元金])[^，。；;\n\d]{0,4}(?:以上|起|超过|往上)[^。；;\n]{0,40}?(?:要|得|须|需|归|由|找|报|到|总|长|经理|主任|会)[^，。；;\n]{0,4}(?:[（(][^()（）\n]{1,16}[)）])?(?:来)?(?:签(?![到收合约])|批(?![次量])|定(?![金制位])|拍板)|(?:超过?|大于|高于)\s*\d[\d.]*\s*万[^。；;\n]{0,30}?(?:签(?![到收合约])|批(?![次量])|拍板)|最终[^，。；;\n]{0,10}签(?![到收合约])|到[^，。；;\n]{1,6}(那里|那边|那儿|手上|手里)签(?![到收合约])|最后签字|说(了|话)算|一票否决|拍板的?(是|人)|[^，。；;\n]{1,6}(评审|把关|那关)[^，。；;\n]{0,4}(不通过|没过|过不了|不过)|\b(signs? (everything|all|off on|anything|the (order|contract|po))|will sign\b|has to (sign|approve|release)|must (approve|sign off)|needs? to (approve|release)|(final|last) (say|word)|has a veto|makes the (final )?(decision|call)|decides (alone|in the end)|(she|he|\p{Lu}\p{L}+) (decides|signs)(?=[,.;]|$| (it|this|these|them)\b)|(?:anything|everything|all|orders?|contracts?|deals?|purchases?|spend(?:ing)?|sums?|amounts?)? ?(?:over|above|beyond|more than) (?:USD|US\$|\$|€|EUR|£|GBP|RMB|CNY|¥|RM|MYR|[ASH]\$|HK\$|SGD|HKD|AUD|CHF|INR|Rs\.?)? ?\d[\d.,]* ?(?:k|m|mn|million|thousand)?\b[^.;\n]{0,40}?\b(?:signs?|sign(?:s|ed)? off|(?:is|are|gets?|must be|has to be|have to be|will be) (?:counter)?(?:signed|approved|released)(?: off)? by|approves?|countersigns?|decides?|has to|needs? (?:the|a|his|her|[A-Z])|goes to|is for)\b|\b(?:signs?|approves?|countersigns?)\b[^.;\n]{0,24}\b(?:over|above|beyond) (?:USD|US\$|\$|€|EUR|£|GBP|RMB|CNY|¥)? ?\d|(anything|everything|all) (over|above|beyond)[^.;\n]{0,16} (goes? to|is for|needs|lands (on|with))|(?:anything|everything|whatever|sums?|amounts?|orders?|contracts?|commitments?) (?:(?:is |goes )?(?:above|over|beyond)|higher|larger|bigger|more)(?: that| this| it| the limit)?,? (?:is|are|gets?|must be|has to be|have to be|needs to be|will be) (?:counter)?(?:signed|approved|released|authori[sz]ed)(?: off)? by|(?:anything|everything|whatever) (?:above|over|beyond)(?: that| this| it)?,? [^.;\n]{2,40}? (?:signs|approves)\b)/iu,
    figure: 'text',
    // "Before I can sign anything off I need:" says what is wanted, and by whom something is wanted.
    not: /[:：]\s*$|(?:投诉|验收|签收|送货|收货|到货|维修|服务|工时|对账|考勤|出门|整改|客诉)(?:单|表|回执|记录)[^，。；\n]{0,4}上?[^，。；\n]{0,3}签|签[了个]?(?:字|完|一下)?(?:在)?(?:投诉|验收|签收|送货|收货|到货|维修|服务|工时|对账|客诉)(?:单|表|回执)|\bsigns? (?:off )?(?:the |a |his |her |our |that )?(?:delivery note|complaint(?: form)?|time ?sheet|service report|visitor\w*|goods[- ]in|job sheet|receipt)\b|\bbefore (i|we) (can|could|will|may)? ?sign|我们(这边|公司|老板|领导)|我司|我方|咱们(公司|老板)|授权书|保密|(?<![a-z])(nda|we (will|must|need|have to))(?![a-z])/i,
    notInNote: /(?<![a-z])our (?:boss|ceo|management)(?![a-z])/i,
    stances: ['stated', 'promised', 'asked'],
    speakers: ['customer', 'note'],
  },
  {
    kind: 'peopleChange',
    apart: true,
    whole: true,
    cue: /休(?:产|陪产|育儿)假|接(?:手|替|管|任)?(?:了|过)?(?!口|待|触|单|收|受|着|下|入|送|头|洽)[\u4e00-\u9fff]{2,4}的(?:工作|位置|班|活|岗)|\b(?:on|starts?|started|starting|begins?) (?:her |his |their )?(?:maternity|paternity|parental|adoption) leave\b|\b(?:takes?|took|taking) over \p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?['’]s (?:job|role|post|desk|work|duties|accounts)\b|(?<=\p{Lu}[\p{L}.'’-]*,? )left on (?:mon|tues|wednes|thurs|fri)day\b|\bnew (?:[\w&-]+ ){0,2}(?:manager|mgr|director|head|lead|buyer|chief|engineer|superintendent)\b[^.;\n]{0,12}(?:\b(?:starts?|started|joins?|joined|begins?|began)\b|,\s*(?=\p{Lu}\p{Ll}+))|[\u4e00-\u9fff]{1,4}(走了|离职了?|辞职|退休了?|(?<=总|工|部长|经理|主任|科长|处长|院长|厂长|主管|总监|老师|书记|董)[^，。；\n]{0,6}退(了|下来了?|居二线)(?!货|款|单|回|钱)|调走|被?调(到|去|任|往)|不在(这|我们|公司)了)|最后一天(?!期限)|(月底|下月|年底|本周|下周)(就?走|离职|退休)|(接手|接任|接替|接他的|接她的)|新(来|上任|到任|任)的?[^，。；\n]{0,8}(总|部长|经理|主任|科长|处长|院长|厂长|主管|总监|老师|同事)|由[^，。；\n]{2,8}(任|担任|接|负责)|以后[^，。；\n]{0,14}(找|归|听)[^，。；\n]{1,8}|(has left|is leaving|is (?:now |currently )?(?:the )?acting (?=[A-Z][a-z]+ [A-Z]|head|director|manager|lead|chief|vp)|left (the|us|at)|last day|(he|she|has|have|['’]s) moved (to (?!the \w+ of|\d|mon|tue|wed|thu|fri|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|next|this|q\d)|on\b(?! \d))|(is|are) now (our |the |their )?(new )?(head|director|manager|lead|vp|chief|buyer|engineer)|(takes|took|taken|taking) over|(has |have |['’]s )?(retired|resigned|stepped down)|(has|['’]s) gone\b(?! (up|down|through|to\b|out|well|live|quiet|ahead|over|with|for|back|up))|replac(es|ed|ing) (him|her|mr|ms|dr)|new (head|director|manager|lead) (of|is))/iu,
    figure: 'text',
    not: /发票|合同(走|调)|走了(流程|一遍|个)|(预算|价格|报价|金额|交期|单价|费用|控制价)[^，。；\n]{0,4}调|调(到|至)[^，。；\n]{0,3}\d|handover protocol|\b(?:systems?|units?|machines?|servers?|lines?|devices?|trucks?|vans?|vessels?|pumps?|boilers?|presses|scanners?|printers?|lifts?|\p{Lu}{2,4}s)\b[^.;\n]{0,32}\b(?:is|are|was|were|be|been|being|get|gets|got) (?:now |all |both )?retired\b|\b(?:the|these|those|both|all|our|their|\d+)(?: (?:one|two|three|four|five|six|\d+|old|last))? (?!engineers|managers|buyers|operators|fitters|people|colleagues|partners)\p{Ll}+s\b[^.;\n]{0,24} (?:are|were|have been|got) (?:now |all |both )?retired\b|\bretired? (?:the |our |their |its |all |both |another )?(?:old |last |first )?(?:\d|(?:one|two|three|four|five|six)\b)|\b(paper|meeting|date|board|fat|sat|delivery|call|shipment|commissioning|award|deadline|start|visit)\b[^.;\n]{0,24}moved/iu,
  },
  {
    // Who is for us and who is against: 钟敏一直撑彩盛, "Tom is a fan", "I'd stay with Halberd".
    kind: 'attitude',
    apart: true,
    whole: true,
    cue: /\bis what (?:carries|sells|swings|tips|wins|clinches|decides|settles|does) (?:it|this|things)\b|\b(?:[Yy]ou have|[Yy]ou['’]ve got|[Yy]ou get) (?:my|our) (?:vote|support|backing)\b|\b(?:[Yy]ou(?:['’]re| are)|[Ww]e(?:['’]re| are)|[Yy]ours is) (?:still |clearly |now )?(?:my|our|his|her|their) (?:first choice|favou?rite|preferred \w+|number one)\b|\b(?:can(?:not|['’]t)|won['’]t|will not|could(?:n['’]t| not)|would(?:n['’]t| not)) (?:support|back|recommend|vote for|sign off on) (?:you\b|an? (?:vendor|supplier|firm|company|bidder|contractor|partner) (?:who|that|which)\b)|\b(?:would|will|['’]d|['’]ll) back (?:you|us|whoever)\b|\b(?:more|rather) (?:with|for) (?:us|you) than against\b|\b[Ii] (?:fully |strongly |still )?support (?:continuing|staying|renewing|the (?:renewal|switch|change|extension))\b|\b(?:(?:would|will|can|could) (?:now )?|['’](?:d|ll) (?:now )?|now )supports? (?:us|you)\b|\b(?:is|are|was|['’]s) (?:quite |very |now )?happy with (?:the|our|your|these|those) \w+|口气松(?:了|动)|松(?:了)?口|没(?:有)?意见了|不(?:再)?反对了|[\u4e00-\u9fff]{2,4}(?:比较|一直|有点|态度)?(?:(?<![表制水风液油空寒急预保干深速热间直变防])冷(?:淡|，|$)|压价|中立|中间(?=[，。；]|$)|只(?:看|盯|管|认)(?:总|报)?(?:价|钱|金额|预算))|(?:^|[，。；、\s])(?:[\u4e00-\u9fff]{2,4}|\p{Lu}\p{L}+ ?)(?:态度)?偏(?:向)?(?![差高低大小贵远少多离好重慢紧移爱僻向])(?:[\u4e00-\u9fff]{2,4}(?=[，。；、\s]|$)|\p{Lu}\p{L}+)|态度偏向?|\b(?:isn['’]t|is not|[Ii]['’]m (?:no|not)|[Ii] am not|not?) against (?:us|you|it)\b|\b(?:likes|prefers) (?:them|theirs)\b|(?:支持|力挺|挺|站|倾向于?|偏向|偏|看好|中意|想转|想换|愿意用|帮)(?:着|在|到)?(?:我们|咱们|你们|我方|贵司)(?:这边|家|一边)?(?!的?(?:系统|产品|设备|软件|接口|协议|版本|忙|问|看|催|查|拿|申请|把|出|做|算))|(?:一直|就|都|硬|还|其实)(?:撑|挺|帮|偏|护)(?:着)?[\u4e00-\u9fff]{2,4}(?=$|[，,。；;！!\s])|(?:更|还是|比较|明显|一直)(?:倾向于?|偏向|看好|中意)(?:用|选)?(?:彼|他们|对手|别家|另一家|原来|老供应商|现在的|[\u4e00-\u9fff]{2,4}(?=$|[，,。；;！!\s]))|(?:不太?|从来不|一直不)(?:支持|看好|待见|中意)(?:我们|咱们|你们|我方|这个项目|换)|(?:口气|态度|口风|语气)[^，。；\n]{0,4}(?:软|松|缓)了?|(?:反对|抵触|不同意)(?:我们|咱们|你们|续用|续签|续约|再用|采购|换|更换|这个项目|这件事|这事)|(?:站|是)(?:在)?(?:对手|我们|咱们|对方)(?:那|这)?一?边|\b(?:is|was|are|['’]s|['’]m) (?:a |our |your |such a )?(?:big |huge |great )?(?:fan|supporter|champion|sceptic|skeptic)\b|\b(?:is|are|['’]s) (?:dead |very |quite |firmly |still |all )*(?:on our side|with us on this|(?:against|for|behind) (?:us|you|it|the (?:switch|change|move)))|\b(?:[Ii]|[Hh]e|[Ss]he|[Tt]hey)(?:['’]d| would)(?: much| far)? (?:rather )?(?:stay|stick|remain) with\b|\b[Pp]refers? (?:us|you|them|to stay|staying|[A-Z][a-z]{2,})|\b(?:leans?|leaning) (?:to|towards) (?:us|you|them|[A-Z][a-z]{2,})|\b(?:pushing|pushes|rooting|lobbying|lobbies) for (?:us|you|them|[A-Z][a-z]{2,})|\b(?:opposes|is opposed to|objects to|fights|is fighting) (?:us|you|it|the (?:switch|change|move|project))\b|\b[Nn]ot a fan\b|\b(?:[Gg]olf|mates|friends?|pally|thick) with (?:their|the) (?:rep|sales)/u,
    figure: 'text',
    not: /^(?!.*\bnot? against (?:us|you|it)\b).*(?:[?？]|吗(?!\p{Script=Han})|如果|要是|\b(?:if|would you|do you)\b)/iu,
    stances: ['stated', 'asked', 'promised', 'negated'],
    speakers: ['customer', 'note', 'team'],
  },
  {
    kind: 'handedOver',
    apart: true,
    whole: true,
    cue: /(?<!\b(?:be|being|get|getting|was|were|is|are|have) )\b(?:sent|e-?mailed|posted|issued|submitted|delivered) (?:over |out |across |off )?to (?!the \p{Ll}|a |an |be )(?-i:\p{Lu}\p{L}+|them\b|him\b|her\b)|\b(?:went|gone|going) (?:out |off |over |across |back )?to (?!the \p{Ll}|a |an |see |work|sleep|plan|print|press|pot|bed|market|tender)(?:\p{Lu}\p{Ll}+|them|him|her)\b(?=[^.;\n]{0,40}\b(?:just now|today|this morning|this afternoon|yesterday|already|on (?:mon|tue|wed|thu|fri)|last night|earlier)\b|[^.;\n]{0,16}$|,? but\b)|(发|寄|传|送)(到|至|在)?(您|你|贵司)?的?(邮箱|微信|群里?|钉钉|飞书|手机)了|(?<!没|未|要|再|就|先|请|会|能)(?:发|寄|传|转|交|递)(?:给|到)?\s*@\s*[\p{Script=Han}A-Za-z.]{2,16}\s*了|\b(?:sent|forwarded|uploaded|mailed) (?:it|them|this|that|the [\w ]{2,24}) (?:over |on |across )?to @\p{Lu}|\b(is|are|went) out to\b|\b(is|are) in your (e-?mail|mail|inbox)|\bconfirmed (that )?(she|he|they) (has|have|had|got|received)|(发|寄|传|交|给|送|提供)(了|您了|你了|过去了|给您了|给你了)(?!解|不|吗|没|(?:(?<=发了)(?:一?(?:通|顿|次|场))?(?:大)?(?:火|脾气|飙|怒|愁|牢骚|呆|愣|慌|烧|霉|芽)))|已(经)?(发|寄|传|交|给|送|提供|补)|已经?(?:用|走|通过|由|让)?(?:顺丰|快递|京东|德邦|跨越|专车|物流|快运|空运|EMS|DHL|邮件|微信|网盘|系统)[^，。；\n]{0,4}?(?:发|寄|传|送|上传)|(?:顺丰|快递|德邦|京东|跨越|专车|EMS)(?:已经?)?(?:发|寄|送)(?:出|走)?了|(\.(pdf|docx?|xlsx?|pptx?|zip|dwg))$|查收|\b(attached|enclosed)\b|\b(was|were|has been|have been)? ?handed over (to|by|on|today|yesterday)|here (is|are) (the|our)|(i|we)(['’]ve| have)? (sent|shared|submitted|forwarded)|thank(s| you) for (the|your|sending)( \w+)* (drawings?|data|list|documents?|files?|report|pictures?|photos?|minutes|samples?|specs?|specification|certificate|po|purchase order)\b/iu,
    figure: 'text',
    not: /[?？]|吗|给我们(?:晚|迟|少|漏)(?:送|到|交|发)了|没有?(发|给|交)|未(发|交|给)|给不了|该(?:给|发|交|寄|送)了|(?:发|写|寄)了[个封条]?(?:邮件|微信|消息|信息|短信)|no longer|not (sent|attached)|^(?!我|咱|你|您|贵)[^，。；\n]{1,8}的(?:都|也)?(?:早就?|已经?)(?:就)?(?:给|发|交)了/i,
  },
  {
    kind: 'askedPrice',
    cue: /(?:还价|还到|砍到|压价到)\W{0,4}\d|按\s*\d[\d.]*\s*万?[^，。；\n]{0,6}(?:重报|重新报|再报|重新做|报一版|出一版)|(做到|给到|降到|压到|谈到|要我们|要你们)\s*\d[\d.,]*(?![\d.,]|\s*(台|套|个|%|％|天|日|周|月|年|点|分|小?时|秒|人|次|例|页|号|期|度|mm|ml))|(要|得|能)?(到|做到|给到|降到|压到|谈到)\s*\d[\d.,]*\s*[万元k]|(才(好|能|行)[^，。；\n]{0,10}(报|批|签|过|往上|讲|说))|(是|就是)[^，。；\n]{0,6}(底|底价|底线|上限)|目标价|心理价|target price|(needs?|want(s|ed)?|asked|asking) (it |us )?(for |at |to (be|get|reach|see) )?(a price of )?(USD|US\$|\$|€|EUR|£|GBP)\s?\d/i,
    figure: 'text',
    needs: 'amount',
    // 管理费从6降到5.5: what came down is told, and not asked for.
    // 今天到5万，还剩3万6: what came of what is owed.
    // 授权改了，周总只到200万，超了要董事长签: how far somebody may go is asked of nobody.
    // 副总决行到800万: neither is how much somebody may sign for.
    // 年产量想做到12万: as many as they mean to make are no price.
    // 旧车折让由96万掉到73万: what they are credited for their old goods is no price of ours.
    not: /(?:[日月年班](?:产(?!品)|销(?!售(?:额|收入))|出货|吞吐|客流)|产能|产量|销量|出货量|发货量|吞吐量|客流|装机量|单量|件量|日活|月活|粉丝|会员数)[^。；\n]{0,24}\d|(?:折让|折抵|抵扣|旧[车机件货]|回收)[^，。；\n]{0,10}(?:由|从|到)|\btrade-?ins?\b|^(?!.*(?:要求?|希望|能不能|让我们|想|得|必须|才))(?=.*从\s*\d)|(?:开支|投资|经费|资金|费用)[^。；\n]{0,24}从\s*\d[\d.]*\s*万?[^，。；\n]{0,4}(?:压|降|砍|减|缩)[^，。；\n\d]{0,3}(?:到|成|至|为)|预算|budget|耗材|维保|授权|权限|(?:[决裁]行|核[决准定]|签核|裁[决示])(?:权|额度|上限|金额|到)?[^，。；\n\d]{0,4}\d|(?:超了?|超过|超出|再高|再多|往上|以上)[^，,。；;\n]{0,10}(?:签|批|审|上会|过会)|(?:签字?|审批|批)(?:额度|上限|到|的?权)|(?:自己|一支笔)[^，,。；;\n]{0,3}(?:签|批)|(?<![谈做给降压砍还看开报提])(?:到|收到|到账|回款|回了|付了|打了|汇了)了?\s*\d[\d.,]*\s*[万元kw]?[^。；;\n]{0,8}(?:还?剩|还差|还欠|余款|尾款|没到|未到)|(?:今[天早]|昨[天晚]|前天|刚刚?|上午|下午|中午|已经?|\d[号日]|周[一二三四五六日天])(?:又|才|也|就)?到(?:了|账了?|款)?\s*\d[\d.,]*\s*[万元kw]|(?:回款|货款|尾款|款子?|钱)[^，。；\n]{0,6}到了?\s*\d/i,
    stances: ['asked', 'stated'],
    speakers: ['customer', 'note'],
  },
  {
    kind: 'budgetDeadline',
    cue: /use it or lose it|(money|funds?|budget|allocation)[^.;\n]{0,40}(gone|lost|returned|expires?|must be committed)|(预算|资金|经费|款项|额度|专款)[^。；\n]{0,24}(前(使用|支出|执行|支付|下单|签|完成)|执行完|结转|清零|失效|过期)|(budget|funds?|money|capex|grant)[^.;\n]{0,40}(laps|expir|must be (spent|used|committed)|used up|forfeit|goes back)|预算.{0,24}(前用|前花|截止|到期|用完|用掉|花完|花掉|收回|作废)|(钱|资金|经费|额度)[^，。；\n]{0,16}(用完|用掉|花完|花掉|收回|作废)|budget.{0,40}(\b(by|before)\b(?! (?!(the )?(end|year|month|quarter|close|last|first|next|this|christmas|easter|q\d|fy|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|\d))\p{L})|expires?|ends?|closes?)|(money|funds?)[^.;\n]{0,24}(spent|used) by/iu,
    // "confirmed in September", "approved by the board on 3 May": when it was settled is not until when it runs.
    not: /\b(?:was|were|has been|been|is|got|now)? ?(?:confirmed|agreed|approved|released|cut|raised|set|fixed|granted|signed(?: off)?|announced|told|given|reduced|lowered)\b(?: (?:to|at|as|down to) \S+)?(?: \w+)? (?:by|in|on|at|last|this)\b(?![^.;\n]{0,60}\b(?:expires?|ends?|closes?|laps\w+|must be|gone|lost|until|till)\b)|\b(?:confirmed|approved|agreed|told|given|signed(?: off)?|set|announced|cut|raised|reduced|released|quoted|communicated) (?:to (?:me|us) )?by (?!the end|end|\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:january|february|march|april|may|june|july|august|september|october|november|december)\b)/i,
    figure: 'date',
  },
  {
    kind: 'contractEndDate',
    cue: /(renewal|renews?) (is |falls |comes |due )?(on|in|by)|(contract|licen[cs]es?|agreement|cover|support) (is |are )?(up|due|over)|(contract|licen[cs]e|agreement|cover|certificate|subscription)[^.;\n]{0,24}valid (until|through|till)|(sub|subscription|lease|msa|support)\b[^.;\n]{0,24}\b(is up|ends?|done|over|lapses?)|(协议|合同|许可|授权|维保|服务期)[^。；\n]{0,16}(届满|终止|满期|到期|为止)|(?<![a-z])(term|lease|subscription|licen[cs]e|maintenance|agreement|contract)\b[^.;\n]{0,40}(ends?|ending|expir|runs? (out|until|to|through)|up for renewal|lapses?|terminat)|合同.{0,16}(到期|期满|截止)|签到(?![表簿处册率])|(contract|licen[cs]e|agreement|deal)\b.{0,40}(ends?|expires?|runs? out|renew)/i,
    // 维保那张票9月30号就到期了: what is due is the money.
    not: /票|货款|款[^，。]{0,4}(?:没|未|还)|没付|未付|欠|\binvoices?\b|\bunpaid\b|\boverdue\b|\bmark[- ]?ups?\b|\bred-?lin\w+/i,
    figure: 'date',
  },
  {
    kind: 'offerDueDate',
    cue: /(?:最终|末轮|最后|二次|正式|终版)报价[^。；;\n]{0,24}(?:提前|延|推迟|顺延|改|调整?)[至到为在][^。；;\n]{0,24}?(?:之?前|为止|截止)|(?:最终|最后|终)?报(?:价)?截止|(最终|最后|终版|末轮)价[^，。；;\n]{0,24}前|(?:最终|末轮|最后|二次|正式|终版)报价[^，。；;\n\d]{0,6}\d[^，。；;\n]{0,14}(?:之?前|为止)|(last|best|final)( and (best|final))? (numbers?|prices?|figures?|offers?)\b|\bBAFOs?\b|(最终|末轮|最后(一轮)?|二次|正式)?报价(单|文件)?[^，。；;\n]{0,16}(交|递交|提交|截止|截至|为止|过时)|(交|递交|提交|截止)[^，。；;\n]{0,8}(最终|末轮|最后|正式)?报价|报价(截止|截至|期限)|((final|best|revised|last|binding) )?(offers?|quotes?|quotations?|pricing)[^.;\n]{0,20}(?<![a-z])(by|due|before|no later than|until)(?![a-z])|(need|want|expect|submit|send)[^.;\n]{0,30}(final|best|revised|binding) (offers?|quotes?|quotations?|prices?)/i,
    figure: 'date',
    not: /招标文件|投标文件|标书|有效期|有效至|(?:offer|quote|quotation|price)s? (?:stands?|holds?|is (?:held|firm|open|good))|valid (until|through|till)|\b(bids?|tenders?|rf[pq])\b/i,
    speakers: ['customer', 'note', 'team'],
  },
  {
    kind: 'acceptanceTestDate',
    // Without the flag for any case: people sat together before.
    cue: /(?<![A-Za-z])(FAT|SAT)(?![A-Za-z])|[Ff]actory [Aa]cceptance|[Ss]ite [Aa]cceptance|[Aa]cceptance [Tt]est|(出厂|工厂|现场|预)验收|试机(?!视频|结果|看|时)|试车|(试验|出厂|厂内)?见证(?!人)|目击试验|(出厂|厂内)试验|[Ww]itness(ed)? (test|run)|[Tt]rial run|(样车|样机|样品|样件|现场|实地|上机)(测试|演示|试用|试跑)|(测试|演示|试用|试跑)(时间|日期)?(改|定|安排|推|提前|挪)|(?<![A-Za-z])([Dd]emo|[Tt]est drive|[Ss]ite trial)(?![A-Za-z])|来(我们|咱们?|你们)?(厂|公司|车间|现场)(里|区)?[^，。；\n]{0,6}(看|验|测|试|见证)|(看|验|见证)(一下|一眼)?(样机|样车|样品|样件|首件|试跑|试车|温升|实机|真机)|试机(?=[放排定约安改挪])|(样机|样品|样件|小样|首件|瓶样|料样)[^，。；\n]{0,10}(寄|发|送|运|带)(到|出|过来|过去|来|去|达)|(?<![A-Za-z])([Ss]ee|[Ww]atch|[Ww]itness)(ing)? (it|them|the \w+( \w+)?|your \w+) (run(ning)?|working|in action|on test)(?![a-z])|(?<![A-Za-z])[Tt]rial (is |has been |now |will be |has )*(on|set|fixed|booked|planned|moved|pushed|slipped)(?![a-z])|(?<![A-Za-z])([Ss]amples?|[Pp]rototypes?) [^.;\n]{0,24}?(arriv|ship|sent|leave|land|go(es)? out|reach|be with)/,
    figure: 'date',
    // Who comes to measure, to look round or to audit tests nothing that was made.
    not: /\b(FAT|SAT) (protocols?|plan|procedure|checklist|documents?)|报告|视频|report|video|完成SAT|结束|want a trial|\bon loan\b|借(?:用|给|样)|测(?:绘|量|尺|数据)|勘(?:察|测|查)|踏勘|丈量|量(?:一下)?尺寸|摸底|参观|审厂|审核|\bsurvey|\bwalk-?(?:down|round)\b/i,
  },
  {
    kind: 'goLiveDate',
    cue: /投产|投用|投运|启用|正式(上线|运行|生产)|(?<!就)上线(?!周期|率)|开始(生产|使用)|完成SAT|(?<![a-z])go(es|ing)?[- ]?live|in (use|operation|service|production) (by|on|from)|start of production|\bSOP\b|commissioning (has to|must|needs to|should|will) be|(be|fully) (commissioned|operational|running) (by|before)|\b(?:service|contract|works?|operations?) starts?\b|\bstart of (?:the )?(?:service|contract|works?|operations|supply|cover|deliveries)\b|\b(?:supply|cover|supplies|policy|lease) (?:starts?|begins?|incepts?)\b|\binception\b(?! report)|\bincepts?\b|起保|起供|供货(?:起始|开始)|开始供货|调试完成|完成调试/i,
    figure: 'date',
    // 上线方案 is a paper: its day is when it is sent.
    not: /不用(?:再)?谈|免谈|没得谈|别想了|没戏|go-?live takes|上线周期|安装|还差|(?:投产|投用|投运|启用|上线|切换|割接|调试)(?:的)?(?:方案|计划|预案|步骤|流程|清单|说明|报告|文件|申请|手册|细则|保障)|\b(?:go[- ]?live|commissioning|cut-?over|start-?up|switch-?over) (?:plan|schedule|checklist|document|proposal|report|paper)\b/i,
  },
  {
    kind: 'tenderDate',
    not: /(?:投标|履约|竞标|质量)?(?:保证金|保函)|标书费|\bbid (?:bonds?|security)\b|\b(?:pull|back|drop|bow|opt)(?:p?ed|s|p?ing)? out\b|\bout of the (?:tender|race|running|bidding)\b|\bwithdr[ae]w\w*|(?:offer|quote|quotation|price|proposal)s? (?:stands?|holds?|remains?|is (?:held|valid|firm|open|good))|有效(?:期|至)|(招标文件|标书)[^，。；\n]{0,12}(给[我你您到]|发[我你您给]|寄|拿到|到手)|\b(you (will|['’]ll) (have|get|receive)|(we|i) (will|shall)|(we|i)['’]ll)\b|(我|我们|我方|我司)[^，。；\n]{0,10}(给|发|交|提交|报)/i,
    cue: /(submit|submission|answers?|responses?|quotations?|offers?) (by|due|until|before|no later than)|tender (is|will|goes|opens|closes)|goes out to tender|\brf[qi]\b|\bitt\b|closing date|tenders? (open|close|due)|bidders?|publish(ed)? the tender|招投标|递交|应标|报名截止|公告(?=[^，。；\n]{0,4}\d)|采购文件|采购公告|磋商|询价函|比选|遴选|(bids?|offers?|tenders?|proposals?)[^.;\n]{0,30}(due|by|until|submit|submission|open|deadline|close)|submission deadline|原(?:公告|招标文件|采购文件|文件)[^。；\n]{0,24}(?=\d{4}年)|invitation to (bid|tender)|call for (bids|tenders)|bid (opening|deadline)|招标|投标|开标|挂网|标书|tender|\brfp\b|bids? (are )?due|portal (shuts|closes)/i,
    figure: 'date',
  },
  {
    kind: 'lastMeetingDate',
    cue: /(上次|上回)[^，。；\n]{0,10}(见面|会面|面谈|拜访|来访|沟通|交流|开会|碰面)|拜访(了|贵)|面谈|会面|来访|到访|our (last )?(meeting|visit|call|talk|conversation) (on|of)|when (we|i) (last )?(met|visited|spoke|saw)|visited (you|us|them) on|since (our|the) (meeting|visit)|(昨天|昨儿|上周[一二三四五六日])[^，。；\n]{0,12}(见面|碰|聊|过去|拜访|演示|开会)|(last|we) (met|sat together|saw (you|each other))|we last sat/i,
    figure: 'date',
    past: true,
    // Sent is not met, and their own meeting was without us.
    not: /[报发递寄送传]过去|(?:校长|院长|厂长|老板|领导|我们[^，。；\n]{0,4})(?:昨天|上周[一二三四五六日])[^，。；\n]{0,4}开会/,
  },
  {
    kind: 'decisionDate',
    // 定标会上没法交代 names where something would be said, and no day.
    not: /\b(?:is|are) (?:now |already )?(?:approved|signed off|agreed)\b|\bdecides?\b[^.;\n]{0,40}\b(?:whether|if) (?:it|this|that|they|the \w+) (?:re-?starts?|resumes?|re-?opens?|comes? back|continues?)\b|\b(?:was|were|has been|have been|had been|got) (?:\w+ )?(?:approved|signed(?: off)?|voted|agreed|granted)\b|\d{1,2}月(份)?起|会上(?!午|海|线|定|决|同意)[^，。；\n]{0,5}(交代|交差|说|讲|汇报|解释|问)|\bsince\b|\bdone (?:on )?\d|(?:已|均)完成\s*$|\bdelegations?\b|\b(?:signing|approval|spending) (?:limits?|authority|authorities|rules?|rights|thresholds?|matrix)\b|\bauthority (?:limits?|matrix|levels?)\b|\b(?:board|committee|council|exco|panel) (?:papers?|packs?|submissions?) (?:ha(?:ve|s) to|must|needs? to|(?:are|is) due|go(?:es)? (?:in|out)|by|due)\b|授权(?:书|表|手册|权限|规则|额度)|(?:签字|签批|审批|签约|用印)(?:权限?|规则|额度|权责)/i,
    cue: /\b(?:panel|committee|board|decision|award)(?: date| meeting| day)? (?:has |have |was |is )?(?:been )?(?:slipped|pushed|put back|postponed|delayed)\b(?=[^.;\n]{0,40}\b(?:it|that)(?:['’]s| is| will be)\b)|\b(?:we|they|panel|committee|board)(?: will| now)* scores?\b(?! (?:you|us|them|it|the)\b)|\b(?:committee|board|panel)\b[^.;\n]{0,40}\b(?:be held|takes? place|is held)\b|(we|they|board|committee) (?:(will |shall )?(conclude|settle|rule|confirm)|(?:will|shall|should)(?: then)? know)|\b(?:board|committee|council|panel|exco|trustees|shareholders)\b (?:\w+ )?(?:sees?|reviews?|hears|considers|discusses|looks at|gets|takes|has) (?:it|this|the (?:paper|proposal|case|offers?|bids?|recommendation))\b|expect(ed)? (a |the |an )?(answer|decision|approval)|(goes|go|comes|submitted|presented|put|taken) (to|before) the (board|committee|council|management|steering)|(sign|signed) (off )?(by|on|before)|(pick|choose|select)(ed)? (the |a |our )?(supplier|vendor|partner|winner)|go\/no-go|final (call|say)|green ?light|verdict|committee (meets|sits)|\b(?:board|committee|council|panel)\b,? (?:which |that )(?:next )?(?:meets|sits)\b|\bpanel (?:date|day|meets|meeting|sits|decides|moves?|(?:is |has )?(?:been )?moved|is (?:now )?on)\b|exec (mtg|meeting)|(?:评审|委员会)(?=\s?\d{1,2}\s?[月/])|定标|评标(?!办法|标准|看|侧重|委员)|评审会|办公会|党委会|董事会|定夺|敲定|最终(决定|确定)|给(出)?(结论|答复|结果|最终(?!报价|价|方案|稿|版|数))|决定(供应商|采购|选)|approv(e|al)|award(ed)?|final (choice|selection|round)|choose|make (up )?(our|their|a) (mind|choice)|vote|sign[- ]off|(?<!线)上会|(招采|采购|采委|投决|定点|决策|管委|经营|总办)会(?!议室|员)|过会|拍板|定下来|出结论|出结果|决定时间|决策|\bdecide|\bsigns\b(?! (the |an? )?(nda|off))|decision|steering (committee|group)|board meets?|\bboard( date| meeting| slot)?(?:['’]s| (?:is|has)) (?:been )?(?:pushed|moved|put|brought|postponed|now|on)|\bboard( date| meeting| slot)? (is|has|was|now|moved|slipped|pushed|got)|board (paper|meeting|decision|review)|pick (somebody|someone|a (vendor|supplier))/i,
    figure: 'date',
  },
  {
    kind: 'deliveryDate',
    // The day of samples is when they are due, and not that of what is bought.
    not: /还差|还没|未到货|缺货|样衣|样品|样件|样机|小样|打样|\bsamples?\b|\bprototypes?\b|返修|维修件|补发|换新件|备用机|\breplacements?\b|\brepair(?:s|ed)?\b|\bloan(?:er)?\b|\b(?:retrofit|heater|seal|sensor|repair|service|gasket|filter|spares?|upgrade|conversion) kits?\b|\bspares? parts?\b|\b(?:fuse|gasket|bearing|valve|sensor|PCB|circuit board|seal|hose|fan|bulb|battery|relay|fitting|bracket|adapt[eo]r)s?\b(?: \w+){0,4} (?:arrives?|ships?|comes?|lands?|is due|are due)\b|\bback[- ]?order(?:ed)?\b|\bout of stock\b|\bnew probe\b|\bdock slot\b|\bwinter dock\b|\bhave the (?:money|time|answer|figures)\b|\bdays? (?:a|per|each|every) week\b|\brest (?:is )?remote\b|每周[^，。；\n]{0,6}[天日]/i,
    cue: /到场|进厂(?!检)|送到|\b(needed|wanted|required|due|be)( back)? on[- ]site\b|\bon[- ]site (by|w\/c|from)\b|on (our|the) (shop ?)?floor|(on|at) (our|your|the) (site|dock|warehouse|door)|(receive|get|have) (it|them|the \w+) (by|on|before)|goods (leave|arrive)|(must|should|will) be (here|there|on site|delivered|installed)|\beta\b|dispatch(ed)?|courier|\btrucks? (?:leaves?|comes?|is due|(?:is|are) (?:booked|loaded)|(?:will )?arrives?|on[- ]site|go(?:es)? out|will be|here|in)\b|(?<=\b(?:by|the|a|on the) )truck(?= (?:on|by|from))|发货|送达|运抵|交机|供货|到厂|到院|进场|arriv(e(?!d)|es|al|ing)|shipment|ships?|shipping|handed over|lead time|交付(?!(?:与|和|及)?[备库存期]{0,4}\s*\d{1,2}(?:分|%|[\s,，、;；。]))|到货|交货|交期|到(您|你|咱|贵).{0,3}仓库?|delivery|deliver(ed)? by|ship(ped)? by|\bdock\b/i,
    figure: 'date',
  },
  {
    kind: 'referenceSite',
    cue: /(兄弟|同城|邻近|周边|同类)[^，。；\n]{0,10}(医院|院|中心|工厂|单位)[^，。；\n]{0,12}(在用|用着|装了|换了|上线|用下来)|(?<=医院|一院|二院|门诊|口腔|骨科|中心|诊所|工厂)[^，。；\n]{0,6}(用了[一两三\d]|愿意(接|介绍))|可以(去|带您)?(参观|看现场)|样板(医院|点|工厂)|sister (plant|site|hospital)|reference (site|customer|visit)|(already|now) (runs?|uses?|live) (it )?(at|in) |has offered to speak|would receive you/i,
    name: /(?<name>[\p{Script=Han}]{2,8}?(?:医院|一院|二院|门诊|口腔|骨科|中心|诊所|工厂|集团))(?=那边|也|用了|在用|装了|愿意|去年|可以)|\bAt (?<name1>[A-Z]\w+(?: [A-Z]\w+){0,3})(?= the)|\b(?<name2>[A-Z]\w+(?: \w+){0,3}(?:clinic|hospital|plant))(?= has offered)/u,
    figure: 'text',
  },
  {
    kind: 'registrationScope',
    cue: /适应症|批准(的)?(用途|范围)|限用于|registered for|indicated for|(registration|clearance|approval) (is|for|covers)|注册证(载明|范围|写明|上写)|适用范围|预期用途|registered (scope|indications?)|intended use|cleared for|registration covers/i,
    figure: 'text',
  },
  {
    kind: 'certificate',
    cue: /(取得|获得|通过|持有|都有)[^，。；\n]{0,16}(认证|证书|资质)|(ISO|CE|FDA|NMPA|SOC)[^，。；\n]{0,16}(认证|证|都有|certificat)|certified to|holds? (an? )?(ISO|SOC|CE)|certificate (was|is)/i,
    name: /(?<name>(ISO|IEC|EN|GB\/T|YY\/T)\s?\d{4,5}(-\d+)?|CE\s?证|(?<![A-Z])CE(?![A-Za-z])|SOC\s?2( Type (I|1|2)+)?|FDA(\s510\(k\))?|NMPA)/,
    figure: 'text',
  },
  {
    kind: 'testReport',
    cue: /(检测|检验|评测)(机构|所|院|中心)?[^，。；\n]{0,10}(出具|证明|显示)|(test|lab|measurement|validation) (report|protocol|results?)|independent (test|lab|report)|(第三方|检测|检验|测试|评测)(机构)?[^，。；\n]{0,8}报告|报告(显示|证明|编号)|third[- ]party (test|report)|test report|lab report|report [A-Z]{1,4}-?\d+/i,
    done: /已|出来|出了|出具|附|查收|完成|拿到|通过|显示|证明|编号|结论|发(给|您|你)|寄|见|attached|enclosed|ready|available|is (out|there|here)|shows?|confirms?|states?|issued|passed|sent|here is|we have|certif/i,
    figure: 'text',
    // What will be handed over some day is no report yet.
    not: /麻烦[^，。；\n]{0,8}(发|给|提供)|出来[^，。；\n]{0,4}(发|给)|到时候?|届时|回头|稍后|过后|之后(再|一起|补)|\b(to follow|later|will (send|attach|share|provide|have))\b/i,
  },
  {
    kind: 'dataLocation',
    cue: /(存储|存放|部署)(在|于)|境内|私有云|data (is|are|will be|must be|has to be)? ?(stored|kept|hosted|held|located)|servers? (are|is|stands?) in|hosted in|\b(?:in|at|from|inside|within|leave|own|local) (?:\w+ ){0,3}data cent(?:re|er)s?\b(?! (?:reference|hall|operator|industry|customer|business|market|project|client|contact))|数据(必须|都|得|要)?(存|放|留|落)(在|到)?|服务器(放|在)(院内|厂内|机房|本地)|本地(部署|存储)|\bdata (stays?|is kept|resides?|lives?|sits?) (on|in|at)|hosted (on[- ]site|locally)/i,
    figure: 'text',
  },
  {
    kind: 'competitorName',
    rival: true,
    cue: /(竞品|对手|友商|别家|另一家)(是|叫|：)|也在(谈|走动|跟)|(跟|比|和)[^，。；\s]{2,5}(比|多花)|报的比(你们|我们)|又(降|涨)了|(competitor|rival|other vendor) is|(?<=[A-Z][a-z]{3,})(没有|的人|那套)|also talking to|in the comparison with|(present|current) (partner|supplier|vendor)|(?<=[A-Z]\w+ )(has assured|shows a comparable|as the safer)|mentioned [A-Z]/i,
    name: /(?:跟|比|和)(?<name>(?!你们|我们|他们|咱们|别家|其他|以前|之前|现在|去年|原来)[\p{Script=Han}]{2,4}?|[A-Z][a-z]{3,})(?=比|多花)|(?:(?:竞品|对手|友商|另一家)(?:是|叫|：)\s*)(?<name1>[\p{Script=Han}A-Za-z]{2,8})|(?:^|[\s，。；])(?<name2>(?!你们|我们|他们|咱们|对方|友商|竞品|对手|别家|别人|其他|科里|听说|价格|价钱|报价|单价|现在|目前|最近|后来|结果|之后|随后|今[天年早]|昨[天晚]|前[天几]|上[个周月]|这[次周月回两几]|下[个周月]|本[周月]|刚[才刚]|已经|好像|据说|估计|[^，。；\s]{0,2}[月周天号]$)[\p{Script=Han}]{2,4}?|[A-Z][a-z]{3,})(?=那边报的|(上|这)?(礼拜|周|个?月)?又(降|涨)了|也在(谈|走动|跟))|(?:听说)(?<name3>[\p{Script=Han}]{2,4}?)(?=(上|这)?(礼拜|周|个?月)?又(降|涨)了)|(?:also talking to|[Ii]n the comparison with|(?:present|current) (?:partner|supplier|vendor)|mentioned)\s(?<name4>[A-Z][\w-]+(?: Systems| Medical| Group)?)|(?<name6>(?<![A-Za-z])[A-Z][a-z]{3,})(?=没有|的人|那套)|(?<name5>[A-Z][a-z]{3,})(?= has assured| shows a comparable)/u,
    figure: 'text',
  },
  {
    kind: 'competitorGap',
    cue: /(rival|competitor|they|their (offer|quote|proposal)|other (vendor|supplier|bidder)|the others)[^.;\n]{0,30}(does not|doesn['’]t|do not|don['’]t|can ?not|can['’]t|lacks?|leaves? out|excludes?|not includ)|(竞品|对手|友商|他们家?|对方)[^，。；\n]{0,10}(不含|没有|缺|不支持|不包|不带)|那套(不带|没有|不含)|(competitor|rival|they) (does|do|did) not (include|cover|support)|not included in (their|the rival)|they leave out/i,
    // Who does not know something lacks nothing in an offer.
    not: /\b(?:do|does|did)(?: not|n['’]?t) know\b/i,
    figure: 'text',
  },
  {
    kind: 'budgetPhases',
    cue: /(预算|资金|款|交付|采购)[^，。；\n]{0,10}分(两|二|三|四|几|2|3)(期|批|阶段|年|次)|分(两|二|三|2|3)(年|期|批)(给|付|拨|上|走|来|做|采购)|拆成(两|二|三|2|3)|in (two|three|2|3) (phases|instal?ments)|(budget|fund|paid|pay|order|invest|capex|price|buy)\w*[^.;\n]{0,40}phase (1|2|one|two)|phase (1|2|one|two)[^.;\n]{0,40}(budget|fund|paid|pay|order|invest|capex|price|buy|this year|next year)|two phases|y(ea)?r (1|one) we/i,
    figure: 'text',
  },
  {
    kind: 'maintenanceWindow',
    // 停产窗口我们的人最熟: how well somebody knows it says nothing of when it is.
    cue: /(?:停[产线机车工]|检修|大修|年修|中修)[^，。；\n\d]{0,6}(?=\d{1,2}\s*月\s*\d{1,2}\s*[日号]?\s*(?:[-–—~～]|至|到)\s*\d)|(停机|停线|停台|停业|停产|停车|检修|大修|年修|中修|维护|安装|施工|进场|改造)(的)?(窗口|档期|空档)(?!期?[^，。；\n]{0,3}(?:我们|咱们?|我方|你们|他们)[^，。；\n]{0,8}(?:熟|懂|摸|经验|干过|做过|有数|有把握))|(周[一二三四五六日][^，。；\n]{0,16})停线|(maintenance|service|shutdown|install(?:ation)?|fit[- ]?(?:up|out)|access|outage) (?:window|slot|dates)|\bfit[- ]?up\b|\bget[- ]in dates\b/i,
    figure: 'text',
    line: true,
    apart: true,
    beside: /\d|[一二三四五六七八九十]+月|\b(?:first|second|third|\w+th|\w+day|week|night)\b/i,
  },
  {
    kind: 'acceptanceCriterion',
    not: /没有?(?:什么|任何)(?:验收)?(?:标准|条件|要求)/,
    cue: /方可验收|视为(验收)?合格|验收时|accept(ed|ance)? (only )?(if|when|once)|considered accepted|counts as (passed|accepted)|验收(标准|条件|指标|以|就?按)|才算(过|合格|验收)|acceptance (criteri|test|is reached)|accept(ed)? only if/i,
    figure: 'text',
    whole: true,
  },
  {
    kind: 'securityRequirement',
    // A row on what rivals have, and why somebody likes one of them, ask nothing of us.
    not: /测评[^，。；\n]{0,4}(?:说|发现|指出)|信创比例|国产化率|^\s*\|.*\|\s*[£€$¥]?\d|\b(?:leans? (?:to|towards)|prefers?|favou?rs?|goes for) \p{Lu}\w+ because\b/u,
    cue: /密评|涉密|脱敏|信创|国产化|不得(上云|外传|出)|审计日志|penetration test|GDPR|two-factor|\bMFA\b|audit log|infosec|information security|not leave|等保|不出(院|厂|内网|域)|内网|堡垒机|数据安全|数据加密|on-?prem|air-?gap|must not leave|data security|encrypt|\bSSO\b|non[- ]negotiable/i,
    figure: 'text',
  },
  {
    kind: 'interfaceVersion',
    cue: /(?<![a-z])(API|REST|SAP|接口(标准|协议|版本)?)[^。.;；\n]{0,16}?(版本|v\d|R\d|\d+\.\d+|version)|(?<![a-z])(PACS|HIS|LIS|MES|ERP|SCADA|OPC|DICOM|HL7)(?![a-z])[^。.;；\n]{0,24}?(版本|v\d|R\d|FHIR|\d+\.\d+|version)/i,
    figure: 'text',
  },
  {
    kind: 'currentSystem',
    cue: /目前(使用|采用)|还在用|沿用|老系统|原有(的)?(系统|设备)|our (current|present|existing) \w+|we (still|currently) (use|run|work)|so far we|(现在|目前)(用|使用|在用)的?(是|还是)|现用|在用的是|现有[^，。；\s]{1,8}是|一直用的?|(currently|today|at present) (we |they )?(use|run|work)|running on|existing system|incumbent|\brn (it['’]?s|its)\b/i,
    figure: 'text',
  },
  {
    kind: 'returnReason',
    // A paper that was sent back to be written anew is no return of goods.
    not: /重写|重做|重报|重新(?:写|做|提交|报|出)|根因|纠正措施|(?:报告|方案|材料|申请|文件|标书|稿)[^，。；\n]{0,8}退/,
    cue: /退(货|回|机|换)[^。；\n]{0,12}(因|由于|原因)|(returned|sent back|returning|return)[^.;\n]{0,40}(because|due to|since|as the|reason)|退货(原因|是因为)|(?<!(总|工|部长|经理|主任|科长|处长|院长|厂长|主管|总监|老师|书记|董)[^，。；\n]{0,6})退(了|你们|回)(?!款)|(sent|shipped|taken) back because|returned because/i,
    figure: 'text',
  },
  {
    kind: 'userComplaint',
    cue: /\b(?:were|was|are) (?:really |very |quite )*not (?:very )?happy\b|\bturned (?:back|away)\b|\bdays late\b|\bfaulty\b|坏了[，,][^。；\n]{0,12}(?:停|没)|(坏|漏|停|堵|断|报警|跳闸|罢工)了[^，。；\n]{0,3}([两二三四五六七八九十几好]|\d+)(回|次|遍)|今年第[二三四五六\d]+次|又(漏|坏|停机|断|堵|卡|跳闸)了|天才(来|到|有人)|(你们|贵司|咱们|工程师|厂家|售后)[^，。；\n]{0,14}(\d+|[一二三四五六七八九十两半]+)个?(天|小时|周|礼拜|月)才|才(到场|派人|有人来)|没人(来|管|理)|挨了?[^，。；\n]{0,3}骂|(took|waited|it was) (\w+ ){0,3}(days|weeks|months) (for|before|until|to get|to send)|let us down|nobody (came|answered|called)|经常(卡|断|死|报错)|卡顿|闪退|反应慢|操作(繁琐|复杂)|报错|crash(es|ed)?|freez(es|ing)|slow|clumsy|awkward|annoy|fed up|loses (the )?connection|抱怨|吐槽|不好用|难用|太慢|死机|掉链子|卡得|卡死|老(延迟|断|报错)|很麻烦|周转不过来|来不及|跟不上|complain|too slow|hard to use|keeps? (crashing|freezing)|frustrat|moan(ed|s|ing)?|kicks? [^.;]{0,24}out|logs? (it|them|us|me) out|refuse to (use|push|touch)|takes (a minute|forever|ages)/i,
    figure: 'text',
    // A day that can't be kept is no complaint, and neither is what will be heard or pays back slowly.
    not: /[要会]挨骂|回本|(原来|原定|之前|本来)(说|定)[^，。；\n]{0,10}来不及|来不及了?[，,]?\s*(?:就|得|只能|所以|想)?(?:改|推|延|挪|顺延|放)(?!善|进|良)|(?:时间|日期|计划)[^，。；\n]{0,4}(?:调整|改|推迟|延后)|\bno complaints?\b|\bnever complain|\b(?:thought we were|legal (?:is|are)|they['’]?re|we['’]?re) (?:so |too |really )?slow\b|\bresidents\b/i,
  },
  {
    kind: 'championNote',
    cue: /私底下|透露|透个底|别说是我|内部消息|不要外传|你知道就行|in confidence|confidentially|don['’]?t (quote|tell)|keep (this|it) (to yourself|quiet|between)|unofficially|privately|hinted|(私下|悄悄|内部)(跟我)?(说|提醒|告诉)|别跟.{0,6}说|between us|off the record|internally (he|she|they) sa|keep \w+ out of (it|this)/i,
    figure: 'text',
  },
  {
    kind: 'auditFinding',
    // That audits are wanted is no finding of one.
    not: /要求[^。；\n]{0,30}(?:飞检|审核|检查|审计)|每[月季年周][^，。；\n]{0,4}(?:飞检|审核|检查)|接受[^，。；\n]{0,8}(?:飞检|检查)|\bfound nothing\b|\bno findings\b|\bclean (?:sheet|bill)\b/i,
    cue: /(内审|外审|督查|审计|检查)[^，。；\n]{0,10}(不符合项|缺陷|问题|整改)|audit(ors?)?[^.;\n]{0,30}(found|noted|flagged|raised|critici|finding|deviation)|inspection[^.;\n]{0,30}(found|noted|flagged|finding|deviation)|飞检|(检查|审计|审核)(发现|指出)|缺陷项|audit (found|finding|flag)|inspectors? (found|flag|noted)/i,
    figure: 'text',
  },
  {
    kind: 'policyChange',
    // What somebody needs from us for a grant is a wish and no news.
    not: /(需要|请|要)(你们|贵司|您|咱们)|什么时候能(给|提供)|能不能(报|申请|享受)|need (you|your|a certificate)|please (send|provide)/i,
    cue: /(通知|办法|规定|文件|新政)[^，。；\n]{0,8}(出台|印发|发布|实施|执行|下发|落地)|(出台|印发|发布|下发)(了)?[^，。；\n]{0,12}(通知|办法|规定|文件|意见)|new (law|rule|regulation|directive|policy|guideline)|takes effect|comes into force|集采|带量|医保(局|目录|那个)|新规|政策|条例|新文件|文件下来|贴息|补贴|专项(债|资金)(?=[^，。；\n]{0,12}(?:出台|申报|申请|下达|通知|政策|支持|补|贴))|以旧换新|policy (change|update)|regulation|directive|subsid|reimbursement|grant scheme|loan scheme/i,
    figure: 'text',
  },
  {
    kind: 'trialResult',
    not: /[待等]试(?:运行|用)|试(?:运行|用|机|产)(?:通过|合格|完成|成功|结束|没问题)?了?以?后[^，。；\n]{0,10}(?:正式|才|切换?|签|下单|付|转|量产|批量)|试(?:运行|用)后(?:再|另)|\bnot (?:yet )?(?:finished|ready|done|complete|started|begun)\b|\bwaiting (?:for|on)\b/i,
    cue: /(试用|试机|试产|试运行|测试期)[^，。；\n]{0,6}(结束|后|以来|中|里|显示|表明)|(trial|pilot|evaluation)[^.;\n]{0,24}(shows?|showed|cut|reduced|fell|rose|found|improved|saved|brought|finished|ended|went)|after \w+ weeks of (trial|testing|use)|during the (trial|pilot)|试用(下来|结果|期间|完|这|了)|试了(半|一|两|几|\d)|试点.{0,6}(结果|下来)|trial (result|showed|ended)|end of the [^.;]{0,16}trial|pilot (result|showed|cut|reduced)/i,
    figure: 'text',
  },
  {
    kind: 'meetingDecision',
    // The heading itself is no decision, and whether something was decided is a question.
    not: /是否|有没有(?=[^，。；]{0,12}$)|[?？]|纪要[^，。；：:\n]{0,8}(?:发|放|传(?!达)|见|补|整理|写|抄送|给(?:我|你|您|大家))|(?:发|看|附|写|整理|要)(?:了|下|一下|份|个)?[^，。；：:\n]{0,4}纪要|^[#\s]*[^，。；：:\n]{0,24}纪要\s*(?:[（(]?\d[\d./年月日 -]*[日号]?[)）]?|[（(][^()（）\n]{1,24}[)）])?\s*$/,
    cue: /会议(确定|明确|同意)|一致(同意|决定|认为)|讨论(决定|确定)|决议|达成(一致|共识)|议定|it was (agreed|decided|resolved)|(group|team) (agreed|decided|resolved|approved)|(decision|decided|agreed|outcome|resolution):|会上(定|决定|同意)|开会定|散会前定|(会议|委员会|院长会)(决定|结论|通过)|纪要|(we|they|committee|board|meeting) (agreed|decided|approved)|resolved by|both sides agreed/i,
    figure: 'text',
  },
  {
    kind: 'statedGoal',
    // What has come down already is a result.
    not: /[由从][^，。；\n]{1,14}[降升提缩减][^，。；\n]{0,3}[到至了]/,
    cue: /力争|争取(在|把|将)|(计划|希望)(能)?(将|把)|(想|要)?(降|缩短|压缩|减少|提升|提高)(到|至)|(want|would like|hope|plan|intend|aim)s? to (cut|reduce|bring|raise|double|halve|reach|shorten|lower)|目标(是|把|为)|希望(把|今年|明年|年底)|想(把|压到|提到|降到|做到)|想要?(在|年底|今年|明年)|打算(今年|明年|年底|把)|(?<![a-z])(goal|target|aim) is|(we|they) want to|hope to|wants? (it|that|this) (at|under|below|down)|would like to bring/i,
    figure: 'text',
  },
  {
    kind: 'customerAsk',
    apart: true,
    cue: /(?<!\p{Script=Han})(?:先)?要?(?:先|再)?免费(?:试用|试|用|送|提供|借)[^，。；\n]{0,3}[\d一二两三四五六七八九十半]+\s*(?:个?月|周|天|台|套|片|个|件)|(?:要|得|能|可以?)(?:先|再)?免费(?:试用|试|用|送|提供|借)|(?<![不主需重只纪摘概])要(?:常备|备(?:货|足|好|着|库)|留(?:库|足)(?!一点|点)|配(?:一|齐|足|备|个)|驻|上门|随叫)|(?:意思|说)[^，。；\n]{0,4}?\d[\d.]*\s*万?[^，。；\n]{0,3}(?:能不能|行不行|能做)|\b(?:could|can|may) we (?:please |also |perhaps )?(?:get|have|try|keep|borrow|test|use)\b(?![^.?!\n]{0,30}\b(?:call|chat|meeting|word|minute|moment|catch-?up|look|think)\b)|\b(?:i|we)(?:['’]d| would) need to (?:see|get|have) (?:it at )?(?=[£€$]?\d)|(?:你们|您|贵司)(?:也|都|得)+要?\s*(?:\d+|[一二两三四五六七八九十]+)(?:年|个月|天)|(?:你们|您|贵司)也要\s*(?:\d+|[一二两三四五六七八九十]+)(?:年|个月|天)|给(?:我|我们)个?(?:准话|准信|说法|答复|结论)|(?<![不主需重只纪摘概将快])要(?:一[份个套]|第三方|完整|出|给|提供)[^，。；\n]{0,16}?(?:报告|总结|数据|资料|说明|清单|证书|声明|方案)|没有[^，。；\n]{1,14}(不让|不给|不签|不收|不能进)|不予(接收|受理)|要求|希望(你们|贵司|能|把)|能不能|能否|可不可以|付款(方式)?要|必须(要有|有|能|支持|提供|是|用|控制|不|在|达|小于|低于|高于|大于|保证|满足|通过)|不(能|得|可|许)(超过?|高于|低于|大于|小于|少于|多于)|不(少|低|小|大|高|多)于|不超过|(?<![不主需重只纪摘概])要\s*(\d+|[一二两三四五六七八九十]+)\s*(台|套|条|米|吨|千瓦)|控制在[^，。；\n]{1,10}以?[内下]|需要(你们|贵司|您)|最好能|(?<!不|没|只|主|想)(一定|都|也|还)?要(做到|保证|支持|具备|满足|达到|写进|写入|写到|接入|兼容|能够|上(我们|咱))|一定要(?!来|去|看)|问能不能|(?<![觉记认懂值舍晓不])得(有人|能|保证|给到|做到|在[^，。；\n]{1,8}内)|想(分期|租)|\bplease (send|provide|share|include|quote|submit|issue)\b(?! (my|our) )|(请|麻烦)(提供|补充|出具|发我|给我|寄)[^，。；\n]{2,}|\b(?<!you (may |might )?)(wants?|would like|asked for|asks for|requests?|requires?|insists? on|(has|have|needs?) to (be|support|have|come with|run|meet|fit|include|work|comply)|(i|we)( also| really)? need (?!to (?!see)|more time|time\b|approval|until|a (few|couple) (of )?(days|weeks)|your (help|answer))\p{L}+|(i|we)( also| really)? need \d+|only,? please|no more than \d|must (be|support|have|run|meet|fit|include|not|comply))\b/iu,
    figure: 'text',
    not: /\b(?:nobody|no one|none of (?:us|them|the \w+)|never|who) (?:wants?|needs?|requires?)\b|\bmust be (spent|used|committed)\b|\bcustoms\b[^.;\n]{0,40}?\b(?:they )?(?:wants?|needs?|asks?)\b|海关要|心里没底|拿不准|(因|按照?|应|根据|依)[^，。；\n]{0,8}要求|(?<!必须|需要?|要|得|须|应当?|能)(满足|符合|达到|优于|高于)(了)?[^，。；\n]{0,12}要求|\b(meets?|met|fulfils?|within) (all |the |your |their )*requirements?|(要求|需求|问题|事项|requests?|requirements?)\s*[:：]?\s*$|\b(do|does|did)( not|n[o'’]?t) (want|need|like)|\b(he|she|they)( will| may| might| would|['’]ll|['’]d) (want|like|need)|capex request|signs (everything|all|anything)/i,
    stances: ['asked', 'promised'],
    speakers: ['customer', 'note'],
  },
  {
    kind: 'statedConcern',
    cue: /没法交代|交代不了|不好交代|没脸|背(这个)?锅|再来一(回|次)|(can ?not|can['’]t) (go through|afford|have|defend|risk) (that|this|a|another)|不信(?!息|号)|不服|担忧|疑虑|不太放心|心里没底|没把握|接受不了|难以接受|偏高|偏贵|不划算|信不过|uneasy|reluctant|not (convinced|comfortable)|fear|too (high|much|risky|costly)|can ?not (justify|accept|afford)|hard to justify|over budget|nervous|s[ck]eptical|担心|顾虑|(?<!恐|哪|可)怕(?!是)|犹豫|贵(?![司院方公单部宾校行处重州阳州妃厂店局所社馆园会组台校企集中]|多少)(?<!尊贵|宝贵|珍贵|名贵)|太高(?!兴)|高了点|超预算|不放心|拿不准|吃不消|嫌|没法(往上)?报|worr(y|ied)|concern(ed)?(?! department)|(?<!\b(?:i['’]?m|i am) )afraid|(?<=\b(?:i['’]?m|i am) )afraid (?=of\b|(?:that )?(?:the price|this|you|your|our)\b)|too expensive|hesita|risk of|not sure|(?<!\b(?:avoidance of(?: any)?|no|without(?: a| any)?|benefit of the) )doubts?|hard sell|not an option|can ?not explain|that['’]?s nuts|(before|until) (anyone|anybody|somebody|someone|an? engineer|they) (ever )?(turned up|came|showed up|called|answered|arrived)/i,
    figure: 'text',
    // 他们 in a customer's mouth are others: what is said against them is no worry about us.
    not: /(觉得|感觉|听说|说)?(他们|他家|那家)(的)?[^，。；\n]{0,8}(经验|东西|质量|服务|方案|产品|只|没|不行|差|少)|\bnot (?:really |too |that |at all )?(?:worried|concerned|afraid)\b|\bno (?:worries|concerns)\b/i,
  },
  ...englishRules,
]

/** Changes whenever the rules do; goes into every advice that used such facts. */
export const factRulesVersion = 'facts-25'

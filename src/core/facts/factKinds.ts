import type { FactKind } from '../atoms/library/factKinds.ts'
import type { Speaker, Stance } from './stance.ts'

/** How a rule recognises one kind of fact: a cue in the sentence, and the figure that it needs beside the cue. */
export interface FactRule {
  kind: FactKind
  /** The cue; its text becomes the subject of the fact. */
  cue: RegExp
  /** Which figure counts: an amount of money, a quantity in one of `units`, a date, or none for quoted text. */
  figure: 'money' | 'date' | 'text' | { units: RegExp }
  /** Of quoted text: a figure that must stand in the quotation. */
  needs?: 'money'
  /** A sentence that matches this says something else. */
  not?: RegExp
  /** Only a sentence that does this with what the cue names, or is said by one of these, states the kind. */
  stances?: readonly Stance[]
  speakers?: readonly Speaker[]
}

const hours = /^(小时|个小时|钟头|hours?|hrs?|h)$/i
const days = /^(天|日|个工作日|工作日|周|个月|days?|weeks?|months?|working days?|business days?)$/i
const time = /^(秒|分钟|分|小时|个小时|天|周|seconds?|minutes?|mins?|hours?|hrs?|h|days?|weeks?)$/i
const years = /^(年|个月|years?|months?)$/i
const percent = /^(%|％|个百分点|percent|points?)$/i
const people = /^(人|位|名|个用户|个账号|users?|people|seats?|operators?)$/i
const cases = /^(例|台|台次|人次|例次|件|单|批|cases?|procedures?|scans?|units?|orders?|batches?|runs?)$/i
const sites = /^(例|家|个点|个院区|条线|台|sites?|plants?|lines?|hospitals?|machines?)$/i
const tickets = /^(个|单|条|张|tickets?|issues?|cases?)$/i

/** The rules, most specific first: one figure serves the first rule that claims it. */
export const factRules: readonly FactRule[] = [
  {
    kind: 'downtimeCost',
    cue: /停机(一小时)?(的?成本|损失)|cost of downtime|downtime cost|lost per hour/i,
    figure: 'money',
  },
  {
    kind: 'downtimeHours',
    cue: /停机|宕机|停线|停摆|downtime|was down|were down|outage/i,
    figure: { units: hours },
    not: /窗口|window/i,
  },
  {
    kind: 'repairHours',
    cue: /修复|修好|维修.{0,4}(用了|等了|花了|要)|修了|repair(ed)?|to fix/i,
    figure: { units: time },
  },
  { kind: 'responseHours', cue: /响应|到场|上门|response|respond|on site/i, figure: { units: time } },
  { kind: 'waitingTime', cue: /等待|排队|候诊|预约.{0,4}等|wait(ing)?|queue/i, figure: { units: time } },
  { kind: 'changeoverTime', cue: /换型|换线|切换产品|changeover/i, figure: { units: time } },
  {
    kind: 'cycleTime',
    cue: /每例|单次|一次检查|节拍|(每|一)(条|例|批|单|件|次|台)[^，。；\n]{0,8}(要|需|用|花)|cycle time|per run|per case|(each|one) (run|case|batch|cycle|scan|order) takes/i,
    figure: { units: time },
  },
  {
    kind: 'caseVolume',
    cue: /手术量|检查量|门诊量|例数|一年.{0,3}做|每(年|月|天|周).{0,6}(做|开展|检查)|case volume|cases? (a|per)|procedures? (a|per)|orders? (a|per)|runs? (a|per)/i,
    figure: { units: cases },
  },
  { kind: 'scrapRate', cue: /报废|废品|次品|不良率|scrap|defect rate|rejects?/i, figure: { units: percent } },
  {
    kind: 'usageRate',
    cue: /使用率|开机率|利用率|utili[sz]ation|usage rate|uptime/i,
    figure: { units: percent },
  },
  {
    kind: 'openTickets',
    cue: /未关(闭)?(的)?工单|遗留工单|积压.{0,3}工单|open tickets?|open issues?|ticket backlog/i,
    figure: { units: tickets },
  },
  {
    kind: 'activeUsers',
    cue: /在用|日常使用|账号|active users?|operators? use|people use|seats?/i,
    figure: { units: people },
  },
  { kind: 'trainingHours', cue: /培训|training/i, figure: { units: time } },
  {
    kind: 'installDays',
    cue: /装机|安装|上线周期|install(ation|ed)?|go-?live takes|roll-?out takes/i,
    figure: { units: days },
  },
  { kind: 'warrantyPeriod', cue: /保修|质保|整机保|warranty/i, figure: { units: years } },
  {
    kind: 'paymentTerm',
    cue: /账期|付款期|回款期|付款.{0,4}(天|个月)|payment terms?|net \d+/i,
    figure: { units: days },
  },
  {
    kind: 'interfaceSites',
    cue: /已对接|接口.{0,6}(上线|跑通)|对接过|integrated (with|at)|interfaces? (run|live)/i,
    figure: { units: sites },
  },
  {
    kind: 'competitorPriceChange',
    cue: /(竞品|对手|友商|对方|他们家|competitor|rival).{0,14}(降|涨|让|cut|drop|lower|rais)|(降价|调价|price cut)|(their|rival|competitor)('s|’s)? (quote|price|offer)[^.;\n]{0,24}(lower|higher|cheaper|less|more)/i,
    figure: { units: percent },
  },
  {
    kind: 'totalCostGap',
    cue: /(总价|总成本|总额|三年|五年).{0,10}(差|相差)|差额|gap|difference in total/i,
    figure: 'money',
  },
  {
    kind: 'annualServiceFee',
    cue: /维保费|年维保|服务费|年费|service fee|maintenance fee|yearly service|annual (service|maintenance)/i,
    figure: 'money',
  },
  { kind: 'consumableCost', cue: /耗材|consumables?/i, figure: 'money' },
  { kind: 'budgetAmount', cue: /预算|budget/i, figure: 'money' },
  {
    kind: 'askedPrice',
    cue: /(要|得|能)?(到|做到|给到|降到|压到|谈到)\s*\d[\d.,]*\s*[万元k]|(才(好|能|行)[^，。；\n]{0,10}(报|批|签|过|往上))|(是|就是)[^，。；\n]{0,6}(底|底价|底线|上限)|目标价|心理价|target price|(needs?|want(s|ed)?|asked|asking) (it |us )?(for |at |to (be|get|reach) )?(a price of )?(USD|US\$|\$|€|EUR|£|GBP)\s?\d/i,
    figure: 'text',
    needs: 'money',
    not: /预算|budget|耗材|维保/i,
    stances: ['asked', 'stated'],
    speakers: ['customer', 'note'],
  },
  {
    kind: 'budgetDeadline',
    cue: /预算.{0,24}(前|截止|到期|用完)|budget.{0,40}(by|before|expires?|ends?|closes?)/i,
    figure: 'date',
  },
  {
    kind: 'contractEndDate',
    cue: /合同.{0,16}(到期|期满|截止)|(contract|licen[cs]e|agreement).{0,40}(ends?|expires?|runs? out|renew)/i,
    figure: 'date',
  },
  { kind: 'tenderDate', cue: /招标|投标|开标|挂网|tender|rfp|bids? (are )?due/i, figure: 'date' },
  {
    kind: 'decisionDate',
    cue: /上会|过会|拍板|定下来|决定时间|决策|decide|decision|steering (committee|group)|board meets?/i,
    figure: 'date',
  },
  { kind: 'deliveryDate', cue: /交付|到货|交货|delivery|deliver(ed)? by|ship(ped)? by/i, figure: 'date' },
  {
    kind: 'referenceSite',
    cue: /(兄弟|同城|邻近|周边|同类)[^，。；\n]{0,10}(医院|院|中心|工厂|单位)[^，。；\n]{0,12}(在用|用着|装了|换了|上线|用下来)|可以(去|带您)?(参观|看现场)|样板(医院|点|工厂)|sister (plant|site|hospital)|reference (site|customer|visit)|(already|now) (runs?|uses?|live) (it )?(at|in) /i,
    figure: 'text',
  },
  {
    kind: 'registrationScope',
    cue: /注册证(载明|范围|写明|上写)|适用范围|预期用途|registered (scope|indications?)|intended use|cleared for/i,
    figure: 'text',
  },
  {
    kind: 'certificate',
    cue: /(取得|获得|通过|持有)[^，。；\n]{0,16}(认证|证书|资质)|(ISO|CE|FDA|NMPA|SOC)[^，。；\n]{0,12}(认证|证书|certificat)|certified to|holds? (an? )?(ISO|SOC|CE)/i,
    figure: 'text',
  },
  {
    kind: 'testReport',
    cue: /(第三方|检测|检验|测试|评测)(机构)?[^，。；\n]{0,8}报告|third[- ]party (test|report)|test report|lab report/i,
    figure: 'text',
  },
  {
    kind: 'dataLocation',
    cue: /数据(存|放|留|落)在|服务器(放|在)(院内|厂内|机房|本地)|本地(部署|存储)|data (stays?|is kept|resides?|lives?) (on|in|at)|hosted (on[- ]site|locally)/i,
    figure: 'text',
  },
  {
    kind: 'competitorName',
    cue: /(竞品|对手|友商|别家|另一家)(是|叫|：)|也在(谈|走动|跟)|(competitor|rival|other vendor) is|also talking to/i,
    figure: 'text',
  },
  {
    kind: 'competitorGap',
    cue: /(竞品|对手|友商|他们|对方)[^，。；\n]{0,10}(不含|没有|缺|不支持|不包)|(competitor|rival|they) (does|do|did) not (include|cover|support)|not included in (their|the rival)/i,
    figure: 'text',
  },
  {
    kind: 'budgetPhases',
    cue: /(分|拆成?)(两|二|三|2|3)(期|批|阶段)|(二|两|三)期|in (two|three|2|3) phases|phase (1|2|one|two)|two phases/i,
    figure: 'text',
  },
  {
    kind: 'maintenanceWindow',
    cue: /(停机|检修|维护)窗口|maintenance window|service window|shutdown window/i,
    figure: 'text',
  },
  {
    kind: 'acceptanceCriterion',
    cue: /验收(标准|条件|指标|以)|acceptance (criteri|test)|accept(ed)? only if/i,
    figure: 'text',
  },
  {
    kind: 'securityRequirement',
    cue: /等保|不出(院|厂|内网|域)|内网|数据安全|加密|on-?prem|air-?gap|must not leave|data security|encrypt/i,
    figure: 'text',
  },
  {
    kind: 'interfaceVersion',
    cue: /(?<![a-z])(PACS|HIS|LIS|MES|ERP|SCADA|OPC|DICOM|HL7)(?![a-z])[^。.;；\n]{0,24}(版本|v?\d|version)/i,
    figure: 'text',
  },
  {
    kind: 'currentSystem',
    cue: /(现在|目前|一直)(用|使用)的?|现用|在用的是|(currently|today) (use|run|work)|running on|existing system|incumbent/i,
    figure: 'text',
  },
  {
    kind: 'userComplaint',
    cue: /抱怨|吐槽|不好用|难用|太慢|老死机|很麻烦|周转不过来|来不及|跟不上|投诉|complain|too slow|hard to use|keeps? (crashing|freezing)|frustrat/i,
    figure: 'text',
  },
  {
    kind: 'championNote',
    cue: /(私下|悄悄|内部)(说|提醒|告诉)|别跟.{0,6}说|between us|off the record|internally (he|she|they) sa/i,
    figure: 'text',
  },
  {
    kind: 'auditFinding',
    cue: /(飞检|检查|审计|审核)(发现|指出|要求)|audit (found|finding|flag)|inspector/i,
    figure: 'text',
  },
  {
    kind: 'policyChange',
    cue: /集采|联动|带量|医保(局|目录)|新规|政策|条例|贴息|补贴|专项(债|资金)|以旧换新|policy|regulation|directive|subsid|grant scheme|loan scheme/i,
    figure: 'text',
  },
  {
    kind: 'trialResult',
    cue: /试用(下来|结果|期间|完)|试点.{0,6}(结果|下来)|trial (result|showed|ended)|pilot (result|showed|cut|reduced)/i,
    figure: 'text',
  },
  {
    kind: 'meetingDecision',
    cue: /会上(定|决定|同意)|(会议|委员会|院长会)(决定|结论|通过)|纪要|(we|they|committee|board|meeting) (agreed|decided|approved)/i,
    figure: 'text',
  },
  {
    kind: 'statedGoal',
    cue: /(目标|希望|想要|打算)(是|把|能|在|今年|明年)|(goal|target|aim) is|(we|they) want to|hope to/i,
    figure: 'text',
  },
  {
    kind: 'customerAsk',
    cue: /要求|希望(你们|贵司|能|把)|能不能|能否|可不可以|付款(方式)?要|必须(要有|有|能|支持|提供)|问能不能|想(分期|租)|\b(wants?|would like|asked for|asks for|requests?|requires?|insists? on)\b/i,
    figure: 'text',
    stances: ['asked'],
    speakers: ['customer', 'note'],
  },
  {
    kind: 'statedConcern',
    cue: /担心|顾虑|怕|犹豫|贵|太高|超预算|不放心|拿不准|worr(y|ied)|concern(ed)?|afraid|too expensive|hesita|risk of|not sure/i,
    figure: 'text',
  },
]

/** Changes whenever the rules do; goes into every advice that used such facts. */
export const factRulesVersion = 'facts-4'

import type { MovableSection, StyleAct, StyleJob } from '../../shared/styleRuleWords.ts'
import type { Concern, SellingStage, Strategy } from '../../shared/trackVocabulary.ts'
import type { KnownBuyingRole } from '../../shared/vocabulary.ts'

/**
 * Words by which staff name roles, jobs, stages, topics and strategies when they say how to talk. Chinese first, then
 * English after the bar; English ones stand for whole words, with any plural or possessive ending.
 */
type Lexicon<Code extends string> = Record<Code, string>

export const roleLexicon: Lexicon<KnownBuyingRole> = {
  economicBuyer: '经济决策人|决策人|拍板的人|拍板人|出钱的人|economic buyer|decision maker|decision-maker',
  technicalEvaluator: '技术评估者|技术评估人|评估技术的人|technical evaluator|technical buyer',
  user: '使用者|用户|天天用的人|操作的人|user|end user|end-user',
  approver: '审批人|审批者|批准人|approver',
  influencer: '影响者|有影响的人|influencer',
  coach: '教练|coach',
  champion: '拥护者|支持者|内部支持者|champion|supporter',
  gatekeeper: '守门人|把关人|gatekeeper',
  blocker: '阻碍者|反对者|反对的人|blocker|opponent|sceptic|skeptic',
}

export const jobLexicon: Lexicon<StyleJob> = {
  procurement:
    '采购部|采购员|采购经理|采购中心|采购|招采|招标办|procurement|purchasing|buyer|sourcing|category manager',
  finance: '财务部|财务|会计|finance|financial|controller|accounting|accountant|cfo',
  security:
    '信息安全负责人|信息安全官|信息安全|网络安全|安全官|数据安全负责人|安全负责人|security officer|information security|infosec|security|ciso',
  informationTechnology: '信息科|信息部|信息中心|信息化|信息技术|it部门|it department|it manager|it|cio',
  legal: '法务部|法务|合规部|合规官|legal|counsel|lawyer|compliance officer',
  engineering:
    '设备科|技术部|技术人员|工程师|总工|设备部|工艺|研发|engineer|engineering|technical staff|maintenance|cto',
  quality: '质量部|品质部|质检|品管|质量人员|quality manager|quality staff|quality people|qa|qc',
  operations: '生产部|车间|运营部|班组|厂里|production|plant manager|operations|shop floor',
  clinical:
    '科室主任|科主任|临床科室|医生|护士长|护士|医师|clinician|doctor|physician|nurse|surgeon|consultant',
  management:
    '老板|总经理|董事长|院长|厂长|公司领导|领导|一把手|ceo|managing director|general manager|president|owner|executive',
}

export const stageLexicon: Lexicon<SellingStage> = {
  qualify: '线索确认|线索阶段|初次接触|第一次见面|初次见面|qualify|qualification|qualifying|first contact',
  discover: '需求确认|需求阶段|摸需求|discovery|discover',
  evaluate: '方案评估|评估阶段|试用阶段|试用期|测试阶段|evaluation|evaluate|trial phase',
  propose: '方案报价|报价阶段|方案阶段|报价时|proposal stage|proposal phase|propose',
  negotiate: '商务谈判|谈判阶段|谈判|议价阶段|negotiation|negotiate|negotiating',
  close: '签约阶段|签约|签合同|临门一脚|closing stage|closing phase|contract signing',
  deliver: '交付阶段|装机阶段|验收阶段|delivery stage|delivery phase|rollout',
  renew: '续约阶段|续约|续签|renewal|renew',
}

export const concernLexicon: Lexicon<Concern> = {
  price:
    '价格|价钱|单价|报价|折扣|降价|便宜|贵|价|price|pricing|discount|price-sensitive|price sensitive|cost-conscious',
  totalCost:
    '总拥有成本|全生命周期成本|全周期成本|总成本|总账|成本账|运行成本|维保费|耗材|tco|total cost of ownership|total cost|running cost|lifetime cost|life-cycle cost',
  reliability: '可靠性|稳定性|停机|故障|稳定|reliability|downtime|uptime|breakdown',
  service: '售后|服务|响应时间|响应|维修|service|support|response time|after-sales',
  compliance: '合规|法规|注册证|资质|审计|招标|compliance|regulation|regulatory|audit|registration|tender',
  integration: '系统对接|对接|接口|集成|联调|integration|interface',
  training: '培训|上手|training|onboarding|learning',
  delivery: '交付|交期|货期|工期|装机|安装|delivery|lead time|installation',
  risk: '风险|退路|违约责任|担保|risk|liability|guarantee',
  clinicalValue: '临床价值|临床使用|临床|患者|clinical value|clinical use|patient',
  productivity: '效率|产能|节拍|换型|产出|productivity|throughput|efficiency|output',
  dataSecurity:
    '数据安全|数据不出内网|数据不出域|数据存放|数据驻留|信息安全|隐私|加密|security|data security|data residency|data protection|privacy|encryption|where the data is kept|where data is kept|on-prem',
  budgetTiming: '预算节奏|预算|付款节奏|付款方式|分期|budget|payment term|instalment|installment',
  competition: '竞品比较|竞品|对手|竞争对手|同行对比|competition|competitor|rival',
  switching: '更换成本|切换成本|换系统|迁移|替换|switching cost|switching|migration',
}

export const strategyLexicon: Lexicon<Strategy> = {
  valueEvidence: '用记录说价值|value by the record',
  riskReduction: '先把风险拿走|take the risk out',
  totalCost: '同口径算总账|total cost, same basis',
  phasedLanding: '分步落地|分步走|分期落地|land in steps|phased landing|phased rollout',
  peerProof:
    '让同行来说|同行案例|同行口碑|客户案例|标杆案例|let peers speak|peer proof|reference customer|peer reference|customer reference|reference site',
  complianceFirst: '合规走在前面|compliance up front',
  usersFirst: '从使用者出发|users decide',
  competitiveContrast: '公平地比|a fair comparison|fair comparison',
}

export const sectionLexicon: Lexicon<MovableSection> = {
  keyMessages: '要点|观点|key message|key messages|main point',
  questions: '提问|问题|发问|question|ask question|asking question',
  objections: '异议|反对意见|顾虑回应|objection',
}
/** Sections that always stand where they stand. */
export const fixedSections = '开场白|开场话|下一步|opening line|next step'

/**
 * What a clause asks for, the first that fits; words of the lists above stand as □ while it is looked for. A cue's topic
 * follows it; of a few it stands `before`.
 */
export const actCues: readonly { act: StyleAct; cue: RegExp; before?: boolean }[] = [
  // Never first is last.
  {
    act: 'last',
    cue: /不要(?:先|一上来就?|一开始就?)[讲谈说提聊问]?|别(?:先|一上来就?|一开始就?)[讲谈说提聊问]?|不先[讲谈说提聊]?|不(?:拿|用|以)(?=.{1,12}开(?:场|头))|(?:never|do not|don['’]t|not) (?:to )?(?:open|lead|start|begin)(?: off)? (?:with|by|on|from)(?: talking about| asking about)?|(?:never|do not|don['’]t) (?:mention|raise|bring up|discuss) first/giu,
  },
  {
    act: 'avoid',
    cue: /(?:千万|绝对)?(?:不要|不许|不得|别|不能|不可|不|勿)(?:再)?(?:主动)?(?:提到|提起|提及|谈论|谈到|涉及|提|谈|讲|说|聊|碰|用)(?:到)?|避免(?:提及|谈论|谈|提|讲)?|避开|回避|绕开|(?:never|do not|don['’]t|must not|should not|shouldn['’]t) (?:ever )?(?:talk about|talk|mention|bring up|discuss|raise|speak of|speak about|use|say|touch|argue)(?: about| on)?|avoid(?: talking about| mentioning| raising)?|stay away from|keep away from|leave out|without mentioning|never with|no talk of|(?:不要|别)(?=□)|\b(?:never|no)(?= □)/giu,
  },
  {
    act: 'last',
    cue: /(?:放|摆|排|留)(?:在|到)?(?:最后面?|后面|末尾)|\blast\b|(?:to|until|till|for|at) the (?:very )?end/giu,
    before: true,
  },
  {
    act: 'last',
    cue: /最后(?:再|才)?(?:讲|谈|说|提|聊|摆|给|问)?|压轴|少(?:讲|谈|说|提|聊|(?=□))|晚点再?(?:讲|谈|说|提)|(?:end|close|finish)(?: off)? with|play down/giu,
  },
  {
    act: 'first',
    cue: /首先(?:讲|谈|说|提|聊|问)?|先(?:行)?(?:讲清|讲|谈|说清|说|提|聊|看|算|摆|拿出|拿|问|用|做|抛|亮)(?:一?下)?|首?先(?=□)|以(?=.{1,14}(?:开场|开头|切入|打头))|从(?=.{1,14}(?:讲起|说起|谈起|切入|开始|入手))|开(?:场|头)就?(?:先)?(?:讲|谈|说|提|用|问)|(?:open|lead|start|begin)(?: off)? (?:with|by|on|from)(?: talking about| asking about| asking)?|first (?:talk about|talk|mention|raise|bring up|discuss|speak of|explain|show|say|ask)(?: about)?/giu,
  },
  {
    act: 'first',
    cue: /(?:放|摆|排)(?:在|到)?(?:最前面?|前面|第一位?|首位|开头)|(?:讲|说|谈)起|切入|入手|打头|开场|\bfirst\b|up front|at the (?:beginning|start)/giu,
    before: true,
  },
  {
    act: 'prefer',
    cue: /(?:优先|尽量|着重|重点|侧重|主要|多|再|然后|接着)(?:讲|谈|说|提|用|聊|强调|问|(?=□))|优先|着重|重点|侧重|强调|突出|主打|(?:then|rather|preferably|mostly|also|always) (?:talk about|mention|raise|discuss|speak of|use|show)|prefer(?: to)?(?: talk about| use| mention)?|focus on|stress|emphasi[sz]e|highlight|play up|talk (?:more |mainly |mostly )?about|mention|bring up|\buse\b|讲|谈|说|用/giu,
  },
]

/** Words that carry no meaning of their own in an instruction. */
export const plainWords =
  /^(?:对于|对|跟|和|与|向|给|面对|遇到|碰到|见到|见|去见|同|如果|要是|当|在|时候|时|的人|的|人|客户|我们|你们|他们|他|她|您|要|就|请|都|得|应该|应|把|将|也|再|而|且|并且?|以及|及|或者?|话题|方面|相关|内容|东西|事|这些|这种|这类|那些|一律|总是|总|务必|尽量|一定|比较|很|非常|特别|更|有|是|在意|关心|关注|看重|重视|敏感|担心|阶段|期间|中|里|上|了|嘛|吧|呢|来|去|做|开场|开头|切入|入手|打头|开始|讲起|说起|谈起|话术|聊天|沟通|打电话|拜访|开会|部门|岗位|那边|一侧|讲|谈|说|提|聊|with|to|for|when|whenever|while|if|in|at|on|during|the|a|an|and|or|but|we|you|they|them|their|our|us|he|she|it|is|are|who|which|that|of|about|talking|speaking|meeting|seeing|calling|someone|somebody|anyone|people|person|persons|customer|customers|client|clients|those|these|always|please|should|must|would|then|also|as|by|from|cares?|caring|worry|worries|worried|concerned|sensitive|minds?|stage|phase|meetings?|calls?|talks?|topics?|conversations?|your|own|very|more|rather|put|keep|leave|be|do|so|say|speak|their)$/iu

/** Ranks, which a rule doesn't tell apart: said right behind a job or before it, they belong to it. */
export const ranks =
  /^(?:总监|经理|主任|主管|负责人|部长|处长|科长|专员|人员|同事|老师|官|(?: (?:director|manager|head|lead|officer|chief|team|staff|department|people|specialist)s?))/iu
export const ranksBefore = /(?:(?:director|manager|head|vp|vice president|chief)s? (?:of |for )?(?:the )?)$/iu

/** In the part that says to whom: that a topic is on their mind. */
export const mindedness =
  /敏感|在意|在乎|关心|关注|看重|重视|担心|顾虑|怕|介意|sensitive|car(?:e|es|ing)\b|worr|concerned|mind(?:s|ed)?\b|focus(?:ed|es)?\b|afraid|conscious/iu

/** What begins a part that says to whom, behind a topic. */
export const whoOpener =
  /如果|要是|当(?!然)|对于|面对|遇到|碰到|(?<=[，,])(?:对|跟|和|给)|\b(?:when|whenever|if|for|with|towards)\b/iu

export type RedLineLang = 'zh' | 'en'
export type RedLineSeverity = 'stop' | 'caution'

/** The source of a rule; what a reader opens to see why. */
export const redLineClauses = [
  'advertisingLaw.9.3',
  'advertisingLaw.16',
  'advertisingLaw.17',
  'antiUnfairCompetitionLaw.8',
  'deviceAntiBriberyGuide.2025',
] as const
export type RedLineClause = (typeof redLineClauses)[number]

/** Why a listed word is not a violation where it stands. */
export type ContextExemption =
  | 'ordering'
  | 'identifier'
  | 'standardGrade'
  | 'technicalParameter'
  | 'selfComparison'
  | 'quotedCustomer'
  | 'negated'
  | 'otherMeaning'
  | 'trademark'

export type RedLineRule = {
  id: string
  lang: RedLineLang
  /** `medical` rules hold in the medical profile only, `otherGoods` rules outside it only. */
  profile: 'general' | 'medical' | 'otherGoods'
  clause: RedLineClause
  severity: RedLineSeverity
  /** In the medical profile, where that is stricter. */
  medicalSeverity?: RedLineSeverity
  /** Literal terms; noise characters inside them are seen through. */
  terms?: readonly string[]
  pattern?: RegExp
  /** What to say instead, in the rule's language. */
  replacement: string
  /** Whether a person may exempt a finding with reason and proof. Efficacy claims and bribery never. */
  exemptionAllowed: boolean
  /** Words right after or before that give the term another meaning. */
  otherMeaning?: { before?: RegExp; after?: RegExp; as: ContextExemption }[]
}

const orderingAfter =
  /^(?:步|次|阶段|期|部分|点|个|年|季度|天|周|时间|批|轮|手|人民|医院|附属|中心|代|责任人|页|条|章|声|例|笔|场|反应|现场|线|方|人称|学期|段|组|种|[，,、：:是]|来)/
const ownBefore = /(?:贵院|贵司|贵公司|您的?|科室的?|我院|本院|院里的?|你们的?)[^，。；]{0,8}$/

const zh: RedLineRule[] = [
  {
    id: 'zh.absolute.statutory',
    lang: 'zh',
    profile: 'general',
    clause: 'advertisingLaw.9.3',
    severity: 'stop',
    terms: ['国家级', '最高级', '最佳'],
    replacement: '改写为可核对的指标：数值、来源、日期',
    exemptionAllowed: true,
    otherMeaning: [
      {
        after:
          /^(?:高新技术企业|专精特新|“?小巨人|重点实验室|实验室|标准|医学中心|继续教育|继教|项目|课题|学会|平台|检测中心|质检|奖)/,
        as: 'standardGrade',
      },
      { after: /^(?:时间|时机|实践)/, as: 'otherMeaning' },
    ],
  },
  {
    id: 'zh.absolute.superlative',
    lang: 'zh',
    profile: 'general',
    clause: 'advertisingLaw.9.3',
    severity: 'stop',
    pattern:
      /最(?:好|先进|强|优秀|优质|优|大|高|低价|低|便宜|快|准确|准|精准|安全|可靠|稳定|畅销|受欢迎|专业|权威|全面|领先|科学|完善|具性价比|有效|尖端|顶尖|顶级|划算)/,
    replacement: '去掉“最”，给出对比对象、数值和出处',
    exemptionAllowed: true,
    otherMeaning: [
      {
        after:
          /^(?:功率|转速|温度|载荷|容量|通量|分辨率|深度|距离|压力|流量|起订|限[额度价值]|值|电压|剂量|并发|频率|量程|可(?:达|选|支持)|支持|不超过|允许|速度为|\s?\d|[一二两三四五六七八九十百]+(?:天|台|个|小时|年|次|万))/,
        as: 'technicalParameter',
      },
      {
        before: /(?:历史|本月|本季度?|今年|去年|当月|单日|单月|近[一二三四五\d]+年)[^，。；]{0,4}$/,
        as: 'selfComparison',
      },
      {
        before:
          /(?:我们|我司|本公司|自家|本品|本系列|该系列|全系列|产品线|自身)[^，。；]{0,10}(?:中|里|内|以来|型号)[^，。；]{0,4}$/,
        as: 'selfComparison',
      },
      {
        before:
          /(?:贵院|贵司|您|你们|科室|客户|主任|院长)[^，。；"]{0,4}(?:关心|担心|在意|看重|头疼|需要|困扰|想|希望|紧迫|忙)?[^，。；"]{0,2}$/,
        as: 'otherMeaning',
      },
      { after: /^(?:程度|限度|的(?:困难|顾虑|问题|痛点|担心|挑战))/, as: 'otherMeaning' },
    ],
  },
  {
    id: 'zh.absolute.spelledOut',
    lang: 'zh',
    profile: 'general',
    clause: 'advertisingLaw.9.3',
    severity: 'stop',
    pattern: /(?<![A-Za-z])zui\s?(?:好|佳|强|优|先进|高|低|便宜|快|准|安全|可靠|专业|权威|有效)/,
    replacement: '去掉“最”，给出对比对象、数值和出处',
    exemptionAllowed: true,
  },
  {
    id: 'zh.absolute.first',
    lang: 'zh',
    profile: 'general',
    clause: 'advertisingLaw.9.3',
    severity: 'stop',
    terms: ['第一'],
    replacement: '写明排名的机构、口径和年份，或删去名次',
    exemptionAllowed: true,
    otherMeaning: [
      { after: orderingAfter, as: 'ordering' },
      { before: ownBefore, after: /^(?:台|家|位|款|套)/, as: 'selfComparison' },
    ],
  },
  {
    id: 'zh.absolute.only',
    lang: 'zh',
    profile: 'general',
    clause: 'advertisingLaw.9.3',
    severity: 'stop',
    terms: ['唯一', '独一无二', '绝无仅有'],
    replacement: '改为“据……（出处）目前具备该功能的机型之一”',
    exemptionAllowed: true,
    otherMeaning: [
      { after: /^(?:标识|识别|编码|编号|码|性|ID|主键|键|序列号|对应|联系人|确定)/i, as: 'identifier' },
      { after: /^(?:的)?(?:顾虑|担心|问题|疑问|要求|条件|障碍|分歧)/, as: 'otherMeaning' },
    ],
  },
  {
    id: 'zh.absolute.top',
    lang: 'zh',
    profile: 'general',
    clause: 'advertisingLaw.9.3',
    severity: 'stop',
    terms: [
      '顶级',
      '极品',
      '首选',
      '绝对',
      '万能',
      '销量冠军',
      '全国首家',
      '全球首家',
      '全国首创',
      '全球首创',
      '世界领先',
      '国际领先',
      '全球领先',
      '全国领先',
      '史无前例',
      '无与伦比',
      '无可比拟',
      '领导品牌',
      '第一品牌',
      '王牌',
      '至尊',
      '巅峰',
      '冠军品牌',
      '填补国内空白',
      '百分之百',
      '百分百',
      '100%安全',
      '100%可靠',
      '100%放心',
      '永久',
      '万无一失',
    ],
    replacement: '删去绝对化用语，改为事实与数据',
    exemptionAllowed: true,
    otherMeaning: [
      { before: /不$/, as: 'negated' },
      { after: /^(?:值|误差|偏差|数量|压力|温度|湿度|定位|位置|路径|坐标|零点)/, as: 'technicalParameter' },
      { after: /^(?:扳手|工具|表|充|接头|胶)/, as: 'otherMeaning' },
      { after: /^(?:性|居住|居民|起搏|保存|植入|性起搏|磁|基本农田|密封|授权)/, as: 'otherMeaning' },
      { after: /^(?:联系|供应商名单|项|日期|方案为|时间)/, as: 'otherMeaning' },
    ],
  },
  {
    id: 'zh.listed.strong',
    lang: 'zh',
    profile: 'general',
    clause: 'advertisingLaw.9.3',
    severity: 'caution',
    terms: [
      '行业领先',
      '业内领先',
      '遥遥领先',
      '独家',
      '首创',
      '一流',
      '顶尖',
      '高端',
      '最新',
      '领军',
      '标杆产品',
      '性价比之王',
      '完美',
      '卓越',
      '极致',
      '秒杀',
      '吊打',
      '碾压',
    ],
    replacement: '换成具体的差异点，并注明依据',
    exemptionAllowed: true,
    otherMeaning: [
      {
        after: /^(?:进展|情况|消息|版本|报价|通知|政策|数据|一次|一期|文件|反馈|要求|状态|纪要)/,
        as: 'otherMeaning',
      },
      { after: /^(?:代理|授权|经销)/, as: 'otherMeaning' },
    ],
  },
  {
    id: 'zh.medical.efficacy',
    lang: 'zh',
    profile: 'medical',
    clause: 'advertisingLaw.16',
    severity: 'stop',
    terms: [
      '根治',
      '治愈率',
      '有效率',
      '治愈',
      '痊愈',
      '包治',
      '药到病除',
      '立竿见影',
      '永不复发',
      '不再复发',
      '疗效显著',
      '疗效确切',
      '疗效最好',
      '保证疗效',
      '疗效保证',
      '百分百有效',
      '100%有效',
      '100%准确',
      '保证有效',
      '无效退款',
      '无效全额退',
      '不满意全额退',
    ],
    replacement: '只引用注册证载明的适用范围和已公开的性能指标',
    exemptionAllowed: false,
    otherMeaning: [
      { before: /(?:更|很|最|富|没|没有|非常|十分|较|设备|综合|工时|利用)$/, as: 'otherMeaning' },
    ],
  },
  {
    id: 'zh.otherGoods.medicalClaim',
    lang: 'zh',
    profile: 'otherGoods',
    clause: 'advertisingLaw.17',
    severity: 'stop',
    pattern:
      /包治|药到病除|治愈率|痊愈率|(?:治愈|治好|根治|消除)[^，。；]{0,4}(?:病|癌|瘤|炎症?|患者|病人)|根治(?![^，。；]{0,8}(?:停机|故障|问题|漏|缺陷|隐患|痛点|浪费|瓶颈|报废|堵|卡|误报|异响|振动|污染))|(?:无|没有|零)(?:毒|任何)?副作用|疗效(?:显著|确切|最好|保证)|保证疗效|永不复发/,
    replacement: '不说治病的功能与医疗用语；本品不是医疗器械时，法律不许这样说',
    exemptionAllowed: false,
    otherMeaning: [{ before: /(?:更|很|最|富|非常|十分|较)$/, as: 'otherMeaning' }],
  },
  {
    id: 'zh.medical.safety',
    lang: 'zh',
    profile: 'medical',
    clause: 'advertisingLaw.16',
    severity: 'stop',
    terms: [
      '无副作用',
      '没有副作用',
      '无毒副作用',
      '零副作用',
      '无任何副作用',
      '零风险',
      '无风险',
      '没有风险',
      '绝对安全',
      '安全无害',
      '安全无毒',
      '无不良反应',
    ],
    replacement: '按说明书列出已知风险与注意事项',
    exemptionAllowed: false,
  },
  {
    id: 'zh.medical.comparison',
    lang: 'zh',
    profile: 'medical',
    clause: 'advertisingLaw.16',
    severity: 'stop',
    pattern:
      /(?:疗效|安全性|有效性|功效)[^，。；]{0,6}(?:优于|好于|高于|胜过|超过|强于)|比[^，。；]{1,14}(?:更有效|更安全|疗效更好|疗效好|副作用更?[小少])|(?:优于|胜过|强于|好于)(?:其他|同类|竞品|其它|别家|进口|国产)[^，。；]{0,6}/,
    replacement: '各自列出公开参数，不作疗效或安全性的比较',
    exemptionAllowed: false,
  },
  {
    id: 'zh.medical.endorsement',
    lang: 'zh',
    profile: 'medical',
    clause: 'advertisingLaw.16',
    severity: 'stop',
    terms: [
      '专家推荐',
      '医生推荐',
      '患者推荐',
      '患者见证',
      '专家证明',
      '患者证明',
      '名医推荐',
      '院长推荐',
      '代言',
    ],
    replacement: '改为可公开核实的装机事实，并征得对方同意',
    exemptionAllowed: false,
  },
  {
    id: 'zh.bribery.kickback',
    lang: 'zh',
    profile: 'general',
    clause: 'antiUnfairCompetitionLaw.8',
    severity: 'stop',
    terms: [
      '回扣',
      '好处费',
      '感谢费',
      '红包',
      '购物卡',
      '礼品卡',
      '账外',
      '抽成给',
      '提成给医生',
      '提成给主任',
      '私下返',
      '私下给',
      '私下补',
      '桌下',
      '打点一下',
      '意思一下',
      '点子费',
      '统方',
      '开单提成',
      '处方提成',
      '车马费',
    ],
    replacement: '只谈写入合同并如实入账的折扣',
    exemptionAllowed: false,
  },
  {
    id: 'zh.bribery.toAPerson',
    lang: 'zh',
    profile: 'general',
    clause: 'antiUnfairCompetitionLaw.8',
    severity: 'stop',
    pattern:
      /(?:给|返给|返还给?|打给|补给)(?:贵院|科室|你们|您们?的?)?[\u4e00-\u9fff]{0,2}(?:主任|院长|科长|处长|部长|主管|护士长|医生|大夫|采购员|负责人|个人|本人)(?:们|私人|个人)?[^，。；]{0,3}(?:返点|返利|佣金|提成|辛苦费|劳务费)|(?:返点|返利|佣金|提成)[^，。；]{0,3}(?:给|归|打给)[^，。；]{0,4}(?:主任|院长|科长|处长|部长|主管|护士长|医生|大夫|采购员|个人|本人)/,
    replacement: '只谈给买方单位、写入合同并如实入账的折扣',
    exemptionAllowed: false,
  },
  {
    id: 'zh.bribery.offContract',
    lang: 'zh',
    profile: 'general',
    clause: 'antiUnfairCompetitionLaw.8',
    severity: 'stop',
    pattern:
      /合同(?:之)?外(?:的)?(?:让利|优惠|折扣|赠送|补贴|承诺|返还|好处|支持)|不(?:写|放|列)(?:进|入|在)合同|不走合同|不入账|不开票(?:的)?(?:优惠|折扣|便宜)|口头(?:承诺|约定|答应)[^，。；]{0,6}(?:折扣|优惠|返|赠|让利)|抽屉协议|阴阳合同|私下协议/,
    replacement: '让利写入合同，注明折扣、收款方与入账凭证',
    exemptionAllowed: false,
  },
  {
    id: 'zh.bribery.gifts',
    lang: 'zh',
    profile: 'general',
    clause: 'deviceAntiBriberyGuide.2025',
    severity: 'caution',
    medicalSeverity: 'stop',
    pattern:
      /(?:免费|无偿|零元)(?:提供|投放|赠送|捐赠|给|送)?[^，。；]{0,6}(?:设备|仪器|机器|主机|分析仪|整机)|(?:赠送|白送|送(?:您|你|贵院|科室)?(?:一|两|几)?台)[^，。；]{0,6}(?:设备|仪器|机器|主机|分析仪)|设备投放|以试剂带设备|买试剂送|送(?:礼|您一份礼|主任)|礼品|请(?:您|主任|院长|科室)?(?:吃饭|旅游|出游|打球|唱歌)|(?:旅游|出国)(?:考察|名额)|(?:安排|报销)[^，。；]{0,6}(?:旅游|住宿|机票)/,
    replacement: '试用与样机走书面协议并登记；礼品和招待按登记制度办理',
    exemptionAllowed: true,
    otherMeaning: [{ after: /^(?:登记|管理|制度|台账|政策)/, as: 'otherMeaning' }],
  },
  {
    id: 'zh.bribery.rebate',
    lang: 'zh',
    profile: 'general',
    clause: 'antiUnfairCompetitionLaw.8',
    severity: 'caution',
    terms: ['返点', '返利', '佣金', '劳务费', '讲课费', '咨询费', '赞助费', '进院费'],
    replacement: '明示并如实入账：写明金额、收款方与凭证',
    exemptionAllowed: true,
  },
]

const en: RedLineRule[] = [
  {
    id: 'en.absolute.best',
    lang: 'en',
    profile: 'general',
    clause: 'advertisingLaw.9.3',
    severity: 'stop',
    pattern:
      /\b(?:the |our |simply |world'?s )?best(?:[- ]in[- ]class| on the market| in the (?:world|industry|market|country))?\b/i,
    replacement: 'state the measure, its source and its date',
    exemptionAllowed: true,
    otherMeaning: [
      {
        after:
          /^[\s-](?:practices?|efforts?|regards|wishes|case|guess|interests?|way to|time to|time for|person to|place to|day|moment|fit for your|suits?|estimate|before|known)\b/i,
        as: 'otherMeaning',
      },
      {
        before: /\b(?:at|your|his|her|their|what works|which|do my|do our|works|suits you)\s$/i,
        as: 'otherMeaning',
      },
      { after: /^\s(?:quarter|year|month|week|result so far|ever quarter)\b/i, as: 'selfComparison' },
    ],
  },
  {
    id: 'en.absolute.superlative',
    lang: 'en',
    profile: 'general',
    clause: 'advertisingLaw.9.3',
    severity: 'stop',
    pattern:
      /\bthe (?:very )?(?:safest|cheapest|fastest|strongest|smartest|finest|cleanest|easiest|quickest|toughest|lowest[- ]priced|highest[- ]quality|most (?:effective|efficient|affordable|modern|complete)) (?:(?:\w+ )?(?:devices?|systems?|machines?|solutions?|software|products?|platforms?|offers?|deals?|services?|suppliers?|vendors?|brands?|analy[sz]ers?|tools?|equipment|instruments?|providers?|partners?)|on the market|in the (?:world|market|industry|country))\b/i,
    replacement: 'state the measure, its source and its date',
    exemptionAllowed: true,
    otherMeaning: [
      {
        after:
          /^\s(?:of (?:the|our|these|those|your)|we (?:have|make|offer|quoted)|in (?:our|your)|you (?:have|use))\b/i,
        as: 'selfComparison',
      },
    ],
  },
  {
    id: 'en.absolute.first',
    lang: 'en',
    profile: 'general',
    clause: 'advertisingLaw.9.3',
    severity: 'stop',
    pattern:
      /\b(?:no\.? ?1|number one|#1|ranked first|first in (?:the|its) (?:world|market|industry|class)|(?:world|industry)['’]?s first|first choice|the leader in|market[- ]leading brand)(?![\w.])/i,
    replacement: 'name the ranking, its scope and its year, or drop it',
    exemptionAllowed: true,
    otherMeaning: [
      { after: /^\s(?:priority|concern|question|issue|problem|worry)\b/i, as: 'ordering' },
      { before: /\b(?:line|step|phase|site|plant|building|option|room|question)\s$/i, as: 'ordering' },
    ],
  },
  {
    id: 'en.absolute.only',
    lang: 'en',
    profile: 'general',
    clause: 'advertisingLaw.9.3',
    severity: 'stop',
    pattern:
      /\b(?:the only (?:\w+ ){0,2}(?:vendor|supplier|product|system|software|solution|device|analy[sz]er|company|platform|one)(?: (?:that|which|who|to|with|on|in))?|one of a kind|unique(?:ly)?|unrivall?ed|unmatched|unbeatable|unparallell?ed|second to none)\b/i,
    replacement: 'say what differs and from whom, with the evidence',
    exemptionAllowed: true,
    otherMeaning: [
      {
        after: /^\s(?:device )?(?:identif\w+|ids?|keys?|numbers?|serial|constraint|index|code|name|url)\b/i,
        as: 'identifier',
      },
      { after: /^\s(?:to your|needs|situation|requirements?|challenges?)\b/i, as: 'otherMeaning' },
    ],
  },
  {
    id: 'en.absolute.top',
    lang: 'en',
    profile: 'general',
    clause: 'advertisingLaw.9.3',
    severity: 'stop',
    pattern:
      /\b(?:world[- ]leading|world[- ]class|world'?s (?:finest|fastest|largest|safest|smallest)|(?:the )?most (?:advanced|reliable|accurate|trusted|powerful|secure|popular)|state[- ]level|national[- ]level|absolutely|top[- ]tier|top[- ]rated|perfect|flawless|foolproof|100 ?% (?:safe|reliable|accurate|secure|uptime|guaranteed)|never fails?|guaranteed (?:results?|savings|success|roi|payback)|guarantees?(?: you)?(?: the| your| these)? (?:results?|savings|success|roi|payback|outcomes?)|always works)(?![\w])/i,
    replacement: 'replace the absolute word with a figure and its source',
    exemptionAllowed: true,
    otherMeaning: [
      { before: /\b(?:your|their|his|her)\s$/i, as: 'otherMeaning' },
      { after: /^\s(?:timing|pressure|value|encoder|position|zero|humidity)\b/i, as: 'technicalParameter' },
      { after: /^\s(?:laboratory|standard|high-tech|grant|project)\b/i, as: 'standardGrade' },
    ],
  },
  {
    id: 'en.listed.strong',
    lang: 'en',
    profile: 'general',
    clause: 'advertisingLaw.9.3',
    severity: 'caution',
    pattern:
      /\b(?:industry[- ]leading|market leader|leading (?:vendor|supplier|provider|brand|solution)|cutting[- ]edge|state[- ]of[- ]the[- ]art|first[- ]class|revolutionary|game[- ]chang(?:er|ing)|exclusive(?:ly)?|premium|superior|ultimate|breakthrough|crush(?:es)? the competition)\b/i,
    replacement: 'name the concrete difference and its evidence',
    exemptionAllowed: true,
    otherMeaning: [
      {
        after:
          /^\s(?:of (?:vat|tax|shipping|freight|gst)|or|access|rights?|lock|distribution|support plan|plan|tier)\b/i,
        as: 'otherMeaning',
      },
      { before: /\b(?:mutually|insurance|support)\s$/i, as: 'otherMeaning' },
    ],
  },
  {
    id: 'en.medical.efficacy',
    lang: 'en',
    profile: 'medical',
    clause: 'advertisingLaw.16',
    severity: 'stop',
    pattern:
      /\b(?:cure rates?|efficacy rates?|effective(?:ness)? rates?|(?:permanent(?:ly)? |complete(?:ly)? )?cur(?:es?|ed)(?: (?:the |all |every )?(?:disease|patients?|cancer|infections?|condition))?|eradicates? the disease|never recurs?|no relapse|miracle|100 ?% (?:effective|accurate)|guaranteed (?:effect|outcome|efficacy|treatment|diagnosis|cure)|clinically superior|money[- ]back if (?:it is )?ineffective|full refund if (?:it is )?(?:ineffective|not effective|it does not work))(?![\w])/i,
    replacement: 'quote only the registered scope and published performance figures',
    exemptionAllowed: false,
    otherMeaning: [
      { after: /^[\s-](?:time|temperature|oven|cycle|agent|depth|resin|adhesive)s?\b/i, as: 'otherMeaning' },
    ],
  },
  {
    id: 'en.otherGoods.medicalClaim',
    lang: 'en',
    profile: 'otherGoods',
    clause: 'advertisingLaw.17',
    severity: 'stop',
    pattern:
      /\b(?:cure rates?|(?:cur(?:es?|ed)|heals?|eradicates?) (?:the |all |every |your |most )?(?:diseases?|patients?|cancers?|tumou?rs?|infections?|diabetes|illness(?:es)?)|clinically proven to (?:cure|heal|treat)|(?:no|zero|without(?: any)?|free (?:of|from)) side[- ]effects?)\b/i,
    replacement: 'say nothing of healing: of goods that are no medical device the law allows none of it',
    exemptionAllowed: false,
    otherMeaning: [
      {
        after:
          /^\s(?:on|in|for) (?:the |your |other |running )?(?:code|data|databases?|systems?|lines?|production|jobs?|processes?|integrations?|interfaces?)\b/i,
        as: 'otherMeaning',
      },
    ],
  },
  {
    id: 'en.medical.safety',
    lang: 'en',
    profile: 'medical',
    clause: 'advertisingLaw.16',
    severity: 'stop',
    pattern:
      /\b(?:no (?:known |any )?side[- ]effects?|(?:free (?:of|from)|without(?: any)?) side[- ]effects?|side[- ]effect[- ]free|zero side[- ]effects?|zero[- ]risk|risk[- ]free|no risk|completely safe|totally safe|perfectly safe|100 ?% safe|no adverse (?:events|reactions|effects))\b/i,
    replacement: 'list the known risks as the instructions for use do',
    exemptionAllowed: false,
  },
  {
    id: 'en.medical.comparison',
    lang: 'en',
    profile: 'medical',
    clause: 'advertisingLaw.16',
    severity: 'stop',
    pattern:
      /\b(?:safer|more effective|better (?:outcomes?|results?|efficacy)|fewer side[- ]effects?|superior (?:efficacy|safety|outcomes?)|outperforms?) (?:than|to|compared)?\b/i,
    replacement: 'list published parameters side by side without comparing effect or safety',
    exemptionAllowed: false,
  },
  {
    id: 'en.medical.endorsement',
    lang: 'en',
    profile: 'medical',
    clause: 'advertisingLaw.16',
    severity: 'stop',
    pattern:
      /\b(?:(?:recommended|endorsed|approved) by (?:leading |top |many |our )?(?:doctors?|physicians?|experts?|patients?|specialists?|surgeons?)|(?:doctor|expert|physician)[- ]recommended|patient testimonials?)\b/i,
    replacement: 'name verifiable installations, with consent',
    exemptionAllowed: false,
  },
  {
    id: 'en.bribery.kickback',
    lang: 'en',
    profile: 'general',
    clause: 'antiUnfairCompetitionLaw.8',
    severity: 'stop',
    terms: [
      'kickback',
      'kickbacks',
      'kick-back',
      'under the table',
      'off the books',
      'bribe',
      'bribes',
      'gift card',
      'gift cards',
      'cash gift',
      'red envelope',
      'personal commission',
      'thank-you fee',
      'facilitation payment',
      'prescription counts',
      'prescribing data',
      'slush fund',
      'backhander',
    ],
    replacement: 'speak only of discounts that stand in the contract and in the books',
    exemptionAllowed: false,
  },
  {
    id: 'en.bribery.toAPerson',
    lang: 'en',
    profile: 'general',
    clause: 'antiUnfairCompetitionLaw.8',
    severity: 'stop',
    pattern:
      /\b(?:commission|finder'?s fee|referral fee|cut|percentage) (?:(?:is|goes) )?(?:for|to) (?:you(?: personally)?|yourself|(?:the |your )(?:doctor|physician|director|head|manager|buyer|purchaser|chief)(?: personally)?)(?![’'\w]|\s(?:r |company|team|hospital|firm|site|plant))/i,
    replacement: 'speak only of discounts to the buying organisation that stand in the contract',
    exemptionAllowed: false,
  },
  {
    id: 'en.bribery.offContract',
    lang: 'en',
    profile: 'general',
    clause: 'antiUnfairCompetitionLaw.8',
    severity: 'stop',
    pattern:
      /\b(?:off[- ]contract(?: discount| rebate| concession)?|side[- ](?:letter|agreement|deal)s?|outside (?:of )?the contract|(?:keep|leave) (?:it|this|that) (?:out of|off) the (?:contract|invoice|books)|(?:not|without) (?:put(?:ting)? (?:it |this )?|writ(?:e|ing) (?:it |this )?|appear(?:ing)? )?in(?:to)? the (?:contract|invoice)|handshake (?:discount|rebate)|no paper trail|between (?:you and me|us) only)\b/i,
    replacement: 'put the concession in the contract with amount, payee and booking reference',
    exemptionAllowed: false,
  },
  {
    id: 'en.bribery.gifts',
    lang: 'en',
    profile: 'general',
    clause: 'deviceAntiBriberyGuide.2025',
    severity: 'caution',
    medicalSeverity: 'stop',
    pattern:
      /\b(?:free (?:equipment|machines?|devices?|analy[sz]ers?|instruments?|units?|hardware|gateways?)|(?:equipment|device|instrument) (?:at no cost|free of charge|for free)|(?:a |small |personal |nice )?gifts?|free (?:trip|holiday|dinner|travel)|all[- ]expenses[- ]paid|treat you to|hospitality (?:trip|weekend|package)|take you (?:to|out for) (?:dinner|golf)|(?:pay|cover|book|fund|sponsor)(?:s|ing)? (?:for )?(?:your|his|her|the doctor['’]?s) (?:(?:family|private) )?(?:trip|holidays?|vacation|flights?|hotel|dinner|golf))\b/i,
    replacement: 'use a written trial agreement; register gifts and hospitality',
    exemptionAllowed: true,
    otherMeaning: [
      { after: /^\s(?:register|policy|rules?|and hospitality (?:register|policy))\b/i, as: 'otherMeaning' },
    ],
  },
  {
    id: 'en.bribery.rebate',
    lang: 'en',
    profile: 'general',
    clause: 'antiUnfairCompetitionLaw.8',
    severity: 'caution',
    pattern: /\b(?:rebates?|finder'?s fee|referral fee|speaker(?:'s)? fee|consulting fee|commission)\b/i,
    replacement: 'state amount, payee and booking reference openly',
    exemptionAllowed: true,
  },
]

export const redLineRules: readonly RedLineRule[] = [...zh, ...en]

/** Changes whenever a rule does; goes into every advice that was scanned. */
export const redLinesVersion = 'redLines-2'

/** Whether a person may stand in for a wording that the rule stops; efficacy claims and bribery are never exempted. */
export const mayBeExempted = (ruleId: string): boolean =>
  redLineRules.some((rule) => rule.id === ruleId && rule.exemptionAllowed)

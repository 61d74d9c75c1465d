/**
 * The words by which tables name a choice, by the key that the product uses for it. Words are simplified Chinese and
 * lower-case English; cells are brought to that form before they are compared.
 */
export type EnumValues = Readonly<Record<string, readonly string[]>>

const words = (text: string): readonly string[] => text.split('|').map((word) => word.trim())

export const outcomes: EnumValues = {
  won: words(
    'won|win|closed won|赢单|已赢单|赢|赢了|成|成交|已成交|成交了|成了|成单|已成单|拿下|拿下了|已拿下|签了|已签|签下|签下来|签约|已签约|签单|已签单|签合同|已签合同|中标|已中标|中|中了|我方中标|我司中标|成功|已下单|下单|已采购|success|successful|signed|gewonnen|beauftragt|auftrag erhalten|zuschlag erhalten|awarded|order placed|ordered|deal won|yes|是|1',
  ),
  lost: words(
    'lost|loss|lose|closed lost|没|败|输单|已输单|输|输了|丢单|已丢单|丢|丢了|失单|流失|失败|未成|没成|没成交|未成交|未中|没中|未中标|没中标|落标|流标|废标|黄了|已黄|泡汤|被拒|拒绝|已拒绝|客户拒绝|客户选了别家|选了别家|选别家|选了竞品|选了对手|被竞品抢走|被抢|对手中标|竞品中标|友商中标|他人中标|放弃|已放弃|弃单|死单|作废|取消|已取消|项目取消|客户取消|终止|已终止|关闭|已关闭|无效|no|否|0|fail|failed|dead|no go|no-go|no deal|abandoned|declined|rejected|cancelled|canceled|disqualified|expired|lost to competitor|unsuccessful|deal lost|not won|closed - lost|verloren|abgelehnt|abgesagt|absage|storniert|nicht beauftragt',
  ),
  open: words(
    'open|进行中|签约中|待签约|待签|即将签约|准备签约|预计签约|待成交|即将成交|预计成交|有望成交|合同审批中|待开标|投标中|跟进中|跟进|跟踪中|推进中|洽谈中|谈判中|在谈|正在谈|未关闭|未结束|未定|待定|待确认|等待中|待回复|等消息|等通知|还在等|没消息|未回复|未出结果|尚未|活跃|有效|搁置|暂停|暂缓|挂起|延期|推迟|active|pending|ongoing|engaging|prospecting|in progress|in negotiation|negotiating|offen|in arbeit|laufend|in bearbeitung|in verhandlung|undecided|on hold|hold|shelved|parked|frozen|冻结|放一放|先放着|缓|paused|postponed|deferred|stalled|tbc|waiting|no decision yet',
  ),
}

/**
 * What becomes of a quote has words of its own besides. One that a newer version took the place of was neither won nor lost,
 * and is not the one that is open.
 */
export const quoteOutcomes: EnumValues = {
  draft: words(
    'draft|entwurf|internal draft|not sent|unsent|not yet sent|pending approval|awaiting approval|to be approved|草稿|初稿|拟稿|审批中|待审批|待批|待审|未发|未发出|未发送|待发|待发送|还没发|内部草稿',
  ),
  superseded: words(
    'superseded|superceded|ersetzt|abgelöst|überholt|zurückgezogen|replaced|revised|void|voided|outdated|obsolete|old version|withdrawn|taken back|retracted|no longer valid|替代|取代|代替|替换|已更新|已改版|旧版|旧报价|作废|已作废|撤回|已撤回|撤销|已撤销|收回|已收回|不算数|不再有效',
  ),
  won: [...outcomes.won!, ...words('accepted|angenommen|已接受|接受|已转订单|转订单|converted|invoiced')],
  lost: [
    ...outcomes.lost!,
    ...words('已失效|失效|过期|已过期|lapsed|竞品替代|对手替代|友商替代|replaced by competitor'),
  ],
  open: [
    ...outcomes.open!,
    ...words(
      'sent|versendet|versandt|gesendet|abgegeben|gültig|submitted|已发送|已发|已发出|发出|已给|已寄|有效|在用|当前|最新|已提交|已报|已报价|报价中|现行|生效|生效中|已生效|有效中|viewed|presented|live|current|in force|valid|still valid|on the table',
    ),
  ],
}

/** Keys are the shared vocabulary's buying roles; a role that is filled in and not understood is `unknown`. */
export const buyingRoleWords: EnumValues = {
  economicBuyer: words(
    '经济决策人|经济决策者|经济购买者|经济买家|决策者|决策人|决策层|关键决策人|拍板人|拍板|拍板者|最终拍板|最终拍板人|最后拍板|一把手拍板|最终决策者|最终决策人|最终决策|最终决定|说了算|签字人|签字|出钱的|decision maker|final decision maker|decision-maker|decider|economic buyer|economic decision maker|signs|signs off|signer|signatory|final say|final signer|budget owner|budget holder|holds the budget|eb|dm|entscheider|entscheiderin|entscheidungsträger|wirtschaftlicher entscheider',
  ),
  technicalEvaluator: words(
    '技术评估者|技术评估人|技术评估|技术决策者|技术把关者|技术把关人|技术把关|技术负责|技术负责人|技术评审|技术选型|技术影响者|技术|评估者|评估人|评委|评标专家|专家|选型|it把关|信息把关|technical evaluator|technical buyer|technical gatekeeper|technical approver|technical decision maker|technical|evaluator|tech evaluator|tech lead|subject matter expert|sme|tb|te|technischer entscheider|technischer käufer|techniker|technik|fachbereich|fachentscheider',
  ),
  approver: words(
    '审批人|审批者|审批|批准人|批准|审核人|审核|预算审批|预算审批人|预算批准|预算把关|预算|财务审批|财务把关|财务|管钱|管钱的|管账|管账的|批钱|批钱的|掌财务|finance|financial|controller|cfo|treasury|holds the purse|approver|approves|approval|budget approver|budget approval|finance approver|financial approver|authorizer|authoriser|genehmiger|freigeber|kaufmännische leitung',
  ),
  influencer: words(
    '影响者|影响人|影响力者|关键影响者|关键影响人|有影响力|意见领袖|建议者|参与决策|参与者|参与人|kol|influencer|influences|opinion leader|key opinion leader|recommender|recommends|recommend|recommending|advises|推荐人|提建议|advisor|adviser|stakeholder|beeinflusser|einflussnehmer|meinungsbildner|berater',
  ),
  user: words(
    '使用者|使用人|使用方|使用方负责人|使用部门|使用科室|使用科室负责人|使用负责人|临床使用者|临床使用|临床|一线使用|操作者|操作人|操作员|最终用户|终端用户|用户|使用|使用决策者|需求方|需求人|提需求的|user|end user|end-user|user buyer|user head|head of users|clinical user|operator|daily user|requester|ub|anwender|anwenderin|nutzer|bediener',
  ),
  coach: words(
    '教练|内线|线人|内应|向导|引路人|自己人|消息来源|信息来源|coach|insider|inside contact|guide|informant|source inside|insider|vertrauensperson',
  ),
  champion: words(
    '内部支持者|支持者|推动者|推动人|倡导者|倡议者|发起人|发起者|项目发起人|内部推手|推手|拥护者|champion|internal champion|sponsor|executive sponsor|advocate|promoter|initiator|mobilizer|mobiliser|fürsprecher|befürworter|unterstützer|förderer',
  ),
  gatekeeper: words(
    '守门人|守门|守门员|把关者|把关人|把关|采购|采购者|采购人|采购员|采购方|采购执行|采购执行人|采购经办|采购负责人|采购负责|经办人|经办|商务|商务对接|招采|招标负责|流程把控|秘书|助理|gatekeeper|gate keeper|buyer|purchaser|purchasing|procurement|procurement lead|sourcing|assistant|secretary|einkauf|einkäufer|einkäuferin|beschaffung|assistenz',
  ),
  blocker: words(
    '反对者|反对人|反对|阻碍者|阻碍人|阻碍|阻力|拦路虎|唱反调|竞品支持者|对手支持者|竞品内线|blocker|opponent|detractor|adversary|anti-sponsor|antisponsor|competitor supporter|gegner|blockierer|verhinderer',
  ),
  unknown: words('不清楚|未知|不明|待确认|待定|还不知道|unclear|not known|unknown|tbc'),
}

/** Keys are the shared vocabulary's degrees of support. */
export const supportWords: EnumValues = {
  mentor: words(
    '指导者|铁杆|铁杆支持|强烈支持|非常支持|坚定支持|大力支持|全力支持|特别支持|mentor|champion|our champion|advocate|strong supporter|strongly supportive|very supportive|strong|fan',
  ),
  supporter: words(
    '支持|支持我们|支持我方|比较支持|偏支持|基本支持|倾向我们|倾向我方|倾向于我们|挺我们|挺我方|站我们|站我们这边|帮我们|认可|认可我们|看好|看好我们|友好|亲近|关系好|正面|积极|欢迎|有好感|supporter|supportive|supports us|support|in favour|in favor|friendly|positive|warm|favourable|favorable|leaning to us|pro|ally|likes us|satisfied',
  ),
  neutral: words(
    '中立|中性|一般|普通|观望|观望中|不表态|没表态|未表态|摇摆|两可|无所谓|都行|不确定|待观察|犹豫|neutral|undecided|on the fence|wait and see|indifferent|noncommittal|mixed|lukewarm',
  ),
  nonSupporter: words(
    '不支持|不太支持|不怎么支持|不认可|不看好|负面|消极|冷淡|有顾虑|顾虑|顾虑较多|有疑虑|疑虑|担心|担忧|有意见|质疑|怀疑|保留|保留意见|倾向竞品|倾向对手|倾向友商|倾向别家|偏竞品|偏向竞品|偏对手|不满|non-supporter|nonsupporter|not supportive|unsupportive|negative|cold|sceptical|skeptical|sceptic|skeptic|concerned|has concerns|doubtful|worried|reluctant|prefers competitor|leaning to competitor|leans to competitor|tough|difficult|hard|critical|demanding|price only',
  ),
  enemy: words(
    '反对|反对我们|强烈反对|坚决反对|敌对|排斥|抵触|竞品的人|对手的人|支持竞品|支持对手|挺竞品|站对手|enemy|opposed|opposes|against|against us|hostile|opponent|adversary|blocks|detractor|supports competitor',
  ),
  unknown: words(
    '不清楚|未知|不明|不了解|没接触|未接触|未见过|没见过|没聊过|待了解|待确认|摸不清|看不出|unknown|unclear|not known|not met|never met|not yet met|tbc|no contact yet',
  ),
}

/** Whether a person still works there. */
export const employmentWords: EnumValues = {
  employed: words(
    '在职|在岗|在任|在编|现任|正常|有效|active|current|employed|in post|in office|still there|yes|是|aktiv|启用|y|true|1|√',
  ),
  left: words(
    '离职|已离职|离任|已离任|离岗|离开|已离开|走了|已走|辞职|已辞职|调离|已调离|调走|调岗|已调岗|退休|已退休|卸任|跳槽|去职|不在了|left|left company|no longer there|no longer with company|departed|former|ex-employee|left the company|has left|no longer at company|no longer employed|ausgeschieden|nicht mehr im unternehmen|hat das unternehmen verlassen|resigned|retired|moved on|gone|no|否|n|false|0|×',
  ),
}

/** Keys are the shared vocabulary's kinds of activity. */
export const activityTypeWords: EnumValues = {
  call: words(
    '电话|通话|致电|去电|来电|打电话|回电|电联|语音|微信电话|微信语音|call|phone|phone call|telephone|voice|电话拜访|电话沟通|电话回访|外呼|outbound call|inbound call|cold call',
  ),
  visit: words(
    '拜访|上门|面谈|面访|当面|当面沟通|上门拜访|客户拜访|实地拜访|现场|现场拜访|走访|来访|陌拜|回访|visit|onsite|on-site|site visit|face to face|in person|f2f',
  ),
  meeting: words(
    '会议|会面|开会|碰头会|活动|展会|学术会议|沙龙|会谈|座谈|交流会|技术交流|参观|接待|宴请|饭局|meeting|视频会议|电话会议|线上会议|腾讯会议|研讨会|培训|视频|视频会|视频沟通|线上会|线上|线上沟通|网络会议|云会议|远程会议|远程|腾讯会|钉钉会议|飞书会议|…会|event|video|online|online meeting|remote|google meet|meet|skype|gotomeeting|conference|video call|video meeting|teams|zoom|webinar|workshop|training|lunch|dinner',
  ),
  message: words(
    '微信|企业微信|企微|钉钉|飞书|短信|消息|微信沟通|聊天|私信|qq|message|wechat|wecom|whatsapp|linkedin|chat|sms|text|im|dm',
  ),
  email: words('邮件|电子邮件|发邮件|邮件沟通|email|e-mail|mail|emailed'),
  demo: words('演示|产品演示|试机|样机演示|demo|demonstration|product demo|poc demo'),
  proposalSent: words(
    '方案|提交方案|方案汇报|发送方案|方案讲解|方案沟通|proposal|proposal sent|proposal presented',
  ),
  quoteSent: words('报价|发送报价|提交报价|已报价|发报价|quote|quotation|quote sent|quoted'),
  contentViewed: words(
    '查看资料|打开资料|浏览资料|阅读资料|content viewed|opened content|viewed|email opened|downloaded',
  ),
  priceAsked: words(
    '询价|客户询价|要报价|问价|价格咨询|price asked|asked for price|price request|price enquiry|price inquiry|rfq',
  ),
  trialAsked: words(
    '申请试用|要求试用|试用|借机|借样机|trial asked|asked for trial|trial request|trial|pilot request|sample request',
  ),
  contractAsked: words(
    '要合同|索要合同|合同审阅|合同评审|contract asked|asked for contract|contract request|contract review',
  ),
  tenderAsked: words('招标邀请|邀请投标|通知投标|tender asked|tender invitation|invited to tender|rfp'),
  objection: words('异议|客户异议|提出异议|objection|pushback|concern raised'),
  complaint: words('投诉|客户投诉|抱怨|客诉|complaint|escalation'),
  competitorNamed: words(
    '提到竞品|竞品出现|竞品动态|竞品信息|competitor named|competitor mentioned|competitor',
  ),
  commitment: words('承诺|客户承诺|commitment|committed|verbal commitment'),
  note: words('备注|记录|任务|待办|其他|其它|内部|内部讨论|note|task|to-do|todo|other|internal|admin'),
}

import type { ReadHeader } from './header.ts'
import type { FieldSpec, RecordKindId } from './recordKinds.ts'

/**
 * What a heading in somebody's own words is about, by the part of it that tells: 哪家 and 单位 ask for a customer, 走到哪步
 * for a stage, "who we saw" for a person. The lists of words in `recordKinds` say what exports call a field; this says how
 * people ask for it.
 */
const concepts = [
  'account',
  'shortName',
  'name',
  'contact',
  'owner',
  'dealName',
  'stage',
  'outcome',
  'said',
  'next',
  'how',
  'when',
  'closing',
  'amount',
  'theirBudget',
  'decides',
  'wanted',
  'validity',
  'heardFrom',
  'unitPrice',
  'listPrice',
  'floorPrice',
  'cost',
  'sum',
  'count',
  'product',
  'ourProduct',
  'code',
  'phone',
  'job',
  'department',
  'industry',
  'level',
  'buyingRole',
  'attitude',
  'place',
  'reason',
  'rival',
  'rivalProduct',
  'concern',
  'onHand',
  'available',
  'reserved',
  'remark',
  'demand',
  'did',
  'settled',
] as const
export type Concept = (typeof concepts)[number]

type Part = { readonly concept: Concept; readonly zh: RegExp; readonly en: RegExp; readonly weight: number }

const never = /(?!)/
const part = (concept: Concept, weight: number, zh: RegExp, en: RegExp = never): Part => ({
  concept,
  zh,
  en,
  weight,
})

/** A question of several words weighs more than a noun that stands in many headings. */
const parts: readonly Part[] = [
  part(
    'next',
    4,
    /下一?步|接下来|要(跟进|做|办)|下回|后面(要|怎么|做)|然后呢|后续|待办|要做(什么|的)|回头/,
    /\bnext\b|to ?do|then what|follow.?ups?|action/,
  ),
  part(
    'closing',
    4,
    /(预计|预期|预估|估计|大概|计划|什么时候|何时|几月).*(落单|签|成交|下单|拿下|定标|落地|关单|结单)|(落单|签单|成交|签约|拿下|关单|落地).*(月|时候|预计)/,
    /(when|expected|likely|target|should|will).*(close|closes|closing|land|sign|order|in\b)|close (by|month|when)|(lands|signs|closes) (by|in|when)|(probably|maybe|likely|hopefully) (sign|close|land)/,
  ),
  part(
    'decides',
    4,
    /(客户|对方|他们|甲方|想)?(什么时候|何时|几时|哪天|几号|啥时)(能|会|可以)?(定|决|选|拍板|有(个)?(结果|答复|说法|消息|下文)|出(个)?结果|见分晓|知道)|(预计|估计)(出)?结果|定标|决策(时间|日期)|(客户|对方|他们|甲方).*(定|决策)/,
    /(when|date|day).*(decide|decision|award|outcome|result|know)|((result|outcome|answer) (due|by|expected|date|when))|(decide|decision|award|awarded) (by|on|in|date|day|when)|decides?$/,
  ),
  part(
    'theirBudget',
    3,
    /(客户|对方|甲方|他们|业主|院方|人家)的?(预算|盘子|钱)/,
    /(their|customer|client|buyer)('s|s)? (budget|money|funds)/,
  ),
  part(
    'wanted',
    4,
    /首批(要货|交货|到货|货)|(什么时候|何时|哪天|几号|期望|要求|希望).*(要货|到货|交货|交付|交期|用货|送到)|(要货|要求到货|期望交货|期望交期|需求到货)(时间|日期|期)?$/,
    /(first|wanted|required|requested|needed|need|want).*(delivery|shipment|batch|goods|on site)|need(ed)? (by|on site)|required (by|on)/,
  ),
  part(
    'validity',
    4,
    /有效(到|至|期|日)|(到|截)(什么时候|哪天|几号)/,
    /valid|good (until|till|through)|expir/,
  ),
  part(
    'heardFrom',
    4,
    /(听|问)(谁|哪)|谁(说|讲|告诉)的?|(哪|从哪)(儿|里)?(听|来|打听)|消息(来源|哪来)|来源/,
    /(heard|got it|told|learned|came) (from|by)|\bsource\b|who (said|told)/,
  ),
  part(
    'owner',
    4,
    /谁(在|来)?(跟|管|负责|盯|去|写|填|记|报)的?|(跟|负责|盯|管|写|填|记|去)(的)?人$|我们(这边)?(谁|的人)|我方.*(人|谁)|咱们?(这边)?谁|自己人|业务员?$|销售$|跟单/,
    /\bour (guy|man|person|rep|side|people|contact|one)\b|who(.s| is| are)? (on it|owns?|handles?|runs?|responsible|looking|working|chasing|from us|of us)|(owned|held|run|driven|covered|handled) by|owner|\breps?$|salesman|looked after/,
  ),
  part(
    'demand',
    5,
    /(对方|客户|他们|人家|甲方)(的)?(想?要|提|索)(了)?(什么(?!时候|货)|求|赔|多少)|(对方|客户|他们)(的)?(诉求|索赔)|^索赔|赔(多少|什么)/,
    /what (they|the customer|customer|client) (wants?|asks?|asked|demands?)|^they want$|\bclaim(s|ed)?\b|\bdemands?\b|compensation/,
  ),
  part(
    'did',
    4,
    /(我们?|咱们?|我方|我司)(这边)?(做|干|处理|弄)(了|过)?(些)?(什么|的)|怎么(处理|解决|修|弄)的?$|(处理|纠正|整改)措施|^对策$/,
    /what (we|was|were|has been) (did|done)|our (action|response)|corrective action/,
  ),
  part(
    'settled',
    4,
    /^(了|结|关|销)(结|案|闭|掉)(了)?(没|吗|否)?$|(结|关|解决|处理)(完)?了(没|吗)$/,
    /^(closed|settled|resolved)( ?\?| yes.?no)?$/,
  ),
  part(
    'contact',
    4,
    /(找|见|碰|聊|拜访|联系|对接)(了|过|到)?的?(是)?(谁|哪位|人)|(跟|和|与)谁|对方|那边谁|接待|对接|联系人|经办|关键人|联络/,
    /\bwho\b.*\b(saw|met|see|meet|spoke|talked|called|there|seen)\b|\b(saw|met|spoke|seen|talked) ?(to|with)?$|their (guy|man|person|side|end|people|contact)|person|contact|counterpart|attendees?/,
  ),
  part(
    'how',
    4,
    /怎么(联系|沟通|谈|聊|见|去|拜访)|(联系|沟通|拜访|见面|交流)?(方式|形式)|线上线下|电话还是/,
    /\bhow\b(?! (much|many))|by phone|channel|call or visit|medium|\bmode\b/,
  ),
  part(
    'stage',
    3,
    /走到|到哪(一?步|了|儿|个阶段)?|哪一?步|进行到|进展|阶段|推进|卡在|进度|火候/,
    /where (it|we|things|this|that|they)?.*(stand|stands|are|is|at)$|where (are|is) (we|it|they|things|this)|\bstands?\b|how far|stage|step|progress|phase/,
  ),
  part(
    'outcome',
    3,
    /成(了)?没|拿下(了)?没|成不成|最后(怎样|如何|结果|怎么)|输赢|结局|结果/,
    /did (we|it|they)|won or|win.?loss|how it ended|outcome|result|got it/,
  ),
  part(
    'reason',
    3,
    /为(什么|何)|原因|怎么(丢|输|坏|退)|毛病|问题|故障/,
    /\bwhy\b|reason|what (broke|went wrong|happened)|wrong|fault/,
  ),
  part(
    'said',
    2,
    /怎么(说|讲|看|想)|说(了|的|过)?(些)?(什么|点)?|聊(了|的|过)?(些)?(什么)?|谈(了|的)?(些)?(什么)?|讲(了)?(什么)|沟通|(?<!完成|执行|在职|支持)情况|要点|内容|纪要|经过|记录/,
    /\bsaid\b|\bsay\b|talked about|discuss|told us|\bheard\b|what (we|they|he|she)?.*(talk|cover)|notes?\b|gist|summary|conversation|recap/,
  ),
  part('concern', 3, /在意|关心|在乎|看重|顾虑|怕什么|担心/, /cares?( about)?|worr|wants?|matters/),
  part(
    'shortName',
    3,
    /叫法|简称|俗称|平时叫|习惯叫|(大家|我们|都)(管它)?叫|叫它|小名|外号|别名|口头/,
    /(we|usually|also|everyone) (call|called|say)|called|short|nick|alias|\baka\b/,
  ),
  part(
    'rivalProduct',
    3,
    /(对手|竞品|友商|他们|人家|别家)的?.*(型号|机型|产品|机器)/,
    /(their|rival|competitor).*(model|product|machine|kit)/,
  ),
  part(
    'ourProduct',
    3,
    /对标|对应(我|咱)|(我们?|咱们?|我司|我方)的?.*(型号|机型|产品|货)/,
    /\b(ours|our (model|product|item|sku|equivalent)|equivalent|same as)\b/,
  ),
  part(
    'rival',
    3,
    /对手|竞品|友商|竞争|别家|和谁(抢|争)|跟谁(抢|争)/,
    /rival|competit|\bagainst\b|up against|other (vendor|bidder|supplier)/,
  ),
  part('floorPrice', 3, /底价|底线|最低|不能低于|红线/, /floor|lowest|minimum|\bmin\b|not below|walk.?away/),
  part('listPrice', 3, /目录|面价|标价|牌价|公开价|挂牌/, /\blist\b|catalog|sticker|\brrp\b/),
  part(
    'unitPrice',
    2,
    /单价|每(台|套|件|个|公斤|吨).*(钱|价|元)|(元|[¥￥$€£])\s?[/每]\s?(kg|公斤|千克|吨|t|升|l|米|m|台|套|件|个|桶|卷)|价$|(卖|成交|签|谈|落)(了|到|下来)?(多少|价)|价格|报(了)?多少|一(台|套|个)多少/,
    /\beach\b|per (unit|piece|set|kg|kilo|tonne|ton|lit(re|er)|met(re|er))|[a-z$€£] ?\/ ?(kg|t|l|lb|tonne)\b|price|\brate\b|unit cost|^units? [(]?(?:gbp|usd|eur|cny|rmb|[$€£¥])|[$€£¥] ?(?:\/|per|p) ?(?!a\b|annum|yr|year|month|mth|quarter)[a-z]{1,12}$|\b(?:gbp|usd|eur|rmb|cny) ?(?:\/|per) ?(?!a\b|annum|yr|year|month|quarter)[a-z]{1,12}$|per (?:del|delegate|head|person|pax|seat|place|day|night|hour|visit|session|course)s?\b|\b(paid|went for|(sold|let it go|agreed|closed) (at|for))\b/,
  ),
  part(
    'amount',
    2,
    /金额|多少钱|(一|每|全)?年(大概|大约|约|估计|差不多|能有|能做)(有)?多少|年(金额|价值|销售额|采购额)|盘子|体量|规模|多大|额$|预算/,
    /worth|\bsize\b|\b(per|a|each) (year|annum)\b|(?<!\b(?:qty|quantity|units?|volume|days|nights|hours|delegates) )\bp\.? ?a\.?$|annual(ly)? (value|worth|amount|spend)|how (much|big)|ball ?park|amount|\bvalue\b|\$+|budget|deal.?\$/,
  ),
  part('sum', 2, /总(价|额|共|计)|一共|合计|小计|共多少/, /total|\bsum\b|altogether|\ball in\b/),
  part(
    'count',
    2,
    /几(台|套|件|个)|多少(台|套|件|个|公斤|吨)|(台|套|件|个|公斤|吨)数|数量?$|数目|(?<![/每])(公斤|千克|公?吨)$/,
    /how many|\bqty\b|(?<!per |a |\/ ?)\b(kgs?|kilos|tonnes)$|quantity|\bunits?\b|pieces|\bpcs\b|\bnumber of\b|count/,
  ),
  part('available', 3, /可(用|发|卖|售)|能(卖|发)|剩/, /available|left|free|spare|can (sell|ship)/),
  part('reserved', 3, /锁|占用|预留|留给/, /reserved|locked|held|promised/),
  part('onHand', 2, /账面|在库|库存|实存|现(有|存)|仓里/, /on hand|in stock|stock|on the shelf/),
  part('phone', 3, /电话|手机|号码|怎么打/, /phone|mobile|\bcell\b|\btel\b|number to call/),
  part('department', 3, /部门|科室|车间|哪个部/, /\bdept\b|department|division|\bteam\b/),
  part(
    'job',
    2,
    /职务|职位|头衔|干(什么|嘛)的?|做什么的|什么(官|岗)|岗$/,
    /\bjob\b|title|position|what (he|she|they) do|role/,
  ),
  part(
    'industry',
    2,
    /行业|干哪行|哪一?行|行当|领域|(做|干)(什么|嘛)(行当|生意|的)?$|主营|(做|卖)(些)?(什么)(的|生意)?$/,
    /industry|sector|line of business|vertical/,
  ),
  part(
    'buyingRole',
    4,
    /(在|对)?.*(项目|采购|决策|这事|单子|委员会)(里|中|上|上面)?(的)?(作用|角色|位置|分量|话语权|管什么|干什么)|起(什么)作用|谁说了算|说话算不算|拍不拍板|(管|负责)(什么|哪块)$|决策(角色|作用|链)|话语权/,
    /\brole in\b|part in (the )?(deal|decision|purchase|project)|(decision|buying|purchas\w+) (role|power|influence)|say in (it|the)|influence/,
  ),
  part(
    'attitude',
    4,
    /(对|跟|和)(我们?|咱们?|我方|我司)(的)?(什么|怎么样)?(态度|印象|看法|关系|感觉|好不好|怎么样)|态度|立场|挺谁|站(哪边|谁)|(支持|认可)(不|我们?)|向着谁|偏(谁|向谁)|亲疏|好不好(说话|打交道|相处|弄|搞)|好(说话|打交道|相处)(吗|不)|脾气|性格|为人/,
    /attitude|stance|\bmood\b|temper|character|what (he|she|they)('s| is|'re| are)? like|sentiment|\b(for|with|behind|against) us\b|(likes?|feels? about|thinks of|view of) us|on our side|disposition|warm or cold/,
  ),
  part('level', 2, /分级|等级|重要|几级|评级/, /tier|grade|rating|importan|priority/),
  part('place', 1, /地点|在哪|哪里|城市|地方/, /where\b|place|location|city|town/),
  part('when', 1, /哪天|几号|什么时候|时候|日期|(?<!每)日$|何时/, /\bwhen\b|\bdate\b|\bday\b|\bon$/),
  // The number of a batch, of a machine or of a parcel is none of the goods.
  part(
    'code',
    1,
    /(?<!批次?|序列|机身|出厂|运单|快递|物流|车牌)(号|编码|代码|序号|单号|编号)$/,
    /(?<!\b(?:lot|batch|serial|tracking|awb|container|parcel) )(\bno|\bid|#|\bref|\bcode|\bnumber)\.?$/,
  ),
  part(
    'dealName',
    2,
    /(项目|商机|单子|机会|生意|工程)(叫法|名字?|叫什么|是什么)|什么(项目|单子|事)|哪个(项目|单子)|^(项目|单子|机会|生意)/,
    /\b(deal|project|opportunity|opp|case)\b/,
  ),
  part(
    'product',
    1,
    /^名称$|(?<![交要发到收送供提验退])货(?!款|期|到|源)|品名|产品|型号|机型|机器|设备|东西|哪(一)?款|卖(的)?什么|买(的)?什么|要(的)?什么|什么(?!时候|价|情况|原因|单位|地方|时间|人)[\u4e00-\u9fff]{1,2}$|^(?:培训)?课程|服务(?:项目|内容|名称)|^服务$|^班次|^套餐/,
    /^name$|\b(which (unit|one)|product|model|item|kit|machine|sku|gear|part|equipment|course|package|what they (buy|bought|want|need))\b/,
  ),
  part(
    'account',
    1,
    /[哪谁](一)?家|(给|卖|发|送)谁|单位|公司|客户|企业|厂家?$|院$|院方|业主|甲方|去哪|门店|终端/,
    /customer|client|compan|account|\bfirm\b|\bshop\b|\bsite\b|where we went|\bbuy(s|ing|er)\b|\borg|buyer|hospital|whose|\bwho for\b|visited/,
  ),
  part('name', 1, /叫什么|名字|全名|全称|名称$/, /\bnames?$|called$/),
  part('cost', 3, /拿货|进货?价|成本|采购价/, /\bcosts?\b|we pay|buy(ing)? (at|price)|landed/),
  part('remark', 1, /附记|备注|补充|其他|其它|备忘|杂/, /remark|comment|misc|other|anything else/),
]

/** 买的啥 asks what 买的什么 asks. */
const asWritten = (heading: string): string =>
  heading
    .replaceAll(/啥时候?/g, '什么时候')
    .replaceAll('啥', '什么')
    .replaceAll('咋', '怎么')

const prices: ReadonlySet<Concept> = new Set(['unitPrice', 'listPrice', 'floorPrice', 'cost'])

/** Whose of us a column tells more of: the department of him who sent, the team of the owner. */
const ofOurSide =
  /^(?:发送人|负责人|创建人|录入人|提交人|填写人|填报人|汇报人|所有人|归属人?|跟进人|跟单人?|业务员|业务|销售(?:员|人员|代表|经理)?|客户经理|我方|我司|本方|制单人?|经办人?|操作人|修改人|最后修改人)的?(?:主属|所属|所在|归属)?(?:部门|科室|事业部|团队|小组|组|岗位|职务|职位|电话|手机|邮箱|区域|大区|工号)$/
const ofOurSideInEnglish =
  /^(?:(?:deal|account|opportunity|contact|activity|lead|record) )?(?:owner|sender|author|creator|submitter|assignee|salesperson|sales rep|rep|created by|modified by|assigned to|our|own)(?:['’]?s)? (?:main |primary )?(?:department|dept|team|division|business unit|unit|role|title|position|phone|mobile|email|region|office)$/i

/** Whether a heading tells of one of us and nothing of the customer: 负责人主属部门, owner's department. */
export const isOfOurSide = ({ hasChinese, joined, plain }: ReadHeader): boolean =>
  hasChinese ? ofOurSide.test(joined) : ofOurSideInEnglish.test(plain)

/** The concepts of a heading, the likeliest first: what weighs more, and of equals what ends later, as a head noun does. */
export function conceptsOf(header: ReadHeader): readonly Concept[] {
  const asked = header.hasChinese ? asWritten(header.joined) : header.plain
  const found = parts.flatMap(({ concept, zh, en, weight }) => {
    const hit = (header.hasChinese ? zh : en).exec(asked)
    return hit === null ? [] : [{ concept, weight, end: hit.index + hit[0].length }]
  })
  // What is so much per kg is a price, whatever else heads it: 到厂含税 元/kg.
  if (header.per !== null && !found.some(({ concept }) => prices.has(concept)))
    found.push({ concept: 'unitPrice', weight: 5, end: asked.length })
  found.sort((left, right) => right.weight - left.weight || right.end - left.end)
  return [...new Set(found.map(({ concept }) => concept))]
}

const conceptOfKey: Readonly<Record<string, Concept>> = {
  shortName: 'shortName',
  contact: 'contact',
  ownerName: 'owner',
  stage: 'stage',
  toStage: 'stage',
  outcome: 'outcome',
  nextStep: 'next',
  activityType: 'how',
  happenedAt: 'when',
  quotedAt: 'when',
  orderedAt: 'when',
  returnedAt: 'when',
  observedAt: 'when',
  plannedAt: 'when',
  changedAt: 'when',
  bidAt: 'when',
  expectedCloseAt: 'closing',
  amount: 'amount',
  customerBudget: 'theirBudget',
  decidesOn: 'decides',
  wantedOn: 'wanted',
  validTo: 'validity',
  source: 'heardFrom',
  unitPrice: 'unitPrice',
  price: 'unitPrice',
  salesPrice: 'unitPrice',
  listPrice: 'listPrice',
  floorPrice: 'floorPrice',
  costPrice: 'cost',
  total: 'sum',
  quantity: 'count',
  returnedQuantity: 'count',
  productCode: 'code',
  code: 'code',
  number: 'code',
  mobile: 'phone',
  title: 'job',
  department: 'department',
  industry: 'industry',
  level: 'level',
  buyingRole: 'buyingRole',
  support: 'attitude',
  location: 'place',
  city: 'place',
  reason: 'reason',
  lossReason: 'reason',
  competitor: 'rival',
  competitorProduct: 'rivalProduct',
  concern: 'concern',
  onHand: 'onHand',
  available: 'available',
  reserved: 'reserved',
  purpose: 'next',
  remark: 'remark',
}

/** Fields that share a key with others and mean something of their own. */
const conceptOfField: Readonly<Partial<Record<`${RecordKindId}.${string}`, Concept>>> = {
  'accounts.name': 'account',
  'serviceTickets.fault': 'reason',
  'serviceTickets.demand': 'demand',
  'serviceTickets.resolution': 'did',
  'serviceTickets.status': 'settled',
  'serviceTickets.reportedAt': 'when',
  'contacts.name': 'contact',
  'deals.name': 'dealName',
  'products.name': 'product',
  'competitorPrices.product': 'ourProduct',
  'activities.text': 'said',
  'policyEvents.title': 'said',
  'atoms.title': 'said',
}

const conceptsOfFields = new Map<RecordKindId, Map<FieldSpec, Concept | null>>()

/**
 * What a field holds, as people ask for it; null for one that people name by its own word only. Found once: a folder asks
 * for it thousands of times for each column.
 */
export function conceptOf(kind: RecordKindId, spec: FieldSpec): Concept | null {
  const known = conceptsOfFields.get(kind)?.get(spec)
  if (known !== undefined) return known
  const concept = findConcept(kind, spec)
  conceptsOfFields.set(kind, (conceptsOfFields.get(kind) ?? new Map()).set(spec, concept))
  return concept
}

function findConcept(kind: RecordKindId, spec: FieldSpec): Concept | null {
  const own = conceptOfField[`${kind}.${spec.key}`]
  if (own !== undefined) return own
  if (spec.key === 'title' && kind !== 'contacts') return null
  if (spec.type === 'account' && spec.key === 'account') return kind === 'competitorPrices' ? null : 'account'
  if (spec.type === 'deal') return 'dealName'
  if (spec.type === 'product') return 'product'
  return conceptOfKey[spec.key] ?? null
}

/** What headings of any kind ask for: such a column says little of which kind it is. */
const asksAnywhere: ReadonlySet<Concept> = new Set(['when', 'count', 'code', 'sum', 'remark', 'place'])

/** Whether a heading asks for what this field holds, by itself and not for want of a better. */
export function asksFor(asked: readonly Concept[], kind: RecordKindId, spec: FieldSpec): boolean {
  const concept = conceptOf(kind, spec)
  return concept !== null && asked.includes(concept)
}

/** Whether asking for what this field holds tells of its kind. */
export function tellsOfKind(kind: RecordKindId, spec: FieldSpec): boolean {
  const concept = conceptOf(kind, spec)
  return concept !== null && !asksAnywhere.has(concept)
}

/** What a record is called: who asks for a name and says not whose means this. */
const mainNames: ReadonlySet<string> = new Set([
  'accounts.name',
  'contacts.name',
  'deals.name',
  'products.name',
  'priceList.product',
  'stock.product',
])

/** In a list of rivals' prices whose product it is asks for the rival, and a product is first of all the rival's. */
const ofRivals: Readonly<Record<string, Concept>> = {
  competitor: 'account',
  competitorProduct: 'product',
  product: 'product',
}

/** How well the heading's telling part fits a field, 0–1. A part says less than the field's own word. */
export function partScore(asked: readonly Concept[], kind: RecordKindId, spec: FieldSpec): number {
  if (asked.length === 0) return 0
  const concept = conceptOf(kind, spec)
  const found = concept === null ? -1 : asked.indexOf(concept)
  // An amount beside a price is what it comes to.
  const isWhole = found < 0 && spec.key === 'total' && !asked.some((one) => prices.has(one))
  const own = isWhole ? asked.indexOf('amount') : found
  if (own < 0 && mainNames.has(`${kind}.${spec.key}`) && asked.includes('name')) return 0.56
  const other = kind === 'competitorPrices' ? ofRivals[spec.key] : undefined
  const at = own < 0 && other !== undefined ? asked.indexOf(other) : own
  return at < 0 ? 0 : at === 0 ? 0.66 : at === 1 ? 0.52 : 0
}

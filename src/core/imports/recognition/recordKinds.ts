import {
  activityTypeWords,
  buyingRoleWords,
  type EnumValues,
  employmentWords,
  outcomes,
  quoteOutcomes,
  supportWords,
} from './valueWords.ts'

/**
 * What can be imported as a table: every record kind with its target fields, as data. The words listed are
 * headers that real exports use for a field, in Chinese (simplified; headers are converted before they are
 * compared) and English, besides the labels themselves.
 */

export const recordKindIds = [
  'accounts',
  'contacts',
  'deals',
  'dealStageHistory',
  'products',
  'priceList',
  'quotes',
  'orders',
  'receivables',
  'stock',
  'competitorPrices',
  'policyEvents',
  'tenderFeedback',
  'returns',
  'serviceTickets',
  'activities',
  'visitPlans',
  'tasks',
  'atoms',
] as const
export type RecordKindId = (typeof recordKindIds)[number]

export const fieldTypes = [
  'text',
  'date',
  'money',
  'quantity',
  'percent',
  'discount',
  'boolean',
  'enum',
  'stage',
  'account',
  'contact',
  'deal',
  'product',
  'person',
  'url',
  'email',
  'phone',
  'code',
] as const
export type FieldType = (typeof fieldTypes)[number]

export type FieldSpec = {
  readonly key: string
  readonly type: FieldType
  readonly zh: string
  readonly en: string
  readonly words: readonly string[]
  readonly values?: EnumValues
  /** A month or a quarter without a day means its last day: a person left, a deal is expected to close. */
  readonly lastDay?: true
  /** A day without a year, or said by the calendar of today (月底), is the next one to come. */
  readonly ahead?: true
  /** The day decides what a price is compared with: where only its month or quarter is written, that is told. */
  readonly exact?: true
  /** What people know only roughly: a range of amounts means its middle, and is told. */
  readonly estimate?: true
  /** No record keeps it: the column is recognised and stays in the evidence, but is no target. */
  readonly evidenceOnly?: true
}

export type RecordKind = {
  readonly id: RecordKindId
  readonly zh: string
  readonly en: string
  /** Words in file and sheet names that speak for this kind. */
  readonly names: readonly string[]
  readonly fields: readonly FieldSpec[]
  /** At least one field of each group must be mapped and filled. */
  readonly required: readonly (readonly string[])[]
  /** Fields that hardly any other kind has. */
  readonly telling: readonly string[]
}

function field(
  key: string,
  type: FieldType,
  zh: string,
  en: string,
  words: string,
  values?: EnumValues,
): FieldSpec {
  const all = words.split('|').filter((word) => word !== '')
  return values === undefined ? { key, type, zh, en, words: all } : { key, type, zh, en, words: all, values }
}

const account = (words = ''): FieldSpec =>
  field(
    'account',
    'account',
    '客户',
    'Account',
    `客户名称|致|客户名|客户全称|客户简称|公司名称|公司|单位名称|企业名称|所属客户|关联客户|医院|医院名称|终端名称|终端|购货单位|购买方|买方|采购单位|客户编号|account name|customer|customer name|company|company name|client|client name|organization|organisation|account id|customer id|buyer|sold to|sold-to party|hospital|bill to|原单位|现单位|所在单位|所在公司|任职单位|客户单位|客户公司|客户(全称)|机构|机构名称|使用单位|用户单位|业主|业主单位|甲方|签约方|签约单位|客户抬头|开票单位|收货单位|经销商|代理商|诊所|门店|学校|工厂|customer account|account no|customer no|end customer|end user|employer|firm|ship-to party${words}`,
  )
const deal = (): FieldSpec =>
  field(
    'deal',
    'deal',
    '商机',
    'Deal',
    '商机名称|商机编号|商机id|所属商机|关联商机|机会名称|销售机会|项目名称|项目|项目编号|deal name|deal id|opportunity|opportunity name|opportunity id|opportunity number|project|project name|关联项目|项目/商机|所属项目|相关商机|商机/项目|deal/project|related opportunity|related deal',
  )
const product = (words = ''): FieldSpec =>
  field(
    'product',
    'product',
    '产品',
    'Product',
    `产品名称|商品|商品名称|货品名称|物料名称|品名|物料|产品型号|型号|规格型号|产品编号|物料编码|货号|意向产品|sku|product name|product id|product code|item|item name|item description|item code|description|part number|part no|model|material|article|molecule/test type|产品/型号|设备|设备名称|设备型号|机型|货品|叫法|品名规格|品名型号|产品名|存货名称|存货编码|料号|料件|product/model|equipment|goods|article no|课程|课程名称|培训课程|服务|服务项目|服务名称|服务内容|班次|套餐|套餐名称|course|course name|course code|training course|service|service name|service item|programme|package|tour|treatment${words}`,
  )
const contact = (words = ''): FieldSpec =>
  field(
    'contact',
    'contact',
    '联系人',
    'Contact',
    `联系人姓名|客户联系人|主要联系人|关键人|拜访对象|对接人|联系人名称|受访人|contact name|contact person|primary contact|attendee|person met|客户方联系人|见了谁|沟通对象|受访者|联络人|对方|contact full name|met with|spoke to|spoke with|attendee name${words}`,
  )
const people = (): FieldSpec =>
  field(
    'people',
    'text',
    '参与人',
    'Attendees',
    '参会人|参会人员|与会人|与会者|参加人|参加人员|participants|invitees|guests|required attendees|与会者名单|出席|出席人|出席人员|在场|现场人员|people present|present',
  )
const owner = (): FieldSpec =>
  field(
    'ownerName',
    'person',
    '负责人',
    'Owner',
    '销售|销售人员|销售代表|销售员|业务员|业务代表|客户经理|所属销售|所有人|商机所有人|客户所有人|归属人|跟进人|销售负责人|拜访人|执行人|记录人|创建人|提交人|sales rep|salesperson|sales agent|sales|rep|owner name|account owner|deal owner|opportunity owner|account manager|assigned to|agent|salesman|managed by|created by|representative|报价人|报价员|制单人|经办人|经手人|业务|业务负责|销售经理|客户负责人|跟进销售|跟单|跟单人|跟进人员|我方负责人|我方人员|填写人|填表人|登记人|汇报人|收集人|上报人|sales owner|account exec|account executive|ae|am|sales manager|handled by|prepared by|quoted by|reported by|entered by|responsible|salesrep|seller',
  )
const currency = (): FieldSpec =>
  field(
    'currency',
    'text',
    '币种',
    'Currency',
    '货币|币别|币|结算币种|结算货币|交易币种|原币|报价币种|currency code|ccy|cur|curr|fx|quote currency|invoice currency',
  )
const region = (): FieldSpec =>
  field(
    'region',
    'text',
    '区域',
    'Region',
    '大区|地区|片区|地盘|销售区域|省区|省份|省|所属区域|所在地区|province|state|territory|area|country|国家|office location|regional office|market|location|所属大区|所在省|省市|省份·城市|省/市|所在省市|战区|办事处|分公司|销售大区|region name|sales region|zone|district',
  )
const remark = (words = ''): FieldSpec =>
  field(
    'remark',
    'text',
    '备注',
    'Remark',
    `说明|描述|备注信息|其他|notes|note|comment|comments|remarks|memo|备注说明|补充|补充说明|其他说明|其它|附注|批注|备忘|留言|碎碎念|杂记|随记|说明/备注|丢单原因/备注|observations|additional info|additional notes|free text${words}`,
  )
/** When somebody last was in touch: it stays in the evidence, as the talks themselves tell it better. */
const lastActivity = (): FieldSpec =>
  field(
    'lastActivityAt',
    'date',
    '最近跟进时间',
    'Last activity',
    '最后跟进时间|最后联系时间|最近联系|最后跟进日期|last activity date|last contacted|last contact|last visit|最近跟进|最近跟进日期|最近拜访|最近拜访时间|最近联系时间|最近活动|上次跟进|上次拜访|上次联系|末次跟进|last touch|last activity|last follow up|last meeting|last call',
  )
const quantity = (words = ''): FieldSpec =>
  field(
    'quantity',
    'quantity',
    '数量',
    'Quantity',
    `台数|套数|件数|订购数量|采购数量|销售数量|购买数量|报价数量|qty|units|line item quantity|order quantity|volume|number of units|seats|licenses|数目|件|台|套|订货数量|发货数量|出库数量|成交数量|订单数量|实发数量|qty ordered|quantity ordered|ordered qty|order qty|pcs|no of units|count|公斤|公斤数|千克|吨|吨数|公吨|重量|净重|年量|年用量|用量|预计用量|kg|kgs|kilos|qty kg|tonnes|tons|mt|weight|net weight|annual volume|annual quantity|est volume|estimated volume|est volume yr|est volume pa|est annual volume|estimated annual volume|est qty|estimated qty|estimated quantity|volume yr|volume pa|volume per year|预估数量|预估量|预计数量|预计量|年预估量|年预计量|预估年量${words}`,
  )
/** How much of a service was sold: people, days, times. */
const ofServices =
  '|人数|人次|学员数|参训人数|场次|场数|课时|课时数|天数|次数|间夜|delegates|pax|heads|head count|headcount|participants no|places|places booked|sessions|no of sessions|days|hours|nights|persons|no of persons|no of delegates|visits'
const unitPrice = (words = ''): FieldSpec =>
  field(
    'unitPrice',
    'money',
    '单价',
    'Unit price',
    `成交单价|销售单价|含税单价|价格|实际单价|折后单价|折后价|报价单价|成交价|销售价|price|net price|unit cost|sales price|selling price|pack price|price per unit|含税价|不含税单价|未税单价|单价(含税)|结算价|结算单价|执行价|实际成交价|最终单价|成交单价(含税)|unit price (net)|net unit price|deal price|final price|price each|each|unit net price|sold at|sold for${words}`,
  )
const total = (words = ''): FieldSpec =>
  field(
    'total',
    'money',
    '总额',
    'Total',
    `金额|总金额|合计|总价|订单金额|合同金额|价税合计|报价金额|报价总额|成交金额|含税金额|amount|total amount|total price|line total|line item value|value|order value|net amount|order amount|grand total|contract value|revenue|subtotal|总计|小计|金额合计|含税总额|含税合计|应收金额|订单总额|成交总额|销售额|销售金额|行金额|line amount|extended price|ext price|net value|invoice amount|total value|sum|eur|usd|gbp|cny|rmb|aud|hkd|sgd|jpy|chf|myr|rm|thb|vnd|idr|inr|krw|aed|nzd|cad|sek|nok|dkk|pln|zar|s$|hk$|us$|£|€|$|¥${words}`,
  )
const unit = (): FieldSpec => field('unit', 'text', '单位', 'Unit', '计量单位|销售单位|unit of measure|uom')
const specification = (words = ''): FieldSpec =>
  field(
    'specification',
    'text',
    '规格型号',
    'Specification',
    `规格|型号|产品型号|产品规格|model|spec|version|规格/型号|型号规格|规格参数|配置|specs|configuration|size${words}`,
  )
const productCode = (): FieldSpec =>
  field(
    'productCode',
    'code',
    '产品编号',
    'Product code',
    '产品编码|产品代码|物料编码|物料编号|商品编码|商品编号|货号|sku|product code|product id|item code|part number|料号|料件编号|存货编码|存货代码|型号编码|产品货号|物料号|sku code|article no|article number|material number|material no|part no|mpn',
  )
const listPrice = (): FieldSpec =>
  field(
    'listPrice',
    'money',
    '目录价',
    'List price',
    '面价|标准价|标准售价|公开报价|公布价|刊例价|原价|官方价|标价|标准单价|指导价|market price|retail price|msrp|standard price|catalogue price|catalog price|rrp|面价(含税)|牌价|挂牌价|公开价|市场价|官网价|零售价|建议零售价|建议售价|统一售价|门市价|厂商指导价|目录单价|list|list unit price|catalog|recommended price|srp|rack rate',
  )
const floorPrice = (): FieldSpec =>
  field(
    'floorPrice',
    'money',
    '最低价',
    'Floor price',
    '底价|最低限价|最低售价|红线价|授权价|min price|minimum price|lowest price|price floor|限价|最低成交价|最低授权价|最低报价|授权底价|保底价|控价|底线价|minimum selling price|min. price|lowest allowed price|authorised price|authorized price|walk-away price',
  )
/** The same prices in other currencies, side by side: recognised by their neighbour, never by a word of their own. */
const pricesInOthers = (): FieldSpec[] => [
  field('listPrice2', 'money', '目录价（第二币种）', 'List price (second currency)', ''),
  field('listPrice3', 'money', '目录价（第三币种）', 'List price (third currency)', ''),
  field('floorPrice2', 'money', '最低价（第二币种）', 'Floor price (second currency)', ''),
  field('floorPrice3', 'money', '最低价（第三币种）', 'Floor price (third currency)', ''),
]
/** Who may go below the lowest price that a list gives. */
const approver = (): FieldSpec =>
  field(
    'approver',
    'person',
    '审批人',
    'Who approves below',
    '批准人|谁能批|谁批|谁能更低|低于找谁|低价审批人|特价审批人|可批更低|who can go lower|who approves|approver|approved by|approval by|approval from|sign-off|sign off|authorised by|authorized by|who can discount',
  )
const costPrice = (words = ''): FieldSpec =>
  field('costPrice', 'money', '成本价', 'Cost', `成本|cost|unit cost|cost price${words}`)
/** In a list of products or prices what we buy at is our cost; in a quote or an order it may be the customer's word. */
const purchaseCost = (): FieldSpec =>
  costPrice(
    '|采购价|进价|进货价|purchase price|landed cost|进价(含税)|采购单价|采购成本|供货成本|出厂成本|成本单价|标准成本|standard cost|buy price|buying price|transfer price',
  )
const minMargin = (): FieldSpec =>
  field(
    'minMargin',
    'percent',
    '最低毛利率',
    'Minimum margin',
    '最低毛利|毛利底线|毛利率下限|毛利率底线|毛利红线|最低利润率|min margin|min margin %|minimum gross margin|min gross margin|margin floor|target margin floor',
  )
const approvalBelow = (): FieldSpec =>
  field(
    'approvalBelow',
    'money',
    '低于此价须审批',
    'Approval below',
    '低于此价需审批|低于此价需大区总监批|低于此价需总监批|低于此价需经理批|低于此价须批准|审批价|审批线|需审批价|特价审批线|approval threshold|approval price|approval required below|needs approval below',
  )
const discount = (): FieldSpec =>
  field(
    'discount',
    'discount',
    '折扣',
    'Discount',
    '折扣率|折让|优惠|优惠幅度|discount rate|discount %|discount percent|disc|rebate|折扣(%)|折|成交折扣|优惠率|让利|让价|下浮率|下浮|price reduction|off|markdown|discount (%)',
  )

/** Who else offered, and at what price: of a quote, and of an offer that a table of orders keeps beside them. */
const competitor = (): FieldSpec =>
  field(
    'competitor',
    'text',
    '竞争对手',
    'Competitor',
    '竞品|竞争品牌|competitors|竞争品牌|对手|友商|竞争厂家|竞品厂家|competitor(s)|rival|competitor name|丢给谁|输给谁|丢给|输给|被谁拿走|谁拿走|败给|落给谁|中标方|中标单位|lost to|who won|winner|won by',
  )
const rivalPrice = (): FieldSpec =>
  field(
    'rivalPrice',
    'money',
    '对手报价',
    'Rival price',
    '对手价|对手价格|竞品报价|竞品价|竞品价格|友商报价|友商价|对方报价|对方价格|对方成交价|他们报价|人家报多少|竞争对手报价|competitor price|rival price|rival offer|their price|their offer|winning price|competitor offer|competitor quote|lost price',
  )

const nextCall = (key: string, en: string, words: string): FieldSpec =>
  field(
    key,
    'date',
    '下次跟进时间',
    en,
    `下次跟进日期|下次拜访时间|下次联系时间|follow up date|follow-up date|next activity date|下次跟进|下次拜访|下次拜访日期|下次联系|下次联系日期|下次沟通|下次沟通时间|下次沟通日期|下次会议|下次会议时间|下次回访|下次电话|预约时间|下回跟进|next call|next call date|next meeting|next meeting date|next visit|next visit date|next contact|next contact date|next follow up|next follow-up|next follow up date|next follow-up date|next activity|next touch|callback|callback date${words}`,
  )
const invoiceNumber = (): FieldSpec =>
  field(
    'invoiceNumber',
    'code',
    '发票号',
    'Invoice number',
    '发票号码|发票编号|开票号|开票编号|票号|账单号|invoice|invoice no|invoice id|invoice ref|invoice reference|invoice #|bill no|bill number|tax invoice no',
  )
/** What was paid of a sum so far: beside it, what is not paid follows. */
const amountPaid = (): FieldSpec =>
  field(
    'paid',
    'money',
    '已回款',
    'Amount paid',
    '已收|已收款|已收金额|已回|回款金额|已回款金额|已付|已付款|已付金额|实收|实收金额|实付|到账金额|已到账|收款金额|paid|amount paid|paid amount|received|amount received|payments|payment received|paid to date|settled|cash received',
  )
const place = (): FieldSpec =>
  field('location', 'text', '地点', 'Location', '拜访地点|签到地点|地址|place|venue|address')

const without = (word: string, spec: FieldSpec): FieldSpec => ({
  ...spec,
  words: spec.words.filter((one) => one !== word),
})
const lastDay = (spec: FieldSpec): FieldSpec => ({ ...spec, lastDay: true })
const exact = (spec: FieldSpec): FieldSpec => ({ ...spec, exact: true })
const ahead = (spec: FieldSpec): FieldSpec => ({ ...spec, ahead: true })
const evidenceOnly = (spec: FieldSpec): FieldSpec => ({ ...spec, evidenceOnly: true })
const estimate = (spec: FieldSpec): FieldSpec => ({ ...spec, estimate: true })

export const recordKinds: readonly RecordKind[] = [
  {
    id: 'accounts',
    zh: '客户',
    en: 'Accounts',
    names: [
      '客户',
      '公司',
      '医院',
      '单位',
      'account',
      'accounts',
      'customer',
      'customers',
      'companies',
      'clients',
    ],
    required: [['name']],
    telling: ['industry', 'parentName', 'employees', 'revenue', 'level', 'website', 'foundedYear', 'taxId'],
    fields: [
      field(
        'name',
        'text',
        '客户名称',
        'Account name',
        '名称|客户|客户全称|公司名称|公司|单位名称|单位|企业名称|企业|医院名称|医院|终端名称|客户名|account|name|customer|customer name|company|company name|client|client name|organization|organisation|organization name|hospital|legal name|客户全称(工商)|客户名称(全称)|全称|工商名称|企业全称|单位全称|公司全称|机构|机构名称|诊所名称|门诊名称|学校名称|厂家|终端客户|客户单位|account full name|business name|registered name|firm|hospital name|site name',
      ),
      field(
        'shortName',
        'text',
        '简称',
        'Short name',
        '客户简称|公司简称|别名|short name|alias|nickname|trading name|简称/别名|客户别名|又名|曾用名|俗称|常用名|常用简称|aka|also known as|abbreviation|common name|other names|aliases',
      ),
      field(
        'code',
        'code',
        '客户编号',
        'Account code',
        '编号|客户编码|客户代码|客户id|id|code|account id|customer id|account number|customer number|customer code|account no|客户号|客户代号|erp编号|erp编码|crm编号|客户内码|会员编号|account ref|client id|client code|crm id|erp id|external id|customer ref',
      ),
      field(
        'industry',
        'text',
        '行业',
        'Industry',
        '所属行业|行业类型|客户行业|行业分类|sector|vertical|segment|industry type|客户行业类别|细分行业|业态|行业细分|industry sector|industry vertical|naics|sic',
      ),
      region(),
      field(
        'city',
        'text',
        '城市',
        'City',
        '所在城市|市|地市|城市名称|town|省份/城市|市区|城区|地级市|所在市|city/town|municipality',
      ),
      evidenceOnly(
        field(
          'address',
          'text',
          '地址',
          'Address',
          '详细地址|公司地址|联系地址|通讯地址|注册地址|street|street address|billing address|shipping address|mailing address|办公地址|单位地址|经营地址|所在地|住址|hq address|office address|location address',
        ),
      ),
      field(
        'level',
        'text',
        '级别',
        'Level',
        '客户级别|客户等级|等级|客户分级|医院等级|重要程度|abc分类|客户类别|客户分类|客户类型|类型|tier|grade|rating|class|priority|type|account type|customer type|category|客户星级|星级|重要性|重要级别|客户重要程度|客户价值|abc|价值等级|account tier|customer tier|segment tier|importance',
      ),
      owner(),
      field(
        'parentName',
        'account',
        '上级单位',
        'Parent account',
        '上级客户|母公司|集团|所属集团|总公司|上级公司|parent|parent company|subsidiary of|parent account|group|holding|隶属|隶属集团|所属公司|所属总部|控股公司|集团名称|总部|parent group|parent organisation|parent organization|corporate group|headquarters|ultimate parent',
      ),
      field(
        'website',
        'url',
        '网站',
        'Website',
        '网址|官网|公司网站|官方网站|url|web|homepage|domain|主页|公司主页|网页|site|web site|web address',
      ),
      field(
        'phone',
        'phone',
        '电话',
        'Phone',
        '联系电话|公司电话|座机|总机|电话号码|telephone|tel|phone number|main phone|landline|公司座机|单位电话|总机电话|前台电话|office phone|switchboard|contact number',
      ),
      evidenceOnly(
        field('email', 'email', '邮箱', 'Email', '电子邮箱|电子邮件|公司邮箱|e-mail|email address|mail'),
      ),
      field(
        'employees',
        'quantity',
        '员工人数',
        'Employees',
        '员工数|人数|人员规模|规模|公司规模|员工规模|床位数|number of employees|employee count|headcount|staff|company size|人员数量|员工总数|职工人数|在职人数|编制床位|床位|beds|no of employees|employees count|fte',
      ),
      estimate(
        field(
          'revenue',
          'money',
          '年收入',
          'Annual revenue',
          '营业额|年营业额|营收|年营收|年销售额|营业收入|annual revenue|turnover|sales volume|年产值|产值|年度营收|年收入(万元)|annual sales|sales revenue|yearly revenue',
        ),
      ),
      field(
        'contact',
        'contact',
        '主要联系人',
        'Main contact',
        '联系人|对接人|主联系人|首要联系人|关键联系人|main contact|primary contact|key contact|contact|contact person|contact name|principal contact|our contact',
      ),
      field(
        'contactTitle',
        'text',
        '联系人职务',
        'Contact’s title',
        '联系人职位|联系人岗位|contact title|contact job title|contact position|contact role',
      ),
      field(
        'paymentTerms',
        'text',
        '付款条件',
        'Payment terms',
        '账期|付款期|付款期限|结算期|信用期|账期(天)|terms|payment terms|payment term|credit terms|credit days|credit period|terms of payment',
      ),
      evidenceOnly(
        field(
          'foundedYear',
          'quantity',
          '成立年份',
          'Founded',
          '成立时间|成立年|创立年份|成立日期|year established|founded year|year founded|established|since',
        ),
      ),
      evidenceOnly(
        field(
          'taxId',
          'code',
          '统一社会信用代码',
          'Tax id',
          '税号|信用代码|社会信用代码|组织机构代码|纳税人识别号|vat|vat number|tax number|tax id|registration number|duns',
        ),
      ),
      evidenceOnly(
        field('source', 'text', '来源', 'Source', '客户来源|线索来源|获客渠道|lead source|origin|channel'),
      ),
      evidenceOnly(
        field(
          'status',
          'text',
          '状态',
          'Status',
          '客户状态|合作状态|account status|customer status|客户阶段|生命周期|客户生命周期|是否有效|active|lifecycle stage',
        ),
      ),
      field(
        'createdAt',
        'date',
        '创建时间',
        'Created',
        '创建日期|建档日期|建档时间|录入时间|created date|created at|create time|date created|creation date|created on|建立时间|建立日期|新建时间|登记日期|注册时间|入库时间|开户日期|合作开始|added|added on|date added|customer since',
      ),
      evidenceOnly(lastActivity()),
      remark(),
    ],
  },
  {
    id: 'contacts',
    zh: '联系人',
    en: 'Contacts',
    names: ['联系人', '人员', 'contact', 'contacts', 'people', 'leads', 'stakeholder', '名片', '通讯录'],
    required: [['name', 'lastName']],
    telling: ['title', 'mobile', 'buyingRole', 'wechat', 'support', 'firstName', 'birthday', 'department'],
    fields: [
      field(
        'name',
        'text',
        '姓名',
        'Name',
        '联系人|联系人姓名|名字|客户联系人|中文名|full name|contact|contact name|contact person|display name|person|primary contact|人员姓名|客户姓名|联络人|名称|对接人|关键人|负责人姓名|姓名(中文)|英文名|contact full name|first and last name|attendee|stakeholder|stakeholder name|人名',
      ),
      field('firstName', 'text', '名', 'First name', 'given name|forename|firstname'),
      field('lastName', 'text', '姓', 'Last name', 'surname|family name|姓氏|lastname'),
      account('|单位'),
      field(
        'accountCode',
        'code',
        '客户编号',
        'Account code',
        '客户编码|客户代码|客户号|客户代号|单位编号|account code|account no|account number|account id|customer no|customer number|customer id|customer code|company id',
      ),
      field(
        'accountShortName',
        'text',
        '客户简称',
        'Account’s short name',
        '简称|公司简称|单位简称|客户别名|company short name|customer short name|account short name|account alias|abbreviation',
      ),
      field(
        'department',
        'text',
        '部门',
        'Department',
        '科室|所属部门|所在部门|所在科室|所属科室|dept|division|business unit|team|科室/部门|部门/科室|部门科室|工作部门|所在处室|处室|组织|单位部门|事业部|department name|org unit|unit|function area',
      ),
      field(
        'title',
        'text',
        '职务',
        'Title',
        '职位|职称|岗位|头衔|职级|job title|position|designation|job role|function|职务/职称|职位名称|职级职称|身份|称谓|职衔|job|job position|role/title|job title/role',
      ),
      field(
        'buyingRole',
        'enum',
        '决策角色',
        'Buying role',
        '角色|采购角色|决策链角色|客户角色|关键人角色|联系人角色|角色类型|role|contact role|decision role|stakeholder role|persona|在采购里的角色|采购中的角色|在采购中的角色|采购里的角色|项目角色|项目中的角色|在项目中的角色|决策链|决策链位置|决策地位|决策权|决策身份|参与角色|角色定位|购买角色|购买影响力角色|采购决策角色|决策作用|影响力角色|role in purchase|role in purchasing|role in buying|role in deal|role in the deal|role in decision|role in buying committee|buying committee role|purchase role|buyer role|decision making role|decision authority|influence role',
        buyingRoleWords,
      ),
      field(
        'phone',
        'phone',
        '电话',
        'Phone',
        '联系电话|办公电话|座机|固定电话|电话号码|telephone|tel|phone number|work phone|office phone|business phone',
      ),
      field(
        'mobile',
        'phone',
        '手机',
        'Mobile',
        '手机号|手机号码|移动电话|mobile phone|cell|cell phone|mobile number|cellphone|联系手机|本人手机|手机/微信|联系方式|手机(微信同号)|mobile no|mobile number|cell number|handphone',
      ),
      field(
        'email',
        'email',
        '邮箱',
        'Email',
        '电子邮箱|电子邮件|邮件|邮箱地址|e-mail|email address|mail|work email',
      ),
      field(
        'wechat',
        'text',
        '微信',
        'WeChat',
        '微信号|微信id|企业微信|wechat id|weixin|企业微信id|企微id|企微|微信/企微|微信名|微信昵称|wecom|wecom id|wechat account',
      ),
      field(
        'nickname',
        'text',
        '昵称',
        'Nickname',
        '称呼|怎么称呼|日常称呼|外号|绰号|花名|小名|平时怎么叫|平时叫|都叫他|英文名|nick name|known as|goes by|preferred name|also called|called',
      ),
      field(
        'support',
        'enum',
        '支持程度',
        'Support',
        '态度|支持度|关系|关系程度|亲密度|客情|客情关系|立场|attitude|stance|sentiment|relationship|disposition|态度/立场|支持情况|倾向|倾向性|对我方态度|对我们的态度|对我司态度|对我态度|态度倾向|合作态度|支持态度|客户态度|亲疏|support level|level of support|attitude to us|attitude towards us|our standing|supportiveness|position on us|preference',
        supportWords,
      ),
      lastDay(
        field(
          'leftAt',
          'date',
          '离职日期',
          'Left',
          '离任日期|调离日期|离岗日期|left date|departure date|left on|离职时间|离开时间|离开日期|离任时间|调离时间|离岗时间|退休日期|退休时间|离职月份|end date|last day|resigned on|resignation date|date left|left company on',
        ),
      ),
      field(
        'employment',
        'enum',
        '在职状态',
        'Employment',
        '是否在职|在职|在职情况|任职状态|人员状态|在岗状态|职业状态|employment status|still there|still employed|still with company|contact status|active|is active',
        employmentWords,
      ),
      field(
        'concern',
        'text',
        '关注点',
        'Concern',
        '最关心什么|最关心的|最关心|最关注什么|最关注|关心什么|关心的事|关心点|关注什么|关注事项|关注重点|核心关注|诉求|核心诉求|主要诉求|需求|个人诉求|个人利益|痛点|顾虑|担心什么|在意什么|兴趣点|动机|决策标准|评价标准|concerns|main concern|key concern|cares about|what they care about|what matters|priorities|priority|interests|motivation|pain points|pain point|needs|wants|hot buttons|decision criteria|agenda',
      ),
      evidenceOnly(field('birthday', 'date', '生日', 'Birthday', '出生日期|date of birth|dob|birth date')),
      evidenceOnly(field('gender', 'text', '性别', 'Gender', 'sex')),
      evidenceOnly(owner()),
      field(
        'createdAt',
        'date',
        '创建时间',
        'Created',
        '创建日期|录入时间|created date|created at|date created',
      ),
      field(
        'consent',
        'boolean',
        '同意',
        'Consent',
        '授权|已授权|是否同意|同意授权|opt in|opt-in|gdpr consent|email opt in|consent given',
      ),
      evidenceOnly(lastActivity()),
      remark(),
    ],
  },
  {
    id: 'deals',
    zh: '商机',
    en: 'Deals',
    names: [
      '商机',
      '机会',
      '项目',
      '销售漏斗',
      'deal',
      'deals',
      'opportunity',
      'opportunities',
      'pipeline',
      'sales pipeline',
    ],
    required: [
      ['name', 'code', 'account'],
      ['stage', 'outcome', 'amount', 'closedAt', 'expectedCloseAt'],
    ],
    telling: ['stage', 'outcome', 'expectedCloseAt', 'lossReason', 'competitor', 'winProbability', 'name'],
    fields: [
      field(
        'name',
        'text',
        '商机名称',
        'Deal name',
        '商机|机会名称|销售机会|项目名称|商机主题|商机标题|项目|名称|主题|deal|opportunity|opportunity name|name|title|subject|project|project name|商机/项目|项目/商机|项目名|单子|需求名称|case|case name|deal title|opportunity title',
      ),
      field(
        'code',
        'code',
        '商机编号',
        'Deal code',
        '编号|商机编码|商机id|机会编号|项目编号|id|deal id|opportunity id|opportunity number|opportunity code|deal number|code|record id|project code',
      ),
      account(),
      // What the row of a deal describes is the deal; a line of an order describes the goods.
      without('description', product('|意向产品|需求产品|产品线|solution|product line')),
      contact(),
      estimate(
        field(
          'amount',
          'money',
          '金额',
          'Amount',
          '商机金额|预计金额|预计成交金额|预计销售金额|预计签单金额|成交金额|项目金额|合同金额|签约金额|销售金额|预算|预算金额|总金额|close value|deal value|deal amount|deal size|value|opportunity amount|expected revenue|expected amount|contract value|revenue|acv|tcv|arr|budget|预计金额|预估金额|预计合同额|预计合同金额|预计金额(元)|预计规模|合同额|标的额|标的金额|项目预算|采购预算|成交额|签约额|签单额|订单额|商机额|预计销售额|预测金额|est. amount|estimated amount|estimated value|est. value|forecast amount|forecast|pipeline value|total value|opp amount|total contract value|annual contract value|price|size',
        ),
      ),
      estimate(
        field(
          'customerBudget',
          'money',
          '客户预算',
          'Customer’s budget',
          "甲方预算|对方预算|业主预算|客户的预算|客户预算金额|customer budget|client budget|their budget|budget of customer|buyer budget|customer’s budget|customer's budget",
        ),
      ),
      currency(),
      quantity(),
      field(
        'stage',
        'stage',
        '阶段',
        'Stage',
        '销售阶段|商机阶段|当前阶段|项目阶段|推进阶段|阶段名称|deal stage|sales stage|opportunity stage|stage name|pipeline stage|phase|进展|进度|项目进展|项目进度|当前进展|当前进度|目前阶段|目前进展|所处阶段|商机进度|销售进度|销售进程|推进状态|推进情况|状态/阶段|状态|项目状态|商机状态|status|deal status|opportunity status|current stage|opp stage|progress|pipeline status',
      ),
      field(
        'outcome',
        'enum',
        '赢单状态',
        'Outcome',
        '结果|商机结果|赢输|是否赢单|是否成交|成交状态|赢输状态|商机状态|输赢|项目结果|状态|result|won/lost|win/loss|status|deal status|won|is won|closed won|opportunity status|最终结果|赢丢|输赢结果|赢单/输单|成败|结局|是否中标|是否签约|中标情况|成交情况|成交结果|final outcome|final result|outcome status|closed status|win loss',
        outcomes,
      ),
      field(
        'openedAt',
        'date',
        '创建日期',
        'Opened',
        '创建时间|商机创建时间|立项日期|立项时间|发现日期|发现时间|开始日期|录入日期|engage date|created date|created at|create date|date created|open date|opened date|start date|created on|opportunity created|建立时间|建立日期|新建日期|新建时间|登记日期|登记时间|录入时间|报备日期|报备时间|首次接触|首次接触日期|线索日期|商机日期|起始日期|opened|opened on|opened at|first contact|first contact date|entered|date opened|added on|added',
      ),
      lastDay(
        ahead(
          field(
            'expectedCloseAt',
            'date',
            '预计成交日期',
            'Expected close',
            '预计成交时间|预计签单日期|预计签约日期|预计签单时间|预计关闭日期|预计完成日期|预计结单日期|预计结束日期|预计落单时间|计划成交日期|expected close date|expected close|est. close date|estimated close date|forecast close date|target close date|due date|预计签约|预计签单|预计成交|预计成交月份|预计签约月份|预计签约时间|预计落单|预计落单日期|预计下单|预计下单时间|预计下单日期|预计采购时间|预计采购日期|预计中标时间|预计招标时间|计划签约|计划签约日期|计划签单|预期成交日期|预期签约|预期签约日期|预期关闭日期|拟签约时间|签约预期|预测关闭日期|预测成交|est close|est. close|est close date|estimated close|expected closing|expected closing date|expected signing|expected sign date|expected order date|anticipated close|anticipated close date|target close|target date|forecast close|forecast date|projected close|projected close date|planned close|exp close|exp. close date',
          ),
        ),
      ),
      lastDay(
        field(
          'closedAt',
          'date',
          '成交日期',
          'Closed',
          '关闭日期|关闭时间|实际成交日期|实际成交时间|结单日期|签约日期|签单日期|赢单日期|结束日期|成交时间|close date|closed date|closed at|actual close date|won date|date closed|close time|end date|签/丢日期|签丢日期|签约/丢单日期|赢丢日期|输赢日期|赢单/输单日期|签约时间|签单时间|实际签约日期|实际签约时间|实际签单日期|实际关闭日期|实际关闭时间|结案日期|结案时间|结束时间|丢单日期|丢单时间|输单日期|输单时间|失单日期|中标日期|中标时间|赢单时间|落单日期|落单时间|成单日期|完成日期|won on|lost on|lost date|won/lost date|decision date|actual close|actual closing date|signed date|date signed|signed on|date won|date lost|closing date|closed on|close',
        ),
      ),
      lastDay(
        ahead(
          field(
            'decidesOn',
            'date',
            '客户决策日期',
            'Customer decides',
            '客户决策时间|决策日期|决策时间|决定日期|决定时间|预计决定|预计决定日期|预计决定时间|何时决定|什么时候定|几时定|拍板时间|拍板日期|预计拍板|评审日期|评审时间|预计评审|定标日期|定标时间|预计定标|预计定标日期|预计定标时间|预计决策日期|customer decision date|decision expected|decision due|award date|award expected|decides on|decision by|expected decision|expected decision date|decision expected on|decision on|board date|award by',
          ),
        ),
      ),
      lastDay(
        ahead(
          field(
            'wantedOn',
            'date',
            '客户要货日期',
            'Delivery wanted',
            '要货日期|要货时间|客户交期|客户要求交期|要求交期|要求交货日期|要求到货日期|期望交期|期望交货日期|期望到货日期|首批交货|首批交货日期|首批到货|首批要货|需求日期|delivery wanted|wanted delivery|required delivery|required delivery date|requested delivery|requested delivery date|need by|needed by|required on site|first delivery|first shipment',
          ),
        ),
      ),
      owner(),
      region(),
      field(
        'source',
        'text',
        '来源',
        'Source',
        '商机来源|线索来源|来源渠道|lead source|deal source|channel|campaign|项目来源|渠道|信息来源|来源方式|origin|lead origin|referral source',
      ),
      field(
        'lossReason',
        'text',
        '输单原因',
        'Loss reason',
        '丢单原因|失单原因|失败原因|输单分析|赢单原因|输赢原因|关闭原因|loss reason|lost reason|reason lost|closed lost reason|close reason|reason|谁输谁赢的原因|输赢的原因|赢丢原因|赢单/丢单原因|丢单原因/备注|丢单说明|输单说明|失单分析|流失原因|未成交原因|未成原因|落标原因|败因|成败原因|原因|原因分析|why lost|why won|why we lost|why we won|win/loss reason|win loss reason|reason for loss|reason for win|outcome reason|closed reason|reason won/lost',
      ),
      field(
        'competitor',
        'text',
        '竞争对手',
        'Competitor',
        '竞品|竞争品牌|主要竞争对手|竞争厂商|竞争者|competitors|main competitor|competition|竞品公司|竞品品牌|竞争情况|友商|对手|竞争厂家|竞争品牌/厂商|竞争产品|竞品厂家|rival|rivals|competitor(s)|key competitor|primary competitor|incumbent',
      ),
      evidenceOnly(
        field(
          'winProbability',
          'percent',
          '赢率',
          'Win probability',
          '赢单率|成功率|可能性|把握|几成把握|成交概率|成单概率|把握度|probability|probability (%)|win rate|likelihood|confidence',
        ),
      ),
      field(
        'nextStep',
        'text',
        '下一步',
        'Next step',
        '下一步计划|下步行动|下一步行动|后续计划|next action|next steps|下步计划|下步动作|下一步动作|下步工作|待办|待办事项|行动计划|next activity|action item|action items|to do',
      ),
      ahead(
        nextCall(
          'nextCallAt',
          'Next call',
          '|下次会谈|下次活动|下次活动时间|跟进提醒|提醒时间|next followup|follow up|follow-up|followup date|next step date|next action date',
        ),
      ),
      // Who decides by a row of a register is who did when it was filled in: what people say since counts more.
      evidenceOnly(
        field(
          'decisionMaker',
          'text',
          '决策人',
          'Decision maker',
          '拍板人|最终决策人|关键决策人|决策者|客户决策人|签字人|decision maker|decision-maker|decider|economic buyer|signatory|who decides|who signs|approver',
        ),
      ),
      field(
        'updatedAt',
        'date',
        '更新时间',
        'Last modified',
        '更新日期|最后更新|最后更新时间|最后更新日期|最近更新|最近更新时间|修改时间|修改日期|最后修改|最后修改时间|最近修改时间|last modified|last modified date|modified|modified on|modified at|date modified|updated|updated at|updated on|last updated|last update|update date',
      ),
      evidenceOnly(
        field(
          'dealType',
          'text',
          '商机类型',
          'Deal type',
          '类型|业务类型|项目类型|采购类型|type|opportunity type|business type',
        ),
      ),
      evidenceOnly(lastActivity()),
      remark('|description'),
    ],
  },
  {
    id: 'dealStageHistory',
    zh: '商机阶段历史',
    en: 'Deal stage history',
    names: [
      '阶段历史',
      '阶段变更',
      '推进记录',
      '变更记录',
      '阶段',
      'history',
      'stage history',
      'stage changes',
    ],
    required: [['deal'], ['toStage'], ['changedAt']],
    telling: ['fromStage', 'toStage', 'changedAt', 'daysInStage'],
    fields: [
      field(
        'deal',
        'deal',
        '商机',
        'Deal',
        '商机名称|商机编号|商机id|机会名称|机会编号|项目名称|项目编号|deal name|deal id|opportunity|opportunity id|opportunity name',
      ),
      account(),
      field(
        'fromStage',
        'stage',
        '原阶段',
        'From stage',
        '变更前阶段|变更前|旧阶段|上一阶段|前阶段|previous stage|old stage|old value|from|原状态|变更前状态|更新前|修改前|前一阶段|from status|before|previous',
      ),
      field(
        'toStage',
        'stage',
        '新阶段',
        'To stage',
        '变更后阶段|变更后|阶段|当前阶段|进入阶段|商机阶段|stage|new stage|new value|to|stage name|新状态|变更后状态|更新后|修改后|目标阶段|to status|after',
      ),
      field(
        'changedAt',
        'date',
        '变更时间',
        'Changed',
        '变更日期|进入时间|进入日期|更新时间|修改时间|日期|时间|changed at|change date|changed date|date|timestamp|entered at|modified date|edit date|entered date|操作时间|操作日期|推进时间|推进日期|阶段变更时间|阶段变更日期|变化时间|记录时间|updated at|updated on|change time|moved on|moved at|stage date',
      ),
      evidenceOnly(
        field(
          'changedBy',
          'person',
          '操作人',
          'Changed by',
          '变更人|修改人|更新人|edited by|user|modified by|changed by|操作员|更改人|更新者|经办人|by|owner|updated by|moved by',
        ),
      ),
      evidenceOnly(
        field(
          'daysInStage',
          'quantity',
          '停留天数',
          'Days in stage',
          '阶段停留天数|停留时长|duration|stage duration|days',
        ),
      ),
      remark(),
    ],
  },
  {
    id: 'products',
    zh: '产品',
    en: 'Products',
    names: ['产品', '商品', '物料', '产品目录', 'product', 'products', 'catalog', 'catalogue', 'items'],
    required: [['name', 'code']],
    telling: ['series', 'category', 'specification', 'costPrice', 'brand', 'unit'],
    fields: [
      field(
        'name',
        'text',
        '产品名称',
        'Product name',
        '产品|名称|商品名称|品名|物料名称|货品名称|商品|product|name|item|item name|description|product description|品名/规格|设备名称|货品|存货名称|物料描述|产品|英文品名|goods|article|item description|equipment|课程|课程名称|服务|服务项目|服务名称|套餐|course|course name|service|service name|service item|programme|package',
      ),
      field(
        'code',
        'code',
        '产品编号',
        'Product code',
        '编号|产品编码|产品代码|物料编码|货号|商品编码|商品编号|sku|id|code|product id|item code|part number|part no|article number|料号|料件编号|存货编码|存货代码|物料编号|物料号|条码|条形码|型号编码|barcode|ean|upc|mpn|material number|article no',
      ),
      field(
        'series',
        'text',
        '系列',
        'Series',
        '产品系列|产品线|产品家族|family|product family|product line|line|range',
      ),
      evidenceOnly(
        field(
          'category',
          'text',
          '分类',
          'Category',
          '类别|产品类别|产品分类|品类|大类|category name|product group|product category|type|product type|sub classification|产品线分类|产品大类|产品小类|小类|中类|product line category|sub category|subcategory|item group|item category',
        ),
      ),
      specification('|model number|dosage|dosage form'),
      evidenceOnly(
        field(
          'brand',
          'text',
          '品牌',
          'Brand',
          '厂家|生产厂家|制造商|厂商|manufacturer|maker|vendor|supplier|供应商',
        ),
      ),
      unit(),
      listPrice(),
      field(
        'salesPrice',
        'money',
        '售价',
        'Sales price',
        '单价|价格|销售价|销售价格|含税价|price|sales price|unit price|selling price|单价(新台币)|报价|报价单价|供货价|供应价|出厂价|批发价|经销价|代理价|net price|dealer price|wholesale price|distributor price',
      ),
      purchaseCost(),
      floorPrice(),
      minMargin(),
      approvalBelow(),
      ...pricesInOthers(),
      evidenceOnly(approver()),
      currency(),
      evidenceOnly(field('status', 'text', '状态', 'Status', '产品状态|上架状态|是否启用|active|lifecycle')),
      field(
        'launchedAt',
        'date',
        '上市日期',
        'Launched',
        '上市时间|发布日期|release date|launch date|上线日期|投放日期|生效日期|launched|available from',
      ),
      evidenceOnly(
        field(
          'registration',
          'text',
          '注册证号',
          'Registration',
          '注册证|医疗器械注册证|注册证编号|批准文号|registration number|license number',
        ),
      ),
      remark(),
    ],
  },
  {
    id: 'priceList',
    zh: '价目表',
    en: 'Price list',
    names: [
      '价目',
      '价格表',
      '价格',
      '报价表',
      '目录价',
      '价目表',
      'price',
      'prices',
      'price list',
      'pricelist',
    ],
    required: [
      ['product'],
      ['listPrice', 'unitPrice', 'floorPrice', 'listPrice2', 'listPrice3', 'floorPrice2', 'floorPrice3'],
    ],
    telling: [
      'validFrom',
      'validTo',
      'floorPrice',
      'minMargin',
      'approvalBelow',
      'listPrice',
      'tierQuantity',
      'priceBook',
    ],
    fields: [
      product('|项目|项目名称|收费项目|计价项目|计费项目|检测项目|项目内容'),
      productCode(),
      specification(),
      unit(),
      evidenceOnly(
        field(
          'priceBook',
          'text',
          '价格表',
          'Price list',
          '价目表|价格手册|价格体系|price book|price list name|pricelist',
        ),
      ),
      listPrice(),
      unitPrice(),
      floorPrice(),
      minMargin(),
      approvalBelow(),
      ...pricesInOthers(),
      evidenceOnly(approver()),
      purchaseCost(),
      evidenceOnly(
        field(
          'tierQuantity',
          'quantity',
          '起订量',
          'From quantity',
          '数量起|阶梯数量|最小数量|最小起订量|moq|min quantity|minimum quantity|tier|from qty|最低訂量|最低订量|最低订购量|最小订量|起批量|minimum order quantity|min order qty|order minimum',
        ),
      ),
      evidenceOnly(discount()),
      currency(),
      region(),
      evidenceOnly(
        field(
          'channel',
          'text',
          '渠道',
          'Channel',
          '客户类型|客户级别|适用渠道|segment|customer type|customer group',
        ),
      ),
      field(
        'validFrom',
        'date',
        '生效日期',
        'Valid from',
        '生效时间|起始日期|开始日期|有效期起|执行日期|effective date|valid from|start date|effective from|from date|生效日|启用日期|适用日期|价格生效日期|执行时间|发布日期|effective|valid since|price date',
      ),
      lastDay(
        field(
          'validTo',
          'date',
          '失效日期',
          'Valid to',
          '失效时间|截止日期|结束日期|有效期至|有效期止|valid until|expiry date|end date|valid to|expiration date|有效期|有效至|截止日|止|终止日期|valid through|expires|good until',
        ),
      ),
      remark(),
    ],
  },
  {
    id: 'quotes',
    zh: '报价',
    en: 'Quotes',
    names: [
      '报价',
      '报价单',
      '报价记录',
      '报过的价',
      '报过价',
      'quote',
      'quotes',
      'quotation',
      'quotations',
      'proposals',
    ],
    required: [
      ['account', 'deal', 'number', 'product', 'configuration'],
      ['unitPrice', 'total', 'finalPrice'],
      ['quotedAt', 'number'],
    ],
    telling: ['quotedAt', 'validTo', 'outcome', 'number', 'version', 'configuration'],
    fields: [
      field(
        'number',
        'code',
        '报价单号',
        'Quote number',
        '报价编号|编号|报价单|单据编号|单据|单据号|报价号|报价单编号|单号|quote no|quote number|quote id|quotation number|quotation no|quote #|pq #|报价单编码|报价流水号|方案编号|询价单号|quotation|quote|our ref|quote ref|quote reference|quotation ref|offer no|offer number|proposal number|proposal no',
      ),
      account('|to|quote to|quoted to|quotation to|prepared for|for|attn|attention'),
      deal(),
      product(),
      productCode(),
      specification(),
      // Found by what stands in the rows: one product several times, told apart by this.
      field('variant', 'text', '同品区分', 'Told apart by', ''),
      field(
        'version',
        'text',
        '版次',
        'Version',
        '版本|版本号|报价版本|第几版|第几次报价|第几轮|轮次|修订|修订号|版|ver|rev|revision|round|quote version|issue no',
      ),
      field(
        'configuration',
        'text',
        '配置',
        'Configuration',
        '主要配置|配置清单|设备配置|方案配置|配置方案|配置内容|报价内容|报价范围|供货范围|供货清单|设备清单|产品清单|明细|内容|方案|scope|scope of supply|scope of work|config|configuration quoted|bill of materials|bom|line items|items|equipment list|quoted for|what we quoted|what|东西|要的东西',
      ),
      unit(),
      evidenceOnly(contact()),
      quantity(ofServices),
      field(
        'unitPrice',
        'money',
        '报价单价',
        'Unit price',
        '单价|报价|报价价格|含税单价|折后单价|折后价|quoted price|price|net price|unit price|offer price|quote price|报价单价(元)|报价单价(含税)|报出单价|报出价格|我方报价|我司报价|成交单价|offered price|our price|price quoted|unit quote|quote unit price',
      ),
      listPrice(),
      evidenceOnly(discount()),
      total('|报价总价|quote amount|quote total|quoted amount'),
      field(
        'finalPrice',
        'money',
        '最终成交价',
        'Final price',
        '最后成交|最后成交价|最终成交|成交价|最终价|最终价格|实际成交价|实际成交|成交|成交总价|签约价|合同价|落单价|中标价|定标价|final price|final|closed at|closing price|agreed price|won at|signed at|final amount|contract price|deal price',
      ),
      currency(),
      exact(
        field(
          'quotedAt',
          'date',
          '报价日期',
          'Quoted',
          '报价时间|日期|提交日期|quote date|quoted at|quotation date|date|date quoted|created date|issued|issue date|报出日期|报出时间|发出日期|发送日期|制单日期|报价月份|offer date|proposal date|sent date|date sent|sent on|sent at|quoted on',
        ),
      ),
      lastDay(
        field(
          'validTo',
          'date',
          '有效期至',
          'Valid to',
          '有效期|有效到|有效至|有效日期|报价有效期|报价有效至|截止日期|valid until|valid to|expiry date|expiration date|报价截止|报价截止日期|失效日期|失效日|到期日|valid till|quote expiry|offer valid until|expires|expires on',
        ),
      ),
      field(
        'outcome',
        'enum',
        '结果',
        'Outcome',
        '报价结果|状态|是否成交|报价状态|成交状态|赢单状态|当前状态|版本状态|result|status|state|standing|quote state|quote status|won|accepted|won/lost|最终结果|成交与否|成交结果|结果状态|是否中标|是否采纳|客户答复|客户反馈结果|报价结论|进展|outcome status|decision|customer decision|quote outcome|quote result|final status|won or lost',
        quoteOutcomes,
      ),
      owner(),
      region(),
      competitor(),
      rivalPrice(),
      field(
        'paymentTerms',
        'text',
        '付款方式',
        'Payment terms',
        '付款条件|付款条款|付款|结算方式|支付方式|条件|条款|商务条件|商务条款|报价条件|账期|账期条款|payment|terms of payment|payment conditions|terms|conditions|terms and conditions|commercial terms',
      ),
      evidenceOnly(
        field(
          'warranty',
          'text',
          '质保',
          'Warranty',
          '质保期|保修|保修期|质保条款|guarantee|warranty period',
        ),
      ),
      field(
        'deliveryTerms',
        'text',
        '交货期',
        'Delivery time',
        '交期|货期|交付期|交付周期|供货期|交货时间|交货方式|贸易条款|价格条款|delivery|lead time|delivery terms|incoterms|incoterm|trade terms',
      ),
      evidenceOnly(costPrice()),
      remark(),
    ],
  },
  {
    id: 'orders',
    zh: '订单',
    en: 'Orders',
    names: [
      '订单',
      '成交',
      '销售明细',
      '出库',
      '出货',
      '合同',
      '发货',
      '销售记录',
      'order',
      'orders',
      'sales orders',
      'invoice',
      'invoices',
      'delivery',
      'deliveries',
      'contracts',
      'sales history',
      'transactions',
      '历年',
      '往年',
      '保单',
      'policies',
      'policy history',
      'past contracts',
      'contract history',
      'subscriptions',
    ],
    required: [
      ['product', 'account', 'deal', 'number'],
      ['unitPrice', 'total'],
      ['orderedAt', 'deliveredAt', 'number'],
    ],
    telling: ['orderedAt', 'deliveredAt', 'number', 'vendor', 'freight', 'paidAt', 'taxRate'],
    fields: [
      field(
        'number',
        'code',
        '订单号',
        'Order number',
        '订单编号|单据编号|单据号|对方单号|客户单号|客户订单号|销售单号|单号|合同编号|合同号|出库单号|销售订单号|预订号|预订单号|预约单号|排班号|开班编号|派工单号|order no|order number|order id|so number|po number|contract number|booking|booking no|booking number|booking ref|booking reference|booking id|job no|job number|保单号|保单编号|policy no|policy number|policy ref|subscription no|subscription id|reservation|reservation no|po / so #|order #|asn/dn #|订单编码|销售订单编号|订货单号|采购单号|合同号/订单号|订单流水号|so no|po no|order ref|order reference|sales order no|sales order number|document number|doc no',
      ),
      evidenceOnly(invoiceNumber()),
      evidenceOnly(
        field(
          'lineNumber',
          'code',
          '行号',
          'Line number',
          '行项目|明细编号|id|line|line no|line item|item no',
        ),
      ),
      account(
        '|project code|ship to|投保人|投保单位|被保险人|policyholder|policy holder|insured|named insured|subscriber|licensee',
      ),
      deal(),
      product(
        '|险种|险种名称|险种/服务|保险产品|承保险种|line of business|class of business|cover|coverage|line of cover|plan|plan name|subscription|class',
      ),
      productCode(),
      specification(),
      field(
        'contents',
        'text',
        '内容',
        'Contents',
        '订单内容|合同内容|采购内容|购买内容|摘要|contents|content|order contents|what was ordered|order summary',
      ),
      unit(),
      evidenceOnly(
        field(
          'category',
          'text',
          '产品分类',
          'Category',
          '产品类别|品类|product group|category|sub classification|product category|产品大类|产品线|产品系列|product line|product family|item group',
        ),
      ),
      quantity(ofServices),
      unitPrice(),
      listPrice(),
      evidenceOnly(discount()),
      total(
        '|保费|保费金额|总保费|年保费|年费|服务费|年服务费|年度金额|年合同额|premium|annual premium|gross premium|total premium|premium paid|fee|annual fee|yearly fee|contract fee|subscription fee|licence fee|license fee|annual amount|annual value|yearly amount',
      ),
      // Of rows that closed the price at which they did is beside it; of the others the last price is.
      evidenceOnly(
        field(
          'quotedPrice',
          'money',
          '当时报价',
          'Price quoted',
          '报价|原报价|报过的价|我方报价|我司报价|首次报价|最初报价|报价金额|quoted|quoted price|quote price|price quoted|offered price|our quote|our offer|we quoted|what we quoted|quoted at',
        ),
      ),
      field(
        'outcome',
        'enum',
        '是否成交',
        'Won or lost',
        '成交与否|成交结果|成交状态|赢单状态|是否赢单|结果|最终结果|报价结果|won|won/lost|outcome|result|final result|quote outcome|accepted',
        quoteOutcomes,
      ),
      competitor(),
      rivalPrice(),
      currency(),
      exact(
        field(
          'orderedAt',
          'date',
          '订单日期',
          'Ordered',
          '下单日期|下单时间|订单时间|签订日期|签约日期|销售日期|成交日期|合同日期|开票日期|日期|业务日期|order date|ordered at|po date|date|invoice date|purchase date|transaction date|sale date|contract date|po sent to vendor date|booking date|下单日|订货日期|签单日期|签单时间|签订时间|签约时间|成交时间|销售时间|制单日期|单据日期|过账日期|记账日期|审核日期|发票日期|订购日期|采购日期|order created|created date|posting date|document date|date of order|date ordered|order time|purchased on|sold on|date of sale|sales date|年度|年份|财年|销售年度|订单年度|year|calendar year|fiscal year|financial year|fy|保单年度|保险年度|承保年度|合同年度|服务年度|policy year|contract year|underwriting year|cover year|起保日|起保日期|生效日|生效日期|合同开始|开始日期|保险起期|起期|period|period start|start|start date|inception|inception date|effective date|effective from|commencement|commencement date',
        ),
      ),
      field(
        'deliveredAt',
        'date',
        '发货日期',
        'Delivered',
        '发货时间|交货日期|交付日期|出库日期|送货日期|到货日期|ship date|shipped date|delivery date|delivered date|delivered to client date|shipped at|delivered at|出库时间|签收日期|签收时间|实际交货日期|验收日期|装机日期|安装日期|delivery|goods issue date|received date|installed date|acceptance date|actual delivery date|dispatch date',
      ),
      evidenceOnly(
        lastDay(
          field(
            'promisedAt',
            'date',
            '约定交期',
            'Promised',
            '交期|计划交货日期|要求交期|scheduled delivery date|promised date|requested delivery date|due date',
          ),
        ),
      ),
      evidenceOnly(field('paidAt', 'date', '回款日期', 'Paid', '付款日期|收款日期|paid date|payment date')),
      evidenceOnly(amountPaid()),
      evidenceOnly(place()),
      evidenceOnly(
        field('vendor', 'text', '供应商', 'Vendor', '厂家|供货商|supplier|vendor name|manufacturer'),
      ),
      evidenceOnly(
        field(
          'shipmentMode',
          'text',
          '运输方式',
          'Shipment mode',
          '发货方式|配送方式|shipping method|ship mode|shipment mode|vendor inco term|incoterm',
        ),
      ),
      evidenceOnly(
        field(
          'freight',
          'money',
          '运费',
          'Freight',
          '物流费用|freight cost|shipping cost|freight cost (usd)',
        ),
      ),
      evidenceOnly(field('taxRate', 'percent', '税率', 'Tax rate', '增值税率|vat rate|tax %')),
      evidenceOnly(costPrice()),
      field('status', 'text', '状态', 'Status', '订单状态|单据状态|执行状态|order status|delivery status'),
      owner(),
      region(),
      remark(),
    ],
  },
  {
    id: 'receivables',
    zh: '应收账款',
    en: 'Receivables',
    names: [
      '应收',
      '应收账款',
      '应收款',
      '欠款',
      '未收款',
      '未回款',
      '账龄',
      '对账单',
      'aged debt',
      'aged debtors',
      'debtors',
      'debt',
      'receivable',
      'receivables',
      'aging',
      'ageing',
      'arrears',
      'overdue',
      'unpaid',
      'unpaid invoices',
      'open invoices',
      'outstanding invoices',
      'sales ledger',
    ],
    required: [['account'], ['invoiceNumber', 'dueAt'], ['open', 'total']],
    telling: ['dueAt', 'open', 'paid', 'daysOverdue', 'aged'],
    fields: [
      {
        ...invoiceNumber(),
        words: [
          ...invoiceNumber().words,
          '单号',
          '单据号',
          '订单号',
          '合同号',
          'invoice number',
          'order no',
          'document no',
          'doc no',
          'number',
          'ref',
          'reference',
        ],
      },
      account('|debtor|欠款单位|欠款方|付款方|付款单位|往来单位'),
      field(
        'issuedAt',
        'date',
        '开票日期',
        'Invoiced',
        '发票日期|开票日|出账日期|账单日期|日期|单据日期|invoice date|invoiced on|date invoiced|issued|issue date|date issued|bill date|date',
      ),
      field(
        'dueAt',
        'date',
        '到期日',
        'Due',
        '到期日期|应付日期|应收日期|应回款日期|应付款日|付款到期日|到期|付款期限|计划回款日期|应回款日|due date|due day|due on|payment due|payment due date|date due|payable by|due by|falls due',
      ),
      total(
        '|开票金额|发票金额|应收|账单金额|invoiced|invoice total|invoice value|gross|original amount|billed',
      ),
      amountPaid(),
      field(
        'paidAt',
        'date',
        '收款日期',
        'Paid on',
        '付款日期|回款日期|回款时间|到账日期|到账时间|收款时间|收款日|付款日|paid on|paid date|date paid|payment date|date received|received on|paid|received|settled',
      ),
      field(
        'open',
        'money',
        '未收金额',
        'Outstanding',
        '未收|未收款|未回款|未回款金额|欠款|欠款金额|欠款余额|尾款|余额|未付|未付金额|未结|未结金额|应收余额|逾期金额|待收|待收金额|outstanding|outstanding amount|amount outstanding|balance|balance due|open amount|open balance|amount due|unpaid|unpaid amount|overdue amount|owed|owing|amount owed|still owed|remaining',
      ),
      currency(),
      evidenceOnly(
        field(
          'aged',
          'money',
          '账龄',
          'Aged',
          '账龄段|current|not due|未到期|30天内|30-60天|0-30|1-30|31-60|61-90|over 90',
        ),
      ),
      evidenceOnly(
        field(
          'daysOverdue',
          'quantity',
          '逾期天数',
          'Days overdue',
          '逾期|账龄天数|days late|days past due|overdue days|age|age days',
        ),
      ),
      field(
        'status',
        'text',
        '状态',
        'Status',
        '付款状态|回款状态|收款状态|发票状态|开票状态|单据状态|结清|是否结清|是否作废|payment status|invoice status|state|paid?|status',
      ),
      evidenceOnly(
        field(
          'subject',
          'text',
          '摘要',
          'For',
          '开票内容|发票内容|款项|款项内容|款项性质|内容|description|details|for|in respect of|service|subject|款项事由|事由|应收内容|应收事由|用途|what|what for|relates to|regarding|purpose',
        ),
      ),
      evidenceOnly(owner()),
      evidenceOnly(region()),
      remark(
        '|why|reason|not paid because|催收|催收记录|催款|催款记录|催收情况|跟催|跟进情况|欠款原因|原因|chaser|chase|chased|chasing|chase notes|collection notes|last chased|reason|dispute|next action|action',
      ),
    ],
  },
  {
    id: 'stock',
    zh: '库存',
    en: 'Stock',
    names: ['库存', '库存表', '存货', 'stock', 'inventory'],
    required: [['product'], ['onHand', 'available']],
    telling: ['onHand', 'available', 'warehouse', 'reserved', 'batch', 'expiresAt'],
    fields: [
      product(),
      productCode(),
      field(
        'warehouse',
        'text',
        '仓库',
        'Warehouse',
        '仓库名称|库位|库房|存放地点|warehouse name|store|bin|depot|storage location|仓库/库位|仓|所在仓库|库存地点|库存组织|存储地点|存放仓库|仓位|库别|location|site|plant|stock location',
      ),
      field(
        'onHand',
        'quantity',
        '库存数量',
        'On hand',
        '库存|现存量|在库数量|账面数量|结存数量|数量|库存量|stock|quantity on hand|on hand|on-hand|stock quantity|qty|quantity|inventory|stock level|实际库存|实存数量|实物库存|账面库存|库存余量|结余|结存|现有库存|现有数量|当前库存|在库|总库存|期末库存|期末数量|qty on hand|current stock|physical stock|in stock|total stock|units in stock|closing stock',
      ),
      field(
        'available',
        'quantity',
        '可用数量',
        'Available',
        '可用量|可用库存|可售数量|可销库存|available quantity|available stock|atp|可用|可发|可发数量|可发库存|可售|可售库存|可售量|可销数量|可用现存量|free stock|available qty|available to promise|available to sell|unreserved',
      ),
      field(
        'reserved',
        'quantity',
        '占用数量',
        'Reserved',
        '锁定数量|预留数量|已分配|allocated|reserved quantity|已占用|占用|锁定|锁库|锁定库存|预留|预占|预占数量|已预订|已订未发|committed|on hold|allocated qty',
      ),
      evidenceOnly(
        field(
          'incoming',
          'quantity',
          '在途数量',
          'Incoming',
          '在途|在途库存|in transit|on order|在途(台)|在途量|采购在途|待入库|预计到货数量|inbound|on the way|incoming qty',
        ),
      ),
      evidenceOnly(field('batch', 'code', '批号', 'Batch', '批次|批次号|lot|lot number|batch number')),
      evidenceOnly(
        lastDay(
          field(
            'expiresAt',
            'date',
            '有效期',
            'Expires',
            '有效期至|失效日期|效期|expiry date|expiration date|best before',
          ),
        ),
      ),
      field(
        'countedAt',
        'date',
        '盘点日期',
        'Counted',
        '日期|库存日期|统计日期|截止日期|更新时间|date|as of|as of date|snapshot date|stock date|盘点日|盘点时间|数据日期|截至日期|截止时间|取数日期|导出日期|导出时间|报表日期|更新日期|counted at|counted on|count date|updated|last updated|report date|snapshot',
      ),
      evidenceOnly(unit()),
      evidenceOnly(region()),
      remark(),
    ],
  },
  {
    id: 'competitorPrices',
    zh: '竞品价格',
    en: 'Competitor prices',
    names: ['竞品', '竞争对手', '竞价', '竞品价格', 'competitor', 'competitors', 'competitor prices'],
    required: [
      ['competitor', 'competitorProduct'],
      ['price', 'changePercent'],
    ],
    telling: ['competitor', 'competitorProduct', 'observedAt', 'changePercent'],
    fields: [
      field(
        'competitor',
        'text',
        '竞争对手',
        'Competitor',
        '竞品|竞争厂商|竞争品牌|竞品厂家|竞争公司|厂家|品牌|友商|竞品公司|competitor name|competitors|brand|rival|vendor|竞品厂家/品牌|竞品品牌|对手|对手厂家|友商名称|竞争厂家|生产厂家|公司|厂商|competing vendor|competitor brand|competing brand|manufacturer|supplier',
      ),
      field(
        'competitorProduct',
        'text',
        '竞品产品',
        'Competitor product',
        '竞品型号|竞品名称|对手产品|竞品规格|型号|competing product|competitor model|their product|对手型号|竞品机型|对方型号|竞品|友商型号|友商产品|竞争产品|机型|产品型号|competitor sku|rival product|rival model|model',
      ),
      field(
        'product',
        'product',
        '对标产品',
        'Our product',
        '我方产品|对应产品|产品|产品名称|our product|product|product name|comparable product|sku|对应我司型号|对应我方型号|对应型号|我司型号|我方型号|我司产品|对标型号|对标我司产品|对应我司产品|对应我方产品|our model|our sku|our equivalent|vs our product|compared with|equivalent',
      ),
      estimate(
        field(
          'price',
          'money',
          '竞品价格',
          'Price',
          '价格|报价|单价|竞品报价|中标价|成交价|现价|新价格|competitor price|unit price|offer price|new price|对手价格|对手报价|友商价格|友商报价|报出价|出价|到手价|实际价格|含税价|单台价格|street price|quoted price|their price|their offer|competitor quote|price offered|net price',
        ),
      ),
      estimate(
        field(
          'previousPrice',
          'money',
          '原价格',
          'Previous price',
          '原价|旧价格|调整前价格|old price|上次价格|之前价格|原报价|历史价格|previous price|prior price|last price|was',
        ),
      ),
      evidenceOnly(
        field(
          'changePercent',
          'percent',
          '价格变动',
          'Change',
          '变动幅度|降幅|涨跌幅|变化幅度|调价幅度|price change|change %|change',
        ),
      ),
      currency(),
      evidenceOnly(unit()),
      account(),
      evidenceOnly(deal()),
      region(),
      field(
        'observedAt',
        'date',
        '获知日期',
        'Observed',
        '日期|时间|发现日期|采集日期|更新日期|信息日期|生效日期|date|observed date|effective date|reported at|reported|date seen|收集日期|收集时间|获取日期|获得日期|了解日期|记录日期|上报日期|填报日期|登记日期|情报日期|得知日期|collected|collected on|collection date|date collected|heard on|captured at|recorded at|entry date',
      ),
      evidenceOnly(
        field(
          'source',
          'text',
          '来源',
          'Source',
          '信息来源|情报来源|消息来源|听谁说|听谁说的|谁说的|heard from|told by|source of information',
        ),
      ),
      evidenceOnly(
        field(
          'reliability',
          'text',
          '可信度',
          'Reliability',
          '可靠性|可靠程度|可信程度|准不准|准确度|把握|确认情况|是否确认|reliable|how sure|confirmed|certainty',
        ),
      ),
      remark(),
    ],
  },
  {
    id: 'policyEvents',
    zh: '政策事件',
    en: 'Policy events',
    names: ['政策', '集采', '法规', '政策事件', 'policy', 'policies', 'regulation'],
    required: [['title'], ['publishedAt', 'effectiveAt']],
    telling: ['issuer', 'effectiveAt', 'publishedAt', 'impact', 'documentNumber'],
    fields: [
      field(
        'title',
        'text',
        '政策名称',
        'Title',
        '政策|标题|名称|文件名称|政策标题|事件|政策事件|policy|policy name|title|event|name|regulation|动态|行业动态|行业事件|新闻|新闻标题|公告标题|政策内容|主要内容|事项|headline|news|announcement|development|policy title',
      ),
      evidenceOnly(
        field('documentNumber', 'code', '文号', 'Document number', '文件号|发文字号|document no|reference'),
      ),
      evidenceOnly(
        field(
          'issuer',
          'text',
          '发布机构',
          'Issuer',
          '发布单位|发文机关|发布部门|机构|来源|authority|agency|issuer|issued by|source|来源/机构|发布来源|信息来源|出处|发文单位|主管部门|publisher|published by|regulator|body',
        ),
      ),
      region(),
      field(
        'publishedAt',
        'date',
        '发布日期',
        'Published',
        '发布时间|发文日期|公布日期|日期|publication date|published date|date|issue date|announced',
      ),
      field(
        'effectiveAt',
        'date',
        '生效日期',
        'Effective',
        '执行日期|实施日期|施行日期|生效时间|effective date|effective from|in force from',
      ),
      evidenceOnly(field('category', 'text', '类别', 'Category', '政策类型|类型|分类|type|policy type')),
      field(
        'product',
        'product',
        '涉及产品',
        'Product',
        '相关产品|涉及品类|适用产品|affected products|product category|products|影响的客户/产品|影响的产品|影响产品|受影响产品|影响品类|涉及品种|影响范围|impacted products|affected product|scope',
      ),
      field(
        'impact',
        'text',
        '影响',
        'Impact',
        '影响说明|影响程度|解读|影响分析|价格影响|effect|implication|我们怎么看|我们的看法|我方看法|看法|点评|我方解读|我们的判断|应对|应对措施|应对建议|对我们的影响|对我司影响|启示|our view|our take|comment|assessment|what it means|so what|implications',
      ),
      field(
        'changePercent',
        'percent',
        '价格变动',
        'Price change',
        '降幅|平均降幅|降价幅度|price cut|change %',
      ),
      evidenceOnly(field('url', 'url', '链接', 'Link', '网址|原文链接|url|source url')),
      field('text', 'text', '内容', 'Text', '正文|摘要|政策内容|概要|summary|content|description'),
      remark(),
    ],
  },
  {
    id: 'tenderFeedback',
    zh: '投标反馈',
    en: 'Tender feedback',
    names: ['投标', '招标', '中标', '开标', '投标反馈', 'tender', 'tenders', 'bid', 'bids', 'rfp'],
    required: [
      ['tender', 'account', 'deal'],
      ['outcome', 'score', 'feedback', 'bidPrice', 'winningPrice'],
    ],
    telling: ['tender', 'bidPrice', 'winningPrice', 'winner', 'score', 'feedback'],
    fields: [
      field(
        'tender',
        'text',
        '招标项目',
        'Tender',
        '项目名称|招标名称|标书名称|投标项目|标段|招标编号|项目编号|tender name|tender title|rfp|bid name|tender no|tender number|project|project name',
      ),
      account('|招标单位|采购人|招标人|issuer'),
      deal(),
      evidenceOnly(product()),
      field(
        'bidAt',
        'date',
        '开标日期',
        'Bid date',
        '投标日期|开标时间|投标时间|截标日期|日期|bid date|tender date|submission date|opening date|date|开标日|招标日期|公示日期|中标日期|中标公示日期|评标日期|award date|closing date',
      ),
      evidenceOnly(
        field(
          'bidPrice',
          'money',
          '投标价',
          'Bid price',
          '我方报价|投标报价|投标金额|我司报价|our price|our bid|bid amount',
        ),
      ),
      field(
        'winningPrice',
        'money',
        '中标价',
        'Winning price',
        '中标金额|成交价|winning bid|award price|awarded amount',
      ),
      field(
        'winner',
        'text',
        '中标单位',
        'Winner',
        '中标人|中标厂商|中标公司|中标厂家|中标品牌|awarded to|winning bidder|中标方|中标供应商|第一中标候选人|中标候选人|中标商|winning vendor|winning supplier|awarded vendor|awarded supplier',
      ),
      evidenceOnly(
        field(
          'outcome',
          'enum',
          '结果',
          'Outcome',
          '是否中标|投标结果|中标结果|result|status|won|award|最终结果|结果/状态|中标与否|是否入围|是否我方中标|bid result|tender result|tender outcome',
          outcomes,
        ),
      ),
      evidenceOnly(
        field('score', 'quantity', '得分', 'Score', '综合得分|总分|评分|技术分|points|total score'),
      ),
      field('rank', 'quantity', '排名', 'Rank', '名次|ranking|position'),
      field(
        'feedback',
        'text',
        '反馈',
        'Feedback',
        '评标意见|专家意见|落标原因|反馈意见|原因|原因分析|评审意见|未中标原因|evaluator comments|reason|loss reason|comments',
      ),
      evidenceOnly(
        field('competitor', 'text', '竞争对手', 'Competitor', '参与厂商|竞标单位|竞品|bidders|competitors'),
      ),
      currency(),
      evidenceOnly(region()),
      evidenceOnly(owner()),
      remark(),
    ],
  },
  {
    id: 'returns',
    zh: '退货',
    en: 'Returns',
    names: ['退货', '退换货', '退换', '售后', 'return', 'returns', 'rma', 'refunds'],
    required: [
      ['product', 'orderNumber', 'account'],
      ['reason', 'returnedAt', 'returnedQuantity'],
    ],
    telling: ['reason', 'returnedAt', 'returnedQuantity', 'refund', 'number'],
    fields: [
      evidenceOnly(
        field(
          'number',
          'code',
          '退货单号',
          'Return number',
          '退货编号|退单号|退换货单号|return no|rma|rma number|return id',
        ),
      ),
      evidenceOnly(
        field(
          'orderNumber',
          'code',
          '订单号',
          'Order number',
          '原订单号|订单编号|销售单号|关联订单|order no|order id|original order',
        ),
      ),
      account(),
      product(),
      field(
        'returnedQuantity',
        'quantity',
        '退货数量',
        'Quantity',
        '数量|退回数量|退换数量|qty|quantity|quantity returned|return qty|returned quantity|退换货数量|退货件数|换货数量|退回件数|units returned|return quantity',
      ),
      evidenceOnly(
        field(
          'refund',
          'money',
          '退款金额',
          'Refund',
          '退货金额|退款|金额|refund amount|credit amount|return value',
        ),
      ),
      currency(),
      field(
        'returnedAt',
        'date',
        '退货日期',
        'Returned',
        '退货时间|退回日期|日期|申请日期|return date|returned date|date|date returned|退货日|退换日期|退换货日期|登记日期|rma date|claim date|received back',
      ),
      field(
        'reason',
        'text',
        '退货原因',
        'Reason',
        '原因|退换原因|退换货原因|问题描述|故障描述|质量问题|return reason|reason code|reason for return|complaint|退货说明|退换说明|故障原因|故障现象|问题|不良现象|缺陷|defect|fault|issue|problem|failure',
      ),
      evidenceOnly(
        field(
          'resolution',
          'text',
          '处理结果',
          'Resolution',
          '处理方式|处理意见|解决方案|处理状态|outcome|action taken',
        ),
      ),
      evidenceOnly(owner()),
      evidenceOnly(region()),
      remark(),
    ],
  },
  {
    id: 'serviceTickets',
    zh: '服务工单',
    en: 'Service tickets',
    names: [
      '工单',
      '售后工单',
      '服务工单',
      '报修',
      '维修',
      '维保',
      '售后',
      '售后服务',
      'service ticket',
      'service tickets',
      'ticket',
      'tickets',
      'support cases',
      'work order',
      'work orders',
      'service calls',
      'service log',
      '客诉',
      '投诉',
      '客户投诉',
      '客诉台账',
      '质量投诉',
      '质量反馈',
      'complaint',
      'complaints',
      'claims',
      'ncr',
      'repairs',
      'maintenance',
    ],
    required: [
      ['account', 'product'],
      ['reportedAt', 'number'],
      ['fault', 'demand', 'engineer', 'satisfaction', 'resolvedAt', 'resolution'],
    ],
    telling: [
      'reportedAt',
      'fault',
      'demand',
      'cause',
      'downtime',
      'engineer',
      'satisfaction',
      'arrivedAt',
      'resolvedAt',
      'serialNumber',
    ],
    fields: [
      field(
        'number',
        'code',
        '工单号',
        'Ticket number',
        '工单|工单编号|服务单号|报修单号|维修单号|派工单号|服务编号|案例编号|ticket|ticket no|ticket number|ticket id|case|case no|case number|case id|work order|work order no|service order|service request|request no|incident|incident number|投诉编号|投诉单号|客诉编号|客诉单号|8d编号|登记号|登记编号|受理编号|complaint no|complaint number|complaint id|ncr no|claim no',
      ),
      field(
        'reportedAt',
        'date',
        '报修时间',
        'Reported',
        '报修日期|报修|登记|登记日期|登记日|投诉日期|投诉时间|客诉日期|反馈日期|反馈时间|发生日期|complaint date|date of complaint|报障时间|故障时间|故障日期|受理时间|受理日期|派单时间|派工日期|来电时间|服务日期|日期|reported at|reported on|date reported|opened|opened at|opened on|created|created at|raised on|logged|logged at|call date|service date|date',
      ),
      account(),
      contact(
        '|投诉人|投诉者|报修人|反映人|反馈人|提出人|来电人|complainant|complained by|raised by|reported by customer|caller',
      ),
      product('|机器|机台|报修设备|故障设备|machine|unit|asset'),
      evidenceOnly(
        field(
          'serialNumber',
          'code',
          '序列号',
          'Serial number',
          '机号|机身号|设备编号|出厂编号|sn|s/n|serial|serial no|serial number|asset no',
        ),
      ),
      field(
        'fault',
        'text',
        '故障',
        'Fault',
        '故障描述|故障现象|故障内容|报修内容|报修原因|问题描述|问题|问题现象|现象|毛病|报警|报警代码|坏了啥|哪里坏了|啥问题|什么问题|投诉内容|客诉内容|投诉问题|问题点|不良|不良现象|缺陷|质量问题|complaint|complaint description|nature of complaint|defect|what went wrong|what happened|fault|fault description|issue|problem|problem description|symptom|error|error code|failure|description|subject|what broke',
      ),
      field(
        'batch',
        'code',
        '批次',
        'Batch',
        '批号|批次号|批/单|批单|批号/单号|批次/单号|涉及批次|产品批号|batch no|batch number|lot|lot no|lot number|order/batch|batch/order',
      ),
      field(
        'downtime',
        'text',
        '停机与损失',
        'Downtime and loss',
        '停机|停机时间|停机时长|停线|停线时间|停机损失|损失|损失金额|影响|影响范围|downtime|line down|line stop|loss|damage|impact',
      ),
      field(
        'demand',
        'text',
        '客户要求',
        'Demand',
        '对方要求|对方要啥|对方要什么|客户要啥|诉求|客户诉求|要求|索赔|索赔金额|索赔要求|赔偿要求|赔偿|客户索赔|claim|claimed|claim amount|claim value|demand|customer demand|customer wants|wants|they want|what they want|requested remedy|remedy',
      ),
      field(
        'cause',
        'text',
        '原因',
        'Cause',
        '根因|根本原因|原因分析|问题原因|root cause|cause|causes|reason|root cause analysis',
      ),
      evidenceOnly(
        field(
          'arrivedAt',
          'date',
          '到场时间',
          'Arrived',
          '到场|到达时间|上门时间|响应时间|到场日期|arrived|arrived at|on site|on site at|onsite|response time|responded|first response',
        ),
      ),
      field(
        'resolvedAt',
        'date',
        '修复时间',
        'Resolved',
        '修好|修好时间|修复|修复日期|完成时间|完工时间|完工日期|解决时间|解决日期|恢复时间|关闭时间|关闭日期|关闭日|关单时间|结案日期|结案时间|结案日|销案日期|办结日期|了结日期|resolved|resolved at|resolved on|fixed|fixed on|repaired|completed|completed at|closed|closed at|closed on|closed date|date closed|date resolved',
      ),
      evidenceOnly(
        field(
          'dueAt',
          'date',
          '要求完成',
          'Due',
          '要求完成日期|要求完成时间|要求完成日|完成期限|处理期限|整改期限|答复期限|回复期限|期限|限期|截止|截止日期|截止时间|应完成|应完成日期|计划完成|计划完成日期|计划完成时间|due|due date|due by|due on|target date|target completion|deadline|reply by|answer by|close by',
        ),
      ),
      field(
        'engineer',
        'person',
        '工程师',
        'Engineer',
        '服务工程师|售后工程师|责任人|跟进人|维修工程师|维修人|维修人员|维修工|师傅|谁修的|谁去的|派谁|处理人|服务人员|engineer|technician|service engineer|field engineer|fixed by|repaired by|assignee|assigned engineer',
      ),
      field(
        'resolution',
        'text',
        '处理结果',
        'Resolution',
        '处理|处理方式|处理办法|处理过程|维修内容|维修过程|解决方案|解决办法|怎么修的|怎么处理的|我们做了啥|我们做了什么|我方处理|我方措施|措施|处理措施|纠正措施|整改措施|对策|更换备件|resolution|action taken|solution|repair|work done|fix|what was done|what we did|our action|corrective action|actions taken|action|actions|更新|最新情况|最新进展|进展|update|updates|latest|latest update|progress',
      ),
      field(
        'satisfaction',
        'text',
        '满意度',
        'Satisfaction',
        '满意度评分|满意度打分|满意程度|客户打分|用户打分|用户评分|回访打分|客户评分|客户评价|评价|回访评价|服务评分|打分|csat|satisfaction score|customer satisfaction|customer rating|rating|feedback score',
      ),
      evidenceOnly(
        field(
          'status',
          'text',
          '状态',
          'Status',
          '工单状态|处理状态|是否解决|是否修好|是否关闭|是否结案|结案|结案否|了结|了结没|了结否|结了没|关了没|关闭|ticket status|case status|complaint status|status|closed|settled|resolved|open/closed|closed yes/no',
        ),
      ),
      evidenceOnly(
        field('priority', 'text', '优先级', 'Priority', '紧急程度|级别|严重程度|severity|urgency|priority'),
      ),
      evidenceOnly({ ...owner(), words: [...owner().words, '负责', '经办', '跟进', 'handler'] }),
      evidenceOnly(region()),
      remark(),
    ],
  },
  {
    id: 'activities',
    zh: '活动',
    en: 'Activities',
    names: [
      '活动',
      '跟进',
      '拜访记录',
      '跟进记录',
      '日志',
      '沟通记录',
      '日报',
      '周报',
      '月报',
      '工作汇报',
      'daily report',
      'weekly report',
      'activity',
      'activities',
      'interactions',
      'visits',
      'calls',
      'log',
      'touches',
      'events',
    ],
    required: [['happenedAt'], ['text', 'activityType', 'subject']],
    telling: ['activityType', 'text', 'happenedAt', 'durationMinutes', 'nextStep', 'subject'],
    fields: [
      field(
        'happenedAt',
        'date',
        '时间',
        'When',
        '日期|跟进时间|跟进日期|拜访日期|拜访时间|活动日期|活动时间|发生时间|联系时间|沟通时间|沟通日期|记录时间|实际拜访时间|date|time|datetime|activity date|timestamp|when|call date|visit date|meeting date|start time|start|created at|strtime|何时|跟进日|沟通日|拜访日|联系日期|回访日期|回访时间|交流时间|交流日期|会议时间|会议日期|记录日期|填写日期|填报日期|开始时间|发生日期|通话时间|通话日期|call time|contacted on|contact date|logged at|logged on|interaction date|event date|occurred at|happened on|visited on|called on|completed date|completed at|due date|created|提交时间|提交日期|汇报时间|汇报日期|submitted at|submitted on|submission time|report date',
      ),
      field(
        'activityType',
        'enum',
        '类型',
        'Type',
        '活动类型|跟进方式|跟进类型|拜访方式|联系方式|沟通方式|方式|拜访类型|type|activity type|channel|method|kind|medium|task type|跟进形式|沟通形式|活动形式|拜访形式|联络方式|交流方式|记录类型|跟进渠道|touch type|interaction type|engagement type|contact type|contact method|communication type|mode|event type',
        activityTypeWords,
      ),
      account(),
      contact(),
      people(),
      deal(),
      field('department', 'text', '部门', 'Department', '科室|拜访科室|所在科室|dept'),
      field('buyingRole', 'enum', '决策角色', 'Buying role', '角色|role|contact role', buyingRoleWords),
      field(
        'subject',
        'text',
        '主题',
        'Subject',
        '标题|活动主题|拜访目的|目的|名称|title|topic|purpose|name|agenda',
      ),
      field(
        'text',
        'text',
        '内容',
        'Text',
        '跟进内容|拜访内容|沟通内容|活动内容|详情|纪要|跟进记录|拜访记录|记录|描述|情况说明|拜访总结|沟通纪要|notes|content|description|details|body|message|summary|comments|note|strcontent|沟通情况|跟进情况|拜访情况|交流内容|交流情况|会谈内容|谈话内容|会议内容|会议纪要|沟通要点|主要内容|要点|小结|总结|工作内容|日报内容|进展|进展情况|客户说了什么|call notes|meeting notes|visit notes|minutes|discussion|discussion notes|what was said|key points|narrative|long text|detail|今日完成工作|今日工作|今日工作内容|今日工作总结|今日总结|今日完成|完成工作|本周完成工作|本周工作|本周工作内容|本周工作总结|本周总结|本月完成工作|本月工作|本月工作内容|本月工作总结|本月总结|工作总结|done today|done this week|work done|work done today|accomplishments|transcript|call transcript|meeting transcript|录音转写|通话转写|会议转写|转写|转写内容|转写文本|逐字稿',
      ),
      field(
        'result',
        'text',
        '结果',
        'Result',
        '跟进结果|拜访结果|客户反馈|反馈|成果|outcome|result|disposition|feedback|客户意见|客户态度|效果|结论|达成|成效|conclusion|customer feedback|response',
      ),
      field(
        'nextStep',
        'text',
        '下一步',
        'Next step',
        '下一步计划|下步计划|下步行动|后续计划|待办|下次计划|next action|next steps|follow up|follow-up|下步|下步安排|下步工作|后续|后续跟进|后续安排|后续行动|跟进计划|行动项|待跟进|next|nextstep|action|action item|action items|actions|to do|todo|follow-up action|明日计划|明日工作计划|明天计划|下周计划|下周工作计划|下周工作|下月计划|下月工作计划|plan for tomorrow|plans for tomorrow|plan for next week|plans for next week',
      ),
      ahead(nextCall('nextAt', 'Next date', '|next date|下次跟进时间')),
      field('direction', 'text', '方向', 'Direction', '呼入呼出|inbound/outbound|call direction'),
      field(
        'durationMinutes',
        'quantity',
        '时长',
        'Duration',
        '时长(分钟)|通话时长|持续时间|duration|duration (min)|minutes|call duration|耗时|用时|会议时长|沟通时长|时长(分)|talk time|length|duration minutes',
      ),
      evidenceOnly(product()),
      place(),
      owner(),
      remark(),
    ],
  },
  {
    id: 'visitPlans',
    zh: '拜访计划',
    en: 'Visit plans',
    names: [
      '拜访计划',
      '计划',
      '行程',
      '周计划',
      '排期',
      'visit plan',
      'visit plans',
      'plan',
      'schedule',
      'planned visits',
    ],
    required: [['plannedAt'], ['account', 'contact', 'people', 'purpose']],
    telling: ['plannedAt', 'purpose', 'planStatus', 'plannedEndAt'],
    fields: [
      ahead(
        field(
          'plannedAt',
          'date',
          '计划日期',
          'Planned',
          '计划时间|计划拜访日期|计划拜访时间|拟拜访日期|预约时间|预约日期|拜访日期|planned date|plan date|scheduled date|scheduled for|visit date|planned visit date|appointment|date|日期|拟访日期|拟访时间|安排日期|安排时间|预计拜访日期|预计拜访时间|预计日期|约定时间|约定日期|约访时间|计划日|计划开始时间|开始时间|下次拜访日期|下次拜访时间|下次跟进时间|planned for|planned on|planned at|planned start|appointment date|appointment time|meeting date|meeting time|start|start time|when|next visit|next call|next meeting',
        ),
      ),
      evidenceOnly(
        field(
          'plannedEndAt',
          'date',
          '计划结束时间',
          'Planned end',
          '结束时间|end time|end date|planned end',
        ),
      ),
      evidenceOnly(
        field(
          'formerAt',
          'date',
          '原定时间',
          'Former date',
          '改期前|原计划时间|原定日期|original date|previous date|moved from|rescheduled from',
        ),
      ),
      account(),
      contact(),
      people(),
      deal(),
      evidenceOnly(field('department', 'text', '部门', 'Department', '科室|拜访科室|dept')),
      field(
        'purpose',
        'text',
        '拜访目的',
        'Purpose',
        '目的|拜访目标|计划内容|拜访事由|事由|计划|objective|goal|agenda|subject|reason for visit|目标|任务|拜访内容|计划事项|拜访主题|会议主题|主题|议题|议程|工作计划|行动|purpose of visit|visit purpose|topic|plan|task|activity',
      ),
      field(
        'planStatus',
        'text',
        '计划状态',
        'Status',
        '状态|完成情况|是否完成|完成状态|执行状态|status|completed|plan status',
      ),
      field(
        'completedAt',
        'date',
        '完成时间',
        'Completed',
        '实际拜访日期|完成日期|实际时间|actual date|completed date|completed at',
      ),
      evidenceOnly(
        field(
          'preparation',
          'text',
          '准备事项',
          'Preparation',
          '携带资料|准备资料|materials|preparation needed',
        ),
      ),
      evidenceOnly(product()),
      place(),
      owner(),
      evidenceOnly(region()),
      remark(),
    ],
  },
  {
    id: 'tasks',
    zh: '待办事项',
    en: 'To-do list',
    names: [
      '待办',
      '待办事项',
      '任务',
      '行动项',
      '行动计划',
      '跟进事项',
      '遗留问题',
      'todo',
      'to-do',
      'to do',
      'tasks',
      'task list',
      'actions',
      'action items',
      'action log',
      'open points',
      'open items',
    ],
    required: [['task'], ['due', 'taskStatus', 'forWhom', 'ownerName']],
    telling: ['task', 'due', 'taskStatus', 'forWhom'],
    fields: [
      field(
        'task',
        'text',
        '事项',
        'Task',
        '待办|待办事项|任务|任务内容|任务名称|行动|行动项|行动内容|要做的事|要做什么|做什么|跟进事项|工作事项|事情|遗留问题|todo|to do|to-do|task name|action|action item|actions|open point|open item|item to do|what|what to do|deliverable',
      ),
      field(
        'due',
        'text',
        '截止',
        'Due',
        '截止日期|截止时间|到期|到期日|期限|什么时候|何时|哪天|要求完成时间|计划完成|计划完成时间|完成期限|最晚|due date|deadline|by when|when|by|target date|due by|needed by|eta',
      ),
      without(
        'status',
        field(
          'taskStatus',
          'text',
          '状态',
          'Status',
          '完成情况|是否完成|完成状态|进度|进展|完成否|task status|state|progress|done|done?|completed|complete',
        ),
      ),
      field(
        'forWhom',
        'text',
        '给谁',
        'For whom',
        '对象|交给|交给谁|提交给|接收人|收件人|对方|for|to|to whom|recipient|for who|requested by|asked by|who for|contact|contact name|联系人',
      ),
      account(),
      deal(),
      {
        ...owner(),
        words: [
          ...owner().words,
          ...'谁|谁做|谁来|谁负责|责任人|责任方|负责|承办人|who|owner|action by|responsible person|assignee|whose|person'.split(
            '|',
          ),
        ],
      },
      field(
        'createdAt',
        'date',
        '提出日期',
        'Raised',
        '提出时间|登记日期|记录日期|创建时间|创建日期|raised on|created|created at|date raised|logged',
      ),
      field(
        'completedAt',
        'date',
        '完成日期',
        'Done on',
        '完成时间|实际完成|实际完成时间|completed on|completed at|done on|closed on|finished',
      ),
      evidenceOnly(field('priority', 'text', '优先级', 'Priority', '重要性|紧急程度|urgency|importance')),
      evidenceOnly(product()),
      remark(),
    ],
  },
  {
    id: 'atoms',
    zh: '知识原子',
    en: 'Knowledge atoms',
    names: [
      '知识',
      '话术',
      '知识库',
      '异议',
      '问答',
      'atoms',
      'knowledge',
      'playbook',
      'talk tracks',
      'objections',
      'faq',
    ],
    required: [['talkTrack'], ['trigger', 'title', 'concern']],
    telling: ['trigger', 'talkTrack', 'evidencePack', 'riskNote', 'concern'],
    fields: [
      field('title', 'text', '标题', 'Title', '名称|知识点|主题|知识标题|name|topic|headline'),
      field(
        'trigger',
        'text',
        '触发条件',
        'Trigger',
        '场景|适用场景|触发场景|客户问题|问题|异议|客户异议|使用场景|when|situation|scenario|scene|question|objection|customer question|customer says',
      ),
      field(
        'talkTrack',
        'text',
        '话术',
        'Talk track',
        '标准话术|推荐话术|参考话术|应对话术|答案|回答|应答|回复|应对|answer|response|script|reply|talk tracks|pitch|what to say',
      ),
      field(
        'evidencePack',
        'text',
        '证据包',
        'Evidence',
        '证据|依据|支撑材料|案例|资料|数据支撑|proof|evidence pack|supporting material|case|proof points',
      ),
      field(
        'riskNote',
        'text',
        '风险提示',
        'Risk note',
        '风险|注意事项|禁忌|红线|risk|caution|warnings|do not say|risks',
      ),
      field(
        'buyingRole',
        'enum',
        '决策角色',
        'Buying role',
        '角色|适用角色|目标角色|对象|role|audience|persona|target role',
        buyingRoleWords,
      ),
      evidenceOnly(field('department', 'text', '部门', 'Department', '科室|适用科室|适用部门|dept')),
      field('stage', 'text', '阶段', 'Stage', '适用阶段|销售阶段|sales stage|deal stage'),
      field(
        'concern',
        'text',
        '关注点',
        'Concern',
        '客户关注点|痛点|诉求|顾虑|pain|pain point|need|topic of concern|客户顾虑|关注要点|核心关注|客户担心|worry|customer concern|concerns',
      ),
      evidenceOnly(field('industry', 'text', '行业', 'Industry', '适用行业|sector|vertical')),
      evidenceOnly(product('|适用产品|相关产品')),
      field('language', 'text', '语言', 'Language', '语种|lang'),
      evidenceOnly(
        lastDay(
          field(
            'validTo',
            'date',
            '有效期至',
            'Valid to',
            '有效期|失效日期|到期日|valid until|expires|expiry date',
          ),
        ),
      ),
      evidenceOnly(
        field('author', 'person', '作者', 'Author', '创建人|贡献人|提供人|created by|contributor|owner'),
      ),
      evidenceOnly(field('tags', 'text', '标签', 'Tags', '关键词|keywords|labels')),
      remark(),
    ],
  },
]

/** The kind with this id. */
export function recordKind(id: RecordKindId): RecordKind {
  return recordKinds.find((kind) => kind.id === id)!
}

/** The field of a kind, or null where the kind has none of that key. */
export function fieldOf(kind: RecordKind, key: string): FieldSpec | null {
  return kind.fields.find((candidate) => candidate.key === key) ?? null
}

/** Whether a column may be mapped to a field: one that no record keeps only where a row cannot do without it. */
export const isTarget = (kind: RecordKind, spec: FieldSpec): boolean =>
  !spec.evidenceOnly || kind.required.some((group) => group.includes(spec.key))

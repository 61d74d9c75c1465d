import { estimate, evidenceOnly, field } from '../fields/fieldSpec.ts'
import { owner, region } from '../fields/parties.ts'
import { lastActivity, remark } from '../fields/talks.ts'
import type { RecordKind } from '../recordKind.ts'

/** The customers themselves: companies, hospitals, schools. */
export const accounts: RecordKind = {
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
}

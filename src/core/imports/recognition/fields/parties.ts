import type { FieldSpec } from '../recordKind.ts'
import { field } from './fieldSpec.ts'

/** Whom and what a row is about: fields of a customer, a person, a deal, where they are and who else is in it. */

/** The customer, by name or number. */
export const account = (words = ''): FieldSpec =>
  field(
    'account',
    'account',
    '客户',
    'Account',
    `客户名称|致|客户名|客户全称|客户简称|公司名称|公司|单位名称|企业名称|所属客户|关联客户|医院|医院名称|终端名称|终端|购货单位|购买方|买方|采购单位|客户编号|account name|customer|customer name|company|company name|client|client name|organization|organisation|account id|customer id|buyer|sold to|sold-to party|hospital|bill to|原单位|现单位|所在单位|所在公司|任职单位|客户单位|客户公司|客户(全称)|机构|机构名称|使用单位|用户单位|业主|业主单位|甲方|签约方|签约单位|客户抬头|开票单位|收货单位|经销商|代理商|诊所|门店|学校|工厂|customer account|account no|customer no|end customer|end user|employer|firm|ship-to party${words}`,
  )

/** The person of the customer. */
export const contact = (words = ''): FieldSpec =>
  field(
    'contact',
    'contact',
    '联系人',
    'Contact',
    `联系人姓名|客户联系人|主要联系人|关键人|拜访对象|对接人|联系人名称|受访人|contact name|contact person|primary contact|attendee|person met|客户方联系人|见了谁|沟通对象|受访者|联络人|对方|contact full name|met with|spoke to|spoke with|attendee name|who id|contact id|contact ids|associated contact|associated contacts${words}`,
  )

/** Who of us is on it. */
export const owner = (): FieldSpec =>
  field(
    'ownerName',
    'person',
    '负责人',
    'Owner',
    '销售|销售人员|销售代表|销售员|业务员|业务代表|客户经理|所属销售|所有人|商机所有人|客户所有人|归属人|跟进人|销售负责人|拜访人|执行人|记录人|创建人|提交人|sales rep|salesperson|sales agent|sales|rep|owner name|account owner|deal owner|opportunity owner|account manager|assigned to|agent|salesman|managed by|created by|representative|报价人|报价员|制单人|经办人|经手人|业务|业务负责|销售经理|客户负责人|跟进销售|跟单|跟单人|跟进人员|我方负责人|我方人员|填写人|填表人|登记人|汇报人|收集人|上报人|sales owner|account exec|account executive|ae|am|sales manager|handled by|prepared by|quoted by|reported by|entered by|responsible|salesrep|seller|发送人|note owner|承办|承办人|承办业务|业务承办|担当|note user|user|author',
  )

/** Who else offered: beside a quote, and beside an offer that a table of orders keeps. */
export const competitor = (): FieldSpec =>
  field(
    'competitor',
    'text',
    '竞争对手',
    'Competitor',
    '竞品|竞争品牌|competitors|竞争品牌|对手|友商|竞争厂家|竞品厂家|competitor(s)|rival|competitor name|丢给谁|输给谁|丢给|输给|被谁拿走|谁拿走|败给|落给谁|中标方|中标单位|lost to|who won|winner|won by',
  )

/** The deal that a row belongs to. */
export const deal = (): FieldSpec =>
  field(
    'deal',
    'deal',
    '商机',
    'Deal',
    '商机名称|商机编号|商机id|所属商机|关联商机|机会名称|销售机会|项目名称|项目|项目编号|deal name|deal id|opportunity|opportunity name|opportunity id|opportunity number|project|project name|关联项目|项目/商机|what id|related to id|parent id|parent record|parent name|note deal|opportunity name id|deal name id|associated deal|regarding|所属项目|相关商机|商机/项目|deal/project|related opportunity|related deal|案名|案件名称|专案|专案名称|所属专案',
  )

/** The number of the deal, in a table that has its name in another column. Found by what the columns hold. */
export const dealCode = (): FieldSpec => field('dealCode', 'code', '另列的编号', 'Number beside the name', '')

/** Where the customer is, as the team divides its ground. */
export const region = (): FieldSpec =>
  field(
    'region',
    'text',
    '区域',
    'Region',
    '大区|地区|片区|地盘|销售区域|省区|省份|省|所属区域|所在地区|province|state|territory|area|country|国家|office location|regional office|market|location|所属大区|所在省|省市|省份·城市|省/市|所在省市|战区|办事处|分公司|销售大区|region name|sales region|zone|district',
  )

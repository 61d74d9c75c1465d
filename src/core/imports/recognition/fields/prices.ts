import type { FieldSpec } from '../recordKind.ts'
import { field } from './fieldSpec.ts'

/** What something costs: fields of prices, sums and what is taken off them. */

/** The currency of the sums in a row. */
export const currency = (): FieldSpec =>
  field(
    'currency',
    'text',
    '币种',
    'Currency',
    '货币|币别|币|结算币种|结算货币|交易币种|原币|报价币种|currency code|ccy|cur|curr|fx|quote currency|invoice currency|document currency|currency iso code|currency of value|amount currency|本位币',
  )

/** The price of one. */
export const unitPrice = (words = ''): FieldSpec =>
  field(
    'unitPrice',
    'money',
    '单价',
    'Unit price',
    `成交单价|销售单价|含税单价|价格|实际单价|折后单价|折后价|报价单价|成交价|销售价|price|net price|unit cost|sales price|selling price|pack price|price per unit|含税价|不含税单价|未税单价|单价(含税)|结算价|结算单价|执行价|实际成交价|最终单价|成交单价(含税)|unit price (net)|net unit price|deal price|final price|price each|each|unit net price|sold at|sold for${words}`,
  )

/** What a line or a whole order comes to. */
export const total = (words = ''): FieldSpec =>
  field(
    'total',
    'money',
    '总额',
    'Total',
    `金额|总金额|合计|总价|订单金额|合同金额|价税合计|报价金额|报价总额|成交金额|含税金额|amount|total amount|total price|line total|line item value|value|order value|net amount|order amount|grand total|contract value|revenue|subtotal|总计|小计|金额合计|含税总额|含税合计|未税金额|未税总额|未税合计|不含税金额|不含税总额|应收金额|订单总额|成交总额|销售额|销售金额|行金额|line amount|extended price|ext price|net value|invoice amount|total value|sum|eur|usd|gbp|cny|rmb|aud|hkd|sgd|jpy|chf|myr|rm|thb|vnd|idr|inr|krw|aed|nzd|cad|sek|nok|dkk|pln|zar|s$|hk$|us$|£|€|$|¥${words}`,
  )

/** The price that anybody is asked. */
export const listPrice = (): FieldSpec =>
  field(
    'listPrice',
    'money',
    '目录价',
    'List price',
    '面价|标准价|标准售价|公开报价|公布价|刊例价|原价|官方价|标价|标准单价|指导价|market price|retail price|msrp|standard price|catalogue price|catalog price|rrp|面价(含税)|牌价|挂牌价|公开价|市场价|官网价|零售价|建议零售价|建议售价|统一售价|门市价|厂商指导价|目录单价|list|list unit price|catalog|recommended price|srp|rack rate',
  )

/** The price below which nobody may sell. */
export const floorPrice = (): FieldSpec =>
  field(
    'floorPrice',
    'money',
    '最低价',
    'Floor price',
    '底价|最低限价|最低售价|红线价|授权价|min price|minimum price|lowest price|price floor|限价|最低成交价|最低授权价|最低报价|授权底价|保底价|控价|底线价|minimum selling price|min. price|lowest allowed price|authorised price|authorized price|walk-away price',
  )

/** The same prices in other currencies, side by side: recognised by their neighbour, never by a word of their own. */
export const pricesInOthers = (): FieldSpec[] => [
  field('listPrice2', 'money', '目录价（第二币种）', 'List price (second currency)', ''),
  field('listPrice3', 'money', '目录价（第三币种）', 'List price (third currency)', ''),
  field('floorPrice2', 'money', '最低价（第二币种）', 'Floor price (second currency)', ''),
  field('floorPrice3', 'money', '最低价（第三币种）', 'Floor price (third currency)', ''),
]

/** Who may go below the lowest price that a list gives. */
export const approver = (): FieldSpec =>
  field(
    'approver',
    'person',
    '审批人',
    'Who approves below',
    '批准人|谁能批|谁批|谁能更低|低于找谁|低价审批人|特价审批人|可批更低|who can go lower|who approves|approver|approved by|approval by|approval from|sign-off|sign off|authorised by|authorized by|who can discount',
  )

/** What we pay for it. */
export const costPrice = (words = ''): FieldSpec =>
  field('costPrice', 'money', '成本价', 'Cost', `成本|cost|unit cost|cost price${words}`)

/** In a list of products or prices what we buy at is our cost; in a quote or an order it may be the customer's word. */
export const purchaseCost = (): FieldSpec =>
  costPrice(
    '|采购价|进价|进货价|purchase price|landed cost|进价(含税)|采购单价|采购成本|供货成本|出厂成本|成本单价|标准成本|standard cost|buy price|buying price|transfer price',
  )

/** The least share of a price that has to remain. */
export const minMargin = (): FieldSpec =>
  field(
    'minMargin',
    'percent',
    '最低毛利率',
    'Minimum margin',
    '最低毛利|毛利底线|毛利率下限|毛利率底线|毛利红线|最低利润率|min margin|min margin %|minimum gross margin|min gross margin|margin floor|target margin floor',
  )

/** The price below which somebody has to be asked. */
export const approvalBelow = (): FieldSpec =>
  field(
    'approvalBelow',
    'money',
    '低于此价须审批',
    'Approval below',
    '低于此价需审批|低于此价需大区总监批|低于此价需总监批|低于此价需经理批|低于此价须批准|审批价|审批线|需审批价|特价审批线|approval threshold|approval price|approval required below|needs approval below',
  )

/** What is taken off, or what is left to pay. */
export const discount = (): FieldSpec =>
  field(
    'discount',
    'discount',
    '折扣',
    'Discount',
    '折扣率|折让|优惠|优惠幅度|discount rate|discount %|discount percent|disc|rebate|折扣(%)|折|成交折扣|优惠率|让利|让价|下浮率|下浮|price reduction|off|markdown|discount (%)',
  )

/** What a competitor asked for the same. */
export const rivalPrice = (): FieldSpec =>
  field(
    'rivalPrice',
    'money',
    '对手报价',
    'Rival price',
    '对手价|对手价格|竞品报价|竞品价|竞品价格|友商报价|友商价|对方报价|对方价格|对方成交价|他们报价|人家报多少|竞争对手报价|competitor price|rival price|rival offer|their price|their offer|winning price|competitor offer|competitor quote|lost price',
  )

/** The number of the invoice by which something was sold. */
export const invoiceNumber = (): FieldSpec =>
  field(
    'invoiceNumber',
    'code',
    '发票号',
    'Invoice number',
    '发票号码|发票编号|开票号|开票编号|票号|账单号|invoice|invoice no|invoice id|invoice ref|invoice reference|invoice #|bill no|bill number|tax invoice no',
  )

/** What was paid of a sum so far: beside it, what is not paid follows. */
export const amountPaid = (): FieldSpec =>
  field(
    'paid',
    'money',
    '已回款',
    'Amount paid',
    '已收|已收款|已收金额|已回|回款金额|已回款金额|已付|已付款|已付金额|实收|实收金额|实付|到账金额|已到账|收款金额|paid|amount paid|paid amount|received|amount received|payments|payment received|paid to date|settled|cash received',
  )

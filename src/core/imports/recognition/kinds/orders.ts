import { evidenceOnly, exact, field, lastDay } from '../fields/fieldSpec.ts'
import { ofServices, product, productCode, quantity, specification, unit } from '../fields/goods.ts'
import { account, competitor, deal, dealCode, owner, region } from '../fields/parties.ts'
import {
  amountPaid,
  costPrice,
  currency,
  discount,
  invoiceNumber,
  listPrice,
  rivalPrice,
  total,
  unitPrice,
} from '../fields/prices.ts'
import { place, remark } from '../fields/talks.ts'
import type { RecordKind } from '../recordKind.ts'
import { quoteOutcomes } from '../valueWords.ts'

/** What was bought at which price: lines of orders, deliveries and invoices. */
export const orders: RecordKind = {
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
    'job register',
    'jobs',
    '合同台账',
    'contract history',
    'subscriptions',
    'aufträge',
    'auftraege',
    'kundenaufträge',
    'kundenauftraege',
    'auftragsliste',
    'bestellungen',
    'rechnungen',
    'umsätze',
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
      'so|so #|our so|job no|job number|job #|订单编号|单据编号|单据号|对方单号|客户单号|客户订单号|销售单号|单号|合同编号|合同号|出库单号|销售订单号|预订号|预订单号|预约单号|排班号|开班编号|派工单号|order no|order number|order id|so number|po number|contract number|booking|booking no|booking number|booking ref|booking reference|booking id|job no|job number|保单号|保单编号|policy no|policy number|policy ref|subscription no|subscription id|reservation|reservation no|po / so #|order #|asn/dn #|订单编码|销售订单编号|订货单号|采购单号|合同号/订单号|订单流水号|so no|po no|order ref|order reference|sales order no|sales order number|document number|doc no',
    ),
    evidenceOnly(invoiceNumber()),
    evidenceOnly(
      field('lineNumber', 'code', '行号', 'Line number', '行项目|明细编号|id|line|line no|line item|item no'),
    ),
    account(
      '|project code|ship to|投保人|投保单位|被保险人|policyholder|policy holder|insured|named insured|subscriber|licensee',
    ),
    deal(),
    dealCode(),
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
        'batch',
        'code',
        '批号',
        'Batch',
        '批次|批次号|生产批号|产品批号|出货批号|lot|lot no|lot number|batch no|batch number|charge|chargennr',
      ),
    ),
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
      '|value ex gst|value ex vat|value ex tax|value excl gst|value excl vat|job value|contract sum|保费|保费金额|总保费|年保费|年费|服务费|年服务费|年度金额|年合同额|premium|annual premium|gross premium|total premium|premium paid|fee|annual fee|yearly fee|contract fee|subscription fee|licence fee|license fee|annual amount|annual value|yearly amount',
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
        '下单日期|下单时间|订单时间|签订日期|签约日期|销售日期|成交日期|合同日期|开票日期|日期|业务日期|order date|ordered at|po date|date|invoice date|purchase date|transaction date|sale date|contract date|po sent to vendor date|booking date|po / order date|order/po date|date signed|signed on|下单日|订货日期|签单日期|签单时间|签订时间|签约时间|成交时间|销售时间|制单日期|单据日期|过账日期|记账日期|审核日期|发票日期|订购日期|采购日期|order created|created date|posting date|document date|date of order|date ordered|order time|purchased on|sold on|date of sale|sales date|年度|年份|财年|销售年度|订单年度|year|calendar year|fiscal year|financial year|fy|保单年度|保险年度|承保年度|合同年度|服务年度|policy year|contract year|underwriting year|cover year|起保日|起保日期|生效日|生效日期|合同开始|开始日期|保险起期|起期|period|period start|start|start date|inception|inception date|effective date|effective from|commencement|commencement date',
      ),
    ),
    field(
      'deliveredAt',
      'date',
      '发货日期',
      'Delivered',
      'etd|atd|发货日|出货日期|发货时间|交货日期|交付日期|出库日期|送货日期|到货日期|ship date|shipped date|delivery date|delivered date|delivered to client date|shipped at|delivered at|出库时间|签收日期|签收时间|实际交货日期|验收日期|装机日期|安装日期|delivery|goods issue date|received date|installed date|acceptance date|actual delivery date|dispatch date',
    ),
    evidenceOnly(
      lastDay(
        field(
          'promisedAt',
          'date',
          '约定交期',
          'Promised',
          '预发货日期|预计发货日期|计划发货日期|预计交货日期|预交货日期|交期|计划交货日期|要求交期|scheduled delivery date|promised date|requested delivery date|due date',
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
      field('freight', 'money', '运费', 'Freight', '物流费用|freight cost|shipping cost|freight cost (usd)'),
    ),
    evidenceOnly(field('taxRate', 'percent', '税率', 'Tax rate', '增值税率|vat rate|tax %')),
    evidenceOnly(costPrice()),
    field('status', 'text', '状态', 'Status', '订单状态|单据状态|执行状态|order status|delivery status'),
    owner(),
    region(),
    remark(),
  ],
}

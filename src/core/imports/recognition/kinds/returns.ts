import { evidenceOnly, field } from '../fields/fieldSpec.ts'
import { product } from '../fields/goods.ts'
import { account, owner, region } from '../fields/parties.ts'
import { currency } from '../fields/prices.ts'
import { remark } from '../fields/talks.ts'
import type { RecordKind } from '../recordKind.ts'

/** Goods that came back, and why. */
export const returns: RecordKind = {
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
    field(
      'number',
      'code',
      '退货单号',
      'Return number',
      '退货编号|退单号|退换货单号|单号|编号|投诉单号|return no|rma|rma no|rma number|return id|case no',
    ),
    field(
      'orderNumber',
      'code',
      '订单号',
      'Order number',
      '原订单号|订单编号|销售单号|关联订单|order no|order id|original order',
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
    field(
      'refund',
      'money',
      '退款金额',
      'Refund',
      '退货金额|退款|金额|refund amount|credit amount|return value',
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
    field(
      'resolution',
      'text',
      '处理结果',
      'Resolution',
      '处理|处理办法|处理方式|处理意见|处理措施|解决方案|处理状态|outcome|action taken|action',
    ),
    field(
      'status',
      'text',
      '状态',
      'Status',
      '投诉状态|单据状态|是否关闭|是否结案|结案|结案否|关闭否|status|state|open/closed|closed yes/no|settled',
    ),
    field(
      'closedAt',
      'date',
      '关闭日期',
      'Closed',
      '关闭时间|结案日期|结案时间|完成日期|完成时间|解决日期|closed|closed on|closed at|date closed|resolved|resolved on|completion date',
    ),
    evidenceOnly(owner()),
    evidenceOnly(region()),
    remark(),
  ],
}

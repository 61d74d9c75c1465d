import { evidenceOnly, field, lastDay } from '../fields/fieldSpec.ts'
import { product, productCode, unit } from '../fields/goods.ts'
import { region } from '../fields/parties.ts'
import { remark } from '../fields/talks.ts'
import type { RecordKind } from '../recordKind.ts'

/** How much of a product is there, and where. */
export const stock: RecordKind = {
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
}
